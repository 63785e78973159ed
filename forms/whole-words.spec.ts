/** No line ends inside a number, a date, an article, a place in a law or in an application, nor inside the name of a corporation. */
import { drawn } from '../test/support/describe-form.js';
import { layoutOf } from '../test/support/laid-out.js';
import { partedWords } from '../test/support/parted-words.js';
import { anyForm, FORMS, type FormId } from './index.js';

test.each(
  (Object.keys(FORMS) as FormId[]).flatMap((id) =>
    (['short', 'long', 'extreme'] as const).map((name) => ({ id, name })),
  ),
)('$id $name', async ({ id, name }) => {
  const { lines } = await layoutOf(() => drawn(id, anyForm(id).samples[name]));
  expect([...new Set(partedWords(lines))]).toEqual([]);
});
