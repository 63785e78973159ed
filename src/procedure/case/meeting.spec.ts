import { OTHER_AREA, OWN_AREA, sampleHearing } from '../../../test/support/procedure.js';
import {
  caseProblems,
  changeProblems,
  councilProblems,
  isMoved,
  mustConveneAgain,
  removalProblems,
  type AreaMeeting,
} from './meeting.js';

const meeting: AreaMeeting = {
  planningAreaId: OWN_AREA,
  name: '第1回',
  method: 'inPerson',
  meetsOn: '2026-11-30',
  chair: '架空 座長',
};
const confirmed = sampleHearing('B', 'coordinationCouncil');
const convened = { ...confirmed, confirmation: null };
const changes: [string, Partial<AreaMeeting>][] = [
  ['name', { name: '第2回' }],
  ['method', { method: 'written' }],
  ['day', { meetsOn: '2026-12-07' }],
];

const fieldsOf = (problems: readonly { field: string }[]) => problems.map(({ field }) => field);

it.each(changes)('a meeting with another %s is one for which its cases are convened again', (_, change) => {
  const moved = { ...meeting, ...change };
  expect(isMoved(meeting, moved)).toBe(true);
  expect(mustConveneAgain(meeting, [convened])).toBe(false);
  expect(mustConveneAgain(moved, [convened])).toBe(true);
});

it('a case that is not convened yet is, and one of another area stays what it carries', () => {
  expect(mustConveneAgain(meeting, [convened, { ...convened, convened: null }])).toBe(true);
  const elsewhere: AreaMeeting = { ...meeting, planningAreaId: OTHER_AREA };
  expect(isMoved(meeting, elsewhere)).toBe(false);
  expect(mustConveneAgain(meeting, [])).toBe(false);
});

it.each([...changes, ['chair', { chair: '別の 座長' }] as const])(
  'once a case stands on it, its %s is put right with a reason, also after the confirmation',
  (_, change) => {
    const corrected = { ...meeting, ...change };
    expect(fieldsOf(changeProblems(meeting, corrected, [convened], ' '))).toEqual(['reason']);
    expect(fieldsOf(changeProblems(meeting, corrected, [convened, confirmed], ''))).toEqual(['reason']);
    expect(changeProblems(meeting, corrected, [convened, confirmed], '議事録と照らしたため')).toEqual([]);
    expect(changeProblems(meeting, corrected, [], '')).toEqual([]);
    expect(changeProblems(meeting, meeting, [confirmed], '')).toEqual([]);
  },
);

it('a chair that nobody had named yet is named without a reason', () => {
  expect(changeProblems({ ...meeting, chair: '' }, meeting, [convened], '')).toEqual([]);
});

it('a meeting is removed once it is empty, with a reason', () => {
  expect(removalProblems(0, '二重に作ったため')).toEqual([]);
  expect(fieldsOf(removalProblems(1, ''))).toEqual(['', 'reason']);
});

it('the area stays while a case stands on the meeting; all that is wrong is said at once', () => {
  const elsewhere = { ...meeting, planningAreaId: OTHER_AREA };
  expect(changeProblems(meeting, elsewhere, [], '')).toEqual([]);
  expect(fieldsOf(changeProblems(meeting, elsewhere, [convened], ''))).toEqual(['planningAreaId']);
  expect(fieldsOf(changeProblems(meeting, { ...elsewhere, name: '第2回' }, [confirmed], ''))).toEqual([
    'reason',
    'planningAreaId',
  ]);
});

it('a health centre convenes its own councils, about what was asked of them', () => {
  expect(councilProblems(meeting, [OTHER_AREA, OWN_AREA])).toEqual([]);
  expect(fieldsOf(councilProblems(meeting, [OTHER_AREA]))).toEqual(['planningAreaId']);
  expect(fieldsOf(councilProblems(meeting, []))).toEqual(['planningAreaId']);
  expect(caseProblems(meeting, [confirmed, convened])).toEqual([]);
  expect(caseProblems(meeting, [])).toEqual([]);
  const [problem] = caseProblems(meeting, [confirmed, { planningAreaId: OTHER_AREA }]);
  expect(problem?.message).toContain('構想区域が違います');
});
