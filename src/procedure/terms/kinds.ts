/** The four kinds of designation and the three procedures that lead to one. */

/** 区分. The identifiers are also stored in the database and used in addresses. */
export const KINDS = ['B', 'RENKEI_B', 'C1', 'C2'] as const;
export type Kind = (typeof KINDS)[number];

/** 手続. 新規指定 (法113①), 更新 (法115①), 業務の変更の承認 (法116①). */
export const PROCEDURES = ['new', 'renewal', 'change'] as const;
export type ProcedureType = (typeof PROCEDURES)[number];

export interface KindInfo {
  /** Short name on screens: B水準. */
  label: string;
  /** Statutory name of the designated institution. */
  institutionTitle: string;
  /** Article under which the governor designates. */
  legalBasis: string;
}

export const KIND_INFO: Readonly<Record<Kind, KindInfo>> = {
  B: { label: 'B水準', institutionTitle: '特定地域医療提供機関', legalBasis: '法113①' },
  RENKEI_B: { label: '連携B水準', institutionTitle: '連携型特定地域医療提供機関', legalBasis: '法118①' },
  C1: { label: 'C-1水準', institutionTitle: '技能向上集中研修機関', legalBasis: '法119①' },
  C2: { label: 'C-2水準', institutionTitle: '特定高度技能研修機関', legalBasis: '法120①' },
};

export const PROCEDURE_LABEL: Readonly<Record<ProcedureType, string>> = {
  new: '新規',
  renewal: '更新',
  change: '業務変更',
};

/** What is asked for and what is said when it is not given, in the words of the procedure. */
export const OUTCOME_LABEL: Readonly<Record<ProcedureType, { granted: string; refused: string }>> = {
  new: { granted: '指定', refused: '不指定' },
  renewal: { granted: '指定の更新', refused: '更新しないこと' },
  change: { granted: '業務の変更の承認', refused: '変更の不承認' },
};
