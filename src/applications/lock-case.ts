import { isUUID } from 'class-validator';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { caseScope } from '../identity/access-scope.js';
import type { Actor } from '../procedure/actors.js';
import { Application } from './entities/application.js';
import { CaseNotFound } from './errors.js';

/** Reads and locks the row of a case. @throws CaseNotFound also for a case that the actor may not know of */
export function lockCase(tx: EntityManager, actor: Actor, caseId: string): Promise<Application> {
  return found(rowOfCase(tx, actor, caseId)?.setLock('pessimistic_write'));
}

/** Reads the row of a case as it stands. @throws CaseNotFound as `lockCase` */
export function readCase(manager: EntityManager, actor: Actor, caseId: string): Promise<Application> {
  return found(rowOfCase(manager, actor, caseId));
}

/** Reads the rows of these cases as far as the actor may know of them, in no order. */
export function readCases(manager: EntityManager, actor: Actor, caseIds: readonly string[]): Promise<Application[]> {
  return visibleCases(manager, actor).andWhere('a.id = ANY(:caseIds)', { caseIds: caseIds.filter((id) => isUUID(id)) }).getMany();
}

function rowOfCase(manager: EntityManager, actor: Actor, caseId: string): SelectQueryBuilder<Application> | null {
  return isUUID(caseId) ? visibleCases(manager, actor).andWhere('a.id = :caseId', { caseId }) : null;
}

function visibleCases(manager: EntityManager, actor: Actor): SelectQueryBuilder<Application> {
  const scope = caseScope(actor, 'a');
  return manager.createQueryBuilder(Application, 'a').where(`(${scope.where})`, scope.params);
}

async function found(row: SelectQueryBuilder<Application> | null | undefined): Promise<Application> {
  const application = await row?.getOne();
  if (!application) throw new CaseNotFound();
  return application;
}
