import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { changedMatter, targetsAnsweredBy } from '../../applications/documents/changed-matter.js';
import type { Matter } from '../../applications/entities/submission.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';
import { type Delivery, noteDownload } from '../../documents/downloads.js';
import type { FormPart } from '../../documents/pack-drawing.js';
import { type DrawnPack, type FileOnDisk, type PackOrder, PackRenderer } from '../../documents/pack-renderer.js';
import { FileDamaged, StoredFileService } from '../../documents/stored-file.service.js';
import { toActor } from '../../identity/account.entity.js';
import { AccountService } from '../../identity/account.service.js';
import { JobImpossible, JobKinds, type JobOutcome, type JobRun } from '../../jobs/job-kinds.js';
import { Jobs } from '../../jobs/jobs.js';
import { OutOfBounds } from '../../platform/bounded-process.js';
import { Clock } from '../../platform/clock.js';
import { digestOf, whileSound } from '../../platform/part-table.js';
import { type KnownDays, strictestDays } from '../../procedure/calendar/date-rules.js';
import type { CouncilId } from '../../procedure/case/facts.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { OfficialDocuments } from '../documents/official-documents.js';
import type { PackCase } from './pack-case.js';
import { PackInput } from './pack-input.js';
import type { PackKind } from './pack-kind.js';
import type { Omitted, PackReport } from './pack-report.js';
import { PACK_TABLE, type PackName } from './pack-table.js';
import type { PlannedPart } from './parts.js';

/** So many cases are read at once: enough that few statements are asked, few enough that a job soon notices that it was cancelled. */
const READ_TOGETHER = 50;
/** So many entries of a case's log are told in a pack. */
const WHOLE_LOG = 10_000;
/** The files of one pack together; the process that binds them has them and the result in memory at once. */
const MOST_FILE_BYTES = 200 * 1024 * 1024;
const TOO_MUCH = 'ファイルの合計が一式の上限（200MB）を超えるため、綴じていません。申請の画面から取り出してください。';
const TOO_HEAVY =
  '綴じるファイルの作りが複雑すぎるか、量が多すぎるため、一つの一式にできませんでした。対象の申請を減らすか、申請の画面から一つずつ取り出してください。';
const NOT_ALLOWED = 'この作業を依頼した利用者は、いまはこの作業を行えません。';
const NOTHING = '綴じられる文書が一つもありませんでした。入らなかったものと理由を確かめてください。';

type Course = Pick<PackCase, 'log' | 'particulars' | 'differences' | 'outdated' | 'outOfForce'>;
const UNTOLD: Course = {
  log: [],
  particulars: new Map(),
  differences: [],
  outdated: new Map(),
  outOfForce: new Map(),
};

/** Every pack as a job: its cases are read through the scope of the person who asked, at the moment the job runs. */
@Injectable()
export class PackJobs implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly kinds: JobKinds,
    private readonly jobs: Jobs,
    private readonly accounts: AccountService,
    private readonly queries: CaseQueries,
    private readonly documents: OfficialDocuments,
    private readonly files: StoredFileService,
    private readonly packs: PackRenderer,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const [name, pack] of Object.entries(PACK_TABLE))
      this.kinds.add(name, { input: PackInput, run: (run) => this.make(pack, run) });
  }

  /**
   * The finished PDF; who took it is noted. Its bytes are read through once before the first of them leaves.
   * @throws JobNotFound, NoResult, FileDamaged
   */
  async result(actor: Actor, jobId: string): Promise<Delivery> {
    const { fileName, mediaType, sha256, read } = await this.jobs.file(actor.accountId, jobId);
    const { size, sha256: digest } = await digestOf(read());
    if (digest !== sha256) throw new FileDamaged(jobId);
    await noteDownload(this.database.manager, actor, { jobId, purpose: 'save', at: this.clock.now() });
    return { fileName, mediaType, size, chunks: whileSound(read(), digest, () => new FileDamaged(jobId)) };
  }

  /**
   * What the date is compared with that is typed for a pack: of each day that the chosen cases tell the strictest.
   * @param council of which it is, if any
   */
  async daysOf(
    actor: Actor,
    kind: PackName,
    { caseIds, council }: { caseIds: readonly string[]; council?: CouncilId | undefined },
  ): Promise<Partial<KnownDays>> {
    const { dated, tells }: PackKind = PACK_TABLE[kind];
    if (dated === undefined || tells === undefined) return {};
    const views = [...(await this.queries.getAll(actor, caseIds)).values()];
    const materials = await this.documents.materialsOf(actor, views);
    return strictestDays(
      dated,
      materials.map((material) => tells(material, council)),
    );
  }

  private async make(pack: PackKind, run: JobRun<PackInput>): Promise<JobOutcome> {
    const { progress, checkpoint, signal, folder } = run;
    const actor = await this.actorOf(pack, run);
    const { caseIds } = run.input;
    const omitted: Omitted[] = [];
    const cases: PackCase[] = [];
    // Reading is half of the way, drawing the other.
    for (let start = 0; start < caseIds.length; start += READ_TOGETHER) {
      await checkpoint();
      const ids = caseIds.slice(start, start + READ_TOGETHER);
      const found = await this.materials(actor, pack, ids);
      for (const [index, caseId] of ids.entries()) {
        const each = found.get(caseId);
        if (each) cases.push(each);
        else
          omitted.push({
            title: `${start + index + 1}件目の申請`,
            reason: 'この申請は見つからないか、あなたの担当ではありません。',
          });
      }
      progress(start + ids.length, caseIds.length * 2);
    }
    const plan = pack.plan(cases, run.input);
    omitted.push(...plan.omitted);
    const parts = await this.parts(plan.parts, actor, run, omitted);
    if (parts.length === 0) throw new JobImpossible(NOTHING, { omitted });
    await checkpoint();

    const issuedAt = this.clock.now();
    const { prefecture, submission } = this.registry.profile();
    const title =
      plan.title ?? (cases.length === 1 && cases[0] ? `${pack.label}　${cases[0].view.institution.name}` : pack.label);
    const path = join(folder, 'result');
    const result = await this.draw({
      title,
      parts,
      to: path,
      // A pack of several cases goes to others, who learn nothing of the cases that are not in it: the page of the job names them.
      ...(pack.scope === 'case' && { omitted }),
      issuedAt,
      author: actor.role === 'hospital' ? actor.officeName : `${prefecture}${submission.office}`,
      preview: pack.draft(cases),
      contents: parts.length > 1,
      onProgress: (done, total) => progress(total + done, total * 2),
      signal,
    });
    omitted.push(...result.leftOut);
    if (result.leftOut.length === parts.length) throw new JobImpossible(NOTHING, { omitted });
    omitted.push(
      ...result.separate.map(({ title: name, sha256 }) => ({
        title: name,
        reason: `PDFではないため綴じていません。申請の画面から取り出してください（照合値 ${sha256}）。`,
      })),
    );
    const { size, sha256 } = result;
    return {
      file: { fileName: `${title}.pdf`, mediaType: 'application/pdf', path, size, sha256 },
      result: { omitted, cautions: [...new Set(result.warnings)] } satisfies PackReport,
    };
  }

  /** The person who asked, as the account stands now: everything is read through this person's scope. */
  private async actorOf({ roles }: PackKind, { askedBy }: JobRun<PackInput>): Promise<Actor> {
    const account = askedBy === null ? null : await this.accounts.findUsable(askedBy);
    const actor = account && toActor(account);
    if (!actor || !roles.includes(actor.role)) throw new JobImpossible(NOT_ALLOWED);
    return actor;
  }

  /** Brings the stored files to disk, as many as one pack can hold; that they are bound is noted together, before they are. */
  private async parts(
    planned: readonly PlannedPart[],
    actor: Actor,
    { checkpoint, folder }: JobRun<PackInput>,
    omitted: Omitted[],
  ): Promise<(FormPart | FileOnDisk)[]> {
    const parts: (FormPart | FileOnDisk)[] = [];
    const taken: string[] = [];
    let room = MOST_FILE_BYTES;
    for (const part of planned) {
      if (part.kind === 'form') parts.push(part);
      else if (part.size > room) omitted.push({ title: part.title, reason: TOO_MUCH });
      else {
        await checkpoint();
        const path = join(folder, String(parts.length));
        await this.save(path, actor, part.fileId);
        parts.push({ kind: 'onDisk', title: part.title, path });
        taken.push(part.fileId);
        room -= part.size;
      }
    }
    await checkpoint();
    await this.files.noteTaken(actor, taken, 'pack');
    return parts;
  }

  private async save(path: string, actor: Actor, fileId: string): Promise<void> {
    try {
      await this.files.saveTo(path, actor, fileId);
    } catch (error) {
      if (error instanceof FileDamaged) throw new JobImpossible(error.message);
      throw error;
    }
  }

  private async draw(order: PackOrder): Promise<DrawnPack> {
    try {
      return await this.packs.render(order);
    } catch (error) {
      if (error instanceof OutOfBounds) throw new JobImpossible(TOO_HEAVY);
      throw error;
    }
  }

  /** By case; those that the person may not know of are not in it. */
  private async materials(actor: Actor, pack: PackKind, caseIds: readonly string[]): Promise<Map<string, PackCase>> {
    const views = [...(await this.queries.getAll(actor, caseIds)).values()];
    const materials = await this.documents.materialsOf(actor, views);
    const found = new Map<string, PackCase>();
    for (const [index, view] of views.entries()) {
      const material = materials[index];
      const { id } = view.application;
      if (!material) continue;
      // Only a pack of one case tells of its course.
      const course = pack.scope === 'case' ? await this.course(actor, view) : UNTOLD;
      found.set(id, { view, material, documents: this.documents.offeredFrom(actor, view, material), ...course });
    }
    return found;
  }

  /** What happened in the case, as the person may read it. */
  private async course(actor: Actor, view: CaseView): Promise<Course> {
    const { id, lockVersion } = view.application;
    const { rows: log } = await this.queries.log(actor, id, 1, { perPage: WHOLE_LOG, upTo: lockVersion });
    const particulars = await this.queries.particulars(actor, id);
    const numbers = view.submissions.map(({ number }) => number);
    const submitted = numbers.length > 1 ? await this.queries.submitted(actor, id, numbers) : new Map<number, Matter>();
    const context = {
      areas: await this.registry.planningAreas(),
      subItems: view.facts.profile.subItems,
      stored: view.documents.stored,
    };
    const differences = view.submissions.flatMap(({ number, submittedOn: on }) => {
      const [before, after] = [submitted.get(number - 1), submitted.get(number)];
      if (!before || !after) return [];
      return [
        { number, on, parts: changedMatter(view.facts, before, after, context, targetsAnsweredBy(view, number)) },
      ];
    });
    const documents = await this.documents.of(actor, view);
    const outdated = new Map(documents.flatMap((each) => each.outdated.map((version) => [version.fileId, version])));
    const outOfForce = new Map(documents.flatMap((each) => [...each.outOfForce]));
    return { log, particulars, differences, outdated, outOfForce };
  }
}
