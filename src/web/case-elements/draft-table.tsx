import type { DraftView } from '../../applications/queries/case-view.js';
import { periodBasis } from '../../procedure/designation/validity.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import { DescriptionTable } from '../components/index.js';
import { formatDate } from '../base/format.js';
import { periodText } from './case-head.js';
import type { DescriptionRow } from '../components/index.js';

const OUTCOME: Readonly<Record<ProcedureType, Readonly<Record<DraftView['outcome'], string>>>> = {
  new: { designate: '指定する', refuse: '指定しない' },
  renewal: { designate: '指定を更新する', refuse: '指定を更新しない' },
  change: { designate: '変更を承認する', refuse: '変更を承認しない' },
};

interface DraftedFor {
  kind: Kind;
  procedure: ProcedureType;
}

/** 起案 with the answers to it. */
export function DraftTable({
  draft,
  application,
  caption,
  captionHidden,
}: {
  draft: DraftView;
  application: DraftedFor;
  caption: string;
  captionHidden?: boolean;
}) {
  return <DescriptionTable caption={caption} captionHidden={captionHidden} rows={draftRows(draft, application)} />;
}

function draftRows(
  { outcome, validFrom, validTo, reason, approvals, voidedOn, voidReason, drafterName, draftedOn }: DraftView,
  { kind, procedure }: DraftedFor,
): DescriptionRow[] {
  return [
    { label: '起案', value: `${formatDate(draftedOn)}　${drafterName}` },
    { label: '内容', value: OUTCOME[procedure][outcome] },
    ...(validFrom !== null && validTo !== null
      ? [
          {
            label: '有効期間',
            value: `${periodText(validFrom, validTo)}（${periodBasis(kind, procedure)}）`,
          },
        ]
      : []),
    ...(reason === '' ? [] : [{ label: '理由', value: <span class="typed-text">{reason}</span> }]),
    ...approvals.map(({ answer, approverName, answeredOn, comment }) => ({
      label: answer === 'approved' ? '決裁' : '起案を戻した',
      value: `${formatDate(answeredOn)}　${approverName}${comment === '' ? '' : `：${comment}`}`,
    })),
    ...(voidedOn === null
      ? []
      : [{ label: '取消し', value: `${formatDate(voidedOn)}${voidReason === '' ? '' : `　${voidReason}`}` }]),
  ];
}
