import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Visitor } from '../../dist/src/scenario/visitor.js';
import { startManyCases } from './many-cases.mjs';
import { percentile, report } from './measure.mjs';
import { startProgram } from './pages.mjs';

const PEOPLE = 50;
const SECONDS = 30;
/** A person looks at a page for one second on average before the next one. */
const MOST_LOOKED_MS = 2000;
const READERS = [
  ['ken-yamada', ['/cases', '/prefecture', '/cases?text=病院', '/cases?bucket=examination', '/notices', '/designations', '/cases?sort=name&page=3']],
  ['ken-kessai', ['/prefecture', '/cases?bucket=toApprove', '/cases']],
  ['h-tokachi', ['/hospital', '/notices']],
  ['hc-kamikawa', ['/health-centre', '/health-centre/requests', '/health-centre/meetings', '/cases']],
];
/** Hospitals that save their content again and again, each in a case of its own. */
const WRITERS = ['h-hoshimidai', 'h-sakihama', 'h-shionari', 'h-tsujido', 'h-muteki', 'h-yoshino', 'h-tarumae', 'h-kumoji', 'h-hamakaze', 'h-tokufu'];

/**
 * In a process of its own, so that the people do not take the program's time: so many of them for a while, one fifth writes.
 * Without `together` one after the other, as a single person would find the same pages and saves.
 */
async function live(address, together) {
  const readers = await Promise.all(READERS.map(async ([login, pages]) => ({ visitor: await signedIn(address, login), pages })));
  const writers = (await Promise.all(WRITERS.map((login) => writerOf(address, login)))).filter((writer) => writer !== null);
  const acts = Array.from({ length: PEOPLE }, (_, place) => (place % 5 === 0 ? writing(writers, place / 5) : reading(readers, place)));
  const times = [];
  const act = async (once) => {
    const start = performance.now();
    await once();
    times.push(performance.now() - start);
  };
  if (together) {
    const until = performance.now() + SECONDS * 1000;
    await Promise.all(
      acts.map(async (once) => {
        await sleep(Math.random() * MOST_LOOKED_MS);
        for (; performance.now() < until; await sleep(Math.random() * MOST_LOOKED_MS)) await act(once);
      }),
    );
  } else for (let turn = 0; turn < 6; turn += 1) for (const once of acts) await act(once);
  process.send(times);
}

function reading(readers, place) {
  const { visitor, pages } = readers[place % readers.length];
  let turn = place;
  return () => visitor.open(pages[(turn += 1) % pages.length]);
}

function writing(writers, place) {
  const writer = writers[place % writers.length];
  let queue = Promise.resolve();
  // Several people may share a case of the demo; they save one after the other, as people of one office do.
  return () => (queue = queue.then(() => writer.save()));
}

async function signedIn(address, login) {
  const visitor = new Visitor(address, login);
  await visitor.signIn();
  return visitor;
}

/** Saves the content of a case that is still being prepared; null for a hospital that has none. */
async function writerOf(address, login) {
  const visitor = await signedIn(address, login);
  const { rows } = JSON.parse((await visitor.open('/api/cases?state=preparing')).html);
  if (rows.length === 0) return null;
  const { id, content, lockVersion } = JSON.parse((await visitor.open(`/api/cases/${rows[0].id}`)).html);
  let version = lockVersion;
  const { kind: _kind, ...fields } = content;
  return {
    save: async () => {
      const response = await fetch(`${address}/api/cases/${id}/events/EDIT_CONTENT`, {
        method: 'POST',
        headers: { cookie: visitor.cookie, origin: address, 'content-type': 'application/json' },
        body: JSON.stringify({ lockVersion: version, idempotencyKey: randomUUID(), ...fields }),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(JSON.stringify(answer));
      version = answer.lockVersion;
    },
  };
}

/** The 95th percentile of 50 people, four fifths of whom read, against the median of one person with the program alone. */
export async function benchPeople() {
  const { databases, stop } = await startManyCases([100_000]);
  try {
    await measurePeople(databases[0]);
  } finally {
    await stop();
  }
}

/** @param database as `startManyCases` gives it */
export async function measurePeople(database) {
  const { address, close } = await startProgram(database);
  try {
    const livedBy = async (how) => {
      const child = fork(fileURLToPath(import.meta.url), [address, how], { stdio: 'inherit' });
      const [times] = await once(child, 'message');
      child.kill();
      return times;
    };
    await livedBy('alone'); // compiled code, planned statements
    const alone = await livedBy('alone');
    const together = await livedBy('together');
    const median = percentile(alone, 50);
    report(`95th percentile of ${PEOPLE} people against the median of one (${median.toFixed(1)} ms; ${together.length} requests in ${SECONDS} s)`, percentile(together, 95) / median, '<= 5');
  } finally {
    await close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await live(process.argv[2], process.argv[3] === 'together');
