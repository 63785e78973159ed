import type { CaseView } from '../../applications/queries/case-view.js';
import type { Choice } from '../components/index.js';

/** Parts of the application a correction may be about, besides its documents. The key is stored with the correction. */
const CONTENT_PARTS: Readonly<Record<string, string>> = {
  business: '申請内容：業務と実績',
  longHoursReason: '申請内容：長時間の労働が必要な理由',
  plan: '時短計画（案）の記録',
  evaluation: '評価結果の記録',
  contact: '申請内容：担当者',
  other: 'その他',
};

/** What 「補正する箇所」 offers: the documents of this case, then the parts of its content. */
export function correctionTargets({ documents }: CaseView): Choice[] {
  return [
    ...documents.required.map(({ requirement: { id, form, name } }) => ({ value: id, label: `書類：${form === null ? '' : `${form} `}${name}` })),
    ...Object.entries(CONTENT_PARTS).map(([value, label]) => ({ value, label })),
  ];
}

/** The stored target in words; a text that is none of ours is shown as it was written. */
export function targetLabel(view: CaseView, target: string): string {
  return correctionTargets(view).find(({ value }) => value === target)?.label ?? target;
}
