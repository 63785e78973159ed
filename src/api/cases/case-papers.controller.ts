import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { FORM_STAGES } from '../../documents/form-places.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { CasePapers, type PaperView } from '../../issuing/papers/case-papers.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { PAPER_ACTS } from '../../procedure/papers.js';
import { ApiController, Problem } from '../parts/api-controller.js';
import { Flag, Many, Text, Word } from '../parts/described.js';
import { ConditionJson, conditionJson } from '../parts/condition-json.js';
import { StoredFileJson, storedFileJson } from './document-json.js';

class PaperProblemJson {
  @Text('紙面の項目') field!: string;
  @Text('何が足りないか、どこで直すか') message!: string;
}

class PaperActJson {
  @Word('操作', PAPER_ACTS) act!: string;
  @Flag('いま行えるか') ready!: boolean;
  @Many(ConditionJson, '条件の全部') conditions!: ConditionJson[];
}

/** 文書: a paper that the case has or can have. */
export class PaperJson {
  @Text('申請の中での識別子') key!: string;
  @Text('様式の識別子') formId!: string;
  @Text('表題') title!: string;
  @Text('手続の段階') stage!: string;
  @Flag('案を見られるか') previewable!: boolean;
  @Many(PaperProblemJson, '発行するために足りない事項') problems!: PaperProblemJson[];
  @Many(StoredFileJson, '発行した版（新しい順）') versions!: StoredFileJson[];
  @Many(PaperActJson, '画面の「できること」') acts!: PaperActJson[];
}

/** 申請の文書. */
@ApiController('cases/:id/papers', '申請')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class CasePapersApiController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly papers: CasePapers,
  ) {}

  @Get()
  @ApiOperation({
    summary: '申請の文書',
    description: '様式の文書ごとに、足りない事項、発行した版、行える操作を返す。',
  })
  @ApiOkResponse({ type: [PaperJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PaperJson[]> {
    return (await this.papers.of(actor, await this.queries.get(actor, id))).map(paperJson);
  }
}

function paperJson({ key, formId, title, stage, previewable, problems, versions, acts }: PaperView): PaperJson {
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
