/** A small prefecture with a case at every place of the procedure, that can be put back as it was. */
import { AUTOMATIC } from '../../src/procedure/terms/actors.js';
import { randomUUID } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import pg from 'pg';
import { CouncilService } from '../../src/councils/council.service.js';
import { CouncilMeetings } from '../../src/councils/council-meetings.js';
import { AccountService } from '../../src/identity/account.service.js';
import type { CaseEvent } from '../../src/procedure/events/index.js';
import { KINDS } from '../../src/procedure/terms/kinds.js';
import { AREA, type CaseFixture, PEOPLE } from '../support/case-fixture.js';
import { testServer } from '../support/database.js';
import { filledContent } from '../support/procedure-samples.js';
import { startWebFixture, type WebFixture } from '../support/web-fixture.js';

/** Everybody who may knock; `nobody` is not signed in. */
export const EVERYBODY = [
  'hospital',
  'otherHospital',
  'officer',
  'approver',
  'healthCentre',
  'supportCentre',
  'administrator',
  'nobody',
] as const;
export type Who = (typeof EVERYBODY)[number];

export interface Answer {
  status: number;
  text: string;
  location: string | null;
}

/** Rows that a refused request may write: who knocked, and what was refused; and a page that is only read: who took a document. */
const NOISE = ['session', 'login_attempt', 'event_attempt', 'document_download', 'chain_head', 'migrations'];
/** By table, the new rows that tell the same. */
const NOISY_ROWS: Readonly<Record<string, string>> = { record_entry: `NEW.event_type = 'TAKE_DOCUMENTS'` };

export class HostileWorld {
  private constructor(
    readonly web: WebFixture,
    private readonly cookies: Readonly<Record<Who, string>>,
    /** Connection of the superuser, who may put every table back. */
    private readonly root: pg.Client,
    readonly caseIds: readonly string[],
    readonly api: OpenAPIObject,
  ) {}

  static async start(): Promise<HostileWorld> {
    const web = await startWebFixture({ env: { UPLOAD_LIMIT_MB: '1' } });
    try {
      return await HostileWorld.over(web);
    } catch (error) {
      await web.close(); // or the test would never end
      throw error;
    }
  }

  private static async over(web: WebFixture): Promise<HostileWorld> {
    const { fixture } = web;
    const caseIds = await buildCases(fixture);
    const accounts = fixture.app.get(AccountService);
    const office = { institutionId: null, healthCentreId: null, expiresOn: null };
    await accounts.create(
      AUTOMATIC,
      { login: 'support', name: '支援 花子', role: 'supportCentre', officeName: '勤改センター', ...office },
      PASSWORD,
    );
    await accounts.create(
      AUTOMATIC,
      { login: 'admin', name: '管理 太郎', role: 'systemAdministrator', officeName: '情報課', ...office },
      PASSWORD,
    );
    const logins = { supportCentre: 'support', administrator: 'admin' } as const;
    const cookies = { nobody: '' } as Record<Who, string>;
    for (const who of EVERYBODY)
      if (who !== 'nobody')
        cookies[who] = await signIn(web.url, who in logins ? logins[who as keyof typeof logins] : who);
    const api = (await (
      await fetch(`${web.url}/api/openapi.json`, { headers: { cookie: cookies.officer } })
    ).json()) as OpenAPIObject;

    const server = await testServer();
    const root = new pg.Client({ connectionString: server.url(new URL(fixture.database.ownerUrl).pathname.slice(1)) });
    await root.connect();
    const { rows } = await root.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const tables = rows.map(({ name }) => name);
    await root.query(
      `CREATE SCHEMA before; ${tables.map((table) => `CREATE TABLE before.${table} AS TABLE public.${table};`).join('')}`,
    );
    await root.query(watch(tables.filter((table) => !NOISE.includes(table))));
    await root.query('SET session_replication_role = replica'); // past every trigger and reference
    return new HostileWorld(web, cookies, root, caseIds, api);
  }

  async close(): Promise<void> {
    await this.root.end();
    await this.web.close();
  }

  async ask(who: Who, path: string, init: RequestInit = {}): Promise<Answer> {
    const answer = await fetch(this.web.url + path, {
      redirect: 'manual',
      ...init,
      headers: { cookie: this.cookies[who], ...init.headers },
    });
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
  }

  /** Whether any record was written since the world was made or put back, by a transaction that came to its end. */
  async changedTables(): Promise<string[]> {
    const { rows } = await this.root.query<{ name: string }>('SELECT DISTINCT name FROM before.written');
    return rows.map(({ name }) => name);
  }

  /** Puts back every table that was written to. */
  async putBack(): Promise<void> {
    const { rows: written } = await this.root.query<{ name: string; columns: string }>(
      `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
       WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name IN (SELECT name FROM before.written UNION SELECT unnest('{session,record_entry,chain_head}'::text[])) GROUP BY table_name`,
    );
    const back = written.flatMap(({ name, columns }) => [
      `DELETE FROM public.${name}`,
      `INSERT INTO public.${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM before.${name}`,
    ]);
    await this.root.query(['BEGIN', ...back, 'TRUNCATE before.written', 'COMMIT'].join(';'));
  }

  query<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.root.query<T>(sql, values).then(({ rows }) => rows);
  }
}

/** SQL that notes every row written to these tables; an update to what stood there already is none. */
function watch(tables: readonly string[]): string {
  return [
    'CREATE TABLE before.written (name text)',
    `CREATE FUNCTION before.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO before.written VALUES (TG_TABLE_NAME); RETURN NULL; END $$`,
    ...tables.flatMap((table) => [
      `CREATE TRIGGER noted AFTER INSERT ON public.${table} FOR EACH ROW WHEN (NOT ${NOISY_ROWS[table] ?? 'false'}) EXECUTE FUNCTION before.note()`,
      `CREATE TRIGGER noted_delete AFTER DELETE ON public.${table} FOR EACH ROW EXECUTE FUNCTION before.note()`,
      `CREATE TRIGGER noted_update AFTER UPDATE ON public.${table} FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION before.note()`,
    ]),
  ].join(';');
}

const PASSWORD = 'みどりの丘に 風車がまわる';

async function signIn(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ login, password: PASSWORD }),
  });
  const cookie = /\bsid=[^;]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0];
  if (answer.status !== 303 || cookie === undefined) throw new Error(`${login} could not sign in: ${answer.status}`);
  return cookie;
}

/** One case of each kind in preparation, and one of B at every later place; those belong to the other hospital. */
async function buildCases(fixture: CaseFixture): Promise<string[]> {
  const { hospital, officer, healthCentre, otherHospital } = PEOPLE;
  const ids: string[] = [];
  const hearingOf = async (caseId: string) =>
    (await fixture.query<{ id: string }>('SELECT id FROM hearing WHERE application_id = $1', [caseId]))[0]?.id ?? '';
  const later = async (make: () => Promise<string>) => {
    fixture.clock.set('2026-11-16T09:00:00+09:00');
    const id = await make();
    await fixture.query('UPDATE application SET institution_id = $2 WHERE id = $1', [id, otherHospital.institutionId]);
    ids.push(id);
  };
  const then =
    (make: () => Promise<string>, ...steps: [(typeof PEOPLE)[keyof typeof PEOPLE], CaseEvent][]) =>
    async () => {
      const id = await make();
      for (const [actor, event] of steps) await fixture.send(id, actor, event);
      return id;
    };
  const request: CaseEvent = { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds: [AREA], dueOn: '2026-12-28' };
  const requested = then(() => fixture.examined(), [officer, request]);
  const convened = async () => {
    const id = await requested();
    const meeting = {
      planningAreaId: AREA,
      name: `第${ids.length}回 十勝圏地域医療構想調整会議`,
      method: 'written',
      meetsOn: '2026-11-20',
      place: '',
      chair: '座長 三郎',
      members: 12,
      answered: 12,
    } as const;
    const meetingId = await fixture.app
      .get(CouncilMeetings)
      .create(healthCentre, meeting, { idempotencyKey: randomUUID() });
    await fixture.app
      .get(CouncilService)
      .convene(
        healthCentre,
        meetingId,
        [{ hearingId: await hearingOf(id), lockVersion: await fixture.lockVersion(id) }],
        randomUUID(),
      );
    return id;
  };
  const confirmed = async () => {
    const id = await convened();
    fixture.clock.set('2026-11-24T09:00:00+09:00');
    await fixture.send(id, healthCentre, {
      type: 'RECORD_CONFIRMATION',
      hearingId: await hearingOf(id),
      points: { consistentWithPolicy: true, longHoursUnavoidable: true },
      confirmedOn: '2026-11-20',
      chair: '座長 三郎',
      remarks: '',
    });
    return id;
  };

  for (const kind of KINDS) {
    const { caseId } = await fixture.open({ kind });
    await fixture.write(caseId, filledContent(kind));
    ids.push(caseId);
    // The places of B come next, and one hospital has one case of a kind.
    if (kind === 'B')
      await fixture.query('UPDATE application SET institution_id = $2 WHERE id = $1', [
        caseId,
        otherHospital.institutionId,
      ]);
  }
  await later(() => fixture.submitted());
  await later(then(() => fixture.examined()));
  await later(
    then(
      () => fixture.submitted(),
      [officer, { type: 'RECEIVE' }],
      [
        officer,
        {
          type: 'REQUEST_CORRECTION',
          items: [
            { target: 'D05', text: '日付がありません' },
            { target: 'D01', text: '印がありません' },
          ],
          dueOn: '2026-12-28',
        },
      ],
    ),
  );
  await later(requested);
  await later(convened);
  await later(confirmed);
  await later(() => fixture.drafted());
  await later(() => fixture.approved());
  await later(
    then(
      () => fixture.approved(),
      [officer, { type: 'ISSUE_DESIGNATION', documentNumber: '医第1号', issuedOn: '2026-12-11' }],
    ),
  );
  await fixture.query('UPDATE application SET institution_id = $2 WHERE id = $1', [ids[0], hospital.institutionId]);
  fixture.clock.set('2026-12-11T09:00:00+09:00');
  return ids;
}
