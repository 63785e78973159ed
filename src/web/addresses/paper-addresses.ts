/** Addresses of the papers of a case and of the record of a file. */
import type { PaperAct } from '../../procedure/papers.js';
import { casePath } from './case-addresses.js';

export const paperPath = (caseId: string, key: string) => `${casePath(caseId)}/papers/${encodeURIComponent(key)}`;
/** The draft marked 「案」, as a PDF. */
export const paperPreviewPath = (caseId: string, key: string) => `${paperPath(caseId, key)}/preview`;
/** The form that issues it, issues it again or corrects it. */
export const paperActPath = (caseId: string, key: string, act: PaperAct) => `${paperPath(caseId, key)}/${act}`;
/** Who made a stored file and who took it. */
export const fileRecordPath = (fileId: string) => `/documents/${fileId}`;
