/** The sub-items of B (北海道 別添2の1) as a prefecture lists them, and what each must show. */

/** One row of the list. */
export interface BSubItem {
  code: string;
  label: string;
  group: string;
  legalBasis: string;
  /** Whether 様式5-1 is needed for it; `unlessListed…`: not when the hospital is in the annexed table. */
  form5_1: 'exempt' | 'required' | 'unlessListedInTable5' | 'unlessListedInTable7';
  /**
   * What shows that the hospital has it: its standing in the medical plan or a programme, yearly emergency
   * figures, yearly results in words, or the governor's own finding (則80三).
   */
  criterion: 'standing' | 'emergencyFigures' | 'results' | 'individualFinding';
  /** The sub-item of whoever is not of this one (三次救急 beside 二次救急, その他がん医療 beside がん診療連携拠点病院): both together are asked about. */
  otherThan?: string;
  certainty: 'confirmed' | 'unconfirmed';
}

/** What a prefecture lays down about B. */
export interface SubItemRules {
  subItems: readonly BSubItem[];
  /** Thresholds of (1)イ (data: they are Hokkaido's published figures). */
  emergencyThresholds: { ambulancesPerYear: number; offHoursAdmissionsPerYear: number };
}

/** Whether 様式5-1 must show the function and results of this sub-item (北海道の提出書類一覧). */
export function needsForm5_1(item: BSubItem, listed: { listedInTable5: boolean; listedInTable7: boolean }): boolean {
  switch (item.form5_1) {
    case 'exempt':
      return false;
    case 'required':
      return true;
    case 'unlessListedInTable5':
      return !listed.listedInTable5;
    case 'unlessListedInTable7':
      return !listed.listedInTable7;
  }
}
