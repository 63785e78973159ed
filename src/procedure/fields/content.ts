/**
 * What the hospital writes in its application (様式1〜9), by kind: the values of the described fields.
 * Half-filled content is always storable: text defaults to '', numbers and dates to null.
 * What is missing is said by `contentProblems`, only when the case is submitted or checked.
 */
import type { Kind, ProcedureType } from '../terms/kinds.js';
import { SECTIONS_OF_B } from './b.js';
import { SECTIONS_OF_C1 } from './c1.js';
import { SECTIONS_OF_C2 } from './c2.js';
import type { Field, Fields, Section, ValuesOf } from './field.js';
import { SECTIONS_OF_RENKEI_B } from './renkei-b.js';

/** The pages of each kind in the order of the documents, with the fields of each. Every field belongs to one of them. */
export const SECTIONS = {
  B: SECTIONS_OF_B,
  RENKEI_B: SECTIONS_OF_RENKEI_B,
  C1: SECTIONS_OF_C1,
  C2: SECTIONS_OF_C2,
} as const satisfies Record<Kind, readonly Section[]>;

type Together<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;
type ContentFields<K extends Kind> = Together<(typeof SECTIONS)[K][number]['fields']>;

export type ContentB = ValuesOf<ContentFields<'B'>> & { kind: 'B' };
export type ContentRenkeiB = ValuesOf<ContentFields<'RENKEI_B'>> & { kind: 'RENKEI_B' };
export type ContentC1 = ValuesOf<ContentFields<'C1'>> & { kind: 'C1' };
export type ContentC2 = ValuesOf<ContentFields<'C2'>> & { kind: 'C2' };
export type ApplicationContent = ContentB | ContentRenkeiB | ContentC1 | ContentC2;

/** 指定に係る業務の内容; '' for 連携B, whose application has no such item (則88①). */
export function statedBusiness(content: ApplicationContent): string {
  return 'business' in content ? content.business : '';
}

/** Every field of a kind, in the order of the pages. */
export function fieldsOf(kind: Kind): Fields {
  return Object.assign({}, ...SECTIONS[kind].map(({ fields }) => fields)) as Fields;
}

/** The content of an application on which nobody has written yet. */
export function emptyContent(kind: Kind): ApplicationContent {
  return { ...emptyValues(fieldsOf(kind)), kind } as ApplicationContent;
}

/** A fictional content that can be submitted. */
export function exampleContent(kind: Kind, procedure: ProcedureType = 'new'): ApplicationContent {
  const { change, ...others } = exampleValues(fieldsOf(kind));
  return { ...others, change: procedure === 'change' ? change : emptyContent(kind).change, kind } as ApplicationContent;
}

/** Values of fields on which nobody has written yet. */
export function emptyValues<F extends Fields>(fields: F): ValuesOf<F> {
  return mapFields(fields, emptyValue) as ValuesOf<F>;
}

function emptyValue(field: Field): unknown {
  switch (field.input) {
    case 'line':
    case 'text':
    case 'area':
      return '';
    case 'number':
    case 'day':
    case 'choice':
      return null;
    case 'tick':
    case 'yesNo':
      return false;
    case 'subItems':
    case 'rows':
    case 'results':
      return [];
    case 'group':
      return emptyValues(field.fields);
  }
}

/** Fictional values that can be submitted. */
export function exampleValues<F extends Fields>(fields: F): ValuesOf<F> {
  return mapFields(fields, (field) => {
    switch (field.input) {
      case 'group':
        return exampleValues(field.fields);
      case 'rows':
        return [exampleValues(field.fields)];
      case 'results':
        return [];
      case 'subItems':
        return [...field.example];
      default:
        return field.example;
    }
  }) as ValuesOf<F>;
}

function mapFields(fields: Fields, valueOf: (field: Field) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field)]));
}
