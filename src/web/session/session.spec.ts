import { type Actor, AUTOMATIC } from '../../procedure/terms/actors.js';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { AccountService } from '../../identity/account.service.js';
import { LoginThrottle } from '../../identity/login-throttle.js';
import { startPartialApp, type PartialApp } from '../../../test/support/partial-app.js';
import { WebModule } from '../web.module.js';

const PASSWORD = 'みどりの丘に 風車がまわる';
const lines: string[] = [];
let partial: PartialApp;
let accounts: AccountService;

const newOfficer = async (login: string) =>
  (
    await accounts.create(
      AUTOMATIC,
      {
        login,
        name: '山田 太郎',
        role: 'prefectureOfficer',
        officeName: '地域医療課',
        institutionId: null,
        healthCentreId: null,
        expiresOn: '2027-03-31',
      },
      PASSWORD,
    )
  ).account;

const logIn = (agent: ReturnType<typeof request.agent>, login: string, password = PASSWORD, next = '/account') =>
  agent.post('/login').type('form').send({ login, password, next });

const sessionId = (cookie: string) => /sid=([^;]+)/.exec(cookie)?.[1];
/** That of the session; '' where none is set. */
const cookieOf = (response: request.Response) =>
  (response.headers['set-cookie'] as unknown as string[] | undefined)?.find((each) => /^(__Host-)?sid=/.test(each)) ??
  '';

beforeAll(async () => {
  partial = await startPartialApp({
    rooms: { imports: [WebModule] },
    log: { write: (line: string) => void lines.push(line) },
  });
  accounts = partial.app.get(AccountService);
});
afterAll(() => partial.close());

describe('a password that somebody else made', () => {
  const sato: Actor = { ...AUTOMATIC, name: '佐藤 一郎', officeName: '情報システム課' };

  it('is changed before anything else is done, and the person is told who made it', async () => {
    const { account, password } = await accounts.create(sato, {
      login: 'first',
      name: '山田 太郎',
      role: 'prefectureOfficer',
      officeName: '地域医療課',
      institutionId: null,
      healthCentreId: null,
      expiresOn: null,
    });
    const agent = request.agent(partial.url);
    expect((await logIn(agent, 'first', password)).status).toBe(303);
    const closed = await agent.get('/account');
    expect([closed.status, closed.headers['location']]).toEqual([303, '/account/first-password']);
    const page = await agent.get('/account/first-password');
    expect(page.text).toContain('情報システム課 佐藤 一郎 さんが作りました');
    const change = (next: string, currentPassword = password) =>
      agent.post('/account/password').type('form').send({ currentPassword, password: next });
    const akin = [password, `${password} `, `　${password.toUpperCase()}`, `${password}1`, password.slice(0, -2)];
    for (const next of akin) {
      const same = await change(next);
      expect([next, same.status, same.text]).toEqual([next, 422, expect.stringContaining('いまのパスワードとは違う')]);
    }
    const guessed = await change(password, 'まちがった合言葉です');
    expect([guessed.status, guessed.text]).toEqual([422, expect.stringContaining('現在のパスワードが違います')]);
    expect((await agent.get('/account')).headers['location']).toBe('/account/first-password');
    expect((await change('新しい合言葉を自分で決めた')).headers['location']).toBe('/account?changed=1');
    expect((await agent.get('/account')).status).toBe(200);
    expect((await agent.get('/account/first-password')).headers['location']).toBe('/account');
    expect((await logIn(request.agent(partial.url), 'first', password)).status).toBe(422);

    await accounts.resetPassword(sato, account.id, account.lockVersion);
    const [told] = await partial.dataSource.query<{ subjects: string }[]>(
      `SELECT string_agg(subject, '、' ORDER BY cause_seq) AS subjects FROM outbox WHERE recipient_kind = 'account' AND recipient_id = $1`,
      [account.id],
    );
    expect(told?.subjects).toBe('アカウントが登録されました、パスワードが変更されました、パスワードが作り直されました');
    const recorded = await partial.dataSource.query<{ type: string; name: string; payload: object }[]>(
      `SELECT event_type AS type, actor_name AS name, payload FROM record_entry WHERE subject_type = 'account' AND subject_id = $1 ORDER BY seq`,
      [account.id],
    );
    expect(recorded.map(({ type, name }) => [type, name])).toEqual([
      ['CREATE_ACCOUNT', '佐藤 一郎'],
      ['CHANGE_PASSWORD', '山田 太郎'],
      ['RESET_PASSWORD', '佐藤 一郎'],
    ]);
    expect(JSON.stringify(recorded)).not.toMatch(/argon2|[a-z0-9]{4}(-[a-z0-9]{4}){3}/);
  });

  /** What somebody who has just signed in with the password reaches. */
  const reaches = async (login: string, password: string) => {
    const agent = request.agent(partial.url);
    const { status } = await logIn(agent, login, password);
    return { status, leadTo: (await agent.get('/account')).headers['location'] };
  };
  const MUST_CHANGE = { status: 303, leadTo: '/account/first-password' };

  it('is changed by whom an administrator registers with the form', async () => {
    const entry = {
      login: 'registered',
      name: '鈴木 二郎',
      role: 'prefectureOfficer',
      officeName: '地域医療課',
    } as const;
    const { password } = await accounts.register(
      { ...entry, institutionId: null, healthCentreId: null, expiresOn: null },
      { actor: sato, idempotencyKey: 'registered' },
    );
    expect(await reaches('registered', password ?? '')).toEqual(MUST_CHANGE);
  });

  it('takes the place of the own one, ends its sessions, and is changed too', async () => {
    const account = await newOfficer('careless');
    const agent = request.agent(partial.url);
    await logIn(agent, 'careless');
    expect((await agent.get('/account')).status).toBe(200);
    const password = await accounts.resetPassword(sato, account.id, account.lockVersion);
    expect((await agent.get('/account')).headers['location']).toMatch(/^\/login/);
    expect((await reaches('careless', PASSWORD)).status).toBe(422);
    expect(await reaches('careless', password)).toEqual(MUST_CHANGE);
    await expect(accounts.resetPassword(sato, account.id, account.lockVersion)).rejects.toThrow('変更されています');
    expect(await reaches('careless', password)).toEqual(MUST_CHANGE);
  });
});

describe('login', () => {
  it('leads a visitor to the login and back to the page asked for', async () => {
    await newOfficer('yamada');
    const agent = request.agent(partial.url);
    const refused = await agent.get('/account?changed=1');
    expect(refused.status).toBe(303);
    expect(refused.headers['location']).toBe('/login?next=%2Faccount%3Fchanged%3D1');
    expect((await agent.get('/login?next=%2Faccount')).text).toContain('value="/account"');

    const answer = await logIn(agent, ' ＹＡＭＡＤＡ ');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/account');
    expect((await agent.get('/account')).text).toContain('山田 太郎');
  });

  it('answers a login that nobody can have like any other', async () => {
    expect((await logIn(request.agent(partial.url), 'a\0b')).status).toBe(422);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'account', '/login'])(
    'never goes on to %j',
    async (next) => {
      await newOfficer('next').catch(() => undefined);
      expect((await logIn(request.agent(partial.url), 'next', PASSWORD, next)).headers['location']).toBe('/');
    },
  );

  it('does not say which part was wrong, keeps the login and never the password', async () => {
    await newOfficer('kept');
    const wrongPassword = await logIn(request.agent(partial.url), 'kept', 'まちがった合言葉です');
    const wrongLogin = await logIn(request.agent(partial.url), 'nobody', 'まちがった合言葉です');
    expect(wrongPassword.status).toBe(422);
    expect(wrongPassword.text).toContain('value="kept"');
    expect(wrongPassword.text).not.toContain('まちがった合言葉です');
    expect(wrongPassword.text.replaceAll('kept', 'nobody')).toBe(wrongLogin.text);
  });

  it('asks for both fields beside them', async () => {
    const answer = await logIn(request.agent(partial.url), '', '');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#field-login"');
    expect(answer.text).toContain('href="#field-password"');
  });

  it('starts a session under a new id and sets a cookie scripts cannot read', async () => {
    await newOfficer('fixated');
    const planted = sessionId(cookieOf(await logIn(request.agent(partial.url), 'fixated')))!;
    const answer = await request(partial.url)
      .post('/login')
      .set('Cookie', `sid=${planted}`)
      .type('form')
      .send({ login: 'fixated', password: PASSWORD });
    const cookie = cookieOf(answer);
    expect(sessionId(cookie)).not.toBe(planted);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect((await request(partial.url).get('/account').set('Cookie', `sid=${planted}`)).status).toBe(303);
  });

  it('gives a visitor no session', async () => {
    expect(cookieOf(await request(partial.url).get('/login'))).toBe('');
  });
});

describe('throttle', () => {
  it('stops after five failures, even at once, says how long, and opens again', async () => {
    partial.clock.set('2026-12-04T10:00:00+09:00');
    await newOfficer('guessed');
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () => logIn(request.agent(partial.url), 'guessed', 'wrong guess 123')),
    );
    expect(guesses.map(({ status }) => status).sort()).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);

    partial.clock.set('2026-12-04T10:04:00+09:00');
    const right = await logIn(request.agent(partial.url), 'guessed');
    expect(right.status).toBe(429);
    expect(right.text).toContain('11分後');

    partial.clock.set('2026-12-04T10:15:00+09:00');
    expect((await logIn(request.agent(partial.url), 'guessed')).status).toBe(303);
  });

  it('counts a login that nobody has just the same, and stores no login', async () => {
    for (let n = 0; n < 5; n++) await logIn(request.agent(partial.url), 'ghost', 'wrong guess 123');
    expect((await logIn(request.agent(partial.url), 'ghost', 'wrong guess 123')).status).toBe(429);
    const [all] = await partial.dataSource.query<{ text: string }[]>(
      `SELECT string_agg(login_attempt::text, ' ') AS text FROM login_attempt`,
    );
    expect(all!.text).not.toContain('ghost');
  });

  it('forgets failures of a clock that was far ahead', async () => {
    await newOfficer('early');
    partial.clock.set('2027-12-04T10:00:00+09:00');
    for (let n = 0; n < 5; n++) await logIn(request.agent(partial.url), 'early', 'wrong guess 123');
    expect((await logIn(request.agent(partial.url), 'early')).status).toBe(429);
    partial.clock.set('2026-12-04T10:15:00+09:00');
    expect((await logIn(request.agent(partial.url), 'early')).status).toBe(303);
  });

  it('is forgotten after ninety days, also for logins that nobody types again', async () => {
    const attempts = async () =>
      Number((await partial.dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM login_attempt'))[0]?.n);
    await logIn(request.agent(partial.url), 'once', 'wrong guess 123');
    expect(await attempts()).toBeGreaterThan(0);
    const before = partial.clock.now();
    partial.clock.set('2028-12-04T10:15:00+09:00');
    await partial.app.get(LoginThrottle).forget();
    partial.clock.set(before.toISOString());
    expect(await attempts()).toBe(0);
  });

  it('starts counting afresh after a right password', async () => {
    await newOfficer('forgetful');
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 4; n++) await logIn(request.agent(partial.url), 'forgetful', 'wrong guess 123');
      expect((await logIn(request.agent(partial.url), 'forgetful')).status).toBe(303);
    }
  });
});

describe('the end of a session', () => {
  const signedIn = async (login: string) => {
    const account = await newOfficer(login);
    const agent = request.agent(partial.url);
    await logIn(agent, login);
    expect((await agent.get('/account')).status).toBe(200);
    return { account, agent };
  };

  it('tells whoever sends a form after it that nothing was done', async () => {
    const { agent, account } = await signedIn('late');
    await partial.dataSource.query(`DELETE FROM session WHERE sess ->> 'accountId' = $1`, [account.id]);
    const sent = await agent.post('/account/password').type('form').send({ currentPassword: 'x' });
    expect([sent.status, sent.headers['location']]).toEqual([303, '/login?next=%2F&unsent=1']);
    const said = '送った操作は行われていません';
    expect((await agent.get('/login?next=%2F&unsent=1')).text).toContain(said);
    expect((await agent.get('/login?next=%2F')).text).not.toContain(said);
    expect((await agent.post('/logout')).headers['location']).not.toContain('unsent');
  });

  it('comes at sign-out, in the database as well', async () => {
    const { agent, account } = await signedIn('leaving');
    const answer = await agent.post('/logout');
    expect(answer.headers['location']).toBe('/login?signedOut=1');
    expect(cookieOf(answer)).toMatch(/^sid=;/);
    expect((await agent.get('/account')).status).toBe(303);
    expect(
      await partial.dataSource.query(`SELECT 1 FROM session WHERE sess ->> 'accountId' = $1`, [account.id]),
    ).toEqual([]);
  });

  it('comes when the account is deactivated', async () => {
    const { agent, account } = await signedIn('dismissed');
    await accounts.deactivate({ actor: AUTOMATIC, idempotencyKey: randomUUID() }, account.id, account.lockVersion);
    expect((await agent.get('/account')).status).toBe(303);
    expect((await logIn(request.agent(partial.url), 'dismissed')).status).toBe(422);
  });

  it('comes when the account is locked behind the back of the program', async () => {
    const { agent, account } = await signedIn('locked');
    await partial.dataSource.query('UPDATE account SET active = false WHERE id = $1', [account.id]);
    expect((await agent.get('/account')).status).toBe(303);
  });

  it('comes after twelve hours, however busy', async () => {
    partial.clock.set('2026-12-05T08:00:00+09:00');
    const { agent } = await signedIn('busy');
    partial.clock.set('2026-12-05T20:00:00+09:00');
    expect((await agent.get('/account')).status).toBe(200);
    partial.clock.set('2026-12-05T20:00:01+09:00');
    expect((await agent.get('/account')).status).toBe(303);
  });

  it('comes after eight hours without a request, never earlier; each request puts it off, and twenty within a minute write it once', async () => {
    const { agent, account } = await signedIn('idle');
    const row = async (columns: string) =>
      (
        await partial.dataSource.query<Record<string, unknown>[]>(
          `SELECT ${columns} FROM session WHERE sess ->> 'accountId' = $1`,
          [account.id],
        )
      )[0];
    const age = (by: string) =>
      partial.dataSource.query(
        `UPDATE session SET expire = expire - interval '${by}' WHERE sess ->> 'accountId' = $1`,
        [account.id],
      );
    const lastsLongEnough = () =>
      row(`expire BETWEEN now() + interval '8 hours' AND now() + interval '8 hours 1 minute' AS it`);

    await age('1 hour');
    const versions = new Set<unknown>();
    for (let page = 0; page < 20; page += 1) {
      expect((await agent.get('/account')).status).toBe(200);
      versions.add((await row('xmin::text AS it'))?.['it']);
      expect(await lastsLongEnough()).toEqual({ it: true });
    }
    expect(versions.size).toBe(1);

    await age('8 hours');
    expect((await agent.get('/account')).status).toBe(200);
    expect(await lastsLongEnough()).toEqual({ it: true });

    await age('8 hours 1 minute');
    expect((await agent.get('/account')).status).toBe(303);
  });

  it('comes when the clock was far ahead at the login, and not when it is set by a little', async () => {
    await newOfficer('ahead');
    const agent = request.agent(partial.url);
    const before = partial.clock.now();
    await logIn(agent, 'ahead');
    partial.clock.set(new Date(before.getTime() - 60_000).toISOString());
    expect((await agent.get('/account')).status).toBe(200);
    partial.clock.set(new Date(before.getTime() - 6 * 60_000).toISOString());
    expect((await agent.get('/account')).status).toBe(303);
    partial.clock.set(before.toISOString());
    expect((await agent.get('/account')).status).toBe(303);
  });

  it('comes with the last day of the account', async () => {
    partial.clock.set('2027-03-31T23:00:00+09:00');
    const { agent } = await signedIn('march');
    partial.clock.set('2027-04-01T00:00:00+09:00');
    expect((await agent.get('/account')).status).toBe(303);
    partial.clock.set('2026-12-04T09:00:00+09:00');
  });

  it('comes for the other sessions when the password is changed', async () => {
    const { agent } = await signedIn('careful');
    const other = request.agent(partial.url);
    await logIn(other, 'careful');
    const change = (currentPassword: string, password: string) =>
      agent.post('/account/password').type('form').send({ currentPassword, password });
    expect((await change('wrong guess 123', 'とても長い新しい合言葉です')).text).toContain(
      '現在のパスワードが違います',
    );
    expect((await change(PASSWORD, '短い')).text).toContain('12文字以上');
    expect((await change(PASSWORD, 'とても長い新しい合言葉です')).headers['location']).toBe('/account?changed=1');
    expect((await agent.get('/account')).status).toBe(200);
    expect((await other.get('/account')).status).toBe(303);
    expect((await logIn(request.agent(partial.url), 'careful', 'とても長い新しい合言葉です')).status).toBe(303);
  });

  describe('comes also for a login with the former password', () => {
    /** Signs in while `meanwhile` happens between the look at the password and the new session. */
    const logInWhile = async (login: string, meanwhile: () => Promise<unknown>) => {
      const own = accounts.logIn.bind(accounts);
      accounts.logIn = async (...given) => {
        const result = await own(...given);
        await meanwhile();
        return result;
      };
      try {
        const agent = request.agent(partial.url);
        const answer = await logIn(agent, login);
        return { status: answer.status, account: (await agent.get('/account')).status };
      } finally {
        accounts.logIn = own;
      }
    };

    it('that overtakes the change', async () => {
      const { id } = await newOfficer('overtaken');
      const answer = await logInWhile('overtaken', () =>
        accounts.changePassword(id, PASSWORD, 'とても長い新しい合言葉です', 'another session'),
      );
      expect(answer).toEqual({ status: 422, account: 303 });
    });

    it('that comes while the change is written', async () => {
      const { id } = await newOfficer('meanwhile');
      let commit = () => {};
      let written: Promise<unknown> = Promise.resolve();
      const answer = logInWhile('meanwhile', async () => {
        const runner = partial.dataSource.createQueryRunner();
        await runner.startTransaction();
        await runner.query(`UPDATE account SET password_hash = 'another' WHERE id = $1`, [id]);
        await runner.query(`DELETE FROM session WHERE sess ->> 'accountId' = $1`, [id]);
        written = new Promise<void>((resolve) => (commit = resolve))
          .then(() => runner.commitTransaction())
          .then(() => runner.release());
      });
      const stored = () =>
        partial.dataSource.query<unknown[]>(`SELECT FROM session WHERE sess ->> 'accountId' = $1`, [id]);
      while ((await stored()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20)); // the new session waits for the change
      commit();
      await written;
      expect(await answer).toEqual({ status: 422, account: 303 });
    });
  });
});

describe('what every request meets', () => {
  it('refuses writes that another site sends', async () => {
    const post = (headers: Record<string, string>) => request(partial.url).post('/logout').set(headers);
    expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
    expect((await post({ Origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ Origin: 'null' })).status).toBe(403);
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(303);
    expect((await post({ Origin: partial.url })).status).toBe(303);
    expect((await request(partial.url).get('/login').set('Sec-Fetch-Site', 'cross-site')).status).toBe(200);
  });

  it('allows nothing inline, nothing from elsewhere, no frames, no cache', async () => {
    const { headers } = await request(partial.url).get('/login');
    const policy = headers['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure|https?:|\*/);
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
  });

  it('logs no password, login or cookie', async () => {
    expect(lines.length).toBeGreaterThan(10);
    const log = lines.join('\n');
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'wrong guess 123', 'yamada', '山田', 'sid='])
      expect(log).not.toContain(secret);
  });
});

describe('behind https', () => {
  it('uses a cookie that belongs to this host alone', async () => {
    const secure = await startPartialApp({
      rooms: { imports: [WebModule] },
      env: { PUBLIC_URL: 'https://shitei.example.jp', TRUSTED_PROXIES: '1' },
    });
    try {
      await secure.app.get(AccountService).create(
        AUTOMATIC,
        {
          login: 'yamada',
          name: '山田 太郎',
          role: 'prefectureOfficer',
          officeName: '地域医療課',
          institutionId: null,
          healthCentreId: null,
          expiresOn: null,
        },
        PASSWORD,
      );
      const answer = await request(secure.url)
        .post('/login')
        .set('X-Forwarded-Proto', 'https')
        .type('form')
        .send({ login: 'yamada', password: PASSWORD });
      expect(cookieOf(answer)).toMatch(/^__Host-sid=.*; Path=\/;.*Secure/);
    } finally {
      await secure.close();
    }
  });
});
