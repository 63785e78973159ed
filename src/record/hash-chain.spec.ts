import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { aroundPosition, chainHash, type ChainEntry } from './hash-chain.js';

const entry: ChainEntry = {
  position: 4711,
  subjectType: 'case',
  subjectId: '7d1f0c1e-2a52-4c1e-9f0e-0f6f7f2b9a10',
  seq: 3,
  eventType: 'EDIT_CONTENT',
  payload: { position: 1, text: '"position":2,' },
  fromState: null,
  toState: 'preparing',
  machineVersion: 1,
  actorId: 'a',
  actorName: '試験 花子',
  actorRole: 'hospital',
  actorOffice: '',
  occurredAt: new Date('2026-11-16T00:00:00Z'),
  rows: { 'hearing:b': '00', 'account:a': '' },
  idempotencyKey: 'k',
  formatVersion: 1,
};

it('hashes the canonical JSON of an entry behind the hash before it, written in two halves around position and rows', () => {
  const { position, rows, ...unplaced } = entry;
  const [before, after] = aroundPosition(unplaced);
  const whole = canonicalJson({ ...entry, occurredAt: entry.occurredAt.toISOString() });
  expect(`${before}${position},"rows":${canonicalJson(rows)}${after}`).toBe(whole);
  expect(chainHash('00', entry)).toBe(createHash('sha256').update(`00${whole}`).digest('hex'));
});
