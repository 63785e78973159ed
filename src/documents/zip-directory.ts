/** The table of contents of a ZIP file, read without unpacking anything. */

export interface ZipEntry {
  name: string;
  /** Bytes in the archive and after unpacking, as the directory states them. */
  packed: number;
  unpacked: number;
  encrypted: boolean;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const MAX_COMMENT = 0xffff;

/**
 * Entries of the central directory (PKWARE APPNOTE 4.3.12, 4.3.16); null when the file is broken or cut off.
 * ZIP64 and split archives count as broken: no office file under the size limit needs them.
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
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return null;
}
