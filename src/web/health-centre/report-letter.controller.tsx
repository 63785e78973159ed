import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DocumentNotIssuable } from '../../documents/issued-documents.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { MOST_IN_LETTER, ReportLetters } from '../../issuing/documents/report-letters.js';
import { askedPage } from '../../platform/paging.js';
import { goneSignal } from '../../platform/receiver-gone.js';
import { writtenWords } from '../../procedure/case/letter-words.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { type FieldErrors, formState, WHOLE_FORM } from '../components/index.js';
import { ReportLetterInput } from '../../inputs/report-letter.js';
import { keyOfForm, NO_SUCH_BUTTON, pressedButton, typedKey, typedText } from '../requests/form-body.js';
import { readTyped, wholeFormErrors } from '../requests/posted-form.js';
import { renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { refusedBy } from '../requests/refused-form.js';
import { sendDelivery } from '../../documents/send-delivery.js';
import { REPORT_LETTER } from '../addresses/health-centre-addresses.js';
import { DRAWN_ANEW } from '../case-elements/drawn-anew-choice.js';
import { chosenHearings } from './hearing-choice.js';
import { ReportLetterPage, type ReportLetterPageProps } from './report-letter-page.js';

type Shown = Pick<ReportLetterPageProps, 'refused' | 'problems'> & {
  errors: FieldErrors;
  selected: string[];
  reason: string;
  documentNumber: string;
  preamble: string;
  drawnAnew: string;
  key: string;
  page: number;
};

/** 確認結果報告書: one letter of the health centre for several cases. */
@Controller('health-centre/reports/letter')
@Access('healthCentre')
export class ReportLetterController {
  constructor(
    private readonly letters: ReportLetters,
    private readonly chromes: PageChromes,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.page(actor, request, { page: askedPage(typedText(query, 'page')) }, typedText(query, 'issued') === '1');
  }

  @Post()
  async issue(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const chosen = chosenHearings(body);
    const pressed = pressedButton(body, 'act', ['issue', 'preview']);
    const selected = chosen.map(({ hearingId }) => hearingId);
    const { input, errors: unreadable } = readTyped(ReportLetterInput, body);
    const again = async (status: number, shown: Partial<Shown>) =>
      void response.status(status).send(
        await this.page(actor, request, {
          selected,
          reason: typedText(body, 'reason'),
          documentNumber: typedText(body, 'documentNumber'),
          preamble: typedText(body, 'preamble'),
          drawnAnew: typedText(body, DRAWN_ANEW),
          key: typedText(body, 'key'),
          ...shown,
        }),
      );
    if (chosen.length === 0)
      return again(422, { errors: { hearings: ['報告書に載せる案件を一つ以上選んでください。'] } });
    if (chosen.length > MOST_IN_LETTER)
      return again(422, {
        errors: { hearings: [`一通に載せられる案件は${MOST_IN_LETTER}件までです。分けて発行してください。`] },
      });
    if (input === null) return again(422, { errors: unreadable });
    if (pressed === 'unknown') return again(422, { errors: wholeFormErrors(NO_SUCH_BUTTON) });
    const words = writtenWords(input);
    try {
      if (pressed === 'preview') {
        // Drawn in the answer: an address would carry the words of the letter into histories and logs.
        const delivery = await this.letters.preview(actor, { hearingIds: selected, words }, goneSignal(response));
        return await sendDelivery(response.status(200), delivery);
      }
      const { reason, drawnAnew } = input;
      await this.letters.issue(actor, { chosen, reason, drawnAnew, words, idempotencyKey: typedKey(body, 'key') });
      response.redirect(303, `${REPORT_LETTER}?issued=1`);
    } catch (error) {
      if (error instanceof DocumentNotIssuable)
        return again(422, { problems: error.problems.map(({ message }) => message) });
      const { status, errors, conditions: refused, idempotencyKey: key } = refusedBy(error, body, 'key');
      const asksReason = refused.some(({ id }) => id === 'documentReason');
      await again(status, { errors: asksReason ? { reason: errors[WHOLE_FORM] ?? [] } : errors, refused, key });
    }
  }

  private async page(
    actor: Actor,
    request: Request,
    {
      errors = {},
      selected,
      reason = '',
      documentNumber = '',
      preamble = '',
      drawnAnew = '',
      key,
      refused = [],
      problems = [],
      page = 1,
    }: Partial<Shown>,
    issued = false,
  ): Promise<string> {
    const reported = await this.letters.reported(actor, page, selected);
    // Unless told, what no letter tells of yet.
    const form = formState(
      {
        hearings: selected ?? reported.rows.filter(({ letter }) => letter === null).map(({ hearing }) => hearing.id),
        reason,
        documentNumber,
        preamble,
        [DRAWN_ANEW]: drawnAnew,
      },
      errors,
    );
    return renderPage(
      <ReportLetterPage
        chrome={this.chromes.of(request)}
        reported={reported}
        form={form}
        idempotencyKey={keyOfForm({ key }, 'key')}
        refused={refused}
        problems={problems}
        issued={issued}
      />,
    );
  }
}
