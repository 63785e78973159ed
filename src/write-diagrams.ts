/**
 * Writes docs/machines/*.md from the machines; with `--check` it writes nothing, lists the pages that are
 * stale and ends with 1. Run by `npm run diagrams`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { machinePage } from './procedure/diagram.js';
import { KINDS } from './procedure/kinds.js';
import { DEFAULT_COUNCILS } from './procedure/machines/index.js';

const FOLDER = join('docs', 'machines');

const pages = KINDS.map((kind) => ({
  path: join(FOLDER, `${kind.toLowerCase().replace('_', '-')}.md`),
  text: machinePage(kind, DEFAULT_COUNCILS[kind]),
}));

if (process.argv.includes('--check')) {
  const stale = pages.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  for (const { path } of stale) process.stderr.write(`Stale diagram: ${path} (run npm run diagrams)\n`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync(FOLDER, { recursive: true });
  for (const { path, text } of pages) writeFileSync(path, text);
}
