import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { IssuingModule } from '../../issuing/issuing.module.js';
import { JobWorker } from '../../jobs/job-worker.js';
import { CaseQueries } from '../queries/case-queries.js';

const { hospital, officer } = PEOPLE;

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [IssuingModule] });
}, 60_000);
afterAll(() => fixture?.close());
beforeEach(() => fixture.clear());

const numberOf = async (caseId: string) =>
  (await fixture.query<{ n: string | null }>('SELECT reference_no AS n FROM application WHERE id = $1', [caseId]))[0]
    ?.n;
const found = async (text: string) =>
  (await fixture.app.get(CaseQueries).list(officer, { text, sort: 'reference' })).rows.map(
    ({ referenceNo }) => referenceNo,
  );

describe('受付番号', () => {
  it('is given with the submission, in the order in which they come, and is searched for from then on', async () => {
    const first = await fixture.prepared('B');
    const second = await fixture.prepared('C1', { roundId: null });
    const third = await fixture.prepared('C2');
    expect([await numberOf(first), await numberOf(second), await numberOf(third)]).toEqual([null, null, null]);
    expect(await found('R8')).toEqual([]);
    expect(await found('十勝緑陽')).toEqual([null, null, null]);

    expect(await fixture.send(third, hospital, { type: 'SUBMIT' })).toMatchObject({ referenceNo: 'R8-3-0001' });
    expect(await fixture.send(first, hospital, { type: 'SUBMIT' })).toMatchObject({ referenceNo: 'R8-3-0002' });
    expect(await fixture.send(second, hospital, { type: 'SUBMIT' })).toMatchObject({ referenceNo: 'R8-0-0001' });
    expect(await found('R8-3')).toEqual(['R8-3-0001', 'R8-3-0002']);
    expect(await found('R8-0-0001 十勝緑陽')).toEqual(['R8-0-0001']);
  });

  it('is not used up by a submission that is refused', async () => {
    const { caseId } = await fixture.open({ kind: 'B' });
    await expect(fixture.send(caseId, hospital, { type: 'SUBMIT' })).rejects.toThrow();
    expect(await numberOf(caseId)).toBeNull();
    expect(await numberOf(await fixture.submitted('C2'))).toBe('R8-3-0001');
  });

  it('is kept where the submission is pulled back and made again', async () => {
    const caseId = await fixture.submitted('B');
    await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '添付を改めるため' });
    expect(await numberOf(caseId)).toBe('R8-3-0001');
    expect(await numberOf(await fixture.submitted('C2'))).toBe('R8-3-0002');
    await fixture.send(caseId, hospital, { type: 'SUBMIT' });
    expect(await numberOf(caseId)).toBe('R8-3-0001');
  });

  it('is never changed, by whomever', async () => {
    await fixture.submitted('B');
    for (const other of ["'R8-3-0009'", 'NULL'])
      await expect(fixture.ownerQuery(`UPDATE application SET reference_no = ${other}`)).rejects.toThrow(
        'the number of a case never changes',
      );
  });

  it('has no gap where several are submitted at the same moment, and each copy bears its own', async () => {
    const cases = [];
    for (const kind of ['B', 'RENKEI_B', 'C1', 'C2'] as const) cases.push(await fixture.prepared(kind));
    await Promise.all(cases.map((caseId) => fixture.send(caseId, hospital, { type: 'SUBMIT' })));
    await fixture.app.get(JobWorker).idle(); // copies that could not be drawn beforehand
    const rows = await fixture.query<{ n: string; copy: string | null }>(
      `SELECT a.reference_no AS n, f.snapshot ->> 'referenceNo' AS copy FROM application a
       LEFT JOIN stored_file f ON f.application_id = a.id AND f.form_id = 'reception-copy' ORDER BY 1`,
    );
    const numbers = ['R8-3-0001', 'R8-3-0002', 'R8-3-0003', 'R8-3-0004'];
    expect(rows).toEqual(numbers.map((n) => ({ n, copy: n })));
  });

  describe('at the edge of a fiscal year, in Japan', () => {
    const at = (instant: string) => fixture.clock.set(`${instant}+09:00`);
    const submit = (caseId: string) => fixture.send(caseId, hospital, { type: 'SUBMIT' });
    const submittedOn = async (caseId: string) =>
      (
        await fixture.query<{ day: string }>('SELECT submitted_on::text AS day FROM application WHERE id = $1', [
          caseId,
        ])
      )[0]?.day;

    it('is of the year of the day on which it came: a minute before midnight and a minute after', async () => {
      const [before, after] = [
        await fixture.prepared('B', { roundId: null }),
        await fixture.prepared('C1', { roundId: null }),
      ];
      at('2027-03-31T23:59:00');
      expect(await submit(before)).toMatchObject({ referenceNo: 'R8-0-0001' });
      at('2027-04-01T00:01:00');
      expect(await submit(after)).toMatchObject({ referenceNo: 'R9-0-0001' });
      expect([await submittedOn(before), await submittedOn(after)]).toEqual(['2027-03-31', '2027-04-01']);
    });

    it('is of the year of its round, whichever day it came', async () => {
      const caseId = await fixture.prepared('B');
      at('2027-04-01T00:01:00');
      expect(await submit(caseId)).toMatchObject({ referenceNo: 'R8-3-0001' });
    });

    it('stays that of the first submission where it is pulled back and made again in the next year, and the arrival is the second', async () => {
      const caseId = await fixture.prepared('B', { roundId: null });
      at('2027-03-31T23:59:00');
      await submit(caseId);
      at('2027-04-01T00:01:00');
      await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '添付を改めるため' });
      expect(await submit(caseId)).toMatchObject({ referenceNo: 'R8-0-0001' });
      expect(await submittedOn(caseId)).toBe('2027-04-01');
      expect(await submit(await fixture.prepared('C1', { roundId: null }))).toMatchObject({ referenceNo: 'R9-0-0001' });
    });

    it('is of the year of its paper, where that came in March and is typed in April', async () => {
      const caseId = await fixture.prepared('B', { roundId: null });
      at('2027-04-02T10:00:00');
      await fixture.send(caseId, officer, {
        type: 'NOTE_PAPER_ARRIVAL',
        arrivedOn: '2027-03-31',
        reason: '収受印による',
      });
      expect(await submit(caseId)).toMatchObject({ referenceNo: 'R8-0-0001' });
    });
  });
});
