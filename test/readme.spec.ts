/** What README.md and the pages in docs say of commands, variables, files and logins is so. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../src/platform/config.js';
import { projectRoot } from '../src/platform/project-root.js';
import { readSeedJson } from '../src/platform/seed-files.js';

/** The pages of a folder, as paths from the root of the project. */
const pagesOf = (folder: string) =>
  readdirSync(join(projectRoot(), folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const PAGES = ['README.md', ...pagesOf('docs'), ...pagesOf('docs/operations'), ...pagesOf('docs/adr')];
const text = (page: string) => readFileSync(join(projectRoot(), page), 'utf8');
const readme = text('README.md');

const all = (source: string, pattern: RegExp): string[] => [...source.matchAll(pattern)].map((match) => match[1]!);
/** What stands in backticks within a line. */
const inlineCode = (source: string) => all(source, /`([^`\n]+)`/g);
/** Every file and folder that a page may name, as paths from the root of the project. */
const FILES = ['src', 'forms', 'seeds', 'docs', 'test'].flatMap((folder) => [
  folder,
  ...readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
]);
const ROOMS = readdirSync(join(projectRoot(), 'src'), { withFileTypes: true }).filter((room) => room.isDirectory());
/** A path from the root or from `src`, and any name of a source file, alone or with its folders. */
const NAMES_A_FILE = new RegExp(
  `^((src|forms|seeds|docs|test|${ROOMS.map(({ name }) => name).join('|')})/[\\w./-]*|[\\w./-]+\\.tsx?)$`,
);

describe.each(PAGES)('%s', (page) => {
  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const named = all(text(page), /npm run (?:--silent )?([a-z][\w:-]*)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('leads only to files that exist', () => {
    const targets = [...all(text(page), /\]\(([^)#]+)\)/g), ...all(text(page), /src="([^"]+)"/g)].filter(
      (target) => !/^https?:/.test(target),
    );
    expect(targets.filter((target) => !existsSync(join(projectRoot(), dirname(page), target)))).toEqual([]);
  });

  it('names only folders and files that exist', () => {
    const named = inlineCode(text(page)).filter((code) => NAMES_A_FILE.test(code));
    const exists = (path: string) =>
      existsSync(join(projectRoot(), path)) || FILES.some((file) => file.endsWith(`/${path.replace(/\/$/, '')}`));
    expect(named.filter((path) => !exists(path))).toEqual([]);
  });
});

describe('the table of environment variables', () => {
  const secret = { SESSION_SECRET: 'x'.repeat(32) }; // or the configuration would make one in the data folder
  const rows = all(readme, /^(\| `[A-Z_]+` \|.*)$/gm).map((row) => {
    const [, name = '', fallback = ''] = row.split('|').map((cell) => cell.trim());
    return { name: name.replaceAll('`', ''), fallback: /^`([^`]+)`$/.exec(fallback)?.[1] };
  });

  it('lists exactly those that are read', () => {
    const read = new Set<string>();
    const env: NodeJS.ProcessEnv = { ...secret };
    loadConfig(
      new Proxy(env, {
        get: (target, name) => (typeof name === 'string' ? (read.add(name), target[name]) : undefined),
      }),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...read].sort());
  });

  it('tells the defaults', () => {
    const told: NodeJS.ProcessEnv = Object.fromEntries(rows.map(({ name, fallback }) => [name, fallback]));
    expect(told).toMatchObject({ PORT: '3000', LOG_LEVEL: 'info' });
    expect(loadConfig({ ...told, ...secret })).toEqual(loadConfig(secret));
  });
});

it('names only people of the demo, and one of each role', () => {
  const { accounts } = readSeedJson('demo/accounts.json') as { accounts: { login: string; role: string }[] };
  const named = inlineCode(readme).filter((code) => /^(ken|hc|h|kinkai)-[a-z]+$|^kanri$/.test(code));
  expect(named.filter((login) => !accounts.some((account) => account.login === login))).toEqual([]);
  const roles = (people: { role: string }[]) => [...new Set(people.map(({ role }) => role))].sort();
  expect(roles(accounts.filter(({ login }) => named.includes(login)))).toEqual(roles(accounts));
});

it('lists every decision record once, under a number of its own', () => {
  const records = readdirSync(join(projectRoot(), 'docs/adr'))
    .filter((name) => name !== 'README.md')
    .sort();
  expect(all(text('docs/adr/README.md'), /^\| \[\d{4}\]\(([^)]+)\)/gm)).toEqual(records);
  expect(new Set(records.map((name) => name.slice(0, 4))).size).toBe(records.length);
});
