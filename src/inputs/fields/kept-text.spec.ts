import { legible } from '../../pdf/engine/index.js';
import { keptTextProblem } from './kept-text.js';

test('names the characters that no document can print, and what to do about them', () => {
  expect(keptTextProblem('医療機関の名称', '架空\u{13000}病院', 100)).toBe(
    '医療機関の名称の「\u{13000}」（U+13000）は文書に印刷できない文字です。別の字かかなに置き換えてください。',
  );
  expect(keptTextProblem('理由', '\u{13000}\u{13001}\u{13002}\u{13003}\u{13004}\u{13005}', 100)).toContain(
    '「\u{13004}」（U+13004）などは',
  );
});

test.each(['𠮷川 瞳', '\ufa19', '葛\u{e0100}城', '☑', '邉\u{e0101}', '一\n二', '㈱①', 'が'.normalize('NFD')])(
  '%j is taken: a font has it, at least in its usual shape',
  (text) => {
    expect(keptTextProblem('氏名', text, 100)).toBeNull();
    expect(legible(text)).toBe(text);
  },
);

test('what nothing may keep is told first', () => {
  expect(keptTextProblem('氏名', '\ue000\u{13000}', 100)).toContain('外字');
});
