/** What a 補正の提出 changed, line by line. */
import { filledB, hokkaidoProfile } from '../../../test/support/procedure-samples.js';
import { sampleFacts } from '../../../test/support/procedure.js';
import type { Matter } from '../entities/submission.js';
import { changedMatter } from './changed-matter.js';

const PLAN = 'D20';
const stored = [
  { id: 'old', fileName: '計画案.pdf' },
  { id: 'new', fileName: '計画案（改）.pdf' },
  { id: 'kept', fileName: '別紙.xlsx' },
];
const facts = sampleFacts('B', { profile: hokkaidoProfile(), content: filledB() });
const matter = (...files: string[]): Matter => ({
  content: facts.content,
  plan: null,
  evaluation: null,
  attachments: files.map((fileId) => ({ requirementId: PLAN, fileId, sha256: '' })),
});
const changes = (before: Matter, after: Matter, targets?: string[]) =>
  changedMatter(facts, before, after, { areas: [], subItems: facts.profile.subItems, stored }, targets);

it('tells of a document that several kinds ask for in one line, with the file that went and the one that came', () => {
  // The list names 計画（案） twelve times, once for each 区分 and procedure; a case is of one.
  expect(facts.profile.documents.filter(({ id }) => id === PLAN)).toHaveLength(12);
  expect(changes(matter('old', 'kept'), matter('kept', 'new'), [PLAN])).toEqual([
    {
      title: '提出書類',
      items: [
        {
          label: '医師労働時間短縮計画（案）',
          before: '添付2件：「計画案.pdf」「別紙.xlsx」',
          after: '添付2件（「計画案.pdf」を取り下げた、「計画案（改）.pdf」を添付した）',
          asked: true,
        },
      ],
    },
  ]);
});

it('names the file where it is the first one or the last one, and is quiet where all stayed', () => {
  expect(changes(matter(), matter('new'))[0]?.items).toMatchObject([
    { before: '', after: '添付1件（「計画案（改）.pdf」を添付した）' },
  ]);
  expect(changes(matter('old'), matter())[0]?.items).toMatchObject([
    { before: '添付1件：「計画案.pdf」', after: '添付なし（「計画案.pdf」を取り下げた）' },
  ]);
  expect(changes(matter('old'), matter('old'))).toEqual([]);
});
