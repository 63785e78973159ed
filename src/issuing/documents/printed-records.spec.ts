/** Which documents print which record: the table of the procedure is what the builders do, for every kind of record, field and document. */
import {
  concludedHearings,
  sampleDraft,
  sampleFacts,
  sampleHearing,
  OWN_AREA,
  person,
} from '../../../test/support/procedure.js';
import type { CaseFacts, DraftDecisionFacts, HearingFacts } from '../../procedure/case/facts.js';
import { designationRequirements } from '../../procedure/conditions/designation-requirements.js';
import { fieldsPrinted, oldValueInWords, oldValueOnPaper } from '../../procedure/printed-records.js';
import { factsCorrected, type RecordedFact, recordedFacts, type RecordValues } from '../../procedure/recorded-facts.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import type { CaseState } from '../../procedure/terms/states.js';
import type { DocumentMaterial } from './document-source.js';
import { DOCUMENT_TABLE } from './document-table.js';
import { outdatedVersions } from './official-documents.js';
import { NOTHING_TYPED } from './typed-fields.js';

const day = '2026-12-05';

function documentsOf(
  recorded: CaseFacts,
  state: CaseState,
): Map<string, { formId: string; key: string; text: string }> {
  const facts = { ...recorded, draft: recorded.draft && draftedOn(recorded, recorded.draft) };
  const { kind, procedure, institution } = facts;
  const material = {
    application: { kind, procedure, state, referenceNo: 'R8-3-0001', planningAreaId: OWN_AREA },
    institution,
    facts,
    corrections: [{ number: 1, requestedOn: '2026-11-25', dueOn: '2026-12-02', items: [] }],
    recordsCorrected: [],
    notices: [],
    today: '2026-12-04',
    typed: () => ({ ...NOTHING_TYPED, documentNumber: '1', documentDate: '2026-12-04' }),
  } as unknown as DocumentMaterial;
  return new Map(
    DOCUMENT_TABLE.flatMap(({ documents }) => documents(material)).map(({ formId, subjectKey, input }) => [
      `${formId}~${subjectKey}`,
      { formId, key: subjectKey, text: JSON.stringify(input) },
    ]),
  );
}

/** The draft as it would have been made on these records: its frozen list of conditions says what they said. */
function draftedOn(facts: CaseFacts, draft: DraftDecisionFacts): DraftDecisionFacts {
  const context = { facts, actor: person('prefectureOfficer'), now: { today: '2026-12-04' } };
  return { ...draft, basis: { requirements: designationRequirements(context), changedSince: [] } };
}

function another(value: unknown, field: RecordedFact['fields'][string]): unknown {
  const known = field as { input: string; choices?: object };
  if (known.input === 'yesNo') return value !== true;
  if (known.input === 'day') return value === day ? '2026-12-06' : day;
  if (known.input === 'choice') return Object.keys(known.choices ?? {}).find((each) => each !== value);
  return `${String(value)}訂正`;
}

const isOf =
  (key: string) =>
  ({ planningAreaId }: HearingFacts) =>
    planningAreaId !== null && (key === planningAreaId || key.endsWith(`:${planningAreaId}`));

function heard(kind: Kind): HearingFacts[] {
  const said = {
    opinion: 'agreedWithConditions',
    remarks: '毎年報告すること',
    supplementaryOpinion: '救急の集約を望む',
  } as const;
  return concludedHearings(kind).map((hearing) =>
    hearing.opinion ? { ...hearing, opinion: { ...hearing.opinion, ...said } } : hearing,
  );
}

it.each<[Kind, 'designate' | 'refuse', CaseState]>([
  ['B', 'designate', 'deciding.approved'],
  ['RENKEI_B', 'refuse', 'deciding.approved'],
  ['C1', 'designate', 'deciding.approved'],
  ['C2', 'refuse', 'deciding.approved'],
])('%s (%s): the table names what the builders print, and nothing else', (kind, outcome, state) => {
  const approved = { approverId: 'a', approverName: '決裁', approvedOn: '2026-12-04', approvalComment: '意見' };
  const facts = sampleFacts(kind, { hearings: heard(kind), draft: sampleDraft(outcome, approved) });
  const before = documentsOf(facts, state);
  const [astray, seen]: [string[], string[]] = [[], []];
  for (const record of recordedFacts(state, facts))
    for (const [name, field] of Object.entries(record.fields)) {
      const values: RecordValues = { ...record.values, [name]: another(record.values[name], field) };
      const after = documentsOf(factsCorrected(facts, record, values), state);
      for (const [id, { formId, key, text }] of before) {
        const changed = after.get(id)?.text !== text;
        const document = { formId, subjectKey: key, isOf: isOf(key), documentDate: '' };
        const named = fieldsPrinted(document, record.name, facts, record.values).includes(name);
        if (changed) seen.push(id);
        if (changed !== named) astray.push(`${id} ${record.name.type}.${name}: prints ${String(changed)}`);
      }
    }
  expect(astray).toEqual([]);
  for (const id of ['reception-copy~', 'examination-sheet~']) expect(seen).toContain(id);
});

describe('a version that was issued', () => {
  const facts = { hearings: [sampleHearing('B', 'coordinationCouncil')], procedure: 'new' as const };
  const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
  const printing = { formId: 'reception-copy', subjectKey: '', isOf: () => false, documentDate: '' };
  const corrected = (time: string, before: string, after: string) => ({
    record: { type: 'receipt' as const },
    label: '申請の受付',
    before: { receivedOn: before },
    values: { receivedOn: after },
    at: at(time),
  });
  const version = (number: number, time: string, sha256 = String(number)) => ({
    id: `file-${number}`,
    version: number,
    sha256,
    createdAt: at(time),
  });
  const outdated = (versions: ReturnType<typeof version>[], corrections: ReturnType<typeof corrected>[]) =>
    outdatedVersions(versions, { printing, facts, corrected: corrections }).map((each) => [
      each.version,
      each.values.map((value) => oldValueInWords(value, '12月1日')),
      each.correctedIn?.version ?? null,
    ]);
  const words = (before: number, after: number) =>
    `「申請の受付」の記録が12月1日に訂正されました（受付の日：令和8年12月${before}日→令和8年12月${after}日）。この文書には訂正前の値が印刷されています。`;

  it('stands with a note of what was put right after it, from what it prints to what stands now', () => {
    const first = corrected('05:00', '2026-12-01', '2026-12-02');
    expect(outdated([version(1, '04:00')], [first])).toEqual([[1, [words(1, 2)], null]]);
    expect(outdated([version(1, '06:00')], [first])).toEqual([]);
    const second = corrected('06:00', '2026-12-02', '2026-12-03');
    expect(outdated([version(1, '04:00')], [first, second])).toEqual([[1, [words(1, 3)], null]]);
    // Put right back: the paper is true again.
    expect(outdated([version(1, '04:00')], [first, corrected('06:00', '2026-12-02', '2026-12-01')])).toEqual([]);
  });

  it('leads to the corrected one, and a copy of it (再交付) is no corrected one', () => {
    const first = corrected('05:00', '2026-12-01', '2026-12-02');
    const copy = version(2, '07:00', '1');
    expect(outdated([copy, version(1, '04:00')], [first])).toEqual([
      [2, [words(1, 2)], null],
      [1, [words(1, 2)], null],
    ]);
    expect(outdated([version(3, '08:00'), copy, version(1, '04:00')], [first])).toEqual([
      [2, [words(1, 2)], 3],
      [1, [words(1, 2)], 3],
    ]);
  });

  it('has no note of what was put right after another had taken its place', () => {
    expect(
      outdated([version(2, '04:30'), version(1, '04:00')], [corrected('05:00', '2026-12-01', '2026-12-02')]),
    ).toEqual([[2, [words(1, 2)], null]]);
  });
});

it('a 公示文 stands with a note where it bears the day that was put right', () => {
  const bearing = (documentDate: string) =>
    fieldsPrinted(
      { formId: 'public-notice', subjectKey: '', isOf: () => false, documentDate },
      { type: 'publicNotice' },
      { hearings: [] },
      { on: '2026-12-14' },
    );
  expect([bearing('2026-12-14'), bearing('2026-12-15')]).toEqual([['on'], []]);
});

it('a 公示文 of a renewal stands with a note where the day of its notice, on which the renewal is made, is put right (法115③)', () => {
  const at = (day: string) => new Date(`${day}T01:00:00Z`);
  const notice = (version: number, on: string) => ({
    title: '指定更新通知書',
    at: at(on),
    typed: { documentNumber: `第${version}号`, documentDate: on },
    institution: { name: '', address: '', establisherName: '', establisherRepresentative: '' },
  });
  const notes = (procedure: 'new' | 'renewal', drawnOn: string) =>
    outdatedVersions([{ id: 'file', version: 1, sha256: '1', createdAt: at(drawnOn) }], {
      printing: { formId: 'public-notice', subjectKey: '', isOf: () => false, documentDate: '' },
      facts: { hearings: [], procedure },
      corrected: [],
      notices: [notice(1, '2027-04-16'), notice(2, '2027-04-19')],
    }).flatMap(({ values }) => values.map((value) => oldValueInWords(value, '4月19日')));
  expect(notes('renewal', '2027-04-17')).toEqual([
    '「指定更新通知書」が4月19日に訂正されました（文書の日付：令和9年4月16日→令和9年4月19日）。この文書には訂正前の値が印刷されています。',
  ]);
  expect([notes('new', '2027-04-17'), notes('renewal', '2027-04-20')]).toEqual([[], []]);
});

it('on paper the words are in the figures of a document, but for what was typed', () => {
  const value = {
    label: '申請の受付',
    field: '受付の日',
    before: '令和8年12月1日',
    after: '令和8年12月2日',
    at: new Date(0),
  };
  expect(oldValueOnPaper({ ...value, isTyped: false }, '令和8年12月3日')).toBe(
    '「申請の受付」の記録が令和８年１２月３日に訂正されました（受付の日：令和８年１２月１日→令和８年１２月２日）。この文書には訂正前の値が印刷されています。',
  );
  expect(oldValueOnPaper({ ...value, isTyped: true }, '令和8年12月3日')).toContain(
    '令和８年１２月３日に訂正されました（受付の日：令和8年12月1日→令和8年12月2日）',
  );
});
