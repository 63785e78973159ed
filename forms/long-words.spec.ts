/** Whatever people type, nothing runs out of its column or off the paper, and nothing is lost. */
import { drawn, losses, outside } from '../test/support/describe-form.js';
import { filledWith } from '../test/support/form-inputs.js';
import { anyForm, FORMS, type FormId } from './index.js';

/** Texts without a place to break them, in one font and where fonts change, some after a sentence; each field takes as much as it holds. */
const TEXTS: Readonly<Record<string, string>> = {
  letters: 'W'.repeat(300),
  'marks of omission': `該当なし${'…'.repeat(300)}`,
  'an address': `資料はhttps://example.jp/${'a'.repeat(280)}`,
  'rare kanji between letters': 'W𠮷'.repeat(150),
  'a rare kanji before letters': `𠮷${'W'.repeat(300)}`,
  'figures in full width': '１２３４５６７８９０'.repeat(30),
};

test.each((Object.keys(FORMS) as FormId[]).flatMap((id) => Object.keys(TEXTS).map((name) => ({ id, name }))))(
  '$id with $name in every field stays inside its margins and loses nothing',
  async ({ id, name }) => {
    const form = anyForm(id);
    const input = filledWith(form.input, form.samples.short, TEXTS[name] as string);
    const bytes = await drawn(id, input);
    expect(await outside(bytes)).toEqual([]);
    expect(await losses(id, input, bytes)).toEqual([]);
  },
);
