/** Addresses of the documents of a case and of the record of a file. */
import type { DocumentAct } from '../../procedure/official-documents.js';
import { casePath } from './case-addresses.js';

export const officialDocumentPath = (caseId: string, key: string) =>
  `${casePath(caseId)}/official-documents/${encodeURIComponent(key)}`;
/** The draft marked 「案」, as a PDF. */
export const officialDocumentPreviewPath = (caseId: string, key: string) =>
  `${officialDocumentPath(caseId, key)}/preview`;
/** The form that issues it, issues it again or corrects it. */
export const officialDocumentActPath = (caseId: string, key: string, act: DocumentAct) =>
  `${officialDocumentPath(caseId, key)}/${act}`;
/** Who made a stored file and who took it. */
export const fileRecordPath = (fileId: string) => `/documents/${fileId}`;
