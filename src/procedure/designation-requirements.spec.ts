/** What must hold for a designation is asked again at 起案, 決裁 and 通知, from the facts as they are then. */
import {
  concludedHearings,
  factsReadyFor,
  person,
  sampleContent,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  sampleHearing,
  sampleProfile,
  TODAY,
} from '../../test/support/procedure.js';
import { factOf, faultsAsFact } from './case/condition.js';
import type { Condition } from './case/decision.js';
import type { CaseFacts } from './case/facts.js';
import { judgementAtNotice } from './conditions/decision.js';
import { designationRequirements } from './conditions/designation-requirements.js';
import { availableEvents, decide } from './decide.js';
import { EVENTS, type EventType } from './events/index.js';
import { KINDS, type Kind } from './terms/kinds.js';
import type { CaseState } from './terms/states.js';

const CURRENT = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };

/** Where a designation is decided on: every one asks for the whole list. */
const DECIDING = [
  ['DRAFT_DESIGNATION', 'examining'],
  ['APPROVE', 'deciding.drafted'],
  ['ISSUE_DESIGNATION', 'deciding.approved'],
] as const satisfies [EventType, CaseState][];

const UNDER_REFUSAL = [
  ['DRAFT_REFUSAL', 'examining', null],
  ['APPROVE', 'deciding.drafted', sampleDraft('refuse')],
  ['ISSUE_REFUSAL', 'deciding.approved', factsReadyFor('B', 'ISSUE_REFUSAL').draft],
] as const satisfies [EventType, CaseState, CaseFacts['draft']][];

function unmetOf(type: EventType, state: CaseState, facts: CaseFacts, today = TODAY): Condition[] {
  const actor = person(EVENTS[type].role);
  const event = sampleEvent(type, facts, today);
  const decision = decide({ kind: facts.kind, state, facts, event, actor, now: { today } });
  return decision.accepted ? [] : decision.conditions;
}

interface Fact {
  kind?: Kind;
  /** Why, and how the facts are then. */
  story: string;
  change: (facts: CaseFacts) => Partial<CaseFacts>;
  unmet: string;
  basis: string;
}

const withContent = (changes: object) => (facts: CaseFacts) => ({
  content: { ...facts.content, ...changes },
});

const PROCEDURES = ['new', 'renewal', 'change'] as const;

/** What a hospital has not filled in. */
const EMPTIED = {
  contactName: '',
  subItems: [],
  clinicalTraining: false,
  specialtyTraining: false,
  environmentConfirmationNo: '',
  environmentConfirmedOn: null,
  pledge: { agreed: false, pledgedOn: null },
  change: { matters: '', reason: '', from: null },
};

const FACTS: Fact[] = [
  {
    story: 'the content was emptied',
    change: withContent({ contactName: '' }),
    unmet: 'contentComplete',
    basis: '法113②',
  },
  {
    story: 'a document is gone',
    change: () => ({ attachedFiles: [] }),
    unmet: 'documentsAttached',
    basis: '法113②',
  },
  {
    story: 'the pledge was taken back',
    change: withContent({ pledge: { agreed: false, pledgedOn: null } }),
    unmet: 'pledged',
    basis: '則81②三',
  },
  {
    story: 'a sub-item is not met',
    change: withContent({ subItems: [] }),
    unmet: 'qualified',
    basis: '則80',
  },
  {
    kind: 'C1',
    story: 'no training is chosen',
    change: withContent({ clinicalTraining: false, specialtyTraining: false, specialtyTraineesApplied: false }),
    unmet: 'trainingChosen',
    basis: '法119①',
  },
  {
    kind: 'C2',
    story: 'the minister has not confirmed the environment',
    change: withContent({ environmentConfirmedOn: null }),
    unmet: 'environmentConfirmed',
    basis: '法120①',
  },
  {
    kind: 'C2',
    story: 'the minister is to confirm the environment on a day to come',
    change: withContent({ environmentConfirmedOn: '2099-04-01' }),
    unmet: 'environmentConfirmed',
    basis: '法120①',
  },
  {
    kind: 'C2',
    story: 'the plan of a doctor is not confirmed',
    change: ({ content }) => ({
      content: {
        ...content,
        doctors: content.kind === 'C2' ? content.doctors.map((each) => ({ ...each, confirmedOn: null })) : [],
      } as CaseFacts['content'],
    }),
    unmet: 'doctorPlansConfirmed',
    basis: '則101①',
  },
  {
    kind: 'C2',
    story: 'the minister has not confirmed the environment of the changed field',
    change: ({ content }) => ({
      procedure: 'change',
      currentDesignation: CURRENT,
      content: { ...content, environmentConfirmationNo: ' ' } as CaseFacts['content'],
    }),
    unmet: 'environmentConfirmed',
    basis: '則106③',
  },
  {
    story: 'it does not say what is to be changed',
    change: ({ content }) => ({
      procedure: 'change',
      currentDesignation: CURRENT,
      content: { ...content, change: { matters: '', reason: '' } },
    }),
    unmet: 'changeDescribed',
    basis: '則85③',
  },
  { story: 'there is no plan', change: () => ({ plan: null }), unmet: 'planRecorded', basis: '法113②' },
  {
    story: 'staff were not heard on the plan',
    change: ({ plan }) => ({ plan: plan && { ...plan, heardFrom: '' } }),
    unmet: 'planComplete',
    basis: '則82①',
  },
  {
    story: 'the result of the evaluation has not come',
    change: ({ evaluation }) => ({ evaluation: evaluation && { ...evaluation, result: null } }),
    unmet: 'evaluationRecorded',
    basis: '則81②四',
  },
  {
    story: 'it became a hospital of the State',
    change: ({ institution }) => ({ institution: { ...institution, establishedByState: true } }),
    unmet: 'notOfState',
    basis: '令12',
  },
  {
    story: 'it moved out of the prefecture',
    change: ({ institution }) => ({ institution: { ...institution, inPrefecture: false } }),
    unmet: 'inPrefecture',
    basis: '法113①',
  },
  {
    story: 'what was renewed is not in the register',
    change: () => ({ procedure: 'renewal', currentDesignation: null }),
    unmet: 'currentDesignationKnown',
    basis: '則84',
  },
  {
    story: 'the renewal arrived a day after the last day', // submitted 2026-11-20
    change: () => ({ procedure: 'renewal', currentDesignation: { ...CURRENT, validTo: '2026-11-19' } }),
    unmet: 'notExpired',
    basis: '法115①・②',
  },
  {
    story: 'a point of the examination is open again',
    change: ({ examination }) => ({ examination: { ...examination, R3: { met: true, note: '', outdated: true } } }),
    unmet: 'examinationComplete',
    basis: '③・④',
  },
  {
    story: 'the medical council was not heard',
    change: ({ kind }) => ({ hearings: concludedHearings(kind, 'medicalCouncil') }),
    unmet: 'concluded:medicalCouncil',
    basis: '法113⑤',
  },
];

describe.each(FACTS)('$story', ({ kind = 'B', change, unmet, basis }) => {
  const arranged = (type: EventType): CaseFacts => {
    const facts = factsReadyFor(kind, type);
    return { ...facts, ...change(facts) };
  };

  it.each(DECIDING)('%s is refused, with the article', (type, state) => {
    const conditions = unmetOf(type, state, arranged(type));
    expect(conditions.find(({ id }) => id === unmet)?.legalBasis).toContain(basis);
  });

  it.each(DECIDING)('%s says in print what is so, and orders nothing', (type, state) => {
    for (const each of unmetOf(type, state, arranged(type))) {
      expect(factOf(each)).not.toMatch(/ください/u);
      expect(factOf(each)).not.toBe('');
    }
  });

  it.each(UNDER_REFUSAL)('%s of a refusal stays possible', (type, state, draft) => {
    expect(unmetOf(type, state, { ...arranged(type), draft })).toEqual([]);
  });
});

test.each(KINDS.flatMap((kind) => PROCEDURES.map((procedure) => ({ kind, procedure }))))(
  'whatever is asked of $kind ($procedure), met or not, nothing that is printed is an order',
  ({ kind, procedure }) => {
    const ready = { ...factsReadyFor(kind, 'ISSUE_DESIGNATION'), procedure, currentDesignation: CURRENT };
    const empty = {
      ...ready,
      content: { ...ready.content, ...EMPTIED },
      attachedFiles: [],
      hearings: [],
      examination: {},
      plan: null,
      draft: sampleDraft('designate', { validFrom: '2030-04-01' }),
    } as unknown as CaseFacts;
    const answers = [ready, empty, { ...ready, draft: { ...ready.draft!, basis: null } }].flatMap((facts) => {
      const context = { facts, actor: person('prefectureOfficer'), now: { today: TODAY } };
      return [
        ...designationRequirements(context),
        ...judgementAtNotice(context, 'designate', { issuedOn: TODAY }).requirements,
        ...judgementAtNotice(context, 'refuse', { issuedOn: TODAY }).requirements,
      ];
    });
    expect(new Set(answers.map(({ met }) => met))).toEqual(new Set([true, false]));
    expect(
      answers.map((each) => (each.met ? each.text : factOf(each))).filter((text) => /ください/u.test(text)),
    ).toEqual([]);
  },
);

test('the orders of a text are left out of what is printed, and of an older draft too', () => {
  expect(factOf({ text: '評価結果が後に変わりました。審査に戻して、改めて起案してください' })).toBe(
    '評価結果が後に変わりました',
  );
  expect(factOf({ text: '直してください', fact: '誤りがあります' })).toBe('誤りがあります');
  expect(faultsAsFact('足りません', ['名が空欄です。書いてください。', '選んでください。'])).toBe(
    '足りません：名が空欄です。',
  );
});

describe('a violation that the hospital tells of in a correction (則82②)', () => {
  // The application arrived on 2026-11-20.
  const told = (referredOn: string, publishedOn = referredOn) =>
    withContent({ violation: { exists: true, referredOn, publishedOn } });

  it.each(DECIDING)(
    'keeps %s from being done where the referral lay within the year before the arrival',
    (type, state) => {
      const facts = factsReadyFor('B', type);
      const ids = (change: ReturnType<typeof withContent>) =>
        unmetOf(type, state, { ...facts, ...change(facts) }).map(({ id }) => id);
      // 2025-11-20 + one year from that day itself → 2026-11-19, the day before the arrival: free
      expect(ids(told('2025-11-20'))).toEqual([]);
      // 2025-11-21 → 2026-11-20, the day of the arrival: barred, although the year is over on the day of the decision (2026-12-04)
      expect(ids(told('2025-11-21'))).toEqual(['noRecentViolation']);
      // referred on the day before the arrival, made public after it: barred
      expect(ids(told('2026-11-19', '2026-12-01'))).toEqual(['noRecentViolation']);
      // referred on the day after the arrival: no fact at the time of the application; a matter of 法117
      expect(ids(told('2026-11-21'))).toEqual([]);
    },
  );

  it('may be told: it does not keep the correction from being submitted, and is recorded with it', () => {
    const facts = factsReadyFor('B', 'SUBMIT_CORRECTION');
    const telling = { ...facts, ...told('2025-11-21')(facts) };
    const event = sampleEvent('SUBMIT_CORRECTION', telling);
    const actor = person('hospital');
    const decision = decide({ kind: 'B', state: 'correcting', facts: telling, event, actor, now: { today: TODAY } });
    expect(decision).toMatchObject({ accepted: true });
    const closing = decision.accepted ? decision.effects.find(({ type }) => type === 'closeCorrection') : undefined;
    expect(closing).toMatchObject({ reason: '', unmet: [{ id: 'noRecentViolation' }] });
  });
});

it('a correction is not submitted without plan and evaluation, which the hospital can put right', () => {
  const facts = factsReadyFor('B', 'SUBMIT_CORRECTION');
  expect(unmetOf('SUBMIT_CORRECTION', 'correcting', { ...facts, plan: null }).map(({ id }) => id)).toEqual([
    'planRecorded',
  ]);
});

it('a correction that nobody answers is ended all the same, and what was missing is shown and recorded', () => {
  const ready = factsReadyFor('B', 'CLOSE_CORRECTION');
  const facts = { ...ready, attachedFiles: [] };
  const actor = person('prefectureOfficer');
  const situation = { kind: 'B', state: 'correcting', facts, actor, now: { today: TODAY } } as const;
  const shown = availableEvents(situation).find(({ type }) => type === 'CLOSE_CORRECTION');
  expect(shown?.ready).toBe(true);
  expect(shown?.noted.filter(({ met }) => !met).map(({ id }) => id)).toEqual(['documentsAttached']);
  const decision = decide({ ...situation, event: sampleEvent('CLOSE_CORRECTION', facts) });
  const closing = decision.accepted ? decision.effects.find(({ type }) => type === 'closeCorrection') : undefined;
  expect(closing).toMatchObject({ unmet: [{ id: 'documentsAttached' }] });
});

describe('a council speaks to what it was asked', () => {
  const medical = (changes: object) => [
    ...concludedHearings('B', 'medicalCouncil'),
    sampleHearing('B', 'medicalCouncil', {
      requestedOn: '2026-12-01',
      opinion: {
        heldOn: '2026-12-02',
        answeredOn: '2026-12-03',
        body: 'plenary',
        opinion: 'agreed',
        remarks: '',
        supplementaryOpinion: '',
        ...changes,
      },
    }),
  ];
  const coordination = (confirmedOn: string) => {
    const [first, ...others] = concludedHearings('B');
    return [{ ...first!, confirmation: { ...first!.confirmation!, confirmedOn } }, ...others];
  };

  it.each<[string, CaseFacts['hearings'], string[]]>([
    ['in its time', medical({}), []],
    ['on the very day it was asked', medical({ heldOn: '2026-12-01', answeredOn: '2026-12-01' }), []],
    ['in 2019', medical({ heldOn: '2019-12-02', answeredOn: '2019-12-03' }), ['answeredInTime:medicalCouncil']],
    ['the day before it was asked', medical({ heldOn: '2026-11-30' }), ['answeredInTime:medicalCouncil']],
    ['after the decision', medical({ answeredOn: '2026-12-05' }), ['answeredInTime:medicalCouncil']], // decided 2026-12-04
    ['at its meeting after it had answered', medical({ heldOn: '2026-12-04' }), ['answeredInTime:medicalCouncil']],
    ['by a confirmation of 2020', coordination('2020-01-01'), ['answeredInTime:coordinationCouncil']],
  ])('%s', (_, hearings, ids) => {
    for (const [type, state] of DECIDING) {
      const unmet = unmetOf(type, state, { ...factsReadyFor('B', type), hearings });
      expect(unmet.map(({ id }) => id)).toEqual(ids);
      // the officer reopens the examination until the approval; after it the approver returns the draft
      const way = state === 'deciding.approved' ? '決裁者が起案を戻してから、聴き直して' : '審査を再開して聴き直して';
      for (const { text } of unmet) expect(text).toContain(way);
    }
  });
});

it.each(KINDS)('every condition of a %s designation names what shows it', (kind) => {
  const facts = sampleFacts(kind, {
    procedure: 'change',
    currentDesignation: CURRENT,
    hearings: concludedHearings(kind),
  });
  const actor = person('prefectureOfficer');
  const [draft] = availableEvents({ kind, state: 'medicalCouncil', facts, actor, now: { today: TODAY } }).filter(
    ({ type }) => type === 'DRAFT_DESIGNATION',
  );
  const required = draft?.conditions.filter(({ id }) => id !== 'role') ?? [];
  expect(required.length).toBeGreaterThan(10);
  expect(required.filter(({ evidence }) => !evidence)).toEqual([]);
});

it('names a document of the list that is attached as evidence by number', () => {
  const facts = sampleFacts('B', {
    hearings: concludedHearings('B'),
    content: sampleContent('B'),
    profile: sampleProfile,
  });
  const shown = unmetOf('DRAFT_DESIGNATION', 'examining', { ...facts, attachedFiles: [] });
  expect(shown).toMatchObject([{ id: 'documentsAttached', evidence: '添付書類 0種類（ファイル 0件）' }]);
});
