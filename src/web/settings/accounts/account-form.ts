import type { AccountEntry } from '../../../identity/account.service.js';
import {
  type AccountInput,
  CHOOSE_CENTRE,
  CHOOSE_INSTITUTION,
  type OfficeSearchInput,
} from '../../../inputs/settings/account.js';
import { ROLE_LABEL, type Role } from '../../../procedure/terms/actors.js';
import type { RegistryService } from '../../../registry/registry.service.js';
import { formatDate } from '../../base/format.js';
import type { FieldErrors } from '../../components/index.js';
import type { Offices } from './account-fields.js';
import { isRowId } from '../../../platform/row-id.js';

/** The offices a person can belong to: the institutions that were looked for, the first ones of many, and the one that was chosen. */
export async function offeredOffices(
  registry: RegistryService,
  { institutionText, institutionId }: OfficeSearchInput,
): Promise<Offices> {
  const found = await registry.institutionPage(institutionText, 1);
  const chosen =
    isRowId(institutionId) && !found.rows.some(({ id }) => id === institutionId)
      ? await registry.institution(institutionId)
      : null;
  return {
    institutions: chosen ? [chosen, ...found.rows] : found.rows,
    further: found.pageCount > 1,
    centres: await registry.healthCentres(),
  };
}

/** The office a role needs, which must be one of those offered. */
export function officeErrors({ role, institutionId, healthCentreId }: AccountInput, offices: Offices): FieldErrors {
  if (role === 'hospital' && !offices.institutions.some(({ id }) => id === institutionId))
    return { institutionId: [CHOOSE_INSTITUTION] };
  if (role === 'healthCentre' && !offices.centres.some(({ id }) => id === healthCentreId))
    return { healthCentreId: [CHOOSE_CENTRE] };
  return {};
}

/** What was typed, as it is stored. */
export function accountEntry(input: AccountInput): AccountEntry {
  const { name, role, officeName, expiresOn } = input;
  return {
    name,
    role,
    officeName,
    institutionId: input.institutionId || null,
    healthCentreId: input.healthCentreId || null,
    expiresOn,
  };
}

/** What is stored, as it is typed. */
export function typedAccount({ name, role, officeName, institutionId, healthCentreId, expiresOn }: AccountEntry) {
  return {
    name,
    role,
    officeName,
    institutionId: institutionId ?? '',
    healthCentreId: healthCentreId ?? '',
    expiresOn: expiresOn ?? '',
  };
}

/** How a typed value of `typedAccount` is read. */
export function accountValueLabel(field: string, value: string, { institutions, centres }: Offices): string {
  if (field === 'role') return ROLE_LABEL[value as Role];
  if (field === 'expiresOn') return formatDate(value);
  const office = [...institutions, ...centres].find(({ id }) => id === value);
  return office?.name ?? value;
}
