import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Alongside, type CaseCommand, CaseCommands } from '../applications/commands/case-commands.js';
import { CaseOpening } from '../applications/commands/case-opening.js';
import { CaseQueries } from '../applications/queries/case-queries.js';
import type { CommandResult } from '../applications/commands/command-result.js';
import { DeadlineJob } from '../applications/commands/deadline-job.js';
import { CommandRefused, StaleVersion } from '../applications/entities/errors.js';
import type { Designation } from '../register/designation.entity.js';
import { DesignationRegister } from '../register/designation-register.js';
import { StoredFileService } from '../documents/stored-file.service.js';
import { type CheckedFile, Uploads } from '../documents/uploads.js';
import { AccountService } from '../identity/account.service.js';
import { FixedClock } from '../platform/clock.js';
import type { Actor } from '../procedure/terms/actors.js';
import { addDays, type IsoDate } from '../procedure/calendar/days.js';
import { councilRemarks } from '../procedure/case/council-remarks.js';
import type { CaseEvent } from '../procedure/events/index.js';
import type { MedicalInstitution } from '../registry/registry.entities.js';
import { recordLoading } from '../record/record-loading.js';
import { RegistryService } from '../registry/registry.service.js';
import { type DemoCase, demoCaseName, readDemoCases } from './cases-file.js';
import type { Writer } from './contents.js';
import { WorkingCopies } from '../applications/working-copy/working-copies.js';
import { bodyOfSection, sectionIds } from '../procedure/fields/content-sections.js';
import { courseOf, type DemoStep, type Scene } from './course.js';
import { DemoPeople } from './demo-people.js';
import { SampleDocuments } from './sample-documents.js';
import { officeDayFrom, timed, type TimedStep } from './schedule.js';

/** The period of the designations that are older than this program: all of them end together (domain.md §7). */
const FORMER_PERIOD = { validFrom: '2024-04-01', validTo: '2027-03-31' } as const;
const NEXT_PERIOD_FROM = addDays(FORMER_PERIOD.validTo, 1);

/** Begins the idempotency key of every command of the demo. */
export const DEMO_KEY = 'demo';
/** Ends the key of the last one. */
export const DEMO_COMPLETE = 'complete';

interface Role {
  demo: DemoCase;
  number: number;
  institution: MedicalInstitution;
}

interface Cue extends Role {
  step: TimedStep;
  key: string;
}

/**
 * Plays the demo cases through the program's own commands, in the order of their days, with a clock in the past. Every
 * command has a key of its own, so that playing again goes on where an interrupted play ended.
 */
export class DemoStory {
  private readonly documents = new SampleDocuments();
  private readonly samples = new Map<string, Promise<CheckedFile>>();
  private readonly cases = new Map<string, CommandResult>();
  private readonly commands: CaseCommands;
  private readonly queries: CaseQueries;
  private readonly registry: RegistryService;
  private people = new DemoPeople([]);
  private hospitals: readonly MedicalInstitution[] = [];
  private closedDays: ReadonlySet<IsoDate> = new Set();

  /**
   * @param clock the clock that `app` was made with
   * @param anchor the day from which the demo counts back
   */
  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: FixedClock,
    private readonly anchor: IsoDate,
  ) {
    this.commands = app.get(CaseCommands);
    this.queries = app.get(CaseQueries);
    this.registry = app.get(RegistryService);
  }

  /**
   * @param institutionIds id of every demo hospital by its code
   * @param progress told the part that is done, 0 to 1, after each step
   */
  async play(institutionIds: ReadonlyMap<string, string>, progress: (part: number) => void): Promise<void> {
    this.people = new DemoPeople(await this.app.get(AccountService).list());
    this.hospitals = await this.registry.searchInstitutions('');
    this.closedDays = await this.registry.closedDays();
    const { designations, cases } = readDemoCases();
    for (const [index, { kind, institutionCode }] of designations.entries()) {
      await this.registerFormer(kind, known(institutionIds, institutionCode), index);
    }
    try {
      const cues = this.cues(cases, institutionIds);
      let night = '';
      for (const [index, cue] of cues.entries()) {
        if (cue.step.day !== night) await this.passNight(cue.step.day);
        night = cue.step.day;
        this.clock.set(cue.step.at);
        await this.perform(cue);
        progress((index + 1) / cues.length);
      }
    } finally {
      await this.documents.close();
    }
  }

  /** Every step of every case in the order of time; the last one has the key that says that the demo is complete. */
  private cues(cases: readonly DemoCase[], institutionIds: ReadonlyMap<string, string>): Cue[] {
    const cues: Cue[] = [];
    for (const [number, demo] of cases.entries()) {
      const institution = this.institution(known(institutionIds, demo.institutionCode));
      const role = { demo, number, institution };
      const steps = courseOf({
        demo,
        writer: this.writer(role),
        profile: this.registry.profile(),
        areas: demo.areas ?? [institution.planningAreaId],
        validFrom: NEXT_PERIOD_FROM,
      });
      const lastDay = officeDayFrom(this.anchor, -demo.officeDaysAgo, this.closedDays);
      for (const [index, step] of timed(steps, { lastDay, number, closedDays: this.closedDays }).entries()) {
        cues.push({ ...role, step, key: [DEMO_KEY, this.anchor, demoCaseName(demo), index].join(':') });
      }
    }
    cues.sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : a.number - b.number));
    const last = cues.findLast(({ step }) => !step.write);
    if (last) last.key = [DEMO_KEY, this.anchor, DEMO_COMPLETE].join(':');
    return cues;
  }

  private writer({ demo, number, institution }: Role): Writer {
    const { kind, procedure = 'new', areas = [] } = demo;
    const others = areas.filter((area) => area !== institution.planningAreaId);
    const destinations = (others.length > 0 ? others : [institution.planningAreaId]).map((planningAreaId) => {
      const hospital = this.hospitals.find(
        (each) => each.planningAreaId === planningAreaId && each.id !== institution.id,
      );
      return { planningAreaId, institutionName: hospital?.name ?? '架空町立診療所' };
    });
    return { kind, procedure, number, contactName: this.people.ofInstitution(institution.id).name, destinations };
  }

  private async perform(cue: Cue): Promise<void> {
    const { step, key } = cue;
    const actor = await this.actor(cue);
    if (step.write) return this.write(cue, actor, step.write);
    if (step.event === null) return this.open(cue, actor);
    const event = await step.event(this.scene(cue));
    const { caseId, lockVersion } = this.caseOf(cue);
    if (step.refused) return this.attempt(cue, actor, event);
    const command = { caseId, lockVersion, idempotencyKey: key, event };
    const result = await this.execute(actor, command);
    this.cases.set(demoCaseName(cue.demo), result);
    if (result.state !== step.to) throw new Error(`${key}: ${event.type} led to ${result.state}, not to ${step.to}`);
  }

  /** A case that has moved on was written by an earlier load. */
  private async write(cue: Cue, actor: Actor, write: NonNullable<DemoStep['write']>): Promise<void> {
    const { caseId } = this.caseOf(cue);
    const { facts, working, writing } = await this.queries.get(actor, caseId);
    if (!writing.every(({ met }) => met)) return;
    const content = write(this.scene(cue), facts.content);
    for (const section of sectionIds(content.kind)) {
      const lockVersion = working?.find((each) => each.section === section)?.version ?? 0;
      const fields = bodyOfSection(content, section);
      await this.app.get(WorkingCopies).save(actor, { caseId, section, lockVersion, idempotencyKey: cue.key, fields });
    }
  }

  private async open({ demo, institution, step, key }: Cue, actor: Actor): Promise<void> {
    const { kind, procedure = 'new' } = demo;
    const former = procedure === 'new' ? null : await this.former(kind, institution.id);
    const round = procedure === 'change' ? null : await this.registry.openRound(step.roundDay);
    const opened = await this.app.get(CaseOpening).openCase(actor, {
      kind,
      procedure,
      institutionId: institution.id,
      roundId: round?.id ?? null,
      currentDesignationId: former?.id ?? null,
      idempotencyKey: key,
    });
    this.cases.set(demoCaseName(demo), opened);
  }

  /** The version may be behind: the timer acts in between, and a repeated command gives its own. */
  private async execute(actor: Actor, command: CaseCommand): Promise<CommandResult> {
    if (command.event.type !== 'ATTACH_DOCUMENT') return this.insist(actor, command);
    const {
      caseId,
      event: { requirementId },
    } = command;
    const name = this.registry.profile().documents.find(({ id }) => id === requirementId)?.name ?? requirementId;
    const files = this.app.get(StoredFileService);
    const file = await this.sampleOf(name);
    return this.insist(actor, command, async (tx) => {
      const { id, sha256 } = await files.storeAttachment(tx, { actor, applicationId: caseId, requirementId, file });
      return { id, sha256, requirementId };
    });
  }

  /** Drawn and checked once for all cases. */
  private sampleOf(documentName: string): Promise<CheckedFile> {
    const taking =
      this.samples.get(documentName) ??
      this.documents.of(documentName).then((bytes) => this.app.get(Uploads).laidDown(`${documentName}.pdf`, bytes));
    this.samples.set(documentName, taking);
    return taking;
  }

  private async insist(actor: Actor, command: CaseCommand, alongside?: Alongside): Promise<CommandResult> {
    try {
      return await this.commands.execute(actor, command, alongside);
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
      return this.commands.execute(actor, { ...command, lockVersion: error.currentVersion }, alongside);
    }
  }

  /** A refused attempt has no key: one that is logged already is not made again. */
  private async attempt(cue: Cue, actor: Actor, event: CaseEvent): Promise<void> {
    const { caseId, lockVersion } = this.caseOf(cue);
    const { attempts } = await this.queries.get(this.people.officer(cue.number), caseId);
    if (attempts.some(({ occurredAt }) => occurredAt.getTime() === this.clock.now().getTime())) return;
    try {
      await this.execute(actor, { caseId, lockVersion, idempotencyKey: cue.key, event });
    } catch (error) {
      if (error instanceof CommandRefused) return;
      throw error;
    }
    throw new Error(`${cue.key}: ${event.type} was not refused`);
  }

  /** What happens to overdue cases in the nights before a day. */
  private async passNight(day: IsoDate): Promise<void> {
    this.clock.set(`${day}T00:30:00+09:00`);
    await this.app.get(DeadlineJob).run();
  }

  private async actor({ number, institution, step: { by } }: Cue): Promise<Actor> {
    if (by === 'hospital') return this.people.ofInstitution(institution.id);
    if (by === 'officer') return this.people.officer(number);
    if (by === 'approver') return this.people.approver();
    const secretariat = await this.registry.secretariatOf(by.councilOf);
    return this.people.ofHealthCentre(secretariat?.id ?? '');
  }

  private scene(cue: Cue): Scene {
    const { day } = cue.step;
    const view = () => this.queries.get(this.people.officer(cue.number), this.caseOf(cue).caseId);
    return {
      today: day,
      officeDay: (offset) => officeDayFrom(day, offset, this.closedDays),
      hearingId: async (planningAreaId) =>
        (await view()).hearings.findLast((hearing) => hearing.planningAreaId === planningAreaId)?.id ?? '',
      remarks: async () => councilRemarks((await view()).facts),
      correctionItemIds: async () => (await view()).corrections[0]?.items.map(({ id }) => id) ?? [],
    };
  }

  private caseOf({ demo }: Role): CommandResult {
    const found = this.cases.get(demoCaseName(demo));
    if (!found) throw new Error(`${demoCaseName(demo)} was not opened`);
    return found;
  }

  private institution(id: string): MedicalInstitution {
    const institution = this.hospitals.find((each) => each.id === id);
    if (!institution) throw new Error(`institution ${id} is not in the registry`);
    return institution;
  }

  private former(kind: Designation['kind'], institutionId: string): Promise<Designation | null> {
    return this.app.get(DesignationRegister).olderRow(institutionId, kind);
  }

  private async registerFormer(kind: Designation['kind'], institutionId: string, index: number): Promise<void> {
    if (await this.former(kind, institutionId)) return;
    const { validFrom } = FORMER_PERIOD;
    const now = this.clock.now();
    await this.app.get(DataSource).transaction(async (tx) => {
      await this.app.get(DesignationRegister).enter(tx, {
        ...FORMER_PERIOD,
        kind,
        institutionId,
        applicationId: null,
        previousId: null,
        noticeFileId: null,
        matters: null,
        changes: null,
        designatedOn: validFrom,
        noticeNumber: `架空地医第${index + 1}号`,
        publicNoticeOn: validFrom,
        publicNoticeMethod: '架空の公報',
        createdAt: now,
      });
      await recordLoading(tx, 'demoData', now);
    });
  }
}

function known(institutionIds: ReadonlyMap<string, string>, code: string): string {
  const id = institutionIds.get(code);
  if (id === undefined) throw new Error(`seeds/demo/cases.json names an unknown institution: ${code}`);
  return id;
}
