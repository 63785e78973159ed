import type { VNode } from 'preact';
import { EVENTS, type EventType } from '../../procedure/events/index.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { KnownCalendar } from '../../procedure/calendar/office-days.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import type { Role } from '../../procedure/terms/actors.js';
import type { FormState } from '../components/index.js';
import { OfficerFields, RoundFields } from './organisation.js';
import { MeasuresCouncilFields, MeasuresReferralFields } from './prefecture-councils.js';

/** An event that can be done for many cases together, chosen on the list of cases: for each a command of its own, the same for all. */
export interface BulkAct {
  /** On the button and as the title of the page. */
  label: string;
  /** Japanese sentences: what happens to each case. */
  effects: readonly string[];
  /** After 「12件を」. */
  doneText: string;
  /**
   * What is typed once for all of them; absent when the event needs no input. Field names are those that `parseEvent` reads; of the facts, those of one
   * of the cases, only what is the same for all is shown.
   */
  fields?: (
    form: FormState,
    about: { facts: Pick<CaseFacts, 'rounds' | 'officers' | keyof KnownCalendar>; today: IsoDate },
  ) => VNode;
  /** Values shown at first. */
  initial?: (today: IsoDate) => FormState['values'];
}

/** One line for each. What the law wants seen case by case (a decision, its refusal) has none. */
const BULK_ACTS: Partial<Record<EventType, BulkAct>> = {
  RECEIVE: {
    label: '選んだ申請を受け付ける',
    effects: [
      '申請の段階が「審査」になり、医療機関に「お知らせ」で知らせます。',
      '受付の日を記録し、申請ごとに受付の控えを発行します。処理日数は、申請が到達した日の翌開庁日から数えます（行政手続法7条）。',
    ],
    doneText: '受け付けました',
  },
  REFER_TO_MEASURES_COUNCIL: {
    label: '選んだ申請を対策協の議題に載せる',
    effects: ['申請の段階が「医療対策協議会」になり、協議の後に結果を記録します。'],
    doneText: '議題に載せました',
    initial: (today) => ({ requestedOn: today }),
    fields: (form) => <MeasuresReferralFields form={form} />,
  },
  RECORD_MEASURES_COUNCIL: {
    label: '選んだ申請に対策協の同じ結果を記録する',
    effects: [
      'どの申請にも、下に入力した同じ結果を記録します。結果が違う申請は、申請の画面で一件ずつ記録してください。',
    ],
    doneText: '記録しました',
    fields: (form) => <MeasuresCouncilFields form={form} />,
  },
  ASSIGN_OFFICER: {
    label: '選んだ申請の担当を決める',
    effects: ['どの申請も、下で選んだ人の担当になります。前の担当と新しい担当が経過に残ります。'],
    doneText: '選んだ人の担当にしました',
    fields: (form, { facts }) => <OfficerFields form={form} facts={facts} />,
  },
  MOVE_ROUND: {
    label: '選んだ申請を別の回に移す',
    effects: [
      'どの申請も、下で選んだ回に移します。まだ提出されていない申請は、申請期限がその回の申請期限に変わります。受付番号と到達の日は変わりません。',
      '医療機関と、報告を待っている保健所に「お知らせ」で知らせます。回と理由は経過に残ります。',
    ],
    doneText: '別の回に移しました',
    fields: (form, { facts, today }) => <RoundFields form={form} facts={facts} today={today} />,
  },
};

/** Those that a role does. */
export function bulkActsOf(role: Role): { type: EventType; act: BulkAct }[] {
  return (Object.entries(BULK_ACTS) as [EventType, BulkAct][])
    .filter(([type]) => EVENTS[type].role === role)
    .map(([type, act]) => ({ type, act }));
}
