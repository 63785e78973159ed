import pdfmake from 'pdfmake';
import type { TFontDictionary } from 'pdfmake/interfaces.js';
import { FONT_FILES } from './font-files.js';
import { fontkit, openFont } from './fontkit.js';

const MARK = 'FONT-PATH:';

/** A font format whose "file" only names the real file, so that fontkit hands out the font already opened. */
class OpenedFont {
  static probe(bytes: Uint8Array): boolean {
    return Buffer.from(bytes.subarray(0, MARK.length)).toString('utf8') === MARK;
  }

  constructor(stream: { buffer: Uint8Array }) {
    return openFont(Buffer.from(stream.buffer).toString('utf8').slice(MARK.length));
  }
}

/**
 * Makes pdfmake share the opened fonts between documents instead of parsing 5 MB of font for each one, through two
 * public hooks: fontkit.registerFormat and pdfmake.virtualfs. The bytes of a document stay the same.
 */
export function useOpenedFonts(): void {
  fontkit.registerFormat(OpenedFont);
  const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };
  const put = (path: string): string => {
    const fileName = `opened/${path.split(/[\\/]/).at(-1)}`;
    virtualfs.writeFileSync(fileName, Buffer.from(MARK + path));
    return fileName;
  };
  const fonts: TFontDictionary = {};
  for (const [family, { normal, bold }] of Object.entries(FONT_FILES)) {
    const files = { normal: put(normal), bold: put(bold) };
    fonts[family] = { ...files, italics: files.normal, bolditalics: files.bold };
  }
  pdfmake.setFonts(fonts);
}
