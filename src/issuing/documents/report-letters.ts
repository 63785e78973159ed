import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FormInput } from '../../../forms/index.js';
import type { OpenedCase } from '../../applications/commands/case-acts.js';
import { CaseEntries } from '../../applications/commands/case-entries.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { DocumentRefused } from '../../applications/entities/errors.js';
import { asFiled, documentEntry } from '../../applications/log/document-entry.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import { confirmationReportDocument, referenceNosOn, type ReportedCase } from '../../councils/confirmation-report.js';
import type { ChosenHearing } from '../../councils/council.service.js';
import { MeetingNotFound } from '../../councils/errors.js';
import { ReportTakenBack } from './errors.js';
import { centreSubject } from '../../documents/centre-subject.js';
import type { Delivery } from '../../documents/downloads.js';
import { IssuedDocuments, type Document } from '../../documents/issued-documents.js';
import { type StoredFileInfo, StoredFileService } from '../../documents/stored-file.service.js';
import { Clock, japanDate } from '../../platform/clock.js';
import type { LetterWords } from '../../procedure/case/letter-words.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { factsBefore } from '../../procedure/before-corrections.js';
import { type Creation, isCreated, takeKey } from '../../record/create-once.js';
import { groupBy } from '../../platform/group-by.js';
import type { Paged } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Condition } from '../../procedure/case/decision.js';
import {
  type DocumentAct,
  documentConditions,
  documentReasonConditions,
  documentVersionConditions,
} from '../../procedure/official-documents.js';
import { hearingsAreReported, oneLetterIsCorrectedWhole, type ToldHearing } from '../../procedure/report-letters.js';
import { RegistryService } from '../../registry/registry.service.js';
import { drawnAt } from './corrected-document.js';
import { correctedLetter, type DrawnLetter } from './corrected-letter.js';
import { recordsCorrectedOf } from './records-corrected.js';
import { typedOf } from './typed-fields.js';
import { caseName, numberOf } from '../../procedure/terms/reference-number.js';

/** So many cases go into one letter. */
export const MOST_IN_LETTER = 100;

const FORM = 'confirmation-report';

/** A hearing the centre has reported, with the letter that tells of it. */
export interface ReportedHearing extends CentreHearing {
  /** The latest, filed with several cases or with this one alone; null while there is none. */
  letter: StoredFileInfo | null;
}

export interface LetterOrder {
  /** Each with the version of its case that the person saw. */
  chosen: readonly ChosenHearing[];
  /** Why a letter takes the place of an earlier one; '' where none does. */
  reason: string;
  /** Of a correction: all of it is drawn from what registry, settings and cases say now, not only what was put right. */
  drawnAnew?: boolean;
  /** What is written on it in place of what it says by itself. */
  words?: LetterWords;
  idempotencyKey: string;
}

interface Filing {
  caseId: string;
  hearingIds: string[];
  act: DocumentAct;
  /** The letter that this one follows. */
  former: StoredFileInfo | undefined;
  /** Every version of it there is in this case. */
  versions: readonly StoredFileInfo[];
}

/** A letter to be drawn from locked cases. */
interface LockedLetter {
  cases: readonly OpenedCase[];
  hearingIds: readonly string[];
  /** The newest letter of each case, by case. */
  latest: ReadonlyMap<string, StoredFileInfo>;
  reason: string;
  drawnAnew: boolean;
  words: LetterWords;
  /** Every version of the letters that it may correct. */
  versions: readonly StoredFileInfo[];
  /** By case; as it was read before the cases were locked. */
  recordsCorrected: Awaited<ReturnType<typeof recordsCorrectedOf>>;
}

/** 確認結果報告書 for several cases of a health centre: one letter, drawn once, entered and filed in each case or in none. */
@Injectable()
export class ReportLetters {
  constructor(
    private readonly queries: CaseQueries,
    private readonly entries: CaseEntries,
    private readonly documents: IssuedDocuments,
    private readonly files: StoredFileService,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
    private readonly database: DataSource,
  ) {}

  /**
   * A page (from 1) of what the actor's centre has reported, by due date; as many as fit on one letter.
   * @param chosen hearings that stand first, and with them what their letters tell of besides: a letter is corrected as a whole
   */
  async reported(actor: Actor, page: number, chosen: readonly string[] = []): Promise<Paged<ReportedHearing>> {
    const ahead = chosen.length === 0 ? [] : await this.withTheirLetters(actor, chosen);
    const reported = await this.queries.centreHearingPage(actor, { step: 'reported' }, page, {
      perPage: MOST_IN_LETTER,
      ahead,
    });
    return { ...reported, rows: await this.withLetters(actor, reported.rows) };
  }

  /** Ids of these hearings and of the others that are on the same letters. */
  private async withTheirLetters(actor: Actor, hearingIds: readonly string[]): Promise<string[]> {
    const chosen = await this.withLetters(
      actor,
      await this.queries.centreHearings(actor, { step: 'reported', hearingIds }),
    );
    const letters = new Map(chosen.flatMap(({ letter }) => (letter ? [[letter.sha256, letter] as const] : [])));
    const together = await this.toldTogether(actor, [...letters.values()]);
    return [...chosen, ...together.filter(({ letter }) => letter && letters.has(letter.sha256))].map(
      ({ hearing }) => hearing.id,
    );
  }

  private async withLetters(actor: Actor, hearings: readonly CentreHearing[]): Promise<ReportedHearing[]> {
    const letters = await this.lettersOf(actor, hearings);
    return hearings.map((each) => {
      const subjects = [centreSubject(actor.healthCentreId ?? ''), each.hearing.planningAreaId];
      const own = (letters.get(each.caseId) ?? []).filter(({ subjectKey }) => subjects.includes(subjectKey));
      const latest = own.reduce<StoredFileInfo | null>(
        (last, file) => (last === null || file.createdAt > last.createdAt ? file : last),
        null,
      );
      return { ...each, letter: latest };
    });
  }

  /** The reported hearings of the cases that these letters tell of. */
  private async toldTogether(actor: Actor, letters: readonly StoredFileInfo[]): Promise<ReportedHearing[]> {
    const ids = new Map(letters.map(({ sha256, id }) => [sha256, id]));
    const snapshots = await this.files.snapshots(actor, [...ids.values()]);
    const referenceNos = [...snapshots.values()].flatMap((snapshot) =>
      referenceNosOn(snapshot as FormInput<typeof FORM>),
    );
    return this.withLetters(actor, await this.queries.centreHearings(actor, { step: 'reported', referenceNos }));
  }

  /** What the letters about several cases that these filings follow tell of. */
  private async toldOf(actor: Actor, filings: readonly Filing[], subjectKey: string): Promise<ToldHearing[]> {
    const formers = filings.flatMap(({ former }) => former ?? []);
    return (await this.toldTogether(actor, formers)).flatMap(({ hearing, referenceNo, state, letter }) =>
      letter?.subjectKey === subjectKey ? [{ hearingId: hearing.id, referenceNo, state, letter: letter.sha256 }] : [],
    );
  }

  /** The letters in these cases that the actor may read, by case. */
  private async lettersOf(actor: Actor, hearings: readonly CentreHearing[]): Promise<Map<string, StoredFileInfo[]>> {
    const files = await this.files.listOfCases(actor, [...new Set(hearings.map(({ caseId }) => caseId))], {
      formId: FORM,
    });
    return groupBy(files, ({ applicationId }) => applicationId);
  }

  /**
   * The letter as it would look, marked 「案」; that it was looked at is noted in each of its cases.
   * @throws MeetingNotFound for no hearing of the actor's centre, and for none; ReportTakenBack; DocumentNotIssuable
   */
  async preview(
    actor: Actor,
    { hearingIds, words }: { hearingIds: readonly string[]; words: LetterWords },
    gone: AbortSignal,
  ): Promise<Delivery> {
    const hearings = await this.chosen(actor, hearingIds);
    const document = withWords(await this.draft(actor, hearings), words);
    const applicationIds = [...new Set(hearings.map(({ caseId }) => caseId))];
    return this.documents.preview(actor, { applicationIds, document, at: this.clock.now(), gone });
  }

  /**
   * Issues the letter; where a case has one of several cases already, the new one corrects it. A second click does nothing twice.
   * @throws MeetingNotFound as `preview`; DocumentRefused, DocumentNotIssuable; StaleVersion, IdempotencyConflict: nothing was done
   */
  async issue(actor: Actor, order: LetterOrder): Promise<void> {
    const { idempotencyKey, chosen, reason, drawnAnew, words } = order;
    const letter: Creation = {
      act: 'reportLetter',
      idempotencyKey,
      actor,
      content: { chosen, reason, ...(drawnAnew && { drawnAnew }), ...words },
    };
    if (await isCreated(this.database.manager, letter)) return;
    try {
      await this.issueFirst(actor, order, letter);
    } catch (error) {
      // What was read for this letter may hold the very letter that another send issued meanwhile.
      if (!(await isCreated(this.database.manager, letter))) throw error;
    }
  }

  private async issueFirst(
    actor: Actor,
    { chosen, reason, drawnAnew = false, words = {}, idempotencyKey }: LetterOrder,
    letter: Creation,
  ): Promise<void> {
    const hearings = await this.chosen(
      actor,
      chosen.map(({ hearingId }) => hearingId),
    );
    const keyOf = (caseId: string) => `${idempotencyKey}:${caseId}`;
    const { title } = await this.draft(actor, hearings);
    const subjectKey = centreSubject(actor.healthCentreId ?? '');
    const filings = await this.filings(actor, hearings, subjectKey);
    if (filings.some(({ act }) => act === 'correct')) {
      const unmet = [
        ...documentReasonConditions('correct', reason),
        ...oneLetterIsCorrectedWhole(
          await this.toldOf(actor, filings, subjectKey),
          hearings.map(({ hearing }) => hearing.id),
        ),
      ].filter(({ met }) => !met);
      if (unmet.length > 0) throw new DocumentRefused(unmet);
    }
    const commands = filings.map(({ caseId, hearingIds, act, former }) => ({
      caseId,
      lockVersion: chosen.find(({ hearingId }) => hearingIds.includes(hearingId))?.lockVersion ?? 0,
      idempotencyKey: keyOf(caseId),
      event: documentEntry(act, {
        formId: FORM,
        subjectKey,
        title,
        version: versionOf(former) + 1,
        reason: act === 'issue' ? '' : reason.trim(),
        ...(act === 'correct' && drawnAnew && { drawnAnew }),
      }),
    }));
    const recordsCorrected = await recordsCorrectedOf(
      this.queries,
      actor,
      drawnAnew ? [] : filings.flatMap(({ act, caseId }) => (act === 'correct' ? [caseId] : [])),
    );
    await this.entries.add(actor, commands, async (tx, cases) => {
      await takeKey(tx, letter, randomUUID());
      const applicationIds = cases.map(({ application }) => application.id);
      const latest = await this.files.latestIssuedTogether(tx, applicationIds, { formId: FORM, subjectKey });
      const unmet = cases.flatMap((locked) => {
        const { id } = locked.application;
        const filing = filings.find(({ caseId }) => caseId === id);
        return unmetOf(actor, locked, filing, latest.get(id));
      });
      if (unmet.length > 0) return unmet;
      const hearingIds = filings.flatMap((filing) => filing.hearingIds);
      const document = await this.lockedDocument(tx, actor, {
        cases,
        hearingIds,
        latest,
        reason: reason.trim(),
        drawnAnew,
        words,
        versions: filings.flatMap((filing) => filing.versions),
        recordsCorrected,
      });
      for (const opened of cases) opened.kept = asFiled(opened.kept, document.title);
      const [{ now }] = cases;
      await this.documents.issueTogether(tx, {
        ...document,
        actor,
        subjectKey,
        issuedAt: now,
        reasonOfReissue: reason.trim(),
        applicationIds,
      });
      return [];
    });
  }

  private async chosen(actor: Actor, hearingIds: readonly string[]): Promise<CentreHearing[]> {
    const chosen = await this.queries.centreHearings(actor, {
      step: 'reported',
      hearingIds,
    });
    if (chosen.length === 0 || chosen.length < new Set(hearingIds).size || chosen.length > MOST_IN_LETTER)
      throw (await this.isTakenBack(actor, hearingIds)) ? new ReportTakenBack() : new MeetingNotFound();
    return chosen;
  }

  /** Whether one of them is a hearing of the centre that is not reported any more. */
  private async isTakenBack(actor: Actor, hearingIds: readonly string[]): Promise<boolean> {
    const standing = await this.queries.centreHearings(actor, { open: true, hearingIds });
    return standing.length > 0 || (await this.queries.endedHearings(actor, hearingIds)).length > 0;
  }

  private async draft(actor: Actor, hearings: readonly CentreHearing[]): Promise<Document<typeof FORM>> {
    const views = await this.queries.getAll(
      actor,
      hearings.map(({ caseId }) => caseId),
    );
    const { document } = await this.letter(
      actor,
      hearings.flatMap(({ caseId, hearing, referenceNo }): ReportedCase[] => {
        const view = views.get(caseId);
        return view ? [{ facts: view.facts, institution: view.institution, referenceNo, hearing }] : [];
      }),
    );
    return document;
  }

  /** From the locked cases; a correction says which letter it takes the place of, and changes only what was put right unless it is drawn anew. */
  private async lockedDocument(
    tx: EntityManager,
    actor: Actor,
    { cases, hearingIds, latest, reason, drawnAnew, words, versions, recordsCorrected }: LockedLetter,
  ): Promise<Document<typeof FORM>> {
    const onFacts = (factsOf: (each: OpenedCase) => OpenedCase['facts']): ReportedCase[] =>
      cases.flatMap((each) => {
        const facts = factsOf(each);
        return facts.hearings
          .filter(({ id }) => hearingIds.includes(id))
          .map((hearing) => ({
            facts,
            institution: each.institution,
            referenceNo: numberOf(each.application),
            hearing,
          }));
      });
    const reported = onFacts(({ facts }) => facts);
    const last = cases.flatMap((each) => latest.get(each.application.id) ?? []).at(-1);
    if (!last) return withWords((await this.letter(actor, reported, { tx })).document, words);
    const issued = await this.files.issuedContent(tx, last.id);
    const { documentNumber: number, documentDate: date } = typedOf(issued.snapshot, undefined);
    const after = await this.letter(actor, reported, { tx });
    const drawn = drawnAt(versions, last);
    const before = await this.letter(
      actor,
      onFacts(({ application, facts }) =>
        factsBefore(
          facts,
          (recordsCorrected.get(application.id) ?? []).filter(({ at }) => at > drawn),
        ),
      ),
      { tx, reportedOn: japanDate(drawn) },
    );
    const document = withWords(drawnAnew ? after.document : correctedLetter({ before, after }, issued), words);
    const corrects = date === '' ? undefined : { number, date, on: this.clock.today(), reason };
    return { ...document, input: { ...document.input, corrects } };
  }

  private async letter(
    actor: Actor,
    reported: readonly ReportedCase[],
    { tx, reportedOn = this.clock.today() }: { tx?: EntityManager; reportedOn?: IsoDate } = {},
  ): Promise<DrawnLetter> {
    const centre = (await this.registry.healthCentres(tx)).find(({ id }) => id === actor.healthCentreId);
    const [first, ...others] = [...reported].sort((a, b) => a.referenceNo.localeCompare(b.referenceNo));
    if (!first) throw new Error('a letter about nothing');
    const cases = [first, ...others] as const;
    return {
      cases,
      document: confirmationReportDocument(cases, {
        healthCentreName: centre?.name ?? '',
        reportedOn,
        person: actor.name,
      }),
    };
  }

  private async filings(actor: Actor, hearings: readonly CentreHearing[], subjectKey: string): Promise<Filing[]> {
    const filings: Filing[] = [];
    const letters = await this.lettersOf(actor, hearings);
    for (const { caseId, hearing } of hearings) {
      const known = filings.find((each) => each.caseId === caseId);
      if (known) {
        known.hearingIds.push(hearing.id);
        continue;
      }
      const versions = (letters.get(caseId) ?? []).filter((file) => file.subjectKey === subjectKey);
      const [former] = versions;
      filings.push({ caseId, hearingIds: [hearing.id], act: former ? 'correct' : 'issue', former, versions });
    }
    return filings;
  }
}

/** The letter with what was written on it. */
function withWords(document: Document<typeof FORM>, { documentNumber, preamble }: LetterWords): Document<typeof FORM> {
  const written = { ...(documentNumber && { number: documentNumber }), ...(preamble && { preamble }) };
  return { ...document, input: { ...document.input, ...written } };
}

/** 0 for none. */
function versionOf(letter: StoredFileInfo | undefined): number {
  return letter?.version ?? 0;
}

/** What keeps the letter from being filed with this case, as it is now; its newest letter is the one that the new one follows. */
function unmetOf(
  actor: Actor,
  { application, facts }: OpenedCase,
  filing: Filing | undefined,
  latest: StoredFileInfo | undefined,
): Condition[] {
  if (!filing) throw new Error('a case that the letter does not name');
  const { hearingIds, act, former } = filing;
  const { institutionId, state } = application;
  return [
    ...documentConditions({
      act,
      documentClass: 'councilReport',
      byEvent: false,
      state,
      actor,
      institutionId,
      healthCentreId: actor.healthCentreId,
      version: versionOf(latest),
    }),
    ...documentVersionConditions({ version: versionOf(latest) }, versionOf(former)),
    ...hearingsAreReported({ facts, actor }, hearingIds),
  ].flatMap((each) => (each.met ? [] : [{ ...each, text: `${caseName(application)}：${each.text}` }]));
}
