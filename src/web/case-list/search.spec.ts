/** What people type finds the case, the institution and the line of the register alike: every word, former names, numbers of documents. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { institutionSearchKey } from '../../registry/search-key.js';

const { officer, hospital } = PEOPLE;

let web: WebFixture;
let agent: Agent;
let caseId: string;

const rename = (name: string, kana: string) =>
  web.fixture.query('UPDATE medical_institution SET name = $2, kana = $3, search_key = $4 WHERE id = $1', [
    hospital.institutionId,
    name,
    kana,
    institutionSearchKey({ name, kana, code: null }),
  ]);

beforeAll(async () => {
  web = await startWebFixture();
  agent = await web.signedIn('officer');
  caseId = await web.fixture.examined();
  await web.fixture.send(caseId, officer, {
    type: 'REQUEST_CORRECTION',
    items: [{ target: 'D05', text: '日付を補ってください' }],
    dueOn: '2026-12-04',
    documentNumber: '地医第１２３－４号',
    preamble: '',
  });
  await rename('帯広みどり病院', 'おびひろみどりびょういん');
  await web.fixture.query(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_on, public_notice_method, created_at)
     VALUES ($1, 'C1', '2024-04-01', '2024-04-01', '2027-03-31', '2024-04-01', '公報', now())`,
    [hospital.institutionId],
  );
});
afterAll(() => web?.close());

const found = async (text: string, by: Agent = agent): Promise<string[]> => {
  const answer = await by.get(`/api/cases?${new URLSearchParams({ text }).toString()}`).expect(200);
  return (answer.body as { rows: { id: string }[] }).rows.map(({ id }) => id);
};

it.each(['地医第123-4号', '地医１２３４', '地医第1234号', '１２３－４', '123―4'])(
  'the number of a letter finds its case as %s',
  async (text) => {
    expect(await found(text)).toEqual([caseId]);
  },
);

it('another number finds none, and wildcards are no letters', async () => {
  for (const text of ['地医第124号', '%%%', '地医%4', '___']) expect([text, await found(text)]).toEqual([text, []]);
});

it('numbers of documents are looked for by the prefecture alone', async () => {
  expect(await found('地医第123-4号', await web.signedIn('hospital'))).toEqual([]);
  expect((await agent.get('/cases')).text).toContain('受付番号・文書番号');
});

const PLACES = ['/cases?text=', '/designations?text=', '/settings/institutions?q='];
const pageOf = async (place: string, text: string) => (await agent.get(`${place}${encodeURIComponent(text)}`)).text;
const NAME = '帯広みどり病院';
const shows = async (place: string, text: string) => (await pageOf(place, text)).includes(`${NAME}</a>`);

it.each(PLACES)('every word must be found, in any order and parted by a space of any width: %s', async (place) => {
  for (const text of ['みどり 帯広', '帯広　みどり', 'おびひろ 病院'])
    expect([text, await shows(place, text)]).toEqual([text, true]);
  expect(await shows(place, '帯広 釧路')).toBe(false);
});

it.each(PLACES)(
  'a former name finds it and is said to be one, also beside a word of the present name: %s',
  async (place) => {
    for (const text of ['十勝緑陽', 'とかち', '緑陽 みどり']) {
      expect([text, await shows(place, text)]).toEqual([text, true]);
      expect([text, await pageOf(place, text)]).toEqual([text, expect.stringContaining('旧名称で一致')]);
    }
    expect(await pageOf(place, '帯広みどり')).not.toContain('旧名称で一致');
  },
);
