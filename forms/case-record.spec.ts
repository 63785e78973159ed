import { describeForm, paperText } from '../test/support/describe-form.js';
import { caseRecord } from './case-record.js';

describeForm('case-record');

const { short } = caseRecord.samples;

test('each step says when, who and what; each document its version, origin and hash', async () => {
  const paper = await paperText('case-record', short);
  expect(paper).toContain('令和８年１１月３０日10:15見本中央病院見本花子申請を提出しました。');
  expect(paper).toContain('1様式１指定申請書1提出令和８年１１月３０日見本中央病院見本花子0a1b2c3d0a1b2c3d');
});

test('a case without steps or documents says so instead of showing an empty table', async () => {
  const paper = await paperText('case-record', { ...short, log: [], documents: [] });
  expect(paper).toContain('１経過経過の記録はない。２文書一覧文書はない。');
});

test('the hash of the log stands below it where it is given', async () => {
  expect(await paperText('case-record', { ...short, logHash: 'ab12' })).toContain('経過の末尾のハッシュ値ab12２文書一覧');
  expect(await paperText('case-record', short)).not.toContain('ハッシュ値');
});
