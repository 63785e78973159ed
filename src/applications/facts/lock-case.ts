import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { caseScope } from '../scope/access-scope.js';
import { preparedQuery } from '../../platform/prepared-query.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { Application } from '../entities/application.js';
import { CaseNotFound } from '../entities/errors.js';
import { isRowId } from '../../platform/row-id.js';

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
  if (!caseIds.every(isRowId)) throw new CaseNotFound();
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

/** Reads the row of a case as it stands. @throws CaseNotFound as `lockCaseWith` */
export async function readCase(manager: EntityManager, actor: Actor, caseId: string): Promise<Application> {
  const application = isRowId(caseId)
    ? await visibleCases(manager, actor).andWhere('a.id = :caseId', { caseId }).getOne()
    : null;
  if (!application) throw new CaseNotFound();
  return application;
}

/**
 * Writes what has changed since the rows were locked. Only that: writing the content, up to a megabyte, with every event would cost more
 * than the event.
 * @param before the rows as they were locked
 * @throws Error where of several more has changed than their versions and what is to be done next
 */
export async function saveCases(
  tx: EntityManager,
  applications: readonly Application[],
  before: readonly Application[],
): Promise<void> {
  const columns = applicationColumns(tx);
  const changedOf = (application: Application, index: number) =>
    columns.filter(({ property }) => application[property] !== before[index]?.[property]);
  const [first, ...others] = applications;
  if (!first) return;
  if (others.length === 0) return saveCase(tx, first, changedOf(first, 0));
  const changed = new Set(applications.flatMap(changedOf).map(({ property }) => property));
  if (![...changed].every((property) => VERSION.includes(property)))
    throw new Error(`several cases at once keep all but their versions: ${[...changed].join(', ')}`);
  await raiseVersions(tx, applications);
}

const VERSION: readonly string[] = ['lockVersion', 'lastEvent', 'task', 'updatedAt'] satisfies (keyof Application)[];

async function saveCase(tx: EntityManager, application: Application, changed: readonly CaseColumn[]): Promise<void> {
  const columns = applicationColumns(tx);
  const sets = changed.map(({ column }, index) => `${column} = $${index + 2}`).join(', ');
  const text = `UPDATE application SET ${sets} WHERE id = $1`;
  const which = columns.reduce(
    (bits, each, place) => bits + (changed.some(({ column }) => column === each.column) ? 2 ** place : 0),
    0,
  ); // a name holds 63 letters
  await preparedQuery(tx, `save-case-${which}`, text, [
    application.id,
    ...changed.map(({ property }) => application[property]),
  ]);
}

async function raiseVersions(tx: EntityManager, applications: readonly Application[]): Promise<void> {
  const text = `UPDATE application SET lock_version = raised.version, last_event = raised.type, task = raised.task, updated_at = $5
    FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) AS raised (id, version, type, task) WHERE application.id = raised.id`;
  await preparedQuery(tx, 'raise-versions', text, [
    applications.map(({ id }) => id),
    applications.map(({ lockVersion }) => lockVersion),
    applications.map(({ lastEvent }) => lastEvent),
    applications.map(({ task }) => task),
    applications[0]?.updatedAt,
  ]);
}

/** Reads the rows of these cases as far as the actor may know of them, in no order. */
export function readCases(manager: EntityManager, actor: Actor, caseIds: readonly string[]): Promise<Application[]> {
  return visibleCases(manager, actor)
    .andWhere('a.id = ANY(:caseIds)', { caseIds: caseIds.filter(isRowId) })
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

interface CaseColumn {
  property: keyof Application;
  column: string;
  type: unknown;
}

function applicationColumns(manager: EntityManager): CaseColumn[] {
  return manager.connection.getMetadata(Application).columns.map(({ propertyName, databaseName, type }) => ({
    property: propertyName as keyof Application,
    column: databaseName,
    type,
  }));
}
