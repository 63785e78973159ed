import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** A file that a job has made. */
interface JobFile {
  fileName: string;
  mediaType: string;
  /** Where its bytes lie, in the folder of the run. */
  path: string;
  /** Bytes. */
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** What a job gives: a file, something told as JSON, both or nothing. */
export interface JobOutcome {
  file?: JobFile;
  result?: object;
}

export interface JobRun<Input> {
  /** Account of the person who asked for it; null for what nobody asked for. What it may do is asked when the job runs. */
  askedBy: string | null;
  input: Input;
  /** Says how far it is. */
  progress: (done: number, total: number) => void;
  /** Awaited before each piece of work. @throws JobLost when the job was cancelled, released or taken over */
  checkpoint: () => Promise<void>;
  /** For the files of this run; it is removed when the run is over, with all that is in it. */
  folder: string;
  /** Aborted when the program stops or the job was cancelled: whatever takes long is given up. */
  signal: AbortSignal;
}

/** The job is not this worker's any more: whatever it still did would be for nobody. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

/** The job cannot be done as it was asked; the message is for the person. */
export class JobImpossible extends Error {
  override readonly name = 'JobImpossible';

  /** @param result what there is to tell nevertheless */
  constructor(
    message: string,
    readonly result: object | null = null,
  ) {
    super(message);
  }
}

/** A kind of work. */
export interface JobKind<Input extends object> {
  /** What may be asked, said by the decorators of class-validator. */
  input: new () => Input;
  /** Runs again from the start when its process died in the midst of it. */
  run: (run: JobRun<Input>) => Promise<JobOutcome>;
}

/** Work that is done once a day, whether or not the program ran at that time. */
export interface DailyWork {
  /** What it is called in the table of jobs. */
  title: string;
  /** From when on, in Japan: 'HH:MM'. */
  at: string;
  run: (run: JobRun<object>) => Promise<JobOutcome>;
}

class NoInput {}

/** The kinds of work by name. Rooms name theirs while their modules start (onModuleInit). */
@Injectable()
export class JobKinds {
  private readonly kinds = new Map<string, JobKind<object>>();
  private readonly times = new Map<string, DailyWork>();

  add<Input extends object>(name: string, kind: JobKind<Input>): void {
    if (this.kinds.has(name)) throw new Error(`two kinds of work are called ${name}`);
    // a run is given what the kind's own class has read, so it only ever sees its own input
    this.kinds.set(name, kind as unknown as JobKind<object>);
  }

  addDaily(name: string, work: DailyWork): void {
    this.add(name, { input: NoInput, run: work.run });
    this.times.set(name, work);
  }

  of(name: string): JobKind<object> | undefined {
    return this.kinds.get(name);
  }

  daily(): Iterable<[string, DailyWork]> {
    return this.times;
  }
}

/** A class without decorators takes nothing, and nothing is right for it. */
const CHECKED = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false };

/** @throws Error for what the kind does not take: no page of ours can have asked for it */
export function readInput<Input extends object>(type: new () => Input, asked: unknown): Input {
  const { input, wrong } = checkedInput(type, asked);
  if (input === null) throw new Error(`the input of a job is wrong: ${wrong}`);
  return input;
}

/** What a job was asked with, as it is stored; null for what the kind does not take any more. */
export function storedInput<Input extends object>(type: new () => Input, stored: unknown): Input | null {
  return checkedInput(type, stored).input;
}

function checkedInput<Input extends object>(
  type: new () => Input,
  asked: unknown,
): { input: Input; wrong: '' } | { input: null; wrong: string } {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return { input: null, wrong: typeof asked };
  const input = plainToInstance(type, asked);
  const errors = validateSync(input, CHECKED);
  return errors.length > 0 ? { input: null, wrong: errors.join(' ') } : { input, wrong: '' };
}
