/** Conditions of SUBMIT, and those of its parts that a corrected application must meet again. */
import { contentProblems } from '../requirements/content-problems.js';
import type { Condition, DecisionContext } from '../case/decision.js';
import { missingDocuments } from '../requirements/documents.js';
import { formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import { KIND_INFO } from '../terms/kinds.js';
import { article113For, articleFor, ORDINANCE } from '../terms/law.js';
import { qualifyB } from '../requirements/qualification.js';
import { continuationOf, renewalDeadlineBasis } from '../designation/validity.js';
import { violationBars } from '../requirements/violation.js';
import { condition, isBlank } from './condition.js';
import { planIsComplete, planIsRecorded } from './preparation.js';

/** Everything an application must have on the day it is submitted. */
export function submission(context: DecisionContext): Condition[] {
  return [
    ...applicationIsComplete(context),
    ...planIsRecorded(context),
    ...planIsComplete(context),
    ...evaluationIsRecorded(context),
    ...labourLawIsKept(context),
    ...chapterApplies(context),
    ...procedureIsOpen(context),
  ];
}

/** Content fields that have a condition of their own below, so that nothing is said twice. */
const OWN_CONDITION = /^(pledge|change|environmentConfirm|doctors\[\d+\]\.confirmedOn|clinicalTraining)/;

/** Content, documents and what the kind asks; asked again when a correction is submitted. */
export function applicationIsComplete(context: DecisionContext): Condition[] {
  return [
    ...contentAndDocuments(context),
    ...pledgeIsGiven(context),
    ...kindIsMet(context),
    ...changeIsDescribed(context),
  ];
}

function contentAndDocuments({ facts }: DecisionContext): Condition[] {
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
      { met: '申請内容がそろっています', unmet: `申請内容を直してください：${problems.join(' ')}` },
      article113For(facts, '②'),
    ),
    condition(
      'documentsAttached',
      missing.length === 0,
      { met: '提出書類がそろっています', unmet: `次の書類を添付してください：${missing.join('、')}` },
      article113For(facts, '②'),
    ),
  ];
}

function evaluationIsRecorded({ facts }: DecisionContext): Condition[] {
  const result = facts.evaluation?.result ?? null;
  const basis = `${article113For(facts, '④')}, ${ORDINANCE[facts.kind].evaluation}`;
  const recorded = condition(
    'evaluationRecorded',
    result !== null,
    {
      met: '評価センターの評価結果が記録されています',
      unmet: '評価センターの評価結果が記録されていません。通知が届いたら「評価結果を記録する」から入力してください',
    },
    basis,
  );
  if (result?.overall !== 'on_hold') return [recorded];
  // 評価保留 does not bar the application: the law only asks that the result be taken into account (domain §8-22).
  const explained = condition(
    'onHoldExplained',
    !isBlank(result.onHoldReason),
    {
      met: '評価は保留ですが、申請を進める理由が書かれています（審査で確認します）',
      unmet: '評価が保留です。申請はできますが、進める理由を評価結果の記録に書いてください',
    },
    basis,
  );
  return [recorded, explained];
}

function pledgeIsGiven({ facts, now }: DecisionContext): Condition[] {
  const { pledge } = facts.content;
  return [
    condition(
      'pledged',
      pledge.agreed && pledge.pledgedOn !== null && pledge.pledgedOn <= now.today,
      {
        met: '労働法令に関する誓約がされています',
        unmet:
          '労働法令に関する誓約（様式9）がされていません。内容を確かめて誓約し、誓約日（本日以前）を入力してください',
      },
      `${article113For(facts, '③三')}, ${ORDINANCE[facts.kind].pledge}`,
    ),
  ];
}

/** Judged on the day of the application, not of the decision (則82②). */
function labourLawIsKept({ facts, now }: DecisionContext): Condition[] {
  return [
    condition(
      'noRecentViolation',
      !violationBars(now.today, facts.content.violation),
      {
        met: '申請日前1年以内に、公表された労働法令違反の送致等がありません',
        unmet: '公表された労働法令違反の送致等の日から1年を経過していません。1年を経過した日から申請できます',
      },
      `${article113For(facts, '③三')}, 令14, ${ORDINANCE[facts.kind].violation}`,
    ),
  ];
}

function chapterApplies({ facts }: DecisionContext): Condition[] {
  const { institution, profile } = facts;
  return [
    condition(
      'notOfState',
      !institution.establishedByState,
      { met: '国の開設する医療機関ではありません', unmet: '国の開設する医療機関は、この指定の対象になりません' },
      '令12',
    ),
    condition(
      'inPrefecture',
      institution.inPrefecture,
      {
        met: `所在地が${profile.prefecture}にあります`,
        unmet: `所在地が${profile.prefecture}にありません。所在地の都道府県知事に申請してください`,
      },
      KIND_INFO[facts.kind].legalBasis,
    ),
  ];
}

/** What only one kind asks. */
function kindIsMet({ facts }: DecisionContext): Condition[] {
  const { content, profile } = facts;
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
        },
        '法113①, 則80',
      ),
    ];
  }
  if (content.kind === 'C1') {
    return [
      condition(
        'trainingChosen',
        content.clinicalTraining || content.specialtyTraining,
        { met: '研修の別が選ばれています', unmet: '臨床研修か専門研修の少なくとも一方を選んでください' },
        '法119①',
      ),
    ];
  }
  if (content.kind === 'C2') {
    const unconfirmed = content.doctors.filter(({ confirmedOn }) => confirmedOn === null).map(({ name }) => name);
    return [
      condition(
        'environmentConfirmed',
        content.environmentConfirmedOn !== null && !isBlank(content.environmentConfirmationNo),
        {
          met: '教育研修環境について厚生労働大臣の確認を受けています',
          unmet:
            facts.procedure === 'change'
              ? '変更後の業務に係る教育研修環境についての厚生労働大臣の確認がありません。確認の年月日と番号を入力してください'
              : '教育研修環境についての厚生労働大臣の確認がありません。確認の年月日と番号を入力してください',
        },
        facts.procedure === 'change' ? '法120①, 則106③' : '法120①',
      ),
      condition(
        'doctorPlansConfirmed',
        unconfirmed.length === 0,
        {
          met: '適用する医師の技能研修計画は厚生労働大臣の確認を受けています',
          unmet: `技能研修計画について厚生労働大臣の確認がない医師がいます：${unconfirmed.join('、')}`,
        },
        facts.procedure === 'change' ? '法120①, 則106②' : '法120①, 則101①',
      ),
    ];
  }
  return [];
}

function changeIsDescribed({ facts }: DecisionContext): Condition[] {
  if (facts.procedure !== 'change') return [];
  const { matters, reason } = facts.content.change;
  return [
    condition(
      'changeDescribed',
      !isBlank(matters) && !isBlank(reason),
      {
        met: '変更しようとする事項と理由が書かれています',
        unmet: '変更しようとする事項と変更の理由を書いてください',
      },
      ORDINANCE[facts.kind].change,
    ),
  ];
}

/**
 * Whether this procedure may be asked for today. The deadline of an 申請回 is no bar: an application is examined whenever
 * it arrives (行政手続法7条), and a renewal that comes by the last day keeps the designation in force (法115②).
 */
function procedureIsOpen({ facts, now }: DecisionContext): Condition[] {
  const { currentDesignation: current, kind, procedure } = facts;
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
      ),
    );
  }
  if (procedure === 'renewal' && current !== null) {
    conditions.push(
      condition(
        'notExpired',
        now.today <= current.validTo,
        {
          met: `現在の指定の有効期間（${formatJapaneseDateWithWeekday(current.validTo)}まで）の内に申請しています`,
          unmet: `現在の指定は${formatJapaneseDateWithWeekday(current.validTo)}に満了しました。更新ではなく新規の申請をしてください`,
        },
        renewalDeadlineBasis(kind),
      ),
    );
  }
  if (procedure === 'change' && current !== null) {
    const standing = continuationOf({ ...current, today: now.today });
    conditions.push(
      condition(
        'designationInForce',
        standing.standing !== 'expired',
        {
          met: `現在の指定は効力を有しています。${standing.text}`,
          unmet: `現在の指定は効力を失っています。${standing.text}変更ではなく新規の申請をしてください`,
        },
        articleFor(kind, '116①'),
      ),
    );
  }
  return conditions;
}
