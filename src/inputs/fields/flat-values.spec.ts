import { flatValues, rowCount } from './flat-values.js';

describe('the rows of a list', () => {
  it('are as many as were filled', () => {
    expect(rowCount(flatValues({ items: [{ text: 'a' }, { text: '' }, { text: 'b' }] }), 'items')).toBe(2);
    expect(rowCount(flatValues({ items: { 7: { text: 'a' }, 99_999: { text: 'b' } } }), 'items')).toBe(2);
    expect(rowCount({}, 'items')).toBe(0);
  });

  it('are not counted by a number that anybody can post beside a name', () => {
    expect(rowCount(flatValues({ items: { 99_999_999: { text: 'a' }, x: '1' } }), 'items')).toBeLessThan(3);
  });
});
