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
