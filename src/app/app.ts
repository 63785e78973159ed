import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiDescription } from '../api/docs/api-description.js';
import { AppModule } from './app.module.js';
import { useSecurityHeaders } from '../identity/security-headers.js';
import { useOfficeContact } from '../web/requests/office-contact.js';
import { UnsentPosts } from '../web/session/unsent-posts.js';
import { hasOurCookie, useSessions } from '../identity/session.js';
import { Config } from '../platform/config.js';
import { NestLog, requestLogger } from '../platform/logging.js';
import { LEAST_BYTES_PER_SECOND } from '../platform/pace.js';
import { LOGGER, type Runtime } from '../platform/platform.module.js';
import { useBodies } from '../platform/request-bodies.js';
import { keepReadings } from '../platform/request-readings.js';
import { refuseOddTarget } from '../platform/request-target.js';
import { endSlowReceiver } from '../platform/steady-answer.js';
import { sendAsset } from '../web/base/send-asset.js';
import { readRowIdsInAddress } from '../platform/row-id.js';

/** The whole application, configured and not yet listening: the same for the program, the tests and the commands. */
export async function createApp(runtime: Runtime): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(runtime), {
    logger: new NestLog(runtime.logger),
    abortOnError: false,
  });
  return configure(app);
}

/** How long the head of a request may take, and its body beyond what the largest file takes over the slowest line, in milliseconds. */
const HEADERS_MS = 30_000;
const BODY_MS = 100_000;

/** What every request passes before it reaches a controller. */
export function configure(app: NestExpressApplication): NestExpressApplication {
  app.disable('x-powered-by');
  // the reader of uploads ends earlier whoever sends next to nothing (src/platform/steady-body.ts)
  const server = app.getHttpServer();
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = BODY_MS + (app.get(Config).uploadLimitBytes / LEAST_BYTES_PER_SECOND) * 1000;
  app.set('trust proxy', app.get(Config).trustedProxies);
  app.use(requestLogger(app.get(LOGGER)));
  app.use(endSlowReceiver);
  app.use(refuseOddTarget, readRowIdsInAddress);
  useBodies(app, (request) => hasOurCookie(request, app.get(Config)));
  useSecurityHeaders(app);
  app.use('/assets', sendAsset);
  app.use(keepReadings);
  useSessions(app, (request) => app.get(UnsentPosts).keep(request));
  useOfficeContact(app);
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  app.get(ApiDescription).attach(app);
  return app;
}
