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
  const noticeNos = ofTerm.flatMap((each) => each.noticeNo ?? []);
  return { noticedOn, heardOn, noticeNo, noticeNos, changeNoticedOn, confirmations: confirmationsOf(ofTerm) };
}

/**
 * What a designation rested on before a day, the newest of each: a line that begins later was made when it was entered, and the first one before
 * everything that is asked about it.
 * @param lines all of the designation
 * @param of by the application on which a line was decided
 */
export function newestBasis(
  lines: readonly (Pick<SucceedingLine, 'id' | 'previousId' | 'designatedOn'> & {
    registeredOn: IsoDate;
    applicationId: string | null;
  })[],
  of: Readonly<Record<string, OwnBasis>>,
  { day }: { day: IsoDate },
): BasisDays {
  const made = lines
    .filter((line) => line === firstLine(lines) || line.designatedOn < day || line.registeredOn < day)
    .flatMap(({ applicationId }) => of[applicationId ?? ''] ?? []);
  return {
    noticedOn: newestOf(made.map(({ noticedOn }) => noticedOn)),
    heardOn: newestOf(made.map(({ heardOn }) => heardOn)),
    noticeNos: made.flatMap(({ noticeNo }) => noticeNo ?? []),
    confirmations: confirmationsOf(made),
  };
}

/** The line by which a designation was given, or the oldest one that the register has of it; null among none. */
function firstLine<Line extends Pick<SucceedingLine, 'id' | 'previousId'>>(lines: readonly Line[]): Line | null {
  return lines.find(({ previousId }) => !lines.some(({ id }) => id === previousId)) ?? null;
}

/**
 * The line that a case is about. It is of a designation and not of one line of it, so the line on which it was begun says no more than which term a
 * renewal is of: it is about the newest line of that (法115②). A change is of the term that the designation is in on the day, so it goes on with the
 * renewed designation once that holds (法115③), and is of the present term while that is to come (法116①).
 * @param lines all of the designation
 * @param case `on` is today, or the first day of a change that is known
 */
export function lineOfCase<Line extends SucceedingLine>(
  lines: readonly Line[],
  begunOn: string,
  { procedure, on }: { procedure: 'renewal' | 'change'; on: IsoDate },
): Line | null {
  const begun = lines.find(({ id }) => id === begunOn) ?? null;
  let line = begun && procedure === 'change' ? firstLine(lines) : begun;
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

/** The lines as they are read by whom nothing is told of some of them: what follows one of those follows the line before it. */
export function linesWithout<Line extends SucceedingLine>(lines: readonly Line[], hidden: readonly Line[]): Line[] {
  const before = (id: string | null): string | null => {
    const skipped = hidden.find((each) => each.id === id);
    return skipped === undefined ? id : before(skipped.previousId);
  };
  return lines
    .filter((line) => !hidden.includes(line))
    .map((line) => ({ ...line, previousId: before(line.previousId) }));
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
 * @param lines all of the designation
 */
export function lineBeforeChange<Line extends SucceedingLine>(lines: readonly Line[], firstDay: IsoDate): Line | null {
  let last = firstLine(lines);
  for (let line = last; line;) {
    const { id }: SucceedingLine = line;
    line = lines.find(({ previousId }) => previousId === id) ?? null;
    if (line && holdsFrom(line) <= firstDay) last = line;
  }
  return last;
}
