/** What of the work of a designation stands in the register: the matters of its kind, and the changes that were approved since. */
import type { IsoDate } from '../calendar/days.js';
import { letterDate } from '../calendar/letter-date.js';
import type { ApprovedChange, DesignatedWork } from '../case/work.js';
import type { ApplicationContent } from '../fields/content.js';
import type { BSubItem } from '../fields/b-sub-items.js';
import type { Kind } from '../terms/kinds.js';
import { articleFor } from '../terms/law.js';
import { businessOf, fullWidth, inFull } from '../terms/official-words.js';
import type { CaseFacts, DesignationTerm } from '../case/facts.js';
import { changedDesignation } from './validity.js';

export type { ApprovedChange, DesignatedWork } from '../case/work.js';

const CLINICAL = '1号';
const SPECIALTY = '2号';
const C1_LABEL: Readonly<Record<string, string>> = { [CLINICAL]: '1号（臨床研修）', [SPECIALTY]: '2号（専門研修）' };

/** What a kind calls its matters; null for 連携B. */
export const MATTERS_LABEL: Readonly<Record<Kind, string | null>> = {
  B: '小項目',
  RENKEI_B: null,
  C1: '研修の別（法119①）',
  C2: '特定分野',
};

export function designatedMatters(content: ApplicationContent): string[] {
  switch (content.kind) {
    case 'B':
      return [...content.subItems];
    case 'RENKEI_B':
      return [];
    case 'C1':
      return [...(content.clinicalTraining ? [CLINICAL] : []), ...(content.specialtyTraining ? [SPECIALTY] : [])];
    case 'C2':
      return content.field.trim() === '' ? [] : [content.field.trim()];
  }
}

/** A matter in words. */
export function matterLabel(kind: Kind, matter: string, subItems: readonly BSubItem[]): string {
  if (kind === 'C1') return C1_LABEL[matter] ?? matter;
  const label = kind === 'B' ? subItems.find(({ code }) => code === matter)?.label : undefined;
  return label === undefined ? matter : `${matter} ${label}`;
}

/** What papers call the matters of a kind. */
export const MATTERS_ON_PAPER: Readonly<Record<Kind, string | null>> = {
  B: '該当要件',
  RENKEI_B: null,
  C1: '研修の別',
  C2: '特定分野',
};

const C1_ON_PAPER: Readonly<Record<string, string>> = {
  [CLINICAL]: `${inFull('法119①一')}（臨床研修）`,
  [SPECIALTY]: `${inFull('法119①二')}（専門研修）`,
};

/** A matter as a paper writes it: the article in full, and figures in full width but for the code of a sub-item, which the official forms print so. */
export function matterOnPaper(kind: Kind, matter: string, subItems: readonly BSubItem[]): string {
  if (kind === 'C1') return C1_ON_PAPER[matter] ?? matter;
  const label = kind === 'B' ? subItems.find(({ code }) => code === matter)?.label : undefined;
  return label === undefined ? matter : `${matter}　${label.replace(/[0-9]+/gu, fullWidth)}`;
}

/** Matters in words; なし for none. */
export const mattersByName = (
  { kind, profile }: Pick<CaseFacts, 'kind' | 'profile'>,
  matters: readonly string[],
): string => matters.map((matter) => matterLabel(kind, matter, profile.subItems)).join('、') || 'なし';

/**
 * What an approved change changed, in words of the program: what came to the matters of the designation and what went, or, where nobody knew them
 * before, what they are afterwards; nothing where no matter of it came or went, as always with 連携B. The hospital's own words are not among them.
 */
export function changeInWords(
  kind: Kind,
  { added, removed, matters: exactly }: ChangedMatters,
  subItems: readonly BSubItem[],
  inWords: typeof matterLabel = matterLabel,
): string[] {
  const named = (word: string, matters: readonly string[]) =>
    matters.length === 0 ? [] : [`${word}：${matters.map((matter) => inWords(kind, matter, subItems)).join('、')}`];
  if (MATTERS_LABEL[kind] !== null && exactly) return named('変更後', exactly);
  return [...named('追加', added), ...named('削除', removed)];
}

/**
 * What is made public of an approved change (法116②→113⑥). 法 and 則83 name no items, and whether what the hospital wrote in its own words may be made
 * public is not settled: so what came and went is, or else only whose work was changed (法116①, 118②).
 */
export function changeMadePublic(kind: Kind, change: ChangedMatters, subItems: readonly BSubItem[]): string[] {
  const words = changeInWords(kind, change, subItems, matterOnPaper);
  return words.length > 0 ? words : [`${businessOf(kind)}の変更`];
}

/** The work as others read of it than the prefecture and the institution: without what the hospital wrote of its changes in its own words. */
export function withoutOwnWords({ matters, changes }: DesignatedWork): DesignatedWork {
  return { matters, changes: changes.map((change) => ({ ...change, text: '' })) };
}

/** @param before null where the register does not know the matters of the former line */
export function approvedChange(
  before: DesignatedWork | null,
  after: Pick<DesignatedWork, 'matters'>,
  { on, text }: Pick<ApprovedChange, 'on' | 'text'>,
): ApprovedChange {
  if (before === null) return { on, text, added: [], removed: [], matters: [...after.matters] };
  return {
    on,
    text,
    added: after.matters.filter((matter) => !before.matters.includes(matter)),
    removed: before.matters.filter((matter) => !after.matters.includes(matter)),
  };
}

/** The change that a case is about, as the register enters it. @param on day from which it is approved */
export function decidedChange(facts: DecidedFacts, on: IsoDate): ApprovedChange {
  const work = changedDesignation(facts, on)?.work ?? null;
  const { content } = facts;
  return approvedChange(
    work && workOn(work, on),
    { matters: decidedMatters(facts, on) },
    { on, text: content.change.matters },
  );
}

/**
 * The same in words of the program, as the papers of the decision say it: notice and 審査票 no vaguer than the 公示文 (則106⑦). With it the work of the
 * coming term, where that is another than what the change approves: nothing else would tell the hospital.
 */
export function decidedChangeInWords(facts: DecidedFacts & Pick<CaseFacts, 'kind' | 'profile'>, on: IsoDate): string[] {
  const { kind, profile } = facts;
  const onPaper = (matters: readonly string[]) =>
    matters.map((matter) => matterOnPaper(kind, matter, profile.subItems)).join('、') || 'なし';
  return [
    ...changeInWords(kind, decidedChange(facts, on), profile.subItems, matterOnPaper),
    ...workOfComingTerm(facts, on).map(
      ({ on: day, matters }) => `更新された指定（${letterDate(day)}から）：${onPaper(matters)}`,
    ),
  ];
}

/**
 * A work with one more change. They are made in the order of their first days, and of one day in that in which they were approved: what a change that
 * begins later added or took away stays so.
 */
export function withChange(work: DesignatedWork, change: ApprovedChange): DesignatedWork {
  const { changes } = work;
  const all = [...changes.filter(({ on }) => on <= change.on), change, ...changes.filter(({ on }) => on > change.on)];
  // Never unknown: where the matters before are, one of its own changes says what all of them are from its day on.
  return workFrom(mattersBefore(work), all) ?? work;
}

/** The work of an approved change. @param matters those of its first day, where the register does not know the former work */
export function changedWork(former: DesignatedWork | null, matters: string[], change: ApprovedChange): DesignatedWork {
  return former === null ? { matters, changes: [change] } : withChange(former, change);
}

/**
 * A change of a term as the coming one, granted already, carries it on. The coming work was applied for and granted by itself (法115④→113①): what came and
 * went comes and goes there too; where nobody can say that, nothing does, as where the change leaves the matters as they were.
 */
export const carriedInto = ({ matters: _, before: __, ...change }: ApprovedChange): ApprovedChange => change;

type ChangedMatters = Pick<ApprovedChange, 'added' | 'removed' | 'matters'>;

function changedMatters(matters: string[], { added, removed, matters: exactly }: ChangedMatters): string[] {
  if (exactly) return [...exactly];
  const kept = matters.filter((matter) => !removed.includes(matter));
  return [...kept, ...added.filter((matter) => !kept.includes(matter))];
}

/**
 * The work that these matters become by changes; null where nobody knows it.
 * @param before null where the register does not know them
 * @param changes in their order
 */
function workFrom(before: string[] | null, changes: readonly ApprovedChange[]): DesignatedWork | null {
  const [first, ...others] = changes.map(({ before: _, ...change }) => change);
  const matters = changes.reduce<string[] | null>(
    (now, change) => (now === null && change.matters === undefined ? null : changedMatters(now ?? [], change)),
    before,
  );
  if (matters === null || first === undefined) return matters && { matters, changes: [] };
  const work = { matters, changes: [first, ...others] };
  const told = mattersBefore(work);
  if (before === null || (told !== null && sameMatters(told, before))) return work;
  return { ...work, changes: [{ ...first, before }, ...others] };
}

/**
 * The matters before every change: the first that brings or takes one tells how it was before, unless it says more. Null where the register did not know
 * them, and one of the changes says what they were from its first day on.
 */
function mattersBefore({ matters, changes }: DesignatedWork): string[] | null {
  const before = changes[0]?.before;
  if (before) return before;
  if (changes.some(({ matters: exactly }) => exactly !== undefined)) return null;
  return changes.reduceRight(
    (now, { added, removed }) => changedMatters(now, { added: removed, removed: added }),
    matters,
  );
}

export function sameMatters(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((matter) => others.includes(matter));
}

/**
 * The work on a day: changes that begin later are not there yet, though the register knows them already. Null before the first of a work that the
 * register did not know.
 */
export function workOn(work: DesignatedWork, day: IsoDate): DesignatedWork | null {
  return workWith(work, ({ on }) => on <= day);
}

/**
 * The work without some of its changes: as it is read of by whom nothing may be told of those whose 公示 is still to come (法113⑥), and as it stood before
 * they were approved. A line that follows them carries them on, whether or not it was made public before. Of several with one first day, those that were
 * approved last are made public last. Null where the register does not know it, and no change that is left says it.
 * @param changes the first day of each of them
 */
export function workWithout(work: DesignatedWork, changes: readonly IsoDate[]): DesignatedWork | null {
  const hidden = lastChanges(work, changes);
  return workWith(work, (change) => !hidden.includes(change));
}

/**
 * The work as it was when a decision was entered: without what that decision approved of it, and what was approved since and is carried on in it, so that
 * what is printed again says what was decided.
 * @param changes first days of the approved changes that were entered before the decision, and of the others
 */
export function workWhenDecided(
  work: DesignatedWork,
  { before, others }: { before: readonly IsoDate[]; others: readonly IsoDate[] },
): DesignatedWork | null {
  const countOf = (days: readonly IsoDate[], day: IsoDate) => days.filter((each) => each === day).length;
  const days = work.changes.map(({ on }) => on);
  // Of one first day those that were entered before stay.
  return workWithout(
    work,
    others.filter(
      (day, index) => countOf(others.slice(0, index + 1), day) <= countOf(days, day) - countOf(before, day),
    ),
  );
}

/** Its changes with these first days, in their order; of several with one first day those that were approved last. */
function lastChanges({ changes }: DesignatedWork, firstDays: readonly IsoDate[]): ApprovedChange[] {
  const meant = new Set(
    firstDays.flatMap((day, index) => {
      const ofTheDay = changes.filter(({ on }) => on === day);
      const before = firstDays.slice(0, index).filter((each) => each === day).length;
      return ofTheDay.at(-1 - before) ?? [];
    }),
  );
  return changes.filter((change) => meant.has(change));
}

/** The work with these of its changes alone. */
function workWith(work: DesignatedWork, holds: (change: ApprovedChange) => boolean): DesignatedWork | null {
  return workFrom(mattersBefore(work), work.changes.filter(holds));
}

/**
 * The work of a renewal: as it was applied for, with the changes of the former term that were approved since (法116). Those that the application could
 * know of are in it as far as the hospital wanted them (法115④→113①).
 * @param applied `approvedSince` as in `DesignationTerm`
 */
export function renewedWork(
  former: DesignatedWork | null,
  { matters, approvedSince }: { matters: string[]; approvedSince: readonly IsoDate[] },
): DesignatedWork {
  return (former && workFrom(matters, lastChanges(former, approvedSince))) ?? { matters, changes: [] };
}

/** What tells what a decision designates. */
export type DecidedFacts = Pick<CaseFacts, 'content' | 'procedure' | 'currentDesignation' | 'comingDesignation'>;

/** The changes that were approved of the designation since the application was submitted, which it does not speak of. */
export function changesApprovedSince(facts: DecidedFacts, from: IsoDate): ApprovedChange[] {
  const { currentDesignation, procedure } = facts;
  const term = procedure === 'change' ? changedDesignation(facts, from) : currentDesignation;
  const { work = null, approvedSince = [] } = term ?? {};
  return work === null ? [] : lastChanges(work, approvedSince);
}

/**
 * What a decision designates from its first day on: as it was applied for, with what was approved of the designation since; of a change with what was
 * approved already from later days on. The notice prints it and the register enters it.
 * @param from first day of the decision
 */
export function decidedWork(facts: DecidedFacts, from: IsoDate): DesignatedWork {
  const { content, currentDesignation, procedure } = facts;
  const matters = designatedMatters(content);
  if (procedure === 'new') return { matters, changes: [] };
  if (procedure === 'renewal')
    return renewedWork(currentDesignation?.work ?? null, {
      matters,
      approvedSince: currentDesignation?.approvedSince ?? [],
    });
  return changedWork(changedDesignation(facts, from)?.work ?? null, matters, decidedChange(facts, from));
}

/** The matters of the first day: nothing yet that a change brings or takes later. @param from as above */
export function decidedMatters(facts: DecidedFacts, from: IsoDate): string[] {
  const applied = designatedMatters(facts.content);
  return changesApprovedSince(facts, from)
    .filter(({ on }) => on <= from)
    .reduce(changedMatters, applied);
}

/**
 * What a change comes to on later days of its term, by changes that were approved already and begin after it, from each day on which that is another work
 * than before. @param from as above
 */
export function workOfLaterDays(facts: DecidedFacts, from: IsoDate): { on: IsoDate; matters: string[] }[] {
  const work = facts.procedure === 'change' ? decidedWork(facts, from) : null;
  if (work === null) return [];
  const matters = decidedMatters(facts, from);
  const until = facts.comingDesignation?.validFrom;
  const days = work.changes.filter(({ on }) => on > from && (until === undefined || from >= until || on < until));
  return turnsOf(
    work,
    days.map(({ on }) => on),
    matters,
  );
}

/** The matters on those of the days on which they are others than before. @param days in their order */
function turnsOf(work: DesignatedWork, days: readonly IsoDate[], before: readonly string[]) {
  const then = days.map((on) => ({ on, matters: workOn(work, on)?.matters ?? [] }));
  return then.filter(({ matters }, index) => !sameMatters(matters, then[index - 1]?.matters ?? before));
}

/**
 * The coming term that a change is carried into; null without one, of a change that begins in it, and of one that was decided before it was granted.
 * @param from as above
 */
export function carriedIntoTerm(
  { procedure, comingDesignation: coming }: Pick<CaseFacts, 'procedure' | 'comingDesignation'>,
  from: IsoDate,
): DesignationTerm | null {
  return procedure === 'change' && coming !== null && coming.grantedSince !== true && from < coming.validFrom
    ? coming
    : null;
}

/**
 * What the coming term comes to by a change of the present one, from its first day where that is another work than holds until then, and from each later
 * day on which it becomes another; none where the register does not know it.
 * @param from as above
 */
export function workOfComingTerm(facts: DecidedFacts, from: IsoDate): { on: IsoDate; matters: string[] }[] {
  const coming = carriedIntoTerm(facts, from);
  if (!coming?.work) return [];
  const first = coming.validFrom;
  const work = withChange(coming.work, carriedInto(decidedChange(facts, from)));
  const days = [first, ...work.changes.map(({ on }) => on).filter((on) => on > first)];
  return turnsOf(work, days, workOfLaterDays(facts, from).at(-1)?.matters ?? decidedMatters(facts, from));
}

/**
 * The first day from which on nothing would be designated by a decision, of what it decides or of the coming term into which a change is carried
 * (法113①, 115④, 116①); null for none, and for a kind without matters.
 * @param from first day of the decision
 */
export function firstDayWithoutMatters(facts: DecidedFacts & Pick<CaseFacts, 'kind'>, from: IsoDate): IsoDate | null {
  if (MATTERS_LABEL[facts.kind] === null) return null;
  const coming = carriedIntoTerm(facts, from);
  const carried = coming?.work
    ? [{ work: withChange(coming.work, carriedInto(decidedChange(facts, from))), first: coming.validFrom }]
    : [];
  const empty = [{ work: decidedWork(facts, from), first: from }, ...carried].flatMap(({ work, first }) =>
    [first, ...work.changes.map(({ on }) => on).filter((on) => on > first)].filter(
      (day) => workOn(work, day)?.matters.length === 0,
    ),
  );
  return empty.sort()[0] ?? null;
}

/** What was applied for and is not designated from the first day on: a decision refuses that part (行政手続法8条). @param from first day of the decision */
function mattersNotDesignated(facts: DecidedFacts, from: IsoDate): string[] {
  const decided = decidedMatters(facts, from);
  return designatedMatters(facts.content).filter((matter) => !decided.includes(matter));
}

/**
 * The reasons of such a part, which the notice shows (行政手続法8条): only a change that was approved since the application was submitted takes away what
 * was asked for. Empty where all that was asked for is designated.
 * @param from first day of the decision
 */
export function reasonsNotDesignated(
  facts: DecidedFacts & Pick<CaseFacts, 'kind' | 'profile'>,
  from: IsoDate,
): string[] {
  const { kind, procedure, profile } = facts;
  const since = changesApprovedSince(facts, from).filter(({ on }) => on <= from);
  return mattersNotDesignated(facts, from).map((matter) => {
    const taken = since.findLast(({ removed, matters }) =>
      matters === undefined ? removed.includes(matter) : !matters.includes(matter),
    );
    const by = taken === undefined ? '' : `${letterDate(taken.on)}からの`;
    return `申請のあった${matterOnPaper(kind, matter, profile.subItems)}は、申請の後に承認した${by}業務の変更により、指定に係る業務でなくなったため（${inFull(articleFor(kind, '116①'))}）、${procedure === 'change' ? '変更の承認に含めません' : '更新しません'}。`;
  });
}
