/** Classes for class-validator, made from described fields. */
import type { ClassConstructor } from 'class-transformer';
import { emptyValues } from '../../procedure/fields/content.js';
import type { CompleteValuesOf, Field, Fields } from '../../procedure/fields/field.js';
import { Choice, Day, Flag, Group, Ids, Line, Rows, Text, WholeNumber } from './fields.js';

interface ClassOptions {
  /** Values of what is not sent; a row is always whole, of a page only what was sent is said. */
  initial?: object;
  /** What may not be left empty must be there: the values are recorded as a whole. */
  complete?: boolean;
}

/** Classes of groups and rows: one for each description, however many share it, and one where all of it must be there. */
const innerClasses = {
  partial: new Map<Fields, ClassConstructor<object>>(),
  complete: new Map<Fields, ClassConstructor<object>>(),
};

/** A body of fields of which any may be left out or empty. */
export function inputClass(name: string, fields: Fields): ClassConstructor<object> {
  return describedClass(name, fields, {});
}

/** A body in which every field that may not be empty must be filled; ticks that are not sent are not set, and a yes or no that is not sent is neither. */
export function completeInputClass<F extends Fields>(name: string, fields: F): ClassConstructor<CompleteValuesOf<F>> {
  return describedClass(name, fields, { complete: true }) as ClassConstructor<CompleteValuesOf<F>>;
}

function describedClass(name: string, fields: Fields, options: ClassOptions): ClassConstructor<object> {
  const { initial } = options;
  const input = class {
    constructor() {
      Object.assign(this, initial);
    }
  };
  Object.defineProperty(input, 'name', { value: name });
  for (const [property, field] of Object.entries(fields))
    decorator(field, property, options)(input.prototype, property);
  return input;
}

function innerClass(property: string, fields: Fields, options: ClassOptions): ClassConstructor<object> {
  const classes = innerClasses[options.complete ? 'complete' : 'partial'];
  const known = classes.get(fields) ?? describedClass(`${pascalCase(property)}Input`, fields, options);
  classes.set(fields, known);
  return known;
}

function decorator(field: Field, property: string, { complete = false }: ClassOptions): PropertyDecorator {
  const { name } = field;
  const required = complete && !('optional' in field && field.optional === true);
  switch (field.input) {
    case 'line':
      return Line(name, { required, longest: field.longest });
    case 'area':
      return Line(name, { required });
    case 'text':
      return Text(name, { required, longest: field.longest });
    case 'number':
      return WholeNumber(name, { required, most: field.most });
    case 'day':
      return Day(name, { required });
    case 'choice':
      return Choice(name, Object.keys(field.choices));
    case 'tick':
      return Flag(name);
    case 'yesNo':
      return Flag(name, { required });
    case 'subItems':
      return Ids(name);
    case 'group':
      return Group(innerClass(property, field.fields, { complete }), name);
    case 'rows':
      return Rows(innerClass(property, field.fields, { complete, initial: emptyValues(field.fields) }), field.rowLabel);
    case 'results':
      return Rows(innerClass(property, field.fields, { complete, initial: emptyValues(field.fields) }), name);
  }
}

/** RENKEI_B → RenkeiB, sub-items → SubItems, destinations → Destinations. */
export function pascalCase(words: string): string {
  return words
    .split(/[_-]/u)
    .map(
      (word) =>
        word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1)),
    )
    .join('');
}
