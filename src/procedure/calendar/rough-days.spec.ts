import { roughDays, roundCouncilProblems } from './rough-days.js';

test.each([
  ['3月中旬', '2028-03-11', '2028-03-20'], // 令和9年度 ends in March 2028
  ['7月末', '2027-07-21', '2027-07-31'],
  ['2月下旬頃', '2028-02-21', '2028-02-29'],
  ['令和9年12月', '2027-12-01', '2027-12-31'],
  ['令和9年12月4日', '2027-12-04', '2027-12-04'],
])('%s of 令和9年度', (text, from, to) => expect(roughDays(text, 2027)).toEqual({ from, to }));

test.each(['', '未定', '13月', '春'])('%j is no time that can be read', (text) =>
  expect(roughDays(text, 2027)).toBeNull(),
);

test('医療審議会 does not meet before 医療対策協議会', () => {
  const fields = (measuresCouncil: string, medicalCouncil: string, designation = '') =>
    roundCouncilProblems({ fiscalYear: 2027, measuresCouncil, medicalCouncil, designation }).map(({ field }) => field);
  expect(fields('11月', '12月', '12月下旬')).toEqual([]);
  expect(fields('12月', '11月')).toEqual(['medicalCouncil']);
  expect(fields('3月上旬', '3月中旬', '2月下旬')).toEqual(['designation']);
  expect(fields('12月', '12月上旬')).toEqual([]); // the same month may be in order
  expect(fields('3月', '4月')).toEqual(['medicalCouncil']); // April of the 年度 comes first
  expect(fields('未定', '4月')).toEqual([]);
});
