/** What a hospital is still writing: who may save what, and what two people do to each other. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { filledB } from '../../../test/support/procedure-samples.js';
import { storedContent } from '../../../test/support/stored-content.js';
import { CaseCommands } from '../commands/case-commands.js';
import { CaseNotFound, CommandRefused, StaleSection, StaleWorkingCopy } from '../entities/errors.js';
import { CaseQueries } from '../queries/case-queries.js';
import { type SaveSection, WorkingCopies } from './working-copies.js';

const { hospital, otherHospital, officer } = PEOPLE;
const colleague = { ...hospital, accountId: randomUUID(), name: '事務 次郎' };

let fixture: CaseFixture;
let copies: WorkingCopies;

beforeAll(async () => {
  fixture = await CaseFixture.start();
  copies = fixture.app.get(WorkingCopies);
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

function sent(caseId: string, more: Partial<SaveSection> = {}): SaveSection {
  return {
    caseId,
    section: 'applicant',
    lockVersion: 0,
    idempotencyKey: randomUUID(),
    fields: { contactName: '佐々木' },
    ...more,
  };
}

const stored = (caseId: string) => storedContent(fixture.query.bind(fixture), caseId);
const view = (caseId: string, actor = hospital) => fixture.app.get(CaseQueries).get(actor, caseId);

it('is no event: no entry, no version of the case, nothing in a list', async () => {
  const { caseId } = await fixture.open();
  const before = await fixture.query('SELECT lock_version, last_event, updated_at, state FROM application');
  fixture.clock.set('2026-11-17T10:00:00+09:00');
  await expect(copies.save(hospital, sent(caseId))).resolves.toMatchObject({ version: 1, repeated: false });
  expect(await fixture.query('SELECT lock_version, last_event, updated_at, state FROM application')).toEqual(before);
  expect(await fixture.query("SELECT seq FROM record_entry WHERE subject_type = 'case'")).toHaveLength(1);
  expect((await view(caseId)).facts.content).toMatchObject({ contactName: '佐々木', contactPhone: '' });
});

it('keeps what was not sent, and replaces a list as a whole', async () => {
  const { caseId } = await fixture.open();
  await copies.save(hospital, sent(caseId));
  await copies.save(hospital, sent(caseId, { lockVersion: 1, fields: { contactPhone: '0155-00-0000' } }));
  expect(await stored(caseId)).toMatchObject({ contactName: '佐々木', contactPhone: '0155-00-0000' });
});

it('keeps what another form wrote while it waited, whatever version it names', async () => {
  const { caseId } = await fixture.open();
  const [first, second] = await fixture.queued('SELECT FROM application FOR UPDATE', [
    () => copies.save(hospital, sent(caseId)),
    () => copies.save(hospital, sent(caseId, { lockVersion: 1, fields: { contactPhone: '0155-00-0000' } })),
  ]);
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
  expect((second as PromiseRejectedResult).reason).toBeInstanceOf(StaleSection);
  expect(await stored(caseId)).toMatchObject({ contactName: '佐々木' });
});

it('keeps the half of a group that was not sent', async () => {
  const { caseId } = await fixture.open();
  const pledge = (lockVersion: number, half: object) =>
    copies.save(hospital, sent(caseId, { section: 'pledge', lockVersion, fields: { pledge: half } as never }));
  await pledge(0, { agreed: true });
  await pledge(1, { pledgedOn: '2026-11-16' });
  expect(await stored(caseId)).toMatchObject({ pledge: { agreed: true, pledgedOn: '2026-11-16' } });
  await pledge(2, { agreed: false });
  expect(await stored(caseId)).toMatchObject({ pledge: { agreed: false, pledgedOn: '2026-11-16' } });
});

it('lets two people write different sections at the same moment', async () => {
  const { caseId } = await fixture.open();
  await Promise.all([
    copies.save(hospital, sent(caseId)),
    copies.save(colleague, sent(caseId, { section: 'reason', fields: { longHoursReason: '当直のため' } })),
    copies.save(hospital, sent(caseId, { section: 'pledge', fields: { pledge: { agreed: true, pledgedOn: null } } })),
  ]);
  expect(await stored(caseId)).toMatchObject({ contactName: '佐々木', longHoursReason: '当直のため' });
  expect((await view(caseId)).working?.map(({ version }) => version)).toEqual([1, 1, 1]);
});

it('lets one of two win in the same section, and tells the other both texts, who and when', async () => {
  const { caseId } = await fixture.open();
  const texts = [sent(caseId), sent(caseId, { fields: { contactName: '事務' } })] as const;
  const results = await Promise.allSettled([copies.save(hospital, texts[0]), copies.save(colleague, texts[1])]);
  const lost = results.findIndex(({ status }) => status === 'rejected');
  const winner = [hospital, colleague][1 - lost];
  expect((results[lost] as PromiseRejectedResult).reason).toMatchObject({
    name: 'StaleSection',
    stored: {
      version: 1,
      savedByName: winner?.name,
      savedAt: fixture.clock.now(),
      body: { contactName: texts[1 - lost]?.fields['contactName'], contactPhone: '' },
    },
    sent: { contactName: texts[lost]?.fields['contactName'] },
  });
  await expect(copies.save(colleague, { ...texts[1], lockVersion: 1 })).resolves.toMatchObject({ version: 2 });
});

it('does nothing twice for a second click, and takes no other text under its key', async () => {
  const { caseId } = await fixture.open();
  const form = sent(caseId);
  const clicks = await Promise.all([1, 2, 3].map(() => copies.save(hospital, form)));
  expect(clicks.map(({ version }) => version)).toEqual([1, 1, 1]);
  expect(clicks.filter(({ repeated }) => !repeated)).toHaveLength(1);
  await expect(copies.save(hospital, { ...form, fields: { contactName: '別人' } })).rejects.toThrow(StaleSection);
  await expect(copies.save(colleague, form)).rejects.toThrow(StaleSection);
  expect(await stored(caseId)).toMatchObject({ contactName: '佐々木' });
});

it('is closed to others, to a version that never was, and once it is submitted', async () => {
  const { caseId } = await fixture.open();
  await expect(copies.save(otherHospital, sent(caseId))).rejects.toThrow(CaseNotFound);
  await expect(copies.save(officer, sent(caseId))).rejects.toMatchObject({ code: 'notYourRole' });
  await expect(copies.save(hospital, sent(caseId, { lockVersion: 3 }))).rejects.toThrow(StaleSection);
  await fixture.send(caseId, hospital, { type: 'WITHDRAW', reason: '準備のため' });
  await expect(copies.save(hospital, sent(caseId))).rejects.toMatchObject({ code: 'finalState' });
  const submitted = await fixture.submitted();
  await expect(copies.save(hospital, sent(submitted, { lockVersion: 1 }))).rejects.toThrow(CommandRefused);
  expect(await fixture.query('SELECT id FROM event_attempt')).toEqual([]);
});

it('refuses text that the database could not keep unchanged', async () => {
  const { caseId } = await fixture.open();
  await expect(copies.save(hospital, sent(caseId, { fields: { contactName: 'a\0b' } }))).rejects.toThrow('stored');
});

describe('what is submitted is what was seen', () => {
  it('a page that was opened before a save submits nothing', async () => {
    const caseId = await fixture.submitted();
    await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '確かめるため' });
    const { application } = await view(caseId);
    const { id, lockVersion, workingVersion } = application;
    const submit = { caseId: id, lockVersion, workingVersion, event: { type: 'SUBMIT' } as const };
    await copies.save(colleague, sent(caseId, { lockVersion: 1, fields: { contactName: '後の人' } }));
    const commands = fixture.app.get(CaseCommands);
    await expect(commands.execute(hospital, { ...submit, idempotencyKey: randomUUID() })).rejects.toThrow(
      StaleWorkingCopy,
    );
    await expect(
      commands.execute(hospital, { ...submit, workingVersion: workingVersion + 1, idempotencyKey: randomUUID() }),
    ).resolves.toMatchObject({ state: 'submitted' });
  });

  it('a command that waited for a save submits what was saved', async () => {
    const caseId = await fixture.submitted();
    await fixture.send(caseId, hospital, { type: 'PULL_BACK', reason: '確かめるため' });
    const lockVersion = await fixture.lockVersion(caseId);
    await fixture.dataSource
      .transaction(async (tx) => {
        await tx.query('SELECT FROM application WHERE id = $1 FOR UPDATE', [caseId]);
        const submit = fixture.app.get(CaseCommands).execute(hospital, {
          caseId,
          lockVersion,
          idempotencyKey: randomUUID(),
          event: { type: 'SUBMIT' },
        });
        const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        while ((await fixture.query(waiting)).length === 0) await pause(10);
        // As `save` writes it.
        await tx.query(
          `UPDATE working_section SET body = body || '{"contactName": "後の人"}' WHERE application_id = $1 AND section = 'applicant'`,
          [caseId],
        );
        await tx.query('UPDATE application SET working_version = working_version + 1 WHERE id = $1', [caseId]);
        return { submit };
      })
      .then(({ submit }) => submit);
    expect((await view(caseId, officer)).facts.content.contactName).toBe('後の人');
  });

  it('begins with the whole of a sample', async () => {
    const caseId = await fixture.submitted();
    expect({ kind: 'B', ...(await stored(caseId)) }).toEqual(filledB());
  });
});
