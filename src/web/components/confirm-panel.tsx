import type { ComponentChildren } from 'preact';
import { DescriptionTable } from './description-table.js';
import { Button, ButtonLink, ButtonRow } from './forms/button.js';
import { PostForm, type HiddenCommandFieldsProps } from './forms/form.js';

export interface ConfirmPanelProps {
  action: string;
  command: HiddenCommandFieldsProps;
  /** The case in a few rows: 医療機関, 区分, 受付番号. */
  facts: { label: string; value: ComponentChildren }[];
  /** What pressing the button causes, one sentence each. */
  effects: string[];
  /** Fields the act needs (reason, date). */
  children?: ComponentChildren;
  /** The act: 「不指定とする」. */
  buttonLabel: string;
  /** Hard to undo: the button is red. */
  danger?: boolean;
  cancelHref: string;
}

/** The last page before an act that is hard to undo: the case, what will happen, what is needed, the button. */
export function ConfirmPanel({
  action,
  command,
  facts,
  effects,
  children,
  buttonLabel,
  danger,
  cancelHref,
}: ConfirmPanelProps) {
  return (
    <div class="confirm-panel">
      <DescriptionTable caption="対象の申請" rows={facts} />
      <div class="confirm-panel__effects">
        <h2 class="confirm-panel__title">「{buttonLabel}」を押すと</h2>
        <ul>
          {effects.map((effect) => (
            <li>{effect}</li>
          ))}
        </ul>
      </div>
      <PostForm action={action} command={command}>
        {children}
        <ButtonRow>
          <Button variant={danger ? 'danger' : 'primary'}>{buttonLabel}</Button>
          <ButtonLink variant="link" href={cancelHref}>
            やめて戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </div>
  );
}
