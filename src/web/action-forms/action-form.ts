import type { VNode } from 'preact';
import type { Matter } from '../../applications/entities/submission.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { HealthCentre, PlanningArea } from '../../registry/registry.entities.js';
import type { FormState } from '../components/index.js';

export interface ActionFormContext {
  view: CaseView;
  /** What was typed, or the initial values. */
  form: FormState;
  today: IsoDate;
  areas: readonly PlanningArea[];
  centres: readonly HealthCentre[];
  /** Ids of the health centres for which somebody can sign in; empty where nobody is asked anything. */
  centresWithUsers: ReadonlySet<string>;
  /** What was submitted last and before that, by number, where the last was a 補正の提出; for the prefecture alone. */
  submitted: ReadonlyMap<number, Matter>;
}

/**
 * The page of one event of the procedure. The frame (facts of the case, conditions, button, version and
 * idempotency key, errors, conflict) is the same for all and lives in the controller; a form adds its fields.
 *
 * A button named `moreRows` whose value is a number of rows shows the same page with so many rows, without doing anything.
 */
export interface ActionForm {
  /** Japanese sentences: what happens when the button is pressed. */
  effects: (view: CaseView) => string[];
  /** Absent when the event needs no input. Field names are those that `parseEvent` reads. */
  fields?: (context: ActionFormContext) => VNode;
  /** Values shown at first. */
  initial?: (view: CaseView, today: IsoDate) => FormState['values'];
  /** What must be read before the decision, above the fields (the draft, the notice). */
  reading?: (context: ActionFormContext) => VNode;
  /** The document that it issues can be looked at before, with what is typed. */
  sendsLetter?: boolean;
  /** Hard to undo: the button is red. */
  danger?: boolean;
}
