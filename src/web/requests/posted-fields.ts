/** What a person posted in a request that came to nothing, so that a page can offer it again. */
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { FairGate, NoPlace } from '../../platform/fair-gate.js';
import { readMultipart } from '../../platform/multipart-form.js';
import { Pace } from '../../platform/pace.js';

export interface PostedFields {
  /** Name and value as a form posts them, in their order; a name may stand several times. Never a password. */
  texts: [name: string, value: string][];
  /** Names of the password fields that were filled. */
  passwords: string[];
  /** Files, which a page cannot hold: the field and what the file was called. */
  files: { name: string; fileName: string }[];
}

const MEBIBYTE = 1024 * 1024;
/** As fast as files are received, for all forms that are read here: what nobody will store must keep nobody waiting. */
const PACE = new Pace(24 * MEBIBYTE);
/** Forms with files that may be read at once, over all and of one session: who sends is not known while the database is away. */
const PLACES = new FairGate({ places: 6, perPerson: 2, waitingPerPerson: 2, waitMs: 2_000 });
/** Whoever has not sent a form by then is cut off. */
const LONGEST_MS = 3 * 60_000;

/**
 * Reads what nobody has read yet: the whole of a form with files, which the browser sends to its end before it shows an answer.
 * @param mostFileBytes how much of files is read for the sake of the texts around them; null where nothing more may be read
 * @returns null when there was no place to read the form, or it could not be read whole: half a form must not be sent again
 */
export async function postedFields(request: Request, mostFileBytes: number | null): Promise<PostedFields | null> {
  const isUnread = request.body === undefined && request.is('multipart/form-data');
  const files = !isUnread
    ? filesOf(request)
    : mostFileBytes === null
      ? null
      : await filesPassedOver(request, mostFileBytes);
  if (files === null) return null;
  const pairs = pairsOf(request.body);
  const isPassword = (name: string) => /password/i.test(name);
  return {
    texts: pairs.filter(([name]) => !isPassword(name)),
    passwords: pairs.flatMap(([name]) => (isPassword(name) ? [name] : [])),
    files,
  };
}

/** The texts stand in `request.body` afterwards. */
async function filesPassedOver(request: Request, mostBytes: number): Promise<PostedFields['files'] | null> {
  const leave = await PLACES.enter(request.sessionID ?? '').catch((error: unknown) => {
    if (error instanceof NoPlace) return null;
    throw error;
  });
  if (leave === null) return null;
  const late = setTimeout(() => request.destroy(), LONGEST_MS);
  try {
    const { error } = await readMultipart(request, { pace: PACE, mostBytes, storage: NOWHERE });
    return error === null ? filesOf(request) : null;
  } finally {
    clearTimeout(late);
    leave();
  }
}

/** Nothing of a file is kept. */
const NOWHERE: StorageEngine = {
  _handleFile: (_request, { stream }, callback) =>
    void stream
      .once('end', () => callback(null, {}))
      .once('error', callback)
      .resume(),
  _removeFile: (_request, _file, callback) => callback(null),
};

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
