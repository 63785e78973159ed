import fc from 'fast-check';
import { anyForm, type FormId } from '../../forms/index.js';
import { textsOf, validate } from '../../forms/parts/input.js';
import { renderPdf } from '../../src/pdf/render-pdf.js';
import { inputsOf } from './form-inputs.js';
import { differingPixels } from './golden.js';
import { conformance, CONFORMING } from './pdf-conformance.js';
import { pagePng, pageTexts, selfDescription, spokenTexts, squeezed, textPlaces } from './pdf-reading.js';
import { brokenRules, paperTitle, runningHead } from '../../forms/parts/form.js';

const createdAt = new Date('2026-12-04T01:00:00Z');

/** A form's document as it is issued, in its own words. */
export function drawn(id: FormId, input: unknown): Promise<Uint8Array> {
  const form = anyForm(id);
  return renderPdf({
    content: form.content(input, form.wording),
    title: paperTitle(form, input, form.wording),
    running: runningHead(form, input, form.wording),
    createdAt,
    pageNumbers: true,
  });
}

/** Everything that stands on a form's document, without white space. */
export async function formText(id: FormId, input: unknown): Promise<string> {
  return (await pageTexts(await drawn(id, input))).map(squeezed).join('');
}

/**
 * A text as it can be compared: without white space, and without variation selectors, because pdf.js loses the one at
 * the end of a line (that the variant is drawn is tested by its glyph and by the pictures).
 */
const comparable = (text: string): string => squeezed(text).replace(/[\u{E0100}-\u{E01EF}]/gu, '');

/** Whether a text stands on the document. Where it runs over a page, it may stand in one piece for each page. */
function standsOn(pages: readonly string[], text: string): boolean {
  let rest = comparable(text);
  for (const page of pages) {
    let [found, tooLong] = [0, rest.length + 1];
    while (tooLong - found > 1) {
      const middle = (found + tooLong) >> 1;
      if (page.includes(rest.slice(0, middle))) found = middle;
      else tooLong = middle;
    }
    rest = rest.slice(found);
  }
  return rest === '';
}

/** Texts of the input that are not on the document (or not in what is read out of it), and characters that no font drew. */
export async function losses(id: FormId, input: unknown, bytes: Uint8Array, read = pageTexts): Promise<string[]> {
  const pages = (await read(bytes)).map(comparable);
  const lost = textsOf(anyForm(id).input, input).filter(({ text }) => !standsOn(pages, text));
  const boxes = pages.filter((page) => page.includes('\u0000'));
  return [...lost.map(({ field, text }) => `${field}: ${text}`), ...boxes];
}

/** What runs on at the top of pages, in one line or two, stands from 29 to 49 points below their edge. */
const A4 = { width: 595.28, height: 841.89, side: 56.69, top: 62.36, bottom: 20, running: [789, 812] as const };

const isRunning = (y: number): boolean => y > A4.running[0] && y < A4.running[1];

/** Text that runs out of the margins (the page number may stand in the lower one). */
export async function outside(bytes: Uint8Array): Promise<string[]> {
  const places = await textPlaces(bytes);
  return places
    .filter(
      ({ x, y, width }) =>
        x < A4.side - 1 ||
        x + width > A4.width - A4.side + 1 ||
        y < A4.bottom ||
        (y > A4.height - A4.top && !isRunning(y)),
    )
    .map(({ text, page }) => `${page}: ${text}`);
}

/**
 * The tests every form has to pass: its samples and random records stand on the document completely and inside the
 * margins, the same record gives the same bytes, and the first pages look as they were approved.
 * `whole` gives what depends on other fields, so that the document shows every text of a random record.
 */
export function describeForm<Input = object>(id: FormId, whole: (random: Input) => object = () => ({})): void {
  const form = anyForm(id);

  describe(id, () => {
    test('stands in the catalogue under its own id and says what of it is inferred', () => {
      expect(form.id).toBe(id);
      expect(form.legalBasis).not.toBe('');
      expect(form.inferred).not.toBe('');
    });

    test.each(['new', 'renewal', 'change'])('bears the title that a viewer shows (%s)', async (procedure) => {
      const { short } = form.samples;
      const input = form.named ? { ...(short as object), procedure, change: '派遣先の変更' } : short;
      const bytes = await drawn(id, input);
      const { title } = (await selfDescription(bytes)) as { title: string };
      const text = comparable((await pageTexts(bytes)).join(''));
      for (const part of title.split('　')) expect(text).toContain(comparable(part));
    });

    test.each(Object.entries(form.samples))(
      'sample %s is valid, complete in print and when read out, inside the margins, and PDF/A-2a and PDF/UA-1',
      async (_, input) => {
        expect([...validate(form.input, input), ...brokenRules(form, input)]).toEqual([]);
        const bytes = await drawn(id, input);
        expect(await losses(id, input, bytes)).toEqual([]);
        expect(await losses(id, input, bytes, spokenTexts)).toEqual([]);
        expect(await outside(bytes)).toEqual([]);
        expect(await conformance(bytes)).toEqual(CONFORMING);
      },
    );

    test.each(['short', 'extreme'] as const)('the first page of sample %s looks as it was approved', async (name) => {
      const png = await pagePng(await drawn(id, form.samples[name]), 1);
      expect(differingPixels(png, new URL(`../../forms/golden/${id}-${name}.png`, import.meta.url))).toBe(0);
    });

    test('the same record gives the same bytes', async () => {
      const [first, second] = await Promise.all([drawn(id, form.samples.short), drawn(id, form.samples.short)]);
      expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    });

    test('random records of any length lose nothing and stay inside the margins', async () => {
      await fc.assert(
        fc.asyncProperty(inputsOf(form.input), async (random) => {
          const input = { ...(random as object), ...whole(random as Input) };
          expect(validate(form.input, input)).toEqual([]);
          const bytes = await drawn(id, input);
          expect(await losses(id, input, bytes)).toEqual([]);
          expect(await outside(bytes)).toEqual([]);
        }),
        { numRuns: 4, endOnFailure: true }, // shrinking would draw a long document a hundred times
      );
    }, 120_000);
  });
}
