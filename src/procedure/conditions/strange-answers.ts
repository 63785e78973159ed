/** What of an application, or of what was heard on it, looks strange without being wrong: asked about once, when something rests on it. */
import { addMonths, type IsoDate } from '../calendar/days.js';
import { formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import { arrivedOn } from '../case/arrival.js';
import type { Condition, Confirmed, DecisionContext } from '../case/decision.js';
import { mayBeItself } from '../fields/destinations.js';
import type { ApplicationContent } from '../fields/content.js';
import type { EvaluationFacts } from '../fields/evaluation.js';
import type { ApprovedChange, DesignatedWork } from '../case/work.js';
import {
  approvedChange,
  changeInWords,
  changesApprovedSince,
  decidedChange,
  decidedMatters,
  decidedWork,
  designatedMatters,
  MATTERS_LABEL,
  mattersByName,
  reasonsNotDesignated,
  sameMatters,
  workOfComingTerm,
  workOfLaterDays,
  workOn,
  workWithout,
} from '../designation/designated-work.js';
import { changedDesignation } from '../designation/validity.js';
import { OUTCOME_LABEL } from '../terms/kinds.js';
import { article113For, articleFor, ORDINANCE } from '../terms/law.js';
import { bareName } from '../terms/bare-name.js';
import { condition } from './condition.js';
import { type CaseFacts, COUNCIL_LABEL, type DesignationTerm } from '../case/facts.js';
import { currentHearings, partsChangedSinceAsked } from '../case/hearings.js';
import { unchangedItems } from '../requirements/correction-parts.js';
import { partNames } from '../requirements/part-names.js';
import { confirmation, strangeDatesAreConfirmed } from './dates.js';
import { answerOf, councilBasis, councilsOf } from './hearings.js';

/** A question about a value; `path` and `value` say what is confirmed. */
export function question(
  {
    path,
    value,
    text,
    met = '確かめた内容です',
    basis,
  }: { path: string; value: string; text: string; met?: string; basis: string },
  { confirmed = [] }: Confirmed,
): Condition {
  const confirm = confirmation(path, value);
  const wording = { met, unmet: text };
  return { ...condition(`strange:${path}`, confirmed.includes(confirm), wording, basis), confirm };
}

/**
 * A renewal takes a new evaluation into account (法115④→113④), and a change is evaluated anew (法116①後段): a notice of the number of the one that the
 * term, or anything of the designation, rests on may be the same notice, with another day typed; one centre may also count its notices anew each year.
 */
export function evaluationIsNotTheFormer(
  { facts }: DecisionContext,
  { result: { noticeNo }, confirmed }: Confirmed & { result: NonNullable<EvaluationFacts['result']> },
): Condition[] {
  const { kind, procedure } = facts;
  const { noticeNo: ofTerm, noticeNos = [] } = facts.currentDesignation?.restsOn ?? {};
  const former = procedure === 'new' ? [] : [ofTerm ?? '', ...noticeNos];
  const number = bareName(noticeNo);
  if (number === '' || !former.some((each) => bareName(each) === number)) return [];
  const asked = question(
    {
      path: 'noticeNo',
      value: noticeNo,
      text: `評価結果通知書の番号（${noticeNo}）が、現在の指定の基になった評価結果通知書の番号と同じです。${procedure === 'change' ? '業務の変更' : '更新'}では、新しく受けた評価の通知書が要ります。別の通知書ですか。`,
      basis: procedure === 'change' ? articleFor(kind, '116①後段') : article113For(facts, '④'),
    },
    { confirmed: confirmed ?? [] },
  );
  return [{ ...asked, field: 'noticeNo' }];
}

/** The same at a submission: what the designation rests on may have come since the result was recorded, by a change that was approved. */
function evaluationIsStillNotTheFormer(context: DecisionContext, { confirmed }: Confirmed): Condition[] {
  const result = context.facts.evaluation?.result ?? null;
  if (result === null) return [];
  return evaluationIsNotTheFormer(context, { result, confirmed: confirmed ?? [] }).map(({ field: _, ...each }) => each);
}

/** Asked at every submission. */
export function strangeAnswersAreConfirmed(context: DecisionContext, given: Confirmed): Condition[] {
  return [
    ...strangeDatesAreConfirmed(context, given),
    ...strangeTraining(context, given),
    ...strangeNumbers(context, given),
    ...otherFieldsNamed(context, given),
    ...renewalIsNotEarly(context, given),
    ...changeIsNotAhead(context, given),
    ...destinationsAreOthers(context, given),
    ...changeIsNotOfDestinationsAlone(context, given),
    ...subItemsGoTogether(context, given),
    ...workIsConfirmed(context, given),
    ...changeChangesSomething(context, given),
    ...evaluationIsStillNotTheFormer(context, given),
  ];
}

/**
 * The work that a renewal asks for beside that of the designation in force, as the register knows it. A renewal renews what is designated (法115①), and
 * its work is changed with an approval (法116①): whether a renewal may do both the law does not say, so it is asked of the hospital at 提出, and of
 * whoever drafts (`decidedWorkIsConfirmed`).
 */
function workIsConfirmed({ facts, now }: Pick<DecisionContext, 'facts' | 'now'>, given: Confirmed): Condition[] {
  return [
    ...renewedWorkIsTheFormer({ facts, now }, designatedMatters(facts.content), given),
    ...formerWorkIsLookedUp(facts, facts.currentDesignation?.work, given),
    ...changesToComeAreKnown({ facts, now }, given),
    ...comingTermIsKnown({ facts, now }, given),
    ...confirmationIsOfTheField(facts, given),
  ];
}

/**
 * What was designated before the program is not always in the register: then nothing can be compared, and whoever submits or drafts is asked to look it
 * up. Of a change all of its matters hold afterwards, and what is not named in it is gone (法116①).
 * @param former the work that is renewed or changed, as `DesignationTerm`
 */
function formerWorkIsLookedUp(facts: CaseFacts, former: DesignationTerm['work'], given: Confirmed): Condition[] {
  const { content, kind, procedure } = facts;
  const label = MATTERS_LABEL[kind];
  if (former !== null || label === null) return [];
  const applied = designatedMatters(content);
  const unknown = `現在の指定に係る${label}は、この仕組みより前の指定のため指定台帳に記録がなく、申請（${mattersByName(facts, applied)}）と比べられません。指定通知書などで確かめてください`;
  return [
    question(
      {
        ...lookedUp(content),
        text:
          procedure === 'renewal'
            ? `${unknown}。指定に係る業務を変えるには、業務の変更の承認を受けます。現在の指定と違うところがないか、違うまま更新することでよいかを確かめましたか。`
            : `${unknown}。変更の後の${label}は、申請に書いたものだけになります。続けるものも全て書いてあるかを確かめましたか。`,
        met: `${unknown}（確かめています）`,
        basis: articleFor(kind, procedure === 'renewal' ? '115①' : '116①'),
      },
      given,
    ),
  ];
}

/**
 * A change may begin before another one that was approved already for a later day: that one comes all the same, and may bring back what this one leaves
 * out (法116①). The hospital, which knows of it, is asked at 提出, as if its change began at once; whoever drafts is asked about the day (`work.decided`).
 */
function changesToComeAreKnown({ facts, now }: Pick<DecisionContext, 'facts' | 'now'>, given: Confirmed): Condition[] {
  const { currentDesignation: current, kind } = facts;
  const label = MATTERS_LABEL[kind];
  if (current === null || label === null) return [];
  // What is submitted now speaks of all that was approved.
  const known = { ...facts, currentDesignation: { ...current, approvedSince: [] } };
  const later = workOfLaterDays(known, now.today > current.validFrom ? now.today : current.validFrom);
  const last = later.at(-1);
  if (last === undefined) return [];
  return [
    question(
      {
        path: 'work.later',
        value: [valueOf(last.matters), ...later.map(({ on }) => on)].join('／'),
        text: `まだ始まっていない、承認済みの業務の変更（${later.map(({ on }) => `${formatJapaneseDateWithWeekday(on)}から`).join('、')}）があります。申請する変更がそれより前に始まるとき、承認済みの変更もその日に始まり、${label}は、申請では${mattersByName(facts, designatedMatters(facts.content))}、${laterInWords(facts, later)}です。承認済みの変更をやめるには、その初日以後に始まる変更の承認を受けます。この内容で申請しますか。`,
        basis: articleFor(kind, '116①'),
      },
      given,
    ),
  ];
}

/**
 * A renewal that was granted already, for the work that was applied for then, carries on what a change of the present term brings and takes (法115④→113①,
 * 116①): the hospital is asked at 提出 about the work that it comes to, where that is another than what it asks for now.
 */
function comingTermIsKnown({ facts, now }: Pick<DecisionContext, 'facts' | 'now'>, given: Confirmed): Condition[] {
  const { comingDesignation: coming, currentDesignation: current, kind } = facts;
  const label = MATTERS_LABEL[kind];
  if (current === null || coming === null || label === null) return [];
  // As above: what is submitted now speaks of all that was approved.
  const known = { ...facts, currentDesignation: { ...current, approvedSince: [] } };
  const from = now.today > current.validFrom ? now.today : current.validFrom;
  const then = workOfComingTerm(known, from);
  if (then.length === 0) return [];
  const firstDay = formatJapaneseDateWithWeekday(coming.validFrom);
  return [
    question(
      {
        path: 'work.coming',
        value: then.map(({ on, matters }) => `${on}：${valueOf(matters)}`).join('／'),
        text: `${firstDay}からの指定の更新を、先に受けています。申請する変更がその日より前に始まるとき、${carriedInWords(decidedChange(known, from))}。${label}は、申請では${mattersByName(facts, designatedMatters(facts.content))}、${laterInWords(facts, then)}です。更新された指定の業務を変えるには、${firstDay}以後に始まる変更の承認を受けます。この内容で申請しますか。`,
        basis: `${articleFor(kind, '116①')}, ${articleFor(kind, '115④')}→113①`,
      },
      given,
    ),
  ];
}

/** What of a change is carried into the coming term. */
const carriedInWords = ({ matters }: ApprovedChange): string =>
  matters === undefined
    ? 'この変更で加えるものと除くものは、更新された指定でも加わり、除かれます'
    : 'この変更で何が加わり何が除かれるかは指定台帳から分からないので、更新された指定の業務は、更新の時のままです';

/** What is confirmed by whoever has looked up what was designated before. */
export const lookedUp = (content: ApplicationContent) => ({
  path: 'work.unknown',
  value: valueOf(designatedMatters(content)),
});

const laterInWords = (facts: CaseFacts, later: readonly { on: IsoDate; matters: string[] }[]): string =>
  later
    .map(({ on, matters }) => `${formatJapaneseDateWithWeekday(on)}からは${mattersByName(facts, matters)}`)
    .join('、');

/**
 * What is asked of the work before a designation is drafted: as at 提出, of what is designated; and, once, whatever the notice would say otherwise than
 * the application, or than was asked when it was submitted. What the hospital answered then was about the designation as it was then.
 * @param drafted first day of the decision, and of its notice
 */
export function decidedWorkIsConfirmed(
  { facts, now }: Pick<DecisionContext, 'facts' | 'now'>,
  { validFrom, issueOn, ...given }: { validFrom: IsoDate; issueOn: IsoDate } & Confirmed,
): Condition[] {
  const from = facts.procedure === 'renewal' && issueOn > validFrom ? issueOn : validFrom;
  const isChange = facts.procedure === 'change';
  const former = (isChange ? changedDesignation(facts, validFrom) : facts.currentDesignation)?.work;
  return [
    ...renewedWorkIsTheFormer({ facts, now }, decidedWork(facts, from).matters, given),
    ...formerWorkIsLookedUp(facts, isChange && former ? workOn(former, validFrom) : former, given),
    ...decidedAsAppliedFor(facts, from, given),
    ...confirmationIsOfTheField(facts, given),
  ];
}

/** @param after the matters that would be designated in the end */
function renewedWorkIsTheFormer(
  { facts, now }: Pick<DecisionContext, 'facts' | 'now'>,
  after: readonly string[],
  given: Confirmed,
): Condition[] {
  const { content, currentDesignation, kind, procedure } = facts;
  const label = MATTERS_LABEL[kind];
  const work = currentDesignation?.work ?? null;
  if (procedure !== 'renewal' || work === null || label === null || sameMatters(work.matters, after)) return [];
  const before = work.matters;
  const applied = designatedMatters(content);
  const toCome = work.changes.filter(({ on }) => on > now.today).map(({ on }) => formatJapaneseDateWithWeekday(on));
  const asks = [
    `現在${toCome.length === 0 ? '' : `（承認済みの${toCome.join('、')}からの変更を含みます）`}：${mattersByName(facts, before)}`,
    `申請：${mattersByName(facts, applied)}`,
    ...(sameMatters(applied, after) ? [] : [`申請の後に承認した変更を含む更新の後：${mattersByName(facts, after)}`]),
  ].join('。');
  return [
    question(
      {
        path: 'work.changed',
        value: valueOf(applied),
        text: `更新の申請ですが、${label}が現在の指定と違います（${asks}）。指定に係る業務を変えるには、業務の変更の承認を受けます。承認を受けずに、この内容で更新しますか。`,
        met: `${label}が現在の指定と違うこと（${asks}）を確かめています`,
        basis: `${articleFor(kind, '116①')}, ${ORDINANCE[kind].change}`,
      },
      given,
    ),
  ];
}

/**
 * A decision that designates otherwise than was applied for, because of what was approved since (法115④→113①, 行政手続法8条), and a change that brings or
 * takes other matters than it did of the designation that the hospital was asked about, because another one holds on its first day (法116①).
 */
function decidedAsAppliedFor(facts: CaseFacts, firstDay: IsoDate, given: Confirmed): Condition[] {
  const { content, kind, procedure, profile } = facts;
  const label = MATTERS_LABEL[kind];
  if (label === null || procedure === 'new') return [];
  const since = changesApprovedSince(facts, firstDay).map(({ on }) => on);
  // The notice of a renewal may go out later than its draft says, and then tells of what begins by then.
  const from = procedure === 'renewal' ? ([firstDay, ...since].sort().at(-1) ?? firstDay) : firstDay;
  const [applied, decided] = [designatedMatters(content), decidedMatters(facts, from)];
  const ofChange = procedure === 'change' ? decidedChange(facts, from) : null;
  const isOfAnother = ofChange !== null && !isAsAsked(facts, ofChange);
  const inTerm = workOfLaterDays(facts, from);
  const inComing = workOfComingTerm(facts, from);
  const later = [...inTerm, ...inComing];
  if (sameMatters(applied, decided) && !isOfAnother && later.length === 0) return [];
  const { granted } = OUTCOME_LABEL[procedure];
  const because = [
    ...since.map((on) => `申請の後に承認した業務の変更（${formatJapaneseDateWithWeekday(on)}から）があります`),
    ...inTerm
      .filter(({ on }) => !since.includes(on))
      .map(
        ({ on }) => `先に承認した業務の変更（${formatJapaneseDateWithWeekday(on)}から）が、この変更の後に始まります`,
      ),
    ...(ofChange && inComing[0]
      ? [
          `${formatJapaneseDateWithWeekday(inComing[0].on)}からの指定の更新を先に認めていて、${carriedInWords(ofChange)}`,
        ]
      : []),
    ...(isOfAnother
      ? [
          workAskedOf(facts) === null
            ? '申請の時は、指定に係る業務が指定台帳にありませんでした'
            : '変更の初日の指定に係る業務が、申請の時に確かめたものと違います',
        ]
      : []),
  ].join('。');
  const comesAndGoes = ofChange === null ? [] : changeInWords(kind, ofChange, profile.subItems);
  const becomes = `${because}。${label}は、申請では${mattersByName(facts, applied)}、${granted}の後は${mattersByName(facts, decided)}です${ofChange === null ? '' : `（${comesAndGoes.join('、') || '追加・削除なし'}）`}${later.length === 0 ? '' : `。その後、${laterInWords(facts, later)}です`}。`;
  const refused = reasonsNotDesignated(facts, from);
  const told = refused.length === 0 ? '' : `通知書に、認めない事項とその理由を示します：${refused.join('')}`;
  return [
    question(
      {
        path: 'work.decided',
        value: [
          valueOf(decided),
          ...comesAndGoes,
          ...later.map(({ on, matters }) => `${on}：${valueOf(matters)}`),
        ].join('／'),
        text: `${becomes}${told}この内容で${granted}を起案しますか。`,
        met: `${becomes}${told}この内容を確かめています`,
        basis: procedure === 'renewal' ? `${articleFor(kind, '115④')}→113①, 行政手続法8条` : articleFor(kind, '116①'),
      },
      given,
    ),
  ];
}

/**
 * Whether a change brings and takes what it did of the designation that it was submitted beside. Of one that the register did not know nobody can say
 * that, so it is as asked only where that is not known now either.
 */
function isAsAsked(facts: CaseFacts, { added, removed, matters }: ApprovedChange): boolean {
  const then = workAskedOf(facts);
  const isUnknown = matters !== undefined;
  if (then === null || isUnknown) return then === null && isUnknown;
  const asked = approvedChange(then, { matters: designatedMatters(facts.content) }, { on: '', text: '' });
  return sameMatters(asked.added, added) && sameMatters(asked.removed, removed);
}

/** The work of which the hospital was asked at 提出; null where the register did not know it. */
function workAskedOf({ currentDesignation: current, workAsked }: CaseFacts): DesignatedWork | null {
  if (workAsked !== undefined) return workAsked;
  return current?.work ? workWithout(current.work, current.approvedSince ?? []) : null;
}

/** A change that leaves every matter as it is may be another important change of the work (則85①二 and the like), or a slip. */
function changeChangesSomething({ facts }: DecisionContext, given: Confirmed): Condition[] {
  const { content, currentDesignation, kind, procedure } = facts;
  const label = MATTERS_LABEL[kind];
  const before = currentDesignation?.work?.matters ?? null;
  const after = designatedMatters(content);
  if (procedure !== 'change' || before === null || label === null || !sameMatters(before, after)) return [];
  return [
    question(
      {
        path: 'work.same',
        value: valueOf(after),
        text: `業務の変更の申請ですが、${label}（${mattersByName(facts, after)}）は現在の指定と同じです。${label}を変えない変更ですか。`,
        basis: `${articleFor(kind, '116①')}, ${ORDINANCE[kind].change}`,
      },
      given,
    ),
  ];
}

const valueOf = (matters: readonly string[]): string => [...matters].sort().join('・');

/** C-2: a 特定分野 that is new to the designation has a confirmation of its own (法120①, 則106③). */
function confirmationIsOfTheField(
  { content, currentDesignation, procedure }: CaseFacts,
  given: Confirmed,
): Condition[] {
  if (content.kind !== 'C2' || procedure === 'new') return [];
  const { environmentConfirmationNo: no, field } = content;
  const confirmations = currentDesignation?.restsOn?.confirmations ?? [];
  const same = confirmations.filter((each) => bareName(each.no) === bareName(no));
  const [other] = same.filter((each) => each.field.trim() !== field.trim());
  if (other === undefined || field.trim() === '' || same.some((each) => each.field.trim() === field.trim())) return [];
  return [
    question(
      {
        path: 'content.environmentConfirmationNo',
        value: no,
        text: `教育研修環境の大臣確認の番号（${no}）が、現在の指定の特定分野（${other.field}）の確認の番号と同じです。特定分野（${field}）については、その分野の大臣の確認が要ります。${field}の確認の番号ですか。`,
        basis: procedure === 'change' ? '法120①, 則106③' : '法120①, 則105②',
      },
      given,
    ),
  ];
}

/** C-2: what is written names 特定分野 of the list, and not the one that is applied for. */
function otherFieldsNamed({ facts }: DecisionContext, given: Confirmed): Condition[] {
  const { content, procedure, profile } = facts;
  if (content.kind !== 'C2' || content.field.trim() === '') return [];
  const field = content.field.trim();
  const places = [
    { path: 'content.business', name: '指定に係る業務の内容', text: content.business },
    ...(procedure === 'change'
      ? [{ path: 'content.change.matters', name: '変更しようとする事項', text: content.change.matters }]
      : []),
  ];
  return places.flatMap(({ path, name, text }) => {
    const named = fieldsNamedIn(text, profile.specialtyFields);
    if (named.length === 0 || named.includes(field)) return [];
    const words = `${name}に特定分野の${named.join('、')}のことが書かれていますが、申請する特定分野は${field}です。正しいですか。`;
    return [question({ path, value: `${field}・${named.join('・')}`, text: words, basis: '法120①' }, given)];
  });
}

/** The longest names first, so that 整形外科 does not name 外科. */
function fieldsNamedIn(text: string, fields: readonly string[]): string[] {
  let rest = text;
  return [...fields]
    .sort((one, other) => other.length - one.length)
    .filter((field) => {
      const isNamed = rest.includes(field);
      rest = rest.replaceAll(field, '　');
      return isNamed;
    });
}

/** A point of the correction that was answered, and nothing in its place differs from what was submitted before. */
export function unchangedAnswersAreConfirmed(
  { facts }: DecisionContext,
  { answers, confirmed }: Confirmed & { answers: readonly { itemId: string; answer: string }[] },
): Condition[] {
  const answerTo = (id: string) => answers.find(({ itemId }) => itemId === id)?.answer.trim() ?? '';
  return unchangedItems(facts)
    .filter(({ id }) => answerTo(id) !== '')
    .map(({ id, text }) =>
      question(
        {
          path: `unchanged.${id}`,
          value: 'true',
          text: `補正を求められた「${text}」に回答していますが、その箇所（箇所の指定がないときは申請の全体）の内容とファイルは前回の提出から変わっていません。このまま提出しますか。`,
          basis: '行政手続法7条',
        },
        { confirmed: confirmed ?? [] },
      ),
    );
}

/** What is asked of the hearings before a designation is drafted on them. */
export function hearingsSpeakToTheDecision(context: Pick<DecisionContext, 'facts'>, given: Confirmed): Condition[] {
  return [...changesSinceAskedAreConfirmed(context, given), ...councilsKnewTheEvaluation(context.facts, given)];
}

/**
 * A council that was asked about an application which has changed since, in what a designation rests on: it is heard again, or whoever drafts
 * confirms that what it said stands. Another submission is another question.
 */
function changesSinceAskedAreConfirmed({ facts }: Pick<DecisionContext, 'facts'>, given: Confirmed): Condition[] {
  return councilsOf(facts).flatMap((council) => {
    const parts = partsChangedSinceAsked(facts, council);
    if (parts.length === 0) return [];
    const asked = `${COUNCIL_LABEL[council]}に意見を求めた後に、申請が変わっています（${partNames(facts, parts).join('、')}）`;
    return [
      question(
        {
          path: `changedSinceAsked.${council}`,
          value: `${facts.lastSubmission?.number ?? 0}`,
          text: `${asked}。聴き直すときは「審査を再開する」で会議体を選んでください。聴いた意見のまま進めてよいですか。`,
          met: `${asked}が、聴いた意見のまま進めることを確かめています`,
          basis: councilBasis(facts, council),
        },
        given,
      ),
    ];
  });
}

/**
 * A council that met before the notice of the evaluation could not know its result (法113④), and is asked about before a designation is drafted. Where
 * the evaluation came by a submission after the council was asked, that is asked already.
 */
function councilsKnewTheEvaluation(facts: CaseFacts, given: Confirmed): Condition[] {
  const result = facts.evaluation?.result ?? null;
  if (result === null) return [];
  const { noticedOn } = result;
  return councilsOf(facts).flatMap((council) => {
    // One that met before it was asked is refused (`answeredInTime`), and not asked about too.
    const [metOn] = currentHearings(facts, council)
      .flatMap((hearing) => {
        const day = answerOf(hearing)?.metOn;
        return day !== undefined && day >= hearing.requestedOn ? [day] : [];
      })
      .sort();
    if (metOn === undefined || metOn >= noticedOn) return [];
    if (partsChangedSinceAsked(facts, council).includes('evaluation')) return [];
    const before = `${COUNCIL_LABEL[council]}の開催又は確認の日（${formatJapaneseDateWithWeekday(metOn)}）が、評価結果通知書の日付（${formatJapaneseDateWithWeekday(noticedOn)}）より前です`;
    return [
      question(
        {
          path: `heardBeforeEvaluation.${council}`,
          value: noticedOn,
          text: `${before}。評価の結果を知らずに述べた意見のおそれがあります。聴き直すときは「審査を再開する」で会議体を選んでください。聴いた意見のまま進めてよいですか。`,
          met: `${before}が、聴いた意見のまま進めることを確かめています`,
          basis: article113For(facts, '④'),
        },
        given,
      ),
    ];
  });
}

/**
 * No article says from when on a renewal may be applied for, so one that comes strangely early is asked about and never refused (`renewalEarlyMonths` of
 * the profile’s provenance). What is corrected has arrived already; of what came on paper whoever notes its arrival is asked (the table of dates).
 */
function renewalIsNotEarly({ facts, now }: DecisionContext, given: Confirmed): Condition[] {
  const { currentDesignation: current, kind, procedure, profile } = facts;
  if (procedure !== 'renewal' || current === null || arrivedOn(facts) !== null) return [];
  if (now.today >= addMonths(current.validTo, -profile.renewalEarlyMonths)) return [];
  return [
    question(
      {
        path: 'renewal.early',
        value: current.validTo,
        text: `更新の申請が、現在の指定の満了の日（${formatJapaneseDateWithWeekday(current.validTo)}）まで${profile.renewalEarlyMonths}か月より長くある時期のものです。更新をいつから申請できるかは、法令に定めがありません。この時期に申請しますか。`,
        basis: articleFor(kind, '115①'),
      },
      given,
    ),
  ];
}

/**
 * The law does not say whether work may be changed of a designation that is given and not in force yet (法116①, `changeAhead` of the profile’s
 * provenance): it is asked about and never refused. Of what came on paper whoever notes its arrival is asked (the table of dates).
 */
function changeIsNotAhead({ facts, now }: DecisionContext, given: Confirmed): Condition[] {
  const { currentDesignation: current, kind, procedure } = facts;
  if (procedure !== 'change' || current === null || arrivedOn(facts) !== null) return [];
  const firstDay = current.inForceFrom ?? current.validFrom;
  if (now.today >= firstDay) return [];
  return [
    question(
      {
        path: 'change.ahead',
        value: firstDay,
        text: `業務の変更の申請ですが、現在の指定は${formatJapaneseDateWithWeekday(firstDay)}から効力を有します。効力の生じる前に業務を変更できるかは、法令に定めがありません。この時期に申請しますか。`,
        basis: articleFor(kind, '116①'),
      },
      given,
    ),
  ];
}

/**
 * 連携B: that doctors are sent elsewhere is a slight change, which asks for no approval (法118②→116①, 則92①). What the hospital writes of its change does not
 * tell whether it is more, so it is asked.
 */
function changeIsNotOfDestinationsAlone(
  { facts: { content, procedure } }: DecisionContext,
  given: Confirmed,
): Condition[] {
  if (content.kind !== 'RENKEI_B' || procedure !== 'change' || !/派遣先/u.test(content.change.matters)) return [];
  return [
    question(
      {
        path: 'change.slight',
        value: bareName(content.change.matters),
        text: '変更しようとする事項に、派遣先のことが書かれています。派遣先の病院又は診療所の変更のように、医師の派遣を行う機能の変更を伴わない変更は軽微な変更で、知事の承認は要りません。それ以外の変更を含む申請ですか。',
        basis: '法118②→116①, 則92①',
      },
      given,
    ),
  ];
}

/** 連携B: a destination that may be the hospital itself in other words (法118①: 他の病院又は診療所); what surely is it is refused. */
function destinationsAreOthers({ facts }: DecisionContext, given: Confirmed): Condition[] {
  const { content, institution } = facts;
  if (content.kind !== 'RENKEI_B') return [];
  const similar = content.destinations
    .filter((destination) => mayBeItself(destination, facts))
    .map(({ institutionName }) => institutionName);
  return [...new Set(similar)].map((name) =>
    question(
      {
        path: 'content.destinations',
        value: name,
        text: `派遣先の「${name}」は、申請する医療機関（${institution.name}）の名称に似ています。別の医療機関ですか。`,
        basis: '法118①',
      },
      given,
    ),
  );
}

/** B: a sub-item for those that are not of another one, with that other one. */
function subItemsGoTogether({ facts: { content, profile } }: DecisionContext, given: Confirmed): Condition[] {
  if (content.kind !== 'B') return [];
  const isChosen = (code: string) => content.subItems.includes(code);
  return profile.subItems.flatMap(({ code, label, legalBasis, otherThan }) => {
    const other = profile.subItems.find((each) => each.code === otherThan);
    if (other === undefined || !isChosen(code) || !isChosen(other.code)) return [];
    return [
      question(
        {
          path: 'content.subItems',
          value: `${other.code}・${code}`,
          text: `小項目の${other.code}（${other.label}）と${code}（${label}）の両方を選んでいます。${code}は、ふつう${other.code}に当たらない医療機関が選ぶ項目です。両方で申請しますか。`,
          basis: legalBasis,
        },
        given,
      ),
    ];
  });
}

/** C-1: a training that is applied for with nobody in it, and one that the change speaks of and that is not ticked (則99①). */
function strangeTraining({ facts: { content, procedure } }: DecisionContext, given: Confirmed): Condition[] {
  if (content.kind !== 'C1') return [];
  const { change, clinicalTraining, specialtyTraining, specialtyTraineesApplied } = content;
  const nobody = {
    path: 'content.specialtyTraineesApplied',
    value: 'false',
    text: '専門研修を申請しますが、C-1水準を適用する予定の専攻医が参加する専門研修プログラムはないとされています。正しいですか。',
    basis: '法119①二',
  };
  const speaksOf = (words: RegExp) => procedure === 'change' && words.test(`${change.matters}\n${change.reason}`);
  const notTicked = (path: string, name: string) => ({
    path,
    value: 'false',
    text: `変更しようとする事項に${name}のことが書かれていますが、${name}は申請する研修に選ばれていません。正しいですか。`,
    basis: '則99①',
  });
  return [
    ...(specialtyTraining && !specialtyTraineesApplied ? [nobody] : []),
    ...(speaksOf(/専門研修|専攻医/u) && !specialtyTraining ? [notTicked('content.specialtyTraining', '専門研修')] : []),
    ...(speaksOf(/臨床研修|研修医/u) && !clinicalTraining ? [notTicked('content.clinicalTraining', '臨床研修')] : []),
  ].map((each) => question(each, given));
}

/** C-1, C-2: more people than the plan knows doctors, who may be those who are still to come; and a training that is applied for with nobody counted. */
function strangeNumbers({ facts: { content, plan } }: DecisionContext, given: Confirmed): Condition[] {
  if (plan === null) return [];
  const { doctorsTotal, doctorsOver960 } = plan;
  const compared = (path: string, basis: string, count: number, whose: string, most: number, of: string) =>
    count > most
      ? [
          {
            path,
            value: `${count}`,
            text: `${whose}が${count}人ですが、時短計画（案）の${of}は${most}人です。正しいですか。`,
            basis,
          },
        ]
      : [];
  if (content.kind === 'C2') {
    const { length } = content.doctors;
    const atOnce = '指定後すぐに適用する医師';
    return compared('content.doctors', '法120①', length, atOnce, doctorsOver960, '年960時間を超える見込みの医師').map(
      (each) => question(each, given),
    );
  }
  if (content.kind !== 'C1') return [];
  const { programmes, specialtyTraineesApplied } = content;
  const trainees = programmes.reduce((sum, each) => sum + (each.trainees ?? 0), 0);
  const nobody = {
    path: 'content.programmes',
    value: '0',
    text: 'C-1水準を適用する予定の専攻医がいるとされていますが、研修プログラムの適用予定の人数が全て0人です。正しいですか。',
    basis: '法119①二',
  };
  return [
    ...compared(
      'content.programmes',
      '法119①',
      trainees,
      '研修プログラムの適用予定の人数',
      doctorsTotal,
      '勤務する医師',
    ),
    ...(specialtyTraineesApplied && trainees === 0 ? [nobody] : []),
  ].map((each) => question(each, given));
}
