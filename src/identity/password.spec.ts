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
  ])('%s', (_, spelling) => expect(isAkin(spelling, known)).toBe(true));

  it('is none that somebody chose', () => {
    expect(isAkin('新しい合言葉を自分で決めた', known)).toBe(false);
    expect(isAkin(newPassword(), known)).toBe(false);
  });
});

it('refuses a password that contains the login', () => {
  expect(passwordProblem('my-Yamada-2026!', 'yamada')).toContain('ログインID');
  expect(passwordProblem('みどりの丘に 風車がまわる', 'yamada')).toBeNull();
});
