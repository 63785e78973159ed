import type { InstitutionEntry } from '../../../registry/institution.service.js';
import { institutionCodeDigits } from '../../../registry/institution-code.js';
import { fullWidthKana } from '../../../registry/kana.js';
import type { HealthCentre, PlanningArea } from '../../../registry/registry.entities.js';
import type { FieldErrors } from '../../components/index.js';
import type { TextRule } from '../../requests/form-body.js';

const LONGEST = 200;
const text = (label: string): TextRule => ({ label, longest: LONGEST });

/** The fields, in the order of the page. */
export const INSTITUTION_TEXTS = {
  name: text('医療機関の名称'),
  kana: text('ふりがな'),
  code: text('医療機関コード'),
  establisherName: text('開設者の氏名又は名称'),
  establisherAddress: text('開設者の住所'),
  establisherRepresentative: text('代表者の職・氏名'),
  administratorName: text('管理者の氏名'),
  address: text('所在地'),
  phone: text('電話番号'),
  planningAreaId: text('構想区域'),
  jurisdictionHealthCentreId: text('所管保健所'),
  establishedByState: text('国の開設'),
  inPrefecture: text('所在する都道府県'),
} as const;
export type TypedInstitution = Record<keyof typeof INSTITUTION_TEXTS, string>;
const INSTITUTION_FIELDS = Object.keys(INSTITUTION_TEXTS) as (keyof TypedInstitution)[];

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

const REQUIRED = [
  'name',
  'establisherName',
  'establisherAddress',
  'administratorName',
  'address',
] as const satisfies readonly (keyof TypedInstitution)[];

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

/** The cleaned texts of the form as an entry, or what is wrong with them. */
export function readInstitution(
  typed: TypedInstitution,
  { areas, centres }: Districts,
): { entry?: InstitutionEntry; errors: FieldErrors } {
  const kana = fullWidthKana(typed.kana);
  const code = institutionCodeDigits(typed.code);
  const found: Partial<Record<keyof TypedInstitution, string>> = {};
  for (const field of REQUIRED)
    if (typed[field] === '') found[field] = `${INSTITUTION_TEXTS[field].label}を入力してください`;
  if (kana === null) found.kana = 'ふりがなを、ひらがな又はカタカナで入力してください（例: トマコマイビョウイン）';
  if (code !== '' && !/^\d{10}$/.test(code))
    found.code = '医療機関コードは数字10桁で入力してください（指定を受ける前は空欄）';
  if (!areas.some(({ id }) => id === typed.planningAreaId)) found.planningAreaId = '構想区域を選んでください';
  if (!centres.some(({ id }) => id === typed.jurisdictionHealthCentreId))
    found.jurisdictionHealthCentreId = '所管保健所を選んでください';
  if (!isYesNo(typed.establishedByState)) found.establishedByState = '国の開設かどうかを選んでください';
  if (!isYesNo(typed.inPrefecture)) found.inPrefecture = '所在する都道府県を選んでください';

  const errors: FieldErrors = Object.fromEntries(
    INSTITUTION_FIELDS.flatMap((field) => (found[field] === undefined ? [] : [[field, [found[field]]]])),
  );
  if (kana === null || Object.keys(errors).length > 0) return { errors };
  return {
    errors,
    entry: {
      name: typed.name,
      kana,
      code: code || null,
      establisherName: typed.establisherName,
      establisherAddress: typed.establisherAddress,
      establisherRepresentative: typed.establisherRepresentative,
      administratorName: typed.administratorName,
      address: typed.address,
      phone: typed.phone,
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
