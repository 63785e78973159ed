/** What a decision about a case asks of the registry, in SQL. */
import { jsonRow, jsonRows } from '../platform/json-rows.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { IntakeRound, MedicalInstitution } from './registry.entities.js';

/** The whole institution as JSON. @param id expression of its id */
export const institutionJson = (id: string) =>
  `(SELECT ${jsonRow<MedicalInstitution>('institution', [
    'id',
    'code',
    'name',
    'kana',
    'searchKey',
    'establisherName',
    'establisherAddress',
    'establisherRepresentative',
    'administratorName',
    'address',
    'phone',
    'planningAreaId',
    'jurisdictionHealthCentreId',
    'establishedByState',
    'inPrefecture',
  ])} FROM medical_institution institution WHERE institution.id = ${id})`;

/** The times of a round, in the order of the procedure. */
const TIMES = [
  'applicationDeadline',
  'requestOn',
  'councilBy',
  'reportBy',
  'measuresCouncil',
  'medicalCouncil',
  'designation',
  'designationFrom',
] as const satisfies readonly (keyof IntakeRound)[];

/** The whole round as JSON; null for none. @param id expression of its id */
export const roundJson = (id: string) =>
  `(SELECT ${jsonRow<IntakeRound>('round', [
    'id',
    'fiscalYear',
    'number',
    'label',
    ...TIMES,
    'note',
    'certainty',
  ])} FROM intake_round round WHERE round.id = ${id})`;

/** The registered rounds, oldest first, as JSON of `RoundFacts[]`; null when there is none. */
export const ROUNDS = jsonRows(jsonRow<IntakeRound>('registered', ['id', 'label', 'fiscalYear', ...TIMES]), {
  from: 'intake_round registered',
  orderBy: 'registered.application_deadline, registered.id',
});

/**
 * Closed days other than Saturdays and Sundays as a text of dates with blanks between, which costs half of what JSON does: some
 * hundred, so they are read anew each time. A copy in the program would have to learn what another program changed.
 */
export const CLOSED_DAYS = `(SELECT string_agg(closed.day::text, ' ') FROM closed_day closed)`;

/** What CLOSED_DAYS gives; null when there is none. */
export type ClosedDaysText = string | null;

export function closedDaysOf(text: ClosedDaysText | undefined): ReadonlySet<IsoDate> {
  return new Set(text?.split(' '));
}

/** The planning areas with the health centres that run their councils, as JSON of `CaseFacts['planningAreas']`. */
export const PLANNING_AREAS = `(SELECT json_object_agg(area.id, json_build_object('name', area.name,
    'healthCentre', json_build_object('id', centre.id, 'name', centre.name)))
  FROM planning_area area JOIN health_centre centre ON centre.id = area.secretariat_health_centre_id)`;

/** Names of the health centres by id, as JSON of `CaseFacts['healthCentres']`; null when there is none. */
export const HEALTH_CENTRES = '(SELECT json_object_agg(known.id, known.name) FROM health_centre known)';

/** 知事・担当の連絡先, in the order in which they were entered, as JSON of `ProcedureProfile['contacts']`; null when there is none. */
export const OFFICE_CONTACTS = `(SELECT json_agg(json_build_object('holdsFrom', contact.holds_from, 'governorName', contact.governor_name,
    'section', contact.section, 'phone', contact.phone, 'email', contact.email) ORDER BY contact.no) FROM office_contact contact)`;

/**
 * What the papers say, each part in the order in which it was entered and begins, as JSON of `ProcedureProfile['paperSettings']`; null when there is none.
 * What a later entry of the same day mended holds on no day, and is left out.
 */
export const PAPER_SETTINGS = `(SELECT json_agg(json_build_object('part', said.part, 'holdsFrom', said.holds_from, 'value', said.value)
    ORDER BY said.part, said.no) FROM paper_setting said WHERE NOT EXISTS (SELECT FROM paper_setting mended
    WHERE mended.part = said.part AND mended.holds_from = said.holds_from AND mended.no > said.no))`;
