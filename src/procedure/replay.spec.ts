/** The case log tells the same story as the stored state, or says where it does not. */
import { KINDS } from './terms/kinds.js';
import { DEFAULT_COUNCILS, MACHINE_VERSION } from './machines/index.js';
import { type LoggedStep, replay, resolveStored } from './replay.js';
import { STATES } from './terms/states.js';

const LOG: LoggedStep[] = [
  { event: 'RECORD_PLAN', from: 'planDrafting', to: 'planDrafting' },
  { event: 'APPLY_FOR_EVALUATION', from: 'planDrafting', to: 'underEvaluation' },
  { event: 'RECORD_EVALUATION', from: 'underEvaluation', to: 'preparing' },
];

it('folds a log to the state it ends in', () => {
  expect(replay('B', [])).toEqual({ ok: true, state: 'planDrafting' });
  expect(replay('B', LOG)).toEqual({ ok: true, state: 'preparing' });
});

it('finds the line that does not join on to the one before', () => {
  expect(
    replay(
      'B',
      LOG.filter((_, index) => index !== 1),
    ),
  ).toMatchObject({ ok: false, at: 1 });
});

it('finds an arrow the machine does not have', () => {
  const forged: LoggedStep[] = [...LOG, { event: 'SUBMIT', from: 'preparing', to: 'designated' }];
  expect(replay('B', forged)).toMatchObject({ ok: false, at: 3, why: expect.stringContaining('SUBMIT') as string });
});

it('replays a log of the councils that were heard then, whatever the profile says now', () => {
  const toExamination: LoggedStep[] = [
    ...LOG,
    { event: 'SUBMIT', from: 'preparing', to: 'submitted' },
    { event: 'RECEIVE', from: 'submitted', to: 'examining' },
  ];
  const measuresFirst: LoggedStep[] = [
    ...toExamination,
    { event: 'REFER_TO_MEASURES_COUNCIL', from: 'examining', to: 'measuresCouncil' },
    { event: 'REQUEST_COORDINATION_COUNCIL', from: 'measuresCouncil', to: 'coordinationCouncil.requested' },
  ];
  // Hokkaido asks the coordination council first about B and never about C-2; another order is as lawful.
  for (const kind of KINDS)
    expect(replay(kind, measuresFirst)).toEqual({ ok: true, state: 'coordinationCouncil.requested' });
  const pastTheCouncil: LoggedStep = { event: 'APPROVE', from: 'examining', to: 'designated' };
  expect(replay('B', [...toExamination, pastTheCouncil])).toMatchObject({ ok: false, at: 5 });
});

it('resolves the states of the kind in the version in use, and nothing else', () => {
  for (const kind of KINDS) {
    for (const state of STATES) {
      const council = state.split('.')[0] ?? '';
      const foreign =
        ['coordinationCouncil', 'measuresCouncil'].includes(council) &&
        !DEFAULT_COUNCILS[kind].some((own) => own === council);
      expect(resolveStored(kind, DEFAULT_COUNCILS[kind], MACHINE_VERSION[kind], state)).toBe(!foreign);
    }
    expect(resolveStored(kind, DEFAULT_COUNCILS[kind], MACHINE_VERSION[kind] + 1, 'examining')).toBe(false);
    expect(resolveStored(kind, DEFAULT_COUNCILS[kind], MACHINE_VERSION[kind], 'coordinationCouncil')).toBe(false);
  }
});
