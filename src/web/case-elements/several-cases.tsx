/** What is done to several cases at once: chosen on a page with the version of each, and told line by line what became of it. */
import { UnprocessableEntityException } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { ResultLine } from '../../applications/commands/execute-each.js';
import { cleanList } from '../../inputs/fields/clean.js';
import { Banner, ConditionList } from '../components/index.js';
import { typedVersion } from '../requests/form-body.js';

/** So many cases can be chosen at once; no page offers more. */
const MOST_CHOSEN = 250;

/** Something of a case that was ticked, and the version of the case as the person saw it; NO_VERSION where the page told none. */
export interface Chosen {
  id: string;
  lockVersion: number;
}

/** Stands in the form beside the checkboxes. */
export function SeenVersions({ rows }: { rows: readonly Chosen[] }) {
  return (
    <>
      {rows.map(({ id, lockVersion }) => (
        <input type="hidden" name={`versions[${id}]`} value={String(lockVersion)} />
      ))}
    </>
  );
}

/**
 * What was ticked under a name, each once.
 * @throws UnprocessableEntityException for what a page of ours cannot have posted: half a choice must not be carried out
 */
export function chosenOf(body: unknown, name: string): Chosen[] {
  const { [name]: posted, versions } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const ids = posted === undefined || posted === '' ? [] : cleanList(posted);
  if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string' && isUUID(id))) {
    throw new UnprocessableEntityException('選ばれた案件を読み取れません。画面を開き直して、もう一度選んでください。');
  }
  if (ids.length > MOST_CHOSEN)
    throw new UnprocessableEntityException(
      `一度に選べる案件は${MOST_CHOSEN}件までです。画面を開き直して、分けて行ってください。`,
    );
  const versionsById = Object.fromEntries(
    Object.entries(versions ?? {}).map(([id, version]) => [id.toLowerCase(), version as unknown]),
  );
  return [...new Set(ids.map((id) => id.toLowerCase()))].map((id) => ({
    id,
    lockVersion: typedVersion(versionsById, id),
  }));
}

/** What was done of several cases, and what was not and why. */
export function ResultNote({ results, doneText }: { results: readonly ResultLine[]; doneText: string }) {
  const failed = results.filter(({ outcome }) => outcome !== 'done');
  const done = results.filter(({ outcome }) => outcome === 'done');
  if (results.length === 0) return null;
  return (
    <>
      {done.length > 0 && (
        <Banner kind="success" title={`${done.length}件を${doneText}`}>
          {done.map(({ institutionName }) => institutionName).join('、')}
        </Banner>
      )}
      {failed.map(({ institutionName, message, conditions }) => (
        <Banner kind="error" title={`${institutionName || 'この案件'}は行われませんでした`}>
          <p>{message}</p>
          {conditions.length > 0 && <ConditionList conditions={[...conditions]} />}
        </Banner>
      ))}
    </>
  );
}

/** 409 when another person was first, 422 when a condition is unmet, 200 when all were done. */
export function statusOf(results: readonly ResultLine[]): number {
  if (results.some(({ outcome }) => outcome === 'refused')) return 422;
  return results.some(({ outcome }) => outcome === 'changed') ? 409 : 200;
}
