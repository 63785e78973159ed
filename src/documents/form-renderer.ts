import { existsSync } from 'node:fs';
import type { FormId, FormInput } from '../../forms/index.js';
import type { FieldProblem } from '../../forms/parts/input.js';
import type { GlyphProblem } from '../pdf/engine/index.js';
import { PdfRenderer, type PdfRendererOptions } from '../pdf/pdf-renderer.js';
import { Declined } from '../platform/declined.js';
import { FairGate, NoPlace } from '../platform/fair-gate.js';
import {
  drawForm,
  missingGlyphMessage,
  type FormDrawing,
  type FormJob,
  type FormOptions,
  type RenderedForm,
} from './form-drawing.js';

/** The input of a form is missing or wrong; `problems` names each field in Japanese. */
export class InvalidFormInputError extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map(({ message }) => message).join(''));
    this.name = 'InvalidFormInputError';
  }
}

/** The input has characters that no font can draw; `problems` names the field and the character of each. */
export class UnsupportedGlyphError extends Error {
  constructor(readonly problems: readonly GlyphProblem[]) {
    super(problems.map(missingGlyphMessage).join(''));
    this.name = 'UnsupportedGlyphError';
  }
}

/** Whom a form is drawn for. */
export interface Asker {
  /** Id of the account: people take turns. */
  person: string;
  /** Aborted when nobody waits for it any more. A drawing that has not begun is dropped; one in its midst would take its thread along, which is dearer. */
  signal?: AbortSignal;
}

/** Too many forms are being drawn at this moment; nothing was done. */
export class DrawingsBusy extends Declined {
  override readonly name = 'DrawingsBusy';
  /** @param own whether it is the person's own share that is used up */
  constructor(readonly own: boolean) {
    super(
      'busy',
      own
        ? 'あなたが先に頼んだ文書を作成しているため、まだ作成できません。先のものが終わってから（10秒ほど後に）、もう一度操作してください。'
        : '文書の作成が混み合っています。10秒ほど待ってから、もう一度操作してください。',
    );
  }
}

/** The form takes longer, or more memory, than any that people write; its drawing was given up. */
export class DrawingGivenUp extends Declined {
  override readonly name = 'DrawingGivenUp';

  /** @param bounds within which it could not be drawn, as the beginning of a sentence */
  constructor(bounds: string) {
    super(
      'refused',
      `${bounds}作成できなかったため、作成をやめました。しばらくしてからもう一度操作し、同じになるときは、文字数や人数の多い欄を短くしてください。`,
    );
  }
}

/** Draws one form; throws as `FormRenderer.render`. */
export type DrawForm = <Id extends FormId>(
  formId: Id,
  input: FormInput<Id>,
  options: FormOptions,
) => Promise<RenderedForm>;

/** One turn for each person, so that whoever asks for much keeps at most one of the two threads. */
const TURNS = { places: 2 as const, perPerson: 1, waitingPerPerson: 30, waitMs: 60_000 };
/** Several times what the longest form takes that the pages let anybody type (300 names and texts of rare characters: 5 s), in milliseconds. */
const LONGEST_MS = 30_000;

const WORKER = new URL('./render-worker.js', import.meta.url);

/**
 * Draws official forms in worker threads. People take turns, and nobody keeps a thread for ever. Where there is no compiled worker beside this
 * file (Jest runs the TypeScript source), forms are drawn in this thread, by the same function and to the same bytes.
 */
export class FormRenderer {
  private readonly threads: PdfRenderer<FormJob, FormDrawing> | undefined;
  private readonly turns = new FairGate(TURNS);
  private readonly longestMs: number;

  constructor({
    longestMs = LONGEST_MS,
    workerFile = WORKER,
    ...options
  }: Partial<PdfRendererOptions> & { longestMs?: number } = {}) {
    this.longestMs = longestMs;
    this.threads = existsSync(workerFile)
      ? new PdfRenderer({ ...options, workerFile, threads: TURNS.places })
      : undefined;
  }

  /**
   * Draws one form when it is the person's turn.
   * @throws InvalidFormInputError where fields are missing or wrong
   * @throws UnsupportedGlyphError where a character has no glyph in any font
   * @throws DrawingsBusy, DrawingGivenUp; the signal's reason when nobody waited any more before it began
   */
  render<Id extends FormId>(
    formId: Id,
    input: FormInput<Id>,
    options: FormOptions,
    asker: Asker,
  ): Promise<RenderedForm> {
    return this.inTurn(asker, (draw) => draw(formId, input, options));
  }

  /**
   * Draws all forms of one act in one turn.
   * @throws as `render`
   */
  async inTurn<T>({ person, signal }: Asker, work: (draw: DrawForm) => Promise<T>): Promise<T> {
    const leave = await this.turns.enter(person, signal).catch((error: unknown) => {
      throw error instanceof NoPlace ? new DrawingsBusy(error.own) : error;
    });
    return work((formId, input, options) => this.drawn({ formId, input, options })).finally(leave);
  }

  private async drawn(job: FormJob): Promise<RenderedForm> {
    const drawing = await this.draw(job);
    switch (drawing.outcome) {
      case 'drawn':
        return drawing.form;
      case 'invalid-input':
        throw new InvalidFormInputError(drawing.problems);
      case 'unsupported-glyphs':
        throw new UnsupportedGlyphError(drawing.problems);
    }
  }

  private async draw(job: FormJob): Promise<FormDrawing> {
    if (!this.threads) return drawForm(job);
    const late = AbortSignal.timeout(this.longestMs);
    try {
      return await this.threads.run(job, [], late);
    } catch (error) {
      if (late.aborted) throw new DrawingGivenUp(`${this.longestMs / 1000}秒以内に`);
      throw (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new DrawingGivenUp('使えるメモリの範囲で')
        : error;
    }
  }

  /** Called by Nest when the program stops. */
  async onModuleDestroy(): Promise<void> {
    await this.close();
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.threads?.close();
  }
}
