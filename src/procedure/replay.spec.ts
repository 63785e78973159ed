/** The case log tells the same story as the stored state, or says where it does not. */
import { KINDS } from './kinds.js';
import { DEFAULT_COUNCILS, MACHINE_VERSION } from './machines/index.js';
import { type LoggedStep, replay, resolveStored } from './replay.js';
import { STATES } from './states.js';

const LOG: LoggedStep[] = [
  { event: 'RECORD_PLAN', from: 'planDrafting', to: 'planDrafting' },
  { event: 'APPLY_FOR_EVALUATION', from: 'planDrafting', to: 'underEvaluation' },
  { event: 'RECORD_EVALUATION', from: 'underEvaluation', to: 'preparing' },
];
const councils = DEFAULT_COUNCILS.B;

it('folds a log to the state it ends in', () => {
  expect(replay('B', councils, [])).toEqual({ ok: true, state: 'planDrafting' });
  expect(replay('B', councils, LOG)).toEqual({ ok: true, state: 'preparing' });
});

it('finds the line that does not join on to the one before', () => {
  expect(replay('B', councils, LOG.filter((_, index) => index !== 1))).toMatchObject({ ok: false, at: 1 });
});

it('finds an arrow the machine does not have', () => {
  const forged: LoggedStep[] = [...LOG, { event: 'SUBMIT', from: 'preparing', to: 'designated' }];
  expect(replay('B', councils, forged)).toMatchObject({ ok: false, at: 3, why: expect.stringContaining('SUBMIT') as string });
});

it('resolves the states of the kind in the version in use, and nothing else', () => {
  for (const kind of KINDS) {
    for (const state of STATES) {
      const council = state.split('.')[0] ?? '';
      const foreign = ['coordinationCouncil', 'measuresCouncil'].includes(council) && !DEFAULT_COUNCILS[kind].some((own) => own === council);
      expect(resolveStored(kind, DEFAULT_COUNCILS[kind], MACHINE_VERSION[kind], state)).toBe(!foreign);
    }
    expect(resolveStored(kind, DEFAULT_COUNCILS[kind], MACHINE_VERSION[kind] + 1, 'examining')).toBe(false);
    expect(resolveStored(kind, DEFAULT_COUNCILS[kind], MACHINE_VERSION[kind], 'coordinationCouncil')).toBe(false);
  }
});
