import type { ComponentChildren } from 'preact';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'link';

export interface ButtonProps {
  children: ComponentChildren;
  /** primary: the one step forward of a page; danger: hard to undo, only on a confirmation page. secondary unless told. */
  variant?: ButtonVariant;
  /** Posted with the form when this button sends it. */
  name?: string;
  value?: string;
  /** Sends the form to another address than its own. */
  formAction?: string;
  /** Shown while the request is under way; 「送信しています…」 unless told. */
  busyLabel?: string;
}

/** Sends the form it stands in. Its words name the act: 「この内容で提出する」. */
export function Button({ children, variant = 'secondary', name, value, formAction, busyLabel }: ButtonProps) {
  return (
    <button
      class={`button button--${variant}`}
      type="submit"
      name={name}
      value={value}
      formaction={formAction}
      data-busy-label={busyLabel}
    >
      {children}
    </button>
  );
}

export interface ButtonLinkProps {
  href: string;
  children: ComponentChildren;
  variant?: ButtonVariant;
}

/** A link that looks like a button, for going to the page of an act. */
export function ButtonLink({ href, children, variant = 'secondary' }: ButtonLinkProps) {
  return (
    <a class={`button button--${variant}`} href={href}>
      {children}
    </a>
  );
}

/** Buttons in a row; on a phone below each other. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="button-row">{children}</div>;
}
