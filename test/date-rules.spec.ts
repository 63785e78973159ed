/** Wherever anybody enters a date, a row of the table of dates judges it. */
import { readdirSync } from 'node:fs';
import 'reflect-metadata';
import type { ClassConstructor } from 'class-transformer';
import * as events from '../src/inputs/events/index.js';
import { dateRuleOf } from '../src/inputs/fields/fields.js';
import { readForm } from '../src/inputs/fields/read-input.js';
import * as meeting from '../src/inputs/meeting.js';
import * as pack from '../src/inputs/pack.js';
import * as publicNotice from '../src/inputs/public-notice.js';
import * as reportLetter from '../src/inputs/report-letter.js';
import * as account from '../src/inputs/settings/account.js';
import * as closedDay from '../src/inputs/settings/closed-day.js';
import * as handover from '../src/inputs/settings/handover.js';
import * as officeContact from '../src/inputs/settings/office-contact.js';
import * as paperSetting from '../src/inputs/settings/paper-setting.js';
import * as institution from '../src/inputs/settings/institution.js';
import * as round from '../src/inputs/settings/round.js';
import type { EnteredDate } from '../src/procedure/fields/entered-dates.js';
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

const { EVENT_INPUTS } = events;
/** Nobody types the day of a round that is moved with it: it is judged with the round. */
const TYPES = (Object.keys(EVENT_INPUTS) as EventType[]).filter((type) => type !== 'ROUND_DEADLINE_MOVED');

test.each(TYPES)('%s: each of its dates has a row', (type) => {
  const entered = datesIn(EVENT_INPUTS[type]);
  const { dates } = EVENTS[type] as { dates?: (event: CaseEvent) => readonly EnteredDate[] };
  const facts = factsReadyFor('B', type);
  const judged = dates?.(sampleEvent(type, facts)).map(({ path }) => path) ?? [];
  expect([...judged].sort()).toEqual([...entered].sort());
});

const ROOMS = {
  meeting,
  pack,
  publicNotice,
  reportLetter,
  account,
  closedDay,
  handover,
  officeContact,
  paperSetting,
  institution,
  round,
};
const isInput = (each: unknown): each is ClassConstructor<object> =>
  typeof each === 'function' && each.name.endsWith('Input');
const CLASSES = Object.values(ROOMS).flatMap((room) => Object.values<unknown>(room).filter(isInput));

test('each file of inputs/settings is among them', () => {
  const known = [
    // The lines of a table are read by the class of `account.ts`.
    'account-table.ts',
    'account.ts',
    'closed-day.ts',
    'handover.ts',
    'institution.ts',
    'office-contact.ts',
    'paper-setting.ts',
    'round.ts',
  ];
  expect(
    readdirSync(new URL('../src/inputs/settings', import.meta.url)).filter((name) => !name.includes('spec')),
  ).toEqual(known);
});

test.each(CLASSES)('$name: each of its dates has a row', (input) => {
  const without = datesIn(input).filter((name) => dateRuleOf(input.prototype as object, name) === undefined);
  expect(without).toEqual([]);
});

test('there are dates among them', () => {
  expect(CLASSES.flatMap(datesIn).sort()).toEqual([
    'applicationDeadline',
    'councilBy',
    'date',
    'day',
    'designationFrom',
    'expiresOn',
    'expiresOn',
    'heldOn',
    ...Array.from({ length: 4 }, () => 'holdsFrom'),
    'meetsOn',
    'on',
    'reportBy',
    'requestOn',
  ]);
});

describe('a form with a date', () => {
  const known = { today: '2026-12-04', closedDays: new Set<string>() };
  const read = (changes: object) =>
    readForm(
      round.RoundInput,
      {
        fiscalYear: '令和9年度',
        number: '1',
        label: '第1回',
        applicationDeadline: '令和9年6月30日（水）',
        certainty: 'confirmed',
        ...changes,
      },
      known,
    );
  const errorsOf = (changes: object) => {
    const answer = read(changes);
    return answer.ok ? [] : answer.errors;
  };

  test('is refused where the deadline of a round is a Sunday', () => {
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ applicationDeadline: '令和9年6月27日' })).toMatchObject([
      { field: 'applicationDeadline', message: '申請期限（令和9年6月27日（日））が閉庁日です。日付を直してください。' },
    ]);
  });

  test('is told the right weekday', () => {
    expect(errorsOf({ applicationDeadline: '令和9年6月30日（土）' })).toEqual([
      {
        field: 'applicationDeadline',
        message: '申請期限の曜日が日付と合いません。その日は令和9年6月30日（水）です。日付か曜日を直してください。',
      },
    ]);
  });

  test('asks about what is strange, and takes it once it is confirmed', () => {
    const [question] = errorsOf({ requestOn: '令和9年7月4日' });
    expect(question).toMatchObject({ field: 'requestOn', confirm: 'requestOn=2027-07-04' });
    expect(errorsOf({ requestOn: '令和9年7月4日', confirmed: question?.confirm })).toEqual([]);
    expect(errorsOf({ requestOn: '令和9年7月11日', confirmed: question?.confirm })).toHaveLength(1);
  });
});
