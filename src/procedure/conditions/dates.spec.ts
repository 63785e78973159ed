/** Every date stands in the order of the procedure: stories with a clock at Friday 2026-12-04. */
import fc from 'fast-check';
import {
  concludedHearings,
  factsReadyFor,
  person,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  samplePlan,
  sampleResult,
  TODAY,
} from '../../../test/support/procedure.js';
import { DATE_RULES, type DateName, dateFaults, type KnownDays } from '../calendar/date-rules.js';
import { addDays, addMonths, dayOfNumber } from '../calendar/days.js';
import type { BasisDays, CaseFacts } from '../case/facts.js';
import { conditionsOf, EVENT_TYPES, EVENTS, type CaseEvent, type EventType } from '../events/index.js';
import { daysOfRecord } from '../recorded-facts.js';
import { type Kind, KINDS, type ProcedureType } from '../terms/kinds.js';
import { correctedNoticeDayIsSound } from './decision.js';
import { daysOfPublicNotice, publicNoticeProblems } from '../designation/public-notice.js';
import { strangeAnswersAreConfirmed } from './strange-answers.js';
import { applicationIsComplete } from './submission.js';
import {
  applicationDatesArePossible,
  confirmation,
  correctedDayIsSound,
  knownDays,
  strangeDatesAreConfirmed,
} from './dates.js';

const actorOf = (type: EventType) => person(EVENTS[type].role);

/** What is said of the dates of an event that cannot be done; with `?` in front where it is only asked. */
function said(facts: CaseFacts, event: CaseEvent): string[] {
  return conditionsOf({ facts, actor: actorOf(event.type), now: { today: TODAY } }, event)
    .filter(({ id, met }) => id.startsWith('date:') && !met)
    .map(({ text, confirm }) => (confirm === undefined ? text : `?${text}`));
}

const medical = (heldOn: string, answeredOn: string) => {
  const hearings = [sampleHearing('B', 'medicalCouncil', { opinion: null, requestedOn: '2026-11-25' })];
  const facts = sampleFacts('B', { hearings });
  return said(facts, { ...sampleEvent('RECORD_MEDICAL_COUNCIL', facts), heldOn, answeredOn } as CaseEvent);
};

test('a council has not met before it was asked (法113⑤), nor years ago, nor will it have', () => {
  expect(medical('2026-11-25', '2026-11-25')).toEqual([]); // the day on which it was asked
  expect(medical('2026-11-24', '2026-11-25')).toEqual([
    '審議会の開催日（令和8年11月24日（火））が依頼し、又は諮問した日（令和8年11月25日（水））より前です。日付を直してください。',
  ]);
  expect(medical('2019-05-01', '2026-11-25')).toHaveLength(2); // before it was asked, and more than five years ago
  expect(medical('2026-12-07', '2026-12-07')).toHaveLength(2); // both after today
});

test('an answer does not come before its meeting; a meeting on a Saturday is asked about', () => {
  expect(medical('2026-11-27', '2026-11-26')).toEqual([
    '答申日（令和8年11月26日（木））が開催日（令和8年11月27日（金））より前です。日付を直してください。',
  ]);
  expect(medical('2026-11-28', '2026-11-30')).toEqual(['?審議会の開催日（令和8年11月28日（土））が閉庁日です。']);
});

test('what was asked about holds once it is confirmed, for this value alone, and stays with the event', () => {
  const facts = sampleFacts('B', { hearings: [sampleHearing('B', 'medicalCouncil', { opinion: null })] });
  const event = { ...sampleEvent('RECORD_MEDICAL_COUNCIL', facts), heldOn: '2026-11-28' } as CaseEvent;
  expect(said(facts, event)).toHaveLength(1);
  expect(said(facts, { ...event, confirmed: [confirmation('heldOn', '2026-11-28')] })).toEqual([]);
  expect(said(facts, { ...event, confirmed: [confirmation('heldOn', '2026-11-29')] })).toHaveLength(1);
});

test('a thing that cannot be is not made possible by confirming it', () => {
  const facts = sampleFacts('B', { hearings: [sampleHearing('B', 'medicalCouncil', { opinion: null })] });
  const event = { ...sampleEvent('RECORD_MEDICAL_COUNCIL', facts), heldOn: '2019-05-01' } as CaseEvent;
  expect(said(facts, { ...event, confirmed: [confirmation('heldOn', '2019-05-01')] })).not.toEqual([]);
});

test('members of a council in writing may all have answered before the day set, those who meet may not', () => {
  const confirmed = (method: 'inPerson' | 'written', confirmedOn: string) => {
    const convened = { method, meetsOn: '2026-12-02', meetingName: '第1回' };
    const hearings = [sampleHearing('B', 'coordinationCouncil', { convened, confirmation: null, reportedOn: null })];
    const facts = sampleFacts('B', { hearings });
    return said(facts, { ...sampleEvent('RECORD_CONFIRMATION', facts), confirmedOn } as CaseEvent);
  };
  expect(confirmed('written', '2026-11-30')).toEqual([]);
  expect(confirmed('inPerson', '2026-11-30')).toHaveLength(1);
  expect(confirmed('inPerson', '2026-12-02')).toEqual([]);
  expect(confirmed('written', '2026-11-24')).toHaveLength(1); // the council was asked on 25 November
});

test('a notice is not written after the first day of what it tells, but for a renewal (法115③)', () => {
  const notice = (procedure: CaseFacts['procedure']) => {
    const ready = factsReadyFor('B', 'ISSUE_DESIGNATION');
    const draft = { ...ready.draft!, approvedOn: '2026-12-01', issueOn: null, validFrom: '2026-12-02' };
    const facts = { ...ready, procedure, draft };
    return (issuedOn: string) => said(facts, { ...sampleEvent('ISSUE_DESIGNATION', facts), issuedOn } as CaseEvent);
  };
  expect(notice('new')('2026-12-02')).toEqual([]);
  for (const procedure of ['new', 'change'] as const) expect(notice(procedure)('2026-12-03')).toHaveLength(1);
  expect(notice('renewal')('2026-12-03')).toEqual([]);
  expect(notice('new')('2026-11-30')).toHaveLength(1); // before the approval
});

test('a paper that is found long after it arrived is asked about and not refused: it arrived all the same (行政手続法7条)', () => {
  const facts = sampleFacts('B', { submittedOn: null, receivedOn: null, lastSubmission: null });
  const noted = (arrivedOn: string, confirmed: string[] = []) =>
    said(facts, { type: 'NOTE_PAPER_ARRIVAL', arrivedOn, reason: '収受印による', confirmed });
  // Today 2026-12-04: a month before is 11-04, five years before 2021-12-04 (a Saturday; 12-03 is a Friday).
  expect(noted('2026-11-04')).toEqual([]);
  expect(noted('2025-09-01')).toEqual([expect.stringMatching(/^\?紙の申請が到達した日.*本日から1か月より前です/u)]);
  expect(noted('2025-09-01', [confirmation('arrivedOn', '2025-09-01')])).toEqual([]);
  expect(noted('2021-12-03')).toEqual([expect.stringMatching(/^紙の申請が到達した日.*本日から5年より前です/u)]);
});

test('the paper of a change or renewal that came before the designation is in force is asked about; before it was given there was nothing to change or renew (法115①, 116①)', () => {
  // Designated from 2026-12-10, by a notice of 2026-11-20; the paper came on Thursday 2026-12-03.
  const ahead = { validFrom: '2026-12-10', validTo: '2029-12-09', since: '2026-11-20', renewals: [] };
  const noted = (
    currentDesignation: CaseFacts['currentDesignation'],
    arrivedOn: string,
    confirmed: string[] = [],
    procedure: ProcedureType = 'change',
  ) =>
    said(sampleFacts('B', { procedure, submittedOn: null, lastSubmission: null, currentDesignation }), {
      type: 'NOTE_PAPER_ARRIVAL',
      arrivedOn,
      reason: '収受印による',
      confirmed,
    });
  expect(noted(ahead, '2026-12-03')).toEqual([
    '?紙の申請が到達した日（令和8年12月3日（木））が現在の指定の効力が初めに生じる日（令和8年12月10日（木））より前です。',
  ]);
  expect(noted(ahead, '2026-12-03', ['arrivedOn=2026-12-03'])).toEqual([]);
  // On the day of its notice it was given; before that no answer makes it a designation that may be changed.
  expect(noted(ahead, '2026-11-20', ['arrivedOn=2026-11-20'])).toEqual([]);
  expect(noted(ahead, '2026-11-19', ['arrivedOn=2026-11-19'])).toEqual([
    '紙の申請が到達した日（令和8年11月19日（木））が現在の指定を初めに受けた日（令和8年11月20日（金））より前です。日付を直してください。',
  ]);
  // The term that a renewal opened: the designation has been in force since 2023-12-10.
  expect(noted({ ...ahead, since: '2023-12-10', inForceFrom: '2023-12-10' }, '2026-12-03')).toEqual([]);
  // A renewal that comes before the term that it would renew.
  const ending = { ...ahead, validTo: '2027-12-03' };
  expect(noted(ending, '2026-12-03', [], 'renewal')).toEqual([
    expect.stringMatching(/^\?.*更新する指定の有効期間の始まり（令和8年12月10日（木））より前です/u),
  ]);
  expect(noted({ ...ending, validFrom: '2026-12-03' }, '2026-12-03', [], 'renewal')).toEqual([]);
  // Twelve months before its last day are 2026-12-04: the paper of a renewal that came the day before is strangely early.
  const early = { ...ahead, validFrom: '2024-12-05', validTo: '2027-12-04', since: '2024-11-20' };
  expect(noted(early, '2026-12-03', [], 'renewal')).toEqual([
    '?紙の申請が到達した日（令和8年12月3日（木））が更新の申請がふつう始まる日（令和8年12月4日（金））より前です。',
  ]);
  expect(noted(early, '2026-12-03', ['arrivedOn=2026-12-03'], 'renewal')).toEqual([]);
  expect(noted(early, '2026-12-04', [], 'renewal')).toEqual([]);
  expect(noted(early, '2026-12-03')).toEqual([]);
  // Of a term that a renewal opened, by a notice of 2026-11-24, the day of that notice counts; a change is of the designation as it goes on.
  const renewed = { ...ahead, since: '2023-11-20', givenOn: '2026-11-24', inForceFrom: '2023-12-10' };
  expect(noted(renewed, '2026-11-20', ['arrivedOn=2026-11-20'], 'renewal')).toEqual([
    expect.stringMatching(/^紙の.*更新する指定を受けた日（令和8年11月24日（火））より前です。日付を直してください。$/u),
  ]);
  expect(noted(renewed, '2026-11-24', ['arrivedOn=2026-11-24'], 'renewal')).toEqual([]);
  expect(noted(renewed, '2026-11-20')).toEqual([]);
});

test('an application for a designation that came before the law was in force is asked about: from when on it could come no source says', () => {
  const of = (day: string, procedure: ProcedureType) =>
    dateFaults('case.paperArrivedOn', day, { today: '2024-04-10', procedure }).map(
      ({ message, asked, basis }) => `${asked ? '?' : ''}${message} ${basis}`,
    );
  expect(of('2024-03-29', 'new')).toEqual([
    '?紙の申請が到達した日（令和6年3月29日（金））が指定の制度の施行の日（令和6年4月1日（月））より前です。 令和3年法律第49号附則5条',
  ]);
  expect(of('2024-04-01', 'new')).toEqual([]);
  expect(of('2024-03-29', 'renewal')).toEqual([]);
});

test('the hearing on the plan of a change and the notice of its evaluation are asked about in whichever order they are entered (法116①後段)', () => {
  // Evaluated by a notice of 2026-10-30; the plan is recorded again with a hearing of 11-10.
  const facts = sampleFacts('B', {
    procedure: 'change',
    evaluation: { appliedOn: '2026-09-01', receiptNo: '1', result: { ...sampleResult, noticedOn: '2026-10-30' } },
  });
  const recorded = (heardOn: string, of = facts) => said(of, { type: 'RECORD_PLAN', plan: { ...samplePlan, heardOn } });
  expect(recorded('2026-11-10')).toEqual([
    '?意見を聴いた日（令和8年11月10日（火））が評価結果通知書の日付（令和8年10月30日（金））より後です。',
  ]);
  expect(recorded('2026-10-30')).toEqual([]);
  expect(recorded('2026-11-10', { ...facts, procedure: 'renewal' })).toEqual([]);
  const plan = { ...samplePlan, heardOn: '2026-11-10' };
  expect(ofApplication({ ...facts, plan }).asked).toEqual(['evaluation.result.noticedOn=2026-10-30']);
});

test('what a renewal is compared with that came into the register since its evaluation was recorded is asked about when it is submitted (法113④)', () => {
  // The notice of 2026-10-30 was recorded; then a change was approved on one of 11-10.
  const of = (changeNoticedOn: string | null) =>
    ofApplication({
      procedure: 'renewal',
      currentDesignation: {
        validFrom: '2024-04-01',
        validTo: '2027-03-31',
        renewals: [],
        restsOn: { noticedOn: '2023-11-10', heardOn: null, changeNoticedOn },
      },
      evaluation: { appliedOn: '2026-09-01', receiptNo: '1', result: { ...sampleResult, noticedOn: '2026-10-30' } },
    });
  expect(of('2026-11-10').asked).toEqual(['evaluation.result.noticedOn=2026-10-30']);
  expect(of('2026-11-10').confirmed('evaluation.result.noticedOn=2026-10-30')).toBe(true);
  expect(of('2026-10-29').asked).toEqual([]);
  expect(of(null).asked).toEqual([]);
});

test('what happened is recorded however late it is, a request and a notice of two years ago too', () => {
  const asked = sampleFacts('B', { submittedOn: '2024-06-03', receivedOn: '2024-06-03' });
  expect(
    said(asked, { ...sampleEvent('REFER_TO_MEASURES_COUNCIL', asked), requestedOn: '2024-12-02' } as CaseEvent),
  ).toEqual([expect.stringMatching(/^\?依頼し、又は諮問した日.*本日から1か月より前です/u)]);
  const ready = factsReadyFor('B', 'ISSUE_REFUSAL');
  const draft = { ...ready.draft!, approvedOn: '2024-12-02', issueOn: null };
  const decided = { ...ready, draft };
  expect(said(decided, { ...sampleEvent('ISSUE_REFUSAL', decided), issuedOn: '2024-12-03' } as CaseEvent)).toEqual([
    expect.stringMatching(/^\?通知の日付.*本日から3か月より前です/u),
  ]);
});

/** What is refused of the dates of an application that is submitted today, and what is asked. */
function ofApplication(changes: Partial<CaseFacts>) {
  const facts = sampleFacts(changes.kind ?? 'B', { submittedOn: null, ...changes });
  const context = { facts, actor: person('hospital'), now: { today: TODAY } };
  const [possible] = applicationDatesArePossible(context);
  return {
    refused: possible?.met === true ? '' : possible?.text,
    asked: strangeDatesAreConfirmed(context, {}).map(({ confirm }) => confirm),
    confirmed: (...confirmed: string[]) => strangeDatesAreConfirmed(context, { confirmed }).every(({ met }) => met),
  };
}
const SOUND = { refused: '', asked: [] };

const pledged = (pledgedOn: string) => {
  const content = sampleContent('B');
  return ofApplication({ content: { ...content, pledge: { agreed: true, pledgedOn } } });
};

test('a pledge speaks of the year before the application (則82②): not of 昭和, not of next March', () => {
  expect(pledged('2026-11-10')).toMatchObject(SOUND);
  expect(pledged('1985-12-04').refused).toContain('誓約の日（昭和60年12月4日（水））が本日から1年より前です');
  expect(pledged('2027-03-01').refused).toContain('本日より後です');
  expect(pledged('2025-12-04')).toMatchObject(SOUND);
  expect(pledged('2025-12-03').refused).not.toBe('');
});

test('the pledge of an application that is corrected is judged against its arrival', () => {
  const content = { ...sampleContent('B'), pledge: { agreed: true, pledgedOn: '2025-11-25' } };
  expect(ofApplication({ content }).refused).not.toBe('');
  expect(ofApplication({ content, submittedOn: '2026-11-20' }).refused).toBe('');
});

test('figures of 2030 or 1999 show nothing of today’s emergency work', () => {
  const figures = (year: number) => {
    const content = sampleContent('B');
    if (content.kind !== 'B') throw new Error('not B');
    const emergency = { ...content.emergency, periodFrom: `${year}-01-01`, periodTo: `${year}-12-31` };
    // (1)イ asks for figures; the sample profile has no such sub-item, so one is added.
    const facts = sampleFacts('B');
    const item = { ...facts.profile.subItems[0]!, code: '(1)イ', criterion: 'emergencyFigures' as const };
    const profile = { ...facts.profile, subItems: [item] };
    return ofApplication({ profile, content: { ...content, subItems: ['(1)イ'], emergency } });
  };
  expect(figures(2025)).toMatchObject(SOUND);
  expect(figures(2030).refused).toContain('実績の期間の終わり（令和12年12月31日（火））が本日より後です');
  expect(figures(1999).refused).toContain('本日から5年より前です');
  const asked = ['content.emergency.periodFrom=2023-01-01', 'content.emergency.periodTo=2023-12-31'];
  expect(figures(2023)).toMatchObject({ refused: '', asked });
  expect(figures(2023).confirmed(...asked)).toBe(true);
  expect(figures(2023).confirmed(...asked.slice(1))).toBe(false);
});

test('a minister’s confirmation of 2099 or 2020 is none (令和3年法律第49号), nor is a skill plan that is over', () => {
  const skill = (changes: object, doctor: object = {}) => {
    const content = sampleContent('C2');
    if (content.kind !== 'C2') throw new Error('not C2');
    const doctors = content.doctors.map((each) => ({ ...each, ...doctor }));
    return ofApplication({ kind: 'C2', content: { ...content, doctors, ...changes } });
  };
  expect(skill({})).toMatchObject(SOUND);
  expect(skill({ environmentConfirmedOn: '2099-09-01' }).refused).toContain('本日より後です');
  expect(skill({ environmentConfirmedOn: '2020-09-01' }).refused).toContain(
    '公布の日（令和3年5月28日（金））より前です',
  );
  expect(skill({}, { confirmedOn: '2020-09-01' }).refused).toContain('技能研修計画の大臣確認の日');
  expect(skill({}, { planFrom: '2023-04-01', planTo: '2026-12-03' }).refused).toContain('技能研修計画の終わり');
  expect(skill({}, { planFrom: '2023-04-01', planTo: '2026-12-04' })).toMatchObject(SOUND);
});

test('a plan that is over plans nothing; that of a renewal reaches the new period, whose first day is known', () => {
  const plan = (periodFrom: string, periodTo: string) => ({ plan: { ...samplePlan, periodFrom, periodTo } });
  expect(ofApplication(plan('2024-04-01', '2026-12-04')).refused).toBe('');
  expect(ofApplication(plan('2024-04-01', '2026-12-03')).refused).toContain('計画期間の終わり');
  const current = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  const facts = sampleFacts('B', { procedure: 'renewal', currentDesignation: current });
  const record = (periodTo: string) =>
    said(facts, { type: 'RECORD_PLAN', plan: { ...samplePlan, periodFrom: '2024-04-01', periodTo } });
  expect(record('2027-04-01')).toEqual([]);
  expect(record('2027-03-31')).toEqual([
    '計画期間の終わり（令和9年3月31日（水））が有効期間又は変更の始期（令和9年4月1日（木））より前です。日付を直してください。',
  ]);
});

test('a change is evaluated after the evaluation on which the designation in force rests (法116①後段)', () => {
  // Designated from 2024-04-01, renewed from 2027-04-01 on the evaluation of 2026-08-20 and a plan heard on 2026-04-10.
  const restsOn = { noticedOn: '2026-08-20', heardOn: '2026-04-10' };
  const currentDesignation = {
    validFrom: '2027-04-01',
    validTo: '2030-03-31',
    since: '2024-04-01',
    renewals: [],
    restsOn,
  };
  const change = (noticedOn: string, procedure: CaseFacts['procedure'] = 'change') =>
    ofApplication({
      procedure,
      currentDesignation,
      evaluation: { appliedOn: '2026-03-01', receiptNo: '1', result: { ...sampleResult, noticedOn, asOf: noticedOn } },
    }).refused;
  expect(change('2026-08-20')).toContain(
    '現在の指定の基になった評価結果通知書の日付（令和8年8月20日（木））と同じ日です',
  );
  expect(change('2026-08-19')).toContain('より前です');
  expect(change('2026-08-21')).toBe('');
  const facts = sampleFacts('B', { procedure: 'change', currentDesignation });
  const plan = (heardOn: string) => said(facts, { type: 'RECORD_PLAN', plan: { ...samplePlan, heardOn } });
  expect(plan('2026-04-10')).toEqual([
    expect.stringMatching(/^\?意見を聴いた日.*意見を聴いた日（令和8年4月10日（金））と同じ日です/u),
  ]);
  expect(plan('2026-04-11')).toEqual([]);
});

describe('a renewal takes a new evaluation into account (法115④→113④)', () => {
  // Renewed from 2027-04-01 on the notice of 2026-08-20; today a hospital goes on to its next renewal.
  const term = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  const restsOn = { noticedOn: '2023-11-10', heardOn: '2023-08-01', noticeNo: '評第７号', changeNoticedOn: null };
  const renewal = (noticedOn: string, noticeNo: string, of: Partial<BasisDays> | null = {}) => {
    const currentDesignation = of === null ? term : { ...term, restsOn: { ...restsOn, ...of } };
    const result = { ...sampleResult, noticedOn, noticeNo, asOf: '2023-10-01' };
    const evaluation = { appliedOn: '2023-06-01', receiptNo: '1', result };
    const facts = sampleFacts('B', { procedure: 'renewal', currentDesignation, evaluation });
    const record = (...confirmed: string[]) =>
      conditionsOf(
        { facts, actor: person('hospital'), now: { today: '2026-10-01' } },
        { type: 'RECORD_EVALUATION', result, confirmed },
      ).flatMap(({ met, text, confirm }) => (met ? [] : [confirm === undefined ? text : `?${text}`]));
    return { submitted: ofApplication(facts).refused, record };
  };

  it('not the one on which the term that ends rests, nor an older one', () => {
    for (const day of ['2023-11-10', '2023-11-09']) {
      const { submitted, record } = renewal(day, '評第8号');
      expect(submitted).toContain('現在の指定の基になった評価結果通知書の日付（令和5年11月10日（金））');
      expect(record().filter((text) => !text.startsWith('?'))).toHaveLength(1);
    }
    expect(renewal('2026-09-11', '評第8号')).toMatchObject({ submitted: '' });
    expect(renewal('2026-09-11', '評第8号').record()).toEqual([]);
  });

  it('is asked about where it is older than the term and the former one is not known', () => {
    const { record } = renewal('2024-03-31', '評第8号', null);
    expect(record()).toEqual([
      expect.stringMatching(/^\?.*更新する指定の有効期間の始まり（令和6年4月1日（月））より前です/u),
    ]);
    expect(record('noticedOn=2024-03-31')).toEqual([]);
    expect(renewal('2024-04-01', '評第8号', null).record()).toEqual([]);
  });

  it('is asked about where it is that of a change within the term, or bears the number of the former one', () => {
    const ofChange = renewal('2025-08-20', '評第8号', { changeNoticedOn: '2025-08-20' });
    expect(ofChange.record()).toEqual([expect.stringMatching(/^\?.*変更の承認の基になった.*と同じ日です/u)]);
    expect(ofChange.submitted).toBe('');
    const numbered = renewal('2026-09-11', '評第 7号');
    expect(numbered.record()).toEqual([expect.stringContaining('評価結果通知書の番号と同じです')]);
    expect(numbered.record('noticeNo=評第 7号')).toEqual([]);
  });
});

describe('a designation rests on plans that hold on its first day', () => {
  // Drafted on 2026-12-04 with the first day 2027-04-01.
  const C2 = factsReadyFor('C2', 'DRAFT_DESIGNATION');
  const withPlan = (periodFrom: string, periodTo: string): CaseFacts => ({
    ...C2,
    plan: { ...samplePlan, periodFrom, periodTo },
  });
  const withDoctor = (planFrom: string, planTo: string): CaseFacts => {
    const { content } = C2;
    if (content.kind !== 'C2') throw new Error('not C2');
    return { ...C2, content: { ...content, doctors: content.doctors.map((each) => ({ ...each, planFrom, planTo })) } };
  };
  const unmet = (type: EventType, facts: CaseFacts, confirmed: string[] = []) => {
    const event = { ...sampleEvent(type, facts), confirmed } as CaseEvent;
    return conditionsOf({ facts, actor: actorOf(type), now: { today: TODAY } }, event).filter(({ met }) => !met);
  };
  const drafted = (facts: CaseFacts): CaseFacts => ({ ...facts, draft: sampleDraft('designate') });

  test('a shortening plan that ends the day before is refused at 起案, 決裁 and 通知 (法113③一)', () => {
    expect(unmet('DRAFT_DESIGNATION', withPlan('2025-01-01', '2027-04-01'))).toEqual([]);
    const over = withPlan('2025-01-01', '2027-03-31');
    expect(unmet('DRAFT_DESIGNATION', over)).toMatchObject([{ id: 'date:plan.periodTo', legalBasis: '法120②→113③一' }]);
    expect(unmet('APPROVE', drafted(over))).toMatchObject([{ id: 'applicationDates', legalBasis: '法120②→113③一' }]);
    expect(unmet('ISSUE_DESIGNATION', drafted(over))).toContainEqual(
      expect.objectContaining({ id: 'applicationDates' }),
    );
  });

  test('the skill plan of a doctor likewise, for a change too (法120①, 則101①)', () => {
    expect(unmet('DRAFT_DESIGNATION', withDoctor('2024-04-01', '2027-04-01'))).toEqual([]);
    const over = withDoctor('2024-04-01', '2027-03-31');
    const basis = '法120①, 則101①';
    expect(unmet('DRAFT_DESIGNATION', over)).toMatchObject([
      { id: 'date:content.doctors[0].planTo', legalBasis: basis },
    ]);
    expect(unmet('APPROVE', drafted(over))).toMatchObject([{ id: 'applicationDates', legalBasis: basis }]);
    const currentDesignation = { validFrom: '2026-04-01', validTo: '2029-03-31', renewals: [] };
    expect(unmet('DRAFT_DESIGNATION', { ...over, procedure: 'change', currentDesignation })).toHaveLength(1);
  });

  test('a plan that begins only later is asked about once; 2029-04-01 is two years after the first day', () => {
    const later = withPlan('2029-04-01', '2032-03-31');
    const confirm = 'plan.periodFrom=2029-04-01';
    expect(unmet('DRAFT_DESIGNATION', later)).toMatchObject([{ confirm }]);
    expect(unmet('DRAFT_DESIGNATION', later, [confirm])).toEqual([]);
    expect(unmet('APPROVE', drafted(later))).toEqual([]);
  });

  test('a renewal has one first day, so it is refused when it is submitted', () => {
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
    const submitted = { ...withDoctor('2024-04-01', '2027-03-31'), procedure: 'renewal', currentDesignation } as const;
    expect(ofApplication({ ...submitted, submittedOn: null }).refused).toContain('技能研修計画の終わり');
  });
});

test('a change of work is evaluated anew, by an institution that is designated (法116①後段)', () => {
  const current = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  const change = (noticedOn: string, since?: string) =>
    ofApplication({
      procedure: 'change',
      currentDesignation: since === undefined ? current : { ...current, since },
      evaluation: {
        appliedOn: '2022-06-01',
        receiptNo: '1',
        result: { ...sampleResult, noticedOn, asOf: noticedOn },
      },
    }).refused;
  expect(change('2023-12-20')).toContain('現在の指定を初めに受けた日（令和6年4月1日（月））より前です');
  expect(change('2026-10-30')).toBe('');
  // The line now in force is a renewal, or it was given by a notice of 2024-02-10: the hospital was designated when it was evaluated.
  expect(change('2024-02-20', '2021-06-01')).toBe('');
  expect(change('2024-02-10', '2024-02-10')).toBe('');
  expect(change('2024-02-09', '2024-02-10')).not.toBe('');
  // For a new application an evaluation before any designation is the usual one.
  const early = {
    appliedOn: '2023-12-01',
    receiptNo: '1',
    result: { ...sampleResult, noticedOn: '2024-02-20', asOf: '2024-01-31' },
  };
  expect(ofApplication({ evaluation: early }).refused).toBe('');
});

test('nothing is made public before the decision on it is notified, also where it holds from a coming day on (法113⑥)', () => {
  // Notified on 2026-11-16 and registered on the 18th, to be valid from 2027-04-01; today is 12-04.
  const line = { designatedOn: '2027-04-01', registeredOn: '2026-11-18', notifiedOn: '2026-11-16' };
  const problems = (on: string, given = line) =>
    publicNoticeProblems({ on, method: '公報' }, daysOfPublicNotice(given, TODAY)).map(({ message }) => message);
  expect(problems('2026-11-15')).toEqual([
    expect.stringContaining('決定の通知の日付（令和8年11月16日（月））より前です'),
  ]);
  expect(problems('2026-11-16')).toEqual([]);
});

const day = fc.integer({ min: -30_000, max: 80_000 }).map(dayOfNumber); // 1887 to 2189
const NAMES = Object.keys(DATE_RULES) as DateName[];

test('property: a date thrown at any row is refused when it lies beyond its reach, whatever is confirmed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), day, day, (name, entered, today) => {
      const { back, ahead } = DATE_RULES[name];
      const refused = dateFaults(name, entered, { today }).some(({ asked }) => !asked);
      const beyond = entered < addMonths(today, -12 * back.refused) || entered > addMonths(today, 12 * ahead.refused);
      if (beyond) expect([name, entered, today, refused]).toEqual([name, entered, today, true]);
    }),
    { numRuns: 3_000 },
  );
});

test('property: what follows every known day by the order of its row, near today, is never refused for its order', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 60 }), (name, back) => {
      const entered = addDays(TODAY, -back);
      const known: KnownDays = {
        today: null,
        procedure: 'new',
        requestedOn: entered,
        metOn: entered,
        heldOn: entered,
        consultedOn: entered,
      };
      expect(dateFaults(name, entered, known).filter(({ asked }) => !asked)).toEqual([]);
    }),
  );
});

/** The fields of what is sent with an event that hold a day. */
function fieldsWithDays(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? [name] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, each]) => fieldsWithDays(each, field));
}

test.each(KINDS)('%s: every event judges every date that comes with it, and the samples are sound', (kind) => {
  for (const type of EVENT_TYPES) {
    if (type === 'CONVENE_COUNCIL' && kind[0] === 'C') continue;
    if (type === 'ROUND_DEADLINE_MOVED') continue; // nobody types it: it is judged with the round
    const facts = factsReadyFor(kind, type);
    const event = sampleEvent(type, facts);
    const judged = conditionsOf({ facts, actor: actorOf(type), now: { today: TODAY } }, event).filter(({ id }) =>
      id.startsWith('date:'),
    );
    const fields = judged.map(({ field = '' }) => field.split('.').at(-1));
    expect([type, fields.sort()]).toEqual([type, fieldsWithDays(event).sort()]);
    expect([type, judged.filter(({ met }) => !met)]).toEqual([type, []]);
  }
});

test('the day on which the evaluation was applied for is judged with the application too', () => {
  const possible = (appliedOn: string) => {
    const facts = sampleFacts('B', { evaluation: { appliedOn, receiptNo: '', result: null } });
    return applicationDatesArePossible({ facts, now: { today: TODAY } })[0]?.met;
  };
  expect(possible('2026-06-01')).toBe(true);
  expect(possible('2099-06-01')).toBe(false);
});

test('a hospital sends no doctor to itself (法118①: 他の病院又は診療所)', () => {
  const sent = (institutionName: string) => {
    const facts = sampleFacts('RENKEI_B');
    const content = sampleContent('RENKEI_B');
    if (content.kind !== 'RENKEI_B') throw new Error('not 連携B');
    const destinations = content.destinations.map((each) => ({ ...each, institutionName }));
    const context = {
      facts: { ...facts, content: { ...content, destinations } },
      actor: person('hospital'),
      now: { today: TODAY },
    };
    return applicationIsComplete(context).find(({ id }) => id === 'sentToOthers')?.met;
  };
  const { name } = sampleFacts('RENKEI_B').institution;
  expect(sent('根室海灯病院')).toBe(true);
  expect(sent(name)).toBe(false);
  expect(sent(`　${[...name].join(' ')}`)).toBe(false);
});

test('C-1: a training with nobody in it, and one that a change speaks of and does not tick (則99①), are asked about once', () => {
  const asked = (changes: object, procedure: CaseFacts['procedure'] = 'new', confirmed: string[] = []) => {
    const facts = sampleFacts('C1', { procedure });
    const content = { ...sampleContent('C1'), ...changes };
    const context = { facts: { ...facts, content }, actor: person('hospital'), now: { today: TODAY } };
    return strangeAnswersAreConfirmed(context, { confirmed })
      .filter(({ met }) => !met)
      .map(({ confirm }) => confirm);
  };
  const nobody = { specialtyTraining: true, specialtyTraineesApplied: false };
  expect(asked({})).toEqual([]);
  expect(asked(nobody)).toEqual(['content.specialtyTraineesApplied=false']);
  expect(asked(nobody, 'new', ['content.specialtyTraineesApplied=false'])).toEqual([]);
  const added = {
    change: { matters: '専門研修に係る業務の追加', reason: '専攻医の受入れ' },
    specialtyTraining: false,
    specialtyTraineesApplied: false,
  };
  expect(asked(added, 'change')).toEqual(['content.specialtyTraining=false']);
  expect(asked(added)).toEqual([]);
  const residents = { change: { matters: '研修医の受入れの追加', reason: '' }, clinicalTraining: false };
  expect(asked(residents, 'change')).toEqual(['content.clinicalTraining=false']);
  expect(asked({ ...residents, clinicalTraining: true }, 'change')).toEqual([]);
  expect(asked({ ...added, specialtyTraining: true, specialtyTraineesApplied: true }, 'change')).toEqual([]);
});

it('the day on a notice is put right to one on which it could have been given: approved by then, and by the first day', () => {
  const draft = {
    ...sampleDraft('designate', { validFrom: '2027-04-01', validTo: '2030-03-31', issueOn: '2027-03-16' }),
    approvedOn: '2027-03-15',
  };
  const unmet = (procedure: ProcedureType, day: string) =>
    correctedNoticeDayIsSound(
      { facts: sampleFacts('B', { procedure, draft, stateSince: '2027-06-01' }), now: { today: '2027-06-01' } },
      { issuedOn: day },
    ).flatMap(({ met, text }) => (met ? [] : [text]));
  expect(unmet('new', '2027-03-16')).toEqual([]);
  expect(unmet('new', '2027-04-01')).toEqual([]);
  expect(unmet('new', '2027-03-14')).toHaveLength(2); // before the approval and before 施行
  expect(unmet('new', '2027-03-15')).toHaveLength(1);
  expect(unmet('new', '2027-04-02')).toHaveLength(1);
  expect(unmet('renewal', '2027-04-02')).toEqual([]); // 法115③
  expect(unmet('renewal', '2027-06-02')).toHaveLength(1);

  const ended = { currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] } };
  const ofChange = (day: string) =>
    correctedNoticeDayIsSound(
      {
        facts: sampleFacts('B', {
          procedure: 'change',
          draft: { ...draft, validFrom: day },
          stateSince: '2027-06-01',
          ...ended,
        }),
        now: { today: '2027-06-01' },
      },
      { issuedOn: day },
    ).flatMap(({ id, met }) => (met ? [] : [id]));
  expect(ofChange('2027-03-31')).toEqual([]);
  expect(ofChange('2027-04-01')).toEqual(['inForceOnNotice']); // 法116①
});

it('a day is compared by the article of the kind and the procedure (法118①, 119②, 120②)', () => {
  const late = (kind: Kind, procedure: ProcedureType) =>
    dateFaults('decision.correctedIssuedOn', '2027-04-02', {
      today: null,
      kind,
      procedure,
      firstDay: '2027-04-01',
    }).map(({ basis }) => basis);
  expect(KINDS.map((kind) => late(kind, 'new'))).toEqual([['法113①'], ['法118①'], ['法119①'], ['法120①']]);
  expect(KINDS.map((kind) => late(kind, 'change'))).toEqual([
    ['法116①'],
    ['法118②→116①'],
    ['法119②→116①'],
    ['法120②→116①'],
  ]);
  expect(late('C2', 'renewal')).toEqual([]);
  const plan = (procedure: ProcedureType) =>
    dateFaults('plan.periodTo', '2027-03-31', { today: null, kind: 'C1', procedure, firstDay: '2027-04-01' })[0]?.basis;
  expect([plan('new'), plan('renewal'), plan('change')]).toEqual([
    '法119②→113③一',
    '法119②→115④→113③一',
    '法119②→116②→113③一',
  ]);
});

it('a request to the 対策協 was made before it met by no article, one to the 審議会 by 法113⑤', () => {
  const afterIt = (council: 'measuresCouncil' | 'medicalCouncil') => {
    const hearing = sampleHearing('B', council, { requestedOn: '2026-11-20' });
    const opinion = hearing.opinion && { ...hearing.opinion, heldOn: '2026-11-25', answeredOn: '2026-11-25' };
    const facts = sampleFacts('B', { hearings: [{ ...hearing, opinion }] });
    const days = daysOfRecord({ type: 'request', hearingId: hearing.id }, { requestedOn: '2026-11-26' }, facts);
    const known = { ...knownDays({ facts, now: { today: TODAY } }), ...days };
    return correctedDayIsSound('hearing.requestedOn', '2026-11-26', known).map(({ legalBasis }) => legalBasis);
  };
  expect(afterIt('measuresCouncil')).toEqual(['']);
  expect(afterIt('medicalCouncil')).toEqual(['法113⑤']);
});

it('the day on a refusal of a renewal is put right on what it asked at first: a change that it would undo is asked about (法116①)', () => {
  // The term ended on 2027-03-31, and went on by the renewal; a change from 2027-04-15 was approved. The refusal bore 2027-04-20.
  const changes = [{ on: '2027-04-15', text: '小項目の追加', added: [], removed: [] }];
  const renewals = [{ submittedOn: '2026-11-20', decidedOn: '2027-04-20', isOwn: true }];
  const term = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals };
  const currentDesignation = { ...term, work: { matters: [], changes } };
  const draft = { ...sampleDraft('refuse'), approvedOn: '2027-04-05', issueOn: '2027-04-05' };
  const facts = sampleFacts('B', { procedure: 'renewal', currentDesignation, draft, stateSince: '2027-04-20' });
  const asked = (issuedOn: string, confirmed: string[] = []) =>
    correctedNoticeDayIsSound({ facts, now: { today: '2027-06-01' } }, { issuedOn, confirmed }).flatMap((each) =>
      each.met ? [] : [each.confirm],
    );
  expect(asked('2027-04-16')).toEqual([]); // the change held for a day
  expect(asked('2027-04-15')).toEqual(['changesLost=2027-04-15']);
  expect(asked('2027-04-14')).toEqual(['changesLost=2027-04-14']);
  expect(asked('2027-04-14', ['changesLost=2027-04-14'])).toEqual([]);
  expect(asked('2027-04-14', ['changesLost=2027-04-15'])).toEqual(['changesLost=2027-04-14']);
});

describe('the day on a notice is put right to none that came after it was recorded, nor after what rests on it', () => {
  const draft = { ...sampleDraft('designate'), validFrom: null, approvedOn: '2027-03-01', issueOn: '2027-03-01' };
  const unmet = (issuedOn: string, changes: Partial<CaseFacts>) =>
    correctedNoticeDayIsSound(
      { facts: sampleFacts('B', { draft, ...changes }), now: { today: '2031-04-01' } },
      { issuedOn },
    ).flatMap(({ met, text, legalBasis }) => (met ? [] : [[text, legalBasis]]));

  it('a renewal that was granted and recorded on 2030-03-01 is none of the next year', () => {
    const granted = { procedure: 'renewal', stateSince: '2030-03-01' } as const;
    expect(unmet('2030-03-01', granted)).toEqual([]);
    for (const day of ['2030-03-02', '2031-03-01'])
      expect(unmet(day, granted)).toContainEqual([
        expect.stringContaining('記録した日（令和12年3月1日（金））より後です'),
        expect.anything(),
      ]);
  });

  it('公示 of 2027-03-18 stands after its notice (法113⑥), also of a notice that was recorded on 03-24', () => {
    const line = { designatedOn: '2027-03-16', registeredOn: '2027-03-24', notifiedOn: '2027-03-16' };
    const published = { stateSince: '2027-03-24', publicNotice: { on: '2027-03-18', method: '公報', ...line } };
    expect(unmet('2027-03-18', published)).toEqual([]);
    expect(unmet('2027-03-19', published)).toEqual([[expect.stringContaining('公示の日'), '法113⑥']]);
  });

  it('a refusal that is put right to after the last day is asked about while another renewal keeps the designation in force (法115②)', () => {
    // Refused on 03-25 as it was recorded; another one came on 03-28 and is undecided.
    const own = { submittedOn: '2030-03-01', decidedOn: '2030-03-25', isOwn: true };
    const asked = (
      issuedOn: string,
      others: { submittedOn: string; decidedOn: string | null }[],
      confirmed: string[] = [],
    ) => {
      const currentDesignation = { validFrom: '2027-04-01', validTo: '2030-03-31', renewals: [own, ...others] };
      const refused = { ...draft, outcome: 'refuse' } as const;
      const facts = sampleFacts('B', {
        procedure: 'renewal',
        currentDesignation,
        draft: refused,
        submittedOn: own.submittedOn,
        stateSince: '2030-05-20',
      });
      return correctedNoticeDayIsSound({ facts, now: { today: '2030-05-20' } }, { issuedOn, confirmed })
        .filter(({ id, met }) => id === 'strange:endedBesideAnother' && !met)
        .map(({ confirm }) => confirm);
    };
    const other = { submittedOn: '2030-03-28', decidedOn: null };
    expect(asked('2030-04-05', [other])).toEqual(['endedBesideAnother=2030-04-05']);
    expect(asked('2030-04-05', [other], ['endedBesideAnother=2030-04-05'])).toEqual([]);
    expect(asked('2030-03-31', [other])).toEqual([]);
    expect(asked('2030-04-05', [])).toEqual([]);
    expect(asked('2030-04-05', [{ ...other, submittedOn: own.submittedOn }])).toEqual([
      'endedBesideAnother=2030-04-05',
    ]);
    expect(asked('2030-04-05', [{ ...other, submittedOn: '2030-04-01' }])).toEqual([]); // it came too late
    // Another one of the same day that was refused on 04-10, in either order: its own is the one that is put right.
    for (const first of [true, false]) {
      const beside = { submittedOn: own.submittedOn, decidedOn: '2030-04-10', isOwn: false };
      const renewals = first ? [beside, own] : [own, beside];
      const currentDesignation = { validFrom: '2027-04-01', validTo: '2030-03-31', renewals };
      const refused = { ...draft, outcome: 'refuse' } as const;
      const facts = sampleFacts('B', {
        ...{ procedure: 'renewal', currentDesignation, draft: refused, submittedOn: own.submittedOn },
        stateSince: '2030-05-20',
      });
      const isAsked = (issuedOn: string) =>
        correctedNoticeDayIsSound({ facts, now: { today: '2030-05-20' } }, { issuedOn }).some(
          ({ id, met }) => id === 'strange:endedBesideAnother' && !met,
        );
      expect([isAsked('2030-04-05'), isAsked('2030-04-11')]).toEqual([true, false]);
    }
  });

  it('a designation is not notified, as it is put right, on a day on which it could not have been: a violation that was made public in between (則82②)', () => {
    // Sent to the prosecutor on 2026-10-01, within the year before the arrival of 2026-11-20; made public on 2027-03-10. Notified on 03-05.
    const facts = (publishedOn: string) =>
      sampleFacts('B', {
        draft: { ...draft, validFrom: '2027-04-01', validTo: '2030-03-31' },
        stateSince: '2027-03-20',
        submittedOn: '2026-11-20',
        content: { ...sampleContent('B'), violation: { exists: true, referredOn: '2026-10-01', publishedOn } },
      });
    const lost = (issuedOn: string, publishedOn = '2027-03-10') =>
      correctedNoticeDayIsSound({ facts: facts(publishedOn), now: { today: '2027-04-05' } }, { issuedOn })
        .filter(({ met, legalBasis }) => !met && legalBasis.includes('82②'))
        .map(({ legalBasis }) => legalBasis);
    expect(lost('2027-03-05')).toEqual([]);
    expect(lost('2027-03-10')).toHaveLength(1);
    // What spoke against it on the day of the notice too is not the matter of its correction.
    expect(lost('2027-03-05', '2027-02-01')).toEqual([]);
  });

  it('a refusal is asked about where it is put right to a day on which its ground was gone (行政手続法8条)', () => {
    // A new application, refused because a designation until 2027-03-31 was held: the notice was of 03-25, put right to 04-01.
    const heldDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
    const refused = { ...draft, outcome: 'refuse' } as const;
    const asked = (issuedOn: string, changes: Partial<CaseFacts> = {}, confirmed: string[] = []) => {
      const facts = sampleFacts('B', {
        ...{ heldDesignation, draft: refused, stateSince: '2027-04-05', hearings: concludedHearings('B') },
        ...changes,
      });
      return correctedNoticeDayIsSound({ facts, now: { today: '2027-04-06' } }, { issuedOn, confirmed })
        .filter(({ id, met }) => id === 'strange:refusal.withoutGround' && !met)
        .map(({ confirm }) => confirm);
    };
    expect(asked('2027-03-31')).toEqual([]);
    expect(asked('2027-04-01')).toEqual(['refusal.withoutGround=true']);
    expect(asked('2027-04-01', {}, ['refusal.withoutGround=true'])).toEqual([]);
    expect(asked('2027-04-01', { heldDesignation: null })).toEqual([]); // there was none on the day of the notice either
  });

  it('a refusal ends the old designation by the first day of the one that was asked for anew (法115②)', () => {
    const currentDesignation = { validFrom: '2027-04-01', validTo: '2030-03-31', renewals: [] };
    const refused = { procedure: 'renewal', currentDesignation, draft: { ...draft, outcome: 'refuse' } } as const;
    const held = (validFrom: string) => ({
      ...refused,
      stateSince: '2030-05-20',
      heldDesignation: { validFrom, validTo: '2033-04-30', renewals: [] },
    });
    expect(unmet('2030-05-01', held('2030-05-01'))).toEqual([]);
    expect(unmet('2030-05-10', held('2030-05-01'))).toEqual([[expect.stringContaining('後に受けた指定'), '法115②']]);
    // 2030-04-01 joins on: a second renewal in time was granted after the refusal.
    expect(unmet('2030-05-10', held('2030-04-01'))).toEqual([]);
  });
});
