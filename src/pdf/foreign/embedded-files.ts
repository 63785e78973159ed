/** Files inside a PDF (ISO 32000-1, 7.11.4): they stay behind when its pages are put into another file. */
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/** So deep, and so many names, at most: a tree may lead back to itself. */
const DEEPEST = 8;
const MOST_NAMES = 100;

/** Whether the file is a portfolio: a cover page, and what matters in the files inside it (7.11.6). */
export function isPortfolio(document: PDFDocument): boolean {
  return document.catalog.has(name('Collection'));
}

/** The names of the files inside, those that hang on pages included. */
export function embeddedFiles(document: PDFDocument): string[] {
  const tree = document.catalog.lookupMaybe(name('Names'), PDFDict)?.lookup(name('EmbeddedFiles'));
  const attached = document.getPages().flatMap(({ node }) => attachedTo(node.Annots()));
  return [...new Set([...leaves(tree, DEEPEST), ...attached].map(fileName))].slice(0, MOST_NAMES);
}

/** File specifications of a name tree: names and values in turns. */
function leaves(node: PDFObject | undefined, deeper: number): PDFObject[] {
  if (!(node instanceof PDFDict) || deeper === 0) return [];
  const values = objectsOf(node.lookup(name('Names'))).filter((_, index) => index % 2 === 1);
  return [...values, ...objectsOf(node.lookup(name('Kids'))).flatMap((kid) => leaves(kid, deeper - 1))].slice(
    0,
    MOST_NAMES,
  );
}

function attachedTo(annotations: PDFArray | undefined): PDFObject[] {
  return objectsOf(annotations).flatMap((annotation) => {
    if (!(annotation instanceof PDFDict) || annotation.lookup(name('Subtype')) !== name('FileAttachment')) return [];
    const file = annotation.lookup(name('FS'));
    return file ? [file] : [];
  });
}

function objectsOf(array: PDFObject | undefined): PDFObject[] {
  if (!(array instanceof PDFArray)) return [];
  return array.asArray().flatMap((_, index) => array.lookup(index) ?? []);
}

function fileName(specification: PDFObject): string {
  const text =
    specification instanceof PDFDict
      ? (specification.lookup(name('UF')) ?? specification.lookup(name('F')))
      : specification;
  return text instanceof PDFString || text instanceof PDFHexString ? text.decodeText() : '名称のないファイル';
}
