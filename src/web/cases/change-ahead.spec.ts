/** A change of a designation that is given and not in force yet: the law does not say whether it may be asked for (法116①), and every door says the same. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { CommandRefused } from '../../applications/entities/errors.js';

const { hospital, officer } = PEOPLE;

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

const at = (instant: string) => web.fixture.clock.set(`${instant}+09:00`);

/** Entered with its notice of Wednesday 2026-04-15, in force from 2027-04-01 on. */
async function givenAhead(): Promise<string> {
  const [row] = await web.fixture.query<{ id: string }>(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_method, created_at)
     VALUES ($1, 'B', '2027-04-01', '2027-04-01', '2030-03-31', '', '2026-04-15T10:00:00+09:00') RETURNING id`,
    [hospital.institutionId],
  );
  return row?.id ?? '';
}

const openOf = async (sending: Promise<unknown>) => {
  try {
    await sending;
  } catch (error) {
    if (error instanceof CommandRefused) return error.conditions.map(({ id, confirm }) => `${id} ${confirm ?? ''}`);
    throw error;
  }
  return [];
};

/** What is open of a correction of the day of a paper; [] where it is put right. */
async function correctionOf(caseId: string, arrivedOn: string, confirmed: string[]) {
  const staff = await web.signedIn('officer');
  const answer = await staff.post(`/api/cases/${caseId}/records/paperArrival`).send({
    arrivedOn,
    reason: '収受印による',
    confirmed,
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
  });
  return answer.status === 200 ? [] : (answer.body as { conditions: unknown[] }).conditions;
}

describe.each(['of a first designation', 'also where another one had lapsed before'])('%s', (which) => {
  let caseId: string;

  beforeEach(async () => {
    await web.fixture.clear();
    if (which.startsWith('also'))
      await web.fixture.query(
        `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_method, created_at)
         VALUES ($1, 'B', '2023-04-01', '2023-04-01', '2026-03-31', '', '2026-04-01T10:00:00+09:00')`,
        [hospital.institutionId],
      );
    const currentDesignationId = await givenAhead();
    at('2026-11-27T10:00:00');
    caseId = await web.fixture.prepared('B', { procedure: 'change', currentDesignationId });
  });

  const payloadOf = async (type: string) => {
    const [entry] = await web.fixture.query<{ payload: { confirmed?: string[] } }>(
      'SELECT payload FROM record_entry WHERE subject_id = $1 AND event_type = $2',
      [caseId, type],
    );
    return entry?.payload.confirmed;
  };

  const correct = (arrivedOn: string, confirmed: string[] = []) => correctionOf(caseId, arrivedOn, confirmed);

  it('is begun, asked about once when it is submitted, and the answer stays with the entry', async () => {
    // The work of a line from before the program was looked up.
    const confirmed = ['change.ahead=2027-04-01', 'work.unknown=(1)イ'];
    expect(await openOf(web.fixture.send(caseId, hospital, { type: 'SUBMIT', confirmed: [] }))).toContain(
      'strange:change.ahead change.ahead=2027-04-01',
    );
    expect(await openOf(web.fixture.send(caseId, hospital, { type: 'SUBMIT', confirmed }))).toEqual([]);
    expect(await payloadOf('SUBMIT')).toEqual(confirmed);
  });

  it('is noted where it came on paper, asked about once, and submitted without another question', async () => {
    const noted = { type: 'NOTE_PAPER_ARRIVAL', arrivedOn: '2026-11-26', reason: '収受印による' } as const;
    const confirmed = ['arrivedOn=2026-11-26'];
    expect(await openOf(web.fixture.send(caseId, officer, noted))).toEqual(['date:arrivedOn arrivedOn=2026-11-26']);
    expect(await openOf(web.fixture.send(caseId, officer, { ...noted, confirmed }))).toEqual([]);
    expect(await payloadOf('NOTE_PAPER_ARRIVAL')).toEqual(confirmed);
    const lookedUp = { type: 'SUBMIT', confirmed: ['work.unknown=(1)イ'] } as const;
    expect(await openOf(web.fixture.send(caseId, hospital, lookedUp))).toEqual([]);
  });

  it('is refused, however it is confirmed, where its paper came before the designation was given: there was nothing to change', async () => {
    const noted = (arrivedOn: string) =>
      web.fixture.send(caseId, officer, {
        type: 'NOTE_PAPER_ARRIVAL',
        arrivedOn,
        reason: '収受印による',
        confirmed: [`arrivedOn=${arrivedOn}`],
      });
    expect(await openOf(noted('2026-04-14'))).toEqual(['date:arrivedOn ']);
    expect(await openOf(noted('2026-04-15'))).toEqual([]);
    expect(await correct('2026-04-14', ['arrivedOn=2026-04-14'])).toMatchObject([
      { id: 'daySound', text: expect.stringContaining('令和8年4月15日（水））より前です') as unknown },
    ]);
  });

  it('has the day of its paper put right to one before the first day, which is asked about and kept with the answer', async () => {
    at('2027-04-02T10:00:00');
    await web.fixture.send(caseId, officer, { type: 'NOTE_PAPER_ARRIVAL', arrivedOn: '2027-04-01', reason: '収受印' });
    expect(await correct('2027-03-31')).toMatchObject([{ id: 'daySound', confirm: 'arrivedOn=2027-03-31' }]);
    // On the page it is a tick under what was typed.
    const staff = await web.signedIn('officer');
    const typed = { arrivedOn: '令和9年3月31日', reason: '収受印による', idempotencyKey: randomUUID() };
    const page = await staff
      .post(`/cases/${caseId}/records/paperArrival`)
      .type('form')
      .send({ ...typed, lockVersion: await web.fixture.lockVersion(caseId) });
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('value="arrivedOn=2027-03-31"')]);
    expect(await correct('2027-03-31', ['arrivedOn=2027-03-31'])).toEqual([]);
    expect(await payloadOf('RECORD_CORRECTED')).toEqual(['arrivedOn=2027-03-31']);
  });

  it('is asked about no more once the designation is in force', async () => {
    at('2027-04-01T10:00:00');
    expect(await openOf(web.fixture.send(caseId, hospital, { type: 'SUBMIT', confirmed: [] }))).not.toContainEqual(
      expect.stringContaining('change.ahead'),
    );
  });
});

describe('a renewal (法115①)', () => {
  it('is not put right to have come before the term that it renews was given', async () => {
    await web.fixture.clear();
    const currentDesignationId = await givenAhead();
    at('2029-11-27T10:00:00');
    const caseId = await web.fixture.prepared('B', { procedure: 'renewal', currentDesignationId });
    const noted = (arrivedOn: string) =>
      web.fixture.send(caseId, officer, {
        type: 'NOTE_PAPER_ARRIVAL',
        arrivedOn,
        reason: '収受印による',
        confirmed: [`arrivedOn=${arrivedOn}`],
      });
    for (const day of ['2025-03-31', '2026-03-31', '2026-04-14'])
      expect(await openOf(noted(day))).toEqual(['date:arrivedOn ']);
    expect(await openOf(noted('2029-11-26'))).toEqual([]);
    for (const day of ['2025-03-31', '2026-04-14'])
      expect(await correctionOf(caseId, day, [`arrivedOn=${day}`])).toMatchObject([{ id: 'daySound' }]);
  });
});
