/** What a hospital loses that takes its renewal back, and what it has again, told before it is done (法115①②). */
import { daysBetween, type IsoDate } from '../calendar/days.js';
import { isOfficeDay } from '../calendar/office-days.js';
import { formatJapaneseDate, formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import { arrivedOn } from '../case/arrival.js';
import type { CaseFacts } from '../case/facts.js';
import { articleFor } from '../terms/law.js';
import type { CaseState } from '../terms/states.js';
import { arrivedInTime, continuationOf } from './validity.js';

/**
 * Only an application that is there keeps a designation in force after its last day. One that is taken back after that day cannot be made
 * again: nothing is left to renew. Before it the day is named by which another one must have arrived. Empty while the day is far away.
 */
export function lostByGivingUp(
  event: 'PULL_BACK' | 'WITHDRAW',
  {
    kind,
    procedure,
    currentDesignation,
    submittedOn,
    paperArrivedOn,
    profile,
  }: Pick<CaseFacts, 'kind' | 'procedure' | 'currentDesignation' | 'submittedOn' | 'paperArrivedOn' | 'profile'>,
  today: IsoDate,
): string[] {
  if (procedure !== 'renewal' || currentDesignation === null) return [];
  const { validTo } = currentDesignation;
  if (daysBetween(today, validTo) > profile.renewalWarningDays) return [];
  const lastDay = formatJapaneseDate(validTo);
  const does = event === 'PULL_BACK' ? '提出を取り消す' : '取り下げる';
  const basis = `（${articleFor(kind, '115①・②')}）`;
  if (today <= validTo) {
    const again = event === 'PULL_BACK' ? 'もう一度提出' : '新しい更新の申請を提出';
    return [
      `現在の指定は${lastDay}に満了します。${does}と、その日までに${again}しない限り、満了により指定の効力を失います${basis}。`,
    ];
  }
  const arrival = arrivedOn({ submittedOn, paperArrivedOn });
  if (arrival === null || !arrivedInTime(arrival, currentDesignation)) return [];
  return [
    `現在の指定は${lastDay}に満了し、この申請があることで効力が続いています。${does}と、指定の効力を失います${basis}。`,
    '満了の日を過ぎているため、更新の申請をやり直すことはできません。新規の指定を受けるまで、医師の労働時間の上限の特例は使えません。',
  ];
}

/** What is done instead of a renewal that can no longer be submitted. */
const NEW_BESIDE = '続けて指定を受けるには、「新しい申請を始める」から新規の申請を始めてください。';

const NEW_INSTEAD =
  '続けて指定を受けるには、この申請を取り下げ、「新しい申請を始める」から新規の申請を始めてください。';

/** A renewal that is not submitted, and no longer can be: it did not arrive by the last day of the designation, which is over (法115①②). */
export function renewalIsTooLate(
  {
    procedure,
    currentDesignation,
    submittedOn,
    paperArrivedOn,
  }: Pick<CaseFacts, 'procedure' | 'currentDesignation' | 'submittedOn' | 'paperArrivedOn'>,
  today: IsoDate,
): boolean {
  return (
    procedure === 'renewal' &&
    submittedOn === null &&
    currentDesignation !== null &&
    !arrivedInTime(paperArrivedOn ?? today, currentDesignation)
  );
}

/** What must happen now in place of the submission: Japanese sentences. A paper that came too late is examined and refused (行政手続法7条・8条). */
export function renewalTooLate({ paperArrivedOn }: Pick<CaseFacts, 'paperArrivedOn'>): string {
  return paperArrivedOn === null
    ? `満了の日を過ぎたため、更新の申請はもう提出できません。${NEW_INSTEAD}`
    : `紙の更新の申請が${formatJapaneseDateWithWeekday(paperArrivedOn)}に到達しましたが、満了の日より後のため、更新はできません。都道府県が審査を始め、更新しない処分を通知します。${NEW_BESIDE}`;
}

/**
 * What a hospital loses that has not submitted its renewal by the last day: the renewal itself, and that the designation goes on until it is decided
 * (みなし継続, 法115②). Empty while the day is far away. A last day on which the office is closed stays the last day: whether the period would run on
 * to the next office day is unsettled (stated in the profile's `provenance`), and no rule of the program lets it.
 */
export function lostByNotSubmitting(
  {
    kind,
    procedure,
    currentDesignation,
    submittedOn,
    paperArrivedOn,
    profile,
    closedDays,
  }: Pick<
    CaseFacts,
    'kind' | 'procedure' | 'currentDesignation' | 'submittedOn' | 'paperArrivedOn' | 'profile' | 'closedDays'
  >,
  today: IsoDate,
): string[] {
  if (procedure !== 'renewal' || currentDesignation === null || submittedOn !== null) return [];
  if (paperArrivedOn !== null && arrivedInTime(paperArrivedOn, currentDesignation)) return [];
  const { validTo } = currentDesignation;
  if (daysBetween(today, validTo) > profile.renewalWarningDays) return [];
  const lastDay = formatJapaneseDateWithWeekday(validTo);
  const basis = `（${articleFor(kind, '115①・②')}）`;
  if (today > validTo) {
    // One that had arrived and was given up kept the designation in force until then, and says so itself.
    const arrived = currentDesignation.renewals.some((each) => arrivedInTime(each.submittedOn, currentDesignation));
    const lost = arrived
      ? `${continuationOf({ ...currentDesignation, today }).text}更新の申請をやり直すことはできません${basis}。`
      : `現在の指定は${lastDay}に満了しました。その日までに更新の申請が到達していないため、更新を受けることも、処分があるまで指定の効力が続くこと（みなし継続）もありません${basis}。`;
    return [
      `${lost}新規の指定を受けるまで、医師の労働時間の上限の特例は使えません。`,
      paperArrivedOn === null ? NEW_INSTEAD : NEW_BESIDE,
    ];
  }
  return [
    `現在の指定は${today === validTo ? '本日' : ''}${lastDay}に満了します。その日までに提出しないと、更新を受けられず、処分があるまで指定の効力が続くこと（みなし継続）もなくなります${basis}。`,
    ...(isOfficeDay(validTo, closedDays)
      ? []
      : ['満了の日は閉庁日ですが、翌開庁日までに延びるものとは扱いません。提出は閉庁日にもできます。']),
  ];
}

/**
 * What a hospital loses where the day of the arrival of its renewal is put right to one after the last day of its designation: only one that
 * arrived by then keeps it in force, or can renew it. Told whoever may put it right, before; empty where nothing hangs on the day.
 */
export function lostByLaterArrival(
  facts: Pick<
    CaseFacts,
    'kind' | 'procedure' | 'currentDesignation' | 'submittedOn' | 'paperArrivedOn' | 'withdrawnOn'
  >,
  now: { state: CaseState; today: IsoDate },
): string[] {
  const { kind, procedure, currentDesignation, submittedOn, paperArrivedOn } = facts;
  const arrival = arrivedOn({ submittedOn, paperArrivedOn });
  if (procedure !== 'renewal' || currentDesignation === null || arrival === null) return [];
  const { validTo } = currentDesignation;
  if (!arrivedInTime(arrival, currentDesignation)) return [];
  const lastDay = formatJapaneseDate(validTo);
  const basis = `（${articleFor(kind, '115①・②')}）`;
  if (now.state === 'withdrawn')
    return lostAfterwards(
      { ...facts, validTo },
      'この申請がその日までに到達したことで',
      `到達した日をその日より後に直すと、指定は${lastDay}の経過により効力を失っていたものになります${basis}。`,
    );
  return [
    `${now.today <= validTo ? `現在の指定は${lastDay}に満了します。` : `現在の指定は${lastDay}に満了し、この申請がその日までに到達したことで効力が続いています。`}到達した日をその日より後に直すと、指定は満了により効力を失い、更新できません${basis}。`,
  ];
}

/**
 * Of a renewal that was withdrawn: how long it is said to have kept the designation in force, and what becomes of that. Nothing hangs on one that was
 * given up by the last day.
 */
function lostAfterwards(
  { withdrawnOn, validTo }: Pick<CaseFacts, 'withdrawnOn'> & { validTo: IsoDate },
  because: string,
  then: string,
): string[] {
  if (withdrawnOn === null || withdrawnOn <= validTo) return [];
  return [
    `現在の指定は${formatJapaneseDate(validTo)}に満了し、${because}、申請の取下げがあった${formatJapaneseDate(withdrawnOn)}まで効力が続いたとされています。${then}`,
  ];
}

/**
 * What a hospital loses where the note of its paper is taken back: the renewal has not arrived, so that nothing keeps the designation in force after
 * its last day, on the days that are over neither. Empty while the day is far away, and where the paper came too late anyway.
 */
export function lostWithoutPaper(
  facts: Pick<CaseFacts, 'kind' | 'procedure' | 'currentDesignation' | 'paperArrivedOn' | 'profile' | 'withdrawnOn'>,
  { state, today }: { state: CaseState; today: IsoDate },
): string[] {
  const { kind, procedure, currentDesignation, paperArrivedOn, profile } = facts;
  if (procedure !== 'renewal' || currentDesignation === null || paperArrivedOn === null) return [];
  const { validTo } = currentDesignation;
  if (!arrivedInTime(paperArrivedOn, currentDesignation)) return [];
  if (daysBetween(today, validTo) > profile.renewalWarningDays) return [];
  const lastDay = formatJapaneseDate(validTo);
  const basis = `（${articleFor(kind, '115①・②')}）`;
  const neverArrived = `記録を取り消すと、更新の申請は到達していなかったことになり、指定は${lastDay}の経過により効力を失っていたものになります`;
  const because = '紙の申請がその日までに到達したという記録によって';
  if (state === 'withdrawn') return lostAfterwards({ ...facts, validTo }, because, `${neverArrived}${basis}。`);
  return today <= validTo
    ? [
        `現在の指定は${lastDay}に満了します。記録を取り消すと、その日までに更新の申請が到達しない限り、満了により指定の効力を失います${basis}。`,
      ]
    : [
        `現在の指定は${lastDay}に満了し、${because}、効力が続いているとされています。${neverArrived}。更新もできません${basis}。`,
      ];
}

/** What noting the paper of an application that was withdrawn means: nothing is done any more, but a renewal had kept the designation in force until then. */
export function keptUntilWithdrawal({
  kind,
  procedure,
  currentDesignation,
  withdrawnOn,
}: Pick<CaseFacts, 'kind' | 'procedure' | 'currentDesignation' | 'withdrawnOn'>): string[] {
  const over = '取り下げられた申請なので、記録のほかに行うことはありません。';
  if (procedure !== 'renewal' || currentDesignation === null || withdrawnOn === null) return [over];
  const { validTo } = currentDesignation;
  if (withdrawnOn <= validTo) return [over];
  const [lastDay, until] = [validTo, withdrawnOn].map(formatJapaneseDate);
  return [
    over,
    `満了日（${lastDay}）までに到達していたときは、現在の指定は、申請の取下げがあった${until}まで効力が続いていたものになります（${articleFor(kind, '115②')}）。`,
  ];
}

/**
 * What taking the withdrawal of a renewal back means for the designation: the application counts as if it had never been withdrawn, so one that
 * arrived by the last day keeps the designation in force again. Empty where nothing hangs on it.
 */
export function heldAgainByUndoing({
  kind,
  procedure,
  currentDesignation,
  submittedOn,
  paperArrivedOn,
}: Pick<CaseFacts, 'kind' | 'procedure' | 'currentDesignation' | 'submittedOn' | 'paperArrivedOn'>): string[] {
  const arrival = arrivedOn({ submittedOn, paperArrivedOn });
  if (procedure !== 'renewal' || currentDesignation === null || arrival === null) return [];
  if (!arrivedInTime(arrival, currentDesignation)) return [];
  const [lastDay, arrivalDay] = [currentDesignation.validTo, arrival].map(formatJapaneseDateWithWeekday);
  return [
    `この更新の申請は、満了日（${lastDay}）までの${arrivalDay}に到達しています。取下げがなかったことになるので、現在の指定は、更新の処分がされるまで効力を有します（${articleFor(kind, '115②')}）。`,
  ];
}
