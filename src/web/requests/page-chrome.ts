import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type Actor, type Role, ROLE_LABEL } from '../../procedure/terms/actors.js';
import { Config } from '../../platform/config.js';
import { backToList } from '../base/case-list-address.js';
import { HOME_PATH } from '../base/home-path.js';
import { cameFrom } from './came-from.js';
import type { NavItem, PageChrome } from '../layout/index.js';

type Link = Omit<NavItem, 'current'>;

const CASES: Link = { label: '申請一覧', href: '/cases' };
const NOTICES: Link = { label: 'お知らせ', href: '/notices' };
const HELP: Link = { label: '手引き', href: '/help' };
const SETTINGS: Link = { label: '設定', href: '/settings' };

const PREFECTURE: readonly Link[] = [
  { label: 'ホーム', href: HOME_PATH.prefectureOfficer },
  CASES,
  { label: '指定台帳', href: '/designations' },
  NOTICES,
  HELP,
  SETTINGS,
];

/** The main navigation of each role, at most six items (screens.md). */
const NAVIGATION: Readonly<Record<Role, readonly Link[]>> = {
  prefectureOfficer: PREFECTURE,
  prefectureApprover: PREFECTURE,
  healthCentre: [
    { label: 'ホーム', href: HOME_PATH.healthCentre },
    { label: '確認依頼', href: '/health-centre/requests' },
    { label: '会議', href: '/health-centre/meetings' },
    CASES,
    NOTICES,
    HELP,
  ],
  hospital: [{ label: '申請の状況', href: HOME_PATH.hospital }, NOTICES, HELP],
  supportCentre: [CASES, NOTICES, HELP],
  systemAdministrator: [{ label: '利用者', href: HOME_PATH.systemAdministrator }, SETTINGS, NOTICES],
  timer: [],
};

/** What surrounds every page for the person who asked for it. */
@Injectable()
export class PageChromes {
  constructor(private readonly config: Config) {}

  of(request: Pick<Request, 'actor' | 'path'> & Partial<Pick<Request, 'query' | 'headers' | 'contact'>>): PageChrome {
    const { actor, path } = request;
    const list = actor && cameFrom(request);
    return {
      ...(list && { listHref: backToList(list) }),
      contact: request.contact,
      user: actor && signedInUser(actor),
      nav: actor ? navigation(NAVIGATION[actor.role], path) : [],
      banner: this.config.seedDemo ? '研修環境（架空のデータです）' : undefined,
    };
  }
}

/** Who may leave work to a job (issuing/packs). */
const HAVE_JOBS: readonly Role[] = ['hospital', 'prefectureOfficer', 'prefectureApprover'];

function signedInUser({ name, officeName, role }: Actor) {
  return { name, officeName, roleLabel: ROLE_LABEL[role], ...(HAVE_JOBS.includes(role) && { jobsHref: '/jobs' }) };
}

/** The longest address that the path lies under is the current one. */
function navigation(links: readonly Link[], path: string): NavItem[] {
  const lies = ({ href }: Link) => path === href || path.startsWith(`${href}/`);
  const current = links.filter(lies).sort((a, b) => b.href.length - a.href.length)[0];
  return links.map((link) => ({ ...link, current: link === current }));
}
