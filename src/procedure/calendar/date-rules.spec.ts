/**
 * What the table of dates lets pass, asks about and refuses, told by trying the days around each limit: a row that is changed by a slip is seen in
 * the diff of date-rules.txt.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PROCEDURES, type ProcedureType } from '../terms/kinds.js';
import { DATE_RULES, strictestDays, type DateName, type DateRule, dateFaults, type KnownDays } from './date-rules.js';
import { addDays, addMonths, type IsoDate } from './days.js';

const FILE = new URL('date-rules.txt', import.meta.url);
/** A Wednesday, far from every day that the law fixes. */
const DAY = '2026-12-02';
const SATURDAY = '2026-12-05';
const NAMES = Object.keys(DATE_RULES) as DateName[];
const rules: readonly DateRule[] = Object.values(DATE_RULES);
const OTHERS = [
  ...new Set(rules.flatMap(({ notBefore = [], notAfter = [] }) => [...notBefore, ...notAfter].map(({ than }) => than))),
].sort();
/** The fixed days of the law out of the way, so that one limit is tried at a time. */
const LONG_AGO = { lawMade: '1873-01-01', labourLawInForce: '1873-01-01' } as const;
/** Limits in months that a row may have; one that has another is seen as none. */
const MONTHS = [0, 1, 3, 6, ...[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 20, 21, 100, 101].map((years) => years * 12)];

const verdict = (name: DateName, day: IsoDate, known: Partial<KnownDays>): string => {
  const faults = dateFaults(name, day, { today: null, ...LONG_AGO, ...known });
  const basis = [...new Set(faults.map((fault) => fault.basis))].filter(Boolean).join('・');
  const mark = faults.length === 0 ? 'passes' : faults.every(({ asked }) => asked) ? 'is asked about' : 'is refused';
  return `${mark}${basis === '' ? '' : ` (${basis})`}`;
};

/** The day before, the day itself and the day after another day. */
function besides(name: DateName, than: (typeof OTHERS)[number], procedure: ProcedureType): string | null {
  const [before, same, after] = [-1, 0, 1].map((days) => verdict(name, addDays(DAY, days), { [than]: DAY, procedure }));
  return [before, same, after].every((each) => each === 'passes')
    ? null
    : `before ${before}, on the day ${same}, after ${after}`;
}

/** From where on it is asked about and refused, from today. */
function reach(name: DateName, direction: -1 | 1): string {
  const tried = MONTHS.flatMap((months) => {
    const limit = addMonths(DAY, direction * months);
    const said = months === 0 ? 'today' : `${months} months`;
    return [
      { said, day: limit },
      { said: `beyond ${said}`, day: addDays(limit, direction) },
    ];
  }).map(({ said, day }) => ({ said, verdict: verdict(name, day, { today: DAY }) }));
  const changes = tried.filter((each, index) => each.verdict !== (tried[index - 1]?.verdict ?? 'passes'));
  return changes.map(({ said, verdict: found }) => `${said} ${found}`).join(', ') || 'without limit';
}

function told(name: DateName): string[] {
  const orders = OTHERS.flatMap((than) => {
    const found = PROCEDURES.map((procedure) => ({ procedure, said: besides(name, than, procedure) }));
    return [...new Set(found.flatMap(({ said }) => said ?? []))].map((said) => {
      const holds = found.filter((each) => each.said === said).map(({ procedure }) => procedure);
      return `  ${than}${holds.length === PROCEDURES.length ? '' : ` of ${holds.join(', ')}`}: ${said}`;
    });
  });
  return [
    `${name} ${DATE_RULES[name].name}`,
    ...orders,
    `  back: ${reach(name, -1)}`,
    `  ahead: ${reach(name, 1)}`,
    `  a closed day ${verdict(name, SATURDAY, { closedDays: new Set() })}`,
  ];
}

it('lets pass, asks about and refuses the days of the reviewed table', () => {
  const table = `${NAMES.flatMap(told).join('\n')}\n`;
  // The table is rewritten only on request, and the change is read in the diff.
  if (process.env.REWRITE_MATRIX === '1') writeFileSync(FILE, table);
  expect(existsSync(FILE)).toBe(true);
  expect(table).toBe(readFileSync(FILE, 'utf8'));
});

it('compares a date that is told of several things with the last that it may not precede and the first that it may not follow', () => {
  const [one, other] = [
    { notifiedOn: '2026-12-11', publishedOn: '2026-12-20' },
    { notifiedOn: '2026-12-14', publishedOn: '2026-12-16' },
  ];
  expect(strictestDays('publicNotice.date', [one, other, { publishedOn: null }])).toMatchObject({
    notifiedOn: '2026-12-14',
    publishedOn: '2026-12-16',
  });
  expect(strictestDays('publicNotice.date', [])).toMatchObject({ notifiedOn: null, publishedOn: null });
});

it('knows every limit of every row as one of those that are tried', () => {
  const limits = rules.flatMap(({ back, ahead }) =>
    [back, ahead].flatMap(({ asked, refused }) => [asked ?? 0, refused]),
  );
  expect(limits.filter((years) => !MONTHS.includes(Math.round(years * 12)))).toEqual([]);
});
