import { person, sampleFacts, sampleRound } from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { decide } from '../decide.js';
import { requiredActions } from '../required-actions.js';
import {
  heldAgainByUndoing,
  lostByGivingUp,
  lostByLaterArrival,
  lostByNotSubmitting,
  lostWithoutPaper,
  renewalIsTooLate,
} from './giving-up.js';

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
  expect(lostByLaterArrival(renewal(), { state: 'examining', today: '2027-03-31' })).toEqual([
    '現在の指定は令和9年3月31日に満了します。到達した日をその日より後に直すと、指定は満了により効力を失い、更新できません（法115①・②）。',
  ]);
  expect(lostByLaterArrival(renewal(), { state: 'examining', today: '2027-04-01' })).toEqual([
    '現在の指定は令和9年3月31日に満了し、この申請がその日までに到達したことで効力が続いています。到達した日をその日より後に直すと、指定は満了により効力を失い、更新できません（法115①・②）。',
  ]);
  expect(
    lostByLaterArrival(renewal({ submittedOn: '2027-04-01' }), { state: 'examining', today: '2027-04-02' }),
  ).toEqual([]);
  expect(lostByLaterArrival(sampleFacts('B'), { state: 'examining', today: '2027-04-02' })).toEqual([]);
});

describe('of a renewal that was withdrawn', () => {
  const paper = { submittedOn: null, paperArrivedOn: '2027-03-31' };
  const told = (withdrawnOn: string, changes: Partial<CaseFacts> = {}) => {
    const facts = renewal({ withdrawnOn, ...changes });
    const now = { state: 'withdrawn', today: '2027-04-10' } as const;
    return [lostByLaterArrival(facts, now), lostWithoutPaper(facts, now)].flat();
  };

  it('is how long it is said to have kept the designation in force, until the day of the withdrawal', () => {
    expect(told('2027-04-05', paper)).toEqual([
      '現在の指定は令和9年3月31日に満了し、この申請がその日までに到達したことで、申請の取下げがあった令和9年4月5日まで効力が続いたとされています。到達した日をその日より後に直すと、指定は令和9年3月31日の経過により効力を失っていたものになります（法115①・②）。',
      '現在の指定は令和9年3月31日に満了し、紙の申請がその日までに到達したという記録によって、申請の取下げがあった令和9年4月5日まで効力が続いたとされています。記録を取り消すと、更新の申請は到達していなかったことになり、指定は令和9年3月31日の経過により効力を失っていたものになります（法115①・②）。',
    ]);
  });

  it('is nothing where it was given up by the last day, or came too late', () => {
    expect(told('2027-03-31', paper)).toEqual([]);
    expect(told('2027-04-05', { submittedOn: null, paperArrivedOn: '2027-04-01' })).toEqual([]);
  });
});

it('is held again where the withdrawal of a renewal that arrived by the last day is taken back', () => {
  expect(heldAgainByUndoing(renewal({ submittedOn: '2027-03-31' }))).toEqual([
    'この更新の申請は、満了日（令和9年3月31日（水））までの令和9年3月31日（水）に到達しています。取下げがなかったことになるので、現在の指定は、更新の処分がされるまで効力を有します（法115②）。',
  ]);
  expect(heldAgainByUndoing(renewal({ submittedOn: '2027-04-01' }))).toEqual([]);
  expect(heldAgainByUndoing(renewal({ submittedOn: null }))).toEqual([]);
  expect(heldAgainByUndoing(sampleFacts('B'))).toEqual([]);
});

describe('a renewal that is not submitted by the last day', () => {
  const open = (changes: Partial<CaseFacts> = {}) => renewal({ submittedOn: null, ...changes });

  it('loses the renewal and みなし継続: told from sixty days before, and on the last day itself', () => {
    expect(lostByNotSubmitting(open(), '2027-01-29')).toEqual([]);
    expect(lostByNotSubmitting(open(), '2027-01-30')).toEqual([
      '現在の指定は令和9年3月31日（水）に満了します。その日までに提出しないと、更新を受けられず、処分があるまで指定の効力が続くこと（みなし継続）もなくなります（法115①・②）。',
    ]);
    expect(lostByNotSubmitting(open(), '2027-03-31')[0]).toContain('本日令和9年3月31日（水）に満了します');
    expect(lostByNotSubmitting(open(), '2027-04-01')[0]).toContain('（みなし継続）もありません（法115①・②）');
  });

  it('and a last day on which the office is closed stays the last day', () => {
    const currentDesignation = { validFrom: '2024-05-01', validTo: '2027-04-30', renewals: [] };
    const closedDays = new Set(['2027-04-30']); // a Friday that the prefecture closes
    expect(lostByNotSubmitting(open({ currentDesignation, closedDays }), '2027-04-28')[1]).toBe(
      '満了の日は閉庁日ですが、翌開庁日までに延びるものとは扱いません。提出は閉庁日にもできます。',
    );
    expect(lostByNotSubmitting(open({ currentDesignation }), '2027-04-28')).toHaveLength(1);
  });

  it('is nothing once it is submitted, and for what is no renewal', () => {
    expect(lostByNotSubmitting(renewal(), '2027-03-31')).toEqual([]);
    expect(lostByNotSubmitting(open({ procedure: 'change' }), '2027-03-31')).toEqual([]);
  });

  it('is said with the refusal of the submission', () => {
    const facts = open({ plan: null });
    const refused = decide({
      kind: 'B',
      state: 'preparing',
      facts,
      event: { type: 'SUBMIT' },
      actor: person('hospital'),
      now: { today: '2027-03-31' },
    });
    expect(refused).toMatchObject({
      code: 'conditionsUnmet',
      message: expect.stringMatching(
        /条件がそろっていません（\d+件）。現在の指定は本日.+（みなし継続）もなくなります/u,
      ) as string,
    });
  });
});

it('a renewal not submitted has the last day for its deadline, is not offered after it, and says what is done instead', () => {
  const open = (round: CaseFacts['round'] = null) => renewal({ submittedOn: null, receivedOn: null, round });
  const on = (today: string, facts = open()) => {
    const situation = { kind: 'B', procedure: 'renewal', state: 'preparing', facts, now: { today } } as const;
    const { dueOn, sentence, actions } = requiredActions({ ...situation, actor: person('hospital') });
    return { dueOn, sentence, submits: actions.some(({ type }) => type === 'SUBMIT') };
  };
  expect(on('2027-03-31')).toMatchObject({ dueOn: '2027-03-31', submits: true });
  expect(on('2026-12-04', open(sampleRound({ label: '第4回', applicationDeadline: '2027-01-29' }))).dueOn).toBe(
    '2027-01-29',
  );
  const late = on('2027-04-01');
  expect(late.submits).toBe(false);
  expect(late.sentence).toContain('更新の申請はもう提出できません');
  expect(late.sentence).toContain('新規の申請を始めてください');
  expect(lostByNotSubmitting(open(), '2027-04-01')[1]).toContain('この申請を取り下げ');
});

it('one that arrived and was pulled back after the last day is not said never to have arrived', () => {
  const renewals = [{ submittedOn: '2027-03-20', decidedOn: null, givenUpOn: '2027-04-10' }];
  const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals };
  const [lost] = lostByNotSubmitting(renewal({ submittedOn: null, currentDesignation }), '2027-04-11');
  expect(lost).toContain('令和9年4月10日に効力を失いました');
  expect(lost).not.toContain('到達していない');
});

it('nothing hangs on a change, nor on a new application, for the designation that is there', () => {
  for (const procedure of ['new', 'change'] as const) {
    const facts = renewal({ procedure });
    for (const today of ['2027-03-30', '2027-04-01']) {
      for (const event of ['WITHDRAW', 'PULL_BACK'] as const) expect(lostByGivingUp(event, facts, today)).toEqual([]);
      expect(lostByNotSubmitting({ ...facts, submittedOn: null }, today)).toEqual([]);
      expect(lostByLaterArrival(facts, { state: 'examining', today })).toEqual([]);
      expect(heldAgainByUndoing(facts)).toEqual([]);
      expect(renewalIsTooLate({ ...facts, submittedOn: null }, today)).toBe(false);
    }
  }
  expect(renewalIsTooLate(renewal({ submittedOn: null, currentDesignation: null }), '2027-04-01')).toBe(false);
  expect(renewalIsTooLate(renewal(), '2027-04-01')).toBe(false);
});
