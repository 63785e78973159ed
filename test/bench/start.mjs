import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from './measure.mjs';

const PROGRAM = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const WARM_STARTS = 3;

/** Seconds from the start of the built program until it says that it takes requests; it is stopped again. */
async function secondsToStart(dataDir) {
  const start = performance.now();
  const program = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'true', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  try {
    let said = '';
    for await (const text of program.stdout.setEncoding('utf8')) {
      said += text;
      if (said.includes('起動しました')) return (performance.now() - start) / 1000;
    }
    throw new Error(`the program ended before it took requests: ${said}`);
  } finally {
    program.kill('SIGTERM');
    await ended;
  }
}

/** The first start, which makes the database and plays the demo cases, and later ones; without building the program. */
export async function benchStart() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-bench-'));
  try {
    report('first start with the demo cases, seconds', await secondsToStart(dataDir), '<= 15');
    const warm = [];
    for (let turn = 0; turn < WARM_STARTS; turn += 1) warm.push(await secondsToStart(dataDir));
    report('later start, seconds', Math.min(...warm), '<= 3');
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
