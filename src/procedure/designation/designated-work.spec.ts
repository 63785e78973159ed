import { workMadePublic } from './designated-work.js';

it('is read of without a change whose 公示 is still to come, with what was changed after it (法113⑥)', () => {
  // ① became ①② from 04-10, and ①②③ from 05-01; the first of the two is not made public.
  const earlier = { on: '2030-04-10', text: '②を加える', added: ['②'], removed: [] };
  const later = { on: '2030-05-01', text: '③を加える', added: ['③'], removed: [] };
  const work = { matters: ['①', '②', '③'], changes: [earlier, later] };
  expect(workMadePublic(work, [])).toEqual(work);
  expect(workMadePublic(work, ['2030-04-10'])).toEqual({ matters: ['①', '③'], changes: [later] });
  expect(workMadePublic(work, ['2030-04-10', '2030-05-01'])).toEqual({ matters: ['①'], changes: [] });
});
