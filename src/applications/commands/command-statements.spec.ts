import { CaseBench, PEOPLE } from '../../../test/support/case-bench.js';
import { statementsOf, watchStatements } from '../../../test/support/statements.js';
import type { CaseEvent, EventType } from '../../procedure/case/events.js';

/** With those that begin and end the transaction. */
const MOST_ON_AVERAGE = 12;
const MOST = 18;
/** Of a command that issues a paper: its work is done before the drawing and again after it. */
const MOST_WITH_PAPER = 24;
/** Lock with facts and key, row, chain, and those that begin and end the transaction: an edit changes the row alone. */
const OF_AN_EDIT = 5;

let bench: CaseBench;
const counted = new Map<EventType, number>();

beforeAll(async () => {
  watchStatements();
  bench = await CaseBench.start();
  const send = bench.send.bind(bench);
  bench.send = async (caseId, actor, event: CaseEvent) => {
    const { result, statements } = await statementsOf(() => send(caseId, actor, event));
    counted.set(event.type, statements.length - 1); // the bench itself asks for the version
    return result;
  };
  await bench.send(await bench.approved(), PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '架空第1号',
    issuedOn: '2026-12-11',
  });
});
afterAll(() => bench.close());

it('asks the database little for a command, however much is decided on', () => {
  const counts = [...counted.values()];
  expect(counted.get('EDIT_CONTENT')).toBeLessThanOrEqual(OF_AN_EDIT);
  const most = (event: EventType) => (event === 'RECEIVE' ? MOST_WITH_PAPER : MOST);
  expect(Object.fromEntries([...counted].filter(([event, count]) => count > most(event)))).toEqual({});
  expect(counts.length).toBeGreaterThan(15);
  expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThanOrEqual(MOST_ON_AVERAGE);
});
