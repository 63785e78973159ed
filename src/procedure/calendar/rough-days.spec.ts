import { roughDays, roundProblems } from './rough-days.js';

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

describe('a round of 令和9年度', () => {
  const round = {
    fiscalYear: 2027,
    number: 3,
    label: '令和9年度 第3回',
    applicationDeadline: '2027-06-30',
    reportBy: null,
    measuresCouncil: '',
    medicalCouncil: '',
    designation: '',
    designationFrom: null,
  };
  const wrong = (changes: Partial<Parameters<typeof roundProblems>[0]>) =>
    roundProblems({ ...round, ...changes }).map(({ field }) => field);

  test('has its councils in their order', () => {
    const fields = (measuresCouncil: string, medicalCouncil: string, designation = '') =>
      wrong({ measuresCouncil, medicalCouncil, designation });
    expect(fields('11月', '12月', '12月下旬')).toEqual([]);
    expect(fields('12月', '11月')).toEqual(['medicalCouncil']);
    expect(fields('3月上旬', '3月中旬', '2月下旬')).toEqual(['designation']);
    expect(fields('12月', '12月上旬')).toEqual([]); // the same month may be in order
    expect(fields('3月', '7月')).toEqual(['medicalCouncil']); // July of the 年度 comes first
    expect(fields('未定', '7月')).toEqual([]);
    expect(fields('3月', '未定', '2月')).toEqual(['designation']);
  });

  test('has them after its dates, and takes effect last', () => {
    expect(wrong({ medicalCouncil: '5月' })).toEqual(['medicalCouncil']); // the deadline is 30 June
    expect(wrong({ medicalCouncil: '6月' })).toEqual([]);
    expect(wrong({ reportBy: '2028-01-31', designation: '1月中旬' })).toEqual(['designation']);
    expect(wrong({ designation: '3月', designationFrom: '2028-04-01' })).toEqual([]);
    expect(wrong({ designation: '令和10年5月', designationFrom: '2028-04-01' })).toEqual(['designationFrom']);
  });

  test('takes applications in its year or the one before', () => {
    expect(wrong({ applicationDeadline: '2026-04-01' })).toEqual([]); // 令和8年度
    expect(wrong({ applicationDeadline: '2028-03-31' })).toEqual([]);
    expect(wrong({ applicationDeadline: '2026-03-31' })).toEqual(['applicationDeadline']);
    expect(wrong({ applicationDeadline: '2028-04-03' })).toEqual(['applicationDeadline']);
  });

  test('is called by its own year and number, or by neither', () => {
    expect(wrong({ label: 'R9年度第3回' })).toEqual([]);
    expect(wrong({ label: '９年度の秋の回' })).toEqual([]);
    expect(wrong({ label: '令和8年度 第3回' })).toEqual(['label']);
    expect(wrong({ label: '令和9年度 第１回' })).toEqual(['label']);
    expect(wrong({ fiscalYear: 2019, applicationDeadline: '2019-06-28', label: '令和元年度 第3回' })).toEqual([]);
  });

  test('names months that there are', () => {
    expect(wrong({ medicalCouncil: '13月中旬' })).toEqual(['medicalCouncil']);
    expect(wrong({ designation: '０月' })).toEqual(['designation']);
    expect(wrong({ medicalCouncil: '10月～11月' })).toEqual([]);
  });
});
