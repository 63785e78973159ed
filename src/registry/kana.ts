/**
 * A reading as it is stored: 全角カナ. Hiragana and half-width katakana are taken too; runs of spaces become one.
 * @returns null when it holds anything but kana, 長音 and 中黒, or is empty
 */
export function fullWidthKana(typed: string): string | null {
  const kana = typed
    .normalize('NFKC')
    .trim()
    .replace(/\s+/gu, '　')
    .replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
  return /^[ァ-ヺー・　]+$/.test(kana) ? kana : null;
}
