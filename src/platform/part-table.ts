import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** Bytes of one part: several of them, in several copies, are no burden on memory, and a file of 50 MB takes 200. */
export const PART_BYTES = 256 * 1024;
/** So many parts go in one statement: each is a way to the server and back, while the case of a file that is stored is locked. */
const PARTS_AT_ONCE = 4;

/** Bytes of a file one piece after the other; whoever takes them holds one piece at a time. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** A table that keeps the bytes of files in parts, so that neither the program nor PostgreSQL holds a whole file. */
export class PartTable {
  /**
   * @param table its name; the columns are `no`, `bytes` and
   * @param owner the one that names the file
   */
  constructor(
    private readonly table: string,
    private readonly owner: string,
  ) {}

  /** Stores pieces of at most PART_BYTES each, in their order, for every one of these owners: they travel once, however many there are. */
  async write(tx: EntityManager, ids: readonly string[], chunks: Chunks): Promise<void> {
    let no = 0;
    let waiting: Uint8Array[] = [];
    const flush = async () => {
      const parts = waiting.map((_, index) => `(${index}, $${index + 3}::bytea)`);
      await tx.query(
        `INSERT INTO ${this.table} (${this.owner}, no, bytes)
         SELECT owner.id, $2::int + part.no, part.bytes FROM unnest($1::uuid[]) AS owner (id), (VALUES ${parts.join(', ')}) AS part (no, bytes)`,
        [ids, no, ...waiting],
      );
      no += waiting.length;
      waiting = [];
    };
    for await (const bytes of chunks) {
      waiting.push(bytes);
      if (waiting.length === PARTS_AT_ONCE) await flush();
    }
    if (waiting.length > 0) await flush();
  }

  /** A few parts by one statement after the other: between two of them no connection is held, however slow the reader is. */
  async *read(database: EntityManager, id: string): AsyncGenerator<Buffer> {
    const few = `SELECT bytes FROM ${this.table} WHERE ${this.owner} = $1 AND no >= $2 AND no < $2::int + ${PARTS_AT_ONCE} ORDER BY no`;
    for (let no = 0; ; no += PARTS_AT_ONCE) {
      const rows: { bytes: Buffer }[] = await database.query(few, [id, no]);
      for (const { bytes } of rows) yield bytes;
      if (rows.length < PARTS_AT_ONCE) return;
    }
  }

  /** The bytes in one piece, for files known to be small. */
  async readWhole(database: EntityManager, id: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.read(database, id)) parts.push(part);
    return Buffer.concat(parts);
  }
}

/** Bytes in memory as pieces for a table. */
export function* inParts(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) yield bytes.subarray(at, at + PART_BYTES);
}

/**
 * Passes pieces on and holds the last one back until all of them have the digest: bytes may be changed while a slow reader takes them.
 * @throws the error that `damaged` makes, instead of the last piece
 */
export async function* whileSound(chunks: Chunks, sha256: string, damaged: () => Error): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const chunk of chunks) {
    if (held) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest('hex') !== sha256) throw damaged();
  if (held) yield held;
}

/** SHA-256 in lower-case hexadecimal and the number of bytes, of a file that is never held whole. */
export async function digestOf(chunks: Chunks): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}
