import { canonicalJson } from './canonical-json.js';
import { aroundPosition, type ChainEntry } from './hash-chain.js';

const entry: ChainEntry = {
  position: 4711,
  applicationId: '7d1f0c1e-2a52-4c1e-9f0e-0f6f7f2b9a10',
  seq: 3,
  eventType: 'RECORD_PLAN',
  payload: { position: 1, text: '"position":2,' },
  fromState: null,
  toState: 'preparing',
  machineVersion: 1,
  actorId: 'a',
  actorName: '試験 花子',
  actorRole: 'hospital',
  actorOffice: '',
  occurredAt: new Date('2026-11-16T00:00:00Z'),
  files: [{ id: 'f', sha256: '00' }],
  idempotencyKey: 'k',
  formatVersion: 1,
};

it('writes the canonical JSON of an entry around its position, so that only the number is missing', () => {
  const { position, ...unplaced } = entry;
  const [before, after] = aroundPosition(unplaced);
  expect(before + String(position) + after).toBe(
    canonicalJson({ ...entry, occurredAt: entry.occurredAt.toISOString() }),
  );
});
