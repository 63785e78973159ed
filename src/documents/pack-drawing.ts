import { createHash } from 'node:crypto';
import type { FormId } from '../../forms/index.js';
import type { Content } from '../pdf/elements/elements.js';
import {
  insertPdfs,
  readForeignPdf,
  UnreadablePdfError,
  type ForeignPdf,
  type Insertion,
  type PdfFault,
} from '../pdf/foreign/merge-pdf.js';
import { pictureAsPdf, type PictureFault } from '../pdf/foreign/picture.js';
import { BlockTooTallError } from '../pdf/engine/index.js';
import { PdfWriter, type PageFurniture } from '../pdf/engine/index.js';
import { isPdf, isPicture } from './file-checks.js';
import { firstTold } from './first-told.js';
import {
  checkForm,
  missingGlyphMessage,
  MORE_GLYPHS,
  MORE_PROBLEMS,
  PREVIEW_MARK,
  type FormFault,
} from './form-drawing.js';
import { draftForm } from './blanked-form.js';
import { contentsPage } from './pack-contents.js';

/** A form of a pack, drawn from the frozen data of its record. */
export interface FormPart {
  kind: 'form';
  /** What the contents page and the bookmark call it. */
  title: string;
  formId: FormId;
  /** Checked when it is drawn, so it may be anything. */
  input: unknown;
  /** Words of the form that the prefecture has replaced. */
  wording?: Readonly<Record<string, string>>;
  /** It tells of what is done already, and bears no 「案」 in a preview. */
  settled?: boolean;
}

/** An upload of a pack, or a document issued before: a PDF is bound as it is, a picture as a page, any other file is named as lying beside the pack. */
interface FilePart {
  kind: 'file';
  title: string;
  bytes: Buffer;
}

export type PackPart = FormPart | FilePart;

export interface PackJob {
  title: string;
  /** In the order in which they are bound. */
  parts: readonly PackPart[];
  /** What did not become a part, and why: the contents page names it with the parts that cannot be bound. */
  omitted?: readonly { title: string; reason: string }[];
  /** The only time in the file, so that the same parts give the same bytes. */
  issuedAt: Date;
  author: string;
  /** A preview carries 「案」 across every page that we draw, but for those of what is settled. */
  preview: boolean;
  /** Whether a contents page stands first. It does in any case where no form could be drawn. */
  contents: boolean;
}

export interface Pack {
  bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
  pages: number;
  /** Parts that are not in the pack, each with the reason in Japanese. */
  leftOut: { title: string; reason: string }[];
  /** Uploads that are neither PDFs nor pictures: not in the pack either, named on its contents page with their SHA-256. */
  separate: { title: string; sha256: string }[];
  /** For the person who issues it, in Japanese, each with the title of its part in front. */
  warnings: string[];
}

/** How far a pack is: parts done, and how many there are. */
export type PackProgress = (done: number, total: number) => void;

type BoundPart = { title: string } & (
  { kind: 'form'; content: () => Content; running: string; settled: boolean } | { kind: 'file'; pdf: ForeignPdf }
);

type Sorted = Pick<Pack, 'leftOut' | 'separate' | 'warnings'> & { bound: BoundPart[] };

/**
 * Draws a pack in this thread: its forms one after the other into one file, then the uploads are put in between. A part that
 * cannot be bound does not stop the others.
 */
export async function drawPack(job: PackJob, progress: PackProgress = () => {}): Promise<Pack> {
  return bind(job, await sort(job), progress);
}

/** What can be bound and what cannot, before anything is drawn. */
async function sort({ parts, preview }: PackJob): Promise<Sorted> {
  const sorted: Sorted = { bound: [], leftOut: [], separate: [], warnings: [] };
  for (const part of parts) {
    if (part.kind === 'form') sortForm(part, preview, sorted);
    else await sortFile(part, sorted);
  }
  return sorted;
}

/** A preview is drawn with blanks where something is missing, as long as a blank can stand there. */
function sortForm(part: FormPart, preview: boolean, { bound, leftOut, warnings }: Sorted): void {
  const { title, settled = false } = part;
  const checked = checkForm(part);
  const form = checked.outcome !== 'sound' && preview ? (draftForm(part) ?? checked) : checked;
  if (form.outcome !== 'sound') {
    leftOut.push({ title, reason: reasonOf(form) });
    return;
  }
  warnings.push(...form.warnings.map((warning) => `${title}：${warning}`));
  bound.push({ kind: 'form', title, content: form.content, running: form.running, settled });
}

function reasonOf(fault: FormFault): string {
  switch (fault.outcome) {
    case 'invalid-input':
      return firstTold(
        fault.problems,
        ({ message }) => message,
        () => MORE_PROBLEMS,
      ).join('');
    case 'unsupported-glyphs':
      return firstTold(fault.problems, missingGlyphMessage, () => MORE_GLYPHS).join('');
  }
}

const UNREADABLE: Readonly<Record<PdfFault, string>> = {
  dynamicForm:
    '専用のソフトで開いたときにだけ内容が出る入力様式（XFA）のため、綴じることができません。「印刷」から「PDFに保存」で作り直したPDFと差し替えてください。',
  undrawnValues:
    '入力欄に入力した内容が紙面として保存されていないため、綴じることができません。「印刷」から「PDFに保存」で作り直したPDFと差し替えてください。',
  portfolio:
    '中に別のファイルを入れたPDF（PDFポートフォリオ）のため、綴じることができません。中のファイルをPDFにして差し替えてください。',
  encrypted: 'パスワードや印刷制限のかかったPDFのため、綴じることができません。保護を外したPDFと差し替えてください。',
  broken: 'PDFを読み取れないため、綴じることができません。作成元のソフトで作り直したPDFと差し替えてください。',
  tooHeavy: 'PDFの作りが複雑すぎるため、綴じることができません。作成元のソフトで作り直したPDFと差し替えてください。',
};

const UNBOUND_PICTURE: Readonly<Record<PictureFault, string>> = {
  broken: '画像を読み取れないため、綴じることができません。保存し直した画像と差し替えてください。',
  tooLarge: '画像の縦横が大きすぎるため、綴じることができません。解像度を下げた画像と差し替えてください。',
};

const EMBEDDED =
  'PDFの中に添付されたファイルは綴じられません（PDFのページは綴じてあります）。要るときは、取り出して別の書類として提出を求めてください。';

async function sortFile({ title, bytes }: FilePart, { bound, leftOut, separate }: Sorted): Promise<void> {
  if (isPicture(bytes)) {
    const picture = await pictureAsPdf(bytes);
    if (typeof picture === 'string') leftOut.push({ title, reason: UNBOUND_PICTURE[picture] });
    else bound.push({ kind: 'file', title, pdf: picture });
    return;
  }
  if (!isPdf(bytes)) {
    separate.push({ title, sha256: sha256Of(bytes) });
    return;
  }
  try {
    const pdf = await readForeignPdf(bytes);
    bound.push({ kind: 'file', title, pdf });
    leftOut.push(...pdf.embedded.map((name) => ({ title: `${title}の中のファイル「${name}」`, reason: EMBEDDED })));
  } catch (error) {
    if (!(error instanceof UnreadablePdfError)) throw error;
    leftOut.push({ title, reason: UNREADABLE[error.reason] });
  }
}

const TOO_TALL = '１ページに収まらない部分があるため、作成できません。システム管理者に連絡してください。';

/** Where a part begins: in the whole pack, and in the file that we draw (without the uploads). Counted from 0. */
interface Place {
  part: BoundPart;
  page: number;
  ownPage: number;
}

async function bind(job: PackJob, sorted: Sorted, progress: PackProgress): Promise<Pack> {
  const { title, issuedAt, author, contents, omitted = [] } = job;
  const { bound, leftOut, separate, warnings } = sorted;
  const hasFiles = bound.some(({ kind }) => kind === 'file');
  const writer = new PdfWriter({ title, author, createdAt: issuedAt, takesForeignPages: hasFiles });
  const listed = (pageOf: (index: number) => number): Content =>
    contentsPage({
      title,
      leftOut: [...omitted, ...leftOut],
      separate,
      bound: bound.map(({ title: name, kind }, index) => ({
        title: name,
        page: pageOf(index),
        asItIs: kind === 'file',
      })),
    });
  const hasContents = contents || !bound.some(({ kind }) => kind === 'form');
  const contentsPages = hasContents ? writer.measure(listed(() => 9999)) : 0; // its numbers are known when all else is drawn
  if (hasContents) writer.reserveFront();

  const places: Place[] = [];
  let page = contentsPages;
  for (const part of bound) {
    const first = page;
    places.push({ part, page: first, ownPage: contentsPages + writer.pages });
    try {
      page +=
        part.kind === 'file'
          ? part.pdf.pages
          : writer.add(part.content(), { ...furniture(job, first, part), running: part.running });
    } catch (error) {
      if (!(error instanceof BlockTooTallError)) throw error;
      const others = bound.filter((other) => other !== part);
      return bind(
        job,
        { ...sorted, bound: others, leftOut: [...leftOut, { title: part.title, reason: TOO_TALL }] },
        progress,
      );
    }
    progress(places.length, bound.length);
  }
  if (hasContents)
    writer.addInFront(
      listed((index) => (places[index]?.page ?? 0) + 1),
      furniture(job, 0),
    );
  const bytes = await withUploads(writer, places);
  return { bytes, sha256: sha256Of(bytes), pages: page, leftOut, separate, warnings };
}

/** Numbers run over the whole pack; the pages of uploads count but carry none. */
function furniture({ preview }: PackJob, pagesBefore: number, { settled } = { settled: false }): PageFurniture {
  return { ...(preview && !settled && { watermark: PREVIEW_MARK }), foot: (page) => `－ ${pagesBefore + page} －` };
}

/** Ends the file with a bookmark for each part and puts the uploads in. */
async function withUploads(writer: PdfWriter, places: readonly Place[]): Promise<Uint8Array> {
  for (const { part, ownPage } of places) writer.addBookmark(part.title, part.kind === 'form' ? ownPage : 0);
  const bytes = writer.finish();
  const insertions = places.flatMap(({ part, page }, bookmark): Insertion[] =>
    part.kind === 'file' ? [{ pdf: part.pdf, page, bookmark }] : [],
  );
  return insertions.length === 0 ? bytes : insertPdfs(bytes, insertions);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
