import type { Condition } from '../../procedure/decision.js';
import { ConditionList } from './condition-list.js';
import { Details } from './details.js';
import { ButtonLink, type ButtonVariant } from './forms/button.js';
import { Section } from './section.js';

export interface CaseAction {
  /** The act in words: 「補正を求める」. */
  label: string;
  /** The page where it is done (form or confirmation). */
  href: string;
  available: boolean;
  /** Everything the step depends on, met and unmet. */
  conditions: Condition[];
  /** primary for the expected next step. */
  variant?: ButtonVariant;
  /** One line: what happens then. */
  hint?: string;
}

/** 「できること」: each act as a button, or with the reasons why it cannot be pressed; what can be done comes first. */
export function ActionPanel({ actions, title = 'できること' }: { actions: CaseAction[]; title?: string }) {
  return (
    <Section title={title} id="actions">
      {actions.length === 0 ? (
        <p>いまあなたが行う手続はありません。</p>
      ) : (
        <ul class="action-panel">
          {availableFirst(actions).map((action) => (
            <li class={action.available ? 'action' : 'action action--blocked'}>
              {action.available ? <AvailableAction {...action} /> : <BlockedAction {...action} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function availableFirst(actions: CaseAction[]): CaseAction[] {
  return [...actions.filter(({ available }) => available), ...actions.filter(({ available }) => !available)];
}

function AvailableAction({ label, href, variant, hint, conditions }: CaseAction) {
  return (
    <>
      <ButtonLink href={href} variant={variant}>
        {label}
      </ButtonLink>
      <div class="action__why">
        {hint && <p class="action__hint">{hint}</p>}
        {conditions.length > 0 && (
          <Details summary={`満たしている条件（${conditions.length}件）：${label}`}>
            <ConditionList conditions={conditions} />
          </Details>
        )}
      </div>
    </>
  );
}

function BlockedAction({ label, conditions }: CaseAction) {
  const unmet = conditions.filter(({ met }) => !met);
  return (
    <>
      <p class="action__blocked">
        <span class="action__blocked-label">{label}</span> <span class="action__blocked-mark">押せません</span>
      </p>
      <ConditionList conditions={unmet} />
    </>
  );
}
