import { choice, count, date, list, longText, optional, record, text, type InputOf } from '../parts/input.js';
import { kindField } from '../parts/kinds.js';
import { periodField } from '../parts/period.js';
import { LONGEST_REGISTERED } from '../../src/procedure/fields/limits.js';
import { EFFORTS, HEADINGS, HOURS, MAKING, MANAGEMENT, PROGRESS } from './outline.js';

/** 水準 of a doctor: one of the four kinds, or the ordinary limit. */
const levelField = choice('水準', { B: 'Ｂ', RENKEI_B: '連携Ｂ', C1: 'Ｃ－１', C2: 'Ｃ－２', A: 'Ａ' });

export const LEVELS = levelField.choices;
export type Level = InputOf<typeof levelField>;

const duration = (label: string) => record(label, { hours: count('時間'), minutes: count('分') });

/** The four figures of yearly overtime and holiday work; shares are never typed but worked out. */
const figures = {
  average: duration(HOURS.average),
  longest: duration(HOURS.longest),
  over960: count('960時間超～1,860時間の人数'),
  over1860: count('1,860時間超の人数'),
};
const yearlyHours = (label: string) => record(label, figures);

/** What was done and what is aimed at, for every item of the plan. */
const progress = {
  actual: longText('前年度の取組実績', 800),
  target: longText(PROGRESS.target, 800),
  final: longText(PROGRESS.final, 800),
};
const item = (label: string) => record(label, progress);
const effort = record('取組', { name: text('名称', 120), ...progress });

const referenceGroups = <State extends string>(label: string, content: string, states: Record<State, string>) =>
  list(
    label,
    record('区分', {
      name: text('名称', 60),
      rows: list(content, record(content, { name: text('名称', 200), state: choice('実施状況', states) })),
    }),
  );

const done = { all: '○', most: '△', some: '▲', none: '空欄' };

export const planInput = record('医師労働時間短縮計画', {
  status: choice('計画の段階', { draft: '案', settled: '策定した計画' }),
  institution: record('医療機関', {
    name: text('名称', LONGEST_REGISTERED),
    location: text('所在の場所', LONGEST_REGISTERED),
    administrator: text('管理者の職・氏名', LONGEST_REGISTERED),
  }),
  kinds: list('指定の区分', kindField),
  draftedOn: date('作成の年月日'),
  period: periodField('計画期間'),
  resultsPeriod: periodField('前年度実績の対象期間'),
  targetsFrom: date('当年度の取組の始まり'),
  departments: list(
    '対象医師の診療科',
    record('対象医師の診療科', {
      name: text('名称', 60),
      doctors: record('対象医師数', {
        B: count('Ｂ'),
        RENKEI_B: count('連携Ｂ'),
        C1: count('Ｃ－１'),
        C2: count('Ｃ－２'),
        A: count('Ａ'),
      }),
      actual: yearlyHours('前年度実績'),
      target: yearlyHours('当年度の目標'),
      final: yearlyHours('計画期間終了年度の目標'),
    }),
  ),
  management: record(HEADINGS.management, {
    timekeeping: item(MANAGEMENT.timekeeping),
    nightDuty: item(MANAGEMENT.nightDuty),
    study: item(MANAGEMENT.study),
    agreement: item(MANAGEMENT.agreement),
    health: item(MANAGEMENT.health),
    protection: item(MANAGEMENT.protection),
  }),
  awareness: list(HEADINGS.awareness, effort),
  making: record(HEADINGS.making, {
    body: text(MAKING.body, 150),
    members: text(MAKING.members, 300),
    meetings: list(MAKING.meetings, record('検討', { on: date('年月日'), matter: longText('内容', 500) })),
    heardFrom: text(MAKING.heardFrom, 300),
    heardOn: date('意見を聴いた年月日'),
    informed: longText(MAKING.informed, 1000),
  }),
  efforts: record('労働時間短縮に向けた取組', {
    taskShift: list(EFFORTS.taskShift, effort),
    duties: list(EFFORTS.duties, effort),
    environment: list(EFFORTS.environment, effort),
    sideJobs: list(EFFORTS.sideJobs, effort),
    training: list('研修の効率化', effort, 0),
  }),
  reference: optional(
    record('参考資料', {
      period: periodField('実績の確認期間'),
      hours: list(
        '別添１',
        record('水準・診療科', {
          level: levelField,
          department: text('診療科', 60),
          doctors: count('医師数'),
          ...figures,
        }),
      ),
      taskShift: referenceGroups('別添２－１', '業務内容', { ...done, notApplicable: '－' }),
      duties: referenceGroups('別添２－２', '取組内容', done),
    }),
  ),
});

export type Plan = InputOf<typeof planInput>;
export type Department = Plan['departments'][number];
export type Figures = Department['actual'];
export type Duration = Figures['average'];
export type Progress = Plan['management']['timekeeping'];
export type Effort = Plan['awareness'][number];
export type Reference = NonNullable<Plan['reference']>;
