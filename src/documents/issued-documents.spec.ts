import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { CaseCommands } from '../applications/commands/case-commands.js';
import { StaleVersion } from '../applications/entities/errors.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import type { CaseEvent } from '../procedure/events/index.js';
import { DrawingsBusy, DrawingGivenUp, FormRenderer } from './form-renderer.js';
import { DocumentNotIssuable, IssuedDocuments, type Document } from './issued-documents.js';
import { anyForm } from '../../forms/index.js';

const { officer } = PEOPLE;
const RECEIVE: CaseEvent = { type: 'RECEIVE' };

let fixture: CaseFixture;
let renderer: FormRenderer;
let inTurn: FormRenderer['inTurn'];
let caseId: string;

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, IssuingModule] });
  renderer = fixture.app.get(FormRenderer);
  inTurn = renderer.inTurn.bind(renderer);
}, 60_000);
afterAll(() => fixture?.close());
beforeEach(async () => {
  renderer.inTurn = inTurn;
  await fixture.clear();
  caseId = await fixture.submitted();
});

/** Does something while the first document is drawn, as another person might. */
function whileDrawing(work: () => Promise<unknown>): { drawn: number } {
  const seen = { drawn: 0 };
  renderer.inTurn = async (asker, drawing) => {
    seen.drawn += 1;
    if (seen.drawn === 1) await work();
    return inTurn(asker, drawing);
  };
  return seen;
}

const receive = () => fixture.send(caseId, officer, RECEIVE);
const issued = () =>
  fixture.query<{ version: number; size: number; snapshot: { institutionName: string } }>(
    `SELECT version, size, snapshot FROM stored_file WHERE title = '受付の控え' AND application_id = $1`,
    [caseId],
  );

it('locks nothing and holds no transaction while a document is drawn', async () => {
  const seen = whileDrawing(async () => {
    await fixture.ownerQuery(
      `BEGIN; SELECT FROM application WHERE id = '${caseId}' FOR UPDATE NOWAIT; SELECT FROM chain_head FOR UPDATE NOWAIT; ROLLBACK`,
    );
    expect(
      await fixture.query(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      ),
    ).toEqual([]);
    expect(await issued()).toEqual([]);
  });
  expect(await receive()).toMatchObject({ state: 'examining' });
  expect(seen.drawn).toBe(1);
  const documents = await issued();
  expect(documents).toHaveLength(1);
  expect(documents[0]?.size).toBeGreaterThan(10_000);
});

it('draws once what is sent twenty times at the same moment', async () => {
  // The drawing goes on until all twenty have come to issue what is missing.
  const documents = fixture.app.get(IssuedDocuments);
  const issue = documents.issue.bind(documents);
  let found = 0;
  const allFound = new Promise<void>((resolve) => {
    documents.issue = (tx, wanted) => {
      found += 1;
      if (found === 20) setTimeout(resolve, 100);
      return issue(tx, wanted);
    };
  });
  const seen = whileDrawing(() => allFound);
  const command = {
    caseId,
    lockVersion: (
      await fixture.query<{ n: number }>('SELECT lock_version AS n FROM application WHERE id = $1', [caseId])
    )[0]!.n,
    idempotencyKey: 'sent-twenty-times',
    event: RECEIVE,
  };
  const sends = await Promise.all(
    Array.from({ length: 20 }, () => fixture.app.get(CaseCommands).execute(officer, command)),
  );
  expect(sends.filter(({ repeated }) => !repeated)).toHaveLength(1);
  documents.issue = issue;
  expect(seen.drawn).toBe(1);
  expect(await issued()).toHaveLength(1);
});

it('draws anew what was changed meanwhile: the document says what holds when it is issued', async () => {
  const seen = whileDrawing(() =>
    fixture.asOwner((query) => query(`UPDATE medical_institution SET name = '新しい名前の病院'`)),
  );
  await receive();
  expect(seen.drawn).toBe(2);
  expect((await issued()).map(({ snapshot }) => snapshot.institutionName)).toEqual(['新しい名前の病院']);
});

it('decides again after the drawing: what another person did first counts', async () => {
  whileDrawing(() => fixture.asOwner((query) => query(`UPDATE application SET lock_version = lock_version + 1`)));
  await expect(receive()).rejects.toBeInstanceOf(StaleVersion);
  expect(await issued()).toEqual([]);
});

it('gives up when the data change during every drawing', async () => {
  let change = 0;
  renderer.inTurn = async (asker, drawing) => {
    change += 1;
    await fixture.asOwner((query) => query(`UPDATE medical_institution SET name = '名前${change}病院'`));
    return inTurn(asker, drawing);
  };
  await expect(receive()).rejects.toBeInstanceOf(DrawingsBusy);
  expect(await issued()).toEqual([]);
});

it('tells of a document that takes too long as of one that cannot be issued, and stores nothing', async () => {
  renderer.inTurn = (_asker, drawing) => drawing(() => Promise.reject(new DrawingGivenUp('30秒以内に')));
  const error = await receive().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DocumentNotIssuable);
  expect((error as Error).message).toContain('30秒以内に作成できなかった');
  expect(await issued()).toEqual([]);
});

describe('a document with something wrong in every row of a long list', () => {
  const doctors = (row: object): Document<'c2-doctor-notice'> => {
    const { short } = anyForm('c2-doctor-notice').samples as { short: Document<'c2-doctor-notice'>['input'] };
    const rows = Array.from({ length: 300 }, (_, index) => ({
      ...short.doctors[0]!,
      registrationNo: String(index),
      ...row,
    }));
    return {
      formId: 'c2-doctor-notice',
      title: '医師の通知',
      input: { ...short, doctors: rows },
      remedies: [{ field: '', remedy: '申請書で直してください。', at: 'content:doctors' }],
      author: '',
      wording: {},
    };
  };
  const check = (row: object) => fixture.app.get(IssuedDocuments).check(doctors(row));
  const rare = String.fromCodePoint(...Array.from({ length: 40 }, (_, index) => 0xf0000 + index));

  it.each([
    [
      'a field that is missing',
      { name: '' },
      'ほかにも足りない事項や誤りがあります。ここまでの事項を直すと、次の事項を表示します。',
    ],
    [
      'characters that cannot be printed',
      { name: rare },
      'ほかにも印刷できない文字があります。ここまでの文字を直すと、次の文字を表示します。',
    ],
  ])('names the first of %s, and says that there are more', (_, row, more) => {
    const { problems } = check(row);
    expect(problems).toHaveLength(21);
    expect(problems[0]?.message).toContain('（1件目）');
    expect(problems[20]).toEqual({
      field: expect.stringContaining('件目') as string,
      message: more,
      at: 'content:doctors',
    });
  });

  it('says no more when it is drawn', async () => {
    const documents = fixture.app.get(IssuedDocuments);
    const issue = {
      ...doctors({ name: rare }),
      actor: officer,
      applicationId: caseId,
      subjectKey: '',
      issuedAt: new Date(0),
      reasonOfReissue: '',
    };
    const rejected = await documents
      .transaction(officer, (tx) => documents.issue(tx, [issue]))
      .catch((reason: unknown) => reason);
    expect(rejected).toBeInstanceOf(DocumentNotIssuable);
    expect((rejected as Error).message.length).toBeLessThan(3000);
    expect((rejected as Error).message).toMatch(/ほかにも印刷できない文字があります。.+$/);
  });

  it('names the first of many variants', () => {
    const { problems, cautions } = check({
      name: Array.from({ length: 30 }, (_, index) => `${String.fromCodePoint(0x3042 + index)}\u{E01EF}`).join(''),
    });
    expect(problems).toEqual([]);
    expect(cautions).toHaveLength(21);
    expect(cautions[20]).toBe('ほかにも確かめることがあります（はじめの20件を表示しています）。');
  });
});
