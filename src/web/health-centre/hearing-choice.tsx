import { UnprocessableEntityException } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { cleanList } from '../../inputs/fields/clean.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import type { ChosenHearing, ResultLine } from '../../councils/council.service.js';
import { Banner, type Column, ConditionList, DataTable } from '../components/index.js';
import { typedVersion } from '../requests/form-body.js';

export interface HearingChoiceProps {
  caption: string;
  hearings: CentreHearing[];
  selected: string[];
  columns: Column<CentreHearing>[];
  /** Cases that stand in the list and cannot be chosen; a column says why. */
  choosable?: (each: CentreHearing) => boolean;
}

/** Cases to choose from, each with the version that the person sees; stands in a form. */
export function HearingChoice({ caption, hearings, selected, columns, choosable }: HearingChoiceProps) {
  return (
    <>
      {hearings.map(({ hearing, lockVersion }) => (
        <input type="hidden" name={`versions[${hearing.id}]`} value={String(lockVersion)} />
      ))}
      <DataTable
        caption={caption}
        columns={columns}
        rows={hearings}
        select={{
          name: 'hearings',
          value: ({ hearing }) => hearing.id,
          label: ({ institutionName }) => institutionName,
          selected,
          choosable,
        }}
      />
    </>
  );
}

/** So many cases can be chosen at once; no page offers more. */
const MOST_CHOSEN = 250;

/**
 * What was ticked, each once, with the version of each.
 * @throws UnprocessableEntityException for what a page of ours cannot have posted: half a choice must not be carried out
 */
export function chosenHearings(body: unknown): ChosenHearing[] {
  const { hearings, versions } = (typeof body === 'object' && body !== null ? body : {}) as {
    hearings?: unknown;
    versions?: unknown;
  };
  const ids = hearings === undefined || hearings === '' ? [] : cleanList(hearings);
  if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string' && isUUID(id))) {
    throw new UnprocessableEntityException('選ばれた案件を読み取れません。画面を開き直して、もう一度選んでください。');
  }
  if (ids.length > MOST_CHOSEN)
    throw new UnprocessableEntityException(
      `一度に選べる案件は${MOST_CHOSEN}件までです。画面を開き直して、分けて行ってください。`,
    );
  const versionsById = Object.fromEntries(
    Object.entries(versions ?? {}).map(([id, version]) => [id.toLowerCase(), version as unknown]),
  );
  return [...new Set(ids.map((id) => id.toLowerCase()))].map((hearingId) => ({
    hearingId,
    lockVersion: typedVersion(versionsById, hearingId),
  }));
}

/** What was not done of several cases, and why; nothing when all were done. */
export function ResultNote({ results, doneText }: { results: readonly ResultLine[]; doneText: string }) {
  const failed = results.filter(({ outcome }) => outcome !== 'done');
  const done = results.filter(({ outcome }) => outcome === 'done');
  if (results.length === 0) return null;
  return (
    <>
      {done.length > 0 && (
        <Banner kind="success" title={`${done.length}件を${doneText}`}>
          {done.map(({ institutionName }) => institutionName).join('、')}
        </Banner>
      )}
      {failed.map(({ institutionName, message, conditions }) => (
        <Banner kind="error" title={`${institutionName || 'この案件'}は行われませんでした`}>
          <p>{message}</p>
          {conditions.length > 0 && <ConditionList conditions={[...conditions]} />}
        </Banner>
      ))}
    </>
  );
}

/** 409 when another person was first, 422 when a condition is unmet, 200 when all were done. */
export function statusOf(results: readonly ResultLine[]): number {
  if (results.some(({ outcome }) => outcome === 'refused')) return 422;
  return results.some(({ outcome }) => outcome === 'changed') ? 409 : 200;
}
