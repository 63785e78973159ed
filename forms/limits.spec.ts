/** One limit from the keyboard to the document: what the pages take, every document prints. */
import { LONGEST_LINE, LONGEST_NUMBER, LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';
import { FORMS } from './index.js';
import type { Field } from './parts/input.js';

/** The least a field of that name must take, in characters. */
const LEAST: Readonly<Record<string, number>> = {
  医療機関名: LONGEST_REGISTERED,
  医療機関の名称: LONGEST_REGISTERED,
  所在の場所: LONGEST_REGISTERED,
  座長の氏名: LONGEST_LINE,
  // What was stored of a place in another prefecture before its field had a limit of its own, and 「（他の都道府県）」.
  地域: LONGEST_LINE + 8,
  文書番号: LONGEST_NUMBER,
  地域の医療提供体制の構築方針における役割: LONGEST_TEXT,
  '要件に係る業務の実績（文）': LONGEST_TEXT,
};

/** Documents of duties after the designation, whose fields no page takes yet. */
const NOT_TYPED_YET = ['plan-revision-submission', 'plan-no-change-notice', 'c2-doctor-notice'];

function textsOf(field: Field): { label: string; max: number }[] {
  switch (field.kind) {
    case 'text':
      return [field];
    case 'list':
      return textsOf(field.item);
    case 'optional':
      return textsOf(field.field);
    case 'record':
      return Object.values(field.fields).flatMap(textsOf);
    default:
      return [];
  }
}

test.each(Object.values(FORMS).filter(({ id }) => !NOT_TYPED_YET.includes(id)))(
  '$id takes what was typed',
  ({ input }) => {
    const short = textsOf(input).filter(({ label, max }) => max < (LEAST[label] ?? 0));
    expect(short.map(({ label, max }) => `${label} ${max}`)).toEqual([]);
  },
);
