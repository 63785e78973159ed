import { Injectable } from '@nestjs/common';
import type { ProcedureType } from '../../procedure/terms/kinds.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { SentenceContext } from '../../procedure/events/index.js';

/** Gathers the names that the sentences of 経過 need. Reads outside any command. */
@Injectable()
export class SentenceContexts {
  constructor(private readonly registry: RegistryService) {}

  async of(procedure: ProcedureType): Promise<SentenceContext> {
    const areas = await this.registry.planningAreas();
    const centres = new Map((await this.registry.healthCentres()).map(({ id, name }) => [id, name]));
    return {
      procedure,
      secretariatOfArea: new Map(areas.map((area) => [area.id, centres.get(area.secretariatHealthCentreId) ?? ''])),
    };
  }
}
