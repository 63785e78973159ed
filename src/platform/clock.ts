/** A calendar date in Japan, 'YYYY-MM-DD'. */
export type IsoDate = string;

/** The only source of the present. Everything else receives time as an argument or injects a Clock. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;

  /** Today's date in Japan. */
  today(): IsoDate {
    return japanDate(this.now());
  }
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved; for tests and for the scenario command. */
export class FixedClock extends Clock {
  private instant: Date;

  /** @param instant ISO 8601 with offset, e.g. '2026-12-04T09:00:00+09:00' */
  constructor(instant: string) {
    super();
    this.instant = parseInstant(instant);
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves the clock to an instant (ISO 8601 with offset). */
  set(instant: string): void {
    this.instant = parseInstant(instant);
  }

  /** Moves the clock forward by whole days of 24 hours (Japan has no summer time). */
  advanceDays(days: number): void {
    this.instant = new Date(this.instant.getTime() + days * 86_400_000);
  }
}

const japanCalendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date that calendars in Japan show at this instant. */
export function japanDate(instant: Date): IsoDate {
  return japanCalendar.format(instant);
}

function parseInstant(text: string): Date {
  const instant = new Date(text);
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(instant.getTime()))
    throw new RangeError(`not an instant with offset: ${text}`);
  return instant;
}
