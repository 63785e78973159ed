import type { MessagePort } from 'node:worker_threads';
import { drawPack, type Pack, type PackJob } from './pack-drawing.js';

/** A pack and the way back for its progress. */
export interface PackTask {
  job: PackJob;
  /** Gets `[done, total]` after each part. */
  progress: MessagePort;
}

/** What the packs' thread runs (see PackRenderer). */
export default function drawPackTask({ job, progress }: PackTask): Promise<Pack> {
  return drawPack(job, (done, total) => progress.postMessage([done, total]));
}
