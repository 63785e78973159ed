import { Controller, Get, HttpCode, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Access } from '../identity/access.js';
import { migrations } from '../platform/migrations/index.js';
import { appliedMigrations } from '../platform/prepare-database.js';

/** For process supervisors and load balancers; tells nothing about the data. */
@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Get('healthz')
  @Access('public')
  @HttpCode(200)
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * The database answers and its schema is the one this program was written for.
   * @throws ServiceUnavailableException (503) otherwise
   */
  @Get('readyz')
  @Access('public')
  @HttpCode(200)
  async ready(): Promise<{ status: 'ok' }> {
    const applied = await this.applied();
    if (!applied) throw new ServiceUnavailableException('database does not answer');
    if (migrations.some((migration) => !applied.includes(migration.name)))
      throw new ServiceUnavailableException('migrations are missing');
    return { status: 'ok' };
  }

  private async applied(): Promise<string[] | undefined> {
    try {
      return await appliedMigrations((sql) => this.dataSource.query(sql));
    } catch {
      return undefined;
    }
  }
}
