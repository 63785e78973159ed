/** What each event is called on a button, by procedure. */
import type { EventType } from './events.js';
import type { ProcedureType } from '../terms/kinds.js';

const LABELS: Readonly<Record<EventType, string>> = {
  RECORD_PLAN: '時短計画（案）を記録する',
  ATTACH_DOCUMENT: '書類を添付する',
  APPLY_FOR_EVALUATION: '受審の申込みを記録する',
  RECORD_EVALUATION: '評価結果を記録する',
  SUBMIT: '申請を提出する',
  PULL_BACK: '提出を取り消す',
  SUBMIT_CORRECTION: '補正を提出する',
  WITHDRAW: '申請を取り下げる',
  RECEIVE: '受け付ける',
  RECORD_EXAMINATION: '審査の結果を記録する',
  REQUEST_CORRECTION: '補正を求める',
  CLOSE_CORRECTION: '補正を終える',
  REQUEST_COORDINATION_COUNCIL: '調整会議の開催を依頼する',
  CANCEL_COUNCIL_REQUEST: '調整会議の依頼を取り下げる',
  REFER_TO_MEASURES_COUNCIL: '対策協の議題に載せる',
  RECORD_MEASURES_COUNCIL: '対策協の結果を記録する',
  REFER_TO_MEDICAL_COUNCIL: '審議会に諮問する',
  RECORD_MEDICAL_COUNCIL: '審議会の意見を記録する',
  REOPEN_EXAMINATION: '審査を再開する',
  DRAFT_DESIGNATION: '指定を起案する',
  DRAFT_REFUSAL: '不指定を起案する',
  ISSUE_DESIGNATION: '指定を通知する',
  ISSUE_REFUSAL: '不指定を通知する',
  APPROVE: '決裁する',
  RETURN_DRAFT: '起案を戻す',
  CONVENE_COUNCIL: '調整会議の開催を記録する',
  RECORD_CONFIRMATION: '確認を記録する',
  REPORT_CONFIRMATION: '確認結果を報告する',
  DEADLINE_PASSED: '期限が過ぎる',
};

const BY_PROCEDURE: Readonly<Record<ProcedureType, Partial<Record<EventType, string>>>> = {
  new: {},
  renewal: {
    SUBMIT: '更新の申請を提出する',
    DRAFT_DESIGNATION: '指定の更新を起案する',
    DRAFT_REFUSAL: '更新しないことを起案する',
    ISSUE_DESIGNATION: '指定の更新を通知する',
    ISSUE_REFUSAL: '更新しないことを通知する',
  },
  change: {
    SUBMIT: '変更承認の申請を提出する',
    DRAFT_DESIGNATION: '変更の承認を起案する',
    DRAFT_REFUSAL: '変更の不承認を起案する',
    ISSUE_DESIGNATION: '変更の承認を通知する',
    ISSUE_REFUSAL: '変更の不承認を通知する',
  },
};

/** Button words of an event, e.g. 補正を求める; for renewal and change in their own words. */
export function eventLabel(type: EventType, procedure: ProcedureType = 'new'): string {
  return BY_PROCEDURE[procedure][type] ?? LABELS[type];
}
