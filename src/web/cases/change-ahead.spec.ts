/** A change of a designation that is given and not in force yet: the law does not say whether it may be asked for (法116①), and every door says the same. */
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

  it('is begun, asked about once when it is submitted, and the answer stays with the entry', async () => {
    const confirmed = ['change.ahead=2027-04-01'];
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
    expect(await openOf(web.fixture.send(caseId, hospital, { type: 'SUBMIT', confirmed: [] }))).toEqual([]);
  });

  it('is asked about no more once the designation is in force', async () => {
    at('2027-04-01T10:00:00');
    expect(await openOf(web.fixture.send(caseId, hospital, { type: 'SUBMIT', confirmed: [] }))).not.toContainEqual(
      expect.stringContaining('change.ahead'),
    );
  });
});
