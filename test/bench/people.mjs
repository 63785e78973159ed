import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Visitor } from '../../dist/src/scenario/visitor.js';
import { percentile, report } from './measure.mjs';
import { startProgram } from './pages.mjs';

const PEOPLE = 50;
const SECONDS = 30;
/** So many seconds a person looks at a page, on average, before the next one: people who read, and people who only click. */
const LOOKS = [3, 1];
const READERS = [
  [
    'ken-yamada',
    [
      '/cases',
      '/prefecture',
      '/cases?text=病院',
      '/cases?bucket=examination',
      '/notices',
      '/designations',
      '/cases?sort=name&page=3',
    ],
  ],
  ['ken-kessai', ['/prefecture', '/cases?bucket=toApprove', '/cases']],
  ['h-tokachi', ['/hospital', '/notices']],
  ['hc-kamikawa', ['/health-centre', '/health-centre/requests', '/health-centre/meetings', '/cases']],
];
/** Hospitals that save their content again and again, each in a case of its own. */
const WRITERS = [
  'h-hoshimidai',
  'h-sakihama',
  'h-shionari',
  'h-tsujido',
  'h-muteki',
  'h-yoshino',
  'h-tarumae',
  'h-kumoji',
  'h-hamakaze',
  'h-tokufu',
];

/**
 * In a process of its own, so that the people do not take the program's time: so many of them for a while, one fifth writes.
 * Without any looks one after the other, as a single person would find the same pages and saves.
 * @param looks seconds that a page is looked at, on average
 */
async function live(address, looks) {
  const readers = await Promise.all(
    READERS.map(async ([login, pages]) => ({ visitor: await signedIn(address, login), pages })),
  );
  const writers = (await Promise.all(WRITERS.map((login) => writerOf(address, login)))).filter(
    (writer) => writer !== null,
  );
  const acts = Array.from({ length: PEOPLE }, (_, place) =>
    place % 5 === 0 ? writing(writers, place / 5) : reading(readers, place),
  );
  const times = [];
  const act = async (once) => {
    const start = performance.now();
    await once();
    times.push(performance.now() - start);
  };
  const look = () => sleep(Math.random() * 2000 * looks);
  if (looks > 0) {
    const until = performance.now() + SECONDS * 1000;
    await Promise.all(
      acts.map(async (once) => {
        await look();
        for (; performance.now() < until; await look()) await act(once);
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
  return writers[place % writers.length].save;
}

async function signedIn(address, login) {
  const visitor = new Visitor(address, login);
  await visitor.signIn();
  return visitor;
}

/** Saves a section of a case that is still being prepared; null for a hospital that has none. */
async function writerOf(address, login) {
  const visitor = await signedIn(address, login);
  const { rows } = JSON.parse((await visitor.open('/api/cases?state=preparing')).html);
  if (rows.length === 0) return null;
  const path = `/api/cases/${rows[0].id}/content`;
  const [{ section, lockVersion, content }] = JSON.parse((await visitor.open(path)).html);
  let version = lockVersion;
  const save = async () => {
    const response = await fetch(`${address}${path}/${section}`, {
      method: 'PUT',
      headers: { cookie: visitor.cookie, origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({ lockVersion: version, idempotencyKey: randomUUID(), ...content }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    version = answer.lockVersion;
  };
  // Where there are fewer such cases than people who write, two share one and save one after the other, as people of one office do.
  let last = Promise.resolve();
  return { save: () => (last = last.then(save)) };
}

/**
 * The 95th percentile of 50 people, four fifths of whom read, against the median of one person with the program alone.
 * @param databases as `startManyCases` gives them; the largest is used
 */
export async function measurePeople(databases) {
  const { address, close } = await startProgram(databases.at(-1));
  try {
    const lived = async (looks) => {
      const child = fork(fileURLToPath(import.meta.url), [address, String(looks)], { stdio: 'inherit' });
      const times = await Promise.race([once(child, 'message').then(([answer]) => answer), once(child, 'exit')]);
      if (typeof times[0] !== 'number' || child.exitCode !== null)
        throw new Error(`the people ended with ${child.exitCode}`);
      child.kill();
      return times;
    };
    await lived(0); // compiled code, planned statements
    const median = percentile(await lived(0), 50);
    for (const looks of LOOKS) {
      const together = await lived(looks);
      const what = `95th percentile of ${PEOPLE} people, a page every ${looks} s each, against the median of one (${median.toFixed(1)} ms; ${together.length} requests in ${SECONDS} s)`;
      report(what, percentile(together, 95) / median, looks === LOOKS[0] ? '<= 5' : '-');
    }
  } finally {
    await close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await live(process.argv[2], Number(process.argv[3]));
