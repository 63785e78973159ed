import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { BoundedProcess, type ProcessBounds } from '../platform/bounded-process.js';
import { drawPack, type FormPart, type Pack, type PackJob, type PackProgress } from './pack-drawing.js';

/** A file of a pack that lies on disk. */
export interface FileOnDisk {
  kind: 'onDisk';
  title: string;
  path: string;
}

/** A pack as a process of its own can draw it: files come from disk and the result goes there. */
export interface PackTask extends Omit<PackJob, 'parts'> {
  parts: readonly (FormPart | FileOnDisk)[];
  /** Where the result is put. */
  to: string;
}

/** A pack to be made. */
export interface PackOrder extends PackTask {
  /** Called after each part. */
  onProgress?: PackProgress;
  /** Gives the pack up, and ends its process. */
  signal?: AbortSignal;
}

/** Everything about a pack but its bytes, which are where they were wanted. */
export interface DrawnPack extends Omit<Pack, 'bytes'> {
  /** Bytes. */
  size: number;
}

const WORKER = new URL('./pack-worker.js', import.meta.url);

/**
 * The bytes of all files and of the result, and the fonts, lie in memory at once; what the files' structure takes is bounded when they
 * are received (FileCheck), but not that of many such files together.
 */
const BOUNDS = { dataMb: 1400, heapMb: 900, mostTasks: 1000, idleMs: 60_000 };

/**
 * Makes packs in a process of their own, so that neither the pages of the program nor its memory feel a big one. Where there is no
 * compiled worker beside this file (Jest runs the TypeScript source) packs are drawn in this process, by the same function and to the
 * same bytes.
 */
export class PackRenderer {
  private readonly process: BoundedProcess<PackTask, DrawnPack> | undefined;

  constructor({ module = WORKER, ...bounds }: Partial<ProcessBounds> = {}) {
    this.process = existsSync(module) ? new BoundedProcess({ module, ...BOUNDS, ...bounds }) : undefined;
  }

  /**
   * Draws the parts as one PDF. Parts that cannot be in it are named in `leftOut`; they do not stop the others.
   * @throws OutOfBounds when the parts are too much for one pack
   */
  async render({ onProgress, signal, ...task }: PackOrder): Promise<DrawnPack> {
    if (!this.process) return drawPackTask(task, onProgress);
    const report = (progress: unknown) => onProgress?.(...(progress as [number, number]));
    return this.process.run(task, { onProgress: report, ...(signal && { signal }) });
  }

  /** Called by Nest when the program stops. */
  async onModuleDestroy(): Promise<void> {
    await this.close();
  }

  /** Ends the process. */
  async close(): Promise<void> {
    await this.process?.close();
  }
}

/** Draws a pack in this process. */
export async function drawPackTask({ parts, to, ...job }: PackTask, progress?: PackProgress): Promise<DrawnPack> {
  const read = await Promise.all(
    parts.map(async (part) =>
      part.kind === 'form' ? part : { kind: 'file' as const, title: part.title, bytes: await readFile(part.path) },
    ),
  );
  const { bytes, ...pack } = await drawPack({ ...job, parts: read }, progress);
  await writeFile(to, bytes, { mode: 0o600 });
  return { ...pack, size: bytes.length };
}
