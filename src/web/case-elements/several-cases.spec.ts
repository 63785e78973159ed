import { randomUUID } from 'node:crypto';
import { Declined } from '../../platform/declined.js';
import { NO_VERSION } from '../requests/form-body.js';
import { chosenIds, chosenOf, someCases } from './several-cases.js';

const [a, b] = [randomUUID(), randomUUID()] as const;

describe('a choice of cases', () => {
  it('is each case once, with the version that was seen', () => {
    const body = { caseIds: [a.toUpperCase(), a, b], versions: { [a.toUpperCase()]: '3' } };
    expect(chosenIds(body, 'caseIds', 2)).toEqual([a, b]);
    expect(chosenOf(body, 'caseIds')).toEqual([
      { id: a, lockVersion: 3 },
      { id: b, lockVersion: NO_VERSION },
    ]);
  });

  it('may be none where none is asked for', () => {
    for (const body of [null, {}, { caseIds: '' }, { hearings: a }]) expect(chosenIds(body, 'caseIds', 2)).toEqual([]);
    expect(() => someCases([])).toThrow('申請が選ばれていません');
  });

  it('is declined as a whole where part of it cannot be read, or it is too much', () => {
    for (const caseIds of [[a, 'x'], [a, { id: b }], { id: a }])
      expect(() => chosenIds({ caseIds }, 'caseIds', 2)).toThrow(Declined);
    expect(() => chosenIds({ hearings: 'x' }, 'hearings', 2)).toThrow('選ばれた案件を読み取れません');
    expect(() => chosenIds({ caseIds: [a, b] }, 'caseIds', 1)).toThrow('一度に選べる申請は1件まで');
  });
});
