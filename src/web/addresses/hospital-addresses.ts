/** Addresses of the hospital's pages. */
import type { EventType } from '../../procedure/events/index.js';
import { casePath } from './case-addresses.js';

export const HOSPITAL_HOME = '/hospital';
export const OPENING_PATH = '/hospital/applications/new';

export const preparationPath = (caseId: string) => `${casePath(caseId)}/preparation`;
export const planPath = (caseId: string) => `${casePath(caseId)}/plan`;
/** The plan as a file to fill in. */
export const planTemplatePath = (caseId: string) => `${planPath(caseId)}/template`;
export const evaluationPath = (caseId: string) => `${casePath(caseId)}/evaluation`;
/** Where the application for the evaluation is put right, beside the result. */
export const evaluationApplicationPath = (caseId: string) => `${evaluationPath(caseId)}?part=application`;
export const documentsPath = (caseId: string) => `${casePath(caseId)}/documents`;
export const checkPath = (caseId: string) => `${casePath(caseId)}/check`;
export const submittedPath = (caseId: string) => `${casePath(caseId)}/submitted`;
export const correctionPath = (caseId: string) => `${casePath(caseId)}/correction`;

/** A section of the content editor; without one the page that leads to the first section. */
export function contentPath(caseId: string, sectionId?: string): string {
  const editor = `${casePath(caseId)}/content`;
  return sectionId === undefined ? editor : `${editor}/${sectionId}`;
}

/** A list of the content as a table that is pasted, read from a file or written to one. */
export const listPath = (caseId: string, list: string) => `${casePath(caseId)}/lists/${list}`;
/** Where what a table would change is confirmed. */
export const listImportPath = (caseId: string, list: string) => `${listPath(caseId, list)}/import`;
/** The list as a file; empty, to be filled, where told. */
export const listFilePath = (caseId: string, list: string, { empty = false } = {}) =>
  `${listPath(caseId, list)}/csv${empty ? '?empty=1' : ''}`;

/** A page from which somebody goes to mend something, and to which saving leads back. */
export const WAYS_BACK = ['check', 'correction'] as const;
export type WayBack = (typeof WAYS_BACK)[number];

/** Name in an address, and in a form, of the page to which saving leads back. */
export const FROM_PAGE = 'from';

/** The address of a page on which something is mended, opened from one of those; without one it is the plain address. */
export function mendedFrom(path: string, from: WayBack | null): string {
  return from === null ? path : `${path}?${FROM_PAGE}=${from}`;
}

/** Where saving leads back to. */
export function wayBackPath(caseId: string, from: WayBack): string {
  return from === 'check' ? checkPath(caseId) : correctionPath(caseId);
}

/** The address of a page that was just saved, at a place on it. */
export function savedPath(
  path: string,
  { from = null, row = '', rows = 1 }: { from?: WayBack | null; row?: string; rows?: number } = {},
): string {
  return `${path}?saved=1${from === null ? '' : `&${FROM_PAGE}=${from}`}${row === '' ? '' : `&row=${encodeURIComponent(row)}`}${rows === 1 ? '' : `&rows=${rows}`}`;
}

/** Where a section stands on the page of the check. */
export const sectionRowId = (sectionId: string) => `section-${sectionId}`;

/** Row of one document on the page of documents. */
export const documentRowId = (requirementId: string) => `document-${requirementId}`;

/** Where one attached file is withdrawn. */
export const withdrawalPath = (caseId: string, requirementId: string, fileId: string) =>
  `${documentsPath(caseId)}/${encodeURIComponent(requirementId)}/${encodeURIComponent(fileId)}/withdrawal`;

/** Events that have a page of their own instead of the general page of an act. */
export const HOSPITAL_PAGES = {
  RECORD_PLAN: planPath,
  APPLY_FOR_EVALUATION: evaluationApplicationPath,
  RECORD_EVALUATION: evaluationPath,
  ATTACH_DOCUMENT: documentsPath,
  WITHDRAW_DOCUMENT: documentsPath,
  SUBMIT: checkPath,
  SUBMIT_CORRECTION: correctionPath,
} satisfies Partial<Record<EventType, (caseId: string) => string>>;
