/**
 * 照会のメモ and 議事録: written down beside the procedure by an office, for itself and the prefecture. They lead nowhere, write nothing that
 * a decision looks at, and leave what is to be done as it is.
 */
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import type { CaseFacts } from '../case/facts.js';
import { councilWasHeld, hearingsWithMinutes, inquiryIsTold, type InquiryNote } from '../conditions/inquiries.js';
import { event, type EventRow } from './event.js';

const NOTE: Omit<EventRow<InquiryNote>, 'role' | 'readers'> = {
  label: '照会のメモを残す',
  ofInput: inquiryIsTold,
  dates: ({ on }) => [{ path: 'on', rule: 'inquiry.on', day: on }],
  effects: () => [],
  sentence: ({ on, answer }) => `${day(on)}の照会${answer.trim() === '' ? '' : 'と回答'}を書き留めました`,
  particulars: ({ on, counterpart, question, answer }) => [
    { label: '照会の日', text: day(on) },
    { label: '相手', text: counterpart },
    { label: '照会の内容', text: question },
    { label: '回答', text: answer.trim() === '' ? 'まだありません' : answer },
  ],
};

const MINUTES: Omit<EventRow<{ hearingId: string }>, 'role' | 'ofInput' | 'offered' | 'readers'> = {
  label: '議事録を添付する',
  effects: () => [],
  sentence: () => '会議の議事録を添付しました',
};

const haveMinutes = (by: 'healthCentre' | 'prefecture') => (facts: CaseFacts) =>
  hearingsWithMinutes(facts, by).length > 0;

export const INQUIRIES = {
  NOTE_INQUIRY: event<InquiryNote>({ ...NOTE, role: 'prefectureOfficer', readers: 'prefecture' }),
  NOTE_CENTRE_INQUIRY: event<InquiryNote>({ ...NOTE, role: 'healthCentre', readers: 'ownOffice' }),
  ATTACH_MINUTES: event<{ hearingId: string }>({
    ...MINUTES,
    role: 'prefectureOfficer',
    ofInput: councilWasHeld('prefecture'),
    offered: haveMinutes('prefecture'),
    readers: 'prefecture',
  }),
  ATTACH_CENTRE_MINUTES: event<{ hearingId: string }>({
    ...MINUTES,
    role: 'healthCentre',
    ofInput: councilWasHeld('healthCentre'),
    offered: haveMinutes('healthCentre'),
    readers: 'ownHealthCentre',
  }),
};

/** What is written down beside the procedure, and can be taken back. */
export const WRITTEN_BESIDE = Object.keys(INQUIRIES) as readonly (keyof typeof INQUIRIES)[];
