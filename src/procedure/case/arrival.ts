/** When an application arrived (行政手続法7条): on paper, or by being submitted here. */
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import type { CaseFacts } from './facts.js';

type ArrivalFacts = Pick<CaseFacts, 'submittedOn' | 'paperArrivedOn'>;

/** The day on which it arrived; null while it has not. What was typed here later arrived with its paper. */
export function arrivedOn({ submittedOn, paperArrivedOn }: ArrivalFacts): IsoDate | null {
  return submittedOn ?? paperArrivedOn;
}

/** Whether the paper has arrived, and what is on it is still to be typed and submitted here. */
export function isToBeTyped({ submittedOn, paperArrivedOn }: ArrivalFacts): boolean {
  return submittedOn === null && paperArrivedOn !== null;
}

/** What must happen now with an application whose paper has arrived: a Japanese sentence. */
export function toBeTyped(paperArrivedOn: IsoDate): string {
  return `紙の申請が${formatJapaneseDateWithWeekday(paperArrivedOn)}に都道府県に到達しています。医療機関が同じ内容をここに入力し、提出します。到達の日は変わりません。`;
}
