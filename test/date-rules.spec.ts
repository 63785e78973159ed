/** Wherever anybody enters a date, a row of the table of dates judges it. */
import 'reflect-metadata';
import type { ClassConstructor } from 'class-transformer';
import { EVENT_INPUTS } from '../src/inputs/events/index.js';
import type { EnteredDate } from '../src/procedure/fields/field-problems.js';
import { type CaseEvent, EVENTS, type EventType } from '../src/procedure/events/index.js';
import { factsReadyFor, sampleEvent } from './support/procedure.js';

interface Described {
  format?: string;
  type?: unknown;
}

/** Paths of the fields of an input class that take a date, of a list within it under its first row. */
function datesIn(input: ClassConstructor<object>): string[] {
  const proto = input.prototype as object;
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', proto) ?? []) as string[];
  return names.flatMap((each) => {
    const name = each.slice(1);
    const { format, type } = Reflect.getMetadata('swagger/apiModelProperties', proto, name) as Described;
    if (format === 'date') return [name];
    const isLazy = typeof type === 'function' && type.length === 0 && type.prototype === undefined;
    const [inner] = isLazy ? [(type as () => unknown)()].flat() : [];
    return typeof inner === 'function'
      ? datesIn(inner as ClassConstructor<object>).map((path) => `${name}.${path}`)
      : [];
  });
}

const TYPES = Object.keys(EVENT_INPUTS) as EventType[];

test.each(TYPES)('%s: each of its dates has a row', (type) => {
  const entered = datesIn(EVENT_INPUTS[type] as ClassConstructor<object>);
  const { dates } = EVENTS[type] as { dates?: (event: CaseEvent) => readonly EnteredDate[] };
  const facts = factsReadyFor('B', type);
  const judged = dates?.(sampleEvent(type, facts)).map(({ path }) => path) ?? [];
  expect([...judged].sort()).toEqual([...entered].sort());
});
