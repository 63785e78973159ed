/** A 文書番号 is used once in a fiscal year, across all notices. */
import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { refusalEvent } from '../../test/support/procedure.js';
import { NumberTaken } from '../documents/issued-documents.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { NUMBERED_FORMS, numberAsRead } from '../procedure/designation/decision-notice.js';
import type { Kind } from '../procedure/terms/kinds.js';
import { DesignationsModule } from './designations.module.js';

const { officer, approver } = PEOPLE;
let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, IssuingModule] });
}, 60_000);
afterAll(() => fixture?.close());
beforeEach(() => fixture.clear());

async function refusable(kind: Kind): Promise<string> {
  const caseId = await fixture.examined(kind);
  await fixture.send(caseId, officer, refusalEvent({ issueOn: fixture.clock.today() }));
  await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
  return caseId;
}
const refuse = (caseId: string, documentNumber: string) =>
  fixture.send(caseId, officer, { type: 'ISSUE_REFUSAL', documentNumber, issuedOn: '2026-11-16' });

it('is refused for a second notice, naming the other case, and another number is taken', async () => {
  const [first, second] = [await refusable('B'), await refusable('C1')];
  await refuse(first, '地医第1号');
  const taken = await refuse(second, '地医第1号').catch((error: unknown) => error);
  expect(taken).toBeInstanceOf(NumberTaken);
  expect((taken as NumberTaken).problems).toEqual([
    { field: 'documentNumber', message: expect.stringContaining('同じ年度のR8-3-0001 の「') as string },
  ]);
  expect(await refuse(second, '地医第2号')).toMatchObject({ state: 'refused' });
});

it('is the same number in any width and with any spaces, at both doors: the notice of a refusal, and its correction', async () => {
  const [first, second, third] = [await refusable('B'), await refusable('C1'), await refusable('C2')];
  await refuse(first, '地医第12号');
  for (const number of ['地医第１２号', '地医第12 号', '　地医 第１2号'])
    await expect(refuse(second, number)).rejects.toBeInstanceOf(NumberTaken);
  expect(await refuse(second, '地医第112号')).toMatchObject({ state: 'refused' });
  await refuse(third, '地医第13号');
  const copy = (number: string) =>
    fixture.query(
      `INSERT INTO stored_file SELECT (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'version', 2,
         'snapshot', f.snapshot || jsonb_build_object('number', $2::text)))).* FROM stored_file f WHERE f.application_id = $1 AND f.form_id = 'refusal-notice'`,
      [third, number],
    );
  await expect(copy('地医第１１２号')).rejects.toMatchObject({ constraint: 'stored_file_number_uq' });
});

it('is read alike by the procedure and the database', async () => {
  const hyphens = ['-', '－', '\u2010', '\u2011', '\u2013', '\u2014', '\u2015', '\u2212'].map(
    (hyphen) => `地医第9${hyphen}9号`,
  );
  const selected = ['地医第1\u{FE0E}号', '地\u{E0100}医第1号', '地医第1\u{FE0F}号'];
  const numbers = [
    ...['地医第１号', ' 地医 第 1 号', '地医第1号\n', '地医第①号', ...selected],
    ...['ｲ第1号', 'A-1', '地医第12号の２', 'カード第1号', ...hyphens],
  ];
  for (const number of numbers)
    expect(await fixture.query('SELECT number_as_read($1) AS read', [number])).toEqual([
      { read: numberAsRead(number) },
    ]);
  expect(new Set(numbers.slice(0, 7).map(numberAsRead)).size).toBe(1);
  expect(new Set(hyphens.map(numberAsRead)).size).toBe(1);
});

it('is kept by the database for the documents that the procedure names, and no other document', async () => {
  const [kept] = await fixture.query<{ trigger: string; body: string; index: string }>(
    `SELECT pg_get_triggerdef(t.oid) AS trigger, pg_get_functiondef(t.tgfoid) AS body, pg_get_indexdef('stored_file_number_ix'::regclass) AS index
     FROM pg_trigger t WHERE t.tgname = 'stored_file_number'`,
  );
  expect(Object.keys(kept ?? {})).toEqual(['trigger', 'body', 'index']);
  for (const definition of Object.values(kept ?? {})) {
    const listed = [...(/form_id (?:IN|=) ?(?:ANY )?\(+([^)]*)/u.exec(definition)?.[1] ?? '').matchAll(/'([^']+)'/gu)];
    expect(listed.map(([, form]) => form)).toEqual([...NUMBERED_FORMS]);
  }
});

it('of another fiscal year is another number: 31 March and 1 April', async () => {
  const year = (day: string) => fixture.query<{ year: number }>('SELECT fiscal_year_of($1) AS year', [day]);
  expect(await year('2027-03-31')).toEqual([{ year: 2026 }]);
  expect(await year('2027-04-01')).toEqual([{ year: 2027 }]);
});

it('of a notice is of the year of its date: used on 31 March it is free on 1 April, and not for what is dated back', async () => {
  const at = (instant: string) => fixture.clock.set(`${instant}+09:00`);
  const dated = (caseId: string, issuedOn: string) =>
    fixture.send(caseId, officer, { type: 'ISSUE_REFUSAL', documentNumber: '地医第7号', issuedOn });
  at('2027-03-31T09:00:00');
  const [first, second, third] = [await refusable('B'), await refusable('C1'), await refusable('C2')];
  at('2027-03-31T23:59:00');
  await dated(first, '2027-03-31');
  at('2027-04-01T00:01:00');
  await expect(dated(second, '2027-03-31')).rejects.toBeInstanceOf(NumberTaken);
  expect(await dated(second, '2027-04-01')).toMatchObject({ state: 'refused' });
  await expect(dated(third, '2027-04-01')).rejects.toBeInstanceOf(NumberTaken);
});

describe('of a letter', () => {
  const correction = (caseId: string, documentNumber: string) =>
    fixture.send(caseId, officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'D21', text: '日付を補ってください。' }],
      dueOn: '2026-12-21',
      documentNumber,
      preamble: '',
    });

  it('is refused where a notice or another letter bears it, and a letter without one is a 事務連絡 as often as it goes out', async () => {
    const notified = await refusable('B');
    const [first, second, third] = [
      await fixture.examined('C1'),
      await fixture.examined('C2'),
      await fixture.examined('RENKEI_B'),
    ];
    await refuse(notified, '地医第21号');
    await expect(correction(first, '地医第２１号')).rejects.toBeInstanceOf(NumberTaken);
    expect(await correction(first, '地医第22号')).toMatchObject({ state: 'correcting' });
    await expect(correction(second, '地医第22号')).rejects.toBeInstanceOf(NumberTaken);
    expect(await correction(second, '')).toMatchObject({ state: 'correcting' });
    expect(await correction(third, '')).toMatchObject({ state: 'correcting' });
    const letters = await fixture.query<{ number: string; person: string }>(
      `SELECT snapshot ->> 'number' AS number, snapshot -> 'contact' ->> 'person' AS person FROM stored_file
         WHERE form_id = 'correction-notice' ORDER BY 1`,
    );
    expect(letters).toEqual([
      { number: '事務連絡', person: officer.name },
      { number: '事務連絡', person: officer.name },
      { number: '地医第22号', person: officer.name },
    ]);
  });
});
