/** Which documents of the coordination councils a health centre reads, as SQL. */
import type { SqlFilter } from '../platform/sql-filter.js';
import type { Actor } from '../procedure/terms/actors.js';
import { centreSubject } from './centre-subject.js';
import { formsOfStage } from './form-readers.js';

/**
 * Several councils may be asked about one case, and each answers for itself: a health centre reads the documents of the hearings
 * that were addressed to it, and its own letters that tell of several cases; documents of no council it reads like anyone. The
 * subject of the former is the planning area, with or without a word in front (`report:<area>`).
 * @param columns of the form and the subject of the document
 * @param asked whether the council of an area was asked through the centre, as SQL
 */
export function ofOwnCouncil(
  { healthCentreId }: Pick<Actor, 'healthCentreId'>,
  columns: { formId: string; subjectKey: string },
  asked: (planningArea: string) => SqlFilter,
): SqlFilter {
  const { formId, subjectKey } = columns;
  const { where, params } = asked(`regexp_replace(${subjectKey}, '^[a-z]+:', '')`);
  return {
    where: `(NOT ${formId} = ANY(:councilForms) OR ${subjectKey} = :ofOwnCentre
      OR (${subjectKey} NOT LIKE :ofCentres AND ${where}))`,
    params: {
      ...params,
      councilForms: formsOfStage('coordinationCouncil'),
      ofOwnCentre: centreSubject(healthCentreId ?? ''),
      ofCentres: centreSubject('%'),
    },
  };
}
