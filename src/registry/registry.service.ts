import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import type { ProcedureProfile } from '../procedure/facts.js';
import type { IsoDate } from '../procedure/kinds.js';
import type { EvaluationItem } from './evaluation-items.js';
import { HealthCentre, IntakeRound, MedicalInstitution, PlanningArea } from './registry.entities.js';
import { CLOSED_DAYS } from './registry-facts.js';
import { searchKey } from './search-key.js';

/** Injection token of the prefecture's ProcedureProfile, read once at the start. */
export const PROCEDURE_PROFILE = Symbol('procedure profile');
/** Injection token of the 88 evaluation items, read once at the start. */
export const EVALUATION_ITEMS = Symbol('evaluation items');

/**
 * Reference data of the prefecture. The readings a command needs take the command's own `manager`, so that a
 * transaction never waits for a second connection of the pool.
 */
@Injectable()
export class RegistryService {
  constructor(
    private readonly database: DataSource,
    @Inject(PROCEDURE_PROFILE) private readonly procedureProfile: ProcedureProfile,
    @Inject(EVALUATION_ITEMS) private readonly items: readonly EvaluationItem[],
  ) {}

  /** Rules and lists of this prefecture. */
  profile(): ProcedureProfile {
    return this.procedureProfile;
  }

  /** The 88 items of the evaluation centre, in their order. */
  evaluationItems(): readonly EvaluationItem[] {
    return this.items;
  }

  /** Closed days other than Saturdays and Sundays. */
  async closedDays(manager: EntityManager = this.database.manager): Promise<ReadonlySet<IsoDate>> {
    const rows: { days: IsoDate[] }[] = await manager.query(`SELECT ${CLOSED_DAYS} AS days`);
    return new Set(rows[0]?.days);
  }

  /** In the prefecture's own order. */
  planningAreas(manager: EntityManager = this.database.manager): Promise<PlanningArea[]> {
    return manager.find(PlanningArea, { order: { displayOrder: 'ASC' } });
  }

  healthCentres(): Promise<HealthCentre[]> {
    return this.database.manager.find(HealthCentre, { order: { name: 'ASC' } });
  }

  /** The health centre that runs the area's coordination council (調整会議事務局); null for an unknown area. */
  async secretariatOf(planningAreaId: string, manager: EntityManager = this.database.manager): Promise<HealthCentre | null> {
    return manager
      .createQueryBuilder(HealthCentre, 'centre')
      .innerJoin(PlanningArea, 'area', 'area.secretariatHealthCentreId = centre.id')
      .where('area.id = :planningAreaId', { planningAreaId })
      .getOne();
  }

  institution(id: string, manager: EntityManager = this.database.manager): Promise<MedicalInstitution | null> {
    return manager.findOneBy(MedicalInstitution, { id });
  }

  /** Institutions whose name, reading or code contains the text, by reading; every one (up to `limit`) for an empty text. */
  searchInstitutions(text: string, limit = 50): Promise<MedicalInstitution[]> {
    return this.institutionsMatching(text).limit(limit).getMany();
  }

  /** A page (from 1) of what `searchInstitutions` finds, with the number of all of them. */
  async institutionPage(text: string, page: number, pageSize: number): Promise<{ institutions: MedicalInstitution[]; count: number }> {
    const [institutions, count] = await this.institutionsMatching(text).offset((page - 1) * pageSize).limit(pageSize).getManyAndCount();
    return { institutions, count };
  }

  private institutionsMatching(text: string): SelectQueryBuilder<MedicalInstitution> {
    return this.database.manager
      .createQueryBuilder(MedicalInstitution, 'institution')
      .where('institution.searchKey LIKE :pattern', { pattern: `%${escapeLike(searchKey(text))}%` })
      .orderBy('institution.kana')
      .addOrderBy('institution.id');
  }

  /** Newest first. */
  rounds(): Promise<IntakeRound[]> {
    return this.database.manager.find(IntakeRound, { order: { fiscalYear: 'DESC', number: 'DESC' } });
  }

  round(id: string, manager: EntityManager = this.database.manager): Promise<IntakeRound | null> {
    return manager.findOneBy(IntakeRound, { id });
  }

  /** The round that takes applications on that day: the next deadline not yet passed; null when none is set. */
  openRound(today: IsoDate, manager: EntityManager = this.database.manager): Promise<IntakeRound | null> {
    return manager.findOne(IntakeRound, {
      where: { applicationDeadline: MoreThanOrEqual(today) },
      order: { applicationDeadline: 'ASC' },
    });
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
