/** 確認: what a health centre records of its 調整会議 and reports. */
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import { CONFIRMATION_POINTS, type HearingFacts } from '../case/facts.js';
import { CONFIRMATION_POINT_LABEL, isLastOpenHearing, openHearings } from '../case/hearings.js';
import {
  confirmationIsSound,
  conveningIsSound,
  conveningIsUndone,
  daysOfOwnHearing,
  reportedHearings,
  reportIsComplete,
  reportIsUndone,
  someHearingIsConfirmed,
  someHearingIsConvened,
  someHearingIsOpen,
  someHearingIsReported,
} from '../conditions/hearings.js';
import { close, openReportDue, tell } from './effects.js';
import { event, ifWritten, itsReason } from './event.js';

export const CONFIRMATION = {
  CONVENE_COUNCIL: event<{ hearingId: string } & NonNullable<HearingFacts['convened']>>({
    label: '調整会議の日程を記録する',
    role: 'healthCentre',
    ofCase: someHearingIsOpen,
    ofInput: conveningIsSound,
    dates: ({ meetsOn }) => [{ path: 'meetsOn', rule: 'coordinationCouncil.meetsOn', day: meetsOn }],
    days: daysOfOwnHearing,
    effects: (_, { hearingId, method, meetsOn, meetingName }) => [
      { type: 'saveConvening', hearingId, convened: { method, meetsOn, meetingName } },
    ],
    readers: 'ownHealthCentre',
    sentence: ({ method, meetsOn }) =>
      method === 'inPerson'
        ? `調整会議を${day(meetsOn)}に参集で開くことを記録しました`
        : `調整会議を書面で開くことを記録しました（締切 ${day(meetsOn)}）`,
    particulars: ({ meetingName }) => ifWritten('会議の名称', meetingName),
  }),
  RECORD_CONFIRMATION: event<{ hearingId: string } & NonNullable<HearingFacts['confirmation']>>({
    label: '確認を記録する',
    role: 'healthCentre',
    ofCase: someHearingIsConvened,
    ofInput: confirmationIsSound,
    dates: ({ confirmedOn }) => [{ path: 'confirmedOn', rule: 'coordinationCouncil.confirmedOn', day: confirmedOn }],
    days: daysOfOwnHearing,
    effects: (_, { hearingId, points, confirmedOn, chair, remarks }) => [
      { type: 'saveConfirmation', hearingId, confirmation: { points, confirmedOn, chair, remarks } },
    ],
    readers: 'ownHealthCentre',
    sentence: ({ confirmedOn }) => `調整会議での確認を記録しました（確認日 ${day(confirmedOn)}）`,
    particulars: ({ points, chair, remarks }) => [
      ...CONFIRMATION_POINTS.filter((point) => points[point] !== undefined).map((point) => ({
        label: CONFIRMATION_POINT_LABEL[point],
        text: points[point] ? '確認した' : '確認できない',
      })),
      ...ifWritten('座長', chair),
      ...ifWritten('意見・条件', remarks),
    ],
  }),
  REPORT_CONFIRMATION: event<{ hearingId: string }>({
    label: '確認結果を報告する',
    role: 'healthCentre',
    ofCase: someHearingIsConfirmed,
    ofInput: reportIsComplete,
    effects: ({ facts }, { hearingId }) => [
      { type: 'stampReport', hearingId },
      ...(isLastOpenHearing(facts, hearingId) ? [close('councilReport')] : []),
      tell('prefecture'),
    ],
    readers: 'everyone',
    sentence: () => '調整会議の確認結果を報告しました',
  }),
  UNDO_CONVENING: event<{ hearingId: string; reason: string }>({
    label: '会議から外す',
    role: 'healthCentre',
    ofCase: someHearingIsConvened,
    ofInput: conveningIsUndone,
    offered: (facts) => openHearings(facts, 'coordinationCouncil').some(({ convened }) => convened !== null),
    effects: (_, { hearingId }) => [{ type: 'clearConvening', hearingId }],
    readers: 'ownHealthCentre',
    sentence: () => '案件を調整会議から外しました',
    particulars: itsReason,
  }),
  UNDO_REPORT: event<{ hearingId: string; reason: string }>({
    label: '報告を取り下げる',
    role: 'healthCentre',
    ofCase: someHearingIsReported,
    ofInput: reportIsUndone,
    offered: (facts) => reportedHearings(facts).length > 0,
    effects: ({ facts }, { hearingId }) => {
      const taken = reportedHearings(facts).filter(({ id }) => id === hearingId);
      const [next] = [...openHearings(facts, 'coordinationCouncil'), ...taken]
        .flatMap(({ dueOn }) => dueOn ?? [])
        .sort();
      return [
        { type: 'clearReport', hearingId },
        ...(next === undefined ? [] : [openReportDue(next)]),
        tell('prefecture'),
      ];
    },
    readers: 'everyone',
    sentence: () => '調整会議の確認結果の報告を取り下げました',
    particulars: itsReason,
  }),
};
