import { isUUID } from 'class-validator';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { caseScope } from '../identity/access-scope.js';
import { preparedQuery } from '../platform/prepared-query.js';
import type { Actor } from '../procedure/actors.js';
import { Application } from './entities/application.js';
import { CaseNotFound } from './errors.js';

/**
 * Reads and locks the row of a case. Every command begins with it: written once for each role, so that PostgreSQL keeps its plan.
 * @throws CaseNotFound also for a case that the actor may not know of
 */
export async function lockCase(tx: EntityManager, actor: Actor, caseId: string): Promise<Application> {
  if (!isUUID(caseId)) throw new CaseNotFound();
  const { where, params } = caseScope(actor, 'a');
  const named = `SELECT ${columnsOf(tx, 'a')} FROM application a WHERE (${where}) AND a.id = :caseId FOR UPDATE OF a`;
  const [text, values] = tx.connection.driver.escapeQueryWithParameters(named, { ...params, caseId });
  const [row] = await preparedQuery<Application>(tx, `lock-case-${actor.role}`, text, values as unknown[]);
  if (!row) throw new CaseNotFound();
  return Object.assign(new Application(), row);
}

/** Reads the row of a case as it stands. @throws CaseNotFound as `lockCase` */
export async function readCase(manager: EntityManager, actor: Actor, caseId: string): Promise<Application> {
  const application = isUUID(caseId) ? await visibleCases(manager, actor).andWhere('a.id = :caseId', { caseId }).getOne() : null;
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
  await preparedQuery(tx, `save-case-${which}`, text, [application.id, ...changed.map(({ property }) => application[property])]);
}

/** Reads the rows of these cases as far as the actor may know of them, in no order. */
export function readCases(manager: EntityManager, actor: Actor, caseIds: readonly string[]): Promise<Application[]> {
  return visibleCases(manager, actor).andWhere('a.id = ANY(:caseIds)', { caseIds: caseIds.filter((id) => isUUID(id)) }).getMany();
}

function visibleCases(manager: EntityManager, actor: Actor): SelectQueryBuilder<Application> {
  const scope = caseScope(actor, 'a');
  return manager.createQueryBuilder(Application, 'a').where(`(${scope.where})`, scope.params);
}

/** Dates come as 'YYYY-MM-DD', as the entity has them. */
function columnsOf(manager: EntityManager, alias: string): string {
  return applicationColumns(manager)
    .map(({ property, column, type }) => `${type === 'date' ? `CAST(${alias}.${column} AS text)` : `${alias}.${column}`} AS "${property}"`)
    .join(', ');
}

function applicationColumns(manager: EntityManager): { property: keyof Application; column: string; type: unknown }[] {
  return manager.connection.getMetadata(Application).columns.map(({ propertyName, databaseName, type }) => ({ property: propertyName as keyof Application, column: databaseName, type }));
}
