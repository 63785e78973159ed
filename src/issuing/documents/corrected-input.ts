/** What a correction (訂正) makes of the frozen data of a document: only what it names changes (docs/adr/0035-only-what-a-correction-names.md). */
import { isDeepStrictEqual } from 'node:util';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The frozen data with the difference between two drawings of today, one as the records were and one as the correction leaves them. What both say
 * alike, whatever it is today, stays as it was frozen. Pure.
 * @param frozen as it came from JSON: what is absent there is undefined in the drawings
 */
export function correctedInput(frozen: unknown, before: unknown, after: unknown): unknown {
  if (same(before, after)) return frozen;
  if (isFields(frozen) && isFields(before) && isFields(after)) return correctedFields(frozen, before, after);
  if (Array.isArray(frozen) && Array.isArray(before) && Array.isArray(after))
    return correctedList(frozen, before, after);
  return after;
}

function correctedFields(frozen: Fields, before: Fields, after: Fields): Fields {
  const names = new Set([...Object.keys(frozen), ...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, correctedInput(frozen[name], before[name], after[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** Of lists of one length each row is that of the same place; else what the correction takes away leaves, and what it adds comes last. */
function correctedList(
  frozen: readonly unknown[],
  before: readonly unknown[],
  after: readonly unknown[],
): readonly unknown[] {
  if (same(frozen, before)) return after;
  if (frozen.length === before.length && before.length === after.length)
    return after.map((row, index) => correctedInput(frozen[index], before[index], row));
  const kept = frozen.filter((row) => !isAmong(before, row) || isAmong(after, row));
  return [...kept, ...after.filter((row) => !isAmong(before, row) && !isAmong(kept, row))];
}

/** Whether the two say the same on paper: a field that is undefined is not there. */
export function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(onPaper(one), onPaper(other));
}

const onPaper = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

const isAmong = (rows: readonly unknown[], row: unknown): boolean => rows.some((each) => same(each, row));

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
