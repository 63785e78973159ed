import { READERS_OF_CASES } from '../applications/scope/access-scope.js';
import { CaseReaders } from './case-readers.js';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { insertAreas, insertCase, insertInstitution, person } from '../../test/support/case-rows.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { bytesOf } from '../../test/support/deliveries.js';
import { FixedClock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database.js';
import { PART_BYTES } from '../platform/part-table.js';
import { TemporaryFiles } from '../platform/temporary-files.js';
import type { Actor } from '../procedure/terms/actors.js';
import { DocumentDownload } from './entities/document-download.js';
import { WithdrawnFile } from './entities/withdrawn-file.js';
import { StoredFile } from './entities/stored-file.js';
import { FileCheck } from './file-check.js';
import { attachedFiles, FileDamaged, FileNotFound, StoredFileService, withdrawFile } from './stored-file.service.js';
import { pdf } from '../../test/support/test-files.js';
import { UploadRefused, Uploads } from './uploads.js';

let database: TestDatabase;
let db: DataSource;
let files: StoredFileService;
let uploads: Uploads;
let mine: string;
let foreign: string;
let hospital: Actor;
let otherHospital: Actor;
const officer = person('prefectureOfficer');
const NOW = '2026-12-04T09:00:00+09:00';

beforeAll(async () => {
  database = await createTestDatabase();
  db = await new DataSource(
    dataSourceOptions(database.appUrl, [StoredFile, DocumentDownload, WithdrawnFile]),
  ).initialize();
  const [clock, config] = [
    new FixedClock(NOW),
    Object.assign(new Config(), {
      uploadLimitBytes: 1024 * 1024,
      dataDir: mkdtempSync(join(tmpdir(), 'shitei-files-')),
    }),
  ];
  const readers = new CaseReaders();
  readers.tell(READERS_OF_CASES);
  files = new StoredFileService(db, clock, readers);
  uploads = new Uploads(config, new TemporaryFiles(config, clock), new FileCheck(config.uploadLimitBytes));
  const owner = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
  await insertAreas(owner);
  const institutionId = await insertInstitution(owner, { name: '十勝㐀𠮷病院', kana: 'トカチビョウイン' });
  const otherId = await insertInstitution(owner, { name: '釧路病院', kana: 'クシロビョウイン', area: 'kushiro' });
  mine = await insertCase(owner, { institutionId, referenceNo: 'R8-3-0001' });
  foreign = await insertCase(owner, { institutionId: otherId, referenceNo: 'R8-3-0002', area: 'kushiro' });
  await owner.destroy();
  hospital = person('hospital', { institutionId });
  otherHospital = person('hospital', { institutionId: otherId });
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const attach = (applicationId: string, requirementId: string, bytes = pdf(), fileName = '様式1.pdf') =>
  uploads.ofBytes(fileName, bytes, (file) =>
    files.storeAttachment(db.manager, { actor: hospital, applicationId, requirementId, file }),
  );

const attachedTo = async (applicationId: string) => {
  const rows = await db.query<{ files: { requirementId: string }[] }[]>(
    `SELECT ${attachedFiles('a.id')} AS files FROM application a WHERE a.id = $1`,
    [applicationId],
  );
  return rows[0]?.files.map(({ requirementId }) => requirementId);
};

/** As files were stored while the newest of a requirement replaced the one before. */
const attachReplacing = (applicationId: string, requirementId: string, version: number) =>
  db.query<{ id: string }[]>(
    `INSERT INTO stored_file (application_id, purpose, requirement_id, version, title, file_name, media_type, size, sha256,
       created_by_id, created_by_name, created_by_office, created_at)
     VALUES ($1, 'attachment', $2, $3, '旧.pdf', '旧.pdf', 'application/pdf', 1, $4, 'a', '氏名', '病院', now()) RETURNING id`,
    [applicationId, requirementId, version, 'f'.repeat(64)],
  );

const issue = (
  more: {
    formId?: string;
    subjectKey?: string;
    supersedes?: string;
    reason?: string;
    sha256?: string;
    bytes?: Buffer;
  } = {},
) => {
  const bytes = more.bytes ?? pdf();
  const document = {
    actor: officer,
    applicationId: mine,
    formId: 'designation-notice',
    formVersion: 1,
    subjectKey: '',
    title: '指定通知書',
  };
  return files.storeIssued(db.manager, {
    ...document,
    fileName: '通知.pdf',
    sha256: sha256(bytes),
    snapshot: { a: 1 },
    reason: '',
    ...more,
    bytes,
  });
};

describe('attachments', () => {
  it('are refused when no reader can open them, before anything is stored', async () => {
    const before = await files.list(hospital, mine);
    const broken = Buffer.from(pdf().toString('latin1').replace('/Kids [3 0 R]', '/Kids [8 0 R]'), 'latin1');
    await expect(attach(mine, 'D09', broken)).rejects.toThrow(/^PDFが壊れているか.*作り直し/);
    await expect(attach(mine, 'D09', broken)).rejects.toBeInstanceOf(UploadRefused);
    expect(await files.list(hospital, mine)).toEqual(before);
  });

  it('stand beside each other for their requirement, in the order in which they came, and each stays', async () => {
    const first = await attach(mine, 'D01', pdf({ text: '1' }), '../様式1（案）㐀.pdf');
    const second = await attach(mine, 'D01', pdf({ text: '2' }));
    await attach(mine, 'D05');
    expect(first).toMatchObject({
      version: 1,
      fileName: '様式1（案）㐀.pdf',
      title: '様式1（案）㐀.pdf',
      mediaType: 'application/pdf',
      createdByName: '試験 花子',
    });
    expect(first).not.toHaveProperty('content');
    expect(second.version).toBe(2);
    expect(await attachedTo(mine)).toEqual(['D01', 'D01', 'D05']);
    expect((await bytesOf(await files.open(hospital, first.id, 'view'))).equals(pdf({ text: '1' }))).toBe(true);
  });

  it('are judged by their bytes before anything is stored', async () => {
    await expect(attach(foreign, 'D01', Buffer.from('x'))).rejects.toThrow(UploadRefused);
    await expect(attach(foreign, 'D01', Buffer.alloc(1024 * 1024 + 1))).rejects.toThrow(/上限は1MB/);
    expect(await attachedTo(foreign)).toEqual([]);
  });

  it('go with the case no longer once they are withdrawn; what one has replaced before does not come back', async () => {
    const [first] = await attachReplacing(foreign, 'D30', 1);
    const [second] = await attachReplacing(foreign, 'D30', 2);
    const beside = await attach(foreign, 'D30');
    const attached = async () => {
      const sql = `SELECT ${attachedFiles('a.id')} AS files FROM application a WHERE a.id = $1`;
      const [row] = await db.query<{ files: { fileId: string }[] }[]>(sql, [foreign]);
      return row?.files.map(({ fileId }) => fileId);
    };
    expect(await attached()).toEqual([second?.id, beside.id]);
    await withdrawFile(db.manager, second?.id ?? '', { reason: '別の医師の計画', actor: hospital, now: new Date() });
    expect(await attached()).toEqual([beside.id]);
    const stored = (await files.list(otherHospital, foreign)).filter(({ requirementId }) => requirementId === 'D30');
    expect(stored.map(({ id, withdrawal }) => [id, withdrawal?.reason])).toEqual([
      [beside.id, undefined],
      [second?.id, '別の医師の計画'],
      [first?.id, undefined],
    ]);
  });

  it('are no more than thirty of one requirement', async () => {
    for (let version = 1; version <= 30; version++)
      await db.query(
        `INSERT INTO stored_file (application_id, purpose, requirement_id, subject_key, version, title, file_name, media_type, size,
           sha256, created_by_id, created_by_name, created_by_office, created_at)
         VALUES ($1, 'attachment', 'D31', $2, $3, 'a.pdf', 'a.pdf', 'application/pdf', 1, $4, 'a', '氏名', '病院', now())`,
        [foreign, String(version), version, 'f'.repeat(64)],
      );
    await expect(attach(foreign, 'D31')).rejects.toThrow('一つの書類に添付できるファイルは30件までです');
    const [last] = (await files.list(otherHospital, foreign)).filter(({ requirementId }) => requirementId === 'D31');
    await withdrawFile(db.manager, last?.id ?? '', { reason: '誤り', actor: hospital, now: new Date() });
    expect((await attach(foreign, 'D31')).version).toBe(31);
  });

  it('cannot be changed or removed', async () => {
    await expect(db.query(`UPDATE stored_file SET title = 'x'`)).rejects.toThrow();
    await expect(db.query('DELETE FROM stored_file')).rejects.toThrow();
    await expect(db.query(`UPDATE stored_file_part SET bytes = ''`)).rejects.toThrow();
    await expect(db.query('DELETE FROM stored_file_part')).rejects.toThrow();
  });
});

describe('issued documents', () => {
  it('are never issued twice without naming what is replaced and why', async () => {
    const first = await issue();
    await expect(issue()).rejects.toThrow(/issued already/);
    await expect(issue({ supersedes: first.id })).rejects.toThrow(/needs a reason/);
    const second = await issue({ supersedes: first.id, reason: '日付の誤り' });
    expect(second).toMatchObject({ version: 2, reason: '日付の誤り' });
    await expect(issue({ supersedes: first.id, reason: '再' })).rejects.toThrow(/issued already/);
    expect(await issue({ subjectKey: 'meeting:tokachi', formId: 'confirmation-form-1' })).toMatchObject({ version: 1 });
  });

  it('must fit their digest', async () => {
    await expect(issue({ formId: 'refusal-notice', sha256: 'f'.repeat(64) })).rejects.toThrow(/digest/);
  });
});

describe('who reads what', () => {
  const forms = async (actor: Actor) => [...new Set((await files.list(actor, mine)).map(({ formId }) => formId))];

  it('lists by role, without the bytes', async () => {
    expect(await forms(hospital)).toEqual([null, 'designation-notice']);
    const obihiro = person('healthCentre', { healthCentreId: 'obihiro' });
    // What was attached is submitted in applications/queries/submitted-files.spec.ts.
    expect(await forms(officer)).toEqual(['confirmation-form-1', 'designation-notice']);
    expect(await forms(obihiro)).toEqual([]);
    await db.query(
      `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on) VALUES ($1, 'coordinationCouncil', 'tokachi', 'obihiro', '2026-12-04')`,
      [mine],
    );
    expect(await forms(obihiro)).toEqual(['confirmation-form-1']);
    expect((await files.list(officer, mine))[0]).not.toHaveProperty('content');
  });

  it('hides foreign cases and foreign files alike', async () => {
    expect(await files.list(otherHospital, mine)).toEqual([]);
    const [file] = await files.list(hospital, mine);
    const strangers = [
      otherHospital,
      person('healthCentre', { healthCentreId: 'kushiro-hc' }),
      person('systemAdministrator'),
      person('supportCentre'),
    ];
    for (const stranger of strangers)
      await expect(files.open(stranger, file?.id ?? '', 'view')).rejects.toThrow(FileNotFound);
    for (const id of ['x', '00000000-0000-4000-8000-000000000009'])
      await expect(files.open(officer, id, 'view')).rejects.toThrow(FileNotFound);
    const confirmation = (await files.list(officer, mine)).find(({ formId }) => formId === 'confirmation-form-1');
    await expect(files.open(hospital, confirmation?.id ?? '', 'view')).rejects.toThrow(FileNotFound);
  });
});

describe('a file of several parts', () => {
  const large = pdf({ text: 'x'.repeat(2 * PART_BYTES + 100) });

  it('is kept in parts and comes back byte for byte', async () => {
    const info = await uploads.ofBytes('大.pdf', large, (file) =>
      files.storeAttachment(db.manager, { actor: hospital, applicationId: mine, requirementId: 'D20', file }),
    );
    const parts: { bytes: number }[] = await db.query(
      'SELECT octet_length(bytes) AS bytes FROM stored_file_part WHERE file_id = $1 ORDER BY no',
      [info.id],
    );
    expect(parts.map(({ bytes }) => bytes)).toEqual([PART_BYTES, PART_BYTES, large.length - 2 * PART_BYTES]);
    expect(info).toMatchObject({ size: large.length, sha256: sha256(large) });
    expect((await bytesOf(await files.open(hospital, info.id, 'view'))).equals(large)).toBe(true);
  });

  it('is broken off before its last piece when it is changed while it is taken', async () => {
    const info = await uploads.ofBytes('大.pdf', large, (file) =>
      files.storeAttachment(db.manager, { actor: hospital, applicationId: mine, requirementId: 'D21', file }),
    );
    const delivery = await files.open(hospital, info.id, 'view');
    const owner = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
    await owner.query('ALTER TABLE stored_file_part DISABLE TRIGGER USER');
    await owner.query(`UPDATE stored_file_part SET bytes = set_byte(bytes, 0, 0) WHERE file_id = $1 AND no = 2`, [
      info.id,
    ]);
    await owner.query('ALTER TABLE stored_file_part ENABLE TRIGGER USER');
    await owner.destroy();
    let taken = 0;
    const take = async () => {
      for await (const chunk of delivery.chunks) taken += chunk.length;
    };
    await expect(take()).rejects.toThrow(FileDamaged);
    expect(taken).toBe(2 * PART_BYTES);
  });
});

describe('opening', () => {
  it('notes who opened what and when, and nothing when it was refused', async () => {
    const info = await attach(mine, 'D07');
    await files.open(hospital, info.id, 'view');
    await expect(files.open(otherHospital, info.id, 'view')).rejects.toThrow();
    const log = await db.manager.findBy(DocumentDownload, { fileId: info.id });
    expect(log).toEqual([
      expect.objectContaining({ actorId: hospital.accountId, actorOffice: '試験課', downloadedAt: new Date(NOW) }),
    ]);
  });

  it('never hands out bytes that were tampered with', async () => {
    const info = await attach(mine, 'D08');
    const owner = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
    await owner.query('ALTER TABLE stored_file_part DISABLE TRIGGER USER');
    await owner.query(`UPDATE stored_file_part SET bytes = bytes || '\\x00'::bytea WHERE file_id = $1`, [info.id]);
    await owner.query('ALTER TABLE stored_file_part ENABLE TRIGGER USER');
    await owner.destroy();
    await expect(files.open(hospital, info.id, 'view')).rejects.toThrow(FileDamaged);
    expect(await db.manager.countBy(DocumentDownload, { fileId: info.id })).toBe(0);
  });
});
