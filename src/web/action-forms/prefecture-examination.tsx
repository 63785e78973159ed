import type { CaseView } from '../../applications/queries/case-view.js';
import { addOfficeDays, officeDaysBetween } from '../../procedure/calendar/office-days.js';
import {
  REVIEW_CHECK_LABEL,
  reviewCheckBasis,
  reviewChecksOf,
  stateBeforeWithdrawal,
} from '../../procedure/conditions/examination.js';
import { heldAgainByUndoing, keptUntilWithdrawal, lostWithoutPaper } from '../../procedure/designation/giving-up.js';
import { STATE_INFO } from '../../procedure/terms/states.js';
import { PARTS_OF_CHECK } from '../../procedure/case/review-parts.js';
import { articleFor } from '../../procedure/terms/law.js';
import { shortfalls } from '../../procedure/shortfalls.js';
import type { EventType } from '../../procedure/events/index.js';
import type { ReviewCheckFacts, ReviewCheckId } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import {
  bind,
  Button,
  ButtonRow,
  DateField,
  Fieldset,
  type FormState,
  RadioGroup,
  Select,
  TextArea,
} from '../components/index.js';
import { formatDate, formatFileSize, isIsoDate } from '../base/format.js';
import type { ActionForm, ActionFormContext } from './action-form.js';
import { LetterFields } from './letter-fields.js';
import { PaperArrivalFields, whatArrivalKeeps } from './paper-arrival-fields.js';
import { filePath } from '../addresses/case-addresses.js';
import { correctionPlaces, OTHER_PLACE } from '../../procedure/requirements/correction-places.js';
import { rowCount } from '../../inputs/fields/flat-values.js';
import { AnsweredCorrections, OpenCorrection } from '../case-elements/corrections.js';
import { LastCorrection } from '../case-elements/last-correction.js';
import { Losses } from '../case-elements/losses.js';
import { evidenceOf } from '../case-elements/review-evidence.js';

/** Rows that are there before anything is typed, and that one press adds. */
const FIRST_ROWS = 2;
const MORE_ROWS = 2;
const MOST_ROWS = 50;

/** 受付・審査・補正. */
export const EXAMINATION_FORMS = {
  NOTE_PAPER_ARRIVAL: {
    effects: (view) => [
      'この申請は、記録する日に到達したものになります（行政手続法7条）。段階は変わらず、医療機関に「お知らせ」で知らせます。',
      ...(view.facts.withdrawnOn === null
        ? [
            '医療機関は、紙と同じ内容をここに入力して提出します。提出が後の日でも、到達の日は変わりません。',
            ...(view.application.procedure === 'renewal' && view.facts.currentDesignation
              ? [whatArrivalKeeps(view.application.kind, view.facts.currentDesignation)]
              : []),
          ]
        : keptUntilWithdrawal(view.facts)),
      '誤って記録した日は「記録を訂正する」で直せます。到達していなかったときは、提出の前に限り、理由を書いて記録を取り消せます。',
    ],
    fields: ({ form }) => <PaperArrivalFields form={form} />,
  },
  TAKE_UP_PAPER: {
    effects: ({ application: { kind, procedure }, facts: { currentDesignation, paperArrivedOn } }) => [
      '医療機関が入力するのを待たずに、紙の申請を職員が受け付けて、段階を「審査」にします（行政手続法7条）。医療機関に「お知らせ」で知らせます。',
      `申請は${paperArrivedOn === null ? '紙が到達した日' : formatDate(paperArrivedOn)}に到達したものになり、受付番号が付きます。医療機関が書いている途中の内容は、受け付けません。`,
      '続けて、紙の内容の入力と足りないものの提出を「補正を求める」で、期限を付けて求めます。回答がないときは、補正を終えて、そのまま処分できます。',
      ...(procedure === 'renewal' && currentDesignation
        ? [`現在の指定の効力は、更新の処分を通知する日まで続きます（${articleFor(kind, '115②')}）。`]
        : []),
    ],
    fields: ({ form }) => (
      <TextArea
        {...bind(form, 'reason')}
        label="紙の申請の内容と足りないもの"
        requirement="required"
        rows={3}
        support="例：様式1と誓約書。時短計画（案）と評価結果の通知書がない。都道府県だけが読みます。"
      />
    ),
  },
  UNDO_PAPER_ARRIVAL: {
    effects: () => [
      'この申請は、紙で到達していなかったことになります。段階は変わらず、医療機関に「お知らせ」で知らせます。',
      '到達の日の誤りだけを直すときは、取り消さずに「記録を訂正する」を使ってください。',
      '取り消した記録と理由は、経過に残ります。',
    ],
    reading: ({ view, today }) => (
      <Losses losses={lostWithoutPaper(view.facts, { state: view.application.state, today })} />
    ),
    fields: ({ form }) => (
      <TextArea {...bind(form, 'reason')} label="記録を取り消す理由" requirement="required" rows={3} />
    ),
    danger: true,
  },
  RECEIVE: {
    effects: ({ application: { submittedOn } }) => [
      '申請の段階が「審査」になり、医療機関に「お知らせ」で知らせます。',
      submittedOn === null
        ? '受付の日を記録します。'
        : `受付の日を記録します。処理日数は、到達した${formatDate(submittedOn)}の翌開庁日から数えます（行政手続法7条）。`,
    ],
  },
  UNDO_RECEIPT: {
    effects: () => [
      '申請の段階が「提出済（受付待ち）」に戻り、医療機関に「お知らせ」で知らせます。医療機関は提出を取り消せるようになります。',
      '発行した「受付の控え」は記録に残ります。改めて受け付けると、新しい版が発行されます。',
    ],
    danger: true,
    fields: ({ form }) => (
      <TextArea {...bind(form, 'reason')} label="受付を取り消す理由" requirement="required" rows={4} />
    ),
  },
  UNDO_WITHDRAWAL: {
    effects: (view) => [
      `段階が「${STATE_INFO[stateBeforeWithdrawal(view.facts)].label}」に戻り、医療機関に「お知らせ」で知らせます。`,
      '取り下げたときに取り消された補正・意見聴取の依頼・起案は戻りません。要るものは改めて行います。済んでいた意見聴取は、そのまま有効です。',
      '取り下げていた間の日数は、処理日数に数えません。',
      ...heldAgainByUndoing(view.facts),
    ],
    danger: true,
    fields: ({ form }) => (
      <TextArea
        {...bind(form, 'reason')}
        label="取下げを取り消す理由"
        requirement="required"
        rows={4}
        support="取下げが誤りであったことを、誰が、どのように確かめたかを書きます。"
      />
    ),
  },
  RECORD_EXAMINATION: {
    effects: () => [
      '選んだ項目の結果と所見を記録します。「未確認」の項目は変わりません。',
      '「満たさない」項目には所見が要ります。所見は医療機関には見えません。',
      '全ての項目を「満たす」と記録すると、会議体の意見を聴く手続に進めます。',
    ],
    initial: initialChecks,
    reading: (context) => (
      <>
        <AnsweredCorrections view={context.view} />
        <LastCorrection {...context} />
      </>
    ),
    fields: (context) => (
      <>
        {reviewChecksOf(context.view.facts.kind).map((id) => (
          <ReviewCheck id={id} context={context} />
        ))}
      </>
    ),
  },
  REQUEST_CORRECTION: {
    effects: () => [
      '申請の段階が「補正中」になり、医療機関に「お知らせ」で知らせます。',
      '補正が提出されるまでの日数は、処理日数に数えません。',
      '書いた内容はそのまま医療機関に見えます。',
    ],
    initial: (view, today) => ({
      ...shortfallRows(view),
      dueOn: addOfficeDays(today, view.facts.profile.correctionOfficeDays, view.facts.closedDays),
    }),
    reading: ({ view }) => <AnsweredCorrections view={view} />,
    fields: (context) => <CorrectionFields {...context} />,
    sendsLetter: true,
  },
  CLOSE_CORRECTION: {
    effects: () => [
      '医療機関の回答を待たずに補正を終え、段階が「審査」に戻ります。',
      '医療機関が補正で書きかけた内容は使いません。最後に提出された内容で審査します。',
      '医療機関に「お知らせ」で知らせます。理由は都道府県の記録に残り、医療機関には見えません。',
    ],
    reading: ({ view }) => <OpenCorrection view={view} />,
    fields: ({ form }) => (
      <TextArea
        {...bind(form, 'reason')}
        label="補正を終える理由"
        requirement="required"
        rows={4}
        support="例：電話で確認し、差し替えを要しないことが分かったため"
      />
    ),
  },
} satisfies Partial<Record<EventType, ActionForm>>;

/** What the examination has found missing, as items that are only to be looked through. */
function shortfallRows(view: CaseView): FormState['values'] {
  const targets = correctionPlaces(view.facts).map(({ value }) => value);
  const rows = shortfalls(view.facts).flatMap(({ check, text }, index): [string, string][] => [
    [`items[${index}][target]`, PARTS_OF_CHECK[check].find((id) => targets.includes(id)) ?? OTHER_PLACE],
    [`items[${index}][text]`, text],
  ]);
  return Object.fromEntries(rows);
}

function initialChecks({ facts: { examination } }: CaseView): FormState['values'] {
  const values: FormState['values'] = {};
  for (const [id, result] of Object.entries(examination)) {
    if (result.outdated) continue;
    values[`checks[${id}][met]`] = String(result.met);
    values[`checks[${id}][note]`] = result.note;
  }
  return values;
}

/** One point of the examination: what it asks, its article, what the case says about it, the answer. */
function ReviewCheck({ id, context: { view, form } }: { id: ReviewCheckId; context: ActionFormContext }) {
  const check = view.facts.examination[id];
  const counts = check !== undefined && !check.outdated;
  const answer = bind(form, `checks[${id}][met]`);
  return (
    <Fieldset
      legend={`${REVIEW_CHECK_LABEL[id]}（${reviewCheckBasis(id, view.facts)}）`}
      support={<Evidence view={view} id={id} />}
    >
      <div class="review-check">
        <RadioGroup
          {...answer}
          label="確認の結果"
          support={check?.outdated ? lookAgain(check) : undefined}
          inline
          choices={[
            { value: 'true', label: '満たす' },
            { value: 'false', label: '満たさない' },
            ...(counts ? [] : [{ value: '', label: '未確認' }]),
          ]}
        />
        <TextArea {...bind(form, `checks[${id}][note]`)} label="所見" rows={2} />
      </div>
    </Fieldset>
  );
}

/** What was recorded before the correction; a new answer is asked for, and the old note stays readable. */
function lookAgain({ met, note }: ReviewCheckFacts): string {
  const found = note.trim() === '' ? '' : `（所見：${note}）`;
  return `補正の前の結果は「${met ? '満たす' : '満たさない'}」${found}でした。補正で申請が変わったので、もう一度確かめてください。`;
}

function Evidence({ view, id }: { view: CaseView; id: ReviewCheckId }) {
  const { lines, files } = evidenceOf(view, id);
  return (
    <ul class="evidence">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
      {files.map((file) => (
        <li>
          {file.document}：<a href={filePath(file.id)}>{file.fileName}</a>（{formatFileSize(file.size)}）
        </li>
      ))}
    </ul>
  );
}

function CorrectionFields({ view, form, today }: ActionFormContext) {
  const rows = Math.max(
    FIRST_ROWS,
    rowCount(form.values, 'items'),
    Math.min(MOST_ROWS, Number(form.values['moreRows']) || 0),
  );
  const targets = correctionPlaces(view.facts);
  const due = bind(form, 'dueOn');
  return (
    <>
      {Array.from({ length: rows }, (_, index) => (
        <Fieldset legend={`補正の項目 ${index + 1}`}>
          <Select {...bind(form, `items[${index}][target]`)} label={`補正する箇所（${index + 1}）`} choices={targets} />
          <TextArea
            {...bind(form, `items[${index}][text]`)}
            label={`補正を求める内容（${index + 1}）`}
            rows={3}
            support={
              index === 0
                ? '何を、どのように直すかを具体的に書きます（行政手続法7条）。使わない項目は空けておきます。'
                : undefined
            }
          />
        </Fieldset>
      ))}
      {form.errors['items']?.map((message) => (
        <p class="field__error" id="field-items">
          {message}
        </p>
      ))}
      <ButtonRow>
        <Button name="moreRows" value={String(rows + MORE_ROWS)}>
          補正の項目を追加する
        </Button>
      </ButtonRow>
      <DateField {...due} label="補正の期限" requirement="required" support={dueArithmetic(view, today, due.value)} />
      <LetterFields form={form} />
    </>
  );
}

/** How the due date comes about, in 開庁日. */
function dueArithmetic({ facts: { profile, closedDays } }: CaseView, today: IsoDate, due: string): string {
  const usual = addOfficeDays(today, profile.correctionOfficeDays, closedDays);
  const rule = `標準は本日（${formatDate(today)}）から${profile.correctionOfficeDays}開庁日後の${formatDate(usual)}です（初日は数えません）。`;
  return isIsoDate(due) && due !== usual
    ? `${rule}入力された日は${officeDaysBetween(today, due, closedDays)}開庁日後です。`
    : rule;
}
