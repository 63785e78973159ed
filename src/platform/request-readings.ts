/** What one request has read already and reads again: the same for all that is said in its answer. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';

/** What was read, by name; null once the request is answered, for work that it began and that goes on. */
const requests = new AsyncLocalStorage<{ readings: Map<string, Promise<unknown>> | null }>();

/** Express middleware: what comes after it is one request, for {@link onceARequest}. */
export function keepReadings(_request: Request, response: Response, next: NextFunction): void {
  const request = { readings: new Map<string, Promise<unknown>>() as Map<string, Promise<unknown>> | null };
  response.once('close', () => (request.readings = null));
  requests.run(request, next);
}

/**
 * Reads, or gives what the request that runs now has read under this name: what somebody changes meanwhile shows in the next one.
 * For what a request does not change itself; what must be true at the moment of a write is read in its transaction. Outside a
 * request it is read each time.
 */
export function onceARequest<T>(name: string, read: () => Promise<T>): Promise<T> {
  const readings = requests.getStore()?.readings;
  if (!readings) return read();
  const reading = (readings.get(name) as Promise<T> | undefined) ?? read();
  readings.set(name, reading);
  return reading;
}
