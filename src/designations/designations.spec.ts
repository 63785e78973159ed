import { randomUUID } from 'node:crypto';
import { bytesOf } from '../../test/support/deliveries.js';
import { pageTexts, squeezed } from '../../test/support/pdf-reading.js';
import { insertRenewal } from '../../test/support/list-samples.js';
import { CaseFixture, PEOPLE } from '../../test/support/case-fixture.js';
import { draftEvent, refusalEvent } from '../../test/support/procedure.js';
import { filledC2, filledPlan } from '../../test/support/procedure-samples.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { DocumentNotIssuable } from '../documents/issued-documents.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import { CaseQueries } from '../applications/queries/case-queries.js';
import { CaseNotFound, CommandRefused, DocumentRefused } from '../applications/entities/errors.js';
import { reviewChecksOf } from '../procedure/conditions/examination.js';
import type { Actor } from '../procedure/terms/actors.js';
import { addDays } from '../procedure/calendar/days.js';
import { addOfficeDays } from '../procedure/calendar/office-days.js';
import {
  awaitsPublicNotice,
  isMadePublic,
  isPublic,
  mayReadLine,
  type RegisterReader,
} from '../procedure/designation/public-notice.js';
import { type SucceedingLine, takenOverOn } from '../procedure/designation/succession.js';
import { Designation } from '../register/designation.entity.js';
import { DesignationRegister } from '../register/designation-register.js';
import { takenOverOnSql } from '../register/succession-sql.js';
import { DesignationService } from './designation.service.js';
import { DesignationsModule } from './designations.module.js';
import { DesignationChanged, DesignationNotFound, NothingDrafted } from './errors.js';
import { FieldsDeclined } from '../platform/declined.js';
import { OfficialDocuments } from '../issuing/documents/official-documents.js';
import { IssuingModule } from '../issuing/issuing.module.js';

/** Whoever asks for a preview stays. */
const waiting = new AbortController().signal;

const { officer, approver, hospital, otherHospital, healthCentre } = PEOPLE;
const supportCentre: Actor = {
  ...officer,
  accountId: randomUUID(),
  role: 'supportCentre',
  officeName: '勤改センター',
};

const RENEWAL_ROUND = '44444444-4444-4444-8444-444444444444';

let fixture: CaseFixture;
let designations: DesignationService;
let register: DesignationRegister;

beforeAll(async () => {
  fixture = await CaseFixture.start({ rooms: [DesignationsModule, CouncilsModule, IssuingModule] });
  designations = fixture.app.get(DesignationService);
  register = fixture.app.get(DesignationRegister);
  await fixture.query(
    `INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, certainty) VALUES ($1, 2029, 4, '令和11年度 第4回', '2030-03-31', 'unconfirmed')`,
    [RENEWAL_ROUND],
  );
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

type Opening = Parameters<CaseFixture['examined']>[1];

/** Drafted for C-2, which only 医療審議会 hears. @param validFrom null drafts a refusal @param meanwhile happens before the draft */
async function drafted(
  validFrom: string | null,
  opening: Opening = {},
  meanwhile?: () => Promise<unknown>,
): Promise<string> {
  return heardAndDrafted(await fixture.examined('C2', opening), validFrom, meanwhile);
}

async function heardAndDrafted(
  caseId: string,
  validFrom: string | null,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
  confirmed: string[] = [],
): Promise<string> {
  const today = fixture.clock.today();
  await fixture.send(caseId, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
  await fixture.send(caseId, officer, {
    type: 'RECORD_MEDICAL_COUNCIL',
    heldOn: today,
    answeredOn: today,
    body: 'section',
    opinion: 'agreed',
    remarks: '',
    confirmed: [`heldOn=${today}`], // where it is a Sunday
  });
  const issueOn = addOfficeDays(addDays(today, -1), 1, new Set());
  await meanwhile();
  await fixture.send(
    caseId,
    officer,
    validFrom === null
      ? refusalEvent({ issueOn, reason: '体制が整っていないため。' })
      : draftEvent({ validFrom, issueOn, confirmed: ['plan.periodFrom=2027-04-01', ...confirmed] }), // for one that is valid before
  );
  return caseId;
}

async function approved(...drafting: Parameters<typeof drafted>): Promise<string> {
  const caseId = await drafted(...drafting);
  await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
  return caseId;
}

const issue = (
  caseId: string,
  type: 'ISSUE_DESIGNATION' | 'ISSUE_REFUSAL' = 'ISSUE_DESIGNATION',
  documentNumber = '医指令第12号',
) => fixture.send(caseId, officer, { type, documentNumber, issuedOn: fixture.clock.today() });

const rows = () => fixture.dataSource.manager.find(Designation, { order: { createdAt: 'ASC' } });

async function noticeText(caseId: string): Promise<string> {
  const files = fixture.app.get(StoredFileService);
  const [notice] = (await files.list(officer, caseId)).filter(
    ({ formId }) => formId === 'designation-notice' || formId === 'refusal-notice',
  );
  return (await pageTexts(await bytesOf(await files.open(officer, notice?.id ?? '', 'view')))).map(squeezed).join('');
}

describe('a designation', () => {
  it('is registered with its notice in the command that decides it', async () => {
    const caseId = await approved('2027-04-01');
    await issue(caseId);
    const [row] = await rows();
    expect(row).toMatchObject({
      applicationId: caseId,
      kind: 'C2',
      designatedOn: '2027-04-01',
      validFrom: '2027-04-01',
      validTo: '2030-03-31',
      noticeNumber: '医指令第12号',
      previousId: null,
    });
    const [notice] = await fixture.app
      .get(StoredFileService)
      .list(hospital, caseId)
      .then((files) => files.filter(({ formId }) => formId === 'designation-notice'));
    expect(notice).toMatchObject({
      id: row?.noticeFileId,
      formId: 'designation-notice',
      formVersion: 6,
      version: 1,
      title: '指定通知書',
    });
    const text = await noticeText(caseId);
    for (const part of [
      '医指令第12号',
      '緑陽会',
      '令和９年４月１日から令和１２年３月３１日まで',
      '医療法第１２０条第１項',
    ])
      expect(text).toContain(part);
  });

  it('keeps the data it was drawn from, and can be neither changed nor removed', async () => {
    const caseId = await approved('2027-04-01');
    await issue(caseId);
    const [stored] = await fixture.query<{ snapshot: { institutionName: string } }>(
      `SELECT snapshot FROM stored_file WHERE form_id = 'designation-notice'`,
    );
    expect(stored?.snapshot).toMatchObject({ institutionName: '十勝緑陽総合病院', validUntil: '2030-03-31' });
    await expect(fixture.query(`UPDATE stored_file SET title = 'x'`)).rejects.toThrow();
    await expect(fixture.query(`DELETE FROM stored_file`)).rejects.toThrow();
  });

  it('is undone as a whole when its notice cannot be drawn, naming the field and where it is mended', async () => {
    const caseId = await approved('2027-04-01', {}, () =>
      fixture.query(`UPDATE medical_institution SET establisher_name = '緑陽会' || chr(983040)`),
    );
    const refused = await issue(caseId).catch((error: unknown) => error);
    await fixture.query(`UPDATE medical_institution SET establisher_name = '緑陽会'`);
    expect(refused).toBeInstanceOf(DocumentNotIssuable);
    expect((refused as DocumentNotIssuable).problems).toEqual([
      {
        field: '開設者の氏名又は名称',
        at: 'institution',
        message: expect.stringMatching(
          /開設者の氏名又は名称の「.+」（U\+F0000）は、印刷できる字形がありません。医療機関の登録内容を直して/,
        ) as string,
      },
    ]);
    expect(await rows()).toEqual([]);
    const [left] = await fixture.query<{ state: string; files: string }>(
      `SELECT state, (SELECT count(*) FROM stored_file WHERE form_id = 'designation-notice') AS files FROM application`,
    );
    expect(left).toEqual({ state: 'deciding.approved', files: '0' });
  });

  it.each([
    ["establisher_name = '別の会'", "establisher_name = '緑陽会'", '医療機関の登録（開設者）', ['basisUnchanged']],
    [
      'established_by_state = true',
      'established_by_state = false',
      '医療機関の登録（国の開設）',
      ['basisUnchanged', 'notOfState'],
    ],
    ["name = '改称病院'", "name = '十勝緑陽総合病院'", '医療機関の登録（名称）', ['basisUnchanged']],
  ])(
    'is not made once the registry says %s, which the case page names, and is made when that was a mistake',
    async (change, back, what, ids) => {
      const caseId = await approved('2027-04-01');
      const set = (sql: string) => fixture.query(`UPDATE medical_institution SET ${sql}`);
      await set(change);
      const refused = await issue(caseId).catch((error: unknown) => error);
      const { requiredActions } = await fixture.app.get(CaseQueries).get(officer, caseId);
      await set(back);
      expect(refused).toBeInstanceOf(CommandRefused);
      expect((refused as CommandRefused).conditions.map(({ id }) => id)).toEqual(ids);
      expect((refused as CommandRefused).conditions[0]?.text).toContain(`${what}が起案の後に変わりました`);
      expect(requiredActions.sentence).toContain(`${what}が起案の後に変わったため、この決裁では通知できません`);
      expect(await rows()).toEqual([]);
      await issue(caseId);
      expect(await rows()).toHaveLength(1);
    },
  );

  it('prints its terms and what it took up of the council, and not what it did not', async () => {
    const caseId = await fixture.examined('C2');
    const today = fixture.clock.today();
    await fixture.send(caseId, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
    await fixture.send(caseId, officer, {
      type: 'RECORD_MEDICAL_COUNCIL',
      heldOn: today,
      answeredOn: today,
      body: 'section',
      opinion: 'agreedWithConditions',
      remarks: '縮減の状況を報告させること。',
    });
    const [hearing] = (await fixture.app.get(CaseQueries).get(officer, caseId)).hearings;
    const answers = [{ hearingId: hearing?.id ?? '', takenUp: true, text: '縮減の状況を毎年度報告すること。' }];
    const event = draftEvent({ issueOn: today, terms: '計画を公表すること。', answers });
    await expect(fixture.send(caseId, officer, { ...event, answers: [] })).rejects.toBeInstanceOf(CommandRefused);
    await fixture.send(caseId, officer, event);
    await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
    await issue(caseId);
    const text = await noticeText(caseId);
    expect(text).toContain('２条件(1)計画を公表すること。(2)縮減の状況を毎年度報告すること。３指定後の手続等');
    expect(text).not.toContain('縮減の状況を報告させること。');
  });

  it('prints of a condition and 附帯意見 in one answer what was taken up as a condition, once each is answered', async () => {
    const caseId = await fixture.examined('C2');
    const today = fixture.clock.today();
    await fixture.send(caseId, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
    await fixture.send(caseId, officer, {
      type: 'RECORD_MEDICAL_COUNCIL',
      heldOn: today,
      answeredOn: today,
      body: 'section',
      opinion: 'agreedWithConditions',
      remarks: '縮減の状況を報告させること。',
      supplementaryOpinion: '救急の集約を望む。',
    });
    const { hearings } = await fixture.app.get(CaseQueries).get(officer, caseId);
    expect(hearings[0]?.opinion).toMatchObject({
      remarks: '縮減の状況を報告させること。',
      supplementaryOpinion: '救急の集約を望む。',
    });
    const hearingId = hearings[0]?.id ?? '';
    const condition = {
      hearingId,
      kind: 'condition',
      takenUp: true,
      text: '縮減の状況を毎年度報告すること。',
    } as const;
    const remark = { hearingId, kind: 'remark', takenUp: false, text: '別に協議しているため。' } as const;
    const refused = await fixture
      .send(caseId, officer, draftEvent({ issueOn: today, answers: [condition] }))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommandRefused);
    expect((refused as CommandRefused).conditions.map(({ text }) => text)).toEqual([
      expect.stringContaining('起案で答えていない会議体の意見があります：医療審議会の附帯意見。'),
    ]);
    await fixture.send(caseId, officer, draftEvent({ issueOn: today, answers: [condition, remark] }));
    await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
    await issue(caseId);
    const text = await noticeText(caseId);
    expect(text).toContain('２条件縮減の状況を毎年度報告すること。３指定後の手続等');
    for (const words of ['救急の集約', '別に協議']) expect(text).not.toContain(words);
  });

  it('names a missing field of the institution, too', async () => {
    const caseId = await approved('2027-04-01', {}, () => fixture.query(`UPDATE medical_institution SET address = ''`));
    await expect(issue(caseId)).rejects.toThrow('所在の場所を入力してください。医療機関の登録内容を直して');
    await fixture.query(`UPDATE medical_institution SET address = '帯広市'`);
  });

  it('that is refused gets its notice with reason and 教示, and no line of the register', async () => {
    const caseId = await approved(null);
    await issue(caseId, 'ISSUE_REFUSAL');
    expect(await rows()).toEqual([]);
    const text = await noticeText(caseId);
    for (const part of ['体制が整っていないため。', '北海道知事に審査請求をすることができます', '北海道を被告として'])
      expect(text).toContain(part);
  });
});

/** What the institution has today. */
const currentOf = async (reader: Parameters<DesignationRegister['heldBy']>[0]) =>
  (await register.heldBy(reader)).filter(({ standing }) => standing !== 'ahead');

describe('a renewal and a change', () => {
  it('are of what was given on the day of its notice, which may be written down later (法115①, 116①)', async () => {
    const caseId = await approved('2027-04-01');
    const issuedOn = fixture.clock.today();
    fixture.clock.set('2026-11-19T09:00:00+09:00');
    await fixture.send(caseId, officer, { type: 'ISSUE_DESIGNATION', documentNumber: '医指令第12号', issuedOn });
    const [line] = await rows();
    const of = { procedure: 'change', currentDesignationId: line?.id ?? null, roundId: null } as const;
    const { caseId: change } = await fixture.open({ kind: 'C2', ...of });
    const { facts } = await fixture.app.get(CaseQueries).get(officer, change);
    expect([issuedOn, line?.createdAt.toISOString().slice(0, 10)]).toEqual(['2026-11-16', '2026-11-19']);
    expect(facts.currentDesignation).toMatchObject({ since: issuedOn, givenOn: issuedOn, inForceFrom: '2027-04-01' });
  });

  it('a renewal follows the old period and names the line it renews', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    await issue(
      await approved('2030-04-01', {
        procedure: 'renewal',
        currentDesignationId: first?.id ?? null,
        roundId: RENEWAL_ROUND,
      }),
    );
    const [, second] = await rows();
    expect(second).toMatchObject({
      previousId: first?.id,
      validFrom: '2030-04-01',
      validTo: '2033-03-31',
      designatedOn: '2030-02-01',
    });
    const [renewalCase] = await fixture.dataSource.query<{ id: string }[]>(
      `SELECT id FROM application WHERE procedure = 'renewal'`,
    );
    const ofRenewal = await fixture.app.get(CaseQueries).get(officer, renewalCase!.id);
    // What opened its term, not what it rests on itself.
    expect(ofRenewal.facts.currentDesignation?.restsOn).toMatchObject({
      noticedOn: '2026-10-20',
      changeNoticedOn: null,
    });
    const standings = async () =>
      (await register.page(officer, { past: true })).rows.map(({ validTo, standing }) => [validTo, standing]);
    expect(await standings()).toEqual([
      ['2033-03-31', 'ahead'],
      ['2030-03-31', 'valid'],
    ]);
    fixture.clock.set('2030-04-01T09:00:00+09:00');
    expect(await standings()).toEqual([
      ['2033-03-31', 'valid'],
      ['2030-03-31', 'followed'],
    ]);
    expect((await currentOf(hospital))[0]?.id).toBe(second?.id);

    // The renewal that made this line was applied for about the former one, and keeps this one no longer in force.
    const opening = { procedure: 'change', currentDesignationId: second?.id ?? null, roundId: null } as const;
    const { caseId } = await fixture.open({ kind: 'C2', ...opening });
    const { facts } = await fixture.app.get(CaseQueries).get(officer, caseId);
    expect(facts.currentDesignation).toEqual({
      validFrom: '2030-04-01',
      validTo: '2033-03-31',
      since: '2026-11-16', // its notice was recorded on that day
      givenOn: '2030-02-01',
      inForceFrom: '2027-04-01',
      approvedSince: [],
      endedOn: null,
      renewals: [],
      work: { matters: ['外科'], changes: [] },
      untilPublic: null, // neither line is made public
      // What the renewal rested on, which took the place of what the first designation did.
      restsOn: expect.objectContaining({ noticedOn: '2029-10-20', heardOn: '2029-08-20' }) as unknown,
    });
    // An evaluation that was made for the renewal is none of the change (法116①後段).
    const record = (noticedOn: string) =>
      fixture.send(caseId, hospital, {
        type: 'RECORD_EVALUATION',
        result: {
          overall: 'sufficient_improving',
          noticeNo: '評第2号',
          noticedOn,
          asOf: '2029-10-01',
          onHoldReason: '',
        },
      });
    await fixture.send(caseId, hospital, {
      type: 'RECORD_PLAN',
      plan: { ...filledPlan(), periodFrom: '2030-04-01', periodTo: '2033-03-31', heardOn: '2029-08-21' },
    });
    await fixture.send(caseId, hospital, { type: 'APPLY_FOR_EVALUATION', appliedOn: '2029-09-01', receiptNo: '2' });
    await expect(record('2029-10-20')).rejects.toMatchObject({ conditions: [{ legalBasis: '法120②→116①後段' }] });
    await expect(record('2029-10-21')).resolves.toBeDefined();
  });

  it('an approved change keeps the period of the designation, in the register and on the notice', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2028-06-01T09:00:00+09:00');
    const caseId = await approved('2028-07-01', {
      procedure: 'change',
      currentDesignationId: first?.id ?? null,
      roundId: null,
    });
    await issue(caseId);
    const [, second] = await rows();
    expect(second).toMatchObject({
      previousId: first?.id,
      validFrom: '2027-04-01',
      validTo: '2030-03-31',
      designatedOn: '2028-07-01',
    });
    const text = await noticeText(caseId);
    for (const part of [
      '承認年月日令和１０年７月１日',
      '令和９年４月１日から令和１２年３月３１日まで',
      '特定分野を改める。',
    ])
      expect(text).toContain(part);
    const current = async () => (await currentOf(hospital))[0]?.id;
    expect(await current()).toBe(first?.id);
    fixture.clock.set('2028-07-01T09:00:00+09:00');
    expect(await current()).toBe(second?.id);
  });

  it.each(['ISSUE_DESIGNATION', 'ISSUE_REFUSAL'] as const)(
    'the day on the notice of a renewal (%s) is put right, and the register with it',
    async (type) => {
      await issue(await approved('2027-04-01'));
      const [first] = await rows();
      fixture.clock.set('2030-03-29T09:00:00+09:00');
      const renewal = await approved(type === 'ISSUE_DESIGNATION' ? '2030-04-01' : null, {
        procedure: 'renewal',
        currentDesignationId: first?.id ?? null,
        roundId: null,
      });
      fixture.clock.set('2030-05-20T09:00:00+09:00');
      await issue(renewal, type, '医指令第13号');
      const key = type === 'ISSUE_DESIGNATION' ? 'designation-notice' : 'refusal-notice';
      const correct = async (documentDate: string) =>
        fixture.app.get(OfficialDocuments).put(approver, {
          act: 'correct',
          caseId: renewal,
          key,
          fromVersion: 1,
          reason: '日付の誤記',
          documentNumber: '医指令第13号',
          documentDate,
          lockVersion: await fixture.lockVersion(renewal),
          idempotencyKey: documentDate,
        });
      // Drafted and approved on 2030-03-29: no notice could be given before.
      await expect(correct('2030-03-28')).rejects.toBeInstanceOf(DocumentRefused);
      await correct('2030-05-17');
      expect(await fixture.query('SELECT decided_on::text FROM renewal')).toEqual([{ decided_on: '2030-05-17' }]);
      const lines = (await register.page(officer, { past: true })).rows;
      if (type === 'ISSUE_DESIGNATION') {
        expect((await rows())[1]).toMatchObject({ designatedOn: '2030-05-17', validFrom: '2030-04-01' });
        expect(lines[1]?.standingText).toContain('令和12年5月17日に次の指定に引き継がれました');
      } else expect(lines[0]?.standingText).toContain('処分を通知した令和12年5月17日に効力を失いました');
    },
  );

  it.each(['WITHDRAW', 'PULL_BACK'] as const)(
    'a designation that a renewal keeps in force ends on the day of its %s, and every page says so',
    async (type) => {
      await issue(await approved('2027-04-01'));
      const [first] = await rows();
      fixture.clock.set('2030-03-29T09:00:00+09:00');
      const opening = { procedure: 'renewal', currentDesignationId: first?.id ?? null, roundId: null } as const;
      const renewal = await fixture.submitted('C2', opening);
      fixture.clock.set('2030-05-20T09:00:00+09:00');
      expect((await register.page(officer)).rows).toMatchObject([{ standing: 'deemedContinuing' }]);
      await fixture.send(renewal, hospital, { type, reason: '返上のため' });
      const ended = expect.stringContaining('あった令和12年5月20日に効力を失いました') as string;
      const lines = async () => (await register.page(officer, { past: true })).rows;
      expect(await lines()).toMatchObject([{ standing: 'expired', standingText: ended }]);
      expect((await register.page(officer, { standing: 'deemedContinuing' })).rows).toEqual([]);
      expect((await register.page(null, { published: true })).rows).toEqual([]);
      const { currentStanding } = await fixture.app.get(CaseQueries).get(hospital, renewal);
      expect(currentStanding?.text).toEqual(ended);

      // Days later the sentence is the same; the withdrawal of what was pulled back changes nothing.
      fixture.clock.set('2030-06-03T09:00:00+09:00');
      if (type === 'PULL_BACK') await fixture.send(renewal, hospital, { type: 'WITHDRAW', reason: '返上のため' });
      expect(await lines()).toMatchObject([{ standing: 'expired', standingText: ended }]);
      if (type === 'WITHDRAW') {
        const undone = fixture.send(renewal, officer, { type: 'UNDO_WITHDRAWAL', reason: '取り違えのため' });
        await expect(undone).rejects.toBeInstanceOf(CommandRefused); // what has lapsed does not revive (法115②)
        expect(await lines()).toMatchObject([{ standing: 'expired', standingText: ended }]);
      }
    },
  );

  it('a designation whose renewal was applied for in time continues until the decision (法115②)', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-03-31T09:00:00+09:00');
    const renewal = await drafted('2030-04-01', {
      procedure: 'renewal',
      currentDesignationId: first?.id ?? null,
      roundId: RENEWAL_ROUND,
    });
    fixture.clock.set('2030-04-10T09:00:00+09:00');
    expect((await register.page(officer)).rows).toMatchObject([
      { id: first?.id, standing: 'deemedContinuing', legalBasis: '法115②' },
    ]);
    await fixture.send(renewal, hospital, { type: 'WITHDRAW', reason: '返上するため' });
    expect((await register.page(officer)).rows).toEqual([]);
    expect((await register.page(officer, { past: true })).rows).toMatchObject([{ id: first?.id, standing: 'expired' }]);
    expect(await currentOf(hospital)).toEqual([]);
  });

  it('a change may be applied for and approved beside the renewal, and what continues (法115②) is the changed designation', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-03-29T09:00:00+09:00');
    const renewal = await drafted('2030-04-01', {
      procedure: 'renewal',
      currentDesignationId: first?.id ?? null,
      roundId: RENEWAL_ROUND,
    });
    fixture.clock.set('2030-04-10T09:00:00+09:00');
    await issue(
      await approved('2030-04-10', { procedure: 'change', currentDesignationId: first?.id ?? null, roundId: null }),
    );
    const [, changed] = await rows();
    expect((await register.page(officer)).rows).toMatchObject([
      { id: changed?.id, standing: 'deemedContinuing', legalBasis: '法115②' },
    ]);
    // The change begins on the day on which the designation would end, so withdrawing asks about it first.
    const withdrawal = { type: 'WITHDRAW', reason: '返上するため' } as const;
    await expect(fixture.send(renewal, hospital, withdrawal)).rejects.toMatchObject({
      conditions: [expect.objectContaining({ id: 'changesAreNotLost' })],
    });
    await fixture.send(renewal, hospital, { ...withdrawal, confirmed: ['changesLost=2030-04-10'] });
    expect((await register.page(officer)).rows).toEqual([]);
  });
});

it('a change that is approved under an approved renewal is another basis; decided anew, notice and register tell the same work (法116①)', async () => {
  await issue(await approved('2027-04-01'));
  const [first] = await rows();
  fixture.clock.set('2030-03-01T09:00:00+09:00');
  const about = { currentDesignationId: first?.id ?? null, roundId: null };
  const renewal = await approved('2030-04-01', { ...about, procedure: 'renewal' });
  await changeToInternalMedicine(first?.id, '2030-03-04');

  await expect(issue(renewal, 'ISSUE_DESIGNATION', '医指令第14号')).rejects.toMatchObject({
    conditions: [expect.objectContaining({ id: 'basisUnchanged' })],
  });
  await decideAnew(renewal);
  expect((await rows()).map(({ matters }) => matters)).toEqual([['外科'], ['内科'], ['内科']]);
  expect(await noticeText(renewal)).toMatch(/特定分野：内科/u);
  expect(await noticeText(renewal)).not.toMatch(/特定分野：外科/u);
});

it('a renewal that is submitted once a change was approved says itself what is asked for, whenever that change begins (法115④→113①)', async () => {
  // 外科. A change to 内科 from 2030-03-25 on is notified on 03-01; the renewal, for 外科, is submitted on 03-05.
  await issue(await approved('2027-04-01'));
  const [first] = await rows();
  const about = { currentDesignationId: first?.id ?? null };
  fixture.clock.set('2030-03-01T09:00:00+09:00');
  const renewal = await fixture.prepared('C2', { ...about, procedure: 'renewal', roundId: RENEWAL_ROUND });
  await changeToInternalMedicine(first?.id, '2030-03-25');
  fixture.clock.set('2030-03-05T09:00:00+09:00');
  const confirmed = ['work.changed=外科'];
  // Its evaluation (10-20) is older than that of the change (10-27), which is asked about too.
  const older = 'evaluation.result.noticedOn=2029-10-20';
  await fixture.send(renewal, hospital, { type: 'SUBMIT', confirmed: [...confirmed, older] });
  await fixture.send(renewal, officer, { type: 'RECEIVE' });
  const checks = Object.fromEntries(reviewChecksOf('C2').map((id) => [id, { met: true, note: '' }]));
  await fixture.send(renewal, officer, { type: 'RECORD_EXAMINATION', checks });
  await expect(heardAndDrafted(renewal, '2030-04-01')).rejects.toMatchObject({
    conditions: [expect.objectContaining({ id: 'strange:work.changed' })],
  });
  const issueOn = fixture.clock.today();
  await fixture.send(renewal, officer, draftEvent({ validFrom: '2030-04-01', issueOn, confirmed }));
  await fixture.send(renewal, approver, { type: 'APPROVE', comment: '' });
  await issue(renewal, 'ISSUE_DESIGNATION', '医指令第14号');
  expect((await rows()).map(({ matters, changes }) => [matters, changes?.length])).toEqual([
    [['外科'], 0],
    [['内科'], 1],
    [['外科'], 0],
  ]);
  expect(await noticeText(renewal)).toMatch(/特定分野：外科/u);
});

it('公示文 of an approved change says what came and what went, as the register enters it, and not in the words of the hospital (法116②→113⑥)', async () => {
  await issue(await approved('2027-04-01'));
  const [first] = await rows();
  fixture.clock.set('2029-03-01T09:00:00+09:00');
  await changeToInternalMedicine(first?.id, '2029-03-05');
  const change = (await rows()).at(-1);
  expect(change?.changes).toMatchObject([{ text: '特定分野を改める。', added: ['内科'], removed: ['外科'] }]);
  const text = async () => {
    const documents = fixture.app.get(OfficialDocuments);
    const preview = await documents.preview(officer, change?.applicationId ?? '', 'public-notice', waiting);
    return (await pageTexts(await bytesOf(preview))).map(squeezed).join('');
  };
  expect(await text()).toContain('追加：内科削除：外科');
  expect(await text()).not.toContain('特定分野を改める。');
  // Once the line is the changed one, it still says what the approval changed.
  fixture.clock.set('2029-03-06T09:00:00+09:00');
  expect(await text()).toContain('追加：内科削除：外科');
});

it('notice and 審査票 of an approved change say what came and what went, below the words of the hospital: no vaguer than the 公示文 (則106⑦)', async () => {
  await issue(await approved('2027-04-01'));
  const [first] = await rows();
  fixture.clock.set('2029-03-01T09:00:00+09:00');
  await changeToInternalMedicine(first?.id, '2029-03-05');
  const caseId = (await rows()).at(-1)?.applicationId ?? '';
  const said = '特定分野を改める。追加：内科削除：外科';
  expect(await noticeText(caseId)).toContain(`承認した変更の内容${said}`);
  const sheet = async (id: string) => {
    const preview = await fixture.app.get(OfficialDocuments).preview(officer, id, 'examination-sheet', waiting);
    return (await pageTexts(await bytesOf(preview))).map(squeezed).join('');
  };
  expect(await sheet(caseId)).toContain(`変更しようとする事項${said}`);
  // Once the line is the changed one, it still says what the approval changed.
  fixture.clock.set('2029-03-06T09:00:00+09:00');
  expect(await sheet(caseId)).toContain(`変更しようとする事項${said}`);
  expect(await sheet(first?.applicationId ?? '')).not.toContain('変更しようとする事項');
});

it('a renewal granted in deemed continuation holds the old work until a change of the former term begins, and the new from that day on (法115②, 116①)', async () => {
  await issue(await approved('2027-04-01'));
  const [first] = await rows();
  fixture.clock.set('2030-03-01T09:00:00+09:00');
  const about = { currentDesignationId: first?.id ?? null, roundId: null };
  const renewal = await approved('2030-04-01', { ...about, procedure: 'renewal' });
  // The term ended on 2030-03-31 (Sun) and continues. On 04-03 (Wed) a change from 04-10 on is approved, on 04-05 (Fri) the renewal.
  fixture.clock.set('2030-04-03T09:00:00+09:00');
  await changeToInternalMedicine(first?.id, '2030-04-10');
  fixture.clock.set('2030-04-05T09:00:00+09:00');
  await decideAnew(renewal);
  const [, change, renewed] = await rows();
  const told = async () => {
    const line = async (id = '') => (await register.line(officer, id))?.entry;
    const all = [await line(first?.id), await line(change?.id), await line(renewed?.id)];
    return all.map((entry) => [entry?.standing, entry?.matters?.[0], entry?.changes?.length]);
  };
  const has = async () => (await currentOf(hospital)).map(({ id }) => id);
  for (const day of ['2030-04-05', '2030-04-09']) {
    fixture.clock.set(`${day}T09:00:00+09:00`);
    expect(await told()).toEqual([
      ['followed', '外科', 0],
      ['ahead', '内科', 1],
      ['valid', '外科', 0],
    ]);
    expect(await has()).toEqual([renewed?.id]);
  }
  expect((await register.line(officer, first?.id ?? ''))?.entry.standingText).toContain(
    '令和12年4月5日に次の指定に引き継がれました',
  );
  expect((await register.line(officer, change?.id ?? ''))?.entry.standingText).toBe(
    '令和12年4月10日からの変更の承認です。令和12年4月5日に更新された指定が、その日から変更されます。まだ始まっていません。',
  );
  fixture.clock.set('2030-04-10T09:00:00+09:00');
  expect(await told()).toEqual([
    ['followed', '外科', 0],
    ['followed', '内科', 1],
    ['valid', '内科', 1],
  ]);
  expect(await has()).toEqual([renewed?.id]);
  // The notice of 04-05 says what is designated from then on.
  expect(await noticeText(renewal)).toMatch(/特定分野：外科/u);
});

/** Of the designation in force, on an application that arrives today, approved and notified today. */
async function changeToInternalMedicine(
  currentDesignationId: string | undefined,
  firstDay: string,
  asked: { submit: string[]; draft: string[] } = { submit: [], draft: [] },
): Promise<string> {
  const about = { currentDesignationId: currentDesignationId ?? null, roundId: null };
  const change = await fixture.prepared('C2', { ...about, procedure: 'change' });
  const { content } = (await fixture.app.get(CaseQueries).get(hospital, change)).facts;
  await fixture.write(change, { ...content, field: '内科', environmentConfirmationNo: '架空第2号' } as typeof content);
  await fixture.send(change, hospital, { type: 'SUBMIT', confirmed: asked.submit });
  await fixture.send(change, officer, { type: 'RECEIVE' });
  const checks = Object.fromEntries(reviewChecksOf('C2').map((id) => [id, { met: true, note: '' }]));
  await fixture.send(change, officer, { type: 'RECORD_EXAMINATION', checks });
  await heardAndDrafted(change, firstDay, undefined, asked.draft);
  await fixture.send(change, approver, { type: 'APPROVE', comment: '' });
  await issue(change, 'ISSUE_DESIGNATION', '医指令第13号');
  return change;
}

/** An approved renewal whose basis has changed is returned, drafted, approved and notified. */
async function decideAnew(renewal: string): Promise<void> {
  await fixture.send(renewal, approver, { type: 'RETURN_DRAFT', comment: '業務が変わったため' });
  await fixture.send(
    renewal,
    officer,
    draftEvent({ validFrom: '2030-04-01', issueOn: fixture.clock.today(), confirmed: ['work.decided=内科'] }),
  );
  await fixture.send(renewal, approver, { type: 'APPROVE', comment: '' });
  await issue(renewal, 'ISSUE_DESIGNATION', '医指令第14号');
}

describe('one designation of a kind at a time', () => {
  const change = (id: string | undefined) =>
    ({ procedure: 'change', currentDesignationId: id ?? null, roundId: null }) as const;
  const renewal = (id: string | undefined) =>
    ({ procedure: 'renewal', currentDesignationId: id ?? null, roundId: RENEWAL_ROUND }) as const;
  const approveAndIssue = async (caseId: string, number: string) => {
    await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
    await issue(caseId, 'ISSUE_DESIGNATION', number);
  };

  it('is kept by the database too: periods overlap only where a change keeps the one it is about', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    const insert = (from: string, to: string, previousId: string | null = null, kind = 'C2') =>
      fixture.query(
        `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, previous_id, created_at) VALUES ($1, $2, $3, $3, $4, $5, now())`,
        [hospital.institutionId, kind, from, to, previousId],
      );
    const overlaps = 'a designation of this institution and kind covers a part of this period';
    await expect(insert('2027-04-01', '2030-03-31')).rejects.toThrow(overlaps);
    await expect(insert('2030-03-31', '2033-03-30', first?.id)).rejects.toThrow(overlaps);
    await insert('2027-04-01', '2030-03-31', null, 'B');
    await insert('2027-04-01', '2030-03-31', first?.id);
    await insert('2030-04-01', '2033-03-31', first?.id);
  });

  it('a second 新規 is refused when it is begun', async () => {
    await issue(await approved('2027-04-01'));
    await expect(fixture.open({ kind: 'C2' })).rejects.toMatchObject({ conditions: [{ id: 'noDesignationOfKind' }] });
    await expect(fixture.open({ kind: 'C1' })).resolves.toBeDefined();
  });

  it('a second 新規 is refused beside a designation that is older than this program, too', async () => {
    await fixture.query(
      `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, created_at) VALUES ($1, 'C1', '2024-04-01', '2024-04-01', '2027-03-31', now())`,
      [hospital.institutionId],
    );
    await expect(fixture.open({ kind: 'C1' })).rejects.toMatchObject({ conditions: [{ id: 'noDesignationOfKind' }] });
  });

  it('a change that is pending when the renewal takes effect goes on against the designation in force (法115③)', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    const pending = await fixture.examined('C2', change(first?.id));
    await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第13号');
    fixture.clock.set('2030-04-10T09:00:00+09:00');
    await approveAndIssue(await heardAndDrafted(pending, '2030-04-10'), '医指令第14号');
    const [, renewed, changed] = await rows();
    expect(changed).toMatchObject({ previousId: renewed?.id, validFrom: '2030-04-01', validTo: '2033-03-31' });
    expect((await currentOf(hospital))[0]?.id).toBe(changed?.id);
  });

  it('a change that is drafted once another renewed term is in force is asked against the designation that it was submitted beside (法116①)', async () => {
    // 外科 and renewed on 2030-03-01 for 内科. Submitted beside 外科 the change leaves 外科 as it is; from 04-01 on it would take 内科 and bring 外科.
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-03-01T09:00:00+09:00');
    const pending = await fixture.examined('C2', change(first?.id));
    const renewed = await fixture.prepared('C2', renewal(first?.id));
    const { content } = (await fixture.app.get(CaseQueries).get(hospital, renewed)).facts;
    await fixture.write(renewed, {
      ...content,
      field: '内科',
      environmentConfirmationNo: '架空第2号',
    } as typeof content);
    const confirmed = ['work.changed=内科'];
    await fixture.send(renewed, hospital, { type: 'SUBMIT', confirmed });
    await fixture.send(renewed, officer, { type: 'RECEIVE' });
    const checks = Object.fromEntries(reviewChecksOf('C2').map((id) => [id, { met: true, note: '' }]));
    await fixture.send(renewed, officer, { type: 'RECORD_EXAMINATION', checks });
    await expect(heardAndDrafted(renewed, '2030-04-01')).rejects.toThrow();
    const issueOn = fixture.clock.today();
    await fixture.send(renewed, officer, draftEvent({ validFrom: '2030-04-01', issueOn, confirmed }));
    await approveAndIssue(renewed, '医指令第13号');
    fixture.clock.set('2030-04-05T09:00:00+09:00');
    await expect(heardAndDrafted(pending, '2030-04-22')).rejects.toMatchObject({
      conditions: [
        expect.objectContaining({
          id: 'strange:work.decided',
          confirm: 'work.decided=外科／追加：外科／削除：内科',
          text: expect.stringContaining('変更の初日の指定に係る業務が、申請の時に確かめたものと違います') as string,
        }),
      ],
    });
  });

  it.each(['2030-03-29', '2030-04-02'])(
    'a change that is refused on %s is refused of the term of that day, and no day that goes by asks for a new draft (法115③)',
    async (issueOn) => {
      // Renewed ahead for 2030-04-01 on. Drafted and approved on Friday, 29 March; written down on Tuesday, 2 April.
      await issue(await approved('2027-04-01'));
      const [first] = await rows();
      fixture.clock.set('2030-02-01T09:00:00+09:00');
      await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第13号');
      fixture.clock.set('2030-03-29T09:00:00+09:00');
      const caseId = await fixture.examined('C2', change(first?.id));
      await fixture.send(caseId, officer, refusalEvent({ issueOn }));
      await fixture.send(caseId, approver, { type: 'APPROVE', comment: '' });
      fixture.clock.set('2030-04-02T09:00:00+09:00');
      const { facts } = await fixture.app.get(CaseQueries).get(officer, caseId);
      expect(facts.draft?.basis?.changedSince).toEqual([]);
      await fixture.send(caseId, officer, { type: 'ISSUE_REFUSAL', documentNumber: '医指令第14号', issuedOn: issueOn });
    },
  );

  it('a change is of the term in which it begins, also where it was begun on the line of the coming one (法116①)', async () => {
    // Designated for 2027-04-01 to 2030-03-31, renewed on 2030-02-01 for 2030-04-01 to 2033-03-31. Begun on the coming line on Friday, 22 March, and
    // approved from Monday, 25 March, of the present term.
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第13号');
    const [, renewed] = await rows();
    fixture.clock.set('2030-03-22T09:00:00+09:00');
    const caseId = await drafted('2030-03-25', change(renewed?.id));
    const { facts } = await fixture.app.get(CaseQueries).get(hospital, caseId);
    expect(facts).toMatchObject({
      currentDesignation: { validTo: '2030-03-31' },
      comingDesignation: { validFrom: '2030-04-01', validTo: '2033-03-31' },
    });
    await approveAndIssue(caseId, '医指令第14号');
    const [, renewedSince, changed] = await rows();
    expect(changed).toMatchObject({ previousId: first?.id, designatedOn: '2030-03-25', validTo: '2030-03-31' });
    expect(renewedSince).toMatchObject({ previousId: changed?.id, changes: [{ on: '2030-03-25' }] });
  });

  it('a renewal keeps the designation in force on whichever line of its term it was begun, also of a change that is to come (法115②)', async () => {
    // The term ends on 2030-03-31. A change is approved from Monday, 13 May, while R1 is undecided; R1 is withdrawn on 20 March, and R2, begun on the
    // line of the change, arrives on 25 March: by the last day, so the designation continues from 1 April without a gap.
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-03-01T09:00:00+09:00');
    const given = await fixture.submitted('C2', renewal(first?.id));
    await changeToInternalMedicine(first?.id, '2030-05-13');
    const [, changed] = await rows();
    fixture.clock.set('2030-03-20T09:00:00+09:00');
    await fixture.send(given, hospital, {
      type: 'WITHDRAW',
      reason: '出し直すため',
      confirmed: ['changesLost=2030-03-20'],
    });
    fixture.clock.set('2030-03-25T09:00:00+09:00');
    const { caseId: again } = await fixture.open({ kind: 'C2', ...renewal(changed?.id) });
    await fixture.send(again, officer, { type: 'NOTE_PAPER_ARRIVAL', arrivedOn: '2030-03-25', reason: '収受印による' });
    const told = async () =>
      (await register.page(officer, { past: true })).rows.map(({ id, standing }) => [
        id === first?.id ? 'first' : 'changed',
        standing,
      ]);
    const underWay = async () =>
      (await register.expiries(undefined, fixture.clock.today())).map(({ renewals }) => renewals);
    expect(await underWay()).toEqual([1]);
    const onDay = async (day: string) => {
      fixture.clock.set(`${day}T09:00:00+09:00`);
      return told();
    };
    const before = [
      ['changed', 'ahead'],
      ['first', 'deemedContinuing'],
    ];
    expect(await onDay('2030-04-01')).toEqual(before);
    expect(await onDay('2030-05-12')).toEqual(before);
    const { currentStanding } = await fixture.app.get(CaseQueries).get(hospital, again);
    expect(currentStanding?.standing).toBe('deemedContinuing');
    expect(await onDay('2030-05-13')).toEqual([
      ['changed', 'deemedContinuing'],
      ['first', 'followed'],
    ]);
  });

  it('a renewal that was begun before a change of its term is under way for the changed line too', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-03-01T09:00:00+09:00');
    await fixture.submitted('C2', renewal(first?.id));
    await changeToInternalMedicine(first?.id, '2030-03-08');
    fixture.clock.set('2030-03-08T09:00:00+09:00');
    expect(await register.expiries(undefined, '2030-03-08')).toMatchObject([{ count: 1, renewals: 1 }]);
    const [, changed] = await rows();
    expect((await register.page(officer, { renewal: 'underWay' })).rows.map(({ id }) => id)).toEqual([changed?.id]);
  });

  it('a change that is approved late in a term lives on in the next, and the register says so', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    expect(first).toMatchObject({ matters: [filledC2().field], changes: [] });
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第13号');
    fixture.clock.set('2030-03-22T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-03-22', change(first?.id)), '医指令第14号');
    const [, renewed, changed] = await rows();
    const told = [{ on: '2030-03-22', text: '特定分野を改める。', added: [], removed: [] }];
    expect(changed).toMatchObject({ previousId: first?.id, validTo: '2030-03-31', changes: told });
    expect(renewed).toMatchObject({ previousId: changed?.id, validTo: '2033-03-31', changes: told });
    fixture.clock.set('2030-04-01T09:00:00+09:00');
    const current = (await currentOf(hospital))[0];
    expect(current).toMatchObject({ id: renewed?.id, standing: 'valid', changes: told });
    expect((await register.page(officer, { past: true })).rows.map(({ standing }) => standing)).toEqual([
      'valid',
      'followed',
      'followed',
    ]);
  });

  it('a change of work that the register did not know leaves the coming term as it was granted, and hospital, drafter and notice are told (法115④→113①)', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第12号');
    await fixture.query('UPDATE designation SET matters = NULL, changes = NULL WHERE id = $1', [first?.id]);
    fixture.clock.set('2030-03-01T09:00:00+09:00');
    const asked = {
      submit: ['work.unknown=内科', 'work.coming=2030-04-01：外科'],
      draft: ['work.unknown=内科', 'work.decided=内科／変更後：内科／2030-04-01：外科'],
    };
    const caseId = await changeToInternalMedicine(first?.id, '2030-03-04', asked);
    expect((await rows()).map(({ validFrom, matters }) => [validFrom, matters])).toEqual([
      ['2027-04-01', null],
      ['2030-04-01', ['外科']],
      ['2027-04-01', ['内科']],
    ]);
    expect(await noticeText(caseId)).toContain('変更後：内科更新された指定（令和１２年４月１日から）：外科');
  });

  it('a change that lives on in a term that is made public is told there from its own 公示 on alone (法113⑥)', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第13号');
    const [, renewed] = await rows();
    const publish = async (id: string | undefined, on: string) => {
      const [line] = await fixture.query<{ version: number }>(
        'SELECT lock_version AS version FROM designation WHERE id = $1',
        [id],
      );
      const notice = { on, method: '北海道のホームページ', lockVersion: line?.version ?? 0 };
      await designations.recordPublicNotice(officer, id ?? '', notice);
    };
    await publish(renewed?.id, '2030-02-01');
    fixture.clock.set('2030-03-22T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-03-22', change(first?.id)), '医指令第14号');
    const changed = (await rows()).at(-1);
    fixture.clock.set('2030-04-02T09:00:00+09:00');
    const told = async (reader: Actor | null) => {
      const shown = [
        (await register.page(reader, { published: true })).rows,
        (await register.lastOfEachKind(reader, [hospital.institutionId ?? ''])).filter(({ id }) => id === renewed?.id),
        reader === null ? [] : (await designations.get(reader, renewed?.id ?? '')).history,
      ];
      return shown.map((lines) => lines.find(({ id }) => id === renewed?.id)?.changes?.map(({ text }) => text));
    };
    const text = '特定分野を改める。';
    expect(await told(null)).toEqual([[], [], undefined]);
    for (const outside of [otherHospital, healthCentre]) expect(await told(outside)).toEqual([[], [], []]);
    for (const inside of [officer, hospital]) expect(await told(inside)).toEqual([[text], [text], [text]]);
    await publish(changed?.id, '2030-04-02');
    expect(await told(hospital)).toEqual([[text], [text], [text]]);
    // What the hospital wrote in its own words stays with it and the prefecture.
    for (const outside of [otherHospital, healthCentre]) expect(await told(outside)).toEqual([[''], [''], ['']]);
    expect(await told(null)).toEqual([[''], [''], undefined]);
  });

  it('a change from the first day of a coming term that is granted changes that one, and all that was approved before lives on in it', async () => {
    // Designated for 2027-04-01 to 2030-03-31, renewed on 2030-02-01 for 2030-04-01 to 2033-03-31 (法115③).
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第13号');
    // Begun and notified on Friday, 22 March, in the old term.
    fixture.clock.set('2030-03-22T09:00:00+09:00');
    const caseId = await drafted('2030-04-01', change(first?.id));
    const { facts } = await fixture.app.get(CaseQueries).get(hospital, caseId);
    expect(facts).toMatchObject({
      currentDesignation: { validTo: '2030-03-31' },
      comingDesignation: { validFrom: '2030-04-01', validTo: '2033-03-31' },
    });
    await approveAndIssue(caseId, '医指令第14号');
    const [, renewed, changed] = await rows();
    const told = { on: '2030-04-01', text: '特定分野を改める。', added: [], removed: [] };
    const comingTerm = { validFrom: '2030-04-01', validTo: '2033-03-31' };
    expect(changed).toMatchObject({
      ...comingTerm,
      previousId: renewed?.id,
      designatedOn: '2030-04-01',
      changes: [told],
    });
    expect(renewed).toMatchObject({ ...comingTerm, previousId: first?.id, changes: [] });
    const text = await noticeText(caseId);
    for (const part of ['承認年月日令和１２年４月１日', '令和１２年４月１日から令和１５年３月３１日まで'])
      expect(text).toContain(part);
    const lines = async () =>
      (await register.page(officer, { past: true })).rows.map(({ id, standing, standingText }) => ({
        id,
        standing,
        standingText,
      }));
    expect(await lines()).toEqual([
      {
        id: changed?.id,
        standing: 'ahead',
        standingText: '令和12年4月1日からの変更の承認です。まだ始まっていません。',
      },
      {
        id: renewed?.id,
        standing: 'ahead',
        standingText: '令和12年4月1日から、変更の承認を受けた次の指定として有効です。まだ始まっていません。',
      },
      expect.objectContaining({ id: first?.id, standing: 'valid' }),
    ]);

    // A change of the old term from Friday, 29 March, whose notice of that day is written down on 3 April, when the next term has begun.
    fixture.clock.set('2030-03-28T09:00:00+09:00');
    const late = await approved('2030-03-29', change(first?.id));
    fixture.clock.set('2030-04-03T09:00:00+09:00');
    const notice = { type: 'ISSUE_DESIGNATION', documentNumber: '医指令第15号', issuedOn: '2030-03-29' } as const;
    await fixture.send(late, officer, notice);
    const earlier = { ...told, on: '2030-03-29' };
    const [, renewedSince, changedSince, before] = await rows();
    expect(before).toMatchObject({ previousId: first?.id, validTo: '2030-03-31', changes: [earlier] });
    expect(renewedSince).toMatchObject({ previousId: before?.id, changes: [earlier] });
    expect(changedSince).toMatchObject({ previousId: renewed?.id, changes: [earlier, told] });
    expect(await currentOf(hospital)).toMatchObject([{ id: changed?.id, standing: 'valid', validTo: '2033-03-31' }]);
  });

  it('everyone reads of a designation from its 公示 on, and of the former one until the next is made public', async () => {
    await issue(await approved('2027-04-01'));
    const [first] = await rows();
    const shown = async () => (await register.page(null, { published: true })).rows.map(({ id }) => id);
    const awaiting = async () => (await register.page(officer, { publicNotice: 'missing' })).rows.map(({ id }) => id);
    const publish = (id: string | undefined, on: string) =>
      designations.recordPublicNotice(officer, id ?? '', { on, method: '北海道のホームページ', lockVersion: 1 });
    fixture.clock.set('2027-04-02T09:00:00+09:00');
    expect([await shown(), await awaiting()]).toEqual([[], [first?.id]]);
    await publish(first?.id, '2027-04-02');
    expect([await shown(), await awaiting()]).toEqual([[first?.id], []]);
    fixture.clock.set('2030-02-01T09:00:00+09:00');
    await approveAndIssue(await drafted('2030-04-01', renewal(first?.id)), '医指令第13号');
    const [, renewed] = await rows();
    fixture.clock.set('2030-04-02T09:00:00+09:00');
    expect([await shown(), await awaiting()]).toEqual([[first?.id], [renewed?.id]]);
    // Whoever is signed in elsewhere reads the same; the former line still stands for the institution, and nothing of the next one is told.
    const told = async (reader: Actor) => [
      (await register.page(reader)).rows.map(({ id }) => id),
      (await register.lastOfEachKind(reader, [hospital.institutionId ?? ''])).map(({ id }) => id),
      (await designations.get(reader, first?.id ?? '')).history.map(({ id }) => id),
    ];
    for (const reader of [healthCentre, otherHospital])
      expect(await told(reader)).toEqual([[first?.id], [first?.id], [first?.id]]);
    // Nor do its words tell: neither that another took its place nor that the renewal is decided.
    const words = async (reader: Actor | null) =>
      (await register.page(reader, { past: true })).rows.map(({ standing, standingText }) => [standing, standingText]);
    const CONTINUES =
      '有効期間は令和12年3月31日に満了しましたが、更新の申請がその日までに到達しているため、指定は続いています。更新されたときは、その公示の日から、更新された指定が載ります。';
    for (const reader of [healthCentre, otherHospital, null])
      expect(await words(reader)).toEqual([['deemedContinuing', CONTINUES]]);
    for (const reader of [officer, hospital])
      expect(await words(reader)).toEqual([
        ['valid', '令和15年3月31日まで有効です。'],
        ['followed', '更新又は変更の承認により、令和12年4月1日に次の指定に引き継がれました。'],
      ]);
    // By its last day, with the renewal granted and not made public, it is what it was while that was undecided.
    fixture.clock.set('2030-03-31T09:00:00+09:00');
    expect(await words(null)).toEqual([
      ['valid', expect.stringContaining('更新の申請に処分がされないまま満了の日を過ぎたときは') as unknown],
    ]);
    expect((await register.page(otherHospital, { standing: 'followed' })).rows).toEqual([]);
    const ofLastDay = async (reader: Actor) => (await register.page(reader, { validTo: '2030-03-31' })).rows.length;
    expect([await ofLastDay(otherHospital), await ofLastDay(officer)]).toEqual([1, 0]);
    fixture.clock.set('2030-04-02T09:00:00+09:00');
    for (const reader of [officer, hospital])
      expect(await told(reader)).toEqual([[renewed?.id], [renewed?.id], [renewed?.id, first?.id]]);
    await publish(renewed?.id, '2030-04-02');
    expect(await told(healthCentre)).toEqual([[renewed?.id], [renewed?.id], [renewed?.id, first?.id]]);
    expect([await shown(), await awaiting()]).toEqual([[renewed?.id], []]);
  });
});

describe('the register', () => {
  it('is found by name and kind, and shows what is not public only to those it concerns', async () => {
    const caseId = await approved('2026-11-16');
    await issue(caseId);
    expect((await register.page(officer, { text: '緑陽', kind: 'C2' })).rows).toHaveLength(1);
    expect((await register.page(officer, { text: '百%' })).rows).toEqual([]);
    expect((await register.page(officer, { kind: 'B' })).rows).toEqual([]);
    const {
      rows: [line],
    } = await register.page(officer);
    expect(Object.keys(line ?? {})).not.toContain('noticeNumber');
    const id = line?.id ?? '';
    expect((await designations.get(officer, id)).office).toMatchObject({
      applicationId: caseId,
      noticeNumber: '医指令第12号',
    });
    expect((await designations.get(hospital, id)).office).not.toBeNull();
    // Nobody else reads of it before its 公示 (法113⑥), in no list either.
    for (const outside of [otherHospital, healthCentre, supportCentre, null]) {
      if (outside) await expect(designations.get(outside, id)).rejects.toBeInstanceOf(DesignationNotFound);
      for (const filter of [{}, { past: true }])
        expect([outside?.role, (await register.page(outside, filter)).rows]).toEqual([outside?.role, []]);
      expect(await register.lastOfEachKind(outside, [hospital.institutionId ?? ''])).toEqual([]);
    }
    for (const inside of [officer, approver, hospital]) {
      expect((await register.page(inside)).rows).toHaveLength(1);
      expect(await register.lastOfEachKind(inside, [hospital.institutionId ?? ''])).toHaveLength(1);
    }
    await designations.recordPublicNotice(officer, id, { on: '2026-11-16', method: '公報', lockVersion: 1 });
    for (const outside of [otherHospital, healthCentre, supportCentre]) {
      expect(await designations.get(outside, id)).toMatchObject({ office: null, history: [{ id }] });
      expect((await register.page(outside)).rows).toHaveLength(1);
      expect(await register.lastOfEachKind(outside, [hospital.institutionId ?? ''])).toHaveLength(1);
    }
    await expect(designations.get(officer, 'x')).rejects.toBeInstanceOf(DesignationNotFound);
  });

  it('takes the public notice once for each version, from an officer only, and none before the decision (法113⑥)', async () => {
    await issue(await approved('2027-04-01')); // notified on 2026-11-16
    const id = (await register.page(officer)).rows[0]?.id ?? '';
    const notice = { on: '2026-11-16', method: '北海道のホームページ', lockVersion: 1 };
    await expect(designations.recordPublicNotice(approver, id, notice)).rejects.toBeInstanceOf(DesignationNotFound);
    await expect(designations.recordPublicNotice(officer, id, { ...notice, on: '2026-11-17' })).rejects.toThrow(
      '本日より後',
    );
    await expect(designations.recordPublicNotice(officer, id, { ...notice, on: '2026-11-15' })).rejects.toThrow(
      '決定の通知の日付（令和8年11月16日（月））より前です',
    );
    await expect(
      designations.recordPublicNotice(officer, id, { ...notice, on: null, method: ' ' }),
    ).rejects.toBeInstanceOf(FieldsDeclined);
    await designations.recordPublicNotice(officer, id, notice);
    await designations.recordPublicNotice(officer, id, notice); // a second send of what is stored changes nothing
    await expect(designations.recordPublicNotice(officer, id, { ...notice, method: '公報' })).rejects.toBeInstanceOf(
      DesignationChanged,
    );
    expect(await designations.get(officer, id)).toMatchObject({
      publicNoticeOn: '2026-11-16',
      publicNoticeMethod: '北海道のホームページ',
      office: { lockVersion: 2 },
    });
    // What is recorded is put right where the reason is asked, and nowhere else.
    await expect(
      designations.recordPublicNotice(officer, id, { ...notice, method: '公報', lockVersion: 2 }),
    ).rejects.toBeInstanceOf(DesignationChanged);
  });
});

it('公示 of an older line is recorded with what stood there when its turn came', async () => {
  await fixture.query(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, notice_number, created_at)
     VALUES ($1, 'B', '2026-11-02', '2026-11-02', '2029-11-01', '', '2026-11-02T09:00:00+09:00')`,
    [hospital.institutionId],
  );
  const id = (await register.page(officer)).rows[0]?.id ?? '';
  const record = (method: string, lockVersion: number) => () =>
    designations.recordPublicNotice(officer, id, { on: '2026-11-16', method, lockVersion });
  const acts = [record('公報', 1), record('北海道のホームページ', 2)];
  const done = await fixture.queued('SELECT FROM designation FOR UPDATE', acts);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  const entries = await fixture.query<{ before: object }>(
    `SELECT payload -> 'before' AS before FROM record_entry WHERE event_type = 'RECORD_PUBLIC_NOTICE' ORDER BY position`,
  );
  expect(entries.map(({ before }) => before)).toEqual([
    { publicNoticeOn: null, publicNoticeMethod: '' },
    { publicNoticeMethod: '公報' },
  ]);
});

describe('how a line stands', () => {
  it('is asked in SQL just as the law says it, for lines, followers and renewals around today', async () => {
    const today = fixture.clock.today();
    const institutionId = hospital.institutionId ?? '';
    // Each line of an institution of its own, because an institution has one designation of a kind at a time.
    const another = `INSERT INTO medical_institution (id, name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
      SELECT gen_random_uuid(), name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id
      FROM medical_institution, generate_series(1, $2) WHERE id = $1 RETURNING id`;
    const day = (offset: number) => `date '${today}' + (${offset} + n % 5 - 2)`;
    const add = async (valid: string, count: number, more = 'NULL'): Promise<string[]> =>
      (
        await fixture.query<{ id: string }>(
          `WITH institution AS (${another})
           INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, previous_id, created_at)
           SELECT id, 'C1', ${valid}, ${more}, now() FROM (SELECT id, row_number() OVER ()::int AS n FROM institution) each RETURNING id`,
          [institutionId, count],
        )
      ).map(({ id }) => id);
    const renewalOf = async (id: string = randomUUID(), state = 'designated', stateSince = today): Promise<string> => {
      await fixture.query(
        `INSERT INTO application (id, reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, state_since, holder, search_key, created_at, updated_at)
         VALUES ($1::uuid, 'L-' || $1::uuid, 'C1', 'renewal', $2, 'tokachi', $3, 1, $4, 'none', '', now(), now())`,
        [id, institutionId, state, stateSince],
      );
      return id;
    };
    const ended = await add(`${day(-900)}, ${day(-900)}, ${day(0)}`, 20);
    await add(`${day(-400)}, ${day(0)}, ${day(700)}`, 10);
    await add(`${day(0)}, ${day(-10)}, ${day(700)}`, 10);
    // Followed by a line that begins around today; a changed line with the same last day, whose renewal was applied for before.
    for (const id of ended.slice(0, 5)) await add(`${day(0)}, ${day(0)}, ${day(1000)}`, 1, `'${id}'`);
    const addChanged = (ids: readonly string[], from: string) =>
      fixture.query(
        `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, previous_id, created_at)
      SELECT institution_id, kind, ${from}, valid_from, valid_to, id, now() FROM designation WHERE id = ANY($1)`,
        [ids],
      );
    await addChanged(ended.slice(5, 10), 'valid_to - 9');
    // A coming term whose change began on its first day.
    const changedAtOnce = await add(`${day(-20)}, ${day(-5)}, ${day(700)}`, 5);
    await addChanged(changedAtOnce, 'valid_from');
    // Ended, to be changed from around today on, and renewed meanwhile (法115②).
    const changedLater = await add(`${day(-900)}, ${day(-900)}, ${day(-20)}`, 5);
    for (const [n, id] of changedLater.entries()) {
      const insert = (designated: number, valid: string, previous: string) =>
        fixture.query<{ id: string }>(
          `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, previous_id, created_at)
           SELECT institution_id, kind, date '${today}' + ${designated}::int, ${valid}, '${previous}', now() FROM designation WHERE id = '${id}' RETURNING id`,
        );
      const [change] = await insert(n - 2, 'valid_from, valid_to', id);
      await insert(-6, 'valid_to + 1, valid_to + 1096', change?.id ?? '');
      await insertRenewal(fixture.dataSource, { applicationId: await renewalOf(), designationId: id }, 'designated', {
        submittedOn: addDays(today, -40),
        noticedOn: addDays(today, -6),
      });
    }
    const states = ['examining', 'designated', 'refused', 'withdrawn', 'preparing'] as const;
    for (const [index, id] of ended.entries()) {
      const state = states[index % states.length] ?? 'examining';
      const submittedOn = state === 'preparing' ? null : addDays(today, (index % 7) - 4);
      const applicationId = randomUUID();
      const stateSince = addDays(today, (index % 3) - 1);
      await renewalOf(applicationId, state, stateSince);
      await insertRenewal(fixture.dataSource, { applicationId, designationId: id }, state, {
        submittedOn,
        noticedOn: stateSince,
      });
      if (index % 2 === 0)
        await fixture.asOwner((query) =>
          query(`UPDATE designation SET application_id = '${applicationId}' WHERE id = '${id}'`),
        );
    }
    // Every third is not made public, the others around today; those that are followed are, and what follows them is, is not, and comes to be.
    await fixture.asOwner(async (query) => {
      await query(`UPDATE designation SET public_notice_on = CASE WHEN n % 3 > 0 THEN date '${today}' + (n % 4 - 2)::int END
        FROM (SELECT id AS of, row_number() OVER (ORDER BY valid_to, id) AS n FROM designation) each WHERE of = id`);
      for (const [index, id] of [...ended.slice(0, 10), ...changedAtOnce].entries()) {
        const next = [`date '${today}'`, 'NULL', `date '${today}' + 1`][index % 3] ?? '';
        await query(`UPDATE designation SET public_notice_on = date '${today}' - 1 WHERE id = '${id}'`);
        await query(`UPDATE designation SET public_notice_on = ${next} WHERE previous_id = '${id}'`);
      }
      for (const id of ended.slice(10, 15))
        await query(`UPDATE designation SET public_notice_on = NULL WHERE id = '${id}'`);
    });
    const whole = async (filter: Parameters<typeof register.page>[1], reader: RegisterReader = officer) => {
      const first = await register.page(reader, filter);
      const rest = await Promise.all(
        Array.from({ length: first.pageCount - 1 }, (_, index) => register.page(reader, filter, index + 2)),
      );
      return [first, ...rest].flatMap((page) => page.rows);
    };
    const all = await whole({ past: true });
    expect(all).toHaveLength(75);
    for (const standing of ['valid', 'deemedContinuing', 'ahead', 'followed', 'expired'] as const) {
      const lawful = all.filter((line) => line.standing === standing).map(({ id }) => id);
      expect([standing, lawful.length > 0]).toEqual([standing, true]);
      expect((await whole({ standing })).map(({ id }) => id)).toEqual(lawful);
    }

    // Who reads of a line at all: one that is not public is read by the prefecture and its institution (法113⑥).
    for (const reader of [officer, approver, hospital, otherHospital, healthCentre, supportCentre, null]) {
      const lawful = all.filter((line) => mayReadLine(line, reader, today)).map(({ id }) => id);
      expect([reader?.role, (await whole({ past: true }, reader)).map(({ id }) => id)]).toEqual([reader?.role, lawful]);
    }

    // Who follows whom, and from which day.
    const lines = await fixture.query<
      SucceedingLine & { takenOverOn: string | null; knownOn: string | null; applicationId: string | null }
    >(
      `SELECT id, previous_id AS "previousId", ${takenOverOnSql('d', (of) => `coalesce(${of}.public_notice_on <= '${today}', false)`)}::text AS "knownOn", designated_on::text AS "designatedOn", valid_from::text AS "validFrom", valid_to::text AS "validTo",
         application_id AS "applicationId", ${takenOverOnSql('d')}::text AS "takenOverOn" FROM designation d`,
    );
    expect(lines.filter(({ takenOverOn: day }) => day !== null)).toHaveLength(25);
    for (const line of lines) expect([line.id, line.takenOverOn]).toEqual([line.id, takenOverOn(line, lines)]);

    // Who reads of it, and of which 公示 is still to be done.
    const known = await whole({ past: true }, null);
    const published = lines.map((line) => ({ ...line, ...all.find(({ id }) => id === line.id)! }));
    for (const line of lines)
      expect([line.id, line.knownOn]).toEqual([line.id, takenOverOn(line, published, (of) => isMadePublic(of, today))]);
    // To everybody else a line stands as if what follows it, and the decision on it, were not there before its 公示.
    for (const standing of ['valid', 'deemedContinuing', 'ahead', 'followed', 'expired'] as const)
      expect([standing, ...(await whole({ standing }, null)).map(({ id }) => id)]).toEqual([
        standing,
        ...known.filter((line) => line.standing === standing).map(({ id }) => id),
      ]);
    for (const seen of ['public', 'awaited'] as const) {
      const lawful =
        seen === 'public'
          ? known.filter((line) => isPublic(line, today))
          : all.filter((line) =>
              awaitsPublicNotice({
                ...line,
                applicationId: lines.find(({ id }) => id === line.id)?.applicationId ?? null,
              }),
            );
      expect([seen, lawful.length > 0]).toEqual([seen, true]);
      // Some stand there to everyone although a line that is not made public took their place.
      const followed = all.filter(({ standing }) => standing === 'followed').map(({ id }) => id);
      if (seen === 'public') expect(lawful.filter(({ id }) => followed.includes(id)).length).toBeGreaterThan(5);
      const listed = await whole(seen === 'public' ? { published: true } : { publicNotice: 'missing' });
      expect(listed.map(({ id }) => id)).toEqual(lawful.map(({ id }) => id));
    }
  });
});

describe('the preview of a notice', () => {
  it('is drawn from the draft before the approval, marked 案, and stores nothing', async () => {
    const caseId = await drafted('2027-04-01');
    const text = (await pageTexts(await bytesOf(await designations.previewNotice(approver, caseId, waiting))))
      .map(squeezed)
      .join('');
    for (const part of ['案', '（文書番号）', '令和９年４月１日から令和１２年３月３１日まで'])
      expect(text).toContain(part);
    expect(
      await fixture.query(`SELECT FROM stored_file WHERE form_id IN ('designation-notice', 'refusal-notice')`),
    ).toEqual([]);
  });

  it('shows nothing without a draft, and nothing to the hospital or a foreign one', async () => {
    await expect(designations.previewNotice(officer, await fixture.examined('C2'), waiting)).rejects.toBeInstanceOf(
      NothingDrafted,
    );
    await fixture.clear();
    const caseId = await drafted('2027-04-01');
    await expect(designations.previewNotice(hospital, caseId, waiting)).rejects.toBeInstanceOf(NothingDrafted);
    await expect(designations.previewNotice(otherHospital, caseId, waiting)).rejects.toBeInstanceOf(CaseNotFound);
  });
});
