import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArgumentsHost, Catch, type ExceptionFilter, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { DestinationStream } from 'pino';
import { DataSource } from 'typeorm';
import { IdentityModule } from '../../src/identity/identity.module.js';
import { useSecurityHeaders } from '../../src/identity/security-headers.js';
import { useSessions } from '../../src/identity/session.js';
import { FixedClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Declined } from '../../src/platform/declined.js';
import { createLogger, NestLog, requestLogger } from '../../src/platform/logging.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { refuseOddTarget } from '../../src/platform/request-target.js';
import { readRowIdsInAddress } from '../../src/platform/row-id.js';
import { httpProblem, sendProblem } from '../../src/platform/problem-details.js';
import type { Actor } from '../../src/procedure/terms/actors.js';
import { sendAsset } from '../../src/web/base/send-asset.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** Some rooms of the application on the real ground: own database, own port, a clock that stands still. */
export interface PartialApp {
  app: NestExpressApplication;
  url: string;
  clock: FixedClock;
  dataSource: DataSource;
  database: TestDatabase;
  close(): Promise<void>;
}

export interface PartialAppOptions {
  rooms: ModuleMetadata;
  now?: string;
  env?: Record<string, string>;
  /** Stands in for signing in: whoever it returns is the actor of the request. */
  actor?: () => Actor | null;
  /** Gets the log lines; without it nothing is logged. */
  log?: DestinationStream;
}

/** What a room declines, answered as to a program: the pages of errors are a room above. */
@Catch(Declined)
class DeclinedFilter implements ExceptionFilter<Declined> {
  catch(error: Declined, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(http.getRequest<Request>(), http.getResponse<Response>(), httpProblem(error));
  }
}

export async function startPartialApp({
  rooms,
  now = '2026-12-04T09:00:00+09:00',
  env = {},
  actor,
  log,
}: PartialAppOptions): Promise<PartialApp> {
  @Module(rooms)
  class Rooms {}

  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-rooms-'));
  const config = loadConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    SEED_DEMO: 'false',
    LOG_LEVEL: log ? 'debug' : 'silent',
    ...env,
  });
  const clock = new FixedClock(now);
  const logger = createLogger(config.logLevel, log);
  const database = await createTestDatabase();
  const ground = PlatformModule.register({ config, clock, logger, databaseUrl: database.appUrl });
  const app = await NestFactory.create<NestExpressApplication>(
    { module: Rooms, imports: [ground, IdentityModule] },
    { logger: new NestLog(logger), abortOnError: false },
  );
  app.set('trust proxy', config.trustedProxies);
  app.use(requestLogger(logger));
  app.use(refuseOddTarget, readRowIdsInAddress);
  useSecurityHeaders(app);
  app.use('/assets', sendAsset);
  app.useGlobalFilters(new DeclinedFilter());
  useSessions(app);
  if (actor) {
    app.use((request: Request, _response: Response, next: NextFunction) => {
      request.actor = actor() ?? undefined;
      next();
    });
  }
  await app.listen(0, '127.0.0.1');
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, url: await app.getUrl(), clock, dataSource: app.get(DataSource), database, close };
}
