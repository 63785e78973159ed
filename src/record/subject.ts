/** What an entry of the record is about; each counts its own entries from 1. */
const SUBJECT_LABEL = {
  case: '申請',
  designation: '指定',
  meeting: '会議',
  institution: '医療機関',
  round: '申請回',
  account: '利用者',
  setting: '設定',
  reader: '文書を受け取った人',
} as const;
export type SubjectType = keyof typeof SUBJECT_LABEL;

/** What it is called where nothing is known of its row. */
export function subjectLabel({ type, id }: Subject): string {
  return `${subjectTypeLabel(type)} ${id}`;
}

/** The type as it stands for one that the program never wrote. */
export function subjectTypeLabel(type: string): string {
  return Object.hasOwn(SUBJECT_LABEL, type) ? SUBJECT_LABEL[type as SubjectType] : type;
}

export interface Subject {
  type: SubjectType;
  /** Of the row; for a setting its name, e.g. 'closedDays'. */
  id: string;
}
