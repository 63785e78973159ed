/** Whose turn it is, by when, and what each side reads about it. */
import {
  concludedHearings,
  factsReadyFor,
  healthCentreOf,
  OTHER_AREA,
  OWN_AREA,
  person,
  sampleDraft,
  sampleFacts,
  sampleHearing,
  TODAY,
} from '../../test/support/procedure.js';
import { ROLES, type Actor } from './terms/actors.js';
import type { CaseFacts } from './case/facts.js';
import { KINDS } from './terms/kinds.js';
import { DEFAULT_COUNCILS } from './machines/index.js';
import { statesOf } from './machines/structure.js';
import { requiredActions } from './required-actions.js';
import { STATE_INFO, type CaseState } from './terms/states.js';

const look = (state: CaseState, facts: CaseFacts, actor: Actor, today = TODAY) =>
  requiredActions({ kind: facts.kind, procedure: facts.procedure, state, facts, actor, now: { today } });

describe.each(KINDS)('%s', (kind) => {
  it('says in every state, to everyone, what must happen and who does it', () => {
    for (const state of statesOf(kind, DEFAULT_COUNCILS[kind])) {
      for (const role of ROLES) {
        const view = look(state, sampleFacts(kind), person(role));
        expect(view.sentence).toMatch(/。$/);
        expect(view.holder).toBe(STATE_INFO[state].holder);
        expect(view.status === 'done').toBe(STATE_INFO[state].final);
        if (view.status === 'actionRequired') expect(view.mine).toBe(true);
      }
    }
  });
});

describe('a correction', () => {
  const facts = factsReadyFor('B', 'SUBMIT_CORRECTION');

  it('is the hospital’s turn, and late two office days after its due date', () => {
    expect(look('correcting', facts, person('hospital'), '2026-11-27')).toMatchObject({
      mine: true,
      dueOn: '2026-12-02',
      dueInOfficeDays: 3,
      overdue: false,
      status: 'actionRequired',
      statusLabel: '要対応',
    });
    expect(look('correcting', facts, person('hospital'))).toMatchObject({
      dueInOfficeDays: -2,
      overdue: true,
      status: 'overdue',
      statusLabel: '期限超過 2開庁日',
    });
  });

  it('is late on the Saturday after a Friday, by no office day', () => {
    const dueOnFriday = facts.openCorrection && { ...facts, openCorrection: { ...facts.openCorrection, dueOn: TODAY } };
    expect(look('correcting', dueOnFriday ?? facts, person('hospital'), '2026-12-05').statusLabel).toBe('期限超過');
  });

  it('is not late on the due date itself', () => {
    expect(look('correcting', facts, person('hospital'), '2026-12-02')).toMatchObject({
      dueInOfficeDays: 0,
      overdue: false,
    });
  });

  it('is waited for by the prefecture, and nobody’s concern at another hospital', () => {
    expect(look('correcting', facts, person('prefectureOfficer'), '2026-11-27')).toMatchObject({
      mine: false,
      status: 'waitingFor',
      statusLabel: '医療機関の対応待ち',
    });
    const stranger = { ...person('hospital'), institutionId: 'hospital-2' };
    expect(look('correcting', facts, stranger).mine).toBe(false);
  });
});

describe('a request to two areas', () => {
  const hearing = (area: string, dueOn: string, reportedOn: string | null) =>
    sampleHearing('RENKEI_B', 'coordinationCouncil', {
      id: area,
      planningAreaId: area,
      healthCentreId: healthCentreOf(area),
      dueOn,
      reportedOn,
    });
  const facts = sampleFacts('RENKEI_B', {
    hearings: [hearing(OWN_AREA, '2026-12-10', '2026-12-03'), hearing(OTHER_AREA, '2026-12-18', null)],
  });
  const other = { ...person('healthCentre'), healthCentreId: healthCentreOf(OTHER_AREA) };

  it('is the turn of the centre that has not reported, and of that one only', () => {
    const view = look('coordinationCouncil.convened', facts, other);
    expect(view).toMatchObject({
      mine: true,
      dueOn: '2026-12-18',
      holderHealthCentreIds: [healthCentreOf(OTHER_AREA)],
    });
    expect(look('coordinationCouncil.convened', facts, person('healthCentre'))).toMatchObject({
      mine: false,
      status: 'onTrack',
    });
  });
});

describe('before the application has arrived', () => {
  it('the hospital waits for the evaluation centre, and the prefecture for nothing', () => {
    const facts = sampleFacts('B', { submittedOn: null });
    expect(look('underEvaluation', facts, person('hospital')).statusLabel).toBe('評価センターの対応待ち');
    expect(look('underEvaluation', facts, person('prefectureOfficer')).statusLabel).toBe('予定どおり');
    expect(look('underEvaluation', facts, person('hospital')).dueOn).toBe('2026-12-25');
  });
});

describe('the examination', () => {
  it('names the open checks first, then each council in turn, then the draft', () => {
    const officer = person('prefectureOfficer');
    const sentence = (changes: Partial<CaseFacts>) => look('examining', sampleFacts('B', changes), officer).sentence;
    expect(sentence({ examination: {} })).toContain('残る8件の確認項目');
    expect(sentence({})).toContain('地域医療構想調整会議の開催を依頼');
    expect(sentence({ hearings: concludedHearings('B', 'measuresCouncil') })).toContain('医療対策協議会');
    expect(sentence({ hearings: concludedHearings('B', 'medicalCouncil') })).toContain('医療審議会に諮問');
    expect(sentence({ hearings: concludedHearings('B') })).toContain('決定を起案');
  });

  it('shows the button that cannot be pressed yet with its reason and article', () => {
    const view = look('examining', sampleFacts('C2'), person('prefectureOfficer'));
    expect(view.actions.find(({ type }) => type === 'DRAFT_DESIGNATION')).toMatchObject({
      ready: false,
      unmet: [{ id: 'concluded:medicalCouncil', legalBasis: '法120②→113⑤' }],
    });
    expect(view.actions.find(({ type }) => type === 'REFER_TO_MEDICAL_COUNCIL')).toMatchObject({
      ready: true,
      unmet: [],
    });
    expect(look('examining', sampleFacts('C2'), person('supportCentre')).actions).toEqual([]);
  });

  it('is held to the standard processing period', () => {
    const facts = sampleFacts('B', { deadlines: [{ kind: 'processing', dueOn: '2027-02-26', remindedOn: null }] });
    expect(look('examining', facts, person('prefectureOfficer')).dueOn).toBe('2027-02-26');
  });
});

it('a draft is the turn of an approver who did not write it', () => {
  const facts = sampleFacts('B', { draft: sampleDraft('designate') });
  expect(look('deciding.drafted', facts, person('prefectureApprover')).mine).toBe(true);
  expect(look('deciding.drafted', facts, person('prefectureApprover', 'prefectureOfficer')).mine).toBe(false);
});

it('an approved refusal offers no notice of designation', () => {
  const view = look('deciding.approved', factsReadyFor('B', 'ISSUE_REFUSAL'), person('prefectureOfficer'));
  expect(view.actions.map(({ type }) => type)).toEqual([
    'ISSUE_REFUSAL',
    'NOTE_INQUIRY',
    'ASSIGN_OFFICER',
    'REOPEN_EXAMINATION',
  ]);
});

it('counts the office days in the present state', () => {
  // 24 November (Tuesday) to 4 December (Friday).
  expect(look('examining', sampleFacts('B'), person('hospital'))).toMatchObject({
    sinceOn: '2026-11-24',
    sinceOfficeDays: 8,
  });
});

it('lists the stages ahead', () => {
  expect(look('measuresCouncil', sampleFacts('B'), person('hospital')).upcoming.map(({ label }) => label)).toEqual([
    '審議会',
    '決裁',
    '指定',
  ]);
});
