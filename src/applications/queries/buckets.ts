/** The numbers of each home page: what is my turn, and what is late. Each is also a filter of the list. */
import { type Actor, isPrefecture, type Party, type Role } from '../../procedure/terms/actors.js';
import { STATES_OF_TASK, type Task } from '../../procedure/task.js';
import type { SqlFilter } from '../../platform/sql-filter.js';
import { type CaseState, STATE_INFO, STATES } from '../../procedure/terms/states.js';
import type { HearingStep } from '../../procedure/case/hearings.js';

export const BUCKET_IDS = [
  'overdue',
  'mine',
  'papers',
  'examination',
  'answered',
  'councils',
  'toDraft',
  'toNotify',
  'toApprove',
  'toConvene',
  'toConfirm',
  'toReport',
  'inProgress',
  'inMyCharge',
  'inNoCharge',
] as const;
export type BucketId = (typeof BUCKET_IDS)[number];

export const BUCKET_LABEL: Readonly<Record<BucketId, string>> = {
  overdue: '期限超過',
  mine: '要対応',
  papers: '紙で到達・未入力',
  examination: '受付・審査',
  answered: '補正の回答',
  councils: '会議体の手続',
  toDraft: '起案待ち',
  toNotify: '通知待ち',
  toApprove: '決裁待ち',
  toConvene: '新しい依頼',
  toConfirm: '確認の記録待ち',
  toReport: '報告できる案件',
  inProgress: '手続中',
  inMyCharge: '私の担当（手続中）',
  inNoCharge: '担当が決まっていない申請',
};

/** What the home page of a role shows, in order. */
export const BUCKETS_OF_ROLE: Readonly<Record<Role, readonly BucketId[]>> = {
  prefectureOfficer: [
    'overdue',
    'papers',
    'examination',
    'answered',
    'councils',
    'toDraft',
    'toNotify',
    'inMyCharge',
    'inNoCharge',
  ],
  prefectureApprover: ['overdue', 'toApprove'],
  healthCentre: ['overdue', 'toConvene', 'toConfirm', 'toReport'],
  hospital: ['overdue', 'mine', 'inProgress'],
  supportCentre: ['inProgress'],
  systemAdministrator: [],
  timer: [],
};

/** A condition as a list asks for it; `where` says only what the rest does not say. */
export interface ListFilter extends SqlFilter {
  /** It holds in no other state. */
  states: readonly CaseState[];
  /** It holds for cases with a hearing of the actor's health centre that stands at one of these steps. */
  steps?: readonly HearingStep[];
}

const ALL = '1 = 1';

const NOT_SUBMITTED: readonly CaseState[] = ['planDrafting', 'underEvaluation', 'preparing'];

/** The states in which this side holds the ball. */
export const statesOfHolder = (party: Party): readonly CaseState[] =>
  STATES.filter((state) => STATE_INFO[state].holder === party);

/** Cases in which the actor's side holds the ball; the same rule as `requiredActions(...).mine`, as SQL. */
export function mineFilter(actor: Actor): ListFilter {
  switch (actor.role) {
    case 'hospital':
      return {
        where: 'a.institution_id = :mineInstitutionId',
        params: { mineInstitutionId: actor.institutionId },
        states: statesOfHolder('hospital'),
      };
    case 'prefectureOfficer':
      return { where: ALL, params: {}, states: statesOfHolder('prefectureOfficer') };
    case 'prefectureApprover':
      return {
        // OFFSET 0 makes PostgreSQL look the drafts of each case up; else it may read all drafts there ever were.
        where: `NOT EXISTS (SELECT FROM draft_decision own
          WHERE own.application_id = a.id AND own.voided_on IS NULL AND own.drafter_id::text = :mineAccountId OFFSET 0)`,
        params: { mineAccountId: actor.accountId },
        states: statesOfHolder('prefectureApprover'),
      };
    case 'healthCentre':
      return atSteps(OPEN_STEPS);
    case 'supportCentre':
    case 'systemAdministrator':
    case 'timer':
      return { where: '1 = 0', params: {}, states: STATES };
  }
}

/** The condition as a whole, for a case of which nothing is known. */
export function wholeCondition({ where, params, states, steps }: ListFilter, { healthCentreId }: Actor): SqlFilter {
  const heard = steps ? ` AND ${atStep(steps)}` : '';
  return {
    where: `(a.state IN (${states.map((state) => `'${state}'`).join(', ')}) AND ${where}${heard})`,
    params: { ...params, ...(steps && { atStepHealthCentreId: healthCentreId }) },
  };
}

/** The actor, nobody, or the officer with this account. */
export type OfficerFilter = 'me' | 'none' | (string & {});

/** Who is in charge is the prefecture's own affair: the others ask in vain. */
export function officerFilter(officer: OfficerFilter, actor: Actor): SqlFilter {
  if (!isPrefecture(actor.role)) return { where: '1 = 0', params: {} };
  if (officer === 'none') return { where: 'a.officer_id IS NULL', params: {} };
  return officer === 'me'
    ? { where: 'a.officer_id = CAST(:ownOfficerId AS uuid)', params: { ownOfficerId: actor.accountId } }
    : { where: 'a.officer_id = CAST(:officerId AS uuid)', params: { officerId: officer } };
}

/** @param today date in Japan */
export function bucketFilter(bucket: BucketId, actor: Actor, today: string): ListFilter {
  switch (bucket) {
    case 'overdue': {
      // The prefecture answers for every case, whoever is late; the others for their own turn.
      if (isPrefecture(actor.role)) return { where: 'a.due_on < :today', params: { today }, states: STATES };
      const mine = mineFilter(actor);
      return { ...mine, where: `(a.due_on < :today AND ${mine.where})`, params: { ...mine.params, today } };
    }
    case 'mine':
    case 'toApprove':
      return mineFilter(actor);
    case 'examination':
    case 'answered':
    case 'councils':
    case 'toDraft':
    case 'toNotify':
      return withTask(BUCKET_TASKS[bucket]);
    case 'papers':
      // What has come is examined without delay (行政手続法7条), typed or not.
      return { where: 'a.paper_arrived_on IS NOT NULL AND a.submitted_on IS NULL', params: {}, states: NOT_SUBMITTED };
    case 'inMyCharge':
      return { ...officerFilter('me', actor), states: STATES.filter((state) => !STATE_INFO[state].final) };
    case 'inNoCharge':
      // What has not arrived may do without.
      return {
        ...officerFilter('none', actor),
        states: STATES.filter((state) => !STATE_INFO[state].final && !NOT_SUBMITTED.includes(state)),
      };
    case 'toConvene':
    case 'toConfirm':
    case 'toReport':
      return atSteps([bucket]);
    case 'inProgress':
      return { where: ALL, params: {}, states: STATES.filter((state) => !STATE_INFO[state].final) };
  }
}

/** What the prefecture does next about the cases of a number of its home. */
export const BUCKET_TASKS = {
  examination: ['receive', 'examine', 'readAnswer'],
  answered: ['readAnswer'],
  councils: ['hear'],
  toDraft: ['draft'],
  toNotify: ['notify'],
} as const satisfies Partial<Record<BucketId, readonly Task[]>>;

/** Few of all: an index of their own has them by due date, whatever their state. */
const FEW: readonly Task[] = ['readAnswer', 'draft'];

const withTask = (tasks: readonly Task[]): ListFilter => ({
  where: `a.task IN (${tasks.map((task) => `'${task}'`).join(', ')})`,
  params: {},
  states: tasks.every((task) => FEW.includes(task))
    ? STATES
    : STATES.filter((state) => tasks.some((task) => STATES_OF_TASK[task].includes(state))),
});

export const OPEN_STEPS: readonly HearingStep[] = ['toConvene', 'toConfirm', 'toReport'];

/** Cases that wait for a report of the health centre, with a hearing addressed to it that stands at one of the steps. */
const atSteps = (steps: readonly HearingStep[]): ListFilter => ({
  where: ALL,
  params: {},
  states: statesOfHolder('healthCentre'),
  steps,
});

/** Hearings that stand at one of the steps, as SQL over the row `alias`. */
export const hearingsAt = (alias: string, steps: readonly HearingStep[]): string =>
  `${alias}.council = 'coordinationCouncil' AND NOT ${alias}.voided AND ${alias}.step IN (${steps.map((step) => `'${step}'`).join(', ')})`;

/** OFFSET 0 makes PostgreSQL look the hearings of each case up; else it may read all of the centre. */
const atStep = (steps: readonly HearingStep[]): string => `EXISTS (SELECT FROM hearing h
  WHERE h.application_id = a.id AND h.health_centre_id = :atStepHealthCentreId AND ${hearingsAt('h', steps)} OFFSET 0)`;
