import { Controller, Get, Post } from '@nestjs/common';
import request from 'supertest';
import type { Actor, Role } from '../procedure/terms/actors.js';
import { listRoutes, undeclaredRoutes } from '../../test/support/list-routes.js';
import { type PartialApp, startPartialApp } from '../../test/support/partial-app.js';
import { Access } from './access.js';
import { CurrentActor } from './current-actor.js';

@Controller('fixture')
@Access('prefectureOfficer')
class FixtureController {
  @Get('open')
  @Access('public')
  open(): string {
    return 'open';
  }

  @Get('own')
  @Access('signedIn')
  own(@CurrentActor() actor: Actor): string {
    return actor.name;
  }

  @Get('office/:id')
  office(): string {
    return 'office';
  }

  @Post('centre')
  @Access('healthCentre', 'systemAdministrator')
  centre(): string {
    return 'centre';
  }
}

@Controller()
class ForgottenController {
  @Get('forgotten')
  forgotten(): string {
    return 'forgotten';
  }
}

@Controller('api/fixture')
@Access('signedIn')
class ApiController {
  @Get()
  read(): { ok: true } {
    return { ok: true };
  }
}

let partial: PartialApp;
let role: Role | null;

beforeAll(async () => {
  partial = await startPartialApp({
    rooms: { controllers: [FixtureController, ForgottenController, ApiController] },
    actor: () =>
      role && { accountId: 'x', name: 'Yamada', role, officeName: '', institutionId: null, healthCentreId: null },
  });
});
afterAll(() => partial.close());
beforeEach(() => {
  role = null;
});

const get = (path: string) => request(partial.url).get(path);

it('lets everyone open a public route only', async () => {
  expect((await get('/fixture/open')).text).toBe('open');
  expect((await get('/fixture/own')).status).toBe(303);
  expect((await get('/fixture/office/1')).headers['location']).toBe('/login?next=%2Ffixture%2Foffice%2F1');
});

it('tells a program 401 and htmx where to go', async () => {
  const api = await get('/api/fixture');
  expect([api.status, api.body]).toEqual([
    401,
    expect.objectContaining({ status: 401, detail: 'ログインしてください。' }),
  ]);
  const htmx = await get('/fixture/own').set({ 'HX-Request': 'true', Referer: `${partial.url}/cases?q=1` });
  expect([htmx.status, htmx.headers['hx-redirect']]).toEqual([401, '/login?next=%2Fcases%3Fq%3D1']);
});

it('leads back to the page of a form, never to another site', async () => {
  const post = (referer: string) => request(partial.url).post('/fixture/centre').set('Referer', referer);
  expect((await post(`${partial.url}/cases/1`)).headers['location']).toBe('/login?next=%2Fcases%2F1&unsent=1');
  expect((await post('https://evil.example/cases/1')).headers['location']).toBe('/login?next=%2F&unsent=1');
});

it('lets the named roles in and nobody else; the method is stronger than the class', async () => {
  role = 'prefectureOfficer';
  expect((await get('/fixture/own')).text).toBe('Yamada');
  expect((await get('/fixture/office/1')).status).toBe(200);
  expect((await request(partial.url).post('/fixture/centre')).status).toBe(403);
  role = 'healthCentre';
  expect((await get('/fixture/office/1')).status).toBe(403);
  expect((await request(partial.url).post('/fixture/centre')).status).toBe(201);
});

it('refuses a route without a declaration to everyone', async () => {
  for (role of ['prefectureOfficer', 'systemAdministrator', 'timer'] as const)
    expect((await get('/forgotten')).status).toBe(403);
});

it('the list of routes knows every route and names the forgotten one', () => {
  const fixture = listRoutes(partial.app).filter(
    ({ path }) => path.startsWith('/fixture') || path.startsWith('/api/fixture'),
  );
  expect(fixture.map(({ method, path, access }) => [method, path, access])).toEqual([
    ['GET', '/fixture/open', 'public'],
    ['GET', '/fixture/own', 'signedIn'],
    ['GET', '/fixture/office/:id', ['prefectureOfficer']],
    ['POST', '/fixture/centre', ['healthCentre', 'systemAdministrator']],
    ['GET', '/api/fixture', 'signedIn'],
  ]);
  expect(undeclaredRoutes(partial.app)).toContain('ForgottenController.forgotten');
});
