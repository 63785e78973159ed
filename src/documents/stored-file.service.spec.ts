import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { insertAreas, insertCase, insertInstitution, person } from '../../test/support/case-rows.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { FixedClock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database.js';
import type { Actor } from '../procedure/actors.js';
import { DocumentDownload } from './entities/document-download.js';
import { StoredFile } from './entities/stored-file.js';
import { PdfCheck } from './pdf-check.js';
import { FileDamaged, FileNotFound, StoredFileService, UploadRefused } from './stored-file.service.js';
import { pdf } from './test-files.js';

let database: TestDatabase;
let db: DataSource;
let files: StoredFileService;
let mine: string;
let foreign: string;
let hospital: Actor;
let otherHospital: Actor;
const officer = person('prefectureOfficer');
const NOW = '2026-12-04T09:00:00+09:00';

beforeAll(async () => {
  database = await createTestDatabase();
  db = await new DataSource(dataSourceOptions(database.appUrl, [StoredFile, DocumentDownload])).initialize();
  files = new StoredFileService(db, new FixedClock(NOW), Object.assign(new Config(), { uploadLimitBytes: 1024 * 1024 }), new PdfCheck());
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
  files.storeAttachment(db.manager, { actor: hospital, applicationId, requirementId, title: '', fileName, bytes });

const issue = (more: { formId?: string; subjectKey?: string; supersedes?: string; reason?: string; sha256?: string; bytes?: Buffer } = {}) => {
  const bytes = more.bytes ?? pdf();
  const document = { actor: officer, applicationId: mine, formId: 'designation-notice', formVersion: 1, subjectKey: '', title: '指定通知書' };
  return files.storeIssued(db.manager, { ...document, fileName: '通知.pdf', sha256: sha256(bytes), snapshot: { a: 1 }, reason: '', ...more, bytes });
};

describe('attachments', () => {
  it('are refused when no reader can open them, before anything is stored', async () => {
    const before = await files.list(hospital, mine);
    const broken = Buffer.from(pdf().toString('latin1').replace('/Kids [3 0 R]', '/Kids [8 0 R]'), 'latin1');
    await expect(attach(mine, 'D09', broken)).rejects.toThrow(/^PDFが壊れているか.*作り直し/);
    await expect(attach(mine, 'D09', broken)).rejects.toBeInstanceOf(UploadRefused);
    expect(await files.list(hospital, mine)).toEqual(before);
  });

  it('become versions of their requirement, and each stays', async () => {
    const first = await attach(mine, 'D01', pdf({ text: '1' }), '../様式1（案）㐀.pdf');
    const second = await attach(mine, 'D01', pdf({ text: '2' }));
    await attach(mine, 'D05');
    expect(first).toMatchObject({ version: 1, fileName: '様式1（案）㐀.pdf', title: '様式1（案）㐀.pdf', mediaType: 'application/pdf', createdByName: '試験 花子' });
    expect(first).not.toHaveProperty('content');
    expect(second.version).toBe(2);
    expect(await files.attachedRequirementIds(db.manager, mine)).toEqual(['D01', 'D05']);
    expect((await files.open(hospital, first.id, 'view')).bytes.equals(pdf({ text: '1' }))).toBe(true);
  });

  it('are judged by their bytes before anything is stored', async () => {
    await expect(attach(foreign, 'D01', Buffer.from('x'))).rejects.toThrow(UploadRefused);
    await expect(attach(foreign, 'D01', Buffer.alloc(1024 * 1024 + 1))).rejects.toThrow(/上限は1MB/);
    expect(await files.attachedRequirementIds(db.manager, foreign)).toEqual([]);
  });

  it('cannot be changed or removed', async () => {
    await expect(db.query(`UPDATE stored_file SET title = 'x'`)).rejects.toThrow();
    await expect(db.query('DELETE FROM stored_file')).rejects.toThrow();
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
    expect(await forms(officer)).toEqual([null, 'confirmation-form-1', 'designation-notice']);
    expect(await forms(hospital)).toEqual([null, 'designation-notice']);
    const obihiro = person('healthCentre', { healthCentreId: 'obihiro' });
    expect(await forms(obihiro)).toEqual([null]);
    await db.query(
      `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on) VALUES ($1, 'coordinationCouncil', 'tokachi', 'obihiro', '2026-12-04')`,
      [mine],
    );
    expect(await forms(obihiro)).toEqual([null, 'confirmation-form-1']);
    expect((await files.list(officer, mine))[0]).not.toHaveProperty('content');
  });

  it('hides foreign cases and foreign files alike', async () => {
    expect(await files.list(otherHospital, mine)).toEqual([]);
    const [file] = await files.list(hospital, mine);
    const strangers = [otherHospital, person('healthCentre', { healthCentreId: 'kushiro-hc' }), person('systemAdministrator'), person('supportCentre')];
    for (const stranger of strangers) await expect(files.open(stranger, file?.id ?? '', 'view')).rejects.toThrow(FileNotFound);
    for (const id of ['x', '00000000-0000-4000-8000-000000000009']) await expect(files.open(officer, id, 'view')).rejects.toThrow(FileNotFound);
    const confirmation = (await files.list(officer, mine)).find(({ formId }) => formId === 'confirmation-form-1');
    await expect(files.open(hospital, confirmation?.id ?? '', 'view')).rejects.toThrow(FileNotFound);
  });
});

describe('opening', () => {
  it('notes who opened what and when, and nothing when it was refused', async () => {
    const info = await attach(mine, 'D07');
    await files.open(hospital, info.id, 'view');
    await expect(files.open(otherHospital, info.id, 'view')).rejects.toThrow();
    const log = await db.manager.findBy(DocumentDownload, { fileId: info.id });
    expect(log).toEqual([expect.objectContaining({ actorId: hospital.accountId, actorOffice: '試験課', downloadedAt: new Date(NOW) })]);
  });

  it('never hands out bytes that were tampered with', async () => {
    const info = await attach(mine, 'D08');
    const owner = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
    await owner.query('ALTER TABLE stored_file DISABLE TRIGGER USER');
    await owner.query(`UPDATE stored_file SET content = content || '\\x00'::bytea WHERE id = $1`, [info.id]);
    await owner.query('ALTER TABLE stored_file ENABLE TRIGGER USER');
    await owner.destroy();
    await expect(files.open(hospital, info.id, 'view')).rejects.toThrow(FileDamaged);
    expect(await db.manager.countBy(DocumentDownload, { fileId: info.id })).toBe(0);
  });
});
