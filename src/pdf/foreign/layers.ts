/**
 * Layers of a PDF (optional content, ISO 32000-1, 8.11). Which of them are shown stands with the file, not with its pages: pages that are
 * put into another file would show every layer, such as an old draft that its author had hidden.
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFObjectCopier,
  PDFRef,
} from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/**
 * Hides in a file the layers that the file from which pages were taken hides.
 * @param copier the one with which the pages were copied, so that their layers are those of the pages
 */
export function keepLayers(from: PDFDocument, to: PDFDocument, copier: PDFObjectCopier): void {
  const properties = from.catalog.lookupMaybe(name('OCProperties'), PDFDict);
  const all = references(properties?.lookup(name('OCGs')));
  if (!properties || all.length === 0) return;
  const configuration = properties.lookupMaybe(name('D'), PDFDict);
  const shown = new Set(references(configuration?.lookup(name('ON'))));
  const hidden = new Set(references(configuration?.lookup(name('OFF'))));
  const hiddenUnlessShown = configuration?.lookup(name('BaseState')) === name('OFF');
  const off = all.filter((layer) => hidden.has(layer) || (hiddenUnlessShown && !shown.has(layer)));
  const copied = (layers: readonly PDFRef[]) => layers.map((layer) => copier.copy(layer));
  const own = ownLayers(to);
  append(own.all, copied(all));
  append(own.off, copied(off));
}

/** The layers of a file that takes pages, made with the first that has any. */
function ownLayers(file: PDFDocument): { all: PDFArray; off: PDFArray } {
  const { context, catalog } = file;
  const made = catalog.lookupMaybe(name('OCProperties'), PDFDict) ?? context.obj({ OCGs: [], D: { OFF: [], ON: [] } });
  catalog.set(name('OCProperties'), made);
  return {
    all: made.lookup(name('OCGs'), PDFArray),
    off: made.lookup(name('D'), PDFDict).lookup(name('OFF'), PDFArray),
  };
}

function append(array: PDFArray, objects: readonly PDFObject[]): void {
  for (const object of objects) array.push(object);
}

function references(array: PDFObject | undefined): PDFRef[] {
  return array instanceof PDFArray ? array.asArray().filter((each): each is PDFRef => each instanceof PDFRef) : [];
}
