/** What the settings say of papers holds for those of its days: 公印, 教示 and the words of a form are those of the day that the paper bears. */
import { CaseFixture, PEOPLE } from '../../../test/support/case-fixture.js';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { refusalEvent } from '../../../test/support/procedure.js';
import { DesignationsModule } from '../../designations/designations.module.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import type { PaperSetting } from '../../procedure/case/facts.js';
import { PaperSettingsService } from '../../registry/paper-settings.service.js';
import { IssuingModule } from '../issuing.module.js';

const { officer, approver } = PEOPLE;
let fixture: CaseFixture;

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, IssuingModule] });
}, 120_000);
afterAll(() => fixture?.close());
beforeEach(async () => {
  await fixture.clear();
  await fixture.query('DELETE FROM paper_setting', []);
});

async function settled(entry: PaperSetting): Promise<void> {
  const send = { idempotencyKey: `${entry.part} ${entry.holdsFrom}`, actor: officer };
  await fixture.app.get(PaperSettingsService).add(entry, '文書規程の改正', 0, send);
}

/** The refusal of a case, written down on the 14th and dated a day before. */
async function refused(issuedOn: string): Promise<string> {
  const caseId = await fixture.drafted();
  await fixture.send(caseId, approver, { type: 'RETURN_DRAFT', comment: '不指定で起案してください' });
  await fixture.send(caseId, officer, refusalEvent({ issueOn: '2026-12-11' }));
  await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
  fixture.clock.set('2026-12-14T10:00:00+09:00');
  await fixture.send(caseId, officer, { type: 'ISSUE_REFUSAL', documentNumber: `医指令第${issuedOn}号`, issuedOn });
  const [file] = await fixture.query<{ id: string }>(
    `SELECT id FROM stored_file WHERE application_id = $1 AND form_id = 'refusal-notice'`,
    [caseId],
  );
  const { bytes } = await fixture.app.get(StoredFileService).issuedContent(fixture.dataSource.manager, file?.id ?? '');
  return (await pageTexts(bytes)).map(squeezed).join('');
}

const NEW = ['見本の表題', '公印省略', '新しい教示の文です。'];
const OLD = ['特定労務管理対象機関の指定をしないことについて（通知）', '審査請求をすることができます。'];
const found = (text: string) => [...OLD, ...NEW].filter((words) => text.includes(words));

it.each([
  ['2026-12-11', OLD],
  ['2026-12-14', NEW],
])('a notice of %s says what held on that day', async (issuedOn, said) => {
  const holdsFrom = '2026-12-12';
  const { appealInstructions: _, sealsAndNumbers, ...profile } = await fixture.app.get(PaperSettingsService).profile();
  expect(profile.paperSettings).toEqual([]);
  await settled({ part: 'form:refusal-notice', holdsFrom, value: { title: '見本の表題' } });
  await settled({ part: 'sealsAndNumbers', holdsFrom, value: { ...sealsAndNumbers, noticeSeal: 'omitted' } });
  const instruction = { text: '新しい教示の文です。', certainty: 'confirmed' as const };
  await settled({ part: 'appealInstructions', holdsFrom, value: [instruction] });
  expect(found(await refused(issuedOn))).toEqual(said);
});
