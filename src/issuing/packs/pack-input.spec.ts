import { readInput } from '../../jobs/job-kinds.js';
import { PackInput } from './pack-input.js';

const ID = '0b8f3c1e-7a55-4c0e-9d7e-3f6f5f1c2a10';
const session = { council: 'medicalCouncil', meetingName: '第3回', heldOn: null };
const publicNotice = { number: '', date: '2026-12-04' };

it.each([
  { caseIds: [] },
  { caseIds: [ID], session },
  { caseIds: [ID], session: { ...session, heldOn: '2026-12-04' } },
  { caseIds: [ID], publicNotice },
])('reads %j', (input) => {
  expect(JSON.parse(JSON.stringify(readInput(PackInput, input)))).toEqual(input);
});

it.each([
  null,
  [],
  'x',
  {},
  { caseIds: ID },
  { caseIds: [[]] },
  { caseIds: Array(501).fill(ID) },
  { caseIds: [ID], other: 1 },
  { caseIds: [ID], session: [] },
  { caseIds: [ID], session: { ...session, council: 'x' } },
  { caseIds: [ID], session: { ...session, meetingName: [] } },
  { caseIds: [ID], session: { ...session, heldOn: '2026-02-30' } },
  { caseIds: [ID], publicNotice: 'x' },
  { caseIds: [ID], publicNotice: { ...publicNotice, date: null } },
  { caseIds: [ID], publicNotice: { ...publicNotice, number: 1 } },
])('refuses %j', (input) => {
  expect(() => readInput(PackInput, input)).toThrow('the input of a job is wrong');
});
