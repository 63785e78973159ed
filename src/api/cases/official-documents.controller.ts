import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { FORM_STAGES } from '../../../forms/parts/place.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { OfficialDocuments, type DocumentView } from '../../issuing/documents/official-documents.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { DOCUMENT_ACTS } from '../../procedure/official-documents.js';
import { ApiController, Problem } from '../parts/api-controller.js';
import { Flag, Many, Text, Word } from '../parts/described.js';
import { ConditionJson, conditionJson } from '../parts/condition-json.js';
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

/** 文書: a document that the case has or can have. */
export class DocumentJson {
  @Text('申請の中での識別子') key!: string;
  @Text('様式の識別子') formId!: string;
  @Text('表題') title!: string;
  @Text('手続の段階') stage!: string;
  @Flag('案を見られるか') previewable!: boolean;
  @Many(DocumentProblemJson, '発行するために足りない事項') problems!: DocumentProblemJson[];
  @Many(StoredFileJson, '発行した版（新しい順）') versions!: StoredFileJson[];
  @Many(DocumentActJson, '画面の「できること」') acts!: DocumentActJson[];
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
}

function documentJson({
  key,
  formId,
  title,
  stage,
  previewable,
  problems,
  versions,
  acts,
}: DocumentView): DocumentJson {
  return {
    key,
    formId,
    title,
    stage: FORM_STAGES[stage],
    previewable,
    problems: problems.map(({ field, message }) => ({ field, message })),
    versions: versions.map(storedFileJson),
    acts: acts.map(({ act, ready, conditions }) => ({ act, ready, conditions: conditions.map(conditionJson) })),
  };
}
