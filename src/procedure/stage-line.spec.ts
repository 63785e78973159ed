/** Where a case stands on its line of stages. */
import { sampleDraft, sampleFacts, sampleHearing } from '../../test/support/procedure.js';
import { DEFAULT_COUNCILS } from './machines/index.js';
import { stageLine } from './stage-line.js';
import type { CaseState } from './terms/states.js';
import type { Kind } from './terms/kinds.js';

const NEW_B = { kind: 'B', procedure: 'new' } as const;

const line = (kind: Kind, state: CaseState) => stageLine({ kind, procedure: 'new' }, DEFAULT_COUNCILS[kind], state);

it('has only the stages of the kind', () => {
  expect(
    line('B', 'examining')
      .map(({ label }) => label)
      .join(' '),
  ).toBe('計画 受審 準備 提出 審査 調整会議 対策協 審議会 決裁 指定');
  expect(
    line('C2', 'examining')
      .map(({ label }) => label)
      .join(' '),
  ).toBe('計画 受審 準備 提出 審査 審議会 決裁 指定');
});

it('marks what is done, where the case is, and what is ahead', () => {
  expect(
    line('C2', 'correcting')
      .map(({ status }) => status)
      .join(' '),
  ).toBe('done done done done current ahead ahead ahead');
});

it('calls a stage by its own name, whatever the state within it', () => {
  expect(line('C2', 'correcting').find(({ status }) => status === 'current')?.label).toBe('審査');
});

it('is done to the end on a designation', () => {
  expect(new Set(line('B', 'designated').map(({ status }) => status))).toEqual(new Set(['done']));
});

it('does not pretend that a withdrawn case passed every stage', () => {
  const stages = line('C2', 'withdrawn');
  expect(stages.at(-1)).toEqual({ stage: 'result', label: '取下げ', status: 'current' });
  expect(new Set(stages.slice(0, -1).map(({ status }) => status))).toEqual(new Set(['closed']));
});

describe('of a case that ended without a designation', () => {
  const statuses = (state: CaseState, changes: Parameters<typeof sampleFacts>[1]) =>
    Object.fromEntries(
      stageLine(NEW_B, DEFAULT_COUNCILS.B, state, sampleFacts('B', changes)).map(({ stage, status }) => [
        stage,
        status,
      ]),
    );
  const done = (state: CaseState, changes: Parameters<typeof sampleFacts>[1]) =>
    stageLine(NEW_B, DEFAULT_COUNCILS.B, state, sampleFacts('B', changes)).flatMap(({ stage, status }) =>
      status === 'done' ? [stage] : [],
    );
  const written = ['plan', 'evaluation', 'preparation'];

  it('what was done before it was withdrawn is done, and what was not is not', () => {
    const nothing = { evaluation: null, lastSubmission: null, submittedOn: null, receivedOn: null } as const;
    expect(done('withdrawn', { ...nothing, plan: null })).toEqual([]);
    expect(done('withdrawn', nothing)).toEqual(['plan']);
    expect(done('withdrawn', { receivedOn: null })).toEqual(written);
    expect(done('withdrawn', {})).toEqual([...written, 'submission']);
    expect(done('withdrawn', { hearings: [sampleHearing('B', 'coordinationCouncil')] })).toEqual([
      ...written,
      'submission',
      'examination',
      'coordinationCouncil',
    ]);
  });

  it('a refusal was examined and decided; councils that did not answer are not done', () => {
    const hearings = [sampleHearing('B', 'medicalCouncil'), sampleHearing('B', 'measuresCouncil', { opinion: null })];
    expect(done('refused', { draft: sampleDraft('refuse'), hearings })).toEqual([
      ...written,
      'submission',
      'examination',
      'medicalCouncil',
      'decision',
    ]);
  });

  it('what was begun and not finished ended on the way, and what was never begun was not done', () => {
    const { evaluation } = sampleFacts('B');
    const before = { lastSubmission: null, submittedOn: null, receivedOn: null } as const;
    expect(
      statuses('withdrawn', { ...before, evaluation: evaluation && { ...evaluation, result: null } }),
    ).toMatchObject({
      plan: 'done',
      evaluation: 'interrupted',
      preparation: 'closed',
      submission: 'closed',
      examination: 'closed',
      decision: 'closed',
      result: 'current',
    });
    expect(statuses('withdrawn', before)).toMatchObject({ preparation: 'interrupted', submission: 'closed' });
    expect(statuses('withdrawn', { ...before, lastSubmission: sampleFacts('B').lastSubmission })).toMatchObject({
      preparation: 'done', // it was submitted, and pulled back
      submission: 'interrupted',
      examination: 'closed',
    });
    expect(statuses('withdrawn', { receivedOn: null })).toMatchObject({ submission: 'interrupted' });
    expect(statuses('withdrawn', {})).toMatchObject({ submission: 'done', examination: 'interrupted' });
    const asked = sampleHearing('B', 'coordinationCouncil', { reportedOn: null, confirmation: null });
    for (const voided of [false, true])
      expect(statuses('withdrawn', { hearings: [{ ...asked, voided }] })).toMatchObject({
        examination: 'done',
        coordinationCouncil: 'interrupted',
        measuresCouncil: 'closed',
        medicalCouncil: 'closed',
        decision: 'closed',
      });
    const returnedDraft = { reason: '', returnedOn: '2026-12-01', approverName: '' };
    for (const drafted of [{ draft: sampleDraft('designate') }, { returnedDraft }])
      expect(statuses('withdrawn', drafted)).toMatchObject({ decision: 'interrupted' });
  });

  it('a council that reported doubts has been heard', () => {
    const hearing = sampleHearing('B', 'coordinationCouncil');
    const doubts = hearing.confirmation && {
      ...hearing.confirmation,
      points: { ...hearing.confirmation.points, longHoursUnavoidable: false },
    };
    const hearings = [{ ...hearing, confirmation: doubts }];
    expect(statuses('refused', { draft: sampleDraft('refuse'), hearings })).toMatchObject({
      coordinationCouncil: 'done',
      measuresCouncil: 'closed',
      decision: 'done',
    });
  });
});
