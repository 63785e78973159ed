import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { Clock } from '../../platform/clock.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { groupBy } from '../../platform/group-by.js';
import { pageOf, type Paged } from '../../platform/paging.js';
import { type Actor, isPrefecture } from '../../procedure/terms/actors.js';
import { STATE_INFO, STATES } from '../../procedure/terms/states.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { searchWordsOf } from '../../registry/search-key.js';
import { RegistryService } from '../../registry/registry.service.js';
import { Application } from '../entities/application.js';
import { Approval } from '../entities/approval.js';
import { CorrectionItemRow } from '../entities/correction-item.js';
import { Correction } from '../entities/correction.js';
import { Deadline } from '../entities/deadline.js';
import { DraftDecision } from '../entities/draft-decision.js';
import { EventAttempt } from '../entities/event-attempt.js';
import { CaseNotFound } from '../entities/errors.js';
import { type Matter, Submission } from '../entities/submission.js';
import { caseScope, seesEverySubmission } from '../scope/access-scope.js';
import { FactsLoader, readMatter } from '../facts/facts-loader.js';
import { readCase, readCases } from '../facts/lock-case.js';
import { factsOfMatter, type MatterFacts } from '../facts/matter-facts.js';
import type { CaseFilter } from './case-filter.js';
import { CASES_PER_PAGE, filteredCases, type ListContext, sortedIds } from './case-list.js';
import { type CaseRow, rowsOf } from './case-rows.js';
import { type CaseView, caseView } from './case-view.js';
import {
  type CentreHearing,
  type CentreHearingFilter,
  type CentreWork,
  centreWork,
  matchingHearings,
  readHearings,
} from './centre-hearings.js';
import { bucketsOf, type HomeCounts, matrixOf, nextMilestone } from './home-counts.js';
import { type IssuedEntries, issuedEntries } from './issued-entries.js';
import { isInside } from './visibility.js';
import { casesDueOn, type DueCase } from './due-on-days.js';
import { reregisteredCases, type ReregisteredCase, returnedCases, type ReturnedCase } from './draft-news.js';
import {
  correctedRecords,
  type CorrectedRecord,
  entriesOf,
  entriesOfCases,
  type LogLine,
  logLines,
  entriesOfMinutes,
  notedInquiries,
  type NotedInquiry,
  particularsOf,
} from './log-lines.js';
import type { Particular } from '../../procedure/events/index.js';
import { SentenceContexts } from '../messages/sentence-context.js';

export type CaseList = Paged<CaseRow>;

/** The place of a case in a list. */
export interface ListPlace extends Pick<CaseList, 'total' | 'more'> {
  /** From 1; null for a case that is no longer in it. */
  at: number | null;
  before: (CaseRow & { at: number }) | null;
  next: (CaseRow & { at: number }) | null;
}

/** So many places further a case is still found that has moved in the list since it was opened. */
const MOVED_AT_MOST = 5;

const MOST_ATTEMPTS = 50;
const HEARINGS_PER_PAGE = 50;
export const LOG_LINES_PER_PAGE = 50;

/** Everything that is read of cases. Each query passes through the access scope; nothing is decided or changed here. */
export interface FrozenSubmission extends Pick<Submission, 'eventType' | 'seq' | 'submittedOn' | 'submittedAt'> {
  submitter: Actor;
  /** What was submitted, in place of what the hospital may be writing since. */
  facts: MatterFacts;
}

@Injectable()
export class CaseQueries {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly designations: DesignationRegister,
    private readonly factsLoader: FactsLoader,
    private readonly files: StoredFileService,
    private readonly sentences: SentenceContexts,
  ) {}

  /** One page of the actor's cases. @param page from 1 */
  async list(actor: Actor, filter: CaseFilter, page = 1, perPage = CASES_PER_PAGE): Promise<CaseList> {
    const { manager } = this.database;
    const context = { ...(await this.context(actor)), words: searchWordsOf(filter.text) };
    const cases = filteredCases(manager, filter, context);
    return pageOf(cases, { page, perPage }, async (offset, limit, few) => {
      const ids: { id: string }[] = await sortedIds(manager, filter, context, { offset, limit, few }).getRawMany();
      return rowsOf(
        manager,
        ids.map(({ id }) => id),
        context,
      );
    });
  }

  /**
   * Where a case stands in a list of the actor's, with those before and after it. One that has left the list since, for it no longer fulfils the
   * filter, stood before the one that has moved up.
   * @param at from 1, its place when it was opened from the list
   */
  async placeInList(
    actor: Actor,
    filter: CaseFilter,
    { caseId, at }: { caseId: string; at: number },
  ): Promise<ListPlace> {
    const { manager } = this.database;
    const context = await this.context(actor);
    let around: string[] = [];
    let first = 0; // place of the first of them, from 0
    const { total, more, page } = await pageOf(
      filteredCases(manager, filter, context),
      { page: at, perPage: 1 },
      async (offset, limit, few) => {
        first = Math.max(0, offset - MOVED_AT_MOST - 1);
        const slice = { offset: first, limit: offset - first + MOVED_AT_MOST + 2, few };
        const ids: { id: string }[] = await sortedIds(manager, filter, context, slice).getRawMany();
        around = ids.map(({ id }) => id);
        return around.slice(offset - first, offset - first + limit);
      },
    );
    const found = around.indexOf(caseId);
    // Past the end nothing has moved up.
    const next = found >= 0 ? found + 1 : page < at ? around.length : page - 1 - first;
    const before = found >= 0 ? found - 1 : next - 1;
    const rows = await rowsOf(manager, [around[before] ?? '', around[next] ?? ''].filter(Boolean), context);
    const placed = (index: number) => {
      const row = rows.find(({ id }) => id === around[index]);
      return row ? { ...row, at: first + index + 1 } : null;
    };
    return { total, more, at: found >= 0 ? first + found + 1 : null, before: placed(before), next: placed(next) };
  }

  /** These cases as a list shows them, in the order of the ids; those outside the actor's scope are left out. */
  async rows(actor: Actor, caseIds: readonly string[]): Promise<CaseRow[]> {
    const { manager } = this.database;
    const known = new Set((await readCases(manager, actor, caseIds)).map(({ id }) => id));
    return rowsOf(
      manager,
      caseIds.filter((id) => known.has(id)),
      await this.context(actor),
    );
  }

  /**
   * One case for the page of this person, read at one moment.
   * @throws CaseNotFound also for a case outside the actor's scope
   */
  async get(actor: Actor, caseId: string): Promise<CaseView> {
    const view = (await this.getAll(actor, [caseId])).get(caseId);
    if (!view) throw new CaseNotFound();
    return view;
  }

  /** Several cases as `get` shows them, by id, read together; those outside the actor's scope are not in it. */
  async getAll(actor: Actor, caseIds: readonly string[]): Promise<Map<string, CaseView>> {
    // Repeatable read: the facts and the version belong together although someone may be saving right now.
    const materials = await this.database.transaction('REPEATABLE READ', (tx) => this.read(tx, actor, caseIds));
    if (materials.length === 0) return new Map();
    // After the transaction, which must never wait for a second connection of the pool.
    const today = this.clock.today();
    const areas = await this.registry.planningAreas();
    const centres = await this.registry.healthCentres();
    return new Map(materials.map((read) => [read.application.id, caseView({ ...read, actor, today, areas, centres })]));
  }

  /**
   * What was submitted with these numbers; nothing for whoever is shown the newest submission alone.
   * @throws CaseNotFound as `get`
   */
  async submitted(actor: Actor, caseId: string, numbers: readonly number[]): Promise<Map<number, Matter>> {
    const { manager } = this.database;
    const { id: applicationId, kind } = await readCase(manager, actor, caseId);
    if (!seesEverySubmission(actor)) return new Map();
    const rows = await manager.findBy(Submission, { applicationId, number: In([...numbers]) });
    return new Map(rows.map(({ number, matter }) => [number, readMatter(kind, matter).matter]));
  }

  /** A submission as it was frozen, with whoever made it: for what the program itself does after it. */
  async frozenSubmission(applicationId: string, number: number): Promise<FrozenSubmission> {
    const { manager } = this.database;
    const { kind, institutionId } = await manager.findOneByOrFail(Application, { id: applicationId });
    const frozen = await manager.findOneByOrFail(Submission, { applicationId, number });
    const { eventType, seq, submittedOn, submittedAt, submittedById: accountId } = frozen;
    const { submittedByName: name, submittedByOffice: officeName } = frozen;
    const submitter = { accountId, name, officeName, role: 'hospital' as const, institutionId, healthCentreId: null };
    const { matter } = readMatter(kind, frozen.matter);
    return { eventType, seq, submittedOn, submittedAt, submitter, facts: factsOfMatter(matter) };
  }

  /** The row of one case, for what needs no more of it. @throws CaseNotFound as `get` */
  row(actor: Actor, caseId: string): Promise<Application> {
    return readCase(this.database.manager, actor, caseId);
  }

  /** The numbers of the actor's home page. */
  async homeCounts(actor: Actor): Promise<HomeCounts> {
    const { manager } = this.database;
    const context = await this.context(actor);
    return {
      buckets: await bucketsOf(manager, context),
      matrix: await matrixOf(manager, context),
      nextMilestone: nextMilestone(await this.registry.rounds(), context),
      expiries: await this.expiries(actor, context.today),
    };
  }

  /** How many cases that are under way each officer is in charge of, by account; those without an officer under ''. */
  async casesInCharge(actor: Actor): Promise<ReadonlyMap<string, number>> {
    const scope = caseScope(actor, 'a');
    const rows = await this.database.manager
      .createQueryBuilder(Application, 'a')
      .select(`coalesce(a.officer_id::text, '')`, 'officer')
      .addSelect('count(*)::int', 'count')
      .where(scope.where, scope.params)
      .andWhere('a.state IN (:...underWay)', { underWay: STATES.filter((state) => !STATE_INFO[state].final) })
      .groupBy('a.officer_id')
      .getRawMany<{ officer: string; count: number }>();
    return new Map(rows.map(({ officer, count }) => [officer, count]));
  }

  private async expiries({ role, institutionId }: Actor, today: IsoDate): Promise<HomeCounts['expiries']> {
    if (isPrefecture(role)) return this.designations.expiries(undefined, today);
    return role === 'hospital' && institutionId !== null ? this.designations.expiries(institutionId, today) : [];
  }

  /** What the actor's health centre was asked to put to its councils, by due date; empty for anyone else. For filters that name few. */
  async centreHearings(actor: Actor, filter: CentreHearingFilter): Promise<CentreHearing[]> {
    const context = await this.context(actor);
    return readHearings(this.database.manager, matchingHearings(this.database.manager, filter, context), context);
  }

  /** Those of the ids that are hearings of the actor's health centre which count no more. */
  async endedHearings(actor: Actor, hearingIds: readonly string[]): Promise<string[]> {
    const asked = { hearingIds, voided: true } as const;
    const context = { actor, today: this.clock.today() };
    const ended = await matchingHearings(this.database.manager, asked, context)
      .select('h.id', 'id')
      .getRawMany<{ id: string }>();
    return ended.map(({ id }) => id);
  }

  /**
   * The same a page at a time.
   * @param page from 1
   * @param ahead ids of hearings that stand before the others whatever page they are on: what somebody has chosen must not vanish
   */
  async centreHearingPage(
    actor: Actor,
    filter: CentreHearingFilter,
    page: number,
    { perPage = HEARINGS_PER_PAGE, ahead = [] }: { perPage?: number; ahead?: readonly string[] } = {},
  ): Promise<Paged<CentreHearing>> {
    const { manager } = this.database;
    const context = await this.context(actor);
    const matching = matchingHearings(manager, filter, context);
    const found = await pageOf(matching, { page, perPage }, (offset, limit) =>
      readHearings(manager, matching, context, { offset, limit }),
    );
    if (ahead.length === 0) return found;
    const chosen = await readHearings(
      manager,
      matchingHearings(manager, { ...filter, hearingIds: ahead }, context),
      context,
    );
    const others = found.rows.filter(({ hearing: { id } }) => !chosen.some(({ hearing }) => hearing.id === id));
    return { ...found, rows: [...chosen, ...others] };
  }

  /** Those that wait for the actor's health centre, for its home page. */
  async centreWork(actor: Actor): Promise<CentreWork> {
    return centreWork(this.database.manager, await this.context(actor));
  }

  /**
   * 経過: a page (from 1) of what happened to the case, newest first, as the actor may read it.
   * @param upTo version of the case beyond which nothing is told, for what is told beside a view that was read before
   * @param atLength with what was written with each
   * @param since version after which it is told, as somebody saw it who has not seen the rest
   * @throws CaseNotFound also for a case outside the actor's scope
   */
  async log(
    actor: Actor,
    caseId: string,
    page: number,
    {
      perPage = LOG_LINES_PER_PAGE,
      upTo,
      since,
      atLength = false,
    }: { perPage?: number; upTo?: number; since?: number; atLength?: boolean } = {},
  ): Promise<Paged<LogLine>> {
    const { manager } = this.database;
    const { procedure } = await readCase(manager, actor, caseId);
    const entries = entriesOf(manager, actor, caseId);
    if (since !== undefined) entries.andWhere('e.seq > :since', { since });
    if (upTo !== undefined) entries.andWhere('e.seq <= :upTo', { upTo });
    const context = await this.sentences.of(manager, { caseId, procedure });
    const files = async () => (await this.get(actor, caseId)).documents.stored;
    const lines = await pageOf(entries, { page, perPage }, (offset, limit) =>
      logLines(entries.clone().orderBy('e.seq', 'DESC').offset(offset).limit(limit), actor, context, files),
    );
    if (!atLength || lines.rows.length === 0) return lines;
    const written = await particularsOf(entries.clone(), actor, context);
    return { ...lines, rows: lines.rows.map((line) => ({ ...line, particulars: written.get(line.seq) ?? [] })) };
  }

  /** What was written with the entries of the log and their sentences do not repeat, by `seq`. @throws CaseNotFound as `get` */
  async particulars(actor: Actor, caseId: string): Promise<ReadonlyMap<number, readonly Particular[]>> {
    const { manager } = this.database;
    const { procedure } = await readCase(manager, actor, caseId);
    return particularsOf(
      entriesOf(manager, actor, caseId),
      actor,
      await this.sentences.of(manager, { caseId, procedure }),
    );
  }

  /** With which entries the files of a case came. @throws CaseNotFound as `get` */
  async issuedEntries(actor: Actor, caseId: string): Promise<IssuedEntries> {
    const { manager } = this.database;
    await readCase(manager, actor, caseId);
    return issuedEntries(manager, caseId);
  }

  /** What was put right of the records of the case, newest first, as the actor may read it. @throws CaseNotFound as `get` */
  async correctedRecords(actor: Actor, caseId: string): Promise<CorrectedRecord[]> {
    const { manager } = this.database;
    await readCase(manager, actor, caseId);
    return correctedRecords(entriesOf(manager, actor, caseId));
  }

  /** The same of several cases, in one list; of those that the actor may not read there is nothing. */
  async correctedRecordsOfAll(actor: Actor, caseIds: readonly string[]): Promise<CorrectedRecord[]> {
    const { manager } = this.database;
    const readable = (await readCases(manager, actor, caseIds)).map(({ id }) => id);
    return readable.length === 0 ? [] : correctedRecords(entriesOfCases(manager, actor, readable));
  }

  /** Drafts that were returned and drafts whose institution is registered otherwise since; for the prefecture alone. */
  async draftNews(actor: Actor): Promise<{ returned: ReturnedCase[]; reregistered: ReregisteredCase[] }> {
    if (!isInside(actor)) return { returned: [], reregistered: [] };
    const { manager } = this.database;
    return {
      returned: await returnedCases(manager, actor),
      reregistered: await reregisteredCases(manager, actor, this.factsLoader),
    };
  }

  /** @see casesDueOn */
  dueOn(actor: Actor, days: readonly IsoDate[]): Promise<DueCase[]> {
    return casesDueOn(this.database.manager, actor, days);
  }

  /** 照会のメモ of a case that the actor may read, newest first. @throws CaseNotFound */
  async notedInquiries(actor: Actor, caseId: string): Promise<NotedInquiry[]> {
    const { manager } = this.database;
    await readCase(manager, actor, caseId);
    return notedInquiries(entriesOf(manager, actor, caseId));
  }

  /** With which entry of its log each of the minutes of a case was filed, by file. @throws CaseNotFound */
  async entriesOfMinutes(actor: Actor, caseId: string): Promise<ReadonlyMap<string, number>> {
    const { manager } = this.database;
    await readCase(manager, actor, caseId);
    return entriesOfMinutes(entriesOf(manager, actor, caseId));
  }

  private async read(tx: EntityManager, actor: Actor, caseIds: readonly string[]) {
    const applications = await readCases(tx, actor, caseIds);
    const ids = applications.map(({ id }) => id);
    if (ids.length === 0) return [];
    const ofCases = { applicationId: In(ids) };
    const loaded = await this.factsLoader.loadAll(tx, actor, applications);
    const files = groupBy(await this.files.listOfCases(actor, ids, {}, tx), ofCase);
    const corrections = groupBy(await tx.find(Correction, { where: ofCases, order: { number: 'DESC' } }), ofCase);
    const correctionIds = [...corrections.values()].flat().map(({ id }) => id);
    const correctionItems =
      correctionIds.length === 0
        ? []
        : await tx.find(CorrectionItemRow, {
            where: { correctionId: In(correctionIds) },
            order: { position: 'ASC' },
          });
    const drafts = groupBy(
      await tx.find(DraftDecision, {
        where: ofCases,
        order: { seq: { direction: 'DESC', nulls: 'LAST' }, draftedOn: 'DESC', id: 'DESC' },
      }),
      ofCase,
    );
    const approvals = groupBy(
      await tx.find(Approval, { where: ofCases, order: { answeredOn: 'DESC', id: 'DESC' } }),
      ofCase,
    );
    const deadlines = groupBy(await tx.find(Deadline, { where: ofCases, order: { dueOn: 'ASC' } }), ofCase);
    const attempts = groupBy(await latestAttempts(tx, ids), ofCase);
    return loaded.map((each) => {
      const { id } = each.application;
      return {
        ...each,
        files: files.get(id) ?? [],
        corrections: corrections.get(id) ?? [],
        correctionItems,
        drafts: drafts.get(id) ?? [],
        approvals: approvals.get(id) ?? [],
        deadlines: deadlines.get(id) ?? [],
        attempts: attempts.get(id) ?? [],
      };
    });
  }

  private async context(actor: Actor): Promise<ListContext> {
    const areas = actor.role === 'healthCentre' ? await this.registry.planningAreas() : [];
    return { actor, today: this.clock.today(), calendar: await this.registry.calendar(), areas };
  }
}

const ofCase = ({ applicationId }: { applicationId: string }): string => applicationId;

/** The refused attempts of these cases, newest first, so many of each as a page shows. */
function latestAttempts(tx: EntityManager, caseIds: readonly string[]): Promise<EventAttempt[]> {
  return tx
    .createQueryBuilder(EventAttempt, 'attempt')
    .where(
      `attempt.id IN (SELECT latest.id FROM unnest(CAST(:caseIds AS uuid[])) AS wanted (id)
         CROSS JOIN LATERAL (SELECT id FROM event_attempt WHERE application_id = wanted.id ORDER BY id DESC LIMIT ${MOST_ATTEMPTS}) latest)`,
      { caseIds },
    )
    .orderBy('attempt.id', 'DESC')
    .getMany();
}
