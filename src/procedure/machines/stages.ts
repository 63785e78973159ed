/** The stages the four machines share. Each machine file puts them together. */
import type { CouncilId } from '../case/facts.js';
import { REOPENED_STATES } from '../conditions/examination.js';
import type { EventType } from '../events/index.js';
import type { CaseState } from '../terms/states.js';
import { at, resting, type Moves } from './setup.js';

/** How a case comes before a council: the event that asks, and the state in which the answer is awaited. */
export const REFERRAL: Readonly<Record<CouncilId, { event: EventType; state: CaseState }>> = {
  coordinationCouncil: { event: 'REQUEST_COORDINATION_COUNCIL', state: 'coordinationCouncil.requested' },
  measuresCouncil: { event: 'REFER_TO_MEASURES_COUNCIL', state: 'measuresCouncil' },
  medicalCouncil: { event: 'REFER_TO_MEDICAL_COUNCIL', state: 'medicalCouncil' },
};

/** Events that ask these councils. Which of them is due is said by the conditions, not by the machine. */
function referralsTo(councils: readonly CouncilId[]): Moves {
  return Object.fromEntries(councils.map((council) => [REFERRAL[council].event, REFERRAL[council].state]));
}

/** Both ways to a draft decision (起案). */
const DRAFTING: Moves = { DRAFT_DESIGNATION: 'deciding.drafted', DRAFT_REFUSAL: 'deciding.drafted' };

/** The applicant may give up at any time before the decision. */
const WITHDRAWAL: Moves = { WITHDRAW: 'withdrawn' };

const REOPENING: Moves = { REOPEN_EXAMINATION: 'examining' };

/**
 * The prefecture notes a question at any time, also after the end: hospitals and residents ask about what was decided. So somebody is in charge of it
 * at any time.
 */
const notes = (state: CaseState): Moves => ({
  NOTE_INQUIRY: state,
  ASSIGN_OFFICER: state,
  RELEASE_OFFICER: state,
});

/** Until a decision is drafted a case can be dealt with in another round; what the prefecture has to do by then goes by the dates of the round. */
const inRound = (state: CaseState): Moves => ({ MOVE_ROUND: state });
const ownTurn = (state: CaseState): Moves => ({ ROUND_RESCHEDULED: state });

/** It files the minutes of a council that was held, which come late: the prefecture of every one, whoever writes them. */
const notesAndMinutes = (state: CaseState): Moves => ({ ...notes(state), ATTACH_MINUTES: state });

/** The health centres do both from the request to their council on, also while it is decided and after the end: minutes come late, and questions too. */
const ofCentres = (state: CaseState): Moves => ({ NOTE_CENTRE_INQUIRY: state, ATTACH_CENTRE_MINUTES: state });
const notesOfCentres = (state: CaseState): Moves => ({ ...notesAndMinutes(state), ...ofCentres(state) });
const lateOfCentres = (state: CaseState, councils: readonly CouncilId[]): Moves =>
  councils.includes('coordinationCouncil') ? ofCentres(state) : {};

/** What is still written down when the case has ended: nothing else is done to it then. */
const besideTheEnd = (state: CaseState, councils: readonly CouncilId[]): Moves => ({
  ...notesAndMinutes(state),
  ...lateOfCentres(state, councils),
});

/** From the draft plan to the arrival of the application: the hospital's own work. */
export const preparationStages = {
  planDrafting: resting({
    RECORD_PLAN: 'planDrafting',
    ATTACH_DOCUMENT: 'planDrafting',
    REMIND: 'planDrafting',
    WITHDRAW_DOCUMENT: 'planDrafting',
    NOTE_PAPER_ARRIVAL: 'planDrafting',
    TAKE_UP_PAPER: 'examining',
    UNDO_PAPER_ARRIVAL: 'planDrafting',
    ROUND_DEADLINE_MOVED: 'planDrafting',
    CHOOSE_ROUND: 'planDrafting',
    ...inRound('planDrafting'),
    ...notes('planDrafting'),
    APPLY_FOR_EVALUATION: 'underEvaluation',
    ...WITHDRAWAL,
  }),
  underEvaluation: resting({
    RECORD_PLAN: 'underEvaluation',
    ATTACH_DOCUMENT: 'underEvaluation',
    REMIND: 'underEvaluation',
    WITHDRAW_DOCUMENT: 'underEvaluation',
    NOTE_PAPER_ARRIVAL: 'underEvaluation',
    TAKE_UP_PAPER: 'examining',
    UNDO_PAPER_ARRIVAL: 'underEvaluation',
    ROUND_DEADLINE_MOVED: 'underEvaluation',
    CHOOSE_ROUND: 'underEvaluation',
    ...inRound('underEvaluation'),
    ...notes('underEvaluation'),
    APPLY_FOR_EVALUATION: 'underEvaluation',
    RECORD_EVALUATION: 'preparing',
    // A renewal may arrive before the result of its evaluation (法115②).
    SUBMIT: 'submitted',
    ...WITHDRAWAL,
  }),
  preparing: resting({
    RECORD_PLAN: 'preparing',
    ATTACH_DOCUMENT: 'preparing',
    REMIND: 'preparing',
    WITHDRAW_DOCUMENT: 'preparing',
    NOTE_PAPER_ARRIVAL: 'preparing',
    TAKE_UP_PAPER: 'examining',
    UNDO_PAPER_ARRIVAL: 'preparing',
    ROUND_DEADLINE_MOVED: 'preparing',
    CHOOSE_ROUND: 'preparing',
    ...inRound('preparing'),
    ...notes('preparing'),
    APPLY_FOR_EVALUATION: 'preparing',
    RECORD_EVALUATION: 'preparing',
    SUBMIT: 'submitted',
    ...WITHDRAWAL,
  }),
  submitted: resting({
    RECEIVE: 'examining',
    PULL_BACK: 'preparing',
    ...inRound('submitted'),
    ...ownTurn('submitted'),
    ...notes('submitted'),
    ...WITHDRAWAL,
  }),
};

/** Examination by the prefecture, and the correction it may ask for (行政手続法7条). */
export function examinationStages(councils: readonly CouncilId[]) {
  return {
    examining: resting({
      UNDO_RECEIPT: 'submitted',
      RECORD_EXAMINATION: 'examining',
      ...inRound('examining'),
      ...ownTurn('examining'),
      ...notesAndMinutes('examining'),
      REQUEST_CORRECTION: 'correcting',
      ...referralsTo(councils),
      // After a correction or a returned draft a council that has answered may have to be heard again.
      ...REOPENING,
      ...DRAFTING,
      ...WITHDRAWAL,
    }),
    correcting: resting({
      RECORD_PLAN: 'correcting',
      ATTACH_DOCUMENT: 'correcting',
      APPLY_FOR_EVALUATION: 'correcting',
      WITHDRAW_DOCUMENT: 'correcting',
      RECORD_EVALUATION: 'correcting',
      SUBMIT_CORRECTION: 'examining',
      EXTEND_CORRECTION: 'correcting',
      CLOSE_CORRECTION: 'examining',
      REMIND: 'correcting',
      ...inRound('correcting'),
      ...notesAndMinutes('correcting'),
      DEADLINE_PASSED: 'correcting',
      ...WITHDRAWAL,
    }),
  };
}

/** What can follow a council's answer: a later council of the order, a draft, or a return to the examination. */
function afterAnswer(council: CouncilId, councils: readonly CouncilId[]): Moves {
  const later = councils.slice(councils.indexOf(council) + 1);
  return { ...referralsTo(later), ...DRAFTING, ...REOPENING, ...WITHDRAWAL };
}

/** 地域医療構想調整会議: one request may go to several areas, each held and reported by its health centre. */
function coordinationCouncilStage(councils: readonly CouncilId[]) {
  const convened = resting({
    CONVENE_COUNCIL: 'coordinationCouncil.convened',
    RECORD_CONFIRMATION: 'coordinationCouncil.convened',
    EXTEND_COUNCIL_REPORT: 'coordinationCouncil.convened',
    REMIND: 'coordinationCouncil.convened',
    ...inRound('coordinationCouncil.convened'),
    ...notesOfCentres('coordinationCouncil.convened'),
    DEADLINE_PASSED: 'coordinationCouncil.convened',
    UNDO_REPORT: 'coordinationCouncil.convened',
    ...REOPENING,
    ...WITHDRAWAL,
  });
  return {
    initial: 'requested',
    states: {
      requested: resting({
        CONVENE_COUNCIL: 'coordinationCouncil.convened',
        CANCEL_COUNCIL_REQUEST: 'examining',
        EXTEND_COUNCIL_REPORT: 'coordinationCouncil.requested',
        REMIND: 'coordinationCouncil.requested',
        ...inRound('coordinationCouncil.requested'),
        ...notesOfCentres('coordinationCouncil.requested'),
        DEADLINE_PASSED: 'coordinationCouncil.requested',
        ...REOPENING,
        ...WITHDRAWAL,
      }),
      convened: {
        on: {
          ...convened.on,
          REPORT_CONFIRMATION: [
            { guard: 'lastReportAndConditionsMet', target: at('coordinationCouncil.reported') },
            { guard: 'conditionsMet', target: at('coordinationCouncil.convened') },
          ],
          UNDO_CONVENING: [
            { guard: 'lastConvenedAndConditionsMet', target: at('coordinationCouncil.requested') },
            { guard: 'conditionsMet', target: at('coordinationCouncil.convened') },
          ],
        },
      },
      reported: resting({
        // Until the prefecture goes on: what it rests on then is put right by a correction.
        UNDO_REPORT: 'coordinationCouncil.convened',
        ...inRound('coordinationCouncil.reported'),
        ...ownTurn('coordinationCouncil.reported'),
        ...notesOfCentres('coordinationCouncil.reported'),
        ...referralsTo(['coordinationCouncil']),
        ...afterAnswer('coordinationCouncil', councils),
      }),
    },
  } as const;
}

/** The council states of the order, and no others. */
export function councilStages(councils: readonly CouncilId[]) {
  const stages = {
    coordinationCouncil: () => coordinationCouncilStage(councils),
    measuresCouncil: () =>
      resting({
        RECORD_MEASURES_COUNCIL: 'measuresCouncil',
        ...inRound('measuresCouncil'),
        ...ownTurn('measuresCouncil'),
        ...notesAndMinutes('measuresCouncil'),
        ...lateOfCentres('measuresCouncil', councils),
        ...afterAnswer('measuresCouncil', councils),
      }),
    medicalCouncil: () =>
      resting({
        RECORD_MEDICAL_COUNCIL: 'medicalCouncil',
        ...inRound('medicalCouncil'),
        ...ownTurn('medicalCouncil'),
        ...notesAndMinutes('medicalCouncil'),
        ...lateOfCentres('medicalCouncil', councils),
        ...afterAnswer('medicalCouncil', councils),
      }),
  };
  return Object.fromEntries(councils.map((council) => [council, stages[council]()]));
}

/** 起案 and 決裁, then the notice. The outcome of the draft says which notice (a condition). */
export const decisionStages = (councils: readonly CouncilId[]) => ({
  deciding: {
    initial: 'drafted',
    states: {
      drafted: resting({
        APPROVE: 'deciding.approved',
        RETURN_DRAFT: 'examining',
        ...ownTurn('deciding.drafted'),
        ...notesAndMinutes('deciding.drafted'),
        ...lateOfCentres('deciding.drafted', councils),
        ...REOPENING,
        ...WITHDRAWAL,
      }),
      approved: resting({
        ISSUE_DESIGNATION: 'designated',
        ISSUE_REFUSAL: 'refused',
        // What was approved is taken back by whoever may approve; REOPEN_EXAMINATION stands for the logs that have it (its conditions).
        RETURN_DRAFT: 'examining',
        ...ownTurn('deciding.approved'),
        ...notesAndMinutes('deciding.approved'),
        ...lateOfCentres('deciding.approved', councils),
        ...REOPENING,
        ...WITHDRAWAL,
      }),
    },
  },
});

export const finalStates = (councils: readonly CouncilId[]) => ({
  designated: resting(besideTheEnd('designated', councils)),
  refused: resting(besideTheEnd('refused', councils)),
  // The end of a case, unless it was a mistake.
  withdrawn: {
    on: {
      ...resting(besideTheEnd('withdrawn', councils)).on,
      // A paper that was noted by mistake and given up with the rest would keep a designation in force that had ended (法115②); one whose note was taken
      // back by mistake had kept it in force until the withdrawal.
      ...resting({ UNDO_PAPER_ARRIVAL: 'withdrawn', NOTE_PAPER_ARRIVAL: 'withdrawn' }).on,
      UNDO_WITHDRAWAL: REOPENED_STATES.map((state) => ({
        guard: { type: 'withdrawnFrom' as const, params: state },
        target: at(state),
      })),
    },
  },
});
