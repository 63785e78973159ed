/** Whatever a file is called, every paper of a pack that names it is drawn: a name is no bar to telling what there is. */
import fc from 'fast-check';
import { OWN_AREA, sampleFacts } from '../../../test/support/procedure.js';
import { receptionDocument } from '../../applications/documents/office-documents.js';
import { safeFileName } from '../../documents/file-names.js';
import { checkForm } from '../../documents/form-drawing.js';
import { drawPack } from '../../documents/pack-drawing.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { pageTexts } from '../../../test/support/pdf-reading.js';
import { caseRecordDocument } from './case-record-document.js';
import type { PackCase } from './pack-case.js';

const at = new Date('2026-12-01T00:00:00Z');

function file(purpose: StoredFileInfo['purpose'], name: string): StoredFileInfo {
  const title = purpose === 'office' ? `${'医療審議会の議事録'.repeat(10)}　${name}` : name;
  return {
    ...{
      id: `${purpose}:${name}`,
      applicationId: 'case',
      purpose,
      requirementId: null,
      formId: null,
      formVersion: null,
    },
    ...{
      subjectKey: '',
      version: 1,
      title,
      fileName: name,
      mediaType: 'application/pdf',
      size: 1,
      sha256: '0'.repeat(64),
    },
    ...{
      reason: '',
      createdById: 'a',
      createdByName: '見本',
      createdByOffice: '見本',
      createdAt: at,
      withdrawal: null,
    },
  };
}

/** A case that names this file wherever a file is named: in the list, in 経過, and in what a submission says differently. */
function papersNaming(name: string) {
  const facts = sampleFacts('B', {
    attachedFiles: [{ requirementId: 'EVALUATION_NOTICE', fileId: 'file', fileName: name }],
  });
  const institution = {
    ...{ name: '見本中央病院', address: '見本市', establisherName: '医療法人青雲会', establisherRepresentative: '' },
  };
  const each = {
    view: {
      facts,
      institution,
      application: { id: 'case', kind: 'B', procedure: 'new', state: 'examining', referenceNo: 'R8-B-001' },
      corrections: [],
    },
    material: { today: '2026-12-18', facts },
    log: [
      {
        seq: 1,
        occurredAt: at,
        actorName: '見本',
        actorOffice: '見本',
        sentence: `添付したファイル「${name}」を取り下げました`,
        hash: '0'.repeat(64),
      },
    ],
    particulars: new Map([[1, [{ label: 'ファイル', text: name }]]]),
    differences: [
      {
        number: 2,
        on: '2026-12-02',
        parts: [{ title: '提出書類', items: [{ label: '計画', before: name, after: name }] }],
      },
    ],
    outdated: new Map(),
    outOfForce: new Map(),
  } as unknown as PackCase;
  const files = [file('attachment', name), file('office', name)];
  const material = { facts, institution, referenceNo: 'R8-B-001', planningAreaId: OWN_AREA, officer: null };
  return [caseRecordDocument(each, files), receptionDocument(material, '2026-11-20')];
}

const NAMES = [
  '計画🏥（救急）.pdf',
  '🀄😀👩‍⚕️.pdf',
  '\u{1F3E5}',
  'a\u202Efdp.exe.pdf',
  '\u0e01\u0e47.pdf',
  '\u{E000}外字.pdf',
  '𪚲\u0301.pdf',
];

/** As the files of a case keep it. */
const names = fc
  .oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' }))
  .map(safeFileName);

it('every paper that names a file can be drawn, whatever the file is called', () => {
  fc.assert(
    fc.property(names, (name) => {
      for (const { formId, input } of papersNaming(name)) {
        const checked = checkForm({ formId, input });
        expect([formId, checked.outcome === 'sound' ? [] : checked.problems]).toEqual([formId, []]);
      }
    }),
    { numRuns: 300 },
  );
});

it('prints 〓 for what no font has, in a pack from which nothing is left out', async () => {
  const name = safeFileName('計画🏥（救急）.pdf');
  const parts = papersNaming(name).map((document) => ({ kind: 'form' as const, ...document }));
  const { bytes, leftOut } = await drawPack({
    title: `一件書類　${name}`,
    parts,
    issuedAt: at,
    author: '見本県',
    preview: false,
    contents: true,
  });
  expect(leftOut).toEqual([]);
  const text = (await pageTexts(bytes)).join('');
  expect(text).toContain('計画〓（救急）.pdf');
  expect(text).not.toContain('🏥');
});
