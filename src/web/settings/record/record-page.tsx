import type { Paged } from '../../../platform/paging.js';
import type { RecordEntry } from '../../../record/record-entry.entity.js';
import { EmptyState, Pager, Timeline, type TimelineEntry } from '../../components/index.js';
import { Page, type PageChrome } from '../../layout/index.js';

export interface RecordPageProps {
  chrome: PageChrome;
  /** What the entries are about, for people. */
  subject: string;
  /** Where the person came from. */
  from: { label: string; href: string };
  path: string;
  entries: Paged<RecordEntry>;
  /** What each act is called, and each of its fields. */
  acts: Readonly<Record<string, string>>;
  fieldLabel: (field: string) => string;
}

/** 経過 of what is no case: who did what to it, newest first, with what was before and after. */
export function RecordPage({ chrome, subject, from, path, entries, acts, fieldLabel }: RecordPageProps) {
  return (
    <Page
      {...chrome}
      title="経過"
      caption={subject}
      breadcrumbs={[{ label: 'ホーム', href: '/' }, from, { label: '経過' }]}
    >
      {entries.total === 0 ? (
        <EmptyState text="経過はまだありません。" />
      ) : (
        <Timeline entries={entries.rows.map((entry) => lineOf(entry, acts, fieldLabel))} />
      )}
      <Pager {...entries} hrefFor={(page) => `${path}?page=${page}`} />
    </Page>
  );
}

function lineOf(
  { eventType, payload, actorOffice, actorName, occurredAt }: RecordEntry,
  acts: RecordPageProps['acts'],
  fieldLabel: RecordPageProps['fieldLabel'],
): TimelineEntry {
  const { before, after } = payload as { before?: Record<string, unknown>; after?: Record<string, unknown> };
  const detail = Object.keys({ ...before, ...after }).map((field) => {
    const values = [before && valueText(before[field]), after && valueText(after[field])];
    return `${fieldLabel(field)}：${values.filter((value) => value !== undefined).join(' → ')}`;
  });
  return {
    sentence: `${acts[eventType] ?? eventType}。`,
    who: actorOffice === actorName ? actorName : `${actorOffice} ${actorName}`,
    at: occurredAt,
    ...(detail.length > 0 && { detail: detail.join('、') }),
  };
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'なし';
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
