import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './app.js';
import { SystemClock } from './platform/clock.js';
import { loadConfig, type Config } from './platform/config.js';
import { createLogger } from './platform/logging.js';
import { openDatabase, type OpenDatabase } from './platform/prepare-database.js';
import { runProgram, StartupError } from './platform/startup-error.js';

/** How long requests under way may take to finish after SIGTERM. */
const STOP_LIMIT_MS = 10_000;

await runProgram(async () => {
  const config = loadConfig(process.env);
  const logger = createLogger(config.logLevel);
  const database = await openDatabase(config, logger);
  try {
    const app = await createApp({ config, clock: new SystemClock(), logger, databaseUrl: database.url });
    await listen(app, config);
    stopOnSignal(app, database);
    console.log(`\n指定ワークフローを起動しました: ${await app.getUrl()}\n停止するには Ctrl-C を押してください。`);
  } catch (error) {
    await database.close();
    throw error;
  }
});

async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') throw new StartupError(`ポート ${config.port} は別のプログラムが使っています。PORT で別の番号を指定してください（例: PORT=3001 npm start）。`);
    if (code === 'EACCES') throw new StartupError(`ポート ${config.port} を開く権限がありません。PORT で 1024 以上の番号を指定してください。`);
    if (code === 'EADDRNOTAVAIL') throw new StartupError(`アドレス ${config.host} はこの機械にありません。HOST を確かめてください。`);
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
      await app.close();
      await database.close();
      process.exit(0);
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
