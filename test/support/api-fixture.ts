import type { ApplicationContent } from '../../src/procedure/fields/content.js';
import { bodyOfSection } from '../../src/procedure/fields/content-sections.js';
import { randomUUID } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../../src/identity/demo-accounts.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { startTestApp, type TestApp } from './app.js';
import { misfits, type Schema } from './openapi.js';

/** Demo logins of the people of one case in 十勝, and some who have nothing to do with it. */
const LOGINS = {
  hospital: 'h-tokachi',
  otherHospital: 'h-hoshimidai',
  officer: 'ken-yamada',
  approver: 'ken-kessai',
  healthCentre: 'hc-obihiro',
  otherHealthCentre: 'hc-oshima',
  supportCentre: 'kinkai-mori',
  administrator: 'kanri',
} as const;
const ROUND_ID = '22222222-2222-4222-8222-222222222222';

export type Person = keyof typeof LOGINS;

type Answer = request.Response;

/** The program with its demo people, spoken to as a program speaks to it; every answer must be as the document says. */
export class ApiFixture {
  private constructor(
    readonly test: TestApp,
    private readonly agents: Readonly<Record<Person, request.Agent>>,
    readonly document: OpenAPIObject,
  ) {}

  static async start(): Promise<ApiFixture> {
    const test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { UPLOAD_LIMIT_MB: '1' } });
    await test.app.get(DemoAccounts).load(await test.app.get(DemoInstitutions).load());
    await test.dataSource.query(
      `INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, certainty) VALUES ($1, 2026, 3, '令和8年度 第3回', '2026-11-30', 'unconfirmed')`,
      [ROUND_ID],
    );
    const people = Object.keys(LOGINS) as Person[];
    const agents = Object.fromEntries(people.map((person) => [person, request.agent(test.url)])) as Record<
      Person,
      request.Agent
    >;
    await signIn(agents);
    const { body } = (await agents.officer.get('/api/openapi.json').expect(200)) as { body: OpenAPIObject };
    return new ApiFixture(test, agents, body);
  }

  close(): Promise<void> {
    return this.test.close();
  }

  /** Lets time pass; everybody signs in anew, for sessions end within a day. */
  async moveTo(instant: string): Promise<void> {
    this.test.clock.set(instant);
    await signIn(this.agents);
  }

  async get(person: Person, path: string): Promise<Answer> {
    return this.asDescribed('get', path, await this.agents[person].get(path));
  }

  async post(person: Person, path: string, body: object): Promise<Answer> {
    return this.asDescribed('post', path, await this.agents[person].post(path).send(body));
  }

  async put(person: Person, path: string, body: object): Promise<Answer> {
    return this.asDescribed('put', path, await this.agents[person].put(path).send(body));
  }

  /** Saves every section of the content, each at the version it now has. */
  async write(person: Person, caseId: string, { kind, ...content }: ApplicationContent): Promise<void> {
    const path = `/api/cases/${caseId}/content`;
    const sections = (await this.get(person, path)).body as { section: string; lockVersion: number }[];
    for (const { section, lockVersion } of sections) {
      const fields = bodyOfSection({ kind, ...content } as ApplicationContent, section);
      const { status, text } = await this.put(person, `${path}/${section}`, {
        lockVersion,
        idempotencyKey: randomUUID(),
        ...fields,
      });
      if (status !== 200) throw new Error(text);
    }
  }

  /** One event with a key of its own, for the version the case now has. */
  async send(person: Person, caseId: string, event: string, fields: object = {}): Promise<Answer> {
    return this.post(person, `/api/cases/${caseId}/events/${event}`, {
      lockVersion: await this.versionOf(caseId),
      workingVersion: await this.workingVersionOf(caseId),
      idempotencyKey: randomUUID(),
      ...fields,
    });
  }

  async attach(
    person: Person,
    caseId: string,
    requirementId: string,
    file: { bytes: Buffer; name: string },
  ): Promise<Answer> {
    const path = `/api/cases/${caseId}/documents/${requirementId}`;
    const upload = this.agents[person]
      .post(path)
      .field('lockVersion', await this.versionOf(caseId))
      .field('idempotencyKey', randomUUID());
    return this.asDescribed('post', path, await upload.attach('file', file.bytes, file.name));
  }

  /** A new case of the first hospital, in the third round of R8, which the demo data would bring. */
  async open(kind: string): Promise<string> {
    const { body: me } = (await this.get('hospital', '/api/session')) as { body: { institutionId: string } };
    const answer = await this.post('hospital', '/api/cases', {
      kind,
      procedure: 'new',
      institutionId: me.institutionId,
      roundId: ROUND_ID,
      idempotencyKey: randomUUID(),
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return (answer.body as { caseId: string }).caseId;
  }

  /** Withdraws what the first hospital has under way, so that the next test may open a case of any kind. */
  async withdrawAll(): Promise<void> {
    const { body } = (await this.get('hospital', '/api/cases?bucket=inProgress')) as {
      body: { rows: { id: string }[] };
    };
    for (const { id } of body.rows) await this.send('hospital', id, 'WITHDRAW', { reason: '試験を終えたため' });
  }

  async versionOf(caseId: string): Promise<number> {
    const rows: { version: number }[] = await this.test.dataSource.query(
      'SELECT lock_version AS version FROM application WHERE id = $1',
      [caseId],
    );
    return rows[0]?.version ?? 1;
  }

  private async workingVersionOf(caseId: string): Promise<number> {
    const rows: { version: number }[] = await this.test.dataSource.query(
      'SELECT working_version AS version FROM application WHERE id = $1',
      [caseId],
    );
    return rows[0]?.version ?? 0;
  }

  private asDescribed(method: 'get' | 'post' | 'put', path: string, answer: Answer): Answer {
    const problems = this.undescribed(method, path, answer);
    if (problems.length > 0)
      throw new Error(`${method} ${path} ${answer.status}: ${problems.join('; ')}\n${answer.text}`);
    return answer;
  }

  private undescribed(method: 'get' | 'post' | 'put', path: string, { status, type, body }: Answer): string[] {
    const plain = path.replace(/\?.*/, '');
    const template = Object.keys(this.document.paths).find((each) =>
      new RegExp(`^${each.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain),
    );
    if (template === undefined) return status === 404 ? [] : ['no such path in the document'];
    const response = this.document.paths[template]?.[method]?.responses[status] as
      { content?: Record<string, { schema: Schema }> } | undefined;
    if (!response) return ['no such answer in the document'];
    if (response.content?.['application/octet-stream']) return []; // a file of any type
    const schema = response.content?.[type]?.schema;
    if (!schema) return [`${type} is not described`];
    return type.endsWith('json') ? misfits(this.document, schema, body) : [];
  }
}

async function signIn(agents: Readonly<Record<Person, request.Agent>>): Promise<void> {
  for (const [person, agent] of Object.entries(agents)) {
    await agent
      .post('/api/session')
      .send({ login: LOGINS[person as Person], password: DEMO_PASSWORD })
      .expect(200);
  }
}
