import { concludedHearings, sampleFacts, sampleRound } from '../../test/support/procedure.js';
import type { CaseFacts, RoundFacts } from './case/facts.js';
import type { Kind } from './terms/kinds.js';
import type { CaseState } from './terms/states.js';
import { turnOf } from './required-actions.js';
import { prefectureDue } from './prefecture-due.js';

/** 令和8年度 第3回 as Hokkaido publishes such rounds: days for 調整会議, parts of months for the rest. */
const ROUND = sampleRound({
  requestOn: '2026-12-11',
  councilBy: '2027-01-22',
  reportBy: '2027-01-29',
  measuresCouncil: '2月上旬',
  medicalCouncil: '2月',
  designation: '3月下旬',
  designationFrom: '2027-04-01',
});

const due = (kind: Kind, round: Partial<RoundFacts> | null, changes: Partial<CaseFacts> = {}) =>
  prefectureDue(sampleFacts(kind, { ...changes, round: round && { ...ROUND, ...round } }));

it('the examination is over when 調整会議 is to be asked, and so is the request', () => {
  expect(due('B', {})).toEqual({ on: '2026-12-11', what: '第3回の地域医療構想調整会議の依頼（目安）' });
});

it('where the day of the request is not known, the next time that is binds', () => {
  expect(due('B', { requestOn: null })?.on).toBe('2027-01-22');
  expect(due('B', { requestOn: null, councilBy: null })?.on).toBe('2027-01-29');
  const unknown = { requestOn: null, councilBy: null, reportBy: null };
  expect(due('B', unknown)?.on).toBe('2027-02-10');
  // February 2027 has 28 days.
  expect(due('B', { ...unknown, measuresCouncil: '' })?.on).toBe('2027-02-28');
});

it('C-1 is not put to 調整会議: its examination is over by 医療対策協議会, whose 上旬 ends on the tenth', () => {
  expect(due('C1', {})).toEqual({ on: '2027-02-10', what: '第3回の医療対策協議会（目安）' });
});

it('once the councils were heard the notice is due when the round designates: the last of March', () => {
  expect(due('B', {}, { hearings: concludedHearings('B') })).toEqual({ on: '2027-03-31', what: '第3回の指定（目安）' });
  expect(due('B', { designation: '未定' }, { hearings: concludedHearings('B') })).toEqual({
    on: '2027-04-01',
    what: '第3回の効力の発生（目安）',
  });
});

it('what the round had before the application arrived nobody could have met', () => {
  // It came on 14 December, the request went out on 11 December: the councils of 22 January are what it can still reach.
  expect(due('B', {}, { submittedOn: '2026-12-14' })?.on).toBe('2027-01-22');
});

it('the end of 標準処理期間 binds where it is earlier, and alone where the round knows nothing', () => {
  const deadlines = [{ kind: 'processing' as const, dueOn: '2027-01-15', remindedOn: null }];
  expect(due('B', {}, { deadlines })?.on).toBe('2026-12-11');
  expect(due('B', { requestOn: null }, { deadlines })).toEqual({ on: '2027-01-15', what: '標準処理期間の満了' });
  expect(prefectureDue(sampleFacts('B', { deadlines }))?.on).toBe('2027-01-15');
  expect(prefectureDue(sampleFacts('B'))).toBeNull();
  expect(due('B', null)).toBeNull();
});

it.each<[CaseState, string | null]>([
  ['submitted', '2026-12-11'],
  ['examining', '2026-12-11'],
  ['coordinationCouncil.requested', null], // it is the turn of the health centre, which nobody was asked here
  ['designated', null],
])('in %s the case is due on %s', (state, on) => {
  expect(turnOf(state, sampleFacts('B', { round: ROUND })).dueOn).toBe(on);
});

it.each<CaseState>(['coordinationCouncil.reported', 'medicalCouncil', 'deciding.drafted', 'deciding.approved'])(
  'in %s a date of the round is always given where the round knows one',
  (state) => {
    expect(turnOf(state, sampleFacts('B', { round: ROUND, hearings: concludedHearings('B') })).dueOn).toBe(
      '2027-03-31',
    );
  },
);
