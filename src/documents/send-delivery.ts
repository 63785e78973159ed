import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { showInOwnPages } from '../identity/security-headers.js';
import { Declined } from '../platform/declined.js';
import { FairGate, NoPlace } from '../platform/fair-gate.js';
import { Pace } from '../platform/pace.js';
import { goneSignal } from '../platform/receiver-gone.js';
import { Receiver } from '../platform/steady-answer.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { Delivery } from './downloads.js';
import { contentDisposition } from './file-names.js';

/** As fast as files are received, for all that is sent. */
const pace = new Pace(24 * 1024 * 1024);

/** Answers with a document: a PDF opens in the browser and in our own pages, everything else is saved. Resolves when it was taken, or its receiver is gone or was too slow. */
export async function sendDelivery(
  response: Response,
  { fileName, mediaType, size, chunks }: Delivery,
  how: 'inline' | 'attachment' = 'inline',
): Promise<void> {
  const inline = how === 'inline' && mediaType === 'application/pdf';
  if (inline) showInOwnPages(response);
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Disposition', contentDisposition(fileName, inline ? 'inline' : 'attachment'));
  response.setHeader('Content-Length', size);
  const receiver = new Receiver(response);
  if (response.req.method !== 'HEAD') {
    for await (const chunk of chunks) {
      await pace.pass(chunk.length);
      if (response.destroyed) return;
      await receiver.write(chunk);
    }
  }
  await receiver.end();
}

/** Too many documents are on their way to people at this moment. */
class DownloadsBusy extends Declined {
  override readonly name = 'DownloadsBusy';

  constructor({ own }: NoPlace) {
    super(
      'busy',
      own
        ? 'あなたが取り出しているファイルが多いため、まだ取り出せません。先のものが終わってから、もう一度開いてください。'
        : 'ファイルの取出しが混み合っているため、まだ取り出せません。しばらく待ってから、もう一度開いてください。',
    );
  }
}

/** One costs a megabyte or two, and no connection; a slow line keeps it for minutes, so it takes many people to keep all. The rest of what one person's browser asks for waits. */
const SENDING = { places: 40, perPerson: 3, waitingPerPerson: 12, waitMs: 60_000 };
/** Reads the whole document from the database, at the server's own pace. */
const OPENING = { places: 4, perPerson: 2, waitingPerPerson: SENDING.perPerson, waitMs: 60_000 };
const RETRY_AFTER_SECONDS = 30;

/** Sends stored documents, which may be large: so many at once, over all and to each person. */
@Injectable()
export class DocumentSender {
  private readonly sending = new FairGate(SENDING);
  private readonly opening = new FairGate(OPENING);

  /**
   * @param open called when it is this person's turn
   * @throws DownloadsBusy, ReceiverGone, and whatever `open` throws
   */
  async send(
    response: Response,
    actor: Actor,
    open: () => Promise<Delivery>,
    how?: 'inline' | 'attachment',
  ): Promise<void> {
    const enter = turnsOf(response, actor);
    const leave = await enter(this.sending);
    try {
      await sendDelivery(response, await this.opened(enter, open), how);
    } finally {
      leave();
    }
  }

  private async opened(
    enter: (gate: FairGate) => Promise<() => void>,
    open: () => Promise<Delivery>,
  ): Promise<Delivery> {
    const leave = await enter(this.opening);
    try {
      return await open();
    } finally {
      leave();
    }
  }
}

/** How whoever asked comes to a place, while somebody still waits for the answer. */
function turnsOf(response: Response, { accountId }: Actor): (gate: FairGate) => Promise<() => void> {
  const gone = goneSignal(response);
  return async (gate) => {
    try {
      return await gate.enter(accountId, gone);
    } catch (error) {
      if (!(error instanceof NoPlace)) throw error;
      response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
      throw new DownloadsBusy(error);
    }
  };
}
