import type { CaseView, CorrectionView } from '../../applications/queries/case-view.js';
import { holidayCaveat } from '../../procedure/calendar/office-days.js';
import { ConditionList, DataTable, DueNote, Section } from '../components/index.js';
import { UNCHANGED_NOTE } from '../../procedure/case/words.js';
import { formatDate } from '../base/format.js';
import { correctionPlace } from '../../procedure/requirements/correction-places.js';

/** 補正: what was asked for, by when, and what was answered; newest first as given. */
export function Corrections({ corrections, view }: { corrections: readonly CorrectionView[]; view: CaseView }) {
  return (
    <>
      {corrections.map(({ number, requestedOn, dueOn, closedOn, closedReason, unmet, items }) => (
        <Section title={`補正（第${number}回）`} id={`correction-${number}`}>
          <p>
            {formatDate(requestedOn)}に求め、期限は{formatDate(dueOn)}です。
            <DueNote note={holidayCaveat(dueOn, view.facts)} />
            {closedOn === null ? '回答を待っています。' : `${formatDate(closedOn)}に終わりました。`}
            {closedReason !== '' && `理由：${closedReason}`}
          </p>
          {unmet.length > 0 && (
            <>
              <p>補正が終わったとき、申請が満たしていなかった指定の条件</p>
              <ConditionList conditions={[...unmet]} />
            </>
          )}
          <DataTable
            caption={`補正（第${number}回）の項目`}
            rows={items}
            columns={[
              { header: '箇所', cell: ({ target }) => correctionPlace(view.facts, target) },
              { header: '補正を求める内容', cell: ({ text }) => <span class="typed-text">{text}</span> },
              {
                header: '回答',
                cell: ({ answer, unchanged }) =>
                  answer === '' ? (
                    '－'
                  ) : (
                    <>
                      <span class="typed-text">{answer}</span>
                      {unchanged && <p>（{UNCHANGED_NOTE}）</p>}
                    </>
                  ),
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
}

/** Those that were answered, on the page where the answer is read; nothing where there is none. */
export function AnsweredCorrections({ view }: { view: CaseView }) {
  const answered = view.corrections.filter(({ items }) => items.some(({ answer }) => answer !== ''));
  return <Corrections corrections={answered} view={view} />;
}

/** The one that waits for its answer. */
export function OpenCorrection({ view }: { view: CaseView }) {
  return <Corrections corrections={view.corrections.filter(({ closedOn }) => closedOn === null)} view={view} />;
}
