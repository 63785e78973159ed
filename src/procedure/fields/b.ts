/** B水準: the sub-items applied for, their yearly results, the necessity and the role in the region. */
import { lastDayOfYears, validateIsoDate } from '../calendar/days.js';
import { type BSubItem, needsForm5_1 } from './b-sub-items.js';
import { applicationForm } from './application-form.js';
import { applicant, businessField, pledge } from './common-sections.js';
import { day, type FieldFacts, group, line, number, results, section, subItems, text, tick, yesNo } from './field.js';
import { MOST_IN_A_YEAR } from './limits.js';
import { ProblemList } from './problems.js';

/** What is asked of B hangs on these answers. */
interface Answers {
  subItems: readonly string[];
  listedInTable5: boolean;
  listedInTable7: boolean;
  results: readonly { code: string; text: string }[];
}

const answersOf = ({ content }: FieldFacts) => content as Answers;

const chosen = (facts: FieldFacts): BSubItem[] =>
  facts.profile.subItems.filter(({ code }) => answersOf(facts).subItems.includes(code));

const work = section({
  id: 'sub-items',
  title: '業務と小項目',
  form: applicationForm,
  lead: '申請する業務と、該当する小項目を選びます。要件を満たすかは保存すると表示されます。',
  fields: {
    business: businessField('(1) 救急医療'),
    /** Codes of the B sub-items applied for, e.g. '(1)イ'. */
    subItems: subItems('該当する小項目', {
      formItem: '別添2の1',
      support: 'あてはまるものを全て選んでください',
      example: ['(1)イ'],
    }),
    /** 医療計画 第8章 別表5 (脳卒中) / 別表7 (心血管疾患) list this hospital. */
    listedInTable5: tableField(5),
    listedInTable7: tableField(7),
  },
});

/** Whether an annexed table of the medical plan lists the hospital, for the sub-items that hang on it. */
function tableField(table: 5 | 7) {
  const hanging = (facts: FieldFacts) =>
    chosen(facts)
      .filter(({ form5_1 }) => form5_1 === `unlessListedInTable${table}`)
      .map(({ code }) => code);
  return tick(`別表${table}への掲載`, {
    label: (facts) => `${hanging(facts).join('・')} 医療計画への掲載`,
    statement: ({ profile }) => `${profile.prefecture}医療計画 第8章 別表${table}に掲載されている`,
    support: '掲載されていると様式5-1は要りません',
    formItem: '別添2の1',
    asked: (facts) => hanging(facts).length > 0,
    example: false,
  });
}

const withFigures = (facts: FieldFacts) => chosen(facts).find(({ criterion }) => criterion === 'emergencyFigures');
const figuresItem = (facts: FieldFacts) => `様式5-1・${withFigures(facts)?.code ?? ''}`;
const grouped = (figure: number) => figure.toLocaleString('ja-JP');

const yearlyResults = section({
  id: 'results',
  title: '機能と年間の実績',
  form: '様式5-1',
  lead: '選んだ小項目のうち、実績の記載が必要なものだけが表示されます。',
  fields: {
    /** Yearly results behind (1)イ; the period is stated because the source names none. */
    emergency: group(
      '救急医療の実績',
      {
        periodFrom: day('実績の期間の始まり', {
          rule: 'content.emergencyFrom',
          formItem: figuresItem,
          support: '実績を数えた1年間の始まりと終わりを書いてください（例：令和7年1月1日から令和7年12月31日まで）',
          example: '2025-01-01',
        }),
        periodTo: day('実績の期間の終わり', {
          rule: 'content.emergencyTo',
          formItem: figuresItem,
          example: '2025-12-31',
        }),
        ambulances: number('救急車の受入件数', {
          label: '救急車の受入件数（年間）',
          unit: '件',
          least: 0,
          most: MOST_IN_A_YEAR,
          optional: true,
          formItem: figuresItem,
          support: ({ profile }) =>
            `年${grouped(profile.emergencyThresholds.ambulancesPerYear)}件以上が要件です（次の患者数とどちらか一方で足ります）`,
          example: 1842,
        }),
        helicopterIncluded: tick('ヘリコプターの扱い', {
          statement: '件数に救急ヘリコプターの受入れを含む',
          formItem: figuresItem,
          example: true,
        }),
        offHoursAdmissions: number('時間外等の即入院患者数', {
          label: '時間外等に受診し直ちに入院した患者数（年間）',
          unit: '人',
          least: 0,
          most: MOST_IN_A_YEAR,
          optional: true,
          formItem: figuresItem,
          support: ({ profile }) =>
            `年${grouped(profile.emergencyThresholds.offHoursAdmissionsPerYear)}人以上が要件です`,
          example: 611,
        }),
        /** 5疾病・事業の確保について重要な役割 (法30の4②四・五). */
        importantRole: yesNo('5疾病・事業での重要な役割', {
          label: '5疾病・事業の確保についての重要な役割',
          yes: 'ある',
          no: 'ない',
          formItem: (facts) => `${figuresItem(facts)}・法30の4②四・五`,
          example: true,
        }),
        importantRoleDetail: text('5疾病・事業での役割の内容', {
          label: 'その役割の内容',
          formItem: figuresItem,
          support: '「ある」のときに書いてください',
          rows: 3,
          onlyIf: 'importantRole',
          example: '脳卒中・心筋梗塞の急性期医療',
        }),
      },
      { asked: (facts) => withFigures(facts) !== undefined, rule: periodIsOneYear },
    ),
    /** 年間実績 of sub-items other than (1)イ, one text for each code. */
    results: results(
      '年間の実績',
      {
        code: line('小項目', { headings: ['小項目の番号', '項目'], example: '' }),
        text: text('年間の実績', { headings: ['年間実績', '実績'], example: '' }),
      },
      {
        formItem: '様式5-1',
        unique: 'code',
        items: resultItems,
        asked: (facts): boolean => resultItems(facts).length > 0,
      },
    ),
  },
});

function periodIsOneYear({ periodFrom, periodTo }: { periodFrom: string | null; periodTo: string | null }) {
  const list = new ProblemList();
  const known = [periodFrom, periodTo].every((each) => each !== null && validateIsoDate(each) !== null);
  if (!known || periodFrom === null || periodTo === null || periodTo < periodFrom) return list.problems;
  list.check(
    periodTo === lastDayOfYears(periodFrom, 1),
    'periodTo',
    '実績の期間はちょうど1年間にしてください（例：令和7年1月1日から令和7年12月31日まで）。',
  );
  return list.problems;
}

/**
 * The 年間の実績 of a sub-item; '' where there is none. No way of saving stores two rows of one code any more; of a draft that has them from before
 * both texts are read, one below the other, so that whoever saves what is shown loses neither.
 */
export function resultTextOf(results: readonly { code: string; text: string }[], code: string): string {
  return results
    .filter((row) => row.code === code)
    .map(({ text }) => text)
    .join('\n');
}

/** Sub-items that ask for results in words, and results left behind by a choice that was taken back. */
function resultItems(facts: FieldFacts): { code: string; label: string; support: string }[] {
  const answers = answersOf(facts);
  const asked = chosen(facts)
    .filter(
      (item) => item.criterion !== 'standing' && item.criterion !== 'emergencyFigures' && needsForm5_1(item, answers),
    )
    .map(({ code, label }) => ({
      code,
      label,
      support: '業務の内容と、年間の件数・人数などの実績（期間も）を書いてください',
    }));
  const written = new Set(answers.results.filter(({ text: each }) => each.trim() !== '').map(({ code }) => code));
  const stray = [...written]
    .filter((code) => !asked.some((item) => item.code === code))
    .map((code) => ({
      code,
      label: '選ばれていないか、記載が要らない小項目',
      support: '要らなければ文字を消して保存してください',
    }));
  return [...asked, ...stray];
}

const necessity = section({
  id: 'reason',
  title: '長時間の必要性と地域での役割',
  form: '様式5-2',
  lead: '全ての小項目で必要です。',
  fields: {
    longHoursReason: text('医師をやむを得ず長時間従事させることが必要な理由', {
      formItem: '様式5-2',
      support: 'どの業務で、どの診療科の医師が、なぜ長時間になるのかを具体的に書いてください',
      rows: 8,
      example: '夜間・休日の救急搬送を圏域で唯一受け入れており、当直明けの診療を避けられない。',
    }),
    /** 地域の医療提供体制の構築方針における役割 (確認様式1). */
    regionalRole: text('地域の医療提供体制の構築方針における役割', {
      formItem: '確認様式1',
      support: '地域医療構想調整会議の資料にそのまま載ります',
      example: '救急患者の受入れと手術を担う急性期の病院',
    }),
  },
});

export const SECTIONS_OF_B = [applicant, work, yearlyResults, necessity, pledge] as const;
