/** Stories of what a condition tells beside whether it is met: its words, its evidence, and on which day it was judged; with a clock at Friday 2026-12-04. */
import {
  concludedHearings,
  factsReadyFor,
  healthCentreOf,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  sampleResult,
  TODAY,
} from '../../../test/support/procedure.js';
import type { Condition } from '../case/decision.js';
import type { CaseFacts, DesignationTerm, HearingFacts } from '../case/facts.js';
import { type CaseEvent, effectsOf, EVENTS, eventSentence, type EventType } from '../events/index.js';
import {
  confirmation,
  confirmedValue,
  heldItsDatesOn,
  applicationDatesArePossible,
  plansStillRun,
  strangeDatesAreConfirmed,
} from './dates.js';
import {
  basisUnchanged,
  judgementAtNotice,
  recordedRequirementsAtNotice,
  refusalMayBeIssued,
  designationMayBeIssued,
  correctedNoticeDayIsSound,
} from './decision.js';
import { correctionIsAnswered, nothingFollowedWithdrawal } from './examination.js';
import { confirmationIsSound, conveningIsSound, everyCouncilIsHeard, somethingIsUnderWay } from './hearings.js';
import { lapseStands, oneDesignationOfKind } from './one-designation.js';
import { refusalHasItsGround, refusalKeepsItsGround, shownToApprover } from './refusal.js';
import { decidedWorkIsConfirmed, hearingsSpeakToTheDecision, strangeAnswersAreConfirmed } from './strange-answers.js';
import { evaluationIsRecorded, nothingBarsApplication, submission } from './submission.js';

const contextOf = (facts: CaseFacts, actor = person('prefectureOfficer')) => ({ facts, actor, now: { today: TODAY } });
const unmetOf = (conditions: readonly Condition[]) => conditions.flatMap(({ id, met }) => (met ? [] : [id]));
const term = (changes: Partial<DesignationTerm> = {}): DesignationTerm => ({
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
  renewals: [],
  ...changes,
});
const c1 = (procedure: CaseFacts['procedure'], applied: string[], changes: Partial<CaseFacts>) =>
  sampleFacts('C1', {
    procedure,
    content: {
      ...sampleContent('C1'),
      clinicalTraining: applied.includes('1号'),
      specialtyTraining: applied.includes('2号'),
    } as CaseFacts['content'],
    ...changes,
  });

describe('dates', () => {
  it('a confirmation names its field and its value, which may hold the same sign', () => {
    expect(confirmation('a', 'b=c')).toBe('a=b=c');
    expect(confirmedValue('a=b=c')).toEqual({ path: 'a', value: 'b=c' });
  });

  it('of plans are asked on the day of the decision of a renewal alone', () => {
    const ask = (procedure: CaseFacts['procedure']) =>
      plansStillRun({ facts: sampleFacts('B', { procedure }), now: { today: TODAY } }).map(({ id }) => id);
    expect([ask('new'), ask('change'), ask('renewal')]).toEqual([[], [], ['plansStillRun']]);
  });

  it('that cannot be are refused by the articles that there are, and not asked about too', () => {
    // The pledge is of tomorrow, which no article forbids; the evaluation is older than the designation that is changed (法116①後段).
    const facts = sampleFacts('B', {
      procedure: 'change',
      submittedOn: null,
      currentDesignation: term({ validFrom: '2026-11-10', validTo: '2029-11-09' }),
    });
    const content = { ...facts.content, pledge: { ...facts.content.pledge, pledgedOn: '2026-12-05' } };
    const context = contextOf({ ...facts, content });
    expect(applicationDatesArePossible(context)).toMatchObject([{ met: false, legalBasis: '法116①後段' }]);
    expect(applicationDatesArePossible(contextOf({ ...sampleFacts('B'), submittedOn: null, content }))).toMatchObject([
      { met: false, legalBasis: '法113②' },
    ]);
    expect(strangeDatesAreConfirmed(context, {}).map(({ id }) => id)).not.toContain('date:content.pledge.pledgedOn');
  });

  it('of an arrival that is put right say that the arrival is to be checked, where they do not hold on it', () => {
    const of = (arrival: string) => heldItsDatesOn(sampleFacts('B'), arrival).map(({ met, text }) => [met, text]);
    expect(of('2026-11-20')).toEqual([[true, '申請の日付は手続の順に合っています']]);
    expect(of('2026-10-01')).toEqual([
      [false, expect.stringMatching(/^令和8年10月1日には、.*到達の日を確かめてください$/u)],
    ]);
  });
});

describe('a draft and its notice', () => {
  it('a basis that was never recorded is told otherwise than one that has changed', () => {
    const told = (basis: NonNullable<CaseFacts['draft']>['basis']) =>
      basisUnchanged({ facts: sampleFacts('B', { draft: sampleDraft('designate', { basis }) }) }).map(
        ({ text }) => text,
      );
    expect(told({ requirements: [], changedSince: [] })).toEqual([
      '起案の基にした事実は、起案の時から変わっていません',
    ]);
    expect(told(null)).toEqual([expect.stringMatching(/^この起案には、基にした事実の記録がありません。/u)]);
    expect(told({ requirements: [], changedSince: ['plan'] })).toEqual([
      expect.stringMatching(/が起案の後に変わりました。/u),
    ]);
  });

  it('the outcome that was approved is named', () => {
    const of = (outcome: 'designate' | 'refuse', may: typeof refusalMayBeIssued) =>
      may(contextOf(sampleFacts('B', { draft: sampleDraft(outcome) }))).find(({ id }) => id.startsWith('drafted:'))
        ?.text;
    expect(of('designate', designationMayBeIssued)).toBe('指定の起案です');
    expect(of('refuse', designationMayBeIssued)).toBe('決裁されたのは指定の起案ではありません');
    expect(of('refuse', refusalMayBeIssued)).toBe('不指定の起案です');
    expect(of('designate', refusalMayBeIssued)).toBe('決裁されたのは不指定の起案ではありません');
  });

  it('a notice is judged as of the first day that it may bear: the later of approval and 施行, and today at the latest', () => {
    const asOf = (draft: CaseFacts['draft']) =>
      judgementAtNotice(contextOf(sampleFacts('B', { draft })), 'designate', { issuedOn: TODAY }).asOf;
    const of = (approvedOn: string | null, issueOn: string | null) =>
      asOf({ ...sampleDraft('designate'), approvedOn, issueOn });
    expect([of('2026-12-01', '2026-12-03'), of('2026-12-03', '2026-12-01'), of('2026-12-01', '2026-12-10')]).toEqual([
      '2026-12-03',
      '2026-12-03',
      TODAY,
    ]);
    expect([of(null, '2026-12-03'), of('2026-12-03', null), of(null, null), asOf(null)]).toEqual([
      '2026-12-03',
      '2026-12-03',
      TODAY,
      TODAY,
    ]);
  });

  it('the area of the council counts for a notice only where the registry has moved the institution since', () => {
    const other = [
      sampleHearing('B', 'coordinationCouncil', { planningAreaId: OTHER_AREA }),
      ...concludedHearings('B').slice(1),
    ];
    const lost = (basis: NonNullable<CaseFacts['draft']>['basis']) => {
      const draft = { ...sampleDraft('designate'), approvedOn: '2026-12-03', basis };
      return unmetOf(
        recordedRequirementsAtNotice(contextOf(sampleFacts('B', { hearings: other, draft })), { answers: [] }),
      );
    };
    expect(lost({ requirements: [], changedSince: ['planningArea'] })).toEqual([]);
    expect(lost({ requirements: [], changedSince: ['plan'] })).toEqual(['concluded:coordinationCouncil']);
    expect(lost(null)).toEqual(['concluded:coordinationCouncil']);
  });

  it('of two renewals of one day the decided one is its own', () => {
    const own = { submittedOn: '2030-03-01', decidedOn: '2030-03-25' };
    const twin = { submittedOn: '2030-03-01', decidedOn: null };
    const facts = sampleFacts('B', {
      procedure: 'renewal',
      currentDesignation: term({ validFrom: '2027-04-01', validTo: '2030-03-31', renewals: [twin, own] }),
      draft: { ...sampleDraft('refuse'), approvedOn: '2030-03-10', issueOn: '2030-03-10' },
      submittedOn: own.submittedOn,
      stateSince: '2030-05-20',
    });
    expect(
      unmetOf(correctedNoticeDayIsSound({ facts, now: { today: '2030-05-20' } }, { issuedOn: '2030-04-05' })),
    ).toEqual(['strange:endedBesideAnother']);
  });

  it('a term that joins on to the old one is its renewal, and one that begins a day later was asked for anew', () => {
    const of = (validFrom: string) => {
      const facts = sampleFacts('B', {
        procedure: 'renewal',
        currentDesignation: term(),
        heldDesignation: term({ validFrom, validTo: '2030-04-01' }),
        draft: { ...sampleDraft('refuse'), approvedOn: '2027-03-10', issueOn: '2027-03-10' },
        stateSince: '2027-05-20',
      });
      return unmetOf(correctedNoticeDayIsSound({ facts, now: { today: '2027-05-20' } }, { issuedOn: '2027-04-10' }))
        .length;
    };
    expect([of('2027-04-01'), of('2027-04-02')]).toEqual([0, 1]);
  });
});

describe('councils', () => {
  const evidence = (hearings: HearingFacts[]) =>
    everyCouncilIsHeard(contextOf(sampleFacts('B', { hearings }))).flatMap((each) =>
      each.id.startsWith('concluded') ? [each.evidence] : [],
    );

  it('are told by the days on which they were asked, met and answered, in person and in writing', () => {
    const [coordination, ...others] = concludedHearings('B') as [HearingFacts, ...HearingFacts[]];
    expect(evidence([coordination, ...others])).toEqual([
      '意見を求めた日 令和8年11月25日、\n開催 令和8年11月30日、\n確認 令和8年11月30日、\n回答 令和8年12月1日',
      '意見を求めた日 令和8年11月25日、\n開催 令和8年12月2日、\n回答 令和8年12月2日',
      '意見を求めた日 令和8年11月25日、\n開催 令和8年12月2日、\n回答 令和8年12月2日',
    ]);
    const written = {
      ...coordination,
      convened: { method: 'written', meetsOn: '2026-11-28', meetingName: '' },
    } as const;
    expect(evidence([written])[0]).toBe(
      '意見を求めた日 令和8年11月25日、\n書面の締切 令和8年11月28日、\n確認 令和8年11月30日、\n回答 令和8年12月1日',
    );
    expect(evidence([{ ...coordination, reportedOn: null }])[0]).toBe('意見を求めた日 令和8年11月25日、\n回答なし');
    expect(evidence([])).toEqual(['記録なし', '記録なし', '記録なし']);
  });

  it('one that confirms and one that is heard are told in their own words', () => {
    expect(
      everyCouncilIsHeard(contextOf(sampleFacts('B', { hearings: concludedHearings('B') }))).flatMap(({ id, text }) =>
        id.startsWith('concluded') ? [text] : [],
      ),
    ).toEqual([
      '地域医療構想調整会議の確認が済んでいます',
      '医療対策協議会の意見を聴いています',
      '医療審議会の意見を聴いています',
    ]);
  });

  it('a hearing that was never asked for is neither convened nor confirmed', () => {
    const context = contextOf(factsReadyFor('B', 'RECORD_CONFIRMATION'), person('healthCentre'));
    const points = { consistentWithPolicy: true, longHoursUnavoidable: true };
    const unknown = {
      hearingId: 'of-another',
      meetingName: '第1回',
      points,
      confirmedOn: TODAY,
      chair: '架空 座長',
      remarks: '',
    };
    expect(unmetOf(conveningIsSound(context, unknown))).toEqual(['hearingOpen']);
    expect(unmetOf(confirmationIsSound(context, unknown))).toEqual(['hearingOpen', 'convened']);
  });

  it('of one member nobody has answered before the answer is noted', () => {
    const hearing = sampleHearing('B', 'coordinationCouncil', {
      reportedOn: null,
      confirmation: null,
      convened: { method: 'written', meetsOn: TODAY, meetingName: '' },
    });
    const facts = {
      ...sampleFacts('B', { hearings: [hearing] }),
      meetings: { [hearing.id]: { chair: '', members: 1, answered: null } },
    };
    const ask = (writtenAnswers: 'all' | 'majority') =>
      unmetOf(
        confirmationIsSound(contextOf({ ...facts, profile: { ...facts.profile, writtenAnswers } }), {
          hearingId: hearing.id,
          points: { consistentWithPolicy: true, longHoursUnavoidable: true },
          confirmedOn: TODAY,
          chair: '架空 座長',
          remarks: '',
        }),
      );
    expect([ask('all'), ask('majority')]).toEqual([['enoughAnswers'], ['enoughAnswers']]);
  });

  it('what was voided is under way no more', () => {
    const voided = sampleHearing('B', 'medicalCouncil', { voided: true });
    expect(unmetOf(somethingIsUnderWay(contextOf(sampleFacts('B', { hearings: [voided] }))))).toEqual([
      'somethingUnderWay',
    ]);
    expect(
      unmetOf(somethingIsUnderWay(contextOf(sampleFacts('B', { hearings: [{ ...voided, voided: false }] })))),
    ).toEqual([]);
  });

  it('of two areas the one that met first is asked about, where it could not know the evaluation (法113④)', () => {
    const area = (planningAreaId: string, meetsOn: string) =>
      sampleHearing('RENKEI_B', 'coordinationCouncil', {
        id: planningAreaId,
        planningAreaId,
        healthCentreId: healthCentreOf(planningAreaId),
        requestedOn: '2026-11-20',
        convened: { method: 'inPerson', meetsOn, meetingName: '' },
      });
    const facts = sampleFacts('RENKEI_B', {
      hearings: [area(OWN_AREA, '2026-11-29'), area(OTHER_AREA, '2026-11-26')],
      evaluation: { appliedOn: '2026-06-01', receiptNo: '', result: { ...sampleResult, noticedOn: '2026-11-28' } },
    });
    expect(hearingsSpeakToTheDecision({ facts }, {}).map(({ text }) => text)).toEqual([
      expect.stringContaining('令和8年11月26日（木）'),
    ]);
  });
});

describe('one designation of a kind', () => {
  it('the line of the register is its evidence, or that there is none', () => {
    const evidence = (heldDesignation: DesignationTerm | null) =>
      oneDesignationOfKind(sampleFacts('B', { heldDesignation }), TODAY).map((each) => each.evidence);
    expect(evidence(null)).toEqual(['指定台帳（登録なし）']);
    expect(evidence(term())).toEqual(['指定台帳（有効期間 令和6年4月1日から令和9年3月31日まで）']);
  });

  it('a paper is noted while another renewal still carries the designation on, though one of them was given up after its end', () => {
    const ended = { submittedOn: '2027-03-01', decidedOn: null, givenUpOn: '2027-04-10' };
    const undecided = { submittedOn: '2027-03-20', decidedOn: null };
    const judged = (renewals: DesignationTerm['renewals'], endedOn: string | null = null) =>
      lapseStands(
        'B',
        'notePaper',
        { ...term({ renewals }), endedOn, today: '2027-04-20' },
        { arrival: '2027-03-25', givenUpOn: null },
      );
    expect(unmetOf(judged([ended, undecided]))).toEqual([]);
    expect(judged([ended]).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^有効期間は令和9年3月31日に満了し、/u),
    ]);
    // What is recorded of the renewal tells the end itself, also where the register keeps it.
    expect(judged([ended], '2027-04-10')).toEqual(judged([ended]));
    expect(judged([], '2027-04-10').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^指定は、更新の申請によって満了の日の後も続き、令和9年4月10日に/u),
    ]);
  });
});

describe('a refusal', () => {
  const sound = (changes: Partial<CaseFacts> = {}) =>
    sampleFacts('B', { hearings: concludedHearings('B'), ...changes });

  it('has its ground in a point that a council could not confirm', () => {
    const [coordination, ...others] = concludedHearings('B') as [HearingFacts, ...HearingFacts[]];
    const withheld = {
      ...coordination.confirmation!,
      points: { consistentWithPolicy: true, longHoursUnavoidable: false },
      remarks: '必要とまでは言えない',
    };
    expect(unmetOf(refusalHasItsGround(contextOf(sound()), {}))).toEqual(['strange:refusal.withoutGround']);
    expect(
      refusalHasItsGround(contextOf(sound({ hearings: [{ ...coordination, confirmation: withheld }, ...others] })), {}),
    ).toEqual([]);
  });

  it('is told by what was looked at and heard, without what counts no more', () => {
    const evidence = (hearings: HearingFacts[]) => refusalHasItsGround(contextOf(sound({ hearings })), {})[0]?.evidence;
    const points = Object.keys(sound().examination).length;
    expect(evidence(concludedHearings('B'))).toBe(`審査の確認項目 ${points}件、意見聴取 3件`);
    expect(
      evidence([...concludedHearings('B'), sampleHearing('B', 'medicalCouncil', { id: 'old', voided: true })]),
    ).toBe(`審査の確認項目 ${points}件、意見聴取 3件`);
  });

  it('that was drafted for a ground is asked about again once that is gone; what was answered at the draft is not, nor shown twice', () => {
    const requirement = (id: string, met = true) => ({ id, met, text: id, legalBasis: '' });
    const of = (...requirements: Condition[]) =>
      contextOf(sound({ draft: sampleDraft('refuse', { basis: { requirements, changedSince: [] } }) }));
    const act = { does: '決裁', on: TODAY } as const;
    expect(unmetOf(refusalKeepsItsGround(of(requirement('qualified', false)), act, {}))).toEqual([
      'strange:refusal.withoutGround',
    ]);
    expect(refusalKeepsItsGround(of(requirement('strange:refusal.withoutGround')), act, {})).toEqual([]);
    const shown = shownToApprover(
      of(requirement('changesKeepEffect', false), requirement('strange:refusal.withoutGround')),
    ).map(({ text }) => text);
    expect(shown).toContain('strange:refusal.withoutGround');
    expect(shown).not.toContain('changesKeepEffect');
  });
});

describe('the work', () => {
  const asked = (facts: CaseFacts, validFrom: string) =>
    decidedWorkIsConfirmed(contextOf(facts), { validFrom, issueOn: TODAY }).filter(
      ({ id }) => id === 'strange:work.decided',
    );

  it('of a change is judged on its first day, and what was approved for later and makes another work of it is asked about', () => {
    const adds = { on: '2027-02-01', text: '', added: ['2号'], removed: [] };
    const currentDesignation = term({
      work: { matters: ['1号', '2号'], changes: [adds] },
      approvedSince: ['2027-02-01'],
    });
    expect(asked(c1('change', ['1号'], { currentDesignation }), '2027-01-04').map(({ confirm }) => confirm)).toEqual([
      'work.decided=1号／2027-02-01：1号・2号',
    ]);
    expect(asked(c1('change', ['1号', '2号'], { currentDesignation }), '2027-01-04')).toEqual([]);
    expect(asked(c1('change', ['1号'], { currentDesignation }), '2027-02-01')).toHaveLength(1);
  });

  it('that comes and goes by a change is named in the question', () => {
    const current = term({ work: { matters: ['1号', '2号'], changes: [] } });
    const comingDesignation = term({
      validFrom: '2027-04-01',
      validTo: '2030-03-31',
      work: { matters: ['1号'], changes: [] },
    });
    const [question] = asked(
      c1('change', ['1号', '2号'], { currentDesignation: current, comingDesignation }),
      '2027-04-10',
    );
    expect(question?.text).toContain('（追加：2号（専門研修））。');
  });

  const open = (facts: CaseFacts) =>
    strangeAnswersAreConfirmed(contextOf({ ...facts, submittedOn: null }, person('hospital')), {}).flatMap(
      ({ met, confirm }) => (met ? [] : [confirm]),
    );

  it('of 連携B has no matters to be compared, and those of B are named in the order of their codes', () => {
    const known = term({ work: { matters: [], changes: [] } });
    expect(open(sampleFacts('RENKEI_B', { procedure: 'change', currentDesignation: known }))).not.toContain(
      'work.same=',
    );
    const facts = sampleFacts('B', {
      procedure: 'renewal',
      currentDesignation: term({ work: { matters: ['(1)ア'], changes: [] } }),
    });
    const content = { ...facts.content, subItems: ['(2)ア', '(1)ア'] } as CaseFacts['content'];
    expect(open({ ...facts, content })).toContain('work.changed=(1)ア・(2)ア');
  });

  it('of a field that is written with spaces is that field', () => {
    const content = {
      ...sampleContent('C2'),
      field: ' 内科　',
      business: '内科の技能の修得',
      environmentConfirmationNo: '1',
    } as CaseFacts['content'];
    const of = (...fields: string[]) => {
      const confirmations = fields.map((field) => ({ field, no: '1' }));
      const currentDesignation = term({ restsOn: { noticedOn: null, heardOn: null, noticeNos: [], confirmations } });
      return open(sampleFacts('C2', { procedure: 'change', content, currentDesignation })).filter((each) =>
        each?.startsWith('content.'),
      );
    };
    expect(of('外科')).toEqual(['content.environmentConfirmationNo=1']);
    expect(of('外科', '内科 ')).toEqual([]);
  });

  it('a programme whose trainees are not counted has none', () => {
    const content = {
      ...sampleContent('C1'),
      specialtyTraining: true,
      specialtyTraineesApplied: true,
      programmes: [{ name: '架空', trainees: null }],
    } as CaseFacts['content'];
    expect(open(sampleFacts('C1', { content }))).toContain('content.programmes=0');
  });
});

describe('an application', () => {
  const of = (facts: CaseFacts, id: string) => submission(contextOf(facts)).find((each) => each.id === id);

  it('that was submitted is not judged as what is typed of a paper, and a new one tells of no change', () => {
    expect(of(sampleFacts('B', { paperArrivedOn: '2026-11-20' }), 'heldOnPaper')).toBeUndefined();
    expect(of(sampleFacts('B'), 'changeDescribed')).toBeUndefined();
  });

  it('names the sub-items alone that lack what they ask', () => {
    const facts = sampleFacts('B');
    const content = { ...facts.content, subItems: ['(1)ア', '(9)ヌ'] } as CaseFacts['content'];
    expect(of({ ...facts, content }, 'qualified')?.text).toBe('要件を満たしていない小項目があります：(9)ヌ');
  });

  it('with an evaluation on hold shows that there is one, and why it goes on', () => {
    const result = { ...sampleResult, overall: 'on_hold', onHoldReason: '' } as const;
    const facts = sampleFacts('B', { evaluation: { appliedOn: '2026-06-01', receiptNo: '', result } });
    expect(evaluationIsRecorded(contextOf(facts)).map(({ id, met }) => [id, met])).toEqual([
      ['evaluationRecorded', true],
      ['onHoldExplained', false],
    ]);
  });

  it('rests on the designation by the ordinance of its procedure', () => {
    const basis = (procedure: 'renewal' | 'change') =>
      nothingBarsApplication(contextOf(sampleFacts('B', { procedure, currentDesignation: term() }))).find(
        ({ id }) => id === 'currentDesignationKnown',
      )?.legalBasis;
    expect(new Set([basis('renewal'), basis('change')]).size).toBe(2);
    expect(EVENTS.SUBMIT_CORRECTION.noted?.(contextOf(sampleFacts('B'))).map(({ id }) => id)).toEqual(
      nothingBarsApplication(contextOf(sampleFacts('B'))).map(({ id }) => id),
    );
    expect(EVENTS.TAKE_UP_PAPER.noted?.(contextOf(sampleFacts('B'))).map(({ id }) => id)).toContain('contentComplete');
  });

  it('that has taken the place of a withdrawn one is named', () => {
    const told = (laterCaseNo: string | null) =>
      nothingFollowedWithdrawal(contextOf(sampleFacts('B', { laterCaseNo }))).map(({ met, text }) => [met, text]);
    expect(told('R8-3-0007')).toEqual([[false, expect.stringContaining('R8-3-0007')]]);
    expect(told(null)).toEqual([[true, '取り下げた後に、同じ区分の別の申請はされていません']]);
  });

  it('answers each point of a correction itself', () => {
    const ready = factsReadyFor('B', 'SUBMIT_CORRECTION');
    const [item] = ready.openCorrection!.items;
    const openCorrection = { ...ready.openCorrection!, items: [item!, { ...item!, id: 'item-2' }] };
    const answers = [{ itemId: 'item-2', answer: '補いました' }];
    expect(unmetOf(correctionIsAnswered(contextOf({ ...ready, openCorrection }), { answers }))).toEqual([
      'everyItemAnswered',
    ]);
  });
});

describe('what an event writes and tells', () => {
  const words = { procedure: 'new', secretariatOfArea: new Map([[OWN_AREA, '帯広保健所']]) } as const;
  const sentence = (type: EventType, given: object) =>
    eventSentence({ ...sampleEvent(type, sampleFacts('B')), ...given }, words);

  it('the offices and councils by name, and what was answered', () => {
    expect(sentence('REQUEST_COORDINATION_COUNCIL', {})).toMatch(/^帯広保健所へ調整会議の開催を依頼しました/u);
    expect(sentence('REQUEST_COORDINATION_COUNCIL', { planningAreaIds: [OWN_AREA, 'unknown'] })).toMatch(
      /^帯広保健所、保健所へ/u,
    );
    expect(sentence('REOPEN_EXAMINATION', {})).toBe('審査を再開しました');
    expect(sentence('REOPEN_EXAMINATION', { rehear: ['medicalCouncil'] })).toBe(
      '審査を再開しました（医療審議会の意見を聴き直します）',
    );
    expect(sentence('NOTE_INQUIRY', {})).toMatch(/の照会と回答を書き留めました$/u);
    expect(sentence('NOTE_INQUIRY', { answer: ' ' })).toMatch(/の照会を書き留めました$/u);
    expect(sentence('MOVE_ROUND', { round: '第4回', before: '' })).toBe('申請回を「第4回」に変えました');
    const before = { appliedOn: '2026-06-01', receiptNo: '受付1' };
    expect(sentence('APPLY_FOR_EVALUATION', { before })).toMatch(/を同じ内容で記録しました$/u);
    expect(sentence('APPLY_FOR_EVALUATION', { before: { ...before, receiptNo: '受付0' } })).toMatch(
      /を記録し直しました$/u,
    );
    expect(sentence('APPLY_FOR_EVALUATION', { before: { ...before, appliedOn: '2026-05-29' } })).toMatch(
      /を記録し直しました$/u,
    );
    expect(sentence('APPLY_FOR_EVALUATION', {})).toBe('評価センターに受審を申し込んだことを記録しました');
  });

  const types = (facts: CaseFacts, event: CaseEvent) => effectsOf(contextOf(facts), event);

  it('voids the hearings that are held again, and none where none are', () => {
    const facts = sampleFacts('B', { hearings: concludedHearings('B') });
    const reopen = (rehear: string[]) =>
      types(facts, { type: 'REOPEN_EXAMINATION', reason: '', rehear } as CaseEvent).filter(
        ({ type }) => type === 'voidHearings',
      );
    expect(reopen([])).toEqual([]);
    expect(reopen(['medicalCouncil'])).toEqual([{ type: 'voidHearings', councils: ['medicalCouncil'] }]);
  });

  it('asks the health centre that is the secretariat of each area', () => {
    const facts = sampleFacts('B');
    const [opened] = types(facts, {
      ...sampleEvent('REQUEST_COORDINATION_COUNCIL', facts),
      planningAreaIds: [OWN_AREA, 'unknown'],
    } as CaseEvent);
    expect(opened).toMatchObject({
      asked: [
        { planningAreaId: OWN_AREA, healthCentreId: healthCentreOf(OWN_AREA) },
        { planningAreaId: 'unknown', healthCentreId: null },
      ],
    });
  });

  it('outdates the points that were looked at before what they rest on was changed, and those alone', () => {
    const ready = factsReadyFor('B', 'SUBMIT_CORRECTION');
    const outdated = (changes: string[], examination = ready.examination) => {
      const facts = {
        ...ready,
        examination,
        lastSubmission: ready.lastSubmission && { ...ready.lastSubmission, changes },
      };
      return types(facts, sampleEvent('SUBMIT_CORRECTION', facts)).flatMap((effect) =>
        effect.type === 'outdateExamination' ? [effect.checks] : [],
      );
    };
    expect(outdated([])).toEqual([]);
    const [touched] = outdated(['plan']);
    expect(touched).toEqual(expect.arrayContaining(['R1', 'R2']));
    expect(touched).not.toContain('R11');
    expect(outdated(['plan'], { R2: { met: true, note: '' } })).toEqual([['R2']]);
    expect(outdated(['plan'], {})).toEqual([]);
  });

  it('of a withdrawal that is undone: the deadline of the round, unless a paper of it has come', () => {
    const undo = (changes: Partial<CaseFacts>) => {
      const facts = sampleFacts('B', { submittedOn: null, receivedOn: null, lastSubmission: null, ...changes });
      return types(facts, { type: 'UNDO_WITHDRAWAL', reason: '誤り' }).flatMap((effect) =>
        effect.type === 'openDeadline' ? [effect.kind] : [],
      );
    };
    expect(undo({})).toEqual(['application']);
    expect(undo({ paperArrivedOn: '2026-11-20' })).toEqual([]);
    expect(undo({ round: null })).toEqual([]);
  });

  it('of the register: a renewal as it was applied for, with what was approved since beside it', () => {
    const drops = { on: '2027-02-01', text: '', added: [], removed: ['(1)ア'] };
    const currentDesignation = term({ work: { matters: [], changes: [drops] }, approvedSince: ['2027-02-01'] });
    const facts = sampleFacts('B', { procedure: 'renewal', currentDesignation, draft: sampleDraft('designate') });
    expect(
      types(facts, { type: 'ISSUE_DESIGNATION', documentNumber: '1', issuedOn: '2027-02-05' }).find(
        ({ type }) => type === 'registerDesignation',
      ),
    ).toMatchObject({
      matters: ['(1)ア'],
      approvedSince: ['2027-02-01'],
    });
  });

  it('a case comes off its meeting where one of two areas is on one', () => {
    const area = (planningAreaId: string, convened: HearingFacts['convened']) =>
      sampleHearing('RENKEI_B', 'coordinationCouncil', {
        id: planningAreaId,
        planningAreaId,
        convened,
        confirmation: null,
        reportedOn: null,
      });
    const on = { method: 'inPerson', meetsOn: TODAY, meetingName: '' } as const;
    expect(
      EVENTS.UNDO_CONVENING.offered?.(
        sampleFacts('RENKEI_B', { hearings: [area(OWN_AREA, null), area(OTHER_AREA, on)] }),
        TODAY,
      ),
    ).toBe(true);
  });
});
