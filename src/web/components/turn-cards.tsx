import { formatNumber } from '../base/format.js';

export interface TurnCard {
  count: number;
  /** There are more than were counted: 「1,000件以上」. */
  more?: boolean;
  label: string;
  href: string;
  /** The count is of overdue cases. */
  overdue?: boolean;
}

/** 「あなたの番」: counts of work, each a link to its list. */
export function TurnCards({ cards }: { cards: TurnCard[] }) {
  return (
    <ul class="turn-cards">
      {cards.map(({ count, more, label, href, overdue }) => (
        <li>
          <a
            class={
              overdue && count > 0
                ? 'turn-card turn-card--overdue'
                : count === 0
                  ? 'turn-card turn-card--none'
                  : 'turn-card'
            }
            href={href}
          >
            <span class="turn-card__count">
              {formatNumber(count)}
              <span class="turn-card__unit">件{more && '以上'}</span>
            </span>
            <span class="turn-card__label">{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
