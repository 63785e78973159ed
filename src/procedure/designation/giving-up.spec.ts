import { sampleFacts } from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { heldAgainByUndoing, lostByGivingUp, lostByLaterArrival } from './giving-up.js';

const renewal = (changes: Partial<CaseFacts> = {}) =>
  sampleFacts('B', {
    procedure: 'renewal',
    currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] },
    submittedOn: '2026-11-20',
    ...changes,
  });

it('is told from sixty days before the last day', () => {
  // 2027-01-30 + 60 days = 2027-03-31 (1 day of January, 28 of February, 31 of March).
  expect(lostByGivingUp('WITHDRAW', renewal(), '2027-01-29')).toEqual([]);
  expect(lostByGivingUp('WITHDRAW', renewal(), '2027-01-30')).toEqual([
    '現在の指定は令和9年3月31日に満了します。取り下げると、その日までに新しい更新の申請を提出しない限り、満了により指定の効力を失います（法115①・②）。',
  ]);
  expect(lostByGivingUp('PULL_BACK', renewal(), '2027-03-31')).toEqual([
    '現在の指定は令和9年3月31日に満了します。提出を取り消すと、その日までにもう一度提出しない限り、満了により指定の効力を失います（法115①・②）。',
  ]);
});

it('is the designation itself from the day after: no renewal can be made again', () => {
  for (const event of ['WITHDRAW', 'PULL_BACK'] as const) {
    const [loss, noWayBack] = lostByGivingUp(event, renewal(), '2027-04-01');
    expect(loss).toContain('この申請があることで効力が続いています');
    expect(noWayBack).toContain('更新の申請をやり直すことはできません');
  }
  // One that was never submitted keeps nothing in force.
  expect(lostByGivingUp('WITHDRAW', renewal({ submittedOn: null }), '2027-04-01')).toEqual([]);
});

it('is nothing where no designation hangs on the application', () => {
  expect(lostByGivingUp('WITHDRAW', renewal({ procedure: 'change' }), '2027-04-01')).toEqual([]);
  expect(lostByGivingUp('WITHDRAW', sampleFacts('B'), '2027-04-01')).toEqual([]);
});

it('is the designation too where the arrival is put right to a day after the last one', () => {
  expect(lostByLaterArrival(renewal(), '2027-03-31')).toEqual([
    '現在の指定は令和9年3月31日に満了します。到達した日をその日より後に直すと、指定は満了により効力を失い、更新できません（法115①・②）。',
  ]);
  expect(lostByLaterArrival(renewal(), '2027-04-01')).toEqual([
    '現在の指定は令和9年3月31日に満了し、この申請がその日までに到達したことで効力が続いています。到達した日をその日より後に直すと、指定は満了により効力を失い、更新できません（法115①・②）。',
  ]);
  expect(lostByLaterArrival(renewal({ submittedOn: '2027-04-01' }), '2027-04-02')).toEqual([]);
  expect(lostByLaterArrival(sampleFacts('B'), '2027-04-02')).toEqual([]);
});

it('is held again where the withdrawal of a renewal that arrived by the last day is taken back', () => {
  expect(heldAgainByUndoing(renewal({ submittedOn: '2027-03-31' }))).toEqual([
    'この更新の申請は、満了日（令和9年3月31日（水））までの令和9年3月31日（水）に到達しています。取下げがなかったことになるので、現在の指定は、更新の処分がされるまで効力を有します（法115②）。',
  ]);
  expect(heldAgainByUndoing(renewal({ submittedOn: '2027-04-01' }))).toEqual([]);
  expect(heldAgainByUndoing(renewal({ submittedOn: null }))).toEqual([]);
  expect(heldAgainByUndoing(sampleFacts('B'))).toEqual([]);
});
