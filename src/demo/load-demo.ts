import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { AppModule } from '../app/app.module.js';
import { DemoAccounts } from '../identity/demo-accounts.js';
import { AccountService } from '../identity/account.service.js';
import { FixedClock } from '../platform/clock.js';
import { withClient } from '../platform/database-roles.js';
import { NestLog } from '../platform/logging.js';
import type { Runtime } from '../platform/platform.module.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { DemoInstitutions } from '../registry/demo-institutions.js';
import { ENTRY_KEYS } from '../record/read-entries.js';
import { RegistryService } from '../registry/registry.service.js';
import { DEMO_COMPLETE, DEMO_KEY, DemoStory } from './demo-story.js';

/** Held while one program loads, so that a second one waits and then finds the demo complete. */
const DEMO_LOCK = 0x44454d4f;

/** `foreign`: the installation has people of its own, so nothing was loaded. */
export type DemoOutcome = 'loaded' | 'present' | 'foreign';

/**
 * Loads the fictional hospitals, people and cases, dated back from today, unless they are there. A load that was
 * interrupted goes on with the day it began with. It starts an application of its own with a clock in the past, so the
 * program calls it before it starts its own.
 * @param progress told the part that is done, 0 to 1; not called when there is nothing to do
 */
export async function loadDemo(runtime: Runtime, progress: (part: number) => void): Promise<DemoOutcome> {
  return await withClient(runtime.databaseUrl, async (holder) => {
    await holder.query('SELECT pg_advisory_lock($1)', [DEMO_LOCK]); // until it disconnects
    const earlier = await earlierLoad(holder);
    if (earlier?.complete) return 'present';
    return await load(runtime, earlier?.anchor ?? null, progress);
  });
}

async function load(runtime: Runtime, begunOn: IsoDate | null, progress: (part: number) => void): Promise<DemoOutcome> {
  const clock = new FixedClock(runtime.clock.now().toISOString());
  const databaseUrl =
    runtime.config.database.kind === 'embedded' ? withoutWaitingForDisk(runtime.databaseUrl) : runtime.databaseUrl;
  const app = await NestFactory.createApplicationContext(AppModule.register({ ...runtime, clock, databaseUrl }), {
    logger: new NestLog(runtime.logger),
    abortOnError: false,
  });
  try {
    const logins = new Set((await app.get(AccountService).list()).map(({ login }) => login));
    if (
      logins.size > 0 &&
      !app
        .get(DemoAccounts)
        .logins()
        .every(({ login }) => logins.has(login))
    )
      return 'foreign';
    const institutionIds = await app.get(DemoInstitutions).load();
    await app.get(DemoAccounts).load(institutionIds);
    const anchor = begunOn ?? (await anchorFor(app.get(RegistryService), runtime.clock.today()));
    await new DemoStory(app, clock, anchor).play(institutionIds, progress);
    return 'loaded';
  } finally {
    await app.close();
  }
}

/** A thousand commits in a row: what a power cut takes with it is played again at the next start. */
function withoutWaitingForDisk(url: string): string {
  const address = new URL(url);
  const options = address.searchParams.get('options') ?? '';
  address.searchParams.set('options', `${options} -c synchronous_commit=off`.trim());
  return address.toString().replace(/\+/g, '%20');
}

/**
 * Today, but not later than the last intake round: an installation that is set up after the demo rounds shows the same
 * story as it stood then.
 */
async function anchorFor(registry: RegistryService, today: IsoDate): Promise<IsoDate> {
  const [last] = (await registry.rounds())
    .map(({ applicationDeadline }) => applicationDeadline)
    .sort()
    .reverse();
  return last !== undefined && last < today ? last : today;
}

/** What the keys of the demo's commands say: the day an earlier load began with, and whether it came to its end. */
async function earlierLoad(client: pg.Client): Promise<{ anchor: IsoDate; complete: boolean } | null> {
  const { rows } = await client.query<{ anchor: IsoDate; complete: boolean }>(
    `SELECT split_part(idempotency_key, ':', 2) AS anchor, split_part(idempotency_key, ':', 3) = $2 AS complete
     FROM ${ENTRY_KEYS} entry WHERE idempotency_key LIKE $1 ORDER BY complete DESC LIMIT 1`,
    [`${DEMO_KEY}:%`, DEMO_COMPLETE],
  );
  return rows[0] ?? null;
}
