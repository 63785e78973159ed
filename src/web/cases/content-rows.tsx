/** What the hospital wrote, as rows of label and value for reading. */
import type { ComponentChildren } from 'preact';
import type { ApplicationContent, CommonContent, ContentB, ContentC1, ContentC2, ContentRenkeiB } from '../../procedure/content.js';
import type { EvaluationFacts, EvaluationResult, PlanFacts, ProcedureProfile } from '../../procedure/facts.js';
import type { IsoDate, ProcedureType } from '../../procedure/kinds.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import { formatDate, formatQuantity } from '../format.js';
import { periodText } from './case-head.js';

export interface Row {
  label: string;
  value: ComponentChildren;
}

/** The four phrases in short, after domain.md §6.2; 評価保留 when a required item is not met. */
export const EVALUATION_LABEL: Readonly<Record<EvaluationResult, string>> = {
  sufficient_improving: '労働時間の短縮に向けた取組は十分に行われ、短縮も進んでいる',
  sufficient_not_improving: '労働時間の短縮に向けた取組は十分だが、短縮は進んでいない',
  needs_improvement_plan_ok: '取組に改善を要するが、計画案により改善が見込める',
  needs_improvement_plan_ng: '取組に改善を要し、計画案の見直しも要る',
  on_hold: '評価保留',
};

const EMPTY = '未入力';

function text(value: string): string {
  return value.trim() === '' ? EMPTY : value;
}

function day(value: IsoDate | null): string {
  return value === null ? EMPTY : formatDate(value);
}

function quantity(value: number | null, unit: string): string {
  return value === null ? EMPTY : formatQuantity(value, unit);
}

function yesNo(value: boolean): string {
  return value ? 'あり' : 'なし';
}

/** Everything of the application's content, by kind; rows of 業務変更 only for a change. */
export function contentRows(content: ApplicationContent, procedure: ProcedureType, context: { profile: ProcedureProfile; areas: readonly PlanningArea[] }): Row[] {
  return [...ownRows(content, context), ...commonRows(content, procedure)];
}

function ownRows(content: ApplicationContent, { profile, areas }: { profile: ProcedureProfile; areas: readonly PlanningArea[] }): Row[] {
  switch (content.kind) {
    case 'B':
      return rowsOfB(content, profile);
    case 'RENKEI_B':
      return rowsOfRenkeiB(content, areas);
    case 'C1':
      return rowsOfC1(content);
    case 'C2':
      return rowsOfC2(content);
  }
}

function rowsOfB(content: ContentB, { subItems }: ProcedureProfile): Row[] {
  const { emergency } = content;
  const chosen = content.subItems.map((code) => `${code} ${subItems.find((item) => item.code === code)?.label ?? ''}`);
  const period = emergency.periodFrom && emergency.periodTo ? `（${periodText(emergency.periodFrom, emergency.periodTo)}）` : '';
  return [
    { label: '業務の区分（小項目）', value: chosen.length === 0 ? EMPTY : <List lines={chosen} /> },
    { label: `救急車の受入件数${period}`, value: `${quantity(emergency.ambulances, '件')}${emergency.helicopterIncluded ? '（ヘリ搬送を含む）' : ''}` },
    { label: '時間外等に受診し直ちに入院した患者数', value: quantity(emergency.offHoursAdmissions, '人') },
    { label: '5疾病・事業での重要な役割', value: emergency.importantRole ? `あり：${text(emergency.importantRoleDetail)}` : 'なし' },
    { label: '医療計画の別表への掲載', value: `別表5（脳卒中）${yesNo(content.listedInTable5)}、別表7（心血管疾患）${yesNo(content.listedInTable7)}` },
    ...content.results.map((result) => ({ label: `${result.code} の年間実績`, value: text(result.text) })),
    { label: '地域の医療提供体制における役割', value: text(content.regionalRole) },
  ];
}

function rowsOfRenkeiB({ destinations }: ContentRenkeiB, areas: readonly PlanningArea[]): Row[] {
  const areaName = (id: string) => areas.find((area) => area.id === id)?.name ?? EMPTY;
  const lines = destinations.map(
    ({ institutionName, planningAreaId, department, persons, days }) =>
      `${text(institutionName)}（${areaName(planningAreaId)}圏）${text(department)}　延べ${quantity(persons, '人')}・${quantity(days, '日')}`,
  );
  return [{ label: `派遣先（${destinations.length}か所）`, value: lines.length === 0 ? EMPTY : <List lines={lines} /> }];
}

function rowsOfC1(content: ContentC1): Row[] {
  const trainings = [content.clinicalTraining && '臨床研修（法119①一）', content.specialtyTraining && '専門研修（法119①二）'].filter((each) => each !== false);
  const programmes = content.programmes.map(({ name, trainees }) => `${text(name)}（${quantity(trainees, '人')}）`);
  return [
    { label: '研修の種類', value: trainings.length === 0 ? EMPTY : trainings.join('、') },
    { label: '研修プログラム', value: programmes.length === 0 ? EMPTY : <List lines={programmes} /> },
    { label: 'C-1水準を適用する予定の専攻医', value: yesNo(content.specialtyTraineesApplied) },
    { label: '研修を効率的に行うための取組', value: text(content.efficiencyMeasures) },
  ];
}

function rowsOfC2(content: ContentC2): Row[] {
  const doctors = content.doctors.map(
    ({ name, planFrom, planTo, confirmedOn }) => `${text(name)}　計画 ${day(planFrom)}〜${day(planTo)}　大臣の確認 ${day(confirmedOn)}`,
  );
  return [
    { label: '特定分野', value: text(content.field) },
    { label: '教育研修環境の大臣の確認', value: `${day(content.environmentConfirmedOn)}　${text(content.environmentConfirmationNo)}` },
    { label: '指定後すぐにC-2水準を適用する医師', value: doctors.length === 0 ? 'なし' : <List lines={doctors} /> },
    { label: '指導の体制', value: text(content.supervision) },
  ];
}

function commonRows(content: CommonContent & { kind: ApplicationContent['kind'] }, procedure: ProcedureType): Row[] {
  const { violation, pledge } = content;
  const dispatch = content.kind === 'RENKEI_B';
  return [
    ...(dispatch ? [] : [{ label: '指定に係る業務の内容', value: text(content.business) }]),
    { label: dispatch ? '医師の派遣が必要な理由' : '長時間の労働が必要な理由', value: text(content.longHoursReason) },
    ...(procedure === 'change'
      ? [
          { label: '変更しようとする事項', value: text(content.change.matters) },
          { label: '変更の理由', value: text(content.change.reason) },
        ]
      : []),
    {
      label: '公表された労働法令違反の送致',
      value: violation.exists ? `あり（送致 ${day(violation.referredOn)}、公表 ${day(violation.publishedOn)}）` : 'なし',
    },
    { label: '誓約', value: pledge.agreed ? `誓約しています（${day(pledge.pledgedOn)}）` : EMPTY },
    { label: '担当者', value: `${text(content.contactName)}　${text(content.contactPhone)}` },
  ];
}

const MATTERS: Readonly<Record<keyof PlanFacts['matters'], string>> = {
  hours: '労働時間の状況',
  targets: '短縮の目標',
  health: '労務管理・健康管理',
  other: 'その他',
  trainingEfficiency: '研修の効率化',
};

export function planRows(plan: PlanFacts): Row[] {
  return [
    { label: '計画期間', value: periodText(plan.periodFrom, plan.periodTo) },
    { label: '勤務する医師', value: `${formatQuantity(plan.doctorsTotal, '人')}（年960時間を超える見込み ${formatQuantity(plan.doctorsOver960, '人')}）` },
    { label: '最も長い医師の時間外・休日労働', value: `年${formatQuantity(plan.longestHours, '時間')}` },
    { label: '意見を聴いた相手', value: `${text(plan.heardFrom)}（${formatDate(plan.heardOn)}）` },
    { label: '計画の記載事項', value: mattersText(plan.matters) },
  ];
}

/** The matters the plan says it covers (則82①二). */
export function mattersText(matters: PlanFacts['matters']): string {
  const covered = (Object.keys(MATTERS) as (keyof typeof MATTERS)[]).filter((matter) => matters[matter]);
  return covered.map((matter) => MATTERS[matter]).join('、') || EMPTY;
}

export function evaluationRows({ appliedOn, receiptNo, result }: EvaluationFacts): Row[] {
  const applied = { label: '受審の申込み', value: `${formatDate(appliedOn)}（受付番号 ${receiptNo}）` };
  if (result === null) return [applied, { label: '評価結果', value: '届いていません' }];
  return [
    applied,
    { label: '評価結果', value: EVALUATION_LABEL[result.overall] },
    { label: '評価結果の通知', value: `${formatDate(result.noticedOn)}　${result.noticeNo}（評価時点 ${formatDate(result.asOf)}）` },
    ...(result.overall === 'on_hold' ? [{ label: '保留のまま進める理由', value: text(result.onHoldReason) }] : []),
  ];
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="plain-lines">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
