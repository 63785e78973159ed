import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

// The canvas that pdf.js draws on: pdf.js takes Path2D from its own copy of the canvas package, and a canvas of another copy refuses those paths. It also
// loads that copy past Jest's module registry, so the same door is used here.
export const { createCanvas, loadImage } = process.getBuiltinModule('module').createRequire(`${pdfjs}/package.json`)(
  '@napi-rs/canvas',
) as typeof import('@napi-rs/canvas');

async function withDocument<Result>(
  bytes: Uint8Array,
  read: (document: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const task = getDocument({
    data: new Uint8Array(bytes), // pdf.js takes the buffer over
    useSystemFonts: false,
    standardFontDataUrl: `${pdfjs}/standard_fonts/`,
    verbosity: 0,
  });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** The text of each page as it lies in the file, not normalised. */
export function pageTexts(bytes: Uint8Array): Promise<string[]> {
  return withDocument(bytes, async (document) => {
    const texts: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    return texts;
  });
}

/** Where a piece of text stands, in points from the left and from the bottom of its page. */
export interface TextPlace {
  text: string;
  page: number;
  x: number;
  y: number;
  width: number;
}

/** Every piece of text with its place, in drawing order. */
export function textPlaces(bytes: Uint8Array): Promise<TextPlace[]> {
  return withDocument(bytes, async (document) => {
    const places: TextPlace[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [, , , , x, y] = item.transform as number[];
        places.push({ text: item.str, page: number, x: x as number, y: y as number, width: item.width });
      }
    }
    return places;
  });
}

/** A text without any white space, as the line breaks of a document are nobody's input. */
export const squeezed = (text: string): string => text.replace(/\s/gu, '');

/** One page drawn as PNG by pdf.js alone, so the picture does not depend on tools of the machine. Pages count from 1. */
export function pagePng(bytes: Uint8Array, pageNumber: number, dpi = 72): Promise<Buffer> {
  return withDocument(bytes, async (document) => {
    const page = await document.getPage(pageNumber);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    // pdf.js types its canvas as the browser's; this one has the same drawing calls
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
    return canvas.toBuffer('image/png');
  });
}

/** The bookmarks of a file in order, each with the page (counted from 1) that it leads to. */
export function bookmarksOf(bytes: Uint8Array): Promise<[title: string, page: number][]> {
  return withDocument(bytes, async (document) => {
    const outline = (await document.getOutline()) ?? [];
    return Promise.all(
      outline.map(async ({ title, dest }): Promise<[string, number]> => {
        const [page] = dest as [Parameters<PDFDocumentProxy['getPageIndex']>[0]];
        return [title, (await document.getPageIndex(page)) + 1];
      }),
    );
  });
}

interface ReadNode {
  role?: string;
  type?: string;
  id?: string;
  children?: ReadNode[];
}

/** Text of each stretch of marked content of a page by its id. */
async function markedTexts(page: PDFPageProxy): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.at(-1);
      if (id) texts.set(id, (texts.get(id) ?? '') + item.str);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id);
  }
  return texts;
}

/** A page as a screen reader has it: its elements in reading order with their texts, as `H1「題名」 Table(TR(TH「番号」))`. */
function readAloud(node: ReadNode, texts: Map<string, string>): string {
  if (node.type === 'content') return `「${squeezed(texts.get(node.id ?? '') ?? '')}」`;
  const inner = (node.children ?? []).map((child) => readAloud(child, texts));
  if (node.role === 'Root' || node.role === 'Document' || node.role === 'Sect') return inner.join(' ');
  const [only = ''] = inner;
  return inner.length === 1 && only.startsWith('「') ? `${node.role}${only}` : `${node.role}(${inner.join(' ')})`;
}

/** Only the texts, in the order in which they are read. */
function spoken(node: ReadNode, texts: Map<string, string>): string {
  return node.type === 'content'
    ? (texts.get(node.id ?? '') ?? '')
    : (node.children ?? []).map((child) => spoken(child, texts)).join('');
}

function readPages(bytes: Uint8Array, read: (tree: ReadNode, texts: Map<string, string>) => string): Promise<string[]> {
  return withDocument(bytes, async (document) => {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const tree = (await page.getStructTree()) as ReadNode | null;
      pages.push(tree ? read(tree, await markedTexts(page)) : '');
    }
    return pages;
  });
}

/** What a screen reader finds on each page, in its order; artifacts are not there. */
export const structures = (bytes: Uint8Array): Promise<string[]> => readPages(bytes, readAloud);

/** The text of each page as it is read out. */
export const spokenTexts = (bytes: Uint8Array): Promise<string[]> => readPages(bytes, spoken);

/** What a file says of itself: language, title, whether it is tagged and shows its title. */
export function selfDescription(bytes: Uint8Array): Promise<Record<string, unknown>> {
  return withDocument(bytes, async (document) => {
    const { info } = await document.getMetadata();
    const { Language, Title } = info as Record<string, unknown>;
    const preferences = (await document.getViewerPreferences()) as Record<string, unknown> | null;
    const marks = (await document.getMarkInfo()) as Record<string, unknown> | null;
    return {
      language: Language,
      title: Title,
      showsTitle: preferences?.['DisplayDocTitle'] ?? false,
      tagged: marks?.['Marked'] ?? false,
    };
  });
}
