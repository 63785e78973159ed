/** One case as a program reads it: what the page of the same person shows, property by property, never an entity. */
import { requestsElsewhereInWords } from '../../procedure/case/hearings.js';
import { holidayCaveat, type KnownCalendar } from '../../procedure/calendar/office-days.js';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { CONTENT_INPUTS } from '../../inputs/events/index.js';
import { completeInputClass } from '../../inputs/fields/described-class.js';
import type { CaseView, CorrectionView, DraftView, HearingView } from '../../applications/queries/case-view.js';
import type { EventAttempt } from '../../applications/entities/event-attempt.js';
import { CASE_STATUSES } from '../../procedure/case/case-status.js';
import { PARTIES, ROLE_LABEL } from '../../procedure/terms/actors.js';
import type { ApplicationContent } from '../../procedure/fields/content.js';
import { eventLabel } from '../../procedure/events/index.js';
import { COUNCILS, DEADLINE_KINDS, REMARK_KINDS, type CaseFacts } from '../../procedure/case/facts.js';
import {
  EVALUATION_APPLICATION_FIELDS,
  EVALUATION_RESULT_FIELDS,
  type EvaluationFacts,
} from '../../procedure/fields/evaluation.js';
import { PLAN_FIELDS, type PlanFacts } from '../../procedure/fields/plan.js';
import { KIND_INFO, KINDS, PROCEDURE_LABEL, PROCEDURES } from '../../procedure/terms/kinds.js';
import { STAGES, STATES, stateLabel } from '../../procedure/terms/states.js';
import { Day, Flag, Instant, Many, One, Table, Text, Uuid, Whole, Word } from '../parts/described.js';
import { ConditionJson, conditionJson } from '../parts/condition-json.js';
import { StoredFileJson, storedFileJson } from './document-json.js';

const STAGE_IDS = STAGES.map(({ id }) => id);
const OPINIONS = ['agreed', 'agreedWithConditions', 'disagreed'];

class NamedJson {
  @Text('識別子') id!: string;
  @Text('名前') name!: string;
}

class InstitutionNameJson {
  @Uuid('医療機関の番号') id!: string;
  @Text('医療機関コード', { nullable: true }) code!: string | null;
  @Text('名称') name!: string;
}

class ValidityJson {
  @Day('有効期間の始まり') validFrom!: string;
  @Day('有効期間の終わり') validTo!: string;
}

const PlanJson = completeInputClass('PlanJson', PLAN_FIELDS);

const EvaluationResultJson = completeInputClass('EvaluationResultJson', EVALUATION_RESULT_FIELDS);

class EvaluationJson extends completeInputClass('EvaluationApplicationJson', EVALUATION_APPLICATION_FIELDS) {
  @One(EvaluationResultJson, '評価結果。届いていないときはnull', { nullable: true })
  result!: EvaluationFacts['result'];
}

class CheckJson {
  @Flag('確認できたか') met!: boolean;
  @Text('確認のメモ') note!: string;
  @Flag('記録の後に申請が変わり、確認し直しが要るか') outdated!: boolean;
}

const DUE_NOTE = '期限の年の祝日が確定していないときの注意書き';

class NextJson {
  @Word('次の対応者', PARTIES) holder!: string;
  @Text('次の対応者の名前') holderLabel!: string;
  @Text('今すべきこと') sentence!: string;
  @Flag('ログインしている人の側が次の対応者か') mine!: boolean;
  @Day('この状態になった日') sinceOn!: string;
  @Whole('この状態になってからの開庁日の数') sinceOfficeDays!: number;
  @Day('期限', { nullable: true }) dueOn!: string | null;
  @Whole('期限までの開庁日の数。過ぎたときは負', { nullable: true }) dueInOfficeDays!: number | null;
  @Text(DUE_NOTE, { nullable: true }) dueNote!: string | null;
  @Flag('期限を過ぎたか') overdue!: boolean;
  @Word('状況', CASE_STATUSES) status!: string;
  @Text('状況を示す言葉') statusLabel!: string;
}

class StageJson {
  @Word('段階', STAGE_IDS) stage!: string;
  @Text('段階の名前') label!: string;
  @Word('済・現在・これから。指定せずに終わった申請では、途中で終わった・行われなかった', [
    'done',
    'current',
    'ahead',
    'interrupted',
    'closed',
  ])
  status!: string;
}

class ExpectedStepJson {
  @Word('段階', STAGE_IDS) stage!: string;
  @Text('段階の名前') label!: string;
  @Text('申請回で予定された時期。定めがないときは空') when!: string;
}

class ConveningJson {
  @Word('開催の方法', ['inPerson', 'written']) method!: string;
  @Day('開催日') meetsOn!: string;
  @Text('会議の名称') meetingName!: string;
}

class ConfirmationJson {
  @Table('確認事項ごとの結果', { type: 'boolean' }) points!: Record<string, boolean>;
  @Day('確認した日') confirmedOn!: string;
  @Text('座長') chair!: string;
  @Text('意見・条件') remarks!: string;
}

class OpinionJson {
  @Day('開催日') heldOn!: string;
  @Day('答申日', { nullable: true }) answeredOn!: string | null;
  @Word('審議の場', ['plenary', 'section']) body!: string;
  @Word('意見', OPINIONS) opinion!: string;
  @Text('条件又は異議の理由。異議なしの意見では附帯意見') remarks!: string;
  @Text('附帯意見') supplementaryOpinion!: string;
}

class HearingJson {
  @Text('意見聴取の番号。保健所の操作ではhearingIdとして送る') id!: string;
  @Word('会議体', COUNCILS) council!: string;
  @Text('会議体の名前') councilLabel!: string;
  @Text('二次医療圏', { nullable: true }) planningAreaName!: string | null;
  @Text('調整会議事務局の保健所', { nullable: true }) healthCentreName!: string | null;
  @Day('依頼又は諮問の日') requestedOn!: string;
  @Day('報告の期限', { nullable: true }) dueOn!: string | null;
  @Text(DUE_NOTE, { nullable: true }) dueNote!: string | null;
  @Day('報告の日', { nullable: true }) reportedOn!: string | null;
  @One(ConveningJson, '調整会議の開催', { nullable: true }) convened!: ConveningJson | null;
  @One(ConfirmationJson, '調整会議の確認', { nullable: true }) confirmation!: ConfirmationJson | null;
  @One(OpinionJson, '意見', { nullable: true }) opinion!: OpinionJson | null;
  @Flag('無効となり、改めて聴く必要があるか') voided!: boolean;
}

class CorrectionItemJson {
  @Uuid('補正の項目の番号。SUBMIT_CORRECTIONではitemIdとして送る') id!: string;
  @Text('補正する箇所') target!: string;
  @Text('補正を求める内容') text!: string;
  @Text('補正の内容（医療機関の回答）') answer!: string;
  @Flag('回答したが、その箇所を前回の提出から変えていないか') unchanged!: boolean;
}

class CorrectionJson {
  @Whole('何回目か') number!: number;
  @Day('求めた日') requestedOn!: string;
  @Day('期限') dueOn!: string;
  @Text(DUE_NOTE, { nullable: true }) dueNote!: string | null;
  @Day('終えた日', { nullable: true }) closedOn!: string | null;
  @Text('回答を待たずに終えた理由') closedReason!: string;
  @Many(ConditionJson, '終えたときに申請が満たしていなかった指定の条件。都道府県だけ') unmet!: ConditionJson[];
  @Many(CorrectionItemJson, '項目') items!: CorrectionItemJson[];
}

class ApprovalJson {
  @Text('決裁者') approverName!: string;
  @Word('決裁したか、起案者に戻したか', ['approved', 'returned']) answer!: string;
  @Text('コメント') comment!: string;
  @Day('答えた日') answeredOn!: string;
  @Day('無効となった日', { nullable: true }) voidedOn!: string | null;
}

class RemarkAnswerJson {
  @Text('意見聴取の番号') hearingId!: string;
  @Word('条件、異議、確認できない項目、附帯意見のどれへの対応か。会議体の意見が一つだったときはnull', REMARK_KINDS, {
    nullable: true,
  })
  kind!: string | null;
  @Flag('通知に反映するか') takenUp!: boolean;
  @Text('通知に反映する文、又は反映しない理由') text!: string;
}

class DraftJson {
  @Uuid('起案の番号') id!: string;
  @Word('指定か不指定か', ['designate', 'refuse']) outcome!: string;
  @Text('起案者') drafterName!: string;
  @Day('起案の日') draftedOn!: string;
  @Text('起案文') text!: string;
  @Text('理由') reason!: string;
  @Text('条件（1行に一つ）') terms!: string;
  @Day('施行日', { nullable: true }) issueOn!: string | null;
  @Many(RemarkAnswerJson, '会議体の条件・附帯意見・異議への対応') answers!: RemarkAnswerJson[];
  @Day('指定の開始日', { nullable: true }) validFrom!: string | null;
  @Day('指定の終了日', { nullable: true }) validTo!: string | null;
  @Day('無効となった日', { nullable: true }) voidedOn!: string | null;
  @Text('無効となった理由') voidReason!: string;
  @Many(ApprovalJson, '決裁') approvals!: ApprovalJson[];
}

class DeadlineJson {
  @Word('期限の種類', DEADLINE_KINDS) kind!: string;
  @Day('期限') dueOn!: string;
  @Text(DUE_NOTE, { nullable: true }) dueNote!: string | null;
  @Text('根拠') legalBasis!: string;
  @Word('進行中・超過・終了', ['open', 'passed', 'closed']) status!: string;
}

class AttemptJson {
  @Text('試みた操作') event!: string;
  @Text('試みた操作の名前') eventLabel!: string;
  @Word('そのときの状態', STATES) state!: string;
  @Text('断った理由の種類') code!: string;
  @Many(
    ConditionJson,
    '満たしていなかった条件。都道府県の職員が試みたものだけ（ほかの機関が試みたものは、中身を示さない）',
  )
  conditions!: ConditionJson[];
  @Text('試みた人') actorName!: string;
  @Text('試みた人の役割') actorRoleLabel!: string;
  @Text('試みた人の所属') actorOffice!: string;
  @Instant('日時') occurredAt!: string;
}

const CONTENT_CLASSES = Object.values(CONTENT_INPUTS);

@ApiExtraModels(...CONTENT_CLASSES, CheckJson)
export class CaseJson {
  @Uuid('申請の番号') id!: string;
  @Text('受付番号（例：R8-3-0012）。提出するまではnull', { nullable: true }) referenceNo!: string | null;
  @Word('区分', KINDS) kind!: string;
  @Text('区分の名前') kindLabel!: string;
  @Word('手続', PROCEDURES) procedure!: string;
  @Text('手続の名前') procedureLabel!: string;
  @Word('状態', STATES) state!: string;
  @Text('状態の名前') stateLabel!: string;
  @Whole('申請の版。操作とともに送り返す') lockVersion!: number;
  @Whole('書いている申請内容の版。SUBMITとSUBMIT_CORRECTIONで送り返す。医療機関だけ', { nullable: true })
  workingVersion!: number | null;
  @Day('提出の日。紙で到達したものは、その到達の日', { nullable: true }) submittedOn!: string | null;
  @Day('紙の申請が都道府県に到達した日。紙でないときはnull', { nullable: true }) paperArrivedOn!: string | null;
  @Day('受付の日', { nullable: true }) receivedOn!: string | null;
  @One(InstitutionNameJson, '医療機関') institution!: InstitutionNameJson;
  @One(NamedJson, '二次医療圏', { nullable: true }) planningArea!: NamedJson | null;
  @One(NamedJson, '調整会議事務局', { nullable: true }) secretariat!: NamedJson | null;
  @One(NamedJson, '所管保健所', { nullable: true }) jurisdiction!: NamedJson | null;
  @Text('調整会議に依頼した後に医療機関の構想区域が変わったとき、それを述べた文。ないときはnull', { nullable: true })
  askedElsewhere!: string | null;
  @One(NamedJson, '申請回', { nullable: true }) round!: NamedJson | null;
  @One(ValidityJson, '更新又は変更の対象である現在の指定', { nullable: true }) currentDesignation!: ValidityJson | null;
  @One(ValidityJson, '業務変更のとき、更新されて現在の指定に続く、まだ始まっていない指定', { nullable: true })
  comingDesignation!: ValidityJson | null;
  @One(NextJson, '次にすること') next!: NextJson;
  @Many(StageJson, '段階の並び') stages!: StageJson[];
  @Many(ExpectedStepJson, '現在の段階とこれからの段階の予定') expectedSteps!: ExpectedStepJson[];
  @Text('処理日数。提出前はnull', { nullable: true }) processing!: string | null;
  @ApiProperty({
    description: '申請の内容。医療機関には書いている内容、ほかの人には提出された内容（提出前は空）',
    anyOf: CONTENT_CLASSES.map((type) => ({ $ref: getSchemaPath(type) })),
  })
  content!: Omit<ApplicationContent, 'kind'>;
  @One(PlanJson, '時短計画（案）', { nullable: true }) plan!: PlanFacts | null;
  @One(EvaluationJson, '評価センターの評価', { nullable: true }) evaluation!: EvaluationJson | null;
  @Table('審査の確認項目（R1など）ごとの結果。都道府県だけ', { $ref: getSchemaPath(CheckJson) }) examination!: Record<
    string,
    CheckJson
  >;
  @Many(HearingJson, '意見聴取') hearings!: HearingJson[];
  @Many(CorrectionJson, '補正（新しい順）。医療機関と都道府県だけ') corrections!: CorrectionJson[];
  @Many(DraftJson, '起案（新しい順）。都道府県だけ') drafts!: DraftJson[];
  @Many(DeadlineJson, '期限') deadlines!: DeadlineJson[];
  @Many(StoredFileJson, '発出文書') issuedDocuments!: StoredFileJson[];
  @Many(AttemptJson, '断られた操作（新しい順）。都道府県だけ') attempts!: AttemptJson[];
}

export function caseJson(view: CaseView): CaseJson {
  const { application, institution, facts, requiredActions: actions } = view;
  const { id, referenceNo, kind, procedure, state, lockVersion } = application;
  const { kind: _sameKind, ...content } = facts.content;
  return {
    id,
    referenceNo,
    kind,
    kindLabel: KIND_INFO[kind].label,
    procedure,
    procedureLabel: PROCEDURE_LABEL[procedure],
    state,
    stateLabel: stateLabel(state, procedure),
    lockVersion,
    workingVersion: view.working && application.workingVersion,
    submittedOn: facts.submittedOn,
    paperArrivedOn: facts.paperArrivedOn,
    receivedOn: facts.receivedOn,
    institution: { id: institution.id, code: institution.code, name: institution.name },
    planningArea: named(view.planningArea),
    secretariat: named(view.secretariat),
    jurisdiction: named(view.jurisdiction),
    askedElsewhere: requestsElsewhereInWords(facts),
    round: view.round && { id: view.round.id, name: view.round.label },
    currentDesignation: facts.currentDesignation && {
      validFrom: facts.currentDesignation.validFrom,
      validTo: facts.currentDesignation.validTo,
    },
    comingDesignation: facts.comingDesignation && {
      validFrom: facts.comingDesignation.validFrom,
      validTo: facts.comingDesignation.validTo,
    },
    next: nextJson(actions),
    stages: view.stageLine.map(({ stage, label, status }) => ({ stage, label, status })),
    expectedSteps: view.expectedSteps.map(({ stage, label, when }) => ({ stage, label, when })),
    processing: view.processingText,
    content,
    plan: facts.plan,
    evaluation: facts.evaluation,
    examination: examinationJson(facts.examination),
    hearings: view.hearings.map((hearing) => hearingJson(hearing, facts)),
    corrections: view.corrections.map((correction) => correctionJson(correction, facts)),
    drafts: view.drafts.map(draftJson),
    deadlines: view.deadlines.map(({ kind: deadline, dueOn, legalBasis, status }) => ({
      kind: deadline,
      dueOn,
      dueNote: holidayCaveat(dueOn, facts),
      legalBasis,
      status,
    })),
    issuedDocuments: view.documents.issued.map(storedFileJson),
    attempts: view.attempts.map((attempt) => attemptJson(attempt, procedure)),
  };
}

function named(place: { id: string; name: string } | null): NamedJson | null {
  return place && { id: place.id, name: place.name };
}

function nextJson(actions: CaseView['requiredActions']): NextJson {
  const {
    holder,
    holderLabel,
    sentence,
    mine,
    sinceOn,
    sinceOfficeDays,
    dueOn,
    dueInOfficeDays,
    dueNote,
    overdue,
    status,
    statusLabel,
  } = actions;
  return {
    holder,
    holderLabel,
    sentence,
    mine,
    sinceOn,
    sinceOfficeDays,
    dueOn,
    dueInOfficeDays,
    dueNote,
    overdue,
    status,
    statusLabel,
  };
}

function examinationJson(checks: CaseFacts['examination']): Record<string, CheckJson> {
  return Object.fromEntries(
    Object.entries(checks).map(([id, { met, note, outdated = false }]) => [id, { met, note, outdated }]),
  );
}

function hearingJson(hearing: HearingView, calendar: KnownCalendar): HearingJson {
  const { convened, confirmation, opinion } = hearing;
  return {
    id: hearing.id,
    council: hearing.council,
    councilLabel: hearing.councilLabel,
    planningAreaName: hearing.planningAreaName,
    healthCentreName: hearing.healthCentreName,
    requestedOn: hearing.requestedOn,
    dueOn: hearing.dueOn,
    dueNote: holidayCaveat(hearing.dueOn, calendar),
    reportedOn: hearing.reportedOn,
    convened: convened && { method: convened.method, meetsOn: convened.meetsOn, meetingName: convened.meetingName },
    confirmation: confirmation && {
      points: { ...confirmation.points },
      confirmedOn: confirmation.confirmedOn,
      chair: confirmation.chair,
      remarks: confirmation.remarks,
    },
    opinion: opinion && {
      heldOn: opinion.heldOn,
      answeredOn: opinion.answeredOn,
      body: opinion.body,
      opinion: opinion.opinion,
      remarks: opinion.remarks,
      supplementaryOpinion: opinion.supplementaryOpinion,
    },
    voided: hearing.voided,
  };
}

function correctionJson({ items, unmet, ...correction }: CorrectionView, calendar: KnownCalendar): CorrectionJson {
  const dueNote = holidayCaveat(correction.dueOn, calendar);
  const { number, requestedOn, dueOn, closedOn, closedReason } = correction;
  const shown = items.map(({ id, target, text, answer, unchanged }) => ({ id, target, text, answer, unchanged }));
  return { number, requestedOn, dueOn, dueNote, closedOn, closedReason, unmet: unmet.map(conditionJson), items: shown };
}

function draftJson(draft: DraftView): DraftJson {
  return {
    id: draft.id,
    outcome: draft.outcome,
    drafterName: draft.drafterName,
    draftedOn: draft.draftedOn,
    text: draft.text,
    reason: draft.reason,
    terms: draft.terms,
    issueOn: draft.issueOn,
    answers: draft.answers.map(({ hearingId, kind = null, takenUp, text }) => ({ hearingId, kind, takenUp, text })),
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    voidedOn: draft.voidedOn,
    voidReason: draft.voidReason,
    approvals: draft.approvals.map(({ approverName, answer, comment, answeredOn, voidedOn }) => ({
      approverName,
      answer,
      comment,
      answeredOn,
      voidedOn,
    })),
  };
}

function attemptJson(attempt: EventAttempt, procedure: CaseFacts['procedure']): AttemptJson {
  return {
    event: attempt.eventType,
    eventLabel: eventLabel(attempt.eventType, procedure),
    state: attempt.state,
    code: attempt.code,
    conditions: attempt.conditions.map(conditionJson),
    actorName: attempt.actorName,
    actorRoleLabel: ROLE_LABEL[attempt.actorRole],
    actorOffice: attempt.actorOffice,
    occurredAt: attempt.occurredAt.toISOString(),
  };
}
