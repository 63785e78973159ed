import { Injectable } from '@nestjs/common';
import { CaseQueries } from '../../applications/case-queries.js';
import { CaseNotFound } from '../../applications/errors.js';
import type { PackPart } from '../../documents/pack-drawing.js';
import { PackRenderer } from '../../documents/pack-renderer.js';
import { FileDamaged, StoredFileService } from '../../documents/stored-file.service.js';
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

  private async make(pack: PackKind, { actor, input, progress, checkpoint, signal }: JobRun): Promise<JobResult> {
    const { caseIds, ...rest } = packInput(input);
    const omitted: Omitted[] = [];
    const cases: CaseMaterial[] = [];
    // Reading is half of the way, drawing the other.
    for (const [index, caseId] of caseIds.entries()) {
      await checkpoint();
      const found = await this.material(actor, caseId, checkpoint);
      if (found) cases.push(found);
      else omitted.push({ title: `${index + 1}件目の申請`, reason: 'この申請は見つからないか、あなたの担当ではありません。' });
      progress(index + 1, caseIds.length * 2);
    }
    const plan = await this.plan(pack, cases, { caseIds, ...rest });
    omitted.push(...plan.omitted);
    if (plan.parts.length === 0) throw new JobImpossible(NOTHING, omitted);
    await checkpoint();

    const issuedAt = this.clock.now();
    const { prefecture, submission } = this.registry.profile();
    const title = plan.title ?? (cases.length === 1 && cases[0] ? `${pack.label}　${cases[0].view.institution.name}` : pack.label);
    const result = await this.packs.render({
      title,
      parts: plan.parts.map((part) => this.inOurWords(part)),
      omitted,
      issuedAt,
      author: actor.role === 'hospital' ? actor.officeName : `${prefecture}${submission.office}`,
      preview: pack.draft(cases),
      contents: plan.parts.length > 1,
      onProgress: (done, total) => progress(total + done, total * 2),
      signal,
    });
    omitted.push(...result.leftOut);
    if (result.leftOut.length === plan.parts.length) throw new JobImpossible(NOTHING, omitted);
    omitted.push(...result.separate.map(({ title: name, sha256 }) => ({ title: name, reason: `PDFではないため綴じていません。申請の画面から取り出してください（照合値 ${sha256}）。` })));
    return { fileName: `${title}.pdf`, bytes: Buffer.from(result.bytes), sha256: result.sha256, omitted, cautions: [...new Set(result.warnings)] };
  }

  private async plan(pack: PackKind, cases: readonly CaseMaterial[], input: Parameters<PackKind['plan']>[1]): ReturnType<PackKind['plan']> {
    try {
      return await pack.plan(cases, input);
    } catch (error) {
      if (error instanceof FileDamaged) throw new JobImpossible(error.message);
      throw error;
    }
  }

  /** Null for a case that the person may not know of. */
  private async material(actor: Actor, caseId: string, checkpoint: JobRun['checkpoint']): Promise<CaseMaterial | null> {
    try {
      const view = await this.queries.get(actor, caseId);
      return {
        view,
        material: await this.papers.materialOf(actor, view),
        papers: await this.papers.drafts(actor, view),
        read: async (fileId) => {
          await checkpoint();
          return (await this.files.open(actor, fileId, 'pack')).bytes;
        },
      };
    } catch (error) {
      if (error instanceof CaseNotFound) return null;
      throw error;
    }
  }

  private inOurWords(part: PackPart): PackPart {
    const wording = part.kind === 'form' ? this.registry.profile().formWording[part.formId] : undefined;
    return part.kind === 'form' && wording ? { ...part, wording } : part;
  }
}
