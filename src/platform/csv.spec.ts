import fc from 'fast-check';
import { decodeText, isWorkbook, readCells, textCell, textOfCell, UnclosedQuote, writeCells } from './csv.js';

/** Texts as they are kept: without a carriage return, whose kind of line end is not kept. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', "'", '＇', '＝', '＠', '"', ',', '\t', '\n', '0', '１', 'あ'),
    }),
    fc.constantFrom(
      '0123',
      '1-2',
      '２０２７／４／１',
      '令和8年4月1日',
      '(1)',
      '(1)イ',
      '葛\u{e0100}城',
      '𠮷',
      '辻󠄀',
      '髙﨑',
      '"',
      '',
    ),
  )
  .map((each) => each.replace(/[\r\ufeff]/gu, ''));

describe('a table', () => {
  it('comes back from a file as it was written, whatever its cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (cells) => {
        expect(readCells(writeCells(cells))).toEqual(cells);
      }),
    );
  });

  it('comes from the clipboard with tabs, and its quoted cells with line ends', () => {
    expect(readCells('名称\t"延べ\n人数"\r\n甲病院\t"1\t""2"""\r\n"乙"病院\t5" の管\r\n')).toEqual([
      ['名称', '延べ\n人数'],
      ['甲病院', '1\t"2"'],
      ['"乙"病院', '5" の管'],
    ]);
  });

  it('keeps empty lines and rows of any length, so that rows are numbered as a spreadsheet does', () => {
    // One tab in a file of commas parts nothing, and no comma of a number in a table of tabs.
    expect(readCells('名称,人数\n甲,1\n乙\t丙,2\n')).toEqual([
      ['名称', '人数'],
      ['甲', '1'],
      ['乙\t丙', '2'],
    ]);
    expect(readCells('名称\t人数\n甲\t1,200\n')).toEqual([
      ['名称', '人数'],
      ['甲', '1,200'],
    ]);
    expect(readCells('a,b\n\n1\r2,3,4')).toEqual([['a', 'b'], [''], ['1'], ['2', '3', '4']]);
  });

  it('tells in which row a quotation mark stays open', () => {
    const read = () => readCells('a,b\n"x\ny",1\n"z,2\n3,4\n');
    expect(read).toThrow(new UnclosedQuote(3));
  });
});

describe('a text in a cell', () => {
  it('begins no formula and comes back as it was', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(textCell(each)).not.toMatch(/^[=+\-@\t\n＝＋－＠]/u);
        expect(textOfCell(textCell(each))).toBe(each);
      }),
    );
  });

  test.each(['=1+1', "'=1", '-', '＠', '0123', '１-２', '2027/4/1', '令和8年4月1日', 'R8.4.1', '(1)', '1E5', '12:30'])(
    '%j is marked as text',
    (each) => expect(textCell(each)).toBe(`'${each}`),
  );

  test.each(['甲病院', '3階病棟', '(1)イ', "'90年代", '第1内科'])('%j needs no mark', (each) =>
    expect(textCell(each)).toBe(each),
  );

  it('keeps an apostrophe of its own', () => expect(textOfCell("'90年代")).toBe("'90年代"));
});

describe('a file', () => {
  const hex = (bytes: string) => Buffer.from(bytes, 'hex');
  test.each([
    ['UTF-8', Buffer.from('髙﨑,𠮷'), '髙﨑,𠮷'],
    ['UTF-8 with its mark', Buffer.from('\ufeff髙﨑'), '髙﨑'],
    ['Shift_JIS as Windows has it', hex('fbfc8de2878a'), '髙坂㈱'],
    ['UTF-16 as a spreadsheet saves it', Buffer.from('\ufeff甲\t乙', 'utf16le'), '甲\t乙'],
  ])('in %s is read', (_, bytes, expected) => expect(decodeText(bytes)).toBe(expected));

  it('in EUC-JP is told to be unreadable, and not read as half-width kana; half-width kana among other letters is read', () => {
    const euc = hex('b0e5cec5b5a1b4d8ccbe2cbfc7cec5b2ca0abaacbcbcb3a4c5f4c9c2b1a12cc6e2b2ca0a');
    expect(new TextDecoder('shift_jis', { fatal: true }).decode(euc)).toContain('ｲ'); // so it would be read
    expect(decodeText(euc)).toBeNull();
    expect(decodeText(hex('88e397c38b408ad696bc2c8374838a834b83690a8daa8eba8a439394956189402cc8d1dbb6b2c4b30a'))).toBe(
      '医療機関名,フリガナ\n根室海灯病院,ﾈﾑﾛｶｲﾄｳ\n',
    );
  });

  it('that is no text is told', () => {
    expect(decodeText(hex('ffd8ffe000'))).toBeNull();
    expect(decodeText(hex('610062'))).toBeNull();
    expect([isWorkbook(hex('504b030414')), isWorkbook(hex('d0cf11e0a1')), isWorkbook(hex('8d82'))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
