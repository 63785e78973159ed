import type { LogLine } from '../../applications/queries/log-lines.js';
import type { TimelineEntry } from '../components/index.js';

/** Lines of the case log for the timeline, in the same order. */
export function timelineEntries(lines: readonly LogLine[]): TimelineEntry[] {
  return lines.map(({ sentence, actorOffice, actorName, occurredAt, particulars = [] }) => ({
    sentence: `${sentence}。`,
    who: [actorOffice, actorName].filter(Boolean).join(' '),
    at: occurredAt,
    ...(particulars.length > 0 && { detail: particulars.map(({ label, text }) => `${label}：${text}`).join('\n') }),
  }));
}
