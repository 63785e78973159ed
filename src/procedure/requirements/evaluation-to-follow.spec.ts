import {
  concludedHearings,
  person,
  sampleContent,
  sampleEvent,
  sampleFacts,
  sampleProfile,
} from '../../../test/support/procedure.js';
import type { CaseFacts } from '../case/facts.js';
import { decide } from '../decide.js';
import type { CaseEvent } from '../events/index.js';
import { correctionOfRecordConditions } from '../record-corrections.js';
import { recordedFact } from '../recorded-facts.js';
import type { CaseState } from '../terms/states.js';

const LAST_DAY = '2027-03-31';
const currentDesignation = { validFrom: '2024-04-01', validTo: LAST_DAY, renewals: [] };
const applied = { appliedOn: '2027-01-20', receiptNo: '受付1', result: null };
const profile = {
  ...sampleProfile,
  documents: sampleProfile.documents.map((row) => ({ ...row, rule: 'evaluationNotice' })),
};

/** A renewal whose evaluation was applied for on 2027-01-20, with nothing attached. */
const facts = (changes: Partial<CaseFacts> = {}): CaseFacts =>
  sampleFacts('B', {
    procedure: 'renewal',
    profile,
    currentDesignation,
    evaluation: applied,
    attachedFiles: [],
    submittedOn: null,
    receivedOn: null,
    ...changes,
  });

const submit = (state: CaseState, given: CaseFacts, today = LAST_DAY) =>
  decide({ kind: 'B', state, facts: given, event: { type: 'SUBMIT' }, actor: person('hospital'), now: { today } });
const unmet = (decision: ReturnType<typeof decide>) =>
  decision.accepted ? [] : decision.conditions.map(({ id }) => id);

it('a renewal arrives on the last day although its evaluation has no result yet (法115②)', () => {
  const decision = submit('underEvaluation', facts());
  expect(decision).toMatchObject({ accepted: true, next: 'submitted' });
  expect(decision.conditions).toContainEqual(
    expect.objectContaining({ id: 'evaluationFollows', legalBasis: '法115②' }),
  );
  expect(unmet(submit('underEvaluation', facts(), '2027-04-01'))).toEqual(['notExpired']);
});

it('it may be submitted again after it was pulled back', () => {
  expect(submit('preparing', facts()).accepted).toBe(true);
});

it('not before the evaluation is applied for, nor where the prefecture does not take it so, nor for anything but a renewal', () => {
  expect(submit('planDrafting', facts({ evaluation: null }))).toMatchObject({ code: 'eventNotInState' });
  const strict = { ...profile, takesRenewalBeforeEvaluation: false };
  expect(unmet(submit('underEvaluation', facts({ profile: strict })))).toEqual([
    'documentsAttached',
    'evaluationRecorded',
  ]);
  for (const procedure of ['new', 'change'] as const)
    expect(unmet(submit('underEvaluation', facts({ procedure })))).toEqual(
      expect.arrayContaining(['documentsAttached', 'evaluationRecorded']),
    );
});

it('the result is asked of it before it is decided', () => {
  const given = facts({ submittedOn: LAST_DAY, hearings: concludedHearings('B'), content: sampleContent('B') });
  const draft = (changes: Partial<CaseFacts>) => {
    const now = { today: '2027-04-20' };
    const event = sampleEvent('DRAFT_DESIGNATION', given, now.today);
    const actor = person('prefectureOfficer');
    return decide({ kind: 'B', state: 'medicalCouncil', facts: { ...given, ...changes }, event, actor, now });
  };
  // Neither the result nor, without it, the point of the examination that rests on it (法113④).
  expect(unmet(draft({}))).toEqual(['evaluationRecorded', 'examinationComplete']);
  const { evaluation, attachedFiles } = sampleFacts('B');
  expect(draft({ evaluation, attachedFiles }).accepted).toBe(true);
});

describe('nobody has taken into account a result that has not come (法113④)', () => {
  const given = facts({ submittedOn: '2027-03-29', receivedOn: '2027-03-30', examination: {} });
  const officer = person('prefectureOfficer');
  const now = { today: '2027-04-02' };
  const ask = (changes: Partial<CaseFacts>, event: CaseEvent) =>
    unmet(decide({ kind: 'B', state: 'examining', facts: { ...given, ...changes }, event, actor: officer, now }));
  const point = (met: boolean): CaseEvent => ({
    type: 'RECORD_EXAMINATION',
    checks: { R1: { met: true, note: '' }, R6: { met, note: met ? '' : '結果を待つ' } },
  });
  const { evaluation, examination } = sampleFacts('B');

  it('the point is not recorded as met before it, and may be as unmet', () => {
    expect(ask({}, point(true))).toEqual(['metChecksHaveTheirMatter']);
    expect(ask({ evaluation: null }, point(true))).toEqual(['metChecksHaveTheirMatter']);
    expect(ask({}, point(false))).toEqual([]);
    expect(ask({ evaluation }, point(true))).toEqual([]);
  });

  it('nor is it corrected to that', () => {
    const correct = (changes: Partial<CaseFacts>) => {
      const recorded = { ...given, examination: { R6: { met: false, note: '結果を待つ' } }, ...changes };
      const record = recordedFact('examining', recorded, { type: 'check', checkId: 'R6' })!;
      const asked = { facts: recorded, actor: officer, now };
      const corrected = { values: { met: true, note: '' }, reason: '誤記のため' };
      return correctionOfRecordConditions(asked, record, corrected).filter(({ met }) => !met);
    };
    expect(correct({})).toMatchObject([{ id: 'metChecksHaveTheirMatter', legalBasis: '法115④→113④' }]);
    expect(correct({ evaluation })).toEqual([]);
  });

  it('no council is asked before it, whatever is recorded of the point', () => {
    const asked = sampleEvent('REQUEST_COORDINATION_COUNCIL', given, now.today);
    expect(ask({ examination }, asked)).toEqual(['examinationComplete']);
    expect(ask({ examination, evaluation }, asked)).toEqual([]);
  });
});
