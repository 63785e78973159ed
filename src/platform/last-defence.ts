import type { Logger } from 'pino';

/**
 * From here on an error that nobody heard is logged and the program goes on (ADR 0017). What it was doing for a person was a
 * transaction, which is rolled back, or an answer, which the browser gives up; nothing of it stays in memory for others.
 * Every such line is a defect of the program: the load tests run without this and must pass.
 */
export function surviveUnheardErrors(logger: Logger): void {
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'a rejection that nobody heard'));
  process.on('uncaughtException', (error) => logger.error({ err: error }, 'an error that nobody heard'));
}
