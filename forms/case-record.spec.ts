import { describeForm, paperText } from '../test/support/describe-form.js';
import { caseRecord } from './case-record.js';

describeForm('case-record');

const { short } = caseRecord.samples;

test('a digest stands on the paper whole, in figures that can be compared', async () => {
  expect(await paperText('case-record', short)).toContain(short.files[0]?.sha256);
});

test('a case without files says so', async () => {
  expect(await paperText('case-record', { ...short, files: [] })).toContain('文書と照合値照合値は、文書の内容から計算した値（SHA-256）です。手元の文書から計算した値と一致すれば、内容は登録したときと同じです。なし');
});
