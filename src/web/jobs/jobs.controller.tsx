import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type CaseList, CaseQueries } from '../../applications/queries/case-queries.js';
import { CaseNotFound } from '../../applications/entities/errors.js';
import { chosenIds, someCases } from '../case-elements/several-cases.js';
import { Declined } from '../../platform/declined.js';
import type { CaseFilter } from '../../applications/queries/case-filter.js';
import type { CaseRow } from '../../applications/queries/case-rows.js';
import { DocumentSender } from '../../documents/send-delivery.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import type { Job } from '../../jobs/job.entity.js';
import { storedInput } from '../../jobs/job-kinds.js';
import { Jobs } from '../../jobs/jobs.js';
import { MOST_CASES, PackInput } from '../../issuing/packs/pack-input.js';
import { PackJobs } from '../../issuing/packs/pack-jobs.js';
import { PACK_TABLE, type PackName } from '../../issuing/packs/pack-table.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { RegistryService } from '../../registry/registry.service.js';
import { askedPage } from '../../platform/paging.js';
import { COUNCILS } from '../../procedure/case/facts.js';
import type { Actor, Role } from '../../procedure/terms/actors.js';
import { bindMany, type FieldErrors, formState, type FormState } from '../components/index.js';
import { CouncilSessionInput, NoticePackInput } from '../../inputs/pack.js';
import { keyOfForm, typedKey, typedText } from '../requests/form-body.js';
import { readTyped } from '../requests/posted-form.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import type { CasesAside } from './case-pack-page.js';
import { CouncilDocumentsPage } from './council-documents-page.js';
import { jobPath } from '../addresses/job-addresses.js';
import { JobPage } from './job-page.js';
import { JobsPage } from './jobs-page.js';
import { PublicNoticePage } from './public-notice-page.js';
import { caseName } from '../../procedure/terms/reference-number.js';

/** Cases that are named one by one where they cannot be chosen. */
const MOST_NAMED = 20;
interface Posted {
  caseIds: string[];
  body: unknown;
  response: Response;
}

/** A pack for which something is typed besides its cases. */
interface TypedPack<T> {
  input: new () => T;
  /** Fields of its page of which one is sent with it; with none the cases alone were chosen. */
  tellsTyped: readonly string[];
  first: (caseIds: string[]) => FormState;
  /** What is said when no case was chosen. */
  noCases: string;
  page: (form: FormState) => Promise<string>;
  title: (input: T) => string;
  more: (input: T) => Omit<PackInput, 'caseIds'>;
}

/** A typed pack whose own input only it reads. */
type AnyTypedPack = TypedPack<object>;

/** What `readTyped` gives a pack is of the class that the pack names. */
const typed = <T extends object>(pack: TypedPack<T>): AnyTypedPack => pack as unknown as AnyTypedPack;

/** Jobs of the person who is signed in: asked for, followed, fetched. */
@Controller('jobs')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover')
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly packs: PackJobs,
    private readonly sender: DocumentSender,
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    const list = await this.jobs.list(actor.accountId, askedPage(typedText(query, 'page')));
    return renderPage(
      <JobsPage chrome={this.chromes.of(request)} role={actor.role} list={list} daysKept={this.config.jobResultDays} />,
    );
  }

  @Post()
  async ask(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const kind = (Object.keys(PACK_TABLE) as PackName[]).find((each) => each === typedText(body, 'kind'));
    if (kind === undefined) throw new NotFoundException();
    const { label, scope, roles } = PACK_TABLE[kind];
    if (!(roles as readonly Role[]).includes(actor.role)) throw new NotFoundException();
    const caseIds = chosenIds(body, 'caseIds', MOST_CASES);
    const typed = this.typedPack(actor, kind, request);
    if (typed !== null) return this.askWith(actor, kind, { caseIds, body, response }, typed);
    if (someCases(caseIds).length > 1 && scope === 'case')
      throw new Declined('invalid', `「${label}」は申請ごとにつくります。申請を1件だけ選んでください。`);
    const id = await this.jobs.ask({
      askedBy: actor.accountId,
      kind,
      title: await this.titleOf(actor, label, caseIds),
      input: { caseIds } satisfies PackInput,
      idempotencyKey: typedKey(body, 'idempotencyKey'),
    });
    response.redirect(303, jobPath(id));
  }

  @Get('council-documents')
  @Access('prefectureOfficer', 'prefectureApprover')
  async councilDocuments(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    return this.sessionPage(actor, request, newSession([]));
  }

  @Get('public-notice')
  @Access('prefectureOfficer', 'prefectureApprover')
  async publicNotice(@CurrentActor() actor: Actor, @Req() request: Request): Promise<string> {
    return this.noticePage(actor, request, this.newNotice([]));
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<string> {
    return renderPage(
      <JobPage
        chrome={this.chromes.of(request)}
        job={await this.jobs.get(actor.accountId, id)}
        daysKept={this.config.jobResultDays}
      />,
    );
  }

  @Post(':id/cancel')
  async cancel(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await this.jobs.cancel(actor.accountId, id);
    response.redirect(303, jobPath(id));
  }

  @Post(':id/retry')
  async retry(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const job = await this.jobs.get(actor.accountId, id);
    const page = job.state === 'failed' ? await this.pageIfUnfit(actor, job, request) : null;
    if (page !== null) return void response.status(422).send(page);
    await this.jobs.retry(actor.accountId, id);
    response.redirect(303, jobPath(id));
  }

  @Get(':id/result')
  async result(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await this.sender.send(response, actor, () => this.packs.result(actor, id), 'attachment');
  }

  /** What is typed for a pack of this kind; null for one that is made of its cases alone. */
  private typedPack(actor: Actor, kind: PackName, request: Request): AnyTypedPack | null {
    switch (PACK_TABLE[kind].scope) {
      case 'session':
        return typed({
          input: CouncilSessionInput,
          tellsTyped: ['council', 'meetingName'],
          first: newSession,
          noCases: '議題にする申請を選んでください。',
          page: (form) => this.sessionPage(actor, request, form),
          title: ({ meetingName }) => `${meetingName}　資料`,
          more: (session) => ({ session }),
        });
      case 'publication':
        return typed({
          input: NoticePackInput,
          tellsTyped: ['date'],
          first: (caseIds) => this.newNotice(caseIds),
          noCases: '公示するものを選んでください。',
          page: (form) => this.noticePage(actor, request, form),
          title: () => PACK_TABLE[kind].label,
          more: (publicNotice) => ({ publicNotice }),
        });
      default:
        return null;
    }
  }

  /** A pack for which something is typed: its page first, and again while something is missing; then the job. */
  private async askWith(
    actor: Actor,
    kind: PackName,
    { caseIds, body, response }: Posted,
    pack: AnyTypedPack,
  ): Promise<void> {
    if (!pack.tellsTyped.some((field) => has(body, field))) {
      response.status(200).send(await pack.page(pack.first(caseIds)));
      return;
    }
    const { input, confirmed, page } = await this.judged(actor, kind, { caseIds, body }, pack);
    if (input === null) {
      response.status(422).send(await page());
      return;
    }
    const id = await this.jobs.ask({
      askedBy: actor.accountId,
      kind,
      title: `${pack.title(input)}（${caseIds.length}件）`,
      input: {
        caseIds,
        ...pack.more(input),
        ...(confirmed.length > 0 && { confirmed: [...confirmed] }),
      } satisfies PackInput,
      idempotencyKey: typedKey(body, 'idempotencyKey'),
    });
    response.redirect(303, jobPath(id));
  }

  /** What was typed for a pack, as its cases and the day stand now; `input` is null for what cannot be used, which `page` tells. */
  private async judged(
    actor: Actor,
    kind: PackName,
    { caseIds, body }: Pick<Posted, 'caseIds' | 'body'>,
    pack: AnyTypedPack,
  ) {
    const council = COUNCILS.find((each) => each === typedText(body, 'council'));
    const known = {
      ...(await this.packs.daysOf(actor, kind, { caseIds, council })),
      today: this.clock.today(),
      closedDays: await this.registry.closedDays(),
    };
    const { typed, input, errors: unreadable, questions, confirmed } = readTyped(pack.input, body, known);
    const errors: FieldErrors = { ...unreadable, ...(caseIds.length === 0 && { caseIds: [pack.noCases] }) };
    const values = { ...typed, caseIds, idempotencyKey: typedText(body, 'idempotencyKey') };
    return {
      input: Object.keys(errors).length > 0 ? null : input,
      confirmed,
      page: () => pack.page(formState(values, errors, questions)),
    };
  }

  /**
   * The page on which a job that failed is asked for anew, where what was asked holds no more; null where it can be done once more. The days of its
   * cases, and today, are others than when it was asked for.
   * @throws CaseNotFound where the person may know of none of its cases any more; Declined where the work is not the person's any more
   */
  private async pageIfUnfit(actor: Actor, { kind, input: asked }: Job, request: Request): Promise<string | null> {
    const name = (Object.keys(PACK_TABLE) as PackName[]).find((each) => each === kind);
    if (name === undefined) return null;
    const { label, roles } = PACK_TABLE[name];
    if (!(roles as readonly Role[]).includes(actor.role))
      throw new Declined('forbidden', `「${label}」は、いまのあなたの役割ではつくれません。`);
    const read = storedInput(PackInput, asked);
    if (read === null)
      throw new Declined(
        'invalid',
        'この作業をつくったときの指定を今の仕組みでは読めないため、もう一度つくれません。新しくつくってください。',
      );
    const { caseIds, session, publicNotice, confirmed } = read;
    const known = await this.queries.rows(actor, caseIds);
    if (known.length === 0) throw new CaseNotFound();
    const pack = this.typedPack(actor, name, request);
    if (pack === null) return null;
    const given = Object.entries(session ?? publicNotice ?? {}).map(([field, value]) => [field, value ?? ''] as const);
    const body = { ...Object.fromEntries(given), ...(confirmed && { confirmed }) };
    const { input, page } = await this.judged(actor, name, { caseIds, body }, pack);
    return input === null ? page() : null;
  }

  private newNotice(caseIds: string[]): FormState {
    return formState({ date: this.clock.today(), caseIds });
  }

  private async noticePage(actor: Actor, request: Request, form: FormState): Promise<string> {
    const { rows, more } = await this.casesOf(actor, [{ state: 'designated', sort: 'updated' }]);
    return renderPage(
      <PublicNoticePage
        chrome={this.chromes.of(request)}
        form={form}
        rows={rows}
        more={more}
        aside={await this.aside(actor, form, rows)}
        idempotencyKey={keyOfForm(form.values)}
      />,
    );
  }

  private async sessionPage(actor: Actor, request: Request, form: FormState): Promise<string> {
    const { rows, more } = await this.casesOf(actor, [{ stage: 'measuresCouncil' }, { stage: 'medicalCouncil' }]);
    rows.sort((a, b) => a.stage.localeCompare(b.stage) || caseName(a).localeCompare(caseName(b)));
    return renderPage(
      <CouncilDocumentsPage
        chrome={this.chromes.of(request)}
        form={form}
        rows={rows}
        more={more}
        aside={await this.aside(actor, form, rows)}
        idempotencyKey={keyOfForm(form.values)}
      />,
    );
  }

  /** The cases that one of the filters lets through, the first of each in its order, together no more than one pack holds; and whether there are more. */
  private async casesOf(actor: Actor, filters: readonly CaseFilter[]): Promise<{ rows: CaseRow[]; more: boolean }> {
    const each = Math.floor(MOST_CASES / filters.length);
    const lists: CaseList[] = [];
    for (const filter of filters) lists.push(await this.queries.list(actor, filter, 1, each));
    return { rows: lists.flatMap(({ rows }) => rows), more: lists.some(({ pageCount }) => pageCount > 1) };
  }

  /** The chosen cases that are not among the rows, the first of them by name (as far as the actor may see them). */
  private async aside(actor: Actor, form: FormState, rows: readonly CaseRow[]): Promise<CasesAside> {
    const offered = new Set(rows.map(({ id }) => id));
    const caseIds = bindMany(form, 'caseIds').values.filter((id) => !offered.has(id));
    const named = await this.queries.rows(actor, caseIds.slice(0, MOST_NAMED));
    const names = named.map((row) => `${row.institutionName}（${caseName(row)}）`);
    return { count: caseIds.length, names };
  }

  private async titleOf(actor: Actor, label: string, caseIds: readonly string[]): Promise<string> {
    const [only] = caseIds;
    if (only === undefined || caseIds.length > 1) return `${label}（${caseIds.length}件）`;
    const [row] = await this.queries.rows(actor, [only]);
    if (!row) throw new CaseNotFound();
    return `${label}　${row.institutionName}（${caseName(row)}）`;
  }
}

/**
 * From the list of cases only the cases are sent; the rest is asked for on a page that is the answer itself: an address with
 * hundreds of cases in it would be too long for servers and proxies.
 */
function newSession(caseIds: string[]): FormState {
  return formState({ council: 'medicalCouncil', caseIds });
}

function has(body: unknown, name: string): boolean {
  return typeof body === 'object' && body !== null && name in body;
}
