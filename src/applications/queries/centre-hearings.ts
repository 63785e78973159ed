/** What a health centre was asked to put to its councils. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { hearingScope } from '../scope/access-scope.js';
import { type Counted, countsUpTo } from '../../platform/paging.js';
import { holidayCaveat, officeDaysBetween } from '../../procedure/calendar/office-days.js';
import type { HearingFacts } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import type { CaseState } from '../../procedure/terms/states.js';
import { INSTITUTION_SEATS, PLANNING_AREA_NAMES } from '../../registry/registry-rows.js';
import { Hearing } from '../entities/hearing.js';
import { hearingFacts } from '../facts/facts-loader.js';
import { hearingsAt } from './buckets.js';
import type { ListContext } from './case-list.js';
import { hearingStep, type HearingStep, type Seat, whyAsked } from '../../procedure/case/hearings.js';
import { isRowId } from '../../platform/row-id.js';

/** One hearing of one case, as the health centre that runs the council works on it. */
export interface CentreHearing {
  hearing: HearingFacts;
  meetingId: string | null;
  step: HearingStep;
  caseId: string;
  lockVersion: number;
  state: CaseState;
  referenceNo: string;
  kind: Kind;
  procedure: ProcedureType;
  institutionName: string;
  planningAreaName: string;
  /** Why the centre is asked although the institution lies elsewhere: Japanese, null where it does not. */
  whyHere: string | null;
  /** Office days until the report is due, negative when it is past; null without a due date. */
  dueInOfficeDays: number | null;
  /** As `RequiredActions`. */
  dueNote: string | null;
  overdue: boolean;
}

export interface CentreHearingFilter {
  step?: HearingStep;
  /** Only those that are not reported yet. */
  open?: boolean;
  /** Only those whose report is late. */
  overdue?: boolean;
  meetingId?: string;
  planningAreaId?: string;
  /** What is no id of a row names none. */
  hearingIds?: readonly string[];
  /** Those that count no more instead: withdrawn, or to be asked anew. */
  voided?: true;
  caseIds?: readonly string[];
  referenceNos?: readonly string[];
}

type CaseColumns = Pick<
  CentreHearing,
  'lockVersion' | 'state' | 'referenceNo' | 'kind' | 'procedure' | 'institutionName' | 'planningAreaName'
>;

/** The hearings addressed to the actor's health centre that count; none for anyone else. Not sorted. */
export function matchingHearings(
  manager: EntityManager,
  filter: CentreHearingFilter,
  { actor, today }: Pick<ListContext, 'actor' | 'today'>,
): SelectQueryBuilder<Hearing> {
  const scope = hearingScope(actor, 'h');
  const query = manager
    .createQueryBuilder(Hearing, 'h')
    .where(`(${scope.where})`, scope.params)
    .andWhere(`h.council = 'coordinationCouncil' AND ${filter.voided ? '' : 'NOT '}h.voided`);
  if (filter.step) query.andWhere(`h.step = '${filter.step}'`);
  if (filter.open || filter.overdue) query.andWhere('h.reported_on IS NULL');
  if (filter.overdue) query.andWhere('h.due_on < :today', { today });
  if (filter.meetingId) query.andWhere('h.meeting_id = :meetingId', { meetingId: filter.meetingId });
  if (filter.planningAreaId)
    query.andWhere('h.planning_area_id = :hearingAreaId', { hearingAreaId: filter.planningAreaId });
  if (filter.hearingIds) query.andWhere('h.id = ANY(:hearingIds)', { hearingIds: filter.hearingIds.filter(isRowId) });
  if (filter.referenceNos)
    query.andWhere('h.case_reference_no = ANY(:referenceNos)', { referenceNos: filter.referenceNos });
  if (filter.caseIds) query.andWhere('h.application_id = ANY(:caseIds)', { caseIds: filter.caseIds });
  return query;
}

/** What the query finds with what the lists show of each, by due date; on a page those of one day by reading. */
export async function readHearings(
  manager: EntityManager,
  matching: SelectQueryBuilder<Hearing>,
  { today, calendar }: Pick<ListContext, 'today' | 'calendar'>,
  { offset, limit }: { offset?: number; limit?: number } = {},
): Promise<CentreHearing[]> {
  // Found first: joined to the others at once, PostgreSQL may take the hearings area by area and sort them all.
  const found = matching.clone().select('h.id').orderBy('h.due_on').addOrderBy('h.id').offset(offset).limit(limit);
  const { entities, raw } = await manager
    .createQueryBuilder(Hearing, 'h')
    .where(`h.id = ANY (ARRAY(${found.getQuery()}))`, found.getParameters())
    .innerJoin('application', 'a', 'a.id = h.application_id')
    .innerJoin(INSTITUTION_SEATS, 'institution', 'institution.id = a.institution_id')
    .innerJoin(PLANNING_AREA_NAMES, 'area', 'area.id = h.planning_area_id')
    .addSelect('a.lock_version', 'lockVersion')
    .addSelect('a.state', 'state')
    .addSelect('a.reference_no', 'referenceNo')
    .addSelect('a.kind', 'kind')
    .addSelect('a.procedure', 'procedure')
    .addSelect('institution.name', 'institutionName')
    .addSelect('area.name', 'planningAreaName')
    .addSelect('institution.kana', 'kana')
    .addSelect('institution.planning_area_id', 'seatId')
    .addSelect('institution.planning_area_name', 'seatName')
    .addSelect('institution.centre_id', 'centreId')
    .addSelect('institution.centre_name', 'centreName')
    .orderBy('h.due_on')
    .addOrderBy('h.id')
    .getRawAndEntities<CaseColumns>();
  const read = entities.map((row, index) => {
    const { lockVersion, state, referenceNo, kind, procedure, institutionName, planningAreaName, kana, ...seat } = raw[
      index
    ] as CaseColumns & { kana: string } & Seat;
    const hearing = hearingFacts(row);
    const shown: CentreHearing = {
      hearing,
      meetingId: row.meetingId,
      step: hearingStep(kind, hearing),
      caseId: row.applicationId,
      lockVersion,
      state,
      referenceNo,
      kind,
      procedure,
      institutionName,
      planningAreaName,
      whyHere: whyAsked(hearing, seat),
      dueInOfficeDays: daysLeft(row.dueOn, today, calendar.closedDays),
      dueNote: holidayCaveat(row.dueOn, calendar),
      overdue: row.reportedOn === null && row.dueOn !== null && row.dueOn < today,
    };
    return { shown, dueOn: row.dueOn ?? '9', kana };
  });
  // The index knows the days alone; the reading is that of another table.
  return read
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.kana.localeCompare(b.kana, 'ja'))
    .map(({ shown }) => shown);
}

/** So many of each are counted for the home of a centre; whoever has more has enough to do. */
const MOST_COUNTED_AT_HOME = 200;
/** So many of each are shown there; the others on the page for it. */
const MOST_AT_HOME = 20;

/** What waits for a health centre. */
export interface CentreWork {
  counts: Readonly<Record<OpenStep | 'overdue', Counted>>;
  /** The first of each step, by due date. */
  first: Readonly<Record<OpenStep, CentreHearing[]>>;
}

type OpenStep = Exclude<HearingStep, 'reported'>;

export async function centreWork(manager: EntityManager, context: ListContext): Promise<CentreWork> {
  const matching = {
    toConvene: matchingHearings(manager, { step: 'toConvene' }, context),
    toConfirm: matchingHearings(manager, { step: 'toConfirm' }, context),
    toReport: matchingHearings(manager, { step: 'toReport' }, context),
    overdue: matchingHearings(manager, { overdue: true }, context),
  };
  const counts = await countsUpTo(matching, MOST_COUNTED_AT_HOME);
  const first = async (step: OpenStep) =>
    counts[step].count === 0 ? [] : readHearings(manager, matching[step], context, { limit: MOST_AT_HOME });
  return {
    counts,
    first: {
      toConvene: await first('toConvene'),
      toConfirm: await first('toConfirm'),
      toReport: await first('toReport'),
    },
  };
}

/** How far the cases of a meeting are. */
export interface MeetingCases {
  cases: number;
  /** Of these, the reported ones. */
  reported: number;
}

/** By the id of the meeting; those without a case are not in it. */
export async function casesOfMeetings(
  manager: EntityManager,
  meetingIds: readonly string[],
): Promise<Map<string, MeetingCases>> {
  const rows: (MeetingCases & { id: string })[] = await manager.query(
    `SELECT meeting_id AS id, count(*)::int AS cases, count(*) FILTER (WHERE step = 'reported')::int AS reported
     FROM hearing WHERE meeting_id = ANY($1) AND NOT voided GROUP BY meeting_id`,
    [meetingIds],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/**
 * SQL of the ids of the meetings in writing that a case was convened on whose confirmation is not recorded.
 * @param healthCentreId as SQL
 */
export const meetingsAwaitingAnswers = (healthCentreId: string): string => `(SELECT h.meeting_id FROM hearing h
  WHERE h.health_centre_id = ${healthCentreId} AND ${hearingsAt('h', ['toConfirm'])} AND h.method = 'written')`;

function daysLeft(dueOn: IsoDate | null, today: IsoDate, closedDays: ReadonlySet<IsoDate>): number | null {
  return dueOn === null ? null : officeDaysBetween(today, dueOn, closedDays);
}
