/** What the table of documents says of every document. */
import { anyForm } from '../../../forms/index.js';
import { hokkaidoProfile } from '../../../test/support/procedure-samples.js';
import { sampleDraft, sampleFacts, sampleHearing } from '../../../test/support/procedure.js';
import { documentDateProblems } from '../../procedure/official-documents.js';
import type { DocumentMaterial } from './document-source.js';
import { DOCUMENT_TABLE, sourceOf } from './document-table.js';

it('every document that bears a number and a date of its own says what it tells, before which it is not dated', () => {
  const dated = DOCUMENT_TABLE.filter(({ forms }) =>
    forms.some((formId) => 'number' in anyForm(formId).input.fields && 'date' in anyForm(formId).input.fields),
  );
  // The day of the notice of a decision is judged as at first (`decision.correctedIssuedOn`); a letter about several cases is dated when it is issued.
  const typed = dated.filter(({ documentClass, isAbout }) => documentClass !== 'decision' && isAbout(''));
  expect(typed.length).toBe(4);
  expect(typed.filter(({ tells }) => tells === undefined).map(({ forms }) => forms)).toEqual([]);
});

/** What is wrong with a letter of a day. */
function faults(formId: string, key: string, material: Partial<DocumentMaterial>, date: string): string[] {
  const days = sourceOf(formId, key)?.tells?.(key, material as DocumentMaterial);
  return documentDateProblems(date, { today: '2027-01-20', ...days });
}

it('a request is dated by the first that its council did, and by the day on which it was to report', () => {
  // Asked on 11-25 to report by 12-18; it met in person on 12-07, confirmed on 12-09 and reported on 12-10.
  const asked = sampleHearing('B', 'coordinationCouncil', { requestedOn: '2026-11-25', dueOn: '2026-12-18' });
  const { planningAreaId, confirmation } = asked;
  const of = (changes: Partial<typeof asked>) => ({
    facts: sampleFacts('B', { hearings: [{ ...asked, ...changes }] }),
  });
  const met = of({
    convened: { method: 'inPerson', meetsOn: '2026-12-07', meetingName: '調整会議' },
    confirmation: confirmation && { ...confirmation, confirmedOn: '2026-12-09' },
    reportedOn: '2026-12-10',
  });
  const letter = (...[material, date]: [ReturnType<typeof of>, string]) =>
    faults('coordination-council-request', planningAreaId ?? '', material, date);
  expect(letter(met, '2026-12-07')).toEqual([]);
  expect(letter(met, '2026-12-08')).toEqual([expect.stringContaining('令和8年12月7日（月））より後です')]);
  const waiting = of({ convened: null, confirmation: null, reportedOn: null });
  expect(letter(waiting, '2026-12-18')).toEqual([]);
  expect(letter(waiting, '2026-12-19')).toEqual([expect.stringContaining('報告の期限')]);
  expect(letter(waiting, '2026-11-24')).toEqual([expect.stringContaining('依頼し、又は諮問した日')]);
});

it('補正通知書 is dated by the day on which the answer was due, and by that on which it came', () => {
  const correction = { number: 1, requestedOn: '2026-11-17', dueOn: '2026-12-01', items: [] };
  const letter = (closedOn: string | null, date: string) =>
    faults('correction-notice', '1', { corrections: [{ ...correction, closedOn }] }, date);
  expect(letter(null, '2026-12-01')).toEqual([]);
  expect(letter(null, '2026-12-02')).toEqual([expect.stringContaining('補正の期限')]);
  expect(letter('2026-11-20', '2026-11-20')).toEqual([]);
  expect(letter('2026-11-20', '2026-11-21')).toEqual([expect.stringContaining('補正に回答があり')]);
});

it('公示文 is not dated after the day on which it was made public, nor before the notice that it tells of (法113⑥)', () => {
  const on = { method: '公報', designatedOn: '2026-12-14', registeredOn: '2026-12-11', notifiedOn: '2026-12-11' };
  const typed = () => ({ documentNumber: '', documentDate: '2026-12-11' });
  const letter = (publishedOn: string | null, date: string) => {
    const publicNotice = publishedOn === null ? null : { ...on, on: publishedOn };
    return faults('public-notice', '', { facts: sampleFacts('B', { publicNotice }), typed } as never, date);
  };
  expect(letter('2026-12-15', '2026-12-15')).toEqual([]);
  expect(letter('2026-12-15', '2026-12-16')).toEqual([expect.stringContaining('公示の日')]);
  expect(letter(null, '2026-12-16')).toEqual([]);
  expect(letter(null, '2026-12-10')).toEqual([expect.stringContaining('決定の通知の日付')]);
});

it('the draft of a notice says the law, the governor and the office of the day for which it is drafted, as the notice will', () => {
  // The term ended on 2027-03-31; its renewal of 03-20 is refused with a notice of 04-13, drafted on 04-12. The governor and the phone hold from 04-01.
  const renewals = [{ submittedOn: '2027-03-20', decidedOn: null }];
  const profile = hokkaidoProfile();
  const contacts = [
    { holdsFrom: '2027-04-01', governorName: '見本　太郎', section: '', phone: '011-000-0000', email: '' },
  ];
  const facts = sampleFacts('B', {
    procedure: 'renewal',
    submittedOn: '2027-03-20',
    currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals },
    draft: sampleDraft('refuse', { issueOn: '2027-04-13' }),
    profile: { ...profile, contacts: contacts as unknown as typeof profile.contacts },
  });
  const institution = {
    name: '見本病院',
    address: '見本市',
    establisherName: '医療法人',
    establisherRepresentative: '',
  };
  const drawn = (documentDate: string, today: string) => {
    const typed = () => ({ documentNumber: '', documentDate, answers: {} });
    const material = { facts, institution, typed, officer: null, today } as unknown as DocumentMaterial;
    const [document] = sourceOf('refusal-notice', '')?.documents(material) ?? [];
    const { date, ...input } = (document?.input ?? {}) as Record<string, unknown>;
    return { date, input };
  };
  const draft = drawn('', '2027-04-12');
  expect(draft.date).toBe('');
  expect(draft.input).toMatchObject({ currentStanding: 'deemedContinuing', senderName: '見本　太郎' });
  expect(draft.input).toEqual(drawn('2027-04-13', '2027-04-13').input);
});
