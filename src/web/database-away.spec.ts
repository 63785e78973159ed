/** What people and programs are told while the database is away, and that all is as before when it is back. */
import { mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { withClient } from '../platform/database-roles.js';
import { CaseQueries } from '../applications/queries/case-queries.js';
import { DatabaseUnavailable } from '../platform/database-trouble.js';
import { testServer } from '../../test/support/database.js';
import { type Agent, startWebFixture, type WebFixture } from '../../test/support/web-fixture.js';
import { actionPath } from './addresses/case-addresses.js';

const folder = mkdtempSync(join(tmpdir(), 'away-'));
const socket = join(folder, 'socket');
const hidden = join(folder, 'hidden');
let web: WebFixture;
let officer: Agent;
let cookie: { name: string; value: string };
let caseId: string;

beforeAll(async () => {
  const way = (appUrl: string) => {
    const address = new URL(appUrl);
    symlinkSync(address.searchParams.get('host')!, socket);
    address.searchParams.set('host', socket);
    return address.toString();
  };
  web = await startWebFixture({ way, env: { UPLOAD_LIMIT_MB: '4' } });
  caseId = await web.fixture.submitted();
  officer = await web.signedIn('officer');
  cookie = await web.cookieOf('officer');
}, 120_000);
afterAll(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

/** No socket, and every connection of the application is ended by the server. */
async function whileAway(work: () => Promise<void>): Promise<void> {
  renameSync(socket, hidden);
  try {
    await withClient((await testServer()).url('postgres'), async (superuser) => {
      await superuser.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1`, [
        new URL(web.fixture.database.appUrl).pathname.slice(1),
      ]);
    });
    await work();
  } finally {
    renameSync(hidden, socket);
  }
}

/** Hidden fields of a page, by name and value, as a browser would send them. */
function hiddenFields(html: string): [string, string][] {
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return [...html.matchAll(/<input type="hidden" name="([^"]*)" value(?:="([^"]*)")?/g)].map(
    ([, name = '', value = '']) => [plain(name), plain(value)],
  );
}

it('the signed-in stay signed in: 503 without a cookie, and the same session afterwards', async () => {
  await whileAway(async () => {
    for (const path of ['/', '/cases', `/cases/${caseId}`, '/login', '/designations']) {
      const answer = await officer.get(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(answer.headers).toMatchObject({
        'retry-after': '10',
        'content-type': expect.stringContaining('text/html') as string,
      });
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.text).toContain('データベースに接続できないため、この画面を開けませんでした。');
      expect(answer.text).toContain(`href="${path}"`);
    }
    const problem = await officer.get('/api/cases');
    expect(problem.status).toBe(503);
    expect(problem.headers).toMatchObject({
      'retry-after': '10',
      'content-type': expect.stringContaining('application/problem+json') as string,
    });
    expect(JSON.parse(problem.text)).toMatchObject({
      type: 'urn:problem-type:database-unavailable',
      status: 503,
      reason: 'unreachable',
    });
    expect((await officer.get('/healthz')).status).toBe(200);
    expect((await officer.get('/readyz')).status).toBe(503);
    expect((await request(web.url).get('/login')).status).toBe(200);
  });
  expect((await officer.get('/cases')).status).toBe(200);
  expect((await officer.get('/readyz')).status).toBe(200);
});

it('a form keeps what was typed, and goes on from that page when the database is back', async () => {
  const typed = {
    note: '一行目\r\n「二行目」<b>',
    'rows[0][text]': '行の一',
    'rows[0][day]': '令和8年12月4日',
    'rows[1][text]': '行の二',
    chosen: ['a', 'b'],
    'one[]': ['x'],
    empty: '',
  };
  const fields = { lockVersion: String(await web.fixture.lockVersion(caseId)), idempotencyKey: randomUUID(), ...typed };
  let html = '';
  await whileAway(async () => {
    const answer = await officer.post(actionPath(caseId, 'RECEIVE')).type('form').send(fields);
    expect(answer.status).toBe(503);
    html = answer.text;
  });
  expect(html).toContain('何も保存されていません');
  expect(html).toContain(`action="${actionPath(caseId, 'RECEIVE')}"`);
  const kept = hiddenFields(html);
  expect(kept).toEqual([
    ['lockVersion', fields.lockVersion],
    ['idempotencyKey', fields.idempotencyKey],
    ['note', typed.note],
    ['rows[0][text]', '行の一'],
    ['rows[0][day]', '令和8年12月4日'],
    ['rows[1][text]', '行の二'],
    ['chosen', 'a'],
    ['chosen', 'b'],
    ['one[0]', 'x'],
    ['empty', ''],
  ]);
  const again = await officer
    .post(actionPath(caseId, 'RECEIVE'))
    .type('form')
    .send(new URLSearchParams(kept).toString());
  expect(again.status).toBe(303);
  expect(await web.fixture.lockVersion(caseId)).toBe(Number(fields.lockVersion) + 1);
});

it('a form with a file is read to its end: its texts are kept, the file is named', async () => {
  const hospital = await web.signedIn('hospital');
  await whileAway(async () => {
    const answer = await hospital
      .post(`/cases/${caseId}/documents/D20`)
      .field('lockVersion', '3')
      .field('reason', '差し替えの理由')
      .attach('file', Buffer.alloc(3_000_000, 'x'), { filename: '組織図.pdf' });
    expect(answer.status).toBe(503);
    expect(hiddenFields(answer.text)).toEqual([
      ['lockVersion', '3'],
      ['reason', '差し替えの理由'],
    ]);
    expect(answer.text).toContain('ファイル「組織図.pdf」');
    expect(answer.text).toContain('enctype="multipart/form-data"');
  });
});

describe('of a form with a file that is more than a form can be', () => {
  const MEBIBYTE = 1024 * 1024;
  const to = () => officer.post(`/cases/${caseId}/documents/D20`);

  it.each([
    [
      'has more fields',
      (form: request.Test) =>
        Array.from({ length: 70 }, (_, n) => n).reduce((sent, n) => sent.field(`note${n}`, 'x'), form),
    ],
    ['has a longer text', (form: request.Test) => form.field('reason', 'あ'.repeat(MEBIBYTE / 16))],
    [
      'has more text in all',
      (form: request.Test) =>
        Array.from({ length: 12 }, (_, n) => n).reduce((sent, n) => sent.field(`note${n}`, 'x'.repeat(100_000)), form),
    ],
    ['has deeper names', (form: request.Test) => form.field(`a${'[b]'.repeat(20)}`, 'x')],
    ['counts its rows from far away', (form: request.Test) => form.field('a[0]', 'x').field('a[4294967290]', 'x')],
  ])('nothing is kept, and the page says so: it %s', async (_, filled) => {
    await whileAway(async () => {
      const answer = await filled(to().field('lockVersion', '3')).attach('file', Buffer.alloc(MEBIBYTE), {
        filename: '組織図.pdf',
      });
      expect(answer.status).toBe(503);
      expect(answer.text).toContain('この画面に残っていません');
      expect(answer.text).toContain('何も保存されていません');
      expect(hiddenFields(answer.text)).toEqual([]);
      expect(answer.text).not.toContain('もう一度送る');
    });
  });

  /** A form of the officer that is begun and goes on with what is written into it. */
  async function begun(
    beginning: string,
    answered: (answer: IncomingMessage) => void = () => {},
    from = { cookies: `${cookie.name}=${cookie.value}`, path: `/cases/${caseId}/documents/D20` },
  ): Promise<ClientRequest> {
    const { hostname: host, port } = new URL(web.url);
    const headers = { Cookie: from.cookies, 'Content-Type': 'multipart/form-data; boundary=b' };
    const sent = httpRequest({ host, port, method: 'POST', path: from.path, headers }, answered).on('error', () => {});
    await new Promise<void>((resolve) =>
      sent.write(`--b\r\nContent-Disposition: form-data; ${beginning}`, () => resolve()),
    );
    return sent;
  }

  it('no more of it is read than of a file that could be stored', async () => {
    const endless = new Readable({ read: () => endless.push(Buffer.alloc(64 * 1024)) });
    await whileAway(async () => {
      const status = await new Promise<number | undefined>((resolve) => {
        void begun('name="file"; filename="a.pdf"\r\n\r\n', (answer) => resolve(answer.statusCode)).then((sent) =>
          endless.pipe(sent),
        );
      });
      endless.destroy();
      expect(status).toBe(503);
    });
  });

  it('so many are read at once of one session; whoever finds no place is told so, and others and the next find one', async () => {
    const form = (agent: Agent) =>
      agent.post(`/cases/${caseId}/documents/D20`).field('reason', '理由').attach('file', Buffer.from('x'), 'a.pdf');
    const hospital = await web.signedIn('hospital');
    const own = request.agent(web.url).set('Cookie', `${cookie.name}=${cookie.value}`);
    await whileAway(async () => {
      const waiting = await Promise.all([begun('name="reason"\r\n\r\n'), begun('name="reason"\r\n\r\n')]);
      expect((await form(own)).text).toContain('この画面に残っていません');
      expect(hiddenFields((await form(hospital)).text)).toEqual([['reason', '理由']]);
      for (const sent of waiting) sent.destroy();
      expect(hiddenFields((await form(own)).text)).toEqual([['reason', '理由']]);
    });
  });

  it('nothing is read of who never signed in, who takes no place from those who have', async () => {
    await whileAway(async () => {
      const answers: (number | undefined)[] = [];
      const strangers = await Promise.all(
        Array.from({ length: 8 }, () =>
          begun('name="reason"\r\n\r\n', ({ statusCode }) => answers.push(statusCode), {
            cookies: '',
            path: '/logout',
          }),
        ),
      );
      const answer = await to().field('reason', '理由').attach('file', Buffer.from('x'), 'a.pdf');
      expect(hiddenFields(answer.text)).toEqual([['reason', '理由']]);
      expect(answers).toEqual(Array.from({ length: 8 }, () => 503)); // although none has sent its form to the end
      for (const sent of strangers) sent.destroy();
    });
  });
});

it('a password is never in the page, and an outage counts as no failed login', async () => {
  await whileAway(async () => {
    for (let n = 0; n < 55; n += 1) {
      const answer = await request(web.url)
        .post('/login')
        .type('form')
        .send({ login: 'officer', password: 'ひみつの ことば' });
      expect(answer.status).toBe(503);
      if (n > 0) continue;
      expect(answer.text).not.toContain('ひみつの');
      expect(answer.text).toMatch(/name="password" type="password"/);
    }
  });
  expect((await request(web.url).post('/login').type('form').send({ login: 'nobody', password: 'wrong' })).status).toBe(
    422,
  );
});

it('a stale version is answered also when the database is lost while the changes are read', async () => {
  const queries = web.fixture.app.get(CaseQueries);
  const read = queries.log.bind(queries);
  queries.log = () => Promise.reject(new DatabaseUnavailable('unreachable', 'lost'));
  try {
    const answer = await officer
      .post(`/api/cases/${caseId}/events/RECEIVE`)
      .send({ lockVersion: 0, idempotencyKey: randomUUID() });
    expect([answer.status, answer.body]).toEqual([
      503,
      expect.objectContaining({ type: 'urn:problem-type:database-unavailable' }),
    ]);
  } finally {
    queries.log = read;
  }
});

it('whoever waited too long for the lock of another is told that nothing was stored, on pages and in REST', async () => {
  const other = await web.fixture.submitted('C2');
  await web.fixture.query(
    `INSERT INTO closed_day (day, name, source) VALUES ('2027-02-24', '臨時の閉庁日', 'prefecture')`,
  );
  const fields = { lockVersion: await web.fixture.lockVersion(other), idempotencyKey: randomUUID() };
  const removal = { idempotencyKey: randomUUID() };
  const sendAll = () =>
    Promise.all([
      officer.post(actionPath(other, 'RECEIVE')).type('form').send(fields),
      officer.post('/settings/closed-days/2027-02-24/remove').type('form').send(removal),
      officer.post(`/api/cases/${other}/events/RECEIVE`).send(fields),
    ]);
  const answers = await web.fixture.asOwner(async (query) => {
    await query('BEGIN');
    await query('SELECT FROM application WHERE id = $1 FOR UPDATE', [other]);
    await query(`SELECT FROM closed_day WHERE day = '2027-02-24' FOR UPDATE`);
    return sendAll().finally(() => query('ROLLBACK'));
  });
  for (const { status, text } of answers) {
    expect([status, text]).toEqual([503, expect.stringContaining('ほかの操作が同じ記録を長く使っているため')]);
    expect(text).toContain('何も保存されていません');
    expect(text).not.toMatch(/確かめられません|すでに|二重に/);
  }
  expect(answers[2].body).toMatchObject({ reason: 'locked', mayBeStored: false });
  expect((await sendAll()).slice(0, 2).map(({ status }) => status)).toEqual([303, 303]);
});

it('nobody is told that nothing was stored when the commit itself was lost', async () => {
  const other = await web.fixture.submitted('C1');
  const manager = web.fixture.dataSource;
  const create = manager.createQueryRunner.bind(manager);
  const lossy: typeof create = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    runner.query = (async (...given: unknown[]) => {
      const answer = await query(...given);
      if (given[0] === 'COMMIT') throw new DatabaseUnavailable('unreachable', 'lost after the commit');
      return answer;
    }) as typeof runner.query;
    return runner;
  };
  const fields = { lockVersion: await web.fixture.lockVersion(other), idempotencyKey: randomUUID() };
  const third = await web.fixture.submitted('RENKEI_B');
  manager.createQueryRunner = lossy;
  const answer = await officer.post(actionPath(other, 'RECEIVE')).type('form').send(fields);
  const problem = await officer
    .post(`/api/cases/${third}/events/RECEIVE`)
    .send({ lockVersion: await web.fixture.lockVersion(third), idempotencyKey: randomUUID() });
  manager.createQueryRunner = create;
  expect(problem.status).toBe(503);
  expect(problem.body).toMatchObject({
    mayBeStored: true,
    detail: expect.stringMatching(/保存されたかどうかを確かめられません.*二重にはなりません/) as string,
  });
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('保存されたかどうかを確かめられません');
  expect(answer.text).toContain('二重にはなりません');
  const again = await officer
    .post(actionPath(other, 'RECEIVE'))
    .type('form')
    .send(new URLSearchParams(hiddenFields(answer.text)).toString());
  expect(again.status).toBe(303);
  expect(await web.fixture.lockVersion(other)).toBe(fields.lockVersion + 1);
});
