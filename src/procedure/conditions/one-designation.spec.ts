import {
  concludedHearings,
  person,
  sampleDraft,
  sampleEvent,
  sampleFacts,
  TODAY,
} from '../../../test/support/procedure.js';
import type { CaseFacts, DesignationTerm } from '../case/facts.js';
import { decide } from '../decide.js';
import type { EventType } from '../events/index.js';
import { openingConditions } from '../opening.js';
import type { CaseState } from '../terms/states.js';
import { oneDesignationOfKind } from './one-designation.js';

const term = (changes: Partial<DesignationTerm> = {}): DesignationTerm => ({
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
  renewals: [],
  ...changes,
});
const unmetOf = (facts: Partial<CaseFacts>, today: string) =>
  oneDesignationOfKind(sampleFacts('B', facts), today)
    .filter(({ met }) => !met)
    .map(({ id }) => id);

describe('a second 新規 of a kind', () => {
  const second = (heldDesignation: DesignationTerm | null, today: string) => unmetOf({ heldDesignation }, today);

  it('is refused up to the last day of the designation, and possible from the day after it', () => {
    expect(second(term(), '2027-03-31')).toEqual(['noDesignationOfKind']);
    expect(second(term(), '2027-04-01')).toEqual([]);
    expect(second(null, '2027-03-31')).toEqual([]);
  });

  it('is refused while a designation is to begin', () => {
    expect(second(term({ validFrom: '2027-04-01', validTo: '2030-03-31' }), '2026-12-04')).toEqual([
      'noDesignationOfKind',
    ]);
  });

  it('is refused while the designation continues (法115②), and possible from the decision on', () => {
    const continued = (decidedOn: string | null) => term({ renewals: [{ submittedOn: '2027-03-31', decidedOn }] });
    expect(second(continued(null), '2027-05-09')).toEqual(['noDesignationOfKind']);
    expect(second(continued('2027-05-10'), '2027-05-10')).toEqual([]);
  });

  it('leads to 更新 or 業務変更 when it is begun', () => {
    const facts = { kind: 'B', procedure: 'new', institutionId: 'hospital-1', otherCases: [] } as const;
    const conditions = (heldDesignation: DesignationTerm | null) =>
      openingConditions(
        { ...facts, currentDesignation: null, heldDesignation, termToChange: null, paperArrivedOn: null },
        person('hospital'),
        TODAY,
      );
    expect(conditions(null).every(({ met }) => met)).toBe(true);
    expect(conditions(term()).find(({ met }) => !met)?.text).toBe(
      'B水準の指定（令和6年4月1日から令和9年3月31日まで）を受けています。新規ではなく、続けて指定を受けるときは更新、業務の内容を変えるときは業務変更を申請してください',
    );
  });

  const approved = { approverId: 'prefectureApprover', approvedOn: TODAY };
  it.each<[EventType, CaseState, Partial<CaseFacts>]>([
    ['SUBMIT', 'preparing', {}],
    ['DRAFT_DESIGNATION', 'medicalCouncil', { hearings: concludedHearings('B') }],
    ['APPROVE', 'deciding.drafted', { hearings: concludedHearings('B'), draft: sampleDraft('designate') }],
    [
      'ISSUE_DESIGNATION',
      'deciding.approved',
      { hearings: concludedHearings('B'), draft: sampleDraft('designate', approved) },
    ],
  ])('is asked about again at %s', (type, state, changes) => {
    const answer = (heldDesignation: DesignationTerm | null) => {
      const facts = sampleFacts('B', { ...changes, heldDesignation });
      const actor = person(
        type === 'SUBMIT' ? 'hospital' : type === 'APPROVE' ? 'prefectureApprover' : 'prefectureOfficer',
      );
      return decide({ kind: 'B', state, facts, actor, now: { today: TODAY }, event: sampleEvent(type, facts) });
    };
    expect(answer(null).accepted).toBe(true);
    expect(answer(term())).toMatchObject({ accepted: false, conditions: [{ id: 'noDesignationOfKind' }] });
  });
});

it('of one term there is one renewal, and none where another designation came after it, renewed or given anew', () => {
  const renewing = (heldDesignation: DesignationTerm) =>
    unmetOf({ procedure: 'renewal', currentDesignation: term(), heldDesignation }, TODAY);
  expect(renewing(term())).toEqual([]);
  expect(renewing(term({ validFrom: '2027-04-01', validTo: '2030-03-31' }))).toEqual(['notRenewedYet']);
  const anew = term({ validFrom: '2027-06-01', validTo: '2030-05-31' });
  const facts = sampleFacts('B', { procedure: 'renewal', currentDesignation: term(), heldDesignation: anew });
  expect(oneDesignationOfKind(facts, TODAY).map(({ text }) => text)).toEqual([
    'この指定の後の指定（令和9年6月1日から令和12年5月31日まで）を受けています。次の更新は、その指定から始めてください',
  ]);
});

it('a change may be asked for whatever follows', () => {
  expect(unmetOf({ procedure: 'change', currentDesignation: term(), heldDesignation: term() }, TODAY)).toEqual([]);
});
