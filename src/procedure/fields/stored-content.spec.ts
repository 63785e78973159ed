import fc from 'fast-check';
import { filledContent } from '../../../test/support/procedure-samples.js';
import { emptyContent } from './content.js';
import { KINDS } from '../terms/kinds.js';
import { day, group, line, number, rows, text } from './field.js';
import { readCompleteValues, readStoredContent, readStoredFlags } from './stored-content.js';

it.each(KINDS)('%s: what was stored by its fields is read as it is', (kind) => {
  expect(readStoredContent(kind, filledContent(kind))).toEqual({ content: filledContent(kind), unreadable: [] });
  expect(readStoredContent(kind, emptyContent(kind))).toEqual({ content: emptyContent(kind), unreadable: [] });
});

it('a value that its field cannot hold reads as empty and is told', () => {
  const stored = {
    ...filledContent('B'),
    contactName: [],
    pledge: { agreed: [[]], pledgedOn: '2026-02-30' },
    emergency: 'x',
    results: [{ code: {}, text: 'a' }, 3],
    subItems: ['(1)イ', []],
  };
  const { content, unreadable } = readStoredContent('B', stored);
  expect(content).toMatchObject({
    contactName: '',
    pledge: { agreed: false, pledgedOn: null },
    emergency: { ambulances: null, importantRole: false },
    results: [{ code: '', text: 'a' }],
    subItems: ['(1)イ'],
  });
  expect(unreadable).toEqual([
    { field: 'contactName', stored: '[]' },
    { field: 'subItems', stored: '[]' },
    { field: 'emergency', stored: '"x"' },
    { field: 'results', stored: '3' },
    { field: 'results[0].code', stored: '{}' },
    { field: 'pledge.agreed', stored: '[[]]' },
    { field: 'pledge.pledgedOn', stored: '"2026-02-30"' },
  ]);
});

it('content of another kind is read by the fields of this one, and told', () => {
  const { content, unreadable } = readStoredContent('C2', { ...filledContent('C1'), contactName: '佐々木' });
  expect(content).toMatchObject({ kind: 'C2', contactName: '佐々木' });
  expect(Object.keys(content).sort()).toEqual(Object.keys(emptyContent('C2')).sort());
  expect(unreadable).toContainEqual({ field: 'kind', stored: '"C1"' });
  expect(readStoredContent('B', { kind: null }).unreadable).toEqual([{ field: 'kind', stored: 'null' }]);
});

it('a field that is missing is empty and nothing is told', () => {
  expect(readStoredContent('C1', {})).toEqual({ content: emptyContent('C1'), unreadable: [] });
  expect(readStoredContent('C1', null)).toEqual({ content: emptyContent('C1'), unreadable: [] });
});

it('whatever is stored, content of the kind is read, and reading it again tells nothing', () => {
  const names = KINDS.flatMap((kind) =>
    Object.entries(emptyContent(kind)).flatMap(([name, value]) => [
      name,
      ...(typeof value === 'object' && value !== null ? Object.keys(value as object) : []),
    ]),
  );
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.constantFrom([], [[]], {}, '2026-02-30'),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('group'),
    ),
    group: fc.dictionary(fc.constantFrom(...names, '__proto__', 'toString'), tie('value'), { maxKeys: 8 }),
  })).value;
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anything, (kind, stored) => {
      const { content } = readStoredContent(kind, stored);
      expect(readStoredContent(kind, content)).toEqual({ content, unreadable: [] });
      expect(Object.keys(content).sort()).toEqual(Object.keys(emptyContent(kind)).sort());
    }),
    { numRuns: 500 },
  );
});

describe('values that were recorded as a whole', () => {
  const inner = {
    name: line('名前', { example: '架空' }),
    on: day('日', { rule: 'plan.heardOn', example: '2026-10-01' }),
  };
  const fields = {
    count: number('人数', { unit: '人', least: 0, most: 9, example: 3 }),
    note: text('備考', { optional: true, example: '' }),
    chair: group('座長', inner),
    members: rows('構成員', inner, { rowLabel: '構成員', unique: ['name'] }),
  };
  const member = { name: '架空', on: '2026-10-01' };
  const whole = { count: 3, note: '', chair: member, members: [member] };

  it('are read as they are, with what may be empty', () => {
    expect(readCompleteValues(fields, whole)).toEqual(whole);
  });

  it.each<[string, object]>([
    ['a number is missing', { count: null }],
    ['something that may be empty is no text', { note: 3 }],
    ['a line is no text', { chair: { ...member, name: [] } }],
    ['a line of a group is empty', { chair: { ...member, name: '' } }],
    ['a day of a group is missing', { chair: { name: '架空' } }],
    ['a group is missing', { chair: undefined }],
    ['a day of a row is missing', { members: [member, { name: '架空' }] }],
    ['a row is none', { members: [member, 3] }],
  ])('are none where %s', (_, change) => {
    expect(readCompleteValues(fields, { ...whole, ...change })).toBeNull();
  });
});

it('a long value is cut off', () => {
  expect(readStoredContent('B', { contactName: ['あ'.repeat(1000)] }).unreadable[0]?.stored.length).toBeLessThan(210);
});

it('flags that are neither yes nor no are left out', () => {
  expect(readStoredFlags(['a', 'b', 'c'], { a: true, b: [], c: false, d: true })).toEqual({ a: true, c: false });
  expect(readStoredFlags(['a'], [[]])).toEqual({});
});
