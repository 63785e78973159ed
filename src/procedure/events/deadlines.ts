/** 期限: what nobody does, and what the prefecture reminds of. */
import type { CaseFacts, DeadlineKind } from '../case/facts.js';
import { DEADLINE_LABEL } from '../case/words.js';
import { deadlineIsOver, notRemindedToday, someDeadlineBindsAnother } from '../conditions/examination.js';
import { tell } from './effects.js';
import { event } from './event.js';

export const DEADLINES = {
  REMIND: event<{ deadline: DeadlineKind }>({
    label: '督促する',
    role: 'prefectureOfficer',
    ofCase: someDeadlineBindsAnother,
    ofInput: notRemindedToday,
    effects: ({ facts }, { deadline }) => [
      { type: 'noteReminder', kind: deadline },
      tell(HELD_TO[deadline], dueOnOf(facts, deadline)),
    ],
    readers: 'whoSeesTheDeadline',
    sentence: ({ deadline }) => `${DEADLINE_LABEL[deadline]}までの対応を督促しました`,
  }),
  DEADLINE_PASSED: event<{ deadline: DeadlineKind }>({
    label: '期限が過ぎる',
    role: 'timer',
    ofInput: deadlineIsOver,
    effects: ({ facts }, { deadline }) => [
      { type: 'notePassedDeadline', kind: deadline },
      ...[...new Set([HELD_TO[deadline], 'prefecture'] as const)].map((side) => tell(side, dueOnOf(facts, deadline))),
    ],
    readers: 'whoSeesTheDeadline',
    sentence: ({ deadline }) => `${DEADLINE_LABEL[deadline]}を過ぎました`,
  }),
};

/** The side a deadline binds; the prefecture always hears of it. */
const HELD_TO = {
  application: 'hospital',
  correction: 'hospital',
  councilReport: 'healthCentre',
  processing: 'prefecture',
} as const satisfies Record<DeadlineKind, string>;

const dueOnOf = ({ deadlines }: CaseFacts, deadline: DeadlineKind) =>
  deadlines.find(({ kind }) => kind === deadline)?.dueOn ?? null;
