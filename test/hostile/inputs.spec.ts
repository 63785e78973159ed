/** No input poisons it: random JSON and random forms in every field of every route. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { API_EVENTS } from '../../src/api/cases/api-events.js';
import { PEOPLE } from '../support/case-fixture.js';
import { namesOfSection, sectionIds } from '../../src/procedure/fields/content-sections.js';
import { emptyContent } from '../../src/procedure/fields/content.js';
import { type Kind, KINDS } from '../../src/procedure/terms/kinds.js';
import { formsOf, linksOf } from '../../src/scenario/html-page.js';
import { listRoutes, type Route } from '../support/list-routes.js';
import type { Schema } from '../support/openapi.js';
import { CONFIRMED } from '../../src/web/components/index.js';
import { bodyOf, FORM_TEXTS, withValue } from './fields.js';
import { nastyField, nastyJson, nastyQuery, nastySegment, toJson, WRONG_SHAPES, WRONG_TEXTS } from './values.js';
import { type Answer, EVERYBODY, HostileWorld, type Who } from './world.js';

/** Values for each field; a longer run asks for more (HOSTILE_VALUES=20). */
const VALUES = Number(process.env['HOSTILE_VALUES'] ?? 1);
const SEED = Number(process.env['HOSTILE_SEED'] ?? 20_261_211);

let world: HostileWorld;
let routes: Route[];
/** Routes that were sent something nasty. */
const reached = new Set<string>();

beforeAll(async () => {
  world = await HostileWorld.start();
  routes = listRoutes(world.web.fixture.app as never);
});
afterAll(() => world.close());

/** What should not have happened in this test. */
let findings: string[] = [];
beforeEach(() => {
  findings = [];
});

function draw<T>(values: fc.Arbitrary<T>, count: number, salt: string): T[] {
  let hash = SEED;
  for (const letter of salt) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) | 0;
  return fc.sample(values, { numRuns: count, seed: hash });
}

/** The route that answers this request. */
function routeOf(method: string, path: string): Route | undefined {
  const plain = path.replace(/[?#].*/, '');
  const fits = routes.filter(
    (route) => route.method === method && new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(plain),
  );
  return fits.sort((a, b) => a.path.split(':').length - b.path.split(':').length)[0];
}

async function knock(who: Who, method: string, path: string, init: RequestInit): Promise<Answer> {
  const route = routeOf(method, path);
  if (route) reached.add(route.handler);
  const answer = await world.ask(who, path, { method, ...init });
  if (answer.status >= 500)
    findings.push(
      `${answer.status} ${method} ${path.slice(0, 120)} (${route?.handler}) for ${who}: ${typeof init.body === 'string' ? init.body.slice(0, 200) : ''}`,
    );
  return answer;
}

/** First pages and lists, which one broken record closes for everybody. */
const FIRST_PAGES: readonly [Who, string][] = [
  ['hospital', '/hospital'],
  ['otherHospital', '/hospital'],
  ['officer', '/prefecture'],
  ['officer', '/cases'],
  ['healthCentre', '/health-centre'],
  ['officer', '/designations'],
  ['nobody', '/public/designations'],
  ['officer', '/settings/institutions'],
  ['officer', '/settings/rounds'],
  ['officer', '/settings/closed-days'],
  ['administrator', '/settings/accounts'],
  ['healthCentre', '/health-centre/meetings'],
  ['healthCentre', '/health-centre/reports'],
  ['officer', '/jobs'],
  ['officer', '/api/cases'],
  ['supportCentre', '/cases'],
];
/** Whether everything is looked at after this change, or what shows the case alone: each page takes its time. */
const EVERY = 10;
let taken = 0;

async function look(caseId: string | null, after: string): Promise<void> {
  taken += 1;
  const all = caseId === null || taken % EVERY === 0;
  const asks: [Who, string][] = all ? [...FIRST_PAGES] : [['hospital', '/hospital']];
  if (caseId !== null) {
    asks.push(['officer', `/cases/${caseId}?tab=content`], ['hospital', `/cases/${caseId}?tab=content`]);
    if (all) asks.push(['officer', `/api/cases/${caseId}`], ['hospital', `/cases/${caseId}/check`]);
    if (all)
      for (const who of ['officer', 'hospital', 'otherHospital', 'healthCentre'] as const)
        asks.push(
          [who, `/cases/${caseId}`],
          [who, `/cases/${caseId}?tab=documents`],
          [who, `/cases/${caseId}?tab=history`],
        );
  }
  for (const [who, path] of asks) {
    const { status } = await world.ask(who, path);
    if (status >= 500) findings.push(`${status} GET ${path} for ${who} after ${after.slice(0, 200)}`);
  }
}

/** The field of a form that got something nasty. */
interface Named {
  action: string;
  name: string;
}

/** A page of the preparation stores what can be read beside what cannot: what was changed of the field itself, a list as a whole; null for nothing. */
async function changedInSection({ action, name }: Named): Promise<string | null> {
  const [, caseId, section] = /\/cases\/([^/]+)\/content\/([^/?#]+)/.exec(action) ?? [];
  const [row] = await world.query<{ kind: Kind; before: object | null; after: object | null }>(
    `SELECT kind, (SELECT body FROM before.working_section w WHERE w.application_id = a.id AND w.section = $2) AS before,
       (SELECT body FROM working_section w WHERE w.application_id = a.id AND w.section = $2) AS after
     FROM application a WHERE id = $1`,
    [caseId, section],
  );
  const path = name.split(/[[\]]+/).filter(Boolean);
  if (name === CONFIRMED) return null; // another field of the form is wrong
  if (!row || !section || !(namesOfSection(row.kind, section) ?? []).includes(path[0]!)) return `a record by ${name}`;
  const [before, after] = [row.before ?? emptyContent(row.kind), row.after].map((body) =>
    JSON.stringify(fieldIn(body, path)),
  );
  return before === after ? null : `${name} from ${before} to ${after}`;
}

/** What stands at the path, up to the list in one of whose rows it is. */
function fieldIn(value: unknown, [name, ...inner]: readonly string[]): unknown {
  if (name === undefined || Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return fieldIn((value as Record<string, unknown>)[name], inner);
}

/** What must hold after any request that could write. */
async function judge({ status }: Answer, caseId: string | null, what: string, named?: Named): Promise<void> {
  const changed = await world.changedTables();
  if (changed.length === 0) return;
  // What was typed and not taken is kept for the person, and nothing else.
  const isKept = status === 422 && changed.every((table) => table === 'kept_form');
  if (status === 422 && named !== undefined && /\/content\/[^/]+$/.test(named.action)) {
    const found = await changedInSection(named);
    if (found !== null) findings.push(`422 changed ${found}: ${what.slice(0, 200)}`);
    else await look(caseId, what);
  } else if (status >= 400 && !isKept) findings.push(`${status} changed a record: ${what.slice(0, 200)}`);
  else await look(caseId, what);
  await world.putBack();
}

it('REST: every field of every body', async () => {
  const available = await eventPlaces();
  for (const [path, item] of Object.entries(world.api.paths)) {
    const schema = jsonOf(item.post);
    if (!schema) continue;
    const event = /\/events\/(\w+)$/.exec(path)?.[1];
    const places = event ? (available.get(event) ?? []) : [await placeBesideCases(path)];
    const place = places[0] ?? { who: 'hospital' as Who, caseId: world.caseIds[0]! };
    const [hearing] = await world.query<{ id: string }>('SELECT id FROM hearing WHERE application_id = $1', [
      place.caseId,
    ]);
    const [row] = await world.query<{ lockVersion: number }>(
      'SELECT lock_version AS "lockVersion" FROM application WHERE id = $1',
      [place.caseId],
    );
    const given = {
      lockVersion: row?.lockVersion ?? 1,
      ...(hearing && { hearingId: hearing.id }),
      login: 'nobody-known',
      ...(event
        ? {}
        : {
            institutionId: '11111111-1111-4111-8111-111111111111',
            roundId: '22222222-2222-4222-8222-222222222222',
            currentDesignationId: null,
          }),
    };
    await tryEveryField('POST', path, place, bodyOf(world.api, schema, given));
  }
  expect(findings).toEqual([]);
});

it('REST: every field of every section of the content of every kind', async () => {
  const path = '/api/cases/{id}/content/{section}';
  const [command, contents] = jsonOf(world.api.paths[path]?.put)?.allOf ?? [];
  for (const [index, kind] of KINDS.entries()) {
    const [row] = await world.query<{ id: string; institutionId: string }>(
      `SELECT id, institution_id AS "institutionId" FROM application WHERE kind = $1 AND state = 'planDrafting'`,
      [kind],
    );
    const who: Who = row?.institutionId === PEOPLE.hospital.institutionId ? 'hospital' : 'otherHospital';
    const whole = bodyOf(world.api, { allOf: [command!, contents!.anyOf![index]!] });
    for (const section of sectionIds(kind)) {
      const names = ['lockVersion', 'idempotencyKey', ...(namesOfSection(kind, section) ?? [])];
      const [saved] = await world.query<{ version: number }>(
        'SELECT version FROM working_section WHERE application_id = $1 AND section = $2',
        [row?.id, section],
      );
      const own = Object.entries(whole.body as object).filter(([name]) => names.includes(name));
      await tryEveryField(
        'PUT',
        path.replace('{section}', section),
        { who, caseId: row?.id ?? '' },
        {
          body: { ...Object.fromEntries(own), lockVersion: saved?.version ?? 0 },
          fields: whole.fields.filter((field) => names.includes(String(field.path[0]))),
        },
      );
    }
  }
  expect(findings).toEqual([]);
});

/** A path that begins with a designation is for the officer of the prefecture, any other for the hospital. */
async function placeBesideCases(path: string): Promise<{ who: Who; caseId: null; id?: string | undefined }> {
  if (!path.startsWith('/api/designations/')) return { who: 'hospital', caseId: null };
  const [line] = await world.query<{ id: string }>('SELECT id FROM designation');
  return { who: 'officer', caseId: null, id: line?.id };
}

function jsonOf(operation: { requestBody?: unknown } | undefined): Schema | undefined {
  const requestBody = operation?.requestBody as { content?: Record<string, { schema: Schema }> } | undefined;
  return requestBody?.content?.['application/json']?.schema;
}

async function tryEveryField(
  method: 'POST' | 'PUT',
  path: string,
  place: { who: Who; caseId: string | null; id?: string | undefined },
  { body, fields }: ReturnType<typeof bodyOf>,
): Promise<void> {
  const address = path.replace('{id}', place.id ?? place.caseId ?? '');
  for (const field of fields) {
    const drawn = draw(nastyJson, VALUES, `${path} ${field.path.join('.')}`);
    for (const value of [...(field.scalar ? [[], [[]]] : ['x', 1]), ...drawn]) {
      const text = toJson(withValue(withValue(body, ['idempotencyKey'], randomUUID()), field.path, value));
      const what = `${path} ${field.path.join('.')} = ${toJson(value)?.slice(0, 60)}`;
      const answer = await knock(place.who, method, address, {
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      const wrong =
        field.scalar && (WRONG_SHAPES.includes(value) || Array.isArray(value) || WRONG_TEXTS.includes(value as string));
      if (wrong && answer.status < 400) findings.push(`${answer.status} took ${what}`);
      await judge(answer, place.caseId, what);
    }
  }
}

/** Who may do which event in which case. */
async function eventPlaces(): Promise<Map<string, { who: Who; caseId: string }[]>> {
  const places = new Map<string, { who: Who; caseId: string }[]>();
  for (const caseId of world.caseIds) {
    for (const who of ['hospital', 'otherHospital', 'officer', 'approver', 'healthCentre'] as const) {
      const answer = await world.ask(who, `/api/cases/${caseId}/actions`);
      if (answer.status !== 200) continue;
      for (const { event } of JSON.parse(answer.text) as { event: string }[])
        places.set(event, [...(places.get(event) ?? []), { who, caseId }]);
    }
  }
  for (const event of API_EVENTS)
    if (!places.has(event)) places.set(event, [{ who: 'officer', caseId: world.caseIds[0]! }]);
  return places;
}

it('pages: every field of every form', async () => {
  const forms = await crawl();
  for (const { who, action, multipart, controls } of forms) {
    const caseId = /\/cases\/([0-9a-f-]{36})/.exec(action)?.[1] ?? null;
    const base = new Map<string, string[]>();
    for (const { kind, name, value, preset } of controls) {
      if (name === '' || kind === 'file') continue;
      const short = name.replace(/^.*\[(\w+)\]$/, '$1');
      if (preset)
        base.set(name, [
          ...(base.get(name) ?? []),
          value === '' && kind === 'text' ? (FORM_TEXTS[short] ?? 'あ') : value,
        ]);
    }
    for (const { kind, name, value } of controls)
      if (kind === 'choice' && !base.has(name) && value !== '') base.set(name, [value]);
    // The ticks that confirm a strange value stand on a page only once something was asked.
    for (const name of new Set([
      ...controls.filter(({ kind, name: each }) => kind !== 'file' && each !== '').map(({ name: each }) => each),
      CONFIRMED,
    ])) {
      // What stands on the page and nobody types is looked at each time: few people would ever find that it is not read.
      const hidden = controls.some((control) => control.name === name && control.kind === 'hidden');
      const unreadable = { text: `${encodeURIComponent(name)}=%07`, wrong: true };
      for (const { text, wrong } of [
        ...draw(nastyField(name), VALUES, `${action.replace(/[0-9a-f-]{36}/g, '')} ${name}`),
        ...(hidden ? [unreadable] : []),
      ]) {
        const others = [...base]
          .filter(([each]) => each !== name)
          .flatMap(([each, values]) =>
            values.map(
              (value) =>
                `${encodeURIComponent(each)}=${encodeURIComponent(each.endsWith('ey') ? randomUUID() : value)}`,
            ),
          );
        const what = `${action} ${text.slice(0, 60)}`;
        const init = multipart
          ? { body: multipartOf([...others, text]) }
          : { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: [...others, text].join('&') };
        const answer = await knock(who, 'POST', action, init);
        const isChoice = controls.some((control) => control.name === name && control.kind === 'choice');
        if (
          wrong &&
          !isChoice &&
          name !== CONFIRMED &&
          !(name === 'hearingId' && action.endsWith('/confirmation')) &&
          answer.status < 400 &&
          answer.status !== 200 &&
          !action.startsWith('/log')
        )
          findings.push(`${answer.status} took ${what}`);
        await judge(answer, caseId, what, { action, name });
      }
    }
  }
  expect(findings).toEqual([]);
}, 900_000);

function multipartOf(pairs: string[]): FormData {
  const form = new FormData();
  for (const pair of pairs) {
    const [key = '', value = ''] = pair.split('&')[0]!.split('=');
    let text = value;
    try {
      text = decodeURIComponent(value);
    } catch {
      // stays as it is
    }
    form.append(decodeURIComponent(key), text);
  }
  return form;
}

interface FoundForm {
  who: Who;
  action: string;
  multipart: boolean;
  controls: ReturnType<typeof formsOf>[number]['controls'];
}

/** Walks along the links of everybody's pages and gathers the forms, one of each kind. */
async function crawl(): Promise<FoundForm[]> {
  const forms = new Map<string, FoundForm>();
  for (const who of EVERYBODY) {
    const seen = new Set<string>();
    const queue =
      who === 'nobody'
        ? ['/login', '/public/designations']
        : ['/', '/account', '/cases', '/hospital/applications/new', ...world.caseIds.map((id) => `/cases/${id}`)];
    while (queue.length > 0) {
      const path = queue.shift()!.replace(/#.*/, '');
      const route = routeOf('GET', path);
      const shape = pageShape(path, route);
      if (!route || seen.has(shape) || /^\/(api|forms|files)\/|\/(preview|print|confirmation-form|result)$/.test(path))
        continue;
      seen.add(shape);
      reached.add(route.handler);
      const answer = await world.ask(who, path);
      if (answer.status >= 500) findings.push(`${answer.status} GET ${path} for ${who} at the beginning`);
      if (answer.status >= 300 && answer.status < 400 && answer.location) queue.unshift(answer.location);
      if (answer.status !== 200 || !answer.text.startsWith('<!')) continue;
      for (const form of formsOf(answer.text)) {
        const action = form.action === '' ? path : form.action;
        const key = `${formShape(action)} ${form.controls
          .map(({ name }) => name)
          .sort()
          .join(',')
          .slice(0, 300)}`;
        if (!forms.has(key) && !action.startsWith('/logout')) forms.set(key, { ...form, who, action });
      }
      queue.push(...linksOf(answer.text).filter((href) => href.startsWith('/')));
    }
  }
  return [...forms.values()];
}

/** Pages that differ in nothing but the id of what they show are one, except for cases: each stands at another place. */
function pageShape(path: string, route: Route | undefined): string {
  const plain = path.replace(/\?.*/, '');
  if (!route || /^\/cases\/[^/]+(\/actions\/[^/]+)?$/.test(plain)) return path;
  return /^\/cases\//.test(plain) ? withoutIds(plain) : route.handler;
}

/** The form of each event and section, and of each act on a document. */
function formShape(action: string): string {
  return withoutIds(action.replace(/\?.*/, '').replace(/\/official-documents\/[^/]+/, '/official-documents/:document'));
}

/** The content of each kind (the first four cases) is another form. */
function withoutIds(path: string): string {
  return path.replace(/[0-9a-f-]{36}/g, (id) =>
    /\/content\//.test(path) && world.caseIds.indexOf(id) < 4 ? id : ':id',
  );
}

it('addresses: every part and every query', async () => {
  const [caseId = ''] = world.caseIds;
  const names = [
    'page',
    'text',
    'q',
    'saved',
    'done',
    'next',
    'tab',
    'view',
    'kind',
    'procedure',
    'state',
    'stage',
    'holder',
    'planningAreaId',
    'roundId',
    'bucket',
    'overdue',
    'mine',
    'sort',
    'validTo',
    'standing',
    'renewal',
    'day',
    'recorded',
    'reported',
    'issued',
    'changed',
    'hearings',
    'past',
    'moreRows',
  ];
  for (const route of routes) {
    const who = EVERYBODY.find((each) => mayOpen(route, each)) ?? 'officer';
    const parts = route.path.split('/');
    const places = parts.flatMap((part, index) => (part.startsWith(':') ? [index] : []));
    const usual = parts.map((part) =>
      part.startsWith(':')
        ? part === ':id'
          ? caseId
          : part === ':event'
            ? 'withdraw'
            : part === ':section'
              ? 'pledge'
              : part === ':kind'
                ? 'B'
                : 'D20'
        : part,
    );
    const addresses = places.flatMap((place) =>
      draw(nastySegment, VALUES * 2, route.handler + place).map((segment) =>
        usual.map((part, index) => (index === place ? segment : part)).join('/'),
      ),
    );
    const queries = draw(fc.constantFrom(...names).chain(nastyQuery), VALUES * 2, route.handler).map(
      (query) => `${usual.join('/')}?${query}`,
    );
    for (const address of [...addresses, ...queries]) {
      const json =
        route.path.startsWith('/api/') && route.method === 'POST'
          ? { headers: { 'content-type': 'application/json' }, body: '{}' }
          : {};
      const answer = await knock(who, route.method, address, json);
      if (route.method !== 'GET') await judge(answer, null, `${route.method} ${address}`);
      reached.add(route.handler);
    }
  }
  expect(findings).toEqual([]);
});

function mayOpen({ access }: Route, who: Who): boolean {
  const role: Record<Who, string> = {
    hospital: 'hospital',
    otherHospital: 'hospital',
    officer: 'prefectureOfficer',
    approver: 'prefectureApprover',
    healthCentre: 'healthCentre',
    supportCentre: 'supportCentre',
    administrator: 'systemAdministrator',
    nobody: 'public',
  };
  return access === 'public'
    ? who === 'nobody'
    : access === 'signedIn'
      ? who !== 'nobody'
      : Array.isArray(access) && (access as string[]).includes(role[who]);
}

it('no route was left out', () => {
  expect(routes.filter(({ handler }) => !reached.has(handler)).map(({ handler }) => handler)).toEqual([]);
});
