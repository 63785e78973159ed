/** What a health centre was asked to put to its councils. */
import type { EntityManager } from 'typeorm';
import { caseScope } from '../../identity/access-scope.js';
import { officeDaysBetween } from '../../procedure/calendar/office-days.js';
import type { HearingFacts } from '../../procedure/facts.js';
import { unrecordedPoints } from '../../procedure/hearings.js';
import type { IsoDate, Kind, ProcedureType } from '../../procedure/kinds.js';
import { Hearing } from '../entities/hearing.js';
import { hearingFacts } from '../facts-loader.js';
import type { ListContext } from './case-list.js';

/** What the health centre does next about a hearing. */
export type HearingStep = 'toConvene' | 'toConfirm' | 'toReport' | 'reported';

/** One hearing of one case, as the health centre that runs the council works on it. */
export interface CentreHearing {
  hearing: HearingFacts;
  meetingId: string | null;
  step: HearingStep;
  caseId: string;
  lockVersion: number;
  referenceNo: string;
  kind: Kind;
  procedure: ProcedureType;
  institutionName: string;
  planningAreaName: string;
  /** Office days until the report is due, negative when it is past; null without a due date. */
  dueInOfficeDays: number | null;
  overdue: boolean;
}

export interface CentreHearingFilter {
  /** Only those that are not reported yet. */
  open?: boolean;
  meetingId?: string;
  hearingId?: string;
}

type CaseColumns = Pick<CentreHearing, 'lockVersion' | 'referenceNo' | 'kind' | 'procedure' | 'institutionName' | 'planningAreaName'>;

/** The hearings addressed to the actor's health centre that count, by due date; empty for anyone else. */
export async function centreHearings(manager: EntityManager, filter: CentreHearingFilter, { actor, today, closedDays }: ListContext): Promise<CentreHearing[]> {
  if (actor.role !== 'healthCentre' || actor.healthCentreId === null) return [];
  const scope = caseScope(actor, 'a');
  const query = manager
    .createQueryBuilder(Hearing, 'h')
    .innerJoin('application', 'a', 'a.id = h.application_id')
    .innerJoin('medical_institution', 'institution', 'institution.id = a.institution_id')
    .innerJoin('planning_area', 'area', 'area.id = h.planning_area_id')
    .addSelect('a.lock_version', 'lockVersion')
    .addSelect('a.reference_no', 'referenceNo')
    .addSelect('a.kind', 'kind')
    .addSelect('a.procedure', 'procedure')
    .addSelect('institution.name', 'institutionName')
    .addSelect('area.name', 'planningAreaName')
    .where(`(${scope.where})`, scope.params)
    .andWhere(`h.council = 'coordinationCouncil' AND NOT h.voided AND h.health_centre_id = :healthCentreId`, { healthCentreId: actor.healthCentreId })
    .orderBy('h.due_on')
    .addOrderBy('institution.kana')
    .addOrderBy('h.id');
  if (filter.open) query.andWhere('h.reported_on IS NULL');
  if (filter.meetingId) query.andWhere('h.meeting_id = :meetingId', { meetingId: filter.meetingId });
  if (filter.hearingId) query.andWhere('h.id = :hearingId', { hearingId: filter.hearingId });
  const { entities, raw } = await query.getRawAndEntities<CaseColumns>();
  return entities.map((row, index) => {
    const { lockVersion, referenceNo, kind, procedure, institutionName, planningAreaName } = raw[index] as CaseColumns;
    const hearing = hearingFacts(row);
    return {
      hearing,
      meetingId: row.meetingId,
      step: stepOf(kind, hearing),
      caseId: row.applicationId,
      lockVersion,
      referenceNo,
      kind,
      procedure,
      institutionName,
      planningAreaName,
      dueInOfficeDays: daysLeft(row.dueOn, today, closedDays),
      overdue: row.reportedOn === null && row.dueOn !== null && row.dueOn < today,
    };
  });
}

function stepOf(kind: Kind, hearing: HearingFacts): HearingStep {
  if (hearing.reportedOn !== null) return 'reported';
  if (hearing.convened === null) return 'toConvene';
  return unrecordedPoints(kind, hearing).length > 0 ? 'toConfirm' : 'toReport';
}

function daysLeft(dueOn: IsoDate | null, today: IsoDate, closedDays: ReadonlySet<IsoDate>): number | null {
  return dueOn === null ? null : officeDaysBetween(today, dueOn, closedDays);
}
