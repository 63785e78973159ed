/** 担当 and 申請回: how the offices order their work. They decide nothing, and leave what is to be done as it is. */
import {
  officerCanBeInCharge,
  officerIsNamed,
  roundCanBeChosen,
  roundIsChosen,
  roundIsLeftKnowingly,
} from '../conditions/organisation.js';
import { written } from '../conditions/condition.js';
import { arrivedOn } from '../case/arrival.js';
import type { DecisionContext, Effect } from '../case/decision.js';
import { open, tell, tellEveryAskedHealthCentre } from './effects.js';
import { event, type EventRow, itsReason } from './event.js';

/** `round` and `before` are the names of the rounds, as they were when it moved. */
interface RoundChange {
  roundId: string;
  reason: string;
  round?: string;
  before?: string;
}

const ROUND_CHANGE: Omit<EventRow<RoundChange>, 'label' | 'role' | 'effects'> = {
  ofInput: (context, given) => [
    written('reason', given.reason, '回を変える理由'),
    ...roundCanBeChosen(context, given),
    ...roundIsLeftKnowingly(context, given),
  ],
  found: ({ facts: { round, rounds } }, { roundId }) => ({
    round: rounds[roundId]?.label ?? '',
    before: round?.label ?? '',
  }),
  readers: 'everyone',
  sentence: ({ before = '', round = '' }) =>
    `申請回を${before === '' ? '' : `「${before}」から`}「${round}」に変えました`,
  particulars: itsReason,
};

export const ORGANISATION = {
  ASSIGN_OFFICER: event<{ officerId: string; name?: string; before?: string }>({
    label: '担当を決める',
    role: 'prefectureOfficer',
    ofInput: officerCanBeInCharge,
    found: ({ facts: { officer, officers } }, { officerId }) => ({
      name: officers[officerId] ?? '',
      before: officer?.name ?? '',
    }),
    effects: ({ facts: { officers } }, { officerId }) => [
      { type: 'assignOfficer', officer: { id: officerId, name: officers[officerId] ?? '' } },
    ],
    readers: 'prefecture',
    sentence: ({ name = '', before = '' }) =>
      before === '' ? `担当を${name}に決めました` : `担当を${before}から${name}に変えました`,
  }),
  // An act of its own: an empty choice may be an oversight.
  RELEASE_OFFICER: event<{ before?: string }>({
    label: '担当を外す',
    role: 'prefectureOfficer',
    ofCase: officerIsNamed,
    offered: ({ officer }) => officer !== null,
    found: ({ facts: { officer } }) => ({ before: officer?.name ?? '' }),
    effects: () => [{ type: 'assignOfficer', officer: null }],
    readers: 'prefecture',
    sentence: ({ before = '' }) => `担当から${before}を外しました`,
  }),
  MOVE_ROUND: event<RoundChange>({
    ...ROUND_CHANGE,
    label: '別の回に移す',
    role: 'prefectureOfficer',
    effects: (context, { roundId }) => [
      ...toRound(context, roundId),
      tell('hospital', waitsFor(context, roundId)),
      ...tellEveryAskedHealthCentre(context),
    ],
  }),
  CHOOSE_ROUND: event<RoundChange>({
    ...ROUND_CHANGE,
    label: '申請する回を変える',
    role: 'hospital',
    effects: (context, { roundId }) => [...toRound(context, roundId), tell('prefecture')],
  }),
  // The dates by which the prefecture does its own work are those of the round (`prefectureDue`), so they move with it.
  ROUND_RESCHEDULED: event({
    label: '申請回の日程が変わる',
    role: 'timer',
    ofCase: roundIsChosen,
    effects: () => [],
    readers: 'prefecture',
    sentence: () => '申請回の日程が変わりました',
  }),
};

/** A case that has not arrived is due by the deadline of its round; what a letter told moves by an act of its own alone. */
function toRound(context: DecisionContext, roundId: string): Effect[] {
  const dueOn = waitsFor(context, roundId);
  return [{ type: 'moveToRound', roundId }, ...(dueOn === null ? [] : [open('application', dueOn, '')])];
}

/** The deadline of the round, for a case that waits for it. */
function waitsFor({ facts }: DecisionContext, roundId: string) {
  return arrivedOn(facts) === null ? (facts.rounds[roundId]?.applicationDeadline ?? null) : null;
}
