import { labelledRows, type Content } from '../../src/pdf/elements/elements.js';
import { optional, record, text, type InputOf } from './input.js';

/** Whom the reader may ask. */
export const contactField = optional(
  record('担当', {
    office: text('所属'),
    person: optional(text('氏名')),
    phone: optional(text('電話番号', 40)),
    email: optional(text('電子メール')),
  }),
);

type Contact = InputOf<typeof contactField>;

/** The box at the bottom right of a letter; nothing without a contact. */
export function contactBlock(contact: Contact): Content[] {
  if (!contact) return [];
  return [
    {
      unbreakable: true,
      margin: [260, 4, 0, 0],
      stack: [labelledRows([['担当', { stack: contactLines(contact) }]], 36)],
    },
  ];
}

/** Office, person, telephone and mail, as far as they are given. */
export function contactLines({ office, person, phone, email }: NonNullable<Contact>): string[] {
  return [office, person, phone && `電話　${phone}`, email && `メール　${email}`].filter((line) => line !== undefined);
}
