import { CHOOSE_AREA, CHOOSE_CENTRE } from '../../../inputs/settings/institution.js';
import type { InstitutionEntry } from '../../../registry/institution.service.js';
import type { HealthCentre, PlanningArea } from '../../../registry/registry.entities.js';
import type { FieldErrors } from '../../components/index.js';

/** The fields, in the order of the page. */
const INSTITUTION_FIELDS = [
  'name',
  'kana',
  'code',
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
] as const satisfies readonly (keyof InstitutionEntry)[];
type TypedInstitution = Record<(typeof INSTITUTION_FIELDS)[number], string>;

/** What an institution is assigned to. */
export interface Districts {
  areas: readonly PlanningArea[];
  centres: readonly HealthCentre[];
}

/** Choices of the two questions; what follows from them is decided in src/procedure. */
export const ESTABLISHED_BY_STATE = [
  { value: 'no', label: '国の開設ではない' },
  { value: 'yes', label: '国の開設' },
];
export const IN_PREFECTURE = [
  { value: 'yes', label: '都道府県内' },
  { value: 'no', label: '都道府県外' },
];

/** A stored institution as the form shows it. */
export function typedInstitution(row: InstitutionEntry): TypedInstitution {
  const shown: TypedInstitution = {
    ...row,
    code: row.code ?? '',
    establishedByState: yesNo(row.establishedByState),
    inPrefecture: yesNo(row.inPrefecture),
  };
  return Object.fromEntries(INSTITUTION_FIELDS.map((field) => [field, shown[field]])) as TypedInstitution;
}

/** What the registry knows nothing of, beside the field. */
export function districtErrors(
  { planningAreaId, jurisdictionHealthCentreId }: InstitutionEntry,
  { areas, centres }: Districts,
): FieldErrors {
  return {
    ...(!areas.some(({ id }) => id === planningAreaId) && { planningAreaId: [CHOOSE_AREA] }),
    ...(!centres.some(({ id }) => id === jurisdictionHealthCentreId) && {
      jurisdictionHealthCentreId: [CHOOSE_CENTRE],
    }),
  };
}

/** A stored value in words. */
export function institutionValueLabel(field: string, value: string, { areas, centres }: Districts): string {
  if (field === 'planningAreaId') return areas.find(({ id }) => id === value)?.name ?? value;
  if (field === 'jurisdictionHealthCentreId') return centres.find(({ id }) => id === value)?.name ?? value;
  const choices = { establishedByState: ESTABLISHED_BY_STATE, inPrefecture: IN_PREFECTURE }[field] ?? [];
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
