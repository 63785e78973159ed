import { factsReadyFor, person, sampleHearing } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { decide } from './decide.js';
import { factsAfter } from './facts-after.js';
import type { CaseState } from './terms/states.js';

const remind = (
  facts: CaseFacts,
  state: CaseState,
  today: string,
  deadline = facts.deadlines[0]?.kind ?? 'correction',
) =>
  decide({
    kind: 'B',
    state,
    facts,
    actor: person('prefectureOfficer'),
    event: { type: 'REMIND', deadline },
    now: { today },
  });

const withDeadline = (kind: CaseFacts['deadlines'][number]['kind'], changes: Partial<CaseFacts> = {}): CaseFacts => ({
  ...factsReadyFor('B', 'REMIND'),
  deadlines: [{ kind, dueOn: '2026-12-03', remindedOn: null }],
  ...changes,
});

it('the hospital is reminded with the due date, in a correction and before it has applied', () => {
  for (const [kind, state] of [
    ['correction', 'correcting'],
    ['application', 'preparing'],
  ] as const)
    expect(remind(withDeadline(kind), state, '2026-12-01')).toMatchObject({
      accepted: true,
      next: state,
      effects: [
        { type: 'noteReminder', kind },
        { type: 'notify', to: 'hospital', dueOn: '2026-12-03' },
      ],
    });
});

it('a health centre that has not reported is reminded, also after the due date', () => {
  const hearings = [sampleHearing('B', 'coordinationCouncil', { reportedOn: null })];
  const facts = withDeadline('councilReport', { hearings });
  expect(remind(facts, 'coordinationCouncil.convened', '2026-12-10')).toMatchObject({
    accepted: true,
    effects: [{ type: 'noteReminder' }, { type: 'notify', to: 'healthCentre', dueOn: '2026-12-03' }],
  });
});

it('once a day, also where the due date was moved in between; the next day again', () => {
  const doing = { actor: person('prefectureOfficer'), today: '2026-12-01' };
  const facts = withDeadline('correction', { openCorrection: factsReadyFor('B', 'EXTEND_CORRECTION').openCorrection });
  const first = remind(facts, 'correcting', doing.today);
  if (!first.accepted) throw new Error(first.message);
  const reminded = factsAfter(facts, { from: 'correcting', decision: first }, doing);
  expect(remind(reminded, 'correcting', '2026-12-01')).toMatchObject({
    accepted: false,
    conditions: [{ id: 'notRemindedToday' }],
  });
  const extension = decide({
    kind: 'B',
    state: 'correcting',
    facts: reminded,
    actor: person('prefectureOfficer'),
    event: { type: 'EXTEND_CORRECTION', dueOn: '2026-12-18', reason: '資料の取寄せのため' },
    now: { today: '2026-12-01' },
  });
  if (!extension.accepted) throw new Error(extension.message);
  const extended = factsAfter(reminded, { from: 'correcting', decision: extension }, doing);
  expect(remind(extended, 'correcting', '2026-12-01').accepted).toBe(false);
  expect(remind(extended, 'correcting', '2026-12-02')).toMatchObject({
    accepted: true,
    effects: [{ type: 'noteReminder' }, { type: 'notify', dueOn: '2026-12-18' }],
  });
});

it('not of the standard period, which binds the prefecture, nor of what is not awaited', () => {
  expect(remind(withDeadline('processing'), 'correcting', '2026-12-01')).toMatchObject({
    accepted: false,
    conditions: expect.arrayContaining([expect.objectContaining({ id: 'someDeadline' })]) as unknown,
  });
  expect(remind(withDeadline('correction'), 'correcting', '2026-12-01', 'councilReport')).toMatchObject({
    accepted: false,
    conditions: [{ id: 'deadlineAwaited' }],
  });
});
