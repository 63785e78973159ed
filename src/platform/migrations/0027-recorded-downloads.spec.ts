import { createOwnedDatabase } from '../../../test/support/database.js';
import { verifyRecord } from '../../record/verify.js';
import { EVIDENCE } from '../../verification/evidence.js';
import { RecordedDownloads1764000000026 } from './0027-recorded-downloads.js';

it('names what was taken before in one entry of the chain, and appends none where nothing was', async () => {
  const { owner, close } = await createOwnedDatabase();
  const runner = owner.createQueryRunner();
  const migration = new RecordedDownloads1764000000026();
  const applied = async () => {
    await runner.startTransaction();
    await migration.up(runner);
    await runner.commitTransaction();
    return verifyRecord(owner, EVIDENCE);
  };
  try {
    await migration.down(runner);
    expect(await applied()).toMatchObject({ entries: 0, problems: [] });
    await migration.down(runner);
    await runner.query('ALTER TABLE document_download DROP CONSTRAINT document_download_job_fk'); // no job is needed here
    // Eleven, so that their keys do not stand in the order of their numbers.
    await runner.query(
      `INSERT INTO document_download (job_id, purpose, actor_id, actor_name, actor_role, actor_office, downloaded_at)
       SELECT gen_random_uuid(), 'save', 'x', '担当 "一郎"', 'prefectureOfficer', '課', now() FROM generate_series(1, 11)`,
    );
    expect(await applied()).toMatchObject({
      entries: 1,
      rows: { 文書の受取り: 11 },
      problems: ['データベースの制約 document_download.document_download_job_fkが失われています。'], // the one taken away above
    });
    // Said not to have run, after a row was changed: it names nothing anew.
    await migration.down(runner);
    await runner.query('ALTER TABLE document_download DISABLE TRIGGER USER');
    await runner.query(`UPDATE document_download SET actor_name = '別人' WHERE id = 3`);
    await runner.query('ALTER TABLE document_download ENABLE TRIGGER USER');
    await expect(applied()).rejects.toThrow('記録 1 が文書の受取りを名指ししている');
    await runner.rollbackTransaction();
    const { problems } = await verifyRecord(owner, EVIDENCE);
    expect(problems).toContain(
      '設定 downloads の文書の受取り「課 別人」（3）が、記録 1 のあとで書き換えられています。',
    );
  } finally {
    await runner.release();
    await close();
  }
});
