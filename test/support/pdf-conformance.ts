import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/** What a file claims (PDF/A and PDF/UA identification), and what the claims need that can be read from its objects. */
export interface Conformance {
  /** Part and level of PDF/A, as 「2A」; '' where the file does not say any. */
  archive: string;
  /** Part of PDF/UA; '' where the file does not say any. */
  access: string;
  /** What each output intent is for, and how many colour components its profile has. */
  outputIntents: string[];
  tagged: boolean;
  /** Whether the tab order of every page is that of its structure. */
  tabsByStructure: boolean;
  /** Fonts whose program is not in the file, or whose glyphs cannot be led back to characters. */
  unmappedFonts: string[];
}

/** What every document of ours that holds nothing from elsewhere must show. */
export const CONFORMING: Conformance = {
  archive: '2A',
  access: '1',
  outputIntents: ['GTS_PDFA1 3'],
  tagged: true,
  tabsByStructure: true,
  unmappedFonts: [],
};

/** Reads what a file claims and shows. */
export async function conformance(bytes: Uint8Array): Promise<Conformance> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const metadata = xmpOf(file);
  const marks = file.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
  return {
    archive: `${valueOf(metadata, 'pdfaid:part')}${valueOf(metadata, 'pdfaid:conformance')}`,
    access: valueOf(metadata, 'pdfuaid:part'),
    outputIntents: outputIntents(file),
    tagged: String(marks?.get(PDFName.of('Marked'))) === 'true' && file.catalog.has(PDFName.of('StructTreeRoot')),
    tabsByStructure: file.getPages().every(({ node }) => node.get(PDFName.of('Tabs')) === PDFName.of('S')),
    unmappedFonts: fontsOf(file)
      .filter((font) => !isMapped(font))
      .map((font) => String(font.get(PDFName.of('BaseFont')))),
  };
}

/** The metadata (XMP) of a file as it is written. */
export function xmpOf(file: PDFDocument): string {
  const stream = file.catalog.lookup(PDFName.of('Metadata'));
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('utf8') : '';
}

const valueOf = (xmp: string, property: string): string =>
  new RegExp(`<${property}>([^<]*)</${property}>`).exec(xmp)?.[1] ?? '';

function outputIntents(file: PDFDocument): string[] {
  const intents = file.catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray);
  return Array.from({ length: intents?.size() ?? 0 }, (_, index) => {
    const intent = intents?.lookup(index, PDFDict);
    const profile = intent?.lookup(PDFName.of('DestOutputProfile'));
    const components = profile instanceof PDFRawStream ? profile.dict.get(PDFName.of('N')) : undefined;
    return `${String(intent?.get(PDFName.of('S'))).slice(1)} ${String(components)}`;
  });
}

/** Fonts that pages name; those that stand below a composite font are part of it. */
function fontsOf(file: PDFDocument): PDFDict[] {
  return file.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(
      (object): object is PDFDict => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font'),
    )
    .filter((font) => !String(font.get(PDFName.of('Subtype'))).startsWith('/CIDFont'));
}

function isMapped(font: PDFDict): boolean {
  const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict) ?? font;
  const descriptor = descendant.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
  return font.has(PDFName.of('ToUnicode')) && (descriptor?.has(PDFName.of('FontFile2')) ?? false);
}
