/** What is typed of 文書の記載: 公印 and numbers, 教示, the words of a form. */
import type { IsoDate } from '../../procedure/calendar/days.js';
import { type AppealInstruction, type Seal, SEALS, type SealsAndNumbers } from '../../procedure/case/facts.js';
import { LONGEST_NUMBER } from '../../procedure/fields/limits.js';
import { Choice, Day, Flag, Line, Rows, Text } from '../fields/fields.js';

const ENTER_DAY = '適用を始める日を日付で入力してください（例: 令和9年4月1日）';
/** As long as the notices take it (forms/parts/letter.ts). */
const LONGEST_INSTRUCTION = 1000;

/** From when it holds, and why. */
export class HeldInput {
  @Day('適用を始める日', { rule: 'paperSetting.holdsFrom', required: ENTER_DAY, unreadable: ENTER_DAY })
  holdsFrom!: IsoDate;
  @Line('変更の理由', { required: '変更の理由を入力してください（例: 文書の取扱いの改正）', longest: 100 })
  reason!: string;
}

const sealOf = (paper: string) => ({ unreadable: `${paper}の公印を選んでください` });
const numberOf = (paper: string) => ({
  required: `${paper}の番号を入力してください（例: 事務連絡）`,
  longest: LONGEST_NUMBER,
});

/** In the order of the page. */
export class SealsInput extends HeldInput implements SealsAndNumbers {
  @Choice('通知書の公印', SEALS, sealOf('通知書')) noticeSeal!: Seal;
  @Choice('調整会議の開催依頼文の公印', SEALS, sealOf('調整会議の開催依頼文')) requestSeal!: Seal;
  @Line('調整会議の開催依頼文の番号', numberOf('調整会議の開催依頼文')) requestNumber!: string;
  @Choice('補正通知書の公印', SEALS, sealOf('補正通知書')) correctionSeal!: Seal;
  @Line('補正通知書の番号', numberOf('補正通知書')) correctionNumber!: string;
  @Choice('確認結果報告書の公印', SEALS, sealOf('確認結果報告書')) reportSeal!: Seal;
  @Line('確認結果報告書の番号', numberOf('確認結果報告書')) reportNumber!: string;
}

export function sealsOf({ holdsFrom: _, reason: __, ...seals }: SealsInput): SealsAndNumbers {
  return seals;
}

/** A paragraph; one of which nothing is left is removed. */
export class InstructionInput {
  @Text('教示の文', {
    required: '教示の文を入力してください（段落をなくすときは「確認済」の印も外してください）',
    longest: LONGEST_INSTRUCTION,
  })
  text!: string;
  @Flag('確認済') confirmed?: boolean;
}

export class InstructionsInput extends HeldInput {
  @Rows(InstructionInput, '教示', {
    required:
      '教示を一つ以上入力してください。不指定の通知書と、条件を付けた通知書には、教示を書かなければなりません（行政不服審査法82条、行政事件訴訟法46条）',
  })
  instructions!: InstructionInput[];
}

export function instructionsOf({ instructions }: InstructionsInput): AppealInstruction[] {
  return instructions.map(({ text, confirmed = false }) => ({
    text,
    certainty: confirmed ? 'confirmed' : 'unconfirmed',
  }));
}
