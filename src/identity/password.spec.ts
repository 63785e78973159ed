import fc from 'fast-check';
import { isAkin, newPassword, passwordProblem } from './password.js';

describe('another spelling of a password that others may know', () => {
  const known = 'k4mt-9xwp-ab2c-d3ef';

  it.each([
    ['the same', known],
    ['without hyphens', 'k4mt9xwpab2cd3ef'],
    ['dots for hyphens', 'k4mt.9xwp.ab2c.d3ef'],
    ['a blank in the middle', 'k4mt-9xwp- ab2c-d3ef'],
    ['a character that nobody sees', 'k4mt-9xwp-\u200Bab2c-d3ef'],
    ['full width', 'ｋ４ｍｔ－９ｘｗｐ－ａｂ２ｃ－ｄ３ｅｆ'],
    ['capitals', known.toUpperCase()],
    ['something added', `!${known}1`],
    ['something left out', known.slice(0, -2)],
    ['a letter left out in the middle', 'k4mt-9xwp-a2c-d3ef'],
    ['a letter put into the middle', 'k4mt-9xwp-aab2c-d3ef'],
    ['a letter replaced', 'k4mt-9xwp-ab2c-d3eg'],
    ['a letter of another script that looks the same', 'k4mt-9xwp-аb2c-d3ef'],
    ['reversed', [...known].reverse().join('')],
    ['groups in another order', '9xwp-k4mt-d3ef-ab2c'],
    ['a group left out', '9xwp-ab2c-d3ef'],
    ['letters for hyphens', 'k4mtx9xwpxab2cxd3ef'],
    ['accents', 'k\u03014mt-9xwp-\u00e1b2c-d3ef'],
    ['digits in circles', 'k④mt-9xwp-ab②c-d③ef'],
    ['pictures between', 'k4mt🙂9xwp🙂ab2c🙂d3ef'],
    ['a sentence around it', `これは前の合言葉 ${known} に別の長い文を足しただけ`],
  ])('%s', (_, spelling) => expect(isAkin(spelling, known)).toBe(true));

  it('is none that somebody chose', () => {
    expect(isAkin('新しい合言葉を自分で決めた', known)).toBe(false);
    expect(isAkin(newPassword(), known)).toBe(false);
  });

  it.each(['!@#$%^&*()_+-=', 'a!@#$%^&*()_+', '🙂😀🐶🐱🍎🍊🚗🎈🎁⭐🌙☀'])(
    'leaves every other password to whoever has one of signs: %s',
    (signs) => {
      expect(isAkin('correct horse battery 42', signs)).toBe(false);
      expect(isAkin('まったく別の長い合言葉だよ9', signs)).toBe(false);
      expect(isAkin(known, signs)).toBe(false);
      expect(isAkin(`${signs}x`, signs)).toBe(true);
    },
  );

  const character = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEF0123456789あいうえおかがきぎ漢字-._!?#');
  const somePassword = fc.array(character, { minLength: 12, maxLength: 40 }).map((each) => each.join(''));
  /** 0 puts the character in, 1 takes one out, 2 puts it in place of one. */
  const edit = fc.record({ act: fc.constantFrom(0, 1, 2), at: fc.nat(), character });
  const edited = (password: string, edits: readonly { act: number; at: number; character: string }[]) =>
    edits.reduce((text, { act, at, character: typed }) => {
      const place = at % text.length;
      return text.slice(0, place) + (act === 1 ? '' : typed) + text.slice(place + (act === 0 ? 0 : 1));
    }, password);

  it('is the shortest password with two characters changed, but not with six', () => {
    expect(isAkin('abXdefghXjkl', 'abcdefghijkl')).toBe(true);
    expect(isAkin('aXcXeXgXiXkX', 'abcdefghijkl')).toBe(false);
  });

  it('is whatever one or two edits make of any password', () => {
    fc.assert(
      fc.property(somePassword, fc.array(edit, { maxLength: 2 }), (password, edits) => {
        const next = edited(password, edits);
        fc.pre(next.length >= 12);
        expect(isAkin(next, password)).toBe(true);
        expect(isAkin(password, next)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is any password reversed, in capitals or in another order of its groups', () => {
    const groups = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(fc.noShrink(fc.constant(null).map(newPassword)), groups, (password, order) => {
        expect(isAkin([...password].reverse().join('').toUpperCase(), password)).toBe(true);
        const parts = password.split('-');
        expect(isAkin(order.map((index) => parts[index]).join('.'), password)).toBe(true);
        expect(isAkin(newPassword(), password)).toBe(false);
      }),
    );
  });
});

it('refuses a password that contains the login', () => {
  expect(passwordProblem('my-Yamada-2026!', 'yamada')).toContain('ログインID');
  expect(passwordProblem('みどりの丘に 風車がまわる', 'yamada')).toBeNull();
});
