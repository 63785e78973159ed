/** Asks for one page again and again until told to end, in a thread of its own: the senders of large files must not slow the one who looks. */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { send } from './program.mjs';

const EVERY_MS = 50;

/**
 * Looks at a page while `work` is done.
 * @returns the 95th percentile of its times in milliseconds; endless when so many answers were no page
 */
export async function lookWhile(url, cookie, work) {
  const looker = new Worker(fileURLToPath(import.meta.url), { workerData: { url, cookie } });
  const told = new Promise((resolve, reject) => looker.once('message', resolve).once('error', reject));
  await work();
  looker.postMessage('end');
  const times = (await told).toSorted((one, other) => one - other);
  return times[Math.floor(times.length * 0.95)];
}

if (workerData?.url !== undefined) {
  const times = [];
  let over = false;
  parentPort.once('message', () => (over = true));
  while (!over) {
    const { status, ms } = await send(workerData.url, { cookie: workerData.cookie });
    times.push(status === 200 ? ms : Infinity);
    await pause(EVERY_MS);
  }
  parentPort.postMessage(times);
}
