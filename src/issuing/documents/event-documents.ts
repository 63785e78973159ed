import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AcceptedEvent, CaseEffectHandlers } from '../../applications/effects/case-effect-handlers.js';
import { IssuedDocuments } from '../../documents/issued-documents.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { japanDate } from '../../platform/clock.js';
import type { DocumentMaterial } from './document-source.js';
import { SubmittedForms } from './submitted-forms.js';
import { DOCUMENT_TABLE } from './document-table.js';
import { NOTHING_TYPED } from './typed-fields.js';

/** The one road by which an event of a case issues documents: what the table says, drawn from the case as the event leaves it. */
@Injectable()
export class EventDocuments implements OnModuleInit {
  constructor(
    private readonly handlers: CaseEffectHandlers,
    private readonly documents: IssuedDocuments,
    private readonly submittedForms: SubmittedForms,
  ) {}

  onModuleInit(): void {
    this.handlers.issueBy((tx, accepted) => this.issue(tx, accepted));
  }

  private async issue(tx: EntityManager, accepted: AcceptedEvent): Promise<StoredFileInfo[]> {
    const { actor, case: application, facts, event, now } = accepted;
    const material = materialOf(accepted);
    const wanted = DOCUMENT_TABLE.flatMap(({ issuedBy, documents }) =>
      issuedBy.flatMap((by) => {
        const subjects = by.event === event.type ? by.subjects(event, facts) : [];
        if (subjects.length === 0) return [];
        const { again: reasonOfReissue, mayFollow, mark } = by;
        const place = {
          actor,
          applicationId: application.id,
          issuedAt: now,
          reasonOfReissue,
          mayFollow,
          ...(mark && { markOf: (version: number) => mark(version, material.today) }),
        };
        return documents(material)
          .filter(({ subjectKey }) => subjects.includes(subjectKey))
          .map((document) => ({ ...document, ...place }));
      }),
    );
    if (wanted.length === 0) return [];
    const issued = await this.documents.issue(tx, wanted);
    const number = facts.lastSubmission?.number;
    if (issued.length < wanted.length && number !== undefined)
      await this.submittedForms.follow(tx, { caseId: application.id, number });
    return issued;
  }
}

function materialOf({ case: application, facts, institution, event, now }: AcceptedEvent): DocumentMaterial {
  const numbered =
    'documentNumber' in event
      ? { ...NOTHING_TYPED, documentNumber: event.documentNumber, documentDate: event.issuedOn }
      : NOTHING_TYPED;
  return {
    application,
    institution,
    facts,
    corrections: facts.openCorrection ? [facts.openCorrection] : [],
    recordsCorrected: [],
    notices: [],
    today: japanDate(now),
    typed: () => numbered,
  };
}
