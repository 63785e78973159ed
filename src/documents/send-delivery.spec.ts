import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Response } from 'express';
import { timers } from '../../test/support/fake-timers.js';
import { LEAST_BYTES_PER_SECOND } from '../platform/pace.js';
import { inParts, PART_BYTES } from '../platform/part-table.js';
import type { Actor } from '../procedure/terms/actors.js';
import { type Delivery, drawnPdf } from './downloads.js';
import { endSlowReceiver } from '../platform/steady-answer.js';
import { DocumentSender, sendDelivery } from './send-delivery.js';

/** More than the systems on the way take by themselves. */
const SIZE = 24 * 1024 * 1024;
const PART = Buffer.alloc(PART_BYTES);

let server: Server;
let response: ServerResponse | undefined;
let ended: boolean;
/** Nothing is waited for any more, also in a test that failed. */
let over: boolean;
let sent: Buffer | Iterable<Uint8Array>;
/** Instead of a document. */
let page: Buffer | null;

beforeEach(async () => {
  timers.hold();
  ended = false;
  over = false;
  response = undefined;
  page = null;
  server = createServer((request, answer) => {
    response = answer;
    if (page) return endSlowReceiver(request, answer, () => void answer.once('close', () => (ended = true)).end(page));
    const delivery = Buffer.isBuffer(sent)
      ? drawnPdf('見本.pdf', sent)
      : { fileName: '一件書類.docx', mediaType: 'application/octet-stream', size: SIZE, chunks: sent };
    void sendDelivery(answer as Response, delivery, 'attachment').then(() => (ended = true));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  over = true;
  timers.release();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function* parts(): Generator<Uint8Array> {
  for (let bytes = 0; bytes < SIZE; bytes += PART_BYTES) yield PART;
}

async function* endless(): AsyncGenerator<Uint8Array> {
  yield await new Promise<Uint8Array>(() => {});
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
async function until(come: () => boolean): Promise<void> {
  while (!come() && !over) await turn();
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
    while (!response?.destroyed) {
      taken += (socket.read(8 * 1024) as Buffer | null)?.length ?? 0;
      timers.goOn(1_000);
      seconds += 1;
      await turn();
    }
    await until(() => ended);
    expect(taken).toBeLessThan(SIZE);
    expect(seconds).toBeLessThan(SIZE / LEAST_BYTES_PER_SECOND); // the systems on the way take some megabytes, now more, now fewer
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

describe('many who ask', () => {
  /** What happens in one test: who waited in the one before may come to a place after its end. */
  interface Scene {
    asked: number;
    /** Number of documents that were opened, by person. */
    opened: Record<string, number>;
    open: () => Promise<Delivery>;
  }
  let scene: Scene;
  const ends: (() => void)[] = [];

  beforeEach(() => {
    const sender = new DocumentSender();
    const here: Scene = { asked: 0, opened: {}, open: () => Promise.resolve(drawnPdf('見本.pdf', Buffer.alloc(SIZE))) };
    scene = here;
    server.removeAllListeners('request').on('request', (request, answer) => {
      const accountId = (request.url ?? '').slice(1);
      const mayOpen = () => {
        here.opened[accountId] = (here.opened[accountId] ?? 0) + 1;
        return here.open();
      };
      sender.send(answer as Response, { accountId } as Actor, mayOpen, 'attachment').catch((error: Error) => {
        if (!answer.destroyed) answer.writeHead(429).end(error.message);
      });
      here.asked += 1;
    });
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /** Six times by each of them, who take nothing of it. */
  function ask(people: readonly string[]): void {
    for (const person of people.flatMap((each) => Array<string>(6).fill(each))) {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
      socket.pause();
      socket.write(`GET /${person} HTTP/1.1\r\nHost: here\r\n\r\n`);
      ends.push(() => socket.destroy());
    }
  }
  const sumOpened = () => Object.values(scene.opened).reduce((sum, count) => sum + count, 0);
  const people = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);
  const answerTo = (person: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${person}`);

  it('and take nothing leave places for others, however many connections each of them has', async () => {
    ask(people(12));
    await until(() => sumOpened() === 36 && scene.asked === 72); // none of them may arrive in the next test
    scene.open = () => Promise.resolve(drawnPdf('通知.pdf', Buffer.from('通知')));
    expect(await (await answerTo('honest')).text()).toBe('通知');
    expect(Object.values(scene.opened)).toEqual([...Array<number>(12).fill(3), 1]);
  });

  it.each([
    ['all places are taken', people(14), 40, /^ファイルの取出しが混み合っている.*しばらく待ってから、もう一度開いて/],
    ['their own are', ['honest'], 3, /^あなたが取り出しているファイルが多い.*先のものが終わってから、もう一度開いて/],
  ])('are told what to do when %s, and no time that nobody knows', async (_, others, places, advice) => {
    scene.open = () => Promise.resolve({ ...drawnPdf('見本.pdf', Buffer.alloc(SIZE)), chunks: endless() });
    ask(others);
    await until(() => sumOpened() === places && scene.asked === 6 * others.length);
    const answer = answerTo('honest');
    await until(() => scene.asked === 6 * others.length + 1);
    timers.goOn(60_000);
    const { status, headers } = await answer;
    const text = await (await answer).text();
    expect([status, headers.get('retry-after'), text]).toEqual([429, '30', expect.stringMatching(advice)]);
    expect(text).not.toMatch(/秒/);
  });

  it('have few documents read from the database at once', async () => {
    const goOn: (() => void)[] = [];
    scene.open = () => new Promise((resolve) => goOn.push(() => resolve(drawnPdf('見本.pdf', Buffer.alloc(SIZE)))));
    ask(people(4));
    await until(() => goOn.length === 4);
    for (let turns = 0; turns < 50; turns += 1) await turn();
    expect([sumOpened(), Math.max(...Object.values(scene.opened))]).toEqual([4, 2]);
    goOn[0]?.();
    await until(() => goOn.length === 5);
  });
});
