import { DataSource } from 'typeorm';
import { EVIDENCE } from './evidence.js';
import { appendedSince, changedSinceNoted, type Noted, type Queries, verifyRecord } from '../record/verify.js';
import { loadConfig } from '../platform/config.js';
import { dataSourceOptions, NO_LIMITS } from '../platform/database.js';
import { createLogger } from '../platform/logging.js';
import { openUnprepared, unreadable } from '../platform/prepare-database.js';
import { StartupError } from '../platform/startup-error.js';

/**
 * `npm run audit:verify`: checks the record of the configured database and every row that it names.
 * @param args `--noted <position>:<hash>`: the end of the record as it was noted before
 * @returns exit code, 1 when something does not fit
 * @throws StartupError for other arguments
 */
export async function auditCommand(args: string[]): Promise<number> {
  const noted = notedOf(args);
  const config = loadConfig(process.env);
  const database = await openUnprepared(config, createLogger('warn'));
  const dataSource = new DataSource(dataSourceOptions(database.url, [], NO_LIMITS));
  try {
    await dataSource.initialize().catch((error: unknown) => Promise.reject(unreadable(error)));
    return (await auditReport(dataSource, (line) => console.log(line), noted)) ? 0 : 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  }
}

function notedOf(args: readonly string[]): Noted | null {
  const [option, value = '', ...others] = args;
  if (option === undefined) return null;
  const [, position, hash = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(value) ?? [];
  if (option !== '--noted' || position === undefined || others.length > 0)
    throw new StartupError(
      '控えておいた「末尾の記録」と比べるときは、--noted 位置:値 と指定してください（例: --noted 755:1ae3497e…。値は64文字です）。',
    );
  return { position: Number(position), hash };
}

/**
 * Prints what was checked and every problem, one on a line.
 * @param noted the end of the record as it was noted before
 * @returns whether everything fits
 */
export async function auditReport(
  dataSource: DataSource,
  print: (line: string) => void,
  noted: Noted | null = null,
): Promise<boolean> {
  let since: Awaited<ReturnType<typeof appendedSince>> = [];
  const ofNoted = async (manager: Queries) => {
    if (noted === null) return [];
    since = await appendedSince(manager, noted);
    return changedSinceNoted(manager, noted);
  };
  const checks = [...EVIDENCE.checks, ofNoted];
  const { entries, rows, head, problems } = await verifyRecord(dataSource, { ...EVIDENCE, checks });
  const compared = Object.entries(rows).filter(([, count]) => count > 0);
  print(`確かめたもの: 経過 ${entries}件、${compared.map(([called, count]) => `${called} ${count}件`).join('、')}`);
  print(`末尾の記録（位置と値を、別の場所に控えてください）: ${head.position}:${head.hash}`);
  if (noted !== null) {
    const told = since.map(({ kind, count }) => `${kind} ${count}件`).join('、');
    print(`控え ${noted.position} のあとに加わった経過: ${told || 'ありません'}`);
  }
  for (const problem of problems) print(problem);
  print(problems.length === 0 ? '改変や欠落は見つかりませんでした。' : `${problems.length}件の問題があります。`);
  return problems.length === 0;
}
