import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type Actor, type Role, ROLE_LABEL } from '../procedure/actors.js';
import { Config } from '../platform/config.js';
import type { NavItem, PageChrome } from './layout/index.js';

type Link = Omit<NavItem, 'current'>;

const HOME: Link = { label: 'ホーム', href: '/' };
const SETTINGS: Link = { label: '設定', href: '/settings' };
const ACCOUNTS: Link = { label: '利用者', href: '/settings/accounts' };

/** The main navigation of each role, at most six items (screens.md). */
const NAVIGATION: Readonly<Record<Role, readonly Link[]>> = {
  hospital: [HOME],
  prefectureOfficer: [HOME, SETTINGS],
  prefectureApprover: [HOME, SETTINGS],
  healthCentre: [HOME],
  supportCentre: [HOME],
  systemAdministrator: [HOME, ACCOUNTS, SETTINGS],
  timer: [],
};

/** What surrounds every page for the person who asked for it. */
@Injectable()
export class PageChromes {
  constructor(private readonly config: Config) {}

  of({ actor, path }: Pick<Request, 'actor' | 'path'>): PageChrome {
    return {
      user: actor && signedInUser(actor),
      nav: actor ? navigation(NAVIGATION[actor.role], path) : [],
      banner: this.config.seedDemo ? '研修環境（架空のデータです）' : undefined,
    };
  }
}

function signedInUser({ name, officeName, role }: Actor) {
  return { name, officeName, roleLabel: ROLE_LABEL[role] };
}

/** The longest address that the path lies under is the current one. */
function navigation(links: readonly Link[], path: string): NavItem[] {
  const lies = ({ href }: Link) => path === href || path.startsWith(`${href}/`);
  const current = links.filter(lies).sort((a, b) => b.href.length - a.href.length)[0];
  return links.map((link) => ({ ...link, current: link === current }));
}
