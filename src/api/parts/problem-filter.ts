import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { StaleVersion } from '../../applications/entities/errors.js';
import { leaveSession } from '../../identity/session.js';
import { databaseTrouble } from '../../platform/database-trouble.js';
import { Declined } from '../../platform/declined.js';
import { LOGGER } from '../../platform/platform.module.js';
import { httpProblem, type ProblemDetails, sendProblem } from '../../platform/problem-details.js';
import { ReceiverGone } from '../../platform/receiver-gone.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { logLineJson } from './log-json.js';

/** The body or the address of a request cannot be read; nothing was tried. */
export class InvalidInput extends Declined {
  constructor(errors: readonly Problem[]) {
    super('invalid', '入力に誤りがあります。errorsの項目を直してください。', { members: { errors } });
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
    const problem = httpProblem(error);
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id }, 'request failed');
    if (response.headersSent) return void response.destroy();
    if (databaseTrouble(error)) leaveSession(request);
    sendProblem(request, response, problem);
  }

  /** With what happened since, as the person may read it. */
  private async staleVersion({ actor }: Request, error: StaleVersion): Promise<ProblemDetails> {
    const { caseId, formVersion } = error;
    const changes = actor ? (await this.queries.log(actor, caseId, 1, { since: formVersion })).rows : [];
    const detail =
      changes.length > 0
        ? error.message
        : `${error.unseen}いまの内容を読み、currentVersionの版でもう一度送ってください。`;
    return { ...httpProblem(error), detail, changes: changes.map(logLineJson).reverse() };
  }
}
