/** The content of an application as a body: classes made from the described fields. Half-filled content is fine. */
import type { ClassConstructor } from 'class-transformer';
import { emptyValues, fieldsOf, SECTIONS } from '../../procedure/fields/content.js';
import type { Field, Fields } from '../../procedure/fields/field.js';
import { type Kind, KINDS } from '../../procedure/terms/kinds.js';
import { Day, Flag, Group, Ids, Line, Rows, Text, WholeNumber } from '../fields/fields.js';

/** Classes of groups and rows: one for each description, however many kinds share it. */
const innerClasses = new Map<Fields, ClassConstructor<object>>();

/** The content of each kind as a whole, as it is read. */
export const CONTENT_INPUTS = Object.fromEntries(
  KINDS.map((kind) => [kind, inputClass(`Content${pascalCase(kind)}Input`, fieldsOf(kind))]),
) as Readonly<Record<Kind, ClassConstructor<object>>>;

/** Body of one section of a kind; undefined for a section the kind does not have. */
export function sectionInput(kind: Kind, sectionId: string): ClassConstructor<object> | undefined {
  return SECTION_INPUTS.get(`${kind} ${sectionId}`);
}

const SECTION_INPUTS: ReadonlyMap<string, ClassConstructor<object>> = new Map(
  KINDS.flatMap((kind) =>
    SECTIONS[kind].map(({ id, fields }) => [
      `${kind} ${id}`,
      inputClass(`Section${pascalCase(kind)}${pascalCase(id)}Input`, fields),
    ]),
  ),
);

/** @param initial values of what is not sent; a row is always whole, of a page only what was sent is said */
function inputClass(name: string, fields: Fields, initial: object = {}): ClassConstructor<object> {
  const input = class {
    constructor() {
      Object.assign(this, initial);
    }
  };
  Object.defineProperty(input, 'name', { value: name });
  for (const [property, field] of Object.entries(fields)) decorator(field, property)(input.prototype, property);
  return input;
}

function innerClass(property: string, fields: Fields, initial?: object): ClassConstructor<object> {
  const known = innerClasses.get(fields) ?? inputClass(`${pascalCase(property)}Input`, fields, initial);
  innerClasses.set(fields, known);
  return known;
}

function decorator(field: Field, property: string): PropertyDecorator {
  const { name } = field;
  switch (field.input) {
    case 'line':
      return Line(name, { longest: field.longest });
    case 'area':
      return Line(name);
    case 'text':
      return Text(name, { longest: field.longest });
    case 'number':
      return WholeNumber(name, { most: field.most });
    case 'day':
      return Day(name);
    case 'tick':
    case 'yesNo':
      return Flag(name);
    case 'subItems':
      return Ids(name);
    case 'group':
      return Group(innerClass(property, field.fields), name);
    case 'rows':
      return Rows(innerClass(property, field.fields, emptyValues(field.fields)), field.rowLabel);
    case 'results':
      return Rows(innerClass(property, field.fields, emptyValues(field.fields)), name);
  }
}

/** RENKEI_B → RenkeiB, sub-items → SubItems, destinations → Destinations. */
function pascalCase(words: string): string {
  return words
    .split(/[_-]/u)
    .map(
      (word) =>
        word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1)),
    )
    .join('');
}
