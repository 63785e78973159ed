import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CommandRefused, StaleSection } from '../../applications/entities/errors.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import {
  blankRows,
  type ContentList,
  contentLists,
  readList,
  type ReadTable,
  writeList,
} from '../../applications/documents/content-lists.js';
import { type ListChanges, listChanges, rowsAfter, WAYS } from '../../applications/documents/list-changes.js';
import { WorkingCopies } from '../../applications/working-copy/working-copies.js';
import { contentDisposition } from '../../documents/file-names.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { parseCommand } from '../../inputs/events/index.js';
import type { SectionBody } from '../../procedure/fields/content-sections.js';
import { LONGEST_LIST } from '../../procedure/fields/limits.js';
import { contentProblems } from '../../procedure/requirements/content-problems.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { caseName } from '../../procedure/terms/reference-number.js';
import { RegistryService } from '../../registry/registry.service.js';
import { contentPath, savedPath } from '../addresses/hospital-addresses.js';
import { type FieldErrors, formState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { keyOfForm, NO_SUCH_BUTTON, pressedButton, typedText } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { wholeFormErrors } from '../requests/posted-form.js';
import { mayWrite } from './case-frame.js';
import { leavingErrors, readWayBack } from './leaving.js';
import { BACK, ListChangesPage, WAY } from './list-changes-page.js';
import { ListPage, type ListPageProps } from './list-page.js';
import { type PostedTable, postedTable, TABLE } from './posted-table.js';

/** A list and what its pages show around it. */
interface Opened {
  view: CaseView;
  list: ContentList;
  areas: Awaited<ReturnType<RegistryService['planningAreas']>>;
}

/** A table with what it would change. */
interface Compared extends Opened {
  text: string;
  read: ReadTable;
  changes: ListChanges;
}

/** The lists of the content as tables: pasted, read from a file, written to one. They are saved as the page of their section saves them. */
@Controller('cases/:id/lists')
@Access('hospital')
export class ListController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly copies: WorkingCopies,
    private readonly chromes: PageChromes,
  ) {}

  @Get(':list')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('list') name: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const opened = await this.opened(actor, id, name);
    return this.listPage(request, opened, { form: formState(), from: readWayBack(query) });
  }

  /** As it stands, or empty to be filled. */
  @Get(':list/csv')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('list') name: string,
    @Query() query: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const { view, list, areas } = await this.opened(actor, id, name);
    const empty = typedText(query, 'empty') === '1';
    const fileName = `${caseName(view.application)}_${list.label}${empty ? '_ひな型' : ''}.csv`;
    response
      .set('Content-Disposition', contentDisposition(fileName, 'attachment'))
      .type('text/csv; charset=utf-8')
      .send(writeList(list, empty ? blankRows(list) : list.rows, areas));
  }

  /** Says what a table would change, and changes nothing. */
  @Post(':list')
  async compare(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('list') name: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.opened(actor, id, name);
    const posted = await postedTable(request);
    const from = readWayBack(posted.body);
    const { problem } = posted;
    const leaving = leavingErrors(posted.body);
    const compared =
      problem === null && leaving === null && mayWrite(opened.view) ? compare(opened, posted.text) : null;
    if (compared === null || compared.read.faults.length > 0) {
      const told = problem ? { [problem.field]: [problem.message] } : leaving;
      const errors = told ?? faultErrors(opened, compared?.read ?? null);
      response.status(422).send(
        this.listPage(request, opened, {
          form: formState(tableValues(posted), errors),
          read: compared?.read ?? null,
          fromFile: posted.fromFile,
          from,
        }),
      );
      return;
    }
    response.status(200).send(this.changesPage(request, compared, { from }));
  }

  /** Saves the list as the person saw that it would be. */
  @Post(':list/import')
  async take(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('list') name: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.opened(actor, id, name);
    const { list } = opened;
    const from = readWayBack(body);
    const text = textIn(body);
    const toTable = (status: number, errors: FieldErrors = {}, read: ReadTable | null = null) =>
      void response
        .status(status)
        .send(this.listPage(request, opened, { form: formState({ [TABLE]: text }, errors), read, from }));
    const way = pressedButton(body, WAY, [...WAYS, BACK]);
    if (way === BACK) return toTable(200);
    const leaving = leavingErrors(body);
    if (leaving !== null) return toTable(422, leaving);
    const compared = compare(opened, text);
    if (compared.read.faults.length > 0) return toTable(422, faultErrors(opened, compared.read), compared.read);
    const again = (status: number, shown: Partial<Parameters<ListController['changesPage']>[2]>, of = compared) =>
      void response.status(status).send(this.changesPage(request, of, { from, ...shown }));
    const command = parseCommand(body);
    if (way === null || way === 'unknown')
      return again(422, { errors: wholeFormErrors(NO_SUCH_BUTTON), key: keyOfForm(body) });
    if (!command.ok) return again(422, { errors: wholeFormErrors(...command.errors.map(({ message }) => message)) });
    const rows = rowsAfter(compared.changes, way);
    if (rows.length > LONGEST_LIST)
      return again(422, {
        errors: wholeFormErrors(`一覧に入れられるのは${LONGEST_LIST}行までです。`),
        key: keyOfForm(body),
      });
    const { lockVersion, idempotencyKey } = command.command;
    try {
      const fields = { [list.name]: rows } as SectionBody;
      const section = list.section.id;
      await this.copies.save(actor, {
        caseId: opened.view.application.id,
        section,
        lockVersion,
        idempotencyKey,
        fields,
      });
    } catch (error) {
      if (error instanceof CommandRefused) return toTable(422, wholeFormErrors(error.message));
      if (error instanceof StaleSection)
        return again(409, { conflict: error }, compare(await this.opened(actor, id, name), text));
      throw error;
    }
    response.redirect(303, savedPath(contentPath(id, list.section.id), { from }));
  }

  /** @throws CaseNotFound for a case of others, NotFoundException for a list that this application is not asked for */
  private async opened(actor: Actor, id: string, name: string): Promise<Opened> {
    const view = await this.queries.get(actor, id);
    const list = contentLists(view.facts).find((each) => each.name === name);
    if (!list) throw new NotFoundException();
    return { view, list, areas: await this.registry.planningAreas() };
  }

  private listPage(
    request: Request,
    opened: Opened,
    {
      read = null,
      fromFile = false,
      ...shown
    }: Pick<ListPageProps, 'form' | 'from'> & Partial<Pick<ListPageProps, 'read' | 'fromFile'>>,
  ): string {
    const chrome = this.chromes.of(request);
    return renderPage(<ListPage chrome={chrome} {...opened} read={read} fromFile={fromFile} {...shown} />);
  }

  private changesPage(
    request: Request,
    compared: Compared,
    {
      errors = {},
      conflict = null,
      key = randomUUID(),
      from,
    }: Pick<ListPageProps, 'from'> & { errors?: FieldErrors; conflict?: StaleSection | null; key?: string },
  ): string {
    const { view, list } = compared;
    const lockVersion = view.working?.find(({ section }) => section === list.section.id)?.version ?? 0;
    return renderPage(
      <ListChangesPage
        chrome={this.chromes.of(request)}
        {...compared}
        open={openPoints(compared)}
        command={{ lockVersion, idempotencyKey: key }}
        errors={errors}
        conflict={conflict}
        from={from}
      />,
    );
  }
}

function compare(opened: Opened, text: string): Compared {
  const read = readList(text, opened.list, opened.areas);
  return { ...opened, text, read, changes: listChanges(opened.list, read) };
}

/** What came is in the field again; a file that is no text is not. */
const tableValues = ({ text }: PostedTable) => (text === '' ? {} : { [TABLE]: text });

function textIn(body: unknown): string {
  const text = (Object(body) as Record<string, unknown>)[TABLE];
  return typeof text === 'string' ? text : '';
}

function faultErrors({ view }: Opened, read: ReadTable | null): FieldErrors {
  if (read === null) return wholeFormErrors(...view.writing.filter(({ met }) => !met).map(({ text }) => `${text}。`));
  const [first] = read.faults;
  if (read.faults.length === 1 && first?.line === null) return { [TABLE]: [first.message] };
  return {
    [TABLE]: [
      `表に直すところが${read.faults.length}か所あるので、読み込んでいません。「直すところ」のとおりに直してください。`,
    ],
  };
}

/** What the rows of the table would still lack. */
function openPoints({ view, list, read, changes }: Compared): { line: number; message: string }[] {
  const content = { ...view.facts.content, [list.name]: changes.replaced };
  const [key = ''] = list.unique;
  return contentProblems({ ...view.facts, content }).flatMap(({ field, message }) => {
    if (!field.startsWith(`${list.name}[`)) return [];
    const of = /\[(.*?)\]/u.exec(field)?.[1] ?? '';
    const row = list.rowsGiven ? read.rows.find(({ values }) => values[key] === of) : read.rows[Number(of)];
    return row === undefined ? [] : [{ line: row.line, message }];
  });
}
