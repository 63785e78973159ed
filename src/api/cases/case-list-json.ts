import { ApiProperty } from '@nestjs/swagger';
import { CASE_ROW_VALUES, type CaseRow } from '../../applications/queries/case-rows.js';
import { Many } from '../parts/described.js';
import { PageJson } from '../parts/page-json.js';

/** The schema of one line of the list of cases: the values that the query describes, sent as they are. */
class CaseRowJson {}
for (const [name, { description, schema }] of Object.entries(CASE_ROW_VALUES))
  ApiProperty({ description, ...schema })(CaseRowJson.prototype, name);

export class CaseListJson extends PageJson {
  @Many(CaseRowJson, 'このページの申請') rows!: CaseRow[];
}
