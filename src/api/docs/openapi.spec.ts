import { Logger } from '@nestjs/common';
import { RECORD_CORRECTIONS } from '../../inputs/record-correction.js';
import { DEMO_PASSWORD } from '../../identity/demo-accounts.js';
import { EVENT_TYPES } from '../../procedure/events/index.js';
import { API_EVENTS } from '../cases/api-events.js';
import { ApiFixture } from '../../../test/support/api-fixture.js';
import { listRoutes } from '../../../test/support/list-routes.js';
import { references, resolve } from '../../../test/support/openapi.js';

/** Routes that describe the API rather than belong to it. */
const DESCRIPTION = ['/api/openapi.json', '/api/docs', '/api/docs/:file'];
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

let fixture: ApiFixture;

/** What the description says while it is made. */
const warned: unknown[] = [];
const warn = Logger.warn.bind(Logger);
Logger.warn = (...said: unknown[]) => {
  warned.push(...said);
};

beforeAll(async () => {
  fixture = await ApiFixture.start();
}, 60_000);
afterAll(async () => {
  Logger.warn = warn;
  await fixture.close();
});

it('knows one schema by each name', () => {
  expect(fixture.document.paths).toHaveProperty('/api/cases/{id}');
  expect(warned.filter((said) => String(said).includes('Duplicate DTO'))).toEqual([]);
  // The body of each correction is that of its record: a request for a correction of the application is another thing.
  for (const { key, input } of RECORD_CORRECTIONS) {
    const schema = resolve(fixture.document, `#/components/schemas/${input.name}`) as { properties: object };
    expect([key, Object.keys(schema.properties).at(-1)]).toEqual([key, 'reason']);
  }
});

const operations = () =>
  Object.entries(fixture.document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );

it('describes every route under /api, each event as a path of its own, and nothing else', () => {
  const routes = listRoutes(fixture.test.app)
    .filter(({ path }) => path.startsWith('/api/') && !DESCRIPTION.includes(path))
    .flatMap(({ method, path }) => {
      const paths = path.endsWith('/events/:event') ? API_EVENTS.map((event) => path.replace(':event', event)) : [path];
      return paths.map((each) => `${method} ${each.replace(/:(\w+)/g, '{$1}')}`);
    });
  expect(
    operations()
      .map(({ path, method }) => `${method.toUpperCase()} ${path}`)
      .sort(),
  ).toEqual(routes.sort());
  // Files have routes and pages of their own.
  const elsewhere = [
    'ATTACH_DOCUMENT',
    'ATTACH_MINUTES',
    'ATTACH_CENTRE_MINUTES',
    'DEADLINE_PASSED',
    'ROUND_DEADLINE_MOVED',
    'ROUND_RESCHEDULED',
  ];
  expect([...API_EVENTS, ...elsewhere].sort()).toEqual([...EVENT_TYPES].sort());
});

it('is a sound OpenAPI 3.1 document', () => {
  expect(fixture.document.openapi).toBe('3.1.0');
  const found = references(fixture.document);
  expect(found.length).toBeGreaterThan(50);
  for (const ref of found) expect(resolve(fixture.document, ref)).toBeDefined();
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations()) {
    const named = (operation.parameters ?? []).flatMap((parameter) =>
      'name' in parameter && parameter.in === 'path' ? [parameter.name] : [],
    );
    expect([path, [...named].sort()]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()]);
    expect([path, operation.summary]).toEqual([path, expect.stringMatching(/[\p{sc=Hiragana}\p{sc=Han}]/u)]);
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
  }
  expect(JSON.stringify(fixture.document)).not.toContain('"nullable"');
});

it('says what the body of an event must hold', () => {
  const body = fixture.document.paths['/api/cases/{id}/events/RECORD_MEDICAL_COUNCIL']?.post?.requestBody;
  expect(body).toMatchObject({
    required: true,
    content: {
      'application/json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/CommandInput' },
            { $ref: '#/components/schemas/RecordMedicalCouncilInput' },
          ],
        },
      },
    },
  });
  const schema = resolve(fixture.document, '#/components/schemas/RecordMedicalCouncilInput');
  expect(schema.required?.sort()).toEqual(['answeredOn', 'body', 'heldOn', 'opinion']);
  expect(schema.properties?.['opinion']?.enum).toEqual(['agreed', 'agreedWithConditions', 'disagreed']);
});

it.each(['SUBMIT', 'SUBMIT_CORRECTION'])('says that %s must name the version of what it submits', (event) => {
  const schema = fixture.document.paths[`/api/cases/{id}/events/${event}`]?.post?.requestBody;
  expect(JSON.stringify(schema)).toContain('#/components/schemas/SubmissionCommandInput');
  const command = resolve(fixture.document, '#/components/schemas/SubmissionCommandInput');
  expect(command.required?.sort()).toEqual(['idempotencyKey', 'lockVersion', 'workingVersion']);
});

it('says what a correction of each record carries, and what an act on a document', () => {
  const record = fixture.document.paths['/api/cases/{id}/records/{key}']?.post;
  const refs = references(record?.requestBody).filter((ref) => /CorrectionOf\w+Input$/.test(ref));
  expect(refs).toHaveLength(14);
  const required = Object.fromEntries(
    refs.map((ref) => [ref.split('/').at(-1) ?? '', resolve(fixture.document, ref).required?.sort() ?? []]),
  );
  expect(required).toMatchObject({
    CorrectionOfPaperArrivalInput: ['arrivedOn', 'reason'],
    CorrectionOfCorrectionDueInput: ['dueOn', 'reason'],
    CorrectionOfReportDueInput: ['dueOn', 'reason'],
    CorrectionOfReceiptInput: ['reason', 'receivedOn'],
    CorrectionOfPublicNoticeInput: ['method', 'on', 'reason'],
    CorrectionOfApprovalInput: ['reason'],
    CorrectionOfOpinionInput: ['heldOn', 'opinion', 'reason'],
    CorrectionOfMedicalOpinionInput: ['answeredOn', 'body', 'heldOn', 'opinion', 'reason'],
  });
  expect(record?.description).toContain('publicNotice は CorrectionOfPublicNoticeInput');
  const act = fixture.document.paths['/api/cases/{id}/official-documents/{document}/{act}']?.post?.requestBody;
  expect(references(act)).toContain('#/components/schemas/DocumentActInput');
  const { properties } = resolve(fixture.document, '#/components/schemas/DocumentActInput');
  expect(Object.keys(properties ?? {}).sort()).toEqual([
    'documentDate',
    'documentNumber',
    'drawnAnew',
    'fromVersion',
    'reason',
  ]);
});

it('shows the page and its files only to who is signed in', async () => {
  const visitor = await fetch(`${fixture.test.url}/api/docs`);
  expect(visitor.status).toBe(401);
  const login = await fetch(`${fixture.test.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: 'kanri', password: DEMO_PASSWORD }),
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const get = (path: string) => fetch(fixture.test.url + path, { headers: { cookie } });
  const page = await (await get('/api/docs')).text();
  const files = [...page.matchAll(/(?:src|href)="(\/api\/docs\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(files).toHaveLength(4);
  for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);
  expect((await get('/api/docs/package.json')).status).toBe(404);
  expect(page).not.toMatch(/https?:/);
});
