import { textPlaces } from '../test/support/pdf-reading.js';
import { describeForm, drawn, formText } from '../test/support/describe-form.js';
import { caseRecord } from './case-record.js';
import { validate } from './parts/input.js';

describeForm('case-record');

const { short } = caseRecord.samples;

test('each step says when, who and what; each document its version, origin and hash', async () => {
  const document = await formText('case-record', short);
  expect(document).toContain('令和８年１１月３０日10:15見本中央病院見本花子申請を提出しました。');
  expect(document).toContain('１様式１指定申請書１提出令和８年１１月３０日見本中央病院見本花子0a1b2c3d0a1b2c3d');
});

test('a case without steps or documents says so instead of showing an empty table', async () => {
  const document = await formText('case-record', { ...short, log: [], documents: [] });
  expect(document).toContain('１経過経過の記録はない。２文書一覧文書はない。');
});

test('the hash of the log stands below it where it is given', async () => {
  expect(await formText('case-record', { ...short, logHash: 'ab12' })).toContain(
    '経過の末尾のハッシュ値ab12２文書一覧',
  );
  expect(await formText('case-record', short)).not.toContain('ハッシュ値');
});

test('a version that was issued again says why', async () => {
  const documents = short.documents.map((document) => ({ ...document, reason: '紛失の申出があったため' }));
  expect(await formText('case-record', { ...short, documents })).toContain(
    '１様式１指定申請書理由：紛失の申出があったため１提出',
  );
});

test('the longest name of a file and of a person keeps the list in the whole file', () => {
  const [document] = short.documents;
  const longest = {
    ...document,
    title: `${'a'.repeat(255)}（第12版に差し替え）`,
    by: `${'所'.repeat(150)}　${'名'.repeat(100)}`,
  };
  expect(validate(caseRecord.input, { ...short, documents: [longest] })).toEqual([]);
});

test('the name of a person stands on one line, after the office', async () => {
  const log = [{ ...short.log[0]!, actor: '見本県地域医療課　見本　次郎' }];
  const places = await textPlaces(await drawn('case-record', { ...short, log }));
  const [office, given] = ['見本県地域医療課', '次郎'].map((name) => places.find(({ text }) => text.trim() === name));
  const family = places.filter(({ text, page }) => text.trim() === '見本' && page === given?.page);
  expect(family.map(({ y }) => y)).toContain(given?.y);
  expect(office?.y).toBeGreaterThan(given?.y ?? Infinity);
});
