import type { CaseQueries } from '../../applications/queries/case-queries.js';
import type { CaseRow } from '../../applications/queries/case-rows.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { caseName } from '../../procedure/terms/reference-number.js';
import { inWords } from '../case-elements/value-words.js';
import type { UnsentPost } from './unsent-posts.js';
import { formAt, type FormWords } from './unsent-words.js';

/** What the person who sent a form is told of it. */
export interface UnsentTold {
  /** The operation, as its page calls it. */
  title: string;
  /** The page on which it can be filled in again. */
  page: string;
  /** Hospital and number of the cases, those that the person may see now. */
  cases: readonly string[];
  typed: readonly { label: string; value: string }[];
}

/** More are counted. */
const MOST_CASES = 5;

/** @returns null for a form that was posted to no address of ours */
export async function toldOf(queries: CaseQueries, actor: Actor, post: UnsentPost): Promise<UnsentTold | null> {
  const form = formAt(post.action);
  if (form === null) return null;
  const ids = new Set(form.caseId === undefined ? chosenIn(post) : [form.caseId]);
  if (form.hearingId !== undefined)
    for (const { caseId } of await queries.centreHearings(actor, { hearingIds: [form.hearingId] })) ids.add(caseId);
  const rows = await queries.rows(actor, [...ids]);
  const words = form.wordsFor(rows[0] ?? null);
  return { title: words.title, page: words.page, cases: named(rows), typed: typedOf(post, words) };
}

const chosenIn = ({ texts }: UnsentPost) =>
  texts.flatMap(([name, value]) => (/^caseIds(\[\d*\])?$/u.test(name) ? [value] : []));

function named(rows: readonly CaseRow[]): string[] {
  const first = rows.slice(0, MOST_CASES).map((row) => `${row.institutionName}（${caseName(row)}）`);
  return rows.length > MOST_CASES ? [...first, `ほか${rows.length - MOST_CASES}件`] : first;
}

/** By the labels of the form, in its order. A tick behind a hidden `false` posts both, and the last one counts. */
function typedOf({ texts }: UnsentPost, { labelOf }: FormWords): UnsentTold['typed'] {
  return texts.flatMap(([name, value], index) => {
    const label = labelOf(name);
    const [next] = texts[index + 1] ?? [];
    const isBehindTick = value === 'false' && next === name;
    return label === undefined || value.trim() === '' || isBehindTick ? [] : [{ label, value: inWords(value) }];
  });
}
