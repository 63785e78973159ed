/** 依頼・諮問の日: the day on which a council was asked is stated, may lie before its record, and keeps the order of the procedure. */
import {
  concludedHearings,
  factsReadyFor,
  person,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  TODAY,
} from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { decide, type Decided } from './decide.js';
import { eventSentence, type CaseEvent, type EventType } from './events/index.js';
import { factsAfter } from './facts-after.js';
import { correctionOfRecordConditions } from './record-corrections.js';
import { factsCorrected, recordedFact } from './recorded-facts.js';
import type { CaseState } from './terms/states.js';

const officer = person('prefectureOfficer');
const ASKING = ['REQUEST_COORDINATION_COUNCIL', 'REFER_TO_MEASURES_COUNCIL', 'REFER_TO_MEDICAL_COUNCIL'] as const;
const STATE: Partial<Record<EventType, CaseState>> = {
  REQUEST_COORDINATION_COUNCIL: 'examining',
  REFER_TO_MEASURES_COUNCIL: 'coordinationCouncil.reported',
  REFER_TO_MEDICAL_COUNCIL: 'measuresCouncil',
};

function ask(type: (typeof ASKING)[number], requestedOn: string | undefined, facts = factsReadyFor('B', type)) {
  const event = { ...sampleEvent(type, facts), requestedOn } as CaseEvent;
  if (requestedOn === undefined) delete (event as { requestedOn?: string }).requestedOn;
  const from = STATE[type] ?? 'examining';
  const decision = decide({ kind: 'B', state: from, facts, event, actor: officer, now: { today: TODAY } });
  const after = decision.accepted ? factsAfter(facts, { from, decision }, { actor: officer, today: TODAY }) : facts;
  return { decision, after };
}

const messages = (decision: Decided) => (decision.accepted ? [] : decision.conditions.map(({ text }) => text).join(''));

it.each(ASKING)(
  '%s: what is recorded two days later was asked on its own day, and the council meets from then on',
  (type) => {
    const { decision, after } = ask(type, '2026-12-02'); // a Wednesday; today is Friday 12-04
    expect(decision.accepted).toBe(true);
    expect(after.hearings.at(-1)).toMatchObject({ requestedOn: '2026-12-02' });
    // An entry that does not say it was made on the day.
    expect(ask(type, undefined).after.hearings.at(-1)).toMatchObject({ requestedOn: TODAY });
  },
);

it('a council that was asked on Wednesday may have met on Thursday, although its request was recorded on Friday', () => {
  const held = (requestedOn: string) => {
    const { after: facts } = ask('REFER_TO_MEASURES_COUNCIL', requestedOn);
    const event = { ...sampleEvent('RECORD_MEASURES_COUNCIL', facts), heldOn: '2026-12-03' } as CaseEvent;
    return decide({ kind: 'B', state: 'measuresCouncil', facts, event, actor: officer, now: { today: TODAY } });
  };
  expect(held('2026-12-02').accepted).toBe(true);
  expect(messages(held(TODAY))).toContain(
    '開催日（令和8年12月3日（木））が依頼し、又は諮問した日（令和8年12月4日（金））より前です',
  );
});

it('nobody is asked before the receipt, before the council whose turn comes first has answered, or tomorrow', () => {
  // received 11-24, 調整会議 reported 12-01, 対策協 heard 12-02
  expect(messages(ask('REQUEST_COORDINATION_COUNCIL', '2026-11-20').decision)).toContain('受付の日');
  expect(ask('REQUEST_COORDINATION_COUNCIL', '2026-11-24').decision.accepted).toBe(true);
  expect(messages(ask('REFER_TO_MEASURES_COUNCIL', '2026-11-30').decision)).toContain('先に聴く会議体が回答した日');
  expect(ask('REFER_TO_MEASURES_COUNCIL', '2026-12-01').decision.accepted).toBe(true);
  expect(messages(ask('REFER_TO_MEDICAL_COUNCIL', '2026-12-01').decision)).toContain('先に聴く会議体が回答した日');
  for (const type of ASKING) expect(messages(ask(type, '2026-12-07').decision)).toContain('本日より後です');
});

it('a council that is heard again is not asked before it was asked first', () => {
  const facts = sampleFacts('B', {
    hearings: [sampleHearing('B', 'coordinationCouncil', { requestedOn: '2026-12-01', voided: true })],
  });
  expect(messages(ask('REQUEST_COORDINATION_COUNCIL', '2026-11-30', facts).decision)).toContain(
    '前に依頼し、又は諮問した日',
  );
  expect(ask('REQUEST_COORDINATION_COUNCIL', '2026-12-01', facts).decision.accepted).toBe(true);
  const former = sampleHearing('B', 'measuresCouncil', { requestedOn: '2026-12-03', voided: true });
  const ofPrefecture = { ...facts, hearings: [...concludedHearings('B', 'measuresCouncil'), former] };
  expect(messages(ask('REFER_TO_MEASURES_COUNCIL', '2026-12-02', ofPrefecture).decision)).toContain(
    '前に依頼し、又は諮問した日',
  );
});

it('a day on which the office was closed, or more than a month ago, is asked about once', () => {
  const early = factsReadyFor('B', 'REQUEST_COORDINATION_COUNCIL');
  const facts: CaseFacts = { ...early, submittedOn: '2026-10-01', receivedOn: '2026-10-02' };
  const { decision } = ask('REQUEST_COORDINATION_COUNCIL', '2026-11-03', facts); // 文化の日, a month and a day ago
  expect(decision.accepted ? [] : decision.conditions.map(({ id, confirm }) => [id, confirm])).toEqual([
    ['date:requestedOn', 'requestedOn=2026-11-03'],
    ['date:requestedOn', 'requestedOn=2026-11-03'],
  ]);
});

it('the history says on which day, where the entry does', () => {
  const context = { procedure: 'new', secretariatOfArea: new Map<string, string>() } as const;
  const sentence = (type: (typeof ASKING)[number]) =>
    eventSentence(sampleEvent(type, factsReadyFor('B', type)), context);
  expect(sentence('REFER_TO_MEDICAL_COUNCIL')).toBe('医療審議会に諮問しました（令和8年12月4日（金））');
  expect(sentence('REQUEST_COORDINATION_COUNCIL')).toContain('依頼日 令和8年12月4日（金）、報告期限');
  expect(eventSentence({ type: 'REFER_TO_MEDICAL_COUNCIL' }, context)).toBe('医療審議会に諮問しました');
});

describe('a day of request that was recorded wrongly', () => {
  const facts = sampleFacts('B', {
    hearings: concludedHearings('B').map((each) => ({
      ...each,
      requestedOn: each.council === 'coordinationCouncil' ? '2026-11-25' : '2026-12-02',
    })),
  });
  const correct = (council: string, requestedOn: string, actor = officer) => {
    const record = recordedFact('medicalCouncil', facts, { type: 'request', hearingId: `${council}-1` })!;
    const order = { values: { requestedOn }, reason: '決裁文書と照らした誤記のため' };
    const conditions = correctionOfRecordConditions({ facts, actor, now: { today: TODAY } }, record, order);
    return { unmet: conditions.filter(({ met }) => !met), after: factsCorrected(facts, record, order.values) };
  };
  const told = (...args: Parameters<typeof correct>) => correct(...args).unmet.map(({ text }) => text);

  it('is put right by the office, and the hearing bears the right one', () => {
    expect(correct('coordinationCouncil', '2026-11-26')).toMatchObject({ unmet: [] });
    expect(correct('coordinationCouncil', '2026-11-26').after.hearings[0]).toMatchObject({ requestedOn: '2026-11-26' });
    expect(told('coordinationCouncil', '2026-11-26', person('healthCentre'))).toEqual([
      expect.stringContaining('この記録の訂正は'),
    ]);
  });

  it('stays after the receipt and the council before it, and before what was answered', () => {
    // received 11-24; met 11-30, confirmed 11-30, reported 12-01; 対策協 and 審議会 asked and held 12-02
    expect(told('coordinationCouncil', '2026-11-20')).toEqual([expect.stringContaining('受付の日')]);
    expect(told('coordinationCouncil', '2026-12-01')).toEqual([
      expect.stringContaining('会議の日'),
      expect.stringContaining('確認の日'),
    ]);
    expect(told('measuresCouncil', '2026-12-01')).toEqual([]);
    expect(told('measuresCouncil', '2026-11-30')).toEqual([expect.stringContaining('先に聴く会議体が回答した日')]);
    expect(told('measuresCouncil', '2026-12-03')).toEqual([expect.stringContaining('開催日')]);
  });

  it('keeps the receipt before it', () => {
    const record = recordedFact('medicalCouncil', facts, { type: 'receipt' })!;
    const receipt = (receivedOn: string) =>
      correctionOfRecordConditions({ facts, actor: officer, now: { today: TODAY } }, record, {
        values: { receivedOn },
        reason: '受付簿と照らした誤記のため',
      }).filter(({ met }) => !met);
    expect(receipt('2026-11-25')).toEqual([]);
    expect(receipt('2026-11-26')).toEqual([expect.objectContaining({ id: 'daySound' })]);
  });
});
