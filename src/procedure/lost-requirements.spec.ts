/** A record that is put right after the notice is judged again: what the designation rested on and has lost is said, and nothing is undone. */
import { concludedHearings, person, sampleDraft, sampleFacts } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { lostRequirements, meaningOfLoss, newlyLost } from './lost-requirements.js';
import { factsCorrected, type RecordName } from './recorded-facts.js';
import { KINDS } from './terms/kinds.js';

// Approved and to be issued on 12-04; every council asked on 11-25, 調整会議 reported on 12-01, the others held and answered on 12-02.
const APPROVED = { approverId: 'prefectureApprover', approvedOn: '2026-12-04', issueOn: '2026-12-04' };
const designated = (kind: CaseFacts['kind'] = 'B', changes: Partial<CaseFacts> = {}) =>
  sampleFacts(kind, { hearings: concludedHearings(kind), draft: sampleDraft('designate', APPROVED), ...changes });
const situation = (facts: CaseFacts) => ({
  facts,
  actor: person('prefectureOfficer'),
  now: { today: '2027-02-01' }, // two months after the notice
});
const R4: RecordName = { type: 'check', checkId: 'R4' };
const MEDICAL: RecordName = { type: 'opinion', hearingId: 'medicalCouncil-1' };
const CONFIRMATION: RecordName = { type: 'confirmation', hearingId: 'coordinationCouncil-1' };
const REQUEST: RecordName = { type: 'request', hearingId: 'medicalCouncil-1' };

function corrected(name: RecordName, values: object, before = designated()) {
  const facts = factsCorrected(before, { name }, values as Record<string, unknown>);
  const lost = lostRequirements('designated', situation(facts), [name]);
  return { facts, lost: lost.map(({ condition: { id, legalBasis }, records }) => ({ id, legalBasis, records })) };
}
const opinionOf = (facts: CaseFacts) => facts.hearings.find(({ council }) => council === 'medicalCouncil')!.opinion!;
const confirmed = (value: boolean) => {
  const { points, ...rest } = designated().hearings[0]!.confirmation!;
  return { ...points, ...rest, longHoursUnavoidable: value, remarks: '必要とまでは言えない。' };
};

it('nothing is lost while the records show what was asked, however long ago the notice was', () => {
  const everything: RecordName[] = [R4, MEDICAL, CONFIRMATION, REQUEST];
  for (const kind of KINDS) {
    const { hearings } = designated(kind);
    const records = everything.filter(
      (name) => !('hearingId' in name) || hearings.some(({ id }) => id === name.hearingId),
    );
    expect(lostRequirements('designated', situation(designated(kind)), records)).toEqual([]);
  }
});

it('a point of the examination that was not met after all: the condition, its article, the record', () => {
  expect(corrected(R4, { met: false, note: '送致の公表があった' }).lost).toEqual([
    { id: 'examinationComplete', legalBasis: '法113③・④', records: [R4] },
  ]);
});

it('附帯意見 that turns up after the notice: the draft answered the condition alone, also one that names no kind', () => {
  const conditional = {
    ...opinionOf(designated()),
    opinion: 'agreedWithConditions',
    remarks: '毎年報告すること',
  } as const;
  const hearings = designated().hearings.map((each) =>
    each.council === 'medicalCouncil' ? { ...each, opinion: conditional } : each,
  );
  const answer = { hearingId: 'medicalCouncil-1', takenUp: true, text: '毎年度報告すること' };
  for (const kind of ['condition', undefined] as const) {
    const answers = [kind === undefined ? answer : { ...answer, kind }];
    const before = designated('B', { hearings, draft: sampleDraft('designate', { ...APPROVED, answers }) });
    expect(corrected(MEDICAL, { remarks: '毎年報告させること' }, before).lost).toEqual([]);
    const added = corrected(MEDICAL, { supplementaryOpinion: '救急の集約を望む' }, before);
    expect(added.lost.map(({ id }) => id)).toEqual(['remarksAnswered']);
    const [lost] = lostRequirements('designated', situation(added.facts), [MEDICAL]);
    expect(lost?.condition.text).toContain('医療審議会の附帯意見。');
  }
});

it('a council that had not met before the decision was approved, or that did not confirm', () => {
  const late = { ...opinionOf(designated()), heldOn: '2026-12-07', answeredOn: '2026-12-07' };
  expect(corrected(MEDICAL, late).lost).toEqual([
    { id: 'answeredInTime:medicalCouncil', legalBasis: '法113⑤', records: [MEDICAL] },
  ]);
  expect(corrected(CONFIRMATION, confirmed(false)).lost).toEqual([
    {
      id: 'concluded:coordinationCouncil',
      legalBasis: expect.stringContaining('検討会の中間とりまとめ') as string,
      records: [CONFIRMATION],
    },
    { id: 'remarksAnswered', legalBasis: '法113⑤', records: [CONFIRMATION] },
  ]);
  expect(corrected(REQUEST, { requestedOn: '2026-12-03' }).lost).toEqual([
    { id: 'answeredInTime:medicalCouncil', legalBasis: '法113⑤', records: [REQUEST] }, // held 12-02
  ]);
});

it('is said of nothing that no correction has touched, nor before the designation, nor of a refusal', () => {
  const { facts } = corrected(R4, { met: false, note: '送致の公表があった' });
  expect(lostRequirements('designated', situation(facts), [MEDICAL])).toEqual([]);
  expect(lostRequirements('designated', situation(facts), [])).toEqual([]);
  expect(lostRequirements('deciding.approved', situation(facts), [R4])).toEqual([]);
  const refused = { ...facts, draft: sampleDraft('refuse', APPROVED) };
  expect(lostRequirements('designated', situation(refused), [R4])).toEqual([]);
});

it('is told when it comes about, and not again; put right once more, nothing is lost', () => {
  const before = designated();
  const { facts: lost } = corrected(R4, { met: false, note: '送致の公表があった' });
  const again = factsCorrected(lost, { name: R4 }, { met: false, note: '公表は12月1日' });
  const right = factsCorrected(again, { name: R4 }, { met: true, note: '' });
  const ids = (one: CaseFacts, other: CaseFacts) =>
    newlyLost('designated', { before: situation(one), after: situation(other) }, R4).map(({ condition: { id } }) => id);
  expect(ids(before, lost)).toEqual(['examinationComplete']);
  expect(ids(lost, again)).toEqual([]);
  expect(lostRequirements('designated', situation(right), [R4])).toEqual([]);
});

it('the words promise nothing: the prefecture decides what becomes of it, with the article of the kind', () => {
  expect(meaningOfLoss({ facts: { kind: 'RENKEI_B', procedure: 'renewal' } })).toBe(
    '記録を訂正しても、指定の更新の効力は変わりません。取り消すかどうか（法118②→117、職権による取消しなど）は、都道府県が判断します。訂正が誤りのときは、もう一度訂正してください。',
  );
});
