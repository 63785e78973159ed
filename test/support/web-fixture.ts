import { AUTOMATIC } from '../../src/procedure/terms/actors.js';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DestinationStream } from 'pino';
import request from 'supertest';
import { configure } from '../../src/app/app.js';
import { AppModule } from '../../src/app/app.module.js';
import { ApplicationsModule } from '../../src/applications/applications.module.js';
import { CaseEffectHandlers } from '../../src/applications/effects/case-effect-handlers.js';
import type { AccountRole } from '../../src/identity/account.entity.js';
import { AccountService } from '../../src/identity/account.service.js';
import { FixedClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { createLogger, NestLog } from '../../src/platform/logging.js';
import { CaseFixture, PEOPLE } from './case-fixture.js';
import { createTestDatabase } from './database.js';

const PASSWORD = 'みどりの丘に 風車がまわる';
export type Person = keyof typeof PEOPLE;
export type Agent = ReturnType<typeof request.agent>;

/** The whole application over HTTP with the cases of `CaseFixture`: its people have accounts and sign in. */
export interface WebFixture {
  fixture: CaseFixture;
  url: string;
  /** Makes the issuing of a notice fail with this error; null lets it succeed. */
  failNotice: (error: Error | null) => void;
  /** A browser of this person, signed in. */
  signedIn: (person: Person) => Promise<Agent>;
  /** The session cookie of this person, for a real browser. */
  cookieOf: (person: Person) => Promise<{ name: string; value: string }>;
  close: () => Promise<void>;
}

export interface WebFixtureOptions {
  log?: DestinationStream;
  env?: Record<string, string>;
  /** The way to the database that the application takes, from its connection URL. */
  way?: (appUrl: string) => string;
}

export async function startWebFixture({
  log,
  env = {},
  way = (url) => url,
}: WebFixtureOptions = {}): Promise<WebFixture> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-web-'));
  const config = loadConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    SEED_DEMO: 'false',
    LOG_LEVEL: log ? 'info' : 'silent',
    ...env,
  });
  const logger = createLogger(config.logLevel, log);
  const clock = new FixedClock('2026-11-16T09:00:00+09:00');
  const database = await createTestDatabase();
  let failure: Error | null = null;

  @Module({ imports: [ApplicationsModule] })
  class NoticeFailure {
    constructor(private readonly handlers: CaseEffectHandlers) {}

    onModuleInit(): void {
      this.handlers.on('notify', async (_tx, { event }) => {
        if (failure && (event.type === 'ISSUE_DESIGNATION' || event.type === 'ISSUE_REFUSAL')) throw failure;
      });
    }
  }
  @Module({
    imports: [AppModule.register({ config, clock, logger, databaseUrl: way(database.appUrl) }), NoticeFailure],
  })
  class Rooms {}

  const app = configure(
    await NestFactory.create<NestExpressApplication>(Rooms, { logger: new NestLog(logger), abortOnError: false }),
  );
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  const fixture = await CaseFixture.over(app, database, clock, dataDir);
  const accounts = app.get(AccountService);
  for (const [login, { name, role, officeName, institutionId, healthCentreId }] of Object.entries(PEOPLE)) {
    const known = login === 'otherHospital' ? await addInstitution(fixture, institutionId ?? '') : institutionId;
    await accounts.create(
      AUTOMATIC,
      { login, name, role: role as AccountRole, officeName, institutionId: known, healthCentreId, expiresOn: null },
      PASSWORD,
    );
  }
  const signedIn = async (person: Person) => {
    const agent = request.agent(url);
    const { status } = await agent.post('/login').type('form').send({ login: person, password: PASSWORD });
    if (status !== 303) throw new Error(`${person} could not sign in: ${status}`);
    return agent;
  };
  const cookieOf = async (person: Person) => {
    const answer = await request(url).post('/login').type('form').send({ login: person, password: PASSWORD });
    const [name = '', value = ''] = /\b(?:__Host-)?sid=[^;]*/.exec(String(answer.headers['set-cookie']))![0].split('=');
    return { name, value };
  };
  return { fixture, url, failNotice: (error) => (failure = error), signedIn, cookieOf, close: () => fixture.close() };
}

/** The people of one test, each signed in when first asked for. A session ends while the clock moves on: ask in each test anew. */
export function signedInPeople(web: WebFixture): (person: Person) => Promise<Agent> {
  const agents: Partial<Record<Person, Agent>> = {};
  return async (person) => (agents[person] ??= await web.signedIn(person));
}

async function addInstitution(fixture: CaseFixture, id: string): Promise<string> {
  await fixture.query(
    `INSERT INTO medical_institution (id, name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
     VALUES ($1, '別の病院', 'べつのびょういん', '別の病院', '別の会', '釧路市', '院長 五郎', '釧路市', 'kushiro', 'kushiro')`,
    [id],
  );
  return id;
}
