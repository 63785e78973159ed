import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Process id of the running postmaster of the cluster in `folder`, or undefined. */
export function postgresPid(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'current', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}
