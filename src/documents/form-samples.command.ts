import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyForm, FORMS, type FormId } from '../../forms/index.js';
import { StartupError } from '../platform/startup-error.js';
import { FormRenderer } from './form-renderer.js';

const USAGE = `使い方: npm run forms:samples -- <フォルダ>
  フォルダ  すべての様式の見本（短い例・長い例・極端な例）をPDFで書き出す先。なければ作ります。
例: npm run forms:samples -- /tmp/samples`;

/** The samples are fictional, and so is the day on which they were issued: the same samples give the same bytes. */
const ISSUED_AT = new Date('2026-12-04T01:00:00Z');

/**
 * `npm run forms:samples -- <folder>`: writes every sample of every form as `<form>-<sample>.pdf`, drawn as it would be issued.
 * `--help` prints how it is called; what begins with a hyphen is no folder.
 * @returns exit code 0
 */
export async function formSamplesCommand(
  [folder = '', ...more]: string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  if (folder === '--help' && more.length === 0) {
    print(USAGE);
    return 0;
  }
  const unknown = [folder, ...more].find((argument) => argument.startsWith('-'));
  if (unknown !== undefined) throw new StartupError(`${unknown} という指定はありません。\n${USAGE}`);
  if (folder === '' || more.length > 0) throw new StartupError(USAGE);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartupError(`フォルダ ${folder} を作れません（${(error as Error).message}）。\n${USAGE}`);
  }
  const renderer = new FormRenderer();
  try {
    for (const id of Object.keys(FORMS) as FormId[]) {
      for (const line of await writeSamples(renderer, id, folder)) print(line);
    }
  } finally {
    await renderer.close();
  }
  return 0;
}

/** @returns a line for each file */
async function writeSamples(renderer: FormRenderer, id: FormId, folder: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [sample, input] of Object.entries(anyForm(id).samples)) {
    const { bytes } = await renderer.render(
      id,
      input as never,
      { preview: false, issuedAt: ISSUED_AT },
      { person: 'form-samples' },
    );
    const name = `${id}-${sample}.pdf`;
    writeFileSync(join(folder, name), bytes);
    lines.push(`${name}  ${bytes.length.toLocaleString('ja-JP')}バイト`);
  }
  return lines;
}
