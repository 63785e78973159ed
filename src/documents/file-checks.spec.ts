import { picture } from '../../test/support/pictures.js';
import { checkUpload } from './file-checks.js';
import { contentTypes, officeZip, pdf, zip } from '../../test/support/test-files.js';

const LIMIT = 20 * 1024 * 1024;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ole = (stream: string) =>
  Buffer.concat([OLE, Buffer.alloc(512), Buffer.from(`${stream}\0`, 'utf16le'), Buffer.alloc(64)]);
const JPEG = picture('jpeg');
const PNG = picture('png');

async function message(fileName: string, bytes: Buffer): Promise<string> {
  const check = await checkUpload({ fileName, bytes }, LIMIT);
  if (check.ok) throw new Error(`accepted as ${check.mediaType}`);
  return check.message;
}

describe('checkUpload accepts', () => {
  it.each([
    ['計画.pdf', pdf(), 'application/pdf'],
    ['計画.PDF', pdf({ before: '\n\n' }), 'application/pdf'],
    ['計画.pdf', pdf({ crossReference: 'stream' }), 'application/pdf'],
    ['様式1.docx', officeZip('word/document.xml'), WORD],
    ['名簿.xlsx', officeZip('xl/workbook.xml'), EXCEL],
    [
      '表入り.docx',
      officeZip('word/document.xml', [
        { name: 'word/a.xml', data: 'x'.repeat(100_000), deflate: true },
        { name: 'word/embeddings/表.xlsx', data: officeZip('xl/workbook.xml'), deflate: true },
      ]),
      WORD,
    ],
    [
      '古い表入り.docx',
      officeZip('word/document.xml', [
        { name: 'word/embeddings/oleObject1.bin', data: ole('Workbook'), deflate: true },
      ]),
      WORD,
    ],
    [
      '様式2.docx',
      officeZip(
        'word/document.xml',
        [{ name: 'word/media/a.png', data: PNG }],
        '<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      WORD,
    ],
    ['様式3.docx', officeZip('word/document.xml', [], Buffer.from(`\ufeff${contentTypes({})}`, 'utf16le')), WORD],
    ['様式1.doc', ole('WordDocument'), 'application/msword'],
    ['名簿.xls', ole('Workbook'), 'application/vnd.ms-excel'],
    ['写し.jpeg', JPEG, 'image/jpeg'],
    ['写し㐀𠮷.png', PNG, 'image/png'],
  ])('%s', async (fileName, bytes, mediaType) => {
    expect(await checkUpload({ fileName, bytes }, LIMIT)).toEqual({ ok: true, mediaType });
  });
});

describe('checkUpload refuses, with cause and remedy', () => {
  it('an empty file', async () => expect(await message('a.pdf', Buffer.alloc(0))).toMatch(/空です.*選び直して/));

  it('a file over the limit, saying both sizes', async () => {
    expect(await message('a.pdf', Buffer.alloc(LIMIT + 1))).toMatch(/20\.1MB。上限は20MB/);
    expect(await checkUpload({ fileName: 'a.pdf', bytes: pdf() }, 10)).toMatchObject({ ok: false });
  });

  it.each([
    ['a.exe', Buffer.from('MZ\x90\0')],
    ['a.html', Buffer.from('<!doctype html><script>')],
    ['a.zip', zip([{ name: '秘密.txt', data: 'x' }])],
    ['a.msi', ole('Something')],
  ])('the type of %s', async (fileName, bytes) =>
    expect(await message(fileName, bytes)).toMatch(/この形式.*PDF、Word/),
  );

  it.each([
    ['a.pdf', Buffer.from('ただの文字'), /名前は「\.pdf」ですが、中身はPDFではありません.*選び直して/],
    ['a.JPG', Buffer.from('ただの文字'), /名前は「\.jpg」ですが、中身はJPEGではありません/],
    [
      'a.docx',
      zip([{ name: 'word/document.xml', data: 'x' }]),
      /名前は「\.docx」ですが、中身はWord（docx）ではありません/,
    ],
  ])('a file that is not what its name says: %s', async (fileName, bytes, text) =>
    expect(await message(fileName, bytes)).toMatch(text),
  );

  it.each([
    ['計画.docx', pdf(), /中身はPDFです.*「\.pdf」/],
    ['計画.pdf.exe', pdf(), /末尾と中身が一致しません/],
    ['計画', pdf(), /末尾と中身が一致しません/],
    ['名簿.docx', officeZip('xl/workbook.xml'), /中身はExcel（xlsx）です/],
    ['写し.png', JPEG, /中身はJPEGです/],
  ])('a name that does not match: %s', async (fileName, bytes, text) =>
    expect(await message(fileName, bytes)).toMatch(text),
  );

  it('a PDF with a password, whichever cross-reference it has', async () => {
    for (const crossReference of ['table', 'stream'] as const) {
      expect(await message('a.pdf', pdf({ crossReference, trailer: '/Encrypt 5 0 R' }))).toMatch(
        /パスワードや印刷制限/,
      );
    }
  });

  it('does not take the word Encrypt in the text for a password', async () => {
    expect(await checkUpload({ fileName: 'a.pdf', bytes: pdf({ text: '/Encrypt 5 0 R' }) }, LIMIT)).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['cut off', pdf().subarray(0, 120)],
    ['without %%EOF', Buffer.from(pdf().toString('latin1').replace('%%EOF', ''), 'latin1')],
    [
      'pointing nowhere',
      Buffer.from(
        pdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n7'),
        'latin1',
      ),
    ],
    [
      'pointing outside',
      Buffer.from(
        pdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n99999999'),
        'latin1',
      ),
    ],
  ])('a PDF %s', async (_, bytes) => expect(await message('a.pdf', bytes)).toMatch(/PDFが壊れている/));

  it('an office file with a password', async () => {
    expect(await message('a.docx', ole('EncryptedPackage'))).toMatch(/パスワードで保護/);
    expect(await message('a.xlsx', officeZip('xl/workbook.xml', [{ name: 'x', data: 'x', encrypted: true }]))).toMatch(
      /パスワードで保護/,
    );
  });

  it('an office file with macros', async () => {
    expect(
      await message('a.docx', officeZip('word/document.xml', [{ name: 'word/vbaProject.bin', data: 'x' }])),
    ).toMatch(/マクロ/);
  });

  it.each<[string, string | Buffer]>([
    ['a program under another name', contentTypes({ 'word/foo.bin': 'application/vnd.ms-office.vbaProject' })],
    [
      'a document for macros',
      contentTypes({ 'word/document.xml': 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    ],
    [
      'a template for macros',
      contentTypes({ 'word/document.xml': 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml' }),
    ],
    [
      'a workbook for macros',
      contentTypes({ 'xl/workbook.xml': 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
    ],
    ['an add-in', contentTypes({ 'xl/workbook.xml': 'application/vnd.ms-excel.addin.macroEnabled.main+xml' })],
    ['a sheet of macros', contentTypes({ 'xl/worksheets/sheet2.xml': 'application/vnd.ms-excel.macrosheet+xml' })],
    [
      'a sheet of macros of another language',
      contentTypes({ 'xl/worksheets/sheet2.xml': 'application/vnd.ms-excel.intlmacrosheet+xml' }),
    ],
    ['what a program is called by', contentTypes({ 'word/foo.xml': 'application/vnd.ms-word.vbaData+xml' })],
    ['capitals', contentTypes({ 'word/foo.bin': 'APPLICATION/VND.MS-OFFICE.VBAPROJECT' })],
    ['numbers of characters', contentTypes({ 'word/foo.bin': 'application/vnd.ms-office.v&#98;a&#x50;roject' })],
    [
      'UTF-16',
      Buffer.from(
        `\ufeff${contentTypes({ 'word/foo.bin': 'application/vnd.ms-office.vbaProject' }).replace('UTF-8', 'UTF-16')}`,
        'utf16le',
      ),
    ],
    [
      'UTF-16 the other way round',
      Buffer.from(
        `\ufeff${contentTypes({ 'word/foo.bin': 'application/vnd.ms-office.vbaProject' })}`,
        'utf16le',
      ).swap16(),
    ],
  ])('an office file that states macros among its content types: %s', async (_, types) => {
    expect(
      await message('a.docx', officeZip('word/document.xml', [{ name: 'word/foo.bin', data: 'x' }], types)),
    ).toMatch(/マクロ/);
    expect(await message('a.xlsx', officeZip('xl/workbook.xml', [], types))).toMatch(/マクロ/);
    expect(
      await message(
        'a.xlsx',
        officeZip('xl/workbook.xml', [
          { name: 'xl/embeddings/a.bin', data: officeZip('word/document.xml', [], types) },
        ]),
      ),
    ).toMatch(/マクロ/);
  });

  it.each(['xl/macrosheets/sheet1.xml', 'xl/macrosheets/intlsheet1.xml', 'word/vbaData.xml'])(
    'an office file with macros in %s',
    async (name) => {
      expect(await message('a.xlsx', officeZip('xl/workbook.xml', [{ name, data: '<x/>' }]))).toMatch(/マクロ/);
    },
  );

  it('an office file with an old one in it that has macros', async () => {
    const old = Buffer.concat([ole('Workbook'), Buffer.from('_VBA_PROJECT\0', 'utf16le')]);
    for (const deflate of [true, false]) {
      expect(
        await message(
          'a.docx',
          officeZip('word/document.xml', [{ name: 'word/embeddings/oleObject1.bin', data: old, deflate }]),
        ),
      ).toMatch(/マクロ/);
    }
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['cannot be read', 'nothing of the kind', /壊れている/],
    [
      'may be written in pieces',
      `<!DOCTYPE Types [<!ENTITY a "vba">]>${contentTypes({ 'word/foo.bin': 'application/vnd.ms-office.&a;Project' })}`,
      /壊れている/,
    ],
    ['are larger than any', contentTypes({ 'word/foo.bin': 'x'.repeat(2 * 1024 * 1024) }), /極端に大きく/],
  ])('an office file whose content types %s', async (_, types, text) =>
    expect(await message('a.docx', officeZip('word/document.xml', [], types))).toMatch(text),
  );

  it('an office file that is cut off', async () => {
    const whole = officeZip('word/document.xml');
    expect(await message('a.docx', whole.subarray(0, whole.length - 30))).toMatch(/途中で切れて/);
  });

  it('archive bombs: ratio, total size, number of parts, overlapping parts', async () => {
    const entry = { name: 'word/media/a', data: 'x'.repeat(1000) };
    const bombs = [
      [{ ...entry, unpacked: 30 * 1024 * 1024 }],
      Array.from({ length: 4 }, (_, i) => ({
        ...entry,
        name: `p${i}`,
        data: 'x'.repeat(1_000_000),
        unpacked: 90 * 1024 * 1024,
      })),
      Array.from({ length: 10_001 }, (_, i) => ({ name: `p${i}`, data: '' })),
      [{ ...entry, packed: 1_000_000 }],
    ];
    for (const entries of bombs)
      expect(await message('a.docx', officeZip('word/document.xml', entries))).toMatch(/極端に大きく/);
  });

  it.each([
    [
      'a part that unpacks to more than is stated',
      [{ name: 'word/a.xml', data: 'x'.repeat(5 * 1024 * 1024), deflate: true, unpacked: 1000 }],
      /極端に大きく/,
    ],
    ['a part that unpacks to less', [{ name: 'word/a.xml', data: 'x', deflate: true, unpacked: 1000 }], /壊れている/],
    [
      'a part that is not what it was packed as',
      [{ name: 'word/a.xml', data: 'no deflate data', deflate: true, packed: 3 }],
      /壊れている/,
    ],
    [
      'parts that are one and the same',
      [
        { name: 'word/a.xml', data: 'x' },
        { name: 'word/b.xml', data: 'x', overlapping: true },
      ],
      /壊れている/,
    ],
    [
      'a name that comes twice',
      [
        { name: 'word/a.xml', data: 'x' },
        { name: 'word/A.xml', data: 'y' },
      ],
      /壊れている/,
    ],
    [
      'macros in an embedded file',
      [
        {
          name: 'word/embeddings/a.bin',
          data: officeZip('xl/workbook.xml', [{ name: 'xl/vbaProject.bin', data: 'x' }]),
          deflate: true,
        },
      ],
      /マクロ/,
    ],
    [
      'a bomb in an embedded file',
      [
        {
          name: 'word/embeddings/a.docx',
          data: officeZip('word/document.xml', [{ name: 'a', data: 'x'.repeat(30 * 1024 * 1024), deflate: true }]),
          deflate: true,
        },
      ],
      /極端に大きく/,
    ],
    [
      'files in files in files',
      [{ name: 'a', data: zip([{ name: 'b', data: zip([{ name: 'c', data: zip([{ name: 'd', data: 'x' }]) }]) }]) }],
      /極端に大きく/,
    ],
    ['a part for another drive', [{ name: 'C:x', data: 'x' }], /壊れている/],
  ])('an office file with %s', async (_, more, text) =>
    expect(await message('a.docx', officeZip('word/document.xml', more))).toMatch(text),
  );

  it('an office file with a part that lies within another', async () => {
    const inner = zip([{ name: 'word/b.xml', data: 'x' }]).subarray(0, 30 + 'word/b.xml'.length + 1);
    const bytes = officeZip('word/document.xml', [
      { name: 'word/a.xml', data: Buffer.concat([Buffer.from(' '), inner]) },
      { name: 'word/b.xml', data: 'x' },
    ]);
    const within = bytes.indexOf(inner);
    bytes.writeUInt32LE(within, bytes.lastIndexOf('word/b.xml') - 4); // where the directory says that it lies
    expect(await message('a.docx', bytes)).toMatch(/壊れている/);
  });

  it('an office file whose directory holds more than it counts', async () => {
    const bytes = officeZip('word/document.xml', [{ name: 'hidden', data: 'x' }]);
    bytes.writeUInt16LE(2, bytes.length - 12);
    expect(await message('a.docx', bytes)).toMatch(/壊れている/);
  });

  it('an old office file with macros', async () => {
    const bytes = Buffer.concat([ole('WordDocument'), Buffer.from('_VBA_PROJECT\0', 'utf16le')]);
    expect(await message('a.doc', bytes)).toMatch(/マクロ/);
  });

  it('parts that would be unpacked outside their folder', async () => {
    expect(await message('a.docx', officeZip('word/document.xml', [{ name: '../../x', data: 'x' }]))).toMatch(
      /壊れている/,
    );
  });

  it('images that are cut off', async () => {
    expect(await message('a.jpg', JPEG.subarray(0, 30))).toMatch(/JPEG画像が壊れて/);
    expect(await message('a.png', PNG.subarray(0, 30))).toMatch(/PNG画像が壊れて/);
  });
});
