/** Whether a hospital may begin an application, and which case has taken the place of another. What it must contain is asked when it is submitted. */
import type { Actor } from './terms/actors.js';
import { condition } from './conditions/condition.js';
import {
  designationInForce,
  lapseStands,
  oneDesignationOfKind,
  paperBesideNoOther,
  type TermFacts,
} from './conditions/one-designation.js';
import type { IsoDate } from './calendar/days.js';
import { formatJapaneseDateWithWeekday } from './calendar/japanese-date.js';
import { arrivedInTime, renewalDeadlineBasis } from './designation/validity.js';
import type { Condition } from './case/decision.js';
import type { DesignationTerm } from './case/facts.js';
import { KIND_INFO, PROCEDURE_LABEL, type Kind, type ProcedureType } from './terms/kinds.js';
import { articleFor } from './terms/law.js';
import { numberAfterCase } from './terms/reference-number.js';
import { type CaseState, STATE_INFO } from './terms/states.js';

/** Another case of the same institution and kind. */
export interface OtherCase {
  /** Null before its submission. */
  referenceNo: string | null;
  procedure: ProcedureType;
  state: CaseState;
  /** It is a renewal that arrived after the last day of its designation, so that it keeps nothing in force; absent where nobody asks. */
  tooLate?: boolean;
}

export interface OpeningFacts {
  kind: Kind;
  procedure: ProcedureType;
  institutionId: string;
  /** The cases that the institution has of the kind, or had. */
  otherCases: readonly OtherCase[];
  /** The designation that was named; null when none was named or it does not exist. */
  currentDesignation: { institutionId: string; kind: Kind; validTo: IsoDate } | null;
  heldDesignation: TermFacts['heldDesignation'];
  /** The term in which the designation that was named is today, for a renewal may have followed it; null where none was named. */
  termToChange: DesignationTerm | null;
  /** The day on which the application arrived on paper, which the prefecture begins for the institution; null where the institution begins. */
  paperArrivedOn: IsoDate | null;
}

/**
 * The procedures of which a kind has one unfinished case at a time. A change runs beside a renewal: a change that is
 * under examination must not keep the hospital from renewing by the last day (法115②), nor the other way round.
 */
function rivalsOf(procedure: ProcedureType): readonly ProcedureType[] {
  return procedure === 'change' ? ['change'] : ['new', 'renewal'];
}

const isFinished = ({ state }: OtherCase): boolean => STATE_INFO[state].final;

/**
 * The case that asks for the same and is not finished; null without one. A renewal that came too late can only be refused, so it is in no way of the new
 * designation that the hospital has to ask for instead (法115①②).
 */
function openRival(procedure: ProcedureType, others: readonly OtherCase[]): OtherCase | null {
  const isInTheWay = (other: OtherCase) => !(procedure === 'new' && other.tooLate === true);
  return (
    others.find((other) => rivalsOf(procedure).includes(other.procedure) && !isFinished(other) && isInTheWay(other)) ??
    null
  );
}

/** The case that is in the way of the one that is to be begun, and the way past it. */
function noOtherOpenCase({ kind, procedure, otherCases, paperArrivedOn, currentDesignation }: OpeningFacts): Condition {
  const onPaper = paperArrivedOn !== null;
  const isRenewal = onPaper && procedure === 'renewal';
  const isTooLate = isRenewal && currentDesignation !== null && !arrivedInTime(paperArrivedOn, currentDesignation);
  // A hospital that still writes an application for a new designation keeps the prefecture from noting no renewal: the one that came in time keeps the
  // designation in force (法115②), beside which the other can neither be submitted nor designated (`oneDesignationOfKind`). One that came too late keeps
  // none in force, and stands beside each.
  const isBeside = ({ procedure: other, referenceNo }: OtherCase) =>
    isRenewal && other === 'new' && (isTooLate || referenceNo === null);
  const beside = otherCases.filter((other) => !isBeside(other));
  const open = openRival(procedure, beside);
  const of = onPaper && open !== null ? `${PROCEDURE_LABEL[open.procedure]}の` : '';
  const way =
    onPaper && open?.procedure === procedure
      ? '紙の申請の到達は、その申請の画面で記録してください。到達が既に記録されているときは、その日を「記録を訂正する」で直せます'
      : isRenewal
        ? '満了の日までに到達した更新の申請は、それに処分がされるまで現在の指定の効力を続けます（到達を記録する日が後になっても変わりません）。医療機関に連絡し、新規の申請が取り下げられてから、この到達を記録してください。新規の指定がされた後は記録できません'
        : 'その申請を続けるか、取り下げてから始めてください';
  return condition(
    'noOtherOpenCase',
    open === null,
    {
      met: '同じ区分の手続中の申請はありません',
      unmet: `${KIND_INFO[kind].label}の${of}申請${numberAfterCase(open?.referenceNo ?? '')}が手続中です。${way}`,
    },
    isRenewal ? articleFor(kind, '115②') : '',
  );
}

/**
 * The case that has taken the place of one that was withdrawn: it asks for the same and is open, or led to a designation after that one was begun.
 * @param others in the order in which they were begun
 */
export function caseInPlaceOf<Other extends OtherCase & { begunLater: boolean }>(
  { procedure, state }: Pick<OtherCase, 'procedure' | 'state'>,
  others: readonly Other[],
): Other | null {
  if (state !== 'withdrawn') return null;
  const rivals = others.filter((other) => rivalsOf(procedure).includes(other.procedure));
  return rivals.find((other) => !isFinished(other) || (other.state === 'designated' && other.begunLater)) ?? null;
}

/**
 * Who begins a case: the institution. An application that came on paper is begun by the officer who notes its arrival, for it has arrived whether or not
 * anybody here has begun it (行政手続法7条).
 */
function whoseOpening({ institutionId, paperArrivedOn }: OpeningFacts, actor: Actor): Condition {
  return paperArrivedOn === null
    ? condition('ownInstitution', actor.role === 'hospital' && actor.institutionId === institutionId, {
        met: '自院の申請です',
        unmet: '申請を始められるのは、その医療機関だけです',
      })
    : condition('paperBegunByOffice', actor.role === 'prefectureOfficer', {
        met: '都道府県の担当が、到達した紙の申請を始めます',
        unmet: '紙で到達した申請を始められるのは、都道府県の担当だけです',
      });
}

/**
 * A renewal arrives by the last day (法115①②): the hospital begins none after it. One whose paper has arrived has arrived, in time or not, and is examined
 * and decided (行政手続法7条); whoever notes one that came too late is told what it does not do (`latePaperIsTold`).
 */
function renewalCanArrive({ kind }: OpeningFacts, { validTo }: { validTo: IsoDate }, today: IsoDate): Condition {
  const lastDay = formatJapaneseDateWithWeekday(validTo);
  return condition(
    'notExpired',
    arrivedInTime(today, { validTo }),
    {
      met: `現在の指定の有効期間（${lastDay}まで）の内の更新です`,
      unmet: `現在の指定は${lastDay}に満了したため、更新の申請はもう始められません。紙の申請が都道府県に到達しているときは、都道府県に連絡してください（都道府県が到達の日を記録して始めます）。満了の日までに到達していないときは、新規の申請を始めてください`,
    },
    renewalDeadlineBasis(kind),
  );
}

/** Every condition of opening a case, met or not; for whoever may not begin it only that. */
export function openingConditions(facts: OpeningFacts, actor: Actor, today: IsoDate): Condition[] {
  const { kind, procedure, institutionId, currentDesignation, heldDesignation, paperArrivedOn, termToChange } = facts;
  const own = whoseOpening(facts, actor);
  if (!own.met) return [own]; // nothing is said about the cases of another institution
  const term = { kind, procedure, heldDesignation, currentDesignation };
  const conditions = [
    own,
    noOtherOpenCase(facts),
    ...(procedure === 'renewal' && paperArrivedOn !== null
      ? paperBesideNoOther(term, { arrival: paperArrivedOn, givenUpOn: null })
      : oneDesignationOfKind(term, today)),
  ];
  if (procedure === 'new') return conditions;
  const ofThisKind = currentDesignation?.institutionId === institutionId && currentDesignation.kind === kind;
  return [
    ...conditions,
    condition(
      'currentDesignation',
      ofThisKind,
      {
        met: '現在の指定があります',
        unmet: `${PROCEDURE_LABEL[procedure]}の対象となる${KIND_INFO[kind].label}の指定が選ばれていません。現在の指定から始めてください`,
      },
      articleFor(kind, procedure === 'renewal' ? '115①' : '116①'),
    ),
    ...(procedure === 'renewal' && ofThisKind && paperArrivedOn === null
      ? [renewalCanArrive(facts, currentDesignation, today)]
      : []),
    ...(procedure === 'renewal' &&
    ofThisKind &&
    paperArrivedOn !== null &&
    heldDesignation?.validTo === currentDesignation.validTo
      ? lapseStands(kind, 'notePaper', { ...heldDesignation, today }, { arrival: paperArrivedOn, givenUpOn: null })
      : []),
    ...(procedure === 'change' && ofThisKind && termToChange !== null
      ? [designationInForce(kind, { ...termToChange, today: paperArrivedOn ?? today })]
      : []),
  ];
}
