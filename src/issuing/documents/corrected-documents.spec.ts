/** A correction (訂正) changes what it names and nothing else, whatever registry and settings say by then. */
import { randomUUID } from 'node:crypto';
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { refusalEvent } from '../../../test/support/procedure.js';
import { RecordCorrections } from '../../applications/commands/record-corrections.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { DesignationsModule } from '../../designations/designations.module.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { RecordName, RecordValues } from '../../procedure/recorded-facts.js';
import { RegistryService } from '../../registry/registry.service.js';
import { IssuingModule } from '../issuing.module.js';
import { type DocumentOrder, OfficialDocuments } from './official-documents.js';
import { ReportLetters } from './report-letters.js';

const { officer, approver, healthCentre } = PEOPLE;
const OLD = { name: '十勝緑陽総合病院', establisher: '緑陽会' };
const NEW = { name: '改称後病院', establisher: '承継会' };

let fixture: CaseFixture;
let registry: RegistryService;
let profile: RegistryService['profile'];

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, IssuingModule] });
  registry = fixture.app.get(RegistryService);
  profile = registry.profile.bind(registry);
}, 120_000);
afterAll(() => fixture?.close());
beforeEach(() => fixture.clear());
afterEach(async () => {
  registry.profile = profile;
  await register(OLD);
});

const on = (day: string) => fixture.clock.set(`${day}T10:00:00+09:00`);

async function register({ name, establisher }: typeof OLD): Promise<void> {
  await fixture.query('UPDATE medical_institution SET name = $1, establisher_name = $2 WHERE id = $3', [
    name,
    establisher,
    PEOPLE.hospital.institutionId,
  ]);
}

/** Another governor and another wording of the form of notices, from a day after those of the first version. */
function settle(governorTitle: string, title: string): void {
  const wording = { 'designation-notice': { title }, 'refusal-notice': { title } };
  registry.profile = () => ({ ...profile(), governorTitle, formWording: wording });
}

async function designated(): Promise<string> {
  const caseId = await fixture.approved();
  on('2026-12-14'); // written down on the Monday after
  await fixture.send(caseId, officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '医指令第12号',
    issuedOn: '2026-12-11',
  });
  return caseId;
}

async function refused(): Promise<string> {
  const caseId = await fixture.drafted();
  await fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment: '不指定で起案してください' });
  await fixture.send(caseId, officer, refusalEvent({ issueOn: '2026-12-11' }));
  await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
  on('2026-12-14');
  await fixture.send(caseId, officer, {
    type: 'ISSUE_REFUSAL',
    documentNumber: '医指令第12号',
    issuedOn: '2026-12-11',
  });
  return caseId;
}

async function put(
  caseId: string,
  key: string,
  order: Partial<DocumentOrder> = {},
  { actor = approver, act = 'correct' }: { actor?: Actor; act?: DocumentOrder['act'] } = {},
): Promise<void> {
  const documents = fixture.app.get(OfficialDocuments);
  const { document } = await documents.get(actor, caseId, key);
  await documents.put(actor, {
    caseId,
    key,
    act,
    fromVersion: document.versions[0]?.version ?? 0,
    reason: act === 'issue' ? '' : '日付の誤記のため',
    lockVersion: await fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
    ...order,
  });
}

async function correctRecord(caseId: string, record: RecordName, values: RecordValues, actor: Actor): Promise<void> {
  await fixture.app.get(RecordCorrections).correct(actor, {
    caseId,
    record,
    values,
    reason: '議事録と照らした誤記のため',
    lockVersion: await fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
  });
}

/** What stands on a version, without spaces. */
async function said(caseId: string, formId: string, version: number): Promise<string> {
  const [file] = await fixture.query<{ id: string }>(
    'SELECT id FROM stored_file WHERE application_id = $1 AND form_id = $2 AND version = $3',
    [caseId, formId, version],
  );
  const { bytes } = await fixture.app.get(StoredFileService).issuedContent(fixture.dataSource.manager, file?.id ?? '');
  return (await pageTexts(bytes)).map(squeezed).join('');
}

const found = (text: string, words: readonly string[]) => words.filter((each) => text.includes(each));

const REDATED = '令和８年１２月１４日';
const RETYPED = { documentNumber: '医指令第13号', documentDate: '2026-12-14' };
const NAMES = [OLD.name, OLD.establisher, NEW.name, NEW.establisher, '北海道知事', '新知事', '新しい題名'];

describe.each([
  ['指定通知書', 'designation-notice', designated],
  ['不指定通知書', 'refusal-notice', refused],
] as const)('%s of a hospital that has another name and another 開設者 by now', (_, form, notified) => {
  it('says after a correction of its day the new day, and names the hospital and the governor as it did', async () => {
    const caseId = await notified();
    on('2026-12-15');
    await register(NEW);
    settle('新知事', '新しい題名');
    await put(caseId, form, RETYPED);
    const text = await said(caseId, form, 2);
    expect(found(text, NAMES)).toEqual([OLD.name, OLD.establisher, '北海道知事']);
    expect(found(text, [REDATED, '医指令第13号', '（訂正）', '日付の誤記のため'])).toHaveLength(4);

    // A copy (再交付) is of the same, and a second correction rests on it.
    await put(caseId, form, {}, { act: 'reissue' });
    await put(caseId, form, { ...RETYPED, documentNumber: '医指令第14号' });
    expect(found(await said(caseId, form, 4), [...NAMES, '医指令第14号'])).toEqual([
      OLD.name,
      OLD.establisher,
      '北海道知事',
      '医指令第14号',
    ]);
  });

  it('follows the registry and the settings where that is chosen, which stands in the record', async () => {
    const caseId = await notified();
    on('2026-12-15');
    await register(NEW);
    settle('新知事', '新しい題名');
    await put(caseId, form, { ...RETYPED, drawnAnew: true });
    // The words about an appeal (教示) are settings of their own, and go on naming the governor as they do.
    const names = NAMES.filter((name) => name !== '北海道知事');
    expect(found(await said(caseId, form, 2), names)).toEqual([NEW.name, NEW.establisher, '新知事', '新しい題名']);
    const [entry] = await fixture.query<{ payload: object }>(
      `SELECT payload FROM record_entry WHERE event_type = 'DOCUMENT_CORRECTED'`,
    );
    expect(entry?.payload).toMatchObject({ drawnAnew: true });
    const told = await fixture.app.get(CaseQueries).particulars(officer, caseId);
    expect([...told.values()].flat()).toContainEqual({
      label: '訂正の範囲',
      text: '今の台帳・申請・設定の内容で作り直す',
    });
  });

  it('is not corrected where nothing changes, and the hint names the choice', async () => {
    const caseId = await notified();
    await register(NEW);
    const same = { documentNumber: '医指令第12号', documentDate: '2026-12-11' };
    await expect(put(caseId, form, same)).rejects.toThrow(/変わるところがありません.*作り直す/u);
  });
});

it('a notice from before the words of the settings were kept is corrected with those of today, and names whom it named', async () => {
  const caseId = await designated();
  await fixture.asOwner((query) =>
    query(
      'ALTER TABLE stored_file DISABLE TRIGGER USER; UPDATE stored_file SET drawn_with = NULL; ALTER TABLE stored_file ENABLE TRIGGER USER',
    ),
  );
  on('2026-12-15');
  await register(NEW);
  settle('新知事', '新しい題名');
  await put(caseId, 'designation-notice', RETYPED);
  expect(found(await said(caseId, 'designation-notice', 2), NAMES)).toEqual([
    OLD.name,
    OLD.establisher,
    '北海道知事',
    '新しい題名',
  ]);
});

it('受付の控え says after a correction of the receipt (記録の訂正) the new day, and names the hospital as it did', async () => {
  const caseId = await fixture.submitted();
  on('2026-11-18');
  await fixture.send(caseId, officer, { type: 'RECEIVE' });
  on('2026-11-19');
  await register(NEW);
  await correctRecord(caseId, { type: 'receipt' }, { receivedOn: '2026-11-17' }, officer);
  await put(caseId, 'reception-copy', {}, { actor: officer });
  const days = ['令和８年１１月１７日', '令和８年１１月１８日', OLD.name, NEW.name];
  expect(found(await said(caseId, 'reception-copy', 2), days)).toEqual(['令和８年１１月１８日', OLD.name]);
  // The head of the correction names the copy of the 18th whose place it takes.
  const text = await said(caseId, 'reception-copy', 3);
  expect(found(text, days)).toEqual([days[0], ...(text.includes(days[1]!) ? [days[1]] : []), OLD.name]);
});

it('公示文 after the notice names the hospital as the notice does, and its correction too', async () => {
  const caseId = await designated();
  await register(NEW);
  await put(caseId, 'public-notice', {}, { actor: officer, act: 'issue' });
  await put(
    caseId,
    'public-notice',
    { documentNumber: '北海道告示第1号', documentDate: '2026-12-11' },
    { actor: officer },
  );
  for (const version of [1, 2])
    expect(found(await said(caseId, 'public-notice', version), [OLD.name, NEW.name])).toEqual([OLD.name]);
  await put(
    caseId,
    'public-notice',
    { documentNumber: '北海道告示第1号', documentDate: '2026-12-11', drawnAnew: true },
    { actor: officer },
  );
  expect(found(await said(caseId, 'public-notice', 3), [OLD.name, NEW.name])).toEqual([NEW.name]);
});

describe('確認結果報告書 of a health centre', () => {
  async function reported(): Promise<{ caseId: string; hearingId: string }> {
    const caseId = await fixture.reported();
    const [hearing] = await fixture.query<{ id: string }>('SELECT id FROM hearing WHERE application_id = $1', [caseId]);
    return { caseId, hearingId: hearing?.id ?? '' };
  }
  const letter = async (
    { caseId, hearingId }: { caseId: string; hearingId: string },
    more: { reason: string; drawnAnew?: boolean },
  ) => {
    const chosen = [{ hearingId, lockVersion: await fixture.lockVersion(caseId) }];
    await fixture.app.get(ReportLetters).issue(healthCentre, { chosen, idempotencyKey: randomUUID(), ...more });
  };
  const words = [OLD.name, NEW.name, '座長三郎', '座長四郎'];

  it('is corrected in the name of its chair, and names the hospital as it did unless it is drawn anew', async () => {
    const of = await reported();
    await letter(of, { reason: '' });
    on('2026-11-25');
    await register(NEW);
    // Recorded before a hearing carried the chair of its meeting, through whose page it is put right since.
    await fixture.query('UPDATE hearing SET meeting_chair = NULL');
    const { confirmation } = (await fixture.app.get(CaseQueries).get(healthCentre, of.caseId)).facts.hearings[0]!;
    const { points, ...known } = confirmation!;
    await correctRecord(
      of.caseId,
      { type: 'confirmation', hearingId: of.hearingId },
      { ...points, ...known, chair: '座長 四郎' },
      healthCentre,
    );
    await letter(of, { reason: '座長の氏名の誤記' });
    const texts = await Promise.all([1, 2].map((version) => said(of.caseId, 'confirmation-report', version)));
    expect(texts.map((text) => found(text, [...words, '令和８年１１月２５日']))).toEqual([
      [OLD.name, '座長三郎'],
      [OLD.name, '座長四郎', '令和８年１１月２５日'],
    ]);
    await letter(of, { reason: '名称の誤記', drawnAnew: true });
    expect(found(await said(of.caseId, 'confirmation-report', 3), words)).toEqual([NEW.name, '座長四郎']);
  });
});
