/** Stories of several: what holds of one of them is not said of all, and one that is wrong is not hidden by the others. */
import {
  concludedHearings,
  factsReadyFor,
  healthCentreOf,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  TODAY,
} from '../../test/support/procedure.js';
import { filledB, filledRenkeiB, hokkaidoProfile } from '../../test/support/procedure-samples.js';
import type { CaseFacts, HearingFacts } from './case/facts.js';
import { actorConditions } from './conditions/actor.js';
import { strangeDatesAreConfirmed } from './conditions/dates.js';
import { deadlineIsOver, nothingLapsedIsRevived } from './conditions/examination.js';
import { everyCouncilIsHeard } from './conditions/hearings.js';
import { oneDesignationOfKind } from './conditions/one-designation.js';
import { councilWasHeld, inquiryIsTold } from './conditions/inquiries.js';
import { submission } from './conditions/submission.js';
import { decide } from './decide.js';
import { type CaseEvent, type EventOf, EVENTS, type EventType } from './events/index.js';
import { lostRequirements } from './lost-requirements.js';
import { recordedFacts } from './recorded-facts.js';
import { requiredActions } from './required-actions.js';
import { contentProblems } from './requirements/content-problems.js';
import { confirmationSheetProblems } from './requirements/office-document-problems.js';
import { fillsDocument } from './requirements/section-documents.js';
import type { Condition } from './case/decision.js';
import type { Kind } from './terms/kinds.js';
import type { CaseState } from './terms/states.js';

const unmetOf = (conditions: readonly Condition[]) => conditions.filter(({ met }) => !met).map(({ id }) => id);
const inContext = (facts: CaseFacts, actor = person('prefectureOfficer')) => ({ facts, actor, now: { today: TODAY } });

function unmet<T extends EventType>(
  state: CaseState,
  type: T,
  changes: Partial<EventOf<T>>,
  facts?: Partial<CaseFacts>,
) {
  const ready = { ...factsReadyFor('B', type), ...facts };
  const event = { ...sampleEvent(type, ready), ...changes } as CaseEvent;
  const actor = person(EVENTS[type].role);
  const decision = decide({ kind: 'B', state, facts: ready, event, actor, now: { today: TODAY } });
  return decision.accepted ? [] : unmetOf(decision.conditions);
}

const asked = (planningAreaId: string, changes: Partial<HearingFacts> = {}) =>
  sampleHearing('RENKEI_B', 'coordinationCouncil', {
    id: planningAreaId,
    planningAreaId,
    healthCentreId: healthCentreOf(planningAreaId),
    ...changes,
  });

it('the health centre of one of two areas that were asked may act, that of none may not', () => {
  const facts = sampleFacts('RENKEI_B', { hearings: [asked(OWN_AREA), asked(OTHER_AREA)] });
  const of = (healthCentreId: string) =>
    unmetOf(actorConditions(inContext(facts, { ...person('healthCentre'), healthCentreId }), 'healthCentre'));
  expect([of(healthCentreOf(OWN_AREA)), of(healthCentreOf(OTHER_AREA))]).toEqual([[], []]);
  expect(of('another-centre')).toEqual(['ownCouncil']);
});

it('a correction is not asked for with one point that says nothing', () => {
  const point = { target: 'contactName', text: '確かめてください' };
  const ask = (...items: EventOf<'REQUEST_CORRECTION'>['items']) => unmet('examining', 'REQUEST_CORRECTION', { items });
  expect(ask(point)).toEqual([]);
  expect(ask(point, { ...point, text: ' ' })).toEqual(['correctionItems']);
});

it('each of two points of a correction is answered, and neither is unknown beside the other', () => {
  const [first] = factsReadyFor('B', 'SUBMIT_CORRECTION').openCorrection?.items ?? [];
  if (!first) throw new Error('a correction is open');
  const open = factsReadyFor('B', 'SUBMIT_CORRECTION').openCorrection;
  const items = [first, { ...first, id: 'second' }];
  const answers = items.map(({ id }) => ({ itemId: id, answer: '直しました' }));
  const openCorrection = open && { ...open, items };
  const asks = unmet('correcting', 'SUBMIT_CORRECTION', { answers }, { openCorrection });
  expect(asks).not.toContain('onlyItemsAnswered');
  expect(asks).not.toContain('everyItemAnswered');
});

it('a deadline that is over is over beside one that is not', () => {
  const deadline = (kind: 'correction' | 'processing', dueOn: string) => ({ kind, dueOn, remindedOn: null });
  const facts = sampleFacts('B', {
    deadlines: [deadline('processing', '2027-02-16'), deadline('correction', '2026-12-03')],
  });
  expect(unmetOf(deadlineIsOver(inContext(facts), { deadline: 'correction' }))).toEqual([]);
  expect(unmetOf(deadlineIsOver(inContext(facts), { deadline: 'processing' }))).toEqual(['deadlineOver']);
});

describe('minutes and inquiries', () => {
  const hearings = [
    sampleHearing('B', 'coordinationCouncil', { id: 'area' }),
    sampleHearing('B', 'measuresCouncil', { id: 'measures' }),
    sampleHearing('B', 'medicalCouncil', { id: 'medical' }),
  ];
  const files = (by: 'healthCentre' | 'prefecture', hearingId: string) =>
    unmetOf(councilWasHeld(by)(inContext(sampleFacts('B', { hearings })), { hearingId }));

  it('a health centre files those of its own council and of no other, the prefecture those of each that was held', () => {
    expect(['area', 'measures', 'medical'].map((id) => files('healthCentre', id))).toEqual([
      [],
      ['councilHeld'],
      ['councilHeld'],
    ]);
    expect(['area', 'measures', 'medical', 'none'].map((id) => files('prefecture', id))).toEqual([
      [],
      [],
      [],
      ['councilHeld'],
    ]);
  });

  it('an inquiry says whom it was of and what it was', () => {
    const told = (counterpart: string, question: string) =>
      unmetOf(inquiryIsTold(inContext(sampleFacts('B')), { on: TODAY, counterpart, question, answer: '' }));
    expect([told('事務部', '写しでよいか'), told(' ', '写しでよいか'), told('事務部', '')]).toEqual([
      [],
      [expect.stringContaining('counterpart')],
      [expect.stringContaining('question')],
    ]);
  });
});

describe('what an application must show', () => {
  const shown = (kind: Kind, change: (content: never) => object) => {
    const facts = sampleFacts(kind, { submittedOn: null });
    return unmetOf(
      submission(inContext({ ...facts, content: { ...facts.content, ...change(facts.content as never) } })),
    );
  };

  it('one destination that is the hospital itself is one too many', () => {
    const own = sampleFacts('RENKEI_B').institution.name;
    const ids = shown('RENKEI_B', ({ destinations: [first] }: { destinations: { institutionName: string }[] }) => ({
      destinations: [first, { ...first, institutionName: own }],
    }));
    expect(ids).toContain('sentToOthers');
    const namesake = { institutionName: own, planningAreaId: '', elsewhere: '青森県大間町' };
    expect(
      shown('RENKEI_B', ({ destinations: [first] }: { destinations: object[] }) => ({
        destinations: [first, { ...first, ...namesake }],
      })),
    ).not.toContain('sentToOthers');
  });

  it('one of both trainings is enough', () => {
    for (const clinicalTraining of [true, false])
      expect(shown('C1', () => ({ clinicalTraining, specialtyTraining: !clinicalTraining }))).not.toContain(
        'trainingChosen',
      );
    expect(shown('C1', () => ({ clinicalTraining: false, specialtyTraining: false }))).toContain('trainingChosen');
  });

  it('a pledge is agreed to on a day: neither does for the other', () => {
    expect(shown('B', () => ({ pledge: { agreed: true, pledgedOn: null } }))).toContain('pledged');
    expect(shown('B', () => ({ pledge: { agreed: false, pledgedOn: '2026-11-10' } }))).toContain('pledged');
  });
});

it('what was heard is shown with its days, and what was not is said', () => {
  const facts = sampleFacts('B', { hearings: concludedHearings('B', 'measuresCouncil') });
  const of = (id: string) => everyCouncilIsHeard(inContext(facts)).find((each) => each.id === id);
  expect(of('concluded:coordinationCouncil')).toMatchObject({
    text: '地域医療構想調整会議の確認が済んでいます',
    evidence: expect.stringMatching(/^意見を求めた日 [^\n]+、\n開催 [^\n]+、\n確認 [^\n]+、\n回答 [^\n]+$/u) as string,
  });
  expect(of('concluded:medicalCouncil')?.evidence).toBe('記録なし');
  expect(of('concluded:medicalCouncil')?.fact).toBe('医療審議会の意見を聴いていません');
  const unheard = everyCouncilIsHeard(inContext({ ...facts, hearings: [] }));
  // The page says what to do; the paper that is bound, what is so.
  expect(unheard.filter(({ text }) => text.endsWith('開催して結果を記録してください'))).toMatchObject([
    { fact: '医療対策協議会の協議結果が記録されていません' },
  ]);
  for (const { fact } of unheard) expect(fact).not.toMatch(/ください|必要です/u);
});

it('what an application shows is named, and 「なし」 only where there is nothing', () => {
  const evidence = (kind: Kind, id: string, changes: object = {}) => {
    const facts = sampleFacts(kind);
    const content = { ...facts.content, ...changes };
    return submission(inContext({ ...facts, content })).find((each) => each.id === id)?.evidence;
  };
  const { content } = sampleFacts('B');
  const [chosen = ''] = content.kind === 'B' ? content.subItems : [];
  expect(evidence('B', 'qualified')).toContain(chosen);
  expect(evidence('B', 'qualified', { subItems: [] })).toContain('小項目 なし');
  expect(evidence('C2', 'environmentConfirmed', { environmentConfirmationNo: '架空第9号' })).toContain(
    '番号 架空第9号',
  );
  expect(evidence('C2', 'environmentConfirmed', { environmentConfirmationNo: '' })).toContain('番号 なし');
});

describe('whose turn it is', () => {
  const states = (hearings: HearingFacts[], state: CaseState = 'coordinationCouncil.convened', centre = OWN_AREA) =>
    requiredActions({
      kind: 'RENKEI_B',
      procedure: 'new',
      state,
      facts: sampleFacts('RENKEI_B', { hearings }),
      actor: { ...person('healthCentre'), healthCentreId: healthCentreOf(centre) },
      now: { today: TODAY },
    });
  const convened = asked(OWN_AREA, { reportedOn: null });
  const open = { ...asked(OTHER_AREA, { reportedOn: null }), confirmation: null };

  it('names as many areas as are still to be confirmed, and once none is those that are to be reported', () => {
    expect(states([convened, open]).sentence).toBe('保健所が調整会議の確認を記録します（残り1区域）。');
    expect(states([convened, { ...convened, id: 'b', planningAreaId: OTHER_AREA }]).sentence).toBe(
      '保健所が確認結果を都道府県に報告します（残り2区域）。',
    );
  });

  it('is that of a health centre whose council is awaited, and of no other', () => {
    expect(states([convened]).mine).toBe(true);
    expect(states([convened], undefined, OTHER_AREA).mine).toBe(false);
  });

  it('names the councils since whose request the application changed, and no other', () => {
    const facts = sampleFacts('B', {
      hearings: concludedHearings('B'),
      changedSinceAsked: { 'measuresCouncil-1': ['subItems'] },
    });
    const [id = ''] = facts.hearings.filter(({ council }) => council === 'measuresCouncil').map((each) => each.id);
    const changed = { ...facts, changedSinceAsked: { [id]: ['subItems'] } } as CaseFacts;
    const { sentence } = requiredActions({
      kind: 'B',
      procedure: 'new',
      state: 'medicalCouncil',
      facts: changed,
      actor: person('prefectureOfficer'),
      now: { today: TODAY },
    });
    expect(sentence).toContain('医療対策協議会に意見を求めた後に、申請が変わっています');
    expect(sentence).not.toContain('医療審議会に意見を求めた');
    expect(sentence).not.toContain('調整会議に意見を求めた');
  });
});

describe('a correction after the notice is named only where the lost requirement rests on it', () => {
  const draft = sampleDraft('designate', { approverId: 'prefectureApprover', approvedOn: TODAY });

  it('a point of the examination that is still met is not', () => {
    const ready = sampleFacts('B', { hearings: concludedHearings('B'), draft });
    const [first = '', second = ''] = Object.keys(ready.examination);
    const examination = { ...ready.examination, [first]: { met: false, note: '誤り', outdated: false } };
    const checks = [first, second].map((checkId) => ({ type: 'check' as const, checkId }));
    const [lost] = lostRequirements('designated', inContext({ ...ready, examination }), checks as never);
    expect(lost?.records).toEqual([{ type: 'check', checkId: first }]);
  });

  it('nor the answer of another council', () => {
    const hearings = concludedHearings('B').map((each) =>
      each.council === 'measuresCouncil' ? { ...each, opinion: null } : each,
    );
    const records = hearings.map(({ id: hearingId }) => ({ type: 'request' as const, hearingId }));
    const lost = lostRequirements('designated', inContext(sampleFacts('B', { hearings, draft })), records);
    const measures = hearings.find(({ council }) => council === 'measuresCouncil')?.id;
    expect(lost.find(({ condition: { id } }) => id === 'concluded:measuresCouncil')?.records).toEqual([
      { type: 'request', hearingId: measures },
    ]);
  });
});

describe('what is asked of one procedure or one part is not asked of another', () => {
  const current = {
    ...sampleFacts('B').currentDesignation,
    id: 'line',
    validFrom: '2024-01-11',
    validTo: '2026-11-30',
  };
  const withCurrent = (procedure: 'renewal' | 'change', changes: object = {}) =>
    ({
      ...sampleFacts('B', {
        procedure,
        submittedOn: '2026-11-20',
        stateSince: '2026-11-21',
        withdrawnOn: '2026-11-21',
      }),
      currentDesignation: { renewals: [], ...current },
      ...changes,
    }) as unknown as CaseFacts;

  it('a withdrawal of a renewal revives nothing that lapsed; one of a change is undone all the same (法115②)', () => {
    expect(unmetOf(nothingLapsedIsRevived(inContext(withCurrent('renewal'))))).toEqual(['nothingLapsedIsRevived']);
    expect(nothingLapsedIsRevived(inContext(withCurrent('change')))).toEqual([]);
  });

  it('a second renewal of a term is refused, a change of a renewed designation is not (法115③)', () => {
    const heldDesignation = { ...current, validFrom: '2026-12-01', validTo: '2029-11-30', renewals: [] };
    const of = (procedure: 'renewal' | 'change') =>
      oneDesignationOfKind(withCurrent(procedure, { heldDesignation }), TODAY).map(({ id, met }) => [id, met]);
    expect(of('renewal')).toEqual([['notRenewedYet', false]]);
    expect(of('change')).toEqual([]);
  });

  it('a strange date of the plan was asked about when it was recorded, and is not again at the submission', () => {
    const { plan, ...others } = sampleFacts('B', { submittedOn: null });
    const facts = { ...others, plan: plan && { ...plan, heardOn: '2024-01-15' } };
    expect(strangeDatesAreConfirmed(inContext(facts), {})).toEqual([]);
  });

  it('only what a health centre records belongs to a health centre', () => {
    const facts = sampleFacts('B', { hearings: [sampleHearing('B', 'coordinationCouncil')] });
    const records = recordedFacts('examining', facts);
    const of = (type: string) => records.find(({ name }) => name.type === type)?.healthCentreId;
    expect([of('request'), of('confirmation')]).toEqual([null, facts.hearings[0]?.healthCentreId]);
  });

  it('a draft whose ground has not changed waits for its approver', () => {
    const sentence = (changedSince: NonNullable<ReturnType<typeof sampleDraft>['basis']>['changedSince']) =>
      requiredActions({
        kind: 'B',
        procedure: 'new',
        state: 'deciding.drafted',
        facts: sampleFacts('B', { draft: sampleDraft('designate', { basis: { requirements: [], changedSince } }) }),
        actor: person('prefectureApprover'),
        now: { today: TODAY },
      }).sentence;
    expect(sentence([])).not.toContain('起案の後に変わった');
    expect(sentence(['planningArea'])).toContain('起案の後に変わった');
  });
});

describe('of two rows each is judged by itself', () => {
  it('results of each chosen sub-item may stand, those of none may not', () => {
    const facts = sampleFacts('B', { profile: hokkaidoProfile(), content: filledB() });
    const needing = facts.profile.subItems.filter(({ form5_1 }) => form5_1 === 'required').slice(0, 3);
    const [first, second, third] = needing.map(({ code }) => code);
    const fields = (codes: (string | undefined)[]) => {
      const results = codes.map((code) => ({ code: code ?? '', text: '年間10件' }));
      const content = { ...filledB(), subItems: [first ?? '', second ?? ''], results };
      return contentProblems({ ...facts, content }).map(({ field }) => field);
    };
    expect(needing).toHaveLength(3);
    expect(fields([first, second])).not.toContain(`results[${second}]`);
    expect(fields([first, second, third])).toContain(`results[${third}]`);
  });

  it('days without persons are not too many: the persons are missing', () => {
    const content = filledRenkeiB();
    const destinations = content.destinations.map((each, index) => (index === 0 ? { ...each, persons: null } : each));
    const fields = contentProblems(
      sampleFacts('RENKEI_B', { profile: hokkaidoProfile(), content: { ...content, destinations } }),
    ).map(({ field }) => field);
    expect(fields).toContain('destinations[0].persons');
    expect(fields).not.toContain('destinations[0].days');
  });

  it('a report on paper names what was confirmed, a sheet for a meeting need not', () => {
    const problems = (purpose: 'meeting' | 'report', confirmation?: object) =>
      confirmationSheetProblems({ purpose, confirmation }).length;
    expect([problems('meeting'), problems('report', {}), problems('report')]).toEqual([0, 0, 1]);
  });

  it('a section fills the form of its number that is typed, and no file', () => {
    const of = (suppliedBy: 'screen' | 'file', form: string) =>
      fillsDocument({ form: '様式5-1' }, { form, suppliedBy }, sampleFacts('B'));
    expect([of('screen', '様式5-1'), of('file', '様式5-1'), of('screen', '様式5-2')]).toEqual([true, false, false]);
  });
});
