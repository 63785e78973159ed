import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { CaseCommands } from './case-commands.js';
import { executeEach, type OneOfMany } from './execute-each.js';

const { hospital } = PEOPLE;
let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

const attach = (requirementId: string) => (): CaseEvent => ({ type: 'ATTACH_DOCUMENT', requirementId });
const outcomes = async (acts: readonly OneOfMany[], key = 'key-of-the-form') =>
  (await executeEach(fixture.app.get(CaseCommands), hospital, acts, key)).map(({ outcome }) => outcome);

describe('two acts on one case in one form', () => {
  const both = (caseId: string, [first, second]: [number, number]): OneOfMany[] => [
    { id: 'first', caseId, institutionName: '甲', lockVersion: first, event: attach('D20') },
    { id: 'second', caseId, institutionName: '甲', lockVersion: second, event: attach('D20') },
  ];

  it('are both done where the form shows the case as it was before the first', async () => {
    const { caseId, lockVersion } = await fixture.open();
    expect(await outcomes(both(caseId, [lockVersion, lockVersion]))).toEqual(['done', 'done']);
  });

  it('pass over the second where it was shown another version than the first: somebody was at the case between', async () => {
    const { caseId, lockVersion } = await fixture.open();
    expect(await outcomes(both(caseId, [lockVersion, lockVersion - 1]))).toEqual(['done', 'changed']);
  });

  it('are done once when the form is sent twice', async () => {
    const { caseId, lockVersion } = await fixture.open();
    const acts = both(caseId, [lockVersion, lockVersion]);
    await outcomes(acts);
    expect(await outcomes(acts)).toEqual(['done', 'done']);
    const [row] = await fixture.query<{ v: number }>('SELECT lock_version AS v FROM application WHERE id = $1', [
      caseId,
    ]);
    expect(row?.v).toBe(lockVersion + 2);
  });
});
