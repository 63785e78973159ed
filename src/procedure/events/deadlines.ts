/** 期限: what nobody does. */
import type { DeadlineKind } from '../case/facts.js';
import { DEADLINE_LABEL } from '../case/words.js';
import { deadlineIsOver } from '../conditions/examination.js';
import { tell } from './effects.js';
import { event } from './event.js';

export const DEADLINES = {
  DEADLINE_PASSED: event<{ deadline: DeadlineKind }>({
    label: '期限が過ぎる',
    role: 'timer',
    ofInput: deadlineIsOver,
    effects: ({ facts }, { deadline }) => [
      { type: 'notePassedDeadline', kind: deadline },
      ...[...new Set([HELD_TO[deadline], 'prefecture'] as const)].map((side) =>
        tell(side, facts.deadlines.find(({ kind }) => kind === deadline)?.dueOn ?? null),
      ),
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
