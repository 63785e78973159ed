/** No column parts a date: not even the widest one, in any table of any form. */
import { drawn } from '../test/support/describe-form.js';
import { onDay } from '../test/support/form-inputs.js';
import { textPlaces } from '../test/support/pdf-reading.js';
import { letterDate, letterDateLines } from '../src/procedure/calendar/letter-date.js';
import { anyForm, FORMS, type FormId } from './index.js';

/** No day has more figures: 令和１１年１１月１９日. */
const WIDEST = '2029-11-19';

/** The dates of a document as they stand in their lines. */
async function datesIn(bytes: Uint8Array): Promise<string[]> {
  const places = await textPlaces(bytes);
  const text = places
    .map(({ text: piece, y, page }, index) => {
      const before = places[index - 1];
      return before === undefined || (before.y === y && before.page === page) ? piece : `\n${piece}`;
    })
    .join('');
  return text.match(new RegExp(`${[...letterDate(WIDEST)].join('\\n?')}(?:か\\n?ら|ま\\n?で)?`, 'gu')) ?? [];
}

test.each(
  (Object.keys(FORMS) as FormId[]).flatMap((id) =>
    (['short', 'long', 'extreme'] as const).map((name) => ({ id, name })),
  ),
)('$id $name', async ({ id, name }) => {
  const form = anyForm(id);
  const input = onDay(form.input, form.samples[name], WIDEST);
  const inTwoLines = JSON.stringify(form.content(input, form.wording)).includes(
    JSON.stringify(letterDateLines(WIDEST)).slice(1, -1),
  );
  const whole = [letterDate(WIDEST), ...(inTwoLines ? [letterDateLines(WIDEST)] : [])];
  expect(
    (await datesIn(await drawn(id, input))).filter((date) => !whole.includes(date.replace(/から$|まで$/, ''))),
  ).toEqual([]);
});
