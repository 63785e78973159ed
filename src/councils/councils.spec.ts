import { randomUUID } from 'node:crypto';
import { bytesOf } from '../../test/support/deliveries.js';
import { pageTexts, squeezed } from '../../test/support/pdf-reading.js';
import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import type { CentreHearing } from '../applications/queries/centre-hearings.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import type { Actor } from '../procedure/terms/actors.js';
import type { ConfirmationPoint } from '../procedure/case/facts.js';
import type { Kind } from '../procedure/terms/kinds.js';
import { CouncilMeetings } from './council-meetings.js';
import { CouncilService } from './council.service.js';
import { CouncilsModule } from './councils.module.js';
import { MeetingChanged, MeetingNotFound, MeetingRemoved } from './errors.js';
import { FieldsDeclined } from '../platform/declined.js';
import type { MeetingInput } from '../inputs/meeting.js';
import { IssuingModule } from '../issuing/issuing.module.js';

/** Whoever asks for a preview stays. */
const waiting = new AbortController().signal;

const { officer, healthCentre: obihiro, hospital } = PEOPLE;
const nakashibetsu: Actor = {
  ...obihiro,
  accountId: randomUUID(),
  officeName: '中標津保健所',
  healthCentreId: 'nakashibetsu',
};
/** Jest types its matchers as any. */
const containing = (text: string) => expect.stringContaining(text) as string;
const ALL: Record<ConfirmationPoint, boolean> = {
  consistentWithPolicy: true,
  longHoursUnavoidable: true,
  dispatchNecessary: true,
};

let fixture: CaseFixture;
let councils: CouncilService;
let meetings: CouncilMeetings;

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, CouncilsModule, IssuingModule] });
  councils = fixture.app.get(CouncilService);
  meetings = fixture.app.get(CouncilMeetings);
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

/** A case put to the councils of these areas. */
async function requested(kind: Kind = 'B', planningAreaIds = ['tokachi']): Promise<string> {
  const caseId = await fixture.examined(kind);
  await fixture.send(caseId, officer, { type: 'REQUEST_COORDINATION_COUNCIL', planningAreaIds, dueOn: '2026-12-04' });
  return caseId;
}

async function only(actor: Actor = obihiro): Promise<CentreHearing> {
  const [first, ...others] = await councils.requests(actor);
  if (!first || others.length > 0) throw new Error('one request was expected');
  return first;
}

const meeting = (changes: Partial<MeetingInput> = {}): MeetingInput => ({
  planningAreaId: 'tokachi',
  name: '第2回 十勝圏地域医療構想調整会議',
  method: 'written',
  meetsOn: '2026-11-16',
  place: '',
  chair: '髙﨑 一郎',
  members: 14,
  answered: 14,
  ...changes,
});

/** A page that was opened for it. */
const page = () => ({ idempotencyKey: randomUUID() });

const chosen = ({ hearing, lockVersion }: CentreHearing) => ({ hearingId: hearing.id, lockVersion });

async function convene(actor: Actor = obihiro, input = meeting()): Promise<void> {
  const [line] = await councils.convene(
    actor,
    await meetings.create(actor, input, page()),
    [chosen(await only(actor))],
    randomUUID(),
  );
  expect(line).toMatchObject({ outcome: 'done' });
}

async function confirm(
  actor: Actor = obihiro,
  points: Partial<Record<ConfirmationPoint, boolean>> = ALL,
  remarks = '',
  chair = '髙﨑 一郎',
): Promise<void> {
  const { caseId, hearing, kind } = await only(actor);
  const asked =
    kind === 'B'
      ? { consistentWithPolicy: points.consistentWithPolicy, longHoursUnavoidable: points.longHoursUnavoidable }
      : points;
  await fixture.send(caseId, actor, {
    type: 'RECORD_CONFIRMATION',
    hearingId: hearing.id,
    points: JSON.parse(JSON.stringify(asked)) as typeof points,
    confirmedOn: '2026-11-16',
    chair,
    remarks,
  });
}

const report = async (actor: Actor = obihiro) => councils.report(actor, [chosen(await only(actor))], randomUUID());

/** What was issued since the case was received: the copy and the forms come with its submission. */
const issued = async (caseId: string) =>
  (await fixture.app.get(StoredFileService).list(officer, caseId))
    .filter(
      ({ purpose, formId }) => purpose === 'issued' && !/^(reception-copy|application-form-.*)$/.test(formId ?? ''),
    )
    .map(({ formId, subjectKey, version }) => `${formId} ${subjectKey} v${version}`);

async function textOf(caseId: string, subjectKey: string): Promise<string> {
  const files = fixture.app.get(StoredFileService);
  const file = (await files.list(officer, caseId)).find((each) => each.subjectKey === subjectKey);
  return (await pageTexts(await bytesOf(await files.open(officer, file?.id ?? '', 'view')))).map(squeezed).join('');
}

describe('a request', () => {
  it('comes with its letter and the 確認様式 as 会議資料, and waits at the centre that runs the council', async () => {
    const caseId = await requested();
    expect(await issued(caseId)).toEqual([
      'confirmation-form-1 meeting:tokachi v1',
      'coordination-council-request tokachi v1',
    ]);
    const letter = await textOf(caseId, 'tokachi');
    for (const part of [
      '帯広保健所長様',
      '北海道地域医療課長',
      '十勝圏地域医療構想調整会議',
      '令和８年１２月４日までに地域医療課医師確保係へ',
      '(1)救急医療',
    ])
      expect(letter).toContain(part);
    const sheet = await textOf(caseId, 'meeting:tokachi');
    for (const part of [
      '十勝緑陽総合病院',
      '(1)イ',
      '救急車受入件数：１，８４２件',
      '夜間・休日・時間外入院患者数：６１１人',
      '救急患者の受入れと手術を担う急性期の病院',
    ])
      expect(sheet).toContain(part);
    expect(sheet).not.toContain('座長');
    expect(await only()).toMatchObject({
      caseId,
      step: 'toConvene',
      institutionName: '十勝緑陽総合病院',
      dueInOfficeDays: 13,
      overdue: false,
    });
    expect(await councils.requests(nakashibetsu)).toEqual([]);
    expect(await councils.requests(officer)).toEqual([]);
  });

  it('is not made when its documents cannot be drawn', async () => {
    const caseId = await fixture.examined();
    await fixture.query(`UPDATE medical_institution SET name = '緑陽' || chr(983040)`);
    const refused = fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-04',
    });
    await expect(refused).rejects.toThrow(
      /申請（1件目）の医療機関名の「.+」（U\+F0000）は、印刷できる字形がありません。医療機関の登録内容/,
    );
    await fixture.query(`UPDATE medical_institution SET name = '十勝緑陽総合病院'`);
    expect(await fixture.query('SELECT FROM hearing')).toEqual([]);
    expect(await issued(caseId)).toEqual([]);
  });

  it('that is recorded the day after prints the day on which it was made', async () => {
    const caseId = await fixture.examined('B');
    fixture.clock.set('2026-11-17T09:00:00+09:00');
    await fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      requestedOn: '2026-11-16',
      dueOn: '2026-12-04',
    });
    const letter = await textOf(caseId, 'tokachi');
    expect(letter).toContain('令和８年１１月１６日');
    expect(letter).not.toContain('令和８年１１月１７日');
    expect((await only(obihiro)).hearing.requestedOn).toBe('2026-11-16');
  });

  it('to two areas gives each centre its own documents and its own hearing', async () => {
    const caseId = await requested('RENKEI_B', ['tokachi', 'nemuro']);
    expect(await issued(caseId)).toEqual([
      'confirmation-form-2 meeting:nemuro v1',
      'confirmation-form-2 meeting:tokachi v1',
      'coordination-council-request nemuro v1',
      'coordination-council-request tokachi v1',
    ]);
    expect((await only(obihiro)).hearing.planningAreaId).toBe('tokachi');
    expect((await only(nakashibetsu)).hearing.planningAreaId).toBe('nemuro');
    const sheet = await textOf(caseId, 'meeting:tokachi');
    for (const part of ['1医療機関', '20人', '100日', '根室']) expect(sheet).toContain(part);

    await convene(obihiro);
    await convene(nakashibetsu, meeting({ planningAreaId: 'nemuro', name: '根室圏地域医療構想調整会議' }));
    await confirm(obihiro);
    expect(await report(obihiro)).toMatchObject([{ outcome: 'done' }]);
    expect((await fixture.query<{ state: string }>('SELECT state FROM application'))[0]?.state).toBe(
      'coordinationCouncil.convened',
    );
    await confirm(nakashibetsu);
    expect(await report(nakashibetsu)).toMatchObject([{ outcome: 'done' }]);
    expect((await fixture.query<{ state: string }>('SELECT state FROM application'))[0]?.state).toBe(
      'coordinationCouncil.reported',
    );
    expect((await issued(caseId)).filter((each) => each.includes('report:'))).toEqual([
      'confirmation-form-2 report:nemuro v1',
      'confirmation-form-2 report:tokachi v1',
    ]);
    expect(await textOf(caseId, 'report:nemuro')).toContain('根室圏地域医療構想調整会議座長髙﨑一郎');
  });
});

describe('another centre', () => {
  it('can neither see nor work on a hearing or a meeting that is not its own', async () => {
    await requested();
    const mine = await only();
    const id = await meetings.create(obihiro, meeting(), page());
    await expect(councils.hearing(nakashibetsu, mine.hearing.id)).rejects.toBeInstanceOf(MeetingNotFound);
    await expect(councils.previewConfirmation(nakashibetsu, mine.hearing.id, waiting)).rejects.toBeInstanceOf(
      MeetingNotFound,
    );
    await expect(meetings.get(nakashibetsu, id)).rejects.toBeInstanceOf(MeetingNotFound);
    await expect(meetings.update(nakashibetsu, id, meeting(), { lockVersion: 1 })).rejects.toBeInstanceOf(
      MeetingNotFound,
    );
    await expect(meetings.create(nakashibetsu, meeting(), page())).rejects.toBeInstanceOf(FieldsDeclined);
    await expect(councils.convene(nakashibetsu, id, [chosen(mine)], randomUUID())).rejects.toBeInstanceOf(
      MeetingNotFound,
    );
    expect(await councils.report(nakashibetsu, [chosen(mine)], randomUUID())).toMatchObject([
      { outcome: 'refused', institutionName: '', message: containing('見つかりません') },
    ]);
    expect((await meetings.list(nakashibetsu)).rows).toEqual([]);
    expect((await only()).step).toBe('toConvene');
  });

  it('that was asked about the same case cannot report for the other', async () => {
    const caseId = await requested('RENKEI_B', ['tokachi', 'nemuro']);
    const { hearing } = await only(obihiro);
    await expect(
      fixture.send(caseId, nakashibetsu, {
        type: 'CONVENE_COUNCIL',
        hearingId: hearing.id,
        method: 'written',
        meetsOn: '2026-11-20',
        meetingName: 'x',
      }),
    ).rejects.toThrow('保健所');
  });
});

describe('a meeting', () => {
  it('carries several steps from request to report, and its case with it', async () => {
    const caseId = await requested();
    const id = await meetings.create(obihiro, meeting(), page());
    await councils.convene(obihiro, id, [chosen(await only())], 'key');
    expect((await meetings.get(obihiro, id)).hearings).toMatchObject([{ caseId, step: 'toConfirm', meetingId: id }]);
    await confirm();
    expect((await only()).step).toBe('toReport');
    expect(await report()).toMatchObject([{ outcome: 'done', institutionName: '十勝緑陽総合病院' }]);
    expect(await councils.requests(obihiro)).toEqual([]);
    expect((await meetings.get(obihiro, id)).hearings).toMatchObject([{ step: 'reported' }]);
    const sheet = await textOf(caseId, 'report:tokachi');
    expect(sheet).toContain(
      '医師の長時間労働を前提とせざるを得ないことを確認した。令和８年１１月１６日十勝圏地域医療構想調整会議座長髙﨑一郎',
    );
  });

  it('does nothing twice for a second click, and says which case had moved on', async () => {
    await requested();
    const id = await meetings.create(obihiro, meeting(), page());
    const before = chosen(await only());
    await councils.convene(obihiro, id, [before], 'key');
    expect(await councils.convene(obihiro, id, [before], 'key')).toMatchObject([{ outcome: 'done' }]);
    expect(await fixture.query(`SELECT FROM record_entry WHERE event_type = 'CONVENE_COUNCIL'`)).toHaveLength(1);
    expect(await councils.convene(obihiro, id, [before], 'other')).toMatchObject([
      { outcome: 'changed', message: containing('更新されています') },
    ]);
  });

  it('takes no case of another area, though the same centre runs both councils', async () => {
    await fixture.query(`UPDATE planning_area SET secretariat_health_centre_id = 'obihiro' WHERE id = 'nemuro'`);
    await requested();
    const id = await meetings.create(obihiro, meeting({ planningAreaId: 'nemuro' }), page());
    expect(await councils.convene(obihiro, id, [chosen(await only())], 'key')).toMatchObject([
      { outcome: 'refused', message: containing('構想区域が違います') },
    ]);
    await fixture.query(`UPDATE planning_area SET secretariat_health_centre_id = 'nakashibetsu' WHERE id = 'nemuro'`);
  });

  it('returns the conditions of a case that cannot be reported yet', async () => {
    await requested();
    await convene();
    const [line] = await report();
    expect(line).toMatchObject({ outcome: 'refused' });
    expect(line?.conditions.map(({ id }) => id)).toContain('everyPointRecorded');
  });

  it('that is moved takes its cases along until one is confirmed', async () => {
    await requested();
    await convene();
    const id = (await meetings.list(obihiro)).rows[0]?.meeting.id ?? '';
    const update = (changes: Partial<MeetingInput>, lockVersion: number) =>
      councils.updateMeeting(obihiro, id, meeting(changes), { lockVersion, key: randomUUID(), reason: '名称の誤り' });
    expect(await update({ name: '第3回 十勝圏地域医療構想調整会議' }, 1)).toMatchObject([{ outcome: 'done' }]);
    expect(await only()).toMatchObject({
      meetingId: id,
      hearing: { convened: { meetingName: '第3回 十勝圏地域医療構想調整会議' } },
    });
    expect((await meetings.list(obihiro)).rows).toHaveLength(1);
    expect(await update({ name: '第3回 十勝圏地域医療構想調整会議', answered: 10 }, 2)).toEqual([]);
    await expect(update({ answered: 11 }, 2)).rejects.toBeInstanceOf(MeetingChanged);
    await expect(update({ planningAreaId: 'nemuro' }, 3)).rejects.toBeInstanceOf(FieldsDeclined);
    expect(await update({ name: '第3回 十勝圏地域医療構想調整会議', members: 14, answered: 14 }, 3)).toEqual([]);
    await confirm();
    // What was confirmed on it says the same afterwards, by a correction of its record with the reason.
    expect(await update({ name: '第4回', chair: '別の 座長', members: 14, answered: 14 }, 4)).toMatchObject([
      { outcome: 'done' },
      { outcome: 'done' },
    ]);
    expect(await only()).toMatchObject({
      meetingId: id,
      hearing: { convened: { meetingName: '第4回' }, confirmation: { chair: '別の 座長' } },
    });
    expect(
      await fixture.query(
        `SELECT payload ->> 'reason' AS reason FROM record_entry WHERE event_type = 'RECORD_CORRECTED' ORDER BY position`,
      ),
    ).toEqual([{ reason: '名称の誤り' }, { reason: '名称の誤り' }]);
  });

  it('has one chair: that of the first case confirmed where nobody was named, and no other for the next', async () => {
    await requested();
    const id = await meetings.create(obihiro, meeting({ chair: '', members: 14, answered: 14 }), page());
    await councils.convene(obihiro, id, [chosen(await only())], 'key');
    await confirm();
    const { meeting: held } = await meetings.one(obihiro, id);
    expect([held.chair !== '', held.chair]).toEqual([true, (await only()).hearing.confirmation?.chair]);
    await expect(confirm(obihiro, ALL, '', '別の 座長')).rejects.toMatchObject({ name: 'CommandRefused' });
  });

  it('in writing confirms nothing before the day of the answers unless all have answered, and afterwards with enough', async () => {
    await requested();
    const id = await meetings.create(obihiro, meeting({ members: 14, answered: 7 }), page());
    await councils.convene(obihiro, id, [chosen(await only())], 'key');
    // 7 of 14 on the day itself: the profile asks for more than half.
    await expect(confirm()).rejects.toMatchObject({ name: 'CommandRefused' });
    await meetings.update(obihiro, id, meeting({ members: 14, answered: 14 }), { lockVersion: 1 });
    await confirm();
    expect((await only()).step).toBe('toReport');
  });

  it('is removed with a reason once it is empty, and another just like it can be made', async () => {
    await requested();
    const id = await meetings.create(obihiro, meeting(), page());
    await councils.convene(obihiro, id, [chosen(await only())], 'key');
    const remove = (reason: string) => meetings.remove(obihiro, id, { lockVersion: 1, reason });
    await expect(remove('二重')).rejects.toBeInstanceOf(FieldsDeclined);
    const { caseId, hearing } = await only();
    await fixture.send(caseId, obihiro, { type: 'UNDO_CONVENING', hearingId: hearing.id, reason: '別の会議のため' });
    await expect(remove(' ')).rejects.toBeInstanceOf(FieldsDeclined);
    await remove('二重に作ったため');
    expect((await meetings.list(obihiro)).rows).toEqual([]);
    await expect(meetings.one(obihiro, id)).rejects.toBeInstanceOf(MeetingRemoved);
    await meetings.create(obihiro, meeting(), page());
    expect((await meetings.list(obihiro)).rows).toHaveLength(1);
  });

  it('is recorded with what stood there when its turn came', async () => {
    const id = await meetings.create(obihiro, meeting({ answered: 9 }), page());
    const update = (answered: number, lockVersion: number) => () =>
      meetings.update(obihiro, id, meeting({ answered }), { lockVersion });
    // 9 → 10 → 11; the second knows the version that the first will make
    const acts = [update(10, 1), update(11, 2)];
    const done = await fixture.queued('SELECT FROM council_meeting FOR UPDATE', acts);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(
      await fixture.query(`SELECT payload FROM record_entry WHERE event_type = 'CHANGE_MEETING' ORDER BY position`),
    ).toEqual([
      { payload: { before: { answered: 9 }, after: { answered: 10 } } },
      { payload: { before: { answered: 10 }, after: { answered: 11 } } },
    ]);
  });

  it('has no twin, and is made by itself when a convening is recorded without one', async () => {
    const caseId = await requested();
    const { hearing } = await only();
    await fixture.send(caseId, obihiro, {
      type: 'CONVENE_COUNCIL',
      hearingId: hearing.id,
      method: 'inPerson',
      meetsOn: '2026-11-20',
      meetingName: '第5回',
    });
    await expect(
      meetings.create(obihiro, meeting({ name: '第5回', method: 'inPerson', meetsOn: '2026-11-20' }), page()),
    ).rejects.toThrow('同じ名称・方法・日の会議');
    expect((await meetings.list(obihiro)).rows).toMatchObject([
      { meeting: { name: '第5回', method: 'inPerson' }, cases: 1, reported: 0 },
    ]);
  });
});

describe('a new meeting that two cases are convened for at one moment', () => {
  it('is made once and holds both', async () => {
    await requested('B');
    await requested('RENKEI_B', ['tokachi']);
    const hearings = await councils.requests(obihiro);
    const naming = { method: 'inPerson', meetsOn: '2026-11-20', meetingName: '第6回' } as const;
    await Promise.all(
      hearings.map(({ caseId, hearing }) =>
        fixture.send(caseId, obihiro, { type: 'CONVENE_COUNCIL', hearingId: hearing.id, ...naming }),
      ),
    );
    const {
      rows: [only, ...others],
    } = await meetings.list(obihiro);
    expect([only?.cases, others]).toEqual([2, []]);
  });
});

describe('the report', () => {
  it('of a council that could not confirm everything prints no sentence that says so', async () => {
    const caseId = await requested();
    await convene();
    await confirm(obihiro, { ...ALL, longHoursUnavoidable: false }, '代替の体制を検討すべきとの意見');
    expect(await report()).toMatchObject([{ outcome: 'done' }]);
    expect((await issued(caseId)).filter((each) => each.includes('report:'))).toEqual([]);
  });

  it('after a repeated hearing is a further version; the first stays as it was', async () => {
    const caseId = await requested();
    await convene();
    await confirm();
    await report();
    await fixture.send(caseId, officer, {
      type: 'REOPEN_EXAMINATION',
      reason: '内容が変わったため',
      rehear: ['coordinationCouncil'],
    });
    await fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-11',
    });
    expect(await issued(caseId)).toEqual([
      'confirmation-form-1 meeting:tokachi v2',
      'confirmation-form-1 meeting:tokachi v1',
      'confirmation-form-1 report:tokachi v1',
      'coordination-council-request tokachi v2',
      'coordination-council-request tokachi v1',
    ]);
    const [reasons] = await fixture.query<{ reasons: string[] }>(
      `SELECT array_agg(reason ORDER BY version) AS reasons FROM stored_file WHERE subject_key = 'tokachi'`,
    );
    expect(reasons?.reasons).toEqual(['', '調整会議に改めて意見を聴くため']);
    await convene(obihiro, meeting({ name: '第3回 十勝圏地域医療構想調整会議' }));
    await confirm();
    await report();
    expect((await issued(caseId)).filter((each) => each.includes('report:'))).toEqual([
      'confirmation-form-1 report:tokachi v2',
      'confirmation-form-1 report:tokachi v1',
    ]);
  });

  it('can be looked at beforehand, marked 案', async () => {
    const caseId = await requested();
    await convene();
    const { hearing } = await only();
    const look = async () =>
      (await pageTexts(await bytesOf(await councils.previewConfirmation(obihiro, hearing.id, waiting))))
        .map(squeezed)
        .join('');
    expect(await look()).not.toContain('座長');
    await confirm();
    const text = await look();
    for (const part of ['案', '座長髙﨑一郎']) expect(text).toContain(part);
    expect((await issued(caseId)).filter((each) => each.includes('report:'))).toEqual([]);
    await expect(councils.previewConfirmation(hospital, hearing.id, waiting)).rejects.toBeInstanceOf(MeetingNotFound);
  });
});
