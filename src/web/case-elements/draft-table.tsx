import type { DraftView } from '../../applications/queries/case-view.js';
import { periodBasis } from '../../procedure/designation/validity.js';
import { councilRemarks, isAnswerTo, remarkName } from '../../procedure/case/council-remarks.js';
import { areaName, type CaseFacts } from '../../procedure/case/facts.js';
import type { ProcedureType } from '../../procedure/terms/kinds.js';
import { DescriptionTable } from '../components/index.js';
import { formatDate } from '../base/format.js';
import { periodText } from './case-head.js';
import type { DescriptionRow } from '../components/index.js';

const OUTCOME: Readonly<Record<ProcedureType, Readonly<Record<DraftView['outcome'], string>>>> = {
  new: { designate: '指定する', refuse: '指定しない' },
  renewal: { designate: '指定を更新する', refuse: '指定を更新しない' },
  change: { designate: '変更を承認する', refuse: '変更を承認しない' },
};

/** 起案 with the answers to it. */
export function DraftTable({
  draft,
  facts,
  caption,
  captionHidden,
}: {
  draft: DraftView;
  facts: CaseFacts;
  caption: string;
  captionHidden?: boolean;
}) {
  return <DescriptionTable caption={caption} captionHidden={captionHidden} rows={draftRows(draft, facts)} />;
}

function draftRows(
  { outcome, validFrom, validTo, text, reason, terms, told, issueOn, answers, ...draft }: DraftView,
  facts: CaseFacts,
): DescriptionRow[] {
  const { kind, procedure } = facts;
  const { approvals, voidedOn, voidReason, drafterName, draftedOn } = draft;
  const remarks = councilRemarks(facts);
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
    ...(issueOn === null ? [] : [{ label: '施行日', value: formatDate(issueOn) }]),
    ...typed('起案文', text),
    ...typed('理由', reason),
    ...typed('条件', terms),
    ...told.map((text) => ({ label: '起案のときに示した事項', value: text })),
    ...answers.map((answer) => {
      const remark = remarks.find((each) => isAnswerTo(answer, each));
      const label = remark ? remarkName(remark, areaName(facts, remark.planningAreaId)) : '会議体の意見';
      return {
        label,
        value: (
          <>
            {remark && <p class="typed-text">{remark.text}</p>}
            <p class="typed-text">
              {answer.takenUp ? '通知に反映する' : '反映しない'}：{answer.text}
            </p>
          </>
        ),
      };
    }),
    ...approvals.map(({ answer, approverName, answeredOn, comment }) => ({
      label: answer === 'approved' ? '決裁' : '起案を戻した',
      value: `${formatDate(answeredOn)}　${approverName}${comment === '' ? '' : `：${comment}`}`,
    })),
    ...(voidedOn === null
      ? []
      : [{ label: '取消し', value: `${formatDate(voidedOn)}${voidReason === '' ? '' : `　${voidReason}`}` }]),
  ];
}

const typed = (label: string, text: string): DescriptionRow[] =>
  text === '' ? [] : [{ label, value: <span class="typed-text">{text}</span> }];
