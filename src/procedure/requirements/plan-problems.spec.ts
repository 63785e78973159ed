import { sampleFacts } from '../../../test/support/procedure.js';
import { filledEvaluation, filledPlan } from '../../../test/support/procedure-samples.js';
import type { EvaluationFacts } from '../fields/evaluation.js';
import type { PlanFacts } from '../fields/plan.js';
import { KINDS, type Kind } from '../terms/kinds.js';
import { evaluationProblems, planProblems } from './plan-problems.js';

const fields = (more: Partial<PlanFacts>, kind: Kind = 'B'): string[] =>
  planProblems({ ...filledPlan(), ...more }, sampleFacts(kind)).map(({ field }) => field);

describe('the draft plan', () => {
  it('with all it needs has no problem for any kind', () => {
    for (const kind of KINDS) expect(fields({}, kind)).toEqual([]);
  });

  it('runs forward, for five years at most', () => {
    // five years that count 2027-04-01 end on 2032-03-31
    expect(fields({ periodTo: '2032-03-31' })).toEqual([]);
    expect(fields({ periodTo: '2032-04-01' })).toEqual(['periodTo']);
    expect(fields({ periodTo: '2027-03-31' })).toEqual(['periodTo']);
    expect(fields({ periodFrom: '2027-02-30' })).toEqual(['periodFrom']);
  });

  it('says whom the hospital heard, and when (則82①一)', () => {
    expect(fields({ heardFrom: ' ', heardOn: '' })).toEqual(['heardFrom', 'heardOn']);
  });

  it('contains the four matters, and for C-1 the efficiency of training (則82①二, 則96①二ロ)', () => {
    const nothing = { hours: false, targets: false, health: false, other: false, trainingEfficiency: false };
    const four = ['matters.hours', 'matters.targets', 'matters.health', 'matters.other'];
    for (const kind of ['B', 'RENKEI_B', 'C2'] as const) expect(fields({ matters: nothing }, kind)).toEqual(four);
    expect(fields({ matters: nothing }, 'C1')).toEqual([...four, 'matters.trainingEfficiency']);
  });

  it('its numbers agree with each other', () => {
    expect(fields({ doctorsTotal: 10, doctorsOver960: 11 })).toEqual(['doctorsOver960']);
    expect(fields({ longestHours: 960 })).toEqual(['longestHours']);
    expect(fields({ longestHours: 961 })).toEqual([]);
    expect(fields({ longestHours: 1860 })).toEqual([]);
    expect(fields({ longestHours: 1861 })).toEqual(['longestHours']); // 労働基準法141条の読替え: 1,860 hours for all four kinds
    expect(fields({ longestHours: 2500 })).toEqual(['longestHours']);
    expect(fields({ doctorsTotal: 0, doctorsOver960: 0, longestHours: 900 }, 'C2')).toEqual(['doctorsTotal']);
  });

  it('B and 連携B rest on doctors above 960 hours; training may still wait for its doctor', () => {
    const nobody = { doctorsOver960: 0, longestHours: 700 };
    expect(fields(nobody, 'B')).toEqual(['doctorsOver960']);
    expect(fields(nobody, 'RENKEI_B')).toEqual(['doctorsOver960']);
    expect(fields(nobody, 'C1')).toEqual([]);
    expect(fields(nobody, 'C2')).toEqual([]);
    expect(fields({ ...nobody, longestHours: 960 }, 'C1')).toEqual([]);
    expect(fields({ ...nobody, longestHours: 961 }, 'C1')).toEqual(['doctorsOver960']); // whose hours are they?
  });
});

describe('the evaluation', () => {
  const result = (more: Partial<NonNullable<EvaluationFacts['result']>>): string[] => {
    const evaluation = filledEvaluation();
    if (!evaluation.result) throw new Error('sample without result');
    return evaluationProblems({ ...evaluation, result: { ...evaluation.result, ...more } }, sampleFacts('B')).map(
      ({ field }) => field,
    );
  };

  it('with its result has no problem, and without one only the application counts', () => {
    expect(result({})).toEqual([]);
    expect(
      evaluationProblems({ appliedOn: '2026-06-01', receiptNo: '申込済', result: null }, sampleFacts('B')),
    ).toEqual([]);
  });

  it('has a number, and was true at a time before its notice', () => {
    expect(result({ noticeNo: '' })).toEqual(['result.noticeNo']);
    expect(result({ asOf: '2026-10-21' })).toEqual(['result.asOf']);
  });

  it('on hold goes on only with a reason', () => {
    expect(result({ overall: 'on_hold' })).toEqual(['result.onHoldReason']);
    expect(result({ overall: 'on_hold', onHoldReason: '必須項目は改善済みで、再評価を待っている。' })).toEqual([]);
  });
});
