/** What every page about a case says first of its deadline. */
import { sampleFacts } from '../../../test/support/procedure.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { CaseWhoWhen } from './case-head.js';

it('a deadline in a year whose national holidays are not known yet says so beside it', () => {
  const noteOn = (dueOn: string | null) => {
    const facts = sampleFacts('B', { closedDays: new Set(['2030-01-01']) });
    const requiredActions = {
      dueOn,
      dueInOfficeDays: 3,
      holder: 'prefecture',
      holderHealthCentreIds: [],
      overdue: false,
    };
    const view = { application: { state: 'examining' }, facts, hearings: [], requiredActions } as unknown as CaseView;
    return (CaseWhoWhen({ view }).props as { deadlineNote: string | null }).deadlineNote;
  };
  expect(noteOn(null)).toBeNull();
  expect(noteOn('2030-12-31')).toBeNull();
  expect(noteOn('2031-01-06')).toContain('令和12年12月31日まで登録されています');
});
