/** Whether a request may have stored something before it failed, so that its answer says neither too much nor too little. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import { isUndone } from './sql-state.js';

/** How many statements of a request have stored something, or may have. */
const requests = new AsyncLocalStorage<{ storing: number }>();

/** Express middleware: what comes after it is one request. What it may have stored is asked with {@link mayHaveStored}. */
export function watchWrites(_request: Request, _response: Response, next: NextFunction): void {
  requests.run({ storing: 0 }, next);
}

/** Whether the request that runs now has sent something that the database has stored or may have: its answer never came, or the server ended with it. */
export function mayHaveStored(): boolean {
  return (requests.getStore()?.storing ?? 0) > 0;
}

/**
 * What goes over one connection. A commit stores what was written before it in its transaction, and a writing statement outside a
 * transaction stores by itself; everything else is undone when the connection is lost, and so is whatever the server answers with an error.
 */
export class WrittenOver {
  /** Something was written in the transaction that is open. */
  private inTransaction = false;

  /**
   * Told of every statement before it is sent.
   * @param transaction state of the connection's transaction as PostgreSQL names it: 'I' when there is none, null before the first statement
   * @returns to be told the statement's error, or null
   */
  sent(statement: unknown, transaction: string | null): (error: unknown) => void {
    const text = typeof statement === 'string' ? statement : ((statement as { text?: string } | null)?.text ?? '');
    const writes = isWriting(text);
    const alone = transaction === 'I' || transaction === null;
    const stores = alone ? writes : this.inTransaction && /^\s*COMMIT\b/i.test(text);
    this.inTransaction = !alone && (this.inTransaction || writes);
    const request = requests.getStore();
    if (!request || !stores) return () => {};
    request.storing += 1;
    return (error) => {
      if (isUndone(error)) request.storing -= 1;
    };
  }
}

function isWriting(text: string): boolean {
  if (/^\s*(INSERT|UPDATE|DELETE)\b/i.test(text)) return true;
  return /^\s*WITH\b/i.test(text) && /\b(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\b/i.test(text);
}
