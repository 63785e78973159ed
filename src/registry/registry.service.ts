import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, MoreThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import { pageOf, type Paged } from '../platform/paging.js';
import { onceARequest } from '../platform/request-readings.js';
import type { ProcedureProfile } from '../procedure/case/facts.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { EvaluationItem } from './evaluation-items.js';
import { HealthCentre, IntakeRound, MedicalInstitution, PlanningArea } from './registry.entities.js';
import type { KnownCalendar } from '../procedure/calendar/office-days.js';
import { nationalHolidays } from './national-holidays.js';
import { CLOSED_DAYS, type ClosedDaysText, closedDaysOf } from './registry-facts.js';
import { likePart, searchWordsOf } from './search-key.js';

/** Injection token of the prefecture's ProcedureProfile, read once at the start. */
export const PROCEDURE_PROFILE = Symbol('procedure profile');
/** Injection token of the 88 evaluation items, read once at the start. */
export const EVALUATION_ITEMS = Symbol('evaluation items');

const INSTITUTIONS_PER_PAGE = 50;
const ROUNDS_PER_PAGE = 50;
/** Three or four rounds a year. */
const MOST_ROUNDS = 100;

/**
 * Reference data of the prefecture. The readings a command needs take the command's own `manager`, so that a
 * transaction never waits for a second connection of the pool; what the pages of a request ask without one is read once for them all.
 */
@Injectable()
export class RegistryService {
  /** What one transaction has asked already; it is forgotten with the transaction, so that no edit is missed. */
  private readonly secretariats = new WeakMap<EntityManager, Map<string, Promise<HealthCentre | null>>>();

  constructor(
    private readonly database: DataSource,
    @Inject(PROCEDURE_PROFILE) private readonly procedureProfile: ProcedureProfile,
    @Inject(EVALUATION_ITEMS) private readonly items: readonly EvaluationItem[],
  ) {}

  /** From this day on the national holidays are calculated. */
  readonly holidaysCalculatedFrom = nationalHolidays().calculatedFrom;

  /** Closed days, with what is known of the holidays among them. */
  async calendar(): Promise<KnownCalendar> {
    return { closedDays: await this.closedDays(), holidaysCalculatedFrom: this.holidaysCalculatedFrom };
  }

  /** Rules and lists of this prefecture. */
  profile(): ProcedureProfile {
    return this.procedureProfile;
  }

  /** The 88 items of the evaluation centre, in their order. */
  evaluationItems(): readonly EvaluationItem[] {
    return this.items;
  }

  /** Closed days other than Saturdays and Sundays. */
  closedDays(tx?: EntityManager): Promise<ReadonlySet<IsoDate>> {
    return this.read('closedDays', tx, async (manager) => {
      const rows: { days: ClosedDaysText }[] = await manager.query(`SELECT ${CLOSED_DAYS} AS days`);
      return closedDaysOf(rows[0]?.days);
    });
  }

  /** In the prefecture's own order. */
  planningAreas(tx?: EntityManager): Promise<readonly PlanningArea[]> {
    return this.read('planningAreas', tx, (manager) => manager.find(PlanningArea, { order: { displayOrder: 'ASC' } }));
  }

  healthCentres(tx?: EntityManager): Promise<readonly HealthCentre[]> {
    return this.read('healthCentres', tx, (manager) => manager.find(HealthCentre, { order: { name: 'ASC' } }));
  }

  private read<T>(
    name: string,
    tx: EntityManager | undefined,
    read: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return tx ? read(tx) : onceARequest(name, () => read(this.database.manager));
  }

  /** The health centre that runs the area's coordination council (調整会議事務局), asked once a transaction; null for an unknown area. */
  secretariatOf(planningAreaId: string, manager: EntityManager = this.database.manager): Promise<HealthCentre | null> {
    if (manager === this.database.manager) return readSecretariat(manager, planningAreaId);
    const known = this.secretariats.get(manager) ?? new Map<string, Promise<HealthCentre | null>>();
    this.secretariats.set(manager, known);
    const secretariat = known.get(planningAreaId) ?? readSecretariat(manager, planningAreaId);
    known.set(planningAreaId, secretariat);
    return secretariat;
  }

  institution(id: string, manager: EntityManager = this.database.manager): Promise<MedicalInstitution | null> {
    return manager.findOneBy(MedicalInstitution, { id });
  }

  /** Those of the ids that there are, in no order. */
  institutionsById(ids: readonly string[]): Promise<MedicalInstitution[]> {
    return this.database.manager.findBy(MedicalInstitution, { id: In([...new Set(ids)]) });
  }

  /** Those that are called exactly so, or have this code. */
  institutionsCalled(texts: readonly string[]): Promise<MedicalInstitution[]> {
    const wanted = In([...new Set(texts)]);
    return this.database.manager.findBy(MedicalInstitution, [{ name: wanted }, { code: wanted }]);
  }

  /** Institutions whose name, reading or code, also a former one, contains every word, by reading; every one (up to `limit`) for an empty text. */
  searchInstitutions(text: string, limit = 50): Promise<MedicalInstitution[]> {
    return this.institutionsMatching(text).limit(limit).getMany();
  }

  /** A page (from 1) of what `searchInstitutions` finds. */
  institutionPage(text: string, page: number): Promise<Paged<MedicalInstitution>> {
    return this.pageOfInstitutions(this.institutionsMatching(text), page);
  }

  /** A page (from 1) of the institutions in the areas whose council the health centre runs, and in its own district; by reading. */
  institutionsOfCentre(healthCentreId: string, page: number): Promise<Paged<MedicalInstitution>> {
    const own = this.institutionsMatching('').andWhere(
      `(institution.jurisdictionHealthCentreId = :healthCentreId
        OR institution.planningAreaId IN (SELECT area.id FROM planning_area area WHERE area.secretariat_health_centre_id = :healthCentreId))`,
      { healthCentreId },
    );
    return this.pageOfInstitutions(own, page);
  }

  private pageOfInstitutions(
    matching: SelectQueryBuilder<MedicalInstitution>,
    page: number,
  ): Promise<Paged<MedicalInstitution>> {
    return pageOf(matching, { page, perPage: INSTITUTIONS_PER_PAGE }, (offset, limit) =>
      matching.clone().offset(offset).limit(limit).getMany(),
    );
  }

  private institutionsMatching(text: string): SelectQueryBuilder<MedicalInstitution> {
    const matching = this.database.manager
      .createQueryBuilder(MedicalInstitution, 'institution')
      .addSelect('institution.formerSearchKey');
    for (const [index, { key }] of searchWordsOf(text).entries())
      matching.andWhere(
        `(institution.searchKey LIKE :word${index} OR institution.formerSearchKey LIKE :word${index})`,
        {
          [`word${index}`]: likePart(key),
        },
      );
    return matching.orderBy('institution.kana').addOrderBy('institution.id');
  }

  /** Newest first; so many that every round of the last decades is among them. */
  rounds(): Promise<readonly IntakeRound[]> {
    return this.read('rounds', undefined, (manager) =>
      manager.find(IntakeRound, { order: { fiscalYear: 'DESC', number: 'DESC' }, take: MOST_ROUNDS }),
    );
  }

  /** A page (from 1) of all rounds, newest first. */
  roundPage(page: number): Promise<Paged<IntakeRound>> {
    const rounds = this.database.manager
      .createQueryBuilder(IntakeRound, 'round')
      .orderBy('round.fiscalYear', 'DESC')
      .addOrderBy('round.number', 'DESC');
    return pageOf(rounds, { page, perPage: ROUNDS_PER_PAGE }, (offset, limit) =>
      rounds.clone().offset(offset).limit(limit).getMany(),
    );
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

function readSecretariat(manager: EntityManager, planningAreaId: string): Promise<HealthCentre | null> {
  return manager
    .createQueryBuilder(HealthCentre, 'centre')
    .innerJoin(PlanningArea, 'area', 'area.secretariatHealthCentreId = centre.id')
    .where('area.id = :planningAreaId', { planningAreaId })
    .getOne();
}
