import { setTimeout as pause } from 'node:timers/promises';
import type { FormInput } from '../../forms/index.js';
import { DrawingsBusy, DrawingGivenUp, FormRenderer } from './form-renderer.js';

const WORKER = new URL('../../test/support/worker/sleeping-renderer.mjs', import.meta.url);

let renderer: FormRenderer;
let begun: Int32Array;

beforeEach(() => {
  renderer = new FormRenderer({ workerFile: WORKER, longestMs: 1_500, heapMb: 32 });
  begun = new Int32Array(new SharedArrayBuffer(4));
});
afterEach(() => renderer.close());

/** @param ms how long it takes; null without end, 'memory' until there is none */
function draw(person: string, ms: number | null | 'memory', signal?: AbortSignal) {
  const input = { ms, begun } as unknown as FormInput<'reception-copy'>;
  return renderer.render(
    'reception-copy',
    input,
    { preview: false, issuedAt: new Date(0) },
    { person, ...(signal && { signal }) },
  );
}

it('draws for each person in turn: whoever asks for much keeps nobody waiting for all of it', async () => {
  const done: string[] = [];
  await draw('asks for much', 1); // the first thread is there
  const many = Array.from({ length: 5 }, () => draw('asks for much', 600).then(() => done.push('much')));
  await pause(10);
  const others = ['one', 'another'].map((person) => draw(person, 50).then(() => done.push(person)));
  await Promise.all([...many, ...others]);
  expect(done.slice(0, 3)).toEqual(expect.arrayContaining(['one', 'another']));
});

it('never begins what nobody waits for any more', async () => {
  const pages = Array.from({ length: 20 }, () => new AbortController());
  const first = draw('officer', 300);
  const abandoned = pages.map(({ signal }) => draw('officer', 300, signal).catch((error: unknown) => error));
  await pause(100);
  const reason = new Error('the page was closed');
  for (const page of pages) page.abort(reason);
  expect(new Set(await Promise.all(abandoned))).toEqual(new Set([reason]));
  await first;
  await draw('officer', 1);
  expect(begun[0]).toBe(2);
});

it('says so when a person has more waiting than anybody needs', async () => {
  const asked = Array.from({ length: 60 }, () => draw('officer', 5).catch((error: unknown) => error));
  const refused = (await Promise.all(asked)).filter((answer) => answer instanceof DrawingsBusy);
  expect(refused.length).toBe(60 - (begun[0] ?? 0));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ own }) => own)).toBe(true);
});

it('gives up what takes too long, and goes on drawing', async () => {
  const error = await draw('officer', null).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DrawingGivenUp);
  expect((error as Error).message).toContain('1.5秒以内に作成できなかったため');
  await expect(draw('officer', 1)).resolves.toMatchObject({ formVersion: '1' });
});

it('gives up what takes too much memory, and goes on drawing', async () => {
  await renderer.close();
  renderer = new FormRenderer({ workerFile: WORKER, longestMs: 60_000, heapMb: 32 }); // however slow the machine, memory ends first
  const error = await draw('officer', 'memory').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DrawingGivenUp);
  expect((error as Error).message).toContain('使えるメモリの範囲で作成できなかったため');
  await expect(draw('officer', 1)).resolves.toMatchObject({ formVersion: '1' });
});
