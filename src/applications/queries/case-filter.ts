/** What a list of cases is narrowed to, as it stands in the address. */
import { searchWords } from '../../platform/text.js';
import { PARTIES, type Party } from '../../procedure/terms/actors.js';
import { KINDS, PROCEDURES, type Kind, type ProcedureType } from '../../procedure/terms/kinds.js';
import { STAGES, STATES, type CaseState, type StageId } from '../../procedure/terms/states.js';
import { BUCKET_IDS, type BucketId, type OfficerFilter } from './buckets.js';
import { readRowId } from '../../platform/row-id.js';

export const CASE_SORTS = ['due', 'name', 'reference', 'updated'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

export interface CaseFilter {
  /** Words of the search box: name, reading, number. */
  text?: string;
  kind?: Kind;
  procedure?: ProcedureType;
  state?: CaseState;
  stage?: StageId;
  holder?: Party;
  planningAreaId?: string;
  roundId?: string;
  /** 担当: of the actor, of nobody, or of the officer with this account; for the prefecture alone. */
  officer?: OfficerFilter;
  /** A number of the home page. */
  bucket?: BucketId;
  overdue?: boolean;
  /** The actor's side holds the ball. */
  mine?: boolean;
  /** Default: by due date, cases without one last. */
  sort?: CaseSort;
}

/** Words of a search, in characters. */
export const LONGEST_SEARCH = 200;
const LONGEST_ID = 60;

/** Reads an address; what it does not know is ignored, so that an old link still shows a list. */
export function parseCaseFilter(query: Readonly<Record<string, unknown>>): { filter: CaseFilter; page: number } {
  const text = line(query['text'], LONGEST_SEARCH);
  const officer = line(query['officer'], LONGEST_ID);
  const page = Number(line(query['page'], 9));
  const filter: CaseFilter = {
    text,
    kind: oneOf(query['kind'], KINDS),
    procedure: oneOf(query['procedure'], PROCEDURES),
    state: oneOf(query['state'], STATES),
    stage: oneOf(
      query['stage'],
      STAGES.map(({ id }) => id),
    ),
    holder: oneOf(query['holder'], PARTIES),
    planningAreaId: line(query['planningAreaId'], LONGEST_ID),
    roundId: readRowId(line(query['roundId'], LONGEST_ID)) ?? undefined,
    officer: officer === 'me' || officer === 'none' ? officer : (readRowId(officer) ?? undefined),
    bucket: oneOf(query['bucket'], BUCKET_IDS),
    overdue: flag(query['overdue']),
    mine: flag(query['mine']),
    sort: oneOf(query['sort'], CASE_SORTS),
  };
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return { filter: Object.fromEntries(given), page: Number.isSafeInteger(page) && page > 0 ? page : 1 };
}

function line(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' ? searchWords(value, longest) || undefined : undefined;
}

function oneOf<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value);
}

function flag(value: unknown): true | undefined {
  return value === 'true' || value === 'on' || value === '1' ? true : undefined;
}
