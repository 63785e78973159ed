import request from 'supertest';
import type { Actor } from '../../procedure/terms/actors.js';
import { DemoInstitutions } from '../../registry/demo-institutions.js';
import { insertCase, person } from '../../../test/support/case-rows.js';
import { insertSampleCases, type ListSamples } from '../../../test/support/list-samples.js';
import { type PartialApp, startPartialApp } from '../../../test/support/partial-app.js';
import { WebModule } from '../web.module.js';

let partial: PartialApp;
let samples: ListSamples;
let actor: Actor;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [WebModule] }, env: { SEED_DEMO: 'true' }, actor: () => actor });
  samples = await insertSampleCases(partial.dataSource, partial.app.get(DemoInstitutions), 80);
});
afterAll(() => partial.close());
beforeEach(() => {
  actor = person('prefectureOfficer');
});

async function open(path: string): Promise<string> {
  const { status, text } = await request(partial.url).get(path);
  expect([path, status]).toEqual([path, 200]);
  return text;
}

const numbersIn = (text: string) =>
  [...text.matchAll(/data-label="受付番号"><div[^>]*>(R8-3-\d{4})/g)].map(([, number]) => number);
const countIn = (text: string) => Number(/<strong>([\d,]+)<\/strong>件/.exec(text)?.[1]?.replace(',', ''));

describe('the list of cases', () => {
  it('says stage, who acts next and the due date in office days, by due date unless told', async () => {
    const text = await open('/cases');
    expect(countIn(text)).toBe(80);
    expect(numbersIn(text)).toHaveLength(50);
    expect(numbersIn(text)[0]).toBe('R8-3-0001');
    for (const words of ['R8.12.1（火）', '3開庁日超過', '時短計画（案）の作成', 'aria-sort="ascending"'])
      expect(text).toContain(words);
  });

  it('has further pages that keep the conditions', async () => {
    const first = await open('/cases?sort=reference');
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toBe('/cases?sort=reference&page=2');
    expect([...numbersIn(first), ...numbersIn(await open(next))]).toHaveLength(80);
    expect(numbersIn(await open('/cases?sort=reference&page=99'))).toEqual(numbersIn(await open(next)));
  });

  it('is narrowed by every field, and says by what', async () => {
    for (const [query, condition] of [
      ['text=R8-3-0007', '検索：R8-3-0007'],
      ['text=とかち', '検索：とかち'],
      ['kind=C1', '区分：C-1水準'],
      ['stage=result', '段階：指定等'],
      ['holder=healthCentre', '次の対応者：保健所'],
      ['planningAreaId=tokachi', '構想区域：十勝'],
      ['overdue=true', '期限超過のみ'],
      ['mine=true', '自分の番のみ'],
      ['bucket=examination', '受付・審査'],
    ] as const) {
      const text = await open(`/cases?${query}`);
      expect([query, text]).toEqual([query, expect.stringContaining(`${condition}<span`)]);
      if (query !== 'planningAreaId=tokachi')
        expect([query, countIn(text) > 0 && countIn(text) < 80]).toEqual([query, true]);
    }
    expect(countIn(await open('/cases?procedure=renewal'))).toBe(0);
  });

  it('takes one condition away and leaves the others', async () => {
    const text = await open('/cases?kind=B&stage=examination&sort=name');
    expect(text).toContain('href="/cases?stage=examination&amp;sort=name">区分：B水準');
    expect(text).toContain('href="/cases?kind=B&amp;sort=name">段階：審査');
    expect(text).toContain('href="/cases?sort=name">条件を全て外す');
    expect(text).toContain('<input type="hidden" name="sort" value="name"');
  });

  it('ignores what it does not know and escapes what was typed', async () => {
    expect(countIn(await open('/cases?kind=X&stage=1&page=-3&sort=__proto__'))).toBe(80);
    const text = await open(`/cases?${new URLSearchParams({ text: '"><script>alert(1)</script>' }).toString()}`);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script>alert(1)');
    const [institutionId = ''] = samples.institutionIds;
    await partial.dataSource.query(`UPDATE medical_institution SET name = '<b>病院</b>' WHERE id = $1`, [
      institutionId,
    ]);
    expect(await open('/cases')).not.toContain('<b>病院</b>');
  });

  it('tells what to do when nothing is found', async () => {
    const text = await open('/cases?text=ない病院');
    expect(text).toContain('この条件に合う申請はありません。');
    expect(text).toContain('<a href="/cases">条件を全て外す</a>');
    expect(text).not.toContain('印刷用');
    actor = person('supportCentre');
    expect(await open('/cases')).toContain('共有された申請はありません。');
  });

  it('shows each side its own cases only, and the administrator none at all', async () => {
    const [own = '', other = ''] = samples.institutionIds;
    await insertCase(partial.dataSource, { institutionId: other, referenceNo: 'R8-3-9999' });
    actor = person('hospital', { institutionId: own });
    const hospital = await open('/cases');
    expect(countIn(hospital)).toBe(Math.ceil(80 / samples.institutionIds.length));
    expect(hospital).not.toContain('R8-3-9999');
    actor = person('healthCentre', { healthCentreId: 'nowhere' });
    expect(await open('/cases')).toContain('調整会議の開催を依頼された申請がここに並びます');
    actor = person('systemAdministrator');
    expect((await request(partial.url).get('/cases')).status).toBe(403);
  });

  it('prints all rows on one page', async () => {
    const text = await open('/cases?view=print&sort=reference');
    expect(numbersIn(text).length).toBeGreaterThanOrEqual(80);
    expect(text).not.toContain('role="search"');
    expect(numbersIn(await open('/cases?view=print&kind=C2'))).toHaveLength(20);
  });
});
