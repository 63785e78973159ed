import { readSeedCsv } from '../platform/seed-files.js';
import type { Certainty } from './registry.entities.js';

/** One of the 88 items the evaluation centre looks at (seeds/evaluation-items.csv). */
export interface EvaluationItem {
  no: number;
  /** 必須項目. */
  required: boolean;
  /** Not asked of a hospital that applies for the first time. */
  newApplicantExempt: boolean;
  title: string;
  category: string;
  subcategory: string;
  subcategoryCertainty: Certainty;
  evidenceDocuments: string[];
  evidenceCertainty: Certainty;
  note: string;
  source: string;
}

/** The items in their order. @throws StartupError when the file cannot be read */
export function loadEvaluationItems(): EvaluationItem[] {
  return readSeedCsv('evaluation-items.csv').map((row) => ({
    no: Number(row['no']),
    required: row['required'] === 'yes',
    newApplicantExempt: row['new_applicant_exempt'] === 'yes',
    title: row['title'] ?? '',
    category: row['category'] ?? '',
    subcategory: row['subcategory'] ?? '',
    subcategoryCertainty: certaintyOf(row['subcategory_certainty']),
    evidenceDocuments: (row['evidence_documents'] ?? '').split('|').filter(Boolean),
    evidenceCertainty: certaintyOf(row['evidence_certainty']),
    note: row['note'] ?? '',
    source: row['source'] ?? '',
  }));
}

function certaintyOf(word: string | undefined): Certainty {
  return word === 'confirmed' ? 'confirmed' : 'unconfirmed';
}
