/** The body each event takes. */
import { ApiProperty } from '@nestjs/swagger';
import { LONGEST_NUMBER, LONGEST_PREAMBLE } from '../../procedure/fields/limits.js';
import {
  CONFIRMATION_POINTS,
  COUNCILS,
  DEADLINE_KINDS,
  REMARK_KINDS,
  REVIEW_CHECKS,
  type CouncilId,
  type DeadlineKind,
  type MeetingMethod,
  type Opinion,
  type RemarkKind,
} from '../../procedure/case/facts.js';
import { CONFIRMATION_POINT_LABEL } from '../../procedure/case/hearings.js';
import type { EventOf, EventType } from '../../procedure/events/index.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { EVALUATION_APPLICATION_FIELDS, EVALUATION_RESULT_FIELDS } from '../../procedure/fields/evaluation.js';
import { PLAN_FIELDS } from '../../procedure/fields/plan.js';
import { completeInputClass } from '../fields/described-class.js';
import { Choice, Choices, Day, Flag, Group, Id, Ids, Line, RowId, Rows, Text } from '../fields/fields.js';

const REQUIRED = { required: true } as const;
const OPINIONS = ['agreed', 'agreedWithConditions', 'disagreed'] as const satisfies readonly Opinion[];
const METHODS = ['inPerson', 'written'] as const satisfies readonly MeetingMethod[];

/** An event that says everything by its name. */
class NoInput {}

const RecordPlanInput = completeInputClass('RecordPlanInput', PLAN_FIELDS);

class AttachDocumentInput {
  @Id('書類の番号') requirementId!: string;
}

class WithdrawDocumentInput {
  @Id('書類の番号') requirementId!: string;
  @RowId('ファイル') fileId!: string;
  @Text('理由', REQUIRED) reason!: string;
}

const ApplyForEvaluationInput = completeInputClass('ApplyForEvaluationInput', EVALUATION_APPLICATION_FIELDS);

const RecordEvaluationInput = completeInputClass('RecordEvaluationInput', EVALUATION_RESULT_FIELDS);

export class ReasonInput {
  @Text('理由', REQUIRED) reason!: string;
}

class MovedDeadlineInput {
  @Day('申請の期限', REQUIRED) dueOn!: IsoDate;
}

export class PaperArrivalInput {
  @Day('紙の申請が到達した日', REQUIRED) arrivedOn!: IsoDate;
  @Text('到達の日を確かめた方法', REQUIRED) reason!: string;
}

class CorrectionAnswerInput {
  @RowId('補正の項目') itemId!: string;
  @Text('補正の内容', REQUIRED) answer!: string;
}

class SubmitCorrectionInput {
  @Rows(CorrectionAnswerInput, '補正の項目') answers: CorrectionAnswerInput[] = [];
}

export class ReviewCheckInput {
  @Flag('確認の結果', REQUIRED) met!: boolean;
  @Text('確認のメモ') note = '';
}

export class ReviewChecksInput {
  R1?: ReviewCheckInput;
  R2?: ReviewCheckInput;
  R3?: ReviewCheckInput;
  R4?: ReviewCheckInput;
  R5?: ReviewCheckInput;
  R6?: ReviewCheckInput;
  R10?: ReviewCheckInput;
  R11?: ReviewCheckInput;
  R12?: ReviewCheckInput;
  R13?: ReviewCheckInput;
  R14?: ReviewCheckInput;
}
for (const id of REVIEW_CHECKS)
  Group(ReviewCheckInput, `確認項目${id}`, { optional: true })(ReviewChecksInput.prototype, id);

export class RecordExaminationInput {
  @Group(ReviewChecksInput, '確認項目') checks?: ReviewChecksInput;
}

class CorrectionItemInput {
  @ApiProperty({
    description:
      '補正する箇所。書類の番号（必要な書類、添付された書類、求められたときに提出する書類）、申請内容の画面の最初の項目の名前、contactPhone、「その他」のどれか。ほかの値には、送れる値の全部を示して422で答える',
  })
  @Line('補正する箇所', REQUIRED)
  target!: string;
  @Text('補正を求める内容', REQUIRED) text!: string;
}

/** What is written on the letter that the act sends out; left empty, it says what its form says. */
class LetterInput {
  @Line('文書番号', { longest: LONGEST_NUMBER }) documentNumber = '';
  @Text('前文', { longest: LONGEST_PREAMBLE }) preamble = '';
}

class RequestCorrectionInput extends LetterInput {
  @Rows(CorrectionItemInput, '補正の項目', REQUIRED) items!: CorrectionItemInput[];
  @Day('補正の期限', REQUIRED) dueOn!: IsoDate;
}

class ExtensionInput extends ReasonInput {
  @Day('新しい期限', REQUIRED) dueOn!: IsoDate;
}

/** 議題に載せる, 諮問する. */
class ReferInput {
  @Day('議題に載せ、又は諮問した日', REQUIRED) requestedOn!: IsoDate;
}

class RequestCoordinationCouncilInput extends LetterInput {
  @Day('依頼した日', REQUIRED) requestedOn!: IsoDate;
  @Ids('調整会議を依頼する二次医療圏', REQUIRED) planningAreaIds!: string[];
  @Day('報告の期限', REQUIRED) dueOn!: IsoDate;
}

class RecordMeasuresCouncilInput {
  @Day('開催日', REQUIRED) heldOn!: IsoDate;
  @Choice('意見', OPINIONS) opinion!: Opinion;
  @Text('条件又は異議の理由') remarks = '';
  @Text('附帯意見') supplementaryOpinion = '';
}

class RecordMedicalCouncilInput extends RecordMeasuresCouncilInput {
  @Day('答申日', REQUIRED) answeredOn!: IsoDate;
  @Choice('審議の場', ['plenary', 'section']) body!: 'plenary' | 'section';
}

class ReopenExaminationInput extends ReasonInput {
  @Choices('改めて意見を聴く会議体', COUNCILS) rehear: CouncilId[] = [];
}

class RemarkAnswerInput {
  @RowId('意見聴取') hearingId!: string;
  @Choice('会議体の意見の種類', REMARK_KINDS, { optional: true }) kind?: RemarkKind;
  @Flag('反映するか', REQUIRED) takenUp!: boolean;
  @Text('通知に反映する文、又は反映しない理由', REQUIRED) text!: string;
}

class DraftRefusalInput {
  @Day('施行日', REQUIRED) issueOn!: IsoDate;
  @Text('起案文', REQUIRED) text!: string;
  @Text('理由', REQUIRED) reason!: string;
}

class DraftDesignationInput extends DraftRefusalInput {
  @Day('有効期間の始まり', REQUIRED) validFrom!: IsoDate;
  @Text('条件（1行に一つ）') terms = '';
  @Rows(RemarkAnswerInput, '会議体の意見への対応') answers: RemarkAnswerInput[] = [];
}

class IssueInput {
  @Line('文書番号', { ...REQUIRED, longest: LONGEST_NUMBER }) documentNumber!: string;
  @Day('施行日', REQUIRED) issuedOn!: IsoDate;
}

class ApproveInput {
  @Text('コメント') comment = '';
}

class ReturnDraftInput {
  @Text('起案者に戻す理由', REQUIRED) comment!: string;
}

class ConveneCouncilInput {
  @RowId('調整会議の依頼') hearingId!: string;
  @Choice('開催の方法', METHODS) method!: MeetingMethod;
  @Day('開催日', REQUIRED) meetsOn!: IsoDate;
  @Line('会議の名称', REQUIRED) meetingName!: string;
}

export class ConfirmationPointsInput {
  consistentWithPolicy?: boolean;
  longHoursUnavoidable?: boolean;
  dispatchNecessary?: boolean;
}
for (const point of CONFIRMATION_POINTS)
  Flag(CONFIRMATION_POINT_LABEL[point])(ConfirmationPointsInput.prototype, point);

export class RecordConfirmationInput {
  @RowId('調整会議の依頼') hearingId!: string;
  @Group(ConfirmationPointsInput, '確認事項') points?: ConfirmationPointsInput;
  @Day('確認した日', REQUIRED) confirmedOn!: IsoDate;
  @Line('座長', REQUIRED) chair!: string;
  @Text('意見・条件') remarks = '';
}

class ReportConfirmationInput {
  @RowId('調整会議の依頼') hearingId!: string;
}

class UndoneInput {
  @RowId('調整会議の依頼') hearingId!: string;
  @Text('理由', REQUIRED) reason!: string;
}

class InquiryInput {
  @Day('照会の日', REQUIRED) on!: IsoDate;
  @Line('相手', REQUIRED) counterpart!: string;
  @Text('照会の内容', REQUIRED) question!: string;
  @Text('回答') answer = '';
}

class MinutesInput {
  @RowId('会議体への依頼・諮問') hearingId!: string;
}

class OfficerInput {
  @RowId('担当') officerId!: string;
}

class RoundInput extends ReasonInput {
  @RowId('移す先の回') roundId!: string;
}

class DeadlineInput {
  @Choice('期限の種類', DEADLINE_KINDS) deadline!: DeadlineKind;
}

/** Events whose body has another shape than the event; see build-event.ts. */
export type ReshapedEvent = 'RECORD_PLAN' | 'RECORD_EVALUATION' | 'RECORD_EXAMINATION' | 'RECORD_CONFIRMATION';

/** Body of each event. */
export const EVENT_INPUTS = {
  RECORD_PLAN: RecordPlanInput,
  ATTACH_DOCUMENT: AttachDocumentInput,
  WITHDRAW_DOCUMENT: WithdrawDocumentInput,
  APPLY_FOR_EVALUATION: ApplyForEvaluationInput,
  RECORD_EVALUATION: RecordEvaluationInput,
  SUBMIT: NoInput,
  NOTE_PAPER_ARRIVAL: PaperArrivalInput,
  TAKE_UP_PAPER: ReasonInput,
  UNDO_PAPER_ARRIVAL: ReasonInput,
  PULL_BACK: ReasonInput,
  SUBMIT_CORRECTION: SubmitCorrectionInput,
  WITHDRAW: ReasonInput,
  RECEIVE: NoInput,
  UNDO_RECEIPT: ReasonInput,
  UNDO_WITHDRAWAL: ReasonInput,
  RECORD_EXAMINATION: RecordExaminationInput,
  REQUEST_CORRECTION: RequestCorrectionInput,
  EXTEND_CORRECTION: ExtensionInput,
  CLOSE_CORRECTION: ReasonInput,
  REQUEST_COORDINATION_COUNCIL: RequestCoordinationCouncilInput,
  EXTEND_COUNCIL_REPORT: ExtensionInput,
  CANCEL_COUNCIL_REQUEST: ReasonInput,
  REFER_TO_MEASURES_COUNCIL: ReferInput,
  RECORD_MEASURES_COUNCIL: RecordMeasuresCouncilInput,
  REFER_TO_MEDICAL_COUNCIL: ReferInput,
  RECORD_MEDICAL_COUNCIL: RecordMedicalCouncilInput,
  REOPEN_EXAMINATION: ReopenExaminationInput,
  DRAFT_DESIGNATION: DraftDesignationInput,
  DRAFT_REFUSAL: DraftRefusalInput,
  ISSUE_DESIGNATION: IssueInput,
  ISSUE_REFUSAL: IssueInput,
  APPROVE: ApproveInput,
  RETURN_DRAFT: ReturnDraftInput,
  CONVENE_COUNCIL: ConveneCouncilInput,
  RECORD_CONFIRMATION: RecordConfirmationInput,
  REPORT_CONFIRMATION: ReportConfirmationInput,
  UNDO_CONVENING: UndoneInput,
  UNDO_REPORT: UndoneInput,
  NOTE_INQUIRY: InquiryInput,
  NOTE_CENTRE_INQUIRY: InquiryInput,
  ATTACH_MINUTES: MinutesInput,
  ATTACH_CENTRE_MINUTES: MinutesInput,
  REMIND: DeadlineInput,
  DEADLINE_PASSED: DeadlineInput,
  ROUND_DEADLINE_MOVED: MovedDeadlineInput,
  ASSIGN_OFFICER: OfficerInput,
  RELEASE_OFFICER: NoInput,
  MOVE_ROUND: RoundInput,
  CHOOSE_ROUND: RoundInput,
  ROUND_RESCHEDULED: NoInput,
} as const satisfies Record<EventType, new () => object> & {
  [T in Exclude<EventType, ReshapedEvent>]: new () => Omit<EventOf<T>, 'type'>;
};
