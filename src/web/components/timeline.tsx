import { formatDateTime } from '../base/format.js';

export interface TimelineEntry {
  /** A whole sentence: 「帯広保健所へ調整会議の開催を依頼しました」. */
  sentence: string;
  /** Name and office of who did it; 「システム」 for acts of the program. */
  who: string;
  at: Date;
  /** Reason, remark or list of items, if any. */
  detail?: string;
  /** Documents and pages that belong to it. */
  links?: { label: string; href: string }[];
}

/** 経過: what happened, newest first as given. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol class="timeline">
      {entries.map(({ sentence, who, at, detail, links = [] }) => (
        <li class="timeline__entry">
          <p class="timeline__sentence">{sentence}</p>
          <p class="timeline__meta">
            <time datetime={at.toISOString()}>{formatDateTime(at)}</time>
            <span class="timeline__who">{who}</span>
          </p>
          {detail && <p class="timeline__detail">{detail}</p>}
          {links.length > 0 && (
            <ul class="timeline__links">
              {links.map(({ label, href }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
