/** What is asked where cases are put on a meeting that is made already. */
import { meetingQuestions } from './hearings.js';

/** A meeting on Thursday 2026-12-24; today is Friday 2026-12-04. */
const meetsOn = '2026-12-24';
const known = { today: '2026-12-04', closedDays: new Set([meetsOn]) };
const cases = [{ dueOn: '2026-12-25' }];
const asked = (answered: readonly string[], given = cases, confirmed: readonly string[] = []) =>
  meetingQuestions({ meetsOn, answered }, given, { ...known, confirmed }).map(({ text }) => text);

it('a day on which the office is closed is asked about, unless it was answered when the meeting was made', () => {
  expect(asked([])).toEqual([expect.stringMatching(/閉庁日です/u)]);
  expect(asked(['meetsOn=2026-12-24'])).toEqual([]);
  expect(asked(['meetsOn=2026-12-17'])).toHaveLength(1); // of another day
  expect(asked([], cases, ['meetsOn=2026-12-24'])).toEqual([]);
});

it('one case whose report is due before the meeting is asked about, whatever was answered of the meeting', () => {
  const late = [...cases, { dueOn: '2026-12-23' }];
  expect(asked(['meetsOn=2026-12-24'], late)).toEqual([expect.stringMatching(/報告の期限（令和8年12月23日/u)]);
});
