import { addDays, daysBetween, type IsoDate } from '../../procedure/calendar/days.js';
import { formatDateShort, formatMonthDay } from '../base/format.js';
import { ScrollRegion } from './section.js';

interface ScheduleBar {
  label: string;
  /** First day; null: it runs from before the chart. */
  from: IsoDate | null;
  to: IsoDate;
  /** Only ten days of a month are known, so the bar is drawn with a dashed edge. */
  approximate?: boolean;
}

export interface ScheduleChartProps {
  /** What the chart shows; names it for assistive technology. A list with the same dates must stand beside it. */
  label: string;
  bars: ScheduleBar[];
  today: IsoDate;
}

const WIDTH = 800;
const LABEL_WIDTH = 128;
const HEAD = 44;
const ROW = 30;
const BAR = 16;

/** A Gantt chart of dated steps with a line for today unless all is over: past steps grey, the present one filled, later ones outlined. */
export function ScheduleChart({ label, bars, today }: ScheduleChartProps) {
  const end = nextMonth(
    bars
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? today,
  );
  const showsToday = today < end;
  const days = bars.map(({ from, to }) => from ?? to).concat(showsToday ? today : []);
  const first = firstOfMonth(days.sort()[0] ?? today);
  const x = (day: IsoDate) => LABEL_WIDTH + (daysBetween(first, day) / daysBetween(first, end)) * (WIDTH - LABEL_WIDTH);
  const height = HEAD + bars.length * ROW + 6;
  return (
    <ScrollRegion label={label}>
      <svg
        class="schedule"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${label}。同じ日程は表にもあります。`}
      >
        {monthsBetween(first, end).map((month) => (
          <>
            <line class="schedule__month-line" x1={x(month)} x2={x(month)} y1={HEAD} y2={height} />
            <text class="schedule__month" x={x(month)} y={15}>
              {Number(month.slice(5, 7))}月
            </text>
          </>
        ))}
        {bars.map((bar, index) => (
          <Bar bar={bar} y={HEAD + index * ROW} x={x} chartFrom={first} today={today} />
        ))}
        {showsToday && (
          <>
            <line class="schedule__today-line" x1={x(today)} x2={x(today)} y1={HEAD} y2={height} />
            <text class="schedule__today" x={Math.min(x(today), WIDTH - 22)} y={38} text-anchor="middle">
              本日
            </text>
          </>
        )}
      </svg>
    </ScrollRegion>
  );
}

interface BarProps {
  bar: ScheduleBar;
  y: number;
  x: (day: IsoDate) => number;
  chartFrom: IsoDate;
  today: IsoDate;
}

function Bar({ bar: { label, from, to, approximate }, y, x, chartFrom, today }: BarProps) {
  const start = from ?? chartFrom;
  const left = x(start);
  const phase = to < today ? 'past' : start <= today ? 'current' : 'ahead';
  return (
    <>
      <text class="schedule__label" x={0} y={y + ROW / 2 + 5}>
        {label}
      </text>
      <rect
        class={`schedule__bar schedule__bar--${phase}${approximate ? ' schedule__bar--approximate' : ''}`}
        x={left}
        y={y + (ROW - BAR) / 2}
        width={Math.max(x(addDays(to, 1)) - left, 6)}
        height={BAR}
        rx={2}
      >
        <title>{`${label}：${from === null ? '' : formatMonthDay(from)}～${formatDateShort(to)}`}</title>
      </rect>
    </>
  );
}

function firstOfMonth(day: IsoDate): IsoDate {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(day: IsoDate): IsoDate {
  return firstOfMonth(addDays(firstOfMonth(day), 31));
}

function monthsBetween(first: IsoDate, end: IsoDate): IsoDate[] {
  const months = [];
  for (let month = first; month < end; month = nextMonth(month)) months.push(month);
  return months;
}
