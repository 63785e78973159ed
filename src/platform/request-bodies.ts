/** Bodies of requests as they come in: what is read before anybody is asked who sent it, and how far. Forms with a file are read by `Uploads`. */
import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { isApiRequest } from './problem-details.js';

/** The longest form fills some hundred kilobytes. */
const MOST_BYTES = '1mb';
/** The longest forms (dispatch destinations, doctors) post more fields than Express takes by default. */
const MOST_FIELDS = 5000;
/** Rows of an application lie in rows, which is half as deep. */
const DEEPEST = 12;

const TOO_DEEP = '送られた内容の入れ子が深すぎるため、読み取れません。画面を開き直すか、項目の組立てを確かめて、もう一度送ってください。';
const NO_FORM = 'この形式の内容は受け取れません。画面の入力欄から送ってください。プログラムから送るときは、/api で始まるアドレスをお使いください。';

/** Pages read forms, addresses under /api read JSON; neither may be deeper than a form or a program of ours makes it, for it is read by functions that call themselves. */
export function useBodies(app: NestExpressApplication): void {
  app.useBodyParser('urlencoded', { extended: true, parameterLimit: MOST_FIELDS, limit: MOST_BYTES });
  app.useBodyParser('json', { limit: MOST_BYTES, type: (request) => isApiJson(request as Request) });
  app.use(refuseForeignBody, refuseDeepBody);
  app.use(endAfterAnswer);
}

function isApiJson(request: Request): boolean {
  return isApiRequest(request) && request.is('application/json') === 'application/json';
}

/** A page would not know what to make of values that no form can send. */
function refuseForeignBody(request: Request, _response: Response, next: NextFunction): void {
  const typed = (request.headers['content-type'] ?? '') !== '' && request.headers['content-length'] !== '0';
  next(typed && !isApiRequest(request) && request.is(['urlencoded', 'multipart']) === false ? new UnsupportedMediaTypeException(NO_FORM) : undefined);
}

function refuseDeepBody({ body }: Request, _response: Response, next: NextFunction): void {
  next(isDeeper(body, DEEPEST) ? new BadRequestException(TOO_DEEP) : undefined);
}

/** Level by level: a function that calls itself would end where it should judge. */
function isDeeper(value: unknown, deepest: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : []));
  }
  return false;
}

/** So much of a body that nobody wants is passed over after its answer, so that a browser that still sends gets to read it. */
const PASSED_OVER_BYTES = 256 * 1024 * 1024;
const LOOK_MS = 100;

/** Node reads the rest of a request after its answer, however much there is. */
function endAfterAnswer(request: Request, response: Response, next: NextFunction): void {
  response.once('finish', () => {
    if (request.complete) return;
    const { socket } = request;
    const most = socket.bytesRead + PASSED_OVER_BYTES;
    const look = setInterval(() => {
      if (request.complete || socket.destroyed) clearInterval(look);
      else if (socket.bytesRead > most) socket.destroy();
    }, LOOK_MS).unref();
  });
  next();
}
