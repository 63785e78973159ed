/** What a hospital does itself, in order, in plain words: its own part of the procedure. */
import { COUNCIL_LABEL, type CouncilId, type ProcedureProfile } from '../../procedure/case/facts.js';
import { MEAN_EVALUATION_DAYS } from '../../procedure/calendar/evaluation-days.js';
import type { ProcedureType } from '../../procedure/terms/kinds.js';

export interface GuideStep {
  title: string;
  text: string;
}

/** The steps of one procedure for a kind whose councils are these, in their order. */
export function hospitalGuide(
  procedure: ProcedureType,
  councils: readonly CouncilId[],
  { submission, correctionOfficeDays }: Pick<ProcedureProfile, 'submission' | 'correctionOfficeDays'>,
): GuideStep[] {
  return [
    { title: '申請を始める', text: BEGIN[procedure] },
    {
      title: '時短計画（案）をつくる',
      text: '勤務する医師その他の関係者の意見を聴いて、計画（案）をつくります。「時短計画（案）」の画面で、書き込んで使うひな型（Word）を取り出せます。できたら要点を記録し、ファイルを添えます。',
    },
    {
      title: '評価センターの評価を受ける',
      text: `計画（案）ができたら、評価センターに受審を申し込みます。結果が出るまで平均で約${MEAN_EVALUATION_DAYS}日かかっているので、早めに申し込みます。申し込んだら申込日を、結果の通知書が届いたら結果を記録します。`,
    },
    {
      title: '申請の内容を入力し、書類をそろえる',
      text: '「申請の準備」の項目を上から順に入力し、「提出書類」でファイルを添えます。途中でも保存できます。院内の決裁には「院内決裁用一式」（PDF）を使えます。',
    },
    {
      title: '確認して提出する',
      text: '「確認と提出」で内容を見て、提出します。受付番号が出て、控えを取り出せます。受け付けられるまでは、提出を取り消して直せます。',
    },
    {
      title: '補正を求められたら直す',
      text: `${submission.office}から足りないところを求められることがあります（期限は、決めていなければ${correctionOfficeDays}開庁日後）。求められた箇所を直し、答えを書いて、もう一度提出します。期限に間に合わないときは、下の連絡先に早めに知らせてください。`,
    },
    {
      title: '意見聴取と決定を待つ',
      text: `${councils.map((council) => COUNCIL_LABEL[council]).join('、')}の順に意見を聴いてから、知事が決定します。この間にすることはありません。進み具合は「申請の状況」に出ます。`,
    },
    {
      title: '通知を受け取る',
      text: '通知書は申請の「文書」から取り出せます。条件が付いたときは、通知書に書かれています。',
    },
    { title: '決定の後にすること', text: AFTER[procedure] },
  ];
}

/** How a list comes from a spreadsheet. @see ../hospital/list-page.tsx */
export const LIST_GUIDE: readonly GuideStep[] = [
  {
    title: '一覧の画面を開く',
    text: '派遣先、研修プログラム、医師、年間の実績の入力画面で「保存して、一覧で入れる」を押します。入力の途中の内容は保存されます。',
  },
  {
    title: '表を貼り付けるか、ファイルを選ぶ',
    text: 'Excelの表を、見出しの行も含めてコピーし、貼り付けます。列の順は自由で、見出しは短い名前でも構いません。CSVのファイル（UTF-8又はShift_JIS）も読み込めます。記入用のひな型も取り出せます。',
  },
  {
    title: '違いを確かめる',
    text: '加わる行、変わる行（前と後）、表にない行を示します。読み取れないところは、行と列と直し方を示します。ここではまだ何も変わりません。',
  },
  {
    title: '「追加する」か「置き換える」を選ぶ',
    text: '「追加する」は、表にない行を残します。「置き換える」は、表にない行を消します。名称などで同じ行と分かるものは、どちらでも書き換わります。',
  },
];

const BEGIN: Readonly<Record<ProcedureType, string>> = {
  new: '「申請の状況」の「新しい申請を始める」で、区分、手続、申請回を選びます。申請回ごとに、間に合う見込みかどうかが出ます。',
  renewal:
    '「申請の状況」の「新しい申請を始める」で、更新する指定と申請回を選びます。前回の申請から分かっている内容は入れてあります。有効期間の満了の日までに提出すれば、決定の通知まで今の指定が続きます（法115条2項）。',
  change:
    '「申請の状況」の「新しい申請を始める」で、変更する指定を選びます。承認を受けてから変更します（法116条）。前回の申請から分かっている内容は入れてあります。',
};

const AFTER: Readonly<Record<ProcedureType, string>> = {
  new: '遅滞なく正式な時短計画を定めます（法114条）。計画は1年ごとに見直し（法122条）、指定は3年ごとに更新します（法115条）。',
  renewal: '次の期間の時短計画を遅滞なく定めます（法114条）。計画は1年ごとに見直します（法122条）。',
  change: '指定の有効期間は変わりません。変更した計画により取組を進め、計画は1年ごとに見直します（法122条）。',
};
