import type { IntakeRound } from '../../registry/registry.entities.js';
import { daysNamed, roundSchedule } from './round-schedule.js';

describe('daysNamed', () => {
  it.each([
    ['2月上旬', '2027-02-01', '2027-02-10'],
    ['12月中旬', '2026-12-11', '2026-12-20'],
    ['2月下旬', '2027-02-21', '2027-02-28'],
    ['７月末', '2026-07-21', '2026-07-31'],
    ['8月', '2026-08-01', '2026-08-31'],
    ['12月下旬', '2026-12-21', '2026-12-31'],
  ])('%s of fiscal year 2026', (text, from, to) => expect(daysNamed(text, 2026)).toEqual({ from, to }));

  it.each(['', '未定', '13月上旬', '0月', '～1月末', '2月上旬ごろ'])('「%s」 names no days', (text) =>
    expect(daysNamed(text, 2026)).toEqual({ from: null, to: null }),
  );
});

it('leaves out what the round leaves open, and keeps words that name no days', () => {
  const round = {
    fiscalYear: 2026,
    applicationDeadline: '2026-11-30',
    requestOn: null,
    councilBy: null,
    reportBy: null,
    measuresCouncil: '',
    medicalCouncil: '未定',
    designation: '3月上旬',
    designationFrom: null,
  };
  expect(roundSchedule(round as IntakeRound)).toEqual([
    { label: '申請の受付', from: null, to: '2026-11-30', text: '' },
    { label: '審議会', from: null, to: null, text: '未定' },
    { label: '指定', from: '2027-03-01', to: '2027-03-10', text: '3月上旬' },
  ]);
});
