import { BUCKET_LABEL } from '../../applications/queries/buckets.js';
import type { CaseFilter } from '../../applications/queries/case-filter.js';
import { PARTIES, PARTY_LABEL } from '../../procedure/terms/actors.js';
import { KIND_INFO, KINDS, PROCEDURE_LABEL, PROCEDURES } from '../../procedure/terms/kinds.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import type { IntakeRound, PlanningArea } from '../../registry/registry.entities.js';
import type { Choice, AppliedFilter } from '../components/index.js';
import { STAGE_NAMES } from '../case-elements/stage-labels.js';
import { caseListHref } from '../base/case-list-address.js';

/** What the fields of the filter offer. */
export interface FilterChoices {
  kind: Choice[];
  procedure: Choice[];
  stage: Choice[];
  holder: Choice[];
  planningAreaId: Choice[];
  roundId: Choice[];
  /** For the prefecture alone; empty for the others. */
  officer: Choice[];
}

export function filterChoices(
  areas: readonly PlanningArea[],
  rounds: readonly IntakeRound[],
  officers: readonly { id: string; name: string }[] | null,
): FilterChoices {
  return {
    kind: KINDS.map((kind) => ({ value: kind, label: KIND_INFO[kind].label })),
    procedure: PROCEDURES.map((procedure) => ({ value: procedure, label: PROCEDURE_LABEL[procedure] })),
    stage: STAGE_NAMES.map(({ id, label }) => ({ value: id, label })),
    holder: PARTIES.filter((party) => party !== 'none').map((party) => ({ value: party, label: PARTY_LABEL[party] })),
    planningAreaId: areas.map(({ id, name }) => ({ value: id, label: name })),
    roundId: rounds.map(({ id, label }) => ({ value: id, label })),
    officer:
      officers === null
        ? []
        : [
            { value: 'me', label: '私の担当' },
            { value: 'none', label: '担当が決まっていないもの' },
            ...officers.map(({ id, name }) => ({ value: id, label: name })),
          ],
  };
}

type FilterName = Exclude<keyof CaseFilter, 'sort'>;

/** The conditions in force in words, each with the list without it; the order of the list stays. */
export function appliedFilters(filter: CaseFilter, choices: FilterChoices): AppliedFilter[] {
  const named = (name: keyof FilterChoices) =>
    choices[name].find(({ value }) => value === filter[name])?.label ?? '登録のないもの';
  const words: Record<FilterName, () => string> = {
    text: () => `検索：${filter.text}`,
    kind: () => `区分：${named('kind')}`,
    procedure: () => `手続：${named('procedure')}`,
    state: () => `段階：${filter.state ? STATE_INFO[filter.state].label : ''}`,
    stage: () => `段階：${named('stage')}`,
    holder: () => `次の対応者：${named('holder')}`,
    planningAreaId: () => `構想区域：${named('planningAreaId')}`,
    roundId: () => `回：${named('roundId')}`,
    officer: () => (filter.officer === 'me' ? '私の担当' : `担当：${named('officer')}`),
    bucket: () => (filter.bucket ? BUCKET_LABEL[filter.bucket] : ''),
    overdue: () => '期限超過のみ',
    mine: () => '自分の番のみ',
  };
  return (Object.keys(words) as FilterName[])
    .filter((name) => filter[name] !== undefined)
    .map((name) => ({ label: words[name](), removeHref: caseListHref({ ...filter, [name]: undefined }) }));
}
