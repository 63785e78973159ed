import type { CaseRow } from '../../applications/queries/case-list.js';
import { PARTIES } from '../../procedure/terms/actors.js';
import { KINDS, PROCEDURES } from '../../procedure/terms/kinds.js';
import { STAGES, STATES } from '../../procedure/terms/states.js';
import { PageJson } from '../parts/page-json.js';
import { Day, Flag, Instant, Many, Text, Uuid, Whole, Word } from '../parts/described.js';

export const STATUSES = [
  'overdue',
  'actionRequired',
  'waitingFor',
  'onTrack',
  'done',
] as const satisfies readonly CaseRow['status'][];

/** One line of the list of cases. */
export class CaseRowJson {
  @Uuid('申請の番号') id!: string;
  @Text('受付番号（例：R8-3-0012）') referenceNo!: string;
  @Text('医療機関') institutionName!: string;
  @Word('区分', KINDS) kind!: string;
  @Word('手続', PROCEDURES) procedure!: string;
  @Text('二次医療圏') planningAreaName!: string;
  @Word('状態', STATES) state!: string;
  @Text('状態の名前') stateLabel!: string;
  @Word('段階', STAGES.map(({ id }) => id)) stage!: string;
  @Day('この状態になった日') stateSince!: string;
  @Word('次の対応者', PARTIES) holder!: string;
  @Text('次の対応者の名前') holderName!: string;
  @Day('期限', { nullable: true }) dueOn!: string | null;
  @Whole('期限までの開庁日の数。過ぎたときは負', { nullable: true }) dueInOfficeDays!: number | null;
  @Flag('期限を過ぎたか') overdue!: boolean;
  @Flag('ログインしている人の側が次の対応者か') mine!: boolean;
  @Word('状況', STATUSES) status!: string;
  @Text('状況を示す言葉') statusLabel!: string;
  @Instant('最終更新') updatedAt!: string;
}

export class CaseListJson extends PageJson {
  @Many(CaseRowJson, 'このページの申請') rows!: CaseRowJson[];
}

export function caseRowJson(row: CaseRow): CaseRowJson {
  return {
    id: row.id,
    referenceNo: row.referenceNo,
    institutionName: row.institutionName,
    kind: row.kind,
    procedure: row.procedure,
    planningAreaName: row.planningAreaName,
    state: row.state,
    stateLabel: row.stateLabel,
    stage: row.stage,
    stateSince: row.stateSince,
    holder: row.holder,
    holderName: row.holderName,
    dueOn: row.dueOn,
    dueInOfficeDays: row.dueInOfficeDays,
    overdue: row.overdue,
    mine: row.mine,
    status: row.status,
    statusLabel: row.statusLabel,
    updatedAt: row.updatedAt.toISOString(),
  };
}
