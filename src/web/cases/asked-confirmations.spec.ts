/** The tick boxes that confirm what looks strange, on the page of an act: unticked, ticked, and kept where something else is wrong. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { actionPath } from '../addresses/case-addresses.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

const CONFIRM = 'heldOn=2026-11-28';
const TICK = new RegExp(`<input[^>]*name="confirmed"[^>]*value="${CONFIRM}"[^>]*>`, 'u');
const STRANGE = '協議会の開催日（令和8年11月28日（土））が閉庁日です。';

it('asks for a tick, keeps the tick while the opinion is missing, asks again without it, and records what was confirmed', async () => {
  const caseId = await web.fixture.reported();
  await web.fixture.send(caseId, PEOPLE.officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
  web.fixture.clock.set('2026-12-01T09:00:00+09:00');
  const officer = await web.signedIn('officer');
  const path = actionPath(caseId, 'RECORD_MEASURES_COUNCIL');
  const post = async (fields: Record<string, string>) => {
    const { text } = await officer.get(path);
    const lockVersion = /name="lockVersion" value="([^"]+)"/u.exec(text)?.[1] ?? '';
    return officer
      .post(path)
      .type('form')
      .send({
        lockVersion,
        idempotencyKey: randomUUID(),
        heldOn: 'R8.11.28',
        opinion: 'agreed',
        remarks: '',
        ...fields,
      });
  };
  expect((await officer.get(path)).text).not.toContain('name="confirmed"');

  const asked = await post({});
  expect([asked.status, asked.text]).toEqual([422, expect.stringContaining(STRANGE)]);
  expect(TICK.exec(asked.text)?.[0]).not.toMatch(/checked/u);
  expect(asked.text).toContain('R8.11.28');

  const incomplete = await post({ opinion: '', remarks: '書きかけの意見', confirmed: CONFIRM });
  expect(incomplete.status).toBe(422);
  expect(incomplete.text).toContain('書きかけの意見');
  expect(TICK.exec(incomplete.text)?.[0]).toMatch(/checked/u);

  const unticked = await post({ remarks: '書きかけの意見' });
  expect([unticked.status, unticked.text]).toEqual([422, expect.stringContaining(STRANGE)]);
  expect(TICK.exec(unticked.text)?.[0]).not.toMatch(/checked/u);

  const other = await post({ confirmed: 'heldOn=2026-11-29' });
  expect(other.status).toBe(422); // the tick of another day confirms nothing

  expect((await post({ confirmed: CONFIRM })).status).toBe(303);
  const [entry] = await web.fixture.query<{ payload: object }>(
    `SELECT payload FROM record_entry WHERE subject_id = $1 AND event_type = 'RECORD_MEASURES_COUNCIL'`,
    [caseId],
  );
  expect(entry?.payload).toMatchObject({ heldOn: '2026-11-28', confirmed: [CONFIRM] });
});
