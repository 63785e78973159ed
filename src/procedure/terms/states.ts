/**
 * The states of an application. A state once used is never deleted from this list:
 * stored cases and the case log must always resolve.
 */
import type { Party } from './actors.js';
import { OUTCOME_LABEL, type ProcedureType } from './kinds.js';

export const STATES = [
  'planDrafting',
  'underEvaluation',
  'preparing',
  'submitted',
  'examining',
  'correcting',
  'coordinationCouncil.requested',
  'coordinationCouncil.convened',
  'coordinationCouncil.reported',
  'measuresCouncil',
  'medicalCouncil',
  'deciding.drafted',
  'deciding.approved',
  'designated',
  'refused',
  'withdrawn',
] as const;
export type CaseState = (typeof STATES)[number];

export interface StateInfo {
  /** 段階, as a new designation calls it; that of a case is told by `stateLabel`. */
  label: string;
  /** Whose turn it is while the case rests here. */
  holder: Party;
  final: boolean;
}

export const STATE_INFO: Readonly<Record<CaseState, StateInfo>> = {
  planDrafting: { label: '時短計画（案）の作成', holder: 'hospital', final: false },
  underEvaluation: { label: '評価センター受審中', holder: 'evaluationCentre', final: false },
  preparing: { label: '申請書類の作成', holder: 'hospital', final: false },
  submitted: { label: '提出済（受付待ち）', holder: 'prefectureOfficer', final: false },
  examining: { label: '審査', holder: 'prefectureOfficer', final: false },
  correcting: { label: '補正中', holder: 'hospital', final: false },
  'coordinationCouncil.requested': { label: '調整会議（依頼済）', holder: 'healthCentre', final: false },
  'coordinationCouncil.convened': { label: '調整会議（日程決定）', holder: 'healthCentre', final: false },
  'coordinationCouncil.reported': { label: '調整会議（報告済）', holder: 'prefectureOfficer', final: false },
  measuresCouncil: { label: '医療対策協議会', holder: 'prefectureOfficer', final: false },
  medicalCouncil: { label: '医療審議会', holder: 'prefectureOfficer', final: false },
  'deciding.drafted': { label: '起案（決裁待ち）', holder: 'prefectureApprover', final: false },
  'deciding.approved': { label: '決裁済（通知待ち）', holder: 'prefectureOfficer', final: false },
  designated: { label: '指定', holder: 'none', final: true },
  refused: { label: '不指定', holder: 'none', final: true },
  withdrawn: { label: '取下げ', holder: 'none', final: true },
};

/** 段階 of a case of this procedure: a renewal that is given is no 指定, and a change that is not approved no 不指定. */
export function stateLabel(state: CaseState, procedure: ProcedureType): string {
  if (state === 'designated') return OUTCOME_LABEL[procedure].granted;
  return state === 'refused' ? OUTCOME_LABEL[procedure].refused : STATE_INFO[state].label;
}

/** The stages of the line shown on case pages, in order; a state belongs to exactly one. */
export const STAGES = [
  { id: 'plan', label: '計画', states: ['planDrafting'] },
  { id: 'evaluation', label: '受審', states: ['underEvaluation'] },
  { id: 'preparation', label: '準備', states: ['preparing'] },
  { id: 'submission', label: '提出', states: ['submitted'] },
  { id: 'examination', label: '審査', states: ['examining', 'correcting'] },
  {
    id: 'coordinationCouncil',
    label: '調整会議',
    states: ['coordinationCouncil.requested', 'coordinationCouncil.convened', 'coordinationCouncil.reported'],
  },
  { id: 'measuresCouncil', label: '対策協', states: ['measuresCouncil'] },
  { id: 'medicalCouncil', label: '審議会', states: ['medicalCouncil'] },
  { id: 'decision', label: '決裁', states: ['deciding.drafted', 'deciding.approved'] },
  { id: 'result', label: '指定', states: ['designated', 'refused', 'withdrawn'] },
] as const satisfies readonly { id: string; label: string; states: readonly CaseState[] }[];
export type StageId = (typeof STAGES)[number]['id'];
