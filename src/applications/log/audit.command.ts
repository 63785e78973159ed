import { DataSource } from 'typeorm';
import { verifyStore } from '../../audit/verify.js';
import { loadConfig } from '../../platform/config.js';
import { dataSourceOptions, NO_LIMITS } from '../../platform/database.js';
import { createLogger } from '../../platform/logging.js';
import { openDatabase } from '../../platform/prepare-database.js';
import { paperProblems } from './paper-check.js';
import { replayProblems } from './replay-check.js';

/**
 * `npm run audit:verify`: checks the log, the cases and the files of the configured database.
 * @returns exit code, 1 when something does not fit
 */
export async function auditCommand(): Promise<number> {
  const config = loadConfig(process.env);
  const database = await openDatabase(config, createLogger('warn'));
  const dataSource = new DataSource(dataSourceOptions(database.url, [], NO_LIMITS));
  try {
    await dataSource.initialize();
    return (await auditReport(dataSource, (line) => console.log(line))) ? 0 : 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  }
}

/** Prints what was checked and every problem, one on a line. @returns whether everything fits */
export async function auditReport(dataSource: DataSource, print: (line: string) => void): Promise<boolean> {
  const { events, cases, files, head, problems } = await verifyStore(dataSource);
  const found = [
    ...problems,
    ...(await paperProblems(dataSource.manager)),
    ...(await replayProblems(dataSource.manager)),
  ];
  print(`確かめたもの: 経過 ${events}件、申請 ${cases}件、文書 ${files}件`);
  print(`末尾の記録（別の場所に控えてください）: ${head.position} ${head.hash}`);
  for (const problem of found) print(problem);
  print(found.length === 0 ? '改変や欠落は見つかりませんでした。' : `${found.length}件の問題があります。`);
  return found.length === 0;
}
