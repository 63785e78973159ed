/** A meeting of a coordination council: whose it is, which cases stand on it, and what of it may still change. */
import type { IsoDate } from '../calendar/days.js';
import type { Problem } from '../fields/problems.js';
import type { HearingFacts, MeetingMethod } from './facts.js';

/** A meeting as far as a case that is convened on it carries it. */
export interface MeetingTerms {
  name: string;
  method: MeetingMethod;
  /** Held on, or answered by where it is in writing. */
  meetsOn: IsoDate;
}

/** A meeting of the council of an area. */
export interface AreaMeeting extends MeetingTerms {
  planningAreaId: string;
  /** 座長; '' while not noted. */
  chair: string;
}

type Heard = Pick<HearingFacts, 'planningAreaId' | 'convened' | 'confirmation'>;

/** A meeting on which nothing stands may have been made by mistake. */
export function removalProblems(cases: number, reason: string): Problem[] {
  return [
    ...(cases > 0
      ? [{ field: '', message: '案件が載っている会議は取り消せません。先に、案件を会議から外してください。' }]
      : []),
    ...(reason.trim() === '' ? [{ field: 'reason', message: '会議を取り消す理由を入力してください。' }] : []),
  ];
}

/** Whether a case that carries the one must be convened again for the other. */
export function isMoved(carried: MeetingTerms, now: MeetingTerms): boolean {
  return carried.name !== now.name || carried.method !== now.method || carried.meetsOn !== now.meetsOn;
}

/** Whether a case on the meeting does not carry it as it now is. */
export function mustConveneAgain(meeting: MeetingTerms, hearings: readonly Heard[]): boolean {
  return hearings.some(
    ({ convened }) => convened === null || isMoved({ ...convened, name: convened.meetingName }, meeting),
  );
}

/** A health centre convenes the councils of the areas whose secretariat it is. @param ownAreas ids of these */
export function councilProblems({ planningAreaId }: AreaMeeting, ownAreas: readonly string[]): Problem[] {
  return ownAreas.includes(planningAreaId)
    ? []
    : [{ field: 'planningAreaId', message: '調整会議の事務局である構想区域を選んでください。' }];
}

/** A council is heard about what was asked of it, not of the council of another area. */
export function caseProblems(
  { planningAreaId }: Pick<AreaMeeting, 'planningAreaId'>,
  hearings: readonly Pick<Heard, 'planningAreaId'>[],
): Problem[] {
  const message = '会議の構想区域と、依頼された構想区域が違います。その区域の会議に載せてください。';
  return hearings.every((hearing) => hearing.planningAreaId === planningAreaId)
    ? []
    : [{ field: 'planningAreaId', message }];
}

/**
 * Why a meeting with these cases cannot become another one: all reasons. What its cases carry of it, and who presided, is put right with a reason.
 */
export function changeProblems(
  before: AreaMeeting,
  after: AreaMeeting,
  hearings: readonly Heard[],
  reason: string,
): Problem[] {
  const isCorrected = isMoved(before, after) || (before.chair !== '' && before.chair !== after.chair);
  return [
    ...(hearings.length > 0 && isCorrected && reason.trim() === ''
      ? [{ field: 'reason', message: '案件が載っている会議の名称・方法・日・座長を直す理由を入力してください。' }]
      : []),
    ...(hearings.length > 0 && before.planningAreaId !== after.planningAreaId
      ? [{ field: 'planningAreaId', message: '案件が載っている会議の構想区域は変えられません。' }]
      : []),
  ];
}
