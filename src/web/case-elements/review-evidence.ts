/** What a case says about each point of the examination, so that the officer need not look for it. */
import type { CaseView } from '../../applications/queries/case-view.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { ReviewCheckId } from '../../procedure/case/facts.js';
import { PARTS_OF_CHECK } from '../../procedure/case/review-parts.js';
import { qualifyB } from '../../procedure/requirements/qualification.js';
import { YEARLY_CAPS, type YearlyCaps } from '../../procedure/terms/yearly-caps.js';
import { formatDate, formatQuantity } from '../base/format.js';
import { EVALUATION_RESULT_LABEL } from '../../procedure/fields/evaluation.js';
import { PLAN_FIELDS, type PlanFacts } from '../../procedure/fields/plan.js';

export interface Evidence {
  lines: string[];
  /** The files that belong to it. */
  files: (StoredFileInfo & { document: string })[];
}

export function evidenceOf(view: CaseView, id: ReviewCheckId): Evidence {
  const files = view.documents.required
    .filter(({ requirement }) => PARTS_OF_CHECK[id].includes(requirement.id))
    .flatMap(({ requirement: { name }, files: own }) => own.map((file) => ({ ...file, document: name })));
  return { lines: linesOf(view, id), files };
}

function linesOf({ facts, institution }: CaseView, id: ReviewCheckId): string[] {
  const { content, plan, evaluation } = facts;
  switch (id) {
    case 'R1':
      return plan === null
        ? ['時短計画（案）が記録されていません。']
        : [`意見を聴いた相手：${plan.heardFrom}（${formatDate(plan.heardOn)}）`];
    case 'R2':
      return plan === null
        ? ['時短計画（案）が記録されていません。']
        : [
            `記載事項：${mattersText(plan.matters)}`,
            `年960時間を超える見込みの医師 ${formatQuantity(plan.doctorsOver960, '人')}、最長 年${formatQuantity(plan.longestHours, '時間')}`,
          ];
    case 'R3':
      return ['面接指導と休息確保の体制を、提出書類で確かめます。'];
    case 'R4':
      return [
        content.violation.exists
          ? `送致の申告：あり（送致 ${dayText(content.violation.referredOn)}、公表 ${dayText(content.violation.publishedOn)}）`
          : '送致の申告：なし',
        content.pledge.agreed ? `誓約：あり（${dayText(content.pledge.pledgedOn)}）` : '誓約：なし',
      ];
    case 'R5':
      if (content.kind !== 'C2') return [];
      return [
        `教育研修環境の確認：${dayText(content.environmentConfirmedOn)}　${content.environmentConfirmationNo}`,
        ...content.doctors.map(({ name, confirmedOn }) => `医師 ${name}：確認 ${dayText(confirmedOn)}`),
      ];
    case 'R6':
      return evaluation?.result
        ? [
            `評価結果：${EVALUATION_RESULT_LABEL[evaluation.result.overall]}（${formatDate(evaluation.result.noticedOn)}　${evaluation.result.noticeNo}）`,
          ]
        : ['評価結果が記録されていません。'];
    case 'R10':
      if (content.kind !== 'B') return [];
      return qualifyB(content, facts.profile).items.map(
        ({ code, met, reason }) => `${code}（${met ? '要件を満たします' : '要件に届いていません'}）：${reason}`,
      );
    case 'R11':
      return [
        `所在地：${institution.address}（${facts.institution.inPrefecture ? '都道府県内' : '都道府県外'}）`,
        `国の開設：${facts.institution.establishedByState ? '該当する' : '該当しない'}`,
      ];
    case 'R12':
      if (content.kind !== 'RENKEI_B') return [];
      return [
        ...content.destinations.map(
          ({ institutionName, department, persons, days }) =>
            `派遣先 ${institutionName}（${department}）：年 延べ${quantity(persons, '人')}・${quantity(days, '日')}`,
        ),
        `派遣が必要である理由：${content.longHoursReason || '未入力'}`,
      ];
    case 'R13':
      if (content.kind === 'C1')
        return [
          `臨床研修（法119①一）：${content.clinicalTraining ? '申請する' : '申請しない'}、専門研修（法119①二）：${content.specialtyTraining ? '申請する' : '申請しない'}`,
          ...content.programmes.map(({ name, trainees }) => `研修プログラム ${name}：${quantity(trainees, '人')}`),
          `長時間従事させる理由：${content.longHoursReason || '未入力'}`,
        ];
      if (content.kind === 'C2')
        return [
          `特定分野：${content.field || '未入力'}`,
          `長時間従事させる理由：${content.longHoursReason || '未入力'}`,
        ];
      return [];
    case 'R14':
      return [
        '36協定の写し又は案を、必要なら追加資料として求めて確かめます。指定は36協定の上限の特例の前提で、36協定は指定の要件ではありません。',
        capsText(YEARLY_CAPS[facts.kind]),
        ...(plan === null ? [] : [`時短計画（案）の最長 年${formatQuantity(plan.longestHours, '時間')}`]),
      ];
  }
}

function capsText({ agreement, total }: YearlyCaps): string {
  const together = total === agreement ? '' : `（派遣先との通算は年${formatQuantity(total, '時間')}）`;
  return `上限：自院の36協定は年${formatQuantity(agreement, '時間')}${together}`;
}

function quantity(value: number | null, unit: string): string {
  return value === null ? '未入力' : formatQuantity(value, unit);
}

function dayText(day: string | null): string {
  return day === null ? '未入力' : formatDate(day);
}

/** The matters the plan says it covers (則82①二). */
function mattersText(matters: PlanFacts['matters']): string {
  const covered = Object.entries(PLAN_FIELDS.matters.fields).filter(([id]) => matters[id as keyof typeof matters]);
  return covered.map(([, { name }]) => name).join('、') || '未入力';
}
