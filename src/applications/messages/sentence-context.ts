import { Injectable } from '@nestjs/common';
import type { ProcedureType } from '../../procedure/terms/kinds.js';
import type { EntityManager } from 'typeorm';
import { Hearing } from '../entities/hearing.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { SentenceContext } from '../../procedure/events/index.js';

/** Gathers the names that the sentences of 経過 need. Reads outside any command. */
@Injectable()
export class SentenceContexts {
  constructor(private readonly registry: RegistryService) {}

  /** Of one case: a council that was asked is called by the centre that was asked, whoever runs it today. */
  async of(
    manager: EntityManager,
    { caseId, procedure }: { caseId: string; procedure: ProcedureType },
  ): Promise<SentenceContext> {
    const areas = await this.registry.planningAreas();
    const centres = new Map((await this.registry.healthCentres()).map(({ id, name }) => [id, name]));
    const asked = await manager.find(Hearing, {
      where: { applicationId: caseId, council: 'coordinationCouncil' },
      order: { requestedOn: 'ASC', id: 'ASC' },
    });
    const runBy = [
      ...areas.map(({ id, secretariatHealthCentreId }) => [id, secretariatHealthCentreId] as const),
      ...asked.map(({ planningAreaId, healthCentreId }) => [planningAreaId, healthCentreId] as const),
    ];
    return {
      procedure,
      secretariatOfArea: new Map(runBy.map(([area, centre]) => [area ?? '', centres.get(centre ?? '') ?? ''])),
    };
  }
}
