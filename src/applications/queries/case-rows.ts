/** What a list of cases tells of each: one line here gives the column of the statement, the type of the row, and REST with its description. */
import type { EntityManager } from 'typeorm';
import { ACCOUNT_NAMES } from '../../identity/officers.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { holidayCaveat, type KnownCalendar, officeDaysBetween } from '../../procedure/calendar/office-days.js';
import { CASE_STATUSES, caseStatus, caseStatusLabel, type StatusInput } from '../../procedure/case/case-status.js';
import { type Actor, PARTIES, PARTY_LABEL } from '../../procedure/terms/actors.js';
import { KINDS, PROCEDURES } from '../../procedure/terms/kinds.js';
import { type CaseState, STAGES, STATES, type StageId, stateLabel } from '../../procedure/terms/states.js';
import { HEALTH_CENTRE_NAMES, INSTITUTION_NAMES, PLANNING_AREA_NAMES } from '../../registry/registry-rows.js';
import { isFormerName, type SearchWord } from '../../registry/search-key.js';
import { isInside } from './visibility.js';
import { hearingsAt, mineFilter, OPEN_STEPS, wholeCondition } from './buckets.js';

/** Who looks, and when. */
export interface RowContext {
  actor: Actor;
  /** Date in Japan. */
  today: IsoDate;
  calendar: KnownCalendar;
  /** What was looked for; absent where nothing was. */
  words?: readonly SearchWord[];
}

/** How a value is written in JSON; `T` is its type. */
interface Schema<T> {
  type: 'string' | 'integer' | 'boolean';
  format?: 'uuid' | 'date' | 'date-time';
  nullable?: true;
  enum?: T[];
}

const TEXT: Schema<string> = { type: 'string' };
const UUID: Schema<string> = { type: 'string', format: 'uuid' };
const DAY: Schema<IsoDate> = { type: 'string', format: 'date' };
const INSTANT: Schema<Date> = { type: 'string', format: 'date-time' };
const WHOLE: Schema<number> = { type: 'integer' };
const FLAG: Schema<boolean> = { type: 'boolean' };
const word = <T extends string>(words: readonly T[]): Schema<T> => ({ type: 'string', enum: [...words] });
const orNull = <T>(schema: Schema<T>): Schema<T | null> => ({ ...schema, nullable: true });

/** A value as REST has it. */
interface Listed<T> {
  /** In Japanese, for the OpenAPI document. */
  description: string;
  schema: Schema<T>;
}

interface Read<T> extends Listed<T> {
  sql: string;
}

const read = <T>(sql: string, description: string, schema: Schema<T>): Read<T> => ({ sql, description, schema });

/** Read as they are: `a` is the case, `institution` and `area` what it names. */
const READ = {
  id: read('a.id', '申請の番号', UUID),
  referenceNo: read('a.reference_no', '受付番号（例：R8-3-0012）。提出するまではnull', orNull(TEXT)),
  institutionName: read('institution.name', '医療機関', TEXT),
  kind: read('a.kind', '区分', word(KINDS)),
  procedure: read('a.procedure', '手続', word(PROCEDURES)),
  planningAreaName: read('area.name', '二次医療圏', TEXT),
  state: read('a.state', '状態', word(STATES)),
  stateSince: read('CAST(a.state_since AS text)', 'この状態になった日', DAY),
  holder: read('a.holder', '次の対応者', word(PARTIES)),
  dueOn: read('CAST(a.due_on AS text)', '期限', orNull(DAY)),
  updatedAt: read('a.updated_at', '最終更新', INSTANT),
};

type ReadValues = { [Name in keyof typeof READ]: (typeof READ)[Name] extends Read<infer T> ? T : never };

interface RawRow extends ReadValues {
  mine: boolean;
  /** Health centres that still have to report. */
  healthCentres: string | null;
  officer: string | null;
  /** What the institution is found by, and was by its former names. */
  own: string;
  former: string;
}

interface Found<T> extends Listed<T> {
  of: (row: RawRow, context: RowContext) => T;
}

const found = <T>(description: string, schema: Schema<T>, of: Found<T>['of']): Found<T> => ({
  description,
  schema,
  of,
});

/** Found from what was read. */
const FOUND = {
  stateLabel: found('状態の名前', TEXT, ({ state, procedure }) => stateLabel(state, procedure)),
  stage: found('段階', word(STAGES.map(({ id }) => id)), ({ state }) => stageOf(state)),
  holderName: found(
    '次の対応者の名前',
    TEXT,
    ({ holder, healthCentres }) => (holder === 'healthCentre' ? healthCentres : null) ?? PARTY_LABEL[holder],
  ),
  officerName: found(
    '都道府県の担当。決まっていないとき、都道府県以外にはnull',
    orNull(TEXT),
    ({ officer }, { actor }) => (isInside(actor) ? officer : null),
  ),
  byFormerName: found('医療機関の旧名称で見つかったか', FLAG, ({ own, former }, { words = [] }) =>
    isFormerName(words, { own, former }),
  ),
  dueInOfficeDays: found('期限までの開庁日の数。過ぎたときは負', orNull(WHOLE), dueInOfficeDays),
  dueNote: found('期限の年の祝日が確定していないときの注意書き', orNull(TEXT), ({ dueOn }, { calendar }) =>
    holidayCaveat(dueOn, calendar),
  ),
  overdue: found('期限を過ぎたか', FLAG, isOverdue),
  mine: found('ログインしている人の側が次の対応者か', FLAG, ({ mine }) => mine),
  status: found('状況', word(CASE_STATUSES), (row, context) => caseStatus(statusInput(row, context))),
  statusLabel: found('状況を示す言葉', TEXT, (row, context) => caseStatusLabel(statusInput(row, context))),
};

type FoundValues = { [Name in keyof typeof FOUND]: (typeof FOUND)[Name] extends Found<infer T> ? T : never };

/** One line of the list. */
export type CaseRow = ReadValues & FoundValues;

/** Every value of a line with its description, by name. */
export const CASE_ROW_VALUES: Readonly<Record<keyof CaseRow, Listed<unknown>>> = { ...READ, ...FOUND };

/** The rows of these cases, in the order of the ids. */
export async function rowsOf(manager: EntityManager, ids: readonly string[], context: RowContext): Promise<CaseRow[]> {
  if (ids.length === 0) return [];
  const { actor } = context;
  const mine = wholeCondition(mineFilter(actor), actor);
  const cases = manager
    .createQueryBuilder()
    .select(mine.where, 'mine')
    .addSelect(WAITING_HEALTH_CENTRES, 'healthCentres')
    .addSelect(OFFICER_NAME, 'officer')
    .addSelect('institution.search_key', 'own')
    .addSelect('institution.former_search_key', 'former')
    .from('application', 'a')
    .innerJoin(INSTITUTION_NAMES, 'institution', 'institution.id = a.institution_id')
    .innerJoin(PLANNING_AREA_NAMES, 'area', 'area.id = a.planning_area_id')
    .where('a.id = ANY(:ids)', { ids })
    .setParameters(mine.params);
  for (const [name, { sql }] of Object.entries(READ)) cases.addSelect(sql, name);
  const byId = new Map((await cases.getRawMany<RawRow>()).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [caseRow(row, context)] : [];
  });
}

const WAITING_HEALTH_CENTRES = `(SELECT string_agg(DISTINCT centre.name, '、') FROM hearing waiting
  JOIN ${HEALTH_CENTRE_NAMES} centre ON centre.id = waiting.health_centre_id
  WHERE waiting.application_id = a.id AND ${hearingsAt('waiting', OPEN_STEPS)})`;

const OFFICER_NAME = `(SELECT officer.name FROM ${ACCOUNT_NAMES} officer WHERE officer.id = a.officer_id)`;

function caseRow({ healthCentres, officer, own, former, ...values }: RawRow, context: RowContext): CaseRow {
  const row = { healthCentres, officer, own, former, ...values };
  const entries = Object.entries(FOUND).map(([name, { of }]) => [name, of(row, context)] as const);
  return { ...values, ...(Object.fromEntries(entries) as FoundValues) };
}

function isOverdue({ dueOn }: RawRow, { today }: RowContext): boolean {
  return dueOn !== null && dueOn < today;
}

function dueInOfficeDays({ dueOn }: RawRow, { today, calendar }: RowContext): number | null {
  return dueOn === null ? null : officeDaysBetween(today, dueOn, calendar.closedDays);
}

function statusInput(row: RawRow, context: RowContext): StatusInput {
  return {
    state: row.state,
    mine: row.mine,
    overdue: isOverdue(row, context),
    dueInOfficeDays: dueInOfficeDays(row, context),
    actor: context.actor,
  };
}

/** The stage to which a state belongs. */
function stageOf(state: CaseState): StageId {
  const stage = STAGES.find(({ states }) => (states as readonly CaseState[]).includes(state));
  if (!stage) throw new Error(`state ${state} belongs to no stage`);
  return stage.id;
}
