/** Forms with files, read as they come in: by everybody who reads one, within the same bounds. */
import type { Readable, Writable } from 'node:stream';
import type { Request } from 'express';
import multer, { type StorageEngine } from 'multer';
import type { Pace } from './pace.js';
import { steadyBody } from './steady-body.js';

const KIBIBYTE = 1024;
/** A form with a file has few texts and short ones. */
const TEXT_LIMITS = { fields: 60, fieldSize: 128 * KIBIBYTE, fieldNestingDepth: 4, fieldArrayIndexLimit: 100 };
/** All texts of a form together, in characters: they lie in memory. */
const MOST_TEXT = 1024 * KIBIBYTE;
const MOST_PARTS = 80;

/** The texts of a form are longer than they may be together. */
class TextsTooLong extends Error {
  override readonly name = 'TextsTooLong';
}

/** Multer's types do not know yet that it lets its reader be fed by hand. */
interface CountedOptions extends multer.Options {
  streamHandler: (body: Readable, form: Writable) => void;
}

export interface MultipartReading {
  pace: Pace;
  /** Bytes of all files together that are read. */
  mostBytes: number;
  /** Where files go. */
  storage: StorageEngine;
  /** The only field that may bring a file, and one alone; any and several unless told. */
  field?: string;
  /** Limit of one file in bytes. */
  fileBytes?: number;
}

/** What could be read: the texts, nested as their names say, and why they are not all. */
export interface MultipartForm {
  body: unknown;
  error: Error | null;
}

/**
 * Reads a form with files to its end, or as far as it may be read. The texts are in `request.body` too, for whoever answers an error. A form
 * without files, which was read when it came, is given back as it is: one address may take both.
 */
export async function readMultipart(
  request: Request,
  { pace, mostBytes, storage, field, fileBytes }: MultipartReading,
): Promise<MultipartForm> {
  if (!request.is('multipart/form-data')) return { body: request.body, error: null };
  const sent = steadyBody(request, { pace, mostBytes: mostBytes + MOST_TEXT * 4 });
  const options: CountedOptions = {
    storage,
    limits: {
      ...TEXT_LIMITS,
      parts: MOST_PARTS,
      ...(fileBytes !== undefined && { fileSize: fileBytes }),
      ...(field !== undefined && { files: 1 }),
    },
    defParamCharset: 'utf8',
    streamHandler: (body, form) => {
      let text = 0;
      form.on(
        'field',
        (_name: unknown, value: string) => (text += value.length) > MOST_TEXT && body.destroy(new TextsTooLong()),
      );
      body.pipe(form);
    },
  };
  const parse = field === undefined ? multer(options).any() : multer(options).single(field);
  const error = await new Promise<Error | null>(
    (resolve) => void parse(sent, request.res!, (failure: unknown) => resolve(failure ? (failure as Error) : null)),
  );
  const { body, file, files } = sent as { body: unknown } & Pick<Request, 'file' | 'files'>;
  Object.assign(request, { body, file, files });
  return { body, error };
}
