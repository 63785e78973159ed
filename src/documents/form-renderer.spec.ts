import { createHash } from 'node:crypto';
import { FORMS } from '../../forms/index.js';
import { pageTexts, squeezed } from '../../test/support/pdf-reading.js';
import { FormRenderer, InvalidFormInputError, UnsupportedGlyphError } from './form-renderer.js';

const { short, extreme } = FORMS['confirmation-form-1'].samples;
const options = { preview: false, issuedAt: new Date('2026-12-04T01:00:00Z') };
const asker = { person: 'officer' };
const inThisThread = new FormRenderer();
const inWorker = new FormRenderer({
  workerFile: new URL('../../test/support/worker/render-worker.mjs', import.meta.url),
});

afterAll(() => inWorker.close());

describe.each([
  ['in this thread', inThisThread],
  ['in a worker thread', inWorker],
])('%s', (_, renderer) => {
  test('a form comes with its hash and version', async () => {
    const { bytes, sha256, formVersion, warnings } = await renderer.render(
      'confirmation-form-1',
      short,
      options,
      asker,
    );
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(formVersion).toBe('1');
    expect(warnings).toEqual([]);
  });

  test('missing fields are listed in Japanese', async () => {
    const input = { ...short, institutionName: '', role: ' ' };
    const error = await renderer
      .render('confirmation-form-1', input, options, asker)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidFormInputError);
    expect((error as InvalidFormInputError).problems.map(({ path, message }) => [path, message])).toEqual([
      ['institutionName', '医療機関名を入力してください。'],
      ['role', '地域の医療提供体制の構築方針における役割を入力してください。'],
    ]);
  });

  test('a rule between fields is an invalid input too', async () => {
    await expect(
      renderer.render('confirmation-form-1', { ...short, confirmation: undefined }, options, asker),
    ).rejects.toThrow('報告には確認の年月日・会議の名称・座長の氏名を入力してください。');
  });

  test('a character no font has is named before anything is drawn', async () => {
    const input = { ...short, institutionName: '見本\u{F0000}病院' };
    const error = await renderer
      .render('confirmation-form-1', input, options, asker)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnsupportedGlyphError);
    expect((error as UnsupportedGlyphError).problems).toEqual([
      { field: '医療機関名', character: '\u{F0000}', codePoint: 'U+F0000', support: 'missing' },
    ]);
  });
});

test('worker and this thread give the same bytes', async () => {
  const [here, there] = await Promise.all(
    [inThisThread, inWorker].map((each) => each.render('confirmation-form-1', extreme, options, asker)),
  );
  expect(there?.sha256).toBe(here?.sha256);
});

test('a variant no font has is printed in its usual shape, with a warning', async () => {
  const { warnings } = await inThisThread.render(
    'confirmation-form-1',
    { ...short, institutionName: '渡邉\u{E0101}病院' },
    options,
    asker,
  );
  expect(warnings).toEqual([expect.stringMatching(/^医療機関名の「邉.」（U\+9089 U\+E0101）は/u)]);
});

test('a preview is marked 案, an issued form is not', async () => {
  const page = async (preview: boolean) => {
    const { bytes } = await inThisThread.render(
      'designation-notice',
      FORMS['designation-notice'].samples.short,
      { ...options, preview },
      asker,
    );
    return squeezed((await pageTexts(bytes))[0] ?? '');
  };
  expect((await page(true)).replace('案', '')).toBe(await page(false));
  expect(await page(true)).not.toBe(await page(false));
});

test('the profile’s number and title replace Hokkaido’s', async () => {
  const wording = { number: '別記様式第１０号', title: '見本県の題名' };
  const { bytes } = await inThisThread.render('confirmation-form-1', short, { ...options, wording }, asker);
  expect(squeezed((await pageTexts(bytes))[0] ?? '').startsWith('別記様式第１０号見本県の題名')).toBe(true);
});
