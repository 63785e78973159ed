/**
 * What a form carries from the request back to the page: the typed values and the messages about them.
 * Every field component takes `name`, `value(s)` and `errors`; `bind` and `bindMany` fetch the three from a FormState.
 */

/** Messages by field name, in the order of the fields on the page. Messages about the whole form stand under WHOLE_FORM. */
export type FieldErrors = Record<string, string[]>;

/** Key in FieldErrors for messages that belong to no single field. */
export const WHOLE_FORM = '';

/** One line of an error summary; `field` is absent for a message about the whole form. */
export interface FieldError {
  field?: string;
  message: string;
}

/** Values as typed (kept verbatim after an error) and the messages about them. */
export interface FormState {
  values: Record<string, string | string[] | undefined>;
  errors: FieldErrors;
  /** By field name, what confirms a value that looks strange; sent back under CONFIRMED. */
  questions?: Record<string, string>;
  /** By field name, where a value comes from that nobody typed here. */
  marks?: Record<string, string>;
}

/** Name of the ticks that confirm what looks strange. */
export const CONFIRMED = 'confirmed';

/** The tick beside a field whose value looks strange. */
export interface Question {
  confirm: string;
  ticked: boolean;
}

/** A form nobody has typed into yet, or one filled from stored values. */
export function formState(
  values: FormState['values'] = {},
  errors: FieldErrors = {},
  questions: FormState['questions'] = {},
): FormState {
  return { values, errors, questions };
}

/** Props of a field with one value, for spreading: `<TextField {...bind(form, 'hospitalName')} label="…" />`. */
export function bind(
  form: FormState,
  name: string,
): { name: string; value: string; errors: string[]; question: Question | undefined; mark?: string } {
  return {
    name,
    value: valuesOf(form, name)[0] ?? '',
    errors: form.errors[name] ?? [],
    question: questionOf(form, name),
    ...(form.marks?.[name] !== undefined && { mark: form.marks[name] }),
  };
}

/** What was ticked stays on the form, also where it comes back for another reason. */
function questionOf(form: FormState, name: string): Question | undefined {
  const ticked = valuesOf(form, CONFIRMED);
  const confirm = form.questions?.[name] ?? ticked.find((each) => each.startsWith(`${name}=`));
  return confirm === undefined ? undefined : { confirm, ticked: ticked.includes(confirm) };
}

/** Props of a field with several values (CheckboxGroup), for spreading. */
export function bindMany(form: FormState, name: string): { name: string; values: string[]; errors: string[] } {
  return { name, values: valuesOf(form, name), errors: form.errors[name] ?? [] };
}

function valuesOf(form: FormState, name: string): string[] {
  const value = form.values[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** The messages as flat lines, in the order of the record. */
export function errorList(errors: FieldErrors): FieldError[] {
  return Object.entries(errors).flatMap(([field, messages]) =>
    messages.map((message) => (field === WHOLE_FORM ? { message } : { field, message })),
  );
}

/** The id of the control that a message about `name` points to; safe in a URL fragment and in a CSS selector. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}
