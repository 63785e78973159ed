import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FormId, FormInput } from '../../forms/index.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { GlyphProblem } from '../pdf/engine/index.js';
import { Declined, FieldsDeclined } from '../platform/declined.js';
import { violates } from '../platform/sql-state.js';
import { withTransaction } from '../platform/database.js';
import { type Delivery, drawnPdf, noteDownloads } from './downloads.js';
import { firstTold } from './first-told.js';
import {
  checkForm,
  type FormFault,
  type FormOptions,
  MORE_GLYPHS,
  MORE_PROBLEMS,
  type RenderedForm,
} from './form-drawing.js';
import {
  type DrawForm,
  DrawingsBusy,
  DrawingGivenUp,
  FormRenderer,
  InvalidFormInputError,
  UnsupportedGlyphError,
} from './form-renderer.js';
import { type MendingPlace, type Remedies, remedyOf } from './remedies.js';
import { type StoredFileInfo, StoredFileService } from './stored-file.service.js';

/** What is wrong with the data of a document, and where it is mended; the last of many says that there are more. */
export interface DocumentProblem {
  /** Name of the field on the document, e.g. 開設者の氏名又は名称. */
  field: string;
  /** Japanese: what is wrong, then where to mend it. */
  message: string;
  /** The screen where it is mended; absent where there is none. */
  at?: MendingPlace;
}

/** The document cannot be drawn from the data as they are; nothing was stored and the command is undone. */
export class DocumentNotIssuable extends Declined {
  override readonly name = 'DocumentNotIssuable';

  constructor(
    /** Name of the document, e.g. 指定通知書. */
    readonly title: string,
    readonly problems: readonly DocumentProblem[],
  ) {
    super('refused', `${title}を作成できません。${problems.map(({ message }) => message).join('')}`, {
      type: 'document-not-issuable',
      title: '文書を作れません',
      members: { errors: problems.map(({ field, message }) => ({ field, message })) },
    });
  }
}

/** Another document of the fiscal year bears the number; nothing was stored and the command is undone. */
export class NumberTaken extends FieldsDeclined {
  override readonly name = 'NumberTaken';

  /** @param by the document that bears it, with its case */
  constructor(by: string) {
    const message = `この文書番号は、同じ年度の${by}で使われています（全角と半角、空白の違いは区別しません）。番号を確かめて、別の番号を入力してください。`;
    super([{ field: 'documentNumber', message }]);
  }
}

/** A document to be drawn from the frozen data of a case. */
export interface Document<Id extends FormId = FormId> {
  formId: Id;
  /** Name for people, also the name of the file. */
  title: string;
  input: FormInput<Id>;
  remedies: Remedies;
  /** What the law finds missing in what stands on it, beyond what the form itself refuses. */
  problems?: readonly DocumentProblem[];
  /** Who issues it, for the properties of the file. */
  author: string;
  /** Which version it is, where that stands in the corner of its pages. */
  mark?: string;
  /** It tells of what is done already, such as the 審査票 once its 決裁 is on it: also before it is put on file, it is no 案. */
  settled?: boolean;
  /** Words of the form that the prefecture has replaced, as on the day of the document; an earlier version keeps what it bears. */
  wording: Readonly<Record<string, string>>;
}

export interface DocumentToIssue<Id extends FormId = FormId> extends Document<Id> {
  actor: Actor;
  applicationId: string;
  /** What the document is about when a case has several of one form; '' for one a case. */
  subjectKey: string;
  issuedAt: Date;
  /** Why a later version is issued; kept only when an earlier one exists. */
  reasonOfReissue: string;
  /** The work goes on without the document where it cannot be drawn at this moment. */
  mayFollow?: boolean;
  /** What marks its pages, by the number that its version is given. */
  markOf?: (version: number) => string | undefined;
}

interface PreviewOrder<Id extends FormId> {
  /** The cases that the document is about. */
  applicationIds: readonly string[];
  document: Document<Id>;
  at: Date;
  gone: AbortSignal;
}

/** Documents drawn before the transaction began, by what is on them; null for one that could not be, and may follow. */
type Drawn = ReadonlyMap<string, RenderedForm | null>;

/** What a transaction has at hand; one that may not wait any more leaves what may follow. */
interface Desk {
  drawn: Drawn;
  mayWait: boolean;
}

/** Documents still to be drawn, by what is on them. */
type Missing = ReadonlyMap<string, ToDraw>;
type ToDraw = Document & { issuedAt: Date; mayFollow?: boolean };

/** The work wants documents that are not drawn yet. */
class DocumentsNotDrawn extends Error {
  constructor(readonly missing: Missing) {
    super(`${missing.size} documents are not drawn yet`);
  }
}

/** Work that must not wait for its documents waits so long at most for their turn to be drawn, in milliseconds. */
const PATIENCE_MS = 5_000;

/** How often the data may change while documents are drawn from them before the work is given up. */
const MOST_DRAWINGS = 5;

/** So often what may follow is drawn: each of many who submit at once takes the number that was the next of all the others. */
const MOST_DRAWINGS_BEFOREHAND = 2;

/** Draws official documents and keeps what was issued: drawn once, stored with its digest, never drawn again. */
@Injectable()
export class IssuedDocuments {
  private readonly logger = new Logger(IssuedDocuments.name);
  private readonly desks = new WeakMap<EntityManager, Desk>();
  /** The documents of one act that are being drawn, by all that is on them: whoever sends it twenty times waits for one drawing. */
  private readonly underWay = new Map<string, Promise<Drawn>>();

  constructor(
    private readonly renderer: FormRenderer,
    private readonly files: StoredFileService,
    private readonly database: DataSource,
  ) {}

  /**
   * Runs one command in a transaction that stays short however long its documents take: which ones the work issues is found by
   * doing it; where it comes to issue them it is undone, they are drawn while nothing is locked, and it is done again with the documents
   * at hand. It decides again on the data as they are by then, and a document that they change is drawn anew.
   * @param work as for `withTransaction`; issues its documents in one call, before it locks what others wait for
   * @throws DocumentNotIssuable naming each field and where it is mended; DrawingsBusy; whatever the work throws
   */
  async transaction<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const drawn = new Map<string, RenderedForm | null>();
    for (let drawings = 0; drawings < MOST_DRAWINGS; drawings += 1) {
      try {
        return await withTransaction(this.database, async (tx) => {
          this.desks.set(tx, { drawn, mayWait: drawings < MOST_DRAWINGS_BEFOREHAND });
          return await work(tx);
        });
      } catch (error) {
        if (!(error instanceof DocumentsNotDrawn)) throw error;
        for (const [key, form] of await this.drawMissing(error.missing, actor)) drawn.set(key, form);
      }
    }
    throw new DrawingsBusy(false);
  }

  /**
   * Stores documents, each as the next version for its form and subject, within `transaction`.
   * @returns what was stored; those that may follow and could not be drawn are not among them
   */
  async issue(tx: EntityManager, wanted: readonly DocumentToIssue[]): Promise<StoredFileInfo[]> {
    const documents: DocumentToIssue[] = [];
    for (const document of wanted) documents.push(await this.marked(tx, document));
    const drawn = this.requireDrawn(tx, documents);
    const stored: StoredFileInfo[] = [];
    for (const [index, { applicationId, ...document }] of documents.entries())
      if (drawn[index])
        stored.push(...(await this.issueTogether(tx, { ...document, applicationIds: [applicationId] })));
    return stored;
  }

  /** The case is locked, so the version is the one that it will be given. */
  private async marked(tx: EntityManager, document: DocumentToIssue): Promise<DocumentToIssue> {
    if (!document.markOf) return document;
    const { applicationId, formId, subjectKey } = document;
    const latest = await this.files.latestIssued(tx, { applicationId, formId, subjectKey });
    const mark = document.markOf((latest?.version ?? 0) + 1);
    return mark === undefined ? document : { ...document, mark };
  }

  /** What was issued once more, byte for byte, under a version and a day of its own (再交付). @throws FileDamaged */
  async reissue(
    tx: EntityManager,
    latest: StoredFileInfo,
    { actor, reason }: { actor: Actor; reason: string },
  ): Promise<StoredFileInfo> {
    return await this.files.storeCopy(tx, latest, { actor, reason });
  }

  /** Files one document about several cases with each of them, in their order, within `transaction`. */
  async issueTogether(
    tx: EntityManager,
    document: Omit<DocumentToIssue, 'applicationId'> & { applicationIds: readonly string[] },
  ): Promise<StoredFileInfo[]> {
    const { wording, author } = document;
    const { actor, applicationIds, formId, subjectKey, title, input: snapshot } = document;
    const [form] = this.requireDrawn(tx, [document]);
    const { bytes, sha256, formVersion } = form as RenderedForm;
    const earlier = await this.files.latestIssuedTogether(tx, applicationIds, { formId, subjectKey });
    const places = applicationIds.map((applicationId) => {
      const supersedes = earlier.get(applicationId)?.id;
      return { applicationId, reason: supersedes === undefined ? '' : document.reasonOfReissue, supersedes };
    });
    const version = {
      actor,
      formId,
      formVersion: Number(formVersion),
      subjectKey,
      title,
      fileName: `${title}.pdf`,
      bytes: Buffer.from(bytes),
      sha256,
      snapshot,
      drawnWith: { wording, author },
    };
    try {
      return await this.files.storeIssuedTogether(tx, version, places, earlier);
    } catch (error) {
      if (!violates(error, 'stored_file_number_uq')) throw error;
      throw new NumberTaken((error as { driverError: { detail?: string } }).driverError.detail ?? '別の文書');
    }
  }

  private drawMissing(missing: Missing, actor: Actor): Promise<Drawn> {
    const all = [...missing.keys()].join('\n');
    const underWay = this.underWay.get(all);
    if (underWay) return underWay;
    const drawing = this.drawAll(missing, actor).finally(() => this.underWay.delete(all));
    this.underWay.set(all, drawing);
    return drawing;
  }

  private async drawAll(missing: Missing, { accountId: person }: Actor): Promise<Drawn> {
    const drawn = new Map<string, RenderedForm | null>();
    const mayAllFollow = [...missing.values()].every(({ mayFollow }) => mayFollow);
    const asker = mayAllFollow ? { person, signal: AbortSignal.timeout(PATIENCE_MS) } : { person };
    try {
      await this.renderer.inTurn(asker, async (draw) => {
        for (const [key, document] of missing) drawn.set(key, await this.drawOrLeave(draw, document));
      });
    } catch (error) {
      if (!mayAllFollow) throw error;
      this.logger.warn(`documents follow later: ${String(error)}`);
      for (const key of missing.keys()) if (!drawn.has(key)) drawn.set(key, null);
    }
    return drawn;
  }

  private async drawOrLeave(draw: DrawForm, document: ToDraw): Promise<RenderedForm | null> {
    try {
      return await this.draw(draw, document, { preview: false, issuedAt: document.issuedAt });
    } catch (error) {
      if (!document.mayFollow) throw error;
      this.logger.warn(`${document.formId} follows later: ${String(error)}`);
      return null;
    }
  }

  /**
   * The documents as drawn, in their order; null for one that may follow and could not be.
   * @throws DocumentsNotDrawn, which ends the transaction before anything is stored, naming all that are still to be drawn;
   *   Error where they are issued outside `transaction`
   */
  private requireDrawn(tx: EntityManager, documents: readonly ToDraw[]): (RenderedForm | null)[] {
    const desk = this.desks.get(tx);
    if (!desk) throw new Error('documents are issued within IssuedDocuments.transaction');
    const keyed = documents.map((document) => [keyOf(document), document] as const);
    const missing: Missing = new Map(
      keyed.filter(([key, { mayFollow }]) => !desk.drawn.has(key) && (desk.mayWait || !mayFollow)),
    );
    if (missing.size > 0) throw new DocumentsNotDrawn(missing);
    return keyed.map(([key]) => desk.drawn.get(key) ?? null);
  }

  /**
   * The document as it would look, marked 「案」 across the page unless it tells of what is settled, with blanks where something is missing; nothing is stored but
   * who looked at it, in each of its cases.
   * @param gone aborted when nobody waits for it any more
   * @throws DocumentNotIssuable where no blank can stand for what is missing; DrawingsBusy; the signal's reason
   */
  async preview<Id extends FormId>(
    actor: Actor,
    { applicationIds, document, at, gone }: PreviewOrder<Id>,
  ): Promise<Delivery> {
    const asker = { person: actor.accountId, signal: gone };
    const { bytes } = await this.renderer.inTurn(asker, (draw) =>
      this.draw(draw, document, {
        preview: true,
        issuedAt: at,
        ...(document.settled !== undefined && { settled: document.settled }),
      }),
    );
    const title = previewTitle(document.title);
    await noteDownloads(
      this.database.manager,
      actor,
      applicationIds.map((applicationId) => ({ applicationId, title })),
      { purpose: 'view', at },
    );
    return drawnPdf(`${document.settled ? document.title : title}.pdf`, bytes);
  }

  /** What keeps a document from being issued, and what whoever issues it should make sure of before. Nothing is drawn. */
  check(document: Document): { problems: DocumentProblem[]; cautions: string[] } {
    const { formId, input, wording } = document;
    const form = checkForm({ formId, input, wording });
    const problems = [...lawProblemsOf(document), ...(form.outcome === 'sound' ? [] : problemsOf(document, form))];
    return { problems, cautions: form.outcome === 'sound' && problems.length === 0 ? form.warnings : [] };
  }

  private async draw<Id extends FormId>(
    draw: DrawForm,
    document: Document<Id>,
    options: Pick<FormOptions, 'preview' | 'issuedAt' | 'settled'>,
  ): Promise<RenderedForm> {
    if (!options.preview && (document.problems ?? []).length > 0)
      throw new DocumentNotIssuable(document.title, this.check(document).problems);
    try {
      return await draw(document.formId, document.input, {
        ...options,
        wording: document.wording,
        author: document.author,
        ...(document.mark !== undefined && { mark: document.mark }),
      });
    } catch (error) {
      if (error instanceof InvalidFormInputError)
        throw new DocumentNotIssuable(
          document.title,
          problemsOf(document, { outcome: 'invalid-input', problems: error.problems }),
        );
      if (error instanceof UnsupportedGlyphError)
        throw new DocumentNotIssuable(
          document.title,
          problemsOf(document, { outcome: 'unsupported-glyphs', problems: error.problems }),
        );
      if (error instanceof DrawingGivenUp)
        throw new DocumentNotIssuable(document.title, [{ field: document.title, message: error.message }]);
      throw error;
    }
  }
}

/** All that is on a document. */
function keyOf({ formId, input, author, mark, wording }: Document): string {
  return JSON.stringify({ formId, input, author, mark, wording });
}

/** What a preview is called on record and as a file. */
export function previewTitle(title: string): string {
  return `${title}（案）`;
}

function lawProblemsOf({ problems = [] }: Document): DocumentProblem[] {
  return firstTold(
    problems,
    (problem) => problem,
    (next) => ({ ...next, message: MORE_PROBLEMS }),
  );
}

/** The first problems, each with where it is mended, and that there are more. */
function problemsOf(document: Document, fault: FormFault): DocumentProblem[] {
  switch (fault.outcome) {
    case 'invalid-input':
      return firstTold(
        fault.problems,
        ({ field, message }) => withRemedy(document, field, message),
        ({ field }) => ({ ...withRemedy(document, field, ''), message: MORE_PROBLEMS }),
      );
    case 'unsupported-glyphs':
      return firstTold(
        fault.problems,
        (problem) => glyphProblem(document, problem),
        ({ field }) => ({ ...withRemedy(document, field, ''), message: MORE_GLYPHS }),
      );
  }
}

function glyphProblem(document: Document, { field, character, codePoint }: GlyphProblem): DocumentProblem {
  return withRemedy(document, field, `${field}の「${character}」（${codePoint}）は、印刷できる字形がありません。`);
}

function withRemedy({ remedies }: Document, field: string, message: string): DocumentProblem {
  const { text, ...place } = remedyOf(remedies, field);
  return { field, message: `${message}${text}`, ...place };
}
