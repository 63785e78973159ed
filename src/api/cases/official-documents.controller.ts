import { Body, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, getSchemaPath } from '@nestjs/swagger';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { FORM_STAGES } from '../../../forms/parts/place.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { OfficialDocuments, type DocumentView } from '../../issuing/documents/official-documents.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { NOT_IN_FORCE } from '../../procedure/case/words.js';
import { formatJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import { oldValueInWords } from '../../procedure/printed-records.js';
import { DOCUMENT_ACTS } from '../../procedure/official-documents.js';
import { DocumentActBody, readDocumentAct } from '../../inputs/document-act.js';
import { CommandInput, parseCommand } from '../../inputs/events/index.js';
import { japanDate } from '../../platform/clock.js';
import { Declined } from '../../platform/declined.js';
import { ApiController, CommandProblems, Problem } from '../parts/api-controller.js';
import { Flag, Many, Text, Texts, Whole, Word } from '../parts/described.js';
import { ConditionJson, conditionJson } from '../parts/condition-json.js';
import { JsonOnly } from '../parts/json-only.guard.js';
import { InvalidInput } from '../parts/problem-filter.js';
import { CommandResultJson, resultJson } from './result-json.js';
import { StoredFileJson, storedFileJson } from './document-json.js';

class DocumentProblemJson {
  @Text('紙面の項目') field!: string;
  @Text('何が足りないか、どこで直すか') message!: string;
}

class DocumentActJson {
  @Word('操作', DOCUMENT_ACTS) act!: string;
  @Flag('いま行えるか') ready!: boolean;
  @Many(ConditionJson, '条件の全部') conditions!: ConditionJson[];
}

class AskedTextJson {
  @Text('項目の名前。発行・訂正で送るときの名前') name!: string;
  @Text('項目の見出し') label!: string;
  @Flag('空欄にできないか') required!: boolean;
}

/** A version that prints what a correction of a record has put right since. */
class OutdatedVersionJson {
  @Whole('版') version!: number;
  @Texts('訂正された記録、訂正の日、前と後の値（日本語の文）') notes!: string[];
  @Whole('訂正後に作った版。ないときは null', { nullable: true }) correctedInVersion!: number | null;
}

/** 文書: a document that the case has or can have. */
export class DocumentJson {
  @Text('申請の中での識別子') key!: string;
  @Text('様式の識別子') formId!: string;
  @Text('表題') title!: string;
  @Text('手続の段階') stage!: string;
  @Flag('案を見られるか') previewable!: boolean;
  @Many(DocumentProblemJson, '発行するために足りない事項') problems!: DocumentProblemJson[];
  @Many(StoredFileJson, '発行した版（新しい順）') versions!: StoredFileJson[];
  @Text('いまの版が、効力のある提出のものでない理由。そうでないときは null', { nullable: true }) notInForce!:
    string | null;
  @Many(OutdatedVersionJson, '訂正前の記録を印刷している版（新しい順）') outdated!: OutdatedVersionJson[];
  @Many(DocumentActJson, '画面の「できること」') acts!: DocumentActJson[];
  @Flag('文書番号と日付があるか。あるものの訂正では、両方を送る') numbered!: boolean;
  @Text('いまの版の文書番号。ないときは空') documentNumber!: string;
  @Text('いまの版の日付（YYYY-MM-DD）。ないときは空') documentDate!: string;
  @Many(AskedTextJson, '新しい版に書く事項（申請に書かれていないもの）') asked!: AskedTextJson[];
}

/** 申請の文書. */
@ApiController('cases/:id/official-documents', '申請')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class OfficialDocumentsApiController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly documents: OfficialDocuments,
  ) {}

  @Get()
  @ApiOperation({
    summary: '申請の文書',
    description: '様式の文書ごとに、足りない事項、発行した版、行える操作を返す。',
  })
  @ApiOkResponse({ type: [DocumentJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentJson[]> {
    return (await this.documents.of(actor, await this.queries.get(actor, id))).map(documentJson);
  }

  @Post(':document/:act')
  @HttpCode(200)
  @UseGuards(JsonOnly)
  @ApiOperation({
    summary: '文書を発行し、再交付し、又は訂正する',
    description:
      '画面の「できること」と同じ操作。新しい版ができ、前の版も残る。番号のある文書の訂正では、文書番号と文書の日付（指定・不指定の通知書では通知した日）を送る。「文書」の asked の事項は、その name を項目の名前として送る。',
  })
  @ApiParam({ name: 'document', description: '申請の中での識別子（「申請の文書」の key）' })
  @ApiParam({ name: 'act', enum: [...DOCUMENT_ACTS] })
  @ApiExtraModels(CommandInput, DocumentActBody)
  @ApiBody({
    schema: {
      allOf: [
        { $ref: getSchemaPath(CommandInput) },
        { $ref: getSchemaPath(DocumentActBody) },
        { type: 'object', additionalProperties: true },
      ],
    },
  })
  @ApiOkResponse({ type: CommandResultJson })
  @CommandProblems()
  async put(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('document') key: string,
    @Param('act') name: string,
    @Body() body: unknown,
  ): Promise<CommandResultJson> {
    const command = parseCommand(body, 'json');
    const { document } = await this.documents.get(actor, id, key, command.ok ? command.command.lockVersion : undefined);
    const act = DOCUMENT_ACTS.find((each) => each === name);
    if (act === undefined) throw new Declined('notFound', `「${name}」という操作はありません。`);
    const read = readDocumentAct(act, document, body);
    if (!command.ok || !read.ok)
      throw new InvalidInput([...(command.ok ? [] : command.errors), ...(read.ok ? [] : read.errors)]);
    const { lockVersion, idempotencyKey, confirmed = [] } = command.command;
    const { ok: _, ...typed } = read;
    return resultJson(
      await this.documents.put(actor, { caseId: id, key, act, ...typed, confirmed, lockVersion, idempotencyKey }),
    );
  }
}

function documentJson({
  key,
  formId,
  title,
  stage,
  previewable,
  problems,
  versions,
  notInForce,
  outdated,
  acts,
  numbered,
  typed,
  asked,
}: DocumentView): DocumentJson {
  return {
    key,
    formId,
    title,
    stage: FORM_STAGES[stage],
    previewable,
    problems: problems.map(({ field, message }) => ({ field, message })),
    versions: versions.map(storedFileJson),
    notInForce: notInForce && NOT_IN_FORCE[notInForce],
    outdated: outdated.map(({ version, values, correctedIn }) => ({
      version,
      notes: values.map((value) => oldValueInWords(value, formatJapaneseDate(japanDate(value.at)))),
      correctedInVersion: correctedIn?.version ?? null,
    })),
    acts: acts.map(({ act, ready, conditions }) => ({ act, ready, conditions: conditions.map(conditionJson) })),
    numbered,
    documentNumber: typed.documentNumber,
    documentDate: typed.documentDate,
    asked: asked.map(({ name, label, required }) => ({ name, label, required })),
  };
}
