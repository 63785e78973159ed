import { PEOPLE } from '../../../test/support/case-fixture.js';
import { listRoutes } from '../../../test/support/list-routes.js';
import { pageTexts, squeezed } from '../../../test/support/pdf-reading.js';
import { type Agent, signedInPeople, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { auditReport } from '../../verification/audit.command.js';
import { DesignationRegister } from '../../register/designation-register.js';
import { DesignationService } from '../../designations/designation.service.js';
import { FORMS } from '../../../forms/index.js';
import { JobWorker } from '../../jobs/job-worker.js';
import { casePath } from '../addresses/case-addresses.js';
import {
  fileRecordPath,
  officialDocumentActPath,
  officialDocumentPath,
  officialDocumentPreviewPath,
} from '../addresses/document-addresses.js';

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

const NOTICE = 'designation-notice';

async function designated(): Promise<string> {
  const caseId = await web.fixture.approved();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '医指令第12号',
    issuedOn: '2026-12-11',
  });
  return caseId;
}

interface Version {
  id: string;
  version: number;
  reason: string;
  sha256: string;
}
const versions = (caseId: string, formId = NOTICE) =>
  web.fixture.query<Version>(
    'SELECT id, version, reason, sha256 FROM stored_file WHERE application_id = $1 AND form_id = $2 ORDER BY version',
    [caseId, formId],
  );

/** The hidden and visible values of the form on a page. */
async function fieldsOf(agent: Agent, path: string): Promise<Record<string, string>> {
  const { text } = await agent.get(path);
  return Object.fromEntries(
    [...text.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const send = (agent: Agent, path: string, fields: object) => agent.post(path).type('form').send(fields);

describe('the documents of a case', () => {
  it('show each side its own, issued or in preparation', async () => {
    const caseId = await web.fixture.examined();
    const tab = `${casePath(caseId)}?tab=documents`;
    const officer = await (await as('officer')).get(tab);
    for (const words of [
      '受付の控え',
      '調整会議開催依頼文',
      '確認様式1',
      '「調整会議の開催を依頼する」',
      '起案添付一式をつくる',
    ])
      expect(officer.text).toContain(words);
    const hospital = await (await as('hospital')).get(tab);
    expect(hospital.text).toContain('受付の控え');
    expect(hospital.text).toContain('院内決裁用一式をつくる');
    expect(hospital.text).not.toContain('調整会議開催依頼文');
    expect(
      (await (await as('hospital')).get(officialDocumentPath(caseId, 'coordination-council-request~tokachi'))).status,
    ).toBe(404);
    expect((await (await as('otherHospital')).get(officialDocumentPath(caseId, 'reception-copy'))).status).toBe(404);
  });

  it('are marked as those of a submission that was pulled back; the hospital looks at drafts again, the prefecture at none', async () => {
    const caseId = await web.fixture.submitted('C2');
    const tab = `${casePath(caseId)}?tab=documents`;
    const mark = '取り消された提出のもの';
    const preview = `href="${officialDocumentPreviewPath(caseId, 'application-form-4')}"`;
    const seenBy = async (who: 'hospital' | 'officer') => (await (await as(who)).get(tab)).text;
    for (const who of ['hospital', 'officer'] as const) expect(await seenBy(who)).not.toContain(mark);
    await web.fixture.send(caseId, PEOPLE.hospital, { type: 'PULL_BACK', reason: '書類を直すため' });
    const hospital = await seenBy('hospital');
    const officer = await seenBy('officer');
    for (const page of [hospital, officer]) {
      // 様式4・8・9 and the copy
      expect(page.split(mark).length - 1).toBe(4);
      expect(page).toContain('提出の控え');
    }
    for (const who of ['hospital', 'officer'] as const) {
      const ownPage = await (await as(who)).get(officialDocumentPath(caseId, 'application-form-9'));
      expect([who, ownPage.status, ownPage.text]).toEqual([who, 200, expect.stringContaining(mark)]);
    }
    expect(hospital).toContain(preview);
    expect(officer).not.toContain(preview);
    // 評価結果の要旨, of a later stage, is made of what the prefecture knows
    expect(officer.split('documents-duties')[0]).not.toMatch(/\d件/u);
    expect((await (await as('officer')).get(officialDocumentPreviewPath(caseId, 'application-form-4'))).status).toBe(
      404,
    );

    await web.fixture.send(caseId, PEOPLE.hospital, { type: 'SUBMIT' });
    for (const who of ['hospital', 'officer'] as const) expect(await seenBy(who)).not.toContain(mark);
    const versions = (await (await as('officer')).get(officialDocumentPath(caseId, 'application-form-9'))).text;
    expect(versions.split(mark).length - 1).toBe(1);
  });

  it('offer the draft in the list until they are issued, and on their own page ever after', async () => {
    const caseId = await web.fixture.examined();
    const officer = await as('officer');
    const { text } = await officer.get(`${casePath(caseId)}?tab=documents`);
    const drafts = [...text.matchAll(/<a href="([^"]+)">案</g)].map(([, href]) => href);
    expect(drafts).toContain(officialDocumentPreviewPath(caseId, 'coordination-council-request~tokachi'));
    expect(drafts).not.toContain(officialDocumentPreviewPath(caseId, 'reception-copy'));
    expect((await officer.get(officialDocumentPath(caseId, 'reception-copy'))).text).toContain(
      `href="${officialDocumentPreviewPath(caseId, 'reception-copy')}"`,
    );
  });

  it('tell the one who may issue them what to make sure of before', async () => {
    const caseId = await designated();
    const caution = '公示の日付を確かめてください';
    expect((await (await as('officer')).get(officialDocumentPath(caseId, 'public-notice'))).text).toContain(caution);
    expect((await (await as('officer')).get(officialDocumentActPath(caseId, 'public-notice', 'issue'))).text).toContain(
      caution,
    );
    expect((await (await as('officer')).get(officialDocumentPath(caseId, 'reception-copy'))).text).not.toContain(
      '発行の前に確かめること',
    );
  });

  it('name what is missing with the screen that fills it, and can be looked at all the same', async () => {
    const caseId = await web.fixture.examined();
    const key = 'coordination-council-request~tokachi';
    const page = await (await as('officer')).get(officialDocumentPath(caseId, key));
    expect(page.text).toContain('足りない事項（1件）');
    expect(page.text).toContain(`<a href="${casePath(caseId)}?tab=documents">文書</a>`);
    expect(page.text).toContain(`href="${casePath(caseId)}/actions/request-coordination-council"`);
    const draft = await (await as('officer')).get(officialDocumentPreviewPath(caseId, key)).responseType('blob');
    expect([draft.status, draft.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = (await pageTexts(draft.body as Buffer)).map(squeezed).join('');
    expect(text).toContain('年月日までに地域医療課医師確保係へ');
    expect(text).toContain('案');
    expect((await (await as('officer')).get(officialDocumentPath(caseId, key))).text).toContain('案を見た記録');
  });

  it('name the step that fills number and date of a notice before its turn has come, for the one who takes it', async () => {
    const caseId = await web.fixture.drafted();
    const link = `href="${casePath(caseId)}/actions/issue-designation"`;
    const { text } = await (await as('officer')).get(officialDocumentPath(caseId, NOTICE));
    expect(text).toContain('足りない事項（2件）');
    expect(text.split(link)).toHaveLength(3);
    expect((await (await as('officer')).get(`${casePath(caseId)}/actions/issue-designation`)).text).toContain(
      '段階が「起案（決裁待ち）」のときは「指定を通知する」はできません',
    );
    expect((await (await as('approver')).get(officialDocumentPath(caseId, NOTICE))).text).not.toContain(link);
  });

  it('are issued again and corrected, the old one marked and readable', async () => {
    const caseId = await designated();
    const approver = await as('approver');
    const reissue = officialDocumentActPath(caseId, NOTICE, 'reissue');
    const done = await send(approver, reissue, {
      ...(await fieldsOf(approver, reissue)),
      reason: '紛失の申出があったため',
    });
    expect([done.status, done.headers['location']]).toEqual([
      303,
      `${officialDocumentPath(caseId, NOTICE)}?done=reissue`,
    ]);

    await web.fixture.query(`UPDATE medical_institution SET address = '帯広市西1条' WHERE name = '十勝緑陽総合病院'`);
    const correct = officialDocumentActPath(caseId, NOTICE, 'correct');
    const fields = await fieldsOf(approver, correct);
    expect(fields['documentNumber']).toBe('医指令第12号');
    for (const act of [reissue, correct])
      expect((await approver.get(act)).text).toContain('理由は、「発行した版」の一覧に表示します。');
    // The address is mended in the registry first, and the notice is to follow it: that is chosen.
    delete fields['drawnAnew'];
    const unchanged = await send(approver, correct, { ...fields, reason: '所在地の誤記' });
    expect([unchanged.status, unchanged.text]).toEqual([
      422,
      expect.stringContaining('発行した文書から変わるところがありません'),
    ]);
    const mended = { ...fields, reason: '所在地の誤記', documentNumber: '医指令第13号', drawnAnew: 'true' };
    const unnumbered = await send(approver, correct, { ...mended, documentNumber: '' });
    expect(unnumbered.text).toMatch(/name="drawnAnew" type="checkbox" value="true" checked/u);
    const answers = [await send(approver, correct, mended), await send(approver, correct, mended)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]); // a second click does nothing twice

    const [first, copy, corrected] = await versions(caseId);
    expect([first, copy, corrected].map((each) => [each?.version, each?.reason])).toEqual([
      [1, ''],
      [2, '紛失の申出があったため'],
      [3, '所在地の誤記'],
    ]);
    expect(copy?.sha256).toBe(first?.sha256);
    const open = async (id = '') =>
      (await pageTexts((await approver.get(`/files/${id}`).responseType('blob')).body as Buffer))
        .map(squeezed)
        .join('');
    expect(await open(first?.id)).toContain('医指令第12号');
    const said = await open(corrected?.id);
    for (const part of ['医指令第13号', '帯広市西1条', '（訂正）', '所在地の誤記']) expect(said).toContain(part);

    const page = await approver.get(officialDocumentPath(caseId, NOTICE));
    for (const shown of ['第3版に差し替え', '紛失の申出があったため', '所在地の誤記'])
      expect(page.text).toContain(shown);
    expect((await approver.get(fileRecordPath(first?.id ?? ''))).text).toContain('第3版に差し替え');
    const {
      rows: [entry],
    } = await web.fixture.app.get(DesignationRegister).page(PEOPLE.officer);
    expect(entry && (await web.fixture.app.get(DesignationService).get(PEOPLE.officer, entry.id)).office).toMatchObject(
      {
        noticeFileId: corrected?.id,
        noticeNumber: '医指令第13号',
      },
    );
    const history = await approver.get(`${casePath(caseId)}?tab=history`);
    expect(history.text).toContain('「指定通知書」を訂正しました（第3版）');
    await web.fixture.query(`UPDATE medical_institution SET address = '帯広市' WHERE name = '十勝緑陽総合病院'`);
    const told = (await (await as('hospital')).get('/notices')).text;
    for (const news of ['「指定通知書」を再交付しました（第2版）', '「指定通知書」を訂正しました（第3版）'])
      expect(told).toContain(news);

    const lines: string[] = [];
    expect([await auditReport(web.fixture.dataSource, (line) => lines.push(line)), lines.at(-1)]).toEqual([
      true,
      '改変や欠落は見つかりませんでした。',
    ]);
  });

  it('ask for the reason and keep what was typed', async () => {
    const caseId = await designated();
    const approver = await as('approver');
    const path = officialDocumentActPath(caseId, NOTICE, 'correct');
    const answer = await send(approver, path, {
      ...(await fieldsOf(approver, path)),
      reason: ' ',
      documentNumber: '医指令第99号',
      documentDate: '令和8年13月1日',
    });
    expect(answer.status).toBe(422);
    for (const words of [
      '<title>エラー：',
      'href="#field-reason"',
      'value="医指令第99号"',
      'value="令和8年13月1日"',
      'id="field-documentDate-error"',
    ])
      expect(answer.text).toContain(words);
    expect(await versions(caseId)).toHaveLength(1);
  });

  it('are not put out on an old page: what was typed is shown with what happened meanwhile', async () => {
    const caseId = await web.fixture.examined();
    const officer = await as('officer');
    const path = officialDocumentActPath(caseId, 'reception-copy', 'reissue');
    const fields = await fieldsOf(officer, path);
    await web.fixture.send(caseId, PEOPLE.officer, {
      type: 'RECORD_EXAMINATION',
      checks: { R1: { met: true, note: '' } },
    });
    const answer = await send(officer, path, { ...fields, reason: '窓口で渡した控えを汚したため' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('審査の結果を記録しました');
    expect(answer.text).toContain('窓口で渡した控えを汚したため');
    expect(await versions(caseId, 'reception-copy')).toHaveLength(2);
  });

  it('are put out by those alone who answer for them', async () => {
    const caseId = await designated();
    for (const person of ['officer', 'hospital'] as const) {
      const agent = await as(person);
      expect((await agent.get(officialDocumentActPath(caseId, NOTICE, 'correct'))).text).toContain('行えません');
      const forced = await send(agent, officialDocumentActPath(caseId, NOTICE, 'reissue'), {
        lockVersion: await web.fixture.lockVersion(caseId),
        fromVersion: '1',
        idempotencyKey: `forced-${person}`,
        reason: 'x',
      });
      expect([person, forced.status, forced.text]).toEqual([
        person,
        422,
        expect.stringContaining('都道府県 決裁者だけが行えます'),
      ]);
    }
    expect(await versions(caseId)).toHaveLength(1);
  });

  it('that nobody issues in an act are issued by hand, once', async () => {
    const caseId = await designated();
    const officer = await as('officer');
    const path = officialDocumentActPath(caseId, 'public-notice', 'issue');
    const fields = await fieldsOf(officer, path);
    expect((await send(officer, path, fields)).status).toBe(303);
    expect((await officer.get(path)).text).toContain('いまは「発行する」を行えません');
    expect(await versions(caseId, 'public-notice')).toHaveLength(1);
    expect((await (await as('hospital')).get(`${casePath(caseId)}?tab=documents`)).text).toContain('公示文');
  });

  it('take in what the case does not hold: asked for, kept on an error, frozen, and offered again for a correction', async () => {
    const caseId = await designated();
    const officer = await as('officer');
    const key = 'evaluation-summary-publication';
    const page = await officer.get(officialDocumentPath(caseId, key));
    for (const words of ['足りない事項（2件）', '所見', '発行の画面で入力してください'])
      expect(page.text).toContain(words);
    const path = officialDocumentActPath(caseId, key, 'issue');
    const fields = await fieldsOf(officer, path);
    const refused = await send(officer, path, { ...fields, findings: '体制が整えられている。', supportPolicy: ' ' });
    expect(refused.status).toBe(422);
    for (const words of [
      '<title>エラー：',
      '都道府県の支援方針を入力してください。',
      'href="#field-supportPolicy"',
      '体制が整えられている。',
    ])
      expect(refused.text).toContain(words);
    expect(
      (await send(officer, path, { ...fields, findings: '長'.repeat(2001), supportPolicy: '助言する。' })).text,
    ).toContain('所見は2,000文字以内で入力してください');
    const unprintable = await send(officer, path, {
      ...fields,
      findings: '体制\u{1F600}',
      supportPolicy: '助言する。',
    });
    expect(unprintable.status).toBe(422);
    for (const words of ['所見の「\u{1F600}」', 'href="#field-findings"', '助言する。'])
      expect(unprintable.text).toContain(words);
    expect(await versions(caseId, key)).toHaveLength(0);

    expect(
      (await send(officer, path, { ...fields, findings: '体制が整えられている。', supportPolicy: '助言する。' }))
        .status,
    ).toBe(303);
    const correct = officialDocumentActPath(caseId, key, 'correct');
    const again = await officer.get(correct);
    for (const words of ['体制が整えられている。', '助言する。']) expect(again.text).toContain(words);
    expect(
      (
        await send(officer, correct, {
          ...(await fieldsOf(officer, correct)),
          findings: '体制がおおむね整えられている。',
          supportPolicy: '助言する。',
          reason: '所見の誤記',
        })
      ).status,
    ).toBe(303);
    const kept = await web.fixture.query<{ findings: string; corrects: object | null }>(
      `SELECT snapshot #>> '{evaluations,0,findings}' AS findings, snapshot -> 'corrects' AS corrects FROM stored_file WHERE form_id = $1 ORDER BY version`,
      [key],
    );
    expect(kept).toEqual([
      { findings: '体制が整えられている。', corrects: null },
      {
        findings: '体制がおおむね整えられている。',
        corrects: { number: '評価結果の要旨', date: '2026-12-11', on: '2026-12-11', reason: '所見の誤記' },
      },
    ]);
    const hospital = await as('hospital');
    expect((await hospital.get(officialDocumentPath(caseId, key))).status).toBe(200);
    expect(
      (
        await send(hospital, path, {
          findings: 'x',
          supportPolicy: 'x',
          fromVersion: '2',
          lockVersion: await web.fixture.lockVersion(caseId),
          idempotencyKey: 'forced',
        })
      ).status,
    ).toBe(422);
    expect((await (await as('otherHospital')).get(path)).status).toBe(404);
  });
});

describe('the record of downloads', () => {
  it('tells the prefecture who took a file and how, and nobody else', async () => {
    const caseId = await designated();
    const [notice] = await versions(caseId);
    const hospital = await as('hospital');
    await hospital.get(`/files/${notice?.id}`);
    await hospital.get(`/api/files/${notice?.id}`);
    const { text } = await (await as('officer')).get(fileRecordPath(notice?.id ?? ''));
    for (const words of ['取り出した記録（2件）', `十勝緑陽総合病院 ${PEOPLE.hospital.name}`, '画面で開いた', 'API'])
      expect(text).toContain(words);
    const own = await hospital.get(fileRecordPath(notice?.id ?? ''));
    expect([own.status, own.text.includes('取り出した記録')]).toEqual([200, false]);
    expect((await (await as('otherHospital')).get(fileRecordPath(notice?.id ?? ''))).status).toBe(404);
  });

  it('has an entry for every route that hands out a document; only samples of fictional data are free', async () => {
    const caseId = await web.fixture.approved();
    const [file] = await versions(caseId, 'reception-copy');
    const [hearing] = await web.fixture.query<{ id: string }>(
      'SELECT id FROM hearing WHERE health_centre_id IS NOT NULL',
    );
    const approver = await as('approver');
    const asked = await send(approver, '/jobs', { kind: 'case-file', caseIds: caseId, idempotencyKey: 'walk' });
    await web.fixture.app.get(JobWorker).idle();
    const jobId = asked.headers['location']?.split('/').at(-1) ?? '';
    const known: [string, Record<string, string>][] = [
      ['/cases/:id', { id: caseId, document: 'reception-copy', file: 'x' }],
      ['/api/cases/:id', { id: caseId }],
      ['/files/', { id: file?.id ?? '' }],
      ['/api/files/', { id: file?.id ?? '' }],
      ['/documents/', { fileId: file?.id ?? '' }],
      ['/jobs/', { id: jobId }],
      ['/forms/', { id: 'reception-copy', file: 'short.pdf' }],
      ['/health-centre/requests/', { id: hearing?.id ?? '' }],
    ];
    const count = async () =>
      Number((await web.fixture.query<{ n: string }>('SELECT count(*) AS n FROM document_download'))[0]?.n);
    const delivering: Record<string, number> = {};
    for (const { method, path } of listRoutes(web.fixture.app as never)) {
      const values = known.find(([start]) => path.startsWith(start))?.[1];
      if (method !== 'GET' || !values || !path.includes(':')) continue;
      const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 'x'));
      const before = await count();
      const agent = await as(path.startsWith('/health-centre') ? 'healthCentre' : 'approver');
      const { status, headers } = await agent.get(address).responseType('blob');
      if (status === 200 && !/^(text\/html|application\/json)/.test(String(headers['content-type'])))
        delivering[path] = (await count()) - before;
    }
    expect(delivering).toEqual({
      '/api/files/:id': 1,
      '/cases/:id/notice-preview': 1,
      '/cases/:id/official-documents/:document/preview': 1,
      '/files/:id': 1,
      '/forms/:id/samples/:file': 0,
      '/health-centre/requests/:id/confirmation-form': 1,
      '/jobs/:id/result': 1,
    });
    await expect(web.fixture.query('DELETE FROM document_download')).rejects.toThrow(/permission denied/);
  });
});

describe('the catalogue of forms', () => {
  it('shows every form with its legal basis, certainty, fields and samples', async () => {
    const officer = await as('officer');
    const list = await officer.get('/forms');
    expect(list.status).toBe(200);
    for (const id of Object.keys(FORMS)) expect(list.text).toContain(`href="/forms/${id}"`);
    const page = await officer.get('/forms/confirmation-form-1');
    for (const words of [
      '医療法',
      '指定に係る業務',
      '必須',
      'くり返し',
      '/forms/confirmation-form-1/samples/extreme.pdf',
    ])
      expect(page.text).toContain(words);
    const sample = await officer.get('/forms/confirmation-form-1/samples/short.pdf').responseType('blob');
    expect((await pageTexts(sample.body as Buffer)).map(squeezed).join('')).toContain('見本');
    expect((await officer.get('/forms/nothing')).status).toBe(404);
    expect((await officer.get('/forms/confirmation-form-1/samples/other.pdf')).status).toBe(404);
    for (const person of ['hospital', 'healthCentre'] as const)
      expect((await (await as(person)).get('/forms')).status).toBe(200);
    for (const path of ['/help', '/settings']) expect((await officer.get(path)).text).toContain('href="/forms"');
  });
});

describe('an application full of characters that no font has', () => {
  it('is answered with the first of them', async () => {
    const caseId = await web.fixture.submitted('C2');
    const rare = String.fromCharCode(...Array.from({ length: 500 }, (_, index) => 0xa000 + index));
    const row = { name: rare, planFrom: '2027-04-01', planTo: '2030-03-31', confirmedOn: '2026-10-01' };
    const content = {
      field: '見本分野',
      business: rare,
      longHoursReason: rare,
      supervision: rare,
      doctors: Array.from({ length: 300 }, () => row),
    };
    await web.fixture.asOwner((query) =>
      query(
        `UPDATE submission SET matter = jsonb_set(matter, '{content}', (matter -> 'content') || $2) WHERE application_id = $1`,
        [caseId, content],
      ),
    );
    const hospital = await as('hospital');
    const { text: list } = await hospital.get(`/api/cases/${caseId}/official-documents`);
    const { text: tab } = await hospital.get(`${casePath(caseId)}?tab=documents`);
    const page = await hospital.get(officialDocumentPath(caseId, 'application-form-8'));
    expect(list.match(/ほかにも印刷できない文字があります/g)?.length).toBeGreaterThan(1);
    expect(tab).toContain('20件以上');
    expect(page.text).toContain('足りない事項（20件以上）');
    for (const text of [list, tab, page.text]) expect(text.length).toBeLessThan(100_000);
  });
});
