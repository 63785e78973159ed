// A render worker that takes as long as it is told (`input.ms`, without end where it is null) and counts what it has begun.
import { setTimeout as sleep } from 'node:timers/promises';

export default async function draw({ input: { ms, begun } }) {
  Atomics.add(begun, 0, 1);
  if (ms === null) for (;;);
  await sleep(ms);
  return { outcome: 'drawn', form: { bytes: new Uint8Array(), sha256: '', formVersion: '1', warnings: [] } };
}
