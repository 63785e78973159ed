import { SYSTEM_NAME } from './names.js';

/** Who answers questions about the procedure; no fact of it is invented here, it comes from the settings. */
export interface Contact {
  /** 「地域医療課 医師確保係」. */
  officeName: string;
  phone?: string;
  email?: string;
  /** 「開庁日の9時から17時まで」. */
  hours?: string;
  /** The manual. */
  helpHref?: string;
}

/** Help in the same place on every page (WCAG 3.2.6). */
export function Footer({ contact }: { contact?: Contact }) {
  return (
    <footer class="footer">
      <div class="footer__inner">
        {contact && (
          <p class="footer__contact">
            <span class="footer__label">問合せ</span>
            <span>{contact.officeName}</span>
            {contact.phone && <a href={`tel:${contact.phone.replaceAll('-', '')}`}>{contact.phone}</a>}
            {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
            {contact.hours && <span>{contact.hours}</span>}
            {contact.helpHref && <a href={contact.helpHref}>手引き</a>}
          </p>
        )}
        <p class="footer__system">{SYSTEM_NAME}</p>
      </div>
    </footer>
  );
}
