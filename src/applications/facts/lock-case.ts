import { isUUID } from 'class-validator';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { caseScope } from '../../identity/access-scope.js';
import { preparedQuery } from '../../platform/prepared-query.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { LogEntry } from '../log/case-log.js';
import { Application } from '../entities/application.js';
import { CaseNotFound } from '../entities/errors.js';

/**
 * Reads and locks the rows of these cases, in the order of their ids for everybody, so that two pieces of work on the same cases never wait for
 * each other.
 * @returns in that order
 * @throws CaseNotFound also where the actor may not know of one of them, and where one is named twice
 */
export async function lockCases(tx: EntityManager, actor: Actor, caseIds: readonly string[]): Promise<Application[]> {
  const rows = await lockedRows<Application>(tx, actor, caseIds, {
    name: 'lock-cases',
    which: 'a.id = ANY (:wanted) ORDER BY a.id',
    wanted: caseIds,
    columns: columnsOf(tx, 'a'),
    params: {},
  });
  if (rows.length < caseIds.length) throw new CaseNotFound();
  return rows.map((row) => applicationOf(tx, row));
}

/**
 * Reads and locks the row of one case with more columns, which say how things stood when the statement began: it may have waited for the lock since.
 * @param more columns by name, as SQL about the row `a`, with TypeORM's named parameters; `name` is that of the statement
 */
export async function lockCaseWith<Name extends string>(
  tx: EntityManager,
  actor: Actor,
  caseId: string,
  more: { name: string; columns: Readonly<Record<Name, string>>; params: Readonly<Record<string, unknown>> },
): Promise<{ application: Application; more: Record<Name, unknown> }> {
  const names = Object.keys(more.columns) as Name[];
  const columns = [columnsOf(tx, 'a'), ...names.map((name) => `${more.columns[name]} AS "${name}"`)].join(', ');
  const [row] = await lockedRows<Application & Record<Name, unknown>>(tx, actor, [caseId], {
    ...more,
    which: 'a.id = :wanted',
    wanted: caseId,
    columns,
  });
  if (!row) throw new CaseNotFound();
  return { application: applicationOf(tx, row), more: row };
}

/** Written once for each role, so that PostgreSQL keeps its plan. @throws CaseNotFound for what is no id */
async function lockedRows<Row extends Application>(
  tx: EntityManager,
  actor: Actor,
  caseIds: readonly string[],
  {
    name,
    which,
    wanted,
    columns,
    params,
  }: {
    name: string;
    which: string;
    wanted: string | readonly string[];
    columns: string;
    params: Readonly<Record<string, unknown>>;
  },
): Promise<Row[]> {
  if (!caseIds.every((id) => isUUID(id))) throw new CaseNotFound();
  const scope = caseScope(actor, 'a');
  const named = `SELECT ${columns} FROM application a WHERE (${scope.where}) AND ${which} FOR UPDATE OF a`;
  const [text, values] = tx.connection.driver.escapeQueryWithParameters(named, { ...scope.params, ...params, wanted });
  return preparedQuery<Row>(tx, `${name}-${actor.role}`, text, values as unknown[]);
}

function applicationOf(tx: EntityManager, row: Application): Application {
  const application = new Application();
  for (const { property } of applicationColumns(tx)) Object.assign(application, { [property]: row[property] });
  return application;
}

/** Reads the row of a case as it stands. @throws CaseNotFound as `lockCase` */
export async function readCase(manager: EntityManager, actor: Actor, caseId: string): Promise<Application> {
  const application = isUUID(caseId)
    ? await visibleCases(manager, actor).andWhere('a.id = :caseId', { caseId }).getOne()
    : null;
  if (!application) throw new CaseNotFound();
  return application;
}

/**
 * Writes what has changed since the row was locked. Only that: writing the content, up to a megabyte, with every event would cost more than
 * the event.
 * @param before the row as it was locked
 */
export async function saveCase(tx: EntityManager, application: Application, before: Application): Promise<void> {
  const columns = applicationColumns(tx);
  const changed = columns.filter(({ property }) => application[property] !== before[property]);
  const sets = changed.map(({ column }, index) => `${column} = $${index + 2}`).join(', ');
  const text = `UPDATE application SET ${sets} WHERE id = $1`;
  const which = columns.reduce((bits, each, place) => bits + (changed.includes(each) ? 2 ** place : 0), 0); // a name holds 63 letters
  await preparedQuery(tx, `save-case-${which}`, text, [
    application.id,
    ...changed.map(({ property }) => application[property]),
  ]);
}

/** Raises the versions of locked cases for entries that leave their states as they are. */
export async function raiseVersions(
  tx: EntityManager,
  entries: readonly (Pick<LogEntry, 'applicationId' | 'seq' | 'event'> & Pick<Application, 'task'>)[],
  now: Date,
): Promise<void> {
  const text = `UPDATE application SET lock_version = raised.seq, last_event = raised.type, task = raised.task, updated_at = $5
    FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) AS raised (id, seq, type, task) WHERE application.id = raised.id`;
  await preparedQuery(tx, 'raise-versions', text, [
    entries.map(({ applicationId }) => applicationId),
    entries.map(({ seq }) => seq),
    entries.map(({ event }) => event.type),
    entries.map(({ task }) => task),
    now,
  ]);
}

/** Reads the rows of these cases as far as the actor may know of them, in no order. */
export function readCases(manager: EntityManager, actor: Actor, caseIds: readonly string[]): Promise<Application[]> {
  return visibleCases(manager, actor)
    .andWhere('a.id = ANY(:caseIds)', { caseIds: caseIds.filter((id) => isUUID(id)) })
    .getMany();
}

function visibleCases(manager: EntityManager, actor: Actor): SelectQueryBuilder<Application> {
  const scope = caseScope(actor, 'a');
  return manager.createQueryBuilder(Application, 'a').where(`(${scope.where})`, scope.params);
}

/** Dates come as 'YYYY-MM-DD', as the entity has them. */
function columnsOf(manager: EntityManager, alias: string): string {
  return applicationColumns(manager)
    .map(
      ({ property, column, type }) =>
        `${type === 'date' ? `CAST(${alias}.${column} AS text)` : `${alias}.${column}`} AS "${property}"`,
    )
    .join(', ');
}

function applicationColumns(manager: EntityManager): { property: keyof Application; column: string; type: unknown }[] {
  return manager.connection.getMetadata(Application).columns.map(({ propertyName, databaseName, type }) => ({
    property: propertyName as keyof Application,
    column: databaseName,
    type,
  }));
}
