/** What the bound record says of a 督促: to whom, what had been asked, and the day by which it was due when it went out. */
import { eventParticulars } from './index.js';

const context = { secretariatOfArea: new Map([['tokachi', '帯広保健所']]) } as unknown as Parameters<
  typeof eventParticulars
>[1]['context'];
const texts = (deadline: 'correction' | 'councilReport' | 'application', earlier: readonly { type: string }[]) =>
  eventParticulars({ type: 'REMIND', deadline }, { earlier, context }).map(({ label, text }) => `${label}：${text}`);

const asked = { type: 'REQUEST_CORRECTION', items: [{ text: '日付を補う' }], dueOn: '2026-12-02' };

it('names the points of the 補正 that was open, and the day as it stood then', () => {
  const before = { ...asked, items: [{ text: '前の補正' }], dueOn: '2026-11-02' };
  expect(texts('correction', [before, asked])).toEqual([
    '督促の相手：医療機関',
    '求めていたこと：補正の提出\n・日付を補う',
    '督促のときの期限：令和8年12月2日（水）',
  ]);
  const extended = { type: 'EXTEND_CORRECTION', dueOn: '2026-12-04' };
  expect(texts('correction', [asked, extended]).at(-1)).toBe('督促のときの期限：令和8年12月4日（金）');
});

it('names the secretariats that were asked, and when they were to report', () => {
  const request = { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds: ['tokachi'], dueOn: '2026-12-04' };
  expect(texts('councilReport', [asked, request])).toEqual([
    '督促の相手：帯広保健所（依頼した事務局のうち、報告が済んでいないもの）',
    '求めていたこと：調整会議の確認の結果の報告',
    '督促のときの期限：令和8年12月4日（金）',
  ]);
});

it('says of the application what it knows: its day stands with the round', () => {
  expect(texts('application', [])).toEqual(['督促の相手：医療機関', '求めていたこと：申請回の期限までの申請の提出']);
});
