import request from 'supertest';
import type { Actor } from '../../procedure/terms/actors.js';
import { DemoInstitutions } from '../../registry/demo-institutions.js';
import { insertCase, person } from '../../../test/support/case-rows.js';
import {
  insertDesignation,
  insertRenewal,
  insertSampleCases,
  type ListSamples,
} from '../../../test/support/list-samples.js';
import { type PartialApp, startPartialApp } from '../../../test/support/partial-app.js';
import { WebModule } from '../web.module.js';

let partial: PartialApp;
let samples: ListSamples;
let actor: Actor | null;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [WebModule] }, env: { SEED_DEMO: 'true' }, actor: () => actor });
  samples = await insertSampleCases(partial.dataSource, partial.app.get(DemoInstitutions), 70);
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

const countIn = (text: string) => Number(/<strong>([\d,]+)<\/strong>件/.exec(text)?.[1]);
const unescaped = (href = '') => href.replaceAll('&amp;', '&');

describe('the one address of every home', () => {
  it.each([
    ['prefectureOfficer', '/prefecture'],
    ['prefectureApprover', '/prefecture'],
    ['healthCentre', '/health-centre'],
    ['hospital', '/hospital'],
    ['supportCentre', '/cases'],
    ['systemAdministrator', '/settings/accounts'],
  ] as const)('%s goes to %s', async (role, home) => {
    actor = person(role);
    const { status, headers } = await request(partial.url).get('/');
    expect([status, headers['location']]).toEqual([303, home]);
  });

  it('is not open to visitors', async () => {
    actor = null;
    expect((await request(partial.url).get('/')).headers['location']).toMatch(/^\/login/);
  });
});

describe('the home of the prefecture', () => {
  it('has every number of the matrix equal to the list behind it, and no cell where a kind has no such stage', async () => {
    const text = await open('/prefecture');
    const cells = [...text.matchAll(/class="stage-matrix__count" href="([^"]+)">.*?<\/span>(\d+)</g)];
    expect(cells.length).toBeGreaterThan(30);
    expect(cells.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(70);
    for (const [, href, count] of cells)
      expect([href, countIn(await open(unescaped(href)))]).toEqual([href, Number(count)]);
    expect(text.match(/この段階はありません/g)).toHaveLength(3);
  });

  it('keeps a cell for cases that rest in a stage their kind no longer has', async () => {
    const id = await insertCase(partial.dataSource, {
      institutionId: samples.institutionIds[0] ?? '',
      referenceNo: 'R7-1-0001',
      kind: 'C2',
      state: 'measuresCouncil',
    });
    expect(await open('/prefecture')).toContain('/cases?kind=C2&amp;stage=measuresCouncil');
    await partial.dataSource.query('DELETE FROM application WHERE id = $1', [id]);
  });

  it.each(['prefectureOfficer', 'prefectureApprover'] as const)(
    'counts on each card of the %s what its list shows',
    async (role) => {
      actor = person(role);
      const cards = [
        ...(await open('/prefecture')).matchAll(
          /class="turn-card[^"]*" href="([^"]+)"><span class="turn-card__count">(\d+)/g,
        ),
      ];
      expect(cards.length).toBe(role === 'prefectureOfficer' ? 9 : 2);
      for (const [, href, count] of cards)
        expect([href, countIn(await open(unescaped(href)))]).toEqual([href, Number(count)]);
    },
  );

  it('names the next milestone and draws its round with today, of which the same dates stand in a table', async () => {
    const text = await open('/prefecture');
    expect(text).toContain('次の節目：令和8年度 第3回 調整会議の依頼');
    for (const words of [
      '本日',
      '令和8年度 第3回の日程の図',
      'R8.11.30（月）まで',
      '2月上旬',
      '公表資料で確認していない日程です',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/ style=/);
  });

  it('says so when no round is ahead', async () => {
    partial.clock.set('2030-06-01T09:00:00+09:00');
    expect(await open('/prefecture')).toContain('これからの申請の回の日程が登録されていません。');
    partial.clock.set('2026-12-04T09:00:00+09:00');
  });

  it('counts designations that end, those being renewed and those whose evaluation comes too late, each equal to its list', async () => {
    const { dataSource } = partial;
    const [first = '', second = '', third = '', fourth = ''] = samples.institutionIds;
    const begin = async (institutionId: string, state: 'underEvaluation' | 'preparing', appliedOn: string) => {
      const designationId = await insertDesignation(dataSource, { institutionId });
      const caseId = await insertCase(dataSource, {
        institutionId,
        referenceNo: `R8-4-${appliedOn}`,
        state,
        submittedOn: null,
      });
      await insertRenewal(dataSource, { applicationId: caseId, designationId }, state, {
        evaluation: { appliedOn, receiptNo: 'x', result: null },
        currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] },
      });
    };
    await insertDesignation(dataSource, { institutionId: first });
    await begin(second, 'underEvaluation', '2026-11-06'); // + 145 days: 31 March
    await begin(third, 'underEvaluation', '2026-11-07'); // + 145 days: 1 April
    await begin(fourth, 'preparing', '2026-06-01');
    const row = /令和9年3月31日<\/th>(.*?)<\/tr>/s.exec(await open('/prefecture'))?.[1] ?? '';
    const links = [...row.matchAll(/href="([^"]+)">(\d+)件/g)];
    expect(links.map(([, , count]) => count)).toEqual(['4', '3', '2']);
    for (const [, href, count] of links)
      expect([href, countIn(await open(unescaped(href)))]).toEqual([href, Number(count)]);
  });
});
