import { createRequire } from 'node:module';
import type { TFontDictionary } from 'pdfmake/interfaces.js';
import { FONT_FILES } from '../elements/font-files.js';
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

/** pdfmake's files in memory: the only ones a document may read. */
export interface VirtualFiles {
  writeFileSync(name: string, content: Buffer): void;
}

/**
 * Makes documents share the opened fonts instead of parsing 5 MB of font for each one, through two public hooks:
 * fontkit.registerFormat and pdfmake's virtual files. The bytes of a document stay the same.
 */
export function openedFonts(): { fonts: TFontDictionary; virtualFiles: VirtualFiles } {
  fontkit.registerFormat(OpenedFont);
  const virtualFiles = (createRequire(import.meta.url)('pdfmake/js/virtual-fs') as { default: VirtualFiles }).default;
  const put = (path: string): string => {
    const fileName = `opened/${path.split(/[\\/]/).at(-1)}`;
    virtualFiles.writeFileSync(fileName, Buffer.from(MARK + path));
    return fileName;
  };
  const fonts: TFontDictionary = {};
  for (const [family, { normal, bold }] of Object.entries(FONT_FILES)) {
    const files = { normal: put(normal), bold: put(bold) };
    fonts[family] = { ...files, italics: files.normal, bolditalics: files.bold };
  }
  return { fonts, virtualFiles };
}
