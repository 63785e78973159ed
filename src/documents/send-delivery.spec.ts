import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Response } from 'express';
import { timers } from '../../test/support/fake-timers.js';
import { LEAST_BYTES_PER_SECOND } from '../platform/pace.js';
import { inParts, PART_BYTES } from '../platform/part-table.js';
import { drawnPdf } from './downloads.js';
import { endSlowReceiver } from '../platform/steady-answer.js';
import { sendDelivery } from './send-delivery.js';

/** More than the systems on the way take by themselves. */
const SIZE = 24 * 1024 * 1024;
const PART = Buffer.alloc(PART_BYTES);

let server: Server;
let response: ServerResponse | undefined;
let ended: boolean;
let sent: Buffer | Iterable<Uint8Array>;
/** Instead of a document. */
let page: Buffer | null;

beforeEach(async () => {
  timers.hold();
  ended = false;
  response = undefined;
  page = null;
  server = createServer((request, answer) => {
    response = answer;
    if (page) return endSlowReceiver(request, answer, () => void answer.once('close', () => (ended = true)).end(page));
    const delivery = Buffer.isBuffer(sent) ? drawnPdf('見本.pdf', sent) : { fileName: '一件書類.docx', mediaType: 'application/octet-stream', size: SIZE, chunks: sent };
    void sendDelivery(answer as Response, delivery, 'attachment').then(() => (ended = true));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  timers.release();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function* parts(): Generator<Uint8Array> {
  for (let bytes = 0; bytes < SIZE; bytes += PART_BYTES) yield PART;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
async function until(come: () => boolean): Promise<void> {
  while (!come()) await turn();
}

/** Whoever asks, and takes nothing until told to. */
async function receiver(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
  await until(() => response !== undefined && (response.writableNeedDrain || response.writableEnded));
  return socket;
}

/** Takes so many bytes, or all there are until the answer ends. */
async function take(socket: Socket, bytes: number): Promise<number> {
  let taken = 0;
  while (taken < bytes && !socket.readableEnded) {
    taken += (socket.read() as Buffer | null)?.length ?? 0;
    await turn();
  }
  return taken;
}

describe('a receiver', () => {
  it.each<[string, () => Buffer | Iterable<Uint8Array>]>([
    ['a stored file', parts],
    ['a drawn PDF', () => Buffer.alloc(SIZE)],
  ])('who takes nothing of %s is ended, and the place is free', async (_, made) => {
    sent = made();
    const socket = await receiver();
    timers.goOn(29_000);
    expect(response?.destroyed).toBe(false);
    for (let seconds = 0; seconds < 15; seconds += 1) timers.goOn(1_000);
    await until(() => ended);
    expect(response?.destroyed).toBe(true);
    socket.destroy();
  });

  it('who takes nothing of a page is ended, and not before it could have been taken', async () => {
    page = Buffer.alloc(SIZE);
    const socket = await receiver();
    const seconds = SIZE / LEAST_BYTES_PER_SECOND;
    timers.goOn((seconds - 150) * 1000); // some of it was taken by the systems on the way
    expect(response?.destroyed).toBe(false);
    timers.goOn(181_000);
    await until(() => ended);
    let taken = 0;
    while (!socket.destroyed && !socket.readableEnded) {
      taken += (socket.read() as Buffer | null)?.length ?? 0;
      await turn();
    }
    expect(taken).toBeLessThan(SIZE);
  });

  it('who takes a little again and again is ended just the same', async () => {
    sent = parts();
    const socket = await receiver();
    let seconds = 0;
    let taken = 0;
    while (!ended) {
      taken += (socket.read(8 * 1024) as Buffer | null)?.length ?? 0;
      timers.goOn(1_000);
      seconds += 1;
      await turn();
    }
    expect(response?.destroyed).toBe(true);
    expect(taken).toBeLessThan(SIZE);
    expect(seconds).toBeLessThan(300);
    socket.destroy();
  });

  it('with a slow line gets the whole, also one who begins late', async () => {
    sent = parts();
    const socket = await receiver();
    timers.goOn(10_000);
    let taken = 0;
    while (taken < SIZE && !socket.readableEnded) {
      taken += await take(socket, 2 * LEAST_BYTES_PER_SECOND);
      timers.goOn(1_000);
    }
    expect(taken).toBeGreaterThan(SIZE);
  });

  it('leaves nothing to wait for when the document was taken', async () => {
    sent = [...inParts(Buffer.alloc(1000))];
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    socket.resume().write('GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
    await until(() => ended && response?.closed === true);
    expect(timers.waiting()).toBe(0);
  });
});
