import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Alongside, CaseCommands } from '../../applications/commands/case-commands.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { LogLine } from '../../applications/queries/log-lines.js';
import type { CommandResult } from '../../applications/commands/command-result.js';
import type { Application } from '../../applications/entities/application.js';
import { CommandRefused, StaleVersion } from '../../applications/entities/errors.js';
import { type CommandInput, parseCommand, parseEvent, typedInput } from '../../inputs/events/index.js';
import type { Delivery } from '../../documents/downloads.js';
import { sendDelivery } from '../../documents/send-delivery.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { countOf, type Paged } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { CaseEvent, EventType } from '../../procedure/events/index.js';
import { type FieldErrors, formState, type FormState, type HiddenCommandFieldsProps } from '../components/index.js';
import { keyOfForm } from '../requests/form-body.js';
import { ConflictPage, renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { type RefusedForm, refused, refusedBy, unseen } from '../requests/refused-form.js';
import { casePathAfter } from '../addresses/case-addresses.js';
import { conditionErrors, fieldErrors, questionsOf, wholeFormErrors } from '../requests/posted-form.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { timelineEntries } from './timeline-entries.js';
import { inWords } from './value-words.js';
import { sectionsSeen } from './saved-meanwhile.js';

/** One posted form that changes a case, and the page it stood on. */
export interface PostedCommand {
  actor: Actor;
  /** The case as it was read for this request: its row is enough, for most forms lead away from their page. */
  application: Application;
  type: EventType;
  /** Fields of the event; the command fields are read from it too. */
  body: unknown;
  /** Address of the page with the form, for the way back after a conflict. */
  formPath: string;
  /** The same page, read now, with what was typed and what is wrong; `refusal` holds unmet conditions with their articles. */
  render: (form: FormState, refusal: CommandRefused | null) => string | Promise<string>;
  /** Work in the same transaction, e.g. storing the uploaded file. */
  alongside?: Alongside;
  /** As in CaseCommand. */
  file?: string | null | Error;
  /** Address to go to after success; the case page with its message unless told. Asked only then. */
  next?: (result: CommandResult) => string | Promise<string>;
  /** Messages where this page says them of a field of its own; null for all others. */
  problems?: (error: unknown) => FieldErrors | null;
}

/**
 * The one answer to every form that changes a case:
 * done (or done before with the same key) → 303; wrong input or unmet conditions → 422 with the same page, values kept;
 * the case moved on meanwhile → 409 with what changed and what was typed, or with the same page where the person may read of no change.
 * Everything else goes to the error filter.
 */
@Injectable()
export class CommandRunner {
  constructor(
    private readonly commands: CaseCommands,
    private readonly queries: CaseQueries,
    private readonly chromes: PageChromes,
  ) {}

  async run(request: Request, response: Response, posted: PostedCommand): Promise<void> {
    const { actor, application, type, alongside, file } = posted;
    const read = readPosted(posted);
    if ('errors' in read) return this.again(response, posted, refused(posted.body, read.errors));
    const command = {
      caseId: application.id,
      ...read.command,
      event: read.event,
      ...(file !== undefined && { file }),
    };
    let result: CommandResult;
    try {
      result = await this.commands.execute(actor, command, alongside);
    } catch (error) {
      if (error instanceof StaleVersion) {
        const changes = await this.queries.log(actor, application.id, 1, { since: error.formVersion });
        if (changes.rows.length === 0)
          return this.again(response, onPresentVersion(posted), unseen(error, posted.body));
        response.status(409).send(this.conflictPage(request, posted, changes));
        return;
      }
      const answer = refusedBy(error, posted.body);
      return this.again(response, posted, { ...answer, errors: posted.problems?.(error) ?? answer.errors }, error);
    }
    // Done: whatever goes wrong from here on is no refusal of the act.
    response.redirect(303, (await posted.next?.(result)) ?? casePathAfter(result.caseId, type));
  }

  /** Shows what the act would issue; wrong input or unmet conditions come back as those of the act. Nothing is done. */
  async preview(
    response: Response,
    posted: PostedCommand,
    drawn: (event: CaseEvent) => Promise<Delivery>,
  ): Promise<void> {
    const read = readPosted(posted);
    if ('errors' in read) return this.again(response, posted, refused(posted.body, read.errors));
    let delivery: Delivery;
    try {
      delivery = await drawn(read.event);
    } catch (error) {
      return this.again(response, posted, refusedBy(error, posted.body), error);
    }
    await sendDelivery(response.status(200), delivery);
  }

  /** Whether a file that comes with the form can be of use, by the fields that stood before it. The command decides again. */
  async worthTaking(posted: Pick<PostedCommand, 'actor' | 'application' | 'type' | 'body'>): Promise<boolean> {
    const read = readPosted(posted);
    return (
      'event' in read &&
      this.commands.wouldAccept(posted.actor, { caseId: posted.application.id, ...read.command, event: read.event })
    );
  }

  private async again(
    response: Response,
    { body, render }: PostedCommand,
    { status, errors, idempotencyKey }: RefusedForm,
    error?: unknown,
  ): Promise<void> {
    const refusal = error instanceof CommandRefused ? error : null;
    const form = formState(
      { ...flatValues(body), idempotencyKey },
      { ...errors, ...conditionErrors(refusal?.conditions ?? []) },
      questionsOf(refusal?.conditions ?? []),
    );
    response.status(status).send(await render(form, refusal));
  }

  private conflictPage(request: Request, { type, body, formPath }: PostedCommand, changes: Paged<LogLine>): string {
    return renderPage(
      <ConflictPage
        chrome={this.chromes.of(request)}
        changes={timelineEntries(changes.rows)}
        changed={countOf(changes)}
        typed={typedInput(type, body).map(({ label, value }) => ({ label, value: inWords(value) }))}
        reopenHref={formPath}
      />,
    );
  }
}

/** The page is drawn on the case as it is now, and so is what is sent from it. */
function onPresentVersion(posted: PostedCommand): PostedCommand {
  return { ...posted, body: { ...Object(posted.body), lockVersion: undefined } as unknown };
}

type Read = { command: CommandInput; event: CaseEvent } | { errors: FieldErrors };

function readPosted({ type, body }: Pick<PostedCommand, 'type' | 'body'>): Read {
  const command = parseCommand(body, 'form', type);
  if (!command.ok)
    return {
      errors: wholeFormErrors('送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。'),
    };
  const event = parseEvent(type, body, 'form');
  return event.ok ? { command: command.command, event: event.event } : { errors: fieldErrors(event.errors) };
}

/** Those of a form that submits the working copy as the page shows it now. */
export function workingCopyFields(view: CaseView, form: FormState): HiddenCommandFieldsProps {
  return {
    ...commandFields(view, form),
    workingVersion: view.application.workingVersion,
    sectionsSeen: sectionsSeen(view.working ?? []),
  };
}

/** The hidden fields of a form: after an error those of the page that was sent, so that a change meanwhile is still seen, and a second send too. */
export function commandFields(view: CaseView, form: FormState): HiddenCommandFieldsProps {
  const typed = form.values['lockVersion'];
  const lockVersion =
    typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : view.application.lockVersion;
  return { lockVersion, idempotencyKey: keyOfForm(form.values) };
}
