/** Uploads over HTTP: what is left of them, what they hold meanwhile, and how many there may be. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PEOPLE } from '../../test/support/case-fixture.js';
import { timers } from '../../test/support/fake-timers.js';
import { type Agent, startWebFixture, type WebFixture } from '../../test/support/web-fixture.js';
import { CaseCommands } from '../applications/commands/case-commands.js';
import { FixedClock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { asNoRoom, TemporaryFiles } from '../platform/temporary-files.js';
import { filledPlan } from '../../test/support/procedure-samples.js';
import { FileCheck } from './file-check.js';
import { StoredFileService } from './stored-file.service.js';
import { pdf } from '../../test/support/test-files.js';
import { Uploads } from './uploads.js';

const lines: string[] = [];
let web: WebFixture;
let hospital: Agent;
let caseId: string;
const MEBIBYTE = 1024 * 1024;

beforeAll(async () => {
  web = await startWebFixture({
    env: { UPLOAD_LIMIT_MB: '1' },
    log: { write: (line: string) => void lines.push(line) },
  });
  hospital = await web.signedIn('hospital');
}, 120_000);
afterAll(() => web.close());
beforeEach(async () => {
  await web.fixture.clear();
  ({ caseId } = await web.fixture.open());
});

/** Everything that lies in the temporary folder. */
function left(): string[] {
  const root = join(web.fixture.app.get(Config).dataDir, 'tmp');
  return existsSync(root) ? readdirSync(root).flatMap((folder) => readdirSync(join(root, folder))) : [];
}

const files = async () =>
  Number((await web.fixture.query<{ n: string }>('SELECT count(*) AS n FROM stored_file'))[0]?.n);

async function attach({
  requirementId = 'D20',
  lockVersion,
  bytes = pdf(),
  name = '計画.pdf',
}: { requirementId?: string; lockVersion?: number; bytes?: Buffer; name?: string } = {}) {
  const version = lockVersion ?? (await web.fixture.lockVersion(caseId));
  return hospital
    .post(`/cases/${caseId}/documents/${requirementId}`)
    .field('lockVersion', version)
    .field('idempotencyKey', randomUUID())
    .attach(`file-${requirementId}`, bytes, name);
}

/** Lets no check come to an end until it is told to, while `work` runs. */
async function whileChecksStandStill(work: (begun: () => number, goOn: () => void) => Promise<void>): Promise<void> {
  const check = web.fixture.app.get(FileCheck);
  const own = check.check.bind(check);
  let goOn = () => {};
  const told = new Promise<void>((resolve) => (goOn = resolve));
  let begun = 0;
  check.check = async (file) => {
    begun += 1;
    await told;
    return own(file);
  };
  try {
    await work(() => begun, goOn);
  } finally {
    goOn();
    check.check = own;
  }
}

async function until(come: () => boolean): Promise<void> {
  await untilThen(() => {}, come);
}

async function untilThen(act: () => void, come: () => boolean): Promise<void> {
  for (let tries = 0; !come(); tries += 1) {
    if (tries > 1500) throw new Error('it did not come');
    act();
    await pause(20);
  }
}

describe('nothing is left on disk', () => {
  it('of a file that was stored, refused or too large', async () => {
    expect((await attach()).status).toBe(303);
    expect((await attach({ bytes: Buffer.from('MZ') })).status).toBe(422);
    const tooLarge = await attach({ bytes: Buffer.alloc(3 * MEBIBYTE, 0x20) });
    expect([tooLarge.status, tooLarge.text]).toEqual([
      422,
      expect.stringContaining('ファイルが大きすぎます（上限は1MB）'),
    ]);
    await until(() => left().length === 0);
    expect(await files()).toBe(1);
  });

  it('of a file whose sender goes away in the midst of it', async () => {
    const { name, value } = await web.cookieOf('hospital');
    const boundary = 'b';
    const field = (key: string, text: string | number) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${text}\r\n`;
    const sent = httpRequest(`${web.url}/cases/${caseId}/documents/D20`, {
      method: 'POST',
      headers: {
        cookie: `${name}=${value}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': MEBIBYTE,
      },
    });
    sent.on('error', () => {});
    sent.write(
      `${field('lockVersion', await web.fixture.lockVersion(caseId))}${field('idempotencyKey', randomUUID())}--${boundary}\r\nContent-Disposition: form-data; name="file-D20"; filename="a.pdf"\r\n\r\n%PDF-${'x'.repeat(100_000)}`,
    );
    await until(() => left().length === 1);
    sent.destroy();
    await until(() => left().length === 0);
    expect((await attach()).status).toBe(303);
  });

  it('of a program that was killed, at the next start; what a living one has stays', async () => {
    const { dataDir } = web.fixture.app.get(Config);
    const folder = (name: string) => mkdirSync(join(dataDir, 'tmp', name), { recursive: true });
    const [dead, before, alive, elsewhere, forgotten] = [
      `${hostname()}+4194000+x+y`,
      `${hostname()}+${process.pid}+x+y`,
      `${hostname()}+${process.ppid}+x+y`,
      'other+1+x+y',
      'old+1+x+y',
    ];
    for (const name of [dead, before, alive, elsewhere, forgotten]) folder(name);
    const now = new FixedClock('2026-11-16T09:00:00+09:00');
    utimesSync(join(dataDir, 'tmp', elsewhere), now.now(), now.now());
    utimesSync(
      join(dataDir, 'tmp', forgotten),
      new Date('2026-11-14T09:00:00+09:00'),
      new Date('2026-11-14T09:00:00+09:00'),
    );
    await new TemporaryFiles(web.fixture.app.get(Config), now).onModuleInit();
    const kept = readdirSync(join(dataDir, 'tmp'));
    expect([dead, before, alive, elsewhere, forgotten].map((name) => kept.includes(name))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('where temporary files cannot be written', () => {
  const refusal =
    /空きがないか書き込めないため、ファイルを受け取れませんでした.*しばらくしてから.*システム管理者に伝えて/;

  /** What the system answers of a full disk lies in the way where a folder should be. */
  async function withoutFolder(work: () => Promise<void>): Promise<void> {
    const root = join(web.fixture.app.get(Config).dataDir, 'tmp');
    await until(() => left().length === 0);
    renameSync(root, `${root}-before`);
    writeFileSync(root, '');
    try {
      await work();
    } finally {
      rmSync(root);
      renameSync(`${root}-before`, root);
    }
  }

  async function withPath(newPath: () => Promise<string>, work: () => Promise<void>): Promise<void> {
    const temporary = web.fixture.app.get(TemporaryFiles);
    temporary.newPath = newPath;
    try {
      await work();
    } finally {
      Reflect.deleteProperty(temporary, 'newPath');
    }
  }

  it('a person gets the page of the form with what to do, a program a problem of its own, and the log a line', async () => {
    expect((await attach()).status).toBe(303);
    lines.length = 0;
    await withoutFolder(async () => {
      const page = await attach();
      expect([page.status, page.headers['retry-after'], page.text]).toEqual([
        503,
        '30',
        expect.stringMatching(refusal),
      ]);
      expect(page.text).toContain('action="');
      const answer = await hospital
        .post(`/api/cases/${caseId}/documents/D20`)
        .field('lockVersion', await web.fixture.lockVersion(caseId))
        .field('idempotencyKey', randomUUID())
        .attach('file', pdf(), '計画.pdf');
      expect([answer.status, answer.body]).toEqual([
        503,
        expect.objectContaining({
          type: 'urn:problem-type:storage-unavailable',
          detail: expect.stringMatching(refusal) as string,
        }),
      ]);
    });
    expect(lines.filter((line) => line.includes('NoTemporaryRoom') && line.includes('ENOTDIR'))).toHaveLength(2);
    expect(await files()).toBe(1);
    expect((await attach()).status).toBe(303);
  });

  it('the same when it goes wrong in the midst, and when the file is gone before it is stored', async () => {
    await withPath(
      async () => join(web.fixture.app.get(Config).dataDir, 'nowhere', 'file'),
      async () => {
        expect([(await attach()).status, left()]).toEqual([503, []]);
      },
    );
    const check = web.fixture.app.get(FileCheck);
    const own = check.check.bind(check);
    check.check = async (file) => {
      const verdict = await own(file);
      rmSync(file.path);
      return verdict;
    };
    const gone = await attach().finally(() => (check.check = own));
    expect([gone.status, gone.text]).toEqual([503, expect.stringMatching(refusal)]);
    expect(await files()).toBe(0);
  });

  it('a full disk is told from other errors', async () => {
    const full: unknown = await writeFile('/dev/full', 'x').catch((error: unknown) => error);
    expect(asNoRoom(full)).toMatchObject({ name: 'NoTemporaryRoom', code: 'ENOSPC' });
    const other = new TypeError('a defect');
    expect(asNoRoom(other)).toBe(other);
  });
});

describe('whoever sends next to nothing is cut off and gives the place back', () => {
  const part = (name: string, more = '') => `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;

  /** A form that is begun, and not ended. */
  async function begun(text: string): Promise<ClientRequest> {
    const cookie = await web.cookieOf('hospital');
    const sent = httpRequest(`${web.url}/cases/${caseId}/documents/D20`, {
      method: 'POST',
      headers: { Cookie: `${cookie.name}=${cookie.value}`, 'Content-Type': 'multipart/form-data; boundary=b' },
    });
    sent
      .on('error', () => {})
      .write(
        `${part('lockVersion')}${await web.fixture.lockVersion(caseId)}\r\n${part('idempotencyKey')}${randomUUID()}\r\n${text}`,
      );
    return sent;
  }

  beforeEach(timers.hold);
  afterEach(timers.release);

  it.each([
    ['in a text before the file', `${part('note')}x`],
    ['in the file', `${part('file-D20', '; filename="a.pdf"')}%PDF-`],
    ['in a text after the file', `${part('file-D20', '; filename="a.pdf"')}%PDF-1.7\r\n${part('note')}x`],
  ])('%s', async (_, text) => {
    const sent = await begun(text);
    await untilThen(
      () => timers.goOn(10_000),
      () => sent.destroyed,
    );
    await until(() => left().length === 0);
  });

  it('after the file also when what comes is not slow', async () => {
    const sent = await begun(`${part('file-D20', '; filename="a.pdf"')}%PDF-1.7\r\n${part('note')}x`);
    await until(() => left().length === 1);
    let pieces = 0;
    await untilThen(
      () => {
        pieces += 1;
        sent.write('x'.repeat(40_000));
        timers.goOn(1_000);
      },
      () => sent.destroyed,
    );
    expect(pieces).toBeLessThan(150); // more than that is too much for any form
    await until(() => left().length === 0);
  });
});

describe('a document that is typed on screen', () => {
  it('takes no file, and the page says where to type it', async () => {
    const before = await web.fixture.lockVersion(caseId);
    const answer = await attach({ requirementId: 'D05' });
    expect(answer.text).toContain(
      '「業務があることを証する書類（機能・実績）」は画面の入力から作られる書類のため、ファイルは添付できません。申請内容の画面で入力してください',
    );
    expect([await files(), await web.fixture.lockVersion(caseId)]).toEqual([0, before]);
  });

  it('keeps the file that it was given before this was refused, to be read by everybody as before', async () => {
    const stored = web.fixture.app.get(StoredFileService);
    await web.fixture.app.get(Uploads).ofBytes('以前の様式5-1.pdf', pdf(), (file) =>
      web.fixture.dataSource.transaction(
        async (tx) =>
          void (await stored.storeAttachment(tx, {
            actor: PEOPLE.hospital,
            applicationId: caseId,
            requirementId: 'D05',
            file,
          })),
      ),
    );
    const [row] = await web.fixture.query<{ id: string }>('SELECT id FROM stored_file');
    for (const page of [
      `/cases/${caseId}?tab=attachments`,
      `/cases/${caseId}/documents`,
      `/cases/${caseId}/check`,
      `/files/${row?.id}`,
      `/api/files/${row?.id}`,
    ]) {
      expect([page, (await hospital.get(page)).status]).toEqual([page, 200]);
    }
    expect((await hospital.get(`/cases/${caseId}?tab=attachments`)).text).toContain('以前の様式5-1.pdf');
    const documents = await hospital.get(`/api/cases/${caseId}/required-documents`);
    expect(documents.body).toContainEqual(
      expect.objectContaining({
        id: 'D05',
        suppliedBy: 'screen',
        attached: true,
        files: [expect.objectContaining({ fileName: '以前の様式5-1.pdf' })],
      }),
    );
  });
});

describe('a file that can be of no use', () => {
  it.each([
    ['because the case has moved on', { lockVersion: 0 }, 409],
    ['because the application has no such document', { requirementId: 'D99' }, 422],
    ['because the document is typed on screen', { requirementId: 'D05' }, 422],
  ])('is not even received: %s', async (_, asked, status) => {
    const temporary = web.fixture.app.get(TemporaryFiles);
    const newPath = temporary.newPath.bind(temporary);
    let received = 0;
    temporary.newPath = () => {
      received += 1;
      return newPath();
    };
    expect((await attach(asked)).status).toBe(status);
    expect(received).toBe(0);
    expect((await attach()).status).toBe(303);
    expect(received).toBe(1);
    temporary.newPath = newPath;
  });
});

it('takes a form without files at an address that takes both', async () => {
  await web.fixture.send(caseId, PEOPLE.hospital, { type: 'RECORD_PLAN', plan: filledPlan() });
  const answer = await hospital
    .post(`/cases/${caseId}/evaluation`)
    .type('form')
    .send({
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      appliedOn: '2026-11-16',
      receiptNo: '架空受付-0001',
    });
  expect([answer.status, answer.headers['location']]).toEqual([303, `/cases/${caseId}/evaluation?saved=1`]);
});

it('holds neither the case nor a connection while it is checked', async () => {
  await whileChecksStandStill(async (begun, goOn) => {
    const lockVersion = await web.fixture.lockVersion(caseId);
    const uploads = [attach({ lockVersion }), attach({ lockVersion }), attach({ lockVersion })];
    await until(() => begun() === 1);
    const busy = await web.fixture.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    expect(busy).toEqual([]);
    await web.fixture.send(caseId, PEOPLE.hospital, { type: 'RECORD_PLAN', plan: filledPlan() });
    goOn();
    expect((await Promise.all(uploads)).map(({ status }) => status)).toEqual([409, 409, 409]);
  });
});

it('has so many places for each person; the next is told what to do, and another person is received', async () => {
  await whileChecksStandStill(async (begun, goOn) => {
    const lockVersion = await web.fixture.lockVersion(caseId);
    const commands = web.fixture.app.get(CaseCommands);
    const wouldAccept = commands.wouldAccept.bind(commands);
    let asked = 0;
    commands.wouldAccept = (...command) => wouldAccept(...command).finally(() => (asked += 1));
    const uploads = Array.from({ length: 13 }, () => attach({ lockVersion }));
    await until(() => asked === 13 && begun() === 1 && left().length === 3);
    commands.wouldAccept = wouldAccept;
    const next = await attach();
    expect([next.status, next.headers['retry-after'], next.text]).toEqual([
      429,
      '30',
      expect.stringMatching(
        /あなたが送っているファイルが多いため.*先に送ったファイルが終わってから、もう一度選んで送ってください/,
      ),
    ]);
    goOn();
    const statuses = (await Promise.all(uploads)).map(({ status }) => status).sort();
    expect(statuses).toEqual([303, ...Array<number>(12).fill(409)]);
    await until(() => left().length === 0);
  });
});
