import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import type { LogLevel } from './config.js';
import { StartupError } from './startup-error.js';

/** Fields that may hold a person's name or login; removed wherever they stand at the first two levels. */
const personalFields = [
  'login',
  'loginId',
  'name',
  'kana',
  'email',
  'password',
  'actorName',
  'cookie',
  'authorization',
];

/**
 * JSON lines without personal data: no bodies, cookies or query strings, errors without the values they quote.
 * @param destination where lines go; standard output unless a test asks for them
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: personalFields.flatMap((field) => [field, `*.${field}`]), remove: true },
      serializers: { err: describeError },
    },
    destination ?? standardOutput(),
  );
}

/** Lines that could not be written wait in so many bytes of memory; what comes then is lost. */
const WAITING_BYTES = 1024 * 1024;

/**
 * A log that cannot be written (its disk is full, its reader is gone) ends nothing, and goes on when it can. Written at once:
 * what waits for the end of the program is tried for ever, and a full disk would keep the program from stopping.
 */
function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true, maxLength: WAITING_BYTES }).on('error', () => {});
}

/** One line for each request: id, method, path, status, milliseconds. The id is also sent back as X-Request-Id. */
export function requestLogger(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    wrapSerializers: false,
    serializers: {
      req: (request: IncomingMessage & { originalUrl?: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.originalUrl ?? request.url ?? ''),
      }),
      res: (response: ServerResponse) => ({ status: response.statusCode }),
      err: describeError,
    },
    customLogLevel: (request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return isProbe(request) ? 'debug' : 'info';
    },
  });
}

/** Passes Nest's own messages to the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(contextOf(rest), text(message)); // Nest tells every route at its start
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(contextOf(rest), text(message));
  }

  /** Nest tells an error of the start before it throws it; the message of a StartupError is shown alone, by runProgram. */
  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof StartupError) return;
    this.logger.error(
      { ...contextOf(rest), ...(message instanceof Error ? { err: message } : {}) },
      message instanceof Error ? message.name : withoutQuotedValues(text(message)),
    );
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(contextOf(rest), text(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

/**
 * What may be told of an error. The database quotes the values it refuses in message and detail, so of its errors the
 * code and the names of table and constraint are told instead.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: withoutQuotedValues(error.message),
    code,
    table,
    constraint,
    stack: frames(error),
  };
}

function withoutQuotedValues(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|「[^」]*」|\([^)]*\)=\([^)]*\)/g, '…');
}

/** The places of the stack; its head repeats the message. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}

function pathOf(address: string): string {
  return address.split('?', 1)[0]!;
}

/** Asked by process supervisors every few seconds, without a session. */
export function isProbe(request: IncomingMessage): boolean {
  return ['/healthz', '/readyz'].includes(pathOf(request.url ?? ''));
}

function contextOf(rest: unknown[]): { context?: string } {
  const context = rest.at(-1);
  return typeof context === 'string' ? { context } : {};
}

function text(message: unknown): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
