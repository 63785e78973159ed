import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEOPLE } from '../../test/support/case-fixture.js';
import { type JobFixture, queueJob, startJobFixture } from '../../test/support/job-fixture.js';
import { pageTexts, squeezed } from '../../test/support/pdf-reading.js';
import { statementsOf, watchStatements } from '../../test/support/statements.js';
import type { Agent } from '../../test/support/web-fixture.js';
import { CaseQueries } from '../applications/queries/case-queries.js';
import { Config } from '../platform/config.js';
import { MOST_CASES } from '../issuing/packs/pack-input.js';
import { DEAD_AFTER_MS, finishJob, forgetJobs, heartbeat, takeJob } from './job-queue.js';
import type { Job } from './job.entity.js';
import { MOST_UNFINISHED } from './jobs.js';

let web: JobFixture;

beforeAll(async () => {
  watchStatements();
  web = await startJobFixture();
}, 120_000);
afterAll(() => web.close());
beforeEach(() => web.clear());

const jobs = () => web.fixture.query<Job>('SELECT * FROM job ORDER BY created_at');

async function ask(agent: Agent, fields: object): Promise<string> {
  const answer = await agent
    .post('/jobs')
    .type('form')
    .send({ idempotencyKey: randomUUID(), ...fields });
  expect([answer.status, answer.headers['location']]).toEqual([303, expect.stringMatching(/^\/jobs\/[0-9a-f-]{36}$/)]);
  return answer.headers['location'] as string;
}

async function textOf(agent: Agent, path: string): Promise<string> {
  const { status, body, headers } = (await agent.get(`${path}/result`).responseType('blob')) as {
    status: number;
    body: Buffer;
    headers: Record<string, string>;
  };
  expect([status, headers['content-disposition']]).toEqual([200, expect.stringMatching(/^attachment/)]);
  return (await pageTexts(body)).map(squeezed).join('');
}

const queued = async () => queueJob(web.fixture, 'officer', 'case-file', [await web.fixture.submitted()]);

it('a job fails with what to do when there is no room for temporary files', async () => {
  await queued();
  const root = join(web.fixture.app.get(Config).dataDir, 'tmp');
  rmSync(root, { recursive: true, force: true });
  writeFileSync(root, '');
  try {
    await web.worker.idle();
  } finally {
    rmSync(root);
  }
  const [job] = await jobs();
  expect([job?.state, job?.message]).toEqual([
    'failed',
    expect.stringMatching(/空きがないか書き込めないため.*時間をおいて.*システム管理者に伝えて/),
  ]);
});

describe('the queue', () => {
  it('gives a job to one of two workers that ask at the same moment', async () => {
    await queued();
    const now = web.fixture.clock.now();
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map((name) => takeJob(web.fixture.dataSource, name, now)));
    expect(taken.filter((job) => job !== null)).toHaveLength(1);
  });

  it('gives a job whose worker died to the next, and what the dead one still says counts for nothing', async () => {
    const id = await queued();
    const start = web.fixture.clock.now();
    await takeJob(web.fixture.dataSource, 'dead', start);
    const soon = new Date(start.getTime() + DEAD_AFTER_MS - 1000);
    expect(await takeJob(web.fixture.dataSource, 'next', soon)).toBeNull();
    const later = new Date(start.getTime() + DEAD_AFTER_MS + 1000);
    expect(await takeJob(web.fixture.dataSource, 'next', later)).toMatchObject({ id, attempts: 2 });
    expect(await heartbeat(web.fixture.dataSource, { id, worker: 'dead', now: later, done: 9, total: 9 })).toBe(false);
    await finishJob(
      web.fixture.dataSource,
      { id, worker: 'dead', now: later },
      { file: { fileName: 'x.pdf', mediaType: 'application/pdf', path: '/nowhere', size: 1, sha256: 'x' } },
    );
    expect((await jobs())[0]).toMatchObject({ state: 'running', worker: 'next', done: 0 });
  });

  it('takes no sign of life from the future: the clock of that worker was wrong', async () => {
    const id = await queued();
    const now = web.fixture.clock.now();
    await takeJob(web.fixture.dataSource, 'ahead', new Date(now.getTime() + 2 * 3_600_000));
    expect(await takeJob(web.fixture.dataSource, 'next', now)).toMatchObject({ id, attempts: 2 });
  });

  it('gives up a job that has killed three workers', async () => {
    await queued();
    let now = web.fixture.clock.now();
    for (const name of ['a', 'b', 'c']) {
      expect(await takeJob(web.fixture.dataSource, name, now)).not.toBeNull();
      now = new Date(now.getTime() + DEAD_AFTER_MS + 1000);
    }
    expect(await takeJob(web.fixture.dataSource, 'd', now)).toBeNull();
    expect((await jobs())[0]).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('何度も止まった') as string,
    });
  });

  it('is worked off after a start that follows a kill', async () => {
    const id = await queued();
    await takeJob(web.fixture.dataSource, 'killed', web.fixture.clock.now());
    await web.worker.idle();
    expect((await jobs())[0]).toMatchObject({ id, state: 'running', worker: 'killed' });
    web.fixture.clock.set('2026-11-16T09:02:00+09:00');
    await web.worker.idle();
    expect((await jobs())[0]).toMatchObject({ id, state: 'done', attempts: 2, worker: null });
  });
});

describe('the turns of the persons', () => {
  it('begin with whoever was served longest ago: a hundred jobs of one keep nobody else waiting', async () => {
    const caseId = await web.fixture.submitted();
    const many = [];
    for (let n = 0; n < 3; n += 1) many.push(await queueJob(web.fixture, 'hospital', 'hospital-set', [caseId]));
    const officers = await queueJob(web.fixture, 'officer', 'case-file', [caseId]);
    const taken: (string | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      const now = new Date(web.fixture.clock.now().getTime() + n * 1000);
      const job = await takeJob(web.fixture.dataSource, `w${n}`, now);
      taken.push(job?.id);
      if (n !== 2)
        await web.fixture.query(`UPDATE job SET state = 'failed', worker = NULL, finished_at = $2 WHERE id = $1`, [
          job?.id,
          now,
        ]);
    }
    expect(taken).toEqual([many[0], officers, many[1], many[2]]);
    expect(await takeJob(web.fixture.dataSource, 'more', web.fixture.clock.now())).toBeNull();
  });

  it('are so many for each: the next is refused with what to do, a second click is not, and one taken back makes room', async () => {
    const caseId = await web.fixture.submitted();
    const hospital = await web.signedIn('hospital');
    const wake = web.worker.wake.bind(web.worker);
    web.worker.wake = () => {};
    try {
      const fields = (idempotencyKey: string) => ({ kind: 'hospital-set', caseIds: caseId, idempotencyKey });
      const send = (key: string) => hospital.post('/jobs').type('form').send(fields(key));
      const first = await ask(hospital, fields('key-1'));
      const others = await Promise.all(Array.from({ length: 14 }, (_, index) => send(`key-${index + 2}`)));
      expect(others.filter(({ status }) => status === 303)).toHaveLength(MOST_UNFINISHED - 1);
      const refused = others.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(15 - MOST_UNFINISHED);
      expect(refused[0]?.text).toMatch(/10件あるため、これ以上は頼めません。.*取りやめて/);
      expect(await jobs()).toHaveLength(MOST_UNFINISHED);
      expect((await send('key-1')).headers['location']).toBe(first);
      expect((await hospital.post(`${first}/cancel`)).status).toBe(303);
      expect((await send('key-20')).status).toBe(303);
      expect(await ask(await web.signedIn('officer'), { kind: 'case-file', caseIds: caseId })).toMatch(/jobs/);
    } finally {
      web.worker.wake = wake;
      await web.fixture.query(`UPDATE job SET state = 'cancelled' WHERE state = 'queued'`);
    }
  });
});

describe('a job', () => {
  it('is asked for once however often the button is pressed, runs, is found again and fetched', async () => {
    const caseId = await web.fixture.examined();
    const officer = await web.signedIn('officer');
    const fields = { kind: 'case-file', caseIds: caseId, idempotencyKey: randomUUID() };
    const path = await ask(officer, fields);
    expect(await ask(officer, fields)).toBe(path);
    await web.worker.idle();
    expect(await jobs()).toHaveLength(1);
    const page = await officer.get(path);
    for (const words of ['できました', 'PDFを保存する', '照合値']) expect(page.text).toContain(words);
    expect((await officer.get('/jobs')).text).toContain(`href="${path}"`);
    const text = await textOf(officer, path);
    for (const part of [
      '目次',
      '経過及び文書一覧',
      '受付の控え',
      '指定の申請を提出しました',
      'D21',
      '様式１特定地域医療提供機関指定申請書（第１版）',
      '様式９誓約書（第１版）',
    ])
      expect(text).toContain(part);
    const [{ purpose } = { purpose: '' }] = await web.fixture.query<{ purpose: string }>(
      `SELECT purpose FROM document_download WHERE file_id IS NOT NULL LIMIT 1`,
    );
    expect(purpose).toBe('pack');
  });

  it('reads each file once, notes them together and writes its progress once a second, however many parts it has', async () => {
    const caseId = await web.fixture.examined();
    await queueJob(web.fixture, 'officer', 'case-file', [caseId]);
    const began = performance.now();
    const { statements } = await statementsOf(() => web.worker.idle());
    const seconds = Math.ceil((performance.now() - began) / 1000);
    const files = await web.fixture.query(
      `SELECT DISTINCT file_id FROM document_download WHERE purpose = 'pack' AND file_id IN (SELECT id FROM stored_file WHERE application_id = $1)`,
      [caseId],
    );
    expect(files.length).toBeGreaterThan(1);
    expect(statements.filter((each) => each.includes('stored_file_part'))).toHaveLength(files.length);
    expect(statements.filter((each) => each.startsWith('INSERT INTO "document_download"'))).toHaveLength(1);
    expect(statements.filter((each) => each.startsWith('UPDATE "job" SET "heartbeat_at"')).length).toBeLessThanOrEqual(
      seconds,
    );
  });

  it('says of a result whose bytes were changed that it is broken, and hands out none of them', async () => {
    const id = await queueJob(web.fixture, 'officer', 'case-file', [await web.fixture.submitted()]);
    await web.worker.idle();
    await web.fixture.asOwner((query) =>
      query(
        `UPDATE job_result_part SET bytes = set_byte(bytes, 100, (get_byte(bytes, 100) + 1) % 256) WHERE job_id = '${id}'`,
      ),
    );
    const answer = await (await web.signedIn('officer')).get(`/jobs/${id}/result`);
    expect([
      answer.status,
      answer.text.includes('登録時と一致しないため、開けません'),
      answer.text.includes('システム管理者に連絡してください'),
    ]).toEqual([500, true, true]);
  });

  it('is another person’s secret', async () => {
    const path = await ask(await web.signedIn('officer'), {
      kind: 'case-file',
      caseIds: await web.fixture.submitted(),
    });
    await web.worker.idle();
    for (const person of ['approver', 'hospital'] as const) {
      const agent = await web.signedIn(person);
      for (const address of [path, `${path}/result`]) expect((await agent.get(address)).status).toBe(404);
      expect((await agent.post(`${path}/cancel`)).status).toBe(404);
    }
  });

  it('sees what the person may see when it runs, and says what is not in it and why', async () => {
    const [own, gone] = [await web.fixture.examined('B'), randomUUID()];
    const other = await web.fixture.examined('C2');
    const officer = await web.signedIn('officer');
    const path = await ask(officer, { kind: 'confirmation-sheets', caseIds: [own, other, gone] });
    await web.worker.idle();
    const page = await officer.get(path);
    for (const words of [
      '入らなかったもの（2件）',
      '確認様式はＢ水準と連携Ｂ水準の申請だけにあります',
      'この申請は見つからないか',
    ])
      expect(page.text).toContain(words);
    expect(await textOf(officer, path)).toContain('十勝緑陽総合病院');

    const hospital = await web.signedIn('hospital');
    await web.fixture.query(`UPDATE account SET active = false WHERE login = 'hospital'`);
    await queueJob(web.fixture, 'hospital', 'hospital-set', [own]);
    await web.worker.idle();
    await web.fixture.query(`UPDATE account SET active = true WHERE login = 'hospital'`);
    expect((await jobs()).at(-1)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('いまはこの作業を行えません') as string,
    });
    expect(
      (await hospital.post('/jobs').type('form').send({ kind: 'case-file', caseIds: own, idempotencyKey: 'k' })).status,
    ).toBe(404);
  });

  it('is cancelled, and keeps nothing', async () => {
    const officer = await web.signedIn('officer');
    const id = await queued();
    await takeJob(web.fixture.dataSource, 'busy', web.fixture.clock.now());
    await heartbeat(web.fixture.dataSource, { id, worker: 'busy', now: web.fixture.clock.now(), done: 3, total: 12 });
    const running = await officer.get(`/jobs/${id}`);
    for (const words of [
      '<progress',
      'value="3" max="12"',
      'hx-trigger="every 2s"',
      '<noscript><meta http-equiv="refresh" content="5"',
    ])
      expect(running.text).toContain(words);
    expect((await officer.post(`/jobs/${id}/cancel`)).status).toBe(303);
    expect(
      await heartbeat(web.fixture.dataSource, { id, worker: 'busy', now: web.fixture.clock.now(), done: 4, total: 12 }),
    ).toBe(false);
    expect((await officer.get(`/jobs/${id}`)).text).toContain('取りやめました');
    expect((await officer.get(`/jobs/${id}/result`)).status).toBe(404);
  });

  it('loses its bytes when its time is over, and the record stays', async () => {
    const officer = await web.signedIn('officer');
    const path = await ask(officer, { kind: 'case-file', caseIds: await web.fixture.submitted() });
    await web.worker.idle();
    web.fixture.clock.advanceDays(31);
    await forgetJobs(web.fixture.dataSource, web.fixture.clock.now());
    const later = await web.signedIn('officer');
    expect((await later.get(path)).text).toContain('保管の期間（30日）を過ぎた');
    expect((await later.get(`${path}/result`)).status).toBe(404);
  });
});

describe('the packs', () => {
  it('of a hospital are its own documents and uploads', async () => {
    const caseId = await web.fixture.submitted();
    const hospital = await web.signedIn('hospital');
    const path = await ask(hospital, { kind: 'hospital-set', caseIds: caseId });
    await web.worker.idle();
    expect(await textOf(hospital, path)).toContain('院内決裁用一式');
  });

  it('of a whole case print the hash of the last entry they tell of, also when somebody acts while they are made', async () => {
    const id = await queued();
    const [told] = await web.fixture.query<{ hash: string }>(
      `SELECT hash FROM record_entry ORDER BY position DESC LIMIT 1`,
    );
    const queries = web.fixture.app.get(CaseQueries);
    const read = queries.getAll.bind(queries);
    queries.getAll = async (actor, caseIds) => {
      queries.getAll = read;
      const views = await read(actor, caseIds);
      for (const caseId of caseIds) await web.fixture.send(caseId, PEOPLE.officer, { type: 'RECEIVE' });
      return views;
    };
    await web.worker.idle();
    expect(await web.fixture.query(`SELECT FROM record_entry WHERE event_type = 'RECEIVE'`)).toHaveLength(1);
    const text = await textOf(await web.signedIn('officer'), `/jobs/${id}`);
    expect(text).toContain(`経過の末尾のハッシュ値${told?.hash}`);
    expect(text).not.toContain('申請を受け付け、審査を始めました');
  });

  it('of a whole case hold no form of an application that is not submitted, and each as it was submitted after that', async () => {
    const officer = await web.signedIn('officer');
    const fileOf = async (caseId: string) => {
      const path = await ask(officer, { kind: 'case-file', caseIds: caseId });
      await web.worker.idle();
      return { text: await textOf(officer, path), result: (await jobs()).at(-1)?.result };
    };
    const before = await fileOf((await web.fixture.open()).caseId);
    expect(before).toEqual({
      text: expect.stringContaining('２文書一覧文書はない。－1－案') as string,
      result: { omitted: [], cautions: [] },
    });
    const { text } = await fileOf(await web.fixture.submitted('C1'));
    expect(text).toContain('様式３');
    expect(text).not.toMatch(/－\d－案/);
  });

  it('of a whole case hold every upload, also of a document that the list asks for no more', async () => {
    const id = await queued();
    await web.fixture.asOwner((query) =>
      query(
        `UPDATE stored_file SET requirement_id = 'D99', title = '一覧から外れた書類', reason = '差し替えの理由' WHERE requirement_id = 'D21'`,
      ),
    );
    await web.worker.idle();
    const text = await textOf(await web.signedIn('officer'), `/jobs/${id}`);
    expect(text).toContain('一覧から外れた書類理由：差し替えの理由');
    expect(text.split('一覧から外れた書類')).toHaveLength(3); // among the contents, and in the list of documents
  });

  it('for an approval hold the notice as it would be', async () => {
    const caseId = await web.fixture.approved();
    const officer = await web.signedIn('officer');
    const path = await ask(officer, { kind: 'draft-set', caseIds: caseId });
    await web.worker.idle();
    const page = await officer.get(path);
    expect(page.text).toContain('できました');
    const text = await textOf(officer, path);
    for (const part of [
      '起案添付一式',
      '医療審議会資料',
      '確認様式',
      '審査票',
      '１指定の条件（起案の時）',
      '様式９（誓約日',
    ])
      expect(text).toContain(part);
    const whole = await ask(officer, { kind: 'case-file', caseIds: caseId });
    await web.worker.idle();
    expect(await textOf(officer, whole)).toContain('１指定の条件（起案の時）');
  });

  it('for a council ask for the meeting, then hold agenda and sheets; a case not before it is named', async () => {
    const caseId = await web.fixture.approved();
    const aside = await web.fixture.examined('C1');
    const officer = await web.signedIn('officer');
    const first = await officer
      .post('/jobs')
      .type('form')
      .send({ kind: 'council-documents', caseIds: [caseId, aside], idempotencyKey: randomUUID() });
    expect([first.status, first.text]).toEqual([200, expect.stringContaining('対策協・審議会資料をつくる')]);
    expect(first.text).toContain('選んだ申請のうち2件は、ここでは選べません');
    const wrong = await officer.post('/jobs').type('form').send({
      kind: 'council-documents',
      caseIds: caseId,
      council: 'medicalCouncil',
      meetingName: '',
      heldOn: '13月',
      idempotencyKey: randomUUID(),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('会議の名称を入力してください');
    // 審議会 was asked on 7 December.
    const early = await officer.post('/jobs').type('form').send({
      kind: 'council-documents',
      caseIds: caseId,
      council: 'medicalCouncil',
      meetingName: '令和8年度 第2回 医療審議会',
      heldOn: '令和8年12月4日',
      idempotencyKey: randomUUID(),
    });
    expect([early.status, early.text]).toEqual([
      422,
      expect.stringContaining('依頼し、又は諮問した日（令和8年12月7日（月））より前です'),
    ]);
    // … and on 11 December its decision was approved and the other case received.
    const path = await ask(officer, {
      kind: 'council-documents',
      caseIds: [caseId, aside],
      council: 'medicalCouncil',
      meetingName: '令和8年度 第2回 医療審議会',
      heldOn: '令和8年12月11日',
    });
    await web.worker.idle();
    expect((await officer.get(path)).text).toContain('この会議体の議題に載っていません');
    const text = await textOf(officer, path);
    for (const part of ['令和8年度第2回医療審議会', '十勝緑陽総合病院', '資料１']) expect(text).toContain(part);
    expect(text).toMatch(/^令和8年度第2回医療審議会資料（令和８年１２月１１日）目次/);
    // The members of the council read it: of a case that is not before them they learn nothing.
    expect(text).not.toMatch(/入らなかったもの|議題に載っていません/u);
  });

  it('are refused without a case, with a link back to the list as it was narrowed', async () => {
    const officer = await web.signedIn('officer');
    const refused = (referer: string) =>
      officer
        .post('/jobs')
        .set('Referer', referer)
        .type('form')
        .send({ kind: 'request-letters', idempotencyKey: randomUUID() });
    const answer = await refused(`${web.url}/cases?kind=B&page=2`);
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('<a href="/cases?kind=B&amp;page=2">前の画面へ戻る</a>'),
    ]);
    for (const elsewhere of ['https://other.example/cases', `${web.url}//other.example`, 'x'])
      expect((await refused(elsewhere)).text).not.toContain('前の画面へ戻る');
  });

  it('for a council are asked for with as many cases as one pack holds, none of them in an address', async () => {
    const caseId = await web.fixture.examined('C1');
    await web.fixture.send(caseId, PEOPLE.officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    const officer = await web.signedIn('officer');
    const caseIds = [...Array.from({ length: MOST_CASES - 1 }, () => randomUUID()), caseId];
    const asked = await officer.post('/jobs').type('form').send({ kind: 'council-documents', caseIds });
    expect([asked.status, asked.headers['location']]).toEqual([200, undefined]);
    expect(asked.text).toContain(`value="${caseId}" checked`);
    const tooMany = await officer
      .post('/jobs')
      .type('form')
      .send({ kind: 'council-documents', caseIds: [...caseIds, randomUUID()] });
    expect([tooMany.status, tooMany.text]).toEqual([422, expect.stringContaining('一度に選べる申請は500件まで')]);
    const hospital = await web.signedIn('hospital');
    for (const kind of ['council-documents', 'public-notice'])
      expect((await hospital.post('/jobs').type('form').send({ kind, caseIds: caseId })).status).toBe(404);
  });

  it('for a council offer the cases of either council, however many there are of one', async () => {
    const caseId = await web.fixture.examined('C1');
    await web.fixture.send(caseId, PEOPLE.officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    const columns = `kind, procedure, institution_id, planning_area_id, machine_version, submitted_on, state_since, holder, due_on, search_key, created_at, updated_at`;
    const copies = (first: string, state: string, count: number) =>
      web.fixture.query(
        `INSERT INTO application (reference_no, state, ${columns}) SELECT '${first}' || n, '${state}', ${columns} FROM application, generate_series(1, ${count}) n WHERE id = '${caseId}'`,
      );
    await copies('R8-8-', 'measuresCouncil', MOST_CASES);
    await copies('R8-9-', 'medicalCouncil', 1);
    const page = (await (await web.signedIn('officer')).get('/jobs/council-documents')).text;
    expect(page).toContain('R8-9-1');
    expect(page).toContain(`件数が多いため、${MOST_CASES / 2 + 1}件だけを示しています。`);
  });

  it('of letters hold the one of each case, and are refused without a case', async () => {
    const cases = [await web.fixture.examined(), await web.fixture.examined('RENKEI_B')];
    for (const caseId of cases)
      await web.fixture.send(caseId, PEOPLE.officer, {
        type: 'REQUEST_COORDINATION_COUNCIL',
        planningAreaIds: ['tokachi'],
        dueOn: '2026-12-04',
      });
    const officer = await web.signedIn('officer');
    const path = await ask(officer, { kind: 'request-letters', caseIds: cases });
    await web.worker.idle();
    const text = await textOf(officer, path);
    expect(text.match(/帯広保健所長様/gu)).toHaveLength(2);
    expect(text).not.toContain('２十勝緑陽総合病院');
    expect(
      (await officer.post('/jobs').type('form').send({ kind: 'request-letters', idempotencyKey: 'none' })).status,
    ).toBe(422);
  });

  it('of a 公示文 hold one text for all the designations chosen; a case without one is named, and the wording is asked for first', async () => {
    const designated = await web.fixture.approved();
    await web.fixture.send(designated, PEOPLE.officer, {
      type: 'ISSUE_DESIGNATION',
      documentNumber: '医指令第12号',
      issuedOn: '2026-12-11',
    });
    const second = await web.fixture.examined('C1');
    await web.fixture.query(`UPDATE application SET state = 'designated' WHERE id = $1`, [second]);
    await web.fixture.query(
      `INSERT INTO draft_decision SELECT (json_populate_record(d, json_build_object('application_id', $1::text, 'id', gen_random_uuid()))).* FROM draft_decision d`,
      [second],
    );
    const aside = await web.fixture.examined('C2');
    const officer = await web.signedIn('officer');
    const first = await officer
      .post('/jobs')
      .type('form')
      .send({ kind: 'public-notice', caseIds: [designated, second], idempotencyKey: randomUUID() });
    expect(first.status).toBe(200);
    for (const words of ['公示文をつくる', `value="${designated}" checked`, `value="${second}" checked`])
      expect(first.text).toContain(words);
    const wrong = await officer
      .post('/jobs')
      .type('form')
      .send({ kind: 'public-notice', number: '第345号', date: '13月', idempotencyKey: randomUUID() });
    expect(wrong.status).toBe(422);
    for (const words of ['公示の日付を、例のように', '公示するものを選んでください', 'value="第345号"'])
      expect(wrong.text).toContain(words);
    const path = await ask(officer, {
      kind: 'public-notice',
      caseIds: [designated, second, aside],
      number: '見本県告示第345号',
      date: '令和8年12月18日',
    });
    await web.worker.idle();
    const page = await officer.get(path);
    for (const words of ['入らなかったもの（1件）', '公示する事項がありません']) expect(page.text).toContain(words);
    const text = await textOf(officer, path);
    for (const part of ['見本県告示第345号', '特定労務管理対象機関の指定等の公示']) expect(text).toContain(part);
    expect(text).not.toContain('目次');
    expect(text.split('十勝緑陽総合病院')).toHaveLength(3);
    const hospital = await web.signedIn('hospital');
    expect(
      (
        await hospital
          .post('/jobs')
          .type('form')
          .send({ kind: 'public-notice', caseIds: designated, date: '令和8年12月18日', idempotencyKey: 'h' })
      ).status,
    ).toBe(404);
    expect((await hospital.get('/jobs/public-notice')).status).toBe(403);

    const onDay = async (date: string) => {
      const job = await ask(officer, { kind: 'public-notice', caseIds: [designated], number: '', date });
      await web.worker.idle();
      return (await officer.get(job)).text;
    };
    for (const words of ['使う前に確かめること', '公示の日付より後です。公示の日付を確かめてください。'])
      expect(await onDay('令和8年12月18日')).toContain(words);
    expect(await onDay('令和9年4月1日')).not.toContain('使う前に確かめること');
    // Notified on 11 December: nothing is made public before it (法113⑥).
    const early = await officer.post('/jobs').type('form').send({
      kind: 'public-notice',
      caseIds: designated,
      number: '',
      date: '令和8年12月10日',
      idempotencyKey: randomUUID(),
    });
    expect([early.status, early.text]).toEqual([
      422,
      expect.stringContaining('決定の通知の日付（令和8年12月11日（金））より前です'),
    ]);
    expect(await onDay('令和8年12月11日')).toContain('作業');

    const none = await ask(officer, {
      kind: 'public-notice',
      caseIds: [aside],
      number: '',
      date: '令和8年12月18日',
    });
    await web.worker.idle();
    expect((await officer.get(none)).text).toContain('綴じられる文書が一つもありませんでした');
    const unprintable = await officer.post('/jobs').type('form').send({
      kind: 'public-notice',
      caseIds: designated,
      number: '\u{1F600}',
      date: '令和8年12月18日',
      idempotencyKey: randomUUID(),
    });
    expect([unprintable.status, unprintable.text]).toEqual([422, expect.stringContaining('公示の番号の「\u{1F600}」')]);
  });
});
