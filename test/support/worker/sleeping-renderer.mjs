// A render worker that takes as long as it is told (`input.ms`, without end where it is null, all memory where it is 'memory') and counts what it has begun.
import { setTimeout as sleep } from 'node:timers/promises';

export default async function draw({ input: { ms, begun } }) {
  Atomics.add(begun, 0, 1);
  if (ms === null) for (;;);
  if (ms === 'memory') for (const kept = []; ;) kept.push(Array.from({ length: 10_000 }, String));
  await sleep(ms);
  return { outcome: 'drawn', form: { bytes: new Uint8Array(), sha256: '', formVersion: '1', warnings: [] } };
}
