import type { Condition } from '../../procedure/case/decision.js';
import { Banner, ConditionList } from '../components/index.js';

/** The unmet conditions of what was just sent, each with its article; nothing without conditions. */
export function RefusalNote({ conditions }: { conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null;
  return (
    <Banner kind="error" title="満たしていない条件があるため、行われませんでした">
      <p>申請は変わっていません。次の点を確かめてください。</p>
      <ConditionList conditions={[...conditions]} />
    </Banner>
  );
}
