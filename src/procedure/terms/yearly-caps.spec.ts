import { KINDS } from './kinds.js';
import { YEARLY_CAPS } from './yearly-caps.js';

it('the agreement of 連携B alone stays at the ordinary cap, and its doctors work up to that of the others in all', () => {
  expect(KINDS.map((kind) => [kind, YEARLY_CAPS[kind].agreement, YEARLY_CAPS[kind].total])).toEqual([
    ['B', 1860, 1860],
    ['RENKEI_B', 960, 1860],
    ['C1', 1860, 1860],
    ['C2', 1860, 1860],
  ]);
});
