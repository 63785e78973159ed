import {
  BODY_SIZE,
  caption,
  formNumber,
  heading,
  keptTogether,
  labelledRows,
  numbered,
  ruledTable,
  title,
  underHeading,
  widthOfLines,
  type Content,
  type TableCell,
} from '../src/pdf/elements/elements.js';
import { CHANGE_OF_C2, RENEWAL_OF_RENKEI_B } from './parts/examination-sample.js';
import type { Form } from './parts/form.js';
import { choice, date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField } from './parts/kinds.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { letterDate, WIDEST_DATE } from '../src/procedure/calendar/letter-date.js';
import { LONGEST_NUMBER, LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';
import { fullWidth, kindInFull, signsExplained } from '../src/procedure/terms/official-words.js';

/** A condition names each thing that is missing. */
const LONGEST_CONDITION = 20_000;

/** Both texts, and what is said of them. */
const LONGEST_CHANGE = 2 * LONGEST_TEXT + 2_000;

function conditionList(name: string) {
  return list(
    name,
    record('指定の条件', {
      condition: longText('条件', LONGEST_CONDITION),
      basis: optional(text('根拠', 300)),
      evidence: optional(longText('証拠となる記録', LONGEST_TEXT)),
      result: choice('結果', { met: '満たす', unmet: '満たさない' }),
    }),
    0,
  );
}

const input = record('審査票', {
  reference: text('受付番号', 60),
  institutionName: text('医療機関の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  establisher: text('開設者', LONGEST_REGISTERED),
  kind: kindField,
  procedure: procedureField,
  appliedOn: date('申請の年月日'),
  /** Of a change alone; absent from sheets that were issued before it was told. */
  change: optional(longText('変更しようとする事項', LONGEST_TEXT)),
  addedAndRemoved: optional(list('追加・削除する事項', text('事項', LONGEST_TEXT))),
  draftedOn: date('起案の年月日'),
  drafter: text('起案者', 300),
  outcome: choice('起案の内容', { designate: '指定する', refuse: '指定しない' }),
  validFrom: optional(date('有効期間の始まり')),
  validUntil: optional(date('有効期間の満了日')),
  /** Of the approved change alone. */
  changeFrom: optional(date('変更の始期')),
  issueOn: optional(date('施行日')),
  text: optional(longText('起案文', LONGEST_TEXT)),
  reason: optional(longText('理由', LONGEST_TEXT)),
  approval: optional(
    record('決裁', {
      on: date('決裁の年月日'),
      approver: text('決裁者', 300),
      comment: optional(longText('決裁者のコメント', LONGEST_TEXT)),
    }),
  ),
  notice: optional(
    record('通知', { on: optional(date('通知の年月日')), number: optional(text('文書番号', LONGEST_NUMBER)) }),
  ),
  requirements: conditionList('指定の条件（起案の時）'),
  /** Absent before the notice, and of those notified before it was kept. */
  atNotice: optional(
    record('指定の条件（通知の時）', {
      judgedOn: date('判定の年月日'),
      asOf: date('判定の基準の日'),
      requirements: conditionList('指定の条件（通知の時）'),
    }),
  ),
  checks: list(
    '審査の確認項目',
    record('審査の確認項目', {
      point: text('項目', 300),
      basis: text('根拠', 300),
      result: choice('結果', { met: '満たす', unmet: '満たさない', outdated: '確認し直し', open: '未確認' }),
      note: optional(longText('所見', LONGEST_TEXT)),
    }),
    0,
  ),
  remarks: list(
    '会議体の意見',
    record('会議体の意見', {
      whose: text('会議体', 300),
      said: longText('意見', LONGEST_TEXT),
      answer: optional(
        record('対応', {
          takenUp: choice('反映するか', { yes: '通知に反映する', no: '反映しない' }),
          text: longText('反映する文又は反映しない理由', LONGEST_TEXT),
        }),
      ),
    }),
    0,
  ),
  terms: list('条件', longText('条件', LONGEST_TEXT), 0),
  /** Absent from sheets that were issued before it was told. */
  changes: optional(list('起案の後に変わったこと', longText('変わったこと', LONGEST_CHANGE), 0)),
});

export type ExaminationSheetInput = InputOf<typeof input>;

/** What is decided, by procedure. */
const OUTCOMES = {
  new: { designate: '指定する', refuse: '指定しない' },
  renewal: { designate: '指定を更新する', refuse: '指定を更新しない' },
  change: { designate: '変更を承認する', refuse: '変更を承認しない' },
} as const;
const RESULTS = { met: '満たす', unmet: '満たさない', outdated: '確認し直し', open: '未確認' } as const;
const NONE = '記録がない。';

type Section = readonly [title: string, body: Content];

function sections(all: readonly Section[]): Content[] {
  return all.flatMap(([name, body], index) => [heading(fullWidth(String(index + 1)), name), body]);
}

const small = (value: string): TableCell => ({ text: value, fontSize: 9, margin: [0, (BODY_SIZE - 9) * 1.35, 0, 0] });

function draftRows(form: ExaminationSheetInput): Content {
  const { approval, notice, validFrom, validUntil, changeFrom, issueOn, change, addedAndRemoved = [] } = form;
  const changed = [...(change ? [change] : []), ...addedAndRemoved];
  return labelledRows([
    ['受付番号', form.reference],
    ['医療機関の名称', form.institutionName],
    ['所在の場所', form.location],
    ['開設者', form.establisher],
    ['指定の区分・手続', `${kindInFull(form.kind)}　${procedureField.choices[form.procedure]}`],
    ['申請の年月日', letterDate(form.appliedOn)],
    ...(changed.length > 0 ? [['変更しようとする事項', changed.join('\n')] as const] : []),
    ['起案', `${letterDate(form.draftedOn)}　${form.drafter}`],
    ['起案の内容', OUTCOMES[form.procedure][form.outcome]],
    ...(validFrom && validUntil
      ? [['有効期間', `${letterDate(validFrom)}から${letterDate(validUntil)}まで`] as const]
      : []),
    ...(changeFrom ? [['変更の始期', letterDate(changeFrom)] as const] : []),
    ...(issueOn ? [['施行日', letterDate(issueOn)] as const] : []),
    ...(form.text ? [['起案文', form.text] as const] : []),
    ...(form.reason ? [['理由', form.reason] as const] : []),
    ...(approval ? [['決裁', approvalLines(approval)] as const] : []),
    ...(notice ? [['通知', noticeWords(notice)] as const] : []),
  ]);
}

function approvalLines({ on, approver, comment }: NonNullable<ExaminationSheetInput['approval']>): Content {
  return { stack: [`${letterDate(on)}　${approver}`, ...(comment ? [`コメント：${comment}`] : [])] };
}

function noticeWords({ on, number }: NonNullable<ExaminationSheetInput['notice']>): string {
  return [on ? letterDate(on) : NONE, ...(number ? [number] : [])].join('　');
}

type Requirements = ExaminationSheetInput['requirements'];

/** The widest day that a council was asked on, which no other line of the records exceeds but for a name. */
const EVIDENCE_WIDTH = widthOfLines(`意見を求めた日 ${WIDEST_DATE}、`, 9);

/** 「この仕組みの決まり（起案者と決裁者の分離）」 takes three lines of it. */
const NARROWEST_BASIS = widthOfLines('０'.repeat(7), 9);
const WIDEST_BASIS = widthOfLines('則１０６の２⑦十二', 9);

/** Width of a column of places in a law: each stands on one line. */
function basisWidth(rows: readonly { basis?: string | undefined }[]): number {
  const places = rows.flatMap(
    ({ basis = '' }) => basis.match(/[法則令→]?[０-９]+(?:の[０-９]+)*(?:[①-⑳]・?)*[一二三四五六七八九十]*/gu) ?? [],
  );
  return Math.min(WIDEST_BASIS, Math.max(NARROWEST_BASIS, ...places.map((place) => widthOfLines(place, 9))));
}

/** Where the places in a law stand in signs. */
function basesExplained({ requirements, atNotice, checks }: ExaminationSheetInput): Content[] {
  const rows = [...requirements, ...(atNotice?.requirements ?? []), ...checks];
  const words = signsExplained(rows.map(({ basis = '' }) => basis));
  return words === '' ? [] : [{ text: `根拠の欄の${words}`, fontSize: 9, margin: [0, 0, 0, 8] }];
}

/** The name in 「決裁 令和９年３月１８日（見本　花子）」 stands on one line. */
const withWholeNames = (evidence: string): string => evidence.replace(/（[^（）\n]{1,16}）/gu, keptTogether);

function requirementTable(requirements: Requirements): Content {
  if (requirements.length === 0) return underHeading(NONE);
  const rows = requirements.map(({ condition, basis = '', evidence = '', result }, index): TableCell[] => [
    rowNumber(index + 1),
    { text: condition },
    small(basis),
    small(withWholeNames(evidence)),
    small(RESULTS[result]),
  ]);
  return ruledTable(
    [rowNumberWidth(rows.length), '*', basisWidth(requirements), EVIDENCE_WIDTH, widthOfLines(RESULTS.unmet, 9)],
    [['番号', '条件', '根拠', '証拠となる記録', '結果'].map((each) => caption(each)), ...rows],
  );
}

/** Once it is notified, what was found then stands beside what was found when it was drafted. */
function requirementsAtNotice({ atNotice, notice }: ExaminationSheetInput): Section[] {
  if (!atNotice) return notice ? [['指定の条件（通知の時）', underHeading('通知の時の判定の記録がない。')]] : [];
  const { asOf, judgedOn, requirements } = atNotice;
  const days =
    asOf === judgedOn ? letterDate(judgedOn) : `${letterDate(judgedOn)}に、${letterDate(asOf)}の日付について`;
  return [[`指定の条件（通知の時。${days}判定）`, requirementTable(requirements)]];
}

/** The rest of the sheet says what lay before whoever drafted, approved and notified. */
function changesSince({ changes = [] }: ExaminationSheetInput): Section[] {
  return changes.length === 0 ? [] : [['起案の後に変わったこと', numbered(changes)]];
}

function checkTable({ checks }: ExaminationSheetInput): Content {
  if (checks.length === 0) return underHeading(NONE);
  const rows = checks.map(({ point, basis, result, note = '' }): TableCell[] => [
    { text: point },
    small(basis),
    small(RESULTS[result]),
    { text: note },
  ]);
  return ruledTable(
    ['*', basisWidth(checks), widthOfLines(RESULTS.unmet, 9), 150],
    [['確認項目', '根拠', '結果', '所見'].map((each) => caption(each)), ...rows],
  );
}

/** A refusal bears no condition, so its draft answers none (ADR 0029). */
const UNANSWERED = { designate: '記載なし', refuse: '条件を付す処分ではない' } as const;

function remarkTable({ remarks, outcome }: ExaminationSheetInput): Content {
  if (remarks.length === 0) return underHeading('条件、附帯意見及び異議はない。');
  const answered = ({ answer }: ExaminationSheetInput['remarks'][number]) =>
    answer ? `${answer.takenUp === 'yes' ? '通知に反映する' : '反映しない'}：${answer.text}` : UNANSWERED[outcome];
  const rows = remarks.map((remark): TableCell[] => [
    small(remark.whose),
    { text: remark.said },
    { text: answered(remark) },
  ]);
  return ruledTable([100, '*', 180], [['会議体', '意見', '対応'].map((each) => caption(each)), ...rows]);
}

const short: ExaminationSheetInput = {
  reference: '見本－Ｒ８－Ｂ－００１',
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  establisher: '医療法人青雲会',
  kind: 'B',
  procedure: 'new',
  appliedOn: '2026-11-30',
  draftedOn: '2027-03-15',
  drafter: '見本　次郎',
  outcome: 'designate',
  validFrom: '2027-04-01',
  validUntil: '2030-03-31',
  issueOn: '2027-03-25',
  text: '次のとおり指定し、別案により通知してよろしいか伺います。',
  reason: '審査の結果、要件を全て満たし、会議体の意見を聴いたため。',
  requirements: [
    {
      condition: '申請内容がそろっています',
      basis: '法１１３②',
      evidence: '申請内容（第１回の提出、申請の到達 令和８年１１月３０日）',
      result: 'met',
    },
    {
      condition: '医療審議会の意見を聴いています',
      basis: '法１１３⑤',
      evidence: '意見を求めた日 令和９年２月１日、\n開催 令和９年２月２０日、\n回答 令和９年２月２５日',
      result: 'met',
    },
  ],
  checks: [{ point: '面接指導と休息確保の体制がある', basis: '法１１３③二', result: 'met' }],
  remarks: [],
  terms: [],
};

const remark: ExaminationSheetInput['remarks'][number] = {
  whose: '医療審議会の条件',
  said: '時間外・休日労働の縮減の状況を報告させること。',
  answer: { takenUp: 'yes', text: '時間外・休日労働の縮減の状況を、毎年度、知事に報告すること。' },
};

/** 審査票: what a designation asks and what shows it, as it was when the decision was drafted and once more when it was notified. */
export const examinationSheet: Form<ExaminationSheetInput> = {
  id: 'examination-sheet',
  version: '3',
  wording: { number: '', title: '審査票' },
  stage: 'decision',
  readers: [],
  legalBasis:
    '医療法第113条（第115条第4項・第116条第2項・第118条から第120条までにおいて準用する場合を含む。）に基づく審査の記録',
  certainty: 'unconfirmed',
  inferred: '様式の定めはなく、欄と題名はすべて当方で定めたもの。',
  input,
  content: (form, words) => [
    formNumber(words.number),
    title(words.title),
    draftRows(form),
    ...basesExplained(form),
    ...sections([
      ['指定の条件（起案の時）', requirementTable(form.requirements)],
      ...requirementsAtNotice(form),
      ['審査の確認項目', checkTable(form)],
      ['会議体の条件・附帯意見・異議', remarkTable(form)],
      ['通知書に書く条件', form.terms.length === 0 ? underHeading('条件は付さない。') : numbered(form.terms)],
      ...changesSince(form),
    ]),
  ],
  samples: {
    short,
    long: {
      ...short,
      kind: 'RENKEI_B',
      procedure: 'renewal',
      approval: { on: '2027-03-18', approver: '見本　花子', comment: '面接指導の体制を確かめた。' },
      notice: { on: '2027-03-25', number: '見本医第123号' },
      atNotice: {
        judgedOn: '2027-03-26',
        asOf: '2027-03-25',
        requirements: [
          {
            condition: '起案者とは別の決裁者が決裁しています',
            basis: 'この仕組みの決まり（起案者と決裁者の分離）',
            evidence: '決裁 令和９年３月１８日（見本　花子）',
            result: 'met',
          },
          ...short.requirements,
        ],
      },
      requirements: RENEWAL_OF_RENKEI_B.requirements.map((each, index) => ({
        ...each,
        ...(index === 7 && { result: 'unmet' as const }),
      })),
      checks: RENEWAL_OF_RENKEI_B.checks.map((each, index) => ({
        ...each,
        ...(index === 3 && { result: 'unmet' as const, note: '面接指導を行う医師の配置を確かめた。' }),
      })),
      remarks: [
        remark,
        { ...remark, whose: '医療対策協議会の附帯意見', answer: { takenUp: 'no', text: '別に定めがあるため。' } },
      ],
      terms: ['計画を公表すること。', '時間外・休日労働の縮減の状況を、毎年度、知事に報告すること。'],
      changes: [
        '「医療審議会の意見」の記録が令和９年４月１日に訂正されました（開催日：令和９年２月２０日→令和９年２月１９日）。この文書には訂正前の値が印刷されています。',
      ],
    },
    extreme: {
      ...short,
      kind: 'C2',
      procedure: 'change',
      outcome: 'refuse',
      institutionName: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
      change: '診療科の改編に伴い、見本の高度な技能の研修の体制を改める。',
      addedAndRemoved: ['追加：見本の内視鏡外科手術に関する技能を必要とする分野', '削除：見本の救急科の分野'],
      validFrom: undefined,
      validUntil: undefined,
      approval: { on: '2027-03-18', approver: '髙﨑　德瀨', comment: '辻󠄀邊の件は別に照会する。'.repeat(30) },
      notice: {},
      text: '辻󠄀邊の申請について、次のとおり決定してよろしいか伺います。'.repeat(20),
      reason: '要件を満たすと認められないため。'.repeat(60),
      requirements: [
        {
          condition: '添付されていない書類があります：様式１、様式９。'.repeat(60),
          basis: '法１１３②',
          evidence: '添付書類 ０種類（ファイル ０件）',
          result: 'unmet',
        },
        { condition: '公表された送致等の日から１年を経過していません', result: 'unmet' },
        ...CHANGE_OF_C2.requirements,
      ],
      checks: CHANGE_OF_C2.checks.map((each, index) => ({
        ...each,
        ...(index === 0 && { result: 'open' as const, note: '德瀨の配置を確かめられない。'.repeat(40) }),
        ...(index === 1 && { result: 'outdated' as const }),
      })),
      remarks: [{ ...remark, said: '救急医療の体制を確かめること。'.repeat(60), answer: undefined }],
    },
  },
};
