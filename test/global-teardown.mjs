import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ends this run's throwaway PostgreSQL, if a test started it, and deletes it. */
export default async function globalTeardown() {
  const folder = process.env.TEST_CLUSTER;
  const pid = postmasterPid(folder);
  if (pid) {
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid)) await sleep(10);
  }
  rmSync(folder, { recursive: true, force: true });
}

function postmasterPid(folder) {
  try {
    return Number(readFileSync(join(folder, 'current', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
