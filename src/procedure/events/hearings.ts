/** 意見聴取: what the prefecture asks of the councils and hears from them. */
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import type { IsoDate } from '../calendar/days.js';
import type { AskedCouncil, DecisionContext, Effect } from '../case/decision.js';
import { COUNCIL_LABEL, type CouncilId, type Opinion } from '../case/facts.js';
import { REMARK_LABEL, textsOf } from '../case/council-remarks.js';
import type { LetterWords } from '../case/letter-words.js';
import { lastMeetingDueBy, reportDueOn } from '../case/hearings.js';
import { BODY_LABEL, OPINION_LABEL } from '../case/words.js';
import { written } from '../conditions/condition.js';
import { extensionIsLater } from '../conditions/examination.js';
import {
  areasAreSound,
  daysAroundRequest,
  daysOfOpenHearing,
  councilIsDue,
  isNotApproved,
  opinionIsExplained,
  rehearingIsSound,
  somethingIsUnderWay,
} from '../conditions/hearings.js';
import {
  cancelOpenHearings,
  close,
  NO_AREA,
  openReportDue,
  tell,
  tellAskedHealthCentres,
  voidDraft,
} from './effects.js';
import { event, fromDay, ifWritten, itsLetter, itsReason, type Particular } from './event.js';

/** 依頼・諮問: on which day; that of the record where it does not say, as entries of the log do not that are older than the question. */
interface Asking {
  requestedOn?: IsoDate;
}

/** What a council of the prefecture answered; entries of the log that are older than the place for 附帯意見 say nothing of it. */
interface Said {
  opinion: Opinion;
  remarks: string;
  supplementaryOpinion?: string;
}

const saidInWords = ({ opinion, remarks, supplementaryOpinion = '' }: Said): Particular[] => {
  const texts = textsOf({ opinion, remarks, supplementaryOpinion });
  const own = opinion === 'disagreed' ? REMARK_LABEL.objection : REMARK_LABEL.condition;
  return [...ifWritten(own, texts.remarks), ...ifWritten(REMARK_LABEL.remark, texts.supplementaryOpinion)];
};

const dayOfRequest = ({ requestedOn }: Asking) =>
  requestedOn === undefined ? [] : [{ path: 'requestedOn', rule: 'hearing.requestedOn' as const, day: requestedOn }];

const asked = ({ requestedOn }: Asking) => (requestedOn === undefined ? '' : `（${day(requestedOn)}）`);

/** Opens the one hearing of a council of the prefecture. */
const ask = ({ now }: DecisionContext, council: CouncilId, { requestedOn = now.today }: Asking): Effect[] => [
  { type: 'openHearings', council, requestedOn, asked: [NO_AREA] },
];

export const HEARINGS = {
  REQUEST_COORDINATION_COUNCIL: event<{ planningAreaIds: string[]; dueOn: IsoDate } & Asking & LetterWords>({
    label: '調整会議の開催を依頼する',
    role: 'prefectureOfficer',
    ofCase: (context) => councilIsDue(context, 'coordinationCouncil'),
    ofInput: areasAreSound,
    dates: (event) => [...dayOfRequest(event), { path: 'dueOn', rule: 'councilReport.dueOn', day: event.dueOn }],
    days: ({ facts }, { planningAreaIds }) => daysAroundRequest(facts, 'coordinationCouncil', planningAreaIds),
    effects: (context, { planningAreaIds, dueOn, requestedOn = context.now.today }) => [
      {
        type: 'openHearings',
        council: 'coordinationCouncil',
        requestedOn,
        asked: planningAreaIds.map((area) => askedArea(context, area, dueOn)),
      },
      openReportDue(dueOn),
      tell('healthCentre'),
    ],
    readers: 'everyone',
    sentence: ({ planningAreaIds, dueOn, requestedOn }, { secretariatOfArea }) =>
      `${planningAreaIds.map((id) => secretariatOfArea.get(id) ?? '保健所').join('、')}へ調整会議の開催を依頼しました（${
        requestedOn === undefined ? '' : `依頼日 ${day(requestedOn)}、`
      }報告期限 ${day(dueOn)}）`,
    particulars: itsLetter,
  }),
  EXTEND_COUNCIL_REPORT: event<{ dueOn: IsoDate; reason: string; before?: IsoDate }>({
    label: '報告の期限を延ばす',
    role: 'prefectureOfficer',
    ofInput: ({ facts }, { dueOn, reason }) => [
      ...extensionIsLater(reportDueOn(facts), dueOn),
      written('reason', reason, '期限を延ばす理由'),
    ],
    dates: ({ dueOn }) => [{ path: 'dueOn', rule: 'councilReport.dueOn', day: dueOn }],
    days: ({ facts }, { dueOn }) => ({ meetsOn: lastMeetingDueBy(facts, dueOn) }),
    found: ({ facts }) => {
      const before = reportDueOn(facts);
      return before === null ? {} : { before };
    },
    effects: (_, { dueOn }) => [
      { type: 'extendHearings', council: 'coordinationCouncil', dueOn },
      openReportDue(dueOn),
      tell('healthCentre'),
    ],
    readers: 'everyone',
    sentence: ({ dueOn, before }) => `調整会議の報告の期限を${fromDay(before)}${day(dueOn)}に延ばしました`,
    particulars: itsReason,
  }),
  CANCEL_COUNCIL_REQUEST: event<{ reason: string }>({
    label: '調整会議の依頼を取り下げる',
    role: 'prefectureOfficer',
    ofInput: (_, { reason }) => [written('reason', reason, '依頼を取り下げる理由')],
    effects: (context) => [...cancelOpenHearings(context), close('councilReport'), ...tellAskedHealthCentres(context)],
    readers: 'everyone',
    sentence: () => '調整会議の依頼を取り下げました',
    particulars: itsReason,
  }),
  REFER_TO_MEASURES_COUNCIL: event<Asking>({
    label: '対策協の議題に載せる',
    role: 'prefectureOfficer',
    ofCase: (context) => councilIsDue(context, 'measuresCouncil'),
    dates: dayOfRequest,
    days: ({ facts }) => daysAroundRequest(facts, 'measuresCouncil'),
    effects: (context, event) => ask(context, 'measuresCouncil', event),
    readers: 'everyone',
    sentence: (event) => `${COUNCIL_LABEL.measuresCouncil}の議題に載せました${asked(event)}`,
  }),
  RECORD_MEASURES_COUNCIL: event<{ heldOn: IsoDate } & Said>({
    label: '対策協の結果を記録する',
    role: 'prefectureOfficer',
    ofInput: (_, event) => opinionIsExplained(event),
    dates: ({ heldOn }) => [{ path: 'heldOn', rule: 'measuresCouncil.heldOn', day: heldOn }],
    days: (context) => daysOfOpenHearing(context, 'measuresCouncil'),
    effects: (_, { heldOn, opinion, remarks, supplementaryOpinion = '' }) => [
      {
        type: 'saveOpinion',
        council: 'measuresCouncil',
        opinion: { heldOn, answeredOn: null, body: 'plenary', opinion, remarks, supplementaryOpinion },
      },
    ],
    readers: 'prefecture',
    sentence: ({ heldOn, opinion }) =>
      `${COUNCIL_LABEL.measuresCouncil}の結果を記録しました（${day(heldOn)}、${OPINION_LABEL[opinion]}）`,
    particulars: saidInWords,
  }),
  REFER_TO_MEDICAL_COUNCIL: event<Asking>({
    label: '審議会に諮問する',
    role: 'prefectureOfficer',
    ofCase: (context) => councilIsDue(context, 'medicalCouncil'),
    dates: dayOfRequest,
    days: ({ facts }) => daysAroundRequest(facts, 'medicalCouncil'),
    effects: (context, event) => ask(context, 'medicalCouncil', event),
    readers: 'everyone',
    sentence: (event) => `${COUNCIL_LABEL.medicalCouncil}に諮問しました${asked(event)}`,
  }),
  RECORD_MEDICAL_COUNCIL: event<{ heldOn: IsoDate; answeredOn: IsoDate; body: 'plenary' | 'section' } & Said>({
    label: '審議会の意見を記録する',
    role: 'prefectureOfficer',
    // 部会の決議 may stand for the council's (令5の21).
    ofInput: (_, event) => opinionIsExplained(event),
    dates: ({ heldOn, answeredOn }) => [
      { path: 'heldOn', rule: 'medicalCouncil.heldOn', day: heldOn },
      { path: 'answeredOn', rule: 'medicalCouncil.answeredOn', day: answeredOn },
    ],
    days: (context, { heldOn }) => ({ ...daysOfOpenHearing(context, 'medicalCouncil'), heldOn }),
    effects: (_, { heldOn, answeredOn, body, opinion, remarks, supplementaryOpinion = '' }) => [
      {
        type: 'saveOpinion',
        council: 'medicalCouncil',
        opinion: { heldOn, answeredOn, body, opinion, remarks, supplementaryOpinion },
      },
    ],
    readers: 'prefecture',
    sentence: ({ answeredOn, opinion }) =>
      `${COUNCIL_LABEL.medicalCouncil}の意見を記録しました（答申日 ${day(answeredOn)}、${OPINION_LABEL[opinion]}）`,
    particulars: ({ body, heldOn, ...said }) => [
      { label: '審議の場', text: `${BODY_LABEL[body]}（${day(heldOn)}開催）` },
      ...saidInWords(said),
    ],
  }),
  REOPEN_EXAMINATION: event<{ reason: string; rehear: CouncilId[] }>({
    label: '審査を再開する',
    role: 'prefectureOfficer',
    ofCase: (context) => [...somethingIsUnderWay(context), ...isNotApproved(context)],
    ofInput: rehearingIsSound,
    // Before anything was heard or drafted there is nothing to go back from.
    offered: ({ draft, hearings }) => draft !== null || hearings.some(({ voided }) => !voided),
    effects: (context, { reason, rehear }) => [
      ...cancelOpenHearings(context),
      ...(rehear.length === 0 ? [] : [{ type: 'voidHearings', councils: rehear } as const]),
      ...voidDraft(context, reason),
      close('councilReport'),
      ...tellAskedHealthCentres(context),
    ],
    readers: 'prefecture',
    sentence: ({ rehear }) =>
      rehear.length === 0
        ? '審査を再開しました'
        : `審査を再開しました（${rehear.map((council) => COUNCIL_LABEL[council]).join('、')}の意見を聴き直します）`,
    particulars: itsReason,
  }),
};

function askedArea({ facts }: DecisionContext, planningAreaId: string, dueOn: IsoDate): AskedCouncil {
  return { planningAreaId, healthCentreId: facts.planningAreas[planningAreaId]?.healthCentre.id ?? null, dueOn };
}
