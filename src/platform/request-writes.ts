/** Whether a request may have stored something before it failed, so that its answer says neither too much nor too little. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';

const writes = new AsyncLocalStorage<{ begun: boolean }>();

/** Express middleware: what comes after it is one request. What it may have stored is asked with {@link mayHaveStored}. */
export function watchWrites(_request: Request, _response: Response, next: NextFunction): void {
  writes.run({ begun: false }, next);
}

/**
 * Told of every statement before it is sent. A commit stores, and so does a writing statement outside a transaction;
 * everything else is undone when the connection is lost.
 * @param transaction state of the connection's transaction as PostgreSQL names it: 'I' when there is none
 */
export function noteStatement(statement: unknown, transaction: string | null): void {
  const request = writes.getStore();
  if (!request || request.begun) return;
  const text = typeof statement === 'string' ? statement : ((statement as { text?: string } | null)?.text ?? '');
  if (/^\s*COMMIT\b/i.test(text) || (transaction === 'I' && /^\s*(INSERT|UPDATE|DELETE|WITH)\b/i.test(text))) request.begun = true;
}

/** Whether the request that runs now has sent something that the database may have stored. */
export function mayHaveStored(): boolean {
  return writes.getStore()?.begun ?? false;
}
