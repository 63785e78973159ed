/** A named condition of a step, as `src/procedure` states it. */
export interface Condition {
  id: string;
  met: boolean;
  text: string;
  /** 「法113条5項」; absent for a rule of the office. */
  legalBasis?: string;
}

/** Conditions with their articles, each marked in words as met or not. */
export function ConditionList({ conditions }: { conditions: Condition[] }) {
  return (
    <ul class="condition-list">
      {conditions.map(({ met, text, legalBasis }) => (
        <li class={met ? 'condition condition--met' : 'condition condition--unmet'}>
          <span class="condition__mark">{met ? '済' : '未'}</span>
          <span class="condition__text">
            {text}
            {legalBasis && <span class="condition__basis">（{legalBasis}）</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
