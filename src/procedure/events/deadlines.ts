/** 期限: what nobody does, and what the prefecture reminds of. */
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import type { CaseFacts, DeadlineKind } from '../case/facts.js';
import { DEADLINE_LABEL } from '../case/words.js';
import {
  deadlineIsOver,
  notRemindedToday,
  roundHasMoved,
  someDeadlineBindsAnother,
} from '../conditions/examination.js';
import { open, tell } from './effects.js';
import { event, fromDay, type Particular, type ToldBefore } from './event.js';

export const DEADLINES = {
  REMIND: event<{ deadline: DeadlineKind }>({
    label: '督促する',
    role: 'prefectureOfficer',
    ofCase: someDeadlineBindsAnother,
    ofInput: notRemindedToday,
    effects: ({ facts }, { deadline }) => [
      { type: 'noteReminder', kind: deadline },
      tell(HELD_TO[deadline], dueOnOf(facts, deadline)),
    ],
    readers: 'whoSeesTheDeadline',
    sentence: ({ deadline }) => `${DEADLINE_LABEL[deadline]}までの対応を督促しました`,
    particulars: ({ deadline }, told) => reminderInFull(deadline, told),
  }),
  DEADLINE_PASSED: event<{ deadline: DeadlineKind }>({
    label: '期限が過ぎる',
    role: 'timer',
    ofInput: deadlineIsOver,
    effects: ({ facts }, { deadline }) => [
      { type: 'notePassedDeadline', kind: deadline },
      ...[...new Set([HELD_TO[deadline], 'prefecture'] as const)].map((side) => tell(side, dueOnOf(facts, deadline))),
    ],
    readers: 'whoSeesTheDeadline',
    sentence: ({ deadline }) => `${DEADLINE_LABEL[deadline]}を過ぎました`,
  }),
  // The deadline of a round is told to everyone of the round, so it moves with the round. One that a letter told moves by an act of its own alone.
  ROUND_DEADLINE_MOVED: event<{ dueOn: IsoDate; before?: IsoDate }>({
    label: '申請回の期限が変わる',
    role: 'timer',
    ofInput: roundHasMoved,
    found: ({ facts }) => {
      const before = dueOnOf(facts, 'application');
      return before === null ? {} : { before };
    },
    effects: (_, { dueOn }) => [open('application', dueOn, ''), tell('hospital', dueOn)],
    readers: 'everyone',
    sentence: ({ dueOn, before }) => `申請回の期限が${fromDay(before)}${day(dueOn)}に変わりました`,
  }),
};

/** The side a deadline binds; the prefecture always hears of it. */
const HELD_TO = {
  application: 'hospital',
  correction: 'hospital',
  councilReport: 'healthCentre',
  processing: 'prefecture',
} as const satisfies Record<DeadlineKind, string>;

/** Events that asked for something by a day, or moved that day: what a reminder was about is read from them, because it says only which deadline. */
export const ASKED_BY_A_DAY = [
  'REQUEST_CORRECTION',
  'EXTEND_CORRECTION',
  'REQUEST_COORDINATION_COUNCIL',
  'EXTEND_COUNCIL_REPORT',
] as const;

interface Asked {
  type: string;
  items?: readonly { text: string }[];
  planningAreaIds?: readonly string[];
  dueOn?: IsoDate;
}

/** To whom it went, what had been asked, and by when it was due then. */
function reminderInFull(deadline: DeadlineKind, { earlier, context }: ToldBefore): Particular[] {
  const events = earlier as readonly Asked[];
  const last = (...types: (typeof ASKED_BY_A_DAY)[number][]): Asked | undefined =>
    events.findLast(({ type }) => (types as string[]).includes(type));
  const to = (text: string): Particular => ({ label: '督促の相手', text });
  const by = (asked: Asked | undefined): Particular[] =>
    asked?.dueOn === undefined ? [] : [{ label: '督促のときの期限', text: day(asked.dueOn) }];
  switch (deadline) {
    case 'correction': {
      const items = last('REQUEST_CORRECTION')?.items ?? [];
      return [
        to('医療機関'),
        { label: '求めていたこと', text: ['補正の提出', ...items.map(({ text }) => `・${text}`)].join('\n') },
        ...by(last('REQUEST_CORRECTION', 'EXTEND_CORRECTION')),
      ];
    }
    case 'councilReport': {
      const areas = last('REQUEST_COORDINATION_COUNCIL')?.planningAreaIds ?? [];
      const names = areas.map((area) => context.secretariatOfArea.get(area) ?? '保健所').join('、');
      return [
        to(`${names === '' ? '保健所' : names}（依頼した事務局のうち、報告が済んでいないもの）`),
        { label: '求めていたこと', text: '調整会議の確認の結果の報告' },
        ...by(last('REQUEST_COORDINATION_COUNCIL', 'EXTEND_COUNCIL_REPORT')),
      ];
    }
    case 'application':
      return [to('医療機関'), { label: '求めていたこと', text: '申請回の期限までの申請の提出' }];
    case 'processing':
      return [];
  }
}

const dueOnOf = ({ deadlines }: CaseFacts, deadline: DeadlineKind) =>
  deadlines.find(({ kind }) => kind === deadline)?.dueOn ?? null;
