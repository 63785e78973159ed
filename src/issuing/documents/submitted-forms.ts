import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { IsInt } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseEntries } from '../../applications/commands/case-entries.js';
import { documentEntry } from '../../applications/log/document-entry.js';
import { CaseQueries, type FrozenSubmission } from '../../applications/queries/case-queries.js';
import { DrawingsBusy } from '../../documents/form-renderer.js';
import { DocumentNotIssuable, type DocumentToIssue, IssuedDocuments } from '../../documents/issued-documents.js';
import type { StoredFile } from '../../documents/entities/stored-file.js';
import { entriesAbout, entriesByKeys } from '../../record/read-entries.js';
import { issuedBy, StoredFileService } from '../../documents/stored-file.service.js';
import { JobKinds } from '../../jobs/job-kinds.js';
import { queueUnasked } from '../../jobs/job-queue.js';
import { Clock } from '../../platform/clock.js';
import { takesNewContent } from '../../procedure/official-documents.js';
import type { CaseDocument, DocumentMaterial } from './document-source.js';
import { DOCUMENT_TABLE } from './document-table.js';
import { NOTHING_TYPED } from './typed-fields.js';
import { IsRowId } from '../../platform/row-id.js';

const KIND = 'submitted-forms';

class SubmittedFormsInput {
  @IsRowId() caseId!: string;
  @IsInt() number!: number;
  /** How often it was put back because too many documents were being drawn. */
  @IsInt() again!: number;
}

/** The documents of a submission that could not be drawn when it came: issued right after, from what was frozen (docs/adr/0031-forms-of-a-submission.md). */
@Injectable()
export class SubmittedForms implements OnModuleInit {
  private readonly logger = new Logger(SubmittedForms.name);

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly kinds: JobKinds,
    private readonly queries: CaseQueries,
    private readonly entries: CaseEntries,
    private readonly documents: IssuedDocuments,
    private readonly files: StoredFileService,
  ) {}

  onModuleInit(): void {
    this.kinds.add(KIND, {
      input: SubmittedFormsInput,
      run: async ({ input, checkpoint }) => ({ result: await this.issue(input, checkpoint) }),
    });
  }

  /** Has them issued once the transaction is over; that much is kept with the submission itself. */
  async follow(tx: EntityManager, submission: { caseId: string; number: number }, again = 0): Promise<void> {
    const { caseId, number } = submission;
    await queueUnasked(tx, {
      kind: KIND,
      title: '提出された様式の発行',
      input: { caseId, number, again },
      key: `${KIND} ${caseId} ${number} ${again}`,
      now: this.clock.now(),
    });
  }

  /** @returns how many were issued, and the titles of those that what was submitted does not let anybody draw */
  private async issue(
    { caseId, number, again }: SubmittedFormsInput,
    checkpoint: () => Promise<void>,
  ): Promise<{ issued: number; undrawable: string[] }> {
    const { manager } = this.database;
    const submission = await this.queries.frozenSubmission(caseId, number);
    const outcome = { issued: 0, undrawable: [] as string[] };
    const { submitter: actor } = submission;
    const { application, facts, institution, submissions } = await this.queries.get(actor, caseId);
    // A later submission brings its own, and one that was taken back says nothing any more.
    if (submissions.at(-1)?.number !== number || facts.submittedOn === null || !takesNewContent(application.state))
      return outcome;
    const material = (now: Pick<DocumentMaterial, 'application' | 'facts' | 'institution'>): DocumentMaterial => ({
      ...now,
      facts: { ...now.facts, ...submission.facts },
      corrections: [],
      recordsCorrected: [],
      notices: [],
      today: submission.submittedOn,
      officer: null,
      typed: () => NOTHING_TYPED,
    });
    const already = await this.issuedWith(caseId, submission.seq);
    for (const { formId, subjectKey, title, reason } of documentsOf(
      submission.eventType,
      material({ application, facts, institution }),
    )) {
      await checkpoint();
      const idempotencyKey = `${KIND} ${caseId} ${number} ${formId}`;
      const isIssued = already.some((file) => file.formId === formId && file.subjectKey === subjectKey);
      if (isIssued || (await entriesByKeys(manager, [idempotencyKey])).length > 0) continue;
      const latest = await this.files.latestIssued(manager, { applicationId: caseId, formId, subjectKey });
      const event = documentEntry('issue', {
        formId,
        subjectKey,
        title,
        version: (latest?.version ?? 0) + 1,
        reason: latest ? reason : '',
      });
      try {
        await this.entries.add(actor, [{ caseId, lockVersion: null, idempotencyKey, event }], async (tx, [opened]) => {
          const drawn = documentsOf(submission.eventType, material(opened)).find(
            (each) => each.formId === formId && each.subjectKey === subjectKey,
          );
          if (!drawn) throw new Error(`submission ${number} of case ${caseId} has no ${formId}`);
          const place = { actor, applicationId: caseId, issuedAt: submission.submittedAt, reasonOfReissue: reason };
          const [stored] = await this.documents.issue(tx, [{ ...drawn, ...place }]);
          // Another version may have come between: the entry names the one that was filed.
          if (stored)
            opened.kept = documentEntry('issue', {
              formId,
              subjectKey,
              title: stored.title,
              version: stored.version,
              reason: stored.version > 1 ? reason : '',
            });
          return [];
        });
        outcome.issued += 1;
      } catch (error) {
        if (error instanceof DocumentNotIssuable) {
          this.logger.warn(error.message);
          outcome.undrawable.push(title);
        } else if (error instanceof DrawingsBusy) {
          await this.follow(manager, { caseId, number }, again + 1);
          return outcome;
        } else throw error;
      }
    }
    return outcome;
  }

  /** What could be drawn when it came. */
  private async issuedWith(id: string, seq: number): Promise<StoredFile[]> {
    const { manager } = this.database;
    const entry = await entriesAbout(manager, { type: 'case', id }).andWhere('e.seq = :seq', { seq }).getOneOrFail();
    return issuedBy(manager, entry);
  }
}

function documentsOf(
  event: FrozenSubmission['eventType'],
  material: DocumentMaterial,
): (CaseDocument & { reason: string } & Pick<DocumentToIssue, 'markOf'>)[] {
  return DOCUMENT_TABLE.flatMap(({ issuedBy, documents }) =>
    issuedBy
      .filter((by) => by.event === event && by.mayFollow)
      .flatMap(({ again: reason, mark }) =>
        documents(material).map((document) => ({
          ...document,
          reason,
          ...(mark && { markOf: (version: number) => mark(version, material.today) }),
        })),
      ),
  );
}
