/** Every process of PostgreSQL stands still (SIGSTOP) under twenty parallel requests: each is answered 503 in time, and all is well after SIGCONT. */
import { setTimeout as pause } from 'node:timers/promises';
import { send, Tally } from './program.mjs';

const REQUESTS = 20;
const ADDRESSES = ['/', '/cases', '/notices', '/api/session', '/api/cases', '/designations', '/account'];
/** Waiting for a connection and for an answer, and some time of a busy machine. */
const BOUND_MS = 20_000;
const RECOVERY_LIMIT_MS = 60_000;

export async function run(program, rounds) {
  const faults = [];
  const cookie = await program.signIn('officer');
  for (let round = 1; round <= rounds && program.runs; round += 1) {
    const tally = new Tally();
    const ask = async (n) => {
      const answer = await send(program.url + ADDRESSES[n % ADDRESSES.length], { cookie, limitMs: BOUND_MS });
      tally.add(answer);
      if (answer.headers.has('set-cookie'))
        faults.push(`round ${round}: a cookie was set while no session could be read`);
    };
    await Promise.all(ADDRESSES.map((address) => send(program.url + address, { cookie }))); // connections are open
    const still = program.postgres();
    for (const pid of still) process.kill(pid, 'SIGSTOP');
    try {
      await Promise.all(Array.from({ length: REQUESTS }, (_, n) => ask(n)));
      await Promise.all(Array.from({ length: REQUESTS }, (_, n) => ask(n))); // now with new connections
      if ((await send(`${program.url}/healthz`, { cookie, limitMs: 2_000 })).status !== 200)
        faults.push(`round ${round}: /healthz did not answer`);
    } finally {
      for (const pid of still) process.kill(pid, 'SIGCONT');
    }
    const ready = await program.ready(RECOVERY_LIMIT_MS);
    await pause(100);
    const after = (await send(`${program.url}/api/session`, { cookie })).status;
    process.stdout.write(`load: frozen: round ${round}: ${tally}; the same session afterwards: ${after}\n`);
    tally.tellDefects(program);
    if (tally.classes['503'] !== 2 * REQUESTS) faults.push(`round ${round}: not every answer was 503: ${tally}`);
    if (!ready || after !== 200) faults.push(`round ${round}: ready ${ready}, the same session answers ${after}`);
  }
  return faults;
}
