/** Word and Excel since 2007: ZIP with fixed inner parts (ECMA-376). Every part is unpacked once, in a flow, and only what must be looked into is kept. */
import { createInflateRaw } from 'node:zlib';
import { isContentTypes, MAX_CONTENT_TYPES_BYTES, statesMacros } from './content-types.js';
import { hasOleMacros, isOle } from './ole-file.js';
import { packedParts, readZipDirectory, type ZipEntry } from './zip-directory.js';

const MEBIBYTE = 1024 * 1024;
const MAX_ENTRIES = 10_000;
const MAX_UNPACKED_BYTES = 300 * MEBIBYTE;
/** Office XML rarely packs better than 1:50; images hardly at all. Small files may. */
const MAX_RATIO = 100;
const RATIO_MATTERS_FROM_BYTES = 20 * MEBIBYTE;
/** A document in a document in a document; deeper ones are made to hide something. */
const MAX_DEPTH = 3;
const MAX_EMBEDDED_BYTES = 50 * MEBIBYTE;
/** As the programs name them; what a part is called besides is for its content type to tell. */
const MACRO_NAMES = /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/.*)$/iu;

const STORED = 0;
const DEFLATED = 8;

export const PROTECTED_OFFICE =
  'パスワードで保護されたファイルは受け取れません。パスワードを外して保存し、選び直してください。';
export const MACROS =
  'マクロを含むファイルは受け取れません。マクロを含まない形式（docx・xlsx）かPDFで保存し、選び直してください。';
const BROKEN = 'ファイルが壊れているか、途中で切れています。WordまたはExcelで開いて保存し直し、選び直してください。';
const SWELLS =
  'ファイルを開くと極端に大きくなるため受け取れません。不要なシートや画像を除くか、PDFで保存して選び直してください。';

/** What may still be unpacked, of the file and of all that is embedded in it. */
interface Room {
  bytes: number;
  depth: number;
}

/**
 * Cause and remedy in Japanese when an office file is unusable; null when it is sound. It refuses what is broken or protected, macros,
 * archives that unpack to far more than they should or to something else than they state, and all that in embedded office files too.
 */
export async function officeZipFault(
  bytes: Buffer,
  room: Room = { bytes: MAX_UNPACKED_BYTES, depth: 1 },
): Promise<string | null> {
  const entries = readZipDirectory(bytes);
  if (entries === null || entries.length === 0) return BROKEN;
  if (entries.some(({ encrypted }) => encrypted)) return PROTECTED_OFFICE;
  if (entries.some(({ name }) => MACRO_NAMES.test(name))) return MACROS;
  if (swells(bytes, entries, room)) return SWELLS;
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size < entries.length || entries.some(({ name }) => isUnsafePath(name))) return BROKEN;
  return contentFault(bytes, entries, room);
}

/** As the directory states it: a file that already says so need not be unpacked. */
function swells(bytes: Buffer, entries: readonly ZipEntry[], room: Room): boolean {
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  // More packed bytes than the file has: parts overlap, as in an archive bomb.
  return (
    entries.length > MAX_ENTRIES ||
    packed > bytes.length ||
    unpacked > room.bytes ||
    (unpacked > RATIO_MATTERS_FROM_BYTES && unpacked > packed * MAX_RATIO)
  );
}

async function contentFault(bytes: Buffer, entries: readonly ZipEntry[], room: Room): Promise<string | null> {
  const parts = packedParts(bytes, entries);
  if (parts === null) return BROKEN;
  for (const [index, entry] of entries.entries()) {
    const part = await unpack(parts[index]!, entry);
    if (part === null || part.size < entry.unpacked) return BROKEN;
    if (part.size > entry.unpacked) return SWELLS;
    room.bytes -= part.size;
    const fault = part.kept === null ? null : await keptFault(part.kept, entry, room);
    if (fault !== null) return fault;
  }
  return null;
}

/** Of a part that is looked into. */
async function keptFault(bytes: Buffer, { name, unpacked }: ZipEntry, room: Room): Promise<string | null> {
  if (unpacked > (isContentTypes(name) ? MAX_CONTENT_TYPES_BYTES : MAX_EMBEDDED_BYTES)) return SWELLS;
  if (isContentTypes(name)) {
    const macros = statesMacros(bytes);
    return macros === null ? BROKEN : macros ? MACROS : null;
  }
  if (isOle(bytes)) return hasOleMacros(bytes) ? MACROS : null;
  if (room.depth === MAX_DEPTH) return SWELLS;
  const fault = await officeZipFault(bytes, Object.assign(room, { depth: room.depth + 1 }));
  room.depth -= 1;
  return fault;
}

/** The true size of a part, counted no further than one byte beyond what is stated, and its bytes when it must be looked into. */
async function unpack(
  data: Buffer,
  { name, method, unpacked }: ZipEntry,
): Promise<{ size: number; kept: Buffer | null } | null> {
  const isKept = (start: Buffer) => isContentTypes(name) || isZip(start) || isOle(start);
  if (method === STORED) return { size: data.length, kept: isKept(data) ? data : null };
  if (method !== DEFLATED) return null;
  const inflate = createInflateRaw();
  inflate.end(data);
  const kept: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > unpacked) break;
      if ((size === chunk.length ? isKept(chunk) : kept.length > 0) && size <= MAX_EMBEDDED_BYTES) kept.push(chunk);
    }
  } catch {
    return null;
  }
  return { size, kept: kept.length > 0 ? Buffer.concat(kept) : null };
}

function isZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === 0x04034b50;
}

function isUnsafePath(name: string): boolean {
  return /^(\/|[a-z]:)/iu.test(name) || name.includes('\\') || name.includes('\0') || name.split('/').includes('..');
}
