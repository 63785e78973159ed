/** Who may write the application, and when. */
import { person, sampleFacts } from '../../test/support/procedure.js';
import { ROLES } from './terms/actors.js';
import { STATE_INFO, STATES } from './terms/states.js';
import { refusalToWrite, writingConditions } from './working-copy.js';

const facts = sampleFacts('B');
const hospital = person('hospital');

it('the hospital writes until it submits, and in a correction; nobody else ever does', () => {
  for (const state of STATES) {
    for (const role of ROLES) {
      const open = refusalToWrite({ state, facts, actor: person(role) }) === null;
      const expected =
        role === 'hospital' && ['planDrafting', 'underEvaluation', 'preparing', 'correcting'].includes(state);
      expect({ state, role, open }).toEqual({ state, role, open: expected });
    }
  }
});

it('not even another hospital', () => {
  const actor = { ...hospital, institutionId: 'hospital-2' };
  expect(refusalToWrite({ state: 'preparing', facts, actor })).toMatchObject({
    code: 'notYourRole',
    conditions: [{ id: 'ownInstitution' }],
  });
});

it('says why, in the words of the stage', () => {
  const actor = hospital;
  expect(refusalToWrite({ state: 'submitted', facts, actor })).toMatchObject({
    code: 'eventNotInState',
    message: `段階が「${STATE_INFO.submitted.label}」のときは「申請内容を編集する」はできません。`,
  });
  expect(refusalToWrite({ state: 'withdrawn', facts, actor })?.code).toBe('finalState');
  expect(writingConditions({ state: 'submitted', facts, actor }).filter(({ met }) => !met)).toMatchObject([
    { id: 'beingWritten' },
  ]);
});
