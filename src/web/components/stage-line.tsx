/** `interrupted` and `closed`: of a case that ended first, begun or not. */
export type StageState = 'done' | 'current' | 'ahead' | 'interrupted' | 'closed';

export interface Stage {
  label: string;
  state: StageState;
  /** A short line under the label: the date it was done, or when it is expected. */
  note?: string;
}

const STATE_TEXT: Record<StageState, string> = {
  done: '完了',
  current: '現在の段階',
  ahead: 'これから',
  interrupted: '途中で終わりました',
  closed: '行われませんでした',
};

/** Whether the case ended before the stage was done: nothing but the words shows it. */
const isCutOff = (state: StageState) => state === 'interrupted' || state === 'closed';

/** 「全10段階中、6段階目：調整会議」; when no stage is current, whether all are done. */
function summary(stages: Stage[]): string {
  const current = stages.findIndex(({ state }) => state === 'current');
  if (stages.some(({ state }) => isCutOff(state)))
    return `全${stages.length}段階のうち${stages.filter(({ state }) => state === 'done').length}段階が完了し、終わりました：${stages[current]?.label ?? ''}`;
  if (current < 0)
    return stages.every(({ state }) => state === 'done') ? `全${stages.length}段階が完了` : `全${stages.length}段階`;
  return `全${stages.length}段階中、${current + 1}段階目：${stages[current]?.label ?? ''}`;
}

/** The line of stages of one case: beside each other on a wide screen, below each other on a phone. */
export function StageLine({ stages }: { stages: Stage[] }) {
  return (
    <div class="stage-line">
      <p class="visually-hidden">{summary(stages)}</p>
      <ol class="stage-line__list">
        {stages.map(({ label, state, note }) => (
          <li
            class={`stage-line__stage stage-line__stage--${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span class="stage-line__marker" aria-hidden="true" />
            <span class="stage-line__label">
              {label}
              {!isCutOff(state) && <span class="visually-hidden">（{STATE_TEXT[state]}）</span>}
            </span>
            {isCutOff(state) && <span class="stage-line__note">{STATE_TEXT[state]}</span>}
            {note && <span class="stage-line__note">{note}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
