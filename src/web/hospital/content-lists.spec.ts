/** A list as a table: written to a file, pasted or read from one, looked at, and saved only when it is confirmed. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { filledContent } from '../../../test/support/procedure-samples.js';
import { storedContent } from '../../../test/support/stored-content.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import type { ApplicationContent } from '../../procedure/fields/content.js';
import { formsOf } from '../../scenario/html-page.js';

const { hospital, officer } = PEOPLE;
let web: WebFixture;
let clerk: Agent;

beforeAll(async () => {
  web = await startWebFixture();
  clerk = await web.signedIn('hospital');
}, 120_000);
afterAll(() => web?.close());
beforeEach(async () => {
  await web.fixture.clear();
});

const pathOf = (id: string, list = 'destinations') => `/cases/${id}/lists/${list}`;
const paste = (id: string, table: string, more: object = {}) =>
  clerk
    .post(pathOf(id))
    .type('form')
    .send({ table, ...more });
const send = (id: string, bytes: Buffer, name = '一覧.csv') =>
  clerk.post(pathOf(id)).field('from', 'check').attach('tableFile', bytes, name);
const stored = async (id: string) =>
  ((await storedContent(web.fixture.query.bind(web.fixture), id))['destinations'] ?? []) as {
    institutionName: string;
  }[];
const names = async (id: string) => (await stored(id)).map(({ institutionName }) => institutionName);
/** The form that confirms, as its page holds it. */
const confirmation = (html: string, id: string) => {
  const form = formsOf(html).find(({ action }) => action === `${pathOf(id)}/import`);
  const hidden = form?.controls.filter(({ preset, name }) => preset && name !== '') ?? [];
  return Object.fromEntries(hidden.map(({ name, value }) => [name, value]));
};
const confirm = (id: string, fields: object) =>
  clerk
    .post(`${pathOf(id)}/import`)
    .type('form')
    .send(fields);

const opened = async () => (await web.fixture.open({ kind: 'RENKEI_B' })).caseId;
const destination = (institutionName: string, persons = 1) => ({
  institutionName,
  planningAreaId: 'nemuro',
  elsewhere: '',
  department: '内科',
  persons,
  days: 10,
});
const withDestinations = (...all: object[]) =>
  ({ ...filledContent('RENKEI_B'), destinations: all }) as unknown as ApplicationContent;

const TABLE = '病院名\t医療圏\t診療科\t人数\t日数\r\n甲病院\t根室\t内科\t１人\t10\r\n乙病院\t十勝圏\t外科\t20\t200\r\n';

describe('the page of a list', () => {
  it('gives the list and a form to be filled as files that a spreadsheet opens', async () => {
    const id = await opened();
    await web.fixture.write(id, withDestinations(destination('=甲"病院'), destination('0123')));
    const answer = await clerk.get(`${pathOf(id)}/csv`).buffer(true);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''.*\.csv/u);
    expect(answer.text.replace(/^\ufeff/u, '').split('\r\n')).toEqual([
      expect.stringMatching(/^"医療機関の名称","所在する二次医療圏（同じ都道府県の中のとき）",/u),
      `"'=甲""病院","根室","","内科","1","10"`,
      `"'0123","根室","","内科","1","10"`,
      '',
    ]);
    const blank = await clerk.get(`${pathOf(id)}/csv?empty=1`).buffer(true);
    expect(blank.text.trim().split('\r\n')).toHaveLength(1);
  });

  it('is no page for others, nor for a list that the application has not', async () => {
    const id = await opened();
    const [other, staff] = [await web.signedIn('otherHospital'), await web.signedIn('officer')];
    for (const path of [pathOf(id), `${pathOf(id)}/csv`]) {
      expect((await other.get(path)).status).toBe(404);
      expect((await staff.get(path)).status).toBe(403);
    }
    for (const path of [pathOf(id), `${pathOf(id)}/import`])
      expect((await other.post(path).type('form').send({ table: TABLE, way: 'replace' })).status).toBe(404);
    for (const list of ['doctors', 'longHoursReason', 'toString'])
      expect((await clerk.get(pathOf(id, list))).status).toBe(404);
    expect(await stored(id)).toEqual([]);
  });
});

describe('a table', () => {
  it('that cannot be read comes back as it was typed, with each place and what to do', async () => {
    const id = await opened();
    const { status, text } = await paste(id, `${TABLE}丙病院\t津軽\t内科\t三十\t10`);
    expect(status).toBe(422);
    expect(text).toContain('<title>エラー');
    expect(text).toContain('丙病院\t津軽\t内科\t三十\t10</textarea>');
    const faults = text.slice(text.indexOf('id="faults"'));
    expect(faults).toContain('直すところ（2か所）');
    expect(faults).toMatch(/4行目[^]*津軽[^]*4行目[^]*三十/u);
    expect(await stored(id)).toEqual([]);
  });

  it('in a file is read in either code, and comes back in the field where something is wrong', async () => {
    const id = await opened();
    const shiftJis = Buffer.from('95618940 96bc2c906c90940d0a 8d62 95618940 2c3130 0d0a'.replaceAll(' ', ''), 'hex');
    const read = await send(id, shiftJis);
    expect([read.status, read.text.includes('甲病院')]).toEqual([200, true]);
    const wrong = await send(id, Buffer.from('\ufeff病院名,人数\r\n"乙病院",二十\r\n'));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('&quot;乙病院&quot;,二十');
    expect(wrong.text).toContain('ファイルの内容を、下の欄に入れてあります');
    expect(await stored(id)).toEqual([]);
  });

  test.each([
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'CSV UTF-8（コンマ区切り）'],
    ['a picture', Buffer.from('ffd8ffe000104a46', 'hex'), '文字を読み取れません'],
    ['nothing', Buffer.alloc(0), 'ファイルが空です'],
    ['more than a megabyte', Buffer.alloc(1024 * 1024 + 1, 'a'), '1MBまで'],
  ])('cannot come in a file of %s, and the page says what to do', async (_, bytes, message) => {
    const id = await opened();
    const { status, text } = await send(id, bytes);
    expect(status).toBe(422);
    expect(text).toContain(message);
    expect(text).toContain('name="from" value="check"');
  });

  it('must be there', async () => {
    const id = await opened();
    const [pasted, chosen] = [await paste(id, ' \n'), await clerk.post(pathOf(id)).field('from', '')];
    expect([pasted.status, chosen.status]).toEqual([422, 422]);
    expect(pasted.text).toContain('表を貼り付けてください。');
    expect(chosen.text).toContain('ファイルを選んでください。');
  });

  it('is looked at, then added to what stands or put in its place, once', async () => {
    const id = await opened();
    await web.fixture.write(id, withDestinations(destination('甲病院', 9), destination('丙病院')));
    const page = await paste(id, TABLE, { from: 'check' });
    expect(page.status).toBe(200);
    expect(page.text).toMatch(
      /加わる行（1行）[^]*乙病院[^]*変わる行（1行）[^]*甲病院[^]*9人[^]*1人[^]*表にない行（1行）[^]*丙病院/u,
    );
    expect(await names(id)).toEqual(['甲病院', '丙病院']);
    const fields = confirmation(page.text, id);

    const added = await confirm(id, { ...fields, way: 'add' });
    expect([added.status, added.headers['location']]).toEqual([
      303,
      `/cases/${id}/content/dispatch?saved=1&from=check`,
    ]);
    expect(await stored(id)).toMatchObject([
      { institutionName: '甲病院', persons: 1 },
      { institutionName: '丙病院' },
      { institutionName: '乙病院', planningAreaId: 'tokachi', department: '外科', persons: 20, days: 200 },
    ]);
    expect((await confirm(id, { ...fields, way: 'add' })).status).toBe(303);
    expect(await stored(id)).toHaveLength(3);

    const again = await paste(id, TABLE);
    expect(again.text).not.toContain('追加する（');
    expect((await confirm(id, { ...confirmation(again.text, id), way: 'replace' })).status).toBe(303);
    expect(await names(id)).toEqual(['甲病院', '乙病院']);
    const same = await paste(id, TABLE);
    expect(same.text).toContain('変わるところはありません');
    expect(same.text).not.toContain('value="replace"');
    // The rest of the section stays.
    const content = await storedContent(web.fixture.query.bind(web.fixture), id);
    expect(content['longHoursReason']).toBe((filledContent('RENKEI_B') as { longHoursReason: string }).longHoursReason);
  });

  it('is not taken over by what no button of the page says, and goes back to be mended', async () => {
    const id = await opened();
    const fields = confirmation((await paste(id, TABLE)).text, id);
    for (const way of ['delete', ['add', 'replace'], undefined]) {
      const { status, text } = await confirm(id, { ...fields, ...(way && { way }) });
      expect(status).toBe(422);
      expect(text).toContain('どのボタンが押されたかを読み取れない');
      expect(confirmation(text, id)['table']).toBe(fields['table']);
    }
    const nowhere = await confirm(id, { ...fields, way: 'add', from: 'nowhere' });
    expect([nowhere.status, nowhere.text]).toEqual([422, expect.stringContaining('どの画面に戻るかを読み取れない')]);
    expect((await paste(id, TABLE, { from: 'nowhere' })).status).toBe(422);
    const lost = await confirm(id, { ...fields, way: 'add', lockVersion: 'x' });
    expect(lost.status).toBe(422);
    expect(lost.text).not.toContain('どのボタンが押されたか');
    const back = await confirm(id, { ...fields, way: 'back' });
    expect([back.status, back.text.includes('乙病院\t十勝圏')]).toEqual([200, true]);
    const broken = await confirm(id, { ...fields, table: '病院名\t人数\n甲\t二', way: 'replace' });
    expect([broken.status, broken.text.includes('直すところ（1か所）')]).toEqual([422, true]);
    expect(await stored(id)).toEqual([]);
  });

  it('is compared anew with what a colleague saved meanwhile, and nothing of that is lost', async () => {
    const id = await opened();
    const fields = confirmation((await paste(id, TABLE)).text, id);
    await web.fixture.write(id, withDestinations(destination('丁病院')), { ...hospital, name: '同僚 次郎' });
    const { status, text } = await confirm(id, { ...fields, way: 'replace' });
    expect(status).toBe(409);
    expect(text).toContain('同僚 次郎さんが');
    expect(text).toMatch(/表にない行（1行）[^]*丁病院/u);
    expect(await names(id)).toEqual(['丁病院']);
    expect((await confirm(id, { ...confirmation(text, id), way: 'add' })).status).toBe(303);
    expect(await names(id)).toEqual(['丁病院', '甲病院', '乙病院']);
  });

  it('in which something is missing or stands twice can be taken over as it could be typed, and the page says where', async () => {
    const id = await opened();
    const { status, text } = await paste(id, '病院名\t診療科\t人数\n甲病院\t内科\t1\n甲 病院\t内科\t2\n');
    const open = text.slice(text.indexOf('id="open"'));
    expect(status).toBe(200);
    expect(open).toMatch(/表の2行目：派遣延べ日数（年間）を入力してください。/u);
    expect(open).toMatch(/表の3行目：派遣先 2は、[^]*派遣先 1と同じです。/u);
    expect((await confirm(id, { ...confirmation(text, id), way: 'replace' })).status).toBe(303);
    expect(await names(id)).toEqual(['甲病院', '甲 病院']);
  });

  it('with more rows than a list may have beside those that stay can only take their place', async () => {
    const id = await opened();
    await web.fixture.write(id, withDestinations(destination('丙病院')));
    const rows = Array.from({ length: 300 }, (_, index) => `架空第${index}病院\t根室\t内科\t1\t1`);
    const page = await paste(id, ['病院名\t医療圏\t診療科\t人数\t日数', ...rows].join('\n'));
    expect(page.text).not.toContain('value="add"');
    const fields = confirmation(page.text, id);
    expect((await confirm(id, { ...fields, way: 'add' })).status).toBe(422);
    expect((await confirm(id, { ...fields, way: 'replace' })).status).toBe(303);
    expect(await stored(id)).toHaveLength(300);
  });
});

describe('after the application is submitted', () => {
  it('a list can be written to a file and not be changed; what was typed is shown', async () => {
    const id = await web.fixture.submitted('RENKEI_B');
    const before = await stored(id);
    const page = await clerk.get(pathOf(id));
    expect(page.status).toBe(200);
    expect(page.text).toContain('いまは変更できません');
    for (const words of ['name="table"', '一覧で入れる', '読み込', '列と書き方'])
      expect(page.text).not.toContain(words);
    expect((await clerk.get(`/cases/${id}/content/dispatch`)).text).toContain(`href="${pathOf(id)}"`);
    expect((await clerk.get(`${pathOf(id)}/csv`).buffer(true)).text).toContain(before[0]?.institutionName);
    const command = { lockVersion: '1', idempotencyKey: 'late', table: TABLE, way: 'replace' };
    for (const answer of [await paste(id, TABLE), await confirm(id, command)]) {
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('段階が「提出済（受付待ち）」のときは「申請内容を編集する」はできません。');
      expect(answer.text).toContain('乙病院\t十勝圏');
    }
    expect(await stored(id)).toEqual(before);
  });

  it('it is changed again in a correction, and the prefecture sees whether that was asked for', async () => {
    const id = await web.fixture.submitted('RENKEI_B');
    await web.fixture.send(id, officer, { type: 'RECEIVE' });
    const items = [{ target: 'contactName', text: '担当者を改めてください' }];
    await web.fixture.send(id, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
    const page = await paste(id, TABLE, { from: 'correction' });
    const taken = await confirm(id, { ...confirmation(page.text, id), way: 'replace' });
    expect(taken.headers['location']).toBe(`/cases/${id}/content/dispatch?saved=1&from=correction`);
    const { text } = await clerk.get(`/cases/${id}/correction`);
    expect(text.slice(text.indexOf('id="changes"'))).toMatch(/乙病院[^]*<strong>求めていない<\/strong>/u);
  });
});

it('the guide tells hospitals how a list comes from a spreadsheet, and nobody else', async () => {
  expect((await clerk.get('/help')).text).toContain('一覧をExcelから入れる');
  expect((await (await web.signedIn('officer')).get('/help')).text).not.toContain('一覧をExcelから入れる');
});

describe('many rows by hand', () => {
  const section = (id: string) => `/cases/${id}/content/dispatch`;
  const hidden = async (id: string) => {
    const form = formsOf((await clerk.get(section(id))).text).find(({ action }) => action === section(id));
    const of = (name: string) => form?.controls.find((each) => each.name === name)?.value ?? '';
    return { lockVersion: of('lockVersion'), idempotencyKey: of('idempotencyKey') };
  };
  const legends = (html: string) => html.match(/class="row-fields__legend"/gu)?.length ?? 0;

  it('come empty in one load, as many as are asked for, and are saved at once', async () => {
    const id = await opened();
    const typed = { 'destinations[0][institutionName]': '甲病院' };
    const add = { addRow: 'destinations', 'rowsToAdd-destinations': '20' };
    const answer = await clerk
      .post(section(id))
      .type('form')
      .send({ ...(await hidden(id)), ...typed, ...add });
    expect(answer.headers['location']).toBe(`${section(id)}?saved=1&row=destinations&rows=20#field-destinations-new`);
    const page = await clerk.get(answer.headers['location'] ?? '');
    expect(legends(page.text)).toBe(21);
    const rows = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [`destinations[${index}][institutionName]`, `架空第${index}病院`]),
    );
    await clerk
      .post(section(id))
      .type('form')
      .send({ ...(await hidden(id)), ...rows });
    expect(await stored(id)).toHaveLength(21);
  });

  it('stay on the page where something typed in them cannot be read', async () => {
    const id = await opened();
    const typed = { 'destinations[0][persons]': '八十', addRow: 'destinations', 'rowsToAdd-destinations': '5' };
    const { status, text } = await clerk
      .post(section(id))
      .type('form')
      .send({ ...(await hidden(id)), ...typed });
    expect([status, legends(text)]).toEqual([422, 6]);
    expect(text).toMatch(/<option value="5" selected/u);
  });

  it('one is added where the page does not say how many', async () => {
    const id = await opened();
    for (const rows of ['', '99999999', '-1'])
      expect(legends((await clerk.get(`${section(id)}?row=destinations&rows=${rows}`)).text)).toBe(1);
  });

  it('the way to the list as a table saves first', async () => {
    const id = await opened();
    const typed = { longHoursReason: '圏域に専門医がいない。', openList: 'destinations', from: 'check' };
    const answer = await clerk
      .post(section(id))
      .type('form')
      .send({ ...(await hidden(id)), ...typed });
    expect([answer.status, answer.headers['location']]).toEqual([303, `${pathOf(id)}?from=check`]);
    const content = await storedContent(web.fixture.query.bind(web.fixture), id);
    expect(content['longHoursReason']).toBe('圏域に専門医がいない。');
    const unknown = await clerk
      .post(section(id))
      .type('form')
      .send({ ...(await hidden(id)), openList: 'kind' });
    expect(unknown.status).toBe(422);
  });
});
