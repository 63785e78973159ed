import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { Config } from '../platform/config.js';
import { FairGate, NoPlace } from '../platform/fair-gate.js';
import { Pace } from '../platform/pace.js';
import { digestOf, PART_BYTES } from '../platform/part-table.js';
import { TemporaryFiles } from '../platform/temporary-files.js';
import type { Actor } from '../procedure/actors.js';
import { FileCheck } from './file-check.js';

const MEBIBYTE = 1024 * 1024;

/** The upload was judged and not stored; the message is for the person. */
export class UploadRefused extends Error {
  override readonly name: string = 'UploadRefused';
}

/** The upload is larger than the limit. */
export class UploadTooLarge extends UploadRefused {
  override readonly name = 'UploadTooLarge';

  /** @param maxBytes the limit */
  constructor(maxBytes: number) {
    super(`ファイルが大きすぎます（上限は${Math.floor(maxBytes / MEBIBYTE)}MB）。画像の解像度を下げるか、ファイルを分けてください。`);
  }
}

/** Too many files are on their way at this moment; nothing is wrong with this one. */
export class UploadsBusy extends UploadRefused {
  override readonly name = 'UploadsBusy';
  constructor({ own }: NoPlace) {
    super(
      own
        ? 'あなたが送っているファイルが多いため、このファイルはまだ受け取れません。先に送ったファイルが終わってから（30秒ほど後に）、もう一度選んで送ってください。'
        : 'ファイルの受取りが混み合っているため、このファイルは受け取れませんでした。30秒ほど待ってから、もう一度選んで送ってください。',
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

/** What a form brought: its text fields, and its file or why there is none. */
export interface UploadForm {
  body: unknown;
  /** Null when none was chosen, or none was taken. */
  file: CheckedFile | null;
  /** Why the file that was sent is not there; null when nothing is wrong with it. */
  problem: UploadRefused | null;
}

/** What tells one file of a form from another: its digest, null for none, or why it is not there. */
export function fileSent({ file, problem }: UploadForm): string | null | Error {
  return problem ?? file?.sha256 ?? null;
}

export interface FormReading {
  actor: Actor;
  /** Name of the file field. */
  field: string;
  /** Whether the file can be of use, by the text fields that stood before it: one that cannot is not kept. */
  worthTaking: (body: unknown) => Promise<boolean>;
}

/** The longest text field of a form takes this many bytes at most. */
const FIELD_BYTES = MEBIBYTE / 8;
const MOST_FIELDS = 60;

/** Receiving costs no memory but disk: so many files of the largest size may lie there at once. */
const RECEIVING = { places: 20, perPerson: 3, waitingPerPerson: 10, waitMs: 60_000 };
/** One after the other: a check takes a processor. */
const CHECKING = { places: 1, perPerson: 1, waitingPerPerson: 3, waitMs: 120_000 };
/** Each holds a connection and the lock of a case while its bytes are written. */
const STORING = { places: 2, perPerson: 1, waitingPerPerson: 3, waitMs: 120_000 };

const RETRY_AFTER_SECONDS = 30;

/** Two hundred megabits a second, for all that is received: a file of 50 MB takes two seconds. */
const BYTES_PER_SECOND = 24 * MEBIBYTE;

/** Whoever sends less than this in the time below is ended, so that nobody keeps a place by sending a byte now and then. */
const SLOWEST_BYTES = 64 * 1024;
const SLOWEST_MS = 20_000;

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
  async readForm<T>(request: Request, response: Response, reading: FormReading, work: (form: UploadForm) => Promise<T>): Promise<T> {
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
    const path = await this.temporary.newPath();
    try {
      await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
      return await work(await this.judged({ path, fileName, ...(await digestOf([bytes])) }));
    } finally {
      await this.temporary.remove(path);
    }
  }

  private async form(request: Request, response: Response, reading: FormReading, upload: Upload): Promise<UploadForm> {
    const limits = { fileSize: this.config.uploadLimitBytes, files: 1, fields: MOST_FIELDS, fieldSize: FIELD_BYTES };
    const parse = multer({ storage: this.storage(reading, upload), limits, defParamCharset: 'utf8' }).single(reading.field);
    const error = await new Promise<unknown>((resolve) => void parse(request, response, resolve));
    const { body } = request as { body: unknown };
    try {
      if (upload.failure !== null) throw upload.failure;
      if (error !== undefined && error !== null) throw this.refusalOf(error);
      if (upload.received === null) return { body, file: null, problem: null };
      const file = await this.checked(reading.actor, upload.received);
      upload.leaveAt.push(await this.storing.enter(reading.actor.accountId));
      return { body, file, problem: null };
    } catch (failure) {
      const problem = asRefusal(failure);
      if (problem instanceof UploadsBusy) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
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
    const verdict = await this.check.check({ ...received, maxBytes: this.config.uploadLimitBytes });
    if (!verdict.ok) throw new UploadRefused(verdict.message);
    return { ...received, mediaType: verdict.mediaType };
  }

  /** Where multer puts the file. One that is not taken is drained, so that its sender gets an answer. */
  private storage({ actor, worthTaking }: FormReading, upload: Upload): StorageEngine {
    const take = async (request: Request, { stream, originalname }: Express.Multer.File) => {
      try {
        if (!(await worthTaking(request.body))) throw new UploadRefused(NOT_TAKEN);
        upload.leaveAt.push(await this.receiving.enter(actor.accountId, upload.gone.signal));
        upload.received = await this.write(request, stream, originalname, upload);
      } catch (error) {
        upload.failure = error as Error;
        await upload.remove();
        for (const leave of upload.leaveAt.splice(0)) leave();
        this.drain(stream);
      }
    };
    return {
      _handleFile: (request, file, callback) => void take(request, file).then(() => callback(null, {}), callback),
      _removeFile: (_request, _file, callback) => callback(null),
    };
  }

  /** @throws UploadRefused when the sender went away, was too slow or sent too much */
  private async write(request: Request, stream: Readable, fileName: string, upload: Upload): Promise<Received> {
    const path = await this.temporary.newPath();
    upload.remove = () => this.temporary.remove(path);
    const hash = createHash('sha256');
    let size = 0;
    let sizeThen = 0;
    const measured = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk);
        size += chunk.length;
        void this.pace.pass(chunk.length).then(() => done(null, chunk));
      },
    });
    const look = setInterval(() => {
      if (size - sizeThen < SLOWEST_BYTES) request.destroy();
      sizeThen = size;
    }, SLOWEST_MS);
    try {
      // not part of the pipeline, which would destroy it: the form could not be read to its end any more
      stream.once('error', (error) => measured.destroy(error)).pipe(measured);
      await pipeline(measured, createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: PART_BYTES }), { signal: upload.gone.signal });
    } catch (error) {
      throw upload.gone.signal.aborted ? upload.gone.signal.reason : error;
    } finally {
      clearInterval(look);
    }
    if ('truncated' in stream && stream.truncated === true) throw new UploadTooLarge(this.config.uploadLimitBytes);
    return { path, fileName, size, sha256: hash.digest('hex') };
  }

  /** Reads what is not wanted, so that the form is read to its end and its sender gets an answer. */
  private drain(stream: Readable): void {
    stream.pipe(new Writable({ write: (chunk: Buffer, _encoding, done) => void this.pace.pass(chunk.length).then(() => done()) }));
  }

  private refusalOf(error: unknown): UploadRefused {
    if (!(error instanceof MulterError)) return new UploadRefused(CUT_OFF);
    return error.code === 'LIMIT_FILE_SIZE' ? new UploadTooLarge(this.config.uploadLimitBytes) : new UploadRefused(UNREADABLE);
  }
}

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
}

/** @throws the error itself when it is not for the person */
function asRefusal(error: unknown): UploadRefused {
  if (error instanceof NoPlace) return new UploadsBusy(error);
  if (error instanceof UploadRefused) return error;
  throw error;
}
