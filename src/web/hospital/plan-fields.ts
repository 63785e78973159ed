/** Items of the plan's and the evaluation's key facts; paths are those of the events' inputs. */
import type { Kind } from '../../procedure/terms/kinds.js';
import { ORDINANCE } from '../../procedure/terms/law.js';
import { planMatters } from '../../procedure/requirements/plan-problems.js';
import type { SingleItem } from '../../procedure/fields/sections.js';

/** 医師労働時間短縮計画（案）. */
export function planFields(kind: Kind): SingleItem[] {
  const article = ORDINANCE[kind].plan;
  return [
    { input: 'day', path: 'periodFrom', label: '計画期間の始まり', formItem: '計画のひな型' },
    {
      input: 'day',
      path: 'periodTo',
      label: '計画期間の終わり',
      formItem: '計画のひな型',
      support: '始まりから5年以内（例：令和14年3月31日）',
    },
    { input: 'number', path: 'doctorsTotal', label: '勤務する医師の人数', unit: '人' },
    {
      input: 'number',
      path: 'doctorsOver960',
      label: '年960時間を超える見込みの医師の人数',
      unit: '人',
      support: '時間外・休日労働の合計で数えます',
    },
    { input: 'number', path: 'longestHours', label: '最も長い医師の時間外・休日労働（年間）', unit: '時間' },
    {
      input: 'line',
      path: 'heardFrom',
      label: '意見を聴いた相手',
      width: 40,
      formItem: `${article}一`,
      support: '勤務する医師その他の関係者（例：勤務医の代表、看護部、医療技術部）',
    },
    { input: 'day', path: 'heardOn', label: '意見を聴いた日', formItem: `${article}一` },
    ...planMatters(kind).map(({ id, text, legalBasis }): SingleItem => ({
      input: 'tick',
      path: `matters.${id}`,
      label: text,
      statement: '計画（案）に記載した',
      formItem: legalBasis,
    })),
  ];
}

/** The application for the evaluation. */
export const EVALUATION_APPLICATION_FIELDS: readonly SingleItem[] = [
  { input: 'day', path: 'appliedOn', label: '受審の申込日' },
  {
    input: 'line',
    path: 'receiptNo',
    label: '評価センターの受付番号',
    support: '評価センターから届いた番号。分からないときは「申込済」と書いてください',
  },
];

/** Its result, after the phrase that was chosen. */
export const EVALUATION_RESULT_FIELDS: readonly SingleItem[] = [
  { input: 'line', path: 'noticeNo', label: '評価結果通知書の番号' },
  { input: 'day', path: 'noticedOn', label: '評価結果通知書の日付' },
  { input: 'day', path: 'asOf', label: '評価時点', support: '評価の対象となった時点。通知書に書かれています' },
  {
    input: 'text',
    path: 'onHoldReason',
    label: '評価保留のまま手続を進める理由',
    support: '「評価保留」のときだけ書いてください。空でも記録でき、提出の前に必要になります',
    rows: 4,
  },
];
