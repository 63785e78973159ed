import type { Condition } from '../../procedure/case/decision.js';
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
          {actions
            .filter(({ available }) => available)
            .map((action) => (
              <li class="action">
                <AvailableAction {...action} />
              </li>
            ))}
          {reasonsOnce(actions.filter(({ available }) => !available)).map((blocked) => (
            <li class="action action--blocked">
              <BlockedAction {...blocked} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface BlockedStep {
  label: string;
  /** Unmet conditions that no step above has named yet. */
  reasons: Condition[];
  /** Whether it also waits for conditions that a step above has named. */
  asAbove: boolean;
}

/** The steps of a procedure wait for each other, so each unmet condition is written out where it comes up first. */
function reasonsOnce(blocked: CaseAction[]): BlockedStep[] {
  const named = new Set<string>();
  return blocked.map(({ label, conditions }) => {
    const unmet = conditions.filter(({ met }) => !met);
    const reasons = unmet.filter(({ text }) => !named.has(text));
    reasons.forEach(({ text }) => named.add(text));
    return { label, reasons, asAbove: reasons.length < unmet.length };
  });
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

function BlockedAction({ label, reasons, asAbove }: BlockedStep) {
  return (
    <>
      <p class="action__blocked">
        <span class="action__blocked-label">{label}</span> <span class="action__blocked-mark">押せません</span>
      </p>
      <div class="action__why">
        {asAbove && (
          <p class="action__hint">
            {reasons.length > 0 ? '上の手続の条件に加えて、次の条件が要ります。' : '上の手続と同じ条件が要ります。'}
          </p>
        )}
        {reasons.length > 0 && <ConditionList conditions={reasons} />}
      </div>
    </>
  );
}
