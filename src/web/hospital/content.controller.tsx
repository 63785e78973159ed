import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { parseCommand, parseSection, readableSection } from '../../inputs/events/index.js';
import { CommandRefused, StaleSection } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { WorkingCopies } from '../../applications/working-copy/working-copies.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { Clock } from '../../platform/clock.js';
import type { ContentSection } from '../../procedure/fields/sections.js';
import { namesOfSection } from '../../procedure/fields/content-sections.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { fieldErrors, wholeFormErrors } from '../requests/posted-form.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { formState, type FormState, type HiddenCommandFieldsProps } from '../components/index.js';
import {
  keyOfForm,
  NO_SUCH_BUTTON,
  NO_VERSION,
  pressedButton,
  typedText,
  typedVersion,
} from '../requests/form-body.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import {
  contentPath,
  listPath,
  mendedFrom,
  preparationPath,
  savedPath,
  sectionRowId,
  type WayBack,
} from '../addresses/hospital-addresses.js';
import { storedValues } from '../../applications/documents/stored-values.js';
import { completeBody, type SectionState, sectionStates } from '../content/content-values.js';
import { type ExtraRows, newRowId, OPEN_LIST, ROWS_AT_ONCE, rowsToAddField } from '../content/field-view.js';
import { casesBefore, marksOfSection, NOTHING_OFFERED, type Offered, offeredContact } from './known-before.js';
import { afterSaving, leavingErrors, readWayBack } from './leaving.js';
import { followerOf } from './next-page.js';
import { SectionPage } from './section-page.js';

const UNREADABLE = '送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。';

/** What a section page shows beside the case itself. */
interface Shown {
  form: FormState;
  sent?: object;
  /** Somebody else has saved the section meanwhile. */
  conflict?: StaleSection;
  justSaved?: boolean;
  refusal?: CommandRefused | null;
  extra?: ExtraRows | null;
  /** What could be read was saved; only what is named beside its field was not. */
  savedInPart?: boolean;
  from?: WayBack | null;
  /** What another application of the hospital says. */
  offered?: Offered | null;
}

/** The editor of what the hospital writes in its application. */
@Controller('cases/:id/content')
@Access('hospital')
export class ContentController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registry: RegistryService,
    private readonly copies: WorkingCopies,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  /** Leads to the first section that is not finished. */
  @Get()
  async first(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const { facts } = await this.queries.get(actor, id);
    const states = sectionStates(facts);
    const open = states.find(({ status }) => status !== 'done') ?? states[0];
    response.redirect(303, contentPath(id, open?.section.id));
  }

  @Get(':section')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('section') sectionId: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const view = await this.queries.get(actor, id);
    const { section } = currentOf(sectionStates(view.facts), sectionId);
    const offered = await this.offered(actor, view, section);
    const form = {
      ...formState({ ...storedValues(view.facts.content, section), ...offered.values }),
      marks: offered.marks,
    };
    return this.page(request, view, sectionId, {
      form,
      justSaved: typedText(query, 'saved') === '1',
      extra: extraRowsOf(typedText(query, 'row'), typedText(query, 'rows')),
      from: readWayBack(query),
      offered,
    });
  }

  /** Other applications are read only where they may say something. */
  private async offered(actor: Actor, view: CaseView, section: ContentSection): Promise<Offered> {
    const saved = view.working?.find((each) => each.section === section.id);
    if (section.id === 'applicant' && !saved)
      return offeredContact(await casesBefore(this.queries, actor, view), actor);
    return saved?.version === 1 && view.application.procedure !== 'new'
      ? marksOfSection(await casesBefore(this.queries, actor, view), view, section)
      : NOTHING_OFFERED;
  }

  @Post(':section')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('section') sectionId: string,
    @Body() posted: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { id: caseId, kind } = await this.queries.row(actor, id);
    if (namesOfSection(kind, sectionId) === undefined) throw new NotFoundException();
    const body = completeBody(posted, kind, sectionId);
    const addTo = typedText(body, 'addRow');
    const extra = addTo === '' ? null : extraRowsOf(addTo, typedText(body, rowsToAddField(addTo)));
    const from = readWayBack(body);
    const again = async (status: number, shown: Shown) => {
      const view = await this.queries.get(actor, id);
      response.status(status).send(await this.page(request, view, sectionId, { ...shown, extra, from }));
    };
    const typed = flatValues(body);

    const command = parseCommand(body);
    if (!command.ok) return again(422, { form: formState(typed, wholeFormErrors(UNREADABLE)) });
    const isList = (value: string): value is string => (namesOfSection(kind, sectionId) ?? []).includes(value);
    const buttons = ['addRow', OPEN_LIST].map((button) => pressedButton(body, button, isList));
    const leaving = buttons.includes('unknown') ? wholeFormErrors(NO_SUCH_BUTTON) : leavingErrors(body);
    if (leaving !== null) return again(422, { form: formState(typed, leaving) });
    const parsed = parseSection(kind, sectionId, body, 'form');
    const errors = parsed.ok ? {} : fieldErrors(parsed.errors);
    const fields = parsed.ok ? parsed.fields : readableSection(kind, sectionId, body, parsed.errors);
    if (fields === null) return again(422, { form: formState(typed, errors) });
    try {
      const { lockVersion, idempotencyKey } = command.command;
      await this.copies.save(actor, { caseId, section: sectionId, lockVersion, idempotencyKey, fields });
    } catch (error) {
      if (error instanceof CommandRefused)
        return again(422, {
          form: formState(typed, { ...wholeFormErrors(error.message), ...errors }),
          refusal: error,
          sent: fields,
        });
      if (error instanceof StaleSection)
        return again(409, {
          form: formState(anew(typed), errors),
          conflict: error,
        });
      throw error;
    }
    if (!parsed.ok) return again(422, { form: formState(anew(typed), errors), savedInPart: true });
    const path = contentPath(id, sectionId);
    if (extra !== null)
      return response.redirect(
        303,
        `${savedPath(path, { from, row: extra.list, rows: extra.rows })}#${newRowId(extra.list)}`,
      );
    const openList = typedText(body, OPEN_LIST);
    if (openList !== '') return response.redirect(303, mendedFrom(listPath(id, openList), from));
    const list = preparationPath(id);
    const next = followerOf({ id, kind }, sectionId);
    response.redirect(303, afterSaving(body, { caseId: id, path, next, list, at: `#${sectionRowId(sectionId)}` }));
  }

  private async page(
    request: Request,
    view: CaseView,
    sectionId: string,
    {
      form,
      sent,
      conflict,
      justSaved = false,
      refusal = null,
      extra = null,
      savedInPart = false,
      from = null,
      offered = null,
    }: Shown,
  ): Promise<string> {
    const states = sectionStates(view.facts);
    return renderPage(
      <SectionPage
        chrome={this.chromes.of(request)}
        view={view}
        states={states}
        current={currentOf(states, sectionId)}
        form={form}
        sent={sent}
        conflict={conflict}
        command={sectionFields(view, sectionId, form)}
        areas={await this.registry.planningAreas()}
        today={this.clock.today()}
        justSaved={justSaved}
        refusal={refusal}
        extra={extra}
        savedInPart={savedInPart}
        from={from}
        offered={offered}
        next={followerOf(view.application, sectionId)}
      />,
    );
  }
}

/** Empty rows that an address or a form asks for; one where it does not say how many, or what no page of ours offers. */
function extraRowsOf(list: string, rows: string): ExtraRows {
  return { list, rows: ROWS_AT_ONCE.find((each) => String(each) === rows) ?? ROWS_AT_ONCE[0] };
}

/** The next press is an act of its own, on what is stored now. */
const anew = (typed: FormState['values']) => ({ ...typed, lockVersion: undefined, idempotencyKey: undefined });

/** The hidden fields of a section: after an error those of the page that was sent, so that a save meanwhile is still seen. */
function sectionFields({ working }: CaseView, sectionId: string, form: FormState): HiddenCommandFieldsProps {
  const typed = typedVersion(form.values, 'lockVersion');
  const stored = working?.find(({ section }) => section === sectionId)?.version ?? 0;
  return { lockVersion: typed === NO_VERSION ? stored : typed, idempotencyKey: keyOfForm(form.values) };
}

/** @throws NotFoundException for a section this case does not have */
function currentOf(states: readonly SectionState[], sectionId: string): SectionState {
  const current = states.find(({ section }) => section.id === sectionId);
  if (!current) throw new NotFoundException();
  return current;
}
