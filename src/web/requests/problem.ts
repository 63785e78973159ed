import { HttpException } from '@nestjs/common';
import {
  CaseNotFound,
  CommandRefused,
  IdempotencyConflict,
  OpeningRefused,
  PaperRefused,
  StaleVersion,
} from '../../applications/entities/errors.js';
import { MeetingChanged, MeetingNotFound, MeetingRefused } from '../../councils/errors.js';
import {
  DesignationChanged,
  DesignationNotFound,
  NothingDrafted,
  PublicNoticeRefused,
} from '../../designations/errors.js';
import { DrawingsBusy, DrawingGivenUp } from '../../documents/form-renderer.js';
import { DocumentNotIssuable } from '../../documents/issued-documents.js';
import { DownloadsBusy } from '../../documents/send-delivery.js';
import { FileDamaged, FileNotFound } from '../../documents/stored-file.service.js';
import { UploadRefused, UploadsBusy, UploadsUnavailable } from '../../documents/uploads.js';
import { JobNotFound, NoResult, TooManyJobs } from '../../jobs/jobs.js';
import { PaperNotFound } from '../../issuing/errors.js';
import type { Condition } from '../../procedure/case/decision.js';

/** What an error means to the one who asked. */
export interface Problem {
  /** HTTP status. */
  status: number;
  /** Japanese: cause and remedy; '' where the page of the status says enough. */
  detail: string;
  /** Unmet conditions of a refused act. */
  conditions: readonly Condition[];
}

/** Errors thrown for people, with the status each is answered with. */
const STATUS_OF: readonly [new (...args: never[]) => Error, number][] = [
  [CaseNotFound, 404],
  [FileNotFound, 404],
  [FileDamaged, 500],
  [MeetingNotFound, 404],
  [DesignationNotFound, 404],
  [NothingDrafted, 404],
  [StaleVersion, 409],
  [MeetingChanged, 409],
  [DesignationChanged, 409],
  [IdempotencyConflict, 409],
  [PaperNotFound, 404],
  [JobNotFound, 404],
  [NoResult, 404],
  [TooManyJobs, 429],
  [CommandRefused, 422],
  [PaperRefused, 422],
  [OpeningRefused, 422],
  [UploadsBusy, 429],
  [DownloadsBusy, 429],
  [DrawingsBusy, 429],
  [DrawingGivenUp, 422],
  [UploadsUnavailable, 503],
  [UploadRefused, 422],
  [DocumentNotIssuable, 422],
  [MeetingRefused, 422],
  [PublicNoticeRefused, 422],
];

/** Reads any thrown value. Whatever was not meant for people is a 500 without a word of it. */
export function problemOf(error: unknown): Problem {
  const known = STATUS_OF.find(([type]) => error instanceof type);
  if (known && error instanceof Error) {
    const conditions =
      error instanceof CommandRefused || error instanceof OpeningRefused || error instanceof PaperRefused
        ? error.conditions
        : [];
    return { status: known[1], detail: error.message, conditions };
  }
  const status = statusOf(error);
  return { status, detail: status < 500 && isJapanese(error) ? error.message : '', conditions: [] };
}

/** Errors of Nest, and those of Express' own body parser (`statusCode`). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = typeof error === 'object' && error !== null ? (error as { statusCode?: unknown }) : {};
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

/** Messages of libraries are English and speak of the program. */
function isJapanese(error: unknown): error is Error {
  return error instanceof Error && /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(error.message);
}
