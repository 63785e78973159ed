import type { Paged } from '../../platform/paging.js';
import type { RecordEntry } from '../../record/record-entry.entity.js';
import { formatDate, isIsoDate } from '../base/format.js';
import { EmptyState, Pager, Timeline, type TimelineEntry } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { confirmedWords } from './confirmed-words.js';

export interface RecordPageProps {
  chrome: PageChrome;
  /** What the entries are about, for people. */
  subject: string;
  /** Where the person came from. */
  from: readonly { label: string; href: string }[];
  path: string;
  entries: Paged<RecordEntry>;
  /** What each act is called, and each of its fields. */
  acts: Readonly<Record<string, string>>;
  fieldLabel: (field: string) => string;
  /** What a value is called that stands for something (an id, a word of the program); any other as it is. */
  valueLabel?: (field: string, value: string) => string;
}

/** 経過 of what is no case: who did what to it, newest first, with what was before and after, and what was asked and confirmed. */
export function RecordPage({ chrome, subject, from, path, entries, ...words }: RecordPageProps) {
  return (
    <Page
      {...chrome}
      title="経過"
      caption={subject}
      breadcrumbs={[{ label: 'ホーム', href: '/' }, ...from, { label: '経過' }]}
    >
      {entries.total === 0 ? (
        <EmptyState text="経過はまだありません。" />
      ) : (
        <Timeline entries={entries.rows.map((entry) => lineOf(entry, words))} />
      )}
      <Pager {...entries} hrefFor={(page) => `${path}?page=${page}`} />
    </Page>
  );
}

/** What the entry of such an act keeps. */
interface Kept {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string;
  confirmed?: unknown;
}

function lineOf(
  { eventType, payload, actorOffice, actorName, occurredAt }: RecordEntry,
  { acts, fieldLabel, valueLabel = (_, value) => value }: Pick<RecordPageProps, 'acts' | 'fieldLabel' | 'valueLabel'>,
): TimelineEntry {
  const { before, after, reason, confirmed } = payload as Kept;
  const changes = Object.keys({ ...before, ...after }).map((field) => {
    const text = (value: unknown) => valueText(typeof value === 'string' ? valueLabel(field, value) : value);
    const values = [before && text(before[field]), after && text(after[field])];
    return `${fieldLabel(field)}：${values.filter((value) => value !== undefined).join(' → ')}`;
  });
  const detail = [
    ...changes,
    ...(reason === undefined ? [] : [`理由：${reason}`]),
    ...[confirmedWords(confirmed, fieldLabel) ?? []].flat(),
  ];
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
  if (typeof value === 'string' && isIsoDate(value)) return formatDate(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
