/** Answers to programs that something went wrong: problem details (RFC 9457), in Japanese. */
import { HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Declined } from './declined.js';
import { mayHaveStored } from './request-writes.js';
import { databaseTrouble, RETRY_AFTER_SECONDS, TROUBLE_CAUSE } from './database-trouble.js';

/** One answer; further members (errors, conditions, changes) depend on the type. */
export interface ProblemDetails {
  /** Stable, for programs: `urn:problem-type:` and a slug. */
  type: string;
  /** What this type of problem is called. */
  title: string;
  status: number;
  /** What happened here and how to mend it. */
  detail: string;
  [member: string]: unknown;
}

const TYPE_PREFIX = 'urn:problem-type:';

/** @param slug e.g. 'stale-version' */
function problemDetails(
  status: number,
  slug: string,
  title: string,
  detail: string,
  members: Record<string, unknown> = {},
): ProblemDetails {
  return { type: TYPE_PREFIX + slug, title, status, detail, ...members };
}

/** What is said where Nest or Express' body parser tells no more than a status; the first of them for every status that has none. */
const UNSAID: readonly Declined[] = [
  new Declined('unreadable', '送られた内容がJSONとして正しいか確かめてください。'),
  new Declined('notFound', 'このアドレスには何もありません。アドレスを確かめてください。'),
  new Declined('tooLarge', '送られたファイル又は内容が上限を超えています。小さくして送り直してください。'),
  new Declined('wrongFormat', 'Content-Typeをapplication/jsonにして送ってください。'),
];

/** By whether something may be stored. */
const RETRY_LATER = {
  no: '行えませんでした。この要求では何も保存されていません。しばらくしてから、同じ内容（idempotencyKeyがあるときは同じ値）で送り直してください。',
  maybe:
    '最後まで行えませんでした。保存されたかどうかを確かめられません。しばらくしてから、同じ内容（idempotencyKeyがあるときは同じ値）で送り直してください。すでに行われていたときも、二重にはなりません。',
} as const;

const FAILURE = [
  'internal-error',
  '処理に失敗しました',
  'システムの内部で問題が起きました。時間をおいてもう一度お試しください。続くときはrequestIdをシステム管理者に伝えてください。',
] as const;

/**
 * The problem behind what was declined, and behind an error of the database, of Nest or of Express' body parser; for any other
 * error it says only that something failed.
 */
export function httpProblem(error: unknown): ProblemDetails {
  const trouble = databaseTrouble(error);
  if (trouble) {
    const mayBeStored = mayHaveStored();
    return problemDetails(
      503,
      'database-unavailable',
      'データベースを使えません',
      `${TROUBLE_CAUSE[trouble]}、${RETRY_LATER[mayBeStored ? 'maybe' : 'no']}`,
      { reason: trouble, mayBeStored },
    );
  }
  if (error instanceof Declined) return declinedDetails(error);
  const status = statusOf(error);
  if (status >= 500) return problemDetails(status, ...FAILURE);
  return { ...declinedDetails(UNSAID.find((unsaid) => unsaid.status === status) ?? UNSAID[0]!), status };
}

function declinedDetails({ message, problem: { status, type, title, members } }: Declined): ProblemDetails {
  return problemDetails(status, type, title, message, members);
}

export function sendProblem(request: Request, response: Response, problem: ProblemDetails): void {
  if ((problem.status === 503 || problem.status === 429) && !response.hasHeader('Retry-After'))
    response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  const traced = problem.status >= 500 ? { ...problem, requestId: request.id } : problem;
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(traced));
}

/** Whether a request is answered to a program. */
export function isApiRequest({ path }: Request): boolean {
  return /^\/api(\/|$)/.test(path);
}

/** Of an error of Nest, or of Express' body parser, which carries one too; 500 for any other. */
export function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
