/** When a hospital is told to prepare the renewal of a designation, and what it is told. */
import { isRenewed, renewalHint } from './renewal-hint.js';

const hint = (today: string, validTo = '2027-01-10', renewalOpen = false, renewed = false) =>
  renewalHint({ validTo, today, renewalOpen, renewed });

it('begins so many days before the last day as the longest evaluation took (428), and not a day earlier', () => {
  expect(hint('2025-11-07')).toBeNull();
  expect(hint('2025-11-08')?.title).toBe('更新の準備を始める時期です');
});

it('is urgent once the average evaluation (145 days) would end after the last day', () => {
  expect(hint('2026-08-18')).toMatchObject({ urgent: false, title: '更新の準備を始める時期です' });
  expect(hint('2026-08-19')).toMatchObject({ urgent: true, title: '更新の準備：いそいでください' });
});

it('ends with the last day, on which an application still arrives in time (法115②)', () => {
  expect(hint('2027-01-10')?.urgent).toBe(true);
  expect(hint('2027-01-11')).toBeNull();
});

it('is not given where the renewal is under way', () => {
  expect(hint('2026-08-19', '2027-01-10', true)).toBeNull();
});

it('is not given for a designation that a granted renewal carries on, but for the renewed one in its time', () => {
  const held = (validTo: string, standing: 'valid' | 'ahead' | 'expired' = 'ahead') =>
    ({ kind: 'B', validTo, standing }) as const;
  const now = held('2027-01-10', 'valid');
  const next = held('2030-01-10');
  expect([isRenewed(now, [now, next]), isRenewed(next, [now, next])]).toEqual([true, false]);
  expect(isRenewed(now, [now, { ...next, kind: 'C1' }])).toBe(false); // of another 区分
  expect(isRenewed(now, [now, held('2027-01-10')])).toBe(false); // a change keeps the term, and with it the last day
  expect(isRenewed(now, [now, held('2030-01-10', 'expired')])).toBe(false);
  expect(hint('2026-08-19', '2027-01-10', false, true)).toBeNull();
});

it('says when the designation ends, when a result may be expected, and by when the application has to be there', () => {
  expect(hint('2026-08-19')?.text).toBe(
    '指定は令和9年1月10日に満了します。いま受審を申し込むと、評価の結果は令和9年1月11日頃の見込みです。更新の決定には評価の結果が必要です。更新の申請は、満了の日までに提出してください。',
  );
});
