/** What a health centre types about a meeting. */
import { cleanDate, cleanNumber } from '../applications/event-inputs/clean.js';
import type { MeetingMethod } from '../procedure/case/facts.js';
import { parseJapaneseDate } from '../procedure/calendar/japanese-date.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { type Problem, ProblemList } from '../procedure/fields/problems.js';

export interface MeetingInput {
  planningAreaId: string;
  name: string;
  method: MeetingMethod;
  meetsOn: IsoDate;
  place: string;
  chair: string;
  members: number | null;
  answered: number | null;
}

const MOST_MEMBERS = 999;
const LONGEST = 100;

/** The fields of the form. */
export const MEETING_TEXTS = {
  planningAreaId: { label: '構想区域', longest: 60 },
  name: { label: '会議の名称', longest: LONGEST },
  method: { label: '開催の方法', longest: 60 },
  meetsOn: { label: '開催日', longest: 60 },
  place: { label: '場所', longest: LONGEST },
  chair: { label: '座長', longest: LONGEST },
  members: { label: '構成員の人数', longest: 60 },
  answered: { label: '回答した人数', longest: 60 },
} as const satisfies Record<keyof MeetingInput, { label: string; longest: number }>;

export const MEETING_FIELDS = Object.keys(MEETING_TEXTS) as (keyof MeetingInput)[];

/** Reads the cleaned texts of a form. Says only whether they can be read and fit together, beside the field each. */
export function parseMeeting(
  typed: Readonly<Record<keyof MeetingInput, string>>,
): { ok: true; meeting: MeetingInput } | { ok: false; problems: Problem[] } {
  const list = new ProblemList();
  const { name, place, chair } = typed;
  const method = typed.method === 'inPerson' || typed.method === 'written' ? typed.method : null;
  const meetsOn = cleanDate(typed.meetsOn);
  const members = cleanNumber(typed.members);
  const answered = method === 'written' ? cleanNumber(typed.answered) : null;
  const dayName = method === 'written' ? '回答の期限' : '開催日';

  list.check(typed.planningAreaId !== '', 'planningAreaId', '調整会議の構想区域を選んでください。');
  list.requireText('name', name, '会議の名称');
  list.check(method !== null, 'method', '開催の方法を選んでください。');
  const isDay = typeof meetsOn === 'string' && parseJapaneseDate(meetsOn) === meetsOn;
  list.check(
    isDay,
    'meetsOn',
    meetsOn === null
      ? `${dayName}を入力してください。`
      : `${dayName}は実在する日付で入力してください（例：令和8年12月4日）。`,
  );
  for (const [field, value, label] of [
    ['members', members, '構成員の人数'],
    ['answered', answered, '回答した人数'],
  ] as const) {
    list.check(isCount(value), field, `${label}は0以上${MOST_MEMBERS}以下の整数で入力してください。`);
  }
  if (typeof answered === 'number') {
    list.check(
      typeof members === 'number' && answered <= members,
      'answered',
      '回答した人数は、構成員の人数を入力し、その人数以下にしてください。',
    );
  }
  if (list.problems.length > 0) return { ok: false, problems: list.problems };
  const meeting = { planningAreaId: typed.planningAreaId, name, method, meetsOn, place, chair, members, answered };
  return { ok: true, meeting: meeting as MeetingInput };
}

function isCount(value: unknown): boolean {
  return value === null || (typeof value === 'number' && value <= MOST_MEMBERS);
}
