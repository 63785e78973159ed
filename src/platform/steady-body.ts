/** The body of a request as it is read piece by piece: at a steady pace, from senders that go on sending, up to a bound. */
import { Transform } from 'node:stream';
import type { Request } from 'express';
import type { Pace } from './pace.js';

/** The body is longer than it may be. The request lives on and can be answered. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

/** Whoever sends less than this in twice the time below is ended, so that nobody keeps a place by sending a byte now and then. */
const SLOWEST_BYTES = 32 * 1024;
const LOOK_MS = 10_000;

/**
 * @param mostBytes of the whole body, with all that stands around its texts and files
 * @returns the request as readers of forms take it. It fails with BodyTooLong, and when the sender goes away; one that sends next to
 * nothing is cut off
 */
export function steadyBody(request: Request, { pace, mostBytes }: { pace: Pace; mostBytes: number }): Request {
  let bytes = 0;
  const body = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      void pace.pass(chunk.length).then(() => done(bytes > mostBytes ? new BodyTooLong() : null, chunk));
    },
  });
  const gone = () => request.readableEnded || body.destroy(new Error('the sender went away'));
  const look = lookAt(
    body,
    () => bytes,
    () => request.destroy(),
  );
  request.once('close', gone);
  body.once('close', () => {
    clearInterval(look);
    request.off('close', gone);
  });
  // Not a pipeline, which would end the connection with the body.
  request.pipe(body);
  return Object.assign(body, { headers: request.headers }) as unknown as Request;
}

/** Twice in a row too little has come, and it was the sender's turn: nothing that came waited to be read. */
function lookAt(body: Transform, bytes: () => number, end: () => void): NodeJS.Timeout {
  let then = 0;
  let slow = 0;
  return setInterval(() => {
    const waits = body.readableLength === 0 && body.writableLength === 0;
    slow = waits && bytes() - then < SLOWEST_BYTES ? slow + 1 : 0;
    then = bytes();
    if (slow === 2) end();
  }, LOOK_MS).unref();
}
