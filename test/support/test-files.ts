/** Smallest files that pass or break the upload checks; for tests and demonstration data. */
import { deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  data: string | Buffer;
  /** What the directory claims instead of the truth, bytes. */
  packed?: number;
  unpacked?: number;
  encrypted?: boolean;
  /** Packed, as office programs do; stored as it is unless told. */
  deflate?: boolean;
  /** The same part stands where the one before begins. */
  overlapping?: boolean;
}

/** A ZIP archive. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let former = 0;
  for (const { name, data, packed, unpacked, encrypted, deflate, overlapping } of parts) {
    const nameBytes = Buffer.from(name);
    const method = deflate ? 8 : 0;
    const content = deflate ? deflateRawSync(data) : Buffer.from(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(nameBytes.length, 26);

    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed ?? content.length, 20);
    entry.writeUInt32LE(unpacked ?? Buffer.byteLength(data), 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(overlapping ? former : offset, 42);
    directory.push(entry, nameBytes);
    if (overlapping) continue;
    locals.push(local, nameBytes, content);
    former = offset;
    offset += 30 + nameBytes.length + content.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directoryBytes, end]);
}

const MAIN_TYPE = {
  'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
};

/** A docx (`word/document.xml`) or xlsx (`xl/workbook.xml`) with its two necessary parts, and the types that office programs state. */
export function officeZip(
  main: keyof typeof MAIN_TYPE,
  more: readonly ZipPart[] = [],
  types: string | Buffer = contentTypes({ [main]: MAIN_TYPE[main] }),
): Buffer {
  return zip([{ name: '[Content_Types].xml', data: types, deflate: true }, { name: main, data: '<x/>' }, ...more]);
}

/** @param parts the content type of each */
export function contentTypes(parts: Readonly<Record<string, string>>): string {
  const overrides = Object.entries(parts).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}${overrides.join('')}</Types>`;
}

/** A PDF of one empty page. */
export function pdf(
  options: { before?: string; text?: string; trailer?: string; crossReference?: 'table' | 'stream' } = {},
): Buffer {
  const { before = '', text = '', trailer = '', crossReference = 'table' } = options;
  const body = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
% ${text}
`;
  const table = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 4 /Root 1 0 R ${trailer} >>\n`;
  const stream = `4 0 obj\n<< /Type /XRef /Size 5 /Root 1 0 R /Length 0 ${trailer} >>\nstream\n\nendstream\nendobj\n`;
  return Buffer.from(
    `${before}${body}${crossReference === 'table' ? table : stream}startxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
