import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { CaseQueries } from '../applications/case-queries.js';
import { renewalCondition, type RenewalStanding } from '../applications/queries/renewal-standing.js';
import { type Renewal, renewalsOf } from '../applications/renewals.js';
import type { Delivery } from '../documents/downloads.js';
import { IssuedDocuments } from '../documents/issued-documents.js';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../procedure/actors.js';
import { KINDS, type IsoDate, type Kind } from '../procedure/kinds.js';
import { publicNoticeProblems } from '../procedure/public-notice.js';
import { searchKey } from '../registry/search-key.js';
import { Designation } from './designation.entity.js';
import { DesignationChanged, DesignationNotFound, NothingDrafted, PublicNoticeRefused } from './errors.js';
import { noticePaper } from './notices.js';
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
  office: { applicationId: string | null; noticeNumber: string; noticeFileId: string | null; lockVersion: number } | null;
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

/** The register of designations (指定台帳). */
@Injectable()
export class DesignationService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly cases: CaseQueries,
    private readonly documents: IssuedDocuments,
  ) {}

  /** The lines of the register, by reading of the name, then kind, then newest first. A prefecture has some hundred. */
  async register({ text = '', kind, planningAreaId, validTo, standing, renewal, past = false }: RegisterFilter = {}): Promise<RegisterEntry[]> {
    const lines = this.lines();
    const key = searchKey(text).replace(/[\\%_]/gu, '\\$&');
    if (key !== '') lines.andWhere('institution.search_key LIKE :key', { key: `%${key}%` });
    if (kind) lines.andWhere('d.kind = :kind', { kind });
    if (planningAreaId) lines.andWhere('area.id = :planningAreaId', { planningAreaId });
    if (validTo) lines.andWhere('d.valid_to = :validTo', { validTo });
    if (validTo && !past) lines.andWhere('NOT EXISTS (SELECT FROM designation later WHERE later.previous_id = d.id)');
    const ofRenewal = renewal && renewalCondition(renewal, this.clock.today());
    if (ofRenewal) lines.andWhere(ofRenewal.where, ofRenewal.params);
    const entries = await this.entries(lines);
    if (standing) return entries.filter((entry) => entry.standing === standing);
    return past ? entries : entries.filter((entry) => holdsToday(entry) || entry.standing === 'ahead');
  }

  /** @throws DesignationNotFound */
  async get(actor: Actor, id: string): Promise<DesignationDetail> {
    const row = isUUID(id) ? await this.database.manager.findOneBy(Designation, { id }) : null;
    if (!row) throw new DesignationNotFound();
    const ofInstitution = await this.entries(
      this.lines().andWhere('d.institution_id = :institutionId AND d.kind = :kind', { institutionId: row.institutionId, kind: row.kind }),
    );
    const entry = ofInstitution.find((each) => each.id === id);
    if (!entry) throw new DesignationNotFound();
    const inside = actor.role === 'prefectureOfficer' || actor.role === 'prefectureApprover';
    const own = actor.role === 'hospital' && actor.institutionId === row.institutionId;
    const { applicationId, noticeNumber, noticeFileId, lockVersion } = row;
    return { ...entry, history: ofInstitution, office: inside || own ? { applicationId, noticeNumber, noticeFileId, lockVersion } : null };
  }

  /** The designation of a kind that an institution has today, valid or deemed to continue (法115②); null without one. */
  async currentFor(institutionId: string, kind: Kind): Promise<RegisterEntry | null> {
    return (await this.currentOf(institutionId)).find((entry) => entry.kind === kind) ?? null;
  }

  /** Every designation an institution has today, one a kind, in the order of the kinds. */
  async currentOf(institutionId: string): Promise<RegisterEntry[]> {
    const entries = await this.entries(this.lines().andWhere('d.institution_id = :institutionId', { institutionId }));
    return KINDS.flatMap((kind) => entries.find((entry) => entry.kind === kind && holdsToday(entry)) ?? []);
  }

  /**
   * Records 公示 (法113⑥, 則83); it may be recorded again to correct it.
   * @throws DesignationNotFound also for anyone but an officer of the prefecture
   * @throws PublicNoticeRefused with the problems of the fields
   * @throws DesignationChanged when the entry was changed after the form was opened
   */
  async recordPublicNotice(actor: Actor, id: string, { on, method, lockVersion }: { on: IsoDate | null; method: string; lockVersion: number }): Promise<void> {
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
  async previewNotice(actor: Actor, caseId: string): Promise<Delivery> {
    const { facts, institution } = await this.cases.get(actor, caseId);
    if (facts.draft === null) throw new NothingDrafted();
    const paper = noticePaper({ facts, draft: facts.draft, institution, documentNumber: '（文書番号）', issuedOn: this.clock.today() });
    return this.documents.preview(actor, caseId, paper, this.clock.now());
  }

  /** The register leads to the notice that counts, after it was issued again or corrected; part of that command. */
  async noticeReplaced(tx: EntityManager, applicationId: string, { fileId, noticeNumber }: { fileId: string; noticeNumber?: string }): Promise<void> {
    await tx.update(Designation, { applicationId }, { noticeFileId: fileId, ...(noticeNumber !== undefined && { noticeNumber }) });
  }

  private lines(): SelectQueryBuilder<Designation> {
    return this.database.manager
      .createQueryBuilder(Designation, 'd')
      .innerJoin('medical_institution', 'institution', 'institution.id = d.institution_id')
      .innerJoin('planning_area', 'area', 'area.id = institution.planning_area_id')
      .where('TRUE')
      .orderBy('institution.kana')
      .addOrderBy('d.kind')
      .addOrderBy('d.valid_to', 'DESC')
      .addOrderBy('d.designated_on', 'DESC')
      .addOrderBy('d.created_at', 'DESC');
  }

  private async entries(lines: SelectQueryBuilder<Designation>): Promise<RegisterEntry[]> {
    const rows = await lines
      .select('d.id', 'id')
      .addSelect('d.institution_id', 'institutionId')
      .addSelect('institution.name', 'institutionName')
      .addSelect('institution.address', 'address')
      .addSelect('area.name', 'planningAreaName')
      .addSelect('d.kind', 'kind')
      .addSelect('CAST(d.designated_on AS text)', 'designatedOn')
      .addSelect('CAST(d.valid_from AS text)', 'validFrom')
      .addSelect('CAST(d.valid_to AS text)', 'validTo')
      .addSelect('CAST(d.public_notice_on AS text)', 'publicNoticeOn')
      .addSelect('d.public_notice_method', 'publicNoticeMethod')
      // The line that follows it and the day on which that one took its place.
      .addSelect(
        `(SELECT CAST(min(greatest(later.designated_on, later.valid_from)) AS text) FROM designation later WHERE later.previous_id = d.id)`,
        'followedOn',
      )
      .getRawMany<Omit<RegisterEntry, keyof DesignationStanding> & { followedOn: IsoDate | null }>();
    const renewals = await renewalsOf(this.database.manager, rows.map(({ id }) => id));
    const today = this.clock.today();
    return rows.map(({ followedOn, ...row }) => ({ ...row, ...standingOf({ ...row, followedOn, renewals: ofDesignation(renewals, row.id), today }) }));
  }
}

function ofDesignation(renewals: readonly Renewal[], id: string): Renewal[] {
  return renewals.filter(({ designationId }) => designationId === id);
}

function holdsToday({ standing }: DesignationStanding): boolean {
  return standing === 'valid' || standing === 'deemedContinuing';
}
