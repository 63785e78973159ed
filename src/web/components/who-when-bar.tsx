import type { ComponentChildren } from 'preact';
import type { Deadline } from '../base/format.js';
import { DeadlineText, StatusTag, type CaseStatusTag } from './status-tag.js';

export interface WhoWhenBarProps {
  stage: string;
  /** Who must act next; 「－」 in a final state. */
  nextActor: string;
  status: CaseStatusTag;
  deadline?: Deadline;
  /** What the deadline is for, e.g. 「補正期限」; 「期限」 unless told. */
  deadlineLabel?: string;
  /** Further facts: 担当, 処理日数, 現在の指定. */
  facts?: { label: string; value: ComponentChildren }[];
}

/** 段階・次の対応者・期限: the three things every page about a case shows first. */
export function WhoWhenBar({
  stage,
  nextActor,
  status,
  deadline,
  deadlineLabel = '期限',
  facts = [],
}: WhoWhenBarProps) {
  return (
    <div class="who-when">
      <dl class="who-when__list">
        <div class="who-when__item">
          <dt>段階</dt>
          <dd class="who-when__strong">{stage}</dd>
        </div>
        <div class="who-when__item">
          <dt>次の対応者</dt>
          <dd>
            <span class="who-when__strong">{nextActor}</span> <StatusTag status={status} />
          </dd>
        </div>
        <div class="who-when__item">
          <dt>{deadlineLabel}</dt>
          <dd class="who-when__strong">{deadline ? <DeadlineText deadline={deadline} /> : '期限はありません'}</dd>
        </div>
      </dl>
      {facts.length > 0 && (
        <dl class="who-when__list who-when__list--facts">
          {facts.map(({ label, value }) => (
            <div class="who-when__fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
