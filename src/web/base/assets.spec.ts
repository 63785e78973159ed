import { createHash } from 'node:crypto';
import { ASSETS_PATH, assetUrl, findAsset, type AssetName } from './assets.js';

const NAMES: AssetName[] = ['app.css', 'print.css', 'app.js', 'htmx.js', 'favicon.svg'];

const fileName = (name: AssetName) => assetUrl(name).slice(ASSETS_PATH.length + 1);
const text = (name: AssetName) => findAsset(fileName(name))!.body.toString('utf8');

test.each(NAMES)('%s is served for ever under an address made from its content', (name) => {
  const asset = findAsset(fileName(name))!;
  const hash = createHash('sha256').update(asset.body).digest('hex');
  expect(hash).toContain(fileName(name).split('.')[1]);
  expect(asset.headers['Cache-Control']).toContain('immutable');
});

test.each(['app.css', 'app.000000000000.css', '../assets.ts', '..%2fpage.tsx', ''])('%j is not served', (name) => {
  expect(findAsset(name)).toBeUndefined();
});

test('the tokens come before our own styles, and our font list wins', () => {
  const css = text('app.css');
  expect(css).toContain('--color-primitive-blue-900');
  expect(css.lastIndexOf('--font-family-sans:')).toBeGreaterThan(css.indexOf('--font-weight-400:'));
});

test('nothing is fetched from anywhere', () => {
  for (const name of ['app.css', 'print.css', 'app.js'] as const)
    expect(text(name)).not.toMatch(/https?:|url\(|@import/);
});

test('styles name only tokens that exist', () => {
  const css = text('app.css') + text('print.css');
  const defined = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  expect([...used].filter((name) => !defined.has(name))).toEqual([]);
});
