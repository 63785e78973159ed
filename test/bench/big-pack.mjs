import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { drawPack } from '../../dist/src/documents/pack-drawing.js';
import { freshRecords, packOf } from './cases.mjs';
import { report } from './measure.mjs';

const MEGABYTE = 1e6;

/** A process of its own draws one pack, after others to warm up, and says what it took. */
async function drawAndTell(count) {
  for (let warm = 0; warm < 4; warm += 1) await drawPack(packOf(freshRecords(100)));
  const start = performance.now();
  const { bytes } = await drawPack(packOf(freshRecords(count)));
  const time = performance.now() - start;
  const resident = process.resourceUsage().maxRSS * 1024;
  process.send({ time, resident, size: bytes.length }, () => process.disconnect());
}

function inOwnProcess(count) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(count)]);
    child.on('message', resolve);
    child.on('error', reject);
    child.on('exit', (code) => code && reject(new Error(`the pack of ${count} ended with ${code}`)));
  });
}

/** 1,000 forms against 100, each in a process of its own, in turns; fastest time, largest memory. */
export async function benchBigPacks() {
  const times = { hundred: [], thousand: [] };
  let [resident, size] = [0, 0];
  for (let turn = 0; turn < 3; turn += 1) {
    for (let small = 0; small < 2; small += 1) times.hundred.push((await inOwnProcess(100)).time / 100);
    const thousand = await inOwnProcess(1000);
    times.thousand.push(thousand.time / 1000);
    resident = Math.max(resident, thousand.resident);
    size = thousand.size;
  }
  report(
    '1,000 forms, time for each against 100 forms',
    Math.min(...times.thousand) / Math.min(...times.hundred),
    '<= 1.15',
  );
  report('1,000 forms, resident memory in MB', resident / MEGABYTE, '< 350');
  report('1,000 forms, file in MB', size / MEGABYTE, '< 4.5');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await drawAndTell(Number(process.argv[2]));
