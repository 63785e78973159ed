import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { statementsOf, watchStatements } from '../../test/support/statements.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { CouncilsModule } from './councils.module.js';

const AREAS = ['tokachi'];
const DOCUMENTS_OF_AN_AREA = 2;

let fixture: CaseFixture;

beforeAll(async () => {
  watchStatements();
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, CouncilsModule, IssuingModule] });
}, 60_000);
afterAll(() => fixture?.close());

it('reads no registry, and the former version of each document once', async () => {
  const caseId = await fixture.examined('B');
  const { statements } = await statementsOf(() =>
    fixture.send(caseId, PEOPLE.officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: AREAS,
      dueOn: '2026-12-04',
    }),
  );
  // Its work is done until the documents are found missing, and again, to its end, once they are drawn.
  const reads = (pattern: RegExp) => statements.filter((statement) => pattern.test(statement)).length;
  expect(reads(/^START TRANSACTION/)).toBe(2);
  expect(reads(/INSERT INTO stored_file /)).toBe(AREAS.length * DOCUMENTS_OF_AN_AREA);
  expect(reads(/FROM "(health_centre|planning_area)"/)).toBe(0);
  expect(reads(/DISTINCT ON \("file"/)).toBe(AREAS.length * DOCUMENTS_OF_AN_AREA);
});
