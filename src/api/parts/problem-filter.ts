import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import {
  CaseNotFound,
  CommandRefused,
  IdempotencyConflict,
  OpeningRefused,
  StaleVersion,
} from '../../applications/entities/errors.js';
import { DesignationNotFound } from '../../designations/errors.js';
import { DrawingsBusy } from '../../documents/form-renderer.js';
import { DocumentNotIssuable } from '../../documents/issued-documents.js';
import { DownloadsBusy } from '../../documents/send-delivery.js';
import { FileDamaged, FileNotFound } from '../../documents/stored-file.service.js';
import { UploadRefused, UploadsBusy, UploadsUnavailable, UploadTooLarge } from '../../documents/uploads.js';
import { leaveSession } from '../../identity/session.js';
import { databaseTrouble } from '../../platform/database-trouble.js';
import { LOGGER } from '../../platform/platform.module.js';
import { httpProblem, type ProblemDetails, problemDetails, sendProblem } from '../../platform/problem-details.js';
import { ReceiverGone } from '../../platform/receiver-gone.js';
import type { Condition, RefusalCode } from '../../procedure/case/decision.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { logLineJson } from './log-json.js';

/** The body or the address of a request cannot be read; nothing was tried. */
export class InvalidInput extends Error {
  constructor(readonly errors: readonly Problem[]) {
    super('入力に誤りがあります。errorsの項目を直してください。');
  }
}

/** Answers every error of a route under /api as problem details; each type is listed in docs/adr/0010-rest-api.md. */
@Catch()
export class ApiProblemFilter implements ExceptionFilter {
  constructor(
    private readonly queries: CaseQueries,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Nest does not wait for a filter: what it did not catch itself would be heard by nobody. */
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (error instanceof ReceiverGone) return;
    if (!(error instanceof StaleVersion)) return this.answer(request, response, error);
    this.staleVersion(request, error).then(
      (problem) => sendProblem(request, response, problem),
      (failure: unknown) => this.answer(request, response, failure),
    );
  }

  private answer(request: Request, response: Response, error: unknown): void {
    const problem = problemOf(error) ?? httpProblem(error);
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id }, 'request failed');
    if (response.headersSent) return void response.destroy();
    if (databaseTrouble(error)) leaveSession(request);
    sendProblem(request, response, problem);
  }

  /** With what happened since, as the person may read it. */
  private async staleVersion(
    { actor }: Request,
    { caseId, formVersion, currentVersion, message }: StaleVersion,
  ): Promise<ProblemDetails> {
    const changes = actor ? (await this.queries.log(actor, caseId, 1, { since: formVersion })).rows : [];
    return problemDetails(409, 'stale-version', '申請が更新されています', message, {
      currentVersion,
      changes: changes.map(logLineJson).reverse(),
    });
  }
}

/** Null for an error that is not ours. */
function problemOf(error: unknown): ProblemDetails | null {
  if (error instanceof InvalidInput)
    return problemDetails(422, 'invalid-input', '入力に誤りがあります', error.message, { errors: error.errors });
  if (error instanceof CaseNotFound)
    return problemDetails(404, 'case-not-found', '申請が見つかりません', error.message);
  if (error instanceof FileNotFound)
    return problemDetails(404, 'file-not-found', 'ファイルが見つかりません', error.message);
  if (error instanceof DesignationNotFound)
    return problemDetails(404, 'designation-not-found', '指定が見つかりません', error.message);
  if (error instanceof FileDamaged) return problemDetails(500, 'file-damaged', 'ファイルが壊れています', error.message);
  if (error instanceof CommandRefused) return refused(error.code, error.message, error.conditions);
  if (error instanceof OpeningRefused) return refused('conditionsUnmet', error.message, error.conditions);
  if (error instanceof IdempotencyConflict)
    return problemDetails(409, 'idempotency-conflict', '操作の番号が使われています', error.message);
  if (error instanceof UploadsBusy || error instanceof DownloadsBusy || error instanceof DrawingsBusy)
    return problemDetails(429, 'busy', '混み合っています', error.message);
  if (error instanceof UploadsUnavailable)
    return problemDetails(503, 'storage-unavailable', 'ファイルを受け取れません', error.message);
  if (error instanceof UploadTooLarge)
    return problemDetails(413, 'too-large', 'ファイルが大きすぎます', error.message, {
      errors: [{ field: 'file', message: error.message }],
    });
  if (error instanceof UploadRefused) {
    return problemDetails(422, 'upload-refused', 'このファイルは受け取れません', error.message, {
      errors: [{ field: 'file', message: error.message }],
    });
  }
  if (error instanceof DocumentNotIssuable)
    return problemDetails(422, 'document-not-issuable', '文書を作れません', error.message, {
      errors: error.problems.map(({ field, message }) => ({ field, message })),
    });
  return null;
}

/** A step that belongs to another role is forbidden (403); any other refusal can be mended (422). */
function refused(code: RefusalCode, message: string, conditions: readonly Condition[]): ProblemDetails {
  return problemDetails(code === 'notYourRole' ? 403 : 422, 'refused', 'この手続は今はできません', message, {
    code,
    conditions,
  });
}
