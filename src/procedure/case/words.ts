/** What the values of a case are called, on screens and on documents alike. */
import type { DeadlineKind, HearingFacts, MeetingMethod, Opinion, WrittenAnswers } from './facts.js';

export const OPINION_LABEL: Readonly<Record<Opinion, string>> = {
  agreed: '異議なし',
  agreedWithConditions: '条件付きで異議なし',
  disagreed: '異議あり',
};

export const BODY_LABEL: Readonly<Record<NonNullable<HearingFacts['opinion']>['body'], string>> = {
  plenary: '本会',
  section: '部会',
};

export const METHOD_LABEL: Readonly<Record<MeetingMethod, string>> = { inPerson: '参集', written: '書面' };

export const WRITTEN_ANSWERS_LABEL: Readonly<Record<WrittenAnswers, string>> = {
  all: '構成員の全員',
  majority: '構成員の過半数',
};

export const DEADLINE_LABEL: Readonly<Record<DeadlineKind, string>> = {
  application: '申請期限',
  correction: '補正の期限',
  councilReport: '確認結果の報告期限',
  processing: '標準処理期間',
};

/** Beside the answer to a point of a 補正 whose place was left as it was. */
export const UNCHANGED_NOTE = 'この箇所は前回の提出から変えていません。医療機関が確かめて提出';

/** Why a version that came out of a submission is of no submission in force, in every list and on its own page. */
export const NOT_IN_FORCE = {
  pulledBack: '取り消された提出のもの',
  leftOut: 'いま有効な提出には含まれないもの',
} as const;
export type NotInForce = keyof typeof NOT_IN_FORCE;
