import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { CaseCommands } from '../../applications/commands/case-commands.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { DrawingsBusy, FormRenderer } from '../../documents/form-renderer.js';
import { formsOf, type HtmlForm } from '../../scenario/html-page.js';
import { actionPath } from '../addresses/case-addresses.js';

const lines: string[] = [];
let web: WebFixture;
let officer: Agent;

/** What the form sends when nobody touches it. */
function presetOf(form: HtmlForm | undefined): Record<string, string> {
  return Object.fromEntries(
    form?.controls.filter(({ preset, kind }) => preset || kind === 'hidden').map(({ name, value }) => [name, value]) ??
      [],
  );
}

beforeAll(async () => {
  web = await startWebFixture({ log: { write: (line: string) => void lines.push(line) } });
}, 120_000);
beforeEach(async () => {
  await web.fixture.clear();
  officer = await web.signedIn('officer');
});
afterAll(() => web.close());

describe('while nothing can be drawn', () => {
  it('keeps the form that was sent, stores nothing, and takes it when it is sent again', async () => {
    const caseId = await web.fixture.examined();
    const renderer = web.fixture.app.get(FormRenderer);
    const inTurn = renderer.inTurn.bind(renderer);
    const address = actionPath(caseId, 'REQUEST_CORRECTION');
    const [form] = formsOf((await officer.get(address)).text).filter(({ action }) => action === address);
    const typed = {
      ...presetOf(form),
      'items[0][target]': 'D05',
      'items[0][text]': '写しを添付してください',
      dueOn: '令和8年12月4日',
    };
    try {
      renderer.inTurn = () => Promise.reject(new DrawingsBusy(false));
      const answer = await officer.post(address).type('form').send(typed);
      expect([answer.status, answer.headers['retry-after']]).toEqual([429, '10']);
      expect(answer.text).toContain(
        '文書の作成が混み合っているため、送られた操作を最後まで行えませんでした。この送信では何も保存されていません。',
      );
      expect((await web.fixture.query(`SELECT FROM record_entry WHERE event_type = 'REQUEST_CORRECTION'`)).length).toBe(
        0,
      );
      const [again] = formsOf(answer.text).filter(({ action }) => action === address);
      renderer.inTurn = inTurn;
      expect((await officer.post(address).type('form').send(presetOf(again))).status).toBe(303);
    } finally {
      renderer.inTurn = inTurn;
    }
  });

  it('opens a page again, and logs no failure of somebody who went away', async () => {
    const renderer = web.fixture.app.get(FormRenderer);
    const inTurn = renderer.inTurn.bind(renderer);
    try {
      renderer.inTurn = () => Promise.reject(new DrawingsBusy(true));
      const answer = await officer.get('/forms/reception-copy/samples/short.pdf');
      expect(answer.status).toBe(429);
      expect(answer.text).toContain('あなたが先に頼んだ文書を作成しているため、この画面を開けませんでした。');
      lines.length = 0;
      const leaves = new Promise<void>((left) => {
        renderer.inTurn = async ({ signal }) => {
          await new Promise((gone) => signal?.addEventListener('abort', gone));
          left();
          throw signal?.reason;
        };
      });
      await officer
        .get('/forms/reception-copy/samples/short.pdf')
        .timeout(200)
        .catch(() => undefined);
      await leaves;
      await officer.get('/forms');
      expect(lines.filter((line) => line.includes('request failed'))).toEqual([]);
    } finally {
      renderer.inTurn = inTurn;
    }
  });
});

describe('what goes wrong', () => {
  it('is a page for people and problem details for programs', async () => {
    const page = await officer.get('/no/such/page');
    expect(page.status).toBe(404);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('このページは見つかりません');
    expect(page.text).not.toContain('Cannot GET');
    const problem = await officer.get('/api/no-such-thing');
    expect(problem.status).toBe(404);
    expect(problem.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(problem.text)).toMatchObject({ status: 404, title: '見つかりません' });
  });

  it('leads a visitor to the login', async () => {
    const answer = await request(web.url).get('/cases/1');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/login?next=%2Fcases%2F1');
  });

  it('refuses a role with 403 and a write from another site with the reason', async () => {
    const hospital = await web.signedIn('hospital');
    expect((await hospital.get('/settings')).status).toBe(403);
    const crossSite = await officer.post('/logout').set('Sec-Fetch-Site', 'cross-site');
    expect(crossSite.status).toBe(403);
    expect(crossSite.text).toContain('ほかのサイトから送られた操作');
  });

  it('says that something is too large, and what to do where there was no file', async () => {
    const caseId = await web.fixture.submitted();
    const answer = await officer
      .post(actionPath(caseId, 'RECEIVE'))
      .type('form')
      .send({ note: 'あ'.repeat(200_000) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('入力した文字が多すぎる');
    expect(answer.text).not.toContain('画像の解像度'); // there was no file
  });

  it('takes no more from a stranger than a login', async () => {
    const fields = { login: 'x'.repeat(100_000), password: 'x', note: 'あ'.repeat(20_000) };
    const caseId = await web.fixture.submitted();
    expect((await officer.post(actionPath(caseId, 'RECEIVE')).type('form').send(fields)).status).toBe(422);
    const { name, value } = await web.cookieOf('officer');
    for (const cookie of [
      '',
      `${name}=s%3Aabc.def`,
      `${name}=${value.slice(0, -3)}`,
      `${name}=${value.replace('.', 'x.')}`,
      `x${name}=${value}`,
    ]) {
      expect((await request(web.url).post('/login').set('Cookie', cookie).type('form').send(fields)).status).toBe(413);
      expect((await request(web.url).post('/api/session').set('Cookie', cookie).send(fields)).status).toBe(413);
    }
  });

  it('answers an address and a body that cannot be read with 400', async () => {
    expect((await officer.get('/files/%E0%A4%A')).status).toBe(400);
    const body = await officer.post('/api/cases').type('json').send('{"a":');
    expect(body.status).toBe(400);
    expect(body.text).not.toContain('JSON at position');
  });

  it('refuses values that no form can send, on a page, and says where they belong', async () => {
    const answer = await officer
      .post('/account/password')
      .type('json')
      .send({ password: [[1]] });
    expect([answer.status, answer.text]).toEqual([
      415,
      expect.stringMatching(/この形式の内容は受け取れません。.*\/api で始まるアドレス/),
    ]);
    expect((await officer.post('/logout').set('Content-Type', 'application/json')).status).toBe(303);
  });

  it.each([
    ['[', ']'],
    ['{"a":', '}'],
  ])('refuses JSON that is nested deeper than any content, with what to do: %s', async (open, close) => {
    const nested = (levels: number) => `{"lockVersion":1,"note":${open.repeat(levels)}1${close.repeat(levels)}}`;
    const caseId = await web.fixture.submitted();
    for (const levels of [12, 2_500, 100_000]) {
      const answer = await officer.post(`/api/cases/${caseId}/events/RECEIVE`).type('json').send(nested(levels));
      expect([levels, answer.status, answer.body]).toEqual([
        levels,
        400,
        expect.objectContaining({ detail: expect.stringContaining('入れ子が深すぎる') as string }),
      ]);
    }
    expect((await officer.post(`/api/cases/${caseId}/events/RECEIVE`).type('json').send(nested(8))).status).toBe(422);
  });

  // %ED%A0%80: half of a pair of surrogates; %8D%82: 高 in Shift_JIS
  it.each(['%ED%A0%80', '%8D%82', '%', '%zz'])('refuses text that cannot be decoded: %s', async (garbled) => {
    const caseId = await web.fixture.submitted();
    const path = actionPath(caseId, 'NOTE_INQUIRY');
    const [form] = formsOf((await officer.get(path)).text).filter(({ action }) => action === path);
    const typed = new URLSearchParams({ ...presetOf(form), on: '令和8年11月16日', question: '写しでよいか' });
    const answer = await officer.post(path).type('form').send(`${typed.toString()}&counterpart=${garbled}`);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('文字化け')]);
    expect(await web.fixture.query(`SELECT FROM record_entry WHERE event_type = 'NOTE_INQUIRY'`)).toEqual([]);
    for (const address of [
      `/cases?text=${garbled}`,
      `/cases/${garbled}`,
      `/api/cases?text=${garbled}`,
      `/api/cases/${garbled}`,
    ]) {
      const { status, text } = await officer.get(address);
      expect([address, status, text]).toEqual([address, 400, expect.stringContaining('文字化け')]);
    }
  });

  it('refuses a form that is nested deeper than any content', async () => {
    const caseId = await web.fixture.submitted();
    for (const levels of [13, 30, 1_000]) {
      const answer = await officer
        .post(actionPath(caseId, 'RECEIVE'))
        .type('form')
        .send(`a${'[b]'.repeat(levels)}=1`);
      expect([levels, answer.status, answer.text]).toEqual([levels, 400, expect.stringContaining('画面を開き直')]);
    }
  });

  it('gives a number instead of details when the program fails, and logs under that number', async () => {
    const caseId = await web.fixture.approved();
    web.failNotice(new Error('password of the printer is 1234'));
    const again = await web.signedIn('officer');
    const path = actionPath(caseId, 'ISSUE_DESIGNATION');
    const { text } = await again.get(path);
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '';
    const answer = await again
      .post(path)
      .type('form')
      .send({
        lockVersion: value('lockVersion'),
        idempotencyKey: value('idempotencyKey'),
        documentNumber: '地医第1号',
        issuedOn: '2026-12-11',
      });
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('入力内容は保存されていません');
    expect(answer.text).not.toContain('printer');
    const number = String(answer.headers['x-request-id']);
    expect(answer.text).toContain(number);
    expect(lines.some((line) => line.includes(number) && line.includes('request failed'))).toBe(true);
  });

  it('does not say that nothing was stored when the program fails after the commit', async () => {
    const caseId = await web.fixture.submitted();
    const commands = web.fixture.app.get(CaseCommands);
    const execute = commands.execute.bind(commands);
    commands.execute = async (...given) => {
      await execute(...given);
      throw new Error('afterwards');
    };
    const answer = await officer
      .post(actionPath(caseId, 'RECEIVE'))
      .type('form')
      .send({ lockVersion: await web.fixture.lockVersion(caseId), idempotencyKey: randomUUID() });
    commands.execute = execute;
    expect([answer.status, answer.text]).toEqual([
      500,
      expect.stringContaining('入力内容は保存されていることがあるので、先に元の画面を開いて'),
    ]);
  });
});
