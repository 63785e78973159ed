import type { NestExpressApplication } from '@nestjs/platform-express';
import { demoLoginTable } from './demo/login-table.js';
import { DemoAccounts } from './identity/demo-accounts.js';
import { JobWorker } from './jobs/job-worker.js';
import { SystemClock } from './platform/clock.js';
import { loadConfig, type Config } from './platform/config.js';
import { surviveUnheardErrors } from './platform/last-defence.js';
import { createLogger } from './platform/logging.js';
import type { Runtime } from './platform/platform.module.js';
import { openDatabase, type OpenDatabase } from './platform/prepare-database.js';
import { runProgram, StartupError } from './platform/startup-error.js';

/** How long requests under way may take to finish after SIGTERM. */
const STOP_LIMIT_MS = 10_000;

await runProgram(async () => {
  const config = loadConfig(process.env);
  const logger = createLogger(config.logLevel);
  const application = import('./app/app.js'); // read while the database starts: each takes half a second of its own
  const database = await openDatabase(config, logger);
  try {
    const { createApp } = await application;
    const runtime = { config, clock: new SystemClock(), logger, databaseUrl: database.url };
    const training = config.seedDemo && (await prepareTraining(runtime));
    const app = await createApp(runtime);
    await listen(app, config);
    // Too many connections for this process: some are refused, the others are answered.
    app
      .getHttpServer()
      .on('error', (error: Error) => logger.error({ err: error }, 'a connection could not be accepted'));
    surviveUnheardErrors(logger);
    app.get(JobWorker).start();
    stopOnSignal(app, database);
    console.log(`\n指定ワークフローを起動しました: ${await app.getUrl()}\n停止するには Ctrl-C を押してください。`);
    if (training) console.log(`\n${demoLoginTable(app.get(DemoAccounts).logins())}`);
  } catch (error) {
    await database.close();
    throw error;
  }
});

/**
 * Loads the demo data at the first start.
 * @returns whether the installation is one for training
 */
async function prepareTraining(runtime: Runtime): Promise<boolean> {
  const { loadDemo } = await import('./demo/load-demo.js');
  let said = 0;
  const outcome = await loadDemo(runtime, (part) => {
    if (said === 0) console.log('研修用のデータを作成しています（最初の起動のときだけ行います）。');
    const tenths = Math.floor(part * 10);
    if (tenths > said) console.log(`  ${tenths * 10}%`);
    said = Math.max(said, tenths, 0.1);
  });
  if (outcome === 'foreign')
    console.log('利用者が登録されているデータベースのため、研修用のデータは読み込みませんでした。');
  return outcome !== 'foreign';
}

async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new StartupError(
        `ポート ${config.port} は別のプログラムが使っています。PORT で別の番号を指定してください（例: PORT=3001 npm start）。`,
      );
    if (code === 'EACCES')
      throw new StartupError(
        `ポート ${config.port} を開く権限がありません。PORT で 1024 以上の番号を指定してください。`,
      );
    if (code === 'EADDRNOTAVAIL')
      throw new StartupError(`アドレス ${config.host} はこの機械にありません。HOST を確かめてください。`);
    throw error;
  }
}

/** First signal: requests under way finish, then the pool closes, then PostgreSQL stops. Second signal: out at once. */
function stopOnSignal(app: NestExpressApplication, database: OpenDatabase): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => app.getHttpServer().closeAllConnections(), STOP_LIMIT_MS).unref();
    void runProgram(async () => {
      try {
        await app.close();
      } finally {
        await database.close();
      }
      process.exit(0);
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
