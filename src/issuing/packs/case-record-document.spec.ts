/** What the list of a 一件書類 says of each file: who gave it, and which version it is. */
import { sampleFacts } from '../../../test/support/procedure.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { caseRecordDocument } from './case-record-document.js';
import type { PackCase } from './pack-case.js';

const each = {
  view: {
    application: { id: 'case', kind: 'B', procedure: 'new', state: 'examining', referenceNo: 'R8-B-001' },
    institution: { name: '見本中央病院', establisherName: '医療法人青雲会' },
    corrections: [],
  },
  material: { today: '2026-12-18', facts: sampleFacts('B') },
  documents: [],
  log: [],
  particulars: new Map(),
  differences: [],
  outdated: new Map(),
  outOfForce: new Map(),
} as unknown as PackCase;

function file(id: string, given: Partial<StoredFileInfo>): StoredFileInfo {
  const at = new Date('2026-12-01T00:00:00Z');
  const told = { title: id, version: 1, reason: '', createdAt: at, createdByName: '見本', createdByOffice: '見本' };
  const about = { formId: null, requirementId: null, subjectKey: '', sha256: '0'.repeat(64), withdrawal: null };
  return { id, ...told, ...about, ...given } as StoredFileInfo;
}

const listed = (files: StoredFileInfo[]) =>
  caseRecordDocument(each, files).input.documents.map(({ title, version, origin }) => [title, version, origin]);

it('says that the hospital submitted its forms and files, that the copy was made, and what an office put out or filed', () => {
  const issued = (formId: string) => file(formId, { purpose: 'issued', formId });
  expect(
    listed([
      issued('application-form-1'),
      issued('application-form-9'),
      issued('reception-copy'),
      issued('correction-notice'),
      issued('designation-notice'),
      file('plan', { purpose: 'attachment', requirementId: 'D20', subjectKey: 'plan' }),
      file('minutes', { purpose: 'office', subjectKey: 'minutes:1' }),
    ]).map(([title, , origin]) => [title, origin]),
  ).toEqual([
    ['application-form-1', 'uploaded'],
    ['application-form-9', 'uploaded'],
    ['reception-copy', 'made'],
    ['correction-notice', 'issued'],
    ['designation-notice', 'issued'],
    ['plan', 'uploaded'],
    ['minutes', 'filed'],
  ]);
});

it('calls a file beside another its own first version, and a form that was issued again its second', () => {
  const plan = (id: string, version: number) =>
    file(id, { purpose: 'attachment', requirementId: 'D20', subjectKey: id, version });
  const minutes = (id: string, version: number) => file(id, { purpose: 'office', subjectKey: 'minutes:1', version });
  const copy = (id: string, version: number) => file(id, { purpose: 'issued', formId: 'reception-copy', version });
  expect(
    listed([plan('一', 1), plan('二', 2), minutes('前', 1), minutes('後', 2), copy('控え', 1), copy('再び', 2)]).map(
      ([title, version]) => [title, version],
    ),
  ).toEqual([
    ['一', 1],
    ['二', 1],
    ['前', 1],
    ['後', 1],
    ['控え（第２版に差し替え）', 1],
    ['再び', 2],
  ]);
});

it('calls a form by the version it bears, also where the first one is not among those that are read', () => {
  const second = file('控え', { purpose: 'issued', formId: 'reception-copy', version: 2 });
  expect(listed([second]).map(([title, version]) => [title, version])).toEqual([['控え', 2]]);
});

it('counts on where files of the first shape stood in each other’s place', () => {
  const plan = (id: string, version: number) =>
    file(id, { purpose: 'attachment', requirementId: 'D20', subjectKey: '', version });
  expect(listed([plan('前', 1), plan('後', 2)]).map(([title, version]) => [title, version])).toEqual([
    ['前（第２版に差し替え）', 1],
    ['後', 2],
  ]);
});

it('says which forms came out of a submission that was pulled back, and which the submission in force has no more', () => {
  const form = (id: string, version: number) =>
    file(id, { purpose: 'issued', formId: 'application-form-9', version, subjectKey: '' });
  const dropped = file('様式5-1', { purpose: 'issued', formId: 'application-form-5-1' });
  const outOfForce = new Map([
    ['前', 'pulledBack'],
    ['様式5-1', 'leftOut'],
  ] as const);
  const { input } = caseRecordDocument({ ...each, outOfForce }, [form('前', 1), form('後', 2), dropped]);
  expect(input.documents.map(({ title }) => title)).toEqual([
    '前（取り消された提出のもの。第２版に差し替え）',
    '後',
    '様式５－１（いま有効な提出には含まれないもの）',
  ]);
});
