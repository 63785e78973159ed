/** The numbers of each home page: what is my turn, and what is late. Each is also a filter of the list. */
import type { Actor, Role } from '../../procedure/actors.js';
import type { HearingStep } from './hearing-step.js';

export const BUCKET_IDS = [
  'overdue',
  'mine',
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
] as const;
export type BucketId = (typeof BUCKET_IDS)[number];

/** A condition over `application` as alias `a`, with TypeORM's named parameters. */
export interface CaseCondition {
  where: string;
  params: Record<string, unknown>;
}

export const BUCKET_LABEL: Readonly<Record<BucketId, string>> = {
  overdue: '期限超過',
  mine: '要対応',
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
};

/** What the home page of a role shows, in order. */
export const BUCKETS_OF_ROLE: Readonly<Record<Role, readonly BucketId[]>> = {
  prefectureOfficer: ['overdue', 'examination', 'answered', 'councils', 'toDraft', 'toNotify'],
  prefectureApprover: ['overdue', 'toApprove'],
  healthCentre: ['overdue', 'toConvene', 'toConfirm', 'toReport'],
  hospital: ['overdue', 'mine', 'inProgress'],
  supportCentre: ['inProgress'],
  systemAdministrator: [],
  timer: [],
};

/** Cases in which the actor's side holds the ball; the same rule as `requiredActions(...).mine`, as SQL. */
export function mineCondition(actor: Actor): CaseCondition {
  switch (actor.role) {
    case 'hospital':
      return { where: `(a.holder = 'hospital' AND a.institution_id = :mineInstitutionId)`, params: { mineInstitutionId: actor.institutionId } };
    case 'prefectureOfficer':
      return { where: `a.holder = 'prefectureOfficer'`, params: {} };
    case 'prefectureApprover':
      return {
        // OFFSET 0 makes PostgreSQL look the drafts of each case up; else it may read all drafts there ever were.
        where: `(a.holder = 'prefectureApprover' AND NOT EXISTS (SELECT FROM draft_decision own
          WHERE own.application_id = a.id AND own.voided_on IS NULL AND own.drafter_id::text = :mineAccountId OFFSET 0))`,
        params: { mineAccountId: actor.accountId },
      };
    case 'healthCentre':
      return hearingCondition(actor, 'h.reported_on IS NULL');
    case 'supportCentre':
    case 'systemAdministrator':
    case 'timer':
      return { where: '1 = 0', params: {} };
  }
}

/** The last council has been heard. */
const READY_TO_DRAFT = `(a.state = 'medicalCouncil' AND EXISTS (SELECT FROM hearing h
  WHERE h.application_id = a.id AND h.council = 'medicalCouncil' AND NOT h.voided AND h.opinion IS NOT NULL))`;

/** @param today date in Japan */
export function bucketCondition(bucket: BucketId, actor: Actor, today: string): CaseCondition {
  switch (bucket) {
    case 'overdue': {
      // The prefecture answers for every case, whoever is late; the others for their own turn.
      if (actor.role === 'prefectureOfficer' || actor.role === 'prefectureApprover') return { where: 'a.due_on < :today', params: { today } };
      const mine = mineCondition(actor);
      return { where: `(a.due_on < :today AND ${mine.where})`, params: { ...mine.params, today } };
    }
    case 'mine':
      return mineCondition(actor);
    case 'examination':
      return states('submitted', 'examining');
    case 'answered':
      // Nothing was done since the answer came.
      return { where: `(a.state = 'examining' AND a.last_event = 'SUBMIT_CORRECTION')`, params: {} };
    case 'councils':
      return { where: `(a.state IN ('coordinationCouncil.reported', 'measuresCouncil', 'medicalCouncil') AND NOT ${READY_TO_DRAFT})`, params: {} };
    case 'toDraft':
      return { where: READY_TO_DRAFT, params: {} };
    case 'toNotify':
      return states('deciding.approved');
    case 'toApprove':
      return mineCondition(actor);
    case 'toConvene':
      return stepCondition(actor, 'toConvene');
    case 'toConfirm':
      return stepCondition(actor, 'toConfirm');
    case 'toReport':
      return stepCondition(actor, 'toReport');
    case 'inProgress':
      return { where: `a.state NOT IN ('designated', 'refused', 'withdrawn')`, params: {} };
  }
}

function states(...names: readonly string[]): CaseCondition {
  return { where: `a.state IN (${names.map((name) => `'${name}'`).join(', ')})`, params: {} };
}

const stepCondition = (actor: Actor, step: HearingStep): CaseCondition => hearingCondition(actor, `h.step = '${step}'`);

/** Cases that wait for a report of the health centre, with a hearing addressed to it in the given condition. */
function hearingCondition({ healthCentreId }: Actor, condition: string): CaseCondition {
  return {
    where: `(a.holder = 'healthCentre' AND EXISTS (SELECT FROM hearing h
      WHERE h.application_id = a.id AND h.council = 'coordinationCouncil' AND NOT h.voided
        AND h.health_centre_id = :mineHealthCentreId AND ${condition}))`,
    params: { mineHealthCentreId: healthCentreId },
  };
}
