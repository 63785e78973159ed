/** One key, used at the same moment for what knows nothing of each other. */
import { randomUUID } from 'node:crypto';
import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { filledPlan } from '../../test/support/procedure-samples.js';
import { CaseCommands } from '../applications/commands/case-commands.js';
import { OfficeCalendarService } from '../registry/office-calendar.service.js';
import { IdempotencyConflict } from './idempotency-conflict.js';

const { hospital, officer } = PEOPLE;

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());

it('is a conflict at whichever door comes second, and nothing of it stays', async () => {
  const { caseId } = await fixture.open();
  const idempotencyKey = randomUUID();
  const close = () =>
    fixture.app.get(OfficeCalendarService).add('2027-02-10', '開庁記念日', { idempotencyKey, actor: officer });
  const plan = () =>
    fixture.app.get(CaseCommands).execute(hospital, {
      caseId,
      lockVersion: 1,
      idempotencyKey,
      event: { type: 'RECORD_PLAN', plan: filledPlan() },
    });
  // Both have looked for the key and found none when they wait for the head of the record.
  const [first, second] = await fixture.queued<unknown>('SELECT FROM chain_head FOR UPDATE', [plan, close]);
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
  expect((second as PromiseRejectedResult).reason).toBeInstanceOf(IdempotencyConflict);
  expect(await fixture.query(`SELECT FROM closed_day WHERE day = '2027-02-10'`)).toEqual([]);
});
