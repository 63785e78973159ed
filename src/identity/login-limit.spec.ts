/** Failed logins of one address, at every door and over the real bodies; each test comes from an address of its own. */
import request from 'supertest';
import { startWebFixture, type WebFixture } from '../../test/support/web-fixture.js';

const MORE_THAN_ALLOWED = 55;
const WRONG = { login: 'nobody', password: 'ちがう 合言葉' };
let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture({ env: { TRUSTED_PROXIES: '1' } });
}, 120_000);
afterAll(() => web?.close());

const post = (path: string, from: string) => request(web.url).post(path).set('X-Forwarded-For', from);
const isStopped = async (from: string) => {
  const { status, text } = await post('/login', from)
    .type('form')
    .send({ login: 'officer', password: 'みどりの丘に 風車がまわる' });
  return status === 429 && text.includes('ログインの失敗がこの場所から続いています');
};

describe('a client that sends what is no attempt locks nobody out', () => {
  it.each<[string, string, (sent: request.Test) => request.Test]>([
    ['no password', '/login', (sent) => sent.type('form').send({ login: 'officer' })],
    ['no login', '/login', (sent) => sent.type('form').send({ password: 'x' })],
    ['a login twice', '/login', (sent) => sent.type('form').send('login=a&login=b&password=x')],
    ['nothing', '/login', (sent) => sent],
    ['JSON at the page', '/login', (sent) => sent.send(WRONG)],
    ['more than a login', '/login', (sent) => sent.type('form').send({ ...WRONG, next: 'x'.repeat(100_000) })],
    ['an address below', '/login/again', (sent) => sent.type('form').send(WRONG)],
    ['no password in JSON', '/api/session', (sent) => sent.send({ login: 'officer' })],
    ['a wrong type', '/api/session', (sent) => sent.send({ login: ['officer'], password: 1 })],
    ['a list', '/api/session', (sent) => sent.send([])],
    ['no JSON', '/api/session', (sent) => sent.type('json').send('{"login":')],
    ['a form', '/api/session', (sent) => sent.type('form').send(WRONG)],
  ])('%s', async (name, path, fill) => {
    const from = `198.51.100.${name.length}`;
    for (let n = 0; n < MORE_THAN_ALLOWED; n += 1) expect((await fill(post(path, from))).status).toBeLessThan(429);
    expect(await isStopped(from)).toBe(false);
  });
});

it.each<[string, string, (sent: request.Test, login: string) => request.Test]>([
  ['page', '/login', (sent, login) => sent.type('form').send({ ...WRONG, login })],
  ['REST', '/api/session', (sent, login) => sent.send({ ...WRONG, login })],
])('wrong passwords for ever new logins stop the address, by %s', async (_, path, fill) => {
  const from = path === '/login' ? '203.0.113.1' : '203.0.113.2';
  for (let n = 0; n < MORE_THAN_ALLOWED; n += 1) await fill(post(path, from), `guess-${path.length}-${n}`);
  expect(await isStopped(from)).toBe(true);
  expect(await isStopped('203.0.113.3')).toBe(false);
});
