/** What the hospital's pages about one case have in common. */
import type { ComponentChildren } from 'preact';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { EventType } from '../../procedure/events/index.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { stateLabel } from '../../procedure/terms/states.js';
import {
  Banner,
  ButtonLink,
  ButtonRow,
  type Crumb,
  DeadlineText,
  type FieldError,
  type FieldErrors,
  fieldId,
} from '../components/index.js';
import { formatDateTime } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { casePath } from '../addresses/case-addresses.js';
import { HOSPITAL_HOME, preparationPath } from '../addresses/hospital-addresses.js';
import { caseName, numberBeside } from '../../procedure/terms/reference-number.js';

/** 「B水準の指定の更新」. */
export function caseTitle({ application: { kind, procedure } }: CaseView): string {
  const { label } = KIND_INFO[kind];
  return procedure === 'change' ? `${label}の業務の変更` : `${label}の指定（${PROCEDURE_LABEL[procedure]}）`;
}

/** Whether the person may do this event in the present state, whatever its conditions say. */
export function offers(view: CaseView, type: EventType): boolean {
  return view.availableEvents.some((event) => event.type === type);
}

/** Whether the person may write the application now. */
export function mayWrite({ writing }: CaseView): boolean {
  return writing.every(({ met }) => met);
}

export interface CasePageProps {
  chrome: PageChrome;
  view: CaseView;
  title: string;
  /** The page belongs to the preparation, and the way back leads there. */
  inPreparation?: boolean;
  /** A page between the preparation and this one. */
  crumb?: Crumb;
  errors?: FieldErrors;
  children: ComponentChildren;
}

/** A page of the hospital about one case: its number, what it is and by when it must be submitted. */
export function CasePage({ chrome, view, title, inPreparation, crumb, errors, children }: CasePageProps) {
  const { application, institution, requiredActions: required } = view;
  const crumbs: Crumb[] = [
    { label: '申請の状況', href: HOSPITAL_HOME },
    { label: `${caseTitle(view)} ${numberBeside(application)}`, href: casePath(application.id) },
    ...(inPreparation ? [{ label: '申請の準備', href: preparationPath(application.id) }] : []),
    ...(crumb ? [crumb] : []),
    { label: title },
  ];
  const { dueOn, dueInOfficeDays, dueNote } = required;
  return (
    <Page
      {...chrome}
      title={`${title}（${caseName(application)}）`}
      heading={title}
      caption={`${numberBeside(application)}　${institution.name}　${caseTitle(view)}`}
      breadcrumbs={crumbs}
      errors={errors}
    >
      {dueOn !== null && dueInOfficeDays !== null && required.mine && (
        <p class="case-deadline">
          {application.state === 'correcting' ? '補正期限' : '申請期限'}：
          <DeadlineText deadline={{ date: dueOn, officeDaysLeft: dueInOfficeDays, note: dueNote }} />
        </p>
      )}
      {children}
    </Page>
  );
}

/** When the case was last saved, and that nothing is lost. */
export function LastSaved({ view }: { view: CaseView }) {
  return (
    <p class="last-saved">
      最終保存 {formatDateTime(lastSavedAt(view))}。途中で閉じても、保存した内容はなくなりません。
    </p>
  );
}

/** When a section was saved or something recorded, whichever was last. */
export function lastSavedAt({ application, working }: CaseView): Date {
  const times = [application.updatedAt, ...(working ?? []).map(({ savedAt }) => savedAt)];
  return times.reduce((last, each) => (each > last ? each : last));
}

/** Where an editor stands that cannot be used in the present state. */
export function ClosedEditor({ view }: { view: CaseView }) {
  const { id, state, procedure } = view.application;
  return (
    <>
      <Banner kind="info" title={`段階が「${stateLabel(state, procedure)}」のため、いまは変更できません`}>
        <p>{view.requiredActions.sentence}</p>
      </Banner>
      <ButtonRow>
        <ButtonLink href={casePath(id)}>申請の状況を見る</ButtonLink>
      </ButtonRow>
    </>
  );
}

/** What is still missing, each a link to where it is mended; it blocks nothing. Nothing is drawn without problems. */
export function OpenPoints({ points, on = '' }: { points: readonly FieldError[]; on?: string }) {
  if (points.length === 0) return null;
  return (
    <section class="open-points" aria-labelledby="open-points-title">
      <h2 class="open-points__title" id="open-points-title">
        未入力・確認が必要な項目（{points.length}件）
      </h2>
      <ul class="open-points__list">
        {points.map(({ field, message }) => (
          <li>
            <a href={`${on}#${fieldId(field ?? '')}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
