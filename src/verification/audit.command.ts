import { DataSource } from 'typeorm';
import { EVIDENCE } from './evidence.js';
import { verifyRecord } from '../record/verify.js';
import { loadConfig } from '../platform/config.js';
import { dataSourceOptions, NO_LIMITS } from '../platform/database.js';
import { createLogger } from '../platform/logging.js';
import { openUnprepared, unreadable } from '../platform/prepare-database.js';

/**
 * `npm run audit:verify`: checks the record of the configured database and every row that it names.
 * @returns exit code, 1 when something does not fit
 */
export async function auditCommand(): Promise<number> {
  const config = loadConfig(process.env);
  const database = await openUnprepared(config, createLogger('warn'));
  const dataSource = new DataSource(dataSourceOptions(database.url, [], NO_LIMITS));
  try {
    await dataSource.initialize().catch((error: unknown) => Promise.reject(unreadable(error)));
    return (await auditReport(dataSource, (line) => console.log(line))) ? 0 : 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  }
}

/** Prints what was checked and every problem, one on a line. @returns whether everything fits */
export async function auditReport(dataSource: DataSource, print: (line: string) => void): Promise<boolean> {
  const { entries, rows, head, problems } = await verifyRecord(dataSource, EVIDENCE);
  const compared = Object.entries(rows).filter(([, count]) => count > 0);
  print(`確かめたもの: 経過 ${entries}件、${compared.map(([called, count]) => `${called} ${count}件`).join('、')}`);
  print(`末尾の記録（別の場所に控えてください）: ${head.position} ${head.hash}`);
  for (const problem of problems) print(problem);
  print(problems.length === 0 ? '改変や欠落は見つかりませんでした。' : `${problems.length}件の問題があります。`);
  return problems.length === 0;
}
