/** What of an application, or of what was heard on it, looks strange without being wrong: asked about once, when something rests on it. */
import type { Condition, Confirmed, DecisionContext } from '../case/decision.js';
import type { EvaluationFacts } from '../fields/evaluation.js';
import { article113For } from '../terms/law.js';
import { bareName } from '../terms/bare-name.js';
import { condition } from './condition.js';
import { COUNCIL_LABEL } from '../case/facts.js';
import { partsChangedSinceAsked } from '../case/hearings.js';
import { unchangedItems } from '../requirements/correction-parts.js';
import { partNames } from '../requirements/part-names.js';
import { confirmation, strangeDatesAreConfirmed } from './dates.js';
import { councilBasis, councilsOf } from './hearings.js';

/** A question about a value; `path` and `value` say what is confirmed. */
function question(
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
 * A renewal takes a new evaluation into account (法115④→113④): a notice of the number of the one that its term rests on may be the same notice, with
 * another day typed; one centre may also count its notices anew each year.
 */
export function evaluationIsNotTheFormer(
  { facts }: DecisionContext,
  { result: { noticeNo }, confirmed }: Confirmed & { result: NonNullable<EvaluationFacts['result']> },
): Condition[] {
  const former = facts.currentDesignation?.restsOn?.noticeNo ?? null;
  if (facts.procedure !== 'renewal' || former === null || bareName(noticeNo) !== bareName(former)) return [];
  const asked = question(
    {
      path: 'noticeNo',
      value: noticeNo,
      text: `評価結果通知書の番号（${noticeNo}）が、現在の指定の基になった評価結果通知書の番号と同じです。更新では、新しく受けた評価の通知書が要ります。別の通知書ですか。`,
      basis: article113For(facts, '④'),
    },
    { confirmed: confirmed ?? [] },
  );
  return [{ ...asked, field: 'noticeNo' }];
}

/** Asked at every submission. */
export function strangeAnswersAreConfirmed(context: DecisionContext, given: Confirmed): Condition[] {
  return [
    ...strangeDatesAreConfirmed(context, given),
    ...strangeTraining(context, given),
    ...strangeNumbers(context, given),
  ];
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

/**
 * A council that was asked about an application which has changed since, in what a designation rests on: it is heard again, or whoever drafts
 * confirms that what it said stands. Another submission is another question.
 */
export function changesSinceAskedAreConfirmed(
  { facts }: Pick<DecisionContext, 'facts'>,
  given: Confirmed,
): Condition[] {
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
