import { anyForm } from '../../../forms/index.js';
import { unconfirmedInstructions } from '../../../forms/parts/letter.js';
import type { CaseView, DraftView } from '../../applications/queries/case-view.js';
import {
  councilRemarks,
  isAnswerTo,
  REMARK_LABEL,
  remarkName,
  remarksOf,
} from '../../procedure/case/council-remarks.js';
import type { EventType } from '../../procedure/events/index.js';
import { areaName, COUNCIL_LABEL } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { instructionsOn } from '../../procedure/profile/paper-settings.js';
import { confirmsEverything } from '../../procedure/case/hearings.js';
import {
  newDesignationPeriod,
  onlyFirstDay,
  type Period,
  periodBasis,
  renewedPeriod,
} from '../../procedure/designation/validity.js';
import {
  Banner,
  bind,
  DateField,
  DescriptionTable,
  Fieldset,
  type FormState,
  RadioGroup,
  Section,
  TextArea,
  TextField,
} from '../components/index.js';
import { formatDate, isIsoDate } from '../base/format.js';
import type { ActionForm } from './action-form.js';
import { noticePreviewPath } from '../addresses/case-addresses.js';
import { periodText } from '../case-elements/case-head.js';
import type { DescriptionRow } from '../components/index.js';
import { DraftTable } from '../case-elements/draft-table.js';
import { ReturnedDraft } from '../case-elements/returned-draft.js';
import { BODY_LABEL, OPINION_LABEL } from '../../procedure/case/words.js';

/** 起案・決裁・通知. */
export const DECISION_FORMS = {
  DRAFT_DESIGNATION: {
    effects: () => [
      '起案を記録し、決裁者に回します。起案した人は決裁できません。',
      '決裁が済むまで、医療機関には見えません。',
    ],
    initial: (view) => ({
      ...draftedBefore(view, 'designate'),
      validFrom:
        onlyFirstDay(view.facts) ?? lastDraft(view, 'designate')?.validFrom ?? view.round?.designationFrom ?? '',
    }),
    reading: ({ view }) => <Basis view={view} />,
    fields: ({ view, form }) => {
      const from = bind(form, 'validFrom');
      return (
        <>
          <DraftText form={form} />
          <DateField
            {...from}
            label="有効期間の始まり"
            requirement="required"
            support={validityArithmetic(view, from.value)}
          />
          <RemarkAnswers view={view} form={form} />
          <TextArea
            {...bind(form, 'terms')}
            label="条件"
            requirement="optional"
            rows={3}
            support="通知する決定に付ける条件を、1行に一つずつ書きます。そのまま通知書に書かれます。上で反映するとした会議体の意見は、ここに書かなくても通知書に書かれます。"
          />
        </>
      );
    },
  },
  DRAFT_REFUSAL: {
    effects: () => [
      '起案を記録し、決裁者に回します。起案した人は決裁できません。',
      '理由は、決裁の後に通知書に書かれます（行政手続法8条）。',
    ],
    danger: true,
    initial: (view) => draftedBefore(view, 'refuse'),
    reading: ({ view }) => <Basis view={view} />,
    fields: ({ form }) => <DraftText form={form} />,
  },
  APPROVE: {
    effects: () => ['決裁の日と決裁者を記録し、担当が通知を発行できるようになります。'],
    reading: ({ view }) => (
      <>
        <CurrentDraft view={view} />
        <Basis view={view} />
      </>
    ),
    fields: ({ form }) => (
      <TextArea
        {...bind(form, 'comment')}
        label="コメント"
        requirement="optional"
        rows={3}
        support="起案者と決裁者だけに見えます。"
      />
    ),
  },
  RETURN_DRAFT: {
    effects: () => [
      '起案を取り消し、起案者がもう一度起案できる段階に戻ります。決裁が済んでいるときは、決裁も取り消します。',
      '理由は都道府県の記録に残り、医療機関には見えません。起案者は、起案の文をそのまま直せます。',
    ],
    reading: ({ view }) => (
      <>
        <CurrentDraft view={view} />
        <Basis view={view} />
      </>
    ),
    fields: ({ form }) => (
      <TextArea {...bind(form, 'comment')} label="起案者に戻す理由" requirement="required" rows={4} />
    ),
  },
  ISSUE_DESIGNATION: {
    effects: () => [
      '通知書（PDF）を発行し、指定台帳に登録します。発行した通知書は後から作り直せません。',
      '医療機関に「お知らせ」で知らせ、この申請の手続が終わります。',
    ],
    initial: (_, today) => ({ issuedOn: today }),
    reading: ({ view, today }) => (
      <>
        <NoticeCautions view={view} today={today} />
        <CurrentDraft view={view} />
      </>
    ),
    fields: (context) => <NoticeFields {...context} />,
  },
  ISSUE_REFUSAL: {
    effects: () => [
      '通知書（PDF）を発行します。理由と教示を記載し、発行した通知書は後から作り直せません。',
      '医療機関に「お知らせ」で知らせ、この申請の手続が終わります。',
    ],
    danger: true,
    initial: (_, today) => ({ issuedOn: today }),
    reading: ({ view, today }) => (
      <>
        <NoticeCautions view={view} today={today} />
        <CurrentDraft view={view} />
      </>
    ),
    fields: (context) => <NoticeFields {...context} />,
  },
} satisfies Partial<Record<EventType, ActionForm>>;

/** What every draft says. */
function DraftText({ form }: { form: FormState }) {
  return (
    <>
      <TextArea
        {...bind(form, 'text')}
        label="起案文"
        requirement="required"
        rows={4}
        support="決裁を伺う文です。例：次のとおり決定し、別案により通知してよろしいか伺います。"
      />
      <TextArea
        {...bind(form, 'reason')}
        label="理由"
        requirement="required"
        rows={6}
        support="どの要件を、どの事実から満たす（満たさない）と判断したかを書きます。不指定、更新しないこと又は変更の不承認の理由は、そのまま通知書に書かれます（行政手続法8条）。"
      />
      <DateField
        {...bind(form, 'issueOn')}
        label="施行日"
        requirement="required"
        support="通知する日です。本日以後の開庁日にします。この日より前には通知できません。"
      />
    </>
  );
}

/** Every condition, remark and objection of a council, each taken up or not. */
function RemarkAnswers({ view, form }: { view: CaseView; form: FormState }) {
  return (
    <>
      {councilRemarks(view.facts).map((remark, index) => (
        <Fieldset
          legend={remarkName(remark, areaName(view.facts, remark.planningAreaId))}
          support={<p class="typed-text">{remark.text}</p>}
        >
          <input type="hidden" name={`answers[${index}][hearingId]`} value={remark.hearingId} />
          <input type="hidden" name={`answers[${index}][kind]`} value={remark.kind} />
          <RadioGroup
            {...bind(form, `answers[${index}][takenUp]`)}
            label="この意見の扱い"
            requirement="required"
            inline
            choices={[
              { value: 'true', label: '通知に反映する' },
              { value: 'false', label: '反映しない' },
            ]}
          />
          <TextArea
            {...bind(form, `answers[${index}][text]`)}
            label="通知書に条件として書く文、又は反映しない理由"
            requirement="required"
            rows={3}
          />
        </Fieldset>
      ))}
    </>
  );
}

/** The newest draft of this outcome: what was written is there again when it is drafted anew. */
function lastDraft({ drafts }: CaseView, outcome: DraftView['outcome']): DraftView | undefined {
  return drafts.find((draft) => draft.outcome === outcome);
}

function draftedBefore(view: CaseView, outcome: DraftView['outcome']): FormState['values'] {
  const last = lastDraft(view, outcome);
  const values: FormState['values'] = {
    text: last?.text ?? '',
    reason: last?.reason ?? '',
    terms: last?.terms ?? '',
    issueOn: last?.issueOn ?? '',
  };
  for (const [index, remark] of councilRemarks(view.facts).entries()) {
    const answer = last?.answers.find((each) => isAnswerTo(each, remark));
    if (!answer) continue;
    values[`answers[${index}][takenUp]`] = String(answer.takenUp);
    values[`answers[${index}][text]`] = answer.text;
  }
  return values;
}

/** What of the notice nobody has confirmed yet: its layout, and the 教示 of a refusal. Said before it is issued for good. */
function NoticeCautions({ view: { facts }, today }: { view: CaseView; today: IsoDate }) {
  const { draft } = facts;
  const refusing = draft?.outcome === 'refuse';
  const form = anyForm(refusing ? 'refusal-notice' : 'designation-notice');
  const cautions = [
    ...(refusing ? unconfirmedInstructions([...instructionsOn(facts.profile, draft.issueOn ?? today)]) : []),
    ...(form.certainty === 'unconfirmed' ? [form.inferred] : []),
  ];
  if (cautions.length === 0) return null;
  return (
    <Banner kind="warning" title="未確認の事項があります。通知書の案で確かめてから発行してください">
      <ul>
        {cautions.map((caution) => (
          <li>{caution}</li>
        ))}
      </ul>
    </Banner>
  );
}

function NoticeFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        {...bind(form, 'documentNumber')}
        label="文書番号"
        requirement="required"
        support="例：地医第1234号"
        autocomplete="off"
      />
      <DateField
        {...bind(form, 'issuedOn')}
        label="施行日（通知書の日付）"
        requirement="required"
        support="決裁の日から本日までの日付で、起案した施行日より前にはできません。"
      />
    </>
  );
}

/** The draft that waits for its decision. */
function CurrentDraft({ view }: { view: CaseView }) {
  const draft = view.drafts.find(({ voidedOn }) => voidedOn === null);
  if (!draft) return null;
  return (
    <Section
      title="起案の内容"
      id="draft"
      aside={<a href={noticePreviewPath(view.application.id)}>通知書の案を見る（PDF）</a>}
    >
      <DraftTable draft={draft} facts={view.facts} caption="起案の内容" captionHidden />
    </Section>
  );
}

/** What the decision rests on: the examination and the councils' answers. */
function Basis({ view }: { view: CaseView }) {
  return (
    <>
      <ReturnedDraft view={view} />
      <Section title="判断の基になる記録" id="basis">
        <DescriptionTable caption="判断の基になる記録" captionHidden rows={basisRows(view)} />
      </Section>
    </>
  );
}

function basisRows({ facts, hearings }: CaseView): DescriptionRow[] {
  const checks = Object.values(facts.examination);
  const outdated = checks.filter((check) => check.outdated).length;
  const notMet = checks.filter((check) => !check.met && !check.outdated).length;
  const again = outdated === 0 ? '' : `・補正の後に確認していない ${outdated}件`;
  return [
    {
      label: '審査',
      value: `確認項目 ${checks.length}件のうち、満たす ${checks.length - notMet - outdated}件・満たさない ${notMet}件${again}`,
    },
    ...hearings
      .filter(({ voided }) => !voided)
      .map(({ council, planningAreaName, confirmation, reportedOn, opinion }) => ({
        label: council === 'coordinationCouncil' ? `調整会議（${planningAreaName ?? '－'}圏）` : COUNCIL_LABEL[council],
        value: opinion
          ? `${OPINION_LABEL[opinion.opinion]}（${opinion.answeredOn === null ? formatDate(opinion.heldOn) : `${BODY_LABEL[opinion.body]}、答申 ${formatDate(opinion.answeredOn)}`}）${writtenBeside(opinion)}`
          : confirmation && reportedOn
            ? `${confirmsEverything(facts.kind, { confirmation }) ? '全ての項目を確認した' : '確認できない項目がある'}（${formatDate(confirmation.confirmedOn)}、報告 ${formatDate(reportedOn)}）${confirmation.remarks}`
            : '回答待ち',
      })),
  ];
}

function writtenBeside(opinion: NonNullable<CaseView['facts']['hearings'][number]['opinion']>): string {
  return remarksOf(opinion)
    .map(({ kind, text }) => `${REMARK_LABEL[kind]}：${text}`)
    .join('　');
}

/** How the period comes about, with its article (法115①③, 116). */
function validityArithmetic(view: CaseView, validFrom: string): string {
  const { kind, procedure } = view.application;
  const basis = periodBasis(kind, procedure);
  const { currentDesignation: current, comingDesignation } = view.facts;
  const coming =
    comingDesignation === null
      ? ''
      : `始まりの日が${formatDate(comingDesignation.validFrom)}以後のときは、更新された指定の業務の変更になり、${spelled(comingDesignation)}のままです。`;
  switch (procedure) {
    case 'new':
      return isIsoDate(validFrom)
        ? `${spelled(newDesignationPeriod(validFrom))}。指定の日から起算して3年です（${basis}）。`
        : `入力した日から起算して3年になります（${basis}）。例：令和9年4月1日`;
    case 'renewal':
      return current === null
        ? '現在の指定が登録されていません。'
        : `${spelled(renewedPeriod(current.validTo))}。従前の満了日（${formatDate(current.validTo)}）の翌日から3年です（${basis}）。`;
    case 'change':
      return current === null
        ? '現在の指定が登録されていません。'
        : `変更の始まりの日です。有効期間は変わらず、現在の指定の満了日（${formatDate(current.validTo)}）までです（${basis}）。${coming}`;
  }
}

function spelled({ validFrom, validTo }: Period): string {
  return `有効期間は${periodText(validFrom, validTo)}`;
}
