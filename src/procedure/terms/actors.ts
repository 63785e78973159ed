/** Who acts on a case, and who is waited for. */

/** Role of an account. `timer` is the job that turns dated deadlines into events. */
export const ROLES = [
  'hospital',
  'prefectureOfficer',
  'prefectureApprover',
  'healthCentre',
  'supportCentre',
  'systemAdministrator',
  'timer',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  hospital: '医療機関',
  prefectureOfficer: '都道府県 担当',
  prefectureApprover: '都道府県 決裁者',
  healthCentre: '保健所',
  supportCentre: '勤改センター',
  systemAdministrator: 'システム管理者',
  timer: '自動処理',
};

/** The prefecture's own staff, whether they draft or decide. */
export function isPrefecture(role: Role): role is 'prefectureOfficer' | 'prefectureApprover' {
  return role === 'prefectureOfficer' || role === 'prefectureApprover';
}

/** The person behind an event. The office ids say for whom the person speaks. */
export interface Actor {
  accountId: string;
  name: string;
  role: Role;
  /** Name of the office, copied into the case log (people move every April). */
  officeName: string;
  /** Set when role is `hospital`. */
  institutionId: string | null;
  /** Set when role is `healthCentre`. */
  healthCentreId: string | null;
}

/** Who acts where nobody does: a passed deadline, the data that an installation begins with. */
export const AUTOMATIC: Actor = {
  accountId: 'timer',
  name: '自動処理',
  role: 'timer',
  officeName: '自動処理',
  institutionId: null,
  healthCentreId: null,
};

/** 次の対応者: the side that holds the ball. */
export const PARTIES = [
  'hospital',
  'evaluationCentre',
  'prefectureOfficer',
  'prefectureApprover',
  'healthCentre',
  'none',
] as const;
export type Party = (typeof PARTIES)[number];

export const PARTY_LABEL: Readonly<Record<Party, string>> = {
  hospital: '医療機関',
  evaluationCentre: '評価センター',
  prefectureOfficer: '都道府県',
  prefectureApprover: '都道府県（決裁者）',
  healthCentre: '保健所',
  none: '－',
};
