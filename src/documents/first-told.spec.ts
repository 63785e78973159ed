import { firstTold, toldCount } from './first-told.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const told = (count: number) =>
  firstTold(
    numbers(count),
    (number) => `${number}`,
    (next) => `${next}から先`,
  );

it('tells all of twenty, and of more that there are more', () => {
  expect(told(20)).toEqual(numbers(20).map(String));
  expect(told(300)).toEqual([...numbers(20).map(String), '21から先']);
});

it('counts no more than it tells', () => {
  expect([0, 20, 21, 300].map((count) => toldCount(told(count)))).toEqual(['0件', '20件', '20件以上', '20件以上']);
});
