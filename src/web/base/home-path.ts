import type { Role } from '../../procedure/terms/actors.js';

/** Where each role's day begins. */
export const HOME_PATH: Readonly<Record<Role, string>> = {
  prefectureOfficer: '/prefecture',
  prefectureApprover: '/prefecture',
  healthCentre: '/health-centre',
  hospital: '/hospital',
  supportCentre: '/cases',
  systemAdministrator: '/settings/accounts',
  timer: '/login',
};
