/** What no browser sends: broken addresses, bodies, headers and cookies. Never a 5xx, and always an answer. */
import { connect } from 'node:net';
import { type Agent, startWebFixture, type WebFixture } from '../support/web-fixture.js';

let web: WebFixture;
let hospital: Agent;
let cookie: string;
let caseId: string;

beforeAll(async () => {
  web = await startWebFixture({ env: { UPLOAD_LIMIT_MB: '1' } });
  ({ caseId } = await web.fixture.open());
  hospital = await web.signedIn('hospital');
  const { name, value } = await web.cookieOf('hospital');
  cookie = `${name}=${value}`;
});
afterAll(() => web.close());

/** Sends the request as it stands. @returns the status; 0 when the connection is closed without an answer */
function raw(head: string, body = ''): Promise<number> {
  const { hostname, port } = new URL(web.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `${head}\r\nHost: x\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        'latin1',
      ),
    );
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
    socket.on('error', reject);
    socket.setTimeout(20_000, () => socket.destroy(new Error(`no answer to ${head.slice(0, 80)}`)));
  });
}

let failures: string[] = [];
beforeEach(() => {
  failures = [];
});

/** @param least the lowest status that may come; 0 would be no answer at all */
function noFailure(what: string, status: number, least = 200): void {
  if (status < least || status >= 500) failures.push(`${status} ${what}`);
}

const PATHS = [
  '/',
  '/login',
  '/hospital',
  '/cases',
  '/cases/CASE',
  '/cases/CASE/content/pledge',
  '/cases/CASE/plan',
  '/cases/CASE/documents/D20',
  '/api/cases',
  '/api/cases/CASE',
  '/api/session',
  '/public/designations',
  '/assets/base.css',
  '/nowhere',
  '/healthz',
  '/readyz',
];
const at = (path: string) => path.replace('CASE', caseId);

const BROKEN_PATHS = [
  '/%E0%A4%A',
  '/%',
  '/cases/%E0%A4%A',
  '/cases/%00',
  '/cases/%FF/content/pledge',
  '/api/cases/%C0%AE',
  '/assets/%E0%A4%A',
  '/assets/..%2f..%2fpackage.json',
  '/api/machines/%ED%A0%80',
  '//',
  '/\\',
  '/cases/../../etc/passwd',
  '/?%',
  '/cases?text=%E0%A4%A',
  '/cases?text[]=a&text[]=b',
  '/cases?text[a][b]=c',
  '/cases?page=1&page=2',
  '/cases?__proto__[x]=1',
  '/designations?validTo=9999-99-99',
  `/cases?text=${'a'.repeat(12_000)}`,
  `/${'a/'.repeat(5_000)}`,
];

it('addresses that are none', async () => {
  for (const path of BROKEN_PATHS)
    noFailure(
      `GET ${path.slice(0, 60)}`,
      await raw(`GET ${path} HTTP/1.1
Cookie: ${cookie}`),
    );
  expect(failures).toEqual([]);
});

const ODD_TARGETS = [
  '*',
  '*/x',
  '*?x',
  'http:',
  'http:/',
  'http://',
  'http://x',
  'http://x/',
  'http://x/cases',
  'http://[',
  'http://x:99999/',
  'HTTP://x/healthz',
  'mailto:x',
  'file:///etc/passwd',
  'x:80',
  'x',
  '',
  '//',
  '///',
  '//x/y',
  '/%',
  '/%ff',
  '/%00',
  '/cases/%00',
  '/\u0000',
  '/\u00ff',
  '/ /',
  '/#',
  '/?',
  '/;',
  '/api',
  '/api/',
  '/API/cases',
  `/${'a'.repeat(15_000)}`,
  `/${'a'.repeat(100_000)}`,
  `/${'%00'.repeat(4_000)}`,
  `/?a${'[b]'.repeat(4_000)}=1`,
  `/?${'a[]=1&'.repeat(2_000)}`,
];

/** The beginning of what the program answers. */
function rawText(head: string): Promise<string> {
  const { hostname, port } = new URL(web.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${head}\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1'),
    );
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

it('targets that are no address, signed in or not, by every method', async () => {
  for (const method of ['GET', 'OPTIONS', 'POST', 'HEAD', 'CONNECT', 'TRACE']) {
    for (const target of ODD_TARGETS) {
      for (const own of ['', `\r\nCookie: ${cookie}`]) {
        const answer = await rawText(`${method} ${target} HTTP/1.1${own}`);
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
        if (status >= 500) failures.push(`${status} ${method} ${target.slice(0, 60)}`);
        if (/\n\s+at |node_modules/.test(answer)) failures.push(`stack of ${method} ${target.slice(0, 60)}`);
      }
    }
  }
  for (const line of [
    'Upgrade: websocket\r\nConnection: Upgrade',
    'Upgrade: h2c\r\nHTTP2-Settings: AA',
    'Expect: 100-continue',
    'Expect: x',
    'Transfer-Encoding: chunked, x',
  ])
    noFailure(line, await raw(`GET / HTTP/1.1\r\nCookie: ${cookie}\r\n${line}`), 0);
  noFailure('GET * is told that it is no address', await raw('GET * HTTP/1.1'), 400);
  expect(failures).toEqual([]);
  expect((await hospital.get('/healthz')).status).toBe(200);
});

it('every method on every kind of address', async () => {
  for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'FOO', 'get']) {
    for (const path of PATHS) {
      const status = await raw(`${method} ${at(path)} HTTP/1.1\r\nCookie: ${path === '/api/session' ? '' : cookie}`);
      noFailure(`${method} ${path}`, status);
    }
  }
  expect(failures).toEqual([]);
});

const HEADERS = [
  'Content-Type: ',
  'Content-Type: application/json; charset=foo',
  'Content-Type: application/json;charset="',
  'Content-Type: multipart/form-data',
  'Content-Type: multipart/form-data; boundary=',
  'Content-Type: application/x-www-form-urlencoded; charset=utf-7',
  'Content-Type: text/plain',
  'Content-Type: application/xml',
  'Content-Type: application/json\r\nContent-Encoding: gzip',
  'Content-Type: application/json\r\nContent-Encoding: br',
  'Content-Type: application/json\r\nContent-Encoding: foo',
  'Content-Type: application/x-www-form-urlencoded\r\nContent-Encoding: deflate',
];

it('types, character sets and encodings that nobody understands', async () => {
  for (const header of HEADERS) {
    for (const path of [
      '/login',
      '/cases/CASE/content/pledge',
      '/cases/CASE/plan',
      '/cases/CASE/documents/D20',
      '/api/session',
      '/api/cases',
      '/api/cases/CASE/events/RECORD_PLAN',
      '/api/cases/CASE/documents/D20',
    ]) {
      for (const body of ['', '{', 'a=%E0%A4%A', '--x\r\n']) {
        const status = await raw(`POST ${at(path)} HTTP/1.1\r\nCookie: ${cookie}\r\n${header}`, body);
        noFailure(`${path} ${header} ${body}`, status);
      }
    }
  }
  expect(failures).toEqual([]);
});

const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
const JSON_BODIES = [
  deep('[', ']'),
  deep('{"a":', '}').replace('}', '1}'),
  `{"contactName":${deep('[', ']')}}`,
  'null',
  '1',
  '"x"',
  '[]',
  '[[]]',
  '{"a":1e400}',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '\ufeff{}',
  '{"a":"\u0000"}',
  '{"contactName":"\\ud800"}',
  '{"\\u0000":1}',
  '{"\\ud800":1}',
  `{"contactName":"${'a'.repeat(2_000_000)}"}`,
  `{${Array.from({ length: 20_000 }, (_, i) => `"a${i}":1`).join(',')}}`,
];

it('JSON that is deep, large or no object', async () => {
  for (const [index, body] of JSON_BODIES.entries()) {
    for (const path of ['/api/cases', '/api/cases/CASE/events/RECORD_PLAN', '/api/cases/CASE/events/WITHDRAW']) {
      const { status } = await hospital.post(at(path)).set('Content-Type', 'application/json').send(body);
      noFailure(`${path} body ${index}`, status, 400);
    }
  }
  expect(failures).toEqual([]);
});

const FORMS = [
  `a${'[b]'.repeat(30)}=1`,
  `destinations[0]${'[persons][0]'.repeat(8)}=1`,
  'destinations[99999999][name]=x&destinations[x]=1',
  'subItems[99999999][text]=x&subItems[x]=1',
  'a[b]'.replace('[b]', '[b]'.repeat(1_000)) + '=1',
  Array.from({ length: 6_000 }, (_, i) => `a${i}=1`).join('&'),
  Array.from({ length: 4_000 }, () => 'subItems=(1)').join('&'),
  'subItems[100000000]=x',
  '__proto__[x]=1',
  'a[__proto__][x]=1',
  'contactName=%E0%A4%A',
  'contactName=%FF%FE',
  'contactName=\ud800',
  'lockVersion[toString]=1',
  '[]=1',
  '[a]=1',
  '=',
  '&&&',
  '%',
  'destinations[0][persons][length]=1e9',
];

it('forms that are deep, large or broken', async () => {
  for (const [index, body] of FORMS.entries()) {
    for (const path of [
      '/login',
      '/cases/CASE/content/pledge',
      '/cases/CASE/check',
      '/hospital/applications/new',
      '/account/password',
      '/jobs',
    ]) {
      const { status } = await (path === '/login' ? hospital.post(path).set('Cookie', '') : hospital.post(at(path)))
        .type('form')
        .send(body);
      noFailure(`${path} body ${index}`, status, 300);
    }
  }
  expect(failures).toEqual([]);
});

it('multipart forms with odd names, and more of everything than there is', async () => {
  const part = (headers: string, text = 'x') => `--b\r\n${headers}\r\n\r\n${text}\r\n`;
  const bodies = [
    '--b--\r\n',
    '--b\r\n\r\nx\r\n--b--\r\n',
    part('Content-Disposition: form-data') + '--b--\r\n',
    part('Content-Disposition: form-data; name="__proto__"') + '--b--\r\n',
    part('Content-Disposition: form-data; name="a[b][c][d][e][f][g][h]"') + '--b--\r\n',
    part('Content-Disposition: form-data; name=""') + '--b--\r\n',
    part('Content-Disposition: form-data; name="lockVersion"', '\u0000') + '--b--\r\n',
    part(
      'Content-Disposition: form-data; name="file"; filename="../../\u0000.pdf"\r\nContent-Type: application/pdf',
      '%PDF-1.4',
    ) + '--b--\r\n',
    part(`Content-Disposition: form-data; name="file"; filename="${'a'.repeat(5_000)}.pdf"`) + '--b--\r\n',
    ...[
      'lockVersion[0]',
      'lockVersion[4294967294]',
      'a[4294967290][b]',
      `a${'[b]'.repeat(20)}`,
      `a${'[0]'.repeat(20)}`,
    ].map(
      (name) =>
        `${part('Content-Disposition: form-data; name="lockVersion"', '1')}${part(`Content-Disposition: form-data; name="${name}"`)}${part(`Content-Disposition: form-data; name="${name}"`)}--b--\r\n`,
    ),
    part(`Content-Disposition: form-data; name="${'n'.repeat(5_000)}"`) + '--b--\r\n',
    part('Content-Disposition: form-data; name="file"; filename="a.pdf"').repeat(3) + '--b--\r\n',
    part('Content-Disposition: form-data; name="x"').repeat(500) + '--b--\r\n',
    part('Content-Disposition: form-data; name="file"; filename="a.pdf"'),
    part('Content-Disposition: form-data; name="x"; filename*=utf-8\'\'%E0%A4%A') + '--b--\r\n',
  ];
  for (const [index, body] of bodies.entries()) {
    for (const path of [
      '/cases/CASE/plan',
      '/cases/CASE/evaluation',
      '/cases/CASE/documents/D20',
      '/api/cases/CASE/documents/D20',
    ]) {
      const status = await raw(
        `POST ${at(path)} HTTP/1.1\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=b`,
        body,
      );
      noFailure(`${path} body ${index}`, status, 300);
    }
  }
  expect(failures).toEqual([]);
});

it('a body without end is not read for ever, whoever sends it and wherever to', async () => {
  const { hostname, port } = new URL(web.url);
  const MOST_SENT = 200_000_000;
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  for (const type of [
    'multipart/form-data; boundary=b',
    'application/x-www-form-urlencoded',
    'application/json',
    'text/plain',
  ]) {
    for (const [path, own] of [
      ['/login', ''],
      ['/healthz', ''],
      ['/api/session', ''],
      ['/cases/CASE/plan', `\r\nCookie: ${cookie}`],
    ] as const) {
      let sent = 0;
      await new Promise<void>((resolve) => {
        const socket = connect(
          Number(port),
          hostname,
          () =>
            void socket.write(
              `POST ${at(path)} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: ${type}${own}\r\n\r\n`,
            ),
        );
        const go = () => {
          while (!socket.destroyed && socket.write(chunk)) sent += chunk.length;
          if ((sent += chunk.length) > MOST_SENT) socket.destroy();
        };
        socket
          .on('connect', go)
          .on('drain', go)
          .on('error', () => {})
          .on('close', () => resolve())
          .resume();
        socket.setTimeout(5_000, () => socket.destroy());
      });
      if (sent > MOST_SENT) failures.push(`${path} ${type} ${sent}`);
    }
  }
  expect(failures).toEqual([]);
});

it('headers that are read', async () => {
  const odd = [
    'Range: bytes=0-0',
    'Range: bytes=-1',
    'Range: bytes=9999-1',
    'Range: x',
    'If-None-Match: "',
    'If-Modified-Since: yesterday',
    'Cookie: sid',
    'Cookie: sid=',
    'Cookie: sid=s%3Aabc.def',
    'Cookie: sid=%E0%A4%A',
    `Cookie: sid=${'a'.repeat(8_000)}`,
    'Cookie: __proto__=1; sid=j:{"a":1}',
    'Referer: http://[',
    'Referer: x',
    'Origin: null',
    'Origin: x',
    'Sec-Fetch-Site: ',
    'HX-Request: true',
    'Accept-Encoding: foo',
    'Accept: x',
    'X-Forwarded-For: x, y',
    'X-Forwarded-Proto: x',
    'X-Request-Id: \u0001',
    `X-Request-Id: ${'a'.repeat(4_000)}`,
    'Idempotency-Key: \u00ff',
    'If-Match: *',
  ];
  for (const header of odd) {
    for (const path of [
      '/',
      '/login',
      '/cases/CASE',
      '/cases/CASE/plan',
      '/api/cases',
      '/assets/base.css',
      '/public/designations',
    ]) {
      for (const method of ['GET', 'POST']) {
        const status = await raw(
          `${method} ${at(path)} HTTP/1.1\r\n${header.startsWith('Cookie') ? '' : `Cookie: ${cookie}\r\n`}${header}`,
        );
        noFailure(`${method} ${path} ${header.slice(0, 40)}`, status);
      }
    }
  }
  expect(failures).toEqual([]);
});

it('the case and its pages are as they were', async () => {
  expect(await web.fixture.lockVersion(caseId)).toBe(1);
  for (const path of ['/hospital', `/cases/${caseId}`, `/cases/${caseId}/check`])
    expect((await hospital.get(path)).status).toBe(200);
});
