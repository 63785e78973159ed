/** The table of contents of a ZIP file, read without unpacking anything. */

export interface ZipEntry {
  name: string;
  /** Bytes in the archive and after unpacking, as the directory states them. */
  packed: number;
  unpacked: number;
  encrypted: boolean;
  /** 0 stored, 8 deflated; office programs write no other. */
  method: number;
  /** Where the part's own header stands. */
  offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const MAX_COMMENT = 0xffff;

/**
 * Entries of the central directory (PKWARE APPNOTE 4.3.12, 4.3.16); null when the file is broken or cut off, or holds more
 * entries than it counts. ZIP64 and split archives count as broken: no office file under the size limit needs them.
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  const directoryEnd = bytes.readUInt32LE(end + 16) + bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  if (directoryEnd > end) return null;

  const entries: ZipEntry[] = [];
  while (entries.length < count) {
    if (at + ENTRY_SIZE > directoryEnd || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const nameEnd = at + ENTRY_SIZE + nameLength;
    if (nameEnd > directoryEnd) return null;
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_SIZE, nameEnd),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === directoryEnd ? entries : null;
}

/**
 * The packed bytes of each entry, in the order given; null when a part's own header contradicts the directory, or parts overlap
 * each other or the directory: then readers that go by the one find something else than those that go by the other.
 */
export function packedParts(bytes: Buffer, entries: readonly ZipEntry[]): Buffer[] | null {
  const directory = bytes.readUInt32LE((findEnd(bytes) ?? 0) + 16);
  const parts = new Map<ZipEntry, Buffer>();
  let free = 0;
  for (const entry of [...entries].sort((one, other) => one.offset - other.offset)) {
    const { offset, packed } = entry;
    if (offset < free || offset + LOCAL_SIZE > directory || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) return null;
    const nameEnd = offset + LOCAL_SIZE + bytes.readUInt16LE(offset + 26);
    const start = nameEnd + bytes.readUInt16LE(offset + 28);
    free = start + packed;
    if (
      free > directory ||
      contradicts(bytes, offset, entry) ||
      bytes.toString('utf8', offset + LOCAL_SIZE, nameEnd) !== entry.name
    )
      return null;
    parts.set(entry, bytes.subarray(start, free));
  }
  return entries.map((entry) => parts.get(entry) ?? Buffer.alloc(0));
}

/** A writer that does not know the sizes beforehand leaves 0 in the part's own header. */
function contradicts(bytes: Buffer, offset: number, { packed, unpacked, method }: ZipEntry): boolean {
  const says = (at: number, stated: number) => ![0, stated].includes(bytes.readUInt32LE(offset + at));
  return bytes.readUInt16LE(offset + 8) !== method || says(18, packed) || says(22, unpacked);
}

function findEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  }
  return null;
}
