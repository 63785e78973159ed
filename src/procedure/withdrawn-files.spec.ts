/** 添付したファイルの取下げ: a wrong file leaves what is submitted next, and its document is missing again where it was the only one. */
import { ATTACHED_FILE, person, sampleFacts } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { decide } from './decide.js';
import type { EventOf } from './events/index.js';
import { factsAfter } from './facts-after.js';
import { attachedDocuments, missingDocuments } from './requirements/documents.js';
import type { CaseState } from './terms/states.js';

const DOCUMENT = 'EVALUATION_NOTICE';
const NOW = { today: '2026-12-01' } as const;
const hospital = person('hospital');

const withdrawal = (changes: Partial<EventOf<'WITHDRAW_DOCUMENT'>> = {}) =>
  ({
    type: 'WITHDRAW_DOCUMENT',
    requirementId: DOCUMENT,
    fileId: ATTACHED_FILE,
    reason: '別の病院の通知書を添付したため',
    ...changes,
  }) as const;

const decided = (facts: CaseFacts, state: CaseState, event = withdrawal(), actor = hospital) =>
  decide({ kind: 'B', state, facts, event, actor, now: NOW });

function after(facts: CaseFacts, state: CaseState = 'preparing'): CaseFacts {
  const decision = decided(facts, state);
  if (!decision.accepted) throw new Error(decision.message);
  return factsAfter(facts, { from: state, decision }, { actor: hospital, today: NOW.today });
}

const missing = (facts: CaseFacts) => missingDocuments(facts).map(({ requirement }) => requirement.id);

it('makes the document missing again where the file was the only one, and the submission is refused for it', () => {
  const facts = sampleFacts('B', { submittedOn: null });
  expect(missing(facts)).toEqual([]);
  const left = after(facts);
  expect([left.attachedFiles, missing(left)]).toEqual([[], [DOCUMENT]]);
  const submit = decide({
    kind: 'B',
    state: 'preparing',
    facts: left,
    event: { type: 'SUBMIT' },
    actor: hospital,
    now: NOW,
  });
  expect(submit.accepted).toBe(false);
  expect(!submit.accepted && submit.conditions.map(({ id }) => id)).toEqual(['documentsAttached']);
});

it('leaves the document in place where another file of it stands beside', () => {
  // three doctors, three plans; one of them is of somebody else: 3 - 1 = 2
  const files = [ATTACHED_FILE, 'second', 'third'].map((fileId) => ({ requirementId: DOCUMENT, fileId }));
  const left = after(sampleFacts('B', { attachedFiles: files }));
  expect(left.attachedFiles.map(({ fileId }) => fileId)).toEqual(['second', 'third']);
  expect([attachedDocuments(left), missing(left)]).toEqual([[DOCUMENT], []]);
});

it('is a change of the document since the last submission', () => {
  expect(after(sampleFacts('B'), 'correcting').lastSubmission?.changes).toEqual([DOCUMENT]);
});

it.each([
  ['without a reason', withdrawal({ reason: '　' }), 'reason'],
  ['of a file that is withdrawn already or was never there', withdrawal({ fileId: 'another' }), 'fileIsAttached'],
  ['of a file of another document', withdrawal({ requirementId: 'D05' }), 'fileIsAttached'],
])('is refused %s', (_, event, id) => {
  const decision = decided(sampleFacts('B'), 'preparing', event);
  expect(!decision.accepted && decision.conditions.map((condition) => condition.id)).toEqual([id]);
});

it('is the hospital’s, and only while it writes: what was submitted stays', () => {
  const facts = sampleFacts('B');
  expect(decided(facts, 'preparing', withdrawal(), person('prefectureOfficer')).accepted).toBe(false);
  const states = [
    'planDrafting',
    'underEvaluation',
    'preparing',
    'submitted',
    'examining',
    'correcting',
    'deciding.drafted',
  ];
  const possible = states.filter((state) => decided(facts, state as CaseState).accepted);
  expect(possible).toEqual(['planDrafting', 'underEvaluation', 'preparing', 'correcting']);
});
