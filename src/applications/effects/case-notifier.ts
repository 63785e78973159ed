import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxWriter, type Recipient } from '../../notifications/outbox-writer.js';
import type { IsoDate } from '../../procedure/kinds.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { ContextOf, EffectContext } from '../case-effect-handlers.js';
import { caseMessage } from '../case-messages.js';
import { Hearing } from '../entities/hearing.js';

type Addressee = Recipient & { name: string };

/** Puts the message of a `notify` effect into the outbox, once for each office it is for. */
@Injectable()
export class CaseNotifier {
  constructor(
    private readonly registry: RegistryService,
    private readonly outbox: OutboxWriter,
  ) {}

  async notify(tx: EntityManager, context: ContextOf<'notify'>): Promise<void> {
    const { actor, case: application, event, facts, now, seq } = context;
    const institution = await this.registry.institution(application.institutionId, tx);
    if (!institution) throw new Error(`case ${application.id} belongs to no institution`);
    const { submission, documents } = facts.profile;
    for (const { name, ...recipient } of await this.addressees(tx, context, institution)) {
      const message = caseMessage({
        recipientName: name,
        institutionName: institution.name,
        referenceNo: application.referenceNo,
        kind: application.kind,
        procedure: application.procedure,
        actor,
        event,
        passedOn: passedOn(context),
        contact: `${submission.office} ${submission.unit}`,
        documentName: new Map(documents.map((document) => [document.id, document.name])),
      });
      await this.outbox.put(tx, recipient, message, { applicationId: application.id, seq }, now);
    }
  }

  private async addressees(tx: EntityManager, context: ContextOf<'notify'>, institution: { id: string; name: string }): Promise<Addressee[]> {
    switch (context.effect.to) {
      case 'hospital':
        return [{ kind: 'institution', id: institution.id, name: institution.name }];
      case 'prefecture':
        return [{ kind: 'prefecture', id: '', name: context.facts.profile.submission.office }];
      case 'healthCentre':
        return await this.askedHealthCentres(tx, context);
    }
  }

  /** Those whose answer is awaited now; when the event took every request back, those whose answer was awaited before. */
  private async askedHealthCentres(tx: EntityManager, { case: { id }, facts }: EffectContext): Promise<Addressee[]> {
    const hearings = await tx.findBy(Hearing, { applicationId: id, council: 'coordinationCouncil' });
    const now = hearings.filter(awaitsReport);
    const asked = now.length > 0 ? now : facts.hearings.filter(awaitsReport);
    const centres = new Map<string, Addressee>();
    for (const { planningAreaId } of asked) {
      const centre = planningAreaId === null ? null : await this.registry.secretariatOf(planningAreaId, tx);
      if (centre) centres.set(centre.id, { kind: 'healthCentre', id: centre.id, name: centre.name });
    }
    return [...centres.values()];
  }
}

function awaitsReport({ voided, reportedOn }: { voided: boolean; reportedOn: IsoDate | null }): boolean {
  return !voided && reportedOn === null;
}

function passedOn({ event, facts }: EffectContext): IsoDate | null {
  if (event.type !== 'DEADLINE_PASSED') return null;
  return facts.deadlines.find(({ kind }) => kind === event.deadline)?.dueOn ?? null;
}
