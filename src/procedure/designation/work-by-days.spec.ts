/** The work of a line on each day, against plain arithmetic matter by matter, through random orders of approval (法116①). */
import fc from 'fast-check';
import type { ApprovedChange, DesignatedWork } from '../case/work.js';
import { approvedChange, changedWork, renewedWork, withChange, workOn, workWithout } from './designated-work.js';

const MATTERS = ['ア', 'イ', 'ウ'];
const day = (number: number) => `2027-05-${String(number).padStart(2, '0')}`;
const someMatters = fc.subarray(MATTERS, { minLength: 1 });
const approvals = fc.array(fc.record({ on: fc.integer({ min: 2, max: 20 }), asks: someMatters }), { maxLength: 6 });

/** Whether a matter is there on a day: as the last change that speaks of it by then left it. */
function isThere(matter: string, before: readonly string[], changes: readonly ApprovedChange[], on: string): boolean {
  let there = before.includes(matter);
  const inOrder = changes.map((change, index) => ({ ...change, index }));
  inOrder.sort((a, b) => (a.on === b.on ? a.index - b.index : a.on < b.on ? -1 : 1));
  for (const change of inOrder.filter((each) => each.on <= on)) {
    if (change.added.includes(matter)) there = true;
    if (change.removed.includes(matter)) there = false;
  }
  return there;
}

it('is that of the changes that begin by then, in the order of their first days, of the line and of the renewal that carries some of them', () => {
  fc.assert(
    fc.property(someMatters, approvals, someMatters, fc.nat(6), (given, approved, applied, known) => {
      const approvedSoFar: ApprovedChange[] = [];
      let work: DesignatedWork = { matters: given, changes: [] };
      // Granted after the first `known` changes were approved: those since are carried into it, and what is approved afterwards too.
      for (const { on, asks } of approved) {
        const change = approvedChange(workOn(work, day(on)), { matters: asks }, { on: day(on), text: '' });
        work = changedWork(work, asks, change);
        approvedSoFar.push(change);
        expect([...(workOn(work, day(on))?.matters ?? [])].sort()).toEqual([...asks].sort());
      }
      const since = approvedSoFar.slice(known);
      const renewed = renewedWork(work, { matters: applied, approvedSince: since.map(({ on }) => on) });
      const late = { on: day(1), text: '', added: ['ア'], removed: [] };
      const lines = [
        { line: work, before: given, changes: approvedSoFar },
        { line: renewed, before: applied, changes: since },
        { line: withChange(renewed, late), before: applied, changes: [...since, late] },
      ];
      for (const { line, before, changes } of lines)
        for (let number = 1; number <= 21; number += 1)
          expect(MATTERS.filter((matter) => workOn(line, day(number))?.matters.includes(matter))).toEqual(
            MATTERS.filter((matter) => isThere(matter, before, changes, day(number))),
          );
    }),
    { numRuns: 300, seed: 20270401 },
  );
});

it('of a change that is brought forward before one to come, and of two that add the same, is as each was approved', () => {
  // 1号・2号; 2号 goes from 2034-02-01 on. A second change takes it from 01-10 on already.
  const both = { matters: ['1号', '2号'], changes: [] };
  const drop = (work: DesignatedWork, on: string) =>
    approvedChange(workOn(work, on), { matters: ['1号'] }, { on, text: '' });
  const first = changedWork(both, ['1号'], drop(both, '2034-02-01'));
  const forward = changedWork(first, ['1号'], drop(first, '2034-01-10'));
  const shown = ['2034-01-09', '2034-01-10', '2034-01-15', '2034-02-01'].map((on) => workOn(forward, on)?.matters);
  expect(shown).toEqual([['1号', '2号'], ['1号'], ['1号'], ['1号']]);
  // 1号; 2号 is added from 05-06, and then from 05-02 on. A renewal for 1号 was submitted before both.
  const one = { matters: ['1号'], changes: [] };
  const add = (on: string) => ({ on, text: '', added: ['2号'], removed: [] });
  const twice = withChange(withChange(one, add('2027-05-06')), add('2027-05-02'));
  const renewed = renewedWork(twice, { matters: ['1号'], approvedSince: ['2027-05-06', '2027-05-02'] });
  expect(['2027-05-01', '2027-05-02', '2027-05-05'].map((on) => workOn(renewed, on)?.matters)).toEqual([
    ['1号'],
    ['1号', '2号'],
    ['1号', '2号'],
  ]);
});

it('is known to nobody before the first change of a work that the register did not know, and exactly what that approved from its day on', () => {
  const exact = approvedChange(null, { matters: ['1号', '2号'] }, { on: '2027-05-10', text: '' });
  const work = changedWork(null, ['1号', '2号'], exact);
  expect(workOn(work, '2027-05-09')).toBeNull();
  expect(workOn(work, '2027-05-10')?.matters).toEqual(['1号', '2号']);
  expect(workWithout(work, ['2027-05-10'])).toBeNull();
  // A later one says what came and went; brought forward before both, a third one is exact again, and the first holds on its day all the same.
  const drop = approvedChange(workOn(work, '2027-05-15'), { matters: ['1号'] }, { on: '2027-05-15', text: '' });
  const dropped = withChange(work, drop);
  const early = approvedChange(workOn(dropped, '2027-05-05'), { matters: ['3号'] }, { on: '2027-05-05', text: '' });
  const all = withChange(dropped, early);
  expect(early).toMatchObject({ added: [], removed: [], matters: ['3号'] });
  expect(['05-04', '05-05', '05-09', '05-10', '05-15'].map((on) => workOn(all, `2027-${on}`)?.matters ?? null)).toEqual(
    [null, ['3号'], ['3号'], ['1号', '2号'], ['1号']],
  );
  // A renewal that is applied for with the same matters knows them on every day.
  const renewed = renewedWork(work, { matters: ['1号', '2号'], approvedSince: ['2027-05-10'] });
  expect(workOn(renewed, '2027-05-09')?.matters).toEqual(['1号', '2号']);
});
