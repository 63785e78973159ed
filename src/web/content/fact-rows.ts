/** The key facts of plan and evaluation, as rows to read and to change. */
import * as facts from '../../applications/documents/fact-rows.js';
import type { SummaryRow } from '../components/index.js';
import { linked } from './content-summary.js';

/** @param path address of the page on which they are changed */
export function planRows(
  ...[of, plan, path = '']: [...Parameters<typeof facts.planRows>, path?: string]
): SummaryRow[] {
  return linked(facts.planRows(of, plan), path);
}

/** @param path as of `planRows` */
export function evaluationRows(
  ...[of, evaluation, path = '']: [...Parameters<typeof facts.evaluationRows>, path?: string]
): SummaryRow[] {
  return linked(facts.evaluationRows(of, evaluation), path);
}
