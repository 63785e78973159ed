/** 医師労働時間短縮計画の案 (則82①): its key facts. */
import { ORDINANCE } from '../terms/law.js';
import { SPECIAL_CAP_HOURS } from '../terms/yearly-caps.js';
import { type CompleteValuesOf, day, type FieldFacts, group, line, number, tick, type TickField } from './field.js';

const MOST_DOCTORS = 10_000;

const heard = ({ kind }: FieldFacts) => `${ORDINANCE[kind].plan}一`;

/** What the plan must state. */
function matter(name: string, article: string, more: Pick<TickField, 'asked'> = {}): TickField {
  return tick(name, {
    ...more,
    statement: '計画（案）に記載した',
    formItem: article,
    whenUnset: `計画（案）に「${name}」を記載し、記載したことを確かめてください（${article}）。`,
    example: true,
  });
}

export const PLAN_FIELDS = {
  periodFrom: day('計画期間の始まり', { rule: 'plan.periodFrom', formItem: '計画のひな型', example: '2027-04-01' }),
  periodTo: day('計画期間の終わり', {
    rule: 'plan.periodTo',
    formItem: '計画のひな型',
    support: '始まりから5年以内（例：令和14年3月31日）',
    example: '2032-03-31',
  }),
  doctorsTotal: number('勤務する医師の人数', { unit: '人', least: 1, most: MOST_DOCTORS, example: 84 }),
  doctorsOver960: number('年960時間を超える見込みの医師の人数', {
    unit: '人',
    support: '時間外・休日労働の合計で数えます',
    least: 0,
    most: MOST_DOCTORS,
    example: 12,
  }),
  /** Hours a year, as they are expected: nobody may be expected to work more than the cap of the four kinds. */
  longestHours: number('最も長い医師の年間の時間外・休日労働の見込み', {
    label: '最も長い医師の時間外・休日労働の見込み（年間）',
    unit: '時間',
    support: `特例水準の上限は年${SPECIAL_CAP_HOURS.toLocaleString('ja-JP')}時間です（労働基準法141条の読替え）。前年度の実績が超えていたときは計画（案）に書き、ここには指定を受けた後の見込みを書きます`,
    least: 0,
    most: SPECIAL_CAP_HOURS,
    example: 1540,
  }),
  /** 医師その他の関係者 (則82①一). */
  heardFrom: line('意見を聴いた相手', {
    width: 40,
    formItem: heard,
    support: '勤務する医師その他の関係者（例：勤務医の代表、看護部、医療技術部）',
    example: '各診療科の医師の代表、看護部及び医事課',
  }),
  heardOn: day('意見を聴いた日', { rule: 'plan.heardOn', formItem: heard, example: '2026-08-20' }),
  matters: group('計画の記載事項', {
    hours: matter('医師の労働時間の状況', '則82①二イ'),
    targets: matter('労働が長時間にわたる医師の労働時間の短縮に係る目標', '則82①二ロ'),
    health: matter('医師の労務管理及び健康管理に関する事項', '則82①二ハ'),
    other: matter('その他の労働時間の短縮に関する事項', '則82①二ニ'),
    trainingEfficiency: matter('研修を効率的に行うための取組', '則96①二ロ', { asked: ({ kind }) => kind === 'C1' }),
  }),
};

export type PlanFacts = CompleteValuesOf<typeof PLAN_FIELDS>;
