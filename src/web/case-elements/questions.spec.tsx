import { renderToString } from 'preact-render-to-string';
import type { Condition } from '../../procedure/case/decision.js';
import { formState } from '../components/index.js';
import { Questions } from './questions.js';

const question = (changes: Partial<Condition> = {}): Condition => ({
  id: 'strange',
  met: false,
  text: '聴いた後に申請が変わっています',
  legalBasis: '',
  confirm: 'measuresCouncil=2',
  ...changes,
});
const drawn = (conditions: Condition[], values: Parameters<typeof formState>[0] = {}) =>
  renderToString(<Questions conditions={conditions} form={formState(values)} />);

test('each question of no field has a tick of its own, unticked until somebody ticks it', () => {
  const html = drawn([question(), question({ text: '別の問い', confirm: 'medicalCouncil=2' })]);
  expect(html.match(/name="confirmed"/gu)).toHaveLength(2);
  expect(html).not.toContain('checked');
  expect(html).toContain('聴いた後に申請が変わっています');
});

test('what was ticked stays ticked beside what was not', () => {
  const both = [question(), question({ text: '別の問い', confirm: 'medicalCouncil=2' })];
  for (const confirmed of ['medicalCouncil=2', ['medicalCouncil=2', 'other=1']]) {
    const ticks = drawn(both, { confirmed }).match(/<input[^>]*name="confirmed"[^>]*>/gu) ?? [];
    expect(ticks.map((tick) => /checked/u.test(tick))).toEqual([false, true]);
  }
});

test('a question beside its field, and a condition that nobody can confirm, are not asked here', () => {
  const { confirm: _, ...unmet } = question();
  expect(drawn([question({ field: 'heldOn' }), unmet])).toBe('');
});
