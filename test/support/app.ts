import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app/app.js';
import { FixedClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { createLogger } from '../../src/platform/logging.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** The real application on a port of its own, with a database of its own and a clock that stands still. */
export interface TestApp {
  app: NestExpressApplication;
  /** Address without a slash at its end, e.g. 'http://127.0.0.1:40123'. */
  url: string;
  clock: FixedClock;
  database: TestDatabase;
  /** The program's own connections, with the runtime role's rights. */
  dataSource: DataSource;
  close(): Promise<void>;
}

/**
 * Boots the application as the program does.
 * @param now the instant the clock shows at first
 * @param env further environment variables of the configuration, e.g. `{ UPLOAD_LIMIT_MB: '1' }`
 */
export async function startTestApp({
  now = '2026-12-04T09:00:00+09:00',
  env = {},
}: { now?: string; env?: Record<string, string> } = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-app-'));
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'false', LOG_LEVEL: 'silent', ...env });
  const clock = new FixedClock(now);
  const database = await createTestDatabase();
  const app = await createApp({ config, clock, logger: createLogger(config.logLevel), databaseUrl: database.appUrl });
  await app.listen(config.port, config.host);
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, url: await app.getUrl(), clock, database, dataSource: app.get(DataSource), close };
}
