/** What a person may not do or have, tried over HTTP with addresses and forms that no page of theirs offers. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { queueJob } from '../../../test/support/job-fixture.js';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { type Agent, signedInPeople, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { auditReport } from '../../verification/audit.command.js';
import { CaseEntries } from '../../applications/commands/case-entries.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { JobWorker } from '../../jobs/job-worker.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { CONFIRMATION_POINTS } from '../../procedure/case/facts.js';
import { casePath } from '../addresses/case-addresses.js';
import {
  fileRecordPath,
  officialDocumentActPath,
  officialDocumentPath,
  officialDocumentPreviewPath,
} from '../addresses/document-addresses.js';

/** How much of a job's result is kept. */
const PARTS = '(SELECT count(*)::int FROM job_result_part part WHERE part.job_id = job.id)';

let web: WebFixture;
let as: ReturnType<typeof signedInPeople>;

beforeAll(async () => {
  web = await startWebFixture();
}, 120_000);
afterAll(() => web.close());
beforeEach(async () => {
  await web.fixture.clear();
  as = signedInPeople(web);
});

const filesOf = (caseId: string) =>
  web.fixture.query<{ id: string; formId: string | null; subjectKey: string; version: number }>(
    `SELECT id, form_id AS "formId", subject_key AS "subjectKey", version FROM stored_file WHERE application_id = $1 ORDER BY created_at, form_id, subject_key, version`,
    [caseId],
  );

/** An act with all that its form would send, whether or not a page offers it. */
async function force(agent: Agent, caseId: string, key: string, act: string, more: object = {}) {
  const fields = {
    lockVersion: String(await web.fixture.lockVersion(caseId)),
    fromVersion: '0',
    idempotencyKey: randomUUID(),
    reason: '',
    ...more,
  };
  return agent
    .post(`${officialDocumentPath(caseId, key)}/${act}`)
    .type('form')
    .send(fields);
}

describe('an act that no page offers', () => {
  it('does not issue by hand what an event of the procedure issues', async () => {
    const caseId = await web.fixture.examined('B');
    const before = await filesOf(caseId);
    const { status, text } = await force(await as('officer'), caseId, 'confirmation-form-1~meeting:tokachi', 'issue');
    expect([status, text]).toEqual([422, expect.stringContaining('手続の操作で発行されます')]);
    expect(await filesOf(caseId)).toEqual(before);
  });

  it('does not name another version in the record than the one it made', async () => {
    const caseId = await web.fixture.examined();
    const version = await web.fixture.lockVersion(caseId);
    const forged = await force(await as('officer'), caseId, 'reception-copy', 'reissue', {
      fromVersion: '41',
      reason: '紛失',
    });
    expect([forged.status, forged.text]).toEqual([
      422,
      expect.stringContaining('第2版が発行されています。画面を開き直して'),
    ]);
    expect(await web.fixture.lockVersion(caseId)).toBe(version);
  });
});

describe('a pack of one case', () => {
  it('is not asked for with several, of which all but one would be lost without a word', async () => {
    const cases = [await web.fixture.submitted('B'), await web.fixture.submitted('C1')];
    const answer = await (
      await as('officer')
    )
      .post('/jobs')
      .type('form')
      .send({ kind: 'case-file', caseIds: cases, idempotencyKey: randomUUID() });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('申請を1件だけ選んで')]);
    expect(await web.fixture.query('SELECT id FROM job')).toEqual([]);
  });
});

describe('a pack for the coordination councils', () => {
  const REQUEST: CaseEvent = {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  };
  const renamed = (name: string) =>
    web.fixture.query('UPDATE medical_institution SET name = $1 WHERE id = $2', [name, PEOPLE.hospital.institutionId]);
  afterEach(() => renamed('十勝緑陽総合病院'));

  /** The documents of the pack without its contents page, which carries the name of today. */
  async function bound(kind: string, caseIds: readonly string[]): Promise<string> {
    const officer = await as('officer');
    const asked = await officer.post('/jobs').type('form').send({ kind, caseIds, idempotencyKey: randomUUID() });
    await web.fixture.app.get(JobWorker).idle();
    const { body } = (await officer.get(`${asked.headers['location']}/result`).responseType('blob')) as {
      body: Buffer;
    };
    return (await pageTexts(body))
      .map(squeezed)
      .filter((page) => !page.includes('目次'))
      .join('');
  }

  it('holds the 確認様式 that were sent, whatever the record says now, and marks 「案」 only what was not sent', async () => {
    const caseId = await web.fixture.examined();
    expect(await bound('confirmation-sheets', [caseId])).toMatch(/十勝緑陽総合病院.*案/);
    await web.fixture.send(caseId, PEOPLE.officer, REQUEST);
    await renamed('改称後病院');
    const sent = await bound('confirmation-sheets', [caseId]);
    expect(sent).toContain('十勝緑陽総合病院');
    expect(sent).not.toMatch(/案|改称後病院/);

    expect(
      (
        await force(await as('officer'), caseId, 'confirmation-form-1~meeting:tokachi', 'correct', {
          fromVersion: '1',
          reason: '名称の誤記',
          drawnAnew: 'true',
        })
      ).status,
    ).toBe(303);
    expect(await bound('confirmation-sheets', [caseId])).toContain('改称後病院');
  });

  it('holds no 確認様式 of a request that was taken back', async () => {
    const caseId = await web.fixture.examined();
    await web.fixture.send(caseId, PEOPLE.officer, REQUEST);
    await web.fixture.send(caseId, PEOPLE.officer, { type: 'CANCEL_COUNCIL_REQUEST', reason: '申請内容の確認のため' });
    await renamed('改称後病院');
    expect(await bound('confirmation-sheets', [caseId])).toMatch(/改称後病院.*案/);
  });

  async function askedOfBoth(): Promise<[B: string, linkedB: string]> {
    const both: [string, string] = [await web.fixture.examined(), await web.fixture.examined('RENKEI_B')];
    for (const caseId of both) await web.fixture.send(caseId, PEOPLE.officer, REQUEST);
    return both;
  }

  it('holds the letters that were sent, each about its own case, however many cases are chosen', async () => {
    const [first, second] = await askedOfBoth();
    await renamed('改称後病院');
    const alone = await bound('request-letters', [first]);
    const together = await bound('request-letters', [first, second]);
    expect(together.startsWith(alone)).toBe(true);
    expect(together.match(/帯広保健所長様/gu)).toHaveLength(2);
    for (const text of [alone, together]) expect(text).not.toMatch(/案(?!（写し）)|改称後病院/u);
  });

  it('marks 「案」 the letter that was not issued, beside the one that was', async () => {
    const [first, second] = await askedOfBoth();
    const letter = `SELECT id FROM stored_file WHERE application_id = '${second}' AND form_id = 'coordination-council-request'`;
    await web.fixture.asOwner(async (query) => {
      await query(`DELETE FROM stored_file_part WHERE file_id IN (${letter})`);
      await query(`DELETE FROM stored_file WHERE id IN (${letter})`);
    });
    await renamed('改称後病院');
    const alone = await bound('request-letters', [first]);
    const drawn = await bound('request-letters', [first, second]);
    expect(alone).not.toMatch(/案(?!（写し）)|改称後病院/u);
    expect(drawn.startsWith(alone)).toBe(true);
    expect(drawn.slice(alone.length)).toMatch(/改称後病院/u);
    expect(drawn.slice(alone.length)).toMatch(/案(?!（写し）)/u);
  });
});

/** 連携B, asked of two councils: 十勝 with the documents of its report, and 根室 that has nothing to do with it. */
async function askedOfTwo(): Promise<string> {
  const { officer, healthCentre } = PEOPLE;
  const caseId = await web.fixture.examined('RENKEI_B');
  await web.fixture.send(caseId, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi', 'nemuro'],
    dueOn: '2026-12-04',
  });
  const [hearing] = await web.fixture.query<{ id: string }>(
    `SELECT id FROM hearing WHERE application_id = $1 AND planning_area_id = 'tokachi'`,
    [caseId],
  );
  const hearingId = hearing?.id ?? '';
  await web.fixture.send(caseId, healthCentre, {
    type: 'CONVENE_COUNCIL',
    hearingId,
    method: 'written',
    meetsOn: '2026-11-16',
    meetingName: '第2回 十勝圏地域医療構想調整会議',
  });
  const points = Object.fromEntries(CONFIRMATION_POINTS.map((point) => [point, true]));
  await web.fixture.send(caseId, healthCentre, {
    type: 'RECORD_CONFIRMATION',
    hearingId,
    points,
    confirmedOn: '2026-11-16',
    chair: '座長 三郎',
    remarks: '',
  });
  await web.fixture.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
  return caseId;
}

describe('a health centre', () => {
  it('reads the documents of its own council and not those of another that was asked about the same case', async () => {
    const caseId = await askedOfTwo();
    const files = (await filesOf(caseId)).filter(({ formId }) => formId?.startsWith('co'));
    const read = async (healthCentreId: string) => {
      const actor = { ...PEOPLE.healthCentre, healthCentreId };
      const list = await web.fixture.app.get(StoredFileService).list(actor, caseId);
      return list
        .filter(({ formId }) => formId?.startsWith('co'))
        .map(({ subjectKey }) => subjectKey)
        .sort();
    };
    const [other] = await web.fixture.query<{ centre: string }>(
      `SELECT health_centre_id AS centre FROM hearing WHERE application_id = $1 AND planning_area_id = 'nemuro'`,
      [caseId],
    );
    expect(files.map(({ subjectKey }) => subjectKey).sort()).toEqual([
      'meeting:nemuro',
      'meeting:tokachi',
      'nemuro',
      'report:tokachi',
      'tokachi',
    ]);
    expect(await read('obihiro')).toEqual(['meeting:tokachi', 'report:tokachi', 'tokachi']);
    expect(await read(other?.centre ?? '')).toEqual(['meeting:nemuro', 'nemuro']);
    const obihiro = await as('healthCentre');
    const foreign = files.find(({ subjectKey }) => subjectKey === 'meeting:nemuro')?.id ?? '';
    for (const path of [
      `/files/${foreign}`,
      `/api/files/${foreign}`,
      fileRecordPath(foreign),
      officialDocumentPath(caseId, 'confirmation-form-2~meeting:nemuro'),
    ])
      expect([path, (await obihiro.get(path)).status]).toEqual([path, 404]);
  });
});

describe('the log of a case that two health centres were asked about', () => {
  const TOKACHI = '調整会議開催依頼文（十勝圏）';
  const NEMURO = '調整会議開催依頼文（根室圏）';

  it('tells each centre of its own documents and of its own council’s work, and the prefecture of all', async () => {
    const caseId = await askedOfTwo();
    const [other] = await web.fixture.query<{ centre: string }>(
      `SELECT health_centre_id AS centre FROM hearing WHERE application_id = $1 AND planning_area_id = 'nemuro'`,
      [caseId],
    );
    const officer = await as('officer');
    for (const area of ['tokachi', 'nemuro'])
      expect(
        (
          await force(officer, caseId, `coordination-council-request~${area}`, 'reissue', {
            fromVersion: '1',
            reason: '紛失',
          })
        ).status,
      ).toBe(303);
    const letter = {
      type: 'DOCUMENT_ISSUED',
      formId: 'confirmation-report',
      subjectKey: 'centre:obihiro',
      title: '十勝の三件の報告書',
      version: 1,
      reason: '',
    } as const;
    const command = {
      caseId,
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      event: letter,
    };
    await web.fixture.app.get(CaseEntries).add(PEOPLE.healthCentre, [command], () => Promise.resolve([]));

    const queries = web.fixture.app.get(CaseQueries);
    const told = async (actor: Actor) => {
      const { rows } = await queries.log(actor, caseId, 1);
      return rows.map(({ eventType, sentence }) => `${eventType} ${sentence}`).join('\n');
    };
    const centre = (healthCentreId: string): Actor => ({ ...PEOPLE.healthCentre, healthCentreId });
    const [obihiro, nemuro, prefecture] = [
      await told(centre('obihiro')),
      await told(centre(other?.centre ?? '')),
      await told(PEOPLE.officer),
    ];
    for (const words of [TOKACHI, 'CONVENE_COUNCIL', 'RECORD_CONFIRMATION', 'REPORT_CONFIRMATION', letter.title])
      expect([words, obihiro.includes(words), prefecture.includes(words)]).toEqual([words, true, true]);
    expect(obihiro).not.toContain(NEMURO);
    for (const words of [NEMURO, 'REPORT_CONFIRMATION']) expect(nemuro).toContain(words);
    for (const words of [TOKACHI, 'CONVENE_COUNCIL', 'RECORD_CONFIRMATION', letter.title])
      expect([words, nemuro.includes(words)]).toEqual([words, false]);
  });
});

describe('a foreign case', () => {
  it('is answered like one that does not exist, at every address of documents, files, records and packs', async () => {
    const caseId = await web.fixture.approved();
    await web.fixture.send(caseId, PEOPLE.officer, {
      type: 'ISSUE_DESIGNATION',
      documentNumber: '医指令第12号',
      issuedOn: '2026-12-11',
    });
    const files = await filesOf(caseId);
    const keys = files.flatMap(({ formId, subjectKey }) =>
      formId === null ? [] : [subjectKey === '' ? formId : `${formId}~${subjectKey}`],
    );
    expect(keys).toEqual(
      expect.arrayContaining(['reception-copy', 'designation-notice', 'confirmation-form-1~report:tokachi']),
    );
    const stranger = await as('otherHospital');
    const before = [
      await web.fixture.lockVersion(caseId),
      files,
      await web.fixture.query('SELECT id FROM document_download'),
      await web.fixture.query('SELECT id FROM job'),
    ];
    for (const key of [...keys, 'application-form-1', 'nothing']) {
      const addresses = [
        officialDocumentPath(caseId, key),
        officialDocumentPreviewPath(caseId, key),
        ...(['issue', 'reissue', 'correct'] as const).map((act) => officialDocumentActPath(caseId, key, act)),
      ];
      for (const address of addresses) expect([address, (await stranger.get(address)).status]).toEqual([address, 404]);
      for (const act of ['issue', 'reissue', 'correct'])
        expect([key, act, (await force(stranger, caseId, key, act, { reason: '理由' })).status]).toEqual([
          key,
          act,
          404,
        ]);
    }
    for (const { id } of files)
      for (const path of [`/files/${id}`, `/api/files/${id}`, fileRecordPath(id)])
        expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    expect((await stranger.get(`${casePath(caseId)}/notice-preview`)).status).toBe(403);
    const packs = ['hospital-set', 'case-file', 'draft-set', 'confirmation-sheets', 'request-letters'];
    for (const kind of packs)
      expect([
        kind,
        (await stranger.post('/jobs').type('form').send({ kind, caseIds: caseId, idempotencyKey: randomUUID() }))
          .status,
      ]).toEqual([kind, 404]);
    expect([
      await web.fixture.lockVersion(caseId),
      await filesOf(caseId),
      await web.fixture.query('SELECT id FROM document_download'),
      await web.fixture.query('SELECT id FROM job'),
    ]).toEqual(before);
  });

  it('is not bound into a pack that is asked for with cases of one’s own, and its name is not told', async () => {
    const own = await web.fixture.submitted();
    const id = await queueJob(web.fixture, 'otherHospital', 'hospital-set', [own]);
    await web.fixture.app.get(JobWorker).idle();
    const [job] = await web.fixture.query<{ state: string; omitted: object[]; parts: unknown }>(
      `SELECT state, result->'omitted' AS omitted, ${PARTS} AS parts FROM job WHERE id = $1`,
      [id],
    );
    expect(job).toEqual({
      state: 'failed',
      parts: 0,
      omitted: [{ title: '1件目の申請', reason: 'この申請は見つからないか、あなたの担当ではありません。' }],
    });
  });
});

describe('a job that its person may not ask for', () => {
  it('is not run either, should it stand in the queue', async () => {
    const own = await web.fixture.submitted();
    const id = await queueJob(web.fixture, 'hospital', 'case-file', [own]);
    await web.fixture.app.get(JobWorker).idle();
    const [job] = await web.fixture.query(`SELECT state, message, ${PARTS} AS parts FROM job WHERE id = $1`, [id]);
    expect(job).toEqual({
      state: 'failed',
      parts: 0,
      message: 'この作業を依頼した利用者は、いまはこの作業を行えません。',
    });
  });
});

describe('a document that lacks something', () => {
  it('can be looked at and not issued; nothing is kept of the attempt but what was typed', async () => {
    const { caseId } = await web.fixture.open();
    const hospital = await as('hospital');
    const key = 'application-form-1';
    const page = await hospital.get(officialDocumentPath(caseId, key));
    expect(page.text).toMatch(/足りない事項（\d+件）/);
    expect((await hospital.get(officialDocumentPreviewPath(caseId, key))).headers['content-type']).toBe(
      'application/pdf',
    );
    const before = [
      await web.fixture.lockVersion(caseId),
      await filesOf(caseId),
      await web.fixture.query('SELECT seq FROM record_entry'),
    ];
    const answer = await force(hospital, caseId, key, 'issue');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('提出した後に発行してください');
    for (const path of ['content/applicant', 'content/sub-items'])
      expect(page.text).toContain(`href="${casePath(caseId)}/${path}"`);
    expect([
      await web.fixture.lockVersion(caseId),
      await filesOf(caseId),
      await web.fixture.query('SELECT seq FROM record_entry'),
    ]).toEqual(before);
  });

  it('is not corrected either, and the reason stays in the form', async () => {
    const caseId = await web.fixture.examined();
    const [{ profile } = { profile: '' }] = await web.fixture.query<{ profile: string }>(
      'SELECT address AS profile FROM medical_institution WHERE id = $1',
      [PEOPLE.hospital.institutionId],
    );
    await web.fixture.query(`UPDATE medical_institution SET name = '' WHERE name = '十勝緑陽総合病院'`);
    const answer = await force(await as('officer'), caseId, 'reception-copy', 'correct', {
      fromVersion: '2',
      reason: '名称の誤記があったため',
      drawnAnew: 'true',
      documentNumber: '受付第7号',
      documentDate: '令和8年11月16日',
    });
    await web.fixture.query(`UPDATE medical_institution SET name = '十勝緑陽総合病院' WHERE name = ''`);
    expect([answer.status, answer.text, profile]).toEqual([
      422,
      expect.stringContaining('名称の誤記があったため'),
      '帯広市',
    ]);
    expect(answer.text).toContain('href="/settings/institutions"');
    expect((await filesOf(caseId)).filter(({ formId }) => formId === 'reception-copy')).toHaveLength(2);
  });
});

describe('audit:verify', () => {
  const problems = async () => {
    const lines: string[] = [];
    const fits = await auditReport(web.fixture.dataSource, (line) => lines.push(line));
    return fits ? [] : lines.slice(2);
  };
  const change = (sql: string) => web.fixture.asOwner((query) => query(sql));

  /** The copy handed out at the counter, issued again and then corrected. */
  async function reissuedAndCorrected(): Promise<string> {
    const caseId = await web.fixture.examined();
    const officer = await as('officer');
    // Nothing of the copy is typed, and no record was put right: it is drawn anew.
    const typed = { drawnAnew: 'true' };
    expect(
      (await force(officer, caseId, 'reception-copy', 'reissue', { fromVersion: '2', reason: '紛失' })).status,
    ).toBe(303);
    expect(
      (await force(officer, caseId, 'reception-copy', 'correct', { fromVersion: '3', reason: '誤記', ...typed }))
        .status,
    ).toBe(303);
    expect(await problems()).toEqual([]);
    return caseId;
  }

  const COPY = `form_id = 'reception-copy'`;
  const bytesOf = (version: number) =>
    `no = 0 AND file_id = (SELECT id FROM stored_file WHERE ${COPY} AND version = ${version})`;
  it.each([
    [
      'the bytes of the corrected one',
      `UPDATE stored_file SET size = size + 1 WHERE ${COPY} AND version = 4; UPDATE stored_file_part SET bytes = bytes || '\\x00'::bytea WHERE ${bytesOf(4)}`,
      /内容が保存時と異なります/,
    ],
    [
      'bytes and digest of the copy',
      `UPDATE stored_file SET size = 1, sha256 = encode(sha256('\\x00'), 'hex') WHERE ${COPY} AND version = 3; UPDATE stored_file_part SET bytes = '\\x00' WHERE ${bytesOf(3)}`,
      /「受付の控え 第3版」.*書き換えられています/,
    ],
    [
      'a removed former version',
      `DELETE FROM stored_file_part WHERE ${bytesOf(1)}; DELETE FROM stored_file WHERE ${COPY} AND version = 1`,
      /失われています/,
    ],
    [
      'the order of versions',
      `UPDATE stored_file SET version = 9 WHERE ${COPY} AND version = 4`,
      /「受付の控え 第9版」.*書き換えられています/,
    ],
    [
      'the version an event issued first',
      `UPDATE stored_file SET version = 5 WHERE ${COPY} AND version = 1`,
      /「提出の控え 第5版」.*書き換えられています/,
    ],
    [
      'the reason',
      `UPDATE stored_file SET reason = '別の理由' WHERE ${COPY} AND version = 3`,
      /「受付の控え.*書き換えられています/,
    ],
    [
      'the document it is filed as',
      `UPDATE stored_file SET form_id = 'correction-notice' WHERE ${COPY} AND version = 4`,
      /「受付の控え.*書き換えられています/,
    ],
    [
      'the reason in the log',
      `UPDATE record_entry SET payload = jsonb_set(payload, '{reason}', '"別"') WHERE event_type = 'DOCUMENT_CORRECTED'`,
      /内容が書き換えられています/,
    ],
    [
      'an entry that was taken out',
      `DELETE FROM record_entry WHERE event_type = 'DOCUMENT_REISSUED'`,
      /失われています/,
    ],
  ])('finds a changed document: %s', async (_, sql, problem) => {
    await reissuedAndCorrected();
    await change(sql);
    expect(await problems()).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });
});
