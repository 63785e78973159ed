/**
 * Writes docs/machines/*.md from the machines; with `--check` it writes nothing, lists the pages that are
 * stale and ends with 1. Run by `npm run diagrams`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { machinePage } from './procedure/diagram.js';
import { KINDS } from './procedure/terms/kinds.js';
import { DEFAULT_COUNCILS } from './procedure/machines/index.js';

const FOLDER = join('docs', 'machines');

const pages = KINDS.map((kind) => ({
  path: join(FOLDER, `${kind.toLowerCase().replace('_', '-')}.md`),
  text: machinePage(kind, DEFAULT_COUNCILS[kind]),
}));

/** @param args `--check` or nothing @returns exit code, 1 when a page is stale */
export async function diagramsCommand(args: string[]): Promise<number> {
  if (args.includes('--check')) {
    const stale = pages.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
    for (const { path } of stale) process.stderr.write(`Stale diagram: ${path} (run npm run diagrams)\n`);
    return stale.length === 0 ? 0 : 1;
  }
  mkdirSync(FOLDER, { recursive: true });
  for (const { path, text } of pages) writeFileSync(path, text);
  return 0;
}
