import {
  BODY_SIZE,
  caption,
  endOfDocument,
  formNumber,
  heading,
  labelledRows,
  paragraph,
  plainTable,
  rightAligned,
  ruledTable,
  title,
  type Content,
} from '../../src/pdf/elements/elements.js';
import { applicantHead, applicantHeadFields } from './applicant.js';
import type { Wording } from './form.js';
import { choice, date, list, optional, record, text, type InputOf, type RecordField } from './input.js';
import { procedureField } from './kinds.js';
import type { ApplicationContent } from '../../src/procedure/fields/content.js';
import { fullWidth, inFull, businessOf } from '../../src/procedure/terms/official-words.js';
import { letterDate } from '../../src/procedure/calendar/letter-date.js';
import { articleFor } from '../../src/procedure/terms/law.js';
import { KIND_INFO, type Kind, type ProcedureType } from '../../src/procedure/terms/kinds.js';
import { LONGEST_REGISTERED } from '../../src/procedure/fields/limits.js';

/** The fields of 様式1–4 for all three procedures: 則81①一〜四, then what 則84①・85③ (91①・92③ …) add. */
export const applicationFields = {
  procedure: procedureField,
  date: date('申請の年月日'),
  gmisNumber: optional(text('Ｇ－ＭＩＳの受付番号', 60)),
  ...applicantHeadFields,
  administrator: text('管理者の氏名', LONGEST_REGISTERED),
  institutionName: text('病院又は診療所の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  validUntil: optional(date('現に受けている指定の有効期間の満了日')),
  attachments: list(
    '添付書類',
    record('添付書類', {
      name: text('書類名', 300),
      state: choice('添付', { attached: '添付済み', missing: '未添付' }),
    }),
  ),
};

/** What every application prints of its content (則85③ of a change). */
export const PRINTED = ['contactName', 'contactPhone', 'change'] as const;

/** An application as far as all forms have it alike. */
export type Application = InputOf<RecordField<typeof applicationFields>> & {
  content: Pick<ApplicationContent, (typeof PRINTED)[number]>;
};

/** Words of an application form besides number and title: those of its other two procedures. */
export type ApplicationWord =
  | 'statement'
  | 'renewalNumber'
  | 'renewalTitle'
  | 'renewalStatement'
  | 'changeNumber'
  | 'changeTitle'
  | 'changeStatement';

/** What an application form adds to the common ones. */
export interface ApplicationParts {
  /** 指定に係る業務の内容; none for 連携B. */
  work?: string;
  /** A section of its own under the statutory items. */
  own?: { heading: string; block: Content };
}

/** Hokkaido's number and title for a new application; the titles of the other two, whose numbers nobody has seen. */
export function applicationWording(kind: Kind, number: string): Wording<ApplicationWord> {
  const name = KIND_INFO[kind].institutionTitle;
  const borrowed = '同法第１１３条第２項の規定により、次のとおり申請します。';
  const byNew =
    kind === 'B' ? '同条第２項の規定により、次のとおり申請します。' : `同条第２項において準用する${borrowed}`;
  return {
    number,
    title: `${name}指定申請書`,
    statement: `${inFull(KIND_INFO[kind].legalBasis)}の規定による${name}の指定を受けたいので、${byNew}`,
    renewalNumber: '',
    renewalTitle: `${name}指定更新申請書`,
    renewalStatement: `${inFull(articleFor(kind, '115①'))}の規定による${name}の指定の更新を受けたいので、同条第４項において準用する${borrowed}`,
    changeNumber: '',
    changeTitle: `${name}業務変更承認申請書`,
    changeStatement: `${inFull(articleFor(kind, '116①'))}の規定による${name}の${businessOf(kind)}の変更の承認を受けたいので、同条第２項において準用する${borrowed}`,
  };
}

/** Number, title and sentence of the application in its procedure. */
export function applicationWords(words: Wording<ApplicationWord>, procedure: ProcedureType): Wording<'statement'> {
  switch (procedure) {
    case 'new':
      return words;
    case 'renewal':
      return { number: words.renewalNumber, title: words.renewalTitle, statement: words.renewalStatement };
    case 'change':
      return { number: words.changeNumber, title: words.changeTitle, statement: words.changeStatement };
  }
}

/** The document of 様式1–4. */
export function applicationContent(
  form: Application,
  words: Wording<ApplicationWord>,
  parts: ApplicationParts,
): Content {
  const own = applicationWords(words, form.procedure);
  const sections: [string, Content][] = [
    ['申請の内容', statutoryItems(form, parts.work)],
    ...(parts.own ? [[parts.own.heading, parts.own.block] as [string, Content]] : []),
    ['添付書類', checklist(form)],
  ];
  return endOfDocument([
    formNumber(own.number),
    ...(form.gmisNumber === undefined ? [] : [rightAligned([`Ｇ－ＭＩＳ受付番号　${form.gmisNumber}`])]),
    title(own.title),
    ...applicantHead(form.date, form),
    paragraph(own.statement),
    ...sections.flatMap(([name, block], index) => [heading(fullWidth(String(index + 1)), name), block]),
    contactTable(form),
  ]);
}

/** The items in the order of the article, numbered as they come: 連携B has no fifth. */
function statutoryItems(form: Application, work: string | undefined): Content {
  const { address, name, representative } = form.establisher;
  const items: [string, string | undefined][] = [
    [
      '開設者の住所及び氏名（法人であるときは、その名称及び主たる事務所の所在地）',
      [address, name, representative].filter((line) => line !== undefined).join('\n'),
    ],
    ['管理者の氏名', form.administrator],
    ['病院又は診療所の名称', form.institutionName],
    ['所在の場所', form.location],
    ['指定に係る業務の内容', work],
    ['現に受けている指定の有効期間の満了日', form.validUntil && letterDate(form.validUntil)],
    ...(form.procedure === 'change' ? changeItems(form.content.change) : []),
  ];
  const stated = items.filter((item): item is [string, string] => item[1] !== undefined);
  return labelledRows(
    stated.map(([label, value], index) => [`(${index + 1})　${label}`, value] as const),
    150,
  );
}

const changeItems = ({ matters, reason }: Application['content']['change']): [string, string][] => [
  ['変更しようとする事項', matters],
  ['変更の理由', reason],
];

const MARKS = { attached: '☑', missing: '☐' } as const;

/** One line for each document: its box, then its name. */
function checklist({ attachments }: Application): Content {
  return plainTable(
    [2.5 * BODY_SIZE, '*'],
    attachments.map(({ name, state }) => [{ text: MARKS[state], alignment: 'right' as const }, name]),
  );
}

function contactTable({ content: { contactName, contactPhone } }: Application): Content {
  return ruledTable([44, '*', 56, '*'], [[caption('担当者'), contactName, caption('電話番号'), contactPhone]], {
    headerRows: 0,
  });
}
