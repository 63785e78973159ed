import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AcceptedEvent, CaseEffectHandlers } from '../../applications/effects/case-effect-handlers.js';
import { IssuedDocuments } from '../../documents/issued-documents.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { japanDate } from '../../platform/clock.js';
import type { DocumentMaterial } from './document-source.js';
import { DOCUMENT_TABLE } from './document-table.js';
import { NOTHING_TYPED } from './typed-fields.js';

/** The one road by which an event of a case issues documents: what the table says, drawn from the case as the event leaves it. */
@Injectable()
export class EventDocuments implements OnModuleInit {
  constructor(
    private readonly handlers: CaseEffectHandlers,
    private readonly documents: IssuedDocuments,
  ) {}

  onModuleInit(): void {
    this.handlers.issueBy((tx, accepted) => this.issue(tx, accepted));
  }

  private async issue(tx: EntityManager, accepted: AcceptedEvent): Promise<StoredFileInfo[]> {
    const { actor, case: application, facts, event, now } = accepted;
    const material = materialOf(accepted);
    const issued = DOCUMENT_TABLE.flatMap(({ issuedBy, documents }) => {
      const subjects = issuedBy?.event === event.type ? issuedBy.subjects(event, facts) : [];
      if (!issuedBy || subjects.length === 0) return [];
      const place = { actor, applicationId: application.id, issuedAt: now, reasonOfReissue: issuedBy.again };
      return documents(material)
        .filter(({ subjectKey }) => subjects.includes(subjectKey))
        .map((document) => ({ ...document, ...place }));
    });
    return issued.length === 0 ? [] : this.documents.issue(tx, issued);
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
    today: japanDate(now),
    typed: () => numbered,
  };
}
