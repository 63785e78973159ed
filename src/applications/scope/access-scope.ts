import type { ReadersOfCases } from '../../documents/case-readers.js';
import type { SqlFilter } from '../../platform/sql-filter.js';
import { areasOfCouncil } from '../../registry/registry-rows.js';
import { type Actor, isPrefecture } from '../../procedure/terms/actors.js';

/** A condition over the table `application`. */
export type CaseScope = SqlFilter;

/**
 * The cases an actor may know of (architecture.md §6). Every query of case data carries this condition, so that
 * a foreign case is answered exactly like one that does not exist.
 *
 * - hospital: its own, from the first draft on.
 * - health centre: those of the areas whose council it runs, once they are submitted (a hospital's draft is its own
 *   affair), and any case a hearing of which was addressed to it.
 * - support centre: those the prefecture shares. System administrator: none.
 *
 * @param alias lower-case SQL alias of `application` in the query, e.g. 'a'
 */
export function caseScope(actor: Actor, alias: string): CaseScope {
  switch (actor.role) {
    case 'prefectureOfficer':
    case 'prefectureApprover':
    case 'timer':
      return { where: '1 = 1', params: {} };
    case 'hospital':
      return {
        where: `${alias}.institution_id = :scopeInstitutionId`,
        params: { scopeInstitutionId: actor.institutionId },
      };
    case 'healthCentre':
      return { where: healthCentreCases(alias), params: { scopeHealthCentreId: actor.healthCentreId } };
    case 'supportCentre':
      return { where: `${alias}.shared_with_support_centre`, params: {} };
    case 'systemAdministrator':
      return { where: '1 = 0', params: {} };
  }
}

/** A planning area, as far as it says who runs its council. */
export interface CouncilArea {
  id: string;
  secretariatHealthCentreId: string;
}

/** One of the sets of cases that a list is made of. */
export interface CaseListScope extends CaseScope {
  /** How far the set reaches by itself, when it is read by states, kinds and procedures: all cases, or those of one area. */
  reach?: 'prefecture' | 'area';
  /** The same set for a query that reads it in the order of due dates or begins with something else. */
  asked?: {
    /** Rows of `scope_hearing` with what stands there of the case, as SQL after FROM; a case may have several. */
    hearings: string;
  };
}

/**
 * The same cases for a list of them, as sets that do not overlap, each read from an index in the order of the list: a health centre's areas one by
 * one, and what it was asked about elsewhere. `caseScope` asks of each case in turn, which is right for a case that is known already and would
 * look at all of them otherwise.
 * @param areas every planning area
 */
export function caseListScopes(
  actor: Actor,
  alias: string,
  areas: readonly CouncilArea[],
): [CaseListScope, ...CaseListScope[]] {
  if (isPrefecture(actor.role)) return [{ ...caseScope(actor, alias), reach: 'prefecture' }];
  if (actor.role !== 'healthCentre') return [caseScope(actor, alias)];
  const own = areas
    .filter(({ secretariatHealthCentreId }) => secretariatHealthCentreId === actor.healthCentreId)
    .map(({ id }) => id);
  // The hearing has a copy of what says whether its case is listed by the area.
  const elsewhere = askedScope(
    actor,
    alias,
    'scope_hearing.case_submitted_on IS NULL OR scope_hearing.case_area_id <> ALL (:scopeAreas)',
    { scopeAreas: own },
  );
  const ofAreas = own.map((id, index): CaseListScope => ({
    where: `(${alias}.planning_area_id = :scopeArea${index} AND ${alias}.submitted_on IS NOT NULL)`,
    params: { [`scopeArea${index}`]: id },
    reach: 'area',
  }));
  const [first, ...others] = [...ofAreas, elsewhere];
  return [first ?? elsewhere, ...others];
}

/** The hearings that were put to the actor's health centre; none for anyone else. Each makes its case one that the centre may know of (`caseScope`). */
export function hearingScope({ role, healthCentreId }: Actor, alias: string): CaseScope {
  if (role !== 'healthCentre') return { where: '1 = 0', params: {} };
  return { where: `${alias}.health_centre_id = :scopeHealthCentreId`, params: { scopeHealthCentreId: healthCentreId } };
}

/**
 * What a health centre was asked about, wherever the case lies.
 * @param hearings which of its hearings, as SQL over the row `scope_hearing`
 */
export function askedScope(
  { healthCentreId }: Actor,
  alias: string,
  hearings: string,
  params: CaseScope['params'] = {},
): CaseListScope {
  const asked = `hearing scope_hearing WHERE scope_hearing.health_centre_id = :scopeHealthCentreId AND (${hearings})`;
  return {
    where: `${alias}.id = ANY (ARRAY(SELECT application_id FROM ${asked}))`,
    params: { ...params, scopeHealthCentreId: healthCentreId },
    asked: { hearings: asked },
  };
}

/** OFFSET 0 makes PostgreSQL look the hearing up for this case; else it may read all hearings of the centre first. */
function healthCentreCases(alias: string): string {
  return `((${alias}.submitted_on IS NOT NULL AND ${alias}.planning_area_id IN ${areasOfCouncil(':scopeHealthCentreId')})
    OR EXISTS (SELECT 1 FROM hearing scope_hearing
      WHERE scope_hearing.application_id = ${alias}.id AND scope_hearing.health_centre_id = :scopeHealthCentreId OFFSET 0))`;
}

/** The hospital and the prefecture see what each submission said; the others the newest one alone. */
export function seesEverySubmission({ role }: Pick<Actor, 'role'>): boolean {
  return isPrefecture(role) || role === 'hospital';
}

/**
 * What a hospital attached is its own affair until it submits it, and so is what it has replaced before. The submissions of the cases are
 * read once, not for each file: one of them may hold a megabyte.
 */
function submittedFiles(actor: Actor, { fileId, cases }: { fileId: string; cases: string }): SqlFilter {
  if (actor.role === 'hospital') return { where: '1 = 1', params: {} };
  const newest = seesEverySubmission(actor)
    ? ''
    : 'AND NOT EXISTS (SELECT FROM submission newer WHERE newer.application_id = s.application_id AND newer.number > s.number)';
  return {
    where: `${fileId} IN (SELECT (attached ->> 'fileId')::uuid FROM submission s, jsonb_array_elements(s.matter -> 'attachments') attached
      WHERE s.application_id IN ${cases} ${newest})`,
    params: {},
  };
}

/** What is told to the room of documents of who may read what of a case. */
export const READERS_OF_CASES: ReadersOfCases = {
  known: (actor, caseId) => {
    const { where, params } = caseScope(actor, 'readable');
    return { where: `EXISTS (SELECT FROM application readable WHERE readable.id = ${caseId} AND (${where}))`, params };
  },
  asked: (actor, { caseId, planningArea }) => {
    const { where, params } = hearingScope(actor, 'asked');
    return {
      where: `EXISTS (SELECT FROM hearing asked WHERE asked.application_id = ${caseId} AND ${where} AND asked.planning_area_id = ${planningArea})`,
      params,
    };
  },
  submitted: submittedFiles,
};
