import { DataSource } from 'typeorm';
import {
  insertAreas,
  insertCase,
  insertInstitution,
  insertManyCases,
  person,
} from '../../../test/support/case-rows.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { DocumentDownload } from '../../documents/entities/document-download.js';
import { WithdrawnFile } from '../../documents/entities/withdrawn-file.js';
import { StoredFile } from '../../documents/entities/stored-file.js';
import { READERS_OF_CASES } from '../scope/access-scope.js';
import { CaseReaders } from '../../documents/case-readers.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { Evaluation } from '../../evaluations/entities/evaluation.js';
import { ShorteningPlan } from '../../plans/entities/shortening-plan.js';
import { FixedClock } from '../../platform/clock.js';
import { dataSourceOptions, NO_LIMITS } from '../../platform/database.js';
import type { Task } from '../../procedure/task.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { loadProfile } from '../../registry/load-profile.js';
import { RECORD_ENTITIES } from '../../record/record.module.js';
import { PlanningArea, REGISTRY_ENTITIES } from '../../registry/registry.entities.js';
import { Designation } from '../../register/designation.entity.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { Renewal } from '../../register/renewal.entity.js';
import { RegistryService } from '../../registry/registry.service.js';
import { CaseQueries } from './case-queries.js';
import { APPLICATION_ENTITIES } from '../entities/index.js';
import { CaseNotFound } from '../entities/errors.js';
import { FactsLoader } from '../facts/facts-loader.js';
import { type CaseFilter, parseCaseFilter } from './case-filter.js';
import { sortedIds } from './case-list.js';
import { SentenceContexts } from '../messages/sentence-context.js';

const NOW = '2026-12-04T09:00:00+09:00';
const TODAY = '2026-12-04';

let database: TestDatabase;
let db: DataSource;
let queries: CaseQueries;

const officer = {
  ...person('prefectureOfficer'),
  accountId: '00000000-0000-4000-8000-00000000000a',
  officeName: '地域医療課',
};
const approver = {
  ...person('prefectureApprover'),
  accountId: '00000000-0000-4000-8000-00000000000b',
  officeName: '地域医療課',
};
const obihiro = { ...person('healthCentre', { healthCentreId: 'obihiro' }), officeName: '帯広保健所' };
const kushiro = { ...person('healthCentre', { healthCentreId: 'kushiro-hc' }), officeName: '釧路保健所' };
const support = person('supportCentre');
const administrator = person('systemAdministrator');
let hospital: Actor;
let institutionId: string;
const cases: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  const entities = [
    ...REGISTRY_ENTITIES,
    ...APPLICATION_ENTITIES,
    ...RECORD_ENTITIES,
    StoredFile,
    DocumentDownload,
    WithdrawnFile,
    ShorteningPlan,
    Evaluation,
    Designation,
    Renewal,
  ];
  db = await new DataSource(dataSourceOptions(database.ownerUrl, entities, NO_LIMITS)).initialize();
  const clock = new FixedClock(NOW);
  const registry = new RegistryService(db, loadProfile('hokkaido'), []);
  const readers = new CaseReaders();
  readers.tell(READERS_OF_CASES);
  const files = new StoredFileService(db, clock, readers);
  const facts = new FactsLoader(registry, clock);
  const register = new DesignationRegister(db, clock);
  queries = new CaseQueries(db, clock, registry, register, facts, files, new SentenceContexts(registry));

  await insertAreas(db);
  institutionId = await insertInstitution(db, { name: '医療法人社団 十勝㐀𠮷髙﨑病院', kana: 'トカチビョウイン' });
  const other = await insertInstitution(db, {
    name: '釧路湿原病院',
    kana: 'クシロシツゲンビョウイン',
    area: 'kushiro',
  });
  hospital = { ...person('hospital', { institutionId }), officeName: '十勝病院' };
  const rounds: { id: string }[] = await db.query(
    `INSERT INTO intake_round (fiscal_year, number, label, application_deadline, council_by, measures_council, medical_council, designation, certainty)
     VALUES (2026, 3, '令和8年度 第3回', '2026-12-11', '2027-01-29', '2月上旬', '2月下旬', '4月1日', 'unconfirmed') RETURNING id`,
  );
  const roundId = rounds[0]?.id;
  const add = async (
    name: string,
    row: Omit<Parameters<typeof insertCase>[1], 'institutionId' | 'referenceNo'>,
    institution = institutionId,
  ) => {
    cases[name] = await insertCase(db, {
      institutionId: institution,
      referenceNo: `R8-3-${String(Object.keys(cases).length + 1).padStart(4, '0')}`,
      roundId,
      ...row,
    });
  };
  await add('draft', { state: 'preparing', dueOn: '2026-12-11', submittedOn: null });
  await add('examining', { state: 'examining', dueOn: '2026-12-01' });
  await add('council', { state: 'coordinationCouncil.requested', dueOn: '2027-01-29' });
  await add('deciding', { state: 'deciding.drafted', kind: 'C2' });
  await add('foreign', { state: 'submitted', area: 'kushiro', kind: 'C1', shared: true }, other);
  await add('designated', { state: 'designated', kind: 'C2' }, other);

  await db.query(
    `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on, due_on, step) VALUES
      ($1, 'coordinationCouncil', 'tokachi', 'obihiro', '2026-11-20', '2027-01-29', 'toConvene'), ($1, 'coordinationCouncil', 'kushiro', 'kushiro-hc', '2026-11-20', '2027-01-29', 'toConvene')`,
    [cases['council']],
  );
  await db.query(
    `INSERT INTO hearing (application_id, council, requested_on, held_on, answered_on, body, opinion, remarks)
     VALUES ($1, 'medicalCouncil', '2026-11-20', '2026-11-25', '2026-11-26', 'plenary', 'agreedWithConditions', '内部の議論')`,
    [cases['deciding']],
  );
  const drafts: { id: string }[] = await db.query(
    `INSERT INTO draft_decision (application_id, outcome, drafter_id, drafter_name, drafted_on, valid_from, valid_to, content_digest)
     VALUES ($1, 'designate', $2, '起案 太郎', '2026-12-01', '2027-04-01', '2030-03-31', 'x') RETURNING id`,
    [cases['deciding'], officer.accountId],
  );
  await db.query(
    `INSERT INTO approval (application_id, draft_decision_id, approver_id, approver_name, answer, comment, content_digest, answered_on)
     VALUES ($1, $2, $3, '決裁 次郎', 'returned', '決裁者の内部コメント', 'x', '2026-12-02')`,
    [cases['deciding'], drafts[0]?.id, approver.accountId],
  );
  await db.query(
    `INSERT INTO examination_check (application_id, check_id, met, note, checked_by, checked_at) VALUES ($1, 'R1', false, '審査の内部メモ', 'x', now())`,
    [cases['deciding']],
  );
  await db.query(
    `INSERT INTO event_attempt (application_id, event_type, state, code, conditions, actor_id, actor_name, actor_role, actor_office, occurred_at)
     VALUES ($1, 'APPROVE', 'deciding.drafted', 'notYourRole', '[]', 'x', 'x', 'prefectureOfficer', '地域医療課', now())`,
    [cases['deciding']],
  );
  await log('deciding', 1, 'SUBMIT', {}, hospital, '十勝 花子');
  await log('deciding', 2, 'RECEIVE', {}, officer, '受付 一郎');
  await log(
    'deciding',
    3,
    'RECORD_MEDICAL_COUNCIL',
    {
      heldOn: '2026-11-25',
      answeredOn: '2026-11-26',
      body: 'plenary',
      opinion: 'agreedWithConditions',
      remarks: '内部の議論',
    },
    officer,
    '記録 三郎',
  );
  await log('deciding', 4, 'DRAFT_DESIGNATION', { validFrom: '2027-04-01' }, officer, '起案 太郎');
  await db.query(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, created_at) VALUES ($1, 'B', '2024-03-01', '2024-04-01', '2027-03-31', now())`,
    [institutionId],
  );
  await insertManyCases(db, 100_000);
}, 120_000);

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

let position = 0;
async function log(
  name: string,
  seq: number,
  type: string,
  payload: object,
  actor: Actor,
  actorName: string,
): Promise<void> {
  await db.query(
    `INSERT INTO record_entry (position, subject_type, subject_id, rows, seq, event_type, payload, from_state, to_state, machine_version, actor_id, actor_name, actor_role, actor_office,
       occurred_at, idempotency_key, format_version, prev_hash, hash)
     VALUES ($1, 'case', $2, '{}', $3, $4, $5, 'submitted', 'examining', 1, $6, $7, $8, $9, now(), $10, 1, '', '')`,
    [
      ++position,
      cases[name],
      seq,
      type,
      JSON.stringify(payload),
      actor.accountId,
      actorName,
      actor.role,
      actor.officeName,
      `key-${position}`,
    ],
  );
}

/** The named cases among those listed, in order. */
async function listed(actor: Actor, filter: CaseFilter = {}): Promise<string[]> {
  const { rows } = await queries.list(actor, filter);
  return rows.flatMap(({ id }) => Object.keys(cases).filter((name) => cases[name] === id));
}

describe('list: who sees which cases', () => {
  it('hospital its own, health centre its areas and requests, support centre the shared, administrator none', async () => {
    expect((await listed(hospital)).sort()).toEqual(['council', 'deciding', 'draft', 'examining']);
    expect(await listed(support)).toEqual(['foreign']);
    expect((await queries.list(administrator, {})).total).toBe(0);
    expect(await listed(obihiro, { text: '十勝㐀' })).not.toContain('draft');
    expect(await listed(kushiro, { text: '十勝㐀' })).toEqual(['council']);
    expect(await queries.list(officer, {})).toMatchObject({ total: 1000, more: true, pageCount: 20 });
  });
});

describe('list: a row', () => {
  it('says stage, who holds the ball by name, and the due date in office days', async () => {
    const { rows } = await queries.list(hospital, {});
    const row = (name: string) => rows.find(({ id }) => id === cases[name]);
    expect(row('examining')).toMatchObject({
      referenceNo: 'R8-3-0002',
      institutionName: '医療法人社団 十勝㐀𠮷髙﨑病院',
      planningAreaName: '十勝',
      stage: 'examination',
      stateLabel: '審査',
      stateSince: '2026-11-02',
      holderName: '都道府県',
      dueOn: '2026-12-01',
      dueInOfficeDays: -3,
      overdue: true,
      mine: false,
      statusLabel: '期限超過 3開庁日',
    });
    expect(row('council')).toMatchObject({
      holderName: '帯広保健所、釧路保健所',
      overdue: false,
      statusLabel: '保健所の対応待ち',
    });
    expect(row('draft')).toMatchObject({ mine: true, dueInOfficeDays: 5, statusLabel: '要対応' });
    expect(row('deciding')).toMatchObject({ dueOn: null, dueInOfficeDays: null, overdue: false });
  });

  it('is due today until the day is over: not overdue, in the row and in the list of what is', async () => {
    await db.query('UPDATE application SET due_on = $1 WHERE id = $2', [TODAY, cases['examining']]);
    try {
      const { rows } = await queries.list(hospital, {});
      expect(rows.find(({ id }) => id === cases['examining'])).toMatchObject({ dueInOfficeDays: 0, overdue: false });
      expect((await queries.list(hospital, { overdue: true })).rows).toEqual([]);
    } finally {
      await db.query(`UPDATE application SET due_on = '2026-12-01' WHERE id = $1`, [cases['examining']]);
    }
  });
});

describe('list: search, filters, sorting, pages', () => {
  it('finds by name, reading and number, whatever the variant', async () => {
    for (const text of [
      '十勝',
      '㐀吉',
      '高崎病院',
      '髙﨑',
      'とかち',
      'ﾄｶﾁ',
      'Ｒ８－３－０００2',
      'とかち r8-3-0002',
      '医療法人社団十勝',
    ]) {
      expect([text, await listed(hospital, { text })]).toEqual([text, expect.arrayContaining(['examining'])]);
    }
    for (const text of ['釧路', '%', '_', "' OR 1=1 --", 'とかち 釧路'])
      expect([text, await listed(hospital, { text })]).toEqual([text, []]);
  });

  it('finds an institution by the name that it has now, which the list shows, and by those it had, in long words and short', async () => {
    const [{ key } = { key: '' }] = await db.query<{ key: string }[]>(
      `SELECT search_key AS key FROM medical_institution WHERE name = '釧路湿原病院'`,
    );
    for (const name of ['みらい中央病院', 'あすなろ病院', key]) {
      await db.query(`UPDATE medical_institution SET search_key = $1 WHERE name = '釧路湿原病院'`, [name]);
      for (const text of ['釧路湿原', '湿原', ...(name === key ? ['みら', 'あすなろ'] : [name, name.slice(0, 2)])])
        expect([name, text, await listed(support, { text })]).toEqual([name, text, ['foreign']]);
    }
  });

  it('orders the cases of a frequent word itself: PostgreSQL may join them to their institutions in any order', () => {
    const context = { actor: officer, today: TODAY, areas: [] };
    const sql = sortedIds(db.manager, { text: '病院', bucket: 'answered', sort: 'updated' }, context, {
      offset: 0,
      limit: 50,
      few: false,
    }).getQuery();
    expect(sql).toMatch(
      /WITH near AS MATERIALIZED \(SELECT a\.\* FROM \(.*\) "a" WHERE .* ORDER BY a\.updated_at DESC, a\.id ASC LIMIT 50\)/,
    );
  });

  it('narrows by each filter', async () => {
    expect(await listed(hospital, { kind: 'C2' })).toEqual(['deciding']);
    expect(await listed(hospital, { procedure: 'renewal' })).toEqual([]);
    expect(await listed(hospital, { state: 'preparing' })).toEqual(['draft']);
    expect(await listed(hospital, { stage: 'coordinationCouncil' })).toEqual(['council']);
    expect(await listed(hospital, { holder: 'prefectureApprover' })).toEqual(['deciding']);
    expect(await listed(hospital, { planningAreaId: 'kushiro' })).toEqual([]);
    expect(await listed(hospital, { overdue: true })).toEqual(['examining']);
    expect(await listed(hospital, { mine: true })).toEqual(['draft']);
    expect(await listed(approver, { mine: true, text: '十勝㐀' })).toEqual(['deciding']);
    expect(await listed({ ...approver, accountId: officer.accountId }, { mine: true, text: '十勝㐀' })).toEqual([]);
    expect(await listed(obihiro, { bucket: 'toConvene', text: '十勝㐀' })).toEqual(['council']);
    expect(await listed(obihiro, { bucket: 'toReport' })).toEqual([]);
  });

  it('sorts by due date with none last, name, number, latest change', async () => {
    expect(await listed(hospital)).toEqual(['examining', 'draft', 'council', 'deciding']);
    expect(await listed(hospital, { sort: 'reference' })).toEqual(['draft', 'examining', 'council', 'deciding']);
    const kana = (await queries.list(officer, { sort: 'name', text: 'びょういん', kind: 'C1' })).rows[0];
    expect(kana?.institutionName).toBe('釧路湿原病院');
    const [latest] = (await queries.list(officer, { sort: 'updated' })).rows;
    expect(latest?.updatedAt).toEqual(new Date('2026-11-01T00:00:00Z'));
  });

  it('pages without gap or overlap, and shows the last page when a later one is asked for', async () => {
    const filter: CaseFilter = { kind: 'C2', holder: 'healthCentre', text: '大量病院' };
    const first = await queries.list(officer, filter, 1);
    const second = await queries.list(officer, filter, 2);
    expect(first.rows).toHaveLength(50);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(100);
    expect((first.rows.at(-1)?.dueOn ?? '9') <= (second.rows[0]?.dueOn ?? '9')).toBe(true);
    const last = await queries.list(officer, filter, 1_000_000);
    expect(last.page).toBe(last.pageCount);
    expect(last.rows.length).toBeGreaterThan(0);
    expect((last.pageCount - 1) * 50 + last.rows.length).toBe(last.total);
  });
});

describe('list: with 100,000 cases', () => {
  async function planOf(actor: Actor, filter: CaseFilter): Promise<string> {
    const context = { actor, today: TODAY, areas: await db.manager.find(PlanningArea) };
    const [sql, parameters] = sortedIds(db.manager, filter, context, {
      offset: 0,
      limit: 50,
      few: 'text' in filter && filter.text !== '病院',
    }).getQueryAndParameters();
    const rows: { 'QUERY PLAN': string }[] = await db.query(`EXPLAIN ${sql}`, parameters as unknown[]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it.each<[string, () => Actor, CaseFilter, RegExp]>([
    ['the whole prefecture by due date', () => officer, {}, /Index (Only )?Scan using application_due_ix/],
    ['what can be drafted', () => officer, { bucket: 'toDraft' }, /application_to_draft_ix/],
    ['what is my turn', () => officer, { mine: true }, /application_cell_due_ix/],
    [
      'what is my turn, with a word that is everywhere',
      () => officer,
      { mine: true, text: '病院' },
      /application_cell_due_ix/,
    ],
    ['one area', () => officer, { planningAreaId: 'tokachi' }, /application_area_ix/],
    ['one hospital', () => hospital, {}, /application_institution_ix/],
    ['search', () => officer, { text: '十勝㐀吉' }, /application_search_ix/],
    ['by number', () => officer, { sort: 'reference' }, /application_reference_ix/],
    ['by name', () => officer, { sort: 'name' }, /medical_institution_kana_ix/],
    ['a health centre', () => obihiro, {}, /application_area_ix/],
    ['one stage', () => officer, { stage: 'examination' }, /application_cell_due_ix/],
    ['one kind of one procedure', () => officer, { kind: 'C2', procedure: 'change' }, /application_cell_due_ix/],
    [
      'what somebody else has to do, by number',
      () => officer,
      { holder: 'healthCentre', sort: 'reference' },
      /application_cell_reference_ix/,
    ],
    ['one stage, latest first', () => officer, { stage: 'result', sort: 'updated' }, /application_cell_updated_ix/],
    [
      'one stage of an area',
      () => officer,
      { planningAreaId: 'tokachi', stage: 'decision' },
      /application_area_due_ix/,
    ],
    [
      'an area by number',
      () => officer,
      { planningAreaId: 'tokachi', sort: 'reference' },
      /application_area_reference_ix/,
    ],
    ['one stage of a health centre', () => obihiro, { stage: 'decision' }, /application_area_due_ix/],
    ['a health centre by number', () => obihiro, { sort: 'reference' }, /application_area_reference_ix/],
    ['a health centre, latest first', () => obihiro, { sort: 'updated' }, /application_area_updated_ix/],
  ])('%s is read from an index', async (_, actor, filter, index) => {
    const plan = await planOf(actor(), filter);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on application/);
  });
});

describe('parseCaseFilter', () => {
  it('reads an address and ignores what it does not know', () => {
    const query = { text: ' 十勝 ', kind: 'B', stage: 'examination', mine: 'on', sort: 'name', page: '3' };
    expect(parseCaseFilter(query)).toEqual({
      filter: { text: '十勝', kind: 'B', stage: 'examination', mine: true, sort: 'name' },
      page: 3,
    });
    const odd = {
      kind: 'X',
      state: ['a'],
      roundId: "'; DROP",
      text: { a: 1 },
      mine: 'maybe',
      page: '-1',
      sort: '__proto__',
    };
    expect(parseCaseFilter(odd)).toEqual({ filter: {}, page: 1 });
  });

  it('gives a search no character the database would refuse', async () => {
    const { filter } = parseCaseFilter({ text: '十勝\u0000\uD842' });
    expect(await listed(hospital, filter)).toContain('draft');
  });
});

describe('get', () => {
  it('answers a foreign case like one that does not exist', async () => {
    for (const id of [cases['foreign'] ?? '', '00000000-0000-4000-8000-00000000ffff', 'x']) {
      await expect(queries.get(hospital, id)).rejects.toThrow(CaseNotFound);
    }
    await expect(queries.get(obihiro, cases['draft'] ?? '')).rejects.toThrow(CaseNotFound);
  });

  it('knows a case by the one spelling of its id', async () => {
    await expect(queries.get(officer, (cases['deciding'] ?? '').toUpperCase())).rejects.toThrow(CaseNotFound);
  });

  it('shows the prefecture everything', async () => {
    const view = await queries.get(officer, cases['deciding'] ?? '');
    expect(view.institution.name).toContain('十勝');
    expect(view.secretariat?.name).toBe('帯広保健所');
    expect(view.drafts[0]).toMatchObject({
      drafterName: '起案 太郎',
      approvals: [{ comment: '決裁者の内部コメント' }],
    });
    expect(view.facts.examination.R1?.note).toBe('審査の内部メモ');
    expect((await queries.log(officer, cases['deciding'] ?? '', 1)).rows.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
    expect(await queries.log(officer, cases['deciding'] ?? '', 2, { perPage: 3 })).toMatchObject({
      total: 4,
      page: 2,
      pageCount: 2,
      rows: [{ seq: 1 }],
    });
    expect(view.attempts).toHaveLength(1);
    expect(view.processingText).toMatch(/^処理日数 \d+開庁日/);
    expect(view.stageLine.find(({ status }) => status === 'current')?.stage).toBe('decision');
    expect(view.documents.required.length).toBeGreaterThan(5);
  });

  it.each<[string, () => Actor]>([
    ['hospital', () => hospital],
    ['health centre', () => obihiro],
  ])('shows the %s nothing of the deliberation', async (_, actor) => {
    const view = await queries.get(actor(), cases['deciding'] ?? '');
    const { rows: log } = await queries.log(actor(), cases['deciding'] ?? '', 1);
    const text = JSON.stringify([view, log]);
    for (const secret of [
      '内部',
      '起案 太郎',
      '決裁 次郎',
      '記録 三郎',
      '受付 一郎',
      'agreedWithConditions',
      'DRAFT_DESIGNATION',
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(view.requiredActions.sentence).toBe('都道府県が決定の手続を進めています。');
    expect(log.map(({ eventType }) => eventType)).toEqual(['RECEIVE', 'SUBMIT']);
  });

  it('names the hospital’s own people, and of the others the office', async () => {
    const { rows } = await queries.log(hospital, cases['deciding'] ?? '', 1);
    expect(rows.map(({ actorName, actorOffice }) => [actorName, actorOffice])).toEqual([
      ['', '地域医療課'],
      ['十勝 花子', '十勝病院'],
    ]);
  });

  it('shows a health centre its own hearing, and what the round expects next', async () => {
    const view = await queries.get(obihiro, cases['council'] ?? '');
    expect(view.requiredActions.mine).toBe(true);
    expect(view.hearings.map(({ healthCentreName, dueOn }) => [healthCentreName, dueOn])).toEqual(
      expect.arrayContaining([
        ['帯広保健所', '2027-01-29'],
        ['釧路保健所', null],
      ]),
    );
    expect(view.availableEvents.map(({ type }) => type)).toContain('CONVENE_COUNCIL');
    expect(view.expectedSteps).toContainEqual({ stage: 'medicalCouncil', label: '審議会', when: '2月下旬' });
  });
});

describe('homeCounts', () => {
  const counts = async (actor: Actor) => {
    const home = await queries.homeCounts(actor);
    return Object.fromEntries(home.buckets.map(({ id, count }) => [id, count]));
  };

  it('says what is each person’s turn', async () => {
    expect(await counts(hospital)).toEqual({ overdue: 0, mine: 1, inProgress: 4 });
    expect(await counts(obihiro)).toEqual({ overdue: 0, toConvene: 1, toConfirm: 0, toReport: 0 });
    expect(await counts(administrator)).toEqual({});
  });

  it('counts in each bucket what the list behind it shows', async () => {
    for (const actor of [officer, approver, obihiro, hospital, support]) {
      for (const { id, count } of (await queries.homeCounts(actor)).buckets) {
        expect([actor.role, id, (await queries.list(actor, { bucket: id })).total]).toEqual([actor.role, id, count]);
      }
    }
  });

  it('notices an answer to a correction until something else is done', async () => {
    const before = await counts(officer);
    const next = (task: Task) => db.query('UPDATE application SET task = $2 WHERE id = $1', [cases['examining'], task]);
    await next('readAnswer');
    expect((await counts(officer))['answered']).toBe((before['answered'] ?? 0) + 1);
    await next('examine');
    expect((await counts(officer))['answered']).toBe(before['answered']);
  });

  it('has every kind and stage in the matrix, the next milestone and the designations that end', async () => {
    const home = await queries.homeCounts(officer);
    const all = home.matrix.flatMap(({ stages }) => stages.map(({ count }) => count));
    expect(all).toHaveLength(40);
    for (const { kind, stages } of home.matrix) {
      for (const { stage, count, more } of stages)
        expect(await queries.list(officer, { kind, stage })).toMatchObject({ total: count, more });
    }
    expect(home.nextMilestone).toEqual({
      roundLabel: '令和8年度 第3回',
      label: '申請期限',
      on: '2026-12-11',
      inOfficeDays: 5,
      note: '国民の祝日が登録されていないため、開庁日は変わることがあります。', // no holiday is registered here
    });
    expect(home.expiries).toEqual([{ validTo: '2027-03-31', count: 1, renewals: 0, lateEvaluations: 1 }]);
    expect((await queries.homeCounts(obihiro)).expiries).toEqual([]);
  });
});

describe('log', () => {
  it('tells what happened after a version, as the person may read it, a page at a time', async () => {
    const id = cases['deciding'] ?? '';
    const after = async (actor: Actor, perPage?: number) => {
      const { rows, total } = await queries.log(actor, id, 1, { since: 2, perPage });
      return [rows.map(({ seq }) => seq), total];
    };
    expect(await after(officer)).toEqual([[4, 3], 2]);
    expect(await after(officer, 1)).toEqual([[4], 2]);
    expect(await after(hospital)).toEqual([[], 0]);
    await expect(queries.log(hospital, cases['foreign'] ?? '', 1, { since: 0 })).rejects.toThrow(CaseNotFound);
  });
});
