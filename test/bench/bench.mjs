/**
 * `npm run bench`: the built program against its rivals, side by side in one run, one line each. A figure is a ratio of what was
 * measured in this run on this machine; nothing else should run meanwhile. `npm run bench -- packs pages` runs only these.
 */
import '../support/worker/use-typescript.mjs'; // for the parts of test/support that are TypeScript
import { startManyCases } from './many-cases.mjs';

const ON_THEIR_OWN = {
  packs: 'benchPacks',
  'one-form': 'benchOneForm',
  'big-pack': 'benchBigPacks',
  'home-page': 'benchHomePage',
  verifier: 'benchVerifier',
  start: 'benchStart',
};
/** On the same two databases; what writes comes last. */
const ON_MANY_CASES = { pages: 'measurePages', people: 'measurePeople', commands: 'measureCommands' };
const SIZES = [10_000, 100_000];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in ON_THEIR_OWN) && !(name in ON_MANY_CASES));
if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}`);
const wanted = (benches) => Object.entries(benches).filter(([file]) => asked.length === 0 || asked.includes(file));

for (const [file, name] of wanted(ON_THEIR_OWN)) {
  const { [name]: bench } = await import(`./${file}.mjs`);
  await bench();
}
if (wanted(ON_MANY_CASES).length > 0) {
  const { databases, stop } = await startManyCases(SIZES);
  try {
    for (const [file, name] of wanted(ON_MANY_CASES)) {
      const { [name]: measure } = await import(`./${file}.mjs`);
      await measure(databases);
    }
  } finally {
    await stop();
  }
}
