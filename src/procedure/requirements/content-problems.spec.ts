import fc from 'fast-check';
import {
  filledB,
  filledC1,
  filledC2,
  filledContent,
  filledRenkeiB,
  hokkaidoProfile,
} from '../../../test/support/procedure-samples.js';
import { OTHER_AREA, sampleArea, sampleContent, sampleFacts } from '../../../test/support/procedure.js';
import { councilAreas } from '../case/hearings.js';
import { contentProblems } from './content-problems.js';
import { type ApplicationContent, type ContentB, emptyContent } from '../fields/content.js';
import { KINDS, type ProcedureType } from '../terms/kinds.js';

const profile = hokkaidoProfile();
/** That of the destination of the example. */
const planningAreas = { nemuro: sampleArea('nemuro', '根室') };

const problems = (content: ApplicationContent, procedure: ProcedureType = 'new') =>
  contentProblems({ kind: content.kind, procedure, profile, content, planningAreas });
const fields = (content: ApplicationContent, procedure: ProcedureType = 'new') =>
  problems(content, procedure).map(({ field }) => field);
const emergency = (more: Partial<ContentB['emergency']>): ContentB => {
  const content = filledB();
  return { ...content, emergency: { ...content.emergency, ...more } };
};

describe('the content of an application', () => {
  it.each(KINDS)('%s, completely filled, has no problem', (kind) => {
    expect(problems(filledContent(kind))).toEqual([]);
    expect(problems(filledContent(kind), 'renewal')).toEqual([]);
  });

  it('empty names everything that is to be entered, in the order of the form', () => {
    expect(fields(emptyContent('B'))).toEqual([
      'contactName',
      'contactPhone',
      'business',
      'subItems',
      'longHoursReason',
      'regionalRole',
      'pledge.agreed',
      'pledge.pledgedOn',
    ]);
    expect(fields(emptyContent('RENKEI_B'))).toEqual([
      'contactName',
      'contactPhone',
      'destinations',
      'longHoursReason',
      'pledge.agreed',
      'pledge.pledgedOn',
    ]);
    expect(fields(emptyContent('C1'))).toEqual([
      'contactName',
      'contactPhone',
      'business',
      'clinicalTraining',
      'programmes',
      'longHoursReason',
      'efficiencyMeasures',
      'pledge.agreed',
      'pledge.pledgedOn',
    ]);
    expect(fields(emptyContent('C2'))).toEqual([
      'contactName',
      'contactPhone',
      'business',
      'field',
      'environmentConfirmedOn',
      'environmentConfirmationNo',
      'supervision',
      'longHoursReason',
      'pledge.agreed',
      'pledge.pledgedOn',
    ]);
  });

  it('has no business item in 連携B (則88①), and must have one in the others', () => {
    expect(filledRenkeiB()).not.toHaveProperty('business');
    for (const kind of ['B', 'C1', 'C2'] as const)
      expect(fields({ ...filledContent(kind), business: '　' } as ApplicationContent)).toEqual(['business']);
  });

  it('of another kind than the case is refused', () => {
    const mixed = contentProblems({ kind: 'C1', procedure: 'new', profile, content: filledB(), planningAreas });
    expect(mixed.map(({ field }) => field)).toEqual(['kind']);
  });

  it('of a change says what changes and why (則85③); otherwise nobody asks', () => {
    expect(fields(filledB(), 'change')).toEqual(['change.matters', 'change.reason']);
    const change = { matters: '診療科の追加', reason: '圏域の救急の集約' };
    expect(fields({ ...filledB(), change }, 'change')).toEqual([]);
  });

  it('asks for a telephone number that can be dialled', () => {
    expect(fields({ ...filledB(), contactPhone: '内線12' })).toEqual(['contactPhone']);
    expect(fields({ ...filledB(), contactPhone: '０１５５－００－００００' })).toEqual([]);
  });

  it('every message is a sentence that can be acted on', () => {
    for (const kind of KINDS) {
      for (const { message } of problems(emptyContent(kind), 'change')) expect(message).toMatch(/。$/);
    }
  });
});

describe('the pledge and the referral', () => {
  const violating = (violation: ApplicationContent['violation']) => fields({ ...filledB(), violation });

  it('asks for the day of the referral, but not of a publication that did not happen', () => {
    expect(violating({ exists: true, referredOn: null, publishedOn: null })).toEqual(['violation.referredOn']);
    expect(violating({ exists: true, referredOn: '2025-05-01', publishedOn: null })).toEqual([]);
  });

  it('a publication does not come before the referral', () => {
    expect(violating({ exists: true, referredOn: '2025-05-01', publishedOn: '2025-04-30' })).toEqual([
      'violation.publishedOn',
    ]);
    expect(violating({ exists: true, referredOn: '2025-05-01', publishedOn: '2025-05-01' })).toEqual([]);
  });

  it('"none" together with a day contradicts itself', () => {
    expect(violating({ exists: false, referredOn: '2025-05-01', publishedOn: null })).toEqual(['violation.exists']);
  });

  it('a day that does not exist is no day', () => {
    expect(fields({ ...filledB(), pledge: { agreed: true, pledgedOn: '2026-02-30' } })).toEqual(['pledge.pledgedOn']);
  });
});

describe('the content of B', () => {
  it('(1)イ short of the figures is told at the emergency figures, with the way through (3)ケ', () => {
    const [problem, ...others] = problems(emergency({ ambulances: 999, offHoursAdmissions: 10 }));
    expect(others).toEqual([]);
    expect(problem?.field).toBe('emergency');
    expect(problem?.message).toContain('(3)ケ');
  });

  it('the figures are of one whole year', () => {
    expect(fields(emergency({ periodFrom: '2025-04-01', periodTo: '2026-03-31' }))).toEqual([]);
    expect(fields(emergency({ periodTo: '2025-12-30' }))).toEqual(['emergency.periodTo']);
    expect(fields(emergency({ periodFrom: '2026-01-01' }))).toEqual(['emergency.periodTo']);
    expect(fields(emergency({ periodFrom: null }))).toEqual(['emergency.periodFrom']);
  });

  it('figures are whole, not negative and not absurd', () => {
    expect(fields(emergency({ ambulances: -1 }))).toEqual(['emergency.ambulances']);
    expect(fields(emergency({ offHoursAdmissions: 1.5 }))).toEqual(['emergency.offHoursAdmissions']);
    expect(fields(emergency({ ambulances: 18_420_000 }))).toEqual(['emergency.ambulances']);
  });

  it('an important role is described', () => {
    expect(fields(emergency({ importantRoleDetail: '' }))).toEqual(['emergency.importantRoleDetail']);
  });

  it('the figures are asked only for (1)イ', () => {
    const empty = emptyContent('B') as ContentB;
    expect(fields({ ...filledB(), subItems: ['(1)ア'], emergency: empty.emergency })).toEqual([]);
  });

  it('a sub-item without results is told at its own results', () => {
    expect(fields({ ...filledB(), subItems: ['(1)イ', '(3)ク'] })).toEqual(['results[(3)ク]']);
  });

  it('results of a sub-item that is not chosen, or needs none, are pointed out', () => {
    const results = [{ code: '(3)ク', text: '年間12件' }];
    expect(fields({ ...filledB(), results })).toEqual(['results[(3)ク]']);
    expect(fields({ ...filledB(), subItems: ['(1)ア'], results: [{ code: '(1)ア', text: '年間12件' }] })).toEqual([
      'results[(1)ア]',
    ]);
    expect(fields({ ...filledB(), results: [{ code: '(3)ク', text: '' }] })).toEqual([]);
  });

  it('an unknown sub-item is told at the choice', () => {
    expect(fields({ ...filledB(), subItems: ['(9)ア'] })).toEqual(['subItems']);
  });
});

describe('the content of 連携B', () => {
  it('every destination is complete', () => {
    const blank = { institutionName: '', planningAreaId: '', elsewhere: '', department: '', persons: null, days: 0 };
    expect(fields({ ...filledRenkeiB(), destinations: [...filledRenkeiB().destinations, blank] })).toEqual([
      'destinations[1].institutionName',
      'destinations[1].department',
      'destinations[1].persons',
      'destinations[1].days',
      'destinations[1].planningAreaId',
    ]);
  });

  it('no more days than the persons sent could work in a year: 1 × 366 = 366', () => {
    const [destination] = filledRenkeiB().destinations;
    if (!destination) throw new Error('sample without destination');
    const daysOf = (persons: number, days: number) =>
      fields({ ...filledRenkeiB(), destinations: [{ ...destination, persons, days }] });
    expect(daysOf(1, 366)).toEqual([]);
    expect(daysOf(1, 367)).toEqual(['destinations[0].days']);
    expect(daysOf(27, 9_999)).toEqual(['destinations[0].days']); // 27 × 366 = 9,882
    expect(daysOf(28, 9_999)).toEqual([]); // 28 × 366 = 10,248
  });

  it('the same department at the same hospital stands once', () => {
    const [destination] = filledRenkeiB().destinations;
    if (!destination) throw new Error('sample without destination');
    const twice = [destination, { ...destination, persons: 3 }];
    expect(fields({ ...filledRenkeiB(), destinations: twice })).toEqual(['destinations[1].institutionName']);
    // The same place in another width, with a space: one institution.
    const wide = ['大空第１病院', '大空第1　病院'].map((institutionName) => ({ ...destination, institutionName }));
    expect(fields({ ...filledRenkeiB(), destinations: wide })).toEqual(['destinations[1].institutionName']);
    const otherDepartment = [destination, { ...destination, department: '外科' }];
    expect(fields({ ...filledRenkeiB(), destinations: otherDepartment })).toEqual([]);
  });
});

describe('the content of C-2', () => {
  it('names a field of skills that is announced (法120①)', () => {
    expect(fields({ ...filledC2(), field: '救急科' })).toEqual([]);
    expect(fields({ ...filledC2(), field: '料理' })).toEqual(['field']);
    expect(fields({ ...filledC2(), field: '外科、料理' })).toEqual(['field']);
  });
});

describe('the content of C-1', () => {
  it('is for clinical training, specialty training or both', () => {
    expect(fields({ ...filledC1(), specialtyTraining: false, specialtyTraineesApplied: false })).toEqual([]);
    expect(fields({ ...filledC1(), clinicalTraining: false })).toEqual([]);
    expect(
      fields({ ...filledC1(), clinicalTraining: false, specialtyTraining: false, specialtyTraineesApplied: false }),
    ).toEqual(['clinicalTraining']);
  });

  it('applies to specialty trainees only in specialty training', () => {
    expect(fields({ ...filledC1(), specialtyTraining: false })).toEqual(['specialtyTraineesApplied']);
  });

  it('names its programmes and says how training is made efficient (則96①二ロ)', () => {
    const programmes = [{ name: '', trainees: -1 }];
    expect(fields({ ...filledC1(), programmes, efficiencyMeasures: '' })).toEqual([
      'programmes[0].name',
      'programmes[0].trainees',
      'efficiencyMeasures',
    ]);
  });
});

describe('the content of C-2', () => {
  it('may name no doctor yet, but a named one is complete and the plan runs forward', () => {
    expect(fields({ ...filledC2(), doctors: [] })).toEqual([]);
    const doctors = [{ name: '', planFrom: '2027-04-01', planTo: '2027-03-31', confirmedOn: null }];
    expect(fields({ ...filledC2(), doctors })).toEqual([
      'doctors[0].name',
      'doctors[0].planTo',
      'doctors[0].confirmedOn',
    ]);
  });
});

it('looking for problems never throws, however half-filled the content is', () => {
  const dates = fc.constantFrom(null, '', '2026-02-30', '2026-04-01', 'あした');
  const numbers = fc.constantFrom(null, -1, 0, 1.5, 1000, Number.NaN);
  fc.assert(
    fc.property(dates, dates, numbers, numbers, (from, to, some, more) => {
      problems(emergency({ periodFrom: from, periodTo: to, ambulances: some, offHoursAdmissions: more }));
      problems({ ...filledC2(), doctors: [{ name: '', planFrom: from, planTo: to, confirmedOn: from }] });
      problems({ ...filledB(), violation: { exists: true, referredOn: from, publishedOn: to } });
    }),
  );
});

it('連携B may send doctors to another prefecture: the place is written out, and exactly one of area and place is given', () => {
  const content = sampleContent('RENKEI_B');
  if (content.kind !== 'RENKEI_B') throw new Error('the sample is of 連携B');
  const [first] = content.destinations;
  if (!first) throw new Error('the sample sends somebody');
  const problemsOf = (planningAreaId: string, elsewhere: string) =>
    contentProblems(
      sampleFacts('RENKEI_B', { content: { ...content, destinations: [{ ...first, planningAreaId, elsewhere }] } }),
    ).map(({ field }) => field);
  expect(problemsOf(first.planningAreaId, '')).toEqual([]);
  expect(problemsOf('', '青森県大間町')).toEqual([]);
  expect(problemsOf('', ' ')).toEqual(['destinations[0].planningAreaId']);
  expect(problemsOf(first.planningAreaId, '青森県大間町')).toEqual(['destinations[0].elsewhere']);
});

it('連携B: a place that is written out lies in another prefecture, which its name says: a council of ours hears of the others', () => {
  const content = sampleContent('RENKEI_B');
  if (content.kind !== 'RENKEI_B') throw new Error('the sample is of 連携B');
  const [first] = content.destinations;
  if (!first) throw new Error('the sample sends somebody');
  const facts = sampleFacts('RENKEI_B');
  const messages = (elsewhere: string) =>
    contentProblems({
      ...facts,
      profile: { ...facts.profile, prefecture: '北海道' },
      content: { ...content, destinations: [{ ...first, planningAreaId: '', elsewhere }] },
    }).map(({ field, message }) => `${field} ${message}`);
  expect(messages('青森県大間町')).toEqual([]);
  expect(messages(' 東京都　千代田区')).toEqual([]);
  expect(messages('北海道釧路市')).toEqual([expect.stringMatching(/^destinations\[0\]\.elsewhere .*北海道の中です/)]);
  for (const place of ['釧路市', 'なし', '県外'])
    expect(messages(place)).toEqual([
      expect.stringMatching(/^destinations\[0\]\.elsewhere .*都道府県の名がありません/),
    ]);
});

it('no council of ours is asked about a destination in another prefecture', () => {
  const content = sampleContent('RENKEI_B');
  if (content.kind !== 'RENKEI_B') throw new Error('the sample is of 連携B');
  const destinations = content.destinations.map((each) => ({ ...each, planningAreaId: '', elsewhere: '青森県大間町' }));
  const facts = sampleFacts('RENKEI_B', { content: { ...content, destinations } });
  expect(councilAreas(facts).ofCase).toEqual([facts.institution.planningAreaId]);
});

it('連携B sends doctors to a registered planning area: any other one is told at its row, with where to mend it', () => {
  const content = sampleContent('RENKEI_B');
  if (content.kind !== 'RENKEI_B') throw new Error('the sample is of 連携B');
  const [first] = content.destinations;
  if (!first) throw new Error('the sample sends somebody');
  const destinations = [first, { ...first, department: '外科', planningAreaId: 'nowhere' }];
  const facts = sampleFacts('RENKEI_B', { content: { ...content, destinations } });
  expect(contentProblems(facts)).toEqual([
    {
      field: 'destinations[1].planningAreaId',
      message:
        '派遣先の所在する二次医療圏「nowhere」は、構想区域として登録されていません。一覧から選び直してください。',
    },
  ]);
  const registered = { ...facts.planningAreas, nowhere: sampleArea('nowhere') };
  expect(contentProblems({ ...facts, planningAreas: registered })).toEqual([]);
  expect(first.planningAreaId).toBe(OTHER_AREA);
});
