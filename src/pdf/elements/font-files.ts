import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const googleFont = (path: string): string => require.resolve(`@expo-google-fonts/${path}`);

const symbols = googleFont('noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf');

/** Paths of the font files by family and weight. All are OFL-1.1 and come from npm, so nothing depends on the system. */
export const FONT_FILES = {
  Mincho: {
    normal: googleFont('biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'),
    bold: googleFont('biz-udmincho/700Bold/BIZUDMincho_700Bold.ttf'),
  },
  Gothic: {
    normal: googleFont('biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf'),
    bold: googleFont('biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf'),
  },
  /** Has what BIZ UD lacks, such as 𠮷 (U+20BB7). */
  Fallback: {
    normal: googleFont('noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf'),
    bold: googleFont('noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf'),
  },
  /** Has the check boxes ☐ ☑, which no text font has. */
  Symbols: { normal: symbols, bold: symbols },
} as const;

export type FontFamily = keyof typeof FONT_FILES;

/** The family pdfmake uses where a node names none. */
export const BODY_FONT: FontFamily = 'Mincho';
