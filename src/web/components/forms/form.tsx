import type { ComponentChildren } from 'preact';
import { formatTime } from '../../base/format.js';

export interface HiddenCommandFieldsProps {
  /** The version of the row the page was made from; a later version answers with the conflict page. */
  lockVersion: number;
  /** Made for each page that is opened; a second send with the same key does nothing twice. */
  idempotencyKey: string;
  /** The version of the working copy that the page shows, where it is submitted from there. */
  workingVersion?: number | undefined;
  /** The versions of its sections, to tell after a conflict which were saved meanwhile. */
  sectionsSeen?: string | undefined;
}

/** The hidden fields of every form that changes a case: `lockVersion`, `idempotencyKey`, and `workingVersion` where it submits. */
export function HiddenCommandFields({
  lockVersion,
  idempotencyKey,
  workingVersion,
  sectionsSeen,
}: HiddenCommandFieldsProps) {
  return (
    <>
      <input type="hidden" name="lockVersion" value={String(lockVersion)} />
      {workingVersion !== undefined && <input type="hidden" name="workingVersion" value={String(workingVersion)} />}
      {sectionsSeen !== undefined && <input type="hidden" name="sectionsSeen" value={sectionsSeen} />}
      <HiddenKey value={idempotencyKey} />
    </>
  );
}

/** The hidden field of every form that makes something: a second send with the same key makes nothing twice. */
export function HiddenKey({ value }: { value: string }) {
  return <input type="hidden" name="idempotencyKey" value={value} />;
}

export interface PostFormProps {
  action: string;
  /** Needed for forms that change a case. */
  command?: HiddenCommandFieldsProps;
  /** Needed around a FileField. */
  multipart?: boolean;
  /** What Enter in a field sends, where the first button of the form is another than the one that is meant. */
  enter?: { name?: string; value?: string };
  children: ComponentChildren;
}

/** A form that posts; the server alone validates, so the browser's own messages are off. */
export function PostForm({ action, command, multipart, enter, children }: PostFormProps) {
  return (
    <form class="form" method="post" action={action} enctype={multipart ? 'multipart/form-data' : undefined} novalidate>
      {/* Enter presses the first button of a form, wherever that stands. */}
      {enter && <button class="visually-hidden" type="submit" tabindex={-1} aria-hidden="true" {...enter} />}
      {command && <HiddenCommandFields {...command} />}
      {children}
    </form>
  );
}

/** 「10時14分に保存しました」, beside the buttons of a form that was just saved. */
export function SavedNote({ at }: { at: Date }) {
  return (
    <p class="saved-note" role="status">
      {formatTime(at)}に保存しました
    </p>
  );
}

export interface FieldsetProps {
  legend: string;
  support?: ComponentChildren;
  children: ComponentChildren;
}

/** Fields that belong together under one heading. */
export function Fieldset({ legend, support, children }: FieldsetProps) {
  return (
    <fieldset class="fieldset">
      <legend class="fieldset__legend">{legend}</legend>
      {support && <div class="fieldset__support">{support}</div>}
      {children}
    </fieldset>
  );
}
