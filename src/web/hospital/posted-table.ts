/** A table as it comes with a form: pasted, or in a file. */
import type { Request } from 'express';
import multer, { MulterError } from 'multer';
import { decodeText, isWorkbook } from '../../platform/csv.js';
import { readMultipart } from '../../platform/multipart-form.js';
import { Pace } from '../../platform/pace.js';
import { BodyTooLong } from '../../platform/steady-body.js';

/** Name of the field in which a table is pasted. */
export const TABLE = 'table';
/** Name of the field of its file. */
export const TABLE_FILE = 'tableFile';

const MEBIBYTE = 1024 * 1024;
/** Of a file of a table, in bytes: several times what a table may hold. */
export const LARGEST_FILE = MEBIBYTE;
/** A larger file is read to its end, so that its sender is told so; not one that is larger than so many. */
const READ_TIMES = 50;
const PACE = new Pace(4 * MEBIBYTE);

/** What the form brought. */
export interface PostedTable {
  /** Its other fields. */
  body: unknown;
  /** As it was pasted or stands in the file; '' where there is none. */
  text: string;
  /** Whether it came in a file. */
  fromFile: boolean;
  /** Why there is no table, by the field that would have brought it: Japanese. */
  problem: { field: string; message: string } | null;
}

/** Reads the form, whichever of the two it is. Never throws. */
export async function postedTable(request: Request): Promise<PostedTable> {
  const fromFile = request.is('multipart/form-data') === 'multipart/form-data';
  const { body, error } = await readMultipart(request, {
    pace: PACE,
    mostBytes: READ_TIMES * LARGEST_FILE,
    storage: multer.memoryStorage(),
    field: TABLE_FILE,
    fileBytes: LARGEST_FILE,
  });
  const failed = (message: string) => ({
    body,
    text: '',
    fromFile,
    problem: { field: fromFile ? TABLE_FILE : TABLE, message },
  });
  if (error !== null) return failed(isTooLarge(error) ? TOO_LARGE : BROKEN_OFF);
  if (fromFile) {
    const bytes = request.file?.buffer;
    if (bytes === undefined || bytes.length === 0) return failed(bytes ? EMPTY : NONE_CHOSEN);
    if (isWorkbook(bytes)) return failed(WORKBOOK);
    const text = decodeText(bytes);
    return text === null ? failed(NO_TEXT) : { body, text, fromFile, problem: null };
  }
  const pasted = (Object(body) as Record<string, unknown>)[TABLE];
  if (typeof pasted !== 'string' || pasted.trim() === '') return failed(NOTHING_PASTED);
  return { body, text: pasted, fromFile, problem: null };
}

const isTooLarge = (error: Error) =>
  error instanceof BodyTooLong || (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE');

const TOO_LARGE = 'ファイルが大きすぎます（1MBまで）。ほかの表や画像のないCSVにするか、いくつかに分けてください。';
const BROKEN_OFF = 'ファイルを読み取れませんでした。もう一度選んで送ってください。';
const NONE_CHOSEN = 'ファイルを選んでください。';
const EMPTY = 'ファイルが空です。内容のあるファイルを選んでください。';
const NOTHING_PASTED = '表を貼り付けてください。';
const WORKBOOK =
  'Excelのブックは、そのままでは読み込めません。Excelで「名前を付けて保存」から「CSV UTF-8（コンマ区切り）」を選んで保存したファイルを選ぶか、Excelの表をコピーして、上の欄に貼り付けてください。';
const NO_TEXT =
  'このファイルの文字を読み取れません（読み取れる文字コードは、UTF-8、UTF-16、Shift_JISです）。Excelで「名前を付けて保存」から「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。';
