/** What a person posted in a request that came to nothing, so that a page can offer it again. */
import type { Request, Response } from 'express';
import multer from 'multer';

export interface PostedFields {
  /** Name and value as a form posts them, in their order; a name may stand several times. Never a password. */
  texts: [name: string, value: string][];
  /** Names of the password fields that were filled. */
  passwords: string[];
  /** Files, which a page cannot hold: the field and what the file was called. */
  files: { name: string; fileName: string }[];
}

/** Forms with files keep their texts short (see `hospital/upload.ts`); nothing of a file is kept here. */
const MULTIPART_LIMITS = { fields: 1000, fieldSize: 1024 * 1024, parts: 1100 };

/** Reads what nobody has read yet: the whole of a form with files, which the browser sends to its end before it shows an answer. */
export async function postedFields(request: Request, response: Response): Promise<PostedFields> {
  const files = request.body === undefined && request.is('multipart/form-data') ? await readToEnd(request, response) : filesOf(request);
  const pairs = pairsOf(request.body);
  const isPassword = (name: string) => /password/i.test(name);
  return {
    texts: pairs.filter(([name]) => !isPassword(name)),
    passwords: pairs.flatMap(([name]) => (isPassword(name) ? [name] : [])),
    files,
  };
}

/** @returns the files passed over; the texts stand in `request.body` afterwards */
async function readToEnd(request: Request, response: Response): Promise<PostedFields['files']> {
  const files: PostedFields['files'] = [];
  const read = multer({
    limits: MULTIPART_LIMITS,
    defParamCharset: 'utf8',
    fileFilter: (_request, { fieldname, originalname }, skip) => {
      files.push({ name: fieldname, fileName: originalname });
      skip(null, false);
    },
  }).any();
  await new Promise<void>((resolve) => void read(request, response, () => resolve())); // what could be read is better than nothing
  return files;
}

/** Those that the page's own reader took before the request failed. */
function filesOf({ file, files }: Request): PostedFields['files'] {
  const taken = [...(file ? [file] : []), ...(Array.isArray(files) ? files : Object.values(files ?? {}).flat())];
  return taken.map(({ fieldname, originalname }) => ({ name: fieldname, fileName: originalname }));
}

/** Undoes the reading of `a[0][b]` into objects and lists: read again, the result is the same. */
function pairsOf(body: unknown, prefix = ''): [string, string][] {
  if (typeof body === 'string') return [[prefix, body]];
  if (typeof body !== 'object' || body === null) return [];
  const several = Array.isArray(body) && body.length > 1 && body.every((each) => typeof each === 'string');
  return Object.entries(body).flatMap(([key, value]) => {
    if (several) return pairsOf(value, prefix);
    return pairsOf(value, prefix === '' ? key : `${prefix}[${key}]`);
  });
}
