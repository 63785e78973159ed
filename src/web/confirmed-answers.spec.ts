/** Wherever a strange day is asked about, the answer is kept with the act, and whoever reads its record later sees that it was asked and confirmed. */
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { PEOPLE } from '../../test/support/case-fixture.js';
import { insertDesignation } from '../../test/support/list-samples.js';
import { type Agent, startWebFixture, type WebFixture } from '../../test/support/web-fixture.js';
import { AccountService } from '../identity/account.service.js';
import { AUTOMATIC } from '../procedure/terms/actors.js';
import type { CaseState } from '../procedure/terms/states.js';

type Fields = Record<string, string | string[]>;

/** A door through which a day is entered, today being 16 November 2026, a Monday. */
interface Door {
  who: 'officer' | 'healthCentre' | 'administrator';
  path: string;
  /** With a day that nobody asks about. */
  fields: Fields;
  /** The strange day in its place. */
  strange: Fields;
  /** What the page asks to be confirmed. */
  confirm: string;
  /** In the record afterwards. */
  told: string;
}

const PASSWORD = 'みどりの丘に 風車がまわる';
let web: WebFixture;
let agents: Record<Door['who'], Agent>;

beforeAll(async () => {
  web = await startWebFixture();
  await web.fixture.app.get(AccountService).create(
    AUTOMATIC,
    {
      login: 'administrator',
      name: '清水 悟',
      role: 'systemAdministrator',
      officeName: '情報システム課',
      institutionId: null,
      healthCentreId: null,
      expiresOn: null,
    },
    PASSWORD,
  );
  const administrator = request.agent(web.url);
  await administrator.post('/login').type('form').send({ login: 'administrator', password: PASSWORD });
  agents = {
    administrator,
    officer: await web.signedIn('officer'),
    healthCentre: await web.signedIn('healthCentre'),
  };
});
afterAll(() => web?.close());

const send = ({ who, path }: Pick<Door, 'who' | 'path'>, fields: Fields) =>
  agents[who]
    .post(path)
    .type('form')
    .send({ idempotencyKey: randomUUID(), key: randomUUID(), ...fields });

/** What the newest entry of the record keeps. */
async function newest(): Promise<{ type: string; id: string; payload: Record<string, unknown> }> {
  const [entry] = await web.fixture.query<{ type: string; id: string; payload: Record<string, unknown> }>(
    'SELECT subject_type AS type, subject_id AS id, payload FROM record_entry ORDER BY position DESC LIMIT 1',
  );
  if (!entry) throw new Error('nothing is recorded');
  return entry;
}

const entries = async () =>
  (await web.fixture.query<{ n: number }>('SELECT count(*)::int AS n FROM record_entry'))[0]?.n ?? 0;

const CLOSED_DAY: Door = {
  who: 'officer',
  path: '/settings/closed-days',
  fields: { day: '令和9年2月24日', name: '開庁記念日' },
  strange: { day: '令和8年11月2日', name: '停電' }, // two weeks ago
  confirm: 'day=2026-11-02',
  told: '閉庁日 令和8年11月2日（月）',
};
const ROUND: Door = {
  who: 'officer',
  path: '/settings/rounds/new',
  fields: {
    fiscalYear: '令和10年度',
    number: '1',
    label: '令和10年度 第1回',
    applicationDeadline: '令和10年6月30日',
    certainty: 'unconfirmed',
  },
  // Two years from today end on 16 November 2028; the 9th of December 2028 is a Saturday as well, and is still one question.
  strange: {
    number: '2',
    label: '令和10年度 第2回',
    applicationDeadline: '令和10年11月10日',
    requestOn: '令和10年12月9日',
  },
  confirm: 'requestOn=2028-12-09',
  told: '保健所への依頼日 令和10年12月9日（土）',
};
const ACCOUNT: Door = {
  who: 'administrator',
  path: '/settings/accounts',
  fields: {
    name: '﨑山 花子',
    login: 'sakiyama',
    role: 'prefectureOfficer',
    officeName: '地域医療課',
    expiresOn: '令和9年3月31日',
  },
  strange: { login: 'sakiyama2', expiresOn: '令和12年3月31日' }, // more than three years ahead
  confirm: 'expiresOn=2030-03-31',
  told: '有効期限 令和12年3月31日（日）',
};
const MEETING: Door = {
  who: 'healthCentre',
  path: '/health-centre/meetings',
  fields: {
    planningAreaId: 'tokachi',
    method: 'inPerson',
    name: '第2回 十勝圏地域医療構想調整会議',
    meetsOn: '令和8年11月20日',
  },
  strange: { name: '第3回 十勝圏地域医療構想調整会議', meetsOn: '令和8年11月21日' }, // a Saturday
  confirm: 'meetsOn=2026-11-21',
  told: '開催日（書面では回答の期限） 令和8年11月21日（土）',
};

/** The page on which the newest act is read afterwards. */
async function recordPage(who: Door['who']): Promise<string> {
  const { type, id } = await newest();
  const path = {
    setting: '/settings/closed-days/record',
    round: `/settings/rounds/${id}/record`,
    account: `/settings/accounts/${id}/record`,
    meeting: `/health-centre/meetings/${id}/record`,
    designation: `/designations/${id}`,
  }[type];
  const { status, text } = await agents[who].get(path ?? '');
  expect([path, status]).toEqual([path, 200]);
  return text;
}

describe.each([
  ['a closed day', CLOSED_DAY],
  ['a round', ROUND],
  ['an account', ACCOUNT],
  ['a meeting', MEETING],
])('%s', (_, door) => {
  it('with a strange day is asked about, and made once it is confirmed; the record says so', async () => {
    const fields = { ...door.fields, ...door.strange };
    const before = await entries();
    const asked = await send(door, fields);
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining(`value="${door.confirm}"`)]);
    expect(await entries()).toBe(before);
    const confirmed = [door.confirm, door.confirm, 'name=2020-01-01', 'a\0b'];
    expect([201, 303]).toContain((await send(door, { ...fields, confirmed })).status);
    expect((await newest()).payload['confirmed']).toEqual([door.confirm]);
    expect(await recordPage(door.who)).toContain(`尋ねられて「この内容で正しい」と確認：${door.told}`);
  });

  it('with a day that nobody asked about keeps no answer, also where one was sent', async () => {
    expect([201, 303]).toContain((await send(door, { ...door.fields, confirmed: door.confirm })).status);
    expect((await newest()).payload).not.toHaveProperty('confirmed');
  });
});

it('a round and a meeting that are changed keep what was confirmed of the change', async () => {
  const [round] = await web.fixture.query<{ id: string }>(
    `SELECT id FROM intake_round WHERE label = '令和10年度 第1回'`,
  );
  const edit = `/settings/rounds/${round?.id}/edit`;
  const { text } = await agents.officer.get(edit);
  const version = /name="version" value="([0-9a-f]{64})"/u.exec(text)?.[1] ?? '';
  const late = { ...ROUND.fields, version, reportBy: '令和10年11月20日' };
  const change = { who: 'officer', path: edit } as const;
  expect((await send(change, late)).status).toBe(422);
  expect((await send(change, { ...late, confirmed: 'reportBy=2028-11-20' })).status).toBe(303);
  expect((await newest()).payload).toMatchObject({
    after: { reportBy: '2028-11-20' },
    confirmed: ['reportBy=2028-11-20'],
  });

  const [meeting] = await web.fixture.query<{ id: string; lockVersion: number }>(
    `SELECT id, lock_version AS "lockVersion" FROM council_meeting WHERE name LIKE '第2回%'`,
  );
  const moved = { ...MEETING.fields, lockVersion: String(meeting?.lockVersion), meetsOn: '令和8年11月22日' }; // a Sunday
  const move = { who: 'healthCentre', path: `/health-centre/meetings/${meeting?.id}/edit` } as const;
  expect((await send(move, moved)).status).toBe(422);
  expect((await send(move, { ...moved, confirmed: 'meetsOn=2026-11-22' })).status).toBe(303);
  expect((await newest()).payload).toMatchObject({
    after: { meetsOn: '2026-11-22' },
    confirmed: ['meetsOn=2026-11-22'],
  });
  const history = await recordPage('healthCentre');
  for (const words of ['会議をつくりました。', '会議の内容を直しました。', '開催の方法：参集', '令和8年11月22日（日）'])
    expect(history).toContain(words);
});

it('an answer that no question has, for it cannot even be kept, is none: a record is put right without it', async () => {
  const caseId = await web.fixture.examined('C1');
  const fields = {
    receivedOn: '2026-11-16',
    reason: '受付簿による',
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
    confirmed: ['a\0b', 'receivedOn=2026-11-16'],
  };
  const path = `/cases/${caseId}/records/receipt`;
  expect((await agents.officer.post(path).type('form').send(fields)).status).not.toBe(500);
});

it('the record of a meeting is read by its own health centre alone', async () => {
  const { id } = await newest();
  for (const who of ['officer', 'administrator'] as const)
    expect((await agents[who].get(`/health-centre/meetings/${id}/record`)).status).toBe(403);
  const unknown = '/health-centre/meetings/00000000-0000-4000-8000-000000000000/record';
  expect((await agents.healthCentre.get(unknown)).status).toBe(404);
});

describe('a pack', () => {
  afterEach(() => web.fixture.clear());

  /** A case that the page of the pack offers. */
  const caseIn = async (state: CaseState): Promise<string> => {
    const id = await web.fixture.submitted();
    await web.fixture.query('UPDATE application SET state = $2 WHERE id = $1', [id, state]);
    return id;
  };
  const packs: [string, CaseState, Fields, string, string, Fields][] = [
    [
      'of a council',
      'medicalCouncil',
      { kind: 'council-documents', council: 'medicalCouncil', meetingName: '第3回', heldOn: '令和8年12月5日' },
      'heldOn=2026-12-05',
      '開催日 令和8年12月5日（土）',
      { heldOn: '令和8年12月4日' },
    ],
    [
      'of a 公示文',
      'designated',
      { kind: 'public-notice', number: '', date: '令和9年12月1日' },
      'date=2027-12-01',
      '公示の日付 令和9年12月1日（水）',
      { date: '令和8年12月1日' },
    ],
  ];

  it.each(packs)(
    '%s keeps with the job what was confirmed of its day',
    async (_, state, typed, confirm, told, plain) => {
      const caseIds = await caseIn(state);
      const door = { who: 'officer', path: '/jobs' } as const;
      const fields = { ...typed, caseIds };
      const asked = await send(door, fields);
      expect([asked.status, asked.text]).toEqual([422, expect.stringContaining(`value="${confirm}"`)]);
      const page = { ...fields, confirmed: confirm, idempotencyKey: randomUUID() };
      const { status, headers } = await send(door, page);
      expect(status).toBe(303);
      const path = headers['location'] ?? '';
      expect((await agents.officer.get(path)).text).toContain(`尋ねられて「この内容で正しい」と確認：${told}`);
      expect((await send(door, page)).headers['location']).toBe(path);

      const usual = (await send(door, { ...fields, ...plain, confirmed: confirm })).headers['location'] ?? '';
      expect((await agents.officer.get(usual)).text).not.toContain('この内容で正しい');
      const [job] = await web.fixture.query<{ input: object }>('SELECT input FROM job WHERE id = $1', [
        usual.replace('/jobs/', ''),
      ]);
      expect(job?.input).not.toHaveProperty('confirmed');
    },
  );

  it('that is asked for again on a day on which its own is strange no more is still the same', async () => {
    const caseIds = await caseIn('designated');
    const typed = { kind: 'public-notice', number: '', date: '令和9年11月17日', caseIds, idempotencyKey: randomUUID() };
    const door = { who: 'officer', path: '/jobs' } as const;
    // A year and a day ahead today; a year ahead tomorrow.
    const first = await send(door, { ...typed, confirmed: 'date=2027-11-17' });
    expect(first.status).toBe(303);
    web.fixture.clock.set('2026-11-17T08:00:00+09:00');
    agents.officer = await web.signedIn('officer');
    const second = await send(door, { ...typed, confirmed: 'date=2027-11-17' });
    expect([second.status, second.headers['location']]).toEqual([303, first.headers['location']]);
  });
});

it('公示 of a strange day keeps the answer in the record of the designation', async () => {
  agents.officer = await web.signedIn('officer');
  const { institutionId } = PEOPLE.hospital;
  const id = await insertDesignation(web.fixture.dataSource, { institutionId: institutionId ?? '' });
  const door = { who: 'officer', path: `/designations/${id}/public-notice` } as const;
  const notice = { on: '令和7年10月1日', method: '公報', lockVersion: '1' }; // more than a year ago
  const asked = await send(door, notice);
  expect([asked.status, asked.text]).toEqual([422, expect.stringContaining('value="on=2025-10-01"')]);
  expect((await send(door, { ...notice, confirmed: 'on=2025-10-01' })).status).toBe(303);
  expect((await newest()).payload['confirmed']).toEqual(['on=2025-10-01']);
  expect(await recordPage('officer')).toContain('尋ねられて「この内容で正しい」と確認：公示の日 令和7年10月1日（水）');
  const plain = { ...notice, on: '令和8年11月2日', lockVersion: '2', confirmed: 'on=2025-10-01' };
  expect((await send(door, plain)).status).toBe(303);
  expect((await newest()).payload).not.toHaveProperty('confirmed');
});
