import { constants, setPriority } from 'node:os';
import { isMainThread, type MessagePort } from 'node:worker_threads';
import { drawPack, type Pack, type PackJob } from './pack-drawing.js';

// Linux counts priority by thread: where processors are few, whoever waits for a page goes before a pack.
if (process.platform === 'linux' && !isMainThread) setPriority(constants.priority.PRIORITY_LOW);

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
