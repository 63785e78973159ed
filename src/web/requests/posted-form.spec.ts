import { postedValues, rowCount } from './posted-form.js';

describe('the rows of a list', () => {
  it('are as many as were filled', () => {
    expect(rowCount(postedValues({ items: [{ text: 'a' }, { text: '' }, { text: 'b' }] }), 'items')).toBe(2);
    expect(rowCount(postedValues({ items: { 7: { text: 'a' }, 99_999: { text: 'b' } } }), 'items')).toBe(2);
    expect(rowCount({}, 'items')).toBe(0);
  });

  it('are not counted by a number that anybody can post beside a name', () => {
    expect(rowCount(postedValues({ items: { 99_999_999: { text: 'a' }, x: '1' } }), 'items')).toBeLessThan(3);
  });
});
