/**
 * Fields of a form in a PDF from elsewhere (ISO 32000-1, 12.7). Its fields belong to the file, not to its pages: pages that are put into
 * another file lose them, and with them every value that a reader would have drawn by itself.
 */
import {
  concatTransformationMatrix,
  drawObject,
  PDFAcroChoice,
  PDFAcroText,
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/** Flags of an annotation (12.5.3) with which it is not shown. */
const NOT_SHOWN = 0b10_0010;

/** Why the pages of a form do not show what a reader shows of it: drawn anew by Adobe's XFA, or values without a picture. */
export type FormFault = 'dynamicForm' | 'undrawnValues';

/** @returns null where the pages show all that the form says */
export function formFault(document: PDFDocument): FormFault | null {
  const form = document.catalog.lookupMaybe(name('AcroForm'), PDFDict);
  if (!form) return null;
  const fields = form.lookupMaybe(name('Fields'), PDFArray)?.size() ?? 0;
  if (isTrue(document.catalog.lookup(name('NeedsRendering'))) || (form.has(name('XFA')) && fields === 0))
    return 'dynamicForm';
  const drawnByReader = isTrue(form.lookup(name('NeedAppearances')));
  return valuesOf(document).some((widgets) => drawnByReader || widgets.some((widget) => !appearanceOf(widget)))
    ? 'undrawnValues'
    : null;
}

/** The shown widgets of each field of text or choice that has a value. */
function valuesOf(document: PDFDocument): PDFDict[][] {
  return (document.catalog.getAcroForm()?.getAllFields() ?? [])
    .map(([field]) => field)
    .filter((field) => field instanceof PDFAcroText || field instanceof PDFAcroChoice)
    .filter((field) => hasText(field.V()))
    .map((field) => field.getWidgets().map(({ dict }) => dict))
    .map((widgets) => widgets.filter(isShown))
    .filter((widgets) => widgets.length > 0);
}

function hasText(value: PDFObject | undefined): boolean {
  if (value instanceof PDFArray) return value.size() > 0;
  const text = value as { decodeText?: () => string } | undefined;
  return text?.decodeText !== undefined && text.decodeText().trim() !== '';
}

const isTrue = (value: PDFObject | undefined): boolean => value instanceof PDFBool && value.asBoolean();

function isShown(annotation: PDFDict): boolean {
  const flags = annotation.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0;
  return (flags & NOT_SHOWN) === 0;
}

/** The picture of an annotation in its present state (12.5.5). */
function appearanceOf(annotation: PDFDict): PDFStream | undefined {
  const normal = annotation.lookupMaybe(name('AP'), PDFDict)?.lookup(name('N'));
  if (normal instanceof PDFStream) return normal;
  const state = annotation.lookup(name('AS'));
  const picture = normal instanceof PDFDict && state instanceof PDFName ? normal.lookup(state) : undefined;
  return picture instanceof PDFStream ? picture : undefined;
}

/** Draws what the fields show onto their pages, and takes the fields away. To be done before the pages are taken over. */
export function drawFieldsOnPages(document: PDFDocument): void {
  if (!document.catalog.has(name('AcroForm'))) return;
  for (const page of document.getPages()) {
    const annotations = page.node.Annots();
    for (let index = (annotations?.size() ?? 0) - 1; index >= 0; index -= 1) {
      const annotation = annotations?.lookup(index);
      if (!(annotation instanceof PDFDict) || annotation.lookup(name('Subtype')) !== name('Widget')) continue;
      const picture = isShown(annotation) ? appearanceOf(annotation) : undefined;
      if (picture) drawOn(page, annotation, picture);
      annotations?.remove(index);
    }
  }
  document.catalog.delete(name('AcroForm'));
}

/** Algorithm 8.1 of ISO 32000-1: the box of the picture, as its own matrix turns it, is brought onto the place of the annotation. */
function drawOn(page: PDFPage, annotation: PDFDict, picture: PDFStream): void {
  const place = rectangle(numbersOf(annotation.lookup(name('Rect'))));
  const box = rectangle(turned(numbersOf(picture.dict.lookup(name('BBox'))), picture.dict.lookup(name('Matrix'))));
  if (!place || !box || box.width === 0 || box.height === 0) return;
  const across = place.width / box.width;
  const up = place.height / box.height;
  picture.dict.set(name('Type'), name('XObject'));
  picture.dict.set(name('Subtype'), name('Form'));
  const reference = page.doc.context.getObjectRef(picture) ?? page.doc.context.register(picture);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(across, 0, 0, up, place.left - box.left * across, place.bottom - box.bottom * up),
    drawObject(page.node.newXObject('Field', reference)),
    popGraphicsState(),
  );
}

function numbersOf(array: PDFObject | undefined): number[] {
  if (!(array instanceof PDFArray)) return [];
  return array.asArray().map((_, index) => array.lookupMaybe(index, PDFNumber)?.asNumber() ?? Number.NaN);
}

/** The corners of a box as its matrix turns them, x and y in turns. */
function turned([x1, y1, x2, y2]: number[], matrix: PDFObject | undefined): number[] {
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(matrix);
  return [
    [x1, y1],
    [x1, y2],
    [x2, y1],
    [x2, y2],
  ].flatMap(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f]);
}

/** The smallest upright box around points, x and y in turns. */
function rectangle(points: number[]): { left: number; bottom: number; width: number; height: number } | undefined {
  if (points.length < 4 || !points.every(Number.isFinite)) return undefined;
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  return { left, bottom, width: Math.max(...xs) - left, height: Math.max(...ys) - bottom };
}
