import type { CaseView } from '../../applications/queries/case-view.js';
import type { DocumentProblem } from '../../documents/issued-documents.js';
import type { MendingPlace } from '../../documents/remedies.js';
import { type Actor, isPrefecture } from '../../procedure/terms/actors.js';
import { eventLabel, EVENTS, type EventType } from '../../procedure/events/index.js';
import { actionPath } from '../addresses/case-addresses.js';
import { pageOfEvent } from './event-pages.js';
import { tabPath } from '../addresses/tabs.js';
import { contentSections, sectionOf } from '../../procedure/fields/sections.js';
import { confirmationPath } from '../addresses/health-centre-addresses.js';
import { checkPath, contentPath, documentsPath, evaluationPath, planPath } from '../addresses/hospital-addresses.js';

export interface Screen {
  label: string;
  href: string;
}

/** The screen that fills what a document lacks, as far as this person has one. */
export function screenFor(
  { at }: Pick<DocumentProblem, 'at'>,
  { view, actor, issuedBy }: { view: CaseView; actor: Actor; issuedBy: EventType | null },
): Screen | null {
  if (at === undefined) return null;
  const { id } = view.application;
  if (at === 'step') return issuedBy === null ? null : issuingScreen(view, actor, issuedBy);
  if (at === 'correction') return correctionScreen(view);
  if (at === 'submission') return actor.role === 'hospital' ? { label: '確認と提出', href: checkPath(id) } : null;
  if (at === 'decision') return { label: '起案と決裁', href: tabPath(id, 'documents') };
  if (at === 'confirmation') return confirmationScreen(view, actor);
  if (at === 'institution' || at === 'profile') return officeScreen(at, actor);
  return actor.role === 'hospital'
    ? hospitalScreen(at, view)
    : { label: '申請内容', href: tabPath(id, at === 'documents' ? 'attachments' : 'content') };
}

function correctionScreen(view: CaseView): Screen | null {
  const event = view.availableEvents.find(({ type }) => type === 'REQUEST_CORRECTION');
  const href = event && pageOfEvent(view, event.type);
  return event && href ? { label: event.label, href } : null;
}

/** The form of the event that issues a document. It is there before the turn of the event, too, and says what comes first. */
function issuingScreen(view: CaseView, { role }: Actor, type: EventType): Screen | null {
  const href = pageOfEvent(view, type);
  return href === null || EVENTS[type].role !== role
    ? null
    : { label: eventLabel(type, view.application.procedure), href };
}

function confirmationScreen({ application, hearings }: CaseView, actor: Actor): Screen {
  const own = hearings.find(
    ({ voided, healthCentreId }) => !voided && healthCentreId !== null && healthCentreId === actor.healthCentreId,
  );
  return own
    ? { label: '確認の記録', href: confirmationPath(own.id) }
    : { label: '会議体', href: tabPath(application.id, 'hearings') };
}

function officeScreen(at: 'institution' | 'profile', { role }: Actor): Screen | null {
  if (!isPrefecture(role)) return null;
  return at === 'institution'
    ? { label: '設定：医療機関', href: '/settings/institutions' }
    : { label: '設定：手続', href: '/settings' };
}

function hospitalScreen(
  at: Exclude<
    MendingPlace,
    'step' | 'submission' | 'correction' | 'decision' | 'confirmation' | 'institution' | 'profile'
  >,
  { application: { id }, facts }: CaseView,
): Screen {
  switch (at) {
    case 'plan':
      return { label: '時短計画（案）', href: planPath(id) };
    case 'evaluation':
      return { label: '評価センターの評価', href: evaluationPath(id) };
    case 'documents':
      return { label: '提出書類', href: documentsPath(id) };
    default: {
      const section = sectionOf(contentSections(facts), at.slice('content:'.length));
      return { label: section?.title ?? '申請内容', href: contentPath(id, section?.id) };
    }
  }
}

/** The page of the event that issues a document, when there is one to go to. */
export function issuingStep(view: CaseView, issuedBy: EventType | null) {
  const event = view.availableEvents.find(({ type }) => type === issuedBy);
  return event && { ...event, href: actionPath(view.application.id, event.type) };
}
