/** What a table would change in a list, and the list afterwards. */
import fc from 'fast-check';
import { hokkaidoProfile } from '../../../test/support/procedure-samples.js';
import { type ApplicationContent, emptyContent } from '../../procedure/fields/content.js';
import { type ContentList, contentLists, readList, type RowValues } from './content-lists.js';
import { listChanges, rowsAfter, WAYS } from './list-changes.js';

const PROFILE = hokkaidoProfile();
const listOf = (destinations: readonly RowValues[]): ContentList =>
  contentLists({
    kind: 'RENKEI_B',
    procedure: 'new',
    profile: PROFILE,
    content: { ...emptyContent('RENKEI_B'), destinations } as unknown as ApplicationContent,
  })[0]!;
const destination = (
  institutionName: string,
  department: string,
  persons: number | null,
  days: number | null = null,
) => ({
  institutionName,
  planningAreaId: '',
  elsewhere: '',
  department,
  persons,
  days,
});
const compared = (stored: readonly RowValues[], text: string) => {
  const list = listOf(stored);
  return listChanges(list, readList(text, list, []));
};
const HEAD = '病院名\t診療科\t人数\n';

const STORED = [
  destination('甲病院', '内科', 10, 100),
  destination('乙病院', '外科', 20, 200),
  destination('丙病院', '内科', 30),
];

it('rows are paired by what tells them apart, in any width; what the table does not have is kept', () => {
  const { added, changed, unchanged, left, replaced, extended } = compared(
    STORED,
    `${HEAD}丁病院\t内科\t1\n乙 病 院\t外科\t25\n甲病院\t内科\t10\n甲病院\t外科\t5\n`,
  );
  expect(added.map(({ line, after }) => [line, after])).toEqual([
    [2, destination('丁病院', '内科', 1)],
    [5, destination('甲病院', '外科', 5)],
  ]);
  expect(changed.map(({ line, columns }) => [line, columns.map(({ name }) => name)])).toEqual([
    [3, ['institutionName', 'persons']],
  ]);
  expect(unchanged.map(({ line }) => line)).toEqual([4]);
  expect(left).toEqual([STORED[2]]);
  expect(replaced).toEqual([
    destination('丁病院', '内科', 1),
    destination('乙 病 院', '外科', 25, 200),
    destination('甲病院', '内科', 10, 100),
    destination('甲病院', '外科', 5),
  ]);
  expect(extended).toEqual([
    destination('甲病院', '内科', 10, 100),
    destination('乙 病 院', '外科', 25, 200),
    destination('丙病院', '内科', 30),
    destination('丁病院', '内科', 1),
    destination('甲病院', '外科', 5),
  ]);
});

it('of rows that stand twice each is paired with one', () => {
  const twice = [destination('甲病院', '内科', 1), destination('甲病院', '内科', 2)];
  const { added, changed, unchanged } = compared(twice, `${HEAD}甲病院\t内科\t2\n甲病院\t内科\t3\n甲病院\t内科\t4\n`);
  expect([unchanged, changed, added].map((rows) => rows.map(({ line, place }) => [line, place]))).toEqual([
    [[2, 1]],
    [[3, 0]],
    [[4, null]],
  ]);
});

it('taken over twice a table changes nothing the second time, by either way', () => {
  const text = fc.constantFrom('甲病院', '甲 病院', '乙病院', '', '内科', '外科');
  const row = fc.record({ institutionName: text, department: text, persons: fc.option(fc.nat(3)) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.array(row, { minLength: 1, maxLength: 5 }), (stored, sent) => {
      const lines = sent.map(
        ({ institutionName, department, persons }) => `${institutionName}\t${department}\t${persons ?? ''}`,
      );
      const table = `${HEAD}${lines.join('\n')}`;
      const list = stored.map((each) => destination(each.institutionName, each.department, each.persons));
      for (const way of WAYS) {
        const after = rowsAfter(compared(list, table), way);
        const again = compared(after, table);
        expect(rowsAfter(again, way)).toEqual(after);
        expect([...again.added, ...again.changed]).toEqual([]);
        if (way === 'add') expect(after.length).toBeGreaterThanOrEqual(list.length);
      }
    }),
  );
});
