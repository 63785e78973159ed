import type { Job, JobState } from '../../jobs/job.entity.js';

export const STATE_LABEL: Readonly<Record<JobState, string>> = {
  queued: '順番待ち',
  running: '作成中',
  done: '完了',
  failed: '作成できませんでした',
  cancelled: '取りやめました',
};

export const isOpen = ({ state }: Pick<Job, 'state'>) => state === 'queued' || state === 'running';

/** How far a job is, as a bar and in words; without a bar while nothing is known. */
export function Progress({
  job: { state, done, total, title },
}: {
  job: Pick<Job, 'state' | 'done' | 'total' | 'title'>;
}) {
  if (state !== 'running' || total === 0) return <>{STATE_LABEL[state]}</>;
  const percent = Math.floor((done / total) * 100);
  return (
    <>
      <progress class="job-progress" value={done} max={total} aria-label={`${title}の進み具合`}>
        {percent}%
      </progress>{' '}
      <span class="job-progress__text">
        {STATE_LABEL[state]}　{done}/{total}
      </span>
    </>
  );
}
