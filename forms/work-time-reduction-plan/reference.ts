import {
  caption,
  leadIn,
  mergedDown,
  ruledTable,
  title,
  underHeading,
  type Content,
  type TableCell,
} from '../../src/pdf/elements/elements.js';
import { periodText } from '../parts/period.js';
import { hoursReference } from './hours.js';
import type { Reference } from './input.js';
import { SMALL } from './marks.js';

const SIGNS = { all: '○', most: '△', some: '▲', none: '', notApplicable: '－' } as const;

const LEGEND = '○：全部実施　△：一部実施（５割以上）　▲：一部実施（５割未満）　空欄：実施していない';

interface Group {
  name: string;
  rows: readonly { name: string; state: keyof typeof SIGNS }[];
}

/** What is done, by group; the name of a group stands beside its first row. */
function statesTable(groups: readonly Group[], content: string): Content {
  const body = groups.flatMap(({ name, rows }) => {
    const names = mergedDown(name, rows.length, false);
    return rows.map((row, index): TableCell[] => [
      names[index] as TableCell,
      row.name,
      { text: SIGNS[row.state], alignment: 'center' },
    ]);
  });
  return ruledTable([110, '*', 50], [[caption('区分'), caption(content), caption('実施状況')], ...body]);
}

const sheet = (number: string, heading: string, blocks: Content[]): Content => ({
  stack: [{ text: number, alignment: 'right' }, title(heading), ...blocks],
  pageBreak: 'before',
});

const legend = (text: string): Content => leadIn({ text, fontSize: SMALL, margin: [0, 0, 0, 6] });

/** 参考資料: 別添1, 2-1 and 2-2, each on a page of its own. */
export function referenceSheets({ period, hours, taskShift, duties }: Reference): Content[] {
  const confirmed = leadIn(underHeading(`実績の確認期間：${periodText(period)}`));
  return [
    sheet('別添１', '水準別・診療科別の対象医師の労働時間（年間の時間外・休日労働時間数）', [
      confirmed,
      hoursReference(hours),
    ]),
    sheet('別添２－１', 'タスク・シフト／シェアの実施状況', [
      confirmed,
      legend(`${LEGEND}　－：該当業務なし`),
      statesTable(taskShift, '業務内容'),
    ]),
    sheet('別添２－２', '医師の業務の見直し及びその他の勤務環境改善の実施状況', [
      confirmed,
      legend(LEGEND),
      statesTable(duties, '取組内容'),
    ]),
  ];
}
