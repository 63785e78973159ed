import {
  addressee,
  caption,
  centred,
  heading,
  issuer,
  labelledRows,
  paragraph,
  rightAligned,
  ruledTable,
  title,
  together,
  underHeading,
  type Content,
} from '../src/pdf/elements/elements.js';
import { contactField, contactLines } from './parts/contact.js';
import type { Form, PaperName, Wording } from './parts/form.js';
import { choice, count, date, list, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField } from './parts/kinds.js';
import { correctionOf, correctsField, establisherFields, establisherLines, subjectOf } from './parts/letter.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { fullWidth, kindInFull } from '../src/procedure/terms/official-words.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { LONGEST_REGISTERED } from '../src/procedure/fields/limits.js';

const input = record('受付の控え', {
  referenceNo: text('受付番号', 40),
  submittedOn: date('申請が到達した年月日'),
  /** Nothing while the office has not received it: then it is the copy of what was submitted. */
  receivedOn: optional(date('受付の年月日')),
  /** The paper came first, and what was on it was typed on this day. */
  typedOn: optional(date('紙の申請の内容を入力した年月日')),
  /** Nothing on copies of before: they bore the newest of the days below. */
  date: optional(date('文書の日付')),
  corrects: correctsField,
  /** Of the newest 補正. */
  correctedOn: optional(date('補正を提出した年月日')),
  office: text('受付をした所属'),
  establisher: establisherFields,
  institutionName: text('医療機関の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  kind: kindField,
  procedure: procedureField,
  documents: list(
    '受け取った書類',
    record('書類', {
      form: optional(text('様式', 40)),
      name: text('名称', 200),
      how: choice('方法', { file: '添付', screen: '画面に入力' }),
      files: optional(count('添付したファイルの件数')),
      /** Fewer than files where a submission kept no names. */
      fileNames: optional(list('ファイルの名称', text('ファイルの名称', 255), 0)),
    }),
    0,
  ),
  standardDays: optional(count('標準処理期間（開庁日）')),
  contact: contactField,
});

export type ReceptionCopyInput = InputOf<typeof input>;

function documentTable({ documents }: ReceptionCopyInput): Content {
  if (documents.length === 0) return underHeading('なし');
  return ruledTable(
    [rowNumberWidth(documents.length), 72, '*', 66],
    [
      [caption('番号'), caption('様式'), caption('書類の名称'), caption('方法')],
      ...documents.map((document, index) => [
        rowNumber(index + 1),
        document.form ?? '－',
        { stack: nameLines(document) },
        { text: howWords(document), alignment: 'center' as const },
      ]),
    ],
  );
}

type ReceivedDocument = ReceptionCopyInput['documents'][number];

/** The document, and under it the files that were handed in for it. */
function nameLines({ name, fileNames = [] }: ReceivedDocument): string[] {
  return [name, ...fileNames.map((file) => `・${file}`)];
}

function howWords({ how, files }: ReceivedDocument): string {
  return files === undefined ? HOW[how] : `${HOW[how]}\n${fullWidth(String(files))}件`;
}

const HOW = input.fields.documents.item.fields.how.choices;

/** The published period (行政手続法6条); nothing where the prefecture has published none. */
function period({ standardDays, submittedOn }: ReceptionCopyInput, exclusion: string): Content[] {
  if (standardDays === undefined) return [];
  const days = fullWidth(String(standardDays));
  const text = `申請が到達した日（${letterDate(submittedOn)}）の翌日から起算して、おおむね${days}開庁日です。${exclusion}`;
  return [together([heading('３', '標準処理期間'), underHeading(text)])];
}

const file = (name: string, ...fileNames: string[]): ReceivedDocument => ({
  name,
  how: 'file',
  files: fileNames.length,
  fileNames,
});

const short: ReceptionCopyInput = {
  referenceNo: 'R8-3-0012',
  submittedOn: '2026-11-30',
  receivedOn: '2026-12-01',
  office: '見本県地域医療課',
  establisher: { name: '医療法人青雲会', representative: '理事長　見本　三郎' },
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  kind: 'B',
  procedure: 'new',
  documents: [
    { form: '様式１', name: '特定地域医療提供機関指定申請書', how: 'screen' },
    { form: '様式５－２', name: '業務があることを証する書類（長時間の必要性）', how: 'screen' },
    {
      name: '医師労働時間短縮計画（案）',
      how: 'file',
      files: 2,
      fileNames: ['医師労働時間短縮計画（案）.pdf', '別紙　医師一覧.xlsx'],
    },
    { name: '評価センターの評価結果の通知書', how: 'file', files: 1, fileNames: ['評価結果通知書.pdf'] },
    { form: '様式９', name: '誓約書', how: 'screen' },
  ],
  contact: { office: '地域医療課医師確保係', phone: '000-000-0000（内線000）' },
};

/** The copy of what was submitted has its own title until the office has received it. */
const named = ({ receivedOn }: ReceptionCopyInput, words: Wording<'submittedTitle'>): PaperName => ({
  number: words.number,
  title: receivedOn === undefined ? words.submittedTitle : words.title,
});

/** The copy of a submission: what arrived, when, and under which number; once the office has received it, the copy of that (受付の控え). */
export const receptionCopy: Form<
  ReceptionCopyInput,
  'body' | 'meaning' | 'exclusion' | 'submittedTitle' | 'submittedBody' | 'submittedMeaning'
> = {
  id: 'reception-copy',
  version: '2',
  wording: {
    number: '',
    title: '申請の受付について（控え）',
    body: '次のとおり申請を受け付けました。お問い合わせの際は、受付番号をお知らせください。',
    submittedTitle: '申請の提出について（控え）',
    submittedBody: '次のとおり申請が提出され、到達しました。お問い合わせの際は、受付番号をお知らせください。',
    submittedMeaning:
      'この控えは、申請と書類が到達したことを示すもので、申請の内容を審査した結果を示すものではありません。',
    meaning: 'この控えは、申請と書類を受け取ったことを示すもので、申請の内容を審査した結果を示すものではありません。',
    exclusion: '補正を求めた日の翌日から補正されたものが提出された日までの日数は、これに含みません。',
  },
  stage: 'examination',
  readers: ['hospital'],
  legalBasis: '行政手続法第7条（申請の到達と審査の開始）・第6条（標準処理期間）',
  certainty: 'unconfirmed',
  inferred:
    '受付の控えを渡す定めと、その実物は確かめていない。文面と欄は推定。標準処理期間は県の設定にあるときだけ印刷する。',
  input,
  named,
  content: (form, words) => [
    rightAligned([
      `受付番号　${form.referenceNo}`,
      letterDate(form.date ?? form.correctedOn ?? form.receivedOn ?? form.submittedOn),
    ]),
    addressee(establisherLines(form.establisher)),
    issuer([form.office]),
    title(subjectOf(named(form, words).title, form.corrects)),
    ...correctionOf(form.corrects),
    paragraph(form.receivedOn === undefined ? words.submittedBody : words.body),
    paragraph(form.receivedOn === undefined ? words.submittedMeaning : words.meaning),
    centred('記'),
    heading('１', '申請'),
    labelledRows([
      ['受付番号', form.referenceNo],
      ['申請が到達した日', letterDate(form.submittedOn)],
      ...(form.typedOn === undefined ? [] : [['紙の申請を入力した日', letterDate(form.typedOn)] as const]),
      ...(form.receivedOn === undefined ? [] : [['受付の年月日', letterDate(form.receivedOn)] as const]),
      ...(form.correctedOn === undefined ? [] : [['補正を提出した日', letterDate(form.correctedOn)] as const]),
      ['医療機関の名称', form.institutionName],
      ['所在の場所', form.location],
      ['開設者', form.establisher.name],
      ['指定の区分', kindInFull(form.kind)],
      ['手続の種類', procedureField.choices[form.procedure]],
      // not below the list: after some numbers of documents it would stand alone on a page
      ...(form.contact ? [['お問い合わせ先', contactLines(form.contact).join('　')] as const] : []),
    ]),
    heading('２', '受け取った書類'),
    documentTable(form),
    ...period(form, words.exclusion),
  ],
  samples: {
    short,
    long: {
      ...short,
      kind: 'C2',
      procedure: 'renewal',
      documents: [
        { name: '特定高度技能研修機関指定更新申請書', how: 'screen' },
        { form: '様式８', name: '業務があることを証する書類', how: 'screen' },
        file('厚生労働省の審査組織に提出した医療機関申請書の写し', '医療機関申請書.pdf'),
        file('技能研修計画', '技能研修計画（見本一郎）.pdf', '技能研修計画（見本二郎）.pdf'),
        file('審査結果の通知書（教育研修環境）', '審査結果_教育研修環境.pdf'),
        file('審査結果の通知書（技能研修計画）', '審査結果_技能研修計画.pdf'),
        file('医師労働時間短縮計画（案）', '医師労働時間短縮計画（案）.pdf'),
        file('医療機関勤務環境評価センターの評価結果の通知書', '評価結果通知書.pdf'),
        { form: '様式９', name: '誓約書', how: 'screen' },
      ],
      standardDays: 60,
    },
    extreme: {
      ...short,
      kind: 'RENKEI_B',
      procedure: 'change',
      establisher: { name: '医療法人社団𠮷祥会', representative: '理事長　辻󠄀邊　德瀨' },
      institutionName: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
      documents: Array.from({ length: 60 }, (_, index) => ({
        form: `様式${index + 1}`,
        name: `審査のため都道府県から求められた追加の資料その${index + 1}（濵瀨地区の救急搬送の実績に関するもの）`,
        how: index % 2 === 0 ? ('file' as const) : ('screen' as const),
      })),
      standardDays: 99_999_999,
    },
  },
};
