import { randomUUID } from 'node:crypto';
import type { PackKind } from '../../issuing/packs/pack-kind.js';
import { PACK_TABLE, type PackName } from '../../issuing/packs/pack-table.js';
import type { Role } from '../../procedure/terms/actors.js';
import { Button, ButtonRow, PostForm } from '../components/index.js';
import { JOBS_PATH } from '../addresses/job-addresses.js';

/** Packs of these reaches that a role may ask for. */
export function packsFor(role: Role, scopes: readonly PackKind['scope'][]): { kind: PackName; label: string }[] {
  return (Object.keys(PACK_TABLE) as PackName[])
    .filter(
      (kind) => scopes.includes(PACK_TABLE[kind].scope) && (PACK_TABLE[kind].roles as readonly Role[]).includes(role),
    )
    .map((kind) => ({ kind, label: PACK_TABLE[kind].label }));
}

/** One button for each pack of one case; each is a form with a number of its own. */
export function CasePackButtons({ caseId, role }: { caseId: string; role: Role }) {
  return (
    <ButtonRow>
      {packsFor(role, ['case']).map(({ kind, label }) => (
        <PostForm action={JOBS_PATH}>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="caseIds" value={caseId} />
          <input type="hidden" name="idempotencyKey" value={randomUUID()} />
          <Button>{label}をつくる</Button>
        </PostForm>
      ))}
    </ButtonRow>
  );
}
