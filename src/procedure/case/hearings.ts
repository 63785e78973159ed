/** What the hearings of a case amount to: which are open, which councils are concluded. */
import {
  areaName,
  type CaseFacts,
  type ConfirmationPoint,
  type CouncilId,
  type HearingFacts,
  type SubmittedPart,
} from './facts.js';
import { bearingParts } from './review-parts.js';
import type { IsoDate } from '../calendar/days.js';
import type { Kind } from '../terms/kinds.js';

/**
 * Points a coordination council confirms for a kind (確認様式1 for B, 確認様式2 for 連携B; 第2版 4(2)). The agreement with
 * the regional plan is asked of both (3(4)ア②), although 確認様式2 does not print it.
 */
export const CONFIRMATION_POINTS_OF_KIND: Readonly<Record<Kind, readonly ConfirmationPoint[]>> = {
  B: ['consistentWithPolicy', 'longHoursUnavoidable'],
  RENKEI_B: ['consistentWithPolicy', 'longHoursUnavoidable', 'dispatchNecessary'],
  C1: ['consistentWithPolicy', 'longHoursUnavoidable'],
  C2: ['consistentWithPolicy', 'longHoursUnavoidable'],
};

export const CONFIRMATION_POINT_LABEL: Readonly<Record<ConfirmationPoint, string>> = {
  consistentWithPolicy: '地域の医療提供体制の構築方針と整合的であること',
  longHoursUnavoidable: '医師の長時間労働を前提とせざるを得ないこと',
  dispatchNecessary: '医師の派遣が医療提供体制の確保に必要であること',
};

/** Only B and 連携B have a 確認様式 (第2版 4(2)); a prefecture may ask the council about other kinds without a form. */
export function hasConfirmationForm(kind: Kind): kind is 'B' | 'RENKEI_B' {
  return kind === 'B' || kind === 'RENKEI_B';
}

type HearingsOf = Pick<CaseFacts, 'kind' | 'hearings'>;
type AreasOf = HearingsOf & Pick<CaseFacts, 'institution' | 'content'>;

/** The hearings of a council that count: not voided, and the latest for each planning area. */
export function currentHearings(facts: HearingsOf, council: CouncilId): HearingFacts[] {
  const latest = new Map<string | null, HearingFacts>();
  for (const hearing of facts.hearings) {
    if (hearing.council === council && !hearing.voided) latest.set(hearing.planningAreaId, hearing);
  }
  return [...latest.values()];
}

/** Whether the council has answered: reported for the coordination council, an opinion for the others. */
export function isAnswered(hearing: HearingFacts): boolean {
  return hearing.council === 'coordinationCouncil' ? hearing.reportedOn !== null : hearing.opinion !== null;
}

/** Hearings that wait for an answer. */
export function openHearings(facts: HearingsOf, council: CouncilId): HearingFacts[] {
  return currentHearings(facts, council).filter((hearing) => !isAnswered(hearing));
}

/** The day by which the next report of a coordination council is due; null where none is awaited. */
export function reportDueOn(facts: HearingsOf): IsoDate | null {
  const days = openHearings(facts, 'coordinationCouncil').flatMap(({ dueOn }) => dueOn ?? []);
  return days.sort()[0] ?? null;
}

/** The last meeting that is set for a report that an extension to a day moves; null where none is. */
export function lastMeetingDueBy(facts: HearingsOf, newDueOn: IsoDate): IsoDate | null {
  const moved = openHearings(facts, 'coordinationCouncil').filter(({ dueOn }) => dueOn === null || dueOn < newDueOn);
  const days = moved.flatMap(({ convened }) => convened?.meetsOn ?? []);
  return days.sort().at(-1) ?? null;
}

/** The points on which nothing is recorded yet. */
export function unrecordedPoints(kind: Kind, hearing: Pick<HearingFacts, 'confirmation'>): ConfirmationPoint[] {
  const points = hearing.confirmation?.points ?? {};
  return CONFIRMATION_POINTS_OF_KIND[kind].filter((point) => points[point] === undefined);
}

/** What a health centre does next about a hearing of its council. */
export type HearingStep = 'toConvene' | 'toConfirm' | 'toReport' | 'reported';

/** The step of a hearing of the coordination council. A confirmation that leaves a point of the kind open still waits to be recorded. */
export function hearingStep(
  kind: Kind,
  hearing: Pick<HearingFacts, 'convened' | 'confirmation' | 'reportedOn'>,
): HearingStep {
  if (hearing.reportedOn !== null) return 'reported';
  if (hearing.convened === null) return 'toConvene';
  return unrecordedPoints(kind, hearing).length > 0 ? 'toConfirm' : 'toReport';
}

/** The points of the kind that the council did not confirm, also those on which nothing is recorded. */
export function unconfirmedPoints(kind: Kind, hearing: Pick<HearingFacts, 'confirmation'>): ConfirmationPoint[] {
  const points = hearing.confirmation?.points ?? {};
  return CONFIRMATION_POINTS_OF_KIND[kind].filter((point) => points[point] !== true);
}

/** Whether the council confirmed every point of the kind: the sentence of its report says so, so it may not be printed otherwise. */
export function confirmsEverything(kind: Kind, hearing: Pick<HearingFacts, 'confirmation'>): boolean {
  return unconfirmedPoints(kind, hearing).length === 0;
}

/** Whether the coordination council reported that it confirmed every point of the kind. */
export function isConfirmed(kind: Kind, hearing: HearingFacts): boolean {
  return hearing.reportedOn !== null && confirmsEverything(kind, hearing);
}

/**
 * The own area of an institution whose kind must ask its council, where that council was not asked: also where the registry has moved the institution
 * since another one was. Null where it was asked; 連携B may ask those of its destinations alone (domain §8-17).
 */
export function ownAreaNotAsked({ institution: { planningAreaId }, ...facts }: AreasOf): string | null {
  const mustBeAsked = facts.kind !== 'RENKEI_B' && planningAreaId !== '';
  const asked = currentHearings(facts, 'coordinationCouncil').some((each) => each.planningAreaId === planningAreaId);
  return mustBeAsked && !asked ? planningAreaId : null;
}

/**
 * The hearings by which a council is judged; none while one that must be asked was not. An area that is no longer of the case cannot be asked again:
 * what it did not confirm counts no more, and what it confirmed stays heard.
 */
function judgedHearings(facts: AreasOf, council: CouncilId): HearingFacts[] {
  const hearings = currentHearings(facts, council);
  if (council !== 'coordinationCouncil') return hearings;
  if (ownAreaNotAsked(facts) !== null) return [];
  const ofCase = areasOfCase(facts);
  return hearings.filter((each) => isConfirmed(facts.kind, each) || ofCase.includes(each.planningAreaId ?? ''));
}

/**
 * Whether nothing more is to be asked of the council. The coordination council must have confirmed
 * every point in every area asked (第2版 4(1)イ・ウ); an opinion of the other councils counts whatever it says,
 * because the law asks that it be heard (法113⑤).
 */
export function isConcluded(facts: AreasOf, council: CouncilId): boolean {
  if (council !== 'coordinationCouncil') return hasAnswered(facts, council);
  const hearings = judgedHearings(facts, council);
  return hearings.length > 0 && hearings.every((hearing) => isConfirmed(facts.kind, hearing));
}

/** Whether nobody who was asked withheld what was asked: a confirmation in every area, no objection. */
function hasAgreed(facts: AreasOf, council: CouncilId): boolean {
  if (council === 'coordinationCouncil') return isConcluded(facts, council);
  return currentHearings(facts, council).every(({ opinion }) => opinion?.opinion !== 'disagreed');
}

/** Whether everybody who was asked, and must be, has answered, whatever the answer. */
export function hasAnswered(facts: AreasOf, council: CouncilId): boolean {
  const hearings = judgedHearings(facts, council);
  return hearings.length > 0 && hearings.every(isAnswered);
}

/**
 * Whether the case goes on from the council. 医療審議会 must have been heard, whatever it said (法113⑤). The others, which no article names, must have
 * agreed, unless the profile lets the prefecture go past them: then the draft answers what they said.
 */
export function isPassed(facts: AreasOf & Pick<CaseFacts, 'profile'>, council: CouncilId): boolean {
  if (!hasAnswered(facts, council)) return false;
  return council === 'medicalCouncil' || facts.profile.mayOvercomeCouncils || hasAgreed(facts, council);
}

/** The parts in which what the council was asked about differs from the newest submission, as far as a decision rests on them. */
export function partsChangedSinceAsked(
  facts: HearingsOf & Pick<CaseFacts, 'changedSinceAsked'>,
  council: CouncilId,
): SubmittedPart[] {
  const changed = currentHearings(facts, council).flatMap(({ id }) => facts.changedSinceAsked[id] ?? []);
  return bearingParts([...new Set(changed)]);
}

/** Planning areas of a case by what their coordination councils have said. */
export interface CouncilAreas {
  /** Those that may be asked: the hospital's own first, then for 連携B the areas it sends doctors to (domain §8-17). */
  ofCase: string[];
  /** Not asked again. */
  confirmed: string[];
  /** Of those that may be asked: asked and not confirmed, so each is asked again. */
  unconfirmed: string[];
}

export function councilAreas(facts: AreasOf): CouncilAreas {
  const ofCase = areasOfCase(facts);
  const asked = currentHearings(facts, 'coordinationCouncil');
  const areasOf = (hearings: readonly HearingFacts[]) => hearings.flatMap(({ planningAreaId }) => planningAreaId ?? []);
  return {
    ofCase,
    confirmed: areasOf(asked.filter((hearing) => isConfirmed(facts.kind, hearing))),
    unconfirmed: areasOf(asked.filter((hearing) => !isConfirmed(facts.kind, hearing))).filter((area) =>
      ofCase.includes(area),
    ),
  };
}

function areasOfCase({ content, institution }: AreasOf): string[] {
  const destinations =
    content.kind === 'RENKEI_B' ? content.destinations.map(({ planningAreaId }) => planningAreaId) : [];
  return [...new Set([institution.planningAreaId, ...destinations])].filter((id) => id !== '');
}

/** Hearings whose answer is awaited although their area is of the case no longer: the registry has moved the institution since it was asked. */
export function requestsElsewhere(facts: AreasOf): HearingFacts[] {
  const ofCase = areasOfCase(facts);
  return openHearings(facts, 'coordinationCouncil').filter(
    ({ planningAreaId }) => planningAreaId !== null && !ofCase.includes(planningAreaId),
  );
}

/** What is to be known of them, in one Japanese sentence that every reader of the case may read; null where there is none. */
export function requestsElsewhereInWords(facts: AreasOf & Pick<CaseFacts, 'planningAreas'>): string | null {
  const asked = requestsElsewhere(facts).map(({ planningAreaId }) => `${areaName(facts, planningAreaId)}圏`);
  if (asked.length === 0) return null;
  const now = `${areaName(facts, facts.institution.planningAreaId)}圏`;
  const needed =
    facts.kind === 'RENKEI_B'
      ? `${asked.join('、')}は、派遣先の区域でもありません。`
      : `指定には、${now}の調整会議の確認が要ります。`;
  return `依頼している調整会議は${asked.join('、')}のものですが、医療機関の登録の構想区域は、今は${now}です。${needed}`;
}

/** Where an institution lies. */
export interface Seat {
  seatId: string;
  seatName: string;
  /** Health centre of its place. */
  centreId: string;
  centreName: string;
}

/** Why a council is asked about an institution that its health centre does not look after: Japanese, null where it does. */
export function whyAsked(
  { planningAreaId, healthCentreId }: Pick<HearingFacts, 'planningAreaId' | 'healthCentreId'>,
  { seatId, seatName, centreId, centreName }: Seat,
): string | null {
  if (planningAreaId !== seatId)
    return `医療機関の所在地は${seatName}圏です。医師の派遣先がこの構想区域にあるか、依頼の後に所在の区域が変わったため、この調整会議に依頼されました`;
  return healthCentreId === centreId
    ? null
    : `所在地の保健所は${centreName}です。調整会議の事務局がこの保健所のため、ここに依頼されました（第2版 4(1)ア）`;
}

/** Whether no other case of the application that waits for an answer stands on a meeting: without this one none would. */
export function isLastConvened(facts: HearingsOf, hearingId: string): boolean {
  const open = openHearings(facts, 'coordinationCouncil');
  return open.every(({ id, convened }) => id === hearingId || convened === null);
}

/** Whether the hearing is the only one of its council that still waits for an answer. */
export function isLastOpenHearing(facts: HearingsOf, hearingId: string): boolean {
  const hearing = facts.hearings.find(({ id }) => id === hearingId);
  if (hearing === undefined) return false;
  return openHearings(facts, hearing.council).every(({ id }) => id === hearingId);
}
