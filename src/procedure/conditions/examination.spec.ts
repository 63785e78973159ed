/** Stories of 受付, 補正 and deadlines, with a clock at Friday 2026-12-04. */
import { factsReadyFor, person, sampleEvent, TODAY } from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import {
  BESIDE_THE_PROCEDURE,
  type CaseEvent,
  conditionsOf,
  type EventOf,
  EVENTS,
  type EventType,
} from '../events/index.js';
import { reviewChecksOf } from './examination.js';

function unmet<T extends EventType>(type: T, changes: Partial<CaseFacts>, given: Partial<EventOf<T>> = {}): string[] {
  const facts = { ...factsReadyFor('B', type), ...changes };
  const event = { ...sampleEvent(type, facts), ...given } as CaseEvent;
  const context = { facts, actor: person(EVENTS[type].role), now: { today: TODAY } };
  return conditionsOf(context, event).flatMap(({ id, met }) => (met ? [] : [id]));
}

it('the receipt of a paper that an officer took up is not taken back: the hospital never submitted it', () => {
  const of = (event: 'SUBMIT' | 'TAKE_UP_PAPER') =>
    unmet('UNDO_RECEIPT', { lastSubmission: { number: 1, event, on: TODAY, sentOn: TODAY, changes: [] } });
  expect(of('SUBMIT')).toEqual([]);
  expect(of('TAKE_UP_PAPER')).toEqual(['submittedByHospital']);
});

it('a due date is put off to a later day than the one that stands', () => {
  const { openCorrection } = factsReadyFor('B', 'EXTEND_CORRECTION');
  const dueOn = { openCorrection: openCorrection && { ...openCorrection, dueOn: '2026-12-15' } };
  expect(unmet('EXTEND_CORRECTION', dueOn, { dueOn: '2026-12-15' })).toEqual(['laterThanBefore']);
  expect(unmet('EXTEND_CORRECTION', dueOn, { dueOn: '2026-12-16' })).toEqual([]);
  // of what was never due by a day any day is later: it is refused because nothing is asked for
  expect(unmet('EXTEND_CORRECTION', { openCorrection: null }, { dueOn: '2026-12-16' })).toEqual(['correctionOpen']);
});

describe('the deadline of a round moves an application', () => {
  const moved = (deadlines: CaseFacts['deadlines'], dueOn = '2026-12-25') =>
    unmet('ROUND_DEADLINE_MOVED', { deadlines }, { dueOn });
  const waits = (dueOn: string, kind: 'application' | 'processing' = 'application') => [
    { kind, dueOn, remindedOn: null },
  ];

  it('that waits for another day', () => {
    expect(moved(waits('2026-12-11'))).toEqual([]);
    expect(moved([...waits('2027-02-16', 'processing'), ...waits('2026-12-11')])).toEqual([]);
  });

  it('and not one that waits for that day already, nor one that has arrived and waits for none', () => {
    expect(moved(waits('2026-12-25'))).toEqual(['roundMoved']);
    expect(moved([])).toEqual(['roundMoved']);
    expect(moved(waits('2027-02-16', 'processing'))).toEqual(['roundMoved']);
  });

  it('to the day that the round has, and to no other', () => {
    expect(moved(waits('2026-12-11'), '2026-12-24')).toEqual(['roundMoved']);
    const none = { round: null, deadlines: waits('2026-12-11') };
    expect(unmet('ROUND_DEADLINE_MOVED', none, { dueOn: '2026-12-25' })).toEqual(['roundMoved']);
  });
});

it('each kind is examined on the points that the law asks of it: R10 of B, R12 of 連携B, R13 of C-1 and C-2, R5 of C-2, the rest of all', () => {
  const all = ['R1', 'R2', 'R3', 'R4', 'R6', 'R11', 'R14'];
  const own = (kind: CaseFacts['kind']) => reviewChecksOf(kind).filter((id) => !all.includes(id));
  expect([own('B'), own('RENKEI_B'), own('C1'), own('C2')]).toEqual([['R10'], ['R12'], ['R13'], ['R13', 'R5']]);
  for (const kind of ['B', 'RENKEI_B', 'C1', 'C2'] as const)
    expect(reviewChecksOf(kind)).toEqual(expect.arrayContaining(all));
});

it('notes, files, 担当 and 申請回 leave what came before as the last thing that happened', () => {
  expect([...BESIDE_THE_PROCEDURE].sort()).toEqual([
    'ASSIGN_OFFICER',
    'ATTACH_CENTRE_MINUTES',
    'ATTACH_MINUTES',
    'CHOOSE_ROUND',
    'MOVE_ROUND',
    'NOTE_CENTRE_INQUIRY',
    'NOTE_INQUIRY',
    'RELEASE_OFFICER',
    'ROUND_RESCHEDULED',
  ]);
});
