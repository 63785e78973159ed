import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { anyForm, type FormInput, FORMS, type FormId } from '../../../forms/index.js';
import type { OpenedCase } from '../../applications/commands/case-acts.js';
import { CaseEntries } from '../../applications/commands/case-entries.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { IssuedEntries } from '../../applications/queries/issued-entries.js';
import type { CommandResult } from '../../applications/commands/command-result.js';
import { tellRegister } from '../../applications/commands/renewal-news.js';
import { enteredOn } from '../../applications/log/entered-on.js';
import { asFiled, documentEntry } from '../../applications/log/document-entry.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { type Delivery, downloadsOf } from '../../documents/downloads.js';
import type { DocumentDownload } from '../../documents/entities/document-download.js';
import type { FormStage } from '../../../forms/parts/place.js';
import { type DocumentProblem, IssuedDocuments, previewTitle } from '../../documents/issued-documents.js';
import { sameDocument, type StoredFileInfo, StoredFileService } from '../../documents/stored-file.service.js';
import { Clock } from '../../platform/clock.js';
import type { Paged } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { EventType } from '../../procedure/events/index.js';
import type { CaseFacts, HearingFacts } from '../../procedure/case/facts.js';
import {
  type CorrectedValues,
  type OldValue,
  oldValues,
  type PrintingDocument,
} from '../../procedure/printed-records.js';
import { oldNotice, type PrintedVersion } from '../../procedure/printed-documents.js';
import { centreOfSubject } from '../../documents/centre-subject.js';
import type { NotInForce } from '../../procedure/case/words.js';
import { correctedNoticeDayIsSound, noticeDayAnswersAsked } from '../../procedure/conditions/decision.js';
import { NOTICE_FORM } from '../../procedure/designation/decision-notice.js';
import { draftedPeriod } from '../../procedure/designation/validity.js';
import { correctedDayIsSound } from '../../procedure/conditions/dates.js';
import { arrivedOn } from '../../procedure/case/arrival.js';
import type { KnownDays } from '../../procedure/calendar/date-rules.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import {
  mayPreviewDocument,
  DOCUMENT_ACTS,
  type DocumentAct,
  type DocumentClass,
  documentChangeConditions,
  documentConditions,
  documentReasonConditions,
  documentVersionConditions,
} from '../../procedure/official-documents.js';
import { notThere } from '../../applications/entities/errors.js';
import { DocumentNotFound } from './errors.js';
import type { AskedText, CaseDocument, DocumentMaterial, IssuedNotice, Typed } from './document-source.js';
import { DOCUMENT_TABLE, sourceOf } from './document-table.js';
import { correctedDocument, drawnAt } from './corrected-document.js';
import { recordsCorrectedOf } from './records-corrected.js';
import { officerOf } from './officer.js';
import { NOTHING_TYPED, typedOf } from './typed-fields.js';

/** One document of a case as one person may see it. */
export interface DocumentView {
  /** Name in addresses: form and subject. */
  key: string;
  formId: FormId;
  subjectKey: string;
  title: string;
  stage: FormStage;
  documentClass: DocumentClass;
  /** The event that issues the first version; null for a document that is issued by hand. */
  issuedBy: EventType | null;
  /** Why what stands is of no submission in force; null for every other document. */
  notInForce: NotInForce | null;
  /** The versions that are of no submission in force, by the id of the file. */
  outOfForce: ReadonlyMap<string, NotInForce>;
  /** The draft can be looked at. */
  previewable: boolean;
  /** What keeps it from being issued as it stands; empty for one that is only known from its versions. */
  problems: DocumentProblem[];
  /** What whoever issues it should make sure of before, in Japanese: unconfirmed texts, days that do not fit, variants of a character that no font has. */
  cautions: string[];
  /** What was issued, newest first. */
  versions: StoredFileInfo[];
  /** The versions that say what a correction of a record has put right since, newest first. */
  outdated: OutdatedVersion[];
  /** What can be done by hand, each with its conditions. `issue` only for documents that no event issues. */
  acts: { act: DocumentAct; conditions: Condition[]; ready: boolean }[];
  /** What stands on the version that counts; for the form of a correction. */
  typed: Typed;
  /** The form carries a number and a date of its own. */
  numbered: boolean;
  /** What the date of its correction is compared with. */
  days: KnownDays;
  /** What must be written for a new version, because the case does not hold it. */
  asked: (Pick<AskedText, 'name' | 'label' | 'support'> & { required: boolean })[];
}

/** A version that prints old values of records; what was issued stays as it is. */
export interface OutdatedVersion {
  version: number;
  fileId: string;
  values: OldValue[];
  /** The first later one that was drawn after they were put right; null where there is none. */
  correctedIn: { version: number; fileId: string } | null;
}

/** One act on a document, as a form sends it. */
export interface DocumentOrder {
  caseId: string;
  key: string;
  act: DocumentAct;
  /** Version that the person saw; 0 when none was issued. */
  fromVersion: number;
  reason: string;
  /** For a correction of a document that has them; taken over from the version before where left out. */
  documentNumber?: string;
  documentDate?: IsoDate;
  /** The texts that the document asks for, by name. */
  answers?: Readonly<Record<string, string>>;
  /** Of a correction: all of it is drawn from what registry, settings and application say now, not only what is corrected. */
  drawnAnew?: boolean;
  /** What was confirmed of a strange day. */
  confirmed?: readonly string[];
  lockVersion: number;
  idempotencyKey: string;
}

/** A version to be drawn within a command. */
interface NewVersion {
  latest: StoredFileInfo | null;
  formId: FormId;
  subjectKey: string;
  retyped: Partial<Typed>;
  reason: string;
  drawnAnew: boolean;
  /** Every version there is. */
  versions: readonly StoredFileInfo[];
  /** As it was read before the case was locked: what the other documents carry, and the requests to correct. */
  material: DocumentMaterial;
}

const documentKey = (formId: string, subjectKey: string) => (subjectKey === '' ? formId : `${formId}~${subjectKey}`);

/** The documents of a case: which exist, what they lack, what was issued, and the acts that put one out again. */
@Injectable()
export class OfficialDocuments {
  constructor(
    private readonly queries: CaseQueries,
    private readonly entries: CaseEntries,
    private readonly documents: IssuedDocuments,
    private readonly files: StoredFileService,
    private readonly designations: DesignationRegister,
    private readonly clock: Clock,
    private readonly database: DataSource,
  ) {}

  /** Every document of the case that the person may know of, in the order of the procedure. */
  async of(actor: Actor, view: CaseView): Promise<DocumentView[]> {
    const material = await this.materialOf(actor, view);
    return this.viewsFrom(actor, view, material, await this.entriesOf(actor, view));
  }

  /** Asked only where there was more than one submission: what came with the only one is all of it, in force or pulled back. */
  private async entriesOf(actor: Actor, { application, submissions }: CaseView): Promise<IssuedEntries | null> {
    const newest = submissions.at(-1);
    return newest === undefined || newest.number < 2 ? null : this.queries.issuedEntries(actor, application.id);
  }

  private viewsFrom(
    actor: Actor,
    view: CaseView,
    material: DocumentMaterial,
    entries: IssuedEntries | null,
  ): DocumentView[] {
    const offered = this.offeredFrom(actor, view, material);
    const known = offered.map(({ formId, subjectKey }) => documentKey(formId, subjectKey));
    // What was issued and is not offered any more (another area, a decision drafted anew) stays readable.
    const former = view.documents.issued.filter(
      (file, index, all) =>
        isForm(file.formId) &&
        !known.includes(documentKey(file.formId, file.subjectKey)) &&
        all.findIndex((each) => sameDocument(each, file)) === index,
    );
    const views = [
      ...offered.map((document) => this.view(actor, view, document, { document, material, entries })),
      ...former.map(({ formId, subjectKey }) =>
        this.view(actor, view, { formId: formId as FormId, subjectKey }, { document: null, material, entries }),
      ),
    ];
    const place = ({ formId, subjectKey }: DocumentView) =>
      DOCUMENT_TABLE.findIndex((source) => source === sourceOf(formId, subjectKey));
    return views
      .filter(({ previewable, versions }) => previewable || versions.length > 0)
      .sort((a, b) => place(a) - place(b));
  }

  /**
   * @param seen version of the case that the form for the document shows
   * @throws CaseNotFound, DocumentNotFound also for a document that the person may not know of; StaleVersion where the case moved on since
   */
  async get(
    actor: Actor,
    caseId: string,
    key: string,
    seen?: number,
  ): Promise<{ view: CaseView; document: DocumentView }> {
    const { view, document } = await this.read(actor, caseId, key, seen);
    return { view, document };
  }

  private async read(
    actor: Actor,
    caseId: string,
    key: string,
    seen = -1,
  ): Promise<{ view: CaseView; material: DocumentMaterial; document: DocumentView }> {
    const view = await this.queries.get(actor, caseId);
    const material = await this.materialOf(actor, view);
    const entries = await this.entriesOf(actor, view);
    const document = this.viewsFrom(actor, view, material, entries).find((each) => each.key === key);
    if (!document) throw notThere(view.application, seen, new DocumentNotFound());
    return { view, material, document };
  }

  /**
   * The document as it would look now, marked 「案」, with blanks where something is missing.
   * @throws DocumentNotFound, and DocumentNotIssuable where it cannot be drawn at all
   */
  async preview(actor: Actor, caseId: string, key: string, gone: AbortSignal): Promise<Delivery> {
    const view = await this.queries.get(actor, caseId);
    const document = (await this.offered(actor, view)).find(
      (each) => documentKey(each.formId, each.subjectKey) === key,
    );
    if (!document) throw new DocumentNotFound();
    return this.documents.preview(actor, { applicationIds: [caseId], document, at: this.clock.now(), gone });
  }

  /** A page (from 1) of who looked at the previews of a document, newest first. */
  previews(caseId: string, title: string, page: number): Promise<Paged<DocumentDownload>> {
    return downloadsOf(this.database.manager, { applicationId: caseId, title: previewTitle(title) }, page);
  }

  /**
   * Issues a document by hand, issues it again or corrects it: a new version and an entry in the log of the case, or nothing.
   * @throws DocumentNotFound; DocumentRefused with unmet conditions; DocumentNotIssuable; StaleVersion, IdempotencyConflict
   */
  async put(actor: Actor, order: DocumentOrder): Promise<CommandResult> {
    const {
      act,
      caseId,
      key,
      fromVersion,
      reason,
      documentNumber,
      documentDate,
      answers,
      lockVersion,
      idempotencyKey,
    } = order;
    const drawnAnew = act === 'correct' && order.drawnAnew === true;
    const { view, material, document } = await this.read(actor, caseId, key);
    const { formId, subjectKey } = document;
    const { documentDate: issuedOn, confirmed } = order;
    const answered =
      issuedOn === undefined
        ? {}
        : noticeDayAnswersAsked({ facts: view.facts, now: { today: material.today } }, { issuedOn, confirmed });
    const title = document.versions[0]?.title ?? document.title;
    const retyped = {
      ...(documentNumber !== undefined && { documentNumber }),
      ...(documentDate !== undefined && { documentDate }),
      ...(answers !== undefined && { answers }),
    };
    const event = documentEntry(act, {
      formId,
      subjectKey,
      title,
      version: fromVersion + 1,
      reason: act === 'issue' ? '' : reason.trim(),
      ...retyped,
      ...(drawnAnew && { drawnAnew }),
      ...answered,
    });
    const command = { caseId, lockVersion, idempotencyKey, event };
    const [result] = await this.entries.add(actor, [command], async (tx, [opened]) => {
      const latest = await this.files.latestIssued(tx, { applicationId: caseId, formId, subjectKey });
      const situation = this.situation(actor, opened, { formId, subjectKey, version: latest?.version ?? 0 });
      // A letter bears no day after that on which the event was recorded that sent it: nobody wrote down what had not happened.
      const sentBy = sourceOf(formId, subjectKey)?.issuedBy.map(({ event: type }) => type) ?? [];
      const recordedOn =
        documentDate === undefined || sentBy.length === 0
          ? null
          : await enteredOn(tx, { type: 'case', id: caseId }, { types: sentBy, hearingId: null });
      const unmet = [
        ...documentConditions({ ...situation, act }),
        ...documentVersionConditions(situation, fromVersion),
        ...documentReasonConditions(act, reason),
        ...(documentDate === undefined
          ? []
          : situation.documentClass === 'decision'
            ? correctedNoticeDayIsSound({ facts: opened.facts, now: opened }, { issuedOn: documentDate, ...answered })
            : correctedDayIsSound('document.date', documentDate, { ...document.days, recordedOn })),
      ].filter(({ met }) => !met);
      if (unmet.length > 0) return unmet;
      if (act === 'reissue' && latest) {
        const { id, title: again } = await this.documents.reissue(tx, latest, { actor, reason: reason.trim() });
        opened.kept = asFiled(event, again);
        if (situation.documentClass === 'decision') await this.tellRegister(tx, opened, { fileId: id });
        return [];
      }
      const { document: drawn, changes } = await this.draw(tx, opened, {
        latest,
        formId,
        subjectKey,
        retyped,
        reason: reason.trim(),
        drawnAnew,
        versions: document.versions,
        material,
      });
      const unchanged = documentChangeConditions(changes).filter(({ met }) => !met);
      if (unchanged.length > 0) return unchanged;
      const place = { actor, applicationId: caseId, issuedAt: opened.now, reasonOfReissue: reason.trim() };
      const [stored] = await this.documents.issue(tx, [{ ...drawn, ...place }]);
      opened.kept = asFiled(event, drawn.title);
      if (stored && situation.documentClass === 'decision')
        await this.tellRegister(tx, opened, { fileId: stored.id, documentNumber, documentDate });
      return [];
    });
    return result;
  }

  /** The register leads to the notice that counts, and knows the day that it bears (法115②). */
  private async tellRegister(
    tx: EntityManager,
    { application, facts, today }: OpenedCase,
    {
      fileId,
      documentNumber,
      documentDate,
    }: { fileId: string } & Pick<DocumentOrder, 'documentNumber' | 'documentDate'>,
  ): Promise<void> {
    const drafted = documentDate === undefined ? null : draftedPeriod(facts, documentDate);
    await this.designations.noticeReplaced(tx, application.id, {
      fileId,
      ...(documentNumber !== undefined && { noticeNumber: documentNumber }),
      ...(drafted && { designatedOn: drafted.designatedOn }),
    });
    if (documentDate === undefined) return;
    await tellRegister(tx, this.designations, application, {
      state: application.state,
      facts: { ...facts, noticedOn: documentDate },
      today,
    });
  }

  /**
   * A first version from the case as it is now, a later one as its correction leaves the version that stands.
   * @returns whether it says anything else than the version before it
   */
  private async draw(
    tx: EntityManager,
    { application, facts, institution, today }: OpenedCase,
    { latest, formId, subjectKey, retyped, reason, drawnAnew, versions, material }: NewVersion,
  ): Promise<{ document: CaseDocument; changes: boolean }> {
    const source = sourceOf(formId, subjectKey);
    const issued = latest && (await this.files.issuedContent(tx, latest.id));
    const former = typedOf(issued?.snapshot, source?.asked);
    const now: DocumentMaterial = {
      ...material,
      application,
      facts,
      institution,
      today,
      typed: (form, key = '') =>
        form === formId && key === subjectKey ? { ...former, ...retyped } : material.typed(form, key),
      notices: drawnAnew ? material.notices.map((notice) => ({ ...notice, institution: null })) : material.notices,
    };
    const drawFrom = (from: DocumentMaterial) =>
      source?.documents(from).find((each) => each.formId === formId && each.subjectKey === subjectKey);
    if (!latest || !issued) {
      const document = drawFrom(now);
      if (!document) throw new DocumentNotFound();
      return { document, changes: true };
    }
    const standing = { ...issued, title: latest.title, typed: former, drawnAt: drawnAt(versions, latest) };
    const drawn = correctedDocument(drawFrom, now, { standing, retyped, reason, drawnAnew });
    if (!drawn) throw new DocumentNotFound();
    return drawn;
  }

  /** The documents whose draft the person may see, built from what the person may see of the case. */
  async offered(actor: Actor, view: CaseView): Promise<CaseDocument[]> {
    return this.offeredFrom(actor, view, await this.materialOf(actor, view));
  }

  /** The same from material that is there already. */
  offeredFrom(actor: Actor, { application, facts }: CaseView, material: DocumentMaterial): CaseDocument[] {
    return DOCUMENT_TABLE.flatMap(({ documents }) => documents(material)).filter(({ formId, subjectKey }) =>
      mayPreviewDocument({
        ...this.situation(actor, { application, facts }, { formId, subjectKey, version: 0 }),
        submitted: facts.submittedOn !== null,
      }),
    );
  }

  /** What the documents of these cases are built from for this person, in the order of the cases; read together. */
  async materialsOf(actor: Actor, views: readonly CaseView[]): Promise<DocumentMaterial[]> {
    const carried = await this.carried(actor, views);
    const recordsCorrected = await this.recordsCorrected(actor, views);
    const today = this.clock.today();
    return views.map(({ application, institution, facts, corrections }, index) => {
      const { typed, notices } = carried[index] ?? { typed: () => NOTHING_TYPED, notices: [] };
      return {
        application,
        ...asNotified({ institution, facts }, notices),
        corrections,
        recordsCorrected: recordsCorrected.get(application.id) ?? [],
        notices,
        today,
        officer: officerOf(actor),
        typed,
      };
    });
  }

  /** Where nothing is drafted or issued nothing says what was put right since. */
  private async recordsCorrected(
    actor: Actor,
    views: readonly CaseView[],
  ): Promise<Map<string, DocumentMaterial['recordsCorrected'][number][]>> {
    const asked = views.filter(({ facts, documents }) => facts.draft !== null || documents.issued.length > 0);
    return recordsCorrectedOf(
      this.queries,
      actor,
      asked.map(({ application }) => application.id),
    );
  }

  private async materialOf(actor: Actor, view: CaseView): Promise<DocumentMaterial> {
    const [material] = await this.materialsOf(actor, [view]);
    if (!material) throw new Error(`case ${view.application.id} has no material`);
    return material;
  }

  /** What stands on what was issued and the cases do not hold: what was typed for the versions that count, and the notices with what they name. */
  private async carried(
    actor: Actor,
    views: readonly CaseView[],
  ): Promise<Pick<DocumentMaterial, 'typed' | 'notices'>[]> {
    const carrying = views.map(({ documents: { issued } }) => {
      const latest = new Map<string, StoredFileInfo & { formId: FormId }>();
      for (const file of issued) {
        const { formId, subjectKey } = file;
        if (!isForm(formId) || !(isNumbered(formId) || sourceOf(formId, subjectKey)?.asked)) continue;
        const key = documentKey(formId, subjectKey);
        if (!latest.has(key)) latest.set(key, { ...file, formId });
      }
      return { latest, notices: issued.filter(isNotice).reverse() };
    });
    const read = carrying.flatMap(({ latest, notices }) => [...latest.values(), ...notices].map(({ id }) => id));
    const snapshots = await this.files.snapshots(actor, [...new Set(read)]);
    return carrying.map(({ latest, notices }) => {
      const typed = new Map(
        [...latest].map(([key, { id, formId, subjectKey }]) => [
          key,
          typedOf(snapshots.get(id), sourceOf(formId, subjectKey)?.asked),
        ]),
      );
      return {
        typed: (formId, subjectKey = '') => typed.get(documentKey(formId, subjectKey)) ?? NOTHING_TYPED,
        notices: notices.map((file) => issuedNotice(file, snapshots.get(file.id))),
      };
    });
  }

  private view(
    actor: Actor,
    view: CaseView,
    { formId, subjectKey }: { formId: FormId; subjectKey: string },
    {
      document,
      material,
      entries,
    }: { document: CaseDocument | null; material: DocumentMaterial; entries: IssuedEntries | null },
  ): DocumentView {
    const versions = view.documents.issued.filter((file) => file.formId === formId && file.subjectKey === subjectKey);
    const source = sourceOf(formId, subjectKey);
    const situation = this.situation(actor, view, { formId, subjectKey, version: versions[0]?.version ?? 0 });
    const outOfForce = (source?.issuedBy ?? []).some(({ event }) => event === 'SUBMIT')
      ? versionsOutOfForce(versions, {
          submitted: view.facts.submittedOn !== null,
          asked: situation.documentClass !== 'application' || document !== null,
          newest: view.submissions.at(-1)?.seq ?? 0,
          entries,
        })
      : new Map<string, NotInForce>();
    const offered = DOCUMENT_ACTS.filter(
      (act) =>
        (act === 'issue' ? !situation.byEvent && versions.length === 0 : versions.length > 0) &&
        !(act === 'correct' && situation.documentClass === 'application') &&
        (act === 'reissue' || document !== null),
    );
    return {
      key: documentKey(formId, subjectKey),
      formId,
      subjectKey,
      title: document?.title ?? versions[0]?.title ?? anyForm(formId).wording.title,
      stage: anyForm(formId).stage,
      documentClass: situation.documentClass,
      issuedBy: source?.issuedBy[0]?.event ?? null,
      notInForce: (versions[0] && outOfForce.get(versions[0].id)) ?? null,
      outOfForce,
      previewable: document !== null,
      ...(document ? this.documents.check(document) : { problems: [], cautions: [] }),
      versions,
      outdated: outdatedVersions(versions, {
        printing: {
          formId,
          subjectKey,
          isOf: (hearing) => isFiledUnder(subjectKey, hearing),
          documentDate: typedOf(document?.input, source?.asked).documentDate,
        },
        facts: view.facts,
        corrected: material.recordsCorrected,
        notices: material.notices,
      }),
      acts: offered.map((act) => {
        const conditions = documentConditions({ ...situation, act });
        return { act, conditions, ready: conditions.every(({ met }) => met) };
      }),
      typed: typedOf(document?.input, source?.asked),
      numbered: isNumbered(formId),
      days: {
        today: material.today,
        arrivedOn: arrivedOn(material.facts),
        ...source?.tells?.(subjectKey, material),
      },
      asked: (source?.asked?.texts ?? []).map(({ required, ...text }) => ({ ...text, required: required(view.facts) })),
    };
  }

  private situation(
    actor: Actor,
    { application, facts }: Pick<CaseView, 'application'> & { facts: CaseFacts },
    { formId, subjectKey, version }: { formId: FormId; subjectKey: string; version: number },
  ) {
    const source = sourceOf(formId, subjectKey);
    return {
      documentClass: source?.documentClass ?? ('office' as const),
      state: application.state,
      actor,
      institutionId: application.institutionId,
      healthCentreId: source?.healthCentreOf(subjectKey, facts) ?? null,
      version,
      byEvent: source?.issuedBy.some(({ mayFollow }) => !mayFollow) ?? false,
    };
  }
}

/**
 * The versions of a document that comes with a submission which are of none in force: pulled back, or of an earlier one than the newest, which
 * has the document no more. A copy (再交付) is of the submission of what it copies.
 * @param versions newest first
 * @param asked whether what is submitted has such a document
 * @param newest number of the entry of the newest submission
 * @param entries null where there was one submission at most
 */
function versionsOutOfForce(
  versions: readonly StoredFileInfo[],
  {
    submitted,
    asked,
    newest,
    entries,
  }: { submitted: boolean; asked: boolean; newest: number; entries: IssuedEntries | null },
): Map<string, NotInForce> {
  if (!submitted) return new Map(versions.map(({ id }) => [id, 'pulledBack']));
  if (entries === null) return new Map();
  const cameWith = ({ id, sha256 }: StoredFileInfo): number =>
    entries.seqOf.get(id) ??
    Math.min(
      ...versions.flatMap((each) => (each.sha256 === sha256 ? [entries.seqOf.get(each.id) ?? Number.MAX_VALUE] : [])),
    );
  return new Map(
    versions.flatMap((version, index): [string, NotInForce][] => {
      const seq = cameWith(version);
      if (seq < entries.pulledBack) return [[version.id, 'pulledBack']];
      return index === 0 && !asked && seq < newest ? [[version.id, 'leftOut']] : [];
    }),
  );
}

/** Whether a document filed under this key is of the council of this hearing: of its area, or of several cases of its secretariat. */
function isFiledUnder(key: string, { planningAreaId, healthCentreId }: HearingFacts): boolean {
  const centre = centreOfSubject(key);
  if (centre !== null) return centre === healthCentreId;
  return planningAreaId !== null && (key === planningAreaId || key.endsWith(`:${planningAreaId}`));
}

/**
 * The versions that stood when a record was put right which they print, and copies of them (再交付), which say the same. One that had been replaced by
 * then is no longer gone by.
 * @param versions newest first
 * @param corrected oldest first
 */
export function outdatedVersions(
  versions: readonly Pick<StoredFileInfo, 'id' | 'version' | 'sha256' | 'createdAt'>[],
  {
    printing,
    facts,
    corrected,
    notices = [],
  }: {
    printing: PrintingDocument;
    facts: Pick<CaseFacts, 'hearings' | 'procedure'>;
    corrected: readonly CorrectedValues[];
    /** Oldest first. */
    notices?: readonly PrintedVersion[];
  },
): OutdatedVersion[] {
  return versions.flatMap((version): OutdatedVersion[] => {
    const later = versions.filter((each) => each.version > version.version);
    const since = corrected.filter(
      ({ at }) =>
        drawnAt(versions, version) < at && !later.some(({ createdAt }) => createdAt.getTime() <= at.getTime()),
    );
    const next = later.at(-1)?.createdAt;
    const stood = notices.filter(({ at }) => next === undefined || at < next);
    const drawn = { formId: printing.formId, drawnAt: drawnAt(versions, version) };
    const values = [...oldValues(printing, facts, since), ...oldNotice(drawn, stood, facts.procedure)];
    if (values.length === 0) return [];
    const last = Math.max(...values.map(({ at }) => at.getTime()));
    const better = later.filter((each) => drawnAt(versions, each).getTime() >= last).at(-1);
    return [
      {
        version: version.version,
        fileId: version.id,
        values,
        correctedIn: better === undefined ? null : { version: better.version, fileId: better.id },
      },
    ];
  });
}

const NOTICE_FORMS: readonly (string | null)[] = Object.values(NOTICE_FORM);
const isNotice = ({ formId }: StoredFileInfo): boolean => NOTICE_FORMS.includes(formId);

function issuedNotice({ version, title, createdAt }: StoredFileInfo, snapshot: unknown): IssuedNotice {
  const { establisher, institutionName, location } = (snapshot ?? {}) as Partial<
    FormInput<'designation-notice' | 'refusal-notice'>
  >;
  const isKnown = establisher !== undefined && institutionName !== undefined && location !== undefined;
  return {
    version,
    title,
    at: createdAt,
    typed: typedOf(snapshot, undefined),
    institution: isKnown
      ? {
          name: institutionName,
          address: location,
          establisherName: establisher.name,
          establisherRepresentative: establisher.representative ?? '',
        }
      : null,
  };
}

/**
 * A case that is decided is that of the institution and the establisher that the notice was given to: what the registry says later was not decided on
 * (docs/adr/0033-corrected-records.md).
 */
function asNotified<Of extends Pick<DocumentMaterial, 'institution' | 'facts'>>(
  of: Of,
  [first]: readonly IssuedNotice[],
): Pick<DocumentMaterial, 'institution' | 'facts'> {
  const notified = first?.institution ?? null;
  if (notified === null) return of;
  return {
    institution: { ...of.institution, ...notified },
    facts: { ...of.facts, institution: { ...of.facts.institution, ...notified } },
  };
}

function isForm(formId: string | null): formId is FormId {
  return formId !== null && Object.hasOwn(FORMS, formId);
}

/** Whether the form carries a number and a date that a person types. */
function isNumbered(formId: FormId): boolean {
  const { fields } = anyForm(formId).input;
  return 'number' in fields && 'date' in fields;
}
