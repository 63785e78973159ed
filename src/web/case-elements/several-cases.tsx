/** What is done to several cases at once: chosen on a page with the version of each, and told line by line what became of it. */
import type { ResultLine } from '../../applications/commands/execute-each.js';
import { cleanList } from '../../inputs/fields/clean.js';
import { Declined } from '../../platform/declined.js';
import { Banner, ConditionList } from '../components/index.js';
import { typedVersion } from '../requests/form-body.js';
import { readRowId } from '../../platform/row-id.js';

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

/** The names under which something is ticked, and what it is called. */
const TICKED = { caseIds: '申請', hearings: '案件' } as const;
type Ticked = keyof typeof TICKED;

/** Of a choice that no page of ours can have posted. */
export function unreadableChoice(name: Ticked): Declined {
  return new Declined('invalid', `選ばれた${TICKED[name]}を読み取れません。画面を開き直して、もう一度選んでください。`);
}

/**
 * The ids that were ticked under a name, each once.
 * @throws Declined for more than `most`, and for what a page of ours cannot have posted: half a choice must not be carried out
 */
export function chosenIds(body: unknown, name: Ticked, most: number): string[] {
  const { [name]: posted } = fieldsOf(body);
  const ids = posted === undefined || posted === '' ? [] : cleanList(posted);
  const read = Array.isArray(ids) ? ids.map(readRowId) : [null];
  const known = read.filter((id) => id !== null);
  if (known.length < read.length) throw unreadableChoice(name);
  const each = [...new Set(known)];
  if (each.length > most)
    throw new Declined(
      'invalid',
      `一度に選べる${TICKED[name]}は${most}件までです。画面を開き直して、分けて行ってください。`,
    );
  return each;
}

/** The same, of which there is at least one. @throws Declined for none */
export function someCases<T>(chosen: T[]): T[] {
  if (chosen.length === 0)
    throw new Declined('invalid', '申請が選ばれていません。前の画面に戻り、対象の申請を選んでください。');
  return chosen;
}

/** What was ticked under a name, with the versions that were seen. @throws Declined as `chosenIds` */
export function chosenOf(body: unknown, name: Ticked): Chosen[] {
  const versions = Object.fromEntries(
    Object.entries(fieldsOf(body)['versions'] ?? {}).map(([id, version]) => [readRowId(id) ?? id, version as unknown]),
  );
  return chosenIds(body, name, MOST_CHOSEN).map((id) => ({ id, lockVersion: typedVersion(versions, id) }));
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
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
