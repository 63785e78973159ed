/** The side of a bounded process (see bounded-process.ts) that does the work. */
import { constants, setPriority } from 'node:os';

/** What the process says: first that it is there, then for each task how far it is and in the end its answer. */
export type FromProcess<Answer> =
  | { ready: true }
  | { progress: unknown }
  | { answer: Answer }
  | { error: string; stack: string | undefined; code: unknown };

/**
 * Does the tasks that are sent to this process, one after the other.
 * @param priority of the process, as in `os.constants.priority`: whoever waits for a page goes before it
 */
export function answerTasks<Task, Answer>(
  work: (task: Task, report: (progress: unknown) => void) => Promise<Answer>,
  priority: number = constants.priority.PRIORITY_BELOW_NORMAL,
): void {
  const say = (message: FromProcess<Answer>) => process.connected && process.send?.(message);
  setPriority(priority);
  process.on('disconnect', () => process.exit());
  process.on('message', (task: Task) => {
    work(task, (progress) => say({ progress }))
      .then(
        (answer) => say({ answer }),
        (error: unknown) =>
          isOutOfMemory(error)
            ? process.exit(1)
            : say({
                error: String(error),
                stack: error instanceof Error ? error.stack : undefined,
                code: (error as NodeJS.ErrnoException | null)?.code,
              }),
      )
      // what is left of one task counts against the bounds of the next
      .finally(() => globalThis.gc?.());
  });
  say({ ready: true });
}

/** A buffer found no room, in the words of Node 20 or 24; a heap without room ends the process by itself. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && /allocation failed|failed to allocate/iu.test(error.message);
}
