/** PostgreSQL is stopped (SIGINT) or killed (SIGKILL) by turns under twenty parallel readers; it is started again by the program. */
import { setTimeout as pause } from 'node:timers/promises';
import { send, Tally } from './program.mjs';

const READERS = 20;
const SIGNALS = ['SIGINT', 'SIGKILL'];
const ADDRESSES = ['/', '/cases', '/notices', '/api/session', '/api/cases', '/designations'];
/** A read may wait for a connection and then for an answer (src/platform/database.ts). */
const ANSWER_LIMIT_MS = 20_000;
const RECOVERY_LIMIT_MS = 60_000;

export async function run(program, rounds) {
  const faults = [];
  let cookie = await program.signIn('officer');
  for (let round = 1; round <= rounds; round += 1) {
    const ends = program.ends;
    if (!program.runs) {
      await program.ensureRunning();
      cookie = await program.signIn('officer');
    }
    const signal = SIGNALS[round % SIGNALS.length];
    const tally = new Tally();
    let reading = true;
    const readers = Array.from({ length: READERS }, async (_, reader) => {
      for (let n = reader; reading && program.runs; n += 1)
        tally.add(await send(program.url + ADDRESSES[n % ADDRESSES.length], { cookie, limitMs: ANSWER_LIMIT_MS }));
    });
    await pause(300);
    process.kill(program.postgres()[0], signal);
    await pause(1_000);
    const ready = program.runs && (await program.ready(RECOVERY_LIMIT_MS));
    reading = false;
    await Promise.all(readers);
    const after = program.runs ? (await send(`${program.url}/api/session`, { cookie })).status : 0;
    process.stdout.write(
      `load: restart: round ${round} (${signal}): ${program.ends - ends} ends; ${tally}; the same session afterwards: ${after}\n`,
    );
    tally.tellDefects(program);
    if (program.ends > ends) continue;
    if (!ready || after !== 200) faults.push(`round ${round}: ready ${ready}, the same session answers ${after}`);
    if (tally.classes['other 5xx'] + tally.classes['4xx'] + tally.classes.login + tally.classes.none > 0)
      faults.push(`round ${round}: an answer other than a page and 503`);
  }
  return faults;
}
