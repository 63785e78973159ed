import fc from 'fast-check';
import { contentDisposition, extensionOf, ownFileName, safeFileName } from './file-names.js';

describe('safeFileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\事務\\様式1.docx', '様式1.docx'],
    ['..', '名称なし'],
    ['', '名称なし'],
    ['.htaccess', 'htaccess'],
    ['計画\u0000案\r\n.pdf', '計画案.pdf'],
    ['請求書\u202Efdp.exe', '請求書fdp.exe'],
    ['a<b>:"c"|?*.pdf', 'a_b___c____.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['Contract.pdf', 'Contract.pdf'],
    ['様式 1 . ', '様式 1'],
    ['半\uD842分.pdf', '半分.pdf'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe));

  it('keeps rare kanji, variation selectors and brackets as typed', () => {
    for (const name of [
      '㐀𠮷野家（令和8年）［控］.pdf',
      '\uFA19奈川.pdf',
      '葛\u{E0100}城.pdf',
      '㈱①.xlsx',
      'か\u3099.pdf',
    ]) {
      expect(safeFileName(name)).toBe(name);
    }
  });

  it('keeps the ending of a very long name and never cuts a character in two', () => {
    const safe = safeFileName(`${'𠮷'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
    expect(safe).toMatch(/^(𠮷)+\.pdf$/u);
  });

  it('is stable and harmless for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toBe('');
        expect(safe).not.toMatch(/[/\\\p{Cc}]/u);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});

describe('contentDisposition', () => {
  it('sends a Japanese name in the extended form and a plain fallback', () => {
    const header = contentDisposition('時短計画（案）㐀𠮷.pdf', 'attachment');
    expect(header).toMatch(/^attachment; filename=".*\.pdf"; filename\*=UTF-8''/);
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe('時短計画（案）㐀𠮷.pdf');
    expect(contentDisposition('a.pdf', 'inline')).toBe('inline; filename=a.pdf');
  });

  it('keeps the whole of a name that bears a stroke: what we send is no path', () => {
    const header = contentDisposition('計画（案）　A/B\\C病院.docx', 'attachment');
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe('計画（案）　A／B／C病院.docx');
    expect(ownFileName('資料1　A/B病院.pdf')).toBe('資料1　A／B病院.pdf');
  });

  it('lets no name end the header or add another one', () => {
    const header = contentDisposition('a"; filename=evil.exe\r\nSet-Cookie: x.pdf', 'attachment');
    expect(header).not.toMatch(/[\r\n]/);
    expect(header).toBe('attachment; filename="a_; filename=evil.exeSet-Cookie_ x.pdf"');
  });
});

it('extensionOf reads the last ending only', () => {
  expect(extensionOf('様式.PDF')).toBe('pdf');
  expect(extensionOf('a.pdf.exe')).toBe('exe');
  expect(extensionOf('.pdf')).toBe('');
  expect(extensionOf('様式')).toBe('');
});
