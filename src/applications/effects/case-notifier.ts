import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayReadForm } from '../../documents/form-readers.js';
import { type AddressedMessage, putIntoOutbox, type Recipient } from '../../record/outbox-writer.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import type { CaseFacts, HearingFacts } from '../../procedure/case/facts.js';
import { currentHearings, openHearings } from '../../procedure/case/hearings.js';
import { renewalIsTooLate } from '../../procedure/designation/giving-up.js';
import type { LostRequirement } from '../../procedure/lost-requirements.js';
import { recordersOf } from '../../procedure/recorded-facts.js';
import type { ContextOf, EffectContext } from './case-effect-handlers.js';
import { caseMessage } from '../messages/case-messages.js';
import type { RecordCorrection } from '../log/record-correction.js';
import type { DocumentEntry } from '../log/document-entry.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';

type Addressee = Recipient & { name: string };

/** Puts the message of a `notify` effect into the outbox, once for each office it is for. */
@Injectable()
export class CaseNotifier {
  async notify(tx: EntityManager, context: ContextOf<'notify'>): Promise<void> {
    await putIntoOutbox(tx, messagesTo(addressees(context), { ...context, dueOn: context.effect.dueOn }));
  }

  /** Tells the hospitals of documents they may read that were issued by hand, again or corrected, and the prefecture of a health centre's new versions. */
  async notifyOfDocuments(tx: EntityManager, documents: readonly DocumentNews[]): Promise<void> {
    await putIntoOutbox(
      tx,
      documents.flatMap((news) => messagesTo(readersOf(news), { ...news, dueOn: null })),
    );
  }

  async notifyOfCorrection(tx: EntityManager, news: CorrectionNews): Promise<void> {
    const { lost } = news;
    const ofOffice = prefectureOf(news.facts);
    const told = toldOfCorrection(news).filter(({ kind }) => lost.length === 0 || kind !== 'prefecture');
    await putIntoOutbox(tx, [
      ...messagesTo(told, { ...news, dueOn: null, lost: [] }),
      // Officer and approver read the same messages.
      ...(lost.length === 0 ? [] : messagesTo([ofOffice], { ...news, dueOn: null })),
    ]);
  }
}

const prefectureOf = ({ profile }: CaseFacts): Addressee => ({
  kind: 'prefecture',
  id: '',
  name: profile.submission.office,
});

function addressees({ effect, institution, facts, after }: ContextOf<'notify'>): Addressee[] {
  switch (effect.to) {
    case 'hospital':
      return [{ kind: 'institution', id: institution.id, name: institution.name }];
    case 'prefecture':
      return [prefectureOf(facts)];
    case 'healthCentre':
      return awaitedHealthCentres(facts, after);
    case 'everyAskedHealthCentre':
      return centresOf(after, currentHearings(after, 'coordinationCouncil'));
  }
}

/** Those whose answer is awaited now; when the event took every request back, those whose answer was awaited before. */
function awaitedHealthCentres(before: CaseFacts, after: CaseFacts): Addressee[] {
  const now = openHearings(after, 'coordinationCouncil');
  return centresOf(after, now.length > 0 ? now : openHearings(before, 'coordinationCouncil'));
}

/** The centres that were asked, each once, whoever runs their councils today. */
function centresOf(facts: CaseFacts, hearings: readonly HearingFacts[]): Addressee[] {
  const ids = new Set(hearings.flatMap(({ healthCentreId }) => healthCentreId ?? []));
  return [...ids].map((id) => ({ kind: 'healthCentre', id, name: facts.healthCentres[id] ?? '' }));
}

/** A document's entry in the log. */
export type DocumentNews = Pick<EffectContext, 'actor' | 'case' | 'facts' | 'institution' | 'now' | 'seq'> & {
  event: DocumentEntry;
};

/** A correction's entry in the log, and what a designation rested on and has lost by it. */
export type CorrectionNews = Omit<DocumentNews, 'event'> & {
  event: RecordCorrection;
  lost: readonly LostRequirement[];
};

type News = Omit<DocumentNews, 'event'> & {
  event: CaseEvent | DocumentEntry | RecordCorrection;
  dueOn: IsoDate | null;
  lost?: readonly LostRequirement[];
};

/**
 * The other side, where it reads of it: of what a health centre or the approver records the prefecture, of what everyone knows the hospital; of the day of a
 * request, and by when it reports, the health centre too that was asked.
 */
function toldOfCorrection({ event: { record }, facts, institution }: CorrectionNews): Addressee[] {
  const { role, readers } = recordersOf(record.type);
  if (role !== 'prefectureOfficer') return [prefectureOf(facts)];
  const hospital = { kind: 'institution' as const, id: institution.id, name: institution.name };
  return [
    ...(readers === 'everyone' && record.type !== 'reportDue' ? [hospital] : []),
    ...(record.type === 'request' || record.type === 'reportDue' ? centreOfHearing(facts, record.hearingId) : []),
  ];
}

function centreOfHearing(facts: CaseFacts, hearingId: string): Addressee[] {
  return centresOf(
    facts,
    facts.hearings.filter(({ id }) => id === hearingId),
  );
}

function readersOf({ actor, event, facts, institution }: DocumentNews): Addressee[] {
  const readers: Addressee[] = [];
  if (actor.role !== 'hospital' && mayReadForm('hospital', event.formId))
    readers.push({ kind: 'institution', id: institution.id, name: institution.name });
  if (actor.role === 'healthCentre' && event.version > 1) readers.push(prefectureOf(facts));
  return readers;
}

function isLatePaper(event: News['event'], facts: CaseFacts): boolean {
  if (event.type !== 'NOTE_PAPER_ARRIVAL') return false;
  return renewalIsTooLate({ ...facts, paperArrivedOn: event.arrivedOn }, event.arrivedOn);
}

function messagesTo(addressees: readonly Addressee[], news: News): AddressedMessage[] {
  const { actor, case: application, event, facts, institution, now, dueOn, seq, lost = [] } = news;
  const { submission } = facts.profile;
  return addressees.map(({ name, ...recipient }) => {
    const message = caseMessage({
      recipientName: name,
      institutionName: institution.name,
      referenceNo: numberBeside(application),
      kind: application.kind,
      procedure: application.procedure,
      nothingToDo: facts.withdrawnOn !== null || isLatePaper(event, facts),
      actor,
      event,
      dueOn,
      calendar: facts,
      lost,
      contact: `${submission.office} ${submission.unit}`,
    });
    return { recipient, message, cause: { subject: { type: 'case', id: application.id }, seq }, now };
  });
}
