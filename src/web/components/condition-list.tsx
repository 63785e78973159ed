import type { Condition } from '../../procedure/case/decision.js';

/** The conditions of a step as `decide` states them, each with its article and marked in words as met or not. */
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
