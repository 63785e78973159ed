import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CaseQueries } from '../../applications/case-queries.js';
import { CaseNotFound } from '../../applications/errors.js';
import type { FormPart } from '../../documents/pack-drawing.js';
import { type DrawnPack, type FileOnDisk, type PackOrder, PackRenderer } from '../../documents/pack-renderer.js';
import { FileDamaged, StoredFileService } from '../../documents/stored-file.service.js';
import { OutOfBounds } from '../../platform/bounded-process.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../procedure/actors.js';
import { RegistryService } from '../../registry/registry.service.js';
import { CasePapers } from '../case-papers.js';
import { JobImpossible, JobKinds, type JobKind, type JobResult, type JobRun } from '../jobs/job-kind.js';
import type { Omitted } from '../jobs/job.entity.js';
import type { CaseMaterial } from './case-material.js';
import { packInput } from './pack-input.js';
import type { PackKind } from './pack-kind.js';
import { PACK_TABLE, type PackName } from './pack-table.js';
import type { PlannedPart } from './parts.js';

/** The files of one pack together; the process that binds them has them and the result in memory at once. */
const MOST_FILE_BYTES = 200 * 1024 * 1024;
const TOO_MUCH = 'ファイルの合計が一式の上限（200MB）を超えるため、綴じていません。申請の画面から取り出してください。';
const TOO_HEAVY = '綴じるファイルの作りが複雑すぎるか、量が多すぎるため、一つの一式にできませんでした。対象の申請を減らすか、申請の画面から一つずつ取り出してください。';
const NOTHING = '綴じられる文書が一つもありませんでした。入らなかったものと理由を確かめてください。';

/** Every pack as a job: its cases are read through the scope of the person who asked, at the moment the job runs. */
@Injectable()
export class PackJobs extends JobKinds {
  constructor(
    private readonly queries: CaseQueries,
    private readonly papers: CasePapers,
    private readonly files: StoredFileService,
    private readonly packs: PackRenderer,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
  ) {
    super();
  }

  of(kind: string): JobKind | undefined {
    if (!Object.hasOwn(PACK_TABLE, kind)) return undefined;
    const pack = PACK_TABLE[kind as PackName];
    return { label: pack.label, roles: pack.roles, run: (run) => this.make(pack, run) };
  }

  private async make(pack: PackKind, run: JobRun): Promise<JobResult> {
    const { actor, progress, checkpoint, signal, folder } = run;
    const { caseIds, ...rest } = packInput(run.input);
    const omitted: Omitted[] = [];
    const cases: CaseMaterial[] = [];
    // Reading is half of the way, drawing the other.
    for (const [index, caseId] of caseIds.entries()) {
      await checkpoint();
      const found = await this.material(actor, caseId);
      if (found) cases.push(found);
      else omitted.push({ title: `${index + 1}件目の申請`, reason: 'この申請は見つからないか、あなたの担当ではありません。' });
      progress(index + 1, caseIds.length * 2);
    }
    const plan = pack.plan(cases, { caseIds, ...rest });
    omitted.push(...plan.omitted);
    const parts = await this.parts(plan.parts, run, omitted);
    if (parts.length === 0) throw new JobImpossible(NOTHING, omitted);
    await checkpoint();

    const issuedAt = this.clock.now();
    const { prefecture, submission } = this.registry.profile();
    const title = plan.title ?? (cases.length === 1 && cases[0] ? `${pack.label}　${cases[0].view.institution.name}` : pack.label);
    const path = join(folder, 'result');
    const result = await this.draw({
      title,
      parts,
      to: path,
      omitted,
      issuedAt,
      author: actor.role === 'hospital' ? actor.officeName : `${prefecture}${submission.office}`,
      preview: pack.draft(cases),
      contents: parts.length > 1,
      onProgress: (done, total) => progress(total + done, total * 2),
      signal,
    });
    omitted.push(...result.leftOut);
    if (result.leftOut.length === parts.length) throw new JobImpossible(NOTHING, omitted);
    omitted.push(...result.separate.map(({ title: name, sha256 }) => ({ title: name, reason: `PDFではないため綴じていません。申請の画面から取り出してください（照合値 ${sha256}）。` })));
    return { fileName: `${title}.pdf`, path, size: result.size, sha256: result.sha256, omitted, cautions: [...new Set(result.warnings)] };
  }

  /** Brings the stored files to disk, as many as one pack can hold; that they were bound is noted. */
  private async parts(planned: readonly PlannedPart[], { actor, checkpoint, folder }: JobRun, omitted: Omitted[]): Promise<(FormPart | FileOnDisk)[]> {
    const parts: (FormPart | FileOnDisk)[] = [];
    let room = MOST_FILE_BYTES;
    for (const part of planned) {
      if (part.kind === 'form') parts.push(this.inOurWords(part));
      else if (part.size > room) omitted.push({ title: part.title, reason: TOO_MUCH });
      else {
        await checkpoint();
        const path = join(folder, String(parts.length));
        await this.save(path, actor, part.fileId);
        parts.push({ kind: 'onDisk', title: part.title, path });
        room -= part.size;
      }
    }
    return parts;
  }

  private async save(path: string, actor: Actor, fileId: string): Promise<void> {
    try {
      await this.files.saveTo(path, actor, fileId, 'pack');
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

  /** Null for a case that the person may not know of. */
  private async material(actor: Actor, caseId: string): Promise<CaseMaterial | null> {
    try {
      const view = await this.queries.get(actor, caseId);
      return {
        view,
        material: await this.papers.materialOf(actor, view),
        papers: await this.papers.drafts(actor, view),
      };
    } catch (error) {
      if (error instanceof CaseNotFound) return null;
      throw error;
    }
  }

  private inOurWords(part: FormPart): FormPart {
    const wording = this.registry.profile().formWording[part.formId];
    return wording ? { ...part, wording } : part;
  }
}
