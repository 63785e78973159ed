import type { CaseView } from '../../applications/queries/case-view.js';
import { nextStep } from './next-step.js';

it('what ends an application is never the first button: a renewal that came too late is withdrawn by a second one', () => {
  const tooLate = { application: { id: 'c', state: 'preparing' }, renewalTooLate: true } as CaseView;
  expect(nextStep(tooLate)).toMatchObject({ href: '/cases/c/actions/withdraw', ours: false });
});
