import { LOG_LINES_PER_PAGE } from '../../applications/queries/case-queries.js';
import { ConditionJson } from './condition-json.js';
import { LogLineJson } from './log-json.js';
import { Flag, Instant, Many, Table, Text, Whole, Word } from './described.js';

export class ProblemJson {
  @Text('種類。プログラムはこれで見分ける（例：urn:problem-type:stale-version）') type!: string;
  @Text('種類の名前') title!: string;
  @Whole('HTTPの状態番号') status!: number;
  @Text('何が起きたか、どう直すか') detail!: string;
}

export class UnavailableJson extends ProblemJson {
  @Word('データベースの状態：つながらない、応答しない、空きがない、ほかの操作が使っている', [
    'unreachable',
    'silent',
    'full',
    'locked',
  ])
  reason!: string;
  @Flag('保存されたかもしれない。falseのときは、この要求では何も保存されていない') mayBeStored!: boolean;
  @Text('記録（ログ）の番号') requestId!: string;
}

class FieldErrorJson {
  @Text('項目の場所（例：destinations[0].persons）。全体についてのときは空') field!: string;
  @Text('何をどう直すか') message!: string;
}

export class ValidationProblemJson extends ProblemJson {
  @Many(FieldErrorJson, '直すべき項目') errors!: FieldErrorJson[];
}

export class RefusalJson extends ProblemJson {
  @Word('断った理由の種類', ['finalState', 'eventNotInState', 'notYourRole', 'conditionsUnmet']) code!: string;
  @Many(ConditionJson, '満たしていない条件の全部') conditions!: ConditionJson[];
}

export class StaleSectionJson extends ProblemJson {
  @Whole('保存されている版') currentVersion!: number;
  @Table('保存されている内容', {}) stored!: object;
  @Table('送られた内容', {}) sent!: object;
  @Text('保存した人', { nullable: true }) savedByName!: string | null;
  @Instant('保存した日時', { nullable: true }) savedAt!: string | null;
}

class SavedSectionJson {
  @Text('画面の識別子（例：applicant）') section!: string;
  @Whole('この画面の版') lockVersion!: number;
  @Text('最後に保存した人') savedByName!: string;
  @Instant('最後に保存した日時') savedAt!: string;
}

export class StaleWorkingCopyJson extends ProblemJson {
  @Whole('現在のworkingVersion。いまの内容を読んでから送る') workingVersion!: number;
  @Many(SavedSectionJson, '保存されている画面') sections!: SavedSectionJson[];
}

export class StaleVersionJson extends ProblemJson {
  @Whole('現在のlockVersion') currentVersion!: number;
  @Many(
    LogLineJson,
    `送られたlockVersionの後に行われたこと（古い順。${LOG_LINES_PER_PAGE}件を超えるときは新しいもの）。示されない事務の記録だけが加わったときは空`,
  )
  changes!: LogLineJson[];
}
