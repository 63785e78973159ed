import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RecordCorrections } from '../../applications/commands/record-corrections.js';
import { notThere, RecordNotFound } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { readRecordCorrection, recordOfKey } from '../../inputs/record-correction.js';
import type { Condition } from '../../procedure/case/decision.js';
import { Clock } from '../../platform/clock.js';
import { mayCorrect } from '../../procedure/record-corrections.js';
import { recordedFact, type RecordedFact } from '../../procedure/recorded-facts.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { recordsPath } from '../addresses/case-addresses.js';
import { commandFields } from '../case-elements/run-command.js';
import { formState, type FormState } from '../components/index.js';
import { renderPage } from '../layout/index.js';
import { NO_VERSION, typedConfirmations, typedKey, typedText, typedVersion } from '../requests/form-body.js';
import { PageChromes } from '../requests/page-chrome.js';
import { fieldErrors } from '../requests/posted-form.js';
import { flatValues } from '../../inputs/fields/flat-values.js';
import { refusedBy } from '../requests/refused-form.js';
import { CorrectRecordPage, RecordsPage } from './records-page.js';

/** 記録の訂正: what was recorded of a case, and putting it right. */
@Controller('cases/:id/records')
@Access('prefectureOfficer', 'prefectureApprover', 'healthCentre')
export class RecordsController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly corrections: RecordCorrections,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    return renderPage(
      <RecordsPage
        chrome={this.chromes.of(request)}
        view={await this.queries.get(actor, id)}
        actor={actor}
        corrected={await this.queries.correctedRecords(actor, id)}
        done={typedText(query, 'done') === 'corrected'}
      />,
    );
  }

  @Get(':key')
  async form(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Req() request: Request,
  ): Promise<string> {
    const { view, record } = await this.asked(actor, id, key);
    const values = Object.entries(record.values).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? String(value) : value,
    ]);
    return this.page(request, view, record, formState(Object.fromEntries(values) as FormState['values']));
  }

  @Post(':key')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { view, record } = await this.asked(actor, id, key, typedVersion(body, 'lockVersion'));
    const again = (status: number, form: FormState, refused: readonly Condition[] = []) =>
      void response.status(status).send(this.page(request, view, record, form, refused));
    const read = readRecordCorrection(record, body);
    if (!read.ok) return again(422, formState(flatValues(body), fieldErrors(read.errors)));
    try {
      await this.corrections.correct(actor, {
        caseId: id,
        record: record.name,
        values: read.values,
        reason: read.reason,
        confirmed: typedConfirmations(body),
        lockVersion: typedVersion(body, 'lockVersion'),
        idempotencyKey: typedKey(body, 'idempotencyKey'),
      });
      response.redirect(303, `${recordsPath(id)}?done=corrected`);
    } catch (error) {
      const { status, errors, conditions, idempotencyKey } = refusedBy(error, body);
      // After a conflict the page shows the case as it is now, and so does what is sent next.
      const { lockVersion } = view.application;
      again(
        status,
        formState({ ...flatValues(body), lockVersion: String(lockVersion), idempotencyKey }, errors),
        conditions,
      );
    }
  }

  /** @param seen version of the case as the form shows it. @throws StaleVersion where the record was taken back since; RecordNotFound */
  private async asked(
    actor: Actor,
    id: string,
    key: string,
    seen = NO_VERSION,
  ): Promise<{ view: CaseView; record: RecordedFact }> {
    const view = await this.queries.get(actor, id);
    const name = recordOfKey(key);
    const record = name && recordedFact(view.application.state, view.facts, name);
    if (name && !record) throw notThere(view.application, seen, new RecordNotFound());
    if (!record || !mayCorrect(record, actor)) throw new RecordNotFound();
    return { view, record };
  }

  private page(
    request: Request,
    view: CaseView,
    record: RecordedFact,
    form: FormState,
    refused: readonly Condition[] = [],
  ): string {
    return renderPage(
      <CorrectRecordPage
        chrome={this.chromes.of(request)}
        view={view}
        record={record}
        form={form}
        command={commandFields(view, form)}
        refused={refused}
        today={this.clock.today()}
      />,
    );
  }
}
