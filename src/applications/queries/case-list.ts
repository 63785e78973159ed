/** The list of cases: found, sorted and paged by indexes, so that it stays quick with 100,000 of them. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { caseScope } from '../../identity/access-scope.js';
import { PARTY_LABEL, type Actor, type Party } from '../../procedure/actors.js';
import { officeDaysBetween } from '../../procedure/calendar/office-days.js';
import { type CaseStatus, caseStatus, caseStatusLabel } from '../../procedure/case-status.js';
import type { IsoDate, Kind, ProcedureType } from '../../procedure/kinds.js';
import { STAGES, STATE_INFO, type CaseState, type StageId } from '../../procedure/states.js';
import { searchKey } from '../../registry/search-key.js';
import { Application } from '../entities/application.js';
import { bucketCondition, mineCondition } from './buckets.js';
import type { CaseFilter, CaseSort } from './case-filter.js';

export const CASES_PER_PAGE = 50;

/** One line of the list. */
export interface CaseRow {
  id: string;
  referenceNo: string;
  institutionName: string;
  kind: Kind;
  procedure: ProcedureType;
  planningAreaName: string;
  state: CaseState;
  stage: StageId;
  /** 段階, e.g. 調整会議（依頼済）. */
  stateLabel: string;
  stateSince: IsoDate;
  /** 次の対応者: the side, and whose name stands on the list (帯広保健所). */
  holder: Party;
  holderName: string;
  dueOn: IsoDate | null;
  /** Office days that are left; negative when the due date is past. */
  dueInOfficeDays: number | null;
  overdue: boolean;
  /** The actor's side holds the ball. */
  mine: boolean;
  status: CaseStatus;
  /** Words of the status tag. */
  statusLabel: string;
  updatedAt: Date;
}

export interface ListContext {
  actor: Actor;
  /** Date in Japan. */
  today: IsoDate;
  closedDays: ReadonlySet<IsoDate>;
}

/** The cases of the actor that the filter lets through, as alias `a`, not yet sorted. */
export function filteredCases(manager: EntityManager, filter: CaseFilter, { actor, today }: Pick<ListContext, 'actor' | 'today'>): SelectQueryBuilder<Application> {
  const scope = caseScope(actor, 'a');
  const cases = manager.createQueryBuilder(Application, 'a').where(`(${scope.where})`, scope.params);
  for (const [index, key] of searchKeys(filter.text).entries()) {
    cases.andWhere(`a.search_key LIKE :text${index}`, { [`text${index}`]: `%${key.replace(/[\\%_]/gu, '\\$&')}%` });
  }
  if (filter.kind) cases.andWhere('a.kind = :kind', { kind: filter.kind });
  if (filter.procedure) cases.andWhere('a.procedure = :procedure', { procedure: filter.procedure });
  if (filter.state) cases.andWhere('a.state = :state', { state: filter.state });
  if (filter.stage) cases.andWhere('a.state IN (:...states)', { states: statesOfStage(filter.stage) });
  if (filter.holder) cases.andWhere('a.holder = :holder', { holder: filter.holder });
  if (filter.planningAreaId) cases.andWhere('a.planning_area_id = :planningAreaId', { planningAreaId: filter.planningAreaId });
  if (filter.roundId) cases.andWhere('a.round_id = :roundId', { roundId: filter.roundId });
  if (filter.overdue) cases.andWhere('a.due_on < :today', { today });
  const narrower = [filter.mine ? mineCondition(actor) : null, filter.bucket ? bucketCondition(filter.bucket, actor, today) : null];
  for (const condition of narrower) if (condition) cases.andWhere(condition.where, condition.params);
  return cases;
}

/** The ids of one page, in order. @param page from 1 */
export function pageOfIds(cases: SelectQueryBuilder<Application>, sort: CaseSort, page: number): SelectQueryBuilder<Application> {
  const ids = cases.clone().select('a.id', 'id').offset((page - 1) * CASES_PER_PAGE).limit(CASES_PER_PAGE);
  switch (sort) {
    case 'due':
      // PostgreSQL puts nulls last, and so does the index.
      return ids.orderBy('a.due_on').addOrderBy('a.id');
    case 'name':
      return ids.innerJoin('medical_institution', 'institution', 'institution.id = a.institution_id').orderBy('institution.kana').addOrderBy('a.id');
    case 'reference':
      return ids.orderBy('a.reference_no');
    case 'updated':
      return ids.orderBy('a.updated_at', 'DESC').addOrderBy('a.id');
  }
}

/** The rows of these cases, in the order of the ids. */
export async function rowsOf(manager: EntityManager, ids: readonly string[], { actor, today, closedDays }: ListContext): Promise<CaseRow[]> {
  if (ids.length === 0) return [];
  const mine = mineCondition(actor);
  const found: RawRow[] = await manager
    .createQueryBuilder()
    .select('a.id', 'id')
    .addSelect('a.reference_no', 'referenceNo')
    .addSelect('a.kind', 'kind')
    .addSelect('a.procedure', 'procedure')
    .addSelect('a.state', 'state')
    .addSelect('CAST(a.state_since AS text)', 'stateSince')
    .addSelect('a.holder', 'holder')
    .addSelect('CAST(a.due_on AS text)', 'dueOn')
    .addSelect('a.updated_at', 'updatedAt')
    .addSelect('institution.name', 'institutionName')
    .addSelect('area.name', 'planningAreaName')
    .addSelect(WAITING_HEALTH_CENTRES, 'healthCentres')
    .addSelect(mine.where, 'mine')
    .from('application', 'a')
    .innerJoin('medical_institution', 'institution', 'institution.id = a.institution_id')
    .innerJoin('planning_area', 'area', 'area.id = a.planning_area_id')
    .where('a.id IN (:...ids)', { ids })
    .setParameters(mine.params)
    .getRawMany();
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [caseRow(row, { actor, today, closedDays })] : [];
  });
}

interface RawRow extends Pick<CaseRow, 'id' | 'referenceNo' | 'kind' | 'procedure' | 'state' | 'stateSince' | 'holder' | 'dueOn' | 'updatedAt' | 'institutionName' | 'planningAreaName' | 'mine'> {
  /** Those that still have to report. */
  healthCentres: string | null;
}

const WAITING_HEALTH_CENTRES = `(SELECT string_agg(DISTINCT centre.name, '、') FROM hearing waiting
  JOIN health_centre centre ON centre.id = waiting.health_centre_id
  WHERE waiting.application_id = a.id AND waiting.council = 'coordinationCouncil' AND NOT waiting.voided AND waiting.reported_on IS NULL)`;

function caseRow({ healthCentres, ...row }: RawRow, { actor, today, closedDays }: ListContext): CaseRow {
  const { state, holder, dueOn, mine } = row;
  const overdue = dueOn !== null && dueOn < today;
  const dueInOfficeDays = dueOn === null ? null : officeDaysBetween(today, dueOn, closedDays);
  const status = { state, dueInOfficeDays, overdue, mine, actor };
  return {
    ...row,
    stage: stageOf(state),
    stateLabel: STATE_INFO[state].label,
    holderName: (holder === 'healthCentre' ? healthCentres : null) ?? PARTY_LABEL[holder],
    dueInOfficeDays,
    overdue,
    status: caseStatus(status),
    statusLabel: caseStatusLabel(status),
  };
}

/** The stage to which a state belongs. */
export function stageOf(state: CaseState): StageId {
  const stage = STAGES.find(({ states }) => (states as readonly CaseState[]).includes(state));
  if (!stage) throw new Error(`state ${state} belongs to no stage`);
  return stage.id;
}

function statesOfStage(id: StageId): readonly CaseState[] {
  return STAGES.find((stage) => stage.id === id)?.states ?? [];
}

/** One key for each word: all of them must be found. */
function searchKeys(text = ''): string[] {
  return text.split(/[\s　]+/u).map(searchKey).filter((key) => key !== '');
}
