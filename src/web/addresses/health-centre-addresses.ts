/** Addresses of the health centre's pages. */
export const HEALTH_CENTRE = '/health-centre';
export const REQUESTS = `${HEALTH_CENTRE}/requests`;
export const MEETINGS = `${HEALTH_CENTRE}/meetings`;
export const NEW_MEETING = `${MEETINGS}/new`;
export const REPORTS = `${HEALTH_CENTRE}/reports`;
/** One letter for several reported cases. */
export const REPORT_LETTER = `${REPORTS}/letter`;
export const INSTITUTIONS = `${HEALTH_CENTRE}/institutions`;

export const meetingPath = (meetingId: string) => `${MEETINGS}/${meetingId}`;
/** 経過 of the meeting itself. */
export const meetingRecordPath = (meetingId: string) => `${meetingPath(meetingId)}/record`;
export const confirmationPath = (hearingId: string) => `${HEALTH_CENTRE}/requests/${hearingId}/confirmation`;
/** The PDF of the 確認様式 marked 「案」. */
export const confirmationFormPath = (hearingId: string) => `${HEALTH_CENTRE}/requests/${hearingId}/confirmation-form`;
