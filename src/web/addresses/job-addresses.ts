export const JOBS_PATH = '/jobs';
/** Choice of the cases and the meeting for 対策協・審議会資料. */
export const COUNCIL_DOCUMENTS_PATH = '/jobs/council-documents';
/** Number, day and designations of one 公示文. */
export const PUBLIC_NOTICE_PATH = '/jobs/public-notice';
export const jobPath = (id: string) => `${JOBS_PATH}/${id}`;
export const jobResultPath = (id: string) => `${jobPath(id)}/result`;
