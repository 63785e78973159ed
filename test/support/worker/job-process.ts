import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IssuingModule } from '../../../src/issuing/issuing.module.js';
import { JobWorker } from '../../../src/jobs/job-worker.js';
import { FixedClock } from '../../../src/platform/clock.js';
import { loadConfig } from '../../../src/platform/config.js';
import { createLogger, NestLog } from '../../../src/platform/logging.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';

/** The rooms up to `issuing` on the database that the environment names, whose worker looks for jobs. */
export async function startJobProcess(): Promise<void> {
  const { JOB_DATABASE = '', JOB_NOW = '' } = process.env;
  const config = loadConfig({
    DATA_DIR: mkdtempSync(join(tmpdir(), 'shitei-job-')),
    PORT: '0',
    SEED_DEMO: 'false',
    LOG_LEVEL: 'silent',
  });
  const logger = createLogger('silent');

  @Module({
    imports: [
      PlatformModule.register({ config, clock: new FixedClock(JOB_NOW), logger, databaseUrl: JOB_DATABASE }),
      IssuingModule,
    ],
  })
  class Rooms {}

  const app = await NestFactory.createApplicationContext(Rooms, { logger: new NestLog(logger), abortOnError: false });
  app.get(JobWorker).start();
}
