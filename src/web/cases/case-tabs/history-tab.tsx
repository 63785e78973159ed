import { ROLE_LABEL } from '../../../procedure/terms/actors.js';
import { eventLabel } from '../../../procedure/events/index.js';
import { ConditionList, DataTable, EmptyState, Pager, Section, Timeline } from '../../components/index.js';
import { formatDateTime } from '../../base/format.js';
import type { TabProps } from './tab-props.js';
import { inquiriesPath, recordsPath } from '../../addresses/case-addresses.js';
import { tabPath } from '../../addresses/tabs.js';
import { timelineEntries } from '../../case-elements/timeline-entries.js';

/** 経過 in sentences, newest first; for the prefecture also the attempts that were refused. */
export function HistoryTab({ view, inside, role, log }: TabProps) {
  const { attempts, application } = view;
  return (
    <>
      <Section title="経過" id="history">
        {log.total === 0 ? (
          <EmptyState text="経過はまだありません。" />
        ) : (
          <Timeline entries={timelineEntries(log.rows)} />
        )}
        {(inside || role === 'healthCentre') && (
          <p>
            <a href={recordsPath(application.id)}>記録を訂正する・訂正の記録を見る</a>
            <br />
            <a href={inquiriesPath(application.id)}>照会のメモ</a>
          </p>
        )}
        <Pager {...log} hrefFor={(page) => `${tabPath(application.id, 'history')}&page=${page}`} />
      </Section>
      {inside && (
        <Section title="記録に残った拒否" id="attempts">
          {attempts.length === 0 ? (
            <EmptyState text="条件を満たさずに断られた操作はありません。" />
          ) : (
            <DataTable
              caption="条件を満たさずに断られた操作（新しい順）"
              rows={attempts}
              columns={[
                { header: '操作', cell: ({ eventType }) => eventLabel(eventType, application.procedure) },
                { header: '日時', nowrap: true, cell: ({ occurredAt }) => formatDateTime(occurredAt) },
                {
                  header: '操作した人',
                  cell: ({ actorName, actorOffice, actorRole }) =>
                    `${actorOffice} ${actorName}（${ROLE_LABEL[actorRole]}）`,
                },
                {
                  header: '満たしていなかった条件',
                  cell: ({ code, conditions }) =>
                    conditions.length > 0 ? (
                      <ConditionList conditions={conditions} />
                    ) : code === 'eventNotInState' || code === 'finalState' ? (
                      'この段階では行えない操作'
                    ) : (
                      '操作した人だけに示しました'
                    ),
                },
              ]}
            />
          )}
        </Section>
      )}
    </>
  );
}
