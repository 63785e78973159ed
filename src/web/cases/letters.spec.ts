/** Letters that an act sends out: number and first sentence are typed before, and the letter can be looked at. */
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

type Visitor = Awaited<ReturnType<WebFixture['signedIn']>>;

async function send(visitor: Visitor, path: string, fields: Record<string, string | string[]>) {
  const { text } = await visitor.get(path);
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
  return visitor
    .post(path)
    .type('form')
    .send({ ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])), ...fields })
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
}

const lettersOf = (caseId: string) =>
  web.fixture.query<{ number: string; preamble: string | null; person: string }>(
    `SELECT snapshot ->> 'number' AS number, snapshot ->> 'preamble' AS preamble, snapshot -> 'contact' ->> 'person' AS person
       FROM stored_file WHERE application_id = $1 AND form_id = 'correction-notice'`,
    [caseId],
  );

it('shows the request to correct before it goes, and sends it with its number, its words and whom to ask', async () => {
  const [first, second] = [await web.fixture.examined('C1'), await web.fixture.examined('C2')];
  const officer = await web.signedIn('officer');
  const typed = {
    'items[0][target]': 'contactName',
    'items[0][text]': '担当者を改めてください',
    dueOn: '令和8年11月27日',
    documentNumber: '地医第31号',
    preamble: '電話でお伝えした次の事項を補ってください。',
  };
  const path = (caseId: string) => `/cases/${caseId}/actions/request-correction`;

  const preview = await send(officer, path(first), { ...typed, act: 'preview' });
  expect([preview.status, preview.headers['content-type']]).toEqual([200, 'application/pdf']);
  const [page = ''] = (await pageTexts(preview.body as Buffer)).map(squeezed);
  for (const words of ['地医第31号', '電話でお伝えした次の事項を補ってください。', '担当者を改めてください', '案'])
    expect(page).toContain(words);
  expect(await lettersOf(first)).toEqual([]); // nothing was done

  const unread = await send(officer, path(first), { ...typed, dueOn: '', act: 'preview' });
  expect([unread.status, String(unread.body)]).toEqual([422, expect.stringContaining('電話でお伝えした')]);

  // What no button of the page says sends nothing: nobody knows which was meant.
  const unreadable: Record<string, string | string[]>[] = [
    { act: 'Preview' },
    { act: '' },
    { act: ['preview', 'preview'] },
    { moreRows: ['4', '4'] },
    { moreRows: 'x' },
  ];
  for (const pressed of unreadable) {
    const unknown = await send(officer, path(first), { ...typed, ...pressed });
    expect([pressed, unknown.status]).toEqual([pressed, 422]);
    expect(String(unknown.body)).toContain('どのボタンが押されたかを読み取れない');
    expect(String(unknown.body)).toContain('電話でお伝えした');
  }
  expect(await lettersOf(first)).toEqual([]);

  expect((await send(officer, path(first), typed)).status).toBe(303);
  const [letter] = await lettersOf(first);
  expect(letter).toEqual({
    number: '地医第31号',
    preamble: '電話でお伝えした次の事項を補ってください。',
    person: expect.any(String) as string,
  });

  const taken = await send(officer, path(second), typed);
  expect([taken.status, String(taken.body)]).toEqual([422, expect.stringContaining('この文書番号は、同じ年度の')]);
  expect(String(taken.body)).toContain('電話でお伝えした');
  expect((await send(officer, path(second), { ...typed, documentNumber: '', preamble: '' })).status).toBe(303);
  expect(await lettersOf(second)).toEqual([{ number: '事務連絡', preamble: null, person: letter?.person }]);
}, 120_000);
