/**
 * The static files of the pages: a fixed table of names, each served under an address that contains a hash of its content,
 * so that a browser may keep it for ever. Nothing outside the table can be read through a URL.
 *
 * The files are read once, at import, from the source tree (`src/web/assets`) and from npm packages; the build copies nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Under which path the files are served. */
export const ASSETS_PATH = '/assets';

/** What a route needs to answer a request for a static file. */
export interface Asset {
  body: Buffer;
  headers: { 'Content-Type': string; 'Cache-Control': string; 'X-Content-Type-Options': string };
}

/** Nearest folder upwards that holds a package.json: the same from src (tests) and from dist (the built program). */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json above the program: the asset files cannot be found.');
    folder = parent;
  }
  return folder;
}

const ownFile = (name: string) => join(projectRoot(), 'src', 'web', 'assets', name);
const packageFile = (name: string) => createRequire(import.meta.url).resolve(name);

/** Parts of app.css in the order of the cascade. */
const STYLES = [
  'base',
  'layout',
  'text',
  'buttons',
  'forms',
  'status',
  'tables',
  'case',
  'action',
  'panels',
  'schedule',
  'lists',
  'hospital',
  'health-centre',
  'documents',
];

const SOURCES = {
  'app.css': [
    packageFile('@digital-go-jp/design-tokens/dist/tokens.css'),
    ...STYLES.map((part) => ownFile(`styles/${part}.css`)),
  ],
  'print.css': [ownFile('print.css')],
  'app.js': [ownFile('app.js')],
  'htmx.js': [packageFile('htmx.org/dist/htmx.min.js')],
  'favicon.svg': [ownFile('favicon.svg')],
} satisfies Record<string, string[]>;

export type AssetName = keyof typeof SOURCES;

const CONTENT_TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const servedNames = new Map<string, string>();
const served = new Map<string, Asset>();

for (const [name, files] of Object.entries(SOURCES)) {
  const body = Buffer.concat(files.map((file) => readFileSync(file)));
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const [stem = '', extension = ''] = name.split('.');
  const servedName = `${stem}.${hash}.${extension}`;
  servedNames.set(name, servedName);
  served.set(servedName, {
    body,
    headers: {
      'Content-Type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The address of a static file: assetUrl('app.css') → '/assets/app.3f9c….css'. */
export function assetUrl(name: AssetName): string {
  return `${ASSETS_PATH}/${servedNames.get(name) ?? name}`;
}

/** The file behind the last part of such an address, or undefined for any other name (answer 404). */
export function findAsset(fileName: string): Asset | undefined {
  return served.get(fileName);
}
