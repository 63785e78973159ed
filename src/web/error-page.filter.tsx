import { type ArgumentsHost, Catch, HttpException, HttpStatus, Inject } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.js';
import { LOGGER } from '../platform/platform.module.js';
import { httpProblem, isApiRequest, sendProblem } from '../platform/problem-details.js';
import { ForbiddenPage, NotFoundPage, PageNotFoundPage, renderPage, ServerErrorPage, TooManyRequestsPage } from './layout/index.js';
import { PageChromes } from './page-chrome.js';

/** Minutes after which a person who was stopped by the limit of an address may try again. */
const RETRY_MINUTES = 15;

/** Answers what no controller answered: people get a page with the way out, programs (under /api) get problem details. */
@Catch()
export class ErrorPageFilter extends BaseExceptionFilter {
  constructor(
    adapter: HttpAdapterHost,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super(adapter.httpAdapter);
  }

  override catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = isApiRequest(request) ? httpProblem(exception) : null;
    if (response.headersSent || (problem === null && !request.accepts('html'))) return super.catch(exception, host);
    const status = problem?.status ?? pageStatus(exception);
    if (status >= 500) this.logger.error({ err: exception, requestId: request.id }, 'request failed');
    if (problem !== null) return sendProblem(request, response, problem);
    response.status(status).send(renderPage(this.page(status, exception, request)));
  }

  private page(status: number, exception: unknown, request: Request): VNode {
    const chrome = this.chromes.of(request);
    switch (status) {
      case 403:
        return <ForbiddenPage chrome={chrome} reason={(exception as HttpException).message} />;
      case 404:
        return request.path.startsWith('/cases/') ? <NotFoundPage chrome={chrome} /> : <PageNotFoundPage chrome={chrome} />;
      case 429:
        return <TooManyRequestsPage chrome={chrome} retryAfterMinutes={RETRY_MINUTES} />;
      default:
        return <ServerErrorPage chrome={chrome} inquiryNumber={inquiryNumber(request)} at={this.clock.now()} />;
    }
  }
}

/** The id under which the log has this request; see requestLogger. */
function inquiryNumber({ id }: Request): string {
  return typeof id === 'string' ? id : '';
}

/** A malformed address (400) is one that does not exist; a status without a page of its own gets the page of a failure. */
function pageStatus(exception: unknown): number {
  if (!(exception instanceof HttpException)) return HttpStatus.INTERNAL_SERVER_ERROR;
  const status = exception.getStatus();
  return status === 400 ? 404 : status;
}
