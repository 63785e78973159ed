import { existsSync } from 'node:fs';
import type { FormId, FormInput } from '../../forms/index.js';
import type { FieldProblem } from '../../forms/parts/input.js';
import type { GlyphProblem } from '../pdf/glyphs.js';
import { PdfRenderer, type PdfRendererOptions } from '../pdf/pdf-renderer.js';
import { drawForm, missingGlyphMessage, type FormDrawing, type FormJob, type FormOptions, type RenderedForm } from './form-drawing.js';

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

const WORKER = new URL('./render-worker.js', import.meta.url);

/**
 * Draws official forms in worker threads. Where there is no compiled worker beside this file (Jest runs the
 * TypeScript source), forms are drawn in this thread, by the same function and to the same bytes.
 */
export class FormRenderer {
  private readonly threads: PdfRenderer<FormJob, FormDrawing> | undefined;

  constructor(options: Partial<PdfRendererOptions> = {}) {
    const workerFile = options.workerFile ?? WORKER;
    this.threads = existsSync(workerFile) ? new PdfRenderer({ ...options, workerFile }) : undefined;
  }

  /**
   * Draws one form.
   * @throws InvalidFormInputError where fields are missing or wrong
   * @throws UnsupportedGlyphError where a character has no glyph in any font
   */
  async render<Id extends FormId>(formId: Id, input: FormInput<Id>, options: FormOptions): Promise<RenderedForm> {
    const job: FormJob = { formId, input, options };
    const drawing = await (this.threads ? this.threads.run(job) : drawForm(job));
    switch (drawing.outcome) {
      case 'drawn':
        return drawing.form;
      case 'invalid-input':
        throw new InvalidFormInputError(drawing.problems);
      case 'unsupported-glyphs':
        throw new UnsupportedGlyphError(drawing.problems);
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
