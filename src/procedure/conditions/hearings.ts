/** Conditions of the hearings: their order, what a council must have said, and when. */
import type { Condition, Confirmed, DecisionContext, JudgedContext } from '../case/decision.js';
import type { KnownDays } from '../calendar/date-rules.js';
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import {
  areaName,
  COUNCIL_LABEL,
  type CaseFacts,
  type CouncilId,
  type HearingFacts,
  unregisteredAreas,
} from '../case/facts.js';
import {
  CONFIRMATION_POINT_LABEL,
  CONFIRMATION_POINTS_OF_KIND,
  councilAreas,
  currentHearings,
  hasAnswered,
  isAnswered,
  isConcluded,
  isPassed,
  openHearings,
  ownAreaNotAsked,
  unrecordedPoints,
} from '../case/hearings.js';
import type { Kind } from '../terms/kinds.js';
import { HEARING_GUIDE, medicalCouncilBasis } from '../terms/law.js';
import { condition, isBlank, repeated, written } from './condition.js';
import { confirmation, datesAreSound } from './dates.js';
import { examinationIsComplete } from './examination.js';

/** Councils of the case in the order of the procedure profile. */
export const councilsOf = (facts: Pick<CaseFacts, 'kind' | 'profile'>) => facts.profile.councils[facts.kind];

/** Why a council is heard: 医療審議会 by law, the others by the ministry's interim report and the prefecture's order. */
export function councilBasis({ kind, procedure }: CaseFacts, council: CouncilId): string {
  return council === 'medicalCouncil'
    ? medicalCouncilBasis(kind, procedure)
    : `${HEARING_GUIDE}3(4)、検討会の中間とりまとめ`;
}

/** That a council has said what it must before the next step. */
function councilIsConcluded({ facts }: JudgedContext, council: CouncilId): Condition {
  const label = COUNCIL_LABEL[council];
  const decision = { new: '指定', renewal: '更新', change: '変更の承認' }[facts.procedure];
  const notHeard: Readonly<Record<CouncilId, [fact: string, advice: string]>> = {
    coordinationCouncil: [`${label}の確認が済んでいません`, '全ての区域で、全ての項目の確認と報告が必要です'],
    measuresCouncil: [`${label}の協議結果が記録されていません`, '開催して結果を記録してください'],
    medicalCouncil: [`${label}の意見を聴いていません`, `${decision}の前に意見を聴いて記録してください`],
  };
  // It has answered, and the profile does not let the prefecture go past what it said.
  const againstIt: [fact: string, advice: string] =
    council === 'coordinationCouncil'
      ? [
          `${label}の報告に、確認できない項目があります`,
          'この都道府県の設定では、その区域にもう一度依頼して確認を得るまで先へ進めません',
        ]
      : [
          `${label}の意見は反対です`,
          'この都道府県の設定では、反対のまま先へ進めません。聴き直すときは「審査を再開する」で会議体を選んでください',
        ];
  const [fact, advice] = anotherArea(facts, council) ?? (hasAnswered(facts, council) ? againstIt : notHeard[council]);
  const heard = council === 'coordinationCouncil' ? `${label}の確認が済んでいます` : `${label}の意見を聴いています`;
  const met =
    council === 'coordinationCouncil' && !isConcluded(facts, council)
      ? `${label}で確認できない項目がありましたが、理由を起案に書いて進められます`
      : heard;
  return condition(
    `concluded:${council}`,
    isPassed(facts, council),
    { met, unmet: `${fact}。${advice}`, fact },
    councilBasis(facts, council),
    currentHearings(facts, council).map(answerInLines).join(NEXT_LINE) || '記録なし',
  );
}

/** The coordination council of another area was heard than the one in which the institution is now; null where that is not so. */
function anotherArea(facts: CaseFacts, council: CouncilId): [fact: string, advice: string] | null {
  const needed = council === 'coordinationCouncil' ? ownAreaNotAsked(facts) : null;
  const heard = currentHearings(facts, 'coordinationCouncil').map(
    ({ planningAreaId }) => `${areaName(facts, planningAreaId)}圏`,
  );
  if (needed === null || heard.length === 0) return null;
  const label = COUNCIL_LABEL[council];
  return [
    `意見を聴いた${label}は${heard.join('、')}のもので、医療機関の所在する構想区域は、今は${areaName(facts, needed)}圏です`,
    `${backToExamination(facts.draft)}${areaName(facts, needed)}圏の${label}に依頼してください`,
  ];
}

/**
 * When the council met, and when it answered; null where it has not. A coordination council that met in person spoke on that day, also where its
 * confirmation is dated later; in writing the members answer up to the confirmation.
 */
export function answerOf({
  confirmation,
  convened,
  reportedOn,
  opinion,
}: HearingFacts): { metOn: IsoDate; answeredOn: IsoDate } | null {
  if (opinion) return { metOn: opinion.heldOn, answeredOn: opinion.answeredOn ?? opinion.heldOn };
  if (confirmation === null || reportedOn === null) return null;
  const { confirmedOn } = confirmation;
  const metBefore = convened?.method === 'inPerson' && convened.meetsOn < confirmedOn;
  return { metOn: metBefore ? convened.meetsOn : confirmedOn, answeredOn: reportedOn };
}

function daysOfAnswer(hearing: HearingFacts): string[] {
  const answer = answerOf(hearing);
  const asked = `意見を求めた日 ${formatJapaneseDate(hearing.requestedOn)}`;
  return answer === null
    ? [asked, '回答なし']
    : [asked, ...daysMet(hearing, answer.metOn), `回答 ${formatJapaneseDate(answer.answeredOn)}`];
}

const answerInWords = (hearing: HearingFacts): string => daysOfAnswer(hearing).join('、');

/** In a narrow column each day stands with what it is the day of; where lines run on, it reads as one sentence. */
const NEXT_LINE = '、\n';
const answerInLines = (hearing: HearingFacts): string => daysOfAnswer(hearing).join(NEXT_LINE);

/** A coordination council meets or answers in writing by a day, and confirms on a day of its own; the others meet. */
function daysMet({ confirmation, convened }: HearingFacts, metOn: IsoDate): string[] {
  if (confirmation === null || convened === null) return [`開催 ${formatJapaneseDate(metOn)}`];
  const met = convened.method === 'written' ? '書面の締切' : '開催';
  return [`${met} ${formatJapaneseDate(convened.meetsOn)}`, `確認 ${formatJapaneseDate(confirmation.confirmedOn)}`];
}

/** How the examination is reached again: what the approver has approved is taken back by the approver alone. */
export const backToExamination = (draft: CaseFacts['draft']) =>
  (draft?.approvedOn ?? null) === null ? '審査を再開して' : '決裁者が起案を戻してから、';

/** An answer speaks to what was asked: the council met after it was asked, and answered before what rests on it. */
function councilAnsweredInTime({ facts, now }: JudgedContext, council: CouncilId): Condition[] {
  const label = COUNCIL_LABEL[council];
  const answered = currentHearings(facts, council).filter((hearing) => answerOf(hearing) !== null);
  if (answered.length === 0) return [];
  // What was decided was decided when it was approved: what comes after that was not heard before it (法113⑤).
  const decidedOn = facts.draft?.approvedOn ?? now.today;
  const isAstray = (hearing: HearingFacts): boolean => {
    const answer = answerOf(hearing);
    const days = [facts.receivedOn, hearing.requestedOn, answer?.metOn, answer?.answeredOn, decidedOn].flatMap(
      (day) => day ?? [],
    );
    return days.some((day, index) => index > 0 && day < (days[index - 1] ?? day));
  };
  const astray = answered.filter(isAstray);
  const outOfOrder = `${label}について、受付、意見を求めた日、開催、回答、決定の日が、この順になっていません（受付 ${facts.receivedOn === null ? 'なし' : formatJapaneseDate(facts.receivedOn)}、${astray.map(answerInWords).join('、')}、決定 ${formatJapaneseDate(decidedOn)}）`;
  return [
    condition(
      `answeredInTime:${council}`,
      astray.length === 0,
      {
        met: `${label}は、申請の受付の後に意見を求められて開かれ、決定の前に答えています`,
        unmet: `${outOfOrder}。日付の誤りを直すか、${backToExamination(facts.draft)}聴き直してください`,
        fact: outOfOrder,
      },
      councilBasis(facts, council),
      answered.map(answerInLines).join(NEXT_LINE),
    ),
  ];
}

/** Every council of the order has been heard on this application, in its time. */
export function everyCouncilIsHeard(context: JudgedContext): Condition[] {
  return councilsOf(context.facts).flatMap((council) => [
    councilIsConcluded(context, council),
    ...councilAnsweredInTime(context, council),
  ]);
}

/** Before a council is asked: the examination is over, its turn has come, and it has not answered yet. */
export function councilIsDue(context: DecisionContext, council: CouncilId): Condition[] {
  const { facts } = context;
  const order = councilsOf(facts);
  const label = COUNCIL_LABEL[council];
  return [
    ...examinationIsComplete(context),
    ...order.slice(0, order.indexOf(council)).map((earlier) => councilIsConcluded(context, earlier)),
    condition(`notConcluded:${council}`, !isConcluded(facts, council), {
      met: `${label}には、まだ聴いていません`,
      unmet: `${label}は済んでいます。聴き直すときは「審査を再開する」で会議体を選んでください`,
    }),
    condition(`notAsked:${council}`, openHearings(facts, council).length === 0, {
      met: `${label}に回答待ちの案件はありません`,
      unmet: `${label}の回答を待っています`,
    }),
  ];
}

/** The areas asked: what may be asked of those of the case, and what must. */
export function areasAreSound({ facts }: DecisionContext, event: { planningAreaIds: string[] }): Condition[] {
  const { ofCase, confirmed, unconfirmed } = councilAreas(facts);
  const asked = event.planningAreaIds;
  const unregistered = unregisteredAreas(facts, asked);
  return [
    condition('areasAsked', asked.length > 0 && new Set(asked).size === asked.length, {
      met: '依頼する構想区域が選ばれています',
      unmet: '依頼する構想区域を一つ以上、重ならないように選んでください',
    }),
    condition(
      'areasOfCase',
      asked.every((area) => ofCase.includes(area)),
      {
        met: '申請に関係する構想区域です',
        unmet: '医療機関の所在地でも派遣先でもない構想区域が選ばれています',
      },
    ),
    condition('areasRegistered', unregistered.length === 0, {
      met: '依頼する構想区域には調整会議の事務局があります',
      unmet: `構想区域「${unregistered.join('」「')}」は登録されていません。申請内容の派遣先の地域か、設定の構想区域を確認してください`,
    }),
    condition(
      'ownAreaAsked',
      facts.kind === 'RENKEI_B' || [...asked, ...confirmed].includes(facts.institution.planningAreaId),
      {
        met: '医療機関の所在する構想区域に依頼しています',
        unmet: '医療機関の所在する構想区域を選んでください',
      },
    ),
    condition('confirmedAreasNotAskedAgain', !asked.some((area) => confirmed.includes(area)), {
      met: '確認が済んだ構想区域は含まれていません',
      unmet: '確認が済んだ構想区域が選ばれています。選択を外してください',
    }),
    condition(
      'unconfirmedAreasAsked',
      unconfirmed.every((area) => asked.includes(area)),
      {
        met: '確認できなかった構想区域の全てに依頼しています',
        unmet: '前回確認できなかった構想区域を全て選んでください',
      },
    ),
  ];
}

function hearingOf({ facts }: DecisionContext, hearingId: string): HearingFacts | undefined {
  return currentHearings(facts, 'coordinationCouncil').find(({ id }) => id === hearingId);
}

/** The hearing a health centre works on: asked, and not reported yet. */
function hearingIsOpen(context: DecisionContext, hearingId: string): Condition {
  const hearing = hearingOf(context, hearingId);
  return condition('hearingOpen', hearing !== undefined && hearing.reportedOn === null, {
    met: '依頼を受けた調整会議です',
    unmet: 'この調整会議は依頼されていないか、報告が済んでいます',
  });
}

export function conveningIsSound(
  context: DecisionContext,
  event: { hearingId: string; meetingName: string },
): Condition[] {
  return [
    hearingIsOpen(context, event.hearingId),
    ...meetingIsNamed(event),
    condition('notConfirmedYet', (hearingOf(context, event.hearingId)?.confirmation ?? null) === null, {
      met: '確認はまだ記録されていません',
      unmet: '確認が記録されています。開催の内容は変えられません',
    }),
  ];
}

/** Also of a record that is corrected. */
export function meetingIsNamed({ meetingName }: { meetingName: string }): Condition[] {
  return [written('meetingName', meetingName, '会議の名称')];
}

/** Hearings on which this health centre can work: asked for the buttons, before one is chosen. */
function ownOpenHearings({ facts, actor }: DecisionContext): HearingFacts[] {
  return openHearings(facts, 'coordinationCouncil').filter(
    ({ healthCentreId }) => healthCentreId === actor.healthCentreId,
  );
}

export function someHearingIsOpen(context: DecisionContext): Condition[] {
  return [
    condition('someHearingOpen', ownOpenHearings(context).length > 0, {
      met: '報告していない調整会議があります',
      unmet: '報告していない調整会議はありません',
    }),
  ];
}

export function someHearingIsConvened(context: DecisionContext): Condition[] {
  return [
    condition(
      'someHearingConvened',
      ownOpenHearings(context).some(({ convened }) => convened !== null),
      {
        met: '調整会議の日程が記録されています',
        unmet: '調整会議の日程が記録されていません。「調整会議の日程を記録する」から記録してください',
      },
    ),
  ];
}

export function someHearingIsConfirmed(context: DecisionContext): Condition[] {
  const hearings = ownOpenHearings(context);
  return [
    condition(
      'someHearingRecorded',
      hearings.some((hearing) => unrecordedPoints(context.facts.kind, hearing).length === 0),
      {
        met: '確認が全ての項目について記録されています',
        unmet: '確認がまだ記録されていません。「確認を記録する」から全ての項目を記録してください',
      },
    ),
  ];
}

type Confirmation = NonNullable<HearingFacts['confirmation']>;

export function confirmationIsSound(
  context: DecisionContext,
  event: { hearingId: string } & Confirmation,
): Condition[] {
  const convened = hearingOf(context, event.hearingId)?.convened ?? null;
  return [
    hearingIsOpen(context, event.hearingId),
    condition('convened', convened !== null, {
      met: '調整会議の日程が記録されています',
      unmet: '調整会議の日程が記録されていません。先に日程を記録してください',
    }),
    ...confirmationIsExplained(context.facts.kind, event),
    chairIsOfMeeting(context.facts, event.hearingId, event.chair),
    ...writtenAnswersAreIn(context.facts, event.hearingId, event),
  ];
}

/** One meeting has one chair, whichever of its cases is confirmed; also of a record that is corrected. */
export function chairIsOfMeeting(facts: Pick<CaseFacts, 'hearings' | 'meetings'>, hearingId: string, chair: string) {
  const ofMeeting = facts.meetings[hearingId]?.chair ?? '';
  const recorded = facts.hearings.find(({ id }) => id === hearingId)?.confirmation?.chair;
  return {
    ...condition('chairOfMeeting', ofMeeting === '' || chair === ofMeeting || chair === recorded, {
      met: '座長は、この会議の座長です',
      unmet: `座長がこの会議の座長（${ofMeeting}）と違います。会議の座長が誤っているときは、会議の画面の「会議の内容を直す」で直してください`,
    }),
    field: 'chair',
  };
}

/**
 * A council that is heard in writing has confirmed when its members have answered: before the day by which they answer all of them, from then on as
 * many as the profile asks. Where the members are not noted, the day alone is known.
 */
function writtenAnswersAreIn(facts: CaseFacts, hearingId: string, { confirmedOn }: { confirmedOn: IsoDate }) {
  const convened = facts.hearings.find(({ id }) => id === hearingId)?.convened ?? null;
  if (convened?.method !== 'written') return [];
  const { members = null, answered = null } = facts.meetings[hearingId] ?? {};
  const known = members === null ? '構成員の人数は未入力' : `構成員${members}人中${answered ?? 0}人が回答`;
  const everybody = members !== null && (answered ?? 0) >= members;
  const majority = members !== null && (answered ?? 0) * 2 > members;
  const enough = members === null || (facts.profile.writtenAnswers === 'all' ? everybody : majority);
  const asked = facts.profile.writtenAnswers === 'all' ? '構成員の全員' : '構成員の過半数';
  return [
    {
      ...condition('answersAwaited', everybody || convened.meetsOn <= confirmedOn, {
        met: '書面会議の回答がそろっているか、回答の期限が来ています',
        unmet: `書面会議の回答の期限（${formatJapaneseDate(convened.meetsOn)}）の前の日には、全員が回答したときだけ確認できます（${known}）。回答を会議の画面で記録するか、期限の日以後に記録してください`,
      }),
      field: 'confirmedOn',
    },
    condition('enoughAnswers', enough, {
      met: `書面会議の回答が足りています（${known}）`,
      unmet: `書面会議の回答が足りません（${known}。この都道府県の設定では${asked}の回答が要ります）。会議の画面の「会議の内容を直す」で回答した人数を記録するか、回答の期限を延ばしてください`,
    }),
  ];
}

/** A point that nobody answered is asked for beside its own field: half a confirmation cannot be told from one that was overlooked. */
function everyPointIsAnswered(kind: Kind, { points }: Pick<Confirmation, 'points'>): Condition[] {
  return CONFIRMATION_POINTS_OF_KIND[kind].map((point) => ({
    ...condition(
      `answered:${point}`,
      points[point] !== undefined,
      {
        met: `「${CONFIRMATION_POINT_LABEL[point]}」の確認の結果が選ばれています`,
        unmet: `「${CONFIRMATION_POINT_LABEL[point]}」について、「確認した」か「確認できない」を選んでください`,
      },
      '確認様式1・2',
    ),
    field: `points.${point}`,
  }));
}

/** What was found on each point, who presided, and why a point was not confirmed; also of a record that is corrected. */
export function confirmationIsExplained(kind: Kind, event: Omit<Confirmation, 'confirmedOn'>): Condition[] {
  const notConfirmed = Object.values(event.points).includes(false);
  return [
    ...everyPointIsAnswered(kind, event),
    written('chair', event.chair, '座長の氏名', '確認様式1・2'),
    condition('doubtExplained', !notConfirmed || !isBlank(event.remarks), {
      met: '確認できない項目には意見が書かれています',
      unmet: '確認できない項目があります。会議の意見を書いてください',
    }),
  ];
}

export function reportIsComplete(context: DecisionContext, event: { hearingId: string }): Condition[] {
  const hearing = hearingOf(context, event.hearingId);
  const missing = hearing === undefined ? [] : unrecordedPoints(context.facts.kind, hearing);
  return [
    hearingIsOpen(context, event.hearingId),
    condition(
      'everyPointRecorded',
      hearing !== undefined && missing.length === 0,
      {
        met: '確認が全ての項目について記録されています',
        unmet: `確認を記録していない項目があります：${missing.map((point) => CONFIRMATION_POINT_LABEL[point]).join('、')}`,
      },
      '確認様式1・2',
    ),
  ];
}

/** A case comes off its meeting, with what was confirmed of it there: it was the wrong one, or will be dealt with on another. */
export function conveningIsUndone(context: DecisionContext, event: { hearingId: string; reason: string }): Condition[] {
  return [
    hearingIsOpen(context, event.hearingId),
    condition('convened', (hearingOf(context, event.hearingId)?.convened ?? null) !== null, {
      met: '会議に載っています',
      unmet: 'この案件は会議に載っていません',
    }),
    written('reason', event.reason, '会議から外す理由'),
  ];
}

/** Reports of this health centre, for the buttons. */
export function someHearingIsReported({ facts, actor }: DecisionContext): Condition[] {
  const own = reportedHearings(facts).filter(({ healthCentreId }) => healthCentreId === actor.healthCentreId);
  return [
    condition('someHearingReported', own.length > 0, {
      met: '報告した調整会議があります',
      unmet: '報告した調整会議はありません',
    }),
  ];
}

export const reportedHearings = (facts: Pick<CaseFacts, 'kind' | 'hearings'>): HearingFacts[] =>
  currentHearings(facts, 'coordinationCouncil').filter(isAnswered);

/** A report comes back as long as the prefecture has done nothing on it; the machine says so of what leads away from the council. */
export function reportIsUndone(context: DecisionContext, event: { hearingId: string; reason: string }): Condition[] {
  const hearing = hearingOf(context, event.hearingId);
  const { facts } = context;
  // Another area that was asked later was asked because of what this one had said.
  const askedSince = openHearings(facts, 'coordinationCouncil').some(
    ({ requestedOn }) => hearing !== undefined && requestedOn > hearing.requestedOn,
  );
  return [
    condition('hearingReported', hearing !== undefined && isAnswered(hearing), {
      met: '報告した調整会議です',
      unmet: 'この調整会議は、まだ報告していません',
    }),
    condition('reportNotTaken', !askedSince, {
      met: '都道府県は、まだこの報告により手続を進めていません',
      unmet:
        '都道府県がこの報告により手続を進めたため、取り下げられません。誤りは、申請の「経過」にある「記録を訂正する」で直してください',
    }),
    written('reason', event.reason, '報告を取り下げる理由'),
  ];
}

type Heard = NonNullable<HearingFacts['opinion']>;

/**
 * What a date of a council is compared with: it is asked before it meets, a meeting in person comes before what it confirms, and the confirmation
 * before its report.
 */
export function daysOfHearing(hearing: HearingFacts | undefined): Partial<KnownDays> {
  const { requestedOn = null, dueOn = null, convened = null, confirmation = null, reportedOn = null } = hearing ?? {};
  return {
    requestedOn,
    reportDue: dueOn,
    reportedOn,
    metOn: convened?.method === 'inPerson' ? convened.meetsOn : null,
    confirmedOn: confirmation?.confirmedOn ?? null,
  };
}

/** What the day of a meeting is compared with: the last request about its cases, and the first day by which one of them is to be reported. */
export function daysOfMeeting(
  cases: readonly Pick<HearingFacts, 'requestedOn' | 'dueOn'>[],
): Pick<KnownDays, 'requestedOn' | 'reportDue'> {
  const requests = cases.map(({ requestedOn }) => requestedOn).sort();
  const dues = cases.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return { requestedOn: requests.at(-1) ?? null, reportDue: dues[0] ?? null };
}

/**
 * What is asked where cases are put on a meeting that is made already: of its day, that it lies after the report of one of them is due; and what is asked
 * of the day of any meeting, unless it was answered of this one: the office may be closed on the day only since the meeting was made.
 * @param answered what was confirmed of the meeting when it was made, or changed
 */
export function meetingQuestions(
  { meetsOn, answered }: { meetsOn: IsoDate; answered: readonly string[] },
  cases: readonly Pick<HearingFacts, 'dueOn'>[],
  { confirmed = [], ...known }: Confirmed & Pick<KnownDays, 'today' | 'closedDays'>,
): Condition[] {
  const { reportDue } = daysOfMeeting(cases.map(({ dueOn }) => ({ dueOn, requestedOn: meetsOn })));
  const isAnswered = answered.includes(confirmation('meetsOn', meetsOn));
  return datesAreSound(
    [{ path: 'meetsOn', rule: 'meeting.meetsOn', day: meetsOn }],
    { ...(isAnswered ? { today: null } : known), reportDue },
    confirmed,
  )
    .filter(({ met, confirm }) => !met && confirm !== undefined)
    .map(({ field: _, ...each }) => each);
}

/** Of the hearing that a health centre works on. */
export function daysOfOwnHearing(context: DecisionContext, { hearingId }: { hearingId: string }): Partial<KnownDays> {
  return daysOfHearing(hearingOf(context, hearingId));
}

/**
 * What the day of a request is compared with: the receipt of the application, the answers of the councils that come before in the order, and
 * an earlier request to the same council.
 * @param areas asked; a council of the prefecture has none
 * @param recorded of a request that is put right: what came after it says nothing about its day
 */
export function daysAroundRequest(
  facts: Pick<CaseFacts, 'kind' | 'profile' | 'hearings' | 'receivedOn'>,
  council: CouncilId,
  areas: readonly (string | null)[] = [null],
  recorded?: Pick<HearingFacts, 'id' | 'requestedOn'>,
): Partial<KnownDays> {
  const order = councilsOf(facts);
  const earlier = order.slice(0, order.indexOf(council)).flatMap((each) => currentHearings(facts, each));
  const former = facts.hearings.filter(
    (each) => each.council === council && areas.includes(each.planningAreaId) && each.id !== recorded?.id,
  );
  const latest = (days: IsoDate[]) =>
    days
      .filter((each) => recorded === undefined || each <= recorded.requestedOn)
      .sort()
      .at(-1) ?? null;
  return {
    receivedOn: facts.receivedOn,
    earlierAnswer: latest(earlier.flatMap((each) => answerOf(each)?.answeredOn ?? [])),
    formerRequest: latest(former.map(({ requestedOn }) => requestedOn)),
  };
}

/**
 * The first day on which a council that comes later in the order was asked after this one had answered; null where none was. One that was asked before
 * did not wait for this answer, as where a council was heard again.
 */
export function dayOfLaterRequest(
  facts: Pick<CaseFacts, 'kind' | 'profile' | 'hearings'>,
  hearing: HearingFacts,
): IsoDate | null {
  const order = councilsOf(facts);
  const answeredOn = answerOf(hearing)?.answeredOn ?? null;
  const days = order
    .slice(order.indexOf(hearing.council) + 1)
    .flatMap((later) => currentHearings(facts, later))
    .map(({ requestedOn }) => requestedOn)
    .filter((day) => answeredOn !== null && answeredOn <= day);
  return days.sort()[0] ?? null;
}

/** What a session of a council is dated by, for one case that is laid before it. */
export function daysOfSession(
  facts: Pick<CaseFacts, 'kind' | 'profile' | 'hearings' | 'receivedOn' | 'draft'>,
  council: CouncilId | undefined,
): Partial<KnownDays> {
  const hearing = council && currentHearings(facts, council)[0];
  return {
    receivedOn: facts.receivedOn,
    requestedOn: hearing?.requestedOn ?? null,
    laterRequest: hearing ? dayOfLaterRequest(facts, hearing) : null,
    approvedOn: facts.draft?.approvedOn ?? null,
  };
}

/** Of a council of the prefecture that was asked and has not answered yet. */
export function daysOfOpenHearing({ facts }: DecisionContext, council: CouncilId): Partial<KnownDays> {
  return daysOfHearing(openHearings(facts, council)[0]);
}

/** Also of a record that is corrected; entries of the log say nothing of 附帯意見 where they are older than its place. */
export function opinionIsExplained(
  event: Pick<Heard, 'opinion' | 'remarks'> & Partial<Pick<Heard, 'supplementaryOpinion'>>,
): Condition[] {
  const wroteBoth = ![event.remarks, event.supplementaryOpinion ?? ''].some(isBlank);
  return [
    condition('opinionExplained', event.opinion === 'agreed' || !isBlank(event.remarks), {
      met: '意見の内容が記録されています',
      unmet: '条件付き又は異議ありのときは、附帯意見とは別に、条件又は異議の理由を書いてください',
    }),
    condition('agreedWithoutCondition', event.opinion !== 'agreed' || !wroteBoth, {
      met: '条件又は異議の理由は、条件付き又は異議ありのときだけ書かれています',
      unmet: '異議なしのときは、条件又は異議の理由は書けません。附帯意見の欄だけに書いてください',
    }),
  ];
}

export function somethingIsUnderWay({ facts: { draft, hearings } }: DecisionContext): Condition[] {
  return [
    condition('somethingUnderWay', draft !== null || hearings.some(({ voided }) => !voided), {
      met: 'やり直す会議体の意見又は起案があります',
      unmet: 'やり直す会議体の意見も起案もありません。審査をそのまま続けてください',
    }),
  ];
}

/** Four eyes: what the approver has approved is not undone by the officer alone. */
export function isNotApproved({ facts: { draft } }: DecisionContext): Condition[] {
  return [
    condition(
      'notApproved',
      (draft?.approverId ?? null) === null,
      {
        met: '決裁された起案はありません',
        unmet: '決裁が済んでいます。審査に戻すには、決裁者が「起案を戻す」を行います',
      },
      'この仕組みの決まり（起案者と決裁者の分離）',
    ),
  ];
}

export function rehearingIsSound(
  { facts }: DecisionContext,
  event: { reason: string; rehear: CouncilId[] },
): Condition[] {
  const councils = councilsOf(facts);
  return [
    written('reason', event.reason, '審査を再開する理由'),
    condition(
      'rehearOfOrder',
      event.rehear.every((council) => councils.includes(council)),
      {
        met: '聴き直す会議体はこの区分の会議体です',
        unmet: 'この区分で聴かない会議体が選ばれています',
      },
    ),
    condition('rehearOnce', repeated(event.rehear).length === 0, {
      met: '聴き直す会議体は一つずつ選ばれています',
      unmet: '同じ会議体が二度選ばれています。一つにしてください',
    }),
  ];
}
