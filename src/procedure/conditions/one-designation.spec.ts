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
import { correctedNoticeDayIsSound, newTermAfter } from './decision.js';
import { oneDesignationOfKind, paperBesideNoOther } from './one-designation.js';

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

describe('a designation given anew after the term of a renewal', () => {
  const after = expect.stringContaining('後に受けた指定の有効期間の始まり') as string;
  const anew = term({ validFrom: '2027-04-05', validTo: '2030-04-04' });
  const renewal = (changes: Partial<CaseFacts> = {}) =>
    sampleFacts('B', { procedure: 'renewal', currentDesignation: term(), heldDesignation: anew, ...changes });

  it.each<[string, string, string | null, readonly string[]]>([
    ['came by the last day', '2027-03-31', null, ['notRenewedYet']],
    ['came too late', '2027-04-01', null, []],
    ['was given up before the other began', '2027-03-31', '2027-04-05', []],
    ['was given up after the other began', '2027-03-31', '2027-04-06', ['notRenewedYet']],
  ])('stands beside a paper as far as that keeps nothing in force: it %s', (_, arrival, givenUpOn, ids) => {
    const unmet = (facts: CaseFacts) =>
      paperBesideNoOther(facts, { arrival, givenUpOn }).flatMap(({ id, met }) => (met ? [] : [id]));
    expect(unmet(renewal())).toEqual(ids);
    expect(unmet(renewal({ heldDesignation: term() }))).toEqual([]);
    expect(unmet(renewal({ procedure: 'change' }))).toEqual([]);
  });

  it('follows the notice of a refusal that ended the former one, and not that of a renewal which came too late', () => {
    expect(newTermAfter(renewal({ submittedOn: '2027-03-31' }))).toBe('2027-04-05');
    expect(newTermAfter(renewal({ submittedOn: '2027-04-01' }))).toBeNull();
    const corrected = (submittedOn: string) => {
      const draft = sampleDraft('refuse', { approverId: 'a', approvedOn: '2027-04-02', issueOn: '2027-04-02' });
      const facts = renewal({ submittedOn, stateSince: '2027-04-12', draft });
      const issuedOn = '2027-04-09';
      return correctedNoticeDayIsSound({ facts, now: { today: '2027-04-13' } }, { issuedOn })
        .filter(({ met }) => !met)
        .map(({ text }) => text);
    };
    expect(corrected('2027-03-31')).toContainEqual(after);
    expect(corrected('2027-04-01')).not.toContainEqual(after);
  });

  it('is asked about when the refusal is notified, as when its day is put right', () => {
    const refused = (submittedOn: string) => {
      const draft = sampleDraft('refuse', { approverId: 'a', approvedOn: '2027-04-02', issueOn: '2027-04-02' });
      const facts = renewal({ submittedOn, hearings: concludedHearings('B'), draft });
      const event = { type: 'ISSUE_REFUSAL', documentNumber: '医指令第1号', issuedOn: '2027-04-09' } as const;
      const actor = person('prefectureOfficer');
      const now = { today: '2027-04-09' };
      const decision = decide({ kind: 'B', state: 'deciding.approved', facts, actor, now, event });
      return decision.accepted ? [] : decision.conditions.map(({ text }) => text);
    };
    expect(refused('2027-03-31')).toContainEqual(after);
    expect(refused('2027-04-01')).not.toContainEqual(after);
  });
});
