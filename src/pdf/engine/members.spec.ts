/**
 * What this folder uses of pdfmake, pdfkit and fontkit beyond their documentation, by name. After an upgrade this fails first, and says
 * which of our corrections to look at (docs/adr/0003-pdf-engine.md).
 */
import { createRequire } from 'node:module';
import { FONT_FILES } from '../elements/font-files.js';
import { openedFonts } from './font-cache.js';
import { fontkit, openFont } from './fontkit.js';
import {
  StockDocument,
  StockLayoutBuilder,
  StockRenderer,
  StockTableProcessor,
  stockTableLayouts,
  StockTextInlines,
  TextBreaker,
} from './pdfmake-parts.js';

const require = createRequire(import.meta.url);
const { default: PageElementWriter } = require('pdfmake/js/PageElementWriter') as { default: new () => object };

/** Methods with the number of parameters they are declared with. */
const METHODS: readonly [name: string, owner: new (...given: never[]) => object, Readonly<Record<string, number>>][] = [
  [
    'LayoutBuilder',
    StockLayoutBuilder,
    {
      registerTableLayouts: 1,
      layoutDocument: 9,
      tryLayoutDocument: 8,
      processNode: 1,
      processTable: 1,
      processRow: 1,
      processColumns: 1,
      processLeaf: 1,
      buildNextLine: 1,
    },
  ],
  [
    'Renderer',
    StockRenderer,
    {
      renderPages: 1,
      renderLine: 3,
      renderVector: 1,
      renderWatermark: 1,
      beginVerticalAlignment: 1,
      endVerticalAlignment: 1,
    },
  ],
  ['TextInlines', StockTextInlines, { buildInlines: 2, measure: 2, widthOfText: 2 }],
  ['TextBreaker', TextBreaker, { getBreaks: 2 }],
  [
    'PageElementWriter',
    PageElementWriter,
    { addFragment: 4, commitUnbreakableBlock: 2, context: 0, popContext: 0, moveToNextPage: 1, addLine: 3 },
  ],
  [
    'TableProcessor',
    StockTableProcessor,
    { beginTable: 1, beginRow: 2, endRow: 3, endTable: 1, drawHorizontalLine: 3 },
  ],
  [
    'PDFDocument',
    StockDocument,
    {
      provideFont: 3,
      addContent: 1,
      endPageMarkings: 1,
      _write: 1,
      struct: 1,
      addStructure: 1,
      markStructureContent: 1,
      markContent: 1,
      endMarkedContent: 0,
      save: 0,
      restore: 0,
      fillColor: 2,
      strokeColor: 2,
      lineWidth: 1,
      addPage: 1,
      end: 0,
    },
  ],
];

it.each(METHODS)('%s has the methods that are called or replaced', (_, { prototype }, methods) => {
  const found = Object.keys(methods).map((name) => [
    name,
    (prototype as Record<string, { length: number } | undefined>)[name]?.length,
  ]);
  expect(Object.fromEntries(found)).toEqual(methods);
});

describe('a document', () => {
  const { fonts, virtualFiles } = openedFonts();
  const document = new StockDocument(
    fonts,
    {},
    {},
    {},
    { autoFirstPage: true, size: [100, 100] },
    virtualFiles,
    () => true,
  );

  it('has the page tree, the outline and the count of bytes that are read', () => {
    const { _root: root, _offset: offset, outline, page } = document;
    expect(root.data.Pages.data.Kids.map(({ data }) => data.MediaBox)).toEqual([[0, 0, 100, 100]]);
    expect([typeof offset, typeof outline.addItem, typeof page?.write, typeof page?.fonts]).toEqual([
      'number',
      'function',
      'function',
      'object',
    ]);
  });

  it('has fonts whose words are cached by their text', () => {
    const [family = ''] = Object.keys(FONT_FILES);
    const font = document.provideFont(family, false, false);
    expect(font.layoutCached('あ')).toMatchObject({
      glyphs: [expect.anything()],
      positions: [expect.objectContaining({ xAdvance: 1000, advanceWidth: 1000, xOffset: 0, yOffset: 0 })],
      advanceWidth: 1000,
    });
    expect(Object.keys(font.layoutCache)).toEqual(['あ']);
    expect([typeof font.layoutRun, typeof font.ref, typeof font.font, font.widthOfString('あ', 10)]).toEqual([
      'function',
      'function',
      'object',
      10,
    ]);
    expect(font.encode('あ')[0]).toEqual([expect.stringMatching(/^[0-9a-f]{4}$/)]);
  });

  it('gives marked content and elements that take it', () => {
    const element = document.struct('P');
    element.add(document.markStructureContent('P'));
    document.endMarkedContent();
    expect([typeof element.dictionary.data, typeof element.end]).toEqual(['object', 'function']);
  });
});

it('a font has the variation selectors, the glyphs and the outlines that are looked up anew', () => {
  const [{ normal }] = Object.values(FONT_FILES) as [(typeof FONT_FILES)[keyof typeof FONT_FILES]];
  const font = openFont(normal);
  expect([typeof fontkit.create, typeof fontkit.registerFormat]).toEqual(['function', 'function']);
  expect(font._cmapProcessor.uvs?.varSelectors.toArray()[0]).toHaveProperty('varSelector');
  expect([
    typeof font._cmapProcessor.getVariationSelector,
    typeof font.unitsPerEm,
    font.getGlyph(1)?.codePoints,
  ]).toEqual(['function', 'number', expect.any(Array)]);
  expect(Object.getPrototypeOf(font.getGlyph(0))).toHaveProperty('_decode');
});

it('the table layouts that forms name are there', () => {
  expect(Object.keys(stockTableLayouts)).toEqual(
    expect.arrayContaining(['noBorders', 'headerLineOnly', 'lightHorizontalLines']),
  );
});
