import {
  addressee,
  labelledRows,
  leadIn,
  paragraph,
  rightAligned,
  signature,
  title,
  type Content,
} from '../../src/pdf/elements/elements.js';
import { choice, date, list, longText, optional, record, text, type InputOf, type RecordField } from './input.js';
import type { Certainty, PaperName, Wording } from './form.js';
import type { ProcedureType } from '../../src/procedure/terms/kinds.js';
import { letterDate } from '../../src/procedure/calendar/letter-date.js';
import { LONGEST_NUMBER, LONGEST_PREAMBLE, LONGEST_REGISTERED } from '../../src/procedure/fields/limits.js';

/** The sentence with which a letter begins, where it is not that of the form. */
export const preambleField = optional(longText('前文', LONGEST_PREAMBLE));

/** Which document this one takes the place of, on which day, and why: its own date may stay that of what it tells. The earlier one stays on file. */
export const correctsField = optional(
  record('訂正', {
    number: text('訂正前の文書番号', LONGEST_NUMBER),
    date: date('訂正前の文書の日付'),
    on: optional(date('訂正の日')),
    reason: longText('訂正の理由', 1000),
  }),
);

/** What a corrected document says of the earlier one; nothing for a document that corrects none. */
export function correctionOf(corrects: InputOf<typeof correctsField>): Content[] {
  if (!corrects) return [];
  return [
    leadIn(paragraph('この文書は、次の文書を訂正し、これに代えるものです。')),
    labelledRows([
      ['訂正前の文書', `${letterDate(corrects.date)}付け　${corrects.number}`],
      ...(corrects.on ? [['訂正の日', letterDate(corrects.on)] as const] : []),
      ['訂正の理由', corrects.reason],
    ]),
  ];
}

/** The subject of a corrected document says so, because it lies in the file beside the earlier one. */
export function subjectOf(subject: string, corrects: InputOf<typeof correctsField>): string {
  return corrects ? `${subject}\n（訂正）` : subject;
}

/** The fields every letter of the office has. */
export const letterFields = {
  number: text('文書番号', LONGEST_NUMBER),
  date: date('文書の日付'),
  senderTitle: text('発信者の職名'),
  senderName: optional(text('発信者の氏名')),
  seal: choice('公印', { affixed: '公印を押す', omitted: '公印省略', electronic: '電子署名' }),
  corrects: correctsField,
};

type Letter = InputOf<RecordField<typeof letterFields>>;

/** Top of an official letter: number, date, addressee, sender with the place of the seal, subject, what it corrects. */
export function letterHead(input: Letter, to: readonly string[], subject: string): Content[] {
  const sender = [input.senderTitle, input.senderName].filter((part) => part !== undefined).join('　');
  return [
    rightAligned([input.number, letterDate(input.date)]),
    addressee(to),
    signature([sender], input.seal),
    title(subjectOf(subject, input.corrects)),
    ...correctionOf(input.corrects),
  ];
}

/** What the sender of any letter should know. */
export function letterCautions({ seal }: Pick<Letter, 'seal'>): string[] {
  return seal === 'electronic'
    ? ['電子署名は、このシステムでは付きません。発行したPDFに署名してから送ってください。']
    : [];
}

/** The establisher as addressee: 「医療法人○○会」「理事長　○○　様」. */
export const establisherFields = record('開設者', {
  name: text('氏名又は名称', LONGEST_REGISTERED),
  representative: optional(text('代表者の職・氏名', LONGEST_REGISTERED)),
});

export function establisherLines({ name, representative }: InputOf<typeof establisherFields>): string[] {
  return representative === undefined ? [`${name}　様`] : [name, `${representative}　様`];
}

/**
 * How a decision may be contested (行政不服審査法82条). The text is the profile's, because the time limit for a
 * lawsuit and the authority to appeal to are not confirmed for every prefecture.
 */
export const instructionFields = (min: number) =>
  list(
    '教示',
    record('教示', {
      text: longText('文', 1000),
      certainty: choice<Certainty>('確度', { confirmed: '確認済み', unconfirmed: '未確認' }),
    }),
    min,
  );

type Instructions = Readonly<InputOf<ReturnType<typeof instructionFields>>>;

/** A caution for each text of 教示 that nobody has confirmed yet. */
export function unconfirmedInstructions(instructions: Instructions): string[] {
  return instructions
    .map(({ certainty }, index) => ({
      certainty,
      caution: `教示（${index + 1}件目）の文は未確認です。発出の前に法令で確かめてください。`,
    }))
    .filter(({ certainty }) => certainty === 'unconfirmed')
    .map(({ caution }) => caution);
}

/** Number and title of the notice of a decision, which each procedure calls otherwise. */
export const nameByProcedure = (
  { procedure }: { procedure: ProcedureType },
  words: Wording<'renewalTitle' | 'changeTitle'>,
): PaperName => ({
  number: words.number,
  title: { new: words.title, renewal: words.renewalTitle, change: words.changeTitle }[procedure],
});
