/** What a notice says of the duties that follow, and what it cannot go out without. */
import { KINDS, PROCEDURES } from '../terms/kinds.js';
import { designationNoticeProblems, dutiesAfterDesignation } from './decision-notice.js';

const articles = (duty: string) => /（([^（）]*)）$/u.exec(duty)?.[1] ?? '';

it('a designation and a renewal ask for the settled plan (法114), a change does not, for it had its plan revised before (法116①)', () => {
  for (const kind of KINDS)
    for (const procedure of PROCEDURES) {
      const settled = dutiesAfterDesignation(kind, procedure, null).filter((duty) => duty.includes('計画を定めること'));
      expect([kind, procedure, settled.length]).toEqual([kind, procedure, procedure === 'change' ? 0 : 1]);
    }
});

it('every designation is told of the yearly review, of changes and of the renewal; C-2 also of new doctors (則106⑨)', () => {
  for (const kind of KINDS) {
    const duties = dutiesAfterDesignation(kind, 'change', null);
    const told = [
      '１年ごとに',
      'を変更しようとするとき',
      ...(kind === 'C2' ? ['新たに従事する医師'] : []),
      '満了の日までに更新の申請',
    ];
    expect(duties.map((duty, index) => [kind, duty.includes(told[index] ?? '－')])).toEqual(
      told.map(() => [kind, true]),
    );
    for (const duty of duties) expect(articles(duty)).toMatch(/第/u);
  }
});

it('a notice says the work but of 連携B (則88①), what a change approves (法116①), and a term that ends after it begins', () => {
  const fields = (notice: Partial<Parameters<typeof designationNoticeProblems>[0]>) =>
    designationNoticeProblems({
      kind: 'B',
      procedure: 'new',
      work: '三次救急',
      validFrom: '2027-04-01',
      validUntil: '2030-03-31',
      ...notice,
    }).map(({ field }) => field);
  expect(fields({})).toEqual([]);
  expect(fields({ work: ' ' })).toEqual(['work']);
  expect(fields({ kind: 'RENKEI_B', work: undefined })).toEqual([]);
  expect(fields({ procedure: 'change' })).toEqual(['change']);
  expect(fields({ procedure: 'change', change: '分野の追加' })).toEqual([]);
  expect(fields({ validUntil: '2027-04-01' })).toEqual(['validUntil']);
});
