import type { ComponentChildren } from 'preact';

export interface EmptyStateProps {
  /** A whole sentence: 「この条件に合う申請はありません。」 */
  text: string;
  /** What can be done about it. */
  action?: { label: string; href: string };
  children?: ComponentChildren;
}

/** Stands where a list would be. */
export function EmptyState({ text, action, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <p>{text}</p>
      {children}
      {action && (
        <p>
          <a href={action.href}>{action.label}</a>
        </p>
      )}
    </div>
  );
}
