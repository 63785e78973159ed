import { COUNCIL_LABEL, type DeadlineKind } from '../../procedure/case/facts.js';
import type { CaseEvent, EventOf, EventType } from '../../procedure/case/events.js';
import { formatJapaneseDateWithWeekday as day } from '../../procedure/calendar/japanese-date.js';
import { KIND_INFO, PROCEDURE_LABEL, type ProcedureType } from '../../procedure/terms/kinds.js';
import type { LoggedEventType } from '../entities/case-event-row.js';
import { isDocumentEntry, type DocumentEntry } from '../log/document-entry.js';
import type { OpenEvent } from '../entities/open-event.js';
import { OPINION_LABEL } from '../../procedure/case/words.js';

/** Names a sentence needs that are not in the log. */
export interface SentenceContext {
  procedure: ProcedureType;
  /** Name of the health centre that runs the council (調整会議事務局), by planning area id. */
  secretariatOfArea: ReadonlyMap<string, string>;
  /** Name of a required document, by the id of its requirement. */
  documentName: ReadonlyMap<string, string>;
}

export const DEADLINE_LABEL: Readonly<Record<DeadlineKind, string>> = {
  application: '申請期限',
  correction: '補正の期限',
  councilReport: '確認結果の報告期限',
  processing: '標準処理期間',
};

/** What is asked for, in the words of the procedure. */
export const SUBJECT: Readonly<Record<ProcedureType, string>> = {
  new: '指定',
  renewal: '指定の更新',
  change: '業務の変更の承認',
};
const NEGATIVE: Readonly<Record<ProcedureType, string>> = {
  new: '不指定',
  renewal: '更新しないこと',
  change: '変更の不承認',
};

type Sentences = { readonly [T in EventType]: (event: EventOf<T>, context: SentenceContext) => string };

const SENTENCES: Sentences = {
  RECORD_PLAN: ({ plan }) => `時短計画（案）を記録しました（${day(plan.periodFrom)}から${day(plan.periodTo)}まで）`,
  ATTACH_DOCUMENT: ({ requirementId }, { documentName }) =>
    `書類「${documentName.get(requirementId) ?? requirementId}」を添付しました`,
  APPLY_FOR_EVALUATION: ({ appliedOn }) =>
    `評価センターに受審を申し込んだことを記録しました（申込日 ${day(appliedOn)}）`,
  RECORD_EVALUATION: ({ result }) =>
    `評価センターの評価結果を記録しました（${result.overall === 'on_hold' ? '評価保留、' : ''}通知日 ${day(result.noticedOn)}）`,
  SUBMIT: (_, { procedure }) => `${SUBJECT[procedure]}の申請を提出しました`,
  PULL_BACK: () => '提出を取り消しました',
  SUBMIT_CORRECTION: ({ answers }) => `補正を提出しました（${answers.length}件）`,
  WITHDRAW: () => '申請を取り下げました',
  RECEIVE: () => '申請を受け付け、審査を始めました',
  RECORD_EXAMINATION: ({ checks }) => `審査の結果を記録しました（${Object.keys(checks).length}項目）`,
  REQUEST_CORRECTION: ({ items, dueOn }) => `補正を求めました（${items.length}件、期限 ${day(dueOn)}）`,
  CLOSE_CORRECTION: () => '補正を終え、審査に戻しました',
  REQUEST_COORDINATION_COUNCIL: ({ planningAreaIds, dueOn }, { secretariatOfArea }) =>
    `${planningAreaIds.map((id) => secretariatOfArea.get(id) ?? '保健所').join('、')}へ調整会議の開催を依頼しました（報告期限 ${day(dueOn)}）`,
  CANCEL_COUNCIL_REQUEST: () => '調整会議の依頼を取り下げました',
  REFER_TO_MEASURES_COUNCIL: () => `${COUNCIL_LABEL.measuresCouncil}の議題に載せました`,
  RECORD_MEASURES_COUNCIL: ({ heldOn, opinion }) =>
    `${COUNCIL_LABEL.measuresCouncil}の結果を記録しました（${day(heldOn)}、${OPINION_LABEL[opinion]}）`,
  REFER_TO_MEDICAL_COUNCIL: () => `${COUNCIL_LABEL.medicalCouncil}に諮問しました`,
  RECORD_MEDICAL_COUNCIL: ({ answeredOn, opinion }) =>
    `${COUNCIL_LABEL.medicalCouncil}の意見を記録しました（答申日 ${day(answeredOn)}、${OPINION_LABEL[opinion]}）`,
  REOPEN_EXAMINATION: ({ rehear }) =>
    rehear.length === 0
      ? '審査を再開しました'
      : `審査を再開しました（${rehear.map((council) => COUNCIL_LABEL[council]).join('、')}の意見を聴き直します）`,
  DRAFT_DESIGNATION: ({ validFrom }, { procedure }) => `${SUBJECT[procedure]}を起案しました（${day(validFrom)}から）`,
  DRAFT_REFUSAL: (_, { procedure }) => `${NEGATIVE[procedure]}を起案しました`,
  ISSUE_DESIGNATION: ({ issuedOn, documentNumber }, { procedure }) =>
    `${SUBJECT[procedure]}を通知しました（${day(issuedOn)}、${documentNumber}）`,
  ISSUE_REFUSAL: ({ issuedOn, documentNumber }, { procedure }) =>
    `${NEGATIVE[procedure]}を通知しました（${day(issuedOn)}、${documentNumber}）`,
  APPROVE: () => '起案を決裁しました',
  RETURN_DRAFT: () => '起案を戻しました',
  CONVENE_COUNCIL: ({ method, meetsOn }) =>
    method === 'inPerson'
      ? `調整会議を${day(meetsOn)}に参集で開くことを記録しました`
      : `調整会議を書面で開くことを記録しました（締切 ${day(meetsOn)}）`,
  RECORD_CONFIRMATION: ({ confirmedOn }) => `調整会議での確認を記録しました（確認日 ${day(confirmedOn)}）`,
  REPORT_CONFIRMATION: () => '調整会議の確認結果を報告しました',
  DEADLINE_PASSED: ({ deadline }) => `${DEADLINE_LABEL[deadline]}を過ぎました`,
};

const DOCUMENT_SENTENCES: Readonly<Record<DocumentEntry['type'], (entry: DocumentEntry) => string>> = {
  DOCUMENT_ISSUED: ({ title }) => `「${title}」を発行しました`,
  DOCUMENT_REISSUED: ({ title, version }) => `「${title}」を再交付しました（第${version}版）`,
  DOCUMENT_CORRECTED: ({ title, version }) => `「${title}」を訂正しました（第${version}版）`,
};

/** One entry of the case log as a sentence of 経過, without its actor and without the full stop. No free text is repeated. */
export function caseSentence(
  entry: { eventType: LoggedEventType; payload: Record<string, unknown> },
  context: SentenceContext,
): string {
  const event = { type: entry.eventType, ...entry.payload } as CaseEvent | OpenEvent | DocumentEntry;
  if (event.type === 'OPEN')
    return `${KIND_INFO[event.kind].label}（${PROCEDURE_LABEL[event.procedure]}）の申請の準備を始めました`;
  if (isDocumentEntry(event)) return DOCUMENT_SENTENCES[event.type](event);
  return (SENTENCES[event.type] as (event: CaseEvent, context: SentenceContext) => string)(event, context);
}
