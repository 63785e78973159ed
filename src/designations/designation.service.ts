import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseQueries } from '../applications/queries/case-queries.js';
import type { Delivery } from '../documents/downloads.js';
import { IssuedDocuments } from '../documents/issued-documents.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import { Clock, japanDate } from '../platform/clock.js';
import { withTransaction } from '../platform/database.js';
import { type Act, recordAct } from '../record/append.js';
import { changesOf } from '../record/changes.js';
import { createOnce, type FormSend } from '../record/create-once.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { type Actor, isPrefecture } from '../procedure/terms/actors.js';
import {
  daysOfPublicNotice,
  publicNoticeProblems,
  withdrawalProblems,
} from '../procedure/designation/public-notice.js';
import { DesignationRegister, type RegisterEntry } from '../register/designation-register.js';
import { DesignationChanged, DesignationNotFound, NothingDrafted } from './errors.js';
import { FieldsDeclined } from '../platform/declined.js';
import { noticeDocument } from './notices.js';
import { isRowId } from '../platform/row-id.js';

/** A line of the register with its history, and what is not public of it for those whom it concerns. */
export interface DesignationDetail extends RegisterEntry {
  /** The former lines of the same designation and the later ones, newest first, this one among them. */
  history: RegisterEntry[];
  /** For the prefecture and the institution itself; null for others. */
  office: {
    applicationId: string | null;
    noticeNumber: string;
    noticeFileId: string | null;
    lockVersion: number;
    /** Day on which the program put it into the register. */
    registeredOn: IsoDate;
    /** Date of the notice that counts; null where there is none. */
    notifiedOn: IsoDate | null;
  } | null;
}

/** What is done with a designation after its decision, and the notice before it. */
@Injectable()
export class DesignationService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly register: DesignationRegister,
    private readonly cases: CaseQueries,
    private readonly documents: IssuedDocuments,
    private readonly files: StoredFileService,
  ) {}

  /** @throws DesignationNotFound */
  async get(actor: Actor, id: string): Promise<DesignationDetail> {
    const line = await this.register.line(actor, id);
    if (!line) throw new DesignationNotFound();
    const { row, entry, history } = line;
    const inside = isPrefecture(actor.role);
    const own = actor.role === 'hospital' && actor.institutionId === row.institutionId;
    const { applicationId, noticeNumber, noticeFileId, lockVersion } = row;
    const registeredOn = japanDate(row.createdAt);
    const notifiedOn = await this.notifiedOn(this.database.manager, noticeFileId);
    return {
      ...entry,
      history,
      office:
        inside || own ? { applicationId, noticeNumber, noticeFileId, lockVersion, registeredOn, notifiedOn } : null,
    };
  }

  /**
   * Records 公示 (法113⑥, 則83), once where a case designated: it is put right there, with a reason (記録の訂正). Of a line that is older than
   * this program it may be recorded again.
   * @throws DesignationNotFound also for anyone but an officer of the prefecture
   * @throws FieldsDeclined with the problems of the fields
   * @throws DesignationChanged when the entry was changed, or its 公示 recorded, after the form was opened
   */
  async recordPublicNotice(
    actor: Actor,
    id: string,
    {
      on,
      method,
      lockVersion,
      confirmed,
    }: { on: IsoDate | null; method: string; lockVersion: number } & Pick<Act, 'confirmed'>,
  ): Promise<void> {
    if (actor.role !== 'prefectureOfficer' || !isRowId(id)) throw new DesignationNotFound();
    const notice = { publicNoticeOn: on, publicNoticeMethod: method.trim() };
    await withTransaction(this.database, async (tx) => {
      const line = await this.register.lockedRow(tx, id);
      if (!line) throw new DesignationNotFound();
      const terms = {
        designatedOn: line.designatedOn,
        registeredOn: japanDate(line.createdAt),
        notifiedOn: await this.notifiedOn(tx, line.noticeFileId),
      };
      const problems = publicNoticeProblems({ on, method }, daysOfPublicNotice(terms, this.clock.today()));
      if (problems.length > 0) throw new FieldsDeclined(problems);
      const changes = changesOf(line, notice);
      const putRightElsewhere = line.applicationId !== null && line.publicNoticeOn !== null;
      if (putRightElsewhere || line.lockVersion !== lockVersion) {
        if (Object.keys(changes.after).length === 0) return; // the form was sent twice
        throw new DesignationChanged(id);
      }
      await this.register.notePublicNotice(tx, line, notice);
      await recordAct(tx, {
        subject: { type: 'designation', id },
        event: { type: 'RECORD_PUBLIC_NOTICE', ...changes },
        confirmed,
        actor,
        now: this.clock.now(),
        idempotencyKey: null,
      });
    });
  }

  /**
   * Takes the record of a 公示 back that is not there, such as one of another designation: it is to be done again, and until then nobody outside
   * reads of the designation (法113⑥). The record keeps what stood there and why.
   * @throws DesignationNotFound also for anyone but an officer of the prefecture
   * A second send changes nothing.
   * @throws FieldsDeclined without a reason
   * @throws DesignationChanged when the entry was changed, or the record taken back by somebody else, after the form was opened; IdempotencyConflict
   */
  async withdrawPublicNotice(
    { actor, idempotencyKey }: FormSend,
    id: string,
    { reason, lockVersion }: { reason: string; lockVersion: number },
  ): Promise<void> {
    if (actor.role !== 'prefectureOfficer' || !isRowId(id)) throw new DesignationNotFound();
    const problems = withdrawalProblems({ reason });
    if (problems.length > 0) throw new FieldsDeclined(problems);
    const none = { publicNoticeOn: null, publicNoticeMethod: '' };
    const act = { act: 'publicNoticeWithdrawal', content: { id, reason, lockVersion } };
    await createOnce(this.database, { idempotencyKey, actor, ...act }, async (tx) => {
      const line = await this.register.lockedRow(tx, id);
      if (!line) throw new DesignationNotFound();
      if (line.publicNoticeOn === null || line.lockVersion !== lockVersion) throw new DesignationChanged(id);
      await this.register.notePublicNotice(tx, line, none);
      return {
        subject: { type: 'designation', id },
        event: { type: 'WITHDRAW_PUBLIC_NOTICE', reason: reason.trim(), ...changesOf(line, none) },
        now: this.clock.now(),
      };
    });
  }

  private async notifiedOn(manager: EntityManager, noticeFileId: string | null): Promise<IsoDate | null> {
    if (noticeFileId === null) return null;
    const { date } = (await this.files.issuedSnapshot(manager, noticeFileId)) as { date?: IsoDate };
    return date ?? null;
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
    const document = noticeDocument({
      facts,
      draft: facts.draft,
      institution,
      documentNumber: '（文書番号）',
      issuedOn: facts.draft.issueOn ?? this.clock.today(),
      officer: actor.name,
    });
    return this.documents.preview(actor, { applicationIds: [caseId], document, at: this.clock.now(), gone });
  }
}
