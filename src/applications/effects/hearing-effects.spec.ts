/** What the days of the hearings and deadlines are in the tables, and whom they are told to. */
import { AREA, CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { exampleContent } from '../../procedure/fields/content.js';
import { CaseQueries } from '../queries/case-queries.js';

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

it('a report given more time is due later in the hearing, the deadline and the list, and the health centre is told', async () => {
  const caseId = await fixture.examined();
  await fixture.send(caseId, PEOPLE.officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: [AREA],
    dueOn: '2026-12-18',
  });
  await fixture.send(caseId, PEOPLE.officer, {
    type: 'EXTEND_COUNCIL_REPORT',
    dueOn: '2027-01-15',
    reason: '会議の開催が遅れるため',
  });
  expect(
    await fixture.query(
      `SELECT h.due_on::text AS asked, d.due_on::text AS held, a.due_on::text AS shown FROM application a
       JOIN hearing h ON h.application_id = a.id
       JOIN deadline d ON d.application_id = a.id AND d.kind = 'councilReport' AND d.closed_by_seq IS NULL WHERE a.id = $1`,
      [caseId],
    ),
  ).toEqual([{ asked: '2027-01-15', held: '2027-01-15', shown: '2027-01-15' }]);
  const [message] = await fixture.query<{ body: string }>(
    `SELECT body FROM outbox WHERE recipient_kind = 'healthCentre' ORDER BY cause_seq DESC LIMIT 1`,
  );
  expect(message?.body).toContain('令和9年1月15日（金）に延ばしました');
  expect(message?.body).not.toContain('会議の開催が遅れるため');
  await fixture.expectFactsAsStored();
});

it('a reminder tells the health centre the due date and stands in the log that it reads', async () => {
  const caseId = await fixture.examined();
  await fixture.send(caseId, PEOPLE.officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: [AREA],
    dueOn: '2026-12-18',
  });
  await fixture.send(caseId, PEOPLE.officer, { type: 'REMIND', deadline: 'councilReport' });
  await expect(fixture.send(caseId, PEOPLE.officer, { type: 'REMIND', deadline: 'councilReport' })).rejects.toThrow();
  const [message] = await fixture.query<{ subject: string; body: string }>(
    `SELECT subject, body FROM outbox WHERE recipient_kind = 'healthCentre' ORDER BY cause_seq DESC LIMIT 1`,
  );
  expect(message?.subject).toContain('【要対応・12/18（金）まで】');
  expect(message?.subject).toContain('確認結果の報告期限の督促');
  expect(message?.body).toContain('期限　　令和8年12月18日（金）');
  const readBy = async (actor: Actor) =>
    (await fixture.app.get(CaseQueries).log(actor, caseId, 1)).rows.map(({ eventType }) => eventType);
  expect(await readBy(PEOPLE.healthCentre)).toContain('REMIND');
  expect(await readBy(PEOPLE.hospital)).not.toContain('REMIND');
  await fixture.expectFactsAsStored();
});

it('what a council was asked about before a 補正 changed it is known of it, until it is asked again', async () => {
  const { officer, hospital } = PEOPLE;
  const caseId = await fixture.reported();
  const changedSinceAsked = async () => {
    const { facts } = await fixture.app.get(CaseQueries).get(officer, caseId);
    return facts.hearings
      .filter(({ voided }) => !voided)
      .map(({ id, council }) => [council, facts.changedSinceAsked[id] ?? []]);
  };
  await fixture.send(caseId, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
  expect(await changedSinceAsked()).toEqual([
    ['coordinationCouncil', []],
    ['measuresCouncil', []],
  ]);
  await fixture.send(caseId, officer, { type: 'REOPEN_EXAMINATION', reason: '小項目を改めるため', rehear: [] });
  await fixture.send(caseId, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'business', text: '業務の内容を書き足してください' }],
    dueOn: '2026-12-18',
  });
  const content = exampleContent('B');
  await fixture.write(caseId, { ...content, business: '救急医療。小児の救急を含む。' } as typeof content);
  const [item] = await fixture.query<{ id: string }>('SELECT id FROM correction_item');
  await fixture.send(caseId, hospital, {
    type: 'SUBMIT_CORRECTION',
    answers: [{ itemId: item?.id ?? '', answer: '書き足しました' }],
  });
  await fixture.expectFactsAsStored();
  expect(await changedSinceAsked()).toEqual([['coordinationCouncil', ['business']]]);
  await fixture.send(caseId, officer, {
    type: 'RECORD_EXAMINATION',
    checks: { R10: { met: true, note: '' } },
  });
  await fixture.send(caseId, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
  expect(await changedSinceAsked()).toEqual([
    ['coordinationCouncil', ['business']],
    ['measuresCouncil', []],
  ]);
  await fixture.send(caseId, officer, {
    type: 'REOPEN_EXAMINATION',
    reason: '聴き直すため',
    rehear: ['coordinationCouncil'],
  });
  await fixture.send(caseId, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: [AREA],
    dueOn: '2026-12-18',
  });
  expect(await changedSinceAsked()).toEqual([['coordinationCouncil', []]]);
  await fixture.expectFactsAsStored();
});
