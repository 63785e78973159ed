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

it('is read of with the change that was made public where another begins on the same day', () => {
  // 外科 became 内科 from 2028-04-03 (made public), and 小児科 was added from the same day (not yet).
  const made = { on: '2028-04-03', text: '外科を内科に', added: ['内科'], removed: ['外科'] };
  const waits = { on: '2028-04-03', text: '小児科を加える', added: ['小児科'], removed: [] };
  const both = { matters: ['内科', '小児科'], changes: [made, waits] };
  expect(workMadePublic(both, ['2028-04-03'])).toEqual({ matters: ['内科'], changes: [made] });
  expect(workMadePublic(both, ['2028-04-03', '2028-04-03'])).toEqual({ matters: ['外科'], changes: [] });
});
