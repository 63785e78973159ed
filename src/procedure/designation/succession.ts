/** How the lines of the register follow each other, and which of them a case is about. */
import type { IsoDate } from '../calendar/days.js';
import type { BasisDays, EnvironmentConfirmation } from '../case/facts.js';
import type { ProcedureType } from '../terms/kinds.js';

/** A renewal or an approved change is a line of its own that names the one it follows. */
export interface SucceedingLine {
  id: string;
  previousId: string | null;
  designatedOn: IsoDate;
  validFrom: IsoDate;
  validTo: IsoDate;
}

/**
 * The first day on which a line holds, and takes the place of the one it follows: a renewal that is decided after its period began holds from its
 * decision (法115②), every other line from its first day. In SQL: `register/succession-sql.ts`.
 */
export function holdsFrom({ designatedOn, validFrom }: Pick<SucceedingLine, 'designatedOn' | 'validFrom'>): IsoDate {
  return designatedOn > validFrom ? designatedOn : validFrom;
}

/**
 * The day on which another line takes the place of this one; null while none follows it. That is the first of all that come after it: a renewal that
 * is decided in deemed continuation (法115②) follows a change that may begin later, and holds before it.
 * @param lines among which its followers are
 * @param isRead whether who asks reads of a line
 * @internal the register asks it in SQL (`register/succession-sql.ts`), and a spec holds both together
 */
export function takenOverOn<Line extends SucceedingLine>(
  { id }: Pick<SucceedingLine, 'id'>,
  lines: readonly Line[],
  isRead: (line: Line) => boolean = () => true,
): IsoDate | null {
  const days = lines
    .filter(({ previousId }) => previousId === id)
    .flatMap((follower) => [
      ...(isRead(follower) ? [holdsFrom(follower)] : []),
      ...[takenOverOn(follower, lines, isRead) ?? []].flat(),
    ]);
  return days.sort()[0] ?? null;
}

/** An approved change takes the place of a line within its term (法116); a renewal opens the next one (法115③). In SQL as above. */
const isOfSameTerm = (line: Pick<SucceedingLine, 'validTo'>, other: Pick<SucceedingLine, 'validTo'>): boolean =>
  line.validTo === other.validTo;

/** What a decision rested on. */
interface OwnBasis extends BasisDays {
  /** C-2: 特定分野 and the number of the minister's confirmation; null, or absent, of other kinds. */
  field?: string | null;
  environmentNo?: string | null;
}

/** A decision that made a line of the register, with what it rested on. */
export interface DecidedBasis extends OwnBasis {
  procedure: ProcedureType;
  /** Of the line; null where it is not there. */
  validTo: IsoDate | null;
}

const confirmationsOf = (of: readonly OwnBasis[]): EnvironmentConfirmation[] =>
  of.flatMap(({ field, environmentNo }) => (field && environmentNo ? [{ field, no: environmentNo }] : []));

const newestOf = (days: readonly (IsoDate | null)[]): IsoDate | null =>
  days
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1) ?? null;

/**
 * What the term of a line rests on: the decision that opened it; approved changes leave the term as it was (法116) and are kept apart. Null where
 * this program did not make that decision.
 * @param of by the application on which a line was decided
 */
export function basisOfTerm(line: Pick<SucceedingLine, 'validTo'>, of: readonly DecidedBasis[]): BasisDays | null {
  const ofTerm = of.filter(({ validTo }) => validTo === line.validTo);
  const changes = ofTerm.filter(({ procedure }) => procedure === 'change');
  const opened = ofTerm.find(({ procedure }) => procedure !== 'change');
  const changeNoticedOn = newestOf(changes.map(({ noticedOn }) => noticedOn));
  if (opened === undefined && changeNoticedOn === null) return null;
  const { noticedOn = null, heardOn = null, noticeNo = null } = opened ?? {};
  return { noticedOn, heardOn, noticeNo, changeNoticedOn, confirmations: confirmationsOf(ofTerm) };
}

/**
 * What designations rested on that were made before a day, the newest of each: one that begins later was made when it was entered.
 * @param of by the application on which a line was decided
 * @param before `begunOn`: id of the line on which a case was begun, which was made before that, whatever its days
 */
export function newestBasis(
  lines: readonly (Pick<SucceedingLine, 'id' | 'designatedOn'> & {
    registeredOn: IsoDate;
    applicationId: string | null;
  })[],
  of: Readonly<Record<string, OwnBasis>>,
  { begunOn, day }: { begunOn: string; day: IsoDate },
): BasisDays {
  const made = lines
    .filter(({ id, designatedOn, registeredOn }) => id === begunOn || designatedOn < day || registeredOn < day)
    .flatMap(({ applicationId }) => of[applicationId ?? ''] ?? []);
  return {
    noticedOn: newestOf(made.map(({ noticedOn }) => noticedOn)),
    heardOn: newestOf(made.map(({ heardOn }) => heardOn)),
    noticeNos: made.flatMap(({ noticeNo }) => noticeNo ?? []),
    confirmations: confirmationsOf(made),
  };
}

/**
 * The line that a case is about, which was begun on one that others may have followed since. A renewal is of the term, so of the newest line of
 * the term; a change is of the term that the designation is in on the day, so it goes on with the renewed designation once that holds (法115③).
 * @param lines that one and all that follow it
 * @param case `on` is today, or the first day of a change that is known
 */
export function lineOfCase<Line extends SucceedingLine>(
  lines: readonly Line[],
  begunOn: string,
  { procedure, on }: { procedure: 'renewal' | 'change'; on: IsoDate },
): Line | null {
  let line = lines.find(({ id }) => id === begunOn) ?? null;
  for (let next = line; next;) {
    line = next;
    const followers = lines.filter(({ previousId }) => previousId === line?.id);
    next =
      followers.find((each) => isOfSameTerm(each, next!)) ??
      (procedure === 'change' ? followers.find((each) => holdsFrom(each) <= on) : undefined) ??
      null;
  }
  return line;
}

/**
 * The line that opens the term after that of `line`, as it was changed since; null unless it was granted before its first day: one that is decided
 * later holds from its decision, and is none that comes.
 * @param lines among which its followers are
 */
export function comingLine<Line extends SucceedingLine>(lines: readonly Line[], line: Line): Line | null {
  const opens = lines.find((each) => each.previousId === line.id && !isOfSameTerm(each, line));
  if (opens === undefined || opens.designatedOn > opens.validFrom) return null;
  return lineOfCase(lines, opens.id, { procedure: 'renewal', on: opens.validFrom });
}

/**
 * The line that an approved change follows: the last that holds on its first day, so that one which begins earlier than a change that is approved
 * already comes before it. A renewed designation that holds before a change of the former term begins is that line too.
 * @param lines the one that the case was begun on and all that follow it
 */
export function lineBeforeChange<Line extends SucceedingLine>(
  lines: readonly Line[],
  begunOn: string,
  firstDay: IsoDate,
): Line | null {
  let last = lines.find(({ id }) => id === begunOn) ?? null;
  for (let line = last; line;) {
    const { id }: SucceedingLine = line;
    line = lines.find(({ previousId }) => previousId === id) ?? null;
    if (line && holdsFrom(line) <= firstDay) last = line;
  }
  return last;
}
