import type { StageState } from './stage-line.js';

interface DiagramExit {
  /** The act that leads there: 「補正を求める」. */
  label: string;
  /** Who does it. */
  by?: string;
  /** The `id` of the state it leads to. */
  to: string;
}

export interface DiagramState {
  /** Unique among the states; also the link target. */
  id: string;
  label: string;
  state: StageState;
  /** Whose turn it is there. */
  actor?: string;
  legalBasis?: string;
  exits: DiagramExit[];
}

/** A state machine as an ordered list of boxes with their exits, and 「いまここ」 on the current one. */
export function DiagramPanel({ label, states }: { label: string; states: DiagramState[] }) {
  const labelOf = new Map(states.map((state) => [state.id, state.label]));
  return (
    <ol class="diagram" aria-label={label}>
      {states.map(({ id, label: name, state, actor, legalBasis, exits }) => (
        <li
          class={`diagram__state diagram__state--${state}`}
          id={`state-${id}`}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <div class="diagram__head">
            <span class="diagram__name">{name}</span>
            {state === 'current' && <span class="diagram__here">いまここ</span>}
            {state === 'done' && <span class="diagram__done">済</span>}
          </div>
          {(actor || legalBasis) && (
            <p class="diagram__meta">
              {actor && <>対応する方：{actor}</>}
              {actor && legalBasis && '　'}
              {legalBasis && <>根拠：{legalBasis}</>}
            </p>
          )}
          {exits.length > 0 && (
            <ul class="diagram__exits">
              {exits.map((exit) => (
                <li>
                  {exit.label}
                  {exit.by && <span class="diagram__by">（{exit.by}）</span>} →{' '}
                  <a href={`#state-${exit.to}`}>{labelOf.get(exit.to) ?? exit.to}</a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
