/** Whether anybody still waits for an answer. */
import type { Response } from 'express';

/** Whoever asked went away before the answer was whole; there is nobody to be told. */
export class ReceiverGone extends Error {
  override readonly name = 'ReceiverGone';
}

/** @returns aborted with ReceiverGone when the connection ends */
export function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  const leave = () => gone.abort(new ReceiverGone('the receiver of the answer is gone'));
  if (response.destroyed) leave();
  else response.once('close', leave);
  return gone.signal;
}
