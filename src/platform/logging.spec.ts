import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger, NestLog, requestLogger } from './logging.js';
import { StartupError } from './startup-error.js';

function capture() {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => void lines.push(line) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

describe('log', () => {
  it('is JSON with level and time', () => {
    const { logger, last } = capture();
    logger.info('started');
    expect(last()).toMatchObject({
      level: 'info',
      msg: 'started',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    });
  });

  it('leaves out names, logins and secrets', () => {
    const { logger, lines } = capture();
    logger.info(
      { login: 'yamada', name: '山田', actor: { name: '山田', role: 'hospital', password: 'x9' } },
      'signed in',
    );
    expect(lines.join()).not.toMatch(/yamada|山田|x9/);
    expect(lines.join()).toContain('hospital');
  });

  it('tells the kind of a database error and not the values it quotes', () => {
    const { logger, lines, last } = capture();
    const error = Object.assign(new Error('invalid input syntax for type uuid: "山田"'), {
      code: '22P02',
      table: 'account',
      constraint: 'account_login_uq',
      detail: 'Key (login)=(yamada) already exists.',
      parameters: ['yamada'],
    });
    logger.error({ err: error }, 'failed');
    expect(lines.join()).not.toMatch(/yamada|山田/);
    expect(last()['err']).toMatchObject({
      type: 'Error',
      code: '22P02',
      table: 'account',
      constraint: 'account_login_uq',
      stack: expect.any(Array) as unknown,
    });
  });

  it("takes in Nest's errors under the same rule", () => {
    const { logger, lines } = capture();
    new NestLog(logger).error(new Error('duplicate "山田"'), 'ExceptionsHandler');
    expect(lines.join()).not.toContain('山田');
    expect(lines.join()).toContain('ExceptionsHandler');
  });

  it('leaves what a person must mend before a start to the one message on the terminal', () => {
    const { logger, lines } = capture();
    new NestLog(logger).error(new StartupError('設定を確かめてください。'), 'ExceptionHandler');
    expect(lines).toEqual([]);
  });
});

describe('request log', () => {
  it('holds id, method, path, status and duration; no query, header or address', async () => {
    const { logger, lines, last } = capture();
    const log = requestLogger(logger);
    const server = createServer((request, response) => {
      log(request, response);
      response.statusCode = 418;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/cases/7?name=${encodeURIComponent('山田')}`, {
      headers: { cookie: 'sid=secret' },
    });
    await new Promise((resolve) => server.close(resolve));
    expect(last()).toMatchObject({
      level: 'info',
      req: { id: answer.headers.get('x-request-id'), method: 'GET', path: '/cases/7' },
      res: { status: 418 },
      responseTime: expect.any(Number) as number,
    });
    expect(lines.join()).not.toMatch(/secret|name=|127\.0\.0\.1|cookie/);
  });
});
