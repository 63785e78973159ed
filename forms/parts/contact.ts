import { labelledRows, together, type Content } from '../../src/pdf/elements/elements.js';
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

/**
 * The end of a letter: its last part and the box of the 担当, which is never alone on a page. Only for a part that surely fits beside the box.
 * @param part short: a heading and a few lines
 */
export function endWithContact(part: Content[], contact: Contact): Content[] {
  const box = contactBlock(contact);
  return box.length === 0 ? part : [together([...part, ...box])];
}

/** Office, person, telephone and mail, as far as they are given. */
export function contactLines({ office, person, phone, email }: NonNullable<Contact>): string[] {
  return [office, person, phone && `電話　${phone}`, email && `メール　${email}`].filter((line) => line !== undefined);
}
