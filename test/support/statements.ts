import pg from 'pg';

/** What one call has sent. */
export interface Sent<T> {
  result: T;
  /** Texts of the statements, in order, with those that begin and end a transaction. */
  statements: string[];
}

let watchers: string[][] = [];
let watching = false;

/**
 * Notes every statement that any connection of this process sends while `work` runs. Connections made before the first call are
 * not heard: call `watchStatements` before the application starts.
 */
export async function statementsOf<T>(work: () => Promise<T>): Promise<Sent<T>> {
  const statements: string[] = [];
  watchers.push(statements);
  try {
    return { result: await work(), statements };
  } finally {
    watchers = watchers.filter((each) => each !== statements);
  }
}

export function watchStatements(): void {
  if (watching) return;
  watching = true;
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const [statement] = given;
    const text = typeof statement === 'string' ? statement : ((statement as { text?: string } | null)?.text ?? '');
    for (const statements of watchers) statements.push(text);
    return query.apply(this, given);
  };
}
