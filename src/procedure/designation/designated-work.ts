/** What of the work of a designation stands in the register: the matters of its kind, and the changes that were approved since. */
import type { IsoDate } from '../calendar/days.js';
import type { ApprovedChange, DesignatedWork } from '../case/work.js';
import type { ApplicationContent } from '../fields/content.js';
import type { BSubItem } from '../fields/b-sub-items.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';

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
