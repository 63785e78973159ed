import { articleFor, type Kind, type Procedure } from './kinds.js';

/**
 * The provisions whose violation the pledge is about (令14; the last one by 則82②), with the headings that Hokkaido's
 * guide gives them (第2版 2 要件3).
 */
export const LABOUR_LAW: readonly { law: string; articles: readonly string[] }[] = [
  {
    law: '労働基準法',
    articles: [
      '第２４条（賃金の支払）',
      '第３２条（労働時間）',
      '第３４条（休憩）',
      '第３５条第１項（休日）',
      '第３６条第６項（第２号及び第３号に係る部分に限る。）（時間外及び休日の労働）',
      '第３７条第１項及び第４項（時間外、休日及び深夜の割増賃金）',
      '第１４１条第３項（時間外及び休日の労働）',
    ],
  },
  { law: '最低賃金法', articles: ['第４条第１項（最低賃金）'] },
  { law: '労働基準法施行規則', articles: ['第２５条の２第１項'] },
];

/** The requirement the pledge answers: 法113③三, borrowed by the kind, the renewal (法115④) and the change (法116②). */
export function labourRequirement(kind: Kind, procedure: Procedure): string {
  const through = {
    new: '',
    renewal: '第１１５条第４項において準用する同法',
    change: '第１１６条第２項において準用する同法',
  }[procedure];
  return articleFor(kind, `${through}第１１３条第３項第３号`);
}

/** Where the ordinance says which fact counts, by kind: of a new application, and what renewal and change borrow it with. */
const FACT: Readonly<Record<Kind, { borrowed: string } & Record<Exclude<Procedure, 'new'>, string>>> = {
  B: { borrowed: '', renewal: '第８４条第２項', change: '第８５条第４項' },
  RENKEI_B: { borrowed: '第８９条第２項', renewal: '第９１条第２項', change: '第９２条第４項' },
  C1: { borrowed: '第９６条第２項', renewal: '第９８条第２項', change: '第９９条第４項' },
  C2: { borrowed: '第１０３条第２項', renewal: '第１０５条第２項', change: '第１０６条第８項' },
};

/** 「医療法施行規則第８９条第２項において準用する同規則第８２条第２項」: the fact that must not exist. */
export function labourFact(kind: Kind, procedure: Procedure): string {
  const { borrowed, renewal, change } = FACT[kind];
  const through = [{ new: '', renewal, change }[procedure], borrowed].filter((article) => article !== '');
  return `医療法施行規則${[...through, '第８２条第２項'].join('において準用する同規則')}`;
}
