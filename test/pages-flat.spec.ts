import request from 'supertest';
import { ApiModule } from '../src/api/api.module.js';
import type { AccessRule } from '../src/identity/access.js';
import { DemoAccounts } from '../src/identity/demo-accounts.js';
import { DemoInstitutions } from '../src/registry/demo-institutions.js';
import { type Actor, type Role, ROLES } from '../src/procedure/terms/actors.js';
import { WebModule } from '../src/web/web.module.js';
import { person } from './support/case-rows.js';
import { grow, grown, type Grown } from './support/grown-rows.js';
import { listRoutes } from './support/list-routes.js';
import { type PartialApp, startPartialApp } from './support/partial-app.js';

/** A few, enough to fill the pages of every list, and more than that. */
const [FEW, MANY, MORE] = [12, 600, 700];

let partial: PartialApp;
let actor: Actor | null;
let rows: Grown;
let people: Record<Exclude<Role, 'timer'>, Actor>;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [WebModule, ApiModule] }, actor: () => actor });
  const institutions = await partial.app.get(DemoInstitutions).load();
  await partial.app.get(DemoAccounts).load(institutions);
  const institutionId = institutions.get('9901000019') ?? '';
  const idOf = async (login: string) =>
    (await partial.dataSource.query<{ id: string }[]>('SELECT id FROM account WHERE login = $1', [login]))[0]?.id ?? '';
  const known = (role: Role, accountId: string, office = {}): Actor => ({ ...person(role, office), accountId });
  people = {
    hospital: known('hospital', await idOf('h-tokachi'), { institutionId }),
    prefectureOfficer: known('prefectureOfficer', await idOf('ken-yamada')),
    prefectureApprover: known('prefectureApprover', await idOf('ken-kessai')),
    healthCentre: known('healthCentre', await idOf('hc-obihiro'), { healthCentreId: 'obihiro' }),
    supportCentre: known('supportCentre', await idOf('kinkai-mori')),
    systemAdministrator: known('systemAdministrator', await idOf('kanri')),
  };
  rows = grown({
    institutionId,
    healthCentreId: 'obihiro',
    areaId: 'tokachi',
    accountIds: [people.hospital.accountId, people.prefectureOfficer.accountId, people.prefectureApprover.accountId],
  });
  await grow(partial.dataSource, rows, 1, FEW);
}, 60_000);
afterAll(() => partial.close());

/** Addresses of a route on the grown rows. A new route needs its line here, unless it names nothing. */
function addressesOf(path: string): string[] {
  const { caseId, hearingId, meetingId, designationId, attachmentId, institutionId, roundId, jobId } = rows;
  const [accountId = ''] = rows.accountIds;
  const filled: Record<string, string[]> = {
    '/api/cases': ['/api/cases', '/api/cases?text=増え', '/api/cases?sort=name&page=2'],
    '/api/designations': ['/api/designations', '/api/designations?past=true&page=2'],
    '/api/designations/:id': [`/api/designations/${designationId}`],
    '/api/machines/:kind': ['/api/machines/B'],
    '/api/files/:id': [`/api/files/${attachmentId}`],
    '/files/:id': [`/files/${attachmentId}`],
    '/documents/:fileId': [`/documents/${attachmentId}`],
    '/cases': ['/cases', '/cases?bucket=overdue', '/cases?mine=true', '/cases?view=print'],
    '/cases/:id': [
      '',
      '?tab=content',
      '?tab=attachments',
      '?tab=hearings',
      '?tab=documents',
      '?tab=history&page=2',
    ].map((tab) => `/cases/${caseId}${tab}`),
    '/cases/:id/content/:section': [`/cases/${caseId}/content/pledge`],
    '/cases/:id/lists/:list': [`/cases/${caseId}/lists/results`],
    '/cases/:id/lists/:list/csv': [`/cases/${caseId}/lists/results/csv`],
    '/cases/:id/actions/:event': [`/cases/${caseId}/actions/withdraw`],
    '/cases/:id/documents/:requirementId/:fileId/withdrawal': [
      `/cases/${caseId}/documents/D20/${attachmentId}/withdrawal`,
    ],
    '/cases/:id/records': [`/cases/${caseId}/records`],
    '/cases/:id/records/:key': [`/cases/${caseId}/records/arrival`],
    '/cases/:id/entries/:of/withdraw': [`/cases/${caseId}/entries/1/withdraw`],
    '/cases/:id/official-documents/:document': [`/cases/${caseId}/official-documents/reception-copy`],
    '/cases/:id/official-documents/:document/preview': [
      `/cases/${caseId}/official-documents/application-form-1/preview`,
    ],
    '/cases/:id/official-documents/:document/:act': [`/cases/${caseId}/official-documents/reception-copy/reissue`],
    '/health-centre/meetings/:id': [`/health-centre/meetings/${meetingId}`],
    '/health-centre/meetings/:id/print': [`/health-centre/meetings/${meetingId}/print`],
    '/health-centre/meetings/:id/edit': [`/health-centre/meetings/${meetingId}/edit`],
    '/health-centre/meetings/:id/record': [`/health-centre/meetings/${meetingId}/record`],
    '/health-centre/requests/:id/confirmation': [`/health-centre/requests/${hearingId}/confirmation`],
    '/health-centre/requests/:id/confirmation-form': [`/health-centre/requests/${hearingId}/confirmation-form`],
    '/designations': ['/designations', '/designations?standing=expired', '/designations?renewal=late'],
    '/designations/:id': [`/designations/${designationId}`],
    '/designations/:id/paper-renewal': [`/designations/${designationId}/paper-renewal`],
    '/designations/:id/paper-change': [`/designations/${designationId}/paper-change`],
    '/settings/institutions/:id/paper-application': [`/settings/institutions/${institutionId}/paper-application`],
    '/jobs/:id': [`/jobs/${jobId}`],
    '/settings/accounts/:id/edit': [`/settings/accounts/${accountId}/edit`],
    '/settings/accounts/:id/record': [`/settings/accounts/${accountId}/record`],
    '/settings/institutions/:id/record': [`/settings/institutions/${institutionId}/record`],
    '/settings/rounds/:id/record': [`/settings/rounds/${roundId}/record`],
    '/settings/institutions/:id/edit': [`/settings/institutions/${institutionId}/edit`],
    '/settings/rounds/:id/edit': [`/settings/rounds/${roundId}/edit`],
    '/settings/papers/forms/:id': ['/settings/papers/forms/designation-notice'],
    '/forms/:id': ['/forms/designation-notice'],
  };
  const own = filled[path] ?? (/^\/(api\/)?cases\/:id/.test(path) ? [path.replace(':id', caseId)] : [path]);
  if (own.some((address) => /\/:/.test(address))) throw new Error(`addressesOf: say what ${path} is opened with`);
  return own;
}

/** What is no list and asks nothing, or answers with bytes that are drawn or kept: '/jobs/:id/result' of a job without one is 404. */
const LEFT_OUT = [
  '/healthz',
  '/readyz',
  '/api/openapi.json',
  '/api/docs',
  '/api/docs/:file',
  '/jobs/:id/result',
  '/forms/:id/samples/:file',
];

/** One after the other, for each of the people who may open it. */
function visits(): { who: Role | 'public'; address: string }[] {
  const whoMay = (access: AccessRule | undefined): (Role | 'public')[] =>
    access === 'public'
      ? ['public']
      : access === 'signedIn'
        ? ROLES.filter((role) => role !== 'timer')
        : [...(access ?? [])];
  return listRoutes(partial.app)
    .filter(({ method, path }) => method === 'GET' && !LEFT_OUT.includes(path))
    .flatMap(({ path, access }) =>
      whoMay(access).flatMap((who) => addressesOf(path).map((address) => ({ who, address }))),
    );
}

interface Measured {
  status: number;
  statements: number;
  /** Rows, entries and choices of a page, or elements of an answer's lists. */
  rows: number;
}

async function open(): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const { who, address } of visits()) {
    actor = who === 'public' || who === 'timer' ? null : people[who];
    const [answer, statements] = await counted(() => request(partial.url).get(encodeURI(address)));
    measured.set(`${who} ${address}`, { status: answer.status, statements, rows: rowsIn(answer) });
  }
  return measured;
}

/** How many statements the program asks meanwhile. */
async function counted<T>(work: () => PromiseLike<T>): Promise<[T, number]> {
  const { dataSource } = partial;
  const { logger } = dataSource;
  let statements = 0;
  dataSource.logger = Object.create(logger, { logQuery: { value: () => (statements += 1) } }) as typeof logger;
  try {
    return [await work(), statements];
  } finally {
    dataSource.logger = logger;
  }
}

function rowsIn({ type, text, body }: request.Response): number {
  if (type === 'application/json') return elements(body);
  return type === 'text/html' ? (text.match(/<(tr|li|option|article)\b/g) ?? []).length : 0;
}

function elements(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, each) => sum + elements(each), 0);
  return Array.isArray(value) ? value.length + inner : inner;
}

/** What prints or chooses among all up to a bound of its own, and what is one case with all its parts. */
const WHOLE = [
  /\?view=print$/,
  /\/print$/,
  /^\S+ \/jobs\/(council-documents|public-notice)$/,
  /^\S+ \/api\/cases\/[^/?]+(\/official-documents|\/required-documents)?$/,
];

/** Where a form is sent that is there for one row: as `addressesOf`, for nothing is in it that anybody would take. */
function formAddress(path: string): string {
  const { caseId, hearingId, meetingId, designationId, attachmentId, institutionId, roundId, jobId } = rows;
  const [accountId = ''] = rows.accountIds;
  const idOf: Record<string, string> = {
    cases: caseId,
    requests: hearingId,
    meetings: meetingId,
    designations: designationId,
    institutions: institutionId,
    rounds: roundId,
    accounts: accountId,
    jobs: jobId,
    forms: 'designation-notice',
  };
  const named: Record<string, string> = {
    ...{ section: 'pledge', list: 'results', event: 'withdraw', requirementId: 'D20', fileId: attachmentId },
    ...{ key: 'arrival', of: '1', document: 'reception-copy', act: 'reissue', day: '2026-12-29' },
  };
  const filled = path
    .replace(/([^/]+)\/:id(?=\/|$)/u, (part, of: string) => `${of}/${idOf[of] ?? part}`)
    .replace(/:(\w+)/gu, (part, name: string) => named[name] ?? part);
  if (filled.includes(':')) throw new Error(`formAddress: say where ${path} is sent`);
  return filled;
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu;

it('an address is answered the same in whichever letters its ids are', async () => {
  const forms = listRoutes(partial.app)
    .filter(({ method, path }) => method !== 'GET' && path.includes(':'))
    .flatMap(({ method, path, access }) =>
      (access === 'signedIn' ? ['prefectureOfficer'] : [...(access ?? [])]).map((who) => ({
        ...{ who: who as Role, method, address: formAddress(path) },
      })),
    );
  const all = [...visits().map((visit) => ({ ...visit, method: 'GET' })), ...forms].filter(
    ({ address }) => address.replace(UUID, (id) => id.toUpperCase()) !== address,
  );
  const differing: string[] = [];
  for (const { who, method, address } of all) {
    actor = who === 'public' || who === 'timer' ? null : people[who];
    const send = (to: string) => {
      const asked = request(partial.url);
      if (method === 'GET') return asked.get(encodeURI(to));
      return address.startsWith('/api/')
        ? asked[method === 'PUT' ? 'put' : method === 'DELETE' ? 'delete' : 'post'](to).send({})
        : asked.post(to).type('form').send({});
    };
    const told = ({ status, headers, text, type }: request.Response) => ({
      ...{ status, location: headers['location'], type },
      said: /html|json/u.test(type) && text.replace(UUID, (id) => (id === id.toLowerCase() ? 'id' : id)),
    });
    const [inCapitals, inSmall] = [await send(address.replace(UUID, (id) => id.toUpperCase())), await send(address)];
    try {
      expect(told(inCapitals)).toEqual(told(inSmall));
    } catch {
      differing.push(`${who} ${method} ${address}: ${inCapitals.status} for ${inSmall.status}`);
    }
  }
  expect(all.length).toBeGreaterThan(150);
  expect(differing).toEqual([]);
}, 240_000);

it('no page asks more of the database, and shows no more, however many rows there are', async () => {
  const few = await open();
  // A document and a job are not everybody's: somebody opens each address.
  const opened = new Set(
    [...few].filter(([, { status }]) => status === 200 || status === 303).map(([visit]) => visit.split(' ')[1]),
  );
  expect(
    [...few].filter(([visit]) => !opened.has(visit.split(' ')[1])).map(([visit, { status }]) => `${visit}: ${status}`),
  ).toEqual([]);
  await grow(partial.dataSource, rows, FEW + 1, MANY);
  const many = await open();
  await grow(partial.dataSource, rows, MANY + 1, MORE);
  const more = await open();
  const growing = (from: Map<string, Measured>, to: Map<string, Measured>, what: 'statements' | 'rows') =>
    [...to].flatMap(([visit, now]) => {
      const before = from.get(visit);
      return before && now[what] > before[what] ? [`${visit}: ${before[what]} -> ${now[what]} ${what}`] : [];
    });
  expect([...few].filter(([visit, { status }]) => more.get(visit)?.status !== status)).toEqual([]);
  expect(few.get('hospital /hospital')?.statements).toBeGreaterThan(5); // they are counted
  expect(growing(few, many, 'statements')).toEqual([]);
  expect(growing(many, more, 'statements')).toEqual([]);
  expect(
    growing(many, more, 'rows').filter((line) => !WHOLE.some((whole) => whole.test(line.split(':')[0] ?? ''))),
  ).toEqual([]);
}, 240_000);
