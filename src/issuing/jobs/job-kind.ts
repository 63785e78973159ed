import type { Actor, Role } from '../../procedure/terms/actors.js';
import type { Omitted } from './job.entity.js';

/** What a job gives: a PDF, and what could not be in it. */
export interface JobResult {
  fileName: string;
  /** Where its bytes lie, in the folder of the run. */
  path: string;
  /** Bytes. */
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  omitted: Omitted[];
  /** What to make sure of before it is used, in Japanese. */
  cautions: string[];
}

export interface JobRun {
  /** Who asked for it, as the account stands now: everything is read through this person's scope. */
  actor: Actor;
  input: unknown;
  /** Says how far it is. */
  progress: (done: number, total: number) => void;
  /** Awaited before each piece of work. @throws JobLost when the job was cancelled, released or taken over */
  checkpoint: () => Promise<void>;
  /** For the files of this run; it is removed when the run is over, with all that is in it. */
  folder: string;
  /** Aborted when the program stops: whatever takes long is given up, and the job begins anew elsewhere. */
  signal: AbortSignal;
}

/** The job is not this worker's any more: whatever it still did would be for nobody. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

/** A kind of work that can be asked for. */
export interface JobKind {
  /** Name for people, also the beginning of the file's name. */
  label: string;
  roles: readonly Role[];
  run: (run: JobRun) => Promise<JobResult>;
}

/** The job cannot be done as it was asked; the message is for the person. */
export class JobImpossible extends Error {
  override readonly name = 'JobImpossible';

  constructor(
    message: string,
    readonly omitted: Omitted[] = [],
  ) {
    super(message);
  }
}

/** The work of each kind, by name; the room that knows the kinds provides it. */
export abstract class JobKinds {
  abstract of(kind: string): JobKind | undefined;
}
