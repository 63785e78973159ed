import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { CaseQueries } from '../applications/queries/case-queries.js';
import { renewalCondition, type RenewalStanding } from '../applications/queries/renewal-standing.js';
import { renewalsOf } from '../applications/facts/renewals.js';
import type { Delivery } from '../documents/downloads.js';
import { IssuedDocuments } from '../documents/issued-documents.js';
import { Clock } from '../platform/clock.js';
import { groupBy } from '../platform/group-by.js';
import { pageOf, type Paged } from '../platform/paging.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { KINDS, type Kind } from '../procedure/terms/kinds.js';
import { publicNoticeProblems } from '../procedure/designation/public-notice.js';
import { searchKey } from '../registry/search-key.js';
import { Designation } from './designation.entity.js';
import { DesignationChanged, DesignationNotFound, NothingDrafted, PublicNoticeRefused } from './errors.js';
import { noticePaper } from './notices.js';
import { FOLLOWED_ON, standingCondition } from './standing-condition.js';
import { standingOf, type DesignationStanding, type RegisterStanding } from './standing.js';

/** A line of the register with nothing in it that may not be public (公示, 法113⑥). */
export interface RegisterEntry extends DesignationStanding {
  id: string;
  institutionId: string;
  institutionName: string;
  address: string;
  planningAreaName: string;
  kind: Kind;
  designatedOn: IsoDate;
  validFrom: IsoDate;
  validTo: IsoDate;
  publicNoticeOn: IsoDate | null;
  publicNoticeMethod: string;
}

export interface DesignationDetail extends RegisterEntry {
  /** The former lines of the same designation and the later ones, newest first, this one among them. */
  history: RegisterEntry[];
  /** For the prefecture and the institution itself; null for others. */
  office: {
    applicationId: string | null;
    noticeNumber: string;
    noticeFileId: string | null;
    lockVersion: number;
  } | null;
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
  renewal?: RenewalStanding;
  /** Also those that ended or were followed by another; only those in force or decided ahead unless true or `standing` says which. */
  past?: boolean;
}

const LINES_PER_PAGE = 50;
const MOST_LAST_DAYS = 100;

/** What the register shows unless told otherwise. */
const IN_FORCE_OR_AHEAD: readonly RegisterStanding[] = ['valid', 'deemedContinuing', 'ahead'];

/**
 * The lines of the register as a table, read institution after institution in the order of the register, so that the conditions are asked of no more
 * lines than a page needs. OFFSET 0 keeps PostgreSQL from asking them of all lines first: it takes them for far dearer than they are.
 */
const LINES = `(SELECT d.id, institution.id AS institution_id, institution.name AS institution_name, institution.kana AS institution_kana,
    institution.search_key AS institution_search_key, institution.address, institution.planning_area_id, area.name AS planning_area_name,
    d.kind, d.designated_on, d.valid_from, d.valid_to, d.public_notice_on, d.public_notice_method, d.created_at
  FROM medical_institution institution
  JOIN planning_area area ON area.id = institution.planning_area_id
  CROSS JOIN LATERAL (SELECT * FROM designation WHERE designation.institution_id = institution.id OFFSET 0) d)`;

/** The register of designations (指定台帳). */
@Injectable()
export class DesignationService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly cases: CaseQueries,
    private readonly documents: IssuedDocuments,
  ) {}

  /** A page of the register, by reading of the name, then kind, then newest first. @param page from 1 */
  async register(
    { text = '', kind, planningAreaId, validTo, standing, renewal, past = false }: RegisterFilter = {},
    page = 1,
  ): Promise<Paged<RegisterEntry>> {
    const lines = this.lines();
    const key = searchKey(text).replace(/[\\%_]/gu, '\\$&');
    if (key !== '') lines.andWhere('d.institution_search_key LIKE :key', { key: `%${key}%` });
    if (kind) lines.andWhere('d.kind = :kind', { kind });
    if (planningAreaId) lines.andWhere('d.planning_area_id = :planningAreaId', { planningAreaId });
    if (validTo) lines.andWhere('d.valid_to = :validTo', { validTo });
    if (validTo && !past) lines.andWhere('NOT EXISTS (SELECT FROM designation later WHERE later.previous_id = d.id)');
    const today = this.clock.today();
    const standings = standing ? [standing] : past ? null : IN_FORCE_OR_AHEAD;
    for (const condition of [
      renewal && renewalCondition(renewal, today),
      standings && standingCondition(standings, today),
    ]) {
      if (condition) lines.andWhere(condition.where, condition.params);
    }
    return pageOf(lines, { page, perPage: LINES_PER_PAGE }, (offset, limit) =>
      this.entries(lines.clone().offset(offset).limit(limit)),
    );
  }

  /** The last days that occur in the register, earliest first; the latest hundred of them. */
  async lastDays(): Promise<IsoDate[]> {
    const rows: { validTo: IsoDate }[] = await this.database.query(
      `SELECT DISTINCT valid_to::text AS "validTo" FROM designation ORDER BY 1 DESC LIMIT ${MOST_LAST_DAYS}`,
    );
    return rows.map(({ validTo }) => validTo).reverse();
  }

  /** @throws DesignationNotFound */
  async get(actor: Actor, id: string): Promise<DesignationDetail> {
    const row = isUUID(id) ? await this.database.manager.findOneBy(Designation, { id }) : null;
    if (!row) throw new DesignationNotFound();
    const ofInstitution = await this.entries(
      this.lines().andWhere('d.institution_id = :institutionId AND d.kind = :kind', {
        institutionId: row.institutionId,
        kind: row.kind,
      }),
    );
    const entry = ofInstitution.find((each) => each.id === id);
    if (!entry) throw new DesignationNotFound();
    const inside = actor.role === 'prefectureOfficer' || actor.role === 'prefectureApprover';
    const own = actor.role === 'hospital' && actor.institutionId === row.institutionId;
    const { applicationId, noticeNumber, noticeFileId, lockVersion } = row;
    return {
      ...entry,
      history: ofInstitution,
      office: inside || own ? { applicationId, noticeNumber, noticeFileId, lockVersion } : null,
    };
  }

  /** The designation of a kind that an institution has today, valid or deemed to continue (法115②); null without one. */
  async currentFor(institutionId: string, kind: Kind): Promise<RegisterEntry | null> {
    return (await this.currentOf(institutionId)).find((entry) => entry.kind === kind) ?? null;
  }

  /** Every designation an institution has today, one a kind, in the order of the kinds. */
  async currentOf(institutionId: string): Promise<RegisterEntry[]> {
    const entries = await this.inForceOrAhead([institutionId]);
    return KINDS.flatMap((kind) => entries.find((entry) => entry.kind === kind && holdsToday(entry)) ?? []);
  }

  /** What these institutions have today or were given for later, in the order of the register. */
  inForceOrAhead(institutionIds: readonly string[]): Promise<RegisterEntry[]> {
    const { where, params } = standingCondition(IN_FORCE_OR_AHEAD, this.clock.today());
    return this.entries(
      this.lines().andWhere('d.institution_id = ANY(:institutionIds)', { institutionIds }).andWhere(where, params),
    );
  }

  /**
   * Records 公示 (法113⑥, 則83); it may be recorded again to correct it.
   * @throws DesignationNotFound also for anyone but an officer of the prefecture
   * @throws PublicNoticeRefused with the problems of the fields
   * @throws DesignationChanged when the entry was changed after the form was opened
   */
  async recordPublicNotice(
    actor: Actor,
    id: string,
    { on, method, lockVersion }: { on: IsoDate | null; method: string; lockVersion: number },
  ): Promise<void> {
    if (actor.role !== 'prefectureOfficer' || !isUUID(id)) throw new DesignationNotFound();
    const problems = publicNoticeProblems({ on, method }, this.clock.today());
    if (problems.length > 0) throw new PublicNoticeRefused(problems);
    const { affected } = await this.database.manager.update(
      Designation,
      { id, lockVersion },
      { publicNoticeOn: on, publicNoticeMethod: method.trim(), lockVersion: lockVersion + 1 },
    );
    if (affected === 1) return;
    const now = await this.database.manager.findOneBy(Designation, { id });
    if (!now) throw new DesignationNotFound();
    // What is recorded just so already (the form was sent twice) stays.
    if (now.publicNoticeOn !== on || now.publicNoticeMethod !== method.trim()) throw new DesignationChanged(id);
  }

  /**
   * The notice of the drafted decision as it would look today, marked 「案」; nothing is issued. The number is left open.
   * @throws CaseNotFound for a foreign case
   * @throws NothingDrafted without a draft, and for anyone who may not see it
   * @throws DocumentNotIssuable naming what is missing, so that it is found before the approval
   */
  async previewNotice(actor: Actor, caseId: string, gone: AbortSignal): Promise<Delivery> {
    const { facts, institution } = await this.cases.get(actor, caseId);
    if (facts.draft === null) throw new NothingDrafted();
    const paper = noticePaper({
      facts,
      draft: facts.draft,
      institution,
      documentNumber: '（文書番号）',
      issuedOn: this.clock.today(),
    });
    return this.documents.preview(actor, { applicationIds: [caseId], paper, at: this.clock.now(), gone });
  }

  /** The register leads to the notice that counts, after it was issued again or corrected; part of that command. */
  async noticeReplaced(
    tx: EntityManager,
    applicationId: string,
    { fileId, noticeNumber }: { fileId: string; noticeNumber?: string },
  ): Promise<void> {
    await tx.update(
      Designation,
      { applicationId },
      { noticeFileId: fileId, ...(noticeNumber !== undefined && { noticeNumber }) },
    );
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

  private async entries(lines: SelectQueryBuilder<ObjectLiteral>): Promise<RegisterEntry[]> {
    const rows = await lines
      .select('d.id', 'id')
      .addSelect('d.institution_id', 'institutionId')
      .addSelect('d.institution_name', 'institutionName')
      .addSelect('d.address', 'address')
      .addSelect('d.planning_area_name', 'planningAreaName')
      .addSelect('d.kind', 'kind')
      .addSelect('CAST(d.designated_on AS text)', 'designatedOn')
      .addSelect('CAST(d.valid_from AS text)', 'validFrom')
      .addSelect('CAST(d.valid_to AS text)', 'validTo')
      .addSelect('CAST(d.public_notice_on AS text)', 'publicNoticeOn')
      .addSelect('d.public_notice_method', 'publicNoticeMethod')
      .addSelect(`CAST(${FOLLOWED_ON} AS text)`, 'followedOn')
      .getRawMany<Omit<RegisterEntry, keyof DesignationStanding> & { followedOn: IsoDate | null }>();
    const renewals = groupBy(
      await renewalsOf(
        this.database.manager,
        rows.map(({ id }) => id),
      ),
      ({ designationId }) => designationId,
    );
    const today = this.clock.today();
    return rows.map(({ followedOn, ...row }) => ({
      ...row,
      ...standingOf({ ...row, followedOn, renewals: renewals.get(row.id) ?? [], today }),
    }));
  }
}

function holdsToday({ standing }: DesignationStanding): boolean {
  return standing === 'valid' || standing === 'deemedContinuing';
}
