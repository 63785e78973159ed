import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { filledPlan } from '../../test/support/procedure-samples.js';
import { recordAll } from '../../test/support/record-all.js';
import { statementsOf, watchStatements } from '../../test/support/statements.js';
import { chainHash, type ChainEntry } from '../record/hash-chain.js';
import { verifyRecord } from '../record/verify.js';
import { EVIDENCE_TABLES } from '../platform/migrations/index.js';
import { auditCommand, auditReport } from './audit.command.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { EVIDENCE } from './evidence.js';

let fixture: CaseFixture;

beforeAll(async () => {
  watchStatements();
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, CouncilsModule, IssuingModule] });
});
afterAll(() => fixture.close());

/** What the fixture itself wrote, then two cases: four entries of the first, one of the second, one file. */
beforeEach(async () => {
  await fixture.clear();
  const { caseId } = await fixture.open();
  await fixture.send(caseId, PEOPLE.hospital, { type: 'RECORD_PLAN', plan: filledPlan() });
  await fixture.send(caseId, PEOPLE.hospital, {
    type: 'APPLY_FOR_EVALUATION',
    appliedOn: '2026-06-01',
    receiptNo: '架空-1',
  });
  await fixture.attach(caseId, 'D20');
  await fixture.open({ kind: 'C1' });
});

async function entryAt(position: number): Promise<ChainEntry & { prevHash: string }> {
  const [entry] = await fixture.query<ChainEntry & { prevHash: string }>(
    `SELECT position::int, subject_type AS "subjectType", subject_id AS "subjectId", seq, event_type AS "eventType", payload, from_state AS "fromState", to_state AS "toState",
            machine_version AS "machineVersion", actor_id AS "actorId", actor_name AS "actorName", actor_role AS "actorRole", actor_office AS "actorOffice",
            occurred_at AS "occurredAt", rows, idempotency_key AS "idempotencyKey", format_version AS "formatVersion", prev_hash AS "prevHash"
     FROM record_entry WHERE position = $1`,
    [position],
  );
  if (!entry) throw new Error(`there is no entry ${position}`);
  return entry;
}

const problems = async () => (await verifyRecord(fixture.dataSource, EVIDENCE)).problems;

it('finds nothing in a store that only the program has written', async () => {
  expect(await verifyRecord(fixture.dataSource, EVIDENCE)).toMatchObject({
    entries: 6,
    rows: { 申請: 2, 文書: 1, 時短計画: 1, 評価: 1, 期限: 2 },
    head: { position: 6 },
    problems: [],
  });
});

it('reads few entries at a time where they hold much, and every one of them', async () => {
  const plan = filledPlan();
  // Characters that repeat nowhere, so that PostgreSQL keeps some 50 kB of each entry.
  const text = (of: number) =>
    Array.from({ length: 18_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * index * (of + 7)) % 20_000)),
    ).join('');
  const { caseId } = await fixture.open({ kind: 'C2' });
  for (let of = 0; of < 60; of += 1)
    await fixture.send(caseId, PEOPLE.hospital, {
      type: 'RECORD_PLAN',
      plan: { ...plan, heardFrom: text(of) },
    });
  const { result, statements } = await statementsOf(() => verifyRecord(fixture.dataSource, EVIDENCE));
  expect(result).toMatchObject({ entries: 67, head: { position: 67 }, problems: [] });
  expect(statements.filter((each) => each.includes('prev_hash AS "prevHash"')).length).toBeGreaterThan(2);
});

it('finds a changed entry, also when its own hash was made to fit', async () => {
  await fixture.asOwner((query) =>
    query(`UPDATE record_entry SET payload = jsonb_set(payload, '{plan,doctorsTotal}', '1') WHERE position = 3`),
  );
  expect(await problems()).toEqual([expect.stringContaining('記録 3 の内容が書き換えられています')]);

  const entry = await entryAt(3);
  await fixture.asOwner((query) =>
    query('UPDATE record_entry SET hash = $1 WHERE position = 3', [chainHash(entry.prevHash, entry)]),
  );
  expect(await problems()).toEqual(['記録 4 が直前の記録につながっていません。']);
});

it('finds an entry that does not begin where the one before ended, although the whole chain was made to fit', async () => {
  const [first] = await fixture.query<{ id: string }>(`SELECT id FROM application WHERE kind = 'B'`);
  await fixture.reissueCopy(first?.id ?? '');
  expect(await problems()).toEqual([]);
  await fixture.asOwner(async (query) => {
    // An entry about a document, which the machine is not asked about.
    await query(`UPDATE record_entry SET from_state = 'examining' WHERE position = 7`);
    const entry = await entryAt(7);
    const hash = chainHash(entry.prevHash, entry);
    await query('UPDATE record_entry SET hash = $1 WHERE position = 7', [hash]);
    await query('UPDATE chain_head SET hash = $1', [hash]);
  });
  expect(await problems()).toEqual([
    expect.stringMatching(/^提出前の申請 [0-9a-f-]{36} の経過 5 が前の記録に続いていません。$/),
  ]);
});

/** Another value of a column, by its type. */
const OTHER_VALUE: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `${column} || 'x'`,
  integer: (column) => `${column} + 70`,
  bigint: (column) => `${column} + 70`,
  jsonb: (column) =>
    `CASE jsonb_typeof(${column}) WHEN 'array' THEN ${column} || '["x"]' ELSE ${column} || '{"x": 1}' END`,
  uuid: () => `(SELECT id FROM application WHERE kind = 'C1')`,
  'timestamp with time zone': (column) => `${column} + interval '1 millisecond'`,
};

it('finds a change in any column of an entry', async () => {
  const columns = await fixture.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'record_entry'`,
  );
  // That of the file: its `files` are not empty.
  const where = `WHERE event_type = 'ATTACH_DOCUMENT'`;
  for (const { name, type } of columns) {
    const value = OTHER_VALUE[type]?.(name) ?? `no other value of type ${type}`;
    const found = await fixture.asOwner(async (query) => {
      await query('CREATE TEMPORARY TABLE entry AS SELECT * FROM record_entry');
      await query(`UPDATE record_entry SET ${name} = ${value} ${where}`);
      const all = await problems();
      await query('DELETE FROM record_entry');
      await query('INSERT INTO record_entry SELECT * FROM entry');
      return all;
    });
    const said = name === 'position' ? '記録 5〜5 が失われています' : '記録 5 の内容が書き換えられています';
    expect([name, found]).toEqual([name, expect.arrayContaining([expect.stringContaining(said)])]);
    expect(await problems()).toEqual([]);
  }
  expect(columns.length).toBeGreaterThan(15);
});

it('finds a removed entry', async () => {
  await fixture.asOwner((query) => query('DELETE FROM record_entry WHERE position = 3'));
  expect(await problems()).toEqual(
    expect.arrayContaining([
      '記録 3〜3 が失われています。',
      expect.stringMatching(/^提出前の申請 .{36} の経過 3 が前の記録に続いていません。$/),
    ]),
  );
});

it('finds a whole case that was cut off the end of the log', async () => {
  await fixture.asOwner(async (query) => {
    await query('DELETE FROM record_entry WHERE position = 6');
    await query(`DELETE FROM deadline WHERE application_id = (SELECT id FROM application WHERE kind = 'C1')`);
    await query(`DELETE FROM application WHERE kind = 'C1'`);
  });
  expect(await problems()).toEqual([expect.stringContaining('末尾の記録は 5 ですが、控えは 6 を示しています')]);
});

it('finds a case whose state was changed past its log', async () => {
  await fixture.asOwner((query) => query(`UPDATE application SET state = 'designated' WHERE kind = 'B'`));
  expect(await problems()).toEqual([
    expect.stringMatching(/^申請「提出前の申請 .{36}」（.+）が、記録 5 のあとで書き換えられています。$/),
    expect.stringMatching(
      /^提出前の申請 .{36} の経過は underEvaluation で終わりますが、designated と保存されています。$/,
    ),
  ]);
});

it('finds a changed file', async () => {
  await fixture.asOwner((query) => query(`UPDATE stored_file_part SET bytes = bytes || '\\x00'::bytea`));
  expect(await problems()).toEqual([expect.stringMatching(/^文書「D20.pdf」（.+）の内容が保存時と異なります。$/)]);
});

it('finds a changed file although its hash was changed with it', async () => {
  await fixture.asOwner((query) =>
    query(
      `UPDATE stored_file_part SET bytes = '\\x00'; UPDATE stored_file SET size = 1, sha256 = encode(sha256('\\x00'), 'hex')`,
    ),
  );
  expect(await problems()).toEqual([
    expect.stringMatching(/^提出前の申請 .{36} の文書「D20.pdf」（.+）が、記録 5 のあとで書き換えられています。$/),
  ]);
});

it('finds a removed file', async () => {
  await fixture.asOwner((query) => query('DELETE FROM stored_file_part; DELETE FROM stored_file'));
  expect(await problems()).toEqual([
    expect.stringMatching(/^提出前の申請 .{36} の文書（.+）が失われています（記録 5）。$/),
  ]);
});

describe('the frozen data of an issued document', () => {
  /** A third case, whose last entry issued 受付の控え. */
  async function withReceptionCopy(): Promise<number> {
    const caseId = await fixture.submitted('C2');
    await fixture.send(caseId, PEOPLE.officer, { type: 'RECEIVE' });
    return (await verifyRecord(fixture.dataSource, EVIDENCE)).head.position;
  }
  const change = () =>
    fixture.asOwner((query) =>
      query(
        `UPDATE stored_file SET snapshot = jsonb_set(snapshot, '{institutionName}', '"別の病院"') WHERE form_id = 'reception-copy' AND version = 2`,
      ),
    );

  it('is named with its case and version when it was changed, and with nothing else', async () => {
    await withReceptionCopy();
    expect(await problems()).toEqual([]);
    await change();
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^R8-3-0001 の文書「受付の控え 第2版」（[0-9a-f-]{36}）が、記録 18 のあとで書き換えられています。$/,
      ),
    ]);
  });
});

it.each(EVIDENCE_TABLES)('%s takes no UPDATE and no DELETE, by right and by trigger', async (table) => {
  const [column] = await fixture.query<{ name: string }>(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position LIMIT 1',
    [table],
  );
  await expect(fixture.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
  await expect(fixture.query(`UPDATE ${table} SET ${column?.name} = DEFAULT`)).rejects.toThrow('permission denied');
  await expect(fixture.ownerQuery(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
  await expect(fixture.ownerQuery(`UPDATE ${table} SET ${column?.name} = DEFAULT`)).rejects.toThrow('append-only');
});

it('reports counts and the head of the chain, and fails on what the machine could not have done', async () => {
  const lines: string[] = [];
  expect(await auditReport(fixture.dataSource, (line) => lines.push(line))).toBe(true);
  expect(lines.join('\n')).toMatch(/経過 6件.*文書 1件、申請 2件[^]*6:[0-9a-f]{64}/);

  await fixture.asOwner((query) => query(`UPDATE record_entry SET to_state = 'designated' WHERE position = 5`));
  await fixture.asOwner((query) => query(`UPDATE application SET state = 'designated' WHERE kind = 'B'`));
  lines.length = 0;
  expect(await auditReport(fixture.dataSource, (line) => lines.push(line))).toBe(false);
  expect(lines.join('\n')).toMatch(/提出前の申請 .{36} の経過 4 は手続の規則に合いません/);
});

describe('the end of the record as it was noted', () => {
  const reportOf = async (noted: { position: number; hash: string }) => {
    const lines: string[] = [];
    const fits = await auditReport(fixture.dataSource, (line) => lines.push(line), noted);
    return { fits, text: lines.join('\n') };
  };
  const notedAt = async (position: number) => {
    const [entry] = await fixture.query<{ hash: string }>('SELECT hash FROM record_entry WHERE position = $1', [
      position,
    ]);
    return { position, hash: entry?.hash ?? '' };
  };

  it('is still there, and what was appended since is told by its kind', async () => {
    expect(await reportOf(await notedAt(4))).toEqual({
      fits: true,
      text: expect.stringContaining('控え 4 のあとに加わった経過: 申請 ATTACH_DOCUMENT 1件、申請 OPEN 1件') as string,
    });
  });

  it('tells of an entry that nobody saw appended, although it names a changed row and the chain fits', async () => {
    const noted = await notedAt(6);
    await fixture.asOwner(async (query) => {
      await query(`UPDATE evaluation SET applied = applied || '{"receiptNo":"x"}'`);
    });
    expect(await problems()).toHaveLength(1);
    await recordAll(fixture.dataSource);
    expect(await reportOf(noted)).toEqual({
      fits: true,
      text: expect.stringContaining('控え 6 のあとに加わった経過: 設定 RECORD_ALL 1件') as string,
    });
  });

  it('is another one where the chain was made anew up to its end, and gone where that was cut off', async () => {
    const noted = await notedAt(6);
    await fixture.asOwner(async (query) => {
      const entry = { ...(await entryAt(6)), actorName: '別人' };
      const hash = chainHash(entry.prevHash, entry);
      await query(`UPDATE record_entry SET actor_name = '別人', hash = $1 WHERE position = 6`, [hash]);
      await query('UPDATE chain_head SET hash = $1', [hash]);
    });
    expect(await problems()).toEqual([]);
    expect(await reportOf(noted)).toEqual({
      fits: false,
      text: expect.stringContaining('記録 6 の値が控えと異なります。') as string,
    });
    expect(await reportOf({ ...noted, position: 7 })).toEqual({
      fits: false,
      text: expect.stringContaining('控えた記録 7 がありません。') as string,
    });
  });

  it.each([[['--noted']], [['--noted', '6']], [['--notd', `6:${'0'.repeat(64)}`]]])('is not taken from %j', (args) =>
    expect(auditCommand(args)).rejects.toThrow('--noted 位置:値'),
  );
});
