/** How what is wrong on a document is mended, and where. */

/**
 * Where something on a document is mended, for the pages to lead to. `content:` names a field of the application by its path;
 * `step` is the form of the event that issues the document.
 */
export type MendingPlace =
  | 'institution'
  | 'profile'
  | 'plan'
  | 'evaluation'
  | 'documents'
  | 'confirmation'
  | 'decision'
  | 'correction'
  | 'submission'
  | 'step'
  | `content:${string}`;

/** What is registered of the institution is mended in one place, so no document has words of its own for it. */
type Remedy =
  | { field: string; remedy: string; at?: Exclude<MendingPlace, 'institution'> }
  /** `ask`: the office that the reader asks who has no access to the register of institutions. */
  | { field: string; at: 'institution'; ask?: string };

/** Where a field of a document is mended: the first entry whose `field` its name begins with counts. */
export type Remedies = readonly Remedy[];

/** What the person is told to do about a field, and where. */
export function remedyOf(remedies: Remedies, field: string): { text: string; at?: MendingPlace } {
  const found = remedies.find((each) => field.startsWith(each.field));
  if (found?.at === 'institution') return { text: institutionText(found.ask), at: found.at };
  return { text: found?.remedy ?? 'システム管理者に連絡してください。', ...(found?.at && { at: found.at }) };
}

function institutionText(ask: string | undefined): string {
  return ask === undefined
    ? '医療機関の登録内容を直してください（設定の「医療機関」で、都道府県の担当者とシステム管理者が直せます）。'
    : `登録内容を直す必要があります（${ask}に連絡してください）。`;
}
