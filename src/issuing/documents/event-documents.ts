import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AcceptedEvent, CaseEffectHandlers } from '../../applications/effects/case-effect-handlers.js';
import { type DocumentToIssue, IssuedDocuments } from '../../documents/issued-documents.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { Clock, japanDate } from '../../platform/clock.js';
import { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { Delivery } from '../../documents/downloads.js';
import { writtenWords } from '../../procedure/case/letter-words.js';
import { decide } from '../../procedure/decide.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { factsAfter } from '../../procedure/facts-after.js';
import { type Actor } from '../../procedure/terms/actors.js';
import type { CaseDocument, DocumentMaterial, Typed } from './document-source.js';
import { officerOf } from './officer.js';
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
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.issueBy((tx, accepted) => this.issue(tx, accepted));
  }

  private async issue(tx: EntityManager, accepted: AcceptedEvent): Promise<StoredFileInfo[]> {
    const { case: application, facts } = accepted;
    const wanted = wantedOf(accepted);
    if (wanted.length === 0) return [];
    const issued = await this.documents.issue(tx, wanted);
    const number = facts.lastSubmission?.number;
    if (issued.length < wanted.length && number !== undefined)
      await this.submittedForms.follow(tx, { caseId: application.id, number });
    return issued;
  }

  /**
   * The first document that the event would issue, as it would look, marked 「案」; nothing is done.
   * @throws CommandRefused where the event is not accepted; DocumentNotIssuable; DrawingsBusy
   */
  async preview(
    actor: Actor,
    { application, facts, institution }: CaseView,
    { event, gone }: { event: CaseEvent; gone: AbortSignal },
  ): Promise<Delivery> {
    const { id, kind, state } = application;
    const now = this.clock.now();
    const today = japanDate(now);
    const decision = decide({ kind, state, facts, event, actor, now: { today } });
    if (!decision.accepted) throw new CommandRefused(id, state, decision.code, decision.message, decision.conditions);
    const after = factsAfter(facts, { from: state, decision }, { actor, today });
    const [document] = wantedOf({
      actor,
      case: { ...application, state: decision.next },
      facts: after,
      institution,
      event: decision.event,
      now,
    });
    if (!document) throw new Error(`${event.type} issues nothing`);
    return this.documents.preview(actor, { applicationIds: [id], document, at: now, gone });
  }
}

/** The documents that the event issues, as it leaves the case. */
function wantedOf(accepted: AcceptedEvent): (CaseDocument & Omit<DocumentToIssue, keyof CaseDocument>)[] {
  const { actor, case: application, facts, event, now } = accepted;
  const material = materialOf(accepted);
  return DOCUMENT_TABLE.flatMap(({ issuedBy, documents }) =>
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
}

function typedWith(event: CaseEvent): Typed {
  if ('issuedOn' in event)
    return { ...NOTHING_TYPED, documentNumber: event.documentNumber, documentDate: event.issuedOn };
  if (event.type !== 'REQUEST_CORRECTION' && event.type !== 'REQUEST_COORDINATION_COUNCIL') return NOTHING_TYPED;
  const { documentNumber = '', preamble = '' } = writtenWords(event);
  return { ...NOTHING_TYPED, documentNumber, answers: { preamble } };
}

function materialOf({ actor, case: application, facts, institution, event, now }: AcceptedEvent): DocumentMaterial {
  const typed = typedWith(event);
  return {
    application,
    institution,
    facts,
    corrections: facts.openCorrection ? [facts.openCorrection] : [],
    recordsCorrected: [],
    notices: [],
    today: japanDate(now),
    officer: officerOf(actor),
    typed: () => typed,
  };
}
