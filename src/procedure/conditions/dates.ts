/** Conditions on the dates of an event and of an application, by the table of dates. */
import { dateFaults, type DateFault, type DateName, type KnownDays } from '../calendar/date-rules.js';
import { addMonths, type IsoDate } from '../calendar/days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import { arrivedOn } from '../case/arrival.js';
import { faultsAsFact } from '../case/condition.js';
import type { Condition, Confirmed, DecisionContext } from '../case/decision.js';
import type { CaseFacts } from '../case/facts.js';
import { onlyFirstDay } from '../designation/validity.js';
import { fieldsOf } from '../fields/content.js';
import { EVALUATION_APPLICATION_FIELDS, EVALUATION_RESULT_FIELDS } from '../fields/evaluation.js';
import { type EnteredDate, enteredDates } from '../fields/entered-dates.js';
import { PLAN_FIELDS } from '../fields/plan.js';
import { article113For } from '../terms/law.js';
import { condition } from './condition.js';

/** What is answered to the question about a strange value: where it stands, and the value, so that another one is asked about again. */
export const confirmation = (path: string, value: string): string => `${path}=${value}`;

/** Where the value stands that such an answer confirms, and the value. */
export function confirmedValue(answer: string): { path: string; value: string } {
  const [path = ''] = answer.split('=', 1);
  return { path, value: answer.slice(path.length + 1) };
}

/** What the facts say of the days a date is compared with. */
export function knownDays({ facts, now }: Pick<DecisionContext, 'facts' | 'now'>): KnownDays {
  const { closedDays, currentDesignation: current, draft, evaluation, kind, plan, procedure } = facts;
  return {
    today: now.today,
    procedure,
    kind,
    closedDays,
    currentFrom: current === null ? null : (current.since ?? current.validFrom),
    inForceFrom: current === null ? null : (current.inForceFrom ?? current.validFrom),
    termGivenOn: current === null ? null : (current.givenOn ?? current.since ?? current.validFrom),
    termFrom: current?.validFrom ?? null,
    renewalFrom: current === null ? null : addMonths(current.validTo, -facts.profile.renewalEarlyMonths),
    withdrawnOn: facts.withdrawnOn,
    formerNotice: current?.restsOn?.noticedOn ?? null,
    formerChangeNotice: current?.restsOn?.changeNoticedOn ?? null,
    formerHearing: current?.restsOn?.heardOn ?? null,
    heardOn: plan?.heardOn ?? null,
    appliedOn: evaluation?.appliedOn ?? null,
    approvedOn: draft?.approvedOn ?? null,
    issueOn: draft?.issueOn ?? null,
    firstDay: draft?.validFrom ?? onlyFirstDay(facts),
  };
}

/** Every date that is entered with an event: refused where it cannot be, asked about where it is strange and was not confirmed. */
export function datesAreSound(
  dates: readonly EnteredDate[],
  known: KnownDays,
  confirmed: readonly string[],
): Condition[] {
  return dates.flatMap(({ path, rule, day }) => {
    const faults = dateFaults(rule, day, known);
    const confirm = confirmation(path, day);
    const open = faults.filter(({ asked }) => !asked || !confirmed.includes(confirm));
    const sound = condition(`date:${path}`, open.length === 0, { met: '日付は手続の順に合っています', unmet: '' });
    return open.length === 0
      ? [{ ...sound, field: path }]
      : open.map(({ message, asked, basis }) => ({
          ...sound,
          text: message,
          legalBasis: basis,
          field: path,
          ...(asked && { confirm }),
        }));
  });
}

/**
 * A day that is put right is one that could have been recorded. What is only strange is asked about as it is where it is recorded.
 * @param question where the day stands, and what was confirmed; absent where the day itself is not put right
 */
export function correctedDayIsSound(
  rule: DateName,
  corrected: IsoDate,
  known: KnownDays,
  question: ({ path: string } & Confirmed) | null = null,
): Condition[] {
  const confirm = confirmation(question?.path ?? '', corrected);
  return dateFaults(rule, corrected, known)
    .filter(({ asked }) => !asked || (question !== null && !(question.confirmed ?? []).includes(confirm)))
    .map(({ message, asked, basis }) => ({
      ...condition('daySound', false, { met: '', unmet: message.replace(/。$/u, '') }, basis),
      ...(asked && { confirm }),
    }));
}

/** The dates of what the hospital lays before the prefecture. */
function datesOfApplication(facts: CaseFacts): EnteredDate[] {
  const { content, evaluation, plan } = facts;
  const named = (within: string, dates: EnteredDate[]) =>
    dates.map((date) => ({ ...date, path: `${within}.${date.path}` }));
  const result = evaluation?.result ?? null;
  return [
    ...named('content', enteredDates(fieldsOf(facts.kind), content, facts)),
    ...(plan === null ? [] : named('plan', enteredDates(PLAN_FIELDS, plan))),
    ...(evaluation === null ? [] : named('evaluation', enteredDates(EVALUATION_APPLICATION_FIELDS, evaluation))),
    ...(result === null ? [] : named('evaluation.result', enteredDates(EVALUATION_RESULT_FIELDS, result))),
  ];
}

/** What is wrong with them or strange on the day on which it does; of a correction, against the first arrival. */
function faultsOfApplication(
  context: Pick<DecisionContext, 'facts' | 'now'>,
): { path: string; day: IsoDate; fault: DateFault }[] {
  const known = { ...knownDays(context), arrivedOn: arrivedOn(context.facts) };
  return datesOfApplication(context.facts).flatMap(({ path, rule, day }) =>
    dateFaults(rule, day, known).map((fault) => ({ path, day, fault })),
  );
}

/**
 * The plans on the day from which a draft designates: one that is over by then is refused, one that begins later is asked about. Where the draft
 * stands already they are judged with the other dates of the application, and so they are where only one day is possible.
 */
export function plansHoldFrom(
  { facts }: DecisionContext,
  { validFrom, confirmed = [] }: { validFrom: IsoDate } & Confirmed,
): Condition[] {
  const known = { today: null, procedure: facts.procedure, kind: facts.kind, firstDay: validFrom };
  return datesAreSound(datesOfApplication(facts), known, confirmed)
    .filter(({ met }) => !met)
    .map(({ field: _, ...each }) => each);
}

/**
 * A renewal begins on the day after the old period whenever it is decided (法115③), so its plans are asked on the day of the decision too: what is over
 * by then plans nothing for the work that is designated.
 */
export function plansStillRun({ facts, now }: Pick<DecisionContext, 'facts' | 'now'>): Condition[] {
  if (facts.procedure !== 'renewal') return [];
  const known = { today: null, procedure: facts.procedure, kind: facts.kind, decisionOn: now.today };
  const over = datesOfApplication(facts).flatMap(({ rule, day }) => dateFaults(rule, day, known));
  const faults = over.filter(({ asked }) => !asked);
  return [
    condition(
      'plansStillRun',
      faults.length === 0,
      {
        met: '計画の期間は、更新を決定する日にまだ終わっていません',
        unmet: `更新を決定する日に期間の終わっている計画があります。続く期間の計画を補正で求めてください：${faults.map(({ message }) => message).join('')}`,
        fact: faultsAsFact(
          '更新を決定する日に期間の終わっている計画があります',
          faults.map(({ message }) => message),
        ),
      },
      [...new Set(faults.map(({ basis }) => basis))].join(', ') || article113For(facts, '③一'),
      '時短計画（案）の計画期間及び技能研修計画の期間',
    ),
  ];
}

/** No date of the application is one that cannot be. */
export function applicationDatesArePossible(context: Pick<DecisionContext, 'facts' | 'now'>): Condition[] {
  const refused = faultsOfApplication(context).filter(({ fault }) => !fault.asked);
  return [
    condition(
      'applicationDates',
      refused.length === 0,
      {
        met: '申請の日付は手続の順に合っています',
        unmet: `申請の日付を直してください：${refused.map(({ fault }) => fault.message).join('')}`,
        fact: faultsAsFact(
          '申請の日付に、手続の順に合わないものがあります',
          refused.map(({ fault }) => fault.message),
        ),
      },
      [...new Set(refused.map(({ fault }) => fault.basis))].filter((basis) => basis !== '').join(', ') ||
        article113For(context.facts, '②'),
      '申請内容、時短計画（案）及び評価結果の日付',
    ),
  ];
}

/**
 * What came with the application was there on the day of its arrival, as if it had been submitted on it. A renewal may come before the result of
 * its evaluation (法115②), and what a 補正 brought came later: what was there before it stands as it came.
 */
export function heldItsDatesOn(facts: CaseFacts, arrival: IsoDate): Condition[] {
  const came = { ...facts, ...facts.arrivedWith };
  const evaluation =
    came.procedure === 'renewal' && came.evaluation ? { ...came.evaluation, result: null } : came.evaluation;
  const then = { facts: { ...came, evaluation, submittedOn: null, paperArrivedOn: null }, now: { today: arrival } };
  return applicationDatesArePossible(then).map((each) => ({
    ...each,
    ...(!each.met && {
      text: `${formatJapaneseDate(arrival)}には、申請にある日付の一部がまだ来ていないか、申請できるものではありません。到達の日を確かめてください`,
    }),
  }));
}

/**
 * What is strange in the dates of the content was confirmed; of plan and evaluation it was when they were recorded, but for what they are compared with
 * that may have come since.
 */
export function strangeDatesAreConfirmed(context: DecisionContext, { confirmed = [] }: Confirmed): Condition[] {
  return faultsOfApplication(context)
    .filter(({ path, fault }) => fault.asked && (fault.again || path.startsWith('content.')))
    .map(({ path, day, fault: { message, basis } }) => {
      const confirm = confirmation(path, day);
      const wording = { met: '確かめた日付です', unmet: message };
      return { ...condition(`date:${path}`, confirmed.includes(confirm), wording, basis), confirm };
    });
}
