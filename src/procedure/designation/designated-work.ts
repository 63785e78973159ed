/** What of the work of a designation stands in the register: the matters of its kind, and the changes that were approved since. */
import type { IsoDate } from '../calendar/days.js';
import type { ApprovedChange, DesignatedWork } from '../case/work.js';
import type { ApplicationContent } from '../fields/content.js';
import type { BSubItem } from '../fields/b-sub-items.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';
import { businessOf } from '../terms/official-words.js';
import type { CaseFacts } from '../case/facts.js';
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

/**
 * What an approved change changed, in words of the program: what came to the matters of the designation and what went; nothing where no matter of
 * it came or went, as always with 連携B. The hospital's own words are not among them.
 */
export function changeInWords(
  kind: Kind,
  { added, removed }: Pick<ApprovedChange, 'added' | 'removed'>,
  subItems: readonly BSubItem[],
): string[] {
  const named = (word: string, matters: readonly string[]) =>
    matters.length === 0 ? [] : [`${word}：${matters.map((matter) => matterLabel(kind, matter, subItems)).join('、')}`];
  return [...named('追加', added), ...named('削除', removed)];
}

/**
 * What is made public of an approved change (法116②→113⑥). 法 and 則83 name no items, and whether what the hospital wrote in its own words may be made
 * public is not settled: so what came and went is, or else only whose work was changed (法116①, 118②).
 */
export function changeMadePublic(
  kind: Kind,
  change: Pick<ApprovedChange, 'added' | 'removed'>,
  subItems: readonly BSubItem[],
): string[] {
  const words = changeInWords(kind, change, subItems);
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
  if (before === null) return { on, text, added: [], removed: [] };
  return {
    on,
    text,
    added: after.matters.filter((matter) => !before.matters.includes(matter)),
    removed: before.matters.filter((matter) => !after.matters.includes(matter)),
  };
}

/** The change that a case is about, as the register enters it. @param on day from which it is approved */
export function decidedChange(
  facts: Pick<CaseFacts, 'content' | 'currentDesignation' | 'comingDesignation'>,
  on: IsoDate,
): ApprovedChange {
  const work = changedDesignation(facts, on)?.work ?? null;
  const { content } = facts;
  return approvedChange(
    work && workOn(work, on),
    { matters: designatedMatters(content) },
    { on, text: content.change.matters },
  );
}

/** The same in words of the program, as the papers of the decision say it: notice and 審査票 no vaguer than the 公示文 (則106⑦). */
export function decidedChangeInWords(
  facts: Pick<CaseFacts, 'kind' | 'profile' | 'content' | 'currentDesignation' | 'comingDesignation'>,
  on: IsoDate,
): string[] {
  return changeInWords(facts.kind, decidedChange(facts, on), facts.profile.subItems);
}

/**
 * A designation that was applied for without knowing of the change, as it is with it. Changes that begin later are made after it: what they
 * added or took away stays so.
 */
export function withChange(work: DesignatedWork, change: ApprovedChange): DesignatedWork {
  const later = work.changes.filter(({ on }) => on > change.on);
  return {
    matters: [change, ...later].reduce(changedMatters, work.matters),
    changes: [...work.changes.filter(({ on }) => on <= change.on), change, ...later],
  };
}

function changedMatters(matters: string[], { added, removed }: Pick<ApprovedChange, 'added' | 'removed'>): string[] {
  const kept = matters.filter((matter) => !removed.includes(matter));
  return [...kept, ...added.filter((matter) => !kept.includes(matter))];
}

/** The work on a day: changes that begin later are not there yet, though the register knows them already. */
export function workOn(work: DesignatedWork, day: IsoDate): DesignatedWork {
  return workWith(work, ({ on }) => on <= day);
}

/**
 * The work as it is read of by whom nothing may be told of some changes: those whose 公示 is still to come (法113⑥). A line that follows them carries
 * them on, whether or not it was made public before. Of several with one first day, those that were approved last are made public last.
 * @param unpublished the first day of each of them
 */
export function workMadePublic(work: DesignatedWork, unpublished: readonly IsoDate[]): DesignatedWork {
  const hidden = new Set(
    unpublished.flatMap((day, index) => {
      const ofTheDay = work.changes.filter(({ on }) => on === day);
      const before = unpublished.slice(0, index).filter((each) => each === day).length;
      return ofTheDay.at(-1 - before) ?? [];
    }),
  );
  return workWith(work, (change) => !hidden.has(change));
}

/** The work with these of its changes alone. */
function workWith({ matters, changes }: DesignatedWork, holds: (change: ApprovedChange) => boolean): DesignatedWork {
  return {
    matters: changes
      .filter((change) => !holds(change))
      .reduceRight((now, { added, removed }) => changedMatters(now, { added: removed, removed: added }), matters),
    changes: changes.filter(holds),
  };
}

/** The work of an approved change: as it was applied for, with the changes that were approved before it and begin after it. */
export function changedWork(former: DesignatedWork | null, matters: string[], change: ApprovedChange): DesignatedWork {
  const known = former?.changes ?? [];
  const later = known.filter(({ on }) => on > change.on);
  return {
    matters: later.reduce(changedMatters, matters),
    changes: [...known.filter(({ on }) => on <= change.on), change, ...later],
  };
}

/** The work of a renewal: as it was applied for, with the changes of the former term that were approved since (法116). */
export function renewedWork(
  former: DesignatedWork | null,
  { matters, appliedOn }: { matters: string[]; appliedOn: IsoDate },
): DesignatedWork {
  return (former?.changes ?? []).filter(({ on }) => on >= appliedOn).reduce(withChange, { matters, changes: [] });
}

/**
 * The matters that a decision designates: as they were applied for, and of a renewal with the changes of the term that were approved since. The notice
 * prints them and the register enters them.
 * @param from first day of the decision, on which it designates nothing yet that a change brings later; absent for all that is to come
 */
export function decidedMatters(
  {
    content,
    currentDesignation,
    procedure,
    submittedOn,
  }: {
    content: ApplicationContent;
    currentDesignation: { work?: DesignatedWork | null } | null;
    procedure: ProcedureType;
    submittedOn: IsoDate | null;
  },
  from?: IsoDate,
): string[] {
  const matters = designatedMatters(content);
  if (procedure !== 'renewal' || submittedOn === null) return matters;
  const work = renewedWork(currentDesignation?.work ?? null, { matters, appliedOn: submittedOn });
  return (from === undefined ? work : workOn(work, from)).matters;
}
