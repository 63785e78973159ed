/** What is missing or contradictory in the content of an application, for its kind and procedure. */
import { type BSubItem, needsForm5_1 } from '../fields/b-sub-items.js';
import type { ContentB, ContentC1, ContentRenkeiB } from '../fields/content.js';
import { fieldsOf } from '../fields/content.js';
import type { Field, FieldFacts, Fields } from '../fields/field.js';
import { type Problem, ProblemList } from '../fields/problems.js';
import type { SectionFacts } from '../fields/sections.js';
import { qualifyB } from './qualification.js';

/** Every problem, in the order of the pages; empty when the content can be submitted. */
export function contentProblems(facts: SectionFacts): Problem[] {
  const { content, kind } = facts;
  const list = new ProblemList();
  list.check(content.kind === kind, 'kind', '申請の区分と入力内容の区分が違います。区分を選び直してください。');
  const fields = fieldsOf(content.kind);
  return [...list.problems, ...inOrder(fields, [...fieldProblems(fields, content, facts), ...ruleProblems(facts)])];
}

type Values = Readonly<Record<string, unknown>>;

/** What each field of a page, a group or a row lacks by itself. */
function fieldProblems(fields: Fields, values: Values, facts: FieldFacts): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const asked = (field.asked?.(facts) ?? true) && !hangsOnNo(field, values);
    return asked ? problemsOf(field, name, values[name], facts) : [];
  });
}

function hangsOnNo(field: Field, beside: Values): boolean {
  return 'onlyIf' in field && field.onlyIf !== undefined && beside[field.onlyIf] === false;
}

function problemsOf(field: Field, path: string, value: unknown, facts: FieldFacts): Problem[] {
  const list = new ProblemList();
  const { name } = field;
  switch (field.input) {
    case 'line':
    case 'text': {
      const text = value as string;
      if (field.optional !== true) list.requireText(path, text, name);
      const fault = field.input === 'line' && text.trim() !== '' ? (field.fault?.(text) ?? null) : null;
      if (fault !== null) list.add(path, fault);
      return list.problems;
    }
    case 'number':
      if (value !== null || field.optional !== true)
        list.requireNumber(path, value as number | null, name, field.least, field.most);
      return list.problems;
    case 'day':
      if (value !== null || field.optional !== true) list.requireDate(path, value as string | null, name);
      return list.problems;
    case 'tick':
      if (field.whenUnset !== undefined) list.check(value === true, path, field.whenUnset);
      return list.problems;
    case 'yesNo':
    case 'results':
      return [];
    case 'area':
      list.check(value !== '', path, `${name}を選んでください。`);
      return list.problems;
    case 'subItems':
      list.check((value as string[]).length > 0, path, `${name}を一つ以上選んでください。`);
      return list.problems;
    case 'group':
      return innerProblems(field, path, value as Values, facts);
    case 'rows': {
      const rows = value as Values[];
      list.check(field.optional === true || rows.length > 0, path, `${name}を一つ以上入力してください。`);
      return [...list.problems, ...rows.flatMap((row, index) => innerProblems(field, `${path}[${index}]`, row, facts))];
    }
  }
}

/** Problems of a group or a row, its own rule among those of its fields. */
function innerProblems(
  group: Extract<Field, { input: 'group' | 'rows' }>,
  path: string,
  values: Values,
  facts: FieldFacts,
): Problem[] {
  const { fields } = group;
  const own = inOrder(fields, [...fieldProblems(fields, values, facts), ...(group.rule?.(values as never) ?? [])]);
  return own.map(({ field, message }) => ({ field: `${path}.${field}`, message }));
}

/** As the fields stand on the page. */
function inOrder(fields: Fields, problems: readonly Problem[]): Problem[] {
  return Object.keys(fields).flatMap((name) => problems.filter(({ field }) => field.split(/[.[]/u)[0] === name));
}

/** What the fields of one kind ask of each other. */
function ruleProblems(facts: SectionFacts): Problem[] {
  const { content, profile } = facts;
  switch (content.kind) {
    case 'B':
      return subItemProblems(content, profile);
    case 'RENKEI_B':
      return repeatedDestinations(content);
    case 'C1':
      return trainingProblems(content);
    case 'C2':
      return [];
  }
}

/** Every chosen sub-item is shown, and nothing else is (法113①, 則80). */
function subItemProblems(content: ContentB, profile: SectionFacts['profile']): Problem[] {
  const list = new ProblemList();
  const chosen = profile.subItems.filter(({ code }) => content.subItems.includes(code));
  for (const { code, met, reason, hint } of qualifyB(content, profile).items) {
    list.check(met, placeOf(chosen.find((item) => item.code === code)), `${code}：${reason}${hint}`);
  }
  for (const { code, text } of content.results) {
    const asked = chosen.some((item) => item.code === code && needsForm5_1(item, content));
    list.check(
      asked || text.trim() === '',
      `results[${code}]`,
      `${code}は選ばれていないか、実績の記載が要らない小項目です。小項目を選ぶか、実績を消してください。`,
    );
  }
  return list.problems;
}

/** Where the shortfall of a sub-item is mended; a code the profile does not know is mended in the choice itself. */
function placeOf(item: BSubItem | undefined): string {
  if (item === undefined) return 'subItems';
  return item.criterion === 'emergencyFigures' ? 'emergency' : `results[${item.code}]`;
}

function repeatedDestinations({ destinations }: ContentRenkeiB): Problem[] {
  const list = new ProblemList();
  const seen = new Set<string>();
  for (const [index, { institutionName, department }] of destinations.entries()) {
    const key = [institutionName.trim(), department.trim()].join('／');
    list.check(
      institutionName.trim() === '' || !seen.has(key),
      `destinations[${index}].institutionName`,
      '同じ派遣先と診療科が二度あります。一つにまとめてください。',
    );
    seen.add(key);
  }
  return list.problems;
}

/** 法119①: one training or both; specialty trainees are those of 2号. */
function trainingProblems({ clinicalTraining, specialtyTraining, specialtyTraineesApplied }: ContentC1): Problem[] {
  const list = new ProblemList();
  list.check(
    clinicalTraining || specialtyTraining,
    'clinicalTraining',
    '臨床研修（法119①一）と専門研修（法119①二）の一方又は両方を選んでください。',
  );
  list.check(
    specialtyTraining || !specialtyTraineesApplied,
    'specialtyTraineesApplied',
    '専攻医に適用するには、専門研修（法119①二）を選んでください。',
  );
  return list.problems;
}
