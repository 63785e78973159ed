import type { SubjectType } from './subject.js';

/** A table whose rows the record knows, as its room describes it to the verifier. The database notes them (migration 0020). */
export interface RecordedTable {
  table: string;
  /** Columns of its primary key, in the order of the migration that made it noted; `id` unless told. */
  key?: readonly string[];
  /** Columns that no act of the record writes. */
  unrecorded?: readonly string[];
  /** Japanese: what a row is, e.g. 決裁. */
  called: string;
  /** SQL over the row `t`: which one it is, for people; left out where only its subject tells. */
  which?: string;
  /** The kind of subject that each of its rows is. */
  subject?: SubjectType;
}
