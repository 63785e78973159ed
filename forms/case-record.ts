import {
  BODY_SIZE,
  caption,
  formNumber,
  heading,
  keptTogether,
  leadIn,
  labelledRows,
  ruledTable,
  title,
  underHeading,
  type Content,
  type TableCell,
  type TableOptions,
  widthOfLines,
} from '../src/pdf/elements/elements.js';
import type { Form, PaperName, Wording } from './parts/form.js';
import { choice, count, date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField } from './parts/kinds.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { letterDate, WIDEST_DATE } from '../src/procedure/calendar/letter-date.js';
import { fullWidth, kindInFull } from '../src/procedure/terms/official-words.js';
import { type ProcedureType } from '../src/procedure/terms/kinds.js';
import { UNCHANGED_NOTE } from '../src/procedure/case/words.js';
import { LONGEST_REGISTERED } from '../src/procedure/fields/limits.js';

/** It flows over as many pages as it takes: a hundred points of 20,000 characters each, told together, are longer than any field. */
const AS_WRITTEN = 10_000_000;
/** A name that is put together of several, each of which a field or a file takes. */
const LONGEST_TOGETHER = 1_000;

const input = record('一件書類の経過と文書一覧', {
  pack: choice('綴り', { caseFile: '一件書類', draftSet: '起案添付一式' }),
  reference: text('受付番号', LONGEST_TOGETHER),
  institutionName: text('医療機関名', LONGEST_REGISTERED),
  establisherName: text('開設者', LONGEST_REGISTERED),
  kind: kindField,
  procedure: procedureField,
  stage: text('現在の段階', LONGEST_TOGETHER),
  preparedOn: date('作成の年月日'),
  log: list(
    '経過',
    record('経過', {
      on: date('年月日'),
      time: optional(text('時刻', 10)),
      actor: text('行った者', LONGEST_TOGETHER),
      sentence: longText('内容', AS_WRITTEN),
      particulars: list(
        '記載',
        record('記載', { label: text('名称', LONGEST_TOGETHER), text: longText('内容', AS_WRITTEN) }),
        0,
      ),
    }),
    0,
  ),
  corrections: list(
    '補正',
    record('補正', {
      number: count('回'),
      requestedOn: date('求めた日'),
      dueOn: date('期限'),
      closedOn: optional(date('終わった日')),
      closedReason: optional(longText('終えた理由', AS_WRITTEN)),
      items: list(
        '補正の箇所',
        record('補正の箇所', {
          where: text('箇所', LONGEST_TOGETHER),
          text: longText('求めた内容', AS_WRITTEN),
          answer: optional(longText('回答', AS_WRITTEN)),
          note: optional(text('注記', LONGEST_TOGETHER)),
        }),
        0,
      ),
    }),
    0,
  ),
  differences: list(
    '提出の間の違い',
    record('提出の間の違い', {
      submission: count('回'),
      on: date('提出の年月日'),
      items: list(
        '違い',
        record('違い', {
          what: text('項目', LONGEST_TOGETHER),
          before: optional(longText('前の内容', AS_WRITTEN)),
          after: optional(longText('変えた内容', AS_WRITTEN)),
          asked: optional(choice('補正の求め', { yes: '求めた', no: '求めていない' })),
        }),
        0,
      ),
    }),
    0,
  ),
  documents: list(
    '文書',
    record('文書', {
      title: text('名称', LONGEST_TOGETHER),
      version: count('版'),
      origin: choice('種別', { issued: '発出', uploaded: '提出', made: '作成', filed: '添付' }),
      on: date('年月日'),
      by: text('発出、提出又は作成をした者', LONGEST_TOGETHER),
      reason: optional(longText('再び発出した理由', AS_WRITTEN)),
      withdrawnFor: optional(longText('取り下げた理由', AS_WRITTEN)),
      /** What it prints and a correction of a record has put right since. */
      note: optional(longText('注記', AS_WRITTEN)),
      sha256: text('SHA-256', 64),
    }),
    0,
  ),
  logHash: optional(text('経過の末尾のハッシュ値', 64)),
});

export type CaseRecordInput = InputOf<typeof input>;

const PROCEDURE_NAMES: Readonly<Record<ProcedureType, string>> = {
  new: '新規の指定',
  renewal: '指定の更新',
  change: '業務変更の承認',
};
const ORIGIN_NAMES = input.fields.documents.item.fields.origin.choices;

/** Small text with the first line of body text, so that a row at the end of a page does not leave there one cell alone. */
const sized = (value: string, fontSize: number): TableCell => ({
  text: value,
  fontSize,
  margin: [0, (BODY_SIZE - fontSize) * 1.35, 0, 0],
});
const SMALL = 9;
const small = (value: string): TableCell => sized(value, SMALL);

/** A hash is one word of 64 letters: small, so that it takes few lines. */
const hash = (value: string): TableCell => sized(value, 7.5);

/** 「見本県地域医療課　見本　次郎」: the name of the person, with the space in it, stands on one line. */
const withWholeName = (who: string): string => who.replace(/(?<=　)(?:[^　]* [^　]*|[^　 ]+　[^　 ]+)$/u, keptTogether);

type Step = CaseRecordInput['log'][number];

/** The sentence, and under it what was written with the step. */
const told = ({ sentence, particulars }: Step): string[] => [
  sentence,
  ...particulars.map(({ label, text: written }) => `${label}：${written}`),
];

function logRow(step: Step): TableCell[] {
  const { on, time, actor } = step;
  const when = time === undefined ? letterDate(on) : `${letterDate(on)}\n${time}`;
  return [small(when), small(withWholeName(actor)), { stack: told(step) }];
}

type ListedDocument = CaseRecordInput['documents'][number];

/** The name, and under it why this version was made where an earlier one stood, and why a file was withdrawn. */
function nameLines({ title: name, reason, withdrawnFor, note }: ListedDocument): string[] {
  const told: [string, string | undefined][] = [
    ['理由', reason],
    ['取り下げた理由', withdrawnFor],
    ['注記', note],
  ];
  return [name, ...told.flatMap(([label, words]) => (words === undefined ? [] : [`${label}：${words}`]))];
}

function documentRow(document: ListedDocument, index: number): TableCell[] {
  const { version, origin, on, by, sha256 } = document;
  return [
    rowNumber(index + 1),
    { stack: nameLines(document) },
    { text: fullWidth(String(version)), alignment: 'center' },
    small(`${ORIGIN_NAMES[origin]}\n${letterDate(on)}\n${withWholeName(by)}`),
    hash(sha256),
  ];
}

/** Each 補正: when and by when, and of each place what was asked and answered. */
function correctionTables({ corrections }: CaseRecordInput): Content[] {
  return corrections.flatMap(({ number, requestedOn, dueOn, closedOn, closedReason, items }) => {
    const end = closedOn === undefined ? '回答を待っている。' : `${letterDate(closedOn)}に終わった。`;
    const why = closedReason === undefined ? '' : `理由：${closedReason}`;
    const answered = ({ answer = '－', note }: (typeof items)[number]) =>
      note === undefined ? answer : `${answer}\n（${note}）`;
    return [
      leadIn(
        underHeading(
          `第${fullWidth(String(number))}回　${letterDate(requestedOn)}に求め、期限は${letterDate(dueOn)}。${end}${why}`,
        ),
      ),
      ruledTable(
        [110, '*', '*'],
        [
          ['箇所', '補正を求めた内容', '回答'].map((each) => caption(each)),
          ...items.map((item): TableCell[] => [small(item.where), { text: item.text }, { text: answered(item) }]),
        ],
      ),
    ];
  });
}

/** What each submission said differently from the one before it. */
function differenceTables({ differences }: CaseRecordInput): Content[] {
  return differences.flatMap(({ submission, on, items }) => {
    const about = `第${fullWidth(String(submission))}回の提出（${letterDate(on)}）が第${fullWidth(String(submission - 1))}回の提出と違うところ`;
    if (items.length === 0) return [underHeading(`${about}　変わったところはない。`)];
    const asked = { yes: '求めた', no: '求めていない' } as const;
    const cells = ({ what, before = '空欄', after = '空欄', asked: was }: (typeof items)[number]) =>
      [what, before, after, was === undefined ? '－' : asked[was]] as const;
    return [
      leadIn(underHeading(about)),
      ruledTable(
        [110, '*', '*', widthOfLines('求めていない', SMALL)],
        [
          ['項目', '前の内容', '変えた内容', '補正の求め'].map((each) => caption(each)),
          ...items.map((item): TableCell[] => cells(item).map(small)),
        ],
      ),
    ];
  });
}

/** A table, or words in its place where there is nothing to list. */
function tableOr(
  none: string,
  widths: (number | '*')[],
  captions: string[],
  rows: TableCell[][],
  options?: TableOptions,
): Content {
  return rows.length === 0
    ? { text: none, margin: [21, 0, 0, 10] }
    : ruledTable(widths, [captions.map((each) => caption(each)), ...rows], options);
}

const sha = (seed: string): string => seed.repeat(64).slice(0, 64);

const short: CaseRecordInput = {
  pack: 'caseFile',
  reference: '見本－Ｒ８－Ｂ－００１',
  institutionName: '医療法人青雲会　見本中央病院',
  establisherName: '医療法人青雲会',
  kind: 'B',
  procedure: 'new',
  stage: '審査中',
  preparedOn: '2026-12-18',
  log: [
    {
      on: '2026-11-30',
      time: '10:15',
      actor: '見本中央病院　見本　花子',
      sentence: '申請を提出しました。',
      particulars: [],
    },
    {
      on: '2026-12-01',
      time: '9:02',
      actor: '見本県地域医療課　見本　次郎',
      sentence: '申請を受け付けました。',
      particulars: [],
    },
  ],
  corrections: [],
  differences: [],
  documents: [
    {
      title: '様式１　指定申請書',
      version: 1,
      origin: 'uploaded',
      on: '2026-11-30',
      by: '見本中央病院　見本　花子',
      sha256: sha('0a1b2c3d'),
    },
  ],
};

const manySteps: CaseRecordInput['log'] = Array.from({ length: 24 }, (_, index) => ({
  on: `2026-12-${String(index + 1).padStart(2, '0')}`,
  ...(index % 3 > 0 && { time: `${9 + (index % 8)}:30` }),
  actor: index % 2 === 0 ? '見本県地域医療課　見本　次郎' : '見本中央病院　見本　花子',
  particulars: [],
  sentence:
    index % 4 === 0
      ? '様式２の補正を求めました。補正の内容：医師の氏名と診療科名を記入してください。'
      : '補正した書類を提出しました。',
}));

const sampleCorrections: CaseRecordInput['corrections'] = [
  {
    number: 1,
    requestedOn: '2026-12-04',
    dueOn: '2026-12-18',
    closedOn: '2026-12-15',
    items: [
      { where: '様式２　診療科名', text: '診療科名を記入してください。', answer: '記入しました。' },
      {
        where: '様式２　担当者',
        text: '担当者の氏名を確かめてください。',
        answer: '誤りはありません。',
        note: UNCHANGED_NOTE,
      },
    ],
  },
  {
    number: 2,
    requestedOn: '2026-12-17',
    dueOn: '2026-12-25',
    closedOn: '2026-12-28',
    closedReason: '期限までに回答がないため。',
    items: [{ where: 'その他', text: '連絡先を書いてください。' }],
  },
];

const sampleDifferences: CaseRecordInput['differences'] = [
  {
    submission: 2,
    on: '2026-12-15',
    items: [
      { what: '申請の内容　診療科名', after: '救急科', asked: 'yes' },
      { what: '申請の内容　電話番号', before: '見本の番号１', after: '見本の番号２', asked: 'no' },
    ],
  },
];

const named = ({ pack }: CaseRecordInput, words: Wording<'draftTitle'>): PaperName => ({
  number: words.number,
  title: pack === 'caseFile' ? words.title : words.draftTitle,
});

/** 一件書類の経過と文書一覧: what happened in a case and which documents belong to it, as the last sheet of the bundle. */
export const caseRecord: Form<CaseRecordInput, 'draftTitle'> = {
  id: 'case-record',
  version: '3',
  wording: { number: '', title: '一件書類　経過及び文書一覧', draftTitle: '起案の添付　経過及び文書一覧' },
  stage: 'binding',
  readers: [],
  legalBasis: '公文書の管理に係る事務上の書類（医療法に様式の定めはない）',
  certainty: 'unconfirmed',
  inferred:
    '様式の定めはなく、欄と題名はすべて当方で定めたもの。文書管理の規程がある場合は、題名を手続の設定で改める。',
  input,
  named,
  content: (form, words) => [
    formNumber(words.number),
    title(named(form, words).title),
    labelledRows([
      ['受付番号', form.reference],
      ['医療機関名', form.institutionName],
      ['開設者', form.establisherName],
      ['区分・手続', `${kindInFull(form.kind)}　${PROCEDURE_NAMES[form.procedure]}`],
      ['現在の段階', form.stage],
      ['作成の年月日', letterDate(form.preparedOn)],
    ]),
    heading('１', '経過'),
    tableOr(
      '経過の記録はない。',
      [widthOfLines(WIDEST_DATE, SMALL), 110, '*'],
      ['年月日', '行った者', '内容'],
      form.log.map(logRow),
    ),
    ...(form.logHash
      ? [
          {
            text: ['経過の末尾のハッシュ値　', { text: form.logHash, fontSize: 7.5 }],
            margin: [0, 0, 0, 10],
          } as Content,
        ]
      : []),
    ...(form.corrections.length > 0 ? [heading('２', '補正と回答'), ...correctionTables(form)] : []),
    ...(form.differences.length > 0
      ? [heading(form.corrections.length > 0 ? '３' : '２', '提出の間の違い'), ...differenceTables(form)]
      : []),
    heading(
      ['２', '３', '４'][Math.min(1, form.corrections.length) + Math.min(1, form.differences.length)]!,
      '文書一覧',
    ),
    tableOr(
      '文書はない。',
      [rowNumberWidth(form.documents.length), '*', 24, 110, 110],
      ['番号', '名称', '版', '種別・年月日・者', 'SHA-256'],
      form.documents.map(documentRow),
    ), // a hash is compared as a whole
  ],
  samples: {
    short,
    long: {
      ...short,
      pack: 'draftSet',
      log: manySteps.map((step, index) => ({
        ...step,
        particulars: index % 8 === 1 ? [{ label: '理由', text: '評価の結果が届くのを待つため。' }] : [],
      })),
      corrections: sampleCorrections,
      differences: sampleDifferences,
      documents: Array.from({ length: 18 }, (_, index) => ({
        title: index % 2 === 0 ? `様式${index + 1}　誓約書` : '医師労働時間短縮計画の案',
        version: 1 + (index % 3),
        origin: index % 5 === 0 ? ('issued' as const) : ('uploaded' as const),
        on: '2026-12-10',
        by: index % 5 === 0 ? '見本県地域医療課　見本　次郎' : '見本中央病院　見本　花子',
        sha256: sha(`${index}f3e9a`),
        ...(index === 5 && {
          note: '「申請の受付」の記録が令和8年12月3日に訂正されました（受付の日：令和8年12月1日→令和8年12月2日）。この文書には訂正前の値が印刷されています。訂正後に作った文書は第2版です。',
        }),
      })),
      logHash: sha('9c8d7e6f'),
    },
    extreme: {
      ...short,
      institutionName: '医療法人社団𠮷祥会　辻󠄀葛󠄀祇󠄀髙﨑邉邊濵德瀨記念総合医療センター附属見本病院',
      establisherName: '医療法人社団𠮷祥会',
      log: [
        ...manySteps,
        {
          on: '2027-01-05',
          actor: '辻󠄀葛󠄀祇󠄀髙﨑邉邊濵德瀨　𠮷田',
          sentence: '補正の内容について、病院から次の説明があった。'.repeat(60),
          particulars: [],
        },
      ],
      documents: [
        ...short.documents,
        {
          title: '医師労働時間短縮計画の案に係る別添資料（診療科ごとの時間外・休日労働時間の実績）'.repeat(4),
          version: 99_999_999,
          origin: 'issued',
          on: '2027-01-05',
          by: '見本県地域医療課　辻󠄀邊　𠮷德'.repeat(6),
          sha256: sha('f'),
        },
      ],
    },
  },
};
