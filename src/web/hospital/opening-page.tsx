import type { RegisterEntry } from '../../register/designation-register.js';
import type { Condition } from '../../procedure/case/decision.js';
import {
  type Kind,
  KIND_INFO,
  KINDS,
  PROCEDURE_LABEL,
  PROCEDURES,
  type ProcedureType,
} from '../../procedure/terms/kinds.js';
import type { IntakeRound } from '../../registry/registry.entities.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import { bind, Button, ButtonLink, ButtonRow, type FormState, PostForm, RadioGroup } from '../components/index.js';
import { EVALUATION_SOURCE, lastAverageApplication } from '../../procedure/calendar/evaluation-days.js';
import type { RoundReach } from '../../procedure/calendar/round-reach.js';
import { formatDate, formatOfficeDaysLeft } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { HOSPITAL_HOME, OPENING_PATH } from '../addresses/hospital-addresses.js';

/** For whom each kind is, in plain words; the articles are the law's. */
const KIND_WORDS: Readonly<Record<Kind, string>> = {
  B: '救急医療、居宅等における医療、その医療機関でなければ難しい医療などのために、自院の医師がやむを得ず年960時間を超えて働く医療機関',
  RENKEI_B:
    '地域の医療を守るためにほかの医療機関へ医師を派遣し、派遣される医師の労働が通算して年960時間を超える医療機関',
  C1: '臨床研修又は専門研修のために、研修医・専攻医が集中して経験を積む必要がある医療機関',
  C2: '特定の分野の高度な技能を身に付けるために、医師が集中して修練する必要がある医療機関（厚生労働大臣の確認が必要）',
};

const PROCEDURE_WORDS: Readonly<Record<ProcedureType, string>> = {
  new: '初めて、又は満了した後に指定を受けるとき（法113①など）',
  renewal: '現在の指定の有効期間が終わる前に、続けて指定を受けるとき（法115①など）',
  change: '指定に係る業務の内容を変えるとき。軽微な変更は要りません（法116①など）',
};

/** How a renewal is begun whose paper arrived by the last day, once that is over. */
const PAPER_ROAD =
  '満了の日までに紙の更新の申請が都道府県に到達しているときは、都道府県に連絡してください。都道府県が到達の日を記録して始めます。';

/** Of an application whose plan is not made and whose evaluation is not applied for yet. @param applyBy `lastAverageApplication` of the round */
const REACH_WORDS: Readonly<Record<RoundReach, (applyBy: string) => string>> = {
  likely: (applyBy) =>
    `時短計画（案）をまとめて${applyBy}までに受審を申し込めば、平均の日数なら評価の結果が申請期限に間に合う見込みです`,
  fastOnly: (applyBy) =>
    `平均の日数で間に合う申込みの日（${applyBy}）を過ぎています。時短計画（案）がいまあって受審を申し込んでも、評価の結果は申請期限に間に合わない見込みです`,
  missed: () =>
    '時短計画（案）がいまあって受審を申し込んでも、これまでで最短の日数でも評価の結果が申請期限に間に合いません',
};

export interface OpenRound extends IntakeRound {
  officeDaysLeft: number;
  /** As `RequiredActions`. */
  dueNote: string | null;
  /** For an evaluation that is applied for today. */
  reach: RoundReach;
}

export interface OpeningPageProps {
  chrome: PageChrome;
  institutionName: string;
  form: FormState;
  idempotencyKey: string;
  rounds: readonly OpenRound[];
  /** In force or decided ahead, one of each term: both can be changed. */
  designations: readonly RegisterEntry[];
  /** Unmet conditions of what was just sent. */
  refused: readonly Condition[];
}

/** What the hospital chooses when it begins an application. */
export function OpeningPage({
  chrome,
  institutionName,
  form,
  idempotencyKey,
  rounds,
  designations,
  refused,
}: OpeningPageProps) {
  return (
    <Page
      {...chrome}
      title="新しい申請を始める"
      caption={institutionName}
      breadcrumbs={[{ label: '申請の状況', href: HOSPITAL_HOME }, { label: '新しい申請を始める' }]}
      errors={form.errors}
    >
      <RefusalNote conditions={refused} />
      <p>
        始めただけでは提出されません。途中で保存しながら準備し、最後に提出します。二つの区分の指定を受けるときは、区分ごとに申請します。
      </p>
      <PostForm action={OPENING_PATH}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <RadioGroup
          {...bind(form, 'procedure')}
          label="手続"
          requirement="required"
          choices={PROCEDURES.map((procedure) => ({
            value: procedure,
            label: PROCEDURE_LABEL[procedure],
            hint: PROCEDURE_WORDS[procedure],
          }))}
        />
        <RadioGroup
          {...bind(form, 'kind')}
          label="区分"
          requirement="required"
          choices={KINDS.map((kind) => ({
            value: kind,
            label: `${KIND_INFO[kind].label}（${KIND_INFO[kind].institutionTitle}）`,
            hint: `${KIND_WORDS[kind]}（${KIND_INFO[kind].legalBasis}）`,
          }))}
        />
        {designations.length === 0 && (
          <p>有効な指定も、これから始まる指定もないため、更新と業務変更は始められません。{PAPER_ROAD}</p>
        )}
        {designations.length > 0 && (
          <RadioGroup
            {...bind(form, 'currentDesignationId')}
            label="現在の指定"
            support={`更新と業務変更のときに選びます。次の期間の指定が決まっているときは、更新はその指定を選びます。業務変更は、どちらを選んでも、変更の初日に効力のある指定の変更になります。この仕組みに前回の申請があれば、その内容が写されます。${PAPER_ROAD}`}
            choices={[
              { value: '', label: '選ばない（新規）' },
              ...designations.map(({ id, kind, validFrom, validTo, standing }) => ({
                value: id,
                label: `${KIND_INFO[kind].label}（${standing === 'ahead' ? `${formatDate(validFrom)}から` : ''}${formatDate(validTo)}まで）`,
              })),
            ]}
          />
        )}
        <RadioGroup
          {...bind(form, 'roundId')}
          label="申請回"
          support="新規と更新は回ごとに受け付けています。業務変更は選ばなくても構いません。評価の結果が申請期限に間に合わないときは、後の申請回を選ぶか、都道府県に相談してください。期限の後でも提出できますが、次の申請回と合わせて審議されることがあります。更新は、結果が届く前に提出できるかを都道府県に確かめてください"
          choices={[
            ...rounds.map(({ id, label, applicationDeadline, officeDaysLeft, certainty, reach, dueNote }) => ({
              value: id,
              label: `${label}（申請期限 ${formatDate(applicationDeadline)}・${formatOfficeDaysLeft(officeDaysLeft)}）`,
              hint: `${REACH_WORDS[reach](formatDate(lastAverageApplication(applicationDeadline)))}。${certainty === 'unconfirmed' ? '日程は仮のものです。' : ''}${dueNote ?? ''}`,
            })),
            { value: '', label: '選ばない' },
          ]}
        />
        <p class="source">{EVALUATION_SOURCE}</p>
        <ButtonRow>
          <Button variant="primary">申請を始める</Button>
          <ButtonLink variant="link" href={HOSPITAL_HOME}>
            やめて戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}
