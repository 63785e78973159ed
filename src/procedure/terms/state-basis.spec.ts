import { KINDS, PROCEDURES } from './kinds.js';
import { stateBasis } from './state-basis.js';
import { STATES } from './states.js';

it('names the article of each kind and procedure', () => {
  expect(stateBasis('medicalCouncil', 'B', 'new')).toBe('法113⑤');
  expect(stateBasis('medicalCouncil', 'C2', 'renewal')).toBe('法120②→115④→113⑤');
  expect(stateBasis('preparing', 'C1', 'change')).toBe('法119②→116①、則99③');
});

it('names the paragraph that each kind is designated by: what 準用 borrows of 法113 begins with its ②', () => {
  expect(KINDS.map((kind) => stateBasis('deciding.drafted', kind, 'new'))).toEqual([
    '法113①',
    '法118①',
    '法119①',
    '法120①',
  ]);
  expect(stateBasis('deciding.approved', 'RENKEI_B', 'renewal')).toBe('法118②→115①');
  expect(stateBasis('deciding.approved', 'C2', 'change')).toBe('法120②→116①');
});

it('leaves only the withdrawal without a basis', () => {
  const bare = STATES.filter((state) =>
    KINDS.some((kind) => PROCEDURES.some((procedure) => stateBasis(state, kind, procedure) === '')),
  );
  expect(bare).toEqual(['withdrawn']);
});
