import { caption, heading, labelledRows, ruledTable, title, underHeading, type Content } from '../src/pdf/elements.js';
import { japaneseDateText } from '../src/pdf/japanese-date-text.js';
import type { Form } from './parts/form.js';
import { date, list, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, kindName, procedureField } from './parts/kinds.js';

const input = record('申請の経過と文書の一覧', {
  referenceNo: text('受付番号', 40),
  institutionName: text('医療機関の名称', 150),
  kind: kindField,
  procedure: procedureField,
  madeOn: date('作成の年月日'),
  stage: text('段階', 40),
  log: list('経過', record('経過', { at: text('日時', 60), who: text('行った者', 200), what: text('内容', 400) })),
  files: list(
    '文書',
    record('文書', { name: text('名称', 250), version: text('版', 40), at: text('日時', 60), reason: optional(text('理由', 500)), sha256: text('照合値', 64) }),
    0,
  ),
  chain: text('記録の連鎖の照合値', 64),
});

export type CaseRecordInput = InputOf<typeof input>;

function logTable({ log }: CaseRecordInput): Content {
  return ruledTable(
    [24, 108, 108, '*'],
    [
      [caption('番号'), caption('日時'), caption('行った者'), caption('内容')],
      ...log.map(({ at, who, what }, index) => [{ text: String(index + 1), alignment: 'center' as const }, at, who, what]),
    ],
  );
}

/** A digest is 64 figures long: two lines of 32, so that it can be compared by eye. */
const inTwoLines = (sha256: string): string => [sha256.slice(0, 32), sha256.slice(32)].filter((half) => half !== '').join('\n');

function fileTable({ files }: CaseRecordInput): Content {
  if (files.length === 0) return underHeading('なし');
  return ruledTable(
    ['*', 64, 108, 152],
    [
      [caption('文書'), caption('版'), caption('日時'), caption('照合値（SHA-256）')],
      ...files.map(({ name, version, at, reason, sha256 }) => [
        { stack: [name, ...(reason === undefined ? [] : [{ text: `理由：${reason}`, fontSize: 9 }])] },
        version,
        at,
        { text: inTwoLines(sha256), fontSize: 8 },
      ]),
    ],
  );
}

const digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const short: CaseRecordInput = {
  referenceNo: 'R8-3-0012',
  institutionName: '医療法人青雲会　見本中央病院',
  kind: 'B',
  procedure: 'new',
  madeOn: '2027-04-01',
  stage: '指定',
  log: [
    { at: '令和8年11月20日（金）10時14分', who: '医療法人青雲会　見本中央病院', what: '指定の申請を提出しました' },
    { at: '令和8年11月24日（火）9時30分', who: '地域医療課　見本　花子', what: '申請を受け付け、審査を始めました' },
  ],
  files: [{ name: '受付の控え.pdf', version: '第1版', at: '令和8年11月24日（火）9時30分', sha256: digest }],
  chain: digest,
};

/** The first sheets of a 一件書類: what happened to the case, and every file of it with its digest. A paper of our own, no official form. */
export const caseRecord: Form<CaseRecordInput, 'note'> = {
  id: 'case-record',
  version: '1',
  wording: {
    number: '',
    title: '申請の経過と文書の一覧',
    note: '照合値は、文書の内容から計算した値（SHA-256）です。手元の文書から計算した値と一致すれば、内容は登録したときと同じです。',
  },
  legalBasis: '根拠となる様式はない（一件書類の表紙として作るもの）',
  certainty: 'unconfirmed',
  inferred: '公式の様式ではなく、このシステムが作る一覧。',
  input,
  content: (form, words) => [
    title(words.title),
    labelledRows([
      ['受付番号', form.referenceNo],
      ['医療機関の名称', form.institutionName],
      ['区分・手続', `${kindName(form.kind)}　${procedureField.choices[form.procedure]}`],
      ['段階', form.stage],
      ['作成の年月日', japaneseDateText(form.madeOn)],
    ]),
    heading('１', '経過'),
    logTable(form),
    heading('２', '文書と照合値'),
    underHeading(words.note),
    fileTable(form),
    heading('３', '記録の連鎖'),
    underHeading('この申請の最後の記録の照合値（改変があると一致しなくなります）'),
    { text: form.chain, fontSize: 8, margin: [10.5, 0, 0, 0] },
  ],
  samples: {
    short,
    long: { ...short, log: Array.from({ length: 60 }, () => short.log).flat(), files: Array.from({ length: 30 }, () => short.files).flat() },
    extreme: {
      ...short,
      institutionName: '医療法人社団𠮷祥会　辻󠄀葛󠄀祇󠄀髙﨑邉邊濵德瀨記念総合医療センター附属見本病院',
      log: Array.from({ length: 25 }, () => ({ at: '令和8年11月20日（金）10時14分', who: '十勝総合振興局保健環境部帯広地域保健室　邉邊　德瀨', what: '地域医療構想調整会議での確認を記録しました（確認日 令和8年11月20日（金））'.repeat(4) })),
      files: Array.from({ length: 25 }, (_, index) => ({ name: `${index + 1}　${'医師労働時間短縮計画（案）'.repeat(12)}.pdf`, version: '第12版に差し替え', at: '令和8年11月24日（火）19時30分', reason: '医療機関の所在地に誤記があったため、'.repeat(20), sha256: digest })),
    },
  },
};
