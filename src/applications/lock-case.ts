import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { caseScope } from '../identity/access-scope.js';
import type { Actor } from '../procedure/actors.js';
import { Application } from './entities/application.js';
import { CaseNotFound } from './errors.js';

/** Reads and locks the row of a case. @throws CaseNotFound also for a case that the actor may not know of */
export async function lockCase(tx: EntityManager, actor: Actor, caseId: string): Promise<Application> {
  if (!isUUID(caseId)) throw new CaseNotFound();
  const scope = caseScope(actor, 'a');
  const application = await tx
    .createQueryBuilder(Application, 'a')
    .where('a.id = :caseId', { caseId })
    .andWhere(scope.where, scope.params)
    .setLock('pessimistic_write')
    .getOne();
  if (!application) throw new CaseNotFound();
  return application;
}
