import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { CONTENT_INPUTS } from '../../inputs/events/index.js';
import type { SectionBody } from '../../procedure/fields/content-sections.js';
import { Flag, Instant, Text, Whole } from '../parts/described.js';

const CONTENT_CLASSES = Object.values(CONTENT_INPUTS);

/** One section of what the hospital is writing. */
@ApiExtraModels(...CONTENT_CLASSES)
export class SectionJson {
  @Text('画面の識別子（例：applicant）') section!: string;
  @Whole('この画面の版。保存とともに送り返す。保存されたことがなければ0') lockVersion!: number;
  @Text('最後に保存した人', { nullable: true }) savedByName!: string | null;
  @Instant('最後に保存した日時', { nullable: true }) savedAt!: string | null;
  @ApiProperty({
    description: 'この画面の項目。そのまま送り返せる',
    anyOf: CONTENT_CLASSES.map((type) => ({ $ref: getSchemaPath(type) })),
  })
  content!: SectionBody;
}

/** What a save did. */
export class SectionSavedJson {
  @Text('画面の識別子') section!: string;
  @Whole('保存の後の版。次の保存で送る') lockVersion!: number;
  @Instant('保存した日時') savedAt!: string;
  @Flag('同じidempotencyKeyの保存が既に行われていて、今回は何もしなかったか') repeated!: boolean;
}
