import { Body, Controller, Get, HttpStatus, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { anyForm, FORMS, type FormId, type FormInput } from '../../../../forms/index.js';
import { drawnPdf } from '../../../documents/downloads.js';
import { FormRenderer } from '../../../documents/form-renderer.js';
import { sendDelivery } from '../../../documents/send-delivery.js';
import { Access } from '../../../identity/access.js';
import { CurrentActor } from '../../../identity/current-actor.js';
import {
  HeldInput,
  InstructionsInput,
  instructionsOf,
  SealsInput,
  sealsOf,
} from '../../../inputs/settings/paper-setting.js';
import { Clock, japanDate } from '../../../platform/clock.js';
import { goneSignal } from '../../../platform/receiver-gone.js';
import type { PaperSetting } from '../../../procedure/case/facts.js';
import { entriesOf, formPart } from '../../../procedure/profile/paper-settings.js';
import type { Actor } from '../../../procedure/terms/actors.js';
import { PaperSettingsService } from '../../../registry/paper-settings.service.js';
import { type FieldErrors, formState, type FormState } from '../../components/index.js';
import { renderPage } from '../../layout/index.js';
import {
  keyOfForm,
  NO_SUCH_BUTTON,
  pressedButton,
  readTexts,
  type TextRule,
  typedSend,
  typedText,
  typedVersion,
} from '../../requests/form-body.js';
import { PageChromes } from '../../requests/page-chrome.js';
import { type ReadForm, readTyped, wholeFormErrors } from '../../requests/posted-form.js';
import { refused, type RefusedForm, refusedBy } from '../../requests/refused-form.js';
import { mayEdit } from '../../settings-frame/settings-frame.js';
import { isFormId, wordField, wordLabel } from '../../content/paper-words.js';
import {
  formWordsPath,
  FormWordsPage,
  INSTRUCTIONS_PATH,
  InstructionsPage,
  NO_NUMBER,
  type PaperPartProps,
  PapersPage,
  SEALS_PATH,
  SealsPage,
} from './papers-page.js';

const LONGEST_WORD = 600;
const LONGEST_TITLE = 150;
const LONGEST_FORM_NUMBER = 30;

/** What a form asks to be done with one part. */
interface Sent {
  path: string;
  page: (request: Request, typed: FormState) => Promise<string>;
  body: unknown;
  read: Pick<ReadForm<HeldInput>, 'typed' | 'questions' | 'confirmed'> & { errors: FieldErrors };
  /** Null where something is wrong. */
  entry: PaperSetting | null;
  reason: string;
  /** Draws what is typed, where nothing is wrong with it; absent where nothing can be looked at before. */
  sample?: { errors: FieldErrors; draw: () => Promise<void> };
}

/** Shows and changes 文書の記載: 公印 and numbers, 教示, the words of the forms. */
@Controller('settings/papers')
export class PapersController {
  constructor(
    private readonly papers: PaperSettingsService,
    private readonly renderer: FormRenderer,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  async show(@Req() request: Request): Promise<string> {
    return renderPage(
      <PapersPage
        chrome={this.chromes.of(request)}
        profile={await this.papers.profile()}
        today={this.clock.today()}
        editable={mayEdit(request.actor)}
      />,
    );
  }

  @Get('seals')
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  showSeals(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.sealsPage(request, null, isSaved(query));
  }

  @Post('seals')
  @Access('prefectureOfficer', 'systemAdministrator')
  async changeSeals(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = readTyped(SealsInput, body, { today: this.clock.today() });
    const { input } = read;
    await this.send(actor, request, response, {
      path: SEALS_PATH,
      page: (each, typed) => this.sealsPage(each, typed),
      body,
      read,
      reason: input?.reason ?? '',
      entry: input && { part: 'sealsAndNumbers', holdsFrom: input.holdsFrom, value: sealsOf(input) },
    });
  }

  @Get('instructions')
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  showInstructions(@Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.instructionsPage(request, null, isSaved(query));
  }

  @Post('instructions')
  @Access('prefectureOfficer', 'systemAdministrator')
  async changeInstructions(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = readTyped(InstructionsInput, body, { today: this.clock.today() });
    const { input } = read;
    await this.send(actor, request, response, {
      path: INSTRUCTIONS_PATH,
      page: (each, typed) => this.instructionsPage(each, typed),
      body,
      read,
      reason: input?.reason ?? '',
      entry: input && { part: 'appealInstructions', holdsFrom: input.holdsFrom, value: instructionsOf(input) },
      sample: {
        errors: read.errors,
        draw: async () => {
          if (!input) throw new Error('an entry with errors is not drawn');
          const { short } = FORMS['refusal-notice'].samples;
          await this.draw(actor, response, 'refusal-notice', { ...short, instructions: instructionsOf(input) }, {});
        },
      },
    });
  }

  @Get('forms/:id')
  @Access('prefectureOfficer', 'prefectureApprover', 'systemAdministrator')
  showForm(@Param('id') id: string, @Query() query: unknown, @Req() request: Request): Promise<string> {
    return this.formPage(request, knownForm(id), null, isSaved(query));
  }

  @Post('forms/:id')
  @Access('prefectureOfficer', 'systemAdministrator')
  async changeForm(
    @CurrentActor() actor: Actor,
    @Param('id') typedId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const id = knownForm(typedId);
    const read = readTyped(HeldInput, body, { today: this.clock.today() });
    const { words, errors } = typedWords(id, body);
    const isSound = read.input !== null && Object.keys(errors).length === 0;
    await this.send(actor, request, response, {
      path: formWordsPath(id),
      page: (each, typed) => this.formPage(each, id, typed),
      body,
      read: { ...read, errors: { ...read.errors, ...errors } },
      reason: read.input?.reason ?? '',
      entry: isSound && read.input ? { part: formPart(id), holdsFrom: read.input.holdsFrom, value: words } : null,
      sample: { errors, draw: () => this.draw(actor, response, id, FORMS[id].samples.short, words) },
    });
  }

  private async send(actor: Actor, request: Request, response: Response, sent: Sent): Promise<void> {
    const { body, read, entry, reason, path, page, sample } = sent;
    const again = async ({ status, errors, idempotencyKey }: RefusedForm) => {
      const typed = formState({ ...read.typed, idempotencyKey }, errors, read.questions);
      response.status(status).send(await page(request, typed));
    };
    const pressed = pressedButton(body, 'act', sample ? ['preview'] : []);
    if (pressed === 'unknown') return again(refused(body, wholeFormErrors(NO_SUCH_BUTTON)));
    if (pressed === 'preview' && sample)
      return Object.keys(sample.errors).length === 0 ? sample.draw() : again(refused(body, sample.errors));
    if (entry === null) return again(refused(body, read.errors));
    try {
      await this.papers.add(entry, reason, typedVersion(body, 'seen'), typedSend(body, actor, read.confirmed));
    } catch (error) {
      return again(refusedBy(error, body));
    }
    response.redirect(HttpStatus.SEE_OTHER, `${path}?saved=1`);
  }

  /** The usual sample of a form with what is typed; nothing of a case is in it. */
  private async draw<Id extends FormId>(
    { accountId }: Actor,
    response: Response,
    formId: Id,
    input: FormInput<Id>,
    wording: Readonly<Record<string, string>>,
  ): Promise<void> {
    const issuedAt = new Date(`${japanDate(this.clock.now())}T00:00:00+09:00`);
    const { bytes } = await this.renderer.render(
      formId,
      input,
      { preview: false, watermark: '見本', issuedAt, wording },
      { person: accountId, signal: goneSignal(response) },
    );
    response.status(HttpStatus.OK);
    await sendDelivery(response, drawnPdf('見本.pdf', bytes));
  }

  private async sealsPage(request: Request, typed: FormState | null, saved = false): Promise<string> {
    const profile = await this.papers.profile();
    const last = entriesOf(profile.paperSettings, 'sealsAndNumbers').at(-1);
    const props = this.partProps(request, typed, last, { ...(last?.value ?? profile.sealsAndNumbers) }, saved);
    return renderPage(<SealsPage {...props} profile={profile} />);
  }

  private async instructionsPage(request: Request, typed: FormState | null, saved = false): Promise<string> {
    const profile = await this.papers.profile();
    const last = entriesOf(profile.paperSettings, 'appealInstructions').at(-1);
    const instructions = last?.value ?? profile.appealInstructions;
    const values = Object.fromEntries(
      instructions.flatMap(({ text, certainty }, index) => [
        [`instructions[${index}][text]`, text],
        [`instructions[${index}][confirmed]`, certainty === 'confirmed' ? 'on' : ''],
      ]),
    );
    return renderPage(<InstructionsPage {...this.partProps(request, typed, last, values, saved)} profile={profile} />);
  }

  private async formPage(request: Request, id: FormId, typed: FormState | null, saved = false): Promise<string> {
    const profile = await this.papers.profile();
    const last = entriesOf(profile.paperSettings, formPart(id)).at(-1);
    const words = last?.value ?? profile.formWording[id] ?? {};
    const values = {
      ...Object.fromEntries(Object.entries(words).map(([name, text]) => [wordField(name), text])),
      ...(words['number'] === '' && { [NO_NUMBER]: 'on' }),
    };
    const props = this.partProps(request, typed, last, values, saved);
    return renderPage(<FormWordsPage {...props} profile={profile} id={id} today={this.clock.today()} />);
  }

  /** With what was typed, or with the last entry to change. */
  private partProps(
    request: Request,
    typed: FormState | null,
    last: { no: number } | undefined,
    values: FormState['values'],
    saved: boolean,
  ): PaperPartProps {
    const form = typed ?? formState(values);
    return {
      chrome: this.chromes.of(request),
      form,
      idempotencyKey: keyOfForm(form.values),
      seen: last?.no ?? 0,
      editable: mayEdit(request.actor),
      saved,
    };
  }
}

const isSaved = (query: unknown): boolean => typedText(query, 'saved') === '1';

/** @throws NotFoundException */
function knownForm(id: string): FormId {
  if (!isFormId(id)) throw new NotFoundException();
  return id;
}

function ruleOf(id: FormId, name: string): TextRule {
  const label = wordLabel(id, name);
  if (/number$/iu.test(name)) return { label, longest: LONGEST_FORM_NUMBER };
  return { label, longest: /title$/iu.test(name) ? LONGEST_TITLE : LONGEST_WORD, lines: true };
}

/** The words of a form that are written otherwise, by name: what is left empty stays as the form has it. */
function typedWords(id: FormId, body: unknown): { words: Record<string, string>; errors: FieldErrors } {
  const names = Object.keys(anyForm(id).wording);
  const rules = Object.fromEntries(names.map((name) => [wordField(name), ruleOf(id, name)]));
  const { texts, errors } = readTexts(body, rules);
  const words = Object.fromEntries(
    names.flatMap((name) => {
      const text = texts[wordField(name)] ?? '';
      if (name === 'number' && typedText(body, NO_NUMBER) === 'on') return [[name, '']];
      return text === '' ? [] : [[name, text]];
    }),
  );
  return { words, errors };
}
