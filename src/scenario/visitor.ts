import { DEMO_PASSWORD } from '../identity/demo-accounts.js';
import { formsOf, type HtmlForm, wordsOfClass } from './html-page.js';

/** A page as a person sees it, at the address where redirects ended. */
export interface SeenPage {
  path: string;
  html: string;
}

/** What a person enters: by name of the field, several values for several ticks, a file for a file field. */
export type Entries = Readonly<Record<string, string | readonly string[] | File>>;

/** The program did not do what was asked; the message is what the person reads. */
export class StepRefused extends Error {
  override readonly name = 'StepRefused';
}

/** What a step asks of a person: to open pages and to send their forms. */
export type Walker = Pick<Visitor, 'open' | 'submit'>;

/** A person with a browser without JavaScript: cookies, pages, forms. */
export class Visitor implements Walker {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly address: string,
    readonly login: string,
  ) {}

  /** Signs in anew, as people do every day. */
  async signIn(): Promise<void> {
    this.cookies.clear();
    await this.submit(await this.open('/login'), { login: this.login, password: DEMO_PASSWORD });
  }

  open(path: string): Promise<SeenPage> {
    return this.request(path, { method: 'GET' });
  }

  /** The bytes at an address and the name under which a browser would save them. */
  async download(path: string): Promise<{ fileName: string; bytes: Buffer }> {
    const response = await fetch(this.address + path, { headers: { cookie: this.cookieHeader() } });
    if (!response.ok) throw new StepRefused(`${path} を開けません（${response.status}）`);
    const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return {
      fileName: encoded ? decodeURIComponent(encoded) : 'document.pdf',
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  }

  /**
   * Fills and sends a form of the page. What nobody enters is sent as the page shows it.
   * @param which chooses the form; the one that has every entered field unless told
   * @throws StepRefused when there is no such form, or the program refuses
   */
  submit(page: SeenPage, entries: Entries, which?: (form: HtmlForm) => boolean): Promise<SeenPage> {
    const form = formFor(page, entries, which);
    const fields = filled(form, entries);
    const body = form.multipart
      ? multipart(fields)
      : new URLSearchParams(fields.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
    return this.request(form.action, { method: 'POST', body });
  }

  private cookieHeader(): string {
    return [...this.cookies.values()].join('; ');
  }

  private async request(path: string, init: RequestInit): Promise<SeenPage> {
    const response = await fetch(this.address + path, {
      ...init,
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(), origin: this.address },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair);
    }
    const location = response.headers.get('location');
    if (location)
      return this.request(new URL(location, this.address + path).href.slice(this.address.length), { method: 'GET' });
    const page = { path, html: await response.text() };
    if (!response.ok) throw new StepRefused(problemsOn(page) || `${path} は ${response.status} を返しました`);
    return page;
  }
}

/**
 * The form of a page that takes the entries, or the one that `which` chooses.
 * @throws StepRefused with what the page says instead
 */
export function formFor(
  page: SeenPage,
  entries: Entries,
  which: (form: HtmlForm) => boolean = (form) => hasFields(form, entries),
): HtmlForm {
  const form = formsOf(page.html).find((each) => each.action !== '/logout' && which(each));
  if (!form)
    throw new StepRefused(
      problemsOn(page) || `${page.path} に、${Object.keys(entries).join('、')}を入力する欄がありません`,
    );
  return form;
}

function hasFields({ controls }: HtmlForm, entries: Entries): boolean {
  return Object.keys(entries).every((name) => controls.some((control) => control.name === name));
}

function filled({ controls }: HtmlForm, entries: Entries): [string, string | File][] {
  const untouched = controls
    .filter(({ name, preset }) => preset && !(name in entries))
    .map(({ name, value }): [string, string] => [name, value]);
  const entered = Object.entries(entries).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string | File] => [name, each]),
  );
  return [...untouched, ...entered];
}

function multipart(fields: readonly [string, string | File][]): FormData {
  const body = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, value, value.name);
  }
  return body;
}

/** Why the program refused: the unmet conditions with their articles, the messages of the fields, or the closed door. */
export function problemsOn({ html }: SeenPage): string {
  const messages = ['condition--unmet', 'error-summary__list', 'banner--warning'].flatMap((name) =>
    wordsOfClass(html, name),
  );
  return [...new Set(messages)].join('\n');
}
