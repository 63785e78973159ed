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
});
