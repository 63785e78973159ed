import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { statementsOf, watchStatements } from '../../../test/support/statements.js';
import { sectionIds } from '../../procedure/fields/content-sections.js';
import type { CaseEvent, EventType } from '../../procedure/events/index.js';

/** With those that begin and end the transaction. */
const MOST_ON_AVERAGE = 12;
const MOST = 18;
/** Of a command that issues a document: its work is done before the drawing and again after it. */
const MOST_WITH_DOCUMENT = 24;
/** Lock with the section, the section itself, and those that begin and end the transaction. */
const OF_A_SECTION = 4;

let fixture: CaseFixture;
const counted = new Map<EventType, number>();
let ofSections: { statements: number; sections: number };

beforeAll(async () => {
  watchStatements();
  fixture = await CaseFixture.start();
  const send = fixture.send.bind(fixture);
  fixture.send = async (caseId, actor, event: CaseEvent) => {
    const { result, statements } = await statementsOf(() => send(caseId, actor, event));
    counted.set(event.type, statements.length - 1); // the fixture itself asks for the version
    return result;
  };
  const write = fixture.write.bind(fixture);
  fixture.write = async (caseId, content) => {
    const { statements } = await statementsOf(() => write(caseId, content));
    ofSections = { statements: statements.length - 1, sections: sectionIds(content.kind).length };
  };
  await fixture.send(await fixture.approved(), PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '架空第1号',
    issuedOn: '2026-12-11',
  });
});
afterAll(() => fixture.close());

it('asks the database little for a command, however much is decided on', () => {
  const counts = [...counted.values()];
  expect(ofSections.statements).toBeLessThanOrEqual(OF_A_SECTION * ofSections.sections);
  const most = (event: EventType) => (event === 'RECEIVE' ? MOST_WITH_DOCUMENT : MOST);
  expect(Object.fromEntries([...counted].filter(([event, count]) => count > most(event)))).toEqual({});
  expect(counts.length).toBeGreaterThan(15);
  expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThanOrEqual(MOST_ON_AVERAGE);
});
