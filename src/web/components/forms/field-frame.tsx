import type { ComponentChildren } from 'preact';
import { CONFIRMED, fieldId, type Question } from './form-state.js';

/** Whether a field must be filled; without it no mark is shown (filters, single-field forms). */
export type Requirement = 'required' | 'optional';

/** What every form field shares. */
export interface FieldProps {
  name: string;
  label: string;
  requirement?: Requirement;
  /** One sentence under the label: what to write, where to find it, limits. */
  support?: ComponentChildren;
  /** The item of the official form it corresponds to, e.g. 「様式第1号 3」. */
  formItem?: string;
  /** Messages about this field; the first words of each say what to do. */
  errors?: string[];
  /** Its value looks strange, and may be confirmed. */
  question?: Question | undefined;
  /** Where its value comes from, if nobody typed it here. */
  mark?: string;
}

/** The aria attributes that tie a control (or group) to its messages and its support text, the messages first. */
export function describe({ name, support, errors }: FieldProps): {
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
} {
  const ids = [errors?.length ? `${fieldId(name)}-error` : '', support ? `${fieldId(name)}-support` : ''];
  return {
    'aria-describedby': ids.filter(Boolean).join(' ') || undefined,
    'aria-invalid': errors?.length ? 'true' : undefined,
  };
}

/** The words of a label or legend: text, 要否, item of the official form. */
function LabelText({ label, requirement, formItem, mark }: FieldProps) {
  return (
    <>
      <span class="field__label-text">{label}</span>
      {requirement === 'required' && <span class="field__mark field__mark--required">※必須</span>}
      {requirement === 'optional' && <span class="field__mark">任意</span>}
      {mark && <span class="field__mark">{mark}</span>}
      {formItem && <span class="field__form-item">{formItem}</span>}
    </>
  );
}

/** The support text, with the id that `describe` refers to. */
function SupportText({ name, support }: FieldProps) {
  if (!support) return null;
  return (
    <div class="field__support" id={`${fieldId(name)}-support`}>
      {support}
    </div>
  );
}

/** The messages about a field, with the id that `describe` refers to. */
export function ErrorText({ name, errors }: FieldProps) {
  if (!errors?.length) return null;
  return (
    <div class="field__errors" id={`${fieldId(name)}-error`}>
      {errors.map((message) => (
        <p class="field__error">
          <span class="visually-hidden">エラー：</span>
          {message}
        </p>
      ))}
    </div>
  );
}

/** The tick that confirms a value that looks strange; what looks strange in it is said by the message about the field. */
export function QuestionTick({ name, question }: Pick<FieldProps, 'name' | 'question'>) {
  if (question === undefined) return null;
  const id = `${fieldId(name)}-confirmed`;
  return (
    <div class="choice">
      <input
        class="choice__control"
        id={id}
        name={CONFIRMED}
        type="checkbox"
        value={question.confirm}
        checked={question.ticked}
      />
      <label class="choice__label" for={id}>
        この内容で正しい
      </label>
    </div>
  );
}

/** Label, support text, the given control and messages, for a field with a single control. */
export function FieldFrame({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  return (
    <div class={field.errors?.length ? 'field field--invalid' : 'field'}>
      <label class="field__label" for={fieldId(field.name)}>
        <LabelText {...field} />
      </label>
      <SupportText {...field} />
      {children}
      <ErrorText {...field} />
      <QuestionTick {...field} />
    </div>
  );
}

/** The same around a group of controls: a fieldset with a legend. */
export function GroupFrame({
  field,
  role,
  children,
}: {
  field: FieldProps;
  role?: 'radiogroup';
  children: ComponentChildren;
}) {
  const described = describe(field);
  return (
    <fieldset
      class={field.errors?.length ? 'field field--invalid' : 'field'}
      role={role}
      aria-describedby={described['aria-describedby']}
      aria-invalid={role && described['aria-invalid']}
      aria-required={role && field.requirement === 'required' ? 'true' : undefined}
    >
      <legend class="field__label">
        <LabelText {...field} />
      </legend>
      <SupportText {...field} />
      {children}
      <ErrorText {...field} />
    </fieldset>
  );
}
