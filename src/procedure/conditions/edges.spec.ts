/** Stories of the edges of conditions, with a clock at Friday 2026-12-04: the day itself, the one beside, and the article that goes with it. */
import {
  concludedHearings,
  factsReadyFor,
  healthCentreOf,
  NEXT_ROUND,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleContent,
  sampleFacts,
  sampleHearing,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts, HearingFacts } from '../case/facts.js';
import type { Condition } from '../case/decision.js';
import { everyCheckIsRecorded, nothingLapsedIsRevived, reviewCheckBasis } from './examination.js';
import {
  dayOfLaterRequest,
  daysAroundRequest,
  daysOfMeeting,
  daysOfSession,
  everyCouncilIsHeard,
  someHearingIsReported,
} from './hearings.js';
import { councilWasHeld } from './inquiries.js';
import { oneDesignationOfKind } from './one-designation.js';
import { roundIsLeftKnowingly } from './organisation.js';
import { paperMayHaveArrived, paperRevivesNothing } from './preparation.js';
import { ofRefusalItself } from './refusal.js';
import { applicationIsComplete, submission } from './submission.js';

const officer = person('prefectureOfficer');
const inContext = (facts: CaseFacts, actor = officer) => ({ facts, actor, now: { today: TODAY } });
const unmetOf = (conditions: readonly Condition[]) => conditions.flatMap(({ id, met }) => (met ? [] : [id]));
const term = (changes: Partial<NonNullable<CaseFacts['currentDesignation']>> = {}) => ({
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
  renewals: [],
  ...changes,
});

describe('the articles of what is asked', () => {
  const basis = (
    id: Parameters<typeof reviewCheckBasis>[0],
    kind: CaseFacts['kind'],
    procedure: CaseFacts['procedure'],
  ) => reviewCheckBasis(id, { kind, procedure });

  it('of the points of an examination, by kind and procedure', () => {
    expect(basis('R13', 'C1', 'new')).toBe('法119①, 則94');
    expect(basis('R13', 'C2', 'new')).toBe('法120①, 則101');
    expect(basis('R5', 'C2', 'new')).toBe('法120①, 則101');
    expect(basis('R5', 'C2', 'renewal')).toBe('法120①, 則101');
    expect(basis('R5', 'C2', 'change')).toBe('法120①, 則106②③');
    // 連携B and C-2 refer to the numbers of 則82①; B and C-1 have their own.
    expect([basis('R1', 'B', 'new'), basis('R1', 'C1', 'new')].map((text) => text.includes('→82①'))).toEqual([
      false,
      false,
    ]);
    expect([basis('R1', 'RENKEI_B', 'new'), basis('R2', 'C2', 'new')]).toEqual([
      expect.stringMatching(/→82①一$/u),
      expect.stringMatching(/→82①二$/u),
    ]);
  });

  it('of a designation that is held: it goes on while its renewal is undecided (法115②)', () => {
    const told = (today: string) => {
      const held = term({ renewals: [{ submittedOn: '2027-03-31', decidedOn: null }] });
      const [condition] = oneDesignationOfKind(sampleFacts('B', { heldDesignation: held }), today);
      return [
        condition?.legalBasis,
        /満了の後も、更新の申請に処分がされるまで効力を有します/u.test(condition?.text ?? ''),
      ];
    };
    expect(told('2027-03-31')).toEqual(['法115①', false]);
    expect(told('2027-04-01')).toEqual(['法115②', true]);
  });

  it('of the confirmations of the minister for C-2 (法120①)', () => {
    const of = (procedure: CaseFacts['procedure']) => {
      const content = { ...sampleContent('C2'), environmentConfirmationNo: '' } as CaseFacts['content'];
      const conditions = applicationIsComplete(inContext(sampleFacts('C2', { procedure, content })));
      const of = (id: string) => conditions.find((each) => each.id === id);
      return [
        of('environmentConfirmed')?.legalBasis,
        /^変更後の業務に係る/u.test(of('environmentConfirmed')?.text ?? ''),
        of('doctorPlansConfirmed')?.legalBasis,
      ];
    };
    expect(of('new')).toEqual(['法120①', false, '法120①, 則101①']);
    expect(of('renewal')).toEqual(['法120①', false, '法120①, 則105②→101①']);
    expect(of('change')).toEqual(['法120①, 則106③', true, '法120①, 則106②']);
  });
});

describe('what is found of an arrival after the designation has lapsed (法115②)', () => {
  const renewal = (submittedOn: string | null, changes: Partial<CaseFacts> = {}) =>
    sampleFacts('B', {
      procedure: 'renewal',
      submittedOn,
      withdrawnOn: '2026-11-30',
      currentDesignation: term({
        validTo: '2026-11-20',
        renewals: [{ submittedOn: '2026-11-20', decidedOn: null, givenUpOn: '2026-11-30' }],
      }),
      ...changes,
    });
  const undone = (facts: CaseFacts) => nothingLapsedIsRevived(inContext(facts)).map(({ text }) => text);

  it('an undone withdrawal would carry it on, where the application came by the last day', () => {
    expect(undone(renewal('2026-11-20'))).toEqual([expect.stringContaining('さかのぼって指定が続いていたことになる')]);
    expect(undone(renewal('2026-11-21'))).toEqual([expect.stringContaining('この申請で更新を受けることはできない')]);
    expect(undone(renewal(null))).toEqual([expect.stringContaining('この申請で更新を受けることはできない')]);
    expect(undone(renewal('2026-11-20', { procedure: 'change' }))).toEqual([]);
  });

  it('which of the days by the last one it was makes no difference; one after it does', () => {
    const corrected = (submittedOn: string | null, changes: Partial<CaseFacts> = {}) =>
      unmetOf(
        paperRevivesNothing(renewal(submittedOn, { withdrawnOn: null, ...changes }), 'correctArrival', {
          arrival: '2026-11-19',
          today: TODAY,
        }),
      );
    expect(corrected('2026-11-20')).toEqual([]);
    expect(corrected('2026-11-21')).toEqual(['nothingLapsedIsRevived']);
    expect(corrected(null)).toEqual(['nothingLapsedIsRevived']);
    expect(corrected('2026-11-21', { procedure: 'change' })).toEqual([]);
    expect(corrected('2026-11-21', { currentDesignation: null })).toEqual([]);
  });

  it('an application arrives once, and is told how', () => {
    const nothing = { submittedOn: null, paperArrivedOn: null, lastSubmission: null };
    const told = (changes: Partial<CaseFacts>) =>
      paperMayHaveArrived(inContext(sampleFacts('B', { ...nothing, ...changes }))).map(({ text }) => text);
    expect(told({})).toEqual(['この申請は、まだ到達していません']);
    expect(told({ submittedOn: TODAY })).toEqual([expect.stringMatching(/^この申請は、一度提出されています/u)]);
    expect(told({ paperArrivedOn: TODAY })).toEqual([expect.stringMatching(/^紙の申請の到達は記録されています/u)]);
    const { lastSubmission } = sampleFacts('B');
    expect(told({ lastSubmission })).toEqual([expect.stringMatching(/^この申請は、一度提出されています/u)]);
  });
});

it('a point that was looked at before the application changed is not looked at', () => {
  const { examination } = sampleFacts('B');
  expect(everyCheckIsRecorded({ kind: 'B', examination })).toBe(true);
  expect(
    everyCheckIsRecorded({ kind: 'B', examination: { ...examination, R1: { met: true, note: '', outdated: true } } }),
  ).toBe(false);
});

describe('the councils', () => {
  const area = (planningAreaId: string, changes: Partial<HearingFacts> = {}) =>
    sampleHearing('RENKEI_B', 'coordinationCouncil', {
      id: planningAreaId,
      planningAreaId,
      healthCentreId: healthCentreOf(planningAreaId),
      ...changes,
    });
  const heard = (facts: CaseFacts) =>
    Object.fromEntries(everyCouncilIsHeard(inContext(facts)).map((each) => [each.id, each] as const));

  it('what one has said is told, and one that has not answered is not out of time', () => {
    const waiting = area(OWN_AREA, { reportedOn: null, confirmation: null });
    expect(heard(sampleFacts('RENKEI_B', { hearings: [waiting] }))).not.toHaveProperty(
      'answeredInTime:coordinationCouncil',
    );
    const both = heard(sampleFacts('RENKEI_B', { hearings: [area(OTHER_AREA), waiting] }));
    expect(both['answeredInTime:coordinationCouncil']).toMatchObject({
      met: true,
      evidence: expect.not.stringContaining('回答なし') as string,
    });
    expect(both['concluded:coordinationCouncil']?.evidence).toContain('回答なし');
  });

  it('one that could not confirm a point is gone past with a reason, where the profile says so', () => {
    const refused = area(OWN_AREA, {
      confirmation: {
        points: { consistentWithPolicy: true, longHoursUnavoidable: false, dispatchNecessary: true },
        confirmedOn: '2026-11-30',
        chair: '架空 座長',
        remarks: '確認できない',
      },
    });
    const told = (mayOvercomeCouncils: boolean, hearing: HearingFacts) => {
      const { profile } = sampleFacts('RENKEI_B');
      const facts = sampleFacts('RENKEI_B', { profile: { ...profile, mayOvercomeCouncils }, hearings: [hearing] });
      return heard(facts)['concluded:coordinationCouncil']?.text;
    };
    expect(told(true, area(OWN_AREA))).toBe('地域医療構想調整会議の確認が済んでいます');
    expect(told(true, refused)).toBe(
      '地域医療構想調整会議で確認できない項目がありましたが、理由を起案に書いて進められます',
    );
    expect(told(false, refused)).toMatch(/^地域医療構想調整会議の報告に、確認できない項目があります/u);
  });

  it('the area of the institution is spoken of where another was heard, and of that council alone', () => {
    const { institution } = sampleFacts('B');
    const moved = { institution: { ...institution, planningAreaId: OTHER_AREA } };
    const there = heard(sampleFacts('B', { ...moved, hearings: [sampleHearing('B', 'coordinationCouncil')] }));
    expect(there['concluded:coordinationCouncil']?.text).toMatch(
      /^意見を聴いた地域医療構想調整会議はarea-own圏のもので/u,
    );
    expect(there['concluded:measuresCouncil']?.text).toMatch(/の協議結果が記録されていません/u);
    const none = heard(sampleFacts('B', moved));
    expect(none['concluded:coordinationCouncil']?.text).toMatch(/^地域医療構想調整会議の確認が済んでいません/u);
    expect(none['concluded:medicalCouncil']?.text).toMatch(/の意見を聴いていません/u);
  });

  it('the minutes of a council of the prefecture are filed once it has spoken, and the refusal says which is missing', () => {
    const filed = (by: 'prefecture' | 'healthCentre', hearing: HearingFacts, hearingId = hearing.id) =>
      councilWasHeld(by)(inContext(sampleFacts('B', { hearings: [hearing] })), { hearingId }).map(({ met, text }) => [
        met,
        text,
      ]);
    const silent = sampleHearing('B', 'measuresCouncil', { opinion: null });
    const ofCentre = sampleHearing('B', 'coordinationCouncil', { convened: null });
    expect([
      filed('prefecture', silent),
      filed('prefecture', silent, 'of-another'),
      filed('healthCentre', ofCentre),
    ]).toEqual([
      [[false, expect.stringMatching(/意見を記録した医療対策協議会・医療審議会の議事録だけ/u)]],
      [[false, expect.stringMatching(/意見を記録した医療対策協議会・医療審議会の議事録だけ/u)]],
      [[false, '開催を記録した調整会議の議事録だけを添付できます']],
    ]);
    const spoken = [sampleHearing('B', 'coordinationCouncil'), sampleHearing('B', 'measuresCouncil')];
    const told = (hearingId: string) =>
      councilWasHeld('prefecture')(inContext(sampleFacts('B', { hearings: spoken })), { hearingId }).map(
        ({ text }) => text,
      );
    expect(spoken.map(({ id }) => told(id))).toEqual([
      ['地域医療構想調整会議の開催を記録しています'],
      ['医療対策協議会の開催を記録しています'],
    ]);
  });

  it('a health centre has a report of its own to take back', () => {
    const reported = (planningAreaId: string) =>
      unmetOf(
        someHearingIsReported(
          inContext(sampleFacts('RENKEI_B', { hearings: [area(planningAreaId)] }), person('healthCentre')),
        ),
      );
    expect(reported(OWN_AREA)).toEqual([]);
    expect(reported(OTHER_AREA)).toEqual(['someHearingReported']);
  });

  it('a request is compared with the last one to the same area, and with what came before it', () => {
    const hearings = [
      area(OWN_AREA, { id: 'first', requestedOn: '2026-11-10', voided: true }),
      area(OTHER_AREA, { requestedOn: '2026-11-27' }),
      area(OWN_AREA, { id: 'second', requestedOn: '2026-11-25' }),
    ];
    const facts = sampleFacts('RENKEI_B', { hearings });
    const former = (areas: string[], recorded?: HearingFacts) =>
      daysAroundRequest(facts, 'coordinationCouncil', areas, recorded).formerRequest;
    expect(former([OWN_AREA])).toBe('2026-11-25');
    expect(former([OTHER_AREA])).toBe('2026-11-27');
    expect(former([])).toBeNull();
    // of the record of 25 November the former request is that of the 10th, of that of the 10th there is none: what came after it says nothing
    expect(former([OWN_AREA], hearings[2])).toBe('2026-11-10');
    expect(former([OWN_AREA], hearings[0])).toBeNull();
    expect(daysAroundRequest(facts, 'medicalCouncil')).toMatchObject({
      receivedOn: '2026-11-24',
      earlierAnswer: '2026-12-01',
      formerRequest: null,
    });
  });

  it('the next council was asked after the answer of this one, or on its day; one asked before did not wait for it', () => {
    const [coordination, measures, medical] = concludedHearings('B') as [HearingFacts, HearingFacts, HearingFacts];
    const later = (of: HearingFacts, ...days: string[]) =>
      dayOfLaterRequest(
        sampleFacts('B', {
          hearings: [
            coordination,
            { ...measures, requestedOn: days[0] ?? '' },
            { ...medical, requestedOn: days[1] ?? '' },
          ],
        }),
        of,
      );
    // The coordination council answered on 1 December.
    expect(later(coordination, '2026-12-01', '2026-12-03')).toBe('2026-12-01');
    expect(later(coordination, '2026-12-03', '2026-12-02')).toBe('2026-12-02');
    expect(later(coordination, '2026-11-30', '2026-12-03')).toBe('2026-12-03');
    expect(later(coordination, '2026-11-30', '2026-11-30')).toBeNull();
    expect(later(medical, '2026-12-03', '2026-12-03')).toBeNull();
    expect(later({ ...coordination, reportedOn: null }, '2026-12-01', '2026-12-03')).toBeNull();
  });

  it('a meeting is dated by the last request and the first report of its cases, a session by its own council', () => {
    const cases = [
      { requestedOn: '2026-11-10', dueOn: '2026-12-18' },
      { requestedOn: '2026-11-25', dueOn: null },
      { requestedOn: '2026-11-20', dueOn: '2026-12-11' },
    ];
    expect(daysOfMeeting(cases)).toEqual({ requestedOn: '2026-11-25', reportDue: '2026-12-11' });
    expect(daysOfMeeting([])).toEqual({ requestedOn: null, reportDue: null });
    const [coordination, measures, medical] = concludedHearings('B') as [HearingFacts, HearingFacts, HearingFacts];
    const facts = sampleFacts('B', {
      hearings: [coordination, { ...measures, requestedOn: '2026-12-02' }, { ...medical, requestedOn: '2026-12-03' }],
    });
    expect(daysOfSession(facts, 'measuresCouncil')).toEqual({
      receivedOn: '2026-11-24',
      requestedOn: '2026-12-02',
      laterRequest: '2026-12-03',
      approvedOn: null,
    });
    expect(daysOfSession(facts, undefined)).toMatchObject({ requestedOn: null, laterRequest: null });
    const approved = { ...facts, draft: { approvedOn: TODAY } as CaseFacts['draft'] };
    expect(daysOfSession(approved, 'medicalCouncil')).toMatchObject({ requestedOn: '2026-12-03', approvedOn: TODAY });
  });
});

describe('leaving a round', () => {
  const asked = (changes: Partial<CaseFacts>, applicationDeadline: string, roundId = NEXT_ROUND.id) => {
    const facts = { ...factsReadyFor('B', 'CHOOSE_ROUND'), ...changes };
    const rounds = { ...facts.rounds, [NEXT_ROUND.id]: { ...NEXT_ROUND, applicationDeadline } };
    return unmetOf(roundIsLeftKnowingly(inContext({ ...facts, rounds }), { roundId }));
  };

  it('is asked about where its deadline comes after the last day of the designation, and not on that day', () => {
    const renewal = { procedure: 'renewal', currentDesignation: term({ validTo: '2027-01-29' }) } as const;
    expect(asked(renewal, '2027-01-30')).toEqual(['strange:lastDay']);
    expect(asked(renewal, '2027-01-29')).toEqual([]);
    expect(asked({ ...renewal, procedure: 'change' }, '2027-01-30')).toEqual([]); // a change keeps no deadline (法116①)
    expect(asked({ ...renewal, submittedOn: '2026-12-01' }, '2027-01-30')).toEqual([]); // it has arrived
    expect(asked({ ...renewal, currentDesignation: null }, '2027-01-30')).toEqual([]);
  });

  it('is asked about where it had arrived after the deadline, and not on its day', () => {
    expect(asked({ submittedOn: '2026-12-01' }, '2026-12-01')).toEqual([]);
    expect(asked({ submittedOn: '2026-12-01' }, '2026-11-30')).toEqual(['strange:arrivedLate']);
  });

  it('asks nothing of a round that is not there, nor of the one that it is in', () => {
    const facts = { submittedOn: '2026-12-01' };
    expect(asked(facts, '2026-11-30', 'nowhere')).toEqual([]);
    expect(asked({ ...facts, round: NEXT_ROUND }, '2026-11-30')).toEqual([]);
  });
});

it('of the list of a refusal two are of the refusal itself, and stand in their order', () => {
  const named = ['qualified', 'changesKeepEffect', 'strange:noticeNo', 'strange:refusal.withoutGround'].map((id) => ({
    id,
    met: true,
    text: id,
    legalBasis: '',
  }));
  expect(ofRefusalItself(named).map(({ id }) => id)).toEqual(['changesKeepEffect', 'strange:refusal.withoutGround']);
});

describe('what an application says of itself', () => {
  const of = (facts: CaseFacts, id: string) => submission(inContext(facts)).find((each) => each.id === id);

  it('a change names its matters and its reason, both', () => {
    const told = (matters: string, reason: string) => {
      const facts = sampleFacts('B', { procedure: 'change', currentDesignation: term() });
      const content = { ...facts.content, change: { ...facts.content.change, matters, reason } };
      return of({ ...facts, content }, 'changeDescribed')?.met;
    };
    expect([told('業務の追加', '救急の開始'), told('', '救急の開始'), told('業務の追加', ' ')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('the submission that it stands on, and when that came', () => {
    const { lastSubmission } = sampleFacts('B');
    const evidence = (changes: Partial<CaseFacts>) => of(sampleFacts('B', changes), 'contentComplete')?.evidence;
    expect(evidence({})).toBe('申請内容（第1回の提出、申請の到達 令和8年11月20日）');
    expect(evidence({ submittedOn: null, lastSubmission })).toBe('申請内容');
    expect(evidence({ lastSubmission: null })).toBe('申請内容');
  });

  it('the violation that it tells of, or none', () => {
    const told = (violation: object) => {
      const facts = sampleFacts('B');
      return of(
        { ...facts, content: { ...facts.content, violation: { ...facts.content.violation, ...violation } } },
        'noRecentViolation',
      )?.evidence;
    };
    expect(told({ exists: false })).toBe('様式9・申請内容の申告（該当なし。申請日 令和8年11月20日）');
    expect(told({ exists: true, referredOn: '2025-10-01', publishedOn: null })).toBe(
      '様式9・申請内容の申告（送致等の日 令和7年10月1日、公表の日 なし。申請日 令和8年11月20日）',
    );
  });

  it('the sub-items of B that lack what they ask, or that none is chosen', () => {
    const told = (subItems: string[]) => {
      const facts = sampleFacts('B');
      const condition = of({ ...facts, content: { ...facts.content, subItems } as CaseFacts['content'] }, 'qualified');
      return [condition?.met, condition?.text, condition?.fact];
    };
    expect(told(['(1)ア'])).toEqual([true, '選んだ小項目の要件を満たしています', undefined]);
    expect(told([])).toEqual([false, 'B水準の小項目を選んでください', 'B水準の小項目が選ばれていません']);
    expect(told(['(9)ヌ'])).toEqual([false, '要件を満たしていない小項目があります：(9)ヌ', undefined]);
  });

  it('a document that is missing, with the number of its form', () => {
    const facts = sampleFacts('B', { attachedFiles: [] });
    const [document] = facts.profile.documents;
    const told = (form: string | null) =>
      of(
        { ...facts, profile: { ...facts.profile, documents: document ? [{ ...document, form }] : [] } },
        'documentsAttached',
      )?.text;
    expect(told(null)).toBe('次の書類を添付してください：評価センターの評価結果の通知書');
    expect(told('様式3')).toBe('次の書類を添付してください：評価センターの評価結果の通知書（様式3）');
  });

  it('an evaluation that is still to come, with the day on which it was applied for', () => {
    const renewal = (evaluation: CaseFacts['evaluation']) =>
      of(
        sampleFacts('B', { procedure: 'renewal', submittedOn: null, evaluation, currentDesignation: term() }),
        'evaluationFollows',
      )?.evidence;
    expect(renewal(null)).toBeUndefined(); // it has to be applied for
    expect(renewal({ appliedOn: '2026-06-01', receiptNo: '受付1', result: null })).toBe('評価の申込み 令和8年6月1日');
  });

  it('what is typed of a paper is as it stood on the day of the paper (行政手続法7条)', () => {
    const typed = (pledgedOn: string) => {
      const facts = sampleFacts('B', {
        submittedOn: null,
        receivedOn: null,
        lastSubmission: null,
        paperArrivedOn: '2026-11-20',
      });
      const content = { ...facts.content, pledge: { ...facts.content.pledge, pledgedOn } };
      const condition = of({ ...facts, content }, 'heldOnPaper');
      return [condition?.met, condition?.text.slice(0, 21), condition?.legalBasis];
    };
    expect(typed('2026-11-20')).toEqual([true, '申請の日付は、紙の申請が到達した日に合って', '行政手続法7条']);
    expect(typed('2026-11-21')).toEqual([false, '紙の申請が到達した令和8年11月20日（金', '行政手続法7条']);
  });
});
