import { LONGEST_NUMBER } from '../../procedure/fields/limits.js';
import { Body, Controller, Get, Header, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { StaleVersion } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { isInside } from '../../applications/queries/visibility.js';
import { DocumentNotIssuable } from '../../documents/issued-documents.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { OfficialDocuments, type DocumentView } from '../../issuing/documents/official-documents.js';
import { Clock } from '../../platform/clock.js';
import { askedPage, countOf, sliceOf } from '../../platform/paging.js';
import { goneSignal } from '../../platform/receiver-gone.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { parseJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import {
  DOCUMENT_ACTS,
  type DocumentAct,
  documentDateProblems,
  DRAWN_ANEW_LABEL,
} from '../../procedure/official-documents.js';
import { type FieldErrors, formState, type FormState, WHOLE_FORM } from '../components/index.js';
import {
  keyOfForm,
  readTexts,
  type TextRule,
  typedConfirmations,
  typedKey,
  typedText,
  typedVersion,
} from '../requests/form-body.js';
import { ConflictPage, renderPage } from '../layout/index.js';
import { PageChromes } from '../requests/page-chrome.js';
import { refusedBy, unseen } from '../requests/refused-form.js';
import { sendDelivery } from '../../documents/send-delivery.js';
import { timelineEntries } from '../case-elements/timeline-entries.js';
import { DRAWN_ANEW } from '../case-elements/drawn-anew-choice.js';
import { FileRecordPage } from './file-record-page.js';
import { DocumentActPage, type DocumentActPageProps } from './document-act-page.js';
import { officialDocumentActPath, officialDocumentPath } from '../addresses/document-addresses.js';
import { DocumentPage } from './document-page.js';

interface Asked {
  actor: Actor;
  view: CaseView;
  document: DocumentView;
  act: DocumentAct;
}

/** What may be typed for an act, by the labels of its form. */
const TYPED: Readonly<Record<string, TextRule>> = {
  reason: { label: '理由', longest: 500, lines: true },
  documentNumber: { label: '文書番号', longest: LONGEST_NUMBER },
  documentDate: { label: '文書の日付', longest: 60 },
};
const MOST_TEXT = 2000;

/** What the form of an act carries besides: no texts. */
const HIDDEN = ['lockVersion', 'fromVersion', 'idempotencyKey', DRAWN_ANEW] as const;

const VERSIONS_PER_PAGE = 50;

/** The documents of a case, their drafts, and the acts that put one out again. */
@Controller()
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class OfficialDocumentsController {
  constructor(
    private readonly documents: OfficialDocuments,
    private readonly queries: CaseQueries,
    private readonly files: StoredFileService,
    private readonly chromes: PageChromes,
    private readonly clock: Clock,
  ) {}

  @Get('cases/:id/official-documents/:document')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('document') key: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    return this.page(
      request,
      actor,
      { caseId: id, key },
      {
        done: typedText(query, 'done'),
        page: askedPage(typedText(query, 'page')),
        versionsPage: askedPage(typedText(query, 'versionsPage')),
      },
    );
  }

  @Get('cases/:id/official-documents/:document/preview')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('document') key: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    try {
      await sendDelivery(response, await this.documents.preview(actor, id, key, goneSignal(response)));
    } catch (error) {
      if (!(error instanceof DocumentNotIssuable)) throw error;
      response.status(422).send(await this.page(request, actor, { caseId: id, key }, { undrawable: true }));
    }
  }

  @Get('cases/:id/official-documents/:document/:act')
  async form(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('document') key: string,
    @Param('act') act: string,
    @Req() request: Request,
  ): Promise<string> {
    const asked = await this.asked(actor, id, key, act);
    const { typed, documentClass } = asked.document;
    // A notice bears the day on which it was given, also when it is put right; a letter is sent anew.
    const documentDate = documentClass === 'decision' ? typed.documentDate : this.clock.today();
    return this.actPage(
      request,
      asked,
      formState({ documentNumber: typed.documentNumber, documentDate, ...typed.answers }),
    );
  }

  @Post('cases/:id/official-documents/:document/:act')
  async perform(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('document') key: string,
    @Param('act') actName: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = await this.asked(actor, id, key, actName, typedVersion(body, 'lockVersion'));
    const rules = rulesOf(asked.document);
    const { typed, texts, errors: unreadable } = readTexts(body, rules);
    const errors = { ...inputErrors(asked, texts), ...unreadable };
    const confirmed = typedConfirmations(body);
    const sent = { ...typed, ...Object.fromEntries(HIDDEN.map((name) => [name, typedText(body, name)])) };
    const again = async (
      status: number,
      found: FieldErrors,
      more: Partial<DocumentActPageProps> = {},
      form: FormState['values'] = sent,
    ) =>
      void response.status(status).send(this.actPage(request, asked, formState({ ...form, confirmed }, found), more));
    if (Object.keys(errors).length > 0) return again(422, errors);
    try {
      await this.documents.put(actor, {
        caseId: id,
        key,
        act: asked.act,
        reason: texts['reason'] ?? '',
        ...retyped(asked, texts),
        drawnAnew: sent[DRAWN_ANEW] === 'true',
        confirmed,
        fromVersion: typedVersion(body, 'fromVersion'),
        lockVersion: typedVersion(body, 'lockVersion'),
        idempotencyKey: typedKey(body, 'idempotencyKey'),
      });
      response.redirect(303, `${officialDocumentPath(id, key)}?done=${asked.act}`);
    } catch (error) {
      if (error instanceof StaleVersion) {
        const changes = await this.queries.log(actor, id, 1, { since: error.formVersion });
        if (changes.rows.length === 0) {
          const { status, errors: told, idempotencyKey } = unseen(error, body);
          const { lockVersion } = asked.view.application;
          return await again(status, told, {}, { ...sent, lockVersion: String(lockVersion), idempotencyKey });
        }
        const told = Object.entries(rules).flatMap(([name, { label }]) =>
          typed[name] ? [{ label, value: typed[name] }] : [],
        );
        response
          .status(409)
          .send(
            renderPage(
              <ConflictPage
                chrome={this.chromes.of(request)}
                changes={timelineEntries(changes.rows)}
                changed={countOf(changes)}
                typed={[
                  ...told,
                  ...(sent[DRAWN_ANEW] === 'true' ? [{ label: '訂正の範囲', value: DRAWN_ANEW_LABEL }] : []),
                ]}
                reopenHref={officialDocumentActPath(id, key, asked.act)}
              />,
            ),
          );
      } else if (error instanceof DocumentNotIssuable)
        await again(
          422,
          { [WHOLE_FORM]: [`${error.title}を作成できません。足りない事項を入力してください。`] },
          { problems: error.problems },
        );
      else {
        const { status, errors: told, conditions, idempotencyKey } = refusedBy(error, body);
        await again(status, told, { refused: conditions }, { ...sent, idempotencyKey });
      }
    }
  }

  /** The record of one stored file. */
  @Get('documents/:fileId')
  async record(
    @CurrentActor() actor: Actor,
    @Param('fileId') fileId: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const record = await this.files.record(actor, fileId, askedPage(typedText(query, 'page')));
    const view = await this.queries.get(actor, record.info.applicationId);
    return renderPage(
      <FileRecordPage chrome={this.chromes.of(request)} view={view} record={record} inside={isInside(actor)} />,
    );
  }

  private async page(
    request: Request,
    actor: Actor,
    { caseId, key }: { caseId: string; key: string },
    {
      done = '',
      undrawable,
      page = 1,
      versionsPage = 1,
    }: { done?: string; undrawable?: boolean; page?: number; versionsPage?: number },
  ): Promise<string> {
    const { view, document } = await this.documents.get(actor, caseId, key);
    const previews = isInside(actor) ? await this.documents.previews(caseId, document.title, page) : null;
    return renderPage(
      <DocumentPage
        chrome={this.chromes.of(request)}
        actor={actor}
        view={view}
        today={this.clock.today()}
        document={document}
        previews={previews}
        versions={sliceOf(document.versions, { page: versionsPage, perPage: VERSIONS_PER_PAGE })}
        done={doneText(document, done)}
        undrawable={undrawable}
      />,
    );
  }

  /** @throws as `OfficialDocuments.get`, before anything is said about the act */
  private async asked(actor: Actor, caseId: string, key: string, name: string, seen?: number): Promise<Asked> {
    const { view, document } = await this.documents.get(actor, caseId, key, seen);
    const act = DOCUMENT_ACTS.find((each) => each === name);
    if (act === undefined) throw new NotFoundException();
    return { actor, view, document, act };
  }

  private actPage(
    request: Request,
    { actor, view, document, act }: Asked,
    form: FormState,
    { refused = [], problems = [] }: Partial<DocumentActPageProps> = {},
  ): string {
    const seen = (name: string, current: number) =>
      /^\d{1,9}$/.test(String(form.values[name] ?? '')) ? Number(form.values[name]) : current;
    const command = {
      lockVersion: seen('lockVersion', view.application.lockVersion),
      fromVersion: seen('fromVersion', document.versions[0]?.version ?? 0),
      idempotencyKey: keyOfForm(form.values),
    };
    return renderPage(
      <DocumentActPage
        chrome={this.chromes.of(request)}
        actor={actor}
        view={view}
        document={document}
        act={act}
        form={form}
        command={command}
        refused={refused}
        problems={problems}
      />,
    );
  }
}

/** Every field of the form of an act on this document. */
function rulesOf({ asked }: DocumentView): Record<string, TextRule> {
  return {
    ...TYPED,
    ...Object.fromEntries(asked.map(({ name, label }) => [name, { label, longest: MOST_TEXT, lines: true }])),
  };
}

/** A correction of a numbered letter carries a number and a date; a new version of some documents texts of their own. */
function inputErrors({ act, document }: Asked, values: Record<string, string>): FieldErrors {
  const { reason = '', documentNumber = '', documentDate = '' } = values;
  const errors: FieldErrors = {};
  for (const { name, label, required } of act === 'reissue' ? [] : document.asked) {
    if (required && (values[name] ?? '') === '') errors[name] = [`${label}を入力してください。`];
  }
  if (act !== 'issue' && reason === '') errors['reason'] = ['理由を入力してください。'];
  if (act !== 'correct' || !document.numbered) return errors;
  if (documentNumber === '') errors['documentNumber'] = ['文書番号を入力してください。'];
  const day = parseJapaneseDate(documentDate);
  const faults = day === null ? [] : documentDateProblems(day, document.days);
  if (day === null) errors['documentDate'] = ['文書の日付を、例のように入力してください。'];
  else if (faults.length > 0) errors['documentDate'] = faults;
  return errors;
}

function retyped({ act, document }: Asked, values: Record<string, string>) {
  const { documentNumber = '', documentDate = '' } = values;
  return {
    ...(act === 'correct' &&
      document.numbered && { documentNumber, documentDate: parseJapaneseDate(documentDate) ?? '' }),
    ...(act !== 'reissue' &&
      document.asked.length > 0 && {
        answers: Object.fromEntries(document.asked.map(({ name }) => [name, values[name] ?? ''])),
      }),
  };
}

function doneText({ versions, title }: DocumentView, act: string): string | undefined {
  const version = versions[0]?.version ?? 0;
  switch (act) {
    case 'issue':
      return `「${title}」を発行しました。`;
    case 'reissue':
      return `「${title}」を再交付しました（第${version}版）。`;
    case 'correct':
      return `「${title}」を訂正しました（第${version}版）。`;
    default:
      return undefined;
  }
}
