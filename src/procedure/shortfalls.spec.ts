import { sampleFacts } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { outstandingChecks, reviewChecksOf } from './conditions/examination.js';
import { isCorrectionDue, shortfalls } from './shortfalls.js';
import { KINDS } from './terms/kinds.js';

const examined = (changes: CaseFacts['examination'] = {}) =>
  sampleFacts('B', { examination: { ...sampleFacts('B').examination, ...changes } });

it('takes each point that is not met with its note, and nothing that is out of date', () => {
  expect(shortfalls(examined())).toEqual([]);
  const facts = examined({
    R2: { met: false, note: '目標の項がありません。' },
    R3: { met: false, note: '前のもの', outdated: true },
  });
  expect(shortfalls(facts)).toEqual([
    { check: 'R2', text: '時短計画（案）に必要な事項が全てあることを確認できません。目標の項がありません。' },
  ]);
});

it('is due once every point was looked at', () => {
  const unmet = { met: false, note: '目標の項がありません。' };
  expect(isCorrectionDue(examined({ R2: unmet }))).toBe(true);
  expect(isCorrectionDue(sampleFacts('B', { examination: { R2: unmet } }))).toBe(false);
  expect(isCorrectionDue(examined())).toBe(false);
});

it('a result that is still to come is asked for at once', () => {
  const evaluation = { appliedOn: '2026-10-01', receiptNo: '1', result: null };
  const facts = sampleFacts('B', { procedure: 'renewal', evaluation, examination: {} });
  expect(shortfalls(facts).map(({ check }) => check)).toEqual(['R6']);
  expect(isCorrectionDue(facts)).toBe(true);
});

describe('the points of each kind', () => {
  it.each([
    ['B', ['R1', 'R2', 'R3', 'R4', 'R6', 'R11', 'R10', 'R14']],
    ['RENKEI_B', ['R1', 'R2', 'R3', 'R4', 'R6', 'R11', 'R12', 'R14']],
    ['C1', ['R1', 'R2', 'R3', 'R4', 'R6', 'R11', 'R13', 'R14']],
    ['C2', ['R1', 'R2', 'R3', 'R4', 'R6', 'R11', 'R13', 'R5', 'R14']],
  ] as const)('of %s', (kind, ids) => expect(reviewChecksOf(kind)).toEqual(ids));

  it.each(KINDS)('of %s all hinder the designation but the 36協定, which the law does not ask for', (kind) => {
    for (const id of reviewChecksOf(kind)) {
      const { evaluation, examination: all } = sampleFacts(kind);
      const unmet = { ...all, [id]: { met: false, note: '足りない' } };
      expect(outstandingChecks({ kind, evaluation, examination: unmet })).toEqual(id === 'R14' ? [] : [id]);
      const { [id]: _, ...others } = all;
      expect(outstandingChecks({ kind, evaluation, examination: others })).toEqual([id]);
    }
  });
});
