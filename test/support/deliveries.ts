import type { Delivery } from '../../src/documents/downloads.js';

/** The bytes of a document on its way, in one piece. */
export async function bytesOf({ chunks }: Pick<Delivery, 'chunks'>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces);
}
