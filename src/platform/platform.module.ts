import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { dataSourceOptions } from './database.js';
import { TemporaryFiles } from './temporary-files.js';

/** What the program was started with. Rooms inject `Config`, `Clock`, `DataSource` and the logger (`LOGGER`). */
export interface Runtime {
  config: Config;
  clock: Clock;
  logger: Logger;
  /** Connection URL with the runtime role's rights. */
  databaseUrl: string;
}

/** Injection token of the pino logger. */
export const LOGGER = Symbol('logger');

/** The ground every room stands on. Global: rooms need not import it. */
@Module({})
export class PlatformModule {
  static register({ config, clock, logger, databaseUrl }: Runtime): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      // Each room names its own entities with TypeOrmModule.forFeature.
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(databaseUrl), autoLoadEntities: true, retryAttempts: 1 })],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: LOGGER, useValue: logger },
        TemporaryFiles,
      ],
      exports: [Config, Clock, LOGGER, TemporaryFiles],
    };
  }
}
