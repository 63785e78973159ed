import { WRITTEN_ANSWERS_LABEL } from '../../procedure/case/words.js';
import { COUNCIL_LABEL, type ProcedureProfile } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { instructionsOn, sealsOn } from '../../procedure/profile/paper-settings.js';
import { KIND_INFO, KINDS } from '../../procedure/terms/kinds.js';
import { DataTable, DescriptionTable, Section } from '../components/index.js';
import { formatNumber } from '../base/format.js';
import type { PageChrome } from '../layout/index.js';
import { InstructionTable, SealTable } from './papers/papers-page.js';
import { CertaintyMark, SettingsFrame } from '../settings-frame/settings-frame.js';

/** Names of the profile's fields on screen. */
const FIELD_LABEL: Readonly<Record<string, string>> = {
  submission: '申請の窓口',
  councils: '意見を聴く会議体と順序',
  mayOvercomeCouncils: '調整会議・対策協の意見と異なる決定',
  writtenAnswers: '書面会議に足りる回答',
  emergencyThresholds: '二次救急の実績の基準',
  correctionOfficeDays: '補正の期限',
  standardProcessingOfficeDays: '標準処理期間',
  takesRenewalBeforeEvaluation: '評価結果が届く前の更新の申請',
  renewalEarlyMonths: '早い更新の申請を尋ねる時期',
  renewalWarningDays: '更新で失うものを知らせる日数',
  renewalEvaluation: '更新の基になる評価',
  renewalLastDay: '満了の日が閉庁日のときの更新の期限',
  changeAhead: '効力が生じる前の指定の業務変更',
  arrivalBeforeLaw: '制度の施行の前に到達した新規の申請',
  sealsAndNumbers: '公印と文書番号',
  appealInstructions: '不指定と条件付きの通知書の教示',
  documents: '提出書類',
  subItems: 'B水準の要件',
};

/** The procedure profile: what differs from prefecture to prefecture, and where each value comes from. */
export function ProcedurePage({
  chrome,
  profile,
  today,
}: {
  chrome: PageChrome;
  profile: ProcedureProfile;
  today: IsoDate;
}) {
  const { submission, emergencyThresholds, standardProcessingOfficeDays } = profile;
  const seals = sealsOn(profile, today);
  const instructions = instructionsOn(profile, today);
  // What was entered on screen has its grounds in its own record.
  const entered = [
    ...(seals === profile.sealsAndNumbers ? [] : ['sealsAndNumbers']),
    ...(instructions === profile.appealInstructions ? [] : ['appealInstructions']),
  ];
  return (
    <SettingsFrame chrome={chrome} view="/settings">
      <DescriptionTable
        caption="手続の設定"
        rows={[
          { label: '都道府県', value: `${profile.prefecture}（${profile.governorTitle}）` },
          {
            label: '申請の窓口',
            value: `${submission.office} ${submission.unit}（${submission.channels.join('、')}）`,
          },
          { label: '窓口の電話番号', value: submission.phone ?? '未設定' },
          { label: '補正の期限', value: `${profile.correctionOfficeDays}開庁日` },
          {
            label: '標準処理期間',
            value: standardProcessingOfficeDays === null ? '未設定' : `${standardProcessingOfficeDays}開庁日`,
          },
          {
            label: '評価結果が届く前の更新の申請',
            value: profile.takesRenewalBeforeEvaluation
              ? '受審を申し込んでいれば受け、評価結果は補正で求める'
              : '評価結果が届くまで受けない',
          },
          {
            label: '早い更新の申請を尋ねる時期',
            value: `満了の日の${profile.renewalEarlyMonths}か月前より早いとき（断らない）`,
          },
          {
            label: '更新で失うものを知らせる日数',
            value: `満了の日の${profile.renewalWarningDays}日前から`,
          },
          {
            label: '二次救急の実績の基準',
            value: `救急車の受入れ 年${formatNumber(emergencyThresholds.ambulancesPerYear)}件以上、または時間外等に受診し直ちに入院した患者 年${formatNumber(emergencyThresholds.offHoursAdmissionsPerYear)}人以上`,
          },
          {
            label: '調整会議・対策協の意見と異なる決定',
            value: profile.mayOvercomeCouncils ? '起案に理由を書いてできる（医療審議会の意見は必ず聴く）' : 'できない',
          },
          { label: '書面会議に足りる回答', value: WRITTEN_ANSWERS_LABEL[profile.writtenAnswers] },
        ]}
      />
      <Section title="公印と文書番号" id="seals">
        <SealTable seals={seals} />
        <p>
          <a href="/settings/papers">文書の記載（公印・番号、教示、様式の文言）</a>
        </p>
      </Section>
      <Section title="意見を聴く会議体" id="councils">
        <p>医療審議会の意見聴取は法律で定められ、外すことはできません（法113⑤）。</p>
        <DataTable
          caption="区分ごとの会議体と順序"
          columns={[
            { header: '区分', cell: (kind) => KIND_INFO[kind].label },
            {
              header: '会議体（開く順）',
              cell: (kind) => profile.councils[kind].map((council) => COUNCIL_LABEL[council]).join(' → '),
            },
          ]}
          rows={[...KINDS]}
        />
      </Section>
      <Section title="不指定と条件付きの通知書の教示" id="appeal-instructions">
        <p>
          不指定・更新しないこと・変更の不承認の通知書と、条件を付けた指定・更新・変更の承認の通知書に書かれます（行政不服審査法82条、行政事件訴訟法46条）。
        </p>
        <InstructionTable instructions={instructions} />
      </Section>
      <Section title="設定の根拠" id="provenance">
        <DataTable
          caption="設定ごとの根拠と確認の状況"
          columns={[
            { header: '設定', cell: ({ field }) => FIELD_LABEL[field] ?? field },
            { header: '確認', cell: ({ certainty }) => <CertaintyMark certainty={certainty} />, nowrap: true },
            { header: '根拠', cell: ({ source }) => source },
          ]}
          rows={profile.provenance.filter(({ field }) => !entered.includes(field))}
        />
      </Section>
    </SettingsFrame>
  );
}
