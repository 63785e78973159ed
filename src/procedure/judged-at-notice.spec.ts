/** What the notice was judged by once more stays with it: from the facts of its day, each line with its ground and what shows it. */
import { factsReadyFor, person, sampleDraft, TODAY } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { decide } from './decide.js';
import { factsAfter } from './facts-after.js';
import { KINDS } from './terms/kinds.js';

const actor = person('prefectureOfficer');

/** The draft as it stands once it is notified. */
function notified(facts: CaseFacts, type: 'ISSUE_DESIGNATION' | 'ISSUE_REFUSAL', today = TODAY, issuedOn = today) {
  const state = 'deciding.approved';
  const event = { type, documentNumber: '医第1号', issuedOn };
  const decision = decide({ kind: facts.kind, state, facts, event, actor, now: { today } });
  if (!decision.accepted) throw new Error(JSON.stringify(decision.conditions));
  return factsAfter(facts, { from: state, decision }, { actor, today }).draft;
}

const approvedBy = (outcome: 'designate' | 'refuse', changes: Parameters<typeof sampleDraft>[1] = {}) =>
  sampleDraft(outcome, {
    approverId: 'prefectureApprover',
    approverName: '決裁 花子',
    approvedOn: '2026-12-04',
    ...changes,
  });

it.each(KINDS)('%s: each line names its ground and its evidence, the approver among them', (kind) => {
  const facts = { ...factsReadyFor(kind, 'ISSUE_DESIGNATION'), draft: approvedBy('designate') };
  const judged = notified(facts, 'ISSUE_DESIGNATION')?.notice;
  expect(judged?.requirements.length).toBeGreaterThan(10);
  expect(judged?.requirements.filter(({ legalBasis, evidence = '' }) => legalBasis === '' || evidence === '')).toEqual(
    [],
  );
  expect(judged?.requirements.find(({ id }) => id === 'approved')).toMatchObject({
    met: true,
    evidence: '決裁 令和8年12月4日（決裁 花子）',
  });
});

it.each(['renewal', 'change'] as const)('%s: so do the lines about the designation that stands', (procedure) => {
  const term = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  const facts = {
    ...factsReadyFor('B', 'ISSUE_DESIGNATION'),
    procedure,
    currentDesignation: term,
    heldDesignation: term,
    draft: approvedBy('designate', procedure === 'change' ? { validFrom: '2027-02-01' } : {}),
  };
  const judged = notified(facts, 'ISSUE_DESIGNATION')?.notice;
  expect(
    judged?.requirements
      .filter(({ legalBasis, evidence = '' }) => legalBasis === '' || evidence === '')
      .map(({ id }) => id),
  ).toEqual([]);
});

it('says what the facts of the day of the notice show, not what the draft had seen', () => {
  const ready = factsReadyFor('B', 'ISSUE_DESIGNATION');
  const moved = { ...ready.institution, address: '架空市新町1' };
  const evidence = (facts: CaseFacts) =>
    notified({ ...facts, draft: approvedBy('designate') }, 'ISSUE_DESIGNATION')?.notice?.requirements.find(
      ({ id }) => id === 'inPrefecture',
    )?.evidence;
  expect(evidence(ready)).toBe(`医療機関の登録（所在地 ${ready.institution.address}）`);
  expect(evidence({ ...ready, institution: moved })).toBe('医療機関の登録（所在地 架空市新町1）');
});

it('keeps the day of the record and the day for which it was judged: a notice may be written down after it went out', () => {
  const facts = { ...factsReadyFor('B', 'ISSUE_DESIGNATION'), draft: approvedBy('designate') };
  expect(notified(facts, 'ISSUE_DESIGNATION', '2026-12-08', '2026-12-07')?.notice).toMatchObject({
    judgedOn: '2026-12-08',
    asOf: '2026-12-04',
  });
});

it('is judged for the 施行日 of the draft where that comes after the approval: no notice bears an earlier day', () => {
  const draft = approvedBy('designate', { issueOn: '2026-12-07' }); // a Monday; approved on Friday 12-04
  const facts = { ...factsReadyFor('B', 'ISSUE_DESIGNATION'), draft };
  expect(notified(facts, 'ISSUE_DESIGNATION', '2026-12-08', '2026-12-07')?.notice).toMatchObject({
    judgedOn: '2026-12-08',
    asOf: '2026-12-07',
  });
});

it('of a change keeps that the designation which it changes was in force on the day of the notice', () => {
  const term = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
  const facts = {
    ...factsReadyFor('B', 'ISSUE_DESIGNATION'),
    procedure: 'change' as const,
    currentDesignation: term,
    heldDesignation: term,
    draft: approvedBy('designate', { validFrom: '2027-02-01' }),
  };
  const ids = notified(facts, 'ISSUE_DESIGNATION')?.notice?.requirements.map(({ id }) => id);
  expect(ids).toContain('inForceOnNotice');
});

it('keeps of a refusal what a designation would have asked, met or not, and bars nothing by it', () => {
  const ready = factsReadyFor('B', 'ISSUE_REFUSAL');
  const facts = { ...ready, evaluation: null, draft: approvedBy('refuse') };
  const judged = notified(facts, 'ISSUE_REFUSAL')?.notice?.requirements ?? [];
  expect(judged.find(({ id }) => id === 'evaluationRecorded')).toMatchObject({ met: false, evidence: '記録なし' });
  expect(judged.find(({ id }) => id === 'approved')?.evidence).toContain('決裁 花子');
});
