/** 公示 of a designation (法113⑥; 115④, 116②, 118②, 119②, 120② for the other procedures and kinds). */
import { dateFaults, type KnownDays } from '../calendar/date-rules.js';
import type { IsoDate } from '../calendar/days.js';
import type { PublicNoticeFacts } from '../case/facts.js';
import type { Kind } from '../terms/kinds.js';
import { type Actor, isPrefecture } from '../terms/actors.js';
import { articleFor, ORDINANCE } from '../terms/law.js';
import { IN_FORCE_OR_AHEAD, type RegisterStanding } from './standing.js';
import { type Problem, ProblemList } from '../fields/problems.js';

/** How the law wants it done: the Internet, or another suitable way (則83; 連携B 則90, C-1 則97, C-2 則104). */
export function publicNoticeBasis(kind: Kind): string {
  return `${articleFor(kind, '113⑥')}、${ORDINANCE[kind].publicNotice}`;
}

/** A line of the register as the day of its 公示 is compared with it. */
type NoticedLine = Omit<PublicNoticeFacts, 'on' | 'method'>;

/** The days of the decision before which nothing is made public. */
export function daysBeforePublicNotice({
  designatedOn,
  registeredOn,
  notifiedOn,
}: NoticedLine): Pick<KnownDays, 'notifiedOn' | 'decidedOn' | 'registeredOn'> {
  // What is designated from a coming day on may be made public before it, and nothing before it is decided (法113⑥).
  if (notifiedOn !== null) return { notifiedOn };
  // A designation from a coming day on was decided by the day on which it was registered.
  return designatedOn <= registeredOn ? { decidedOn: designatedOn } : { registeredOn };
}

/** Everything that it is compared with. */
export function daysOfPublicNotice(line: NoticedLine, today: IsoDate): KnownDays {
  return { today, ...daysBeforePublicNotice(line) };
}

/** What is wrong with a record of a public notice; empty when it is sound. What is only strange was asked where it was typed. */
export function publicNoticeProblems(
  { on, method }: { on: IsoDate | null; method: string },
  known: KnownDays,
): Problem[] {
  const list = new ProblemList();
  list.requireDate('on', on, '公示の日');
  const faults = on === null ? [] : dateFaults('publicNotice.on', on, known).filter(({ asked }) => !asked);
  for (const { message } of faults) list.add('on', message);
  list.requireText('method', method, '公示の方法');
  return list.problems;
}

/** What is wrong with taking the record of a public notice back; empty when it is sound. */
export function withdrawalProblems({ reason }: { reason: string }): Problem[] {
  const list = new ProblemList();
  list.requireText('reason', reason, '公示の記録を取り消す理由');
  return list.problems;
}

/** A line of the register as 公示 sees it. */
export interface PublicLine {
  standing: RegisterStanding;
  publicNoticeOn: IsoDate | null;
}

/** Whether a line is public by its day alone, as `isPublic` asks of it. */
export const isMadePublic = ({ publicNoticeOn }: Pick<PublicLine, 'publicNoticeOn'>, today: IsoDate): boolean =>
  publicNoticeOn !== null && publicNoticeOn <= today;

/** Who reads the register; null for everyone, without a login. */
export type RegisterReader = Pick<Actor, 'role' | 'institutionId'> | null;

/** Whose lines a person reads of from their decision on; everybody else from their 公示 on (法113⑥). */
export function readsFromDecision(reader: RegisterReader): 'everyInstitution' | { institutionId: string | null } {
  if (reader !== null && isPrefecture(reader.role)) return 'everyInstitution';
  return { institutionId: reader?.role === 'hospital' ? reader.institutionId : null };
}

/** Whether the person may read of a line on `today`, whatever became of it since. */
export function mayReadLine(
  line: Pick<PublicLine, 'publicNoticeOn'> & { institutionId: string },
  reader: RegisterReader,
  today: IsoDate,
): boolean {
  const own = readsFromDecision(reader);
  return own === 'everyInstitution' || own.institutionId === line.institutionId || isMadePublic(line, today);
}

/**
 * Whether everyone may read of a line on `today`: it is made public (法113⑥), and in force or decided ahead as far as everyone knows. One that another took
 * the place of stands until that one is made public, for the institution is designated all the while, and so nothing is told of it before.
 * @param line with how it stands beside those that follow and are made public (`isMadePublic`)
 * @internal the register asks it in SQL (`register/register-filters.ts`), and a spec holds both together
 */
export function isPublic(line: PublicLine, today: IsoDate): boolean {
  return isMadePublic(line, today) && IN_FORCE_OR_AHEAD.includes(line.standing);
}

/** What is still to be made public, on the pages that list it. */
export const AWAITS_NOTICE = '公示する指定・更新・変更の承認';

/**
 * Whether 公示 of a line is still to be done (法113⑥): what is older than this program was made public before it.
 * @internal as above
 */
export function awaitsPublicNotice({
  publicNoticeOn,
  applicationId,
}: Pick<PublicLine, 'publicNoticeOn'> & { applicationId: string | null }): boolean {
  return publicNoticeOn === null && applicationId !== null;
}
