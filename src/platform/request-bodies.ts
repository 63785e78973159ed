/** Bodies of requests as they come in: what is read before anybody is asked who sent it, and how far. Forms with a file are read by `Uploads`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Config } from './config.js';
import { isApiRequest } from './problem-details.js';
import { Declined } from './declined.js';
import { isSpelledInUtf8 } from './text.js';

/** The longest form fills some hundred kilobytes … */
const MOST_BYTES = '1mb';
/** … and who never signed in has but a login to send. */
const MOST_BYTES_OF_STRANGERS = '64kb';
/** Whoever has not sent such a body by then is cut off … */
const LONGEST_MS = 2 * 60_000;
/** … and whoever sends more than so many of the largest files, for which nobody asked. */
const READ_TIMES = 5;
const LOOK_MS = 100;
/** The longest forms (dispatch destinations, doctors) post more fields than Express takes by default. */
const MOST_FIELDS = 5000;
/** Rows of an application lie in rows, which is half as deep. */
const DEEPEST = 12;

const TOO_DEEP =
  '送られた内容の入れ子が深すぎるため、読み取れません。画面を開き直すか、項目の組立てを確かめて、もう一度送ってください。';
const GARBLED =
  '送られた内容が文字化けしていて読み取れないため、何も記録していません。文字コードをUTF-8にして、もう一度送ってください。画面から送ったときは、画面を開き直して入力してください。';
const NO_FORM =
  'この形式の内容は受け取れません。画面の入力欄から送ってください。プログラムから送るときは、/api で始まるアドレスをお使いください。';

/**
 * Pages read forms, addresses under /api read JSON; neither may be deeper than a form or a program of ours makes it, for it is read by
 * functions that call themselves.
 * @param isKnown whether the sender signed in here before, told without asking the database
 */
export function useBodies(app: NestExpressApplication, isKnown: (request: Request) => boolean): void {
  app.use(endLongBody(READ_TIMES * app.get(Config).uploadLimitBytes));
  for (const known of [true, false]) {
    const limit = known ? MOST_BYTES : MOST_BYTES_OF_STRANGERS;
    const only =
      (type: string, isMeant: (request: Request) => boolean = () => true) =>
      (message: IncomingMessage) => {
        const request = message as Request;
        return request.is(type) === type && isMeant(request) && isKnown(request) === known;
      };
    const form = {
      extended: true,
      parameterLimit: MOST_FIELDS,
      limit,
      type: only('application/x-www-form-urlencoded'),
      verify: noteGarbledForm, // Nest's types do not say that Express takes it
    };
    app.useBodyParser('urlencoded', form);
    app.useBodyParser('json', { limit, type: only('application/json', isApiRequest) });
  }
  app.use(refuseForeignBody, refuseGarbledForm, refuseDeepBody);
}

/**
 * A body that nobody wants is read to its end all the same, so that a browser that still sends gets to read the answer: by Express before
 * it, by Node after it, and by both for ever.
 */
function endLongBody(mostBytes: number): RequestHandler {
  const watch = (request: Request, longestMs: number) => {
    const { socket } = request;
    const bytes = socket.bytesRead + mostBytes;
    const late = performance.now() + longestMs;
    const look = setInterval(() => {
      if (request.complete || socket.destroyed) clearInterval(look);
      else if (socket.bytesRead > bytes || performance.now() > late) socket.destroy();
    }, LOOK_MS).unref();
  };
  return (request, response, next) => {
    const isForm = request.is('multipart/form-data') === 'multipart/form-data';
    if (isForm)
      response.once('finish', () => request.complete || watch(request, Infinity)); // until then its reader watches it
    else if (request.is('*/*') !== null) watch(request, LONGEST_MS);
    next();
  };
}

/** A page would not know what to make of values that no form can send. */
function refuseForeignBody(request: Request, _response: Response, next: NextFunction): void {
  const typed = (request.headers['content-type'] ?? '') !== '' && request.headers['content-length'] !== '0';
  next(
    typed && !isApiRequest(request) && request.is(['urlencoded', 'multipart']) === false
      ? new Declined('wrongFormat', NO_FORM)
      : undefined,
  );
}

const garbled = new WeakSet<IncomingMessage>();

/** What cannot be decoded the parser takes as it stands, percent signs and all. */
function noteGarbledForm(request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  if (!isSpelledInUtf8(body.toString('latin1'))) garbled.add(request);
}

function refuseGarbledForm(request: Request, _response: Response, next: NextFunction): void {
  next(garbled.has(request) ? new Declined('unreadable', GARBLED) : undefined);
}

function refuseDeepBody({ body }: Request, _response: Response, next: NextFunction): void {
  next(isDeeper(body, DEEPEST) ? new Declined('unreadable', TOO_DEEP) : undefined);
}

/** Level by level: a function that calls itself would end where it should judge. */
function isDeeper(value: unknown, deepest: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  }
  return false;
}
