import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { statementsOf, watchStatements } from '../../../test/support/statements.js';
import { CouncilService } from '../../councils/council.service.js';
import { actionPath, casePath } from '../addresses/case-addresses.js';
import { confirmationPath, HEALTH_CENTRE } from '../addresses/health-centre-addresses.js';

/** So many statements each sends, those of the session and of a transaction among them. */
const MOST = {
  home: 12,
  /** One of them names the health centres that were asked. */
  casePage: 20,
  actPage: 16,
  confirmationPage: 20,
  confirmation: 14,
  /** The work of the command is done until its document is found missing, and again, to its end, once it is drawn. */
  actWithDocument: 16,
};

let web: WebFixture;
beforeAll(async () => {
  watchStatements();
  web = await startWebFixture();
});
afterAll(() => web.close());
beforeEach(() => web.fixture.clear());

/** What a page asks of the database. */
async function asked(agent: Agent, path: string): Promise<string[]> {
  const { result, statements } = await statementsOf(async () => agent.get(path));
  expect(result.status).toBe(200);
  return statements;
}

const repeated = (statements: readonly string[]) =>
  statements.filter((text, index) => statements.indexOf(text) !== index);

/** What a form that its page has just shown asks and writes. */
async function posted(agent: Agent, path: string, fields: object = {}): Promise<string[]> {
  const page = (await agent.get(path)).text;
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  const form = { ...fields, lockVersion: hidden('lockVersion'), idempotencyKey: hidden('idempotencyKey') };
  const { result, statements } = await statementsOf(async () => agent.post(path).type('form').send(form));
  expect(result.status).toBe(303);
  return statements;
}

/** A case on a meeting of its council, whose page for the confirmation is at the address. */
async function onMeeting(agent: Agent): Promise<string> {
  const caseId = await web.fixture.examined();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  });
  const [request] = await web.fixture.app.get(CouncilService).requests(PEOPLE.healthCentre);
  const hearingId = request?.hearing.id ?? '';
  const meeting = {
    planningAreaId: 'tokachi',
    method: 'written',
    name: '第2回 十勝圏地域医療構想調整会議',
    meetsOn: '令和8年11月16日',
    place: '',
    chair: '髙﨑 一郎',
    members: '14',
    answered: '14',
  };
  const { status } = await agent
    .post(`${HEALTH_CENTRE}/meetings`)
    .type('form')
    .send({ ...meeting, key: randomUUID(), hearings: hearingId, [`versions[${hearingId}]`]: request?.lockVersion });
  expect(status).toBe(303);
  return confirmationPath(hearingId);
}

const CONFIRMATION = {
  'points[consistentWithPolicy]': 'true',
  'points[longHoursUnavoidable]': 'true',
  confirmedOn: 'R8.11.16',
  chair: '髙﨑 一郎',
  remarks: '',
};

it('asks nothing twice for the home of the prefecture', async () => {
  const statements = await asked(await web.signedIn('officer'), '/prefecture');
  expect(repeated(statements)).toEqual([]);
  expect(statements.length).toBeLessThanOrEqual(MOST.home);
});

it('asks nothing twice for the page of a case and for that of an act, and nothing that finds no row', async () => {
  const caseId = await web.fixture.submitted();
  const officer = await web.signedIn('officer');
  const page = await asked(officer, casePath(caseId));
  const act = await asked(officer, actionPath(caseId, 'RECEIVE'));
  expect([...repeated(page), ...repeated(act)]).toEqual([]);
  expect([...page, ...act].filter((text) => /WHERE .*\b0 ?= ?1\b/.test(text))).toEqual([]);
  expect(page.length).toBeLessThanOrEqual(MOST.casePage);
  expect(act.length).toBeLessThanOrEqual(MOST.actPage);
});

it('reads the row of the case for a form that leads away from its page, not all that the page shows', async () => {
  const caseId = await web.fixture.submitted();
  const statements = await posted(await web.signedIn('officer'), actionPath(caseId, 'RECEIVE'));
  expect(statements.filter((text) => text.includes('event_attempt'))).toEqual([]);
  expect(statements.length).toBeLessThanOrEqual(MOST.actWithDocument);
});

it('asks nothing twice for the page of a confirmation, and looks for the next case once this one is confirmed', async () => {
  const centre = await web.signedIn('healthCentre');
  const path = await onMeeting(centre);
  const page = await asked(centre, path);
  expect(repeated(page)).toEqual([]);
  expect(page.length).toBeLessThanOrEqual(MOST.confirmationPage);
  const act = await posted(centre, path, CONFIRMATION);
  const nextCase = act.findIndex((text) => /"?h"?\."?meeting_id"? = /.test(text));
  expect(nextCase).toBeGreaterThan(act.lastIndexOf('COMMIT'));
  expect(act.length).toBeLessThanOrEqual(MOST.confirmation);
});
