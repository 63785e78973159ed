import type { CaseView } from '../../applications/queries/case-view.js';
import { contentProblems } from '../../procedure/requirements/content-problems.js';
import type { Tab } from '../components/index.js';
import { casePath } from './case-addresses.js';

/** The views of a case; each has its own address. */
export const CASE_TABS = {
  overview: '概要',
  content: '申請内容',
  attachments: '提出書類',
  hearings: '会議体',
  documents: '文書',
  history: '経過',
} as const;
export type CaseTab = keyof typeof CASE_TABS;

/** What the address asks for; the overview for anything unknown, so that an old link still shows the case. */
export function tabOf(query: string): CaseTab {
  return (Object.keys(CASE_TABS) as CaseTab[]).find((tab) => tab === query) ?? 'overview';
}

export function tabPath(caseId: string, tab: CaseTab): string {
  return tab === 'overview' ? casePath(caseId) : `${casePath(caseId)}?tab=${tab}`;
}

export function tabsOf(view: CaseView, current: CaseTab): Tab[] {
  const counts: Partial<Record<CaseTab, string>> = {
    attachments: attachedCount(view),
    hearings: String(view.hearings.filter(({ voided }) => !voided).length),
    documents: String(view.documents.issued.length),
  };
  return (Object.keys(CASE_TABS) as CaseTab[]).map((tab) => ({
    label: CASE_TABS[tab],
    href: tabPath(view.application.id, tab),
    current: tab === current,
    count: counts[tab],
  }));
}

/** Documents that are complete of those that are needed: 7/9. What is typed on screen counts when nothing in it is missing. */
function attachedCount({ documents, facts }: CaseView): string {
  const needed = documents.required.filter((document) => document.needed);
  const typed = contentProblems(facts).length === 0;
  return `${needed.filter(({ attached, requirement }) => attached || (requirement.suppliedBy === 'screen' && typed)).length}/${needed.length}`;
}
