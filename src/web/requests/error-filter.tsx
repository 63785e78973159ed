import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { Logger } from 'pino';
import { CaseNotFound } from '../../applications/entities/errors.js';
import { hasOurCookie, leaveSession } from '../../identity/session.js';
import { DrawingsBusy } from '../../documents/form-renderer.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { databaseTrouble, RETRY_AFTER_SECONDS, TROUBLE_CAUSE } from '../../platform/database-trouble.js';
import { LOGGER } from '../../platform/platform.module.js';
import { httpProblem, isApiRequest, sendProblem } from '../../platform/problem-details.js';
import { Gone } from '../../platform/declined.js';
import { ReceiverGone } from '../../platform/receiver-gone.js';
import { mayHaveStored } from '../../platform/request-writes.js';
import {
  NotNowPage,
  ForbiddenPage,
  NotFoundPage,
  type PageChrome,
  PageNotFoundPage,
  renderPage,
  RequestErrorPage,
  ServerErrorPage,
  TooManyRequestsPage,
} from '../layout/index.js';
import { PageChromes } from './page-chrome.js';
import { postedFields } from './posted-fields.js';
import { type Problem, problemOf } from './problem.js';

const TITLES: Readonly<Record<number, string>> = {
  400: '送られた内容を読み取れません',
  403: 'この操作はできません',
  404: '見つかりません',
  409: 'ほかの操作が先に行われました',
  413: 'ファイル又は入力が大きすぎます',
  415: '受け取れない形式です',
  422: '行われませんでした',
  429: 'しばらくお待ちください',
  500: '保存されたファイルが壊れています',
  503: 'いまは使えません',
};
const OTHER_TITLE = 'この操作はできません';

const TROUBLE_OUTLOOK = 'システムは自動で復旧を待っています。ログインし直す必要はありません。';
const DRAWINGS_CAUSE = '文書の作成が混み合っているため';
const OWN_DRAWINGS_CAUSE = 'あなたが先に頼んだ文書を作成しているため';
const DRAWINGS_OUTLOOK = '10秒ほど待つと、作成できるようになります。';

/** What could not be done at this moment and can be asked for again, word for word. */
interface NotNow {
  status: 429 | 503;
  /** As `NotNowPage` has them. */
  cause: string;
  outlook: string;
}

/**
 * Answers whatever nobody else answered: a page for people, problem details for programs. Routes under /api have a filter of
 * their own (src/api/parts/problem-filter.ts); what comes here is an address that does not exist, or never reached a route.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter<unknown> {
  constructor(
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
    private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof ReceiverGone) return;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const trouble = databaseTrouble(error);
    // Who only looks at it looks for something that is not there.
    const problem = { ...problemOf(error), ...(error instanceof Gone && request.method === 'GET' && { status: 404 }) };
    if (problem.status >= 500 || trouble) this.logger.error({ err: error, requestId: request.id }, 'request failed');
    if (response.headersSent) {
      // Broken off in its midst it must not look whole; at its end only the prolonging of the session may have failed.
      if (!response.writableEnded) response.destroy();
      return;
    }
    if (trouble) leaveSession(request);
    if (isApiRequest(request)) return sendProblem(request, response, httpProblem(error));
    if (trouble)
      return this.sendNotNow(
        { status: 503, cause: TROUBLE_CAUSE[trouble], outlook: TROUBLE_OUTLOOK },
        request,
        response,
      );
    if (error instanceof DrawingsBusy)
      return this.sendNotNow(
        { status: 429, cause: error.own ? OWN_DRAWINGS_CAUSE : DRAWINGS_CAUSE, outlook: DRAWINGS_OUTLOOK },
        request,
        response,
      );
    response
      .status(problem.status)
      .type('html')
      .send(renderPage(this.page(error, problem, request, response)));
  }

  /** Nest does not wait for a filter: whatever may fail here is caught here. */
  private sendNotNow({ status, cause, outlook }: NotNow, request: Request, response: Response): void {
    const posted = request.method === 'POST';
    const around = {
      chrome: this.chromes.of(request),
      cause,
      outlook,
      inquiryNumber: String(response.getHeader('X-Request-Id')),
      at: this.clock.now(),
    };
    // A browser reads '//host' as another site.
    const address = `/${request.originalUrl.replace(/^[/\\]+/, '')}`;
    const mayBeStored = mayHaveStored();
    const send = (page: VNode) =>
      response.status(status).set('Retry-After', String(RETRY_AFTER_SECONDS)).type('html').send(renderPage(page));
    if (!posted) return void send(<NotNowPage {...around} href={address} />);
    // Whoever never signed in has typed nothing that could be stored, and takes no place from those who have.
    postedFields(request, hasOurCookie(request, this.config) ? this.config.uploadLimitBytes : null)
      .then((fields) =>
        send(
          fields ? (
            <NotNowPage {...around} unsent={{ action: address, mayBeStored, ...fields }} />
          ) : (
            <NotNowPage {...around} lost={{ mayBeStored }} />
          ),
        ),
      )
      .catch((failure: unknown) => {
        this.logger.error({ err: failure, requestId: request.id }, 'the page that offers the request again failed');
        response.destroy();
      });
  }

  private page(error: unknown, { status, detail, conditions }: Problem, request: Request, response: Response): VNode {
    const chrome: PageChrome = this.chromes.of(request);
    if (error instanceof CaseNotFound) return <NotFoundPage chrome={chrome} />;
    if (status === 404 && detail === '') return <PageNotFoundPage chrome={chrome} />;
    if (status === 403) return <ForbiddenPage chrome={chrome} reason={detail || undefined} />;
    if (status === 429 && detail === '')
      return <TooManyRequestsPage chrome={chrome} retryAfterMinutes={minutesToWait(response)} />;
    if (status >= 500 && detail === '') {
      const mayBeStored = request.method === 'GET' || request.method === 'HEAD' ? undefined : mayHaveStored();
      return (
        <ServerErrorPage
          chrome={chrome}
          inquiryNumber={String(response.getHeader('X-Request-Id'))}
          at={this.clock.now()}
          mayBeStored={mayBeStored}
        />
      );
    }
    const text = status === 413 ? this.tooLarge(request) : detail || '画面を開き直してから、もう一度操作してください。';
    return (
      <RequestErrorPage
        chrome={chrome}
        title={TITLES[status] ?? OTHER_TITLE}
        text={text}
        conditions={conditions}
        backHref={pageBefore(request)}
      />
    );
  }

  private tooLarge(request: Request): string {
    if (!request.is('multipart/form-data'))
      return '入力した文字が多すぎるため、受け取れませんでした。保存はされていません。前の画面に戻り、いくつかに分けて保存するか、長い文を短くしてください。';
    const limit = Math.floor(this.config.uploadLimitBytes / 1024 / 1024);
    return `送られたファイル又は入力が大きすぎるため、受け取れませんでした（ファイルの上限は${limit}MB）。画像の解像度を下げるか、ファイルを分けてください。保存はされていません。`;
  }
}

/** Where a form was sent from, if that is a page of ours; undefined for a page that was only opened. */
function pageBefore({ method, headers }: Request): string | undefined {
  if (method !== 'POST' || !URL.canParse(headers.referer ?? '')) return undefined;
  const { host, pathname, search } = new URL(headers.referer ?? '');
  return host === headers.host && !pathname.startsWith('//') ? pathname + search : undefined;
}

/** From the header that the limiter has set, in seconds; a minute when it says nothing. */
function minutesToWait(response: Response): number {
  return Math.max(1, Math.ceil(Number(response.getHeader('Retry-After') ?? 60) / 60));
}
