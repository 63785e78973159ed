/** What a health centre types about a meeting. */
import type { KnownDays } from '../procedure/calendar/date-rules.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { MeetingMethod } from '../procedure/case/facts.js';
import { Choice, Day, Line, Text, WholeNumber } from './fields/fields.js';
import { type Parsed, readForm } from './fields/read-input.js';

const METHODS = ['inPerson', 'written'] as const satisfies readonly MeetingMethod[];
const MOST_MEMBERS = 999;
const longest = 100;

const isWritten = (input: object): boolean => (input as Partial<MeetingInput>).method === 'written';
const dayName = (input: object): string => (isWritten(input) ? '回答の期限' : '開催日');
const counted = (label: string) => `${label}は0以上${MOST_MEMBERS}以下の整数で入力してください。`;

/** In the order of the page. */
export class MeetingInput {
  @Line('構想区域', { required: '調整会議の構想区域を選んでください。' }) planningAreaId!: string;
  @Line('会議の名称', { required: true, longest }) name!: string;
  @Choice('開催の方法', METHODS, { unreadable: '開催の方法を選んでください。' }) method!: MeetingMethod;
  @Day('開催日', {
    rule: 'meeting.meetsOn',
    required: (input) => `${dayName(input)}を入力してください。`,
    unreadable: (input) => `${dayName(input)}は実在する日付で入力してください（例：令和8年12月4日）。`,
  })
  meetsOn!: IsoDate;
  @Line('場所', { longest }) place = '';
  @Line('座長', { longest }) chair = '';
  @WholeNumber('構成員の人数', { most: MOST_MEMBERS, unreadable: counted('構成員の人数') }) members: number | null =
    null;
  /** In writing only. */
  @WholeNumber('回答した人数', {
    most: MOST_MEMBERS,
    unreadable: (input) => (isWritten(input) ? counted('回答した人数') : null),
    misfit: moreThanMembers,
  })
  answered: number | null = null;
}

export const MEETING_FIELDS = [
  'planningAreaId',
  'name',
  'method',
  'meetsOn',
  'place',
  'chair',
  'members',
  'answered',
] as const satisfies readonly (keyof MeetingInput)[];

function moreThanMembers(input: object): string | null {
  const { members, answered } = input as MeetingInput;
  const fits = !isWritten(input) || (typeof members === 'number' && answered !== null && answered <= members);
  return fits ? null : '回答した人数は、構成員の人数を入力し、その人数以下にしてください。';
}

/**
 * Reads the form. Says only whether it can be read and fits together, beside the field each; with the answers to what was asked.
 * @param known as `readForm`
 */
export function readMeeting(body: unknown, known?: KnownDays): Parsed<{ meeting: MeetingInput; confirmed: string[] }> {
  const read = readForm(MeetingInput, body, known);
  if (!read.ok) return read;
  const { input, confirmed } = read;
  return { ok: true, meeting: { ...input, answered: isWritten(input) ? input.answered : null }, confirmed };
}

/** Why a meeting that is there already is corrected or removed. Whether there must be a reason, the procedure says. */
export class MeetingReasonInput {
  @Text('理由') reason = '';
}

/** Reads the reason beside the form. */
export function readMeetingReason(body: unknown): Parsed<{ reason: string }> {
  const read = readForm(MeetingReasonInput, body);
  return read.ok ? { ok: true, reason: read.input.reason } : read;
}
