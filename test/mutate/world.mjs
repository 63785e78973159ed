// One process that has read the specs of src/procedure with every mutant in its sources, and runs the stories that it is asked for with one mutant awake.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

import fc from 'fast-check';
import * as circus from 'jest-circus';

const require = createRequire(import.meta.url);
const { jestExpect } = createRequire(require.resolve('jest-circus'))('@jest/expect');

/** `awake`: number of the mutant that is awake from the first, -1 for none; `marks`: tell what each story comes by, which is slower. */
const { root, specs, count, awake, marks } = JSON.parse(process.argv[2]);
let active = awake;
const met = new Uint8Array(count);
globalThis.$mutant = marks
  ? (number) => {
      met[number] = 1;
      return number === active;
    }
  : (number) => number === active;
const metNow = () => [...met.keys()].filter((number) => met[number] === 1);

for (const name of ['describe', 'it', 'test', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'])
  globalThis[name] = circus[name];
globalThis.expect = jestExpect;
// The same numbers each time: a mutant is not killed by chance.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261201 });

const stories = [];
function collect(block, spec, names) {
  if (block.hooks.length > 0) throw new Error(`${spec} has hooks, which are not run here`);
  for (const child of block.children) {
    if (child.type === 'describeBlock') collect(child, spec, [...names, child.name]);
    else if (child.mode !== 'skip' && child.mode !== 'todo')
      stories.push({ spec, name: [...names, child.name].join(' > '), run: child.fn });
  }
}

let broken = '';
for (const spec of specs) {
  circus.resetState();
  try {
    await import(pathToFileURL(`${root}/${spec.replace(/\.ts$/u, '.js')}`).href);
    collect(circus.getState().rootDescribeBlock, spec, []);
  } catch (error) {
    broken = `${spec}: ${String(error)}`;
    break;
  }
}

/** What went wrong with a story; '' where nothing did. */
async function failureOf({ run, name }) {
  jestExpect.setState({ suppressedErrors: [], currentTestName: name, assertionCalls: 0 });
  try {
    await run();
    const [first] = jestExpect.getState().suppressedErrors ?? [];
    return first ? String(first) : '';
  } catch (error) {
    return String(error?.message ?? error) || 'failed';
  }
}

/** What each story comes by, how long it takes, and that it is green; of the long ones nothing is known. */
async function cover({ long }) {
  const atLoad = metNow();
  const covered = [];
  for (const story of stories) {
    met.fill(0);
    const began = performance.now();
    const isLong = long.includes(story.spec);
    const failure = isLong ? '' : await failureOf(story);
    covered.push({
      spec: story.spec,
      name: story.name,
      failure,
      ms: isLong ? Infinity : performance.now() - began,
      met: isLong ? null : metNow(),
    });
  }
  return { atLoad, covered };
}

/** The first of the named stories that notices the mutant; `soiled` where it stays red once the mutant sleeps again. */
async function run({ mutant, named }) {
  active = mutant;
  for (const { spec, name } of named) {
    const story = stories.find((each) => each.spec === spec && each.name === name);
    if (story === undefined) return { by: { spec, name: 'a story is gone' } };
    if ((await failureOf(story)) === '') continue;
    active = -1;
    return { by: { spec, name }, soiled: awake === -1 && (await failureOf(story)) !== '' };
  }
  active = -1;
  return { by: null };
}

process.on('message', async (message) =>
  process.send(message.type === 'cover' ? await cover(message) : await run(message)),
);
process.send({ broken });
