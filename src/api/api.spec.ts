import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { ApiFixture, type Person } from '../../test/support/api-fixture.js';
import { draftEvent } from '../../test/support/procedure.js';
import { filledContent, filledEvaluation, filledPlan } from '../../test/support/procedure-samples.js';
import { pdf } from '../../test/support/test-files.js';
import { AccountService } from '../identity/account.service.js';
import { reviewChecksOf } from '../procedure/conditions/examination.js';
import { AUTOMATIC } from '../procedure/terms/actors.js';

const NOBODYS = '00000000-0000-4000-8000-000000000000';

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code?: string;
  conditions?: { id: string; text: string; legalBasis: string }[];
  errors?: { field: string; message: string }[];
  currentVersion?: number;
  changes?: { sentence: string }[];
}
interface Result {
  caseId: string;
  state: string;
  lockVersion: number;
  repeated: boolean;
}

/** 様式 of B that its submission issues. */
const SUBMITTED_FORMS = ['application-form-1', 'application-form-5-1', 'application-form-5-2', 'application-form-9'];

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await ApiFixture.start();
}, 60_000);
afterEach(() => fixture.withdrawAll());
afterAll(() => fixture.close());

const problem = (answer: request.Response) => answer.body as Problem;
const slug = (answer: request.Response) => problem(answer).type.replace('urn:problem-type:', '');

/** Sends an event that must be accepted. */
const { type: _draft, ...DRAFT } = draftEvent({ issueOn: '2026-12-11' });

async function done(person: Person, caseId: string, event: string, fields: object = {}): Promise<Result> {
  const answer = await fixture.send(person, caseId, event, fields);
  expect([event, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([event, 200, '']);
  return answer.body as Result;
}

/** A case of B, complete and not yet submitted. */
async function prepared(): Promise<string> {
  const caseId = await fixture.open('B');
  const { appliedOn, receiptNo, result } = filledEvaluation();
  await fixture.write('hospital', caseId, filledContent('B'));
  await done('hospital', caseId, 'RECORD_PLAN', filledPlan());
  await done('hospital', caseId, 'APPLY_FOR_EVALUATION', { appliedOn, receiptNo });
  await done('hospital', caseId, 'RECORD_EVALUATION', result ?? {});
  return caseId;
}

describe('a case of B from the draft plan to the designation, as four people', () => {
  it('runs over the API alone', async () => {
    const caseId = await prepared();
    const { body: documents } = (await fixture.get('hospital', `/api/cases/${caseId}/required-documents`)) as {
      body: { id: string; needed: boolean; suppliedBy: string; reason: string }[];
    };
    expect(documents.length).toBeGreaterThan(5);
    for (const { id, needed, suppliedBy } of documents) {
      if (needed && suppliedBy === 'file')
        expect(
          (await fixture.attach('hospital', caseId, id, { bytes: pdf({ text: id }), name: `書類_${id}_﨑.pdf` }))
            .status,
        ).toBe(200);
    }
    const { body: actions } = (await fixture.get('hospital', `/api/cases/${caseId}/actions`)) as {
      body: { event: string; ready: boolean }[];
    };
    expect(actions).toContainEqual(expect.objectContaining({ event: 'SUBMIT', ready: true }));
    await done('hospital', caseId, 'SUBMIT');

    await done('officer', caseId, 'RECEIVE');
    await done('officer', caseId, 'RECORD_EXAMINATION', {
      checks: Object.fromEntries(reviewChecksOf('B').map((id) => [id, { met: true, note: '' }])),
    });
    await done('officer', caseId, 'REQUEST_COORDINATION_COUNCIL', {
      planningAreaIds: ['tokachi'],
      requestedOn: '2026-11-16',
      dueOn: '2026-12-04',
    });
    const { body: asked } = (await fixture.get('healthCentre', `/api/cases/${caseId}`)) as {
      body: { hearings: { id: string }[]; next: { mine: boolean } };
    };
    expect(asked.next.mine).toBe(true);
    const hearingId = asked.hearings[0]?.id;
    await done('healthCentre', caseId, 'CONVENE_COUNCIL', {
      hearingId,
      method: 'written',
      meetsOn: '令和8年11月20日',
      meetingName: '第2回 十勝圏地域医療構想調整会議',
    });
    await fixture.moveTo('2026-11-24T09:00:00+09:00');
    const points = { consistentWithPolicy: true, longHoursUnavoidable: true };
    await done('healthCentre', caseId, 'RECORD_CONFIRMATION', {
      hearingId,
      points,
      confirmedOn: '2026-11-20',
      chair: '座長 三郎',
    });
    await done('healthCentre', caseId, 'REPORT_CONFIRMATION', { hearingId });

    await done('officer', caseId, 'REFER_TO_MEASURES_COUNCIL', { requestedOn: '2026-11-24' });
    await fixture.moveTo('2026-12-07T09:00:00+09:00');
    await done('officer', caseId, 'RECORD_MEASURES_COUNCIL', { heldOn: '2026-12-01', opinion: 'agreed' });
    await done('officer', caseId, 'REFER_TO_MEDICAL_COUNCIL', { requestedOn: '2026-12-07' });
    await fixture.moveTo('2026-12-11T09:00:00+09:00');
    await done('officer', caseId, 'RECORD_MEDICAL_COUNCIL', {
      heldOn: '2026-12-10',
      answeredOn: '2026-12-10',
      body: 'section',
      opinion: 'agreed',
      supplementaryOpinion: '毎年の報告を望む。',
    });
    const { body: answered } = (await fixture.get('officer', `/api/cases/${caseId}`)) as {
      body: { hearings: { id: string; opinion: object | null }[] };
    };
    const { id: remarked = '', opinion } = answered.hearings.at(-1) ?? {};
    expect(opinion).toMatchObject({ remarks: '', supplementaryOpinion: '毎年の報告を望む。' });
    const answer = { hearingId: remarked, kind: 'remark', takenUp: false, text: '別に協議しているため。' };
    await done('officer', caseId, 'DRAFT_DESIGNATION', { ...DRAFT, answers: [answer] });
    await done('approver', caseId, 'APPROVE');
    const { state } = await done('officer', caseId, 'ISSUE_DESIGNATION', {
      documentNumber: '地医第100号',
      issuedOn: '2026-12-11',
    });
    expect(state).toBe('designated');

    const { body: ended } = (await fixture.get('hospital', `/api/cases/${caseId}`)) as {
      body: {
        stateLabel: string;
        drafts: object[];
        examination: object;
        issuedDocuments: { id: string; formId: string; size: number }[];
      };
    };
    expect(ended).toMatchObject({ stateLabel: '指定', drafts: [], examination: {} });
    const issued = ended.issuedDocuments.map(({ formId }) => formId);
    expect(new Set(issued)).toEqual(new Set([...SUBMITTED_FORMS, 'reception-copy', 'designation-notice']));
    const { body: official } = (await fixture.get('hospital', `/api/cases/${caseId}/official-documents`)) as {
      body: { key: string; versions: object[] }[];
    };
    expect(official.filter(({ versions }) => versions.length > 0).map(({ key }) => key)).toEqual([
      ...SUBMITTED_FORMS,
      'reception-copy',
      'designation-notice',
    ]);
    const noticed = ended.issuedDocuments.find(({ formId }) => formId === 'designation-notice');
    const notice = await fixture.get('hospital', `/api/files/${noticed?.id}`);
    expect([notice.type, notice.headers['content-length']]).toEqual(['application/pdf', String(noticed?.size)]);
    expect(notice.headers['content-disposition']).toMatch(/^attachment/);
    const { body: inside } = (await fixture.get('officer', `/api/cases/${caseId}`)) as { body: { drafts: object[] } };
    expect(inside.drafts).toMatchObject([{ answers: [answer] }]);
    const {
      body: { rows: log },
    } = (await fixture.get('officer', `/api/cases/${caseId}/log`)) as { body: { rows: { event: string }[] } };
    expect([log[0]?.event, log.at(-1)?.event]).toEqual(['ISSUE_DESIGNATION', 'OPEN']);
    const {
      body: { rows: register },
    } = (await fixture.get('hospital', '/api/designations?kind=B&past=true')) as {
      body: { rows: { id: string; validTo: string }[] };
    };
    expect(register).toMatchObject([
      { validFrom: '2027-04-01', validTo: '2030-03-31', matters: ['(1)イ'], changes: [] },
    ]);
    expect((await fixture.get('hospital', `/api/designations/${register[0]?.id}`)).status).toBe(200);
    // Over, so that the tests below may ask for a new one.
    await fixture.test.dataSource.query(
      `UPDATE designation SET designated_on = '2020-04-01', valid_from = '2020-04-01', valid_to = '2023-03-31'`,
    );
  }, 120_000);
});

describe('refusals', () => {
  it('says which step is out of order, changes nothing and keeps the attempt', async () => {
    const caseId = await prepared();
    const early = await fixture.send('hospital', caseId, 'SUBMIT');
    expect([early.status, slug(early), problem(early).code]).toEqual([422, 'refused', 'conditionsUnmet']);
    expect(early.type).toBe('application/problem+json');
    const { conditions = [] } = problem(early);
    expect(conditions.length).toBeGreaterThan(0);
    expect(conditions.some(({ legalBasis }) => /則81|法113/.test(legalBasis))).toBe(true);

    const outOfOrder = await fixture.send('officer', caseId, 'DRAFT_DESIGNATION', DRAFT);
    expect([outOfOrder.status, problem(outOfOrder).code]).toEqual([422, 'eventNotInState']);
    const { body } = (await fixture.get('officer', `/api/cases/${caseId}`)) as {
      body: { state: string; lockVersion: number; attempts: object[] };
    };
    expect(body).toMatchObject({ state: 'preparing', lockVersion: 4 });
    // What the hospital lacked tells of what it is still writing.
    expect(body.attempts).toMatchObject([
      { event: 'DRAFT_DESIGNATION', code: 'eventNotInState' },
      { event: 'SUBMIT', code: 'conditionsUnmet', conditions: [] },
    ]);
    const { body: own } = (await fixture.get('hospital', `/api/cases/${caseId}`)) as { body: { attempts: object[] } };
    expect(own.attempts).toEqual([]);
  });

  it.each(['SUBMIT', 'SUBMIT_CORRECTION'])('takes no %s that does not say which content it submits', async (event) => {
    const caseId = await fixture.open('B');
    const blind = { workingVersion: undefined };
    const fields = event === 'SUBMIT' ? blind : { ...blind, answers: [] };
    const answer = await fixture.send('hospital', caseId, event, fields);
    expect([answer.status, problem(answer).errors?.map(({ field }) => field)]).toEqual([422, ['workingVersion']]);
    expect(answer.text).toContain('申請内容の版（workingVersion）');
    const { status } = await fixture.send('hospital', caseId, event, { ...fields, workingVersion: 99 });
    expect(status).toBe(409);
  });

  it('answers 403 to a step of another role and to a role without any step', async () => {
    const caseId = await fixture.open('B');
    const byOfficer = await fixture.send('officer', caseId, 'RECORD_PLAN', filledPlan());
    expect([byOfficer.status, slug(byOfficer), problem(byOfficer).code]).toEqual([403, 'refused', 'notYourRole']);
    const byCentre = await fixture.send('supportCentre', caseId, 'SUBMIT');
    expect([byCentre.status, slug(byCentre)]).toEqual([403, 'forbidden']);
    expect((await fixture.get('administrator', '/api/cases')).status).toBe(403);
    expect((await fixture.get('hospital', '/api/institutions')).status).toBe(403);
  });

  it('answers an unknown and a foreign case alike', async () => {
    const caseId = await fixture.open('C1');
    const key = { lockVersion: 1, idempotencyKey: randomUUID() };
    for (const path of ['', '/log', '/actions', '/required-documents']) {
      const answers = await Promise.all(
        [caseId, NOBODYS, 'x'].map((id) => fixture.get('otherHospital', `/api/cases/${id}${path}`)),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(answers[0]?.text).toBe(answers[1]?.text);
      expect(answers[0]?.text).toBe(answers[2]?.text);
    }
    const posted = await Promise.all(
      [caseId, NOBODYS].map((id) => fixture.post('otherHospital', `/api/cases/${id}/events/SUBMIT`, key)),
    );
    expect(posted.map(slug)).toEqual(['case-not-found', 'case-not-found']);
    expect((await fixture.get('otherHealthCentre', `/api/cases/${caseId}`)).status).toBe(404);
    expect(
      (await fixture.attach('otherHospital', caseId, 'D01', { bytes: pdf({ text: 'x' }), name: 'x.pdf' })).status,
    ).toBe(404);
    expect(slug(await fixture.get('otherHospital', `/api/files/${NOBODYS}`))).toBe('file-not-found');
  });

  it('tells an outdated program what happened meanwhile', async () => {
    const caseId = await fixture.open('B');
    await done('hospital', caseId, 'RECORD_PLAN', filledPlan());
    const stale = await fixture.send('hospital', caseId, 'RECORD_PLAN', { ...filledPlan(), lockVersion: 1 });
    expect([stale.status, slug(stale), problem(stale).currentVersion]).toEqual([409, 'stale-version', 2]);
    expect(problem(stale).changes?.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('時短計画')]);
  });

  it('does a command once, and refuses its key for another', async () => {
    const caseId = await fixture.open('B');
    const command = { lockVersion: 1, idempotencyKey: randomUUID(), ...filledPlan() };
    const path = `/api/cases/${caseId}/events/RECORD_PLAN`;
    const twice = await Promise.all([fixture.post('hospital', path, command), fixture.post('hospital', path, command)]);
    expect(twice.map(({ status, body }) => [status, (body as Result).lockVersion])).toEqual([
      [200, 2],
      [200, 2],
    ]);
    expect(twice.map(({ body }) => (body as Result).repeated).sort()).toEqual([false, true]);
    const other = await fixture.post('hospital', path, { ...command, lockVersion: 2, doctorsTotal: 85 });
    expect([other.status, slug(other)]).toEqual([409, 'idempotency-conflict']);
    expect(await fixture.versionOf(caseId)).toBe(2);
  });

  it('opens no second case of a kind and none for another institution', async () => {
    await fixture.open('B');
    const { body: me } = (await fixture.get('hospital', '/api/session')) as { body: { institutionId: string } };
    const opening = { kind: 'B', procedure: 'new', institutionId: me.institutionId, idempotencyKey: randomUUID() };
    const second = await fixture.post('hospital', '/api/cases', opening);
    expect([second.status, problem(second).conditions?.map(({ id }) => id)]).toEqual([422, ['noOtherOpenCase']]);
    const foreign = await fixture.post('otherHospital', '/api/cases', { ...opening, idempotencyKey: randomUUID() });
    expect(problem(foreign).conditions?.map(({ id }) => id)).toEqual(['ownInstitution']); // and nothing of the case that is open there
    expect((await fixture.post('officer', '/api/cases', opening)).status).toBe(403);
  });
});

describe('input', () => {
  const invalid = async (answer: Promise<request.Response>) => {
    const found = await answer;
    expect([found.status, slug(found)]).toEqual([422, 'invalid-input']);
    return problem(found).errors ?? [];
  };

  it('names every wrong field in Japanese', async () => {
    const caseId = await fixture.open('RENKEI_B');
    const errors = await invalid(
      fixture.send('hospital', caseId, 'RECORD_PLAN', {
        ...filledPlan(),
        periodFrom: '2027-02-30',
        doctorsTotal: -1,
        surprise: 1,
        lockVersion: 'いち',
      }),
    );
    expect(errors.map(({ field }) => field).sort()).toEqual(['doctorsTotal', 'lockVersion', 'periodFrom', 'surprise']);
    expect(errors.find(({ field }) => field === 'periodFrom')?.message).toContain('実在する日付');
    const rows = await invalid(
      fixture.put('hospital', `/api/cases/${caseId}/content/dispatch`, {
        lockVersion: 0,
        idempotencyKey: randomUUID(),
        destinations: [{ institutionName: '根室海灯病院', persons: '多数' }],
      }),
    );
    expect(rows).toEqual([
      { field: 'destinations[0].persons', message: expect.stringContaining('派遣先1件目') as string },
    ]);
    expect(await fixture.versionOf(caseId)).toBe(1);
  });

  it('reads the body that opens a case and the address of the list as strictly', async () => {
    const opening = await invalid(
      fixture.post('hospital', '/api/cases', { kind: 'A', procedure: 'new', institutionId: 'x', idempotencyKey: '' }),
    );
    expect(opening.map(({ field }) => field).sort()).toEqual(['idempotencyKey', 'institutionId', 'kind']);
    const round = await invalid(
      fixture.post('hospital', '/api/cases', {
        kind: 'B',
        procedure: 'new',
        institutionId: NOBODYS,
        roundId: NOBODYS,
        idempotencyKey: randomUUID(),
      }),
    );
    expect(round.map(({ field }) => field)).toEqual(['roundId']);
    const list = await invalid(
      fixture.get('officer', '/api/cases?kind=A&colour=red&page=0&overdue=false&sort=due&constructor=1'),
    );
    expect(list.map(({ field }) => field)).toEqual(['kind', 'colour', 'page', 'constructor']);
    expect((await invalid(fixture.get('officer', '/api/designations?kind=A&x=1'))).map(({ field }) => field)).toEqual([
      'x',
      'kind',
    ]);
  });

  it('answers a body that is no JSON, too large or of another type, and an unknown event', async () => {
    const caseId = await fixture.open('C2');
    const agent = request.agent(fixture.test.url);
    const path = '/api/session';
    const unreadable = await agent.post(path).type('json').send('{"login":');
    const large = await agent.post(path).send({ login: 'x'.repeat(1_100_000) });
    expect((await agent.post(path).send({ login: 'a\0b', password: 'x' })).status).toBe(401);
    const form = await agent.post(path).type('form').send({ login: 'x', password: 'y' });
    expect([unreadable, large, form].map((answer) => [answer.status, slug(answer)])).toEqual([
      [400, 'unreadable-request'],
      [413, 'too-large'],
      [415, 'unsupported-media-type'],
    ]);
    for (const event of ['DEADLINE_PASSED', 'ROUND_DEADLINE_MOVED', 'ATTACH_DOCUMENT', 'constructor'])
      expect((await fixture.send('hospital', caseId, event, {})).status).toBe(404);
  });

  it('judges an upload by its bytes', async () => {
    const caseId = await prepared();
    const good = pdf({ text: '正しい' });
    const attach = (requirementId: string, bytes: Buffer, name: string) =>
      fixture.attach('hospital', caseId, requirementId, { bytes, name });
    const answers = [
      await attach('D20', Buffer.from('<script>alert(1)</script>'), '計画.pdf'),
      await attach('D20', good, '計画.docx'),
      await attach('D20', Buffer.alloc(0), '空.pdf'),
    ];
    expect(answers.map((answer) => [answer.status, slug(answer), problem(answer).errors?.[0]?.field])).toEqual(
      Array(3).fill([422, 'upload-refused', 'file']),
    );
    expect(slug(await attach('D20', Buffer.alloc(1024 * 1024 + 1, 0x20), '大.pdf'))).toBe('too-large');
    expect(slug(await attach('X99', good, '計画.pdf'))).toBe('refused');
    const typed = await attach('D01', good, '申請書.pdf');
    expect([typed.status, slug(typed), typed.body]).toEqual([
      422,
      'refused',
      expect.objectContaining({
        conditions: [
          expect.objectContaining({ text: expect.stringContaining('ファイルは添付できません') as string, met: false }),
        ],
      }),
    ]);
    expect((await fixture.attach('officer', caseId, 'D20', { bytes: good, name: 'x.pdf' })).status).toBe(403);
    const { body } = (await fixture.get('hospital', `/api/cases/${caseId}/required-documents`)) as {
      body: { attached: boolean }[];
    };
    expect(body.some(({ attached }) => attached)).toBe(false);
  });
});

describe('sign-in', () => {
  it('lets nobody in without it, and ends with it', async () => {
    const agent = request.agent(fixture.test.url);
    const visitor = await agent.get('/api/cases');
    expect([visitor.status, visitor.type, slug(visitor)]).toEqual([
      401,
      'application/problem+json',
      'sign-in-required',
    ]);
    const wrong = await agent.post('/api/session').send({ login: 'ken-yamada', password: '違う合言葉' });
    expect([wrong.status, problem(wrong).detail]).toEqual([401, 'ログインIDまたはパスワードが違います。']);
    const empty = await agent.post('/api/session').send({});
    expect([empty.status, problem(empty).errors?.map(({ field }) => field)]).toEqual([422, ['login', 'password']]);

    const me = await agent.post('/api/session').send({ login: 'ken-yamada', password: 'renshu-kankyo-8' });
    expect(me.body).toEqual({
      name: '山田 太郎',
      role: 'prefectureOfficer',
      roleLabel: '都道府県 担当',
      officeName: '地域医療課',
      institutionId: null,
      healthCentreId: null,
      mustChangePassword: false,
    });
    expect((await agent.get('/api/session')).body).toEqual(me.body);
    expect((await agent.delete('/api/session')).status).toBe(204);
    expect((await agent.get('/api/session')).status).toBe(401);
  });

  it('tells whoever has a password that somebody else made, and refuses everything else until it is changed', async () => {
    const accounts = fixture.test.app.get(AccountService);
    const office = { officeName: '地域医療課', institutionId: null, healthCentreId: null, expiresOn: null };
    const entry = { login: 'ken-hajimete', name: '初 花子', role: 'prefectureOfficer', ...office } as const;
    const { account, password } = await accounts.create(AUTOMATIC, entry);
    const agent = request.agent(fixture.test.url);
    const me = await agent.post('/api/session').send({ login: account.login, password });
    expect(me.body).toMatchObject({ mustChangePassword: true });
    expect((await agent.get('/api/session')).body).toEqual(me.body);
    for (const path of ['/api/cases', '/api/rounds', '/api/openapi.json']) {
      const closed = await agent.get(path);
      expect([path, closed.status, slug(closed), problem(closed).detail]).toEqual([
        path,
        403,
        'own-password-required',
        expect.stringContaining('/account/first-password'),
      ]);
    }
    const own = { currentPassword: password, password: '自分だけが知る合言葉です' };
    expect((await agent.post('/account/password').type('form').send(own)).status).toBe(303);
    expect((await agent.get('/api/session')).body).toMatchObject({ mustChangePassword: false });
    expect((await agent.get('/api/rounds')).status).toBe(200);
  });

  it('refuses what another site made a browser send', async () => {
    const answer = await request(fixture.test.url)
      .post('/api/session')
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ login: 'ken-yamada', password: 'renshu-kankyo-8' });
    expect([answer.status, slug(answer), answer.headers['set-cookie']]).toEqual([403, 'forbidden', undefined]);
  });

  it('counts failures at this door too', async () => {
    const attempt = () =>
      request(fixture.test.url).post('/api/session').send({ login: 'hc-kushiro', password: '違う合言葉' });
    for (let failures = 0; failures < 5; failures += 1) await attempt().expect(401);
    const stopped = await attempt();
    expect([stopped.status, slug(stopped)]).toEqual([429, 'too-many-requests']);
    expect(stopped.headers['ratelimit-policy']).toBeDefined();
  });
});

it('lists what each person may know of, and the reference data', async () => {
  await fixture.open('B');
  const total = async (person: Person) =>
    ((await fixture.get(person, '/api/cases?kind=B')).body as { total: number }).total;
  expect([await total('officer'), await total('hospital')].every((count) => count > 0)).toBe(true);
  expect(await total('otherHospital')).toBe(0);
  const lengths = await Promise.all(
    ['planning-areas', 'health-centres'].map(
      async (path) => ((await fixture.get('officer', `/api/${path}`)).body as object[]).length,
    ),
  );
  expect(lengths).toEqual([21, expect.any(Number)]);
  const totals = await Promise.all(
    ['rounds', 'institutions?text=緑陽'].map(
      async (path) => ((await fixture.get('officer', `/api/${path}`)).body as { total: number }).total,
    ),
  );
  expect(totals).toEqual([expect.any(Number), 1]);
  const { text } = await fixture.get('hospital', '/api/machines/RENKEI_B');
  expect(text).toContain('stateDiagram-v2');
  expect((await fixture.get('hospital', '/api/machines/X')).status).toBe(404);
});
