import { inputName } from '../../inputs/fields/field-names.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { type InputProblem, readForm } from '../../inputs/fields/read-input.js';
import type { KnownDays } from '../../procedure/calendar/date-rules.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { type FieldErrors, type FormState, WHOLE_FORM } from '../components/index.js';

/** Problems of an input as messages beside its form fields. */
export function fieldErrors(problems: readonly Problem[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { field, message } of problems) (errors[inputName(field)] ??= []).push(message);
  return errors;
}

/** Unmet conditions about a field, as messages beside it. */
export function conditionErrors(conditions: readonly Condition[]): FieldErrors {
  return fieldErrors(
    conditions.flatMap(({ field, text, met }) => (field === undefined || met ? [] : [{ field, message: text }])),
  );
}

/** What confirms the values that look strange, by the names of their fields. */
export function questionsOf(conditions: readonly Condition[]): NonNullable<FormState['questions']> {
  return Object.fromEntries(
    conditions.flatMap(({ field, confirm }) =>
      field === undefined || confirm === undefined ? [] : [[inputName(field), confirm]],
    ),
  );
}

/** A posted form read as its described input. */
export interface ReadForm<T> {
  /** As typed, for the page that comes back. */
  typed: FormState['values'];
  /** Null where something is wrong. */
  input: T | null;
  /** Beside the fields, in the order of the input. */
  errors: FieldErrors;
  /** What confirms the values that look strange. */
  questions: NonNullable<FormState['questions']>;
  /** What was asked and confirmed, to be kept with the act; nothing where something is wrong. */
  confirmed: readonly string[];
}

/** Reads a form by the description of its input; see src/inputs. @param known as `readForm` */
export function readTyped<T extends object>(type: new () => T, body: unknown, known?: KnownDays): ReadForm<T> {
  const read = readForm(type, body, known);
  const typed = flatValues(body);
  if (read.ok) return { typed, input: read.input, errors: {}, questions: {}, confirmed: read.confirmed };
  const { errors } = read;
  return { typed, input: null, errors: fieldErrors(errors), questions: inputQuestions(errors), confirmed: [] };
}

/** What confirms the values of an input that look strange, by the names of their fields. */
export function inputQuestions(problems: readonly InputProblem[]): NonNullable<FormState['questions']> {
  return Object.fromEntries(
    problems.flatMap(({ field, confirm }) => (confirm === undefined ? [] : [[inputName(field), confirm]])),
  );
}

/** Messages that belong to no single field. */
export function wholeFormErrors(...messages: string[]): FieldErrors {
  return { [WHOLE_FORM]: messages };
}
