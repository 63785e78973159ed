/** What an entry of the record names of the rows that its act has written. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { EVIDENCE } from '../verification/evidence.js';
import { recordAct } from './append.js';
import { verifyRecord } from './verify.js';

let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

const DAY = '2027-02-11';

/** An act on the closed days, recorded in the transaction of its work. */
async function act(...works: ((tx: EntityManager) => Promise<unknown>)[]): Promise<void> {
  await fixture.dataSource.transaction(async (tx) => {
    for (const work of works) await work(tx);
    const setting = { type: 'setting', id: 'closedDays' } as const;
    const event = { type: 'TRIED' };
    await recordAct(tx, {
      subject: setting,
      event,
      actor: PEOPLE.officer,
      now: fixture.clock.now(),
      idempotencyKey: null,
    });
  });
}

/** The rows that the newest entry names, each with what is said of it. */
async function named(): Promise<Record<string, string>> {
  const [entry] = await fixture.query<{ rows: Record<string, string> }>(
    'SELECT rows FROM record_entry ORDER BY position DESC LIMIT 1',
  );
  return entry?.rows ?? {};
}

const problems = async () => (await verifyRecord(fixture.dataSource, EVIDENCE)).problems;

const INSTITUTION = 'medical_institution';
const rename = (name: string) => (tx: EntityManager) =>
  tx.query(`UPDATE ${INSTITUTION} SET name = $1 WHERE id = $2`, [name, PEOPLE.hospital.institutionId]);
const add = (id: string) => (tx: EntityManager) =>
  tx.query(
    `INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, certainty) VALUES ($1, 2031, 1, '架空', '${DAY}', 'unconfirmed')`,
    [id],
  );
const relabel = (id: string) => (tx: EntityManager) =>
  tx.query(`UPDATE intake_round SET label = '改めた' WHERE id = $1`, [id]);
const remove = (id: string) => (tx: EntityManager) => tx.query('DELETE FROM intake_round WHERE id = $1', [id]);

it('is under the one spelling of the id: under another nobody would find the act', async () => {
  const id = randomUUID();
  const told = (recipient: string) => [
    { recipient: { kind: 'account' as const, id: recipient }, message: { subject: '題', body: '文' } },
  ];
  const on = (subject: string, recipient: string) =>
    fixture.dataSource.transaction((tx) =>
      recordAct(tx, {
        ...{ subject: { type: 'meeting', id: subject }, event: { type: 'TRIED' }, actor: PEOPLE.officer },
        ...{ now: fixture.clock.now(), idempotencyKey: null, messages: told(recipient) },
      }),
    );
  await expect(on(id.toUpperCase(), id)).rejects.toThrow('is not how the database writes the id');
  await expect(on(id, id.toUpperCase())).rejects.toThrow('is not how the database writes the id');
  expect(await on(id, id)).toBe(1);
});

it('is the last that was written of a row that was written several times', async () => {
  await act(rename('一'), rename('二'), rename('三'));
  expect(await problems()).toEqual([]);
  const afterThree = await named();
  await act(rename('三'));
  expect(await named()).toEqual(afterThree);
  await act(rename('二'));
  expect(await named()).not.toEqual(afterThree);
  expect(await problems()).toEqual([]);
});

it('says of a row that was made and changed how it ended, and of one that was removed that it is gone', async () => {
  const [stays, goes] = [randomUUID(), randomUUID()];
  await act(add(stays), relabel(stays));
  expect(await problems()).toEqual([]);
  await act(relabel(stays), remove(stays), async (tx) => {
    await add(goes)(tx);
    await remove(goes)(tx);
  });
  expect(await named()).toEqual({ [`intake_round:${stays}`]: '', [`intake_round:${goes}`]: '' });
  expect(await problems()).toEqual([]);
});
