/** What every page about a case says first of its deadline. */
import { sampleFacts } from '../../../test/support/procedure.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { CaseWhoWhen } from './case-head.js';

/** A year is known by its national holidays of a fixed day (国民の祝日に関する法律2条). */
const HOLIDAYS_OF_2030: ReadonlySet<string> = new Set(
  ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '11-03', '11-23'].map((day) => `2030-${day}`),
);

it('a deadline in a year whose national holidays are not known yet says so beside it', () => {
  const noteOn = (dueOn: string | null) => {
    const facts = sampleFacts('B', { closedDays: HOLIDAYS_OF_2030 });
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
