/** What 一件書類 and 起案添付一式 bind of a case that is decided: what lay before the approver and what was notified, with what changed since beside it. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { bytesOf } from '../../../test/support/deliveries.js';
import { type JobFixture, queueJob, startJobFixture } from '../../../test/support/job-fixture.js';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { RecordCorrections } from '../../applications/commands/record-corrections.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { RecordName, RecordValues } from '../../procedure/recorded-facts.js';
import { type DocumentOrder, OfficialDocuments } from '../documents/official-documents.js';

const { officer, approver } = PEOPLE;
let web: JobFixture;

beforeAll(async () => {
  web = await startJobFixture();
}, 240_000);
afterAll(() => web?.close());
beforeEach(() => web.clear());

const on = (day: string) => {
  web.fixture.clock.set(`${day}T10:00:00+09:00`);
};

async function pagesOf(kind: 'case-file' | 'draft-set', caseId: string): Promise<string[]> {
  const id = await queueJob(web.fixture, 'officer', kind, [caseId]);
  await web.worker.idle();
  const visitor = await web.signedIn('officer');
  const { body } = (await visitor.get(`/jobs/${id}/result`).responseType('blob')) as { body: Buffer };
  return (await pageTexts(body)).map(squeezed);
}
const packed = async (kind: 'case-file' | 'draft-set', caseId: string) => (await pagesOf(kind, caseId)).join('');

/** The pages of 審査票, the last document of its kind in the pack. */
async function sheetIn(caseId: string): Promise<string> {
  const text = await packed('case-file', caseId);
  return text.slice(text.lastIndexOf('審査票受付番号', text.indexOf('１指定の条件（起案の時）')));
}

async function correct(caseId: string, record: RecordName, values: RecordValues, actor: Actor = officer) {
  await web.fixture.app.get(RecordCorrections).correct(actor, {
    caseId,
    record,
    values,
    reason: '議事録と照らした誤記のため',
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
  });
}

async function put(actor: Actor, order: Pick<DocumentOrder, 'caseId' | 'key' | 'act'> & Partial<DocumentOrder>) {
  const documents = web.fixture.app.get(OfficialDocuments);
  const { document } = await documents.get(actor, order.caseId, order.key);
  await documents.put(actor, {
    fromVersion: document.versions[0]?.version ?? 0,
    reason: order.act === 'issue' ? '' : '番号の誤記のため',
    lockVersion: await web.fixture.lockVersion(order.caseId),
    idempotencyKey: randomUUID(),
    ...order,
  });
}

async function hearing(caseId: string, council: string) {
  const { facts } = await web.fixture.app.get(CaseQueries).get(officer, caseId);
  const found = facts.hearings.find((each) => each.council === council);
  if (!found) throw new Error(`no ${council}`);
  return found;
}

async function notified(): Promise<string> {
  const caseId = await web.fixture.approved();
  on('2026-12-14'); // written down on the Monday after
  await web.fixture.send(caseId, officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '医指令第12号',
    issuedOn: '2026-12-11',
  });
  return caseId;
}

const register = (name: string, establisher: string) =>
  web.fixture.asOwner((query) =>
    query(
      `UPDATE medical_institution SET name = '${name}', establisher_name = '${establisher}' WHERE id = '${PEOPLE.hospital.institutionId ?? ''}'`,
    ),
  );

it('審査票 after the notice says what lay before the approver, and below it what was put right since', async () => {
  const caseId = await notified();
  on('2026-12-14');
  const medical = await hearing(caseId, 'medicalCouncil');
  await correct(caseId, { type: 'opinion', hearingId: medical.id }, { ...medical.opinion, heldOn: '2026-12-09' });
  await correct(caseId, { type: 'check', checkId: 'R4' }, { met: true, note: '労働局に再度照会した' });
  await correct(caseId, { type: 'approval' }, { comment: '後から書いた。' }, approver);
  await put(approver, {
    caseId,
    key: 'designation-notice',
    act: 'correct',
    documentNumber: '医指令第13号',
    documentDate: '2026-12-14',
  });
  const sheet = await sheetIn(caseId);
  const [said = '', since = ''] = sheet.split('起案の後に変わったこと');
  for (const words of ['開催令和８年１２月１０日', '通知令和８年１２月１１日医指令第12号'])
    expect(said).toContain(words);
  for (const words of ['１２月９日', '労働局に再度照会した', '後から書いた', '医指令第13号'])
    expect(said).not.toContain(words);
  for (const words of [
    '「医療審議会の意見」の記録が令和８年１２月１４日に訂正されました（開催日：令和８年１２月１０日→令和８年１２月９日）',
    '（所見：なし→労働局に再度照会した）',
    '（コメント：なし→後から書いた。）',
    '「指定通知書」が令和８年１２月１４日に訂正されました（文書番号：医指令第12号→医指令第13号）',
    '（文書の日付：令和８年１２月１１日→令和８年１２月１４日）',
  ])
    expect(since).toContain(words);
}, 240_000);

it('審査票 after the notice names the institution as the notice does, and says that it is registered otherwise since', async () => {
  const caseId = await notified();
  expect(await sheetIn(caseId)).not.toContain('起案の後に変わったこと');
  on('2026-12-14');
  await register('改名病院', '新法人');
  try {
    const sheet = await sheetIn(caseId);
    expect(sheet).not.toMatch(/改名病院|新法人/u);
    for (const part of ['名称', '開設者'])
      expect(sheet).toContain(`医療機関の登録（${part}）は、通知の後に変わりました`);
  } finally {
    await register('十勝緑陽総合病院', '緑陽会');
  }
}, 240_000);

it('起案添付一式 is marked 案 until the decision is notified, and after it only on papers of councils that were not issued', async () => {
  const marked = async (caseId: string) =>
    (await pagesOf('draft-set', caseId)).filter((page) => /^案|案$/u.test(page) && !page.includes('目次')).length;
  const sheets = async (caseId: string) =>
    (await pagesOf('draft-set', caseId)).filter((page) => page.includes('特定労務管理対象機関の指定等に係る資料'));
  const caseId = await notified();
  const drawn = await sheets(caseId);
  expect(await marked(caseId)).toBe(drawn.length);
  expect(drawn.length).toBeGreaterThan(1);
  // Without the agenda of a meeting nobody knows the number.
  expect(drawn.join('')).not.toContain('資料１');
  for (const council of ['measuresCouncil', 'medicalCouncil'])
    await put(officer, { caseId, key: `council-case-sheet~${council}`, act: 'issue' });
  expect((await sheets(caseId)).join('')).not.toContain('資料１');
  expect(await marked(caseId)).toBe(0);
  await web.fixture.clear();
  expect(await marked(await web.fixture.approved())).toBeGreaterThan(3);
}, 240_000);

it('審査票 is 案 until its 決裁 is on it, alone and in 起案添付一式, whose notice stays 案 until it is given', async () => {
  const isMarked = (page = '') => /^案|案$/u.test(page);
  const seen = async (caseId: string) => {
    const pages = await pagesOf('draft-set', caseId);
    const alone = await web.fixture.app
      .get(OfficialDocuments)
      .preview(officer, caseId, 'examination-sheet', new AbortController().signal);
    const [first] = (await pageTexts(await bytesOf(alone))).map(squeezed);
    return {
      inPack: isMarked(pages.find((page) => page.includes('審査票受付番号'))),
      alone: isMarked(first),
      name: alone.fileName,
      notice: isMarked(pages.find((page) => page.includes('について（通知）') && page.includes('様'))),
    };
  };
  const caseId = await web.fixture.drafted();
  expect(await seen(caseId)).toEqual({ inPack: true, alone: true, name: '審査票（案）.pdf', notice: true });
  await web.fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
  expect(await seen(caseId)).toEqual({ inPack: false, alone: false, name: '審査票.pdf', notice: true });
}, 240_000);

it('起案添付一式 binds the paper of a council as it was issued, with its note, and draws as 案 only what was not', async () => {
  const caseId = await web.fixture.approved();
  const key = 'council-case-sheet~medicalCouncil';
  await put(officer, { caseId, key, act: 'issue' });
  on('2026-12-14');
  // Recorded before a hearing carried the chair of its meeting, through whose page it is put right since.
  await web.fixture.query('UPDATE hearing SET meeting_chair = NULL');
  const { id: hearingId, confirmation } = await hearing(caseId, 'coordinationCouncil');
  const { points = {}, ...rest } = confirmation ?? {};
  const values = { ...points, ...rest, chair: '座長 四郎' };
  await correct(caseId, { type: 'confirmation', hearingId }, values, PEOPLE.healthCentre);
  const pages = await pagesOf('draft-set', caseId);
  const [measures, medical] = ['医療対策協議会', '医療審議会'].map(
    (council) =>
      pages.find(
        (page) =>
          page.includes(council) &&
          page.includes('四郎') === (council === '医療対策協議会') &&
          /座長[三四]郎/u.test(page),
      ) ?? '',
  );
  expect([measures?.includes('案'), medical?.includes('座長三郎')]).toEqual([true, true]);
  expect(pages.join('')).toMatch(/記録が令和８年１２月１４日に訂正されました（座長：座長三郎→座長四郎）/u);
}, 240_000);
