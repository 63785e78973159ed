/** An uploaded file is judged by its bytes before it is stored; its name only has to agree with them. */
import { type PdfFault, readForeignPdf, UnreadablePdfError } from '../pdf/foreign/merge-pdf.js';
import { pictureFault } from '../pdf/foreign/picture.js';
import { extensionOf } from './file-names.js';
import { MACROS, officeZipFault, PROTECTED_OFFICE } from './office-zip.js';
import { hasOleMacros, hasOleStream, isOle } from './ole-file.js';
import { readZipDirectory } from './zip-directory.js';

/** For the `accept` attribute of a file field. */
export const ACCEPTED_EXTENSIONS = ['.pdf', '.docx', '.xlsx', '.doc', '.xls', '.jpg', '.jpeg', '.png'] as const;

export type UploadCheck =
  | { ok: true; mediaType: string }
  /** Japanese: cause and remedy. */
  | { ok: false; message: string };

interface FileType {
  name: string;
  extensions: readonly string[];
  mediaType: string;
  /** Cause and remedy when the bytes begin as this type but are unusable; null when they are sound. */
  fault: (bytes: Buffer) => string | null | Promise<string | null>;
}

const ACCEPTED_TEXT = 'PDF、Word（docx・doc）、Excel（xlsx・xls）、JPEG、PNG';
const MEBIBYTE = 1024 * 1024;
const JPEG_HEAD = [0xff, 0xd8, 0xff];
const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const PDF: FileType = { name: 'PDF', extensions: ['pdf'], mediaType: 'application/pdf', fault: pdfFault };
const DOCX: FileType = {
  name: 'Word（docx）',
  extensions: ['docx'],
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  fault: officeZipFault,
};
const XLSX: FileType = {
  name: 'Excel（xlsx）',
  extensions: ['xlsx'],
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  fault: officeZipFault,
};
const DOC: FileType = { name: 'Word（doc）', extensions: ['doc'], mediaType: 'application/msword', fault: oleFault };
const XLS: FileType = {
  name: 'Excel（xls）',
  extensions: ['xls'],
  mediaType: 'application/vnd.ms-excel',
  fault: oleFault,
};
const JPEG: FileType = { name: 'JPEG', extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', fault: jpegFault };
const PNG: FileType = { name: 'PNG', extensions: ['png'], mediaType: 'image/png', fault: pngFault };
const ACCEPTED: readonly FileType[] = [PDF, DOCX, XLSX, DOC, XLS, JPEG, PNG];

/**
 * Checks one upload. Refuses: empty, over the limit, a type that is not accepted or does not match the name,
 * password protection, macros, a file that is broken or cut off, one that unpacks to far more than it should. A file may be made to keep
 * its reader busy or to fill its memory: uploads are checked through FileCheck, which bounds both.
 * @param maxBytes limit in bytes
 */
export async function checkUpload(
  { fileName, bytes }: { fileName: string; bytes: Buffer },
  maxBytes: number,
): Promise<UploadCheck> {
  if (bytes.length === 0) {
    return refuse('ファイルの中身が空です（0バイト）。元のファイルを開いて内容を確かめ、選び直してください。');
  }
  if (bytes.length > maxBytes) {
    const size = (Math.ceil((bytes.length / MEBIBYTE) * 10) / 10).toFixed(1);
    return refuse(
      `ファイルが大きすぎます（${size}MB。上限は${Math.floor(maxBytes / MEBIBYTE)}MB）。画像の解像度を下げるか、ファイルを分けてください。`,
    );
  }
  if (isEncryptedOffice(bytes)) {
    return refuse(PROTECTED_OFFICE);
  }
  const type = detectType(bytes);
  const extension = extensionOf(fileName);
  if (type === null) {
    const named = ACCEPTED.find(({ extensions }) => extensions.includes(extension));
    if (named) {
      return refuse(
        `名前は「.${extension}」ですが、中身は${named.name}ではありません。作成元のソフトで${named.name}として保存し、選び直してください。`,
      );
    }
    return refuse(`この形式のファイルは受け取れません。${ACCEPTED_TEXT}のいずれかで保存し、選び直してください。`);
  }
  if (!type.extensions.includes(extension)) {
    return refuse(
      `ファイル名の末尾と中身が一致しません（中身は${type.name}です）。名前の末尾を「.${type.extensions[0]}」に直すか、正しいファイルを選んでください。`,
    );
  }
  const fault = await type.fault(bytes);
  return fault === null ? { ok: true, mediaType: type.mediaType } : refuse(fault);
}

function refuse(message: string): UploadCheck {
  return { ok: false, message };
}

function detectType(bytes: Buffer): FileType | null {
  if (startsWith(bytes, JPEG_HEAD)) return JPEG;
  if (startsWith(bytes, PNG_HEAD)) return PNG;
  if (isOle(bytes)) {
    if (hasOleStream(bytes, 'WordDocument')) return DOC;
    return hasOleStream(bytes, 'Workbook') || hasOleStream(bytes, 'Book') ? XLS : null;
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeZipType(bytes);
  return isPdf(bytes) ? PDF : null;
}

/** Whether the bytes begin as a PDF does. Readers let a few bytes stand before the header (ISO 32000-1, annex H.3.4.1). */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/* Word and Excel before 2007. */

function oleFault(bytes: Buffer): string | null {
  return hasOleMacros(bytes) ? MACROS : null;
}

/** A docx or xlsx with a password is an OLE file around the encrypted package [MS-OFFCRYPTO]. */
function isEncryptedOffice(bytes: Buffer): boolean {
  return isOle(bytes) && hasOleStream(bytes, 'EncryptedPackage');
}

/* Word and Excel since 2007: ZIP archives. */

function officeZipType(bytes: Buffer): FileType | null {
  const names = new Set(readZipDirectory(bytes)?.map(({ name }) => name));
  if (names.size === 0) return brokenOfficeTypeByContent(bytes);
  if (!names.has('[Content_Types].xml')) return null;
  if (names.has('word/document.xml')) return DOCX;
  return names.has('xl/workbook.xml') ? XLSX : null;
}

/** A cut-off archive has lost its directory; the first parts still tell what it was. */
function brokenOfficeTypeByContent(bytes: Buffer): FileType | null {
  if (bytes.includes('word/')) return DOCX;
  return bytes.includes('xl/') ? XLSX : null;
}

/* PDF (ISO 32000-1, 7.5). */

const BROKEN_PDF = 'PDFが壊れているか、途中で切れています。作成元のソフトでPDFを作り直し、選び直してください。';
const PROTECTED_PDF =
  'パスワードや印刷制限のかかったPDFは受け取れません。保護を外したPDFを作り直し、選び直してください。';

/** What a person is told of a PDF that could not be read to its last page. */
const PDF_FAULT_MESSAGE: Readonly<Record<PdfFault, string>> = {
  encrypted: PROTECTED_PDF,
  broken: BROKEN_PDF,
  dynamicForm:
    'このPDFは、専用のソフトで開いたときにだけ内容が出る入力様式（XFA）のため、綴じると内容が失われます。PDFを開いて「印刷」から「PDFに保存」（Microsoft Print to PDF など）で作り直し、そのPDFを選んでください。',
  undrawnValues:
    'このPDFは、入力欄に入力した内容が紙面として保存されていないため、綴じると内容が失われます。PDFを開いて「印刷」から「PDFに保存」（Microsoft Print to PDF など）で作り直し、そのPDFを選んでください。',
  portfolio:
    'このPDFは、中に別のファイルを入れたもの（PDFポートフォリオ）のため、綴じると内容が失われます。中のファイルを取り出し、それぞれPDFにして選んでください。',
  tooHeavy:
    'PDFの作りが複雑すぎて読み取れません。作成元のソフトでPDFを作り直すか、ファイルを分けて、選び直してください。',
};

const PDF_TAIL_BYTES = 4096;

function pdfFault(bytes: Buffer): string | null | Promise<string | null> {
  const tail = bytes.subarray(-PDF_TAIL_BYTES).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  const start = /startxref\s+(\d{1,10})\s*$/u.exec(tail.slice(0, Math.max(0, end)));
  if (end < 0 || start === null) return BROKEN_PDF;
  const trailer = pdfTrailer(bytes, Number(start[1]));
  if (trailer === null) return BROKEN_PDF;
  return /\/Encrypt[\s<]/u.test(trailer) ? PROTECTED_PDF : unreadable(bytes);
}

/** Reads the PDF as packs will, to its last page. */
async function unreadable(bytes: Buffer): Promise<string | null> {
  try {
    await readForeignPdf(bytes);
    return null;
  } catch (error) {
    if (error instanceof UnreadablePdfError) return PDF_FAULT_MESSAGE[error.reason];
    throw error;
  }
}

/** Trailer dictionary, of a cross-reference table or stream; null when none stands where `startxref` points. */
function pdfTrailer(bytes: Buffer, offset: number): string | null {
  const header = bytes.indexOf('%PDF-');
  for (const at of [offset, offset + header]) {
    const isTable = bytes
      .subarray(at, at + 32)
      .toString('latin1')
      .trimStart()
      .startsWith('xref');
    if (isTable) {
      const trailer = bytes.indexOf('trailer', at);
      const end = trailer < 0 ? -1 : bytes.indexOf('startxref', trailer);
      return end < 0 ? null : bytes.toString('latin1', trailer, end);
    }
    const isStream = /^\s*\d+\s+\d+\s+obj/u.test(bytes.subarray(at, at + 32).toString('latin1'));
    const end = isStream ? bytes.indexOf('stream', at) : -1;
    if (end >= 0) return bytes.toString('latin1', at, end);
  }
  return null;
}

/* Images. */

function jpegFault(bytes: Buffer): string | null {
  return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0 ? imageFault('JPEG', bytes) : brokenImage('JPEG');
}

function pngFault(bytes: Buffer): string | null {
  return bytes.subarray(-64).includes('IEND') ? imageFault('PNG', bytes) : brokenImage('PNG');
}

function imageFault(name: string, bytes: Buffer): string | null {
  switch (pictureFault(bytes)) {
    case 'broken':
      return brokenImage(name);
    case 'tooLarge':
      return `${name}画像の縦横が大きすぎて、一式に綴じられません（上限は縦×横で4,000万画素。A4を600dpiで読み取って約3,500万画素です）。解像度を下げて保存し直し、選び直してください。`;
    case null:
      return null;
  }
}

function brokenImage(name: string): string {
  return `${name}画像が壊れているか、途中で切れています。撮り直すか、元の画像を保存し直して選び直してください。`;
}

/** Whether the bytes begin as a picture that is bound as a page. */
export function isPicture(bytes: Buffer): boolean {
  return startsWith(bytes, JPEG_HEAD) || startsWith(bytes, PNG_HEAD);
}
