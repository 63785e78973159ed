/** File names: safe to store, to show and to send, without losing a rare kanji. */
import { create } from 'content-disposition';
import { cleanLine } from '../platform/text.js';

/** Bytes of UTF-8 that every common file system takes in one name. */
const MAX_NAME_BYTES = 255;
const FALLBACK_NAME = '名称なし';

/** Names Windows keeps for devices, with or without an ending. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * Makes an uploaded name safe: drops folders (`../`, `C:\`), control characters, half surrogates and what Windows forbids, and is a
 * line like any other (no mark that nobody sees or that turns the writing direction, which hides an ending); keeps every kanji, bracket
 * and variation selector as typed. At most 255 bytes, the ending kept.
 */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/u).at(-1) ?? '';
  const clean = cleanLine(base.replace(/[\p{Cc}\p{Cs}]/gu, ''))
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/^[\s.\ufe00-\ufe0f]+|[\s.]+$/gu, '')
    .replace(WINDOWS_DEVICE, '_$1');
  return shorten(clean === '' ? FALLBACK_NAME : clean);
}

/** The same for a name that the program made of names: it is no path, so a stroke is part of the name of whom the file is about. */
export function ownFileName(name: string): string {
  return safeFileName(name.replace(/[/\\]/gu, '／'));
}

/** Ending of a file name in lower case without the dot; '' when there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,8})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * Content-Disposition header for a name in any script (RFC 6266, RFC 8187); an uploaded name has lost its folders already.
 * @param type `inline` shows a PDF in the browser, `attachment` saves it
 */
export function contentDisposition(fileName: string, type: 'attachment' | 'inline'): string {
  return create(ownFileName(fileName), { type });
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const extension = extensionOf(name);
  const ending = extension === '' ? '' : `.${extension}`;
  const room = MAX_NAME_BYTES - Buffer.byteLength(ending);
  let kept = '';
  for (const character of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(kept + character) > room) break;
    kept += character;
  }
  return kept.trimEnd() + ending;
}
