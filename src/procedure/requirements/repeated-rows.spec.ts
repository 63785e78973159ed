/** Nothing stands twice in a list of the content: neither a sub-item, nor its results, nor a destination, a programme or a doctor. */
import fc from 'fast-check';
import { hokkaidoProfile } from '../../../test/support/procedure-samples.js';
import { sampleFacts } from '../../../test/support/procedure.js';
import { exampleContent, fieldsOf } from '../fields/content.js';
import type { ApplicationContent } from '../fields/content.js';
import { type Field, type Fields } from '../fields/field.js';
import { KINDS, type Kind } from '../terms/kinds.js';
import { contentProblems } from './content-problems.js';

const problemsOf = (content: ApplicationContent) =>
  contentProblems(sampleFacts(content.kind, { profile: hokkaidoProfile(), content }));
const of = (kind: Kind, changes: object): ApplicationContent => ({ ...exampleContent(kind), ...changes });
/** What is said of the list beyond what is said of one that holds each but once. */
const said = (kind: Kind, list: string, rows: readonly unknown[], once: readonly unknown[]) => {
  const known = new Set(problemsOf(of(kind, { [list]: once })).map(({ message }) => message));
  return problemsOf(of(kind, { [list]: rows })).filter(({ message }) => !known.has(message));
};

type ListField = Extract<Field, { input: 'rows' | 'results' | 'subItems' }>;
const isList = (field: Field): field is ListField =>
  field.input === 'rows' || field.input === 'results' || field.input === 'subItems';
const listsIn = (fields: Fields, path: string): { path: string; field: ListField }[] =>
  Object.entries(fields).flatMap(([name, field]) => [
    ...(isList(field) ? [{ path: `${path}${name}`, field }] : []),
    ...(field.input === 'group' || field.input === 'rows' ? listsIn(field.fields, `${path}${name}.`) : []),
  ]);
const LISTS = KINDS.flatMap((kind) => listsIn(fieldsOf(kind), '').map((list) => ({ kind, ...list })));

it('every list of the content is one of these, and none lies within another', () => {
  expect(LISTS.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'B subItems',
    'B results',
    'RENKEI_B destinations',
    'C1 programmes',
    'C2 doctors',
  ]);
});

/** A row that can be told from the row of another number. */
const example = (kind: Kind, { path, field }: { path: string; field: ListField }, number: number): unknown => {
  if (field.input === 'subItems') return hokkaidoProfile().subItems[number]?.code;
  if (field.input === 'results') return { code: hokkaidoProfile().subItems[number]?.code, text: '年間の実績' };
  const [row] = (exampleContent(kind) as unknown as Record<string, Record<string, unknown>[]>)[path] ?? [];
  const [first = ''] = field.unique;
  return { ...row, [first]: `${String(row?.[first])}${number}` };
};
const placeOf = (number: number, { path, field }: { path: string; field: ListField }): string => {
  if (field.input === 'subItems') return path;
  if (field.input === 'results') return `${path}[${hokkaidoProfile().subItems[number]?.code}]`;
  return path;
};

describe.each(LISTS)('$kind $path', ({ kind, ...list }) => {
  it('may hold several that differ, and refuses each that stands again, at its place and by its number', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 6 }), (numbers) => {
        const rows = numbers.map((number) => example(kind, list, number));
        const once = [...new Set(numbers)].map((number) => example(kind, list, number));
        const again = numbers.flatMap((number, index) =>
          numbers.indexOf(number) < index ? [{ number, index, first: numbers.indexOf(number) }] : [],
        );
        const problems = said(kind, list.path, rows, once);
        if (list.field.input === 'rows') {
          const { rowLabel, unique } = list.field;
          expect(problems.map(({ field }) => field)).toEqual(
            again.map(({ index }) => `${list.path}[${index}].${unique[0]}`),
          );
          for (const [which, { index, first }] of again.entries())
            expect(problems[which]?.message).toMatch(
              new RegExp(`^${rowLabel} ${index + 1}は、.*が${rowLabel} ${first + 1}と同じです。`, 'u'),
            );
          return;
        }
        const repeated = [...new Set(again.map(({ number }) => number))];
        expect(problems.map(({ field }) => field).sort()).toEqual(
          repeated.map((number) => placeOf(number, list)).sort(),
        );
        for (const number of repeated) {
          const code = hokkaidoProfile().subItems[number]?.code ?? '';
          expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(`「${code}」`));
        }
      }),
      { seed: 10, numRuns: 60 },
    );
  });
});

it('says which of two results is of the same sub-item, since the page shows but one of them', () => {
  const results = [
    { code: '(2)イ', text: '年間100件' },
    { code: '(2)ア', text: '年間10件' },
    { code: '(2)イ', text: '年間200件' },
  ];
  expect(said('B', 'results', results, results.slice(0, 2))).toEqual([
    {
      field: 'results[(2)イ]',
      message:
        '年間の実績の3件目は、1件目と同じ小項目「(2)イ」のものです。この欄に一つにまとめて、保存し直してください。',
    },
  ]);
});

it('knows a name in another width and with other spaces, and says how namesakes are told apart', () => {
  const [doctor] = (exampleContent('C2') as Extract<ApplicationContent, { kind: 'C2' }>).doctors;
  const doctors = ['架空 A子', '架空　Ａ子', '架空 A子（昭和60年生）'].map((name) => ({ ...doctor, name }));
  expect(said('C2', 'doctors', doctors, [doctors[0], doctors[2]])).toEqual([
    {
      field: 'doctors[1].name',
      message:
        '医師 2は、医師の氏名が医師 1と同じです。一つの行にまとめるか、違うものに直してください。同姓同名の別の医師のときは、氏名の後に生年月日などを書き添えてください。',
    },
  ]);
});

it('takes the same destination for two departments, and says nothing of rows without a name but that it is missing', () => {
  const [row] = (exampleContent('RENKEI_B') as Extract<ApplicationContent, { kind: 'RENKEI_B' }>).destinations;
  const departments = ['内科', '外科'].map((department) => ({ ...row, department }));
  expect(said('RENKEI_B', 'destinations', departments, departments.slice(0, 1))).toEqual([]);
  const nameless = [row, row].map((each) => ({
    ...each,
    institutionName: '',
    planningAreaId: '',
    elsewhere: '青森県大間町',
  }));
  expect(problemsOf(of('RENKEI_B', { destinations: nameless })).map(({ message }) => message)).toEqual([
    '派遣先の医療機関の名称を入力してください。',
    '派遣先の医療機関の名称を入力してください。',
  ]);
});

it('tells destinations of one name apart by their place, and names what the same ones have in common', () => {
  const [row] = (exampleContent('RENKEI_B') as Extract<ApplicationContent, { kind: 'RENKEI_B' }>).destinations;
  const outside = (elsewhere: string) => ({ ...row, planningAreaId: '', elsewhere });
  const places = [row, outside('青森県大間町'), outside('岩手県架空町')];
  expect(said('RENKEI_B', 'destinations', places, places.slice(0, 1))).toEqual([]);
  const again = [...places, outside('青森県　大間町')];
  expect(said('RENKEI_B', 'destinations', again, places)).toEqual([
    {
      field: 'destinations[3].institutionName',
      message:
        '派遣先 4は、派遣先の医療機関の名称と派遣先の所在する都道府県と市町村と派遣する診療科が派遣先 2と同じです。一つの行にまとめるか、違うものに直してください。',
    },
  ]);
});
