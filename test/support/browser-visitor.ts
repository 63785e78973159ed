import type { BrowserContext, Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/identity/demo-accounts.js';
import type { HtmlForm } from '../../src/scenario/html-page.js';
import { FROM_LIST } from '../../src/web/base/case-list-address.js';
import {
  type Entries,
  formFor,
  problemsOn,
  type SeenPage,
  StepRefused,
  type Walker,
} from '../../src/scenario/visitor.js';

/** Looks at the page that has just come up. */
export type Look = (page: Page) => Promise<void>;

/**
 * A person at a real browser, who does the steps of the scenario with the mouse: an address is reached only over links
 * that are there to be pressed, and every page on the way is looked at.
 */
export class BrowserVisitor implements Walker {
  private constructor(
    private readonly page: Page,
    private readonly address: string,
    private readonly look: Look,
  ) {}

  /** Signs in through the page for it. @param address without a slash at its end */
  static async signedIn(
    context: BrowserContext,
    {
      address,
      login,
      password = DEMO_PASSWORD,
      look,
    }: { address: string; login: string; password?: string; look: Look },
  ): Promise<BrowserVisitor> {
    const page = await context.newPage();
    const visitor = new BrowserVisitor(page, address, look);
    await page.goto(`${address}/login`);
    await look(page);
    await page.getByLabel('ログインID').fill(login);
    await page.getByLabel('パスワード').fill(password);
    await visitor.press(page.getByRole('button', { name: 'ログインする' }));
    return visitor;
  }

  /**
   * Goes to an address as a person would: from the page at hand, from the home page, or through the list of cases.
   * @throws StepRefused where no link leads there
   */
  async open(path: string): Promise<SeenPage> {
    if (this.path() === path) return this.seen();
    if (await this.follow(path)) return this.seen();
    await this.home();
    if (await this.follow(path)) return this.seen();
    const casePath = /^\/cases\/[0-9a-f-]{36}/.exec(path)?.[0];
    if (casePath === undefined) throw new StepRefused(`${path} へのリンクがありません`);
    for (const door of [`${casePath}/preparation`, casePath]) {
      if (!(await this.follow(door)) && !((await this.follow('/cases')) && (await this.follow(door)))) continue;
      if (this.path() === path || (await this.follow(path))) return this.seen();
    }
    throw new StepRefused(`${path} へのリンクがありません`);
  }

  /** Fills the fields of a form that a person sees, and presses its button, or the one that an entry names by its value. */
  async submit(page: SeenPage, entries: Entries, which?: (form: HtmlForm) => boolean): Promise<SeenPage> {
    const { action } = formFor(page, entries, which);
    const form = this.page.locator(`form[method=post][action="${action}"]`).first();
    const primary = form.locator('button.button--primary');
    let button = (await primary.count()) > 0 ? primary.first() : form.locator('button').first();
    for (const [name, value] of Object.entries(entries)) {
      const named = form.locator(`button[name="${name}"]`);
      if (typeof value === 'string' && (await named.count()) > 0)
        button = named.and(form.locator(`[value="${value}"]`)).first();
      else await enter(form.locator(`[name="${name}"]:not([type=hidden])`), value);
    }
    await this.look(this.page);
    await this.press(button);
    const seen = await this.seen();
    const problems = (await this.page.locator('[data-error-summary]').count()) > 0 ? problemsOn(seen) : '';
    if (problems !== '') throw new StepRefused(problems);
    return seen;
  }

  /** Opens an address directly, as from a bookmark. @returns whether it is a page and not a file */
  async bookmark(path: string): Promise<boolean> {
    const answer = await this.page.request.get(this.address + path);
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) return false;
    await this.page.goto(this.address + path);
    await this.look(this.page);
    return true;
  }

  private async home(): Promise<void> {
    await this.page.goto(`${this.address}/`);
    await this.look(this.page);
  }

  private async follow(path: string): Promise<boolean> {
    const hrefs = await this.page
      .locator('a[href^="/"]')
      .filter({ visible: true })
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const href = hrefs.find((each) => this.bare(each) === path);
    if (href === undefined) return false;
    await this.press(this.page.locator(`a[href="${href}"]`).filter({ visible: true }).first());
    return this.path() === path;
  }

  private async press(target: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), target.click()]);
    await this.page.waitForLoadState();
    await this.look(this.page);
  }

  private path(): string {
    return this.bare(this.page.url());
  }

  /** An address without its place on the page and without the list from which a case was opened. */
  private bare(href: string): string {
    const { pathname, searchParams } = new URL(href, this.address);
    searchParams.delete(FROM_LIST);
    return searchParams.size > 0 ? `${pathname}?${searchParams.toString()}` : pathname;
  }

  private async seen(): Promise<SeenPage> {
    return { path: this.path(), html: await this.page.content() };
  }
}

/** Every address that a page links to. */
export function linksOn(page: Page): Promise<string[]> {
  return page
    .locator('a[href^="/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
}

/** Types, chooses or ticks, as the field asks for it. Several values are for several boxes of one name. */
async function enter(fields: Locator, value: Entries[string]): Promise<void> {
  const first = fields.first();
  const [tag, type] = await first.evaluate((field) => [field.tagName, field.getAttribute('type') ?? '']);
  if (value instanceof File) {
    return first.setInputFiles({
      name: value.name,
      mimeType: value.type,
      buffer: Buffer.from(await value.arrayBuffer()),
    });
  }
  if (tag === 'SELECT') return void (await first.selectOption([value].flat()));
  if (type !== 'radio' && type !== 'checkbox') return first.fill([value].flat().join(''));
  const wanted = new Set([value].flat());
  for (const field of await fields.all()) {
    const isWanted = wanted.has((await field.getAttribute('value')) ?? '');
    if (type === 'checkbox') await field.setChecked(isWanted);
    else if (isWanted) await field.check();
  }
}
