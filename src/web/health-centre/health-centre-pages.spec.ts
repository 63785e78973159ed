import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { auditReport } from '../../verification/audit.command.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import { CouncilMeetings } from '../../councils/council-meetings.js';
import { CouncilService } from '../../councils/council.service.js';
import { StoredFileService } from '../../documents/stored-file.service.js';
import { OfficeCalendarService } from '../../registry/office-calendar.service.js';
import { ReportLetters } from '../../issuing/documents/report-letters.js';

const { officer, healthCentre } = PEOPLE;

let web: WebFixture;
let agent: Agent;

beforeAll(async () => {
  web = await startWebFixture();
  agent = await web.signedIn('healthCentre');
});
afterAll(() => web?.close());
beforeEach(() => web.fixture.clear());

async function requested(): Promise<{ caseId: string; hearingId: string; lockVersion: number }> {
  const caseId = await web.fixture.examined();
  await web.fixture.send(caseId, officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  });
  return current();
}

async function current() {
  const [each] = await web.fixture.app.get(CouncilService).requests(healthCentre);
  if (!each) throw new Error('no request is open');
  return { caseId: each.caseId, hearingId: each.hearing.id, lockVersion: each.lockVersion };
}

const MEETING = {
  planningAreaId: 'tokachi',
  method: 'written',
  name: '第2回 十勝圏地域医療構想調整会議',
  meetsOn: '令和8年11月16日',
  place: '',
  chair: '髙﨑 一郎',
  members: '１４人',
  answered: '14',
};
const CONFIRMATION = {
  'points[consistentWithPolicy]': 'true',
  'points[longHoursUnavoidable]': 'true',
  confirmedOn: 'R8.11.16',
  chair: '髙﨑 一郎',
  remarks: '',
};

const post = (path: string, fields: object) => agent.post(path).type('form').send(fields);
const stateOf = async () => (await web.fixture.query<{ state: string }>('SELECT state FROM application'))[0]?.state;
/** Everything a form of the page would post for its hidden fields and ticked boxes. */
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name.replace(/[[\]]/g, '\\$&')}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function convened(): Promise<{ caseId: string; hearingId: string; lockVersion: number; meetingId: string }> {
  const { hearingId, lockVersion } = await requested();
  const answer = await post('/health-centre/meetings', {
    ...MEETING,
    key: randomUUID(),
    hearings: hearingId,
    [`versions[${hearingId}]`]: lockVersion,
  });
  const meetingId = /meetings\/([^?]+)/.exec(answer.headers['location'] ?? '')?.[1] ?? '';
  return { ...(await current()), meetingId };
}

async function confirmed() {
  const { hearingId, lockVersion, meetingId } = await convened();
  const answer = await post(`/health-centre/requests/${hearingId}/confirmation`, {
    ...CONFIRMATION,
    lockVersion,
    idempotencyKey: randomUUID(),
  });
  return { ...(await current()), meetingId, answer };
}

describe('from request to report', () => {
  it('takes four pages, each of which leads to the next', async () => {
    await requested();
    const home = await agent.get('/health-centre');
    for (const part of [
      '帯広保健所',
      '十勝圏地域医療構想調整会議 事務局',
      '新しい依頼 1件',
      '十勝緑陽総合病院',
      'あと13開庁日',
      'href="/health-centre/meetings/new"',
    ])
      expect(home.text).toContain(part);

    const form = (await agent.get('/health-centre/meetings/new')).text;
    expect(form).toContain('value="十勝圏地域医療構想調整会議"');
    const { hearingId } = await current();
    // Nobody chose it yet: what stands on a meeting is chosen, one by one or all at a click.
    expect(form).toContain(`value="${hearingId}"`);
    expect(form).not.toMatch(new RegExp(`value="${hearingId}" checked`));
    const made = await post('/health-centre/meetings', {
      ...MEETING,
      key: hidden(form, 'key'),
      hearings: hearingId,
      [`versions[${hearingId}]`]: hidden(form, `versions[${hearingId}]`),
    });
    expect(made.status).toBe(303);

    const meeting = (await agent.get(made.headers['location'] ?? '')).text;
    for (const part of [
      '案件 1件',
      '構成員14人中14人が回答（未回答 0人）',
      `href="/health-centre/requests/${hearingId}/confirmation"`,
    ])
      expect(meeting).toContain(part);

    const record = (await agent.get(`/health-centre/requests/${hearingId}/confirmation`)).text;
    for (const part of [
      '① 地域の医療提供体制の構築方針',
      '② 医師の長時間労働',
      '確認様式1（会議資料・十勝圏） 第1版',
      '1,842件',
      'value="髙﨑 一郎"',
    ])
      expect(record).toContain(part);
    const saved = await post(`/health-centre/requests/${hearingId}/confirmation`, {
      ...CONFIRMATION,
      lockVersion: hidden(record, 'lockVersion'),
      idempotencyKey: hidden(record, 'idempotencyKey'),
    });
    expect([saved.status, saved.headers['location']]).toEqual([303, `/health-centre/reports?recorded=${hearingId}`]);

    const reports = (await agent.get(saved.headers['location'] ?? '')).text;
    for (const part of ['十勝緑陽総合病院の確認を記録しました', '全て確認した']) expect(reports).toContain(part);
    expect(reports).toContain(`value="${hearingId}"`);
    expect(reports).not.toMatch(new RegExp(`value="${hearingId}" checked`));
    const look = await post('/health-centre/reports', {
      key: hidden(reports, 'key'),
      hearings: hearingId,
      [`versions[${hearingId}]`]: hidden(reports, `versions[${hearingId}]`),
    });
    expect(look.status).toBe(200);
    for (const part of ['まだ報告していません', '十勝緑陽総合病院', '髙﨑 一郎', '確認様式（報告）を発行します'])
      expect(look.text).toContain(part);
    expect(await web.fixture.query('SELECT FROM hearing WHERE reported_on IS NOT NULL')).toEqual([]);
    const reported = await post('/health-centre/reports', {
      act: 'send',
      key: hidden(look.text, 'key'),
      hearings: hidden(look.text, 'hearings'),
      [`versions[${hearingId}]`]: hidden(look.text, `versions[${hearingId}]`),
    });
    expect([reported.status, reported.headers['location']]).toEqual([303, '/health-centre/reports?reported=1']);
    expect(await stateOf()).toBe('coordinationCouncil.reported');
    expect((await agent.get('/health-centre')).text).toContain('会議に載せていない依頼はありません。');
  });

  it('shows the next case of the meeting after each confirmation', async () => {
    const { meetingId, hearingId, lockVersion } = await convened();
    await web.fixture.query(`UPDATE medical_institution SET name = '二番目の病院' WHERE id = $1`, [
      PEOPLE.otherHospital.institutionId,
    ]);
    await web.fixture.query(
      `INSERT INTO application (id, reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, lock_version, submitted_on, state_since, holder, search_key, created_at, updated_at)
       SELECT $1, 'R8-3-0099', kind, procedure, $2, planning_area_id, state, machine_version, 1, submitted_on, state_since, holder, search_key, created_at, updated_at FROM application`,
      ['55555555-5555-4555-8555-555555555555', PEOPLE.otherHospital.institutionId],
    );
    await web.fixture.query(
      `INSERT INTO hearing (id, application_id, council, planning_area_id, health_centre_id, meeting_id, requested_on, due_on, method, meets_on, meeting_name, step)
       SELECT $1, $2, council, planning_area_id, health_centre_id, meeting_id, requested_on, due_on, method, meets_on, meeting_name, step FROM hearing`,
      ['66666666-6666-4666-8666-666666666666', '55555555-5555-4555-8555-555555555555'],
    );
    const answer = await post(`/health-centre/requests/${hearingId}/confirmation`, {
      ...CONFIRMATION,
      lockVersion,
      idempotencyKey: randomUUID(),
    });
    expect(answer.headers['location']).toBe(
      `/health-centre/requests/66666666-6666-4666-8666-666666666666/confirmation?recorded=${hearingId}`,
    );
    const next = (await agent.get(answer.headers['location'] ?? '')).text;
    for (const part of ['二番目の病院', '十勝緑陽総合病院の確認を記録しました', '/2件目']) expect(next).toContain(part);
    expect((await agent.get(`/health-centre/meetings/${meetingId}/print`)).text).toContain('□ 確認した');
  });
});

describe('what was typed wrongly', () => {
  it('about a meeting is told beside each field, and kept', async () => {
    const { hearingId } = await requested();
    const answer = await post('/health-centre/meetings', {
      ...MEETING,
      key: 'k',
      name: ' ',
      meetsOn: '8.11.31',
      answered: '15',
      place: '<b>第1会議室</b>',
      hearings: hearingId,
    });
    expect(answer.status).toBe(422);
    for (const part of [
      '会議の名称を入力してください。',
      '回答の期限は実在する日付で',
      '回答した人数は、構成員の人数を入力し、その人数以下に',
      'value="8.11.31"',
      '&lt;b>第1会議室',
      'href="#field-name"',
    ])
      expect(answer.text).toContain(part);
    expect(answer.text).toMatch(new RegExp(`value="${hearingId}" checked`));
    expect((await web.fixture.app.get(CouncilMeetings).list(healthCentre)).rows).toEqual([]);
  });

  it('about a confirmation is told beside each field, and kept', async () => {
    const { hearingId, lockVersion } = await convened();
    const answer = await post(`/health-centre/requests/${hearingId}/confirmation`, {
      ...CONFIRMATION,
      confirmedOn: '',
      chair: '',
      remarks: '意見あり',
      lockVersion,
      idempotencyKey: randomUUID(),
    });
    expect(answer.status).toBe(422);
    for (const part of ['確認した日を入力してください。', '座長を入力してください。', '意見あり', 'エラー：'])
      expect(answer.text).toContain(part);
  });

  it('a step whose conditions are unmet is refused with the conditions, and nothing is changed', async () => {
    const { hearingId, lockVersion } = await convened();
    const answer = await post(`/health-centre/requests/${hearingId}/confirmation`, {
      ...CONFIRMATION,
      confirmedOn: '2026-12-01',
      'points[longHoursUnavoidable]': 'false',
      lockVersion,
      idempotencyKey: randomUUID(),
    });
    expect(answer.status).toBe(422);
    for (const part of ['確認の日（令和8年12月1日（火））が本日より後です', '会議の意見を書いてください'])
      expect(answer.text).toContain(part);
    const report = await post('/health-centre/reports', {
      act: 'send',
      key: 'k',
      hearings: hearingId,
      [`versions[${hearingId}]`]: lockVersion,
    });
    expect(report.status).toBe(422);
    for (const part of ['十勝緑陽総合病院は行われませんでした', '確認を記録していない項目があります', '確認様式1・2'])
      expect(report.text).toContain(part);
    expect(await stateOf()).toBe('coordinationCouncil.convened');
  });

  it('a council that is to meet after its report is due is asked about once, where the meeting is made and where a case is put on it', async () => {
    const { hearingId, lockVersion } = await requested(); // the report is due on 4 December
    const chosen = { key: randomUUID(), hearings: hearingId, [`versions[${hearingId}]`]: lockVersion };
    const onDay = (meetsOn: string, more: object = {}) =>
      post('/health-centre/meetings', { ...MEETING, name: `${meetsOn}の会議`, meetsOn, ...chosen, ...more });
    const late = await onDay('令和8年12月7日');
    expect(late.status).toBe(422);
    expect(late.text).toContain('報告の期限（令和8年12月4日（金））より後です');
    expect(late.text).toContain('value="meetsOn=2026-12-07"');
    // Before it was asked, on 16 November, it has not met.
    const early = await onDay('令和8年11月13日');
    expect([early.status, early.text]).toEqual([422, expect.stringContaining('（令和8年11月16日（月））より前です')]);

    // Made without a case nothing is asked; the case that is put on it later is asked about.
    const empty = await post('/health-centre/meetings', {
      ...MEETING,
      key: randomUUID(),
      name: '空の会議',
      meetsOn: '令和8年12月7日',
    });
    expect(empty.status).toBe(303);
    const meetingId = /meetings\/([^?]+)/.exec(empty.headers['location'] ?? '')?.[1] ?? '';
    const put = (more: object) => post(`/health-centre/meetings/${meetingId}/cases`, { ...chosen, ...more });
    const asked = await put({});
    expect(asked.status).toBe(422);
    for (const part of ['より後です', 'value="meetsOn=2026-12-07"', `value="${hearingId}" checked`])
      expect(asked.text).toContain(part);
    expect(await stateOf()).toBe('coordinationCouncil.requested');
    expect((await put({ confirmed: 'meetsOn=2026-12-07' })).status).toBe(303);
    expect(await stateOf()).toBe('coordinationCouncil.convened');
  });

  describe('a day on which the office is closed', () => {
    const calendar = () => web.fixture.app.get(OfficeCalendarService);
    const made = async (fields: object) => {
      const { status, headers } = await post('/health-centre/meetings', { ...MEETING, key: randomUUID(), ...fields });
      expect(status).toBe(303);
      return /meetings\/([^?]+)/.exec(headers['location'] ?? '')?.[1] ?? '';
    };
    const convening = async () =>
      (
        await web.fixture.query<{ payload: object }>(
          `SELECT payload FROM record_entry WHERE event_type = 'CONVENE_COUNCIL'`,
        )
      ).map(({ payload }) => payload);

    it('that was confirmed of the meeting is not asked about again of a case that is put on it, and stands in its record too', async () => {
      const { hearingId, lockVersion } = await requested();
      const confirmed = 'meetsOn=2026-11-28'; // a Saturday
      const meetingId = await made({ name: '土曜の会議', meetsOn: '令和8年11月28日', confirmed });
      const chosen = { key: randomUUID(), hearings: hearingId, [`versions[${hearingId}]`]: lockVersion };
      const sent = { ...chosen, confirmed: ['a\0b', 'meetsOn=2026-11-29'] }; // what no page asked goes no further
      expect((await post(`/health-centre/meetings/${meetingId}/cases`, sent)).status).toBe(303);
      expect(await convening()).toMatchObject([{ confirmed: [confirmed] }]);
    });

    it('only since the meeting was made is asked about where a case is put on it: nobody has confirmed it yet', async () => {
      const { hearingId, lockVersion } = await requested();
      const meetingId = await made({ name: '金曜の会議', meetsOn: '令和8年11月27日' });
      await calendar().add('2026-11-27', '臨時の閉庁', { idempotencyKey: randomUUID(), actor: officer });
      try {
        const put = (more: object) =>
          post(`/health-centre/meetings/${meetingId}/cases`, {
            key: randomUUID(),
            hearings: hearingId,
            [`versions[${hearingId}]`]: lockVersion,
            ...more,
          });
        const asked = await put({});
        expect([asked.status, asked.text]).toEqual([
          422,
          expect.stringContaining('（令和8年11月27日（金））が閉庁日です'),
        ]);
        expect(await convening()).toEqual([]);
        const confirmed = 'meetsOn=2026-11-27';
        expect(asked.text).toContain(`value="${confirmed}"`);
        expect((await put({ confirmed })).status).toBe(303);
        expect(await convening()).toMatchObject([{ confirmed: [confirmed] }]);
      } finally {
        await calendar().remove('2026-11-27', { actor: officer, idempotencyKey: randomUUID() });
      }
    });
  });

  it.each(['', 'x', '1.5', '1e30'])('a version that no page posts (%s) counts as an old one', async (version) => {
    const { hearingId, meetingId } = await confirmed();
    const fields = { act: 'send', key: 'k', hearings: hearingId, [`versions[${hearingId}]`]: version };
    expect((await post('/health-centre/reports', fields)).status).toBe(409);
    expect((await post('/health-centre/reports', { ...fields, act: 'Send' })).status).toBe(422);
    expect((await post(`/health-centre/meetings/${meetingId}/cases`, fields)).status).toBe(409);
    expect(
      (
        await post(`/health-centre/meetings/${meetingId}/edit`, {
          ...MEETING,
          place: '別の部屋',
          key: 'k',
          lockVersion: version,
        })
      ).status,
    ).toBe(409);
  });

  it('a case of another area makes no meeting, and a meeting that was made is found again whatever became of its case', async () => {
    const { hearingId, lockVersion } = await requested();
    const send = {
      ...MEETING,
      name: '第8回',
      key: 'twice',
      hearings: hearingId,
      [`versions[${hearingId}]`]: lockVersion,
    };
    await web.fixture.query(`UPDATE hearing SET planning_area_id = 'kushiro' WHERE id = '${hearingId}'`);
    const named = async () =>
      (await web.fixture.app.get(CouncilMeetings).list(healthCentre)).rows.filter(
        ({ meeting }) => meeting.name === '第8回',
      ).length;
    expect([(await post('/health-centre/meetings', send)).status, await named()]).toEqual([422, 0]);
    await web.fixture.query(`UPDATE hearing SET planning_area_id = 'tokachi' WHERE id = '${hearingId}'`);
    expect((await post('/health-centre/meetings', { ...send, act: 'All' })).text).toContain('どのボタンが押されたか');
    expect([(await post('/health-centre/meetings', { ...send, act: ['all', 'all'] })).status, await named()]).toEqual([
      422, 0,
    ]);
    expect([(await post('/health-centre/meetings', send)).status, await named()]).toEqual([303, 1]);
    await web.fixture.query(`UPDATE hearing SET voided = true WHERE id = '${hearingId}'`);
    const again = await post('/health-centre/meetings', send);
    expect([again.status, again.text.includes('行われませんでした'), await named()]).toEqual([409, true, 1]);
  });

  it.each(['', 'x'.repeat(61)])('a number of the act that no page posts (%s) is not taken', async (key) => {
    const { hearingId, lockVersion } = await confirmed();
    const report = await post('/health-centre/reports', {
      act: 'send',
      key,
      hearings: hearingId,
      [`versions[${hearingId}]`]: lockVersion,
    });
    expect([report.status, report.text.includes('画面を開き直してから')]).toEqual([400, true]);
    expect(
      (await post('/health-centre/meetings', { ...MEETING, name: '第9回', key, hearings: hearingId })).status,
    ).toBe(400);
    const foreign = randomUUID();
    expect(
      (
        await post('/health-centre/meetings', {
          ...MEETING,
          name: '第9回',
          key: 'foreign',
          hearings: foreign,
          [`versions[${foreign}]`]: '1',
        })
      ).status,
    ).toBe(404);
    expect(
      (await web.fixture.app.get(CouncilMeetings).list(healthCentre)).rows.map(({ meeting }) => meeting.name),
    ).not.toContain('第9回');
  });

  it('no more cases are taken at once than a page can offer', async () => {
    const answer = await post('/health-centre/reports', {
      key: 'many',
      hearings: Array.from({ length: 251 }, () => randomUUID()),
    });
    expect([answer.status, answer.text.includes('一度に選べる案件は250件までです')]).toEqual([422, true]);
  });

  it('a point that nobody answered is asked for beside it, and nothing is recorded (確認様式1・2)', async () => {
    const { hearingId, lockVersion } = await convened();
    const answer = await post(`/health-centre/requests/${hearingId}/confirmation`, {
      ...CONFIRMATION,
      'points[longHoursUnavoidable]': '',
      remarks: '消えない意見',
      lockVersion,
      idempotencyKey: randomUUID(),
    });
    expect(answer.status).toBe(422);
    for (const part of [
      '「医師の長時間労働を前提とせざるを得ないこと」について、「確認した」か「確認できない」を選んでください',
      'href="#field-points-longHoursUnavoidable-"',
      '消えない意見',
    ])
      expect(answer.text).toContain(part);
    expect(await web.fixture.query('SELECT FROM hearing WHERE points IS NOT NULL')).toEqual([]);
  });

  it('nothing chosen is said', async () => {
    const answer = await post('/health-centre/reports', { key: 'k' });
    expect([answer.status, answer.text.includes('報告する案件を一つ以上選んでください。')]).toEqual([422, true]);
  });
});

describe('a mistake is put right with a reason', () => {
  const act = (caseId: string, event: string, fields: object) =>
    post(`/cases/${caseId}/actions/${event}`, { idempotencyKey: randomUUID(), ...fields });
  const only = async () => {
    const [each] = await web.fixture.app.get(CaseQueries).centreHearings(healthCentre, {});
    if (!each) throw new Error('there is no hearing');
    return each;
  };

  it('a case too many comes off its meeting with what was confirmed of it, and can be put on another', async () => {
    const { caseId, hearingId, lockVersion, meetingId } = await confirmed();
    const meeting = (await agent.get(`/health-centre/meetings/${meetingId}`)).text;
    expect(meeting).toContain(`href="/cases/${caseId}/actions/undo-convening"`);
    const blank = await act(caseId, 'undo-convening', { hearingId, lockVersion, reason: ' ' });
    expect([blank.status, blank.text.includes('理由')]).toEqual([422, true]);
    expect((await act(caseId, 'undo-convening', { hearingId, lockVersion, reason: '別の会議の案件' })).status).toBe(
      303,
    );
    const { step, meetingId: none, hearing } = await only();
    expect([step, none, hearing.confirmation, await stateOf()]).toEqual([
      'toConvene',
      null,
      null,
      'coordinationCouncil.requested',
    ]);
    await web.fixture.expectFactsAsStored();
  });

  it('a report is taken back until the prefecture goes on, and after that the page says how it is put right', async () => {
    const { caseId, hearingId } = await confirmed();
    const version = async () => (await only()).lockVersion;
    await web.fixture.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
    const reports = (await agent.get('/health-centre/reports')).text;
    expect(reports).toContain(`href="/cases/${caseId}/actions/undo-report"`);
    const answer = await act(caseId, 'undo-report', {
      hearingId,
      lockVersion: await version(),
      reason: '意見の書き漏らし',
    });
    expect([answer.status, await stateOf(), (await only()).step]).toEqual([
      303,
      'coordinationCouncil.convened',
      'toReport',
    ]);
    await web.fixture.expectFactsAsStored();
    await web.fixture.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
    await web.fixture.send(caseId, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    const late = await act(caseId, 'undo-report', { hearingId, lockVersion: await version(), reason: '遅れて' });
    expect([late.status, await stateOf()]).toEqual([422, 'measuresCouncil']);
    expect((await agent.get('/health-centre/reports')).text).toContain(`href="/cases/${caseId}/records"`);
  });
});

describe('a centre for which nobody can sign in', () => {
  const everybody = (active: boolean) =>
    web.fixture.asOwner((query) => query(`UPDATE account SET active = ${active} WHERE role = 'healthCentre'`));

  it('is named before it is asked and on the case, with the letter that takes the request there', async () => {
    const page = await web.signedIn('officer');
    const caseId = await web.fixture.examined();
    const act = `/cases/${caseId}/actions/request-coordination-council`;
    const warning = '利用者がいません';
    expect((await page.get(act)).text).not.toContain(warning);
    await everybody(false);
    try {
      expect((await page.get(act)).text).toContain(`帯広保健所には、この仕組みの${warning}`);
      expect((await page.get(`/cases/${caseId}`)).text).not.toContain(warning); // nobody was asked yet
      await web.fixture.send(caseId, officer, {
        type: 'REQUEST_COORDINATION_COUNCIL',
        planningAreaIds: ['tokachi'],
        dueOn: '2026-12-04',
      });
      const asked = (await page.get(`/cases/${caseId}`)).text;
      expect(asked).toContain(warning);
      expect(asked).toMatch(/帯広保健所（十勝圏）　<a href="[^"]+">依頼文（PDF）<\/a>/u);
    } finally {
      await everybody(true);
    }
    expect((await page.get(`/cases/${caseId}`)).text).not.toContain(warning);
  });
});

describe('someone who was first', () => {
  it('shows up with what changed and what was typed', async () => {
    const { hearingId, lockVersion } = await convened();
    const answer = await post(`/health-centre/requests/${hearingId}/confirmation`, {
      ...CONFIRMATION,
      remarks: '消えない意見',
      lockVersion: lockVersion - 1,
      idempotencyKey: randomUUID(),
    });
    expect(answer.status).toBe(409);
    for (const part of [
      'ほかの方が先に変更しました',
      '消えない意見',
      `href="/health-centre/requests/${hearingId}/confirmation"`,
    ])
      expect(answer.text).toContain(part);
  });

  it('stops one case of several with 409, and a meeting that was edited', async () => {
    const { hearingId, lockVersion, meetingId } = await confirmed();
    const report = await post('/health-centre/reports', {
      act: 'send',
      key: 'k',
      hearings: hearingId,
      [`versions[${hearingId}]`]: lockVersion - 1,
    });
    expect([report.status, report.text.includes('画面を開いたあとに更新されています')]).toEqual([409, true]);
    const edit = (fields: object) =>
      post(`/health-centre/meetings/${meetingId}/edit`, { ...MEETING, key: randomUUID(), lockVersion: 1, ...fields });
    expect((await edit({ answered: '10' })).status).toBe(303);
    const late = await edit({ answered: '11' });
    expect([
      late.status,
      late.text.includes('画面を開いたあとに更新されています'),
      late.text.includes('value="11"'),
    ]).toEqual([409, true, true]);
    // A reason that nobody can see is none; what may not be kept is named.
    for (const reason of ['', ' ', '\u{200B}', '\u{202E}']) {
      const moved = await edit({ name: '第3回', lockVersion: 2, reason });
      expect([moved.status, moved.text.includes('を直す理由を入力してください。')]).toEqual([422, true]);
    }
    for (const reason of ['誤\u{1}記', '長'.repeat(90_000)])
      expect((await edit({ name: '第3回', lockVersion: 2, reason })).status).toBe(422);
  });
});

it('a meeting is one, in whichever letters its address is written', async () => {
  const { meetingId } = await convened();
  const [path, inCapitals] = [meetingId, meetingId.toUpperCase()].map((id) => `/health-centre/meetings/${id}`);
  expect(inCapitals).not.toBe(path);
  const removal = { reason: '大文字の取消し', lockVersion: 1, key: randomUUID() };
  expect((await post(`${inCapitals}/remove`, removal)).status).toBe(422);
  const change = { ...MEETING, answered: '10', lockVersion: 1, key: randomUUID() };
  expect((await post(`${inCapitals}/edit`, change)).status).toBe(303);
  expect((await agent.get(`${path}/record`)).text).toContain('会議の内容を直しました');
});

it('an empty meeting is removed with a reason that can be read, and by no other', async () => {
  const { headers } = await post('/health-centre/meetings', { ...MEETING, name: '第9回 調整会議', key: randomUUID() });
  const path = headers['location']?.replace(/\?.*/, '') ?? '';
  const remove = (reason: string) => post(`${path}/remove`, { reason, lockVersion: 1, key: randomUUID() });
  for (const reason of ['', '\u{200B}', '\u{3164}', '\u{202E}', '誤\u{8}記', '長'.repeat(90_000)])
    expect([reason.slice(0, 9), (await remove(reason)).status]).toEqual([reason.slice(0, 9), 422]);
  expect((await agent.get(path)).status).toBe(200);
  expect((await remove('二重に登録したため')).status).toBe(303);
  expect((await agent.get(path)).status).toBe(404);
  expect((await post(`${path}/edit`, { ...MEETING, key: randomUUID(), lockVersion: 2 })).status).toBe(409);
});

describe('who may', () => {
  it('another role is refused, another centre finds nothing', async () => {
    const { hearingId } = await requested();
    const foreign = await web.signedIn('officer');
    for (const path of ['', '/requests', '/meetings', '/meetings/new', '/reports', '/institutions'])
      expect((await foreign.get(`/health-centre${path}`)).status).toBe(403);
    await web.fixture.query(`UPDATE hearing SET health_centre_id = 'nakashibetsu'`);
    for (const path of [
      `/requests/${hearingId}/confirmation`,
      `/requests/${hearingId}/confirmation-form`,
      '/meetings/x',
      `/meetings/${hearingId}/edit`,
    ]) {
      expect([path, (await agent.get(`/health-centre${path}`)).status]).toEqual([path, 404]);
    }
    expect((await post(`/health-centre/requests/${hearingId}/confirmation`, CONFIRMATION)).status).toBe(404);
  });

  it('the sheet may be shown in our own pages only', async () => {
    const { hearingId } = await requested();
    const { status, headers } = await agent.get(`/health-centre/requests/${hearingId}/confirmation-form`);
    expect([status, headers['content-type'], headers['content-security-policy']]).toEqual([
      200,
      'application/pdf',
      "frame-ancestors 'self'",
    ]);
  });
});

describe('the pages of one act', () => {
  it('do the same as the pages of the meeting', async () => {
    const { caseId } = await requested();
    const act = async (event: string, fields: object) => {
      const page = (await agent.get(`/cases/${caseId}/actions/${event}`)).text;
      const posted = {
        hearingId: hidden(page, 'hearingId'),
        lockVersion: hidden(page, 'lockVersion'),
        idempotencyKey: hidden(page, 'idempotencyKey'),
        ...fields,
      };
      return (await post(`/cases/${caseId}/actions/${event}`, posted)).status;
    };
    expect(await act('convene-council', { method: 'written', meetsOn: '2026-11-16', meetingName: '第2回' })).toBe(303);
    expect((await agent.get('/health-centre/meetings')).text).toContain('第2回');
    expect(await act('record-confirmation', CONFIRMATION)).toBe(303);
    expect(await act('report-confirmation', {})).toBe(303);
    expect(await stateOf()).toBe('coordinationCouncil.reported');
  });
});

it('a notice that cannot be drawn is answered beside the form with the field and where it is mended', async () => {
  const caseId = await web.fixture.approved();
  // past the program, which takes no such sign where it is typed
  await web.fixture.asOwner((query) => query('UPDATE draft_decision SET terms = chr(983040)'));
  const page = await web.signedIn('officer');
  const html = (await page.get(`/cases/${caseId}/actions/issue-designation`)).text;
  const fields = {
    documentNumber: '第1号',
    issuedOn: '2026-12-11',
    lockVersion: hidden(html, 'lockVersion'),
    idempotencyKey: hidden(html, 'idempotencyKey'),
  };
  const answer = await page.post(`/cases/${caseId}/actions/issue-designation`).type('form').send(fields);
  expect(answer.status).toBe(422);
  expect(answer.text).toMatch(
    /指定通知書を作成できません。条件.*の「.+」（U\+F0000）は、印刷できる字形がありません。決裁者が起案を戻してから/,
  );
  expect(answer.text).toContain('value="第1号"');
});

describe('確認結果報告書', () => {
  const LETTER = '/health-centre/reports/letter';

  async function reportedCase(kind: 'B' | 'RENKEI_B') {
    const caseId = await web.fixture.examined(kind);
    await web.fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-04',
    });
    const [{ id: hearingId } = { id: '' }] = await web.fixture.query<{ id: string }>(
      'SELECT id FROM hearing WHERE application_id = $1',
      [caseId],
    );
    await web.fixture.send(caseId, healthCentre, {
      type: 'CONVENE_COUNCIL',
      hearingId,
      method: 'inPerson',
      meetsOn: '2026-11-16',
      meetingName: '第2回 十勝圏地域医療構想調整会議',
    });
    const points = {
      consistentWithPolicy: true,
      longHoursUnavoidable: true,
      ...(kind === 'RENKEI_B' && { dispatchNecessary: true }),
    };
    await web.fixture.send(caseId, healthCentre, {
      type: 'RECORD_CONFIRMATION',
      hearingId,
      points,
      confirmedOn: '2026-11-16',
      chair: '座長 三郎',
      remarks: '',
    });
    return { caseId, hearingId };
  }

  const versions = async (page: string, hearings: string[]) =>
    Object.fromEntries(hearings.map((id) => [`versions[${id}]`, hidden(page, `versions[${id}]`)]));
  const letters = () =>
    web.fixture.query<{
      application_id: string;
      version: number;
      sha256: string;
      reason: string;
      snapshot: { corrects?: object; meetings: { cases: object[] }[] };
    }>(
      `SELECT application_id, version, sha256, reason, snapshot FROM stored_file WHERE form_id = 'confirmation-report' ORDER BY version, application_id`,
    );

  it('is one letter for several reported cases: looked at, issued once into each of them or none, corrected together', async () => {
    const one = await reportedCase('B');
    const two = await reportedCase('RENKEI_B');
    const ids = [one.hearingId, two.hearingId];
    await web.fixture.send(one.caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId: one.hearingId });
    // What is not reported goes into no letter.
    expect((await post(LETTER, { key: 'early', act: 'issue', hearings: ids })).status).toBe(409);
    await web.fixture.send(two.caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId: two.hearingId });
    expect((await agent.get('/health-centre/reports')).text).toContain(`href="${LETTER}"`);
    const page = (await agent.get(LETTER)).text;
    for (const id of ids) expect(page).toMatch(new RegExp(`value="${id}" checked`));
    expect((await post(LETTER, { key: 'none', act: 'issue' })).text).toContain(
      '報告書に載せる案件を一つ以上選んでください。',
    );

    // Drawn in the answer itself: no address carries the words of the letter.
    const draft = await post(LETTER, { key: 'k', act: 'preview', hearings: ids, preamble: '補足の前文' });
    expect([draft.status, draft.headers['content-type'], draft.headers['location']]).toEqual([
      200,
      'application/pdf',
      undefined,
    ]);
    expect(
      await web.fixture.query(
        `SELECT application_id FROM document_download WHERE title = '確認結果報告書（2件）（案）'`,
      ),
    ).toHaveLength(2);

    for (const act of ['Preview', '', ['preview', 'issue']]) {
      const unknown = await post(LETTER, { key: 'k', act, hearings: ids, preamble: '補足の前文' });
      expect([act, unknown.status]).toEqual([act, 422]);
      expect(unknown.text).toContain('どのボタンが押されたかを読み取れない');
      expect(unknown.text).toContain('補足の前文');
    }

    const fields = {
      key: hidden(page, 'key'),
      act: 'issue',
      reason: '',
      hearings: ids,
      ...(await versions(page, ids)),
    };
    const stale = await post(LETTER, { ...fields, key: 'stale', [`versions[${two.hearingId}]`]: '1' });
    const { reference_no: left } = (
      await web.fixture.query<{ reference_no: string }>('SELECT reference_no FROM application WHERE id = $1', [
        two.caseId,
      ])
    )[0] ?? { reference_no: '' };
    expect([stale.status, stale.text, await letters()]).toEqual([
      409,
      expect.stringContaining(`${left}は、画面を開いたあとに更新されています。`),
      [],
    ]);
    const answers = [await post(LETTER, fields), await post(LETTER, fields)];
    expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual([
      [303, `${LETTER}?issued=1`],
      [303, `${LETTER}?issued=1`],
    ]);
    const filed = await letters();
    expect(filed.map(({ application_id, version }) => [application_id, version])).toEqual(
      [one.caseId, two.caseId].sort().map((id) => [id, 1]),
    );
    expect(new Set(filed.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(filed[0]?.snapshot.meetings.map(({ cases }) => cases.length)).toEqual([2]);

    const issued = (await agent.get(LETTER)).text;
    expect(issued).not.toMatch(new RegExp(`value="${one.hearingId}" checked`));
    const again = { ...fields, key: 'again', ...(await versions(issued, ids)) };
    const unexplained = await post(LETTER, again);
    expect([unexplained.status, unexplained.text.includes('href="#field-reason"')]).toEqual([422, true]);
    const inPart = await post(LETTER, { ...again, key: 'part', hearings: [one.hearingId], reason: '座長の氏名の誤記' });
    expect([inPart.status, inPart.text]).toEqual([
      422,
      expect.stringContaining(`訂正する報告書には、ほかに${left}の案件が載っています。一緒に選んでください`),
    ]);
    expect((await post(LETTER, { ...again, reason: '座長の氏名の誤記' })).status).toBe(303);
    expect((await (await web.signedIn('officer')).get('/notices')).text).toContain(
      '「確認結果報告書（2件）」を訂正しました（第2版）',
    );
    const corrected = (await letters()).filter(({ version }) => version === 2);
    expect(corrected.map(({ reason, snapshot: { corrects } }) => [reason, corrects])).toEqual(
      Array(2).fill(['座長の氏名の誤記', expect.objectContaining({ date: '2026-11-16', reason: '座長の氏名の誤記' })]),
    );

    const office = await web.signedIn('officer');
    expect((await office.get(`/cases/${two.caseId}?tab=documents`)).text).toContain('確認結果報告書（2件）');
    expect((await office.get(`/cases/${two.caseId}?tab=history`)).text).toContain(
      '「確認結果報告書（2件）」を訂正しました（第2版）',
    );
    const document = await agent.get(
      `/cases/${two.caseId}/official-documents/${encodeURIComponent('confirmation-report~centre:obihiro')}`,
    );
    expect([document.status, document.text.includes('再交付する'), document.text.includes('訂正する')]).toEqual([
      200,
      true,
      false,
    ]);
    const lines: string[] = [];
    expect([await auditReport(web.fixture.dataSource, (line) => lines.push(line)), lines.at(-1)]).toEqual([
      true,
      '改変や欠落は見つかりませんでした。',
    ]);
  });

  async function reportedTogether() {
    const cases = [await reportedCase('B'), await reportedCase('RENKEI_B')];
    for (const { caseId, hearingId } of cases)
      await web.fixture.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
    const send = async (hearings: string[], reason: string) =>
      post(LETTER, {
        key: randomUUID(),
        act: 'issue',
        reason,
        hearings,
        ...(await versions((await agent.get(LETTER)).text, hearings)),
      });
    return { ids: cases.map(({ hearingId }) => hearingId), last: cases[1]?.caseId ?? '', send };
  }

  it('is corrected without a case that was withdrawn meanwhile', async () => {
    const { ids, last, send } = await reportedTogether();
    expect((await send(ids, '')).status).toBe(303);
    await web.fixture.send(last, PEOPLE.hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    const page = (await agent.get(LETTER)).text;
    expect(
      ids.map((id) => page.includes(`type="checkbox" class="choice__control" name="hearings" value="${id}"`)),
    ).toEqual([true, false]);
    expect(page.match(/取下げのため、新しい報告書には載せられません/g)).toHaveLength(1);
    const withdrawn = await send(ids, '誤記');
    expect([withdrawn.status, withdrawn.text]).toEqual([
      422,
      expect.stringMatching(/R8-[\d-]+：申請が取下げになっている/),
    ]);
    const inCapitals = (id = '') => id.toUpperCase();
    const { [`versions[${ids[0]}]`]: version } = await versions(page, ids);
    expect(
      (
        await post(LETTER, {
          key: randomUUID(),
          act: 'issue',
          reason: '誤記',
          hearings: inCapitals(ids[0]),
          [`versions[${inCapitals(ids[0])}]`]: version,
        })
      ).status,
    ).toBe(303);
    expect((await letters()).map(({ version }) => version)).toEqual([1, 1, 2]);
  });

  it('shows what was chosen and what is on the same letter first, whatever page they are on', async () => {
    const { ids, send } = await reportedTogether();
    expect((await send(ids, '')).status).toBe(303);
    const [letters, queries] = [web.fixture.app.get(ReportLetters), web.fixture.app.get(CaseQueries)];
    const idsOf = (rows: readonly CentreHearing[]) => rows.map(({ hearing }) => hearing.id);
    const last =
      idsOf((await letters.reported(healthCentre, 1)).rows)
        .filter((id) => ids.includes(id))
        .at(-1) ?? '';
    const read = queries.centreHearingPage.bind(queries);
    let ahead: readonly string[] | undefined;
    queries.centreHearingPage = (...asked) => {
      ahead = asked[3]?.ahead;
      return read(...asked);
    };
    await letters.reported(healthCentre, 1, [last]).finally(() => (queries.centreHearingPage = read));
    expect(new Set(ahead)).toEqual(new Set(ids));
    const first = await queries.centreHearingPage(healthCentre, { step: 'reported' }, 1, { perPage: 1, ahead: [last] });
    expect([idsOf(first.rows)[0], first.rows.length, first.page]).toEqual([last, 2, 1]);
  });

  it('takes the place of one letter, which it names', async () => {
    const { ids, send } = await reportedTogether();
    for (const id of ids) expect((await send([id], '')).status).toBe(303);
    const both = await send(ids, '誤記');
    expect([both.status, both.text]).toEqual([
      422,
      expect.stringContaining('別々に発行した2通の報告書に載っています。一通ずつ訂正してください'),
    ]);
    expect(await letters()).toHaveLength(2);
  });

  it('is of the centre that reported: no other office makes it, and another centre of the case does not read it', async () => {
    const { caseId, hearingId } = await reportedCase('B');
    await web.fixture.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
    const page = (await agent.get(LETTER)).text;
    expect(
      (
        await post(LETTER, {
          key: 'own',
          act: 'issue',
          reason: '',
          hearings: [hearingId],
          ...(await versions(page, [hearingId])),
        })
      ).status,
    ).toBe(303);
    for (const person of ['officer', 'hospital'] as const) {
      const other = await web.signedIn(person);
      expect([
        (await other.get(LETTER)).status,
        (await other.post(LETTER).type('form').send({ act: 'preview', hearings: hearingId })).status,
      ]).toEqual([403, 403]);
    }
    const files = web.fixture.app.get(StoredFileService);
    const [centre] = (await files.list(healthCentre, caseId)).filter(({ formId }) => formId === 'confirmation-report');
    expect(centre?.subjectKey).toBe('centre:obihiro');
    await web.fixture.asOwner((query) =>
      query(
        `ALTER TABLE stored_file DISABLE TRIGGER USER; UPDATE stored_file SET subject_key = 'centre:other' WHERE id = '${centre?.id}'; ALTER TABLE stored_file ENABLE TRIGGER USER`,
      ),
    );
    expect((await files.list(healthCentre, caseId)).filter(({ formId }) => formId === 'confirmation-report')).toEqual(
      [],
    );
    expect((await agent.get(`/files/${centre?.id}`)).status).toBe(404);
  });
});
