/** Stories of small rules of a case: what a council is asked, what a submission is made of, which step a hearing is at, and who is told what changed. */
import {
  concludedHearings,
  OTHER_AREA,
  sampleContent,
  sampleFacts,
  sampleHearing,
  samplePlan,
} from '../../../test/support/procedure.js';
import type { HearingFacts } from './facts.js';
import { councilQuestions } from './council-questions.js';
import { decisionBasis, registeredOtherwise } from './decision-basis.js';
import {
  hasConfirmationForm,
  hearingStep,
  isConcluded,
  isLastConvened,
  isLastOpenHearing,
  isPassed,
  lastMeetingDueBy,
  ownAreaNotAsked,
  reportDueOn,
} from './hearings.js';
import { factOf, faultsAsFact } from './condition.js';
import { writtenWords } from './letter-words.js';
import { changedParts } from './submitted-parts.js';

it('a council is asked what it is there for (第2版 3(4)): the 対策協 of the doctors to be kept for C-1, of the discussion for every other kind', () => {
  const [c1, b] = (['C1', 'B'] as const).map((kind) => councilQuestions('measuresCouncil', kind));
  expect(c1).toEqual(['Ｃ－１水準を適用することによる、地域における臨床研修医や専攻医等の確保への影響']);
  expect(b).toEqual([expect.stringMatching(/協議会の議論と整合的であること$/u)]);
  expect(councilQuestions('medicalCouncil', 'B')).toHaveLength(2);
  expect(councilQuestions('medicalCouncil', 'C1')).toEqual([
    expect.stringMatching(/その他の地域の医療提供体制への影響$/u),
  ]);
});

it('a letter says what was written for it, and of a blank what it says by itself', () => {
  expect(writtenWords({})).toEqual({});
  expect(writtenWords({ documentNumber: ' ', preamble: '' })).toEqual({});
  expect(writtenWords({ documentNumber: ' 地医第3号 ', preamble: ' 下記のとおり ' })).toEqual({
    documentNumber: '地医第3号',
    preamble: '下記のとおり',
  });
});

it('a paper says what is so, without what is to be done; a text that orders alone is said as it is', () => {
  expect(factOf({ text: '計画がありません。記録してください' })).toBe('計画がありません');
  expect(factOf({ text: '記録してください' })).toBe('記録してください');
  expect(factOf({ text: '計画がありません。', fact: '計画なし' })).toBe('計画なし');
  expect(faultsAsFact('誤りがある', ['日が違います。直してください'])).toBe('誤りがある：日が違います。');
  expect(faultsAsFact('誤りがある', ['直してください'])).toBe('誤りがある');
});

describe('what two submissions say differently', () => {
  const submitted = {
    content: sampleContent('B'),
    plan: samplePlan,
    evaluation: null,
    attachments: [{ requirementId: 'A', fileId: '1' }],
  };
  const parts = (changes: Partial<typeof submitted>, content: object = {}) =>
    changedParts(submitted, { ...submitted, ...changes, content: { ...submitted.content, ...content } });

  it('is told part by part, by values and not by the order of names', () => {
    expect(parts({})).toEqual([]);
    expect(parts({ plan: { ...samplePlan, doctorsTotal: 81 } })).toEqual(['plan']);
    expect(parts({ plan: Object.fromEntries(Object.entries(samplePlan).reverse()) as typeof samplePlan })).toEqual([]);
    expect(parts({}, { subItems: ['(2)ア'] })).toEqual(['subItems']);
    expect(parts({}, { subItems: [...(submitted.content as { subItems: string[] }).subItems, '(2)ア'] })).toEqual([
      'subItems',
    ]);
    expect(parts({}, { subItems: [] })).toEqual(['subItems']);
    expect(parts({}, { subItems: { 0: '(1)ア' } })).toEqual(['subItems']); // a list is no table
    expect(parts({}, { subItems: null })).toEqual(['subItems']);
  });

  it('each of several files of a document counts', () => {
    const second = { requirementId: 'A', fileId: '2' };
    expect(parts({ attachments: [...submitted.attachments, second] })).toEqual(['A']);
    expect(parts({ attachments: [second] })).toEqual(['A']);
    expect(parts({ attachments: [] })).toEqual(['A']);
    expect(parts({ attachments: [...submitted.attachments, { requirementId: 'B', fileId: '2' }] })).toEqual(['B']);
    const both = { ...submitted, attachments: [...submitted.attachments, second] };
    expect(changedParts(both, { ...both, attachments: [{ requirementId: 'A', fileId: '3' }, second] })).toEqual(['A']);
  });
});

describe('a hearing', () => {
  const open = (changes: Partial<HearingFacts> = {}) =>
    sampleHearing('B', 'coordinationCouncil', { reportedOn: null, ...changes });

  it('is convened, confirmed, reported, in this order; half a confirmation is none', () => {
    expect(hearingStep('B', open({ convened: null, confirmation: null }))).toBe('toConvene');
    expect(hearingStep('B', open({ confirmation: null }))).toBe('toConfirm');
    const half = { points: { consistentWithPolicy: true }, confirmedOn: '2026-11-30', chair: '', remarks: '' };
    expect(hearingStep('B', open({ confirmation: half }))).toBe('toConfirm');
    expect(hearingStep('B', open())).toBe('toReport');
    expect(hearingStep('B', open({ reportedOn: '2026-12-01' }))).toBe('reported');
    expect((['B', 'RENKEI_B', 'C1', 'C2'] as const).filter(hasConfirmationForm)).toEqual(['B', 'RENKEI_B']);
  });

  const two = (first: Partial<HearingFacts>, second: Partial<HearingFacts>) =>
    sampleFacts('RENKEI_B', {
      hearings: [open({ id: 'first', ...first }), open({ id: 'second', planningAreaId: OTHER_AREA, ...second })],
    });

  it('is the last on a meeting, or the last that waits, among those of the case', () => {
    const both = two({}, {});
    expect([isLastConvened(both, 'first'), isLastOpenHearing(both, 'first')]).toEqual([false, false]);
    const other = two({}, { convened: null });
    expect([isLastConvened(other, 'first'), isLastConvened(other, 'second')]).toEqual([true, false]);
    const reported = two({}, { reportedOn: '2026-12-01' });
    expect([isLastOpenHearing(reported, 'first'), isLastOpenHearing(reported, 'nowhere')]).toEqual([true, false]);
  });

  it('the first report that is awaited is due, and an extension moves those that are due before it', () => {
    const facts = two({ dueOn: '2026-12-18' }, { dueOn: '2026-12-11' });
    expect(reportDueOn(facts)).toBe('2026-12-11');
    expect(reportDueOn(two({ dueOn: null }, { dueOn: null }))).toBeNull();
    const meets = (meetsOn: string) => ({ convened: { method: 'inPerson', meetsOn, meetingName: '' } }) as const;
    const met = (newDueOn: string) =>
      lastMeetingDueBy(
        two({ dueOn: '2026-12-18', ...meets('2026-12-17') }, { dueOn: '2026-12-11', ...meets('2026-12-10') }),
        newDueOn,
      );
    expect([met('2026-12-11'), met('2026-12-12'), met('2026-12-18'), met('2026-12-19')]).toEqual([
      null,
      '2026-12-10',
      '2026-12-10',
      '2026-12-17',
    ]);
    expect(
      lastMeetingDueBy(two({ dueOn: null, ...meets('2026-12-17') }, { reportedOn: '2026-12-01' }), '2026-12-11'),
    ).toBe('2026-12-17');
    expect(lastMeetingDueBy(two({ convened: null }, { convened: null }), '2027-01-29')).toBeNull();
  });

  it('of an area that is no longer of the case counts where it confirmed, and what it withheld counts no more', () => {
    const { institution } = sampleFacts('B');
    const moved = { ...institution, planningAreaId: OTHER_AREA };
    const own = sampleHearing('B', 'coordinationCouncil', { id: 'there', planningAreaId: OTHER_AREA });
    const former = (points: object) =>
      sampleHearing('B', 'coordinationCouncil', {
        confirmation: { points, confirmedOn: '2026-11-30', chair: '', remarks: '' },
      });
    const facts = (...hearings: HearingFacts[]) => sampleFacts('B', { institution: moved, hearings });
    const withheld = former({ consistentWithPolicy: true, longHoursUnavoidable: false });
    expect(ownAreaNotAsked(facts(withheld))).toBe(OTHER_AREA);
    expect(isConcluded(facts(withheld), 'coordinationCouncil')).toBe(false);
    expect(isConcluded(facts(withheld, own), 'coordinationCouncil')).toBe(true);
    expect(ownAreaNotAsked(facts(own))).toBeNull();
    expect(ownAreaNotAsked({ ...facts(), institution: { ...moved, planningAreaId: '' } })).toBeNull();
    expect(ownAreaNotAsked({ ...sampleFacts('RENKEI_B'), institution: moved })).toBeNull();
  });

  it('of the 審議会 is passed whatever it said (法113⑤); another council that objects is passed where the profile says so', () => {
    const objects = (council: HearingFacts['council']) =>
      concludedHearings('B').map((each) =>
        each.council === council && each.opinion
          ? { ...each, opinion: { ...each.opinion, opinion: 'disagreed' as const } }
          : each,
      );
    const passed = (council: HearingFacts['council'], mayOvercomeCouncils: boolean) => {
      const { profile } = sampleFacts('B');
      return isPassed(
        sampleFacts('B', { profile: { ...profile, mayOvercomeCouncils }, hearings: objects(council) }),
        council,
      );
    };
    expect([
      passed('medicalCouncil', false),
      passed('measuresCouncil', false),
      passed('measuresCouncil', true),
    ]).toEqual([true, false, true]);
  });
});

describe('the basis of a decision', () => {
  it('is told to have changed since the draft, and since the notice otherwise', () => {
    const told = (
      notified: boolean,
      changedSince: Parameters<typeof registeredOtherwise>[0]['basis'] = { changedSince: ['institutionName', 'plan'] },
    ) => registeredOtherwise({ basis: changedSince }, notified);
    expect(told(true)).toEqual([expect.stringMatching(/は、通知の後に変わりました。/u)]);
    expect(told(false)).toEqual([expect.stringMatching(/は、起案の後に変わりました。/u)]);
    expect(told(true, null)).toEqual([]);
  });

  it('holds the work of the designation, and none where there is none', () => {
    const facts = sampleFacts('B');
    const of = (designation: Parameters<typeof decisionBasis>[1]['designation']) =>
      decisionBasis(facts, { attachments: [], arrival: null, designation, standing: null, coming: null, held: null })
        .currentWork;
    const work = { matters: ['(1)ア'], changes: [] };
    expect(of({ validFrom: '2024-04-01', validTo: '2027-03-31', work })).toEqual(work);
    expect(of({ validFrom: '2024-04-01', validTo: '2027-03-31' })).toBeNull();
    expect(of(null)).toBeNull();
  });
});
