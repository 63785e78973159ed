import { Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { LONGEST_SEARCH } from '../applications/queries/case-filter.js';
import { DesignationService } from '../designations/designation.service.js';
import { DesignationRegister, type RegisterEntry, type RegisterFilter } from '../register/designation-register.js';
import { Access } from '../identity/access.js';
import { searchWords } from '../platform/text.js';
import { askedPage } from '../platform/paging.js';
import { KINDS } from '../procedure/terms/kinds.js';
import { CurrentActor } from '../identity/current-actor.js';
import type { Actor } from '../procedure/terms/actors.js';
import { ApiController, InputProblems, Problem } from './parts/api-controller.js';
import { Day, Many, Text, Texts, Uuid, Word } from './parts/described.js';
import { PageJson, pageJson } from './parts/page-json.js';
import { ApiPage, pageProblems } from './parts/page-query.js';
import { InvalidInput } from './parts/problem-filter.js';

const STANDINGS = [
  'valid',
  'deemedContinuing',
  'expired',
  'followed',
  'ahead',
] as const satisfies readonly RegisterEntry['standing'][];

class ApprovedChangeJson {
  @Day('変更の年月日') on!: string;
  @Text('変更した事項を医療機関が書いた文。都道府県とその医療機関のほかには空文字') text!: string;
  @Texts('追加された小項目の記号、研修の別の号又は特定分野') added!: string[];
  @Texts('削除された小項目の記号、研修の別の号又は特定分野') removed!: string[];
  @Texts(
    '変更の前の記録がなく、追加と削除を言えないとき、変更の後の全部（小項目の記号、研修の別の号又は特定分野）。言えるときはnull',
    {
      nullable: true,
    },
  )
  matters!: string[] | null;
}

/** A line of the register of designations. */
export class DesignationJson {
  @Uuid('指定の番号') id!: string;
  @Uuid('医療機関の番号') institutionId!: string;
  @Text('医療機関') institutionName!: string;
  @Text('所在地') address!: string;
  @Text('二次医療圏') planningAreaName!: string;
  @Word('区分', KINDS) kind!: string;
  @Day('指定の日') designatedOn!: string;
  @Day('有効期間の始まり') validFrom!: string;
  @Day('有効期間の終わり') validTo!: string;
  @Day('公示の日', { nullable: true }) publicNoticeOn!: string | null;
  @Text('公示の方法') publicNoticeMethod!: string;
  @Texts('小項目の記号、研修の別の号又は特定分野。記録のない指定はnull', { nullable: true }) matters!: string[] | null;
  @Many(ApprovedChangeJson, '承認された変更。記録のない指定はnull', { nullable: true }) changes!:
    ApprovedChangeJson[] | null;
  @Word('今日の状態', STANDINGS) standing!: string;
  @Text('今日の状態を述べた文') standingText!: string;
  @Text('根拠') legalBasis!: string;
}

export class DesignationHistoryJson extends DesignationJson {
  @Many(DesignationJson, 'この医療機関・区分の記録の全部（新しい順）') history!: DesignationJson[];
}

export class RegisterJson extends PageJson {
  @Many(DesignationJson, 'このページの指定') rows!: DesignationJson[];
}

/** 指定台帳. */
@ApiController('designations', '指定台帳')
@Access('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre')
export class DesignationsApiController {
  constructor(
    private readonly designations: DesignationService,
    private readonly designationRegister: DesignationRegister,
  ) {}

  @Get()
  @ApiOperation({
    summary: '指定台帳',
    description:
      '公示された指定（医療法113条6項）。都道府県には全ての指定が、医療機関には自らの指定が、公示の前から含まれる。',
  })
  @ApiQuery({
    name: 'text',
    required: false,
    description: '医療機関の名称・よみ・コードに含まれる言葉',
    schema: { type: 'string' },
  })
  @ApiQuery({ name: 'kind', required: false, description: '区分', schema: { type: 'string', enum: [...KINDS] } })
  @ApiQuery({ name: 'past', required: false, description: '終わった指定も含める', schema: { type: 'boolean' } })
  @ApiPage()
  @ApiOkResponse({ type: RegisterJson })
  @InputProblems()
  async register(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<RegisterJson> {
    const page = await this.designationRegister.page(actor, readFilter(query), askedPage(query['page']));
    return pageJson(page, designationJson);
  }

  @Get(':id')
  @ApiOperation({ summary: '指定1件とその経緯' })
  @ApiOkResponse({ type: DesignationHistoryJson })
  @Problem(404, '指定がないか、まだ公示されていない（designation-not-found）')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DesignationHistoryJson> {
    const detail = await this.designations.get(actor, id);
    return { ...designationJson(detail), history: detail.history.map(designationJson) };
  }
}

/** @throws InvalidInput */
function readFilter(query: Record<string, unknown>): RegisterFilter {
  const { text = '', kind: kindName, past = 'false' } = query;
  const kind = KINDS.find((each) => each === kindName);
  const errors = pageProblems(query, ['text', 'kind', 'past']);
  if (typeof text !== 'string' || text.length > LONGEST_SEARCH)
    errors.push({ field: 'text', message: `探す言葉は${LONGEST_SEARCH}文字以内の文字で送ってください。` });
  if (kindName !== undefined && kind === undefined)
    errors.push({ field: 'kind', message: '区分の値が正しくありません。' });
  if (past !== 'true' && past !== 'false') errors.push({ field: 'past', message: 'pastはtrueかfalseにしてください。' });
  if (errors.length > 0) throw new InvalidInput(errors);
  return { text: searchWords(String(text), LONGEST_SEARCH), kind, past: past === 'true' };
}

function designationJson(entry: RegisterEntry): DesignationJson {
  return {
    id: entry.id,
    institutionId: entry.institutionId,
    institutionName: entry.institutionName,
    address: entry.address,
    planningAreaName: entry.planningAreaName,
    kind: entry.kind,
    designatedOn: entry.designatedOn,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    publicNoticeOn: entry.publicNoticeOn,
    publicNoticeMethod: entry.publicNoticeMethod,
    matters: entry.matters,
    changes:
      entry.changes?.map(({ on, text, added, removed, matters = null }) => ({ on, text, added, removed, matters })) ??
      null,
    standing: entry.standing,
    standingText: entry.standingText,
    legalBasis: entry.legalBasis,
  };
}
