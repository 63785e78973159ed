import type { ComponentChildren } from 'preact';
import { assetUrl } from '../base/assets.js';
import { CASE_LIST_PATH } from '../base/case-list-address.js';
import { Breadcrumbs, type Crumb } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/forms/error-summary.js';
import { errorList, type FieldErrors } from '../components/forms/form-state.js';
import { Footer, type Contact } from './footer.js';
import { Header, type NavItem, type SignedInUser } from './header.js';
import { SYSTEM_NAME } from './names.js';

/** What surrounds every page of one signed-in user; the same object serves all pages of a request. */
export interface PageChrome {
  /** Absent on pages before sign-in and on public pages. */
  user?: SignedInUser;
  /** At most six items. */
  nav: NavItem[];
  /** A line across the top of every page, e.g. 「研修環境」. */
  banner?: string;
  /** The list of cases from which the person came, as it was narrowed there; absent elsewhere. */
  listHref?: string;
  /** Who helps; the same place on every page. */
  contact?: Contact;
}

export interface PageProps extends PageChrome {
  /** The name of the screen: the <title> and, unless `heading` is given, the <h1>. Unique for each address. */
  title: string;
  /** The <h1> if it differs from the title. */
  heading?: ComponentChildren;
  /** A line above the <h1>, e.g. the 受付番号. */
  caption?: ComponentChildren;
  /** Links at the right of the <h1>, e.g. 「印刷用」. */
  headingAside?: ComponentChildren;
  breadcrumbs?: Crumb[];
  /** Messages about the form on this page (status 422); marks the title with 「エラー：」. */
  errors?: FieldErrors;
  /** The page changes by itself: without JavaScript the browser loads it anew after so many seconds. */
  refreshSeconds?: number;
  /** For pages whose main part is a wide table. */
  wide?: boolean;
  children: ComponentChildren;
}

/** The list of cases as the person left it. */
const asNarrowed = (crumb: Crumb, { listHref }: Pick<PageChrome, 'listHref'>): Crumb =>
  crumb.href === CASE_LIST_PATH && listHref !== undefined ? { ...crumb, href: listHref } : crumb;

/** Settings of htmx: full reload on "back", no own style sheet, only this host. */
const HTMX_CONFIG = JSON.stringify({ history: 'reload', includeIndicatorCSS: false, mode: 'same-origin' });

/** A whole page. Exactly one <h1>, one <main>, one live region; no inline style or script. */
export function Page({
  title,
  heading = title,
  caption,
  headingAside,
  breadcrumbs = [],
  errors = {},
  refreshSeconds,
  wide,
  children,
  ...chrome
}: PageProps) {
  const hasErrors = errorList(errors).length > 0;
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <title>{`${hasErrors ? 'エラー：' : ''}${title}｜${SYSTEM_NAME}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        <link rel="icon" type="image/svg+xml" href={assetUrl('favicon.svg')} />
        <link rel="stylesheet" href={assetUrl('app.css')} />
        <link rel="stylesheet" href={assetUrl('print.css')} media="print" />
        <script src={assetUrl('htmx.js')} defer />
        <script src={assetUrl('app.js')} defer />
      </head>
      <body class={wide ? 'page page--wide' : 'page'}>
        <a class="skip-link" href="#main">
          本文へ移動
        </a>
        <Header user={chrome.user} nav={chrome.nav} banner={chrome.banner} />
        <div class="page__body">
          {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs.map((crumb) => asNarrowed(crumb, chrome))} />}
          <main class="page__main" id="main" tabindex={-1}>
            <ErrorSummary errors={errors} />
            <div class="page__heading">
              <div class="page__heading-text">
                {caption && <p class="page__caption">{caption}</p>}
                <h1 class="page__title">{heading}</h1>
              </div>
              {headingAside && <div class="page__heading-aside">{headingAside}</div>}
            </div>
            {children}
          </main>
        </div>
        <Footer contact={chrome.contact} />
        <p class="visually-hidden" role="status" data-page-status />
      </body>
    </html>
  );
}
