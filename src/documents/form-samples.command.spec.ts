import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMS } from '../../forms/index.js';
import { StartupError } from '../platform/startup-error.js';
import { formSamplesCommand } from './form-samples.command.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samples-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('every sample of every form is written as a PDF of its own, into a folder that is made for it', async () => {
  const made = join(folder, 'neu', '見本');
  const printed: string[] = [];
  expect(await formSamplesCommand([made], (line) => printed.push(line))).toBe(0);
  const wanted = Object.keys(FORMS).flatMap((id) =>
    ['short', 'long', 'extreme'].map((sample) => `${id}-${sample}.pdf`),
  );
  expect(readdirSync(made).toSorted()).toEqual(wanted.toSorted());
  for (const name of wanted) expect(readFileSync(join(made, name)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(printed).toHaveLength(wanted.length);
});

test('asked how it is called it says so, and what looks like an option makes no folder', async () => {
  const printed: string[] = [];
  expect(await formSamplesCommand(['--help'], (line) => printed.push(line))).toBe(0);
  expect(printed).toEqual([expect.stringContaining('使い方: npm run forms:samples -- <フォルダ>')]);
  for (const given of [['--hlep'], ['-h'], [join(folder, 'made'), '--all'], ['--help', folder]])
    await expect(formSamplesCommand(given)).rejects.toThrow(
      `${given.find((each) => each.startsWith('-'))} という指定はありません`,
    );
  expect(readdirSync(folder)).toEqual([]);
  expect(existsSync('--help') || existsSync('--hlep') || existsSync('-h')).toBe(false);
});

test('without a folder, or with one that cannot be made, it says how it is called', async () => {
  await expect(formSamplesCommand([])).rejects.toThrow(StartupError);
  await expect(formSamplesCommand([])).rejects.toThrow('使い方: npm run forms:samples -- <フォルダ>');
  writeFileSync(join(folder, 'file'), '');
  await expect(formSamplesCommand([join(folder, 'file', 'x')])).rejects.toThrow(/作れません/);
});
