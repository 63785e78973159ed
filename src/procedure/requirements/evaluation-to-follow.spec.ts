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
    attachedDocuments: [],
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
  expect(unmet(draft({}))).toEqual(['evaluationRecorded']);
  const { evaluation, attachedDocuments } = sampleFacts('B');
  expect(draft({ evaluation, attachedDocuments }).accepted).toBe(true);
});
