import { choice } from './input.js';

/** Official name of each kind and where the law has it; B's articles hold for the others through 準用. */
const KINDS = {
  B: { name: '特定地域医療提供機関', level: 'Ｂ水準', designation: '第１１３条第１項', applied: undefined },
  RENKEI_B: {
    name: '連携型特定地域医療提供機関',
    level: '連携Ｂ水準',
    designation: '第１１８条第１項',
    applied: '第１１８条第２項',
  },
  C1: {
    name: '技能向上集中研修機関',
    level: 'Ｃ－１水準',
    designation: '第１１９条第１項',
    applied: '第１１９条第２項',
  },
  C2: {
    name: '特定高度技能研修機関',
    level: 'Ｃ－２水準',
    designation: '第１２０条第１項',
    applied: '第１２０条第２項',
  },
} as const;

export type Kind = keyof typeof KINDS;

/** 「特定地域医療提供機関」: the statutory name alone, as in the titles of the application forms. */
export const institutionTitle = (kind: Kind): string => KINDS[kind].name;

export type Procedure = 'new' | 'renewal' | 'change';

export const kindField = choice<Kind>('指定の区分', { B: 'Ｂ', RENKEI_B: '連携Ｂ', C1: 'Ｃ－１', C2: 'Ｃ－２' });
export const procedureField = choice<Procedure>('手続の種類', { new: '新規', renewal: '更新', change: '業務変更' });

/** 「特定地域医療提供機関（Ｂ水準）」 */
export function kindName(kind: Kind): string {
  return `${KINDS[kind].name}（${KINDS[kind].level}）`;
}

/** 「Ｂ水準」, for narrow columns. */
export function levelName(kind: Kind): string {
  return KINDS[kind].level;
}

/** What the law lets change with an approval (法116①): for 連携B the work of the doctors sent (法118②). */
export function businessOf(kind: Kind): string {
  return kind === 'RENKEI_B' ? '派遣をされる医師の業務' : '指定に係る業務';
}

/** 「医療法第１１３条第１項」: the article under which this kind is designated. */
export function designationArticle(kind: Kind): string {
  return `医療法${KINDS[kind].designation}`;
}

/** One of B's articles (114, 115, 116) as it holds for the kind, with the 準用 for the other three. */
export function articleFor(kind: Kind, article: string): string {
  const { applied } = KINDS[kind];
  return applied ? `医療法${applied}において準用する同法${article}` : `医療法${article}`;
}

const joined = (articles: readonly string[]): string =>
  articles.length < 2 ? articles.join('') : `${articles.slice(0, -1).join('、')}及び${articles.at(-1)}`;

/** 「第１１３条第１項及び第１１９条第１項」: the articles under which several kinds are designated at once. */
export function directArticles(kinds: readonly Kind[]): string {
  return joined(kinds.map((kind) => KINDS[kind].designation));
}

/**
 * One of B's articles as it holds for several kinds at once: 「第１１７条第３項」 for B, 「第１１７条第３項（同法第１１８条第２項
 * において準用する場合を含む。）」 with others, 「第１１８条第２項において準用する同法第１１７条第３項」 for others alone.
 */
export function appliedArticles(kinds: readonly Kind[], article: string): string {
  const through = joined(kinds.flatMap((kind) => KINDS[kind].applied ?? []));
  if (through === '') return article;
  return kinds.includes('B')
    ? `${article}（同法${through}において準用する場合を含む。）`
    : `${through}において準用する同法${article}`;
}
