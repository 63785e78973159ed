/** Reads a form with at most one file into memory; the bytes are judged and stored by `documents`. */
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { EntityManager } from 'typeorm';
import type { Alongside } from '../../applications/case-commands.js';
import { type StoredFileService, UploadRefused } from '../../documents/stored-file.service.js';
import type { Actor } from '../../procedure/actors.js';

export interface PostedForm {
  body: unknown;
  /** Null when none was chosen. */
  file: { fileName: string; bytes: Buffer } | null;
  /** Japanese: why the file could not be read to its end; null when it could. */
  problem: string | null;
}

/** Name of the file field of a form with one file, unless told otherwise. */
export const FILE_FIELD = 'file';

const MEBIBYTE = 1024 * 1024;
/** The longest text field of a form takes this many bytes at most. */
const FIELD_BYTES = MEBIBYTE / 4;

/**
 * The text fields must stand before the file in the form: what follows a file that is too large is not read.
 * @param maxBytes of the file
 */
export async function readPostedForm(request: Request, response: Response, maxBytes: number, fileField = FILE_FIELD): Promise<PostedForm> {
  const limits = { fileSize: maxBytes, files: 1, fields: 100, fieldSize: FIELD_BYTES };
  const read = multer({ storage: multer.memoryStorage(), limits, defParamCharset: 'utf8' }).single(fileField);
  const error = await new Promise<unknown>((resolve) => void read(request, response, resolve));
  const { body, file } = request as { body: unknown; file?: Express.Multer.File };
  if (error instanceof MulterError) return { body, file: null, problem: problemOf(error, maxBytes) };
  if (error !== undefined && error !== null) {
    return { body, file: null, problem: 'ファイルの送信が途中で切れました。通信の状態を確かめて、もう一度送ってください。' };
  }
  return { body, file: file ? { fileName: file.originalname, bytes: file.buffer } : null, problem: null };
}

function problemOf({ code }: MulterError, maxBytes: number): string {
  return code === 'LIMIT_FILE_SIZE'
    ? `ファイルが大きすぎます（上限は${Math.floor(maxBytes / MEBIBYTE)}MB）。画像の解像度を下げるか、ファイルを分けてください。`
    : '送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。';
}

/**
 * Stores the file of a form with the command; nothing of either is kept when the file is refused.
 * @param need whether the form makes sense without a file
 */
export function storeUpload(files: StoredFileService, actor: Actor, requirementId: string, { file, problem }: PostedForm, need: 'required' | 'optional'): Alongside {
  return async (tx: EntityManager, { case: { id: applicationId } }) => {
    if (problem !== null) throw new UploadRefused(problem);
    if (file !== null) await files.storeAttachment(tx, { actor, applicationId, requirementId, title: '', ...file });
    else if (need === 'required') throw new UploadRefused('ファイルを選んでください。');
  };
}
