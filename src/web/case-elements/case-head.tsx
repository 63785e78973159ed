import type { CaseView } from '../../applications/queries/case-view.js';
import { PARTY_LABEL } from '../../procedure/terms/actors.js';
import { stateLabel } from '../../procedure/terms/states.js';
import { caseStatusTag } from './case-status-tag.js';
import { type Crumb, WhoWhenBar, type WhoWhenBarProps } from '../components/index.js';
import { CASE_LIST_PATH } from '../base/case-list-address.js';
import { formatDateWithoutWeekday } from '../base/format.js';
import { casePath } from '../addresses/case-addresses.js';
import { CASE_TABS, type CaseTab, tabPath } from '../addresses/tabs.js';
import { caseName } from '../../procedure/terms/reference-number.js';

/** The way from the list of cases to the last of these pages of this case; without any to the case itself. */
export function caseCrumbs({ application, institution }: CaseView, ...pages: Crumb[]): Crumb[] {
  const label = `${institution.name} ${caseName(application)}`;
  const own = pages.length === 0 ? { label } : { label, href: casePath(application.id) };
  return [{ label: '申請一覧', href: CASE_LIST_PATH }, own, ...pages];
}

/** The way to pages that lie behind a tab of the case. */
export function tabCrumbs(view: CaseView, tab: CaseTab, ...pages: Crumb[]): Crumb[] {
  return caseCrumbs(view, { label: CASE_TABS[tab], href: tabPath(view.application.id, tab) }, ...pages);
}

/** 段階・次の対応者・期限, with further facts. */
export function CaseWhoWhen({ view, facts }: { view: CaseView; facts?: WhoWhenBarProps['facts'] }) {
  const { application, requiredActions: required } = view;
  const { dueOn, dueInOfficeDays, dueNote } = required;
  return (
    <WhoWhenBar
      stage={stateLabel(application.state, application.procedure)}
      nextActor={nextActor(view)}
      status={caseStatusTag(required)}
      deadline={
        dueOn === null || dueInOfficeDays === null
          ? undefined
          : { date: dueOn, officeDaysLeft: dueInOfficeDays, note: dueNote }
      }
      deadlineLabel={required.dueFor}
      facts={facts}
    />
  );
}

/** The health centres by their names, everyone else by their side. */
function nextActor({ requiredActions: { holder, holderHealthCentreIds }, hearings }: CaseView): string {
  const names = holderHealthCentreIds.map(
    (id) => hearings.find(({ healthCentreId }) => healthCentreId === id)?.healthCentreName ?? PARTY_LABEL.healthCentre,
  );
  return names.length > 0 ? names.join('、') : PARTY_LABEL[holder];
}

/** 「令和6年4月1日〜令和9年3月31日」. */
export function periodText(from: string, to: string): string {
  return `${formatDateWithoutWeekday(from)}〜${formatDateWithoutWeekday(to)}`;
}
