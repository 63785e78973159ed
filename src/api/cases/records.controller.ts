import { Body, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import { RecordCorrections } from '../../applications/commands/record-corrections.js';
import { notThere, RecordNotFound } from '../../applications/entities/errors.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { CommandInput, parseCommand } from '../../inputs/events/index.js';
import { readRecordCorrection, RECORD_CORRECTIONS, recordKey, recordOfKey } from '../../inputs/record-correction.js';
import { mayCorrect } from '../../procedure/record-corrections.js';
import { recordedFact, recordedFacts, type RecordedFact } from '../../procedure/recorded-facts.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { ApiController, CommandProblems, Problem } from '../parts/api-controller.js';
import { Flag, Many, Table, Text } from '../parts/described.js';
import { JsonOnly } from '../parts/json-only.guard.js';
import { InvalidInput } from '../parts/problem-filter.js';
import { CommandResultJson, resultJson } from './result-json.js';

class RecordFieldJson {
  @Text('項目の名前。訂正で送るときの名前') name!: string;
  @Text('項目の見出し') label!: string;
}

/** 記録: what was recorded of a case, as it stands. */
class RecordJson {
  @Text('記録の識別子（例：receipt、check-R1、opinion-<意見聴取の番号>）') key!: string;
  @Text('記録の名前') label!: string;
  @Flag('ログインしている人が訂正できるか') correctable!: boolean;
  @Many(RecordFieldJson, '項目') fields!: RecordFieldJson[];
  @Table('いまの値。訂正では、この全部を正しい値で送る', {}) values!: RecordedFact['values'];
}

/** 記録の訂正: over REST what the pages do. */
@ApiController('cases/:id/records', '手続の操作')
@Access('prefectureOfficer', 'prefectureApprover', 'healthCentre')
export class RecordsApiController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly corrections: RecordCorrections,
  ) {}

  @Get()
  @ApiOperation({ summary: '訂正できる記録', description: '申請について記録した日付・結果・氏名などの、いまの値。' })
  @ApiOkResponse({ type: [RecordJson] })
  @Problem(404, '申請がないか、権限がない（case-not-found）')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RecordJson[]> {
    const { application, facts } = await this.queries.get(actor, id);
    return recordedFacts(application.state, facts).map((record) => ({
      key: recordKey(record.name),
      label: record.label,
      correctable: mayCorrect(record, actor),
      fields: Object.entries(record.fields).map(([name, field]) => ({ name, label: field.name })),
      values: record.values,
    }));
  }

  @Post(':key')
  @HttpCode(200)
  @UseGuards(JsonOnly)
  @ApiOperation({
    summary: '記録を訂正する',
    description: `記録の項目の全部と、理由を送る。前の値と理由は経過に残り、申請の段階は変わらない。送る項目は、記録の識別子による：${RECORD_CORRECTIONS.map(({ key, input }) => `${key} は ${input.name}`).join('、')}。確認（confirmation）の確認事項は、その水準のものだけを送る。`,
  })
  @ApiExtraModels(CommandInput, ...RECORD_CORRECTIONS.map(({ input }) => input))
  @ApiBody({
    schema: {
      allOf: [
        { $ref: getSchemaPath(CommandInput) },
        // The fields of one kind may also be those of another with more: any, not one.
        { anyOf: RECORD_CORRECTIONS.map(({ input }) => ({ $ref: getSchemaPath(input) })) },
      ],
    },
  })
  @ApiOkResponse({ type: CommandResultJson })
  @CommandProblems()
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() body: unknown,
  ): Promise<CommandResultJson> {
    const { application, facts } = await this.queries.get(actor, id);
    const name = recordOfKey(key);
    const record = name && recordedFact(application.state, facts, name);
    const command = parseCommand(body, 'json');
    if (name && !record && command.ok) throw notThere(application, command.command.lockVersion, new RecordNotFound());
    if (!record || !mayCorrect(record, actor)) throw new RecordNotFound();
    const read = readRecordCorrection(record, body, 'json');
    if (!command.ok || !read.ok)
      throw new InvalidInput([...(command.ok ? [] : command.errors), ...(read.ok ? [] : read.errors)]);
    const { lockVersion, idempotencyKey, confirmed } = command.command;
    const { values, reason } = read;
    return resultJson(
      await this.corrections.correct(actor, {
        caseId: application.id,
        record: record.name,
        values,
        reason,
        confirmed,
        lockVersion,
        idempotencyKey,
      }),
    );
  }
}
