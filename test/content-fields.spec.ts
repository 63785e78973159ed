/** A field has one home: whatever is described is on its page, in REST, among the problems, on its document, and can be corrected. */
import 'reflect-metadata';
import { confirmationForm1 } from '../forms/confirmation-form-1.js';
import { anyForm } from '../forms/index.js';
import { validate } from '../forms/parts/input.js';
import { blankedInput } from '../forms/parts/blanked-input.js';
import { confirmationDocument } from '../src/councils/documents.js';
import { LONGEST_TEXT } from '../src/procedure/fields/limits.js';
import { applicationForms } from '../src/applications/documents/application-forms.js';
import { correctionPlace } from '../src/procedure/requirements/correction-places.js';
import { remediesOf } from '../src/applications/documents/application-form-remedies.js';
import { CONTENT_INPUTS, parseSection } from '../src/inputs/events/index.js';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { addDays } from '../src/procedure/calendar/days.js';
import { formatJapaneseDate } from '../src/procedure/calendar/japanese-date.js';
import { bodyOfSection } from '../src/procedure/fields/content-sections.js';
import { fullWidth } from '../src/procedure/terms/official-words.js';
import { canonicalJson } from '../src/record/canonical-json.js';
import { formState } from '../src/web/components/index.js';
import { summaryRows } from '../src/web/content/content-summary.js';
import { storedValues } from '../src/applications/documents/stored-values.js';
import { ContentFieldView } from '../src/web/content/field-view.js';
import { type ApplicationContent, emptyContent, exampleContent, SECTIONS } from '../src/procedure/fields/content.js';
import type { Field, Fields, Section } from '../src/procedure/fields/field.js';
import { contentSections, sectionOf } from '../src/procedure/fields/sections.js';
import { type Kind, KINDS } from '../src/procedure/terms/kinds.js';
import { contentProblems } from '../src/procedure/requirements/content-problems.js';
import { readStoredContent } from '../src/procedure/fields/stored-content.js';
import { drawn, formText } from './support/describe-form.js';
import { squeezed, textPlaces } from './support/pdf-reading.js';
import { OWN_AREA, sampleArea, sampleFacts } from './support/procedure.js';
import { remedyOf } from '../src/documents/remedies.js';
import { hokkaidoProfile } from './support/procedure-samples.js';

interface Leaf {
  /** Within the content, of a row the first: ['destinations', 0, 'persons']. */
  path: (string | number)[];
  field: Exclude<Field, { input: 'group' | 'rows' | 'results' }>;
}

function leavesOf(fields: Fields, within: Leaf['path'] = []): Leaf[] {
  return Object.entries(fields).flatMap(([name, field]): Leaf[] => {
    if (field.input === 'group') return leavesOf(field.fields, [...within, name]);
    if (field.input === 'rows' || field.input === 'results') return leavesOf(field.fields, [...within, name, 0]);
    return [{ path: [...within, name], field }];
  });
}

const inWords = (path: Leaf['path']) =>
  path.map((name, at) => (typeof name === 'number' ? `[${name}]` : at === 0 ? name : `.${name}`)).join('');

/** The value at a path put in the place of what stands there. */
function withValue(holder: unknown, [name, ...rest]: Leaf['path'], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(holder))
    return holder.map((item: unknown, at) => (at === name ? withValue(item, rest, value) : item));
  const group = holder as Record<string, unknown>;
  return { ...group, [name]: withValue(group[name], rest, value) };
}

/** A change, with every sub-item chosen and a referral, so that every field is asked. */
function everythingAsked(kind: Kind): ApplicationContent {
  const content = {
    ...exampleContent(kind, 'change'),
    violation: { exists: true, referredOn: '2025-06-30', publishedOn: '2025-07-04' },
  };
  return content.kind === 'B'
    ? { ...content, subItems: ['(1)イ', '(2)イ', '(3)イ', '(3)ウ'], results: [{ code: '(2)イ', text: '年間の件数' }] }
    : content;
}

const factsWith = (kind: Kind, content: unknown) =>
  sampleFacts(kind, {
    procedure: 'change',
    profile: hokkaidoProfile(),
    content: content as ApplicationContent,
    planningAreas: { [OWN_AREA]: sampleArea(OWN_AREA), nemuro: sampleArea('nemuro', '根室') },
  });

/** Which page asks for it, by its item there or the list it stands in. */
function itemOf(kind: Kind, path: Leaf['path']) {
  const sections = contentSections(factsWith(kind, everythingAsked(kind)));
  const [list] = inWords(path).split('[');
  return sections.flatMap(({ fields }) => fields).find((item) => item.path === inWords(path) || item.path === list);
}

const LEAVES = KINDS.flatMap((kind) => {
  const sections: readonly Section[] = SECTIONS[kind];
  return sections.flatMap(({ fields }) =>
    leavesOf(fields).map((leaf) => ({ ...leaf, kind, name: inWords(leaf.path) })),
  );
});

test('every kind has its fields, and every section some', () => {
  for (const kind of KINDS) expect(LEAVES.filter((leaf) => leaf.kind === kind).length).toBeGreaterThan(12);
});

test.each(LEAVES)('$kind $name: page, check page, correction and remedy', ({ kind, path, field }) => {
  const content = everythingAsked(kind);
  const facts = factsWith(kind, content);
  const sections = contentSections(facts);
  const section = sectionOf(sections, inWords(path));
  expect(itemOf(kind, path)).toBeDefined();
  expect(section).not.toBeNull();
  if (section === null) return;
  const rows = summaryRows(section, content, { areas: [], subItems: facts.profile.subItems, path: '/here' });
  expect(rows.length).toBeGreaterThanOrEqual(section.fields.length);
  expect([section.title, `${section.title}（${field.name}）`].map((place) => `申請内容：${place}`)).toContain(
    correctionPlace(facts, inWords(path)),
  );
  const told = path.some((name) => typeof name === 'number')
    ? (sectionHolding(kind, path).fields[path[0] as string]?.name ?? '')
    : field.name;
  expect(remedyOf(remediesOf(facts), told).text).toBe(`「${section.title}」で直してください。`);
});

function sectionHolding(kind: Kind, [first = '']: Leaf['path']): Section {
  const sections: readonly Section[] = SECTIONS[kind];
  const section = sections.find(({ fields }) => first in fields);
  if (!section) throw new Error(`no section of ${kind} has ${first}`);
  return section;
}

test.each(LEAVES)('$kind $name: REST takes it, describes it and reads it from storage', ({ kind, path }) => {
  const content = everythingAsked(kind);
  const section = sectionHolding(kind, path);
  const body = Object.fromEntries(Object.entries(content).filter(([name]) => name in section.fields));
  expect(parseSection(kind, section.id, body, 'json')).toEqual({ ok: true, fields: body });
  const properties = Reflect.getMetadata(
    'swagger/apiModelPropertiesArray',
    CONTENT_INPUTS[kind].prototype as object,
  ) as string[];
  expect(properties).toContain(`:${path[0]}`);
  const unread = withValue(content, path, { no: 'value' });
  const { unreadable } = readStoredContent(kind, unread);
  expect(unreadable.map(({ field }) => field)).toEqual([
    path.at(-1) === 0 ? inWords(path.slice(0, -1)) : inWords(path),
  ]);
});

/** What may be empty: it says so, is a yes/no, or hangs on something else. */
const mayBeEmpty = ({ field, path }: Leaf) =>
  ('optional' in field && field.optional === true) ||
  field.input === 'yesNo' ||
  (field.input === 'tick' && field.whenUnset === undefined) ||
  path[0] === 'results';

test.each(LEAVES.filter((leaf) => !mayBeEmpty(leaf)))(
  '$kind $name: is missed while it is empty',
  ({ kind, path, field }) => {
    const content = everythingAsked(kind);
    expect(contentProblems(factsWith(kind, content)).map(({ field: at }) => at)).not.toContain(inWords(path));
    const nothing = { line: '', text: '', area: '', number: null, day: null, tick: false, subItems: [] }[
      field.input as 'line'
    ];
    const problems = contentProblems(factsWith(kind, withValue(content, path, nothing)));
    expect(problems.map(({ field: at }) => at)).toContain(inWords(path));
  },
);

const institution = {
  name: '架空病院',
  address: '架空市',
  establisherName: '架空会',
  establisherAddress: '架空市',
  establisherRepresentative: '理事長',
  administratorName: '院長',
};

const documentsOf = (kind: Kind, content: unknown) =>
  applicationForms({ facts: factsWith(kind, content), institution, today: '2026-12-04' });

/** That the medical plan lists the hospital makes 様式5-1 needless; the plan itself shows it, and no document says it. */
const ON_NO_DOCUMENT = ['listedInTable5', 'listedInTable7'];

test.each(LEAVES.filter(({ name }) => !ON_NO_DOCUMENT.includes(name)))(
  '$kind $name: a document of the application prints it',
  ({ kind, path }) => {
    const printing = documentsOf(kind, everythingAsked(kind)).filter(({ formId }) => {
      const { content } = anyForm(formId).input.fields;
      return content?.kind === 'content' && path[0] !== undefined && path[0] in content.fields;
    });
    expect(printing.length).toBeGreaterThan(0);
  },
);

/** The numbers and days of a kind, each with a value of its own, and the content that holds them. */
function ownValues(kind: Kind) {
  const leaves = LEAVES.filter(
    ({ kind: of, field }) => of === kind && (field.input === 'number' || field.input === 'day'),
  ).map((leaf, at) => ({
    ...leaf,
    value: leaf.field.input === 'number' ? 731 + 17 * at : addDays('2025-02-03', 41 * at),
  }));
  const content = leaves.reduce<unknown>(
    (whole, { path, value }) => withValue(whole, path, value),
    withSecondRows(everythingAsked(kind)),
  );
  return { leaves, content: content as ApplicationContent };
}

/** So that a total says another thing than the row. */
function withSecondRows(content: ApplicationContent): object {
  const rows = (value: unknown): unknown =>
    Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : value;
  const fields = Object.assign({}, ...SECTIONS[content.kind].map((section) => section.fields)) as Fields;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, fields[name]?.input === 'rows' ? rows(value) : value]),
  );
}

/** A number with its unit, a day in 和暦. */
const inJapanese = (field: Leaf['field'], value: number | string): string =>
  typeof value === 'number'
    ? `${value.toLocaleString('en-US')}${field.input === 'number' ? field.unit : ''}`
    : formatJapaneseDate(value);

/** The page that writes a section, and the one that checks it. */
function pagesOf(kind: Kind, content: ApplicationContent, id: string): { writes: string; checks: string } {
  const facts = factsWith(kind, content);
  const section = contentSections(facts).find((each) => each.id === id);
  if (!section) throw new Error(`no section ${id} of ${kind}`);
  const { subItems } = facts.profile;
  const form = formState(storedValues(content, section));
  const context = { form, areas: [], subItems, extra: null, path: '/here' };
  const writes = section.fields.map((field) => renderToString(h(ContentFieldView, { field, context }))).join('');
  const checks = summaryRows(section, content, { areas: [], subItems, path: '/here' });
  return {
    writes,
    checks: checks.map(({ label, value }) => `${label}：${typeof value === 'string' ? value : ''}`).join('\n'),
  };
}

test.each(KINDS)(
  '%s: every number and every day stands on its pages, in REST and on its documents as what it is',
  async (kind) => {
    const { leaves, content } = ownValues(kind);
    const documents = documentsOf(kind, content);
    const printed = (await Promise.all(documents.map(({ formId, input }) => formText(formId, input)))).join('');
    expect(leaves.length).toBeGreaterThan(0);
    const found = leaves.map(({ path, name, field, value }) => {
      const { id } = sectionHolding(kind, path);
      const { writes, checks } = pagesOf(kind, content, id);
      const words = inJapanese(field, value);
      const typed = field.input === 'number' ? String(value) : words;
      const body = bodyOfSection(content, id);
      const read = parseSection(kind, id, JSON.parse(JSON.stringify(body)), 'json');
      return {
        name,
        writes: writes.includes(`value="${typed}"`),
        checks: checks.includes(words),
        rest: read.ok && canonicalJson(read.fields) === canonicalJson(body),
        // a figure that is compared down a column stands in half width
        printed: printed.includes(fullWidth(words)) || (field.input === 'number' && printed.includes(words)),
      };
    });
    expect(
      found.filter(({ writes, checks, rest, printed: onPaper }) => !(writes && checks && rest && onPaper)),
    ).toEqual([]);
  },
  60_000,
);

const ANSWERS = LEAVES.filter(({ field }) => field.input === 'tick' || field.input === 'yesNo');

test.each(ANSWERS)('$kind $name: yes and no are told apart on pages, in REST and on the documents', async (leaf) => {
  const { kind, path, name } = leaf;
  const { id } = sectionHolding(kind, path);
  const told = async (answer: boolean) => {
    const content = withValue(everythingAsked(kind), path, answer) as ApplicationContent;
    const { writes, checks } = pagesOf(kind, content, id);
    const read = parseSection(kind, id, bodyOfSection(content, id), 'json');
    const documents = documentsOf(kind, content);
    const printed = await Promise.all(documents.map(({ formId, input }) => formText(formId, input)));
    return { writes, checks, read: read.ok && canonicalJson(read.fields), printed: printed.join('') };
  };
  const [yes, no] = [await told(true), await told(false)];
  expect(yes.writes).not.toBe(no.writes);
  expect(yes.checks).not.toBe(no.checks);
  expect(yes.read).not.toBe(no.read);
  if (!ON_NO_DOCUMENT.includes(name)) expect(yes.printed).not.toBe(no.printed);
  const { field } = leaf;
  const words = field.input === 'tick' ? field.statement : field.input === 'yesNo' ? field.yes : '';
  if (typeof words === 'string') expect(yes.checks).toContain(words);
});

test.each(KINDS)(
  '%s: a figure or a day that is not known yet is left blank on its documents, without its unit',
  async (kind) => {
    const { leaves, content } = ownValues(kind);
    const blank = leaves.reduce<unknown>((whole, { path }) => withValue(whole, path, null), content);
    for (const { formId, input } of documentsOf(kind, blank)) {
      const { content: own } = anyForm(formId).input.fields;
      const units = leaves.flatMap(({ field, path: [name = ''] }) =>
        own?.kind === 'content' && name in own.fields && field.input === 'number' ? [field.unit] : [],
      );
      const places = await textPlaces(await drawn(formId, blankedInput(anyForm(formId).input, input)));
      const alone = places.map(({ text }) => text.trim()).filter((text) => units.includes(text) || /^0\D$/u.test(text));
      expect([formId, alone]).toEqual([formId, []]);
      expect(places.map(({ text }) => text).join('')).not.toMatch(/undefined|null|NaN/u);
    }
  },
  60_000,
);

test.each(KINDS)(
  '%s: every text that is written stands on its documents',
  async (kind) => {
    const texts = LEAVES.filter(
      ({ kind: of, field }) => of === kind && (field.input === 'line' || field.input === 'text'),
    );
    const marked = texts
      .filter(({ path }) => path.at(-1) !== 'code')
      .map(({ path, name }, at) => ({ path, name, mark: `見本の記載その${at + 1}。` }));
    // A place is written out of a destination that lies in no area of ours.
    const asked = everythingAsked(kind);
    const begun = kind === 'RENKEI_B' ? withValue(asked, ['destinations', 0, 'planningAreaId'], '') : asked;
    const content = marked.reduce<unknown>((whole, { path, mark }) => withValue(whole, path, mark), begun);
    const documents = documentsOf(kind, content);
    const printed = (await Promise.all(documents.map(({ formId, input }) => formText(formId, input)))).join('');
    expect(marked.filter(({ mark }) => !printed.includes(squeezed(mark))).map(({ name }) => name)).toEqual([]);
  },
  60_000,
);

test('nothing is described that the empty content does not hold', () => {
  for (const kind of KINDS) expect(readStoredContent(kind, emptyContent(kind)).unreadable).toEqual([]);
});

test('one limit from the keyboard to the document: the longest role and results that are taken are printed by 確認様式1', () => {
  const longest = 'あ'.repeat(LONGEST_TEXT);
  const results = [{ code: '(2)イ', text: longest }];
  const content = { ...everythingAsked('B'), regionalRole: longest, results } as ApplicationContent;
  expect(parseSection('B', 'reason', { regionalRole: longest }, 'json').ok).toBe(true);
  expect(parseSection('B', 'results', { results }, 'json').ok).toBe(true);
  const facts = factsWith('B', content);
  const { input } = confirmationDocument(
    { facts, institution },
    { planningAreaId: OWN_AREA, purpose: 'meeting', hearing: null, today: '2026-12-04' },
  );
  expect(validate(confirmationForm1.input, input)).toEqual([]);
  expect(parseSection('B', 'reason', { regionalRole: `${longest}あ` }, 'json').ok).toBe(false);
});
