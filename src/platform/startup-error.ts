/**
 * The program cannot start, and the person who started it can mend that.
 * The message is Japanese, complete and shown alone: no stack trace is printed with it.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/**
 * Runs the body of a command-line program. A StartupError is printed as its message alone, anything else with its stack;
 * both end the process with code 1.
 */
export async function runProgram(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
}

function describe(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
