/** The headings of the plan, as the template of the guideline has them (domain.md §4.11): printed by the form, and by the file to fill in. */

/** 1 (2), in order. */
export const MANAGEMENT = {
  timekeeping: '労働時間管理方法',
  nightDuty: '宿日直許可の有無を踏まえた時間管理',
  study: '医師の研鑚の労働時間該当性を明確化するための手続等',
  agreement: '労使の話し合い、36協定の締結',
  health: '衛生委員会、産業医等の活用、面接指導の実施体制',
  protection: '追加的健康確保措置の実施',
} as const;

/** 2, in order; `training` is of C-1 alone (則96①二ロ). */
export const EFFORTS = {
  taskShift: 'タスク・シフト／シェア',
  duties: '医師の業務の見直し',
  environment: 'その他の勤務環境改善',
  sideJobs: '副業・兼業を行う医師の労働時間の管理',
  training: 'Ｃ－１水準を適用する臨床研修医及び専攻医の研修の効率化',
} as const;

/** The lines of every item; the year of the results is part of the first. */
export const PROGRESS = {
  actual: (year: string) => `${year}の取組実績`,
  target: '当年度の取組目標',
  final: '計画期間終了年度の取組目標',
} as const;

/** 1 (1), the rows of each department's table. */
export const HOURS = {
  average: '平均',
  longest: '最長',
  over960: '960時間超～1,860時間の人数・割合',
  over1860: '1,860時間超の人数・割合',
} as const;

/** 1 (4). */
export const MAKING = {
  body: '検討を行った合議体',
  members: '参加した職種',
  meetings: '検討の経過',
  heardFrom: '意見を聴いた医師その他の関係者',
  informed: '対象医師への説明・周知',
} as const;

export const HEADINGS = {
  common: '労働時間と組織管理（共通記載事項）',
  hours: '労働時間数',
  management: '労務管理・健康管理',
  awareness: '意識改革・啓発',
  making: '策定プロセス',
  efforts: '労働時間短縮に向けた取組（項目ごとに任意の取組を記載）',
} as const;
