import { keptTogether } from '../elements/elements.js';
import { joinedWords } from './joined-words.js';
import { MeasuredText, type PlainStyle } from './measured-text.js';
import { TextBreaker, type StyleStack } from './pdfmake-parts.js';

const SIZE = 10;
const style: PlainStyle = {
  family: 'Any',
  bold: false,
  italics: false,
  fontSize: SIZE,
  color: 'black',
  alignment: 'left',
  noWrap: false,
  height: SIZE,
  leadingIndent: 0,
};
const noStyles = {
  styleOverrides: [],
  defaultStyle: {},
  getProperty: () => undefined,
  push: () => {},
  auto: (_: unknown, then: () => unknown) => then(),
} as unknown as StyleStack;
/** Each character one em wide, Latin ones half of it. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter < '\u{100}' ? 0.5 : 1) * SIZE, 0);

/** The lines of a text in a column of so many full-width characters. */
function linesIn(text: string, characters: number): string[] {
  const words = joinedWords(new TextBreaker().getBreaks(text, noStyles));
  return new MeasuredText(words, style, widthOf)
    .linesIn(characters * SIZE, widthOf)
    .map((line) => line.words.map(({ text: word }) => word).join(''));
}

test.each<[string, string, number, string[]]>([
  ['an article', '医療法第１１５条の規定', 6, ['医療法', '第１１５条の', '規定']],
  ['an article with its paragraph, in two pieces', '第１１３条第２項', 6, ['第１１３条', '第２項']],
  ['a date', '期限は令和９年３月３１日まで', 11, ['期限は', '令和９年３月３１日まで']],
  ['an end of a period', '年間令和９年３月３１日まで', 12, ['年間', '令和９年３月３１日まで']],
  ['a date of the first year', '当日は令和元年５月１日', 9, ['当日は', '令和元年５月１日']],
  ['a date in half width', '期限は令和9年3月31日', 9, ['期限は', '令和9年3月31日']],
  ['a number and what it counts', '年間で１，８６０時間以内', 9, ['年間で', '１，８６０時間以内']],
  ['a kind', '指定はＣ－１水準', 5, ['指定は', 'Ｃ－１水準']],
  ['the number of a form', '様式５－２の写し', 4, ['様式', '５－２の', '写し']],
  ['a sign that never begins a line', '四月～六月', 2, ['四', '月～', '六月']],
  ['a long sound', 'センター', 3, ['セン', 'ター']],
  ['々', '年々増', 2, ['年々', '増']],
  ['the part of a name', '医療法人青雲会　見本中央病院', 9, ['医療法人青雲会　', '見本中央病院']],
  ['the part of a name that is one of three', '社団　青雲会　見本病院', 8, ['社団　青雲会　', '見本病院']],
  ['a mark with what it is of', '(2)　居宅における医療の提供', 9, ['(2)　居宅における', '医療の提供']],
  ['a mark of two with what it is of', '(3) ア　高度のがん治療を行う', 9, ['(3) ア　高度のがん', '治療を行う']],
  ['the number of a place', '見本市中央１丁目２番３号', 6, ['見本市中央', '１丁目２番', '３号']],
  ['an article put in later', '同法第１１５条の２第１項', 7, ['同法', '第１１５条の２', '第１項']],
  ['a place in a law as the office writes it', '根拠 法113③一→115④', 5, ['根拠 ', '法113③一', '→115④']],
  ['a place that is borrowed', '法１２０②→１１３②', 7, ['法１２０②', '→１１３②']],
  ['a place that is borrowed twice', '法１１９②→１１５④→１１３③二', 8, ['法１１９②', '→１１５④', '→１１３③二']],
  ['a place in an ordinance that is borrowed', '則１０３①→８２①一', 7, ['則１０３①', '→８２①一']],
  ['a borrowed place in half width', '法120②→113②', 5, ['法120②', '→113②']],
  ['a place of two paragraphs', '根拠１１３③・④', 7, ['根拠', '１１３③・④']],
  ['a chapter', '評価の項目は第２章', 8, ['評価の項目は', '第２章']],
  ['hours of a year', '最長で年１，３６０時間', 9, ['最長で', '年１，３６０時間']],
  ['the mark of a note', '見本の書類※', 5, ['見本の書', '類※']],
  ['a mark that begins a note', '計算した。※　平均', 5, ['計算した。', '※　平均']],
  ['a name in a list', '南檜山、北渡島檜山、札幌', 7, ['南檜山、', '北渡島檜山、', '札幌']],
  ['the last name in a list', '派遣先地域：札幌、中空知', 10, ['派遣先地域：札幌、', '中空知']],
  ['a sub-item', '次の小項目(1)アから', 6, ['次の', '小項目(1)ア', 'から']],
  ['the year and the day of a date', '期限は令和９年１２月３１日', 7, ['期限は令和９年', '１２月３１日']],
  ["a corporation's own name", '社会医療法人白樺会　見本病院', 8, ['社会医療法人', '白樺会　見本病院']],
  ['a name', `座長${keptTogether('見本　花子')}氏`, 6, ['座長', '見本　花子氏']],
])('%s is on one line', (_, text, characters, lines) => {
  expect(linesIn(text, characters)).toEqual(lines);
});

test('a name breaks at its space also where a part is wider than the column, and then anywhere; a sentence is no name', () => {
  expect(linesIn('青雲会　見本中央病院', 5)).toEqual(['青雲会　', '見本中央病', '院']);
  expect(linesIn('青雲会　見本中央病院が、答えた。', 9)).toEqual(['青雲会　見本中央病', '院が、答えた。']);
});

test('a date in the part of a name that is wider than the column keeps together', () => {
  // ８月３１日まで is part of 令和９年８月３１日まで: 11 characters, the date itself 9
  expect(linesIn('期間　令和９年８月３１日まで', 10)).toEqual(['期間　', '令和９年８月３１日ま', 'で']);
});

test('what no line has room for is broken as any text', () => {
  // 令和９年 and ３月 and ３１日 are numbers of their own once the date is wider than the column of 4
  expect(linesIn('令和９年３月３１日', 4)).toEqual(['令和９年', '３月', '３１日']);
  expect(linesIn('１２３４５６', 4)).toEqual(['１２３４', '５６']);
  expect(linesIn(keptTogether('見本花子'), 3)).toEqual(['見本花', '子']);
});

test('a name of two code points a character keeps its characters whole', () => {
  expect(linesIn(keptTogether('辻\u{E0100}𠮷'), 4).join('')).toBe('辻\u{E0100}𠮷');
});
