import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { MulterError, type StorageEngine } from 'multer';
import { Config } from '../platform/config.js';
import { FairGate, NoPlace } from '../platform/fair-gate.js';
import { readMultipart } from '../platform/multipart-form.js';
import { Declined } from '../platform/declined.js';
import { Pace } from '../platform/pace.js';
import { digestOf, PART_BYTES } from '../platform/part-table.js';
import { BodyTooLong } from '../platform/steady-body.js';
import { asNoRoom, NoTemporaryRoom, TemporaryFiles } from '../platform/temporary-files.js';
import type { Actor } from '../procedure/terms/actors.js';
import { FileCheck } from './file-check.js';

const MEBIBYTE = 1024 * 1024;

/** The upload was judged and not stored; the message is for the person. */
export class UploadRefused extends Declined {
  override readonly name: string = 'UploadRefused';

  constructor(
    message: string,
    kind: Declined['kind'] = 'invalid',
    more: { type?: string; title?: string; status?: number } = {},
  ) {
    const members = kind === 'invalid' ? { errors: [{ field: 'file', message }] } : {};
    super(kind, message, {
      type: 'upload-refused',
      title: 'このファイルは受け取れません',
      members,
      ...more,
    });
  }
}

/** The upload is larger than the limit. */
class UploadTooLarge extends UploadRefused {
  override readonly name = 'UploadTooLarge';

  /** @param maxBytes the limit */
  constructor(maxBytes: number) {
    super(
      `ファイルが大きすぎます（上限は${Math.floor(maxBytes / MEBIBYTE)}MB）。画像の解像度を下げるか、ファイルを分けてください。`,
      'invalid',
      { status: 413, type: 'too-large', title: 'ファイルが大きすぎます' },
    );
  }
}

/** Too many files are on their way at this moment; nothing is wrong with this one. */
class UploadsBusy extends UploadRefused {
  override readonly name = 'UploadsBusy';
  constructor({ own }: NoPlace) {
    super(
      own
        ? 'あなたが送っているファイルが多いため、このファイルはまだ受け取れません。先に送ったファイルが終わってから、もう一度選んで送ってください。'
        : 'ファイルの受取りが混み合っているため、このファイルは受け取れませんでした。しばらく待ってから、もう一度選んで送ってください。',
      'busy',
      { type: 'busy', title: '混み合っています' },
    );
  }
}

/** The file could not be laid on disk or read there; nothing is wrong with it, and the log says what the system said. */
class UploadsUnavailable extends UploadRefused {
  override readonly name = 'UploadsUnavailable';

  constructor() {
    super(
      'サーバーの作業用の領域に空きがないか書き込めないため、ファイルを受け取れませんでした。何も保存されていません。しばらくしてから、もう一度選んで送ってください。続くときは、サーバーの空き容量を確かめるよう、システム管理者に伝えてください。',
      'unavailable',
      { type: 'storage-unavailable', title: 'ファイルを受け取れません' },
    );
  }
}

/** A file that was received and found acceptable. It lies on disk until the work it came for is done. */
export interface CheckedFile {
  path: string;
  /** As its sender named it. */
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** A file that lies in another case already, to be stored once more. */
export interface FileOfBefore extends Omit<CheckedFile, 'path'> {
  chunks: AsyncIterable<Uint8Array>;
}

/** The bytes of a received file, to be stored. @throws UploadsUnavailable */
export async function* bytesOf({ path }: CheckedFile): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: PART_BYTES }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw asRefusal(asNoRoom(error));
  }
}

/** What a form brought: its text fields, and its file or why there is none. */
export interface UploadForm {
  body: unknown;
  /** Null when none was chosen, or none was taken. */
  file: CheckedFile | null;
  /** Why the file that was sent is not there; null when nothing is wrong with it. */
  problem: UploadRefused | null;
}

/** The same where the file may be one that lies in another case. */
export type StorableForm = Omit<UploadForm, 'file'> & { file: CheckedFile | FileOfBefore | null };

/** What tells one file of a form from another: its digest, null for none, or why it is not there. */
export function fileSent({ file, problem }: StorableForm): string | null | Error {
  return problem ?? file?.sha256 ?? null;
}

export interface FormReading {
  actor: Actor;
  /** Name of the file field. */
  field: string;
  /** Whether the file can be of use, by the text fields that stood before it: one that cannot is not kept. */
  worthTaking: (body: unknown) => Promise<boolean>;
}

/** A file that is too large is read to its end, so that its sender is told so; not one that is larger than so many of the largest. */
const READ_TIMES = 5;

/** Receiving costs no memory but disk: so many files of the largest size may lie there at once. */
const RECEIVING = { places: 20, perPerson: 3, waitingPerPerson: 10, waitMs: 60_000 };
/** One after the other: a check takes a processor. */
const CHECKING = { places: 1, perPerson: 1, waitingPerPerson: 3, waitMs: 120_000 };
/** One after the other: each holds a connection and the lock of a case while its bytes are written, which takes a processor of the database. */
const STORING = { places: 1, perPerson: 1, waitingPerPerson: 3, waitMs: 120_000 };

const RETRY_AFTER_SECONDS = 30;

/** A hundred megabits a second, for all that is received: a file of 50 MB takes four seconds. */
const BYTES_PER_SECOND = 12 * MEBIBYTE;

/** What stands behind the file must come within this time: a form of ours has nothing there. */
const REST_MS = 20_000;

/** A file as it was received, before it was checked. */
type Received = Omit<CheckedFile, 'mediaType'>;

/** Files on their way in: received and checked on disk, before any transaction begins, within bounds for each person and over all. */
@Injectable()
export class Uploads {
  private readonly pace = new Pace(BYTES_PER_SECOND);
  private readonly receiving = new FairGate(RECEIVING);
  private readonly checking = new FairGate(CHECKING);
  private readonly storing = new FairGate(STORING);

  constructor(
    private readonly config: Config,
    private readonly temporary: TemporaryFiles,
    private readonly check: FileCheck,
  ) {}

  /**
   * Reads a form with at most one file and does `work` with it; the file is gone afterwards, whatever happened. The text fields must
   * stand before the file: they say whether it is worth taking.
   */
  async readForm<T>(
    request: Request,
    response: Response,
    reading: FormReading,
    work: (form: UploadForm) => Promise<T>,
  ): Promise<T> {
    const upload = new Upload();
    request.once('close', () => request.complete || upload.gone.abort(new UploadRefused(CUT_OFF)));
    try {
      return await work(await this.form(request, response, reading, upload));
    } finally {
      for (const leave of upload.leaveAt) leave();
      await upload.remove();
    }
  }

  /**
   * Takes a file that is in memory the way every file goes; it is gone after `work`.
   * @throws UploadRefused
   */
  async ofBytes<T>(fileName: string, bytes: Buffer, work: (file: CheckedFile) => Promise<T>): Promise<T> {
    const file = await this.laidDown(fileName, bytes);
    try {
      return await work(file);
    } finally {
      await this.temporary.remove(file.path);
    }
  }

  /**
   * Takes a file that is in memory the way every file goes; it lies there until the program stops.
   * @throws UploadRefused
   */
  async laidDown(fileName: string, bytes: Buffer): Promise<CheckedFile> {
    const path = await this.temporary.newPath();
    try {
      await writeFile(path, bytes, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
        throw asNoRoom(error);
      });
      return await this.judged({ path, fileName, ...(await digestOf([bytes])) });
    } catch (error) {
      await this.temporary.remove(path);
      throw error;
    }
  }

  private async form(request: Request, response: Response, reading: FormReading, upload: Upload): Promise<UploadForm> {
    const largest = this.config.uploadLimitBytes;
    const { body, error } = await readMultipart(request, {
      pace: this.pace,
      mostBytes: READ_TIMES * largest,
      storage: this.storage(request, reading, upload),
      field: reading.field,
      fileBytes: largest,
    });
    clearTimeout(upload.rest);
    try {
      if (upload.failure !== null) throw upload.failure;
      if (error !== null) throw this.refusalOf(error);
      if (upload.received === null) return { body, file: null, problem: null };
      const file = await this.checked(reading.actor, upload.received);
      upload.leaveAt.push(await this.storing.enter(reading.actor.accountId));
      return { body, file, problem: null };
    } catch (failure) {
      const problem = asRefusal(failure);
      if (!(problem instanceof UploadRefused)) throw problem;
      if (problem instanceof UploadsBusy || problem instanceof UploadsUnavailable)
        response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
      return { body, file: null, problem };
    }
  }

  private async checked({ accountId }: Actor, received: Received): Promise<CheckedFile> {
    const leave = await this.checking.enter(accountId);
    try {
      return await this.judged(received);
    } finally {
      leave();
    }
  }

  private async judged(received: Received): Promise<CheckedFile> {
    const verdict = await this.check
      .check({ ...received, maxBytes: this.config.uploadLimitBytes })
      .catch((error: unknown) => {
        throw asNoRoom(error);
      });
    if (!verdict.ok) throw new UploadRefused(verdict.message);
    return { ...received, mediaType: verdict.mediaType };
  }

  /** Where multer puts the file. One that is not taken is passed over, so that its sender gets an answer. */
  private storage(request: Request, { actor, worthTaking }: FormReading, upload: Upload): StorageEngine {
    const take = async (body: unknown, { stream, originalname }: Express.Multer.File) => {
      try {
        if (!(await worthTaking(body))) throw new UploadRefused(NOT_TAKEN);
        upload.leaveAt.push(await this.receiving.enter(actor.accountId, upload.gone.signal));
        upload.received = await this.write(stream, originalname, upload);
        upload.rest = setTimeout(() => request.destroy(), REST_MS).unref();
      } catch (error) {
        upload.failure = error as Error;
        await upload.remove();
        for (const leave of upload.leaveAt.splice(0)) leave();
        stream.resume();
      }
    };
    return {
      _handleFile: ({ body }, file, callback) => void take(body, file).then(() => callback(null, {}), callback),
      _removeFile: (_request, _file, callback) => callback(null),
    };
  }

  /** @throws UploadRefused when the form broke off or the file is too large; NoTemporaryRoom */
  private async write(stream: Readable, fileName: string, upload: Upload): Promise<Received> {
    const path = await this.temporary.newPath();
    upload.remove = () => this.temporary.remove(path);
    const hash = createHash('sha256');
    let size = 0;
    let broken: Error | null = null;
    const measured = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    stream.once('error', (error) => measured.destroy((broken = error)));
    try {
      // not part of the pipeline, which would destroy it: the form could not be read to its end any more
      stream.pipe(measured);
      await pipeline(measured, createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: PART_BYTES }), {
        signal: upload.gone.signal,
      });
    } catch (error) {
      if (upload.gone.signal.aborted) throw upload.gone.signal.reason;
      throw broken ? this.refusalOf(broken) : asNoRoom(error);
    }
    if ('truncated' in stream && stream.truncated === true) throw new UploadTooLarge(this.config.uploadLimitBytes);
    return { path, fileName, size, sha256: hash.digest('hex') };
  }

  private refusalOf(error: Error): UploadRefused {
    if (error instanceof BodyTooLong) return new UploadTooLarge(this.config.uploadLimitBytes);
    if (!(error instanceof MulterError)) return new UploadRefused(CUT_OFF);
    return error.code === 'LIMIT_FILE_SIZE'
      ? new UploadTooLarge(this.config.uploadLimitBytes)
      : new UploadRefused(UNREADABLE);
  }
}

/** What a person is told of the error; the error itself when it is not for the person. */
function asRefusal(error: unknown): unknown {
  if (error instanceof NoPlace) return new UploadsBusy(error);
  if (!(error instanceof NoTemporaryRoom)) return error;
  logger.error(error);
  return new UploadsUnavailable();
}

const logger = new Logger('Uploads');

const CUT_OFF = 'ファイルの送信が途中で切れました。通信の状態を確かめて、もう一度送ってください。';
const UNREADABLE = '送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。';
/** Seen only when the case has changed between the look at it and the command. */
const NOT_TAKEN = '申請の状態が変わったため、ファイルを受け取りませんでした。もう一度選んで送ってください。';

/** What one request has taken, to be given back at its end. */
class Upload {
  /** Aborted when the sender went away. */
  readonly gone = new AbortController();
  readonly leaveAt: (() => void)[] = [];
  remove: () => Promise<void> = async () => {};
  received: Received | null = null;
  failure: Error | null = null;
  /** Ends whoever does not come to an end after the file. */
  rest: NodeJS.Timeout | undefined;
}
