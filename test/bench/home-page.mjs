import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../dist/src/app/app.js';
import { loadDemo } from '../../dist/src/demo/load-demo.js';
import { PackRenderer } from '../../dist/src/documents/pack-renderer.js';
import { SystemClock } from '../../dist/src/platform/clock.js';
import { loadConfig } from '../../dist/src/platform/config.js';
import { createLogger } from '../../dist/src/platform/logging.js';
import { openDatabase } from '../../dist/src/platform/prepare-database.js';
import { Visitor } from '../../dist/src/scenario/visitor.js';
import { freshRecords, packOf } from './cases.mjs';
import { percentile, report } from './measure.mjs';

const ROUNDS = 4;
const PAUSE_MS = 20;
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** An officer in a process of its own, signed in, who opens the home page again and again between 'start' and 'stop'. */
async function openHomePages(address) {
  const officer = new Visitor(address, 'ken-yamada');
  await officer.signIn();
  let running = false;
  process.on('message', (word) => (running = word === 'start'));
  process.send('ready');
  for (;;) {
    while (!running) await pause();
    const times = [];
    while (running) {
      const start = performance.now();
      await officer.open('/');
      times.push(performance.now() - start);
      await pause();
    }
    process.send(times);
  }
}

/** Times of the home page while `work` goes on. */
async function timesDuring(officer, work) {
  officer.send('start');
  await work();
  const answer = once(officer, 'message');
  officer.send('stop');
  const [times] = await answer;
  return times;
}

/**
 * The 95th percentile of GET / of the real application (demo data, embedded PostgreSQL, a signed-in officer) while its pack
 * renderer makes packs of 500, against the same without. Both take turns for equally long; all their requests are counted.
 */
export async function benchHomePage() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-bench-'));
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'true', LOG_LEVEL: 'silent' });
  const logger = createLogger('silent');
  const database = await openDatabase(config, logger);
  try {
    const runtime = { config, clock: new SystemClock(), logger, databaseUrl: database.url };
    await loadDemo(runtime, () => {});
    const app = await createApp(runtime);
    await app.listen(config.port, config.host);
    const officer = fork(fileURLToPath(import.meta.url), [await app.getUrl()]);
    await once(officer, 'message');
    const packs = app.get(PackRenderer, { strict: false });
    const order = { ...packOf(freshRecords(500)), to: join(dataDir, 'pack.pdf') };
    await packs.render({ ...order, parts: order.parts.slice(0, 10) });
    await timesDuring(officer, () => new Promise((resolve) => setTimeout(resolve, 3000)));
    const [idle, busy] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      busy.push(...(await timesDuring(officer, () => packs.render(order))));
      const took = performance.now() - start;
      idle.push(...(await timesDuring(officer, () => new Promise((resolve) => setTimeout(resolve, took)))));
    }
    officer.kill();
    report(
      'home page, 95th percentile while a pack of 500 is made against idle',
      percentile(busy, 95) / percentile(idle, 95),
      '<= 2',
    );
    await app.close();
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await openHomePages(process.argv[2]);
