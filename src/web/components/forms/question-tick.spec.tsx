import { renderToString } from 'preact-render-to-string';
import { bind, DateField, formState } from './index.js';

const confirm = 'heldOn=2026-11-28';
const drawn = (form: ReturnType<typeof formState>) =>
  renderToString(<DateField {...bind(form, 'heldOn')} label="開催日" requirement="required" />);

test('a strange value is asked about beside its field: the message, and a tick that confirms this value', () => {
  const html = drawn(
    formState({ heldOn: '令和8年11月28日' }, { heldOn: ['開催日が閉庁日です。'] }, { heldOn: confirm }),
  );
  expect(html).toContain('開催日が閉庁日です。');
  expect(html).toMatch(/<input[^>]*name="confirmed"[^>]*value="heldOn=2026-11-28"/);
  expect(html).toContain('この内容で正しい');
  expect(html).not.toMatch(/name="confirmed"[^>]*checked/);
});

test('what was ticked stays ticked where the form comes back for another reason; nothing is asked otherwise', () => {
  expect(drawn(formState({ heldOn: '令和8年11月28日', confirmed: [confirm] }))).toMatch(/name="confirmed"[^>]*checked/);
  expect(drawn(formState({ heldOn: '令和8年11月27日' }))).not.toContain('confirmed');
});
