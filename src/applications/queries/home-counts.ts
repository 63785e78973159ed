/** 何が私の番か・何が遅れているか・次の節目は何か, in numbers. */
import type { EntityManager } from 'typeorm';
import { type Counted, countsUpTo, type Matching, MOST_COUNTED } from '../../platform/paging.js';
import { holidayCaveat, officeDaysBetween } from '../../procedure/calendar/office-days.js';
import { KINDS, type Kind } from '../../procedure/terms/kinds.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { STAGES, type StageId } from '../../procedure/terms/states.js';
import type { Expiry } from '../../register/designation-register.js';
import type { IntakeRound } from '../../registry/registry.entities.js';
import { BUCKET_LABEL, BUCKETS_OF_ROLE, type BucketId } from './buckets.js';
import { filteredCases, type ListContext, statesOfStage } from './case-list.js';

/** A number of cases: counted as the list behind it counts, so both say the same. */
export interface Bucket extends Counted {
  /** Also the filter of the list behind the number: `{ bucket: id }`. */
  id: BucketId;
  label: string;
}

export interface Milestone {
  roundLabel: string;
  /** 申請期限, 調整会議の期限 … */
  label: string;
  on: IsoDate;
  inOfficeDays: number;
  /** What is uncertain about it: a sentence; null for nothing. */
  note: string | null;
}

export interface HomeCounts {
  buckets: Bucket[];
  /** Cases by kind and stage; every kind and stage is there, with 0 too. */
  matrix: { kind: Kind; stages: (Counted & { stage: StageId; label: string })[] }[];
  nextMilestone: Milestone | null;
  /** The next end dates; for the prefecture and the hospital. */
  expiries: Expiry[];
}

export async function matrixOf(manager: EntityManager, context: ListContext): Promise<HomeCounts['matrix']> {
  const cells = KINDS.flatMap((kind) => STAGES.map(({ id: stage }) => ({ kind, stage })));
  const nameOf = ({ kind, stage }: (typeof cells)[number]) => `${kind}_${stage}`;
  const counts = await countsUpTo(
    Object.fromEntries(
      cells.map((cell): [string, Matching] => {
        // In words and not as parameters: each cell has its own.
        const where = `a.kind = '${cell.kind}' AND a.state IN (${statesOfStage(cell.stage)
          .map((state) => `'${state}'`)
          .join(', ')})`;
        const [first, ...others] = filteredCases(manager, {}, context);
        return [nameOf(cell), [first.andWhere(where), ...others.map((cases) => cases.andWhere(where))]];
      }),
    ),
    MOST_COUNTED,
  );
  return KINDS.map((kind) => ({
    kind,
    stages: STAGES.map(({ id: stage, label }) => ({
      stage,
      label,
      ...(counts[nameOf({ kind, stage })] ?? { count: 0, more: false }),
    })),
  }));
}

export async function bucketsOf(manager: EntityManager, context: ListContext): Promise<Bucket[]> {
  const ids = BUCKETS_OF_ROLE[context.actor.role];
  const counts = await countsUpTo(
    Object.fromEntries(ids.map((id) => [id, filteredCases(manager, { bucket: id }, context)])),
    MOST_COUNTED,
  );
  return ids.map((id) => ({ id, label: BUCKET_LABEL[id], ...(counts[id] ?? { count: 0, more: false }) }));
}

/** The next dated step of the rounds; null when none lies ahead. */
export function nextMilestone(
  rounds: readonly IntakeRound[],
  { today, calendar }: Pick<ListContext, 'today' | 'calendar'>,
): Milestone | null {
  const ahead = rounds
    .flatMap(({ label: roundLabel, ...round }) => [
      { roundLabel, label: '申請期限', on: round.applicationDeadline },
      { roundLabel, label: '調整会議の依頼', on: round.requestOn },
      { roundLabel, label: '調整会議の開催期限', on: round.councilBy },
      { roundLabel, label: '確認結果の報告期限', on: round.reportBy },
      { roundLabel, label: '指定の開始', on: round.designationFrom },
    ])
    .filter((step): step is typeof step & { on: IsoDate } => step.on !== null && step.on >= today)
    .sort((a, b) => a.on.localeCompare(b.on));
  const next = ahead[0];
  return next
    ? {
        ...next,
        inOfficeDays: officeDaysBetween(today, next.on, calendar.closedDays),
        note: holidayCaveat(next.on, calendar),
      }
    : null;
}
