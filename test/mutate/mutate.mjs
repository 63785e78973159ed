// Wakes every mutant of src/procedure and writes down which story notices it. What was found, and how to read it: docs/mutation.md.
//
//   npm run mutate -- --out FILE [--only REGEX] [--specs REGEX] [--slow MS] [--fresh] [--alive FILE]
//
//   --out    each mutant is one line of this file; what stands there already is not run again
//   --only   mutants whose `path:line kind` fits
//   --specs  specs whose path fits, alone
//   --slow   without the stories that take longer
//   --fresh  what is asked for while the modules are read is tried in a process of its own as well: seconds for each
//   --alive  mutants that live in this file of an earlier run, alone
import { fork } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { transformSync } from '@swc/core';

import { mutantsOf } from './mutants.mjs';
import { typeChecker } from './types.mjs';

const text = { type: 'string' };
const { values: asked } = parseArgs({
  options: { out: text, only: text, specs: text, slow: text, alive: text, fresh: { type: 'boolean' } },
});
if (asked.out === undefined) throw new Error('--out FILE: where the results go');

/** Milliseconds that a mutant may take before it counts as one that never ends. */
const LIMIT = 120_000;
/** Stories of minutes, which come by nearly everything: they run last, and nobody asks what they come by. */
const LONG = ['situations', 'histories', 'requirements/repeated-rows'].map((name) => `src/procedure/${name}.spec.ts`);

const home = fileURLToPath(new URL('../..', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'shitei-mutants-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const { mutants, specs } = copyWithMutants();
let worker = await start();
const { atLoad, covered } = await coverage();
const loaded = new Set(atLoad);
const storiesOf = mutants.map(() => []);
for (const story of covered) for (const number of story.met ?? mutants.keys()) storiesOf[number].push(story);
const firstError = typeChecker(home);

const only = new RegExp(asked.only ?? '.', 'u');
const done = namesIn(asked.out, /./u);
const alive = asked.alive && namesIn(asked.alive, /^(?:SURVIVED|UNMET|LATER)\t/u);
const counts = {};
for (const [number, mutant] of mutants.entries()) {
  const name = `${mutant.path}:${mutant.line}\t${mutant.kind}\t${mutant.before}\t=> ${mutant.after}`;
  if (!only.test(`${mutant.path}:${mutant.line} ${mutant.kind}`) || done.has(name) || alive?.has(name) === false)
    continue;
  const [result, by] = await tried(number);
  counts[result] = (counts[result] ?? 0) + 1;
  appendFileSync(asked.out, `${result}\t${name}\t${by}\n`);
}
process.stdout.write(`${JSON.stringify(counts)}\n`);
worker.kill();
process.exit();

/** The sources in a folder of their own, compiled, with every mutant in them. */
function copyWithMutants() {
  const all = { mutants: [], specs: [] };
  for (const part of ['src/procedure', 'test/support', 'seeds', 'package.json'])
    cpSync(join(home, part), join(root, part), { recursive: true });
  symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'));
  for (const folder of ['src/procedure', 'test/support']) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort()) {
      const path = join(folder, name);
      if (!/\.tsx?$/u.test(path)) continue;
      let source = readFileSync(join(root, path), 'utf8');
      if (path.endsWith('.spec.ts')) all.specs.push(path);
      else if (folder === 'src/procedure') {
        const found = mutantsOf(path, source, all.mutants.length);
        all.mutants.push(...found.mutants.map((mutant) => ({ path, ...mutant })));
        source = found.text;
      }
      const parser = { syntax: 'typescript', tsx: path.endsWith('x'), decorators: true };
      const { code } = transformSync(source, {
        filename: path,
        jsc: { parser, target: 'es2022' },
        module: { type: 'es6' },
      });
      writeFileSync(join(root, path.replace(/\.tsx?$/u, '.js')), code);
    }
  }
  const wanted = new RegExp(asked.specs ?? '.', 'u');
  return { ...all, specs: all.specs.filter((path) => wanted.test(path)) };
}

/** Mutants of a file of results. @param ofResult lines that count */
function namesIn(file, ofResult) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return new Set(lines.filter((line) => ofResult.test(line)).map((line) => line.split('\t').slice(1, 5).join('\t')));
}

/** A process that has read the specs; null where it cannot, or says why. */
async function start({ awake = -1, marks = false } = {}) {
  const world = JSON.stringify({ root, specs, count: mutants.length, awake, marks });
  const child = fork(new URL('./world.mjs', import.meta.url), [world], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ready = await answer(child);
  if (ready === null || ready.broken !== '') {
    child.kill();
    if (awake === -1) throw new Error(`The specs are not read: ${ready?.broken ?? 'no answer'}`);
    return null;
  }
  return child;
}

/** The next message; null where the process ends, or says nothing in time. */
function answer(child, limit = LIMIT) {
  return new Promise((resolve) => {
    const lost = setTimeout(() => child.kill('SIGKILL'), limit);
    const end = (message) => {
      clearTimeout(lost);
      child.off('message', end).off('exit', ended);
      resolve(message);
    };
    const ended = () => end(null);
    child.on('message', end).on('exit', ended);
  });
}

async function coverage() {
  const child = await start({ marks: true });
  child.send({ type: 'cover', long: LONG });
  const found = await answer(child, 600_000);
  child.kill();
  const red = found.covered.filter(({ failure }) => failure !== '').map(({ spec, name }) => `${spec}: ${name}`);
  if (red.length > 0) throw new Error(`Red without a mutant:\n${red.join('\n')}`);
  return found;
}

/**
 * Woken in a process that has read the modules. What no story notices is asked of the compiler; what was asked for while the modules were read may do
 * something then, and is tried from the first with `--fresh`.
 */
async function tried(number) {
  const [result, by] = await woken(number);
  if (result === 'KILLED') return [result, by];
  const { path, range, put } = mutants[number];
  const source = readFileSync(join(home, path), 'utf8');
  const error = firstError(path, `${source.slice(0, range[0])}${put}${source.slice(range[1])}`);
  if (error !== '') return ['TYPES', error];
  if (!loaded.has(number)) return [result, by];
  return asked.fresh ? await fromTheFirst(number) : ['LATER', by];
}

async function woken(number) {
  const named = inOrder(storiesOf[number], mutants[number].path);
  if (named.length === 0) return ['UNMET', 'no story comes by'];
  worker.send({ type: 'run', mutant: number, named });
  const found = await answer(worker);
  if (found === null || found.soiled) {
    worker.kill();
    worker = await start();
    return found === null ? ['KILLED', 'does not end'] : await fromTheFirst(number);
  }
  return noticedBy(found);
}

async function fromTheFirst(number) {
  const child = await start({ awake: number });
  if (child === null) return ['KILLED', 'is not read'];
  child.send({ type: 'run', mutant: number, named: inOrder(covered, mutants[number].path) });
  const found = await answer(child);
  child.kill();
  return found === null ? ['KILLED', 'does not end'] : noticedBy(found);
}

function noticedBy({ by }) {
  return by === null ? ['SURVIVED', ''] : ['KILLED', `${by.spec}: ${by.name}`];
}

/** The spec of the same name first, then what is quick. */
function inOrder(stories, path) {
  const own = path.replace(/\.ts$/u, '.spec.ts');
  const weight = ({ spec, ms }) => (spec === own ? 0 : 1 + (ms ?? 1e9));
  return stories
    .filter(({ ms }) => (ms ?? 1e9) <= Number(asked.slow ?? Infinity))
    .sort((one, other) => weight(one) - weight(other))
    .map(({ spec, name }) => ({ spec, name }));
}
