import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { groupBy } from '../platform/group-by.js';
import { pageOf, type Paged } from '../platform/paging.js';
import { KINDS, type Kind, type ProcedureType } from '../procedure/terms/kinds.js';
import {
  type ApprovedChange,
  type DesignatedWork,
  carriedInto,
  withChange,
  withoutOwnWords,
  workOn,
  workWithout,
} from '../procedure/designation/designated-work.js';
import { holdsFrom, lineBeforeChange, lineOfCase, type SucceedingLine } from '../procedure/designation/succession.js';
import {
  type DesignationStanding,
  IN_FORCE_OR_AHEAD,
  type RegisterStanding,
  standingOf,
} from '../procedure/designation/standing.js';
import { mayReadLine, readsFromDecision, type RegisterReader } from '../procedure/designation/public-notice.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { RegisteredRenewal } from '../procedure/designation/registered-renewal.js';
import type { DesignationTerm, RenewalDates } from '../procedure/case/facts.js';
import { INSTITUTION_LINES } from '../registry/registry-rows.js';
import { isFormerName, likePart, type SearchWord, searchWordsOf } from '../registry/search-key.js';
import { Designation } from './designation.entity.js';
import { heldDesignationJson, linesFromJson } from './register-facts.js';
import { Renewal } from './renewal.entity.js';
import { renewalFilter, renewalStandings, type RenewalFilter } from './renewal-filter.js';
import { renewalsWhere } from './renewals.js';
import { takenOverOnSql } from './succession-sql.js';
import {
  AWAITS_PUBLIC_NOTICE,
  isReadBy,
  linesReadBy,
  DECIDED_BY,
  RENEWED_ON,
  publishedFilter,
  readableFilter,
  standingFilter,
  unpublishedChanges,
} from './register-filters.js';
import { isRowId } from '../platform/row-id.js';

/** A line of the register with nothing in it that may not be public (公示, 法113⑥). */
export interface RegisterEntry extends DesignationStanding {
  id: string;
  institutionId: string;
  institutionName: string;
  /** A former name of the institution was looked for. */
  byFormerName: boolean;
  address: string;
  planningAreaName: string;
  kind: Kind;
  /** What made the line: without a former one it is taken for a new designation. */
  decidedBy: ProcedureType;
  designatedOn: IsoDate;
  validFrom: IsoDate;
  validTo: IsoDate;
  publicNoticeOn: IsoDate | null;
  publicNoticeMethod: string;
  /** What is designated and what changes made of it; null of lines that are older than the register's knowledge of it. */
  matters: DesignatedWork['matters'] | null;
  changes: DesignatedWork['changes'] | null;
}

/** A line with what is not public, and its entry among the former lines of the same designation and the later ones, newest first. */
export interface RegisterLine {
  row: Designation;
  entry: RegisterEntry;
  history: RegisterEntry[];
}

export interface RegisterFilter {
  /** Name, reading or code of the institution. */
  text?: string;
  kind?: Kind;
  planningAreaId?: string;
  /** Their last day; without `past`, those that another line follows are left out. */
  validTo?: IsoDate;
  standing?: RegisterStanding;
  /** Whether a renewal is under way, or comes too late. */
  renewal?: RenewalFilter;
  /** Those whose 公示 is still to be done, whatever became of them. */
  publicNotice?: 'missing';
  /** What everyone may read of, in place of `past` and `standing`. */
  published?: boolean;
  /** Also those that ended or were followed by another; only those in force or decided ahead unless true or `standing` says which. */
  past?: boolean;
}

/** Designations in force that end on one day. */
export interface Expiry {
  validTo: IsoDate;
  count: number;
  /** Of these, those for which a renewal is under way. */
  renewals: number;
  /** Of these, those whose evaluation is not expected by the last day. */
  lateEvaluations: number;
}

type LineOfDesignation = SucceedingLine & DesignationTerm & { applicationId: string | null };

const LINES_PER_PAGE = 50;
const MOST_LAST_DAYS = 100;
const MOST_EXPIRIES = 4;

/** As far as whoever asks reads of what follows. */
const notFollowed = (isRead: (line: string) => string) =>
  `NOT EXISTS (SELECT FROM designation later WHERE later.previous_id = d.id AND ${isRead('later')})`;

/**
 * The lines of the register as a table, read institution after institution in the order of the register, so that the conditions are asked of no more
 * lines than a page needs. OFFSET 0 keeps PostgreSQL from asking them of all lines first: it takes them for far dearer than they are.
 */
const LINES = `(SELECT d.id, institution.id AS institution_id, institution.name AS institution_name, institution.kana AS institution_kana,
    institution.search_key AS institution_search_key, institution.former_search_key AS institution_former_search_key, institution.address, institution.planning_area_id, institution.planning_area_name,
    d.kind, d.designated_on, d.valid_from, d.valid_to, d.public_notice_on, d.public_notice_method, d.application_id, d.previous_id, d.matters, d.changes, d.created_at
  FROM ${INSTITUTION_LINES} institution
  CROSS JOIN LATERAL (SELECT * FROM designation WHERE designation.institution_id = institution.id OFFSET 0) d)`;

/** 指定台帳: every designation, and what the renewals that were begun mean for it. */
@Injectable()
export class DesignationRegister {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A page of what the person may read of the register, by reading of the name, then kind, then newest first. @param page from 1 */
  async page(
    reader: RegisterReader,
    {
      text = '',
      kind,
      planningAreaId,
      validTo,
      standing,
      renewal,
      publicNotice,
      published = false,
      past = publicNotice !== undefined || published,
    }: RegisterFilter = {},
    page = 1,
  ): Promise<Paged<RegisterEntry>> {
    const lines = this.lines();
    const words = searchWordsOf(text);
    for (const [index, { key }] of words.entries())
      lines.andWhere(
        `(d.institution_search_key LIKE :word${index} OR d.institution_former_search_key LIKE :word${index})`,
        { [`word${index}`]: likePart(key) },
      );
    if (kind) lines.andWhere('d.kind = :kind', { kind });
    if (planningAreaId) lines.andWhere('d.planning_area_id = :planningAreaId', { planningAreaId });
    if (validTo) lines.andWhere('d.valid_to = :validTo', { validTo });
    const today = this.clock.today();
    const read = linesReadBy(reader, today);
    if (validTo && !past) lines.andWhere(notFollowed(read.isRead), read.params);
    if (publicNotice) lines.andWhere(AWAITS_PUBLIC_NOTICE);
    for (const condition of [
      renewal && renewalFilter(renewal, today),
      readableFilter(reader, today),
      standing ? standingFilter(reader, [standing], today) : !past && standingFilter(reader, IN_FORCE_OR_AHEAD, today),
      published && publishedFilter(today),
    ]) {
      if (condition) lines.andWhere(condition.where, condition.params);
    }
    return pageOf(lines, { page, perPage: LINES_PER_PAGE }, (offset, limit) =>
      this.entries(lines.clone().offset(offset).limit(limit), reader, words),
    );
  }

  /** The last days that occur in the register, earliest first; the latest hundred of them. */
  async lastDays(): Promise<IsoDate[]> {
    const rows: { validTo: IsoDate }[] = await this.database.query(
      `SELECT DISTINCT valid_to::text AS "validTo" FROM designation ORDER BY 1 DESC LIMIT ${MOST_LAST_DAYS}`,
    );
    return rows.map(({ validTo }) => validTo).reverse();
  }

  /** Null for an id of no line, and of one that the person may not read of yet; nor does such a one stand in the history. */
  async line(reader: RegisterReader, id: string): Promise<RegisterLine | null> {
    const row = await this.row(this.database.manager, id);
    if (!row) return null;
    const { institutionId, kind } = row;
    const lines = await this.entries(
      this.lines().andWhere('d.institution_id = :institutionId AND d.kind = :kind', { institutionId, kind }),
      reader,
    );
    const history = lines.filter((each) => mayReadLine(each, reader, this.clock.today()));
    const entry = history.find((each) => each.id === id);
    return entry ? { row, entry, history } : null;
  }

  /** The line as it is stored; null for an id of none. */
  row(manager: EntityManager, id: string): Promise<Designation | null> {
    return isRowId(id) ? manager.findOneBy(Designation, { id }) : Promise.resolve(null);
  }

  /** The same, which nobody else changes until the transaction ends. */
  lockedRow(tx: EntityManager, id: string): Promise<Designation | null> {
    const lock = { mode: 'for_no_key_update' } as const;
    return isRowId(id) ? tx.findOne(Designation, { where: { id }, lock }) : Promise.resolve(null);
  }

  /** The last term of a kind that an institution was given; null without one. */
  async heldTerm(manager: EntityManager, institutionId: string, kind: Kind): Promise<DesignationTerm | null> {
    const rows: { held: DesignationTerm | null }[] = await manager.query(
      `SELECT ${heldDesignationJson({ institutionId: '$1', kind: '$2' })} AS held`,
      [institutionId, kind],
    );
    return rows[0]?.held ?? null;
  }

  /** The line that a case is about which is begun on one of its designation today, and the case that made it; null for an id of none. */
  async lineOfCase(
    manager: EntityManager,
    id: string,
    begun: Parameters<typeof lineOfCase>[2],
  ): Promise<(DesignationTerm & { applicationId: string | null }) | null> {
    return lineOfCase(await this.linesFrom(manager, id), id, begun);
  }

  /** All lines of the designation of which this is one. */
  private async linesFrom(manager: EntityManager, id: string): Promise<LineOfDesignation[]> {
    const [read]: { lines: LineOfDesignation[] | null }[] = await manager.query(
      `SELECT ${linesFromJson('$1')} AS lines`,
      [id],
    );
    return read?.lines ?? [];
  }

  /** Id of the line that a case made; null where it made none. */
  async idOfCase(tx: EntityManager, applicationId: string): Promise<string | null> {
    const line = await tx.findOne(Designation, { select: { id: true }, where: { applicationId } });
    return line && line.id;
  }

  /** The line of an institution and kind that is older than this program. */
  olderRow(institutionId: string, kind: Kind): Promise<Designation | null> {
    return this.database.manager.findOneBy(Designation, { institutionId, kind, applicationId: IsNull() });
  }

  /** Every designation one's own institution has today, valid or deemed to continue (法115②), or was given for later: by kind, the present one first. */
  async heldBy(reader: Pick<Actor, 'role' | 'institutionId'>): Promise<RegisterEntry[]> {
    const entries = reader.institutionId === null ? [] : await this.lastOfEachKind(reader, [reader.institutionId]);
    const held = entries
      .filter(({ standing }) => IN_FORCE_OR_AHEAD.includes(standing))
      .sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    return KINDS.flatMap((kind) => held.filter((entry) => entry.kind === kind));
  }

  /**
   * What these institutions have today or were given for later, as the person may know of it and in the order of the register; of a kind of which
   * they have nothing the one that ended last, so that its end is told.
   */
  async lastOfEachKind(reader: RegisterReader, institutionIds: readonly string[]): Promise<RegisterEntry[]> {
    const today = this.clock.today();
    const [readable, asked] = [
      readableFilter(reader, today),
      standingFilter(reader, [...IN_FORCE_OR_AHEAD, 'expired'], today),
    ];
    const entries = await this.entries(
      this.lines()
        .andWhere('d.institution_id = ANY(:institutionIds)', { institutionIds })
        .andWhere(readable.where, readable.params)
        .andWhere(asked.where, asked.params),
      reader,
    );
    return entries.filter((entry) => {
      const ofKind = entries.filter(
        ({ institutionId, kind }) => institutionId === entry.institutionId && kind === entry.kind,
      );
      return (
        entry.standing !== 'expired' || (ofKind[0] === entry && ofKind.every(({ standing }) => standing === 'expired'))
      );
    });
  }

  /**
   * The next last days of designations, with how their renewals stand. A designation that was renewed already is no longer counted.
   * @param institutionId whose designations; undefined for all
   * @param today date in Japan
   */
  async expiries(institutionId: string | undefined, today: IsoDate): Promise<Expiry[]> {
    const { from, where, params } = renewalStandings(today);
    const designations = this.database.manager
      .createQueryBuilder()
      .select('CAST(d.valid_to AS text)', 'validTo')
      .addSelect('count(*)', 'count')
      .addSelect(`count(*) FILTER (WHERE ${where.underWay})`, 'renewals')
      .addSelect(`count(*) FILTER (WHERE ${where.late})`, 'lateEvaluations')
      .from(from, 'd')
      .where('d.valid_to >= :today', { today })
      .andWhere(notFollowed(() => 'true'))
      .setParameters(params);
    if (institutionId !== undefined) designations.andWhere('d.institution_id = :institutionId', { institutionId });
    const rows: Record<keyof Expiry, string>[] = await designations
      .groupBy('d.valid_to')
      .orderBy('d.valid_to')
      .limit(MOST_EXPIRIES)
      .getRawMany();
    return rows.map(({ validTo, count, renewals, lateEvaluations }) => ({
      validTo,
      count: Number(count),
      renewals: Number(renewals),
      lateEvaluations: Number(lateEvaluations),
    }));
  }

  /** Enters a designation, as part of the command that decides it. @returns its id */
  async enter(manager: EntityManager, line: Omit<Designation, 'id' | 'lockVersion'>): Promise<string> {
    const entered = manager.create(Designation, line);
    await manager.insert(Designation, entered);
    return entered.id;
  }

  /** The line that what a case designates follows; null for a new designation. @param firstDay of a change */
  async lineBefore(
    tx: EntityManager,
    { procedure, currentDesignationId }: { procedure: ProcedureType; currentDesignationId: string | null },
    firstDay: IsoDate,
  ): Promise<Designation | null> {
    if (procedure === 'new' || currentDesignationId === null) return null;
    const lines = await this.linesFrom(tx, currentDesignationId);
    const line =
      procedure === 'change'
        ? lineBeforeChange(lines, firstDay)
        : lineOfCase(lines, currentDesignationId, { procedure, on: firstDay });
    return line && (await this.row(tx, line.id));
  }

  /**
   * A change was approved of a line that others follow already: the next one follows the changed line, and all live on with the change.
   * @param validTo last day of the term that was changed
   */
  async carryOn(
    tx: EntityManager,
    { from, to, change, validTo }: { from: string; to: string; change: ApprovedChange; validTo: IsoDate },
  ): Promise<void> {
    await tx.update(Designation, { previousId: from, id: Not(to) }, { previousId: to });
    for (let before = [to]; before.length > 0;) {
      const following = await tx.findBy(Designation, { previousId: In(before) });
      for (const { id, matters, changes, lockVersion, ...term } of following) {
        const carried = term.validTo === validTo ? change : carriedInto(change);
        const work = matters && withChange({ matters, changes: changes ?? [] }, carried);
        await tx.update(Designation, { id }, { ...work, lockVersion: lockVersion + 1 });
      }
      before = following.map(({ id }) => id);
    }
  }

  /** The register leads to the notice that counts, after it was issued again or corrected; part of that command. */
  async noticeReplaced(
    tx: EntityManager,
    applicationId: string,
    { fileId, ...corrected }: { fileId: string; noticeNumber?: string; designatedOn?: IsoDate },
  ): Promise<void> {
    await tx.update(Designation, { applicationId }, { noticeFileId: fileId, ...corrected });
  }

  /** Notes 公示 (法113⑥, 則83) on a line that is locked. */
  async notePublicNotice(
    tx: EntityManager,
    { id, lockVersion }: Pick<Designation, 'id' | 'lockVersion'>,
    notice: Pick<Designation, 'publicNoticeOn' | 'publicNoticeMethod'>,
  ): Promise<void> {
    await tx.update(Designation, { id }, { ...notice, lockVersion: lockVersion + 1 });
  }

  /**
   * Puts 公示 of what a case designated right, as part of that command; a form of the register that was opened before is told so.
   * @throws Error where the case has designated nothing
   */
  async correctPublicNotice(
    tx: EntityManager,
    applicationId: string,
    notice: Pick<Designation, 'publicNoticeOn' | 'publicNoticeMethod'>,
  ): Promise<void> {
    const changed = { ...notice, lockVersion: () => 'lock_version + 1' };
    const { affected } = await tx.update(Designation, { applicationId }, changed);
    if (affected !== 1) throw new Error(`case ${applicationId} has ${affected ?? 0} lines in the register`);
  }

  /** What the register knows of a renewal; null of one that it does not know yet. */
  knownRenewal(tx: EntityManager, applicationId: string): Promise<Renewal | null> {
    return tx.findOneBy(Renewal, { applicationId });
  }

  /** Notes what a renewal now means for the designation it renews, as part of the command that moves it. */
  async noteRenewal(
    tx: EntityManager,
    renewal: Pick<Renewal, 'applicationId' | 'designationId'> & RegisteredRenewal,
  ): Promise<void> {
    await tx.upsert(Renewal, renewal, ['applicationId']);
  }

  private lines(): SelectQueryBuilder<ObjectLiteral> {
    return this.database.manager
      .createQueryBuilder()
      .select([])
      .from(LINES, 'd')
      .orderBy('d.institution_kana')
      .addOrderBy('d.kind')
      .addOrderBy('d.valid_to', 'DESC')
      .addOrderBy('d.designated_on', 'DESC')
      .addOrderBy('d.created_at', 'DESC')
      .addOrderBy('d.id');
  }

  /** @param reader who is told of no change, and of no renewal, of another institution before its 公示 */
  private async entries(
    lines: SelectQueryBuilder<ObjectLiteral>,
    reader: RegisterReader,
    words: readonly SearchWord[] = [],
  ): Promise<RegisterEntry[]> {
    const today = this.clock.today();
    const read = linesReadBy(reader, today);
    const rows = await lines
      .select('d.id', 'id')
      .addSelect('d.institution_id', 'institutionId')
      .addSelect('d.institution_name', 'institutionName')
      .addSelect('d.address', 'address')
      .addSelect('d.planning_area_name', 'planningAreaName')
      .addSelect('d.kind', 'kind')
      .addSelect(DECIDED_BY, 'decidedBy')
      .addSelect('CAST(d.designated_on AS text)', 'designatedOn')
      .addSelect('CAST(d.valid_from AS text)', 'validFrom')
      .addSelect('CAST(d.valid_to AS text)', 'validTo')
      .addSelect('CAST(d.public_notice_on AS text)', 'publicNoticeOn')
      .addSelect('d.public_notice_method', 'publicNoticeMethod')
      .addSelect('d.matters', 'matters')
      .addSelect('d.changes', 'changes')
      .addSelect(`CAST(${takenOverOnSql('d', read.isRead)} AS text)`, 'followedOn')
      .addSelect(`CAST(${RENEWED_ON} AS text)`, 'renewedOn')
      .addSelect(unpublishedChanges(':publishedBy'), 'unpublished')
      .addSelect('d.institution_search_key', 'own')
      .addSelect('d.institution_former_search_key', 'former')
      .setParameters({ ...read.params, publishedBy: today })
      .getRawMany<
        Omit<RegisterEntry, keyof DesignationStanding | 'byFormerName'> & {
          followedOn: IsoDate | null;
          renewedOn: IsoDate | null;
          unpublished: IsoDate[];
          own: string;
          former: string;
        }
      >();
    const renewals = groupBy(
      await this.renewalsOf(
        rows.map(({ id }) => id),
        reader,
      ),
      ({ designationId }) => designationId,
    );
    return rows.map(({ followedOn, renewedOn, unpublished, own, former, ...row }) => {
      const fromDecision = readsOfDecision(row, reader);
      const line = { ...row, followedOn, renewals: renewals.get(row.id) ?? [], today };
      return {
        ...row,
        byFormerName: isFormerName(words, { own, former }),
        ...workShown(row, fromDecision ? { today } : { today, unpublished }),
        ...standingOf(line, fromDecision ? undefined : { renewedOn }),
      };
    });
  }

  private renewalsOf(
    designationIds: readonly string[],
    reader: RegisterReader,
  ): Promise<(RenewalDates & { designationId: string })[]> {
    const own = readsFromDecision(reader);
    const [isRead, params] =
      own === 'everyInstitution'
        ? [undefined, []]
        : [isReadBy({ institutionId: '$2::uuid', day: '$3::date' }), [own.institutionId, this.clock.today()]];
    return this.database.query(
      `SELECT designation_id AS "designationId", submitted_on::text AS "submittedOn", decided_on::text AS "decidedOn", given_up_on::text AS "givenUpOn"
       FROM (${renewalsWhere('id = ANY($1)', isRead)}) renewal`,
      [designationIds, ...params],
    );
  }
}

/** Whether the person reads of what is decided of the institution before its 公示. */
function readsOfDecision({ institutionId }: Pick<RegisterEntry, 'institutionId'>, reader: RegisterReader): boolean {
  const own = readsFromDecision(reader);
  return own === 'everyInstitution' || own.institutionId === institutionId;
}

/**
 * What a line designates on the day, or on its first one where that is to come: a change that begins later is none of it yet.
 * @param as `unpublished` is absent for whoever reads of all that is decided
 */
function workShown(
  { matters, changes, ...line }: Pick<RegisterEntry, 'matters' | 'changes' | 'designatedOn' | 'validFrom'>,
  { today, unpublished }: { today: IsoDate; unpublished?: readonly IsoDate[] },
): Pick<RegisterEntry, 'matters' | 'changes'> {
  if (matters === null) return { matters, changes };
  const first = holdsFrom(line);
  const whole = { matters, changes: changes ?? [] };
  const told = unpublished === undefined ? whole : workWithout(whole, unpublished);
  const work = told && workOn(told, first > today ? first : today);
  return (work && (unpublished === undefined ? work : withoutOwnWords(work))) ?? { matters: null, changes: null };
}
