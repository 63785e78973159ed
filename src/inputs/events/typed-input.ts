/** What a person typed, in the words of the form: shown when it could not be saved. */
import type { ClassConstructor } from 'class-transformer';
import type { EventType } from '../../procedure/events/index.js';
import { copyBody } from '../fields/body-shape.js';
import { cleanList } from '../fields/clean.js';
import { EVENT_INPUTS } from './event-inputs.js';
import { fieldLabelOf } from '../fields/fields.js';

export interface TypedField {
  /** Name of the field, with its row: 「補正の項目1件目：補正を求める内容」. */
  label: string;
  /** As typed. */
  value: string;
}

/** Fields of the event that are filled in, in the order in which they were posted. Never throws. */
export function typedInput(type: EventType, body: unknown): TypedField[] {
  return fieldsOf(EVENT_INPUTS[type], copyBody(body) ?? {}, '');
}

function fieldsOf(inputClass: ClassConstructor<object>, values: object, prefix: string): TypedField[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]): TypedField[] => {
    const field = fieldLabelOf(inputClass, name);
    if (field === undefined) return [];
    const { label, inner } = field;
    if (inner === undefined) return textsOf(value).map((text) => ({ label: prefix + label, value: text }));
    const list = cleanList(value);
    if (Array.isArray(list)) {
      return list.flatMap((row, index) =>
        isGroup(row) ? fieldsOf(inner, row, `${prefix}${label}${index + 1}件目：`) : [],
      );
    }
    return isGroup(value) ? fieldsOf(inner, value, `${prefix}${label}：`) : [];
  });
}

/** A checkbox behind a hidden `false` posts both, and the last one counts; of a list every value is told. */
function textsOf(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (item): item is string => typeof item === 'string' && item.trim() !== '',
  );
  return texts[0] === 'false' ? texts.slice(-1) : texts;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
