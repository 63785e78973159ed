/**
 * What an application must have and what bars it: all of it is a condition of SUBMIT, and asked again wherever something rests on it
 * (`designation-requirements.ts`).
 */
import { arrivedOn, isToBeTyped } from '../case/arrival.js';
import { isItself } from '../fields/destinations.js';
import { contentProblems } from '../requirements/content-problems.js';
import { faultsAsFact } from '../case/condition.js';
import type { Condition, JudgedContext } from '../case/decision.js';
import { evaluationMayFollow } from '../requirements/evaluation-to-follow.js';
import { attachedDocuments, missingDocuments } from '../requirements/documents.js';
import { formatJapaneseDate, formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import type { IsoDate } from '../calendar/days.js';
import { KIND_INFO } from '../terms/kinds.js';
import { article113For, articleFor, ORDINANCE, violationArticle } from '../terms/law.js';
import { qualifyB } from '../requirements/qualification.js';
import { arrivedInTime, renewalDeadlineBasis } from '../designation/validity.js';
import { violationBars } from '../requirements/violation.js';
import { condition, isBlank } from './condition.js';
import { applicationDatesArePossible, heldItsDatesOn } from './dates.js';
import { designationInForce, oneDesignationOfKind } from './one-designation.js';
import { planIsComplete, planIsRecorded } from './preparation.js';

/** Everything an application must have on the day it is submitted, and everything that bars it. */
export function submission(context: JudgedContext): Condition[] {
  return [...applicationIsComplete(context), ...asItWasOnPaper(context), ...nothingBarsApplication(context)];
}

/** What is typed of an application whose paper has arrived is what was on it. */
function asItWasOnPaper({ facts }: JudgedContext): Condition[] {
  const { paperArrivedOn } = facts;
  if (paperArrivedOn === null || !isToBeTyped(facts)) return [];
  return heldItsDatesOn(facts, paperArrivedOn).map((each) => ({
    ...each,
    id: 'heldOnPaper',
    text: each.met
      ? '申請の日付は、紙の申請が到達した日に合っています'
      : `紙の申請が到達した${formatJapaneseDateWithWeekday(paperArrivedOn)}には、入力した日付の一部がまだ来ていません。紙に書いた日付のとおりに直してください。到達の日が違うときは、都道府県に連絡してください`,
    legalBasis: '行政手続法7条',
  }));
}

/** Content fields that have a condition of their own below, so that nothing is said twice. */
const OWN_CONDITION = /^(pledge|change|environmentConfirm|doctors\[\d+\]\.confirmedOn|clinicalTraining)/;

/** What the hospital can put right in a correction, so that it must be there when one is submitted. */
export function applicationIsComplete(context: JudgedContext): Condition[] {
  return [
    ...contentAndDocuments(context),
    ...applicationDatesArePossible(context),
    ...pledgeIsGiven(context),
    ...kindIsMet(context),
    ...changeIsDescribed(context),
    ...planIsRecorded(context),
    ...planIsComplete(context),
    ...evaluationIsKnownOrFollows(context),
  ];
}

/**
 * What no correction puts right. It keeps an application from being submitted; a hospital that has submitted one and then tells of such a
 * fact is not kept from telling it: the prefecture decides (行政手続法7条), and no designation is drafted.
 */
export function nothingBarsApplication(context: JudgedContext): Condition[] {
  return [
    ...labourLawIsKept(context),
    ...chapterApplies(context),
    ...procedureIsOpen(context),
    ...oneDesignationOfKind(context.facts, context.now.today),
  ];
}

/** An application has arrived when its paper has, or when it is submitted (行政手続法7条): before that it is judged as one that arrives today. */
const arrivalOf = ({ facts, now }: JudgedContext): IsoDate => arrivedOn(facts) ?? now.today;

const dayOr = (none: string, day: IsoDate | null): string => (day === null ? none : formatJapaneseDate(day));

function contentAndDocuments({ facts }: JudgedContext): Condition[] {
  const problems = contentProblems(facts)
    .filter(({ field }) => !OWN_CONDITION.test(field))
    .map(({ message }) => message);
  const missing = missingDocuments(facts).map(({ requirement: { form, name } }) =>
    form ? `${name}（${form}）` : name,
  );
  return [
    condition(
      'contentComplete',
      problems.length === 0,
      {
        met: '申請内容がそろっています',
        unmet: `申請内容を直してください：${problems.join(' ')}`,
        fact: faultsAsFact('申請内容に、足りない事項又は合わない事項があります', problems),
      },
      article113For(facts, '②'),
      facts.submittedOn === null || facts.lastSubmission === null
        ? '申請内容'
        : `申請内容（第${facts.lastSubmission.number}回の提出、申請の到達 ${formatJapaneseDate(facts.submittedOn)}）`,
    ),
    condition(
      'documentsAttached',
      missing.length === 0,
      {
        met: '提出書類がそろっています',
        unmet: `次の書類を添付してください：${missing.join('、')}`,
        fact: `添付されていない書類があります：${missing.join('、')}`,
      },
      article113For(facts, '②'),
      `添付書類 ${attachedDocuments(facts).length}種類（ファイル ${facts.attachedFiles.length}件）`,
    ),
  ];
}

/** The result of a renewal may still be to come; that is stated, and the result asked for as a correction. */
function evaluationIsKnownOrFollows(context: JudgedContext): Condition[] {
  const { facts } = context;
  if (!evaluationMayFollow(facts)) return evaluationIsRecorded(context);
  return [
    {
      id: 'evaluationFollows',
      met: true,
      text: '評価センターの評価結果がまだありません。更新の申請は満了の日までに到達すればよいので提出でき、評価結果は届いてから補正で提出します',
      legalBasis: articleFor(facts.kind, '115②'),
      evidence:
        facts.evaluation === null
          ? '評価の申込みの記録なし'
          : `評価の申込み ${formatJapaneseDate(facts.evaluation.appliedOn)}`,
    },
  ];
}

/** As it must be once something is decided. */
export function evaluationIsRecorded({ facts }: JudgedContext): Condition[] {
  const result = facts.evaluation?.result ?? null;
  const basis = `${article113For(facts, '④')}, ${ORDINANCE[facts.kind].evaluation}`;
  const recorded = condition(
    'evaluationRecorded',
    result !== null,
    {
      met: '評価センターの評価結果が記録されています',
      unmet: '評価センターの評価結果が記録されていません。通知が届いたら「評価結果を記録する」から入力してください',
      fact: '評価センターの評価結果が記録されていません',
    },
    basis,
    result === null ? '記録なし' : `評価結果の通知 ${result.noticeNo}（${formatJapaneseDate(result.noticedOn)}）`,
  );
  if (result?.overall !== 'on_hold') return [recorded];
  // 評価保留 does not bar the application: the law only asks that the result be taken into account (domain §8-22).
  const explained = condition(
    'onHoldExplained',
    !isBlank(result.onHoldReason),
    {
      met: '評価は保留ですが、申請を進める理由が書かれています（審査で確認します）',
      unmet: '評価が保留です。申請はできますが、進める理由を評価結果の記録に書いてください',
      fact: '評価が保留で、進める理由が評価結果の記録に書かれていません',
    },
    basis,
    '評価結果の記録',
  );
  return [recorded, explained];
}

function pledgeIsGiven({ facts }: JudgedContext): Condition[] {
  const { pledge } = facts.content;
  return [
    condition(
      'pledged',
      pledge.agreed && pledge.pledgedOn !== null,
      {
        met: '労働法令に関する誓約がされています',
        unmet: '労働法令に関する誓約（様式9）がされていません。内容を確かめて誓約し、誓約日を入力してください',
        fact: '労働法令に関する誓約（様式9）がされていません',
      },
      `${article113For(facts, '③三')}, ${ORDINANCE[facts.kind].pledge}`,
      `様式9（誓約日 ${dayOr('なし', pledge.pledgedOn)}）`,
    ),
  ];
}

/** Judged on the day of the application, not of the decision (則82②). */
function labourLawIsKept(context: JudgedContext): Condition[] {
  const { facts, now } = context;
  const { violation } = facts.content;
  const arrival = arrivalOf(context);
  const declared = violation.exists
    ? `送致等の日 ${dayOr('記載なし', violation.referredOn)}、公表の日 ${dayOr('なし', violation.publishedOn)}`
    : '該当なし';
  return [
    condition(
      'noRecentViolation',
      !violationBars({ arrivedOn: arrival, today: now.today }, violation),
      {
        met: '申請日前1年以内に、公表された労働法令違反の送致等がありません',
        unmet:
          '申請の時に、公表された労働法令違反の送致等の日から1年を経過していません。1年を経過した日から申請できます',
      },
      `${article113For(facts, '③三')}, 令14, ${violationArticle(facts)}`,
      `様式9・申請内容の申告（${declared}。申請日 ${formatJapaneseDate(arrival)}）`,
    ),
  ];
}

function chapterApplies({ facts }: JudgedContext): Condition[] {
  const { institution, profile } = facts;
  return [
    condition(
      'notOfState',
      !institution.establishedByState,
      { met: '国の開設する医療機関ではありません', unmet: '国の開設する医療機関は、この指定の対象になりません' },
      '令12',
      `医療機関の登録（開設者 ${institution.establisherName}）`,
    ),
    condition(
      'inPrefecture',
      institution.inPrefecture,
      {
        met: `所在地が${profile.prefecture}にあります`,
        unmet: `所在地が${profile.prefecture}にありません。所在地の都道府県知事に申請してください`,
      },
      KIND_INFO[facts.kind].legalBasis,
      `医療機関の登録（所在地 ${institution.address}）`,
    ),
  ];
}

/** What only one kind asks. */
function kindIsMet({ facts, now }: JudgedContext): Condition[] {
  const { content, procedure, profile } = facts;
  if (content.kind === 'B') {
    const { qualified, items } = qualifyB(content, profile);
    const unmet = items.filter(({ met }) => !met).map(({ code }) => code);
    return [
      condition(
        'qualified',
        qualified,
        {
          met: '選んだ小項目の要件を満たしています',
          unmet:
            unmet.length === 0
              ? 'B水準の小項目を選んでください'
              : `要件を満たしていない小項目があります：${unmet.join('、')}`,
          ...(unmet.length === 0 && { fact: 'B水準の小項目が選ばれていません' }),
        },
        '法113①, 則80',
        `申請内容（小項目 ${content.subItems.join('、') || 'なし'}）`,
      ),
    ];
  }
  if (content.kind === 'RENKEI_B') {
    return [
      condition(
        'sentToOthers',
        !content.destinations.some((destination) => isItself(destination, facts)),
        {
          met: '派遣先は申請する医療機関と別の医療機関です',
          unmet: '申請する医療機関が派遣先に書かれています。他の病院又は診療所への派遣だけを書いてください',
        },
        '法118①',
        `様式6（派遣先 ${content.destinations.length}件）`,
      ),
    ];
  }
  if (content.kind === 'C1') {
    return [
      condition(
        'trainingChosen',
        content.clinicalTraining || content.specialtyTraining,
        {
          met: '研修の別が選ばれています',
          unmet: '臨床研修か専門研修の少なくとも一方を選んでください',
          fact: '臨床研修も専門研修も選ばれていません',
        },
        '法119①',
        '申請内容（研修の別）',
      ),
    ];
  }
  if (content.kind === 'C2') {
    const { doctors, environmentConfirmationNo: number, environmentConfirmedOn } = content;
    const isPast = (day: IsoDate | null) => day !== null && day <= now.today;
    const unconfirmed = doctors.filter(({ confirmedOn }) => !isPast(confirmedOn)).map(({ name }) => name);
    return [
      condition(
        'environmentConfirmed',
        isPast(environmentConfirmedOn) && !isBlank(number),
        {
          met: '教育研修環境について厚生労働大臣の確認を受けています',
          unmet:
            procedure === 'change'
              ? '変更後の業務に係る教育研修環境についての厚生労働大臣の確認がありません。確認の年月日と番号を入力してください'
              : '教育研修環境についての厚生労働大臣の確認がありません。確認の年月日と番号を入力してください',
        },
        procedure === 'change' ? '法120①, 則106③' : '法120①',
        `確認の番号 ${number || 'なし'}（確認日 ${dayOr('なし', environmentConfirmedOn)}）`,
      ),
      condition(
        'doctorPlansConfirmed',
        unconfirmed.length === 0,
        {
          met: '適用する医師の技能研修計画は厚生労働大臣の確認を受けています',
          unmet: `技能研修計画について厚生労働大臣の確認がない医師がいます：${unconfirmed.join('、')}`,
        },
        `法120①, ${{ new: '則101①', renewal: '則105②→101①', change: '則106②' }[procedure]}`,
        `申請内容（医師 ${doctors.length}人の確認日）`,
      ),
    ];
  }
  return [];
}

function changeIsDescribed({ facts }: JudgedContext): Condition[] {
  if (facts.procedure !== 'change') return [];
  const { matters, reason } = facts.content.change;
  return [
    condition(
      'changeDescribed',
      !isBlank(matters) && !isBlank(reason),
      {
        met: '変更しようとする事項と理由が書かれています',
        unmet: '変更しようとする事項と変更の理由を書いてください',
        fact: '変更しようとする事項又は変更の理由が書かれていません',
      },
      ORDINANCE[facts.kind].change,
      '申請内容（変更しようとする事項と理由）',
    ),
  ];
}

/**
 * A change is taken up again, after a withdrawal that was a mistake, while the designation is in force, as it is begun and submitted (法116①). A renewal is
 * asked otherwise (`nothingLapsedIsRevived`): its paper may be found after the last day.
 */
export function changeCouldBeBegun(context: JudgedContext): Condition[] {
  return context.facts.procedure === 'change' ? procedureIsOpen(context) : [];
}

/**
 * Whether this procedure may be asked for: a renewal by the day on which it arrived, a change while there is something to be changed. The
 * deadline of an 申請回 is no bar: an application is examined whenever it arrives (行政手続法7条), and a renewal that comes by the last day
 * keeps the designation in force (法115②).
 */
function procedureIsOpen(context: JudgedContext): Condition[] {
  const { facts, now } = context;
  const { currentDesignation: current, kind, procedure } = facts;
  const arrival = arrivalOf(context);
  const line =
    current === null
      ? '指定台帳（登録なし）'
      : `指定台帳（有効期間 ${formatJapaneseDate(current.validFrom)}から${formatJapaneseDate(current.validTo)}まで）`;
  const conditions: Condition[] = [];
  if (procedure !== 'new') {
    conditions.push(
      condition(
        'currentDesignationKnown',
        current !== null,
        {
          met: '現在の指定が登録されています',
          unmet: '現在の指定が登録されていません。都道府県に指定台帳の登録を確認してください',
        },
        procedure === 'renewal' ? ORDINANCE[kind].renewal : ORDINANCE[kind].change,
        line,
      ),
    );
  }
  if (procedure === 'renewal' && current !== null) {
    conditions.push(
      condition(
        'notExpired',
        arrivedInTime(arrival, current),
        {
          met: `現在の指定の有効期間（${formatJapaneseDateWithWeekday(current.validTo)}まで）の内に申請しています`,
          unmet: `現在の指定は${formatJapaneseDateWithWeekday(current.validTo)}に満了しました。更新ではなく新規の申請をしてください`,
        },
        renewalDeadlineBasis(kind),
        `申請の到達 ${formatJapaneseDate(arrival)}`,
      ),
    );
  }
  if (procedure === 'change' && current !== null) {
    conditions.push(designationInForce(kind, { ...current, today: now.today }, line));
  }
  return conditions;
}
