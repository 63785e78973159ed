import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCells } from './csv.js';
import { projectRoot } from './project-root.js';
import { StartupError } from './startup-error.js';

/**
 * A JSON file under seeds/.
 * @param path below seeds/, e.g. 'hokkaido/closed-days.json'
 * @throws StartupError when it is missing or not JSON
 */
export function readSeedJson(path: string): unknown {
  const text = readSeed(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StartupError(`seeds/${path} を JSON として読めないため起動できません（${(error as Error).message}）。`);
  }
}

/**
 * A CSV file under seeds/ (RFC 4180, UTF-8), one record for each row after the header.
 * @throws StartupError when it is missing or a row has not as many values as the header
 */
export function readSeedCsv(path: string): Record<string, string>[] {
  const [header = [], ...rows] = readCells(readSeed(path)).filter((row) => row.some((cell) => cell !== ''));
  return rows.map((row, index) => {
    if (row.length !== header.length)
      throw new StartupError(`seeds/${path} の${index + 2}行目は列の数が見出しと合わないため起動できません。`);
    return Object.fromEntries(header.map((name, column) => [name, row[column]!]));
  });
}

function readSeed(path: string): string {
  try {
    return readFileSync(join(projectRoot(), 'seeds', path), 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new StartupError(
      `seeds/${path} を読めないため起動できません。ファイルがあるか、設定 PREFECTURE が正しいかを確かめてください。`,
    );
  }
}
