import { RecentTexts } from './recent-texts.js';

const kept = (texts: RecentTexts<object>, keys: string[]) => keys.filter((key) => texts.get(key));

it('forgets the texts not used for longest, and keeps no more characters than it may', () => {
  const texts = new RecentTexts<object>(6);
  for (const key of ['一一', '二二', '三三']) texts.keep(key, {});
  texts.get('一一');
  texts.keep('四四', {});
  expect(kept(texts, ['一一', '二二', '三三', '四四'])).toEqual(['一一', '三三', '四四']);
});

it('counts a text once however often it is kept', () => {
  const texts = new RecentTexts<object>(4);
  texts.keep('一一', {});
  for (let time = 0; time < 5; time += 1) texts.keep('二二', {});
  expect(kept(texts, ['一一', '二二'])).toEqual(['一一', '二二']);
});

it('forgets nothing for a text that is longer than all it may keep', () => {
  const texts = new RecentTexts<object>(4);
  texts.keep('一一', {});
  texts.keep('二二二二二', {});
  expect(kept(texts, ['一一', '二二二二二'])).toEqual(['一一']);
});
