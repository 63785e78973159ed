import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource, type EntityManager, In } from 'typeorm';
import { ApplicationsModule } from '../../src/applications/applications.module.js';
import { CaseCommands } from '../../src/applications/commands/case-commands.js';
import { CaseEntries } from '../../src/applications/commands/case-entries.js';
import { CaseEffectHandlers } from '../../src/applications/effects/case-effect-handlers.js';
import { CaseOpening, type OpenCaseCommand } from '../../src/applications/commands/case-opening.js';
import type { CommandResult } from '../../src/applications/commands/command-result.js';
import { Application } from '../../src/applications/entities/application.js';
import { FactsLoader } from '../../src/applications/facts/facts-loader.js';
import { DocumentsModule } from '../../src/documents/documents.module.js';
import { StoredFileService } from '../../src/documents/stored-file.service.js';
import { pdf } from './test-files.js';
import { Uploads } from '../../src/documents/uploads.js';
import { FixedClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { createLogger, NestLog } from '../../src/platform/logging.js';
import { EVIDENCE_TABLES } from '../../src/platform/migrations/index.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import type { Actor, Role } from '../../src/procedure/terms/actors.js';
import { addDays, addMonths } from '../../src/procedure/calendar/days.js';
import { reviewChecksOf } from '../../src/procedure/conditions/examination.js';
import { WorkingCopies } from '../../src/applications/working-copy/working-copies.js';
import type { ApplicationContent } from '../../src/procedure/fields/content.js';
import { bodyOfSection, sectionIds } from '../../src/procedure/fields/content-sections.js';
import { designatedMatters } from '../../src/procedure/designation/designated-work.js';
import { missingDocuments } from '../../src/procedure/requirements/documents.js';
import type { CaseEvent, EventOf } from '../../src/procedure/events/index.js';
import type { CaseFacts, HearingFacts } from '../../src/procedure/case/facts.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';
import type { CaseState } from '../../src/procedure/terms/states.js';
import { RegistryService } from '../../src/registry/registry.service.js';
import { draftEvent } from './procedure.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { recordAll } from './record-all.js';
import { filledContent, filledEvaluation, filledPlan } from './procedure-samples.js';

const INSTITUTION_ID = '11111111-1111-4111-8111-111111111111';
const ROUND_ID = '22222222-2222-4222-8222-222222222222';
export const AREA = 'tokachi';
const HEALTH_CENTRE = 'obihiro';

/** The people of one case, all fictional. */
export const PEOPLE = {
  hospital: person('hospital', '医事 花子', '十勝緑陽総合病院', { institutionId: INSTITUTION_ID }),
  otherHospital: person('hospital', '外 太郎', '別の病院', { institutionId: '33333333-3333-4333-8333-333333333333' }),
  officer: person('prefectureOfficer', '担当 一郎', '地域医療課', {}),
  approver: person('prefectureApprover', '決裁 京子', '地域医療課', {}),
  healthCentre: person('healthCentre', '保健 次郎', '帯広保健所', { healthCentreId: HEALTH_CENTRE }),
} as const;

function person(
  role: Role,
  name: string,
  officeName: string,
  office: { institutionId?: string; healthCentreId?: string },
): Actor {
  return {
    accountId: randomUUID(),
    name,
    role,
    officeName,
    institutionId: office.institutionId ?? null,
    healthCentreId: office.healthCentreId ?? null,
  };
}

/** The day on which the samples were true. */
const SAMPLES_OF = '2026-11-16';

/** The rooms up to `applications` on a database of their own, and a stand-in for the room that issues designations. */
export class CaseFixture {
  /** What the stand-in was asked to do; set `failNotice` to let it fail. */
  readonly issued: string[] = [];
  /** What the last event of each case went on with, in place of reading it again. */
  readonly factsAfter = new Map<string, { version: number; facts: CaseFacts; actor: Actor }>();
  failNotice = false;

  private constructor(
    readonly app: INestApplicationContext,
    readonly database: TestDatabase,
    readonly clock: FixedClock,
    private readonly dataDir: string,
  ) {}

  /** @param rooms real rooms above `applications`, the one that issues designations among them; then there is no stand-in */
  static async start({ rooms = [] }: { rooms?: Type[] } = {}): Promise<CaseFixture> {
    const dataDir = mkdtempSync(join(tmpdir(), 'shitei-case-'));
    const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'false', LOG_LEVEL: 'silent' });
    const clock = new FixedClock('2026-11-16T09:00:00+09:00');
    const logger = createLogger('silent');
    const database = await createTestDatabase();
    const ground = PlatformModule.register({ config, clock, logger, databaseUrl: database.appUrl });
    const stand = { fixture: undefined as CaseFixture | undefined };

    @Module({ imports: [ApplicationsModule] })
    class DesignationsStandIn {
      constructor(private readonly handlers: CaseEffectHandlers) {}

      onModuleInit(): void {
        this.handlers.issueBy(async (_tx, { actor, case: application, event: { type }, facts }) => {
          stand.fixture?.factsAfter.set(application.id, { version: application.lockVersion + 1, facts, actor });
          if (type !== 'ISSUE_DESIGNATION' && type !== 'ISSUE_REFUSAL') return [];
          if (stand.fixture?.failNotice) throw new Error('the printer is on fire');
          stand.fixture?.issued.push(type === 'ISSUE_DESIGNATION' ? 'designation-notice' : 'refusal-notice');
          return [];
        });
        this.handlers.on('registerDesignation', async (_tx, { effect }) => {
          stand.fixture?.issued.push(`${effect.validFrom}〜${effect.validTo}`);
        });
      }
    }
    @Module({
      imports: [ground, ApplicationsModule, DocumentsModule, ...(rooms.length > 0 ? rooms : [DesignationsStandIn])],
    })
    class Rooms {}

    const app = await NestFactory.createApplicationContext(Rooms, { logger: new NestLog(logger), abortOnError: false });
    const fixture = await CaseFixture.over(app, database, clock, dataDir);
    stand.fixture = fixture;
    return fixture;
  }

  /** The same people, institution and round in an application that somebody else has started. */
  static async over(
    app: INestApplicationContext,
    database: TestDatabase,
    clock: FixedClock,
    dataDir: string,
  ): Promise<CaseFixture> {
    const fixture = new CaseFixture(app, database, clock, dataDir);
    await fixture.addInstitutionAndRound();
    return fixture;
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Removes every case, so that each test begins with an empty log. */
  async clear(): Promise<void> {
    await this.asOwner(async (query) => {
      await query(
        'TRUNCATE application, record_entry, outbox, reference_counter, designation, council_meeting, creation CASCADE',
      );
      await query(`UPDATE chain_head SET position = 0, hash = repeat('0', 64)`);
    });
    await recordAll(this.dataSource);
    this.issued.length = 0;
    this.factsAfter.clear();
    this.failNotice = false;
    this.clock.set('2026-11-16T09:00:00+09:00');
  }

  /** Works on the tables past every protection, as only a person with every right could. */
  async asOwner<T>(work: (query: EntityManager['query']) => Promise<T>): Promise<T> {
    const owner = await new DataSource({ type: 'postgres', url: this.database.ownerUrl, poolSize: 1 }).initialize();
    try {
      for (const table of EVIDENCE_TABLES) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      return await work(owner.query.bind(owner));
    } finally {
      for (const table of EVIDENCE_TABLES) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      await owner.destroy();
    }
  }

  /** A query with the rights of the tables' owner and every protection in place. */
  async ownerQuery(sql: string): Promise<unknown> {
    const owner = await new DataSource({ type: 'postgres', url: this.database.ownerUrl, poolSize: 1 }).initialize();
    try {
      return await owner.query(sql);
    } finally {
      await owner.destroy();
    }
  }

  /** The facts that each case's last event went on with are those that a reader finds now. */
  async expectFactsAsStored(): Promise<void> {
    const { manager } = this.dataSource;
    for (const row of await manager.findBy(Application, { id: In([...this.factsAfter.keys()]) })) {
      const after = this.factsAfter.get(row.id);
      if (after?.version !== row.lockVersion) continue;
      const [now] = await this.app.get(FactsLoader).loadAll(manager, after.actor, [row]);
      expect(comparable(after.facts)).toEqual(now && comparable(now.facts));
    }
  }

  /**
   * Carries out acts that all come while somebody holds rows that they need: each has come as far as the lock before the next one begins, and the
   * database lets them through in that order.
   * @param held SELECT … FOR UPDATE of the rows
   */
  async queued<T>(held: string, acts: readonly (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const { results } = await this.dataSource.transaction(async (tx) => {
      await tx.query(held);
      const begun: Promise<T>[] = [];
      let ended = 0;
      for (const act of acts) {
        const end = () => (ended += 1);
        begun.push(act());
        begun.at(-1)?.then(end, end);
        while ((await this.query(waiting)).length + ended < begun.length) await pause(10);
      }
      return { results: Promise.allSettled(begun) };
    });
    return results;
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.dataSource.query(sql, parameters);
  }

  open(command: Partial<OpenCaseCommand> = {}, actor: Actor = PEOPLE.hospital): Promise<CommandResult> {
    return this.app.get(CaseOpening).openCase(actor, {
      kind: 'B',
      procedure: 'new',
      institutionId: INSTITUTION_ID,
      roundId: ROUND_ID,
      currentDesignationId: null,
      idempotencyKey: randomUUID(),
      ...command,
    });
  }

  /** The version that a form of this case would show now. */
  async lockVersion(caseId: string): Promise<number> {
    const [row] = await this.query<{ lockVersion: number }>(
      'SELECT lock_version AS "lockVersion" FROM application WHERE id = $1',
      [caseId],
    );
    return row?.lockVersion ?? 0;
  }

  /** One event from a form that shows the case as it now is, with a key of its own. */
  async send(caseId: string, actor: Actor, event: CaseEvent): Promise<CommandResult> {
    return await this.app.get(CaseCommands).execute(actor, {
      caseId,
      lockVersion: await this.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      event:
        event.type === 'SUBMIT_CORRECTION'
          ? { confirmed: [...unchangedAnswers(event), ...SAME_WORK], ...event }
          : event.type === 'SUBMIT' || event.type === 'DRAFT_DESIGNATION'
            ? { confirmed: SAME_WORK, ...event }
            : event,
    });
  }

  /** Saves every section of the working copy as the hospital. */
  async write(caseId: string, content: ApplicationContent, actor: Actor = PEOPLE.hospital): Promise<void> {
    const saved = await this.query<{ section: string; version: number }>(
      'SELECT section, version FROM working_section WHERE application_id = $1',
      [caseId],
    );
    for (const section of sectionIds(content.kind)) {
      const lockVersion = saved.find((each) => each.section === section)?.version ?? 0;
      const fields = bodyOfSection(content, section);
      await this.app
        .get(WorkingCopies)
        .save(actor, { caseId, section, lockVersion, idempotencyKey: randomUUID(), fields });
    }
  }

  /** ATTACH_DOCUMENT with its file. */
  async attach(caseId: string, requirementId: string): Promise<void> {
    const files = this.app.get(StoredFileService);
    const command = {
      caseId,
      lockVersion: await this.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      event: { type: 'ATTACH_DOCUMENT', requirementId } as const,
    };
    await this.app.get(Uploads).ofBytes(`${requirementId}.pdf`, pdf({ text: requirementId }), (file) =>
      this.app.get(CaseCommands).execute(PEOPLE.hospital, command, async (tx) => {
        const stored = { actor: PEOPLE.hospital, applicationId: caseId, requirementId, file };
        const { id, sha256 } = await files.storeAttachment(tx, stored);
        return { id, sha256, requirementId };
      }),
    );
  }

  /** An entry of the log that is no event of the procedure; no document is drawn. */
  async reissueCopy(caseId: string): Promise<void> {
    const event = {
      type: 'DOCUMENT_REISSUED',
      formId: 'reception-copy',
      subjectKey: '',
      version: 2,
      title: '受付の控え',
      reason: '紛失のため',
    } as const;
    const command = { caseId, lockVersion: await this.lockVersion(caseId), idempotencyKey: randomUUID(), event };
    await this.app.get(CaseEntries).add(PEOPLE.officer, [command], () => Promise.resolve([]));
  }

  /** The dates of a sample, which is of November 2026, so many whole years later as the clock is. */
  private ofToday<T extends object>(sample: T): T {
    const today = this.clock.today();
    let years = 0;
    while (addMonths(SAMPLES_OF, 12 * (years + 1)) <= today) years += 1;
    const text = JSON.stringify(sample).replace(/"(\d{4}-\d{2}-\d{2})"/g, (_, day: string) =>
      JSON.stringify(addMonths(day, 12 * years)),
    );
    return JSON.parse(text) as T;
  }

  /** From nothing to an application that waits for its receipt. */
  async submitted(kind: Kind = 'B', opening: Parameters<CaseFixture['prepared']>[1] = {}): Promise<string> {
    const caseId = await this.prepared(kind, opening);
    await this.send(caseId, PEOPLE.hospital, { type: 'SUBMIT' });
    return caseId;
  }

  /**
   * From nothing to an application that can be submitted.
   * @param visit called in each state before that
   */
  async prepared(
    kind: Kind = 'B',
    opening: Pick<Partial<OpenCaseCommand>, 'procedure' | 'currentDesignationId' | 'roundId'> = {},
    visit: (state: CaseState, caseId: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<string> {
    const { caseId } = await this.open({ kind, ...opening });
    const { hospital } = PEOPLE;
    await visit('planDrafting', caseId);
    const procedure = opening.procedure ?? 'new';
    const change =
      procedure === 'change'
        ? { matters: '特定分野を改める。', reason: '診療体制の変更のため。' }
        : { matters: '', reason: '' };
    const content = this.ofToday({ ...filledContent(kind), change });
    const { appliedOn, receiptNo, result } = this.ofToday(filledEvaluation());
    if (!result) throw new Error('the sample has a result');
    await this.write(caseId, content);
    // Each change is heard and evaluated anew, after the designation that it is about and the changes before it (法116①後段).
    const changes = await this.query(`SELECT FROM application WHERE procedure = 'change'`);
    const anew = (day: string) => (procedure === 'change' ? addDays(day, 7 * changes.length) : day);
    const plan = this.ofToday(filledPlan());
    await this.send(caseId, hospital, { type: 'RECORD_PLAN', plan: { ...plan, heardOn: anew(plan.heardOn) } });
    await this.send(caseId, hospital, { type: 'APPLY_FOR_EVALUATION', appliedOn, receiptNo });
    await visit('underEvaluation', caseId);
    await this.send(caseId, hospital, {
      type: 'RECORD_EVALUATION',
      result: {
        ...result,
        noticedOn: anew(result.noticedOn),
        noticeNo: procedure === 'new' ? result.noticeNo : `${result.noticeNo}（${caseId.slice(0, 8)}）`,
      },
    });
    const profile = this.app.get(RegistryService).profile();
    for (const { requirement } of missingDocuments({
      kind,
      procedure,
      profile,
      content,
      evaluation: filledEvaluation(),
      attachedFiles: [],
    }))
      await this.attach(caseId, requirement.id);
    return caseId;
  }

  /** Received and examined with every check met. */
  async examined(kind: Kind = 'B', opening: Parameters<CaseFixture['submitted']>[1] = {}): Promise<string> {
    const caseId = await this.submitted(kind, opening);
    await this.send(caseId, PEOPLE.officer, { type: 'RECEIVE' });
    const checks = Object.fromEntries(reviewChecksOf(kind).map((id) => [id, { met: true, note: '' }]));
    await this.send(caseId, PEOPLE.officer, { type: 'RECORD_EXAMINATION', checks });
    return caseId;
  }

  /** Approved on 2026-12-11 and ready to be notified, for B. */
  async approved(): Promise<string> {
    const caseId = await this.drafted();
    await this.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    return caseId;
  }

  /** Drafted on 2026-12-11 after every council was heard, and waiting for its approval, for B. */
  async drafted(): Promise<string> {
    const caseId = await this.reported();
    const { officer } = PEOPLE;
    await this.send(caseId, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    this.clock.set('2026-12-07T09:00:00+09:00');
    await this.send(caseId, officer, {
      type: 'RECORD_MEASURES_COUNCIL',
      heldOn: '2026-12-01',
      opinion: 'agreed',
      remarks: '',
    });
    await this.send(caseId, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
    this.clock.set('2026-12-11T09:00:00+09:00');
    await this.send(caseId, officer, {
      type: 'RECORD_MEDICAL_COUNCIL',
      heldOn: '2026-12-10',
      answeredOn: '2026-12-10',
      body: 'section',
      opinion: 'agreed',
      remarks: '',
    });
    await this.send(caseId, officer, draftEvent({ issueOn: '2026-12-11' }));
    return caseId;
  }

  /** Confirmed by 調整会議 and reported on 2026-11-24, for B. */
  async reported(): Promise<string> {
    const caseId = await this.examined('B');
    const { officer, healthCentre } = PEOPLE;
    await this.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: [AREA],
      dueOn: '2026-12-04',
    });
    const [hearing] = await this.query<{ id: string }>('SELECT id FROM hearing WHERE application_id = $1', [caseId]);
    const hearingId = hearing?.id ?? '';
    await this.send(caseId, healthCentre, {
      type: 'CONVENE_COUNCIL',
      hearingId,
      method: 'written',
      meetsOn: '2026-11-20',
      meetingName: '第2回 十勝圏地域医療構想調整会議',
    });
    this.clock.set('2026-11-24T09:00:00+09:00');
    await this.send(caseId, healthCentre, {
      type: 'RECORD_CONFIRMATION',
      hearingId,
      points: { consistentWithPolicy: true, longHoursUnavoidable: true },
      confirmedOn: '2026-11-20',
      chair: '座長 三郎',
      remarks: '',
    });
    await this.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
    return caseId;
  }

  private async addInstitutionAndRound(): Promise<void> {
    await this.query(
      `INSERT INTO medical_institution (id, name, kana, search_key, establisher_name, establisher_address, administrator_name, address,
                                        planning_area_id, jurisdiction_health_centre_id)
       VALUES ($1, '十勝緑陽総合病院', 'とかちりょくようそうごうびょういん', '十勝緑陽総合病院 とかちりょくようそうごうびょういん', '緑陽会', '帯広市', '院長 四郎', '帯広市', $2, $3)`,
      [INSTITUTION_ID, AREA, HEALTH_CENTRE],
    );
    await this.query(
      `INSERT INTO intake_round (id, fiscal_year, number, label, application_deadline, certainty)
       VALUES ($1, 2026, 3, '令和8年度 第3回', '2026-11-30', 'unconfirmed')`,
      [ROUND_ID],
    );
    await recordAll(this.dataSource);
  }
}

/** A hospital of these tests that changes its work means a change that leaves the matters of the samples as they are; older work was looked up. */
const SAME_WORK = (['B', 'C1', 'C2'] as const).flatMap((kind) => {
  const matters = [...designatedMatters(filledContent(kind))].sort().join('・');
  return [`work.same=${matters}`, `work.unknown=${matters}`];
});

/** A hospital of these tests that answers a point without mending anything means it. */
function unchangedAnswers({ answers }: EventOf<'SUBMIT_CORRECTION'>): string[] {
  return answers.map(({ itemId }) => `unchanged.${itemId}=true`);
}

/** Facts without the ids of new rows and other cases, which only the database knows, and without the order of rows of one day. */
function comparable({
  currentDesignation: _,
  comingDesignation: __,
  heldDesignation: ___,
  laterCaseNo: ____,
  meetings: _____,
  ...facts
}: CaseFacts): unknown {
  const subjectOf = ({ council, planningAreaId, voided }: HearingFacts) =>
    `${council} ${planningAreaId ?? ''} ${String(voided)}`;
  const bySubject = (one: HearingFacts, other: HearingFacts) => subjectOf(one).localeCompare(subjectOf(other));
  return {
    ...facts,
    lastSubmission: facts.lastSubmission && {
      ...facts.lastSubmission,
      changes: [...facts.lastSubmission.changes].sort(),
    },
    changedSinceAsked: Object.fromEntries(
      Object.entries(facts.changedSinceAsked).map(([id, parts]) => [id, [...parts].sort()]),
    ),
    attachedFiles: facts.attachedFiles.map(({ requirementId }) => requirementId).sort(),
    hearings: [...facts.hearings].sort(bySubject).map((hearing) => ({ ...hearing, id: '' })),
    deadlines: [...facts.deadlines].sort((one, other) => one.kind.localeCompare(other.kind)),
    openCorrection: facts.openCorrection && {
      ...facts.openCorrection,
      id: '',
      items: facts.openCorrection.items.map((item) => ({ ...item, id: '' })),
    },
  };
}
