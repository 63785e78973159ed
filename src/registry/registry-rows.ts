/** Rows of the registry for the statements of other rooms, as SQL after FROM or JOIN. */

/** The institutions as lists name and find them, with the planning area in which each lies. */
export const INSTITUTION_LINES = `(SELECT institution.id, institution.name, institution.kana, institution.search_key, institution.former_search_key,
    institution.address, institution.planning_area_id, area.name AS planning_area_name
  FROM medical_institution institution JOIN planning_area area ON area.id = institution.planning_area_id)`;

/** The institutions by id with their present name and its reading, and what they are found by. */
export const INSTITUTION_NAMES = '(SELECT id, name, kana, search_key, former_search_key FROM medical_institution)';

/** The same with the planning area in which each lies, and the health centre of its place. */
export const INSTITUTION_SEATS = `(SELECT institution.id, institution.name, institution.kana, institution.planning_area_id,
    area.name AS planning_area_name, centre.id AS centre_id, centre.name AS centre_name
  FROM medical_institution institution JOIN planning_area area ON area.id = institution.planning_area_id
  JOIN health_centre centre ON centre.id = institution.jurisdiction_health_centre_id)`;

export const PLANNING_AREA_NAMES = '(SELECT id, name FROM planning_area)';

export const HEALTH_CENTRE_NAMES = '(SELECT id, name FROM health_centre)';

/** The ids of the planning areas whose council a health centre runs. @param healthCentreId named parameter, e.g. ':centre' */
export const areasOfCouncil = (healthCentreId: string): string =>
  `(SELECT area.id FROM planning_area area WHERE area.secretariat_health_centre_id = ${healthCentreId})`;

/** The ids of the institutions that have or had this part in their name, reading or code. @param like named parameter with the pattern, e.g. ':text0' */
export const institutionsNamed = (like: string): string =>
  `(SELECT named.id FROM medical_institution named WHERE named.search_key LIKE ${like} OR named.former_search_key LIKE ${like})`;
