/** The list of cases: found, sorted and paged by indexes, so that it stays quick with 100,000 of them. */
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { askedScope, type CaseListScope, caseListScopes, type CouncilArea } from '../scope/access-scope.js';
import { type Kind, KINDS, PROCEDURES, type ProcedureType } from '../../procedure/terms/kinds.js';
import { STAGES, STATES, type CaseState, type StageId } from '../../procedure/terms/states.js';
import { INSTITUTION_NAMES, institutionsNamed } from '../../registry/registry-rows.js';
import { casesNumbered } from '../../documents/numbered-documents.js';
import { likePart, type SearchWord, searchWordsOf } from '../../registry/search-key.js';
import { type Actor, isPrefecture } from '../../procedure/terms/actors.js';
import { Application } from '../entities/application.js';
import { bucketFilter, type ListFilter, officerFilter, mineFilter, hearingsAt, statesOfHolder } from './buckets.js';
import type { SqlFilter } from '../../platform/sql-filter.js';
import type { CaseFilter, CaseSort } from './case-filter.js';
import type { RowContext } from './case-rows.js';

export const CASES_PER_PAGE = 50;

export interface ListContext extends RowContext {
  /** Every planning area; may be empty for who has no councils. */
  areas: readonly CouncilArea[];
}

/** The cases of the actor that the filter lets through, as alias `a`, not yet sorted: one query for each set of them (see `caseListScopes`). */
export type FilteredCases = [SelectQueryBuilder<Application>, ...SelectQueryBuilder<Application>[]];

export function filteredCases(manager: EntityManager, filter: CaseFilter, context: FilterContext): FilteredCases {
  const [first, ...others] = scopesOf(filter, context);
  const of = (scope: CaseListScope) => narrowed(setOf(manager, scope, filter, context), filter, context);
  return [of(first), ...others.map(of)];
}

/** What waits for a health centre is found by its hearings, wherever the case lies. */
function scopesOf(filter: CaseFilter, context: FilterContext): [CaseListScope, ...CaseListScope[]] {
  const { actor, areas } = context;
  const { steps } = conditionsOf(filter, context).find((condition) => condition.steps) ?? {};
  return steps ? [askedScope(actor, 'a', hearingsAt('scope_hearing', steps))] : caseListScopes(actor, 'a', areas);
}

/**
 * The cases of one set.
 * @param few a long word is found by an index of its own, which may name fewer cases than the set has: PostgreSQL begins with the smaller
 */
function setOf(
  manager: EntityManager,
  { where, params, asked }: CaseListScope,
  filter: CaseFilter,
  context: FilterContext,
  few = true,
): SelectQueryBuilder<Application> {
  const cases = manager.createQueryBuilder(Application, 'a');
  if (!asked) return cases.where(`(${where})`, params);
  const ids = `SELECT application_id FROM ${ofCells(asked.hearings, cellsOf(filter, context))}`;
  return cases.where(
    few && searchWordsOf(filter.text).some(isIndexed) ? `a.id IN (${ids})` : `a.id = ANY (ARRAY(${ids}))`,
    params,
  );
}

/** The hearing knows the state, the kind and the procedure of its case: others are not looked at. */
function ofCells(hearings: string, { states, kinds, procedures }: Cells): string {
  const named = Object.entries({ case_state: states, case_kind: kinds, case_procedure: procedures });
  return [
    hearings,
    ...named.flatMap(([column, values]) => (values ? [`scope_hearing.${column} IN (${words(values)})`] : [])),
  ].join(' AND ');
}

type FilterContext = Pick<ListContext, 'actor' | 'today' | 'areas'>;

function narrowed<Row extends ObjectLiteral>(
  cases: SelectQueryBuilder<Row>,
  filter: CaseFilter,
  context: FilterContext,
): SelectQueryBuilder<Row> {
  const { states, kinds, procedures } = cellsOf(filter, context);
  // In words and not as parameters: several lists are counted in one statement, each with its own.
  if (states) cases.andWhere(`a.state IN (${words(states)})`);
  if (kinds) cases.andWhere(`a.kind IN (${words(kinds)})`);
  if (procedures) cases.andWhere(`a.procedure IN (${words(procedures)})`);
  return narrowedWithin(cases, filter, context);
}

/** None of them is the word that no case has. */
const words = (names: readonly string[]): string =>
  (names.length > 0 ? names : ['']).map((name) => `'${name}'`).join(', ');

/** By what the state, the kind and the procedure of a case do not say. */
function narrowedWithin<Row extends ObjectLiteral>(
  cases: SelectQueryBuilder<Row>,
  filter: CaseFilter,
  context: FilterContext,
): SelectQueryBuilder<Row> {
  withWords(cases, filter, context.actor);
  if (filter.planningAreaId)
    cases.andWhere('a.planning_area_id = :planningAreaId', { planningAreaId: filter.planningAreaId });
  if (filter.roundId) cases.andWhere('a.round_id = :roundId', { roundId: filter.roundId });
  if (filter.officer !== undefined) {
    const { where, params } = officerFilter(filter.officer, context.actor);
    cases.andWhere(where, params);
  }
  if (filter.overdue) cases.andWhere('a.due_on < :today', { today: context.today });
  for (const { where, params } of conditionsOf(filter, context)) cases.andWhere(where, params);
  return cases;
}

function withWords<Row extends ObjectLiteral>(
  cases: SelectQueryBuilder<Row>,
  { text }: CaseFilter,
  actor: Actor,
): SelectQueryBuilder<Row> {
  for (const [index, word] of searchWordsOf(text).entries()) {
    const { where, params } = wordFilter(word, `text${index}`, actor);
    cases.andWhere(where, params);
  }
  return cases;
}

/** Of two conditions over the hearings of a centre the narrower one, which a number of its home names, says what the other says. */
function conditionsOf(filter: CaseFilter, { actor, today }: FilterContext): ListFilter[] {
  const bucket = filter.bucket ? [bucketFilter(filter.bucket, actor, today)] : [];
  const isSaid = bucket.some(({ steps }) => steps);
  return [...(filter.mine && !(actor.role === 'healthCentre' && isSaid) ? [mineFilter(actor)] : []), ...bucket];
}

/** The cases of one state, kind and procedure lie together in the indexes, in each order: a filter names cells of that table. */
interface Cells {
  /** Undefined where the filter says nothing. */
  states?: readonly CaseState[];
  kinds?: readonly Kind[];
  procedures?: readonly ProcedureType[];
}

function cellsOf(filter: CaseFilter, context: FilterContext): Cells {
  const named = [
    ...(filter.state ? [[filter.state]] : []),
    ...(filter.stage ? [statesOfStage(filter.stage)] : []),
    ...(filter.holder ? [statesOfHolder(filter.holder)] : []),
    ...conditionsOf(filter, context).flatMap(({ states }) => (states.length < STATES.length ? [states] : [])),
  ];
  return {
    states: named.length > 0 ? STATES.filter((state) => named.every((states) => states.includes(state))) : undefined,
    kinds: filter.kind && [filter.kind],
    procedures: filter.procedure && [filter.procedure],
  };
}

/** What each order goes by; PostgreSQL puts a missing due date or number last, and so does the index. The id keeps pages apart. */
const ORDER: Readonly<Record<CaseSort, readonly (readonly [column: string, direction: 'ASC' | 'DESC'])[]>> = {
  due: [
    ['a.due_on', 'ASC'],
    ['a.id', 'ASC'],
  ],
  name: [
    ['institution.kana', 'ASC'],
    ['a.institution_id', 'ASC'],
    ['a.id', 'ASC'],
  ],
  reference: [
    ['a.reference_no', 'ASC'],
    ['a.id', 'ASC'],
  ],
  updated: [
    ['a.updated_at', 'DESC'],
    ['a.id', 'ASC'],
  ],
};

/** Which rows of a sorted list. */
interface Slice {
  offset: number;
  limit: number;
  /** There are few in all: they are found first and then sorted, not looked for along the order. */
  few: boolean;
}

/** The ids of `filteredCases` from an offset on, in the order of the filter: the first of each set, put in order together, each case once. */
export function sortedIds(
  manager: EntityManager,
  filter: CaseFilter,
  context: FilterContext,
  { offset, limit, few }: Slice,
): SelectQueryBuilder<ObjectLiteral> {
  const sort = filter.sort ?? 'due';
  const sets = scopesOf(filter, context).map((scope) =>
    firstOfSet(manager, scope, filter, context, { limit: offset + limit, few }),
  );
  const together = manager
    .createQueryBuilder()
    .select('found.id', 'id')
    .from(`(${sets.map((set) => `(${set.getQuery()})`).join(' UNION ')})`, 'found');
  for (const [column, direction] of ORDER[sort]) together.addOrderBy(`found.${keyOf(column)}`, direction);
  for (const set of sets) together.setParameters(set.getParameters());
  return together.offset(offset).limit(limit);
}

const keyOf = (column: string): string => column.replace(/^\w+\./, '');

/** The first rows of one set with all that they are ordered by. */
function firstOfSet(
  manager: EntityManager,
  scope: CaseListScope,
  filter: CaseFilter,
  context: FilterContext,
  { limit, few }: Omit<Slice, 'offset'>,
): SelectQueryBuilder<ObjectLiteral> {
  const { sort = 'due', text, planningAreaId } = filter;
  if (scope.asked && isAskedOrder(sort))
    return firstAsked(manager, ofCells(scope.asked.hearings, cellsOf(filter, context)), sort, filter, context)
      .setParameters(scope.params)
      .limit(limit);
  const { states, kinds, procedures } = cellsOf(filter, context);
  const isNarrowed = states !== undefined || (!text && (kinds !== undefined || procedures !== undefined));
  const cases = setOf(manager, scope, filter, context, few);
  if (sort === 'name') cases.innerJoin(INSTITUTION_NAMES, 'institution', 'institution.id = a.institution_id');
  // A hospital has few cases in all, in whatever order.
  if (context.actor.role === 'hospital') return firstOfFew(manager, narrowed(cases, filter, context), sort, limit);
  // What somebody is in charge of has an index of its own.
  if (filter.bucket === 'inMyCharge' || (filter.officer ?? 'none') !== 'none')
    return firstOfFew(manager, narrowed(cases, filter, context), sort, limit);
  // A search has an index of its own, names are read institution after institution, and a whole set is in some orders already.
  const isOfArea = scope.reach === 'area' || planningAreaId !== undefined;
  const byCells = scope.reach !== undefined && sort !== 'name' && (isNarrowed || (isOfArea && sort !== 'due' && !text));
  if (text && few) return firstOfFew(manager, narrowed(cases, filter, context), sort, limit);
  const areFew = scope.asked || filter.overdue || filter.bucket === 'overdue' || (isOfArea && text);
  if ((scope.reach ?? scope.asked) && sort !== 'due' && areFew)
    return firstOfFew(manager, narrowed(cases, filter, context), sort, limit);
  if (byCells) return firstOfCells(manager, cases, filter, context, limit);
  if (scope.reach !== undefined && text) return firstOfWords(manager, cases, filter, context, limit);
  return inOrder(narrowed(cases, filter, context), sort, limit);
}

function withKeys(cases: SelectQueryBuilder<Application>, sort: CaseSort): SelectQueryBuilder<Application> {
  cases.select('a.id', 'id');
  for (const [column] of ORDER[sort]) if (column !== 'a.id') cases.addSelect(column, keyOf(column));
  return cases;
}

function inOrder(
  cases: SelectQueryBuilder<Application>,
  sort: CaseSort,
  limit: number,
): SelectQueryBuilder<Application> {
  withKeys(cases, sort);
  for (const [column, direction] of ORDER[sort]) cases.addOrderBy(column, direction);
  return cases.limit(limit);
}

/** Found first and then sorted. OFFSET 0 keeps PostgreSQL from looking for them along the order, where the few may come last. */
function firstOfFew(
  manager: EntityManager,
  cases: SelectQueryBuilder<Application>,
  sort: CaseSort,
  limit: number,
): SelectQueryBuilder<ObjectLiteral> {
  const few = withKeys(cases, sort);
  const first = manager
    .createQueryBuilder()
    .select('few.*')
    .from(`(${few.getQuery()} OFFSET 0)`, 'few')
    .setParameters(few.getParameters());
  for (const [column, direction] of ORDER[sort]) first.addOrderBy(`few.${keyOf(column)}`, direction);
  return first.limit(limit);
}

/** By what `wordFilter` knows a case. */
const WORD_COLUMNS = ['search_key', 'reference_no', 'institution_id'];

/** So far a word is looked for along the order before all that have it are found and sorted. */
const NEAR = 10_000;

/**
 * The first that have a word: where it is frequent they come early in the order, and finding all of them would take longest. Where it is rare, or
 * all of its cases come late, as those of one place do in the order of names, looking along the order would take longest.
 */
function firstOfWords(
  manager: EntityManager,
  cases: SelectQueryBuilder<Application>,
  filter: CaseFilter,
  context: FilterContext,
  limit: number,
): SelectQueryBuilder<ObjectLiteral> {
  const { sort = 'due', text: _, ...others } = filter;
  const few = firstOfFew(manager, narrowed(cases.clone(), filter, context), sort, limit);
  const keys = [...new Set(['id', ...ORDER[sort].map(([column]) => keyOf(column))])];
  const early = inOrder(narrowed(cases, others, context), sort, NEAR + limit);
  for (const column of WORD_COLUMNS) if (!keys.includes(column)) early.addSelect(`a.${column}`, column);
  const near = withWords(
    manager.createQueryBuilder().select('a.*').from(`(${early.getQuery()})`, 'a'),
    filter,
    context.actor,
  ).limit(limit);
  // They come so ordered, but only where the plan happens to keep it.
  for (const [column, direction] of ORDER[sort]) near.addOrderBy(`a.${keyOf(column)}`, direction);
  const isFull = `(SELECT count(*) FROM near) = ${limit}`;
  const words = manager
    .createQueryBuilder()
    .select('words.*')
    .from(
      `(WITH near AS MATERIALIZED (${near.getQuery()}) SELECT ${keys.join(', ')} FROM near WHERE ${isFull} UNION ALL SELECT ${keys.join(', ')} FROM (${few.getQuery()}) few WHERE NOT ${isFull})`,
      'words',
    )
    .setParameters({ ...few.getParameters(), ...early.getParameters(), ...near.getParameters() });
  for (const [column, direction] of ORDER[sort]) words.addOrderBy(`words.${keyOf(column)}`, direction);
  return words.limit(limit);
}

/** The first of each cell, put in order together. */
function firstOfCells(
  manager: EntityManager,
  cases: SelectQueryBuilder<Application>,
  filter: CaseFilter,
  context: FilterContext,
  limit: number,
): SelectQueryBuilder<ObjectLiteral> {
  const { sort = 'due' } = filter;
  const { states = STATES, kinds = KINDS, procedures = PROCEDURES } = cellsOf(filter, context);
  const ofCell = cases.andWhere('a.state = cell.state AND a.kind = cell.kind AND a.procedure = cell.procedure');
  const first = inOrder(narrowedWithin(ofCell, filter, context), sort, limit);
  const all = manager
    .createQueryBuilder()
    .select('first.*')
    .from(
      `(SELECT first.* FROM (SELECT * FROM unnest(:cellStates::text[]) s(state), unnest(:cellKinds::text[]) k(kind), unnest(:cellProcedures::text[]) p(procedure)) cell
        CROSS JOIN LATERAL (${first.getQuery()}) first)`,
      'first',
    )
    .setParameters({ ...first.getParameters(), cellStates: states, cellKinds: kinds, cellProcedures: procedures });
  for (const [column, direction] of ORDER[sort]) all.addOrderBy(`first.${keyOf(column)}`, direction);
  return all.limit(limit);
}

/** What of the case stands with the hearing, for the order of a list. */
const ASKED_ORDERS = {
  due: { column: 'case_due_on', key: 'due_on' },
  reference: { column: 'case_reference_no', key: 'reference_no' },
} satisfies Partial<Record<CaseSort, { column: string; key: string }>>;

const isAskedOrder = (sort: CaseSort): sort is keyof typeof ASKED_ORDERS => Object.hasOwn(ASKED_ORDERS, sort);

/** What a centre was asked about elsewhere, in the order of its hearings: ends where the page does. */
function firstAsked(
  manager: EntityManager,
  hearings: string,
  sort: keyof typeof ASKED_ORDERS,
  filter: CaseFilter,
  context: FilterContext,
): SelectQueryBuilder<ObjectLiteral> {
  const { column, key } = ASKED_ORDERS[sort];
  const cases = manager.createQueryBuilder(Application, 'a').select('a.id', 'id').addSelect(`listed.${column}`, key);
  cases.innerJoin(
    `(SELECT DISTINCT ${column}, application_id FROM ${hearings})`,
    'listed',
    'listed.application_id = a.id',
  );
  return narrowed(cases, filter, context).orderBy(`listed.${column}`).addOrderBy('listed.application_id');
}

export function statesOfStage(id: StageId): readonly CaseState[] {
  return STAGES.find((stage) => stage.id === id)?.states ?? [];
}

/** The index over the cases' keys holds their parts of three letters and serves no shorter word. */
const SHORTEST_INDEXED_WORD = 3;

const isIndexed = ({ key }: SearchWord): boolean => [...key].length >= SHORTEST_INDEXED_WORD;

/**
 * Cases in which a word is found. A shorter word than the index knows is looked for in the institutions, of which there are
 * some hundred, and not in every case; 「R8」 is the beginning of numbers. Parts of a number, also of a 文書番号 for the prefecture, are found from three
 * letters on.
 */
function wordFilter(word: SearchWord, name: string, actor: Actor): SqlFilter {
  const { typed, key } = word;
  const within = { [name]: likePart(key) };
  if (isIndexed(word) && isPrefecture(actor.role))
    return {
      where: `(a.search_key LIKE :${name} OR a.id = ANY (ARRAY${casesNumbered(`:${name}Typed`)}))`,
      params: { ...within, [`${name}Typed`]: typed },
    };
  if (isIndexed(word)) return { where: `a.search_key LIKE :${name}`, params: within };
  if (/^r\d?$/.test(key)) return { where: `a.reference_no LIKE :${name}`, params: { [name]: `${key.toUpperCase()}%` } };
  return {
    where: `a.institution_id IN ${institutionsNamed(`:${name}`)}`,
    params: within,
  };
}
