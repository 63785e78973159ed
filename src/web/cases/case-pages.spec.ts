import { randomUUID } from 'node:crypto';
import { reviewChecksOf } from '../../procedure/conditions/examination.js';
import type { EventType } from '../../procedure/events/index.js';
import { KINDS } from '../../procedure/terms/kinds.js';
import { CASE_TABS } from '../addresses/tabs.js';
import { draftEvent, refusalEvent, samplePlan } from '../../../test/support/procedure.js';
import { filledContent } from '../../../test/support/procedure-samples.js';
import { CommandRefused } from '../../applications/entities/errors.js';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { actionPath, casePath, noticePreviewPath } from '../addresses/case-addresses.js';

let web: WebFixture;
let officer: Agent;
let approver: Agent;
let hospital: Agent;
let otherHospital: Agent;
let healthCentre: Agent;

beforeAll(async () => {
  web = await startWebFixture();
  [officer, approver, hospital, otherHospital, healthCentre] = (await Promise.all(
    (['officer', 'approver', 'hospital', 'otherHospital', 'healthCentre'] as const).map((person) =>
      web.signedIn(person),
    ),
  )) as [Agent, Agent, Agent, Agent, Agent];
}, 120_000);
afterAll(() => web.close());

beforeEach(() => web.fixture.clear());

/** The hidden fields of the form on a page; where there is no form, those that a form would have had. */
async function commandOf(
  agent: Agent,
  caseId: string,
  type: EventType,
): Promise<{ lockVersion: string; idempotencyKey: string }> {
  const { text } = await agent.get(actionPath(caseId, type));
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1];
  const [row] = await web.fixture.query<{ version: number }>(
    'SELECT lock_version AS version FROM application WHERE id = $1',
    [caseId],
  );
  return {
    lockVersion: value('lockVersion') ?? String(row?.version),
    idempotencyKey: value('idempotencyKey') ?? randomUUID(),
  };
}

/** A body as a browser writes it: names in brackets, several values under one name. */
function formBody(fields: object): string {
  const pairs = (name: string, value: unknown): [string, string][] => {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      return value.map((item) => [name, item]);
    if (typeof value !== 'object' || value === null) return [[name, String(value)]];
    return Object.entries(value).flatMap(([key, inner]) => pairs(name === '' ? key : `${name}[${key}]`, inner));
  };
  return new URLSearchParams(pairs('', fields)).toString();
}

const send = (agent: Agent, caseId: string, type: EventType, fields: object) =>
  agent.post(actionPath(caseId, type)).type('form').send(formBody(fields));

async function post(agent: Agent, caseId: string, type: EventType, fields: object = {}) {
  return send(agent, caseId, type, { ...(await commandOf(agent, caseId, type)), ...fields });
}

const count = async (table: string, caseId: string) =>
  Number(
    (
      await web.fixture.query<{ n: string }>(
        `SELECT count(*) AS n FROM ${table} WHERE ${table === 'record_entry' ? 'subject_id' : 'application_id'}::text = $1`,
        [caseId],
      )
    )[0]?.n,
  );

describe('the page of a case', () => {
  it.each(KINDS)('shows a submitted case of %s under every tab to everyone concerned', async (kind) => {
    const caseId = await web.fixture.submitted(kind);
    for (const agent of [officer, approver, hospital]) {
      for (const tab of Object.keys(CASE_TABS)) {
        const answer = await agent.get(`${casePath(caseId)}?tab=${tab}`);
        expect(answer.status).toBe(200);
        expect(answer.text).toContain('十勝緑陽総合病院');
      }
    }
  });

  it('answers an unknown, a malformed and a foreign case alike', async () => {
    const caseId = await web.fixture.submitted();
    const foreign = await otherHospital.get(casePath(caseId));
    expect(foreign.status).toBe(404);
    for (const path of [
      casePath(randomUUID()),
      casePath('nothing'),
      actionPath(caseId, 'WITHDRAW'),
      `${casePath(caseId)}/actions/no-such-event`,
    ]) {
      const other = await otherHospital.get(path);
      expect(other.status).toBe(404);
      expect(other.text).toBe(foreign.text);
    }
    const posted = await otherHospital
      .post(actionPath(caseId, 'WITHDRAW'))
      .type('form')
      .send({ lockVersion: '1', idempotencyKey: 'k', reason: 'x' });
    expect(posted.status).toBe(404);
    expect(posted.text).toBe(foreign.text);
  });

  it('keeps drafts, notes and refused attempts from the hospital', async () => {
    const caseId = await web.fixture.approved();
    // The clock has moved on by weeks, so the sessions of before have ended.
    const [officerLater, hospitalLater] = [await web.signedIn('officer'), await web.signedIn('hospital')];
    const refused = await post(officerLater, caseId, 'DRAFT_REFUSAL', refusal({ reason: '秘密の理由' }));
    expect(refused.status).toBe(422);
    const pages = await Promise.all(
      Object.keys(CASE_TABS).map(async (tab) => (await hospitalLater.get(`${casePath(caseId)}?tab=${tab}`)).text),
    );
    for (const text of pages) {
      expect(text).not.toContain('記録に残った拒否');
      expect(text).not.toContain('起案と決裁');
      expect(text).not.toContain('審査の確認項目');
      expect(text).not.toContain(PEOPLE.approver.name);
    }
    expect((await officerLater.get(`${casePath(caseId)}?tab=history`)).text).toContain('不指定を起案する');
  });

  it('tells the prefecture of an attempt of the hospital that it was refused, and nothing of what is not submitted yet', async () => {
    const caseId = await web.fixture.submitted();
    await web.fixture.send(caseId, PEOPLE.officer, { type: 'RECEIVE' });
    await web.fixture.send(caseId, PEOPLE.officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'その他', text: '電話番号を直してください。' }],
      dueOn: '2026-12-04',
    });
    await web.fixture.write(caseId, {
      ...filledContent('B'),
      violation: { exists: true, referredOn: '2026-06-01', publishedOn: '2026-06-02' },
      pledge: { agreed: false, pledgedOn: null },
    });
    const submitting = web.fixture.send(caseId, PEOPLE.hospital, { type: 'SUBMIT_CORRECTION', answers: [] });
    await expect(submitting).rejects.toThrow(CommandRefused);
    const officerSees = (await officer.get(`${casePath(caseId)}?tab=history`)).text;
    expect(officerSees).toContain('操作した人だけに示しました');
    const [attempt] = await web.fixture.query<{ conditions: { text: string }[] }>(
      'SELECT conditions FROM event_attempt WHERE application_id = $1',
      [caseId],
    );
    expect(attempt?.conditions.length).toBeGreaterThan(1);
    for (const { text } of attempt?.conditions ?? []) expect(officerSees).not.toContain(text);
  });

  it('escapes what people wrote', async () => {
    const caseId = await web.fixture.examined();
    const markup = '<script>alert(1)</script>';
    await post(officer, caseId, 'REQUEST_CORRECTION', {
      items: [{ target: 'その他', text: markup }],
      dueOn: '2026-12-01',
    });
    for (const path of [
      casePath(caseId),
      `${casePath(caseId)}?tab=attachments`,
      `${casePath(caseId)}?done=${encodeURIComponent(markup)}&tab=${encodeURIComponent(markup)}`,
    ]) {
      const { text } = await officer.get(path);
      expect(text).not.toContain(markup);
    }
    expect((await officer.get(casePath(caseId))).text).toContain('&lt;script>alert(1)&lt;/script>');
  });
});

describe('the page of the examination', () => {
  it('asks again for what was found before a correction changed the application', async () => {
    const caseId = await web.fixture.submitted();
    const doing = web.fixture.send.bind(web.fixture, caseId);
    await doing(PEOPLE.officer, { type: 'RECEIVE' });
    await doing(PEOPLE.officer, { type: 'RECORD_EXAMINATION', checks: { R1: { met: true, note: '議事録で確認' } } });
    await doing(PEOPLE.officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'その他', text: '計画の期間を直してください' }],
      dueOn: '2026-12-01',
    });
    await doing(PEOPLE.hospital, { type: 'RECORD_PLAN', plan: samplePlan });
    const [item] = await web.fixture.query<{ id: string }>(
      'SELECT i.id FROM correction_item i JOIN correction c ON c.id = i.correction_id WHERE c.application_id = $1',
      [caseId],
    );
    await doing(PEOPLE.hospital, {
      type: 'SUBMIT_CORRECTION',
      answers: [{ itemId: item?.id ?? '', answer: '直しました' }],
    });

    const { text } = await officer.get(actionPath(caseId, 'RECORD_EXAMINATION'));
    expect(text).toContain('補正の前の結果は「満たす」（所見：議事録で確認）でした');
    expect((await officer.get(casePath(caseId))).text).toContain('確認し直し');
    await doing(PEOPLE.officer, { type: 'RECORD_EXAMINATION', checks: { R1: { met: true, note: '' } } });
    expect((await officer.get(actionPath(caseId, 'RECORD_EXAMINATION'))).text).not.toContain('補正の前の結果は');
  });
});

/** What the page of a draft posts. */
function drafted(changes: object) {
  const { type: _, answers: _none, ...typed } = draftEvent({ issueOn: web.fixture.clock.today() });
  return { ...typed, ...changes };
}

function refusal(changes: object) {
  const { type: _, ...typed } = refusalEvent({ issueOn: web.fixture.clock.today() });
  return { ...typed, ...changes };
}

describe('the page that issues a notice', () => {
  it('warns of what nobody has confirmed: the 教示 of a refusal, the layout of either notice', async () => {
    const caseId = await web.fixture.examined('C1');
    await web.fixture.send(
      caseId,
      PEOPLE.officer,
      refusalEvent({ reason: '体制が整っていないため', issueOn: web.fixture.clock.today() }),
    );
    await web.fixture.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    const refused = await officer.get(actionPath(caseId, 'ISSUE_REFUSAL'));
    for (const words of ['教示（1件目）の文は未確認です', '教示（2件目）の文は未確認です', '通知書の実物は未見'])
      expect(refused.text).toContain(words);

    const designated = await web.fixture.approved();
    const designation = await (await web.signedIn('officer')).get(actionPath(designated, 'ISSUE_DESIGNATION'));
    expect(designation.text).toContain('通知書の実物は未見');
    expect(designation.text).not.toContain('教示（1件目）');
  });
});

describe('a form that changes a case', () => {
  it('carries out the event and says so once', async () => {
    const caseId = await web.fixture.submitted();
    const answer = await post(officer, caseId, 'RECEIVE');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`${casePath(caseId)}?done=receive`);
    expect((await officer.get(answer.headers['location']!)).text).toContain('申請を受け付け、審査を始めました。</h2>');
    await web.fixture.send(caseId, PEOPLE.officer, {
      type: 'RECORD_EXAMINATION',
      checks: { R1: { met: true, note: '' } },
    });
    expect((await officer.get(answer.headers['location']!)).text).not.toContain(
      '申請を受け付け、審査を始めました。</h2>',
    );
  });

  it('does nothing twice on a double click', async () => {
    const caseId = await web.fixture.submitted();
    const fields = await commandOf(officer, caseId, 'RECEIVE');
    const before = await count('record_entry', caseId);
    const answers = await Promise.all([1, 2].map(() => send(officer, caseId, 'RECEIVE', fields)));
    expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual([
      [303, `${casePath(caseId)}?done=receive`],
      [303, `${casePath(caseId)}?done=receive`],
    ]);
    expect(await count('record_entry', caseId)).toBe(before + 1);
    expect(await count('event_attempt', caseId)).toBe(0);
  });

  it('says beside the field what is wrong and keeps what was typed', async () => {
    const caseId = await web.fixture.examined();
    const answer = await post(officer, caseId, 'REQUEST_CORRECTION', {
      items: [
        { target: '', text: '' },
        { target: 'D05', text: '' },
        { target: '', text: '件数を直してください' },
      ],
      dueOn: '令和8年13月1日',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>エラー：/);
    expect(answer.text).toContain('href="#field-items-0--text-"');
    expect(answer.text).toContain('id="field-items-0--text--error"');
    expect(answer.text).toContain('href="#field-items-1--target-"');
    expect(answer.text).toContain('件数を直してください');
    expect(answer.text).toContain('value="令和8年13月1日"');
    expect(await count('correction', caseId)).toBe(0);
  });

  it('refuses with the unmet conditions and their articles, notes the attempt and changes nothing', async () => {
    const caseId = await web.fixture.submitted();
    await web.fixture.send(caseId, PEOPLE.officer, { type: 'RECEIVE' });
    const [before] = await web.fixture.query('SELECT * FROM application WHERE id = $1', [caseId]);
    const answer = await post(officer, caseId, 'DRAFT_DESIGNATION', drafted({ validFrom: '令和9年4月1日' }));
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>エラー：/);
    expect(answer.text).toContain('審査で満たすと確認していない項目があります');
    expect(answer.text).toContain('医療審議会の意見を聴いていません');
    expect(answer.text).toContain('法113⑤');
    expect(answer.text).toContain('令和9年4月1日');
    const [attempt] = await web.fixture.query<{
      event_type: string;
      code: string;
      actor_name: string;
      conditions: unknown[];
    }>('SELECT * FROM event_attempt WHERE application_id = $1', [caseId]);
    expect(attempt).toMatchObject({
      event_type: 'DRAFT_DESIGNATION',
      code: 'conditionsUnmet',
      actor_name: PEOPLE.officer.name,
    });
    expect(attempt?.conditions.length).toBeGreaterThan(1);
    expect((await web.fixture.query('SELECT * FROM application WHERE id = $1', [caseId]))[0]).toEqual(before);
  });

  it('refuses what another side does, and says whose act it is', async () => {
    const caseId = await web.fixture.submitted();
    const page = await hospital.get(actionPath(caseId, 'RECEIVE'));
    expect(page.status).toBe(200);
    expect(page.text).toContain('都道府県 担当');
    expect(page.text).not.toContain('name="idempotencyKey"');
    const answer = await post(hospital, caseId, 'RECEIVE');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('申請は変わっていません');
    expect(await web.fixture.query('SELECT code FROM event_attempt WHERE application_id = $1', [caseId])).toEqual([
      { code: 'notYourRole' },
    ]);
  });

  it('shows what changed meanwhile and what was typed', async () => {
    const caseId = await web.fixture.examined();
    const fields = await commandOf(officer, caseId, 'REQUEST_CORRECTION');
    await web.fixture.send(caseId, PEOPLE.officer, {
      type: 'RECORD_EXAMINATION',
      checks: { R1: { met: false, note: '内部の所見' } },
    });
    const answer = await send(officer, caseId, 'REQUEST_CORRECTION', {
      ...fields,
      items: [{ target: 'D05', text: '件数を直してください' }],
      dueOn: '2026-12-01',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('審査の結果を記録しました（1項目）');
    expect(answer.text).toContain('補正の項目1件目：補正を求める内容');
    expect(answer.text).toContain('件数を直してください');
    expect(answer.text).toContain(`href="${actionPath(caseId, 'REQUEST_CORRECTION')}"`);
    expect(await count('correction', caseId)).toBe(0);
  });

  it('keeps the version of the page that was sent when it comes back with mistakes, so that a change meanwhile is still seen', async () => {
    const caseId = await web.fixture.examined();
    const fields = await commandOf(officer, caseId, 'REQUEST_CORRECTION');
    await web.fixture.send(caseId, PEOPLE.officer, {
      type: 'RECORD_EXAMINATION',
      checks: { R1: { met: false, note: '内部の所見' } },
    });
    const back = await send(officer, caseId, 'REQUEST_CORRECTION', {
      ...fields,
      items: [{ target: 'D05', text: '' }],
      dueOn: '2026-12-01',
    });
    expect(back.status).toBe(422);
    const lockVersion = /name="lockVersion" value="(\d+)"/.exec(back.text)?.[1];
    const mended = await send(officer, caseId, 'REQUEST_CORRECTION', {
      ...fields,
      lockVersion,
      items: [{ target: 'D05', text: '件数' }],
      dueOn: '2026-12-01',
    });
    expect(mended.status).toBe(409);
    expect(await count('correction', caseId)).toBe(0);
  });

  it('tells which character a notice cannot print, and issues nothing', async () => {
    const caseId = await web.fixture.approved();
    const fields = { documentNumber: '地医第1号', issuedOn: '2026-12-11' };
    const files = await count('stored_file', caseId);
    const rename = (name: string) =>
      web.fixture.query('UPDATE medical_institution SET name = $1 WHERE id = $2', [
        name,
        PEOPLE.hospital.institutionId,
      ]);
    await rename('十勝\u{2FFFD}病院');
    await web.fixture.send(caseId, PEOPLE.approver, { type: 'RETURN_DRAFT', comment: '名称が変わったため' });
    await web.fixture.send(caseId, PEOPLE.officer, draftEvent({ issueOn: '2026-12-11' }));
    await web.fixture.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    const again = await web.signedIn('officer');
    const answer = await post(again, caseId, 'ISSUE_DESIGNATION', fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('医療機関の名称');
    expect(answer.text).toContain('U+2FFFD');
    expect(answer.text).toContain('value="地医第1号"');
    expect(await count('stored_file', caseId)).toBe(files);
    await rename('十勝緑陽総合病院');
    const mended = await post(again, caseId, 'ISSUE_DESIGNATION', fields);
    expect(mended.status).toBe(422);
    expect(mended.text).toContain('医療機関の登録（名称）が起案の後に変わりました');
  });

  it('adds rows without losing what was typed and without doing anything', async () => {
    const caseId = await web.fixture.examined();
    const answer = await post(officer, caseId, 'REQUEST_CORRECTION', {
      items: [
        { target: 'D05', text: '一つ目' },
        { target: '', text: '' },
      ],
      dueOn: '2026-12-01',
      moreRows: '4',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('一つ目');
    expect(answer.text).toContain('items[3][text]');
    expect(answer.text).not.toContain('items[4][text]');
    expect(await count('correction', caseId)).toBe(0);
  });
});

describe('the pages of the prefecture', () => {
  it('lead a case from its receipt to the notice', async () => {
    const caseId = await web.fixture.submitted();
    const done = async (agent: Agent, type: EventType, fields: object = {}) => {
      const answer = await post(agent, caseId, type, fields);
      if (answer.status !== 303)
        throw new Error(`${type}: ${answer.status} ${answer.text.replace(/<[^>]+>/g, ' ').slice(0, 2000)}`);
    };
    await done(officer, 'RECEIVE');
    await done(officer, 'REQUEST_CORRECTION', {
      items: [{ target: 'D05', text: '件数を直してください' }],
      dueOn: '令和8年12月1日',
    });
    await done(officer, 'CLOSE_CORRECTION', { reason: '電話で確認したため' });
    const checks = Object.fromEntries(reviewChecksOf('B').map((id) => [id, { met: 'true', note: '' }]));
    await done(officer, 'RECORD_EXAMINATION', { checks });
    await done(officer, 'REQUEST_COORDINATION_COUNCIL', {
      planningAreaIds: 'tokachi',
      requestedOn: 'R8.11.16',
      dueOn: '2026-12-04',
    });
    await done(officer, 'CANCEL_COUNCIL_REQUEST', { reason: '期限を改めるため' });
    await done(officer, 'REQUEST_COORDINATION_COUNCIL', {
      planningAreaIds: ['tokachi'],
      requestedOn: '2026-11-16',
      dueOn: '2026-12-07',
    });
    const [hearing] = await web.fixture.query<{ id: string }>(
      'SELECT id FROM hearing WHERE application_id = $1 AND NOT voided',
      [caseId],
    );
    const hearingId = hearing?.id ?? '';
    await web.fixture.send(caseId, PEOPLE.healthCentre, {
      type: 'CONVENE_COUNCIL',
      hearingId,
      method: 'written',
      meetsOn: '2026-11-16',
      meetingName: '第2回 調整会議',
    });
    const points = { consistentWithPolicy: true, longHoursUnavoidable: true };
    await web.fixture.send(caseId, PEOPLE.healthCentre, {
      type: 'RECORD_CONFIRMATION',
      hearingId,
      points,
      confirmedOn: '2026-11-16',
      chair: '座長 三郎',
      remarks: '',
    });
    await web.fixture.send(caseId, PEOPLE.healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
    await done(officer, 'REFER_TO_MEASURES_COUNCIL', { requestedOn: '2026-11-16' });
    await done(officer, 'RECORD_MEASURES_COUNCIL', {
      heldOn: 'R8.11.16',
      opinion: 'agreedWithConditions',
      remarks: '体制を毎年報告すること',
      supplementaryOpinion: '救急の集約を望む',
    });
    await done(officer, 'REFER_TO_MEDICAL_COUNCIL', { requestedOn: '2026-11-16' });
    await done(officer, 'RECORD_MEDICAL_COUNCIL', {
      heldOn: 'R8.11.16',
      answeredOn: '2026/11/16',
      body: 'section',
      opinion: 'agreed',
    });
    await done(officer, 'DRAFT_REFUSAL', refusal({ reason: '試しの起案' }));
    await done(approver, 'RETURN_DRAFT', { comment: '指定で起案してください' });
    const [measures] = await web.fixture.query<{ id: string }>(
      `SELECT id FROM hearing WHERE application_id = $1 AND council = 'measuresCouncil'`,
      [caseId],
    );
    const drafting = (await officer.get(actionPath(caseId, 'DRAFT_DESIGNATION'))).text;
    for (const words of [
      '医療対策協議会の条件',
      '体制を毎年報告すること',
      '医療対策協議会の附帯意見',
      '救急の集約を望む',
      'name="answers[1][kind]" value="remark"',
      '証拠となる記録',
      '法113⑤',
      measures?.id ?? '?',
    ])
      expect(drafting).toContain(words);
    expect((await officer.get(casePath(caseId))).text).toContain('指定で起案してください');
    const first = drafted({ validFrom: '令和9年4月1日' });
    expect((await post(officer, caseId, 'DRAFT_DESIGNATION', first)).text).toContain('医療対策協議会の条件');
    const condition = {
      hearingId: measures?.id,
      kind: 'condition',
      takenUp: 'true',
      text: '体制を毎年度報告すること。',
    };
    const alone = await post(officer, caseId, 'DRAFT_DESIGNATION', { ...first, answers: [condition] });
    expect(alone.text).toContain('起案で答えていない会議体の意見があります：医療対策協議会の附帯意見。');
    const remark = { hearingId: measures?.id, kind: 'remark', takenUp: 'false', text: '別に協議しているため。' };
    const answers = [condition, remark];
    await done(officer, 'DRAFT_DESIGNATION', { ...first, answers });
    await done(approver, 'RETURN_DRAFT', { comment: '条件を補うこと' });
    const returned = (await officer.get(actionPath(caseId, 'DRAFT_DESIGNATION'))).text;
    for (const words of [
      '体制を毎年度報告すること。',
      '別に協議しているため。',
      '次のとおり指定してよろしいか伺います。',
      '条件を補うこと',
    ])
      expect(returned).toContain(words);
    await done(officer, 'DRAFT_DESIGNATION', { ...first, answers, terms: '計画を公表すること。' });
    const approving = (await approver.get(actionPath(caseId, 'APPROVE'))).text;
    for (const words of ['令和9年4月1日〜令和12年3月31日', '通知に反映する：体制を毎年度', '反映しない：別に協議'])
      expect(approving).toContain(words);
    expect((await approver.get(noticePreviewPath(caseId))).headers['content-type']).toBe('application/pdf');
    await done(approver, 'APPROVE', { comment: '' });
    await done(officer, 'ISSUE_DESIGNATION', { documentNumber: '地医第1号', issuedOn: '令和8年11月16日' });
    expect((await hospital.get(casePath(caseId))).text).toContain('指定');
    const closed = await officer.get(actionPath(caseId, 'RECEIVE'));
    expect(closed.text).toContain('で終わっています');
  });

  it('shows the due date of a correction with its arithmetic', async () => {
    const caseId = await web.fixture.examined();
    const { text } = await officer.get(actionPath(caseId, 'REQUEST_CORRECTION'));
    expect(text).toContain('10開庁日後の令和8年12月1日（火）');
    expect(text).toContain('value="令和8年12月1日"');
  });

  it('asks C-2 for the minister’s confirmations and B for its sub-items', async () => {
    const page = async (kind: 'B' | 'C2') => {
      const caseId = await web.fixture.submitted(kind);
      await web.fixture.send(caseId, PEOPLE.officer, { type: 'RECEIVE' });
      return (await officer.get(actionPath(caseId, 'RECORD_EXAMINATION'))).text;
    };
    const b = await page('B');
    expect(b).toContain('checks[R10][met]');
    expect(b).not.toContain('checks[R5][met]');
    const c2 = await page('C2');
    expect(c2).toContain('checks[R5][met]');
    expect(c2).not.toContain('checks[R10][met]');
  });
});

describe('files', () => {
  it('opens a PDF in the browser and notes who opened it; a foreign file is not found', async () => {
    const caseId = await web.fixture.submitted();
    const [file] = await web.fixture.query<{ id: string }>(
      `SELECT id FROM stored_file WHERE application_id = $1 LIMIT 1`,
      [caseId],
    );
    const path = `/files/${file?.id}`;
    const answer = await officer.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toMatch(/^inline/);
    expect(answer.headers['content-security-policy']).toBe("frame-ancestors 'self'");
    expect(await web.fixture.query('SELECT actor_name FROM document_download WHERE file_id = $1', [file?.id])).toEqual([
      { actor_name: PEOPLE.officer.name },
    ]);
    expect((await otherHospital.get(path)).status).toBe(404);
    expect((await healthCentre.get('/files/nothing')).status).toBe(404);
  });
});
