import request from 'supertest';
import type { Actor } from '../../procedure/terms/actors.js';
import { KINDS } from '../../procedure/terms/kinds.js';
import { statesOf, transitionsOf } from '../../procedure/machines/structure.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import { DemoInstitutions } from '../../registry/demo-institutions.js';
import { loadProfile } from '../../registry/load-profile.js';
import { insertCase, person } from '../../../test/support/case-rows.js';
import { type PartialApp, startPartialApp } from '../../../test/support/partial-app.js';
import { WebModule } from '../web.module.js';
import { diagramStates } from './diagram-states.js';

const { councils } = loadProfile('hokkaido');

describe('diagramStates', () => {
  it.each(KINDS)(
    'shows every state of %s and every arrow, but the withdrawal that is possible until the end',
    (kind) => {
      const states = diagramStates(kind, 'new', councils[kind], null);
      expect(states.map(({ label }) => label)).toEqual(
        statesOf(kind, councils[kind]).map((state) => STATE_INFO[state].label),
      );
      const arrows = transitionsOf(kind, councils[kind]).filter(({ from, to }) => from !== to);
      const withdrawals = arrows.filter(({ event }) => event === 'WITHDRAW');
      expect(withdrawals.map(({ from }) => from)).toEqual(
        statesOf(kind, councils[kind]).filter((state) => !STATE_INFO[state].final),
      );
      expect(states.reduce((sum, { exits }) => sum + exits.length, 0)).toBe(arrows.length - withdrawals.length);
    },
  );

  it('marks where the case is and what lies behind it', () => {
    const states = diagramStates('B', 'new', councils.B, 'coordinationCouncil.convened');
    expect(states.filter(({ state }) => state === 'current').map(({ label }) => label)).toEqual([
      '調整会議（日程決定）',
    ]);
    expect(states.filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual([
      'planDrafting',
      'underEvaluation',
      'preparing',
      'submitted',
      'examining',
      'correcting',
    ]);
    expect(diagramStates('B', 'new', councils.B, 'withdrawn').filter(({ state }) => state === 'done')).toEqual([]);
  });

  it('speaks the words of the procedure', () => {
    const [last] = diagramStates('C2', 'renewal', councils.C2, null).filter(({ id }) => id === 'deciding-approved');
    expect(last?.exits.map(({ label }) => label)).toContain('指定の更新を通知する');
  });
});

describe('the manual', () => {
  let partial: PartialApp;
  let actor: Actor;
  let caseId: string;
  let institutionIds: string[];

  beforeAll(async () => {
    partial = await startPartialApp({ rooms: { imports: [WebModule] }, actor: () => actor });
    institutionIds = [...(await partial.app.get(DemoInstitutions).load()).values()];
    caseId = await insertCase(partial.dataSource, {
      institutionId: institutionIds[0] ?? '',
      referenceNo: 'R8-3-0001',
      kind: 'C1',
      state: 'examining',
    });
    actor = person('prefectureOfficer');
  });
  afterAll(() => partial.close());

  it('explains each kind and procedure: way, documents with their basis, words', async () => {
    for (const [query, ...facts] of [
      [
        '',
        '手引き：B水準（新規）',
        '地域医療構想調整会議 → 医療対策協議会 → 医療審議会',
        '様式1',
        'みなし継続',
        '法113⑤',
      ],
      ['?kind=C2&procedure=renewal', '手引き：C-2水準（更新）', '法120②→115④→113⑤', '指定の更新を起案する'],
      ['?kind=nonsense&procedure=x', '手引き：B水準（新規）'],
    ] as const) {
      const { text } = await request(partial.url).get(`/help${query}`);
      expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
      expect(text).not.toContain('いまここ');
    }
  });

  it('shows where a case is, whose turn it is and what comes next', async () => {
    const { text } = await request(partial.url).get(`/help?case=${caseId}`);
    for (const words of [
      '手引き：C-1水準（新規）',
      '<span class="diagram__here">いまここ</span>',
      '次にすること',
      '対策協 → 審議会 → 決裁 → 指定',
      `href="/cases/${caseId}"`,
    ])
      expect(text).toContain(words);
  });

  it('answers a foreign case like one that does not exist', async () => {
    actor = person('hospital', { institutionId: institutionIds[1] });
    for (const id of [caseId, '00000000-0000-4000-8000-000000000000', 'x'])
      expect((await request(partial.url).get(`/help?case=${id}`)).status).toBe(404);
  });
});
