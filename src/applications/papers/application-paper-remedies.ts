/** Where what is wrong on a paper of an application is mended: the hospital's pages, by their titles. */
import type { MendingPlace, Remedies } from '../../documents/issued-documents.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import type { Kind } from '../../procedure/terms/kinds.js';

/** Pages of a kind's own fields. A field is named as on the paper, or by the words its name begins with. */
const PAGES: Readonly<Record<Kind, readonly [field: string, page: string][]>> = {
  B: [
    ['指定に係る業務の内容', '業務と小項目'],
    // an entry is short of its results; without any entry nothing is chosen
    ['該当する小項目（', '機能と年間の実績'],
    ['該当する小項目', '業務と小項目'],
    ['医師をやむを得ず長時間従事', '長時間の必要性と地域での役割'],
    ['地域の医療提供体制の構築方針', '長時間の必要性と地域での役割'],
  ],
  RENKEI_B: [['派遣', '医師の派遣']],
  C1: [
    ['指定に係る業務の内容', '研修の内容'],
    ['研修', '研修の内容'],
  ],
  C2: [
    ['指定に係る業務の内容', '特定分野と大臣の確認'],
    ['特定分野', '特定分野と大臣の確認'],
    ['教育研修環境', '特定分野と大臣の確認'],
    ['適用する医師', '指導体制と適用する医師'],
    ['指導体制', '指導体制と適用する医師'],
    ['研修を受ける医師', '指導体制と適用する医師'],
  ],
};

const PAGES_OF_ALL: readonly [field: string, page: string][] = [
  ['担当者', '医療機関の基本情報'],
  ['変更', '医療機関の基本情報'],
  ['誓約の年月日', '誓約書'],
  ['送致等', '誓約書'],
];

/** Fields a hospital cannot change itself: what is registered about it and its designation. */
const REGISTERED = ['開設者', '管理者の氏名', '病院又は診療所の名称', '所在の場所', '現に受けている指定'];

/** A field of each page, by which the page is found. */
const PLACE_OF_PAGE: Readonly<Record<string, MendingPlace>> = {
  医療機関の基本情報: 'content:contactName',
  業務と小項目: 'content:subItems',
  機能と年間の実績: 'content:emergency',
  長時間の必要性と地域での役割: 'content:longHoursReason',
  医師の派遣: 'content:destinations',
  研修の内容: 'content:business',
  特定分野と大臣の確認: 'content:field',
  指導体制と適用する医師: 'content:doctors',
  誓約書: 'content:pledge',
};

/** For every paper of the case. */
export function remediesOf({ kind, profile }: Pick<CaseFacts, 'kind' | 'profile'>): Remedies {
  return [
    ...[...PAGES[kind], ...PAGES_OF_ALL].map(([field, page]) => ({
      field,
      remedy: `「${page}」で直してください。`,
      at: PLACE_OF_PAGE[page],
    })),
    ...REGISTERED.map((field) => ({
      field,
      remedy: `登録内容を直す必要があります（${profile.submission.office}に連絡してください）。`,
      at: 'institution' as const,
    })),
    { field: '申請の年月日', remedy: '「確認と提出」で申請を提出すると入ります。', at: 'submission' },
  ];
}
