/** What is not certain about the deadlines of the rounds that are offered in a list, where no choice has room for it. */
import type { RoundFacts } from '../../procedure/case/facts.js';
import { holidayCaveat, type KnownCalendar } from '../../procedure/calendar/office-days.js';

/** One sentence for all rounds that share it, with their names; undefined where every deadline is certain. */
export function roundsCaveat(
  rounds: readonly Pick<RoundFacts, 'label' | 'applicationDeadline'>[],
  calendar: KnownCalendar,
): string | undefined {
  const labels = new Map<string, string[]>();
  for (const { label, applicationDeadline } of rounds) {
    const note = holidayCaveat(applicationDeadline, calendar);
    if (note !== null) labels.set(note, [...(labels.get(note) ?? []), label]);
  }
  if (labels.size === 0) return undefined;
  return [...labels].map(([note, each]) => `${each.join('、')}の申請期限について：${note}`).join('');
}
