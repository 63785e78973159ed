import type { InstitutionEntry } from '../../../registry/institution.service.js';
import { institutionCodeDigits } from '../../../registry/institution-code.js';
import { fullWidthKana } from '../../../registry/kana.js';
import type { HealthCentre, PlanningArea } from '../../../registry/registry.entities.js';
import type { FieldErrors } from '../../components/index.js';

/** The fields, in the order of the page. */
export const INSTITUTION_FIELDS = [
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
] as const;
export type TypedInstitution = Record<(typeof INSTITUTION_FIELDS)[number], string>;

/** What an institution is assigned to. */
export interface Districts {
  areas: PlanningArea[];
  centres: HealthCentre[];
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

const LONGEST = 200;
const REQUIRED: readonly [keyof TypedInstitution, string][] = [
  ['name', '医療機関の名称'],
  ['establisherName', '開設者の氏名又は名称'],
  ['establisherAddress', '開設者の住所'],
  ['administratorName', '管理者の氏名'],
  ['address', '所在地'],
];

/** A stored institution as the form shows it. */
export function typedInstitution(row: InstitutionEntry): TypedInstitution {
  const shown: TypedInstitution = { ...row, code: row.code ?? '', establishedByState: yesNo(row.establishedByState), inPrefecture: yesNo(row.inPrefecture) };
  return Object.fromEntries(INSTITUTION_FIELDS.map((field) => [field, shown[field]])) as TypedInstitution;
}

/** What was typed as an entry, or what is wrong with it. Names and addresses stay as typed but for spaces around them. */
export function readInstitution(typed: TypedInstitution, { areas, centres }: Districts): { entry?: InstitutionEntry; errors: FieldErrors } {
  const kana = fullWidthKana(typed.kana);
  const code = institutionCodeDigits(typed.code);
  const found: Partial<Record<keyof TypedInstitution, string>> = {};
  for (const [field, label] of REQUIRED) if (typed[field].trim() === '') found[field] = `${label}を入力してください`;
  if (kana === null) found.kana = 'ふりがなを、ひらがな又はカタカナで入力してください（例: トマコマイビョウイン）';
  if (code !== '' && !/^\d{10}$/.test(code)) found.code = '医療機関コードは数字10桁で入力してください（指定を受ける前は空欄）';
  if (!areas.some(({ id }) => id === typed.planningAreaId)) found.planningAreaId = '構想区域を選んでください';
  if (!centres.some(({ id }) => id === typed.jurisdictionHealthCentreId)) found.jurisdictionHealthCentreId = '所管保健所を選んでください';
  if (!isYesNo(typed.establishedByState)) found.establishedByState = '国の開設かどうかを選んでください';
  if (!isYesNo(typed.inPrefecture)) found.inPrefecture = '所在する都道府県を選んでください';
  for (const field of INSTITUTION_FIELDS) if ([...typed[field]].length > LONGEST) found[field] = `${LONGEST}文字までで入力してください`;

  const errors: FieldErrors = Object.fromEntries(INSTITUTION_FIELDS.flatMap((field) => (found[field] === undefined ? [] : [[field, [found[field]]]])));
  if (kana === null || Object.keys(errors).length > 0) return { errors };
  return {
    errors,
    entry: {
      name: typed.name.trim(),
      kana,
      code: code || null,
      establisherName: typed.establisherName.trim(),
      establisherAddress: typed.establisherAddress.trim(),
      establisherRepresentative: typed.establisherRepresentative.trim(),
      administratorName: typed.administratorName.trim(),
      address: typed.address.trim(),
      phone: typed.phone.trim(),
      planningAreaId: typed.planningAreaId,
      jurisdictionHealthCentreId: typed.jurisdictionHealthCentreId,
      establishedByState: typed.establishedByState === 'yes',
      inPrefecture: typed.inPrefecture === 'yes',
    },
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

function isYesNo(value: string): boolean {
  return value === 'yes' || value === 'no';
}
