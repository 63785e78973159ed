import { caption, endOfPaper, heading, rowsSurelyFit, ruledTable, type Content } from '../src/pdf/elements/elements.js';
import { workField } from './parts/application.js';
import { evidenceFields, evidenceHead } from './parts/evidence.js';
import type { Form } from './parts/form.js';
import {
  choice,
  count,
  date,
  list,
  longText,
  optional,
  record,
  text,
  type FieldProblem,
  type InputOf,
} from './parts/input.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const emergency = record('救急医療の実績', {
  from: date('期間の始まり'),
  to: date('期間の終わり'),
  ambulances: optional(count('救急車の受入件数')),
  helicopters: choice('救急ヘリコプターによる受入れ', { included: '含む', excluded: '含まない' }),
  admissions: optional(count('夜間・休日・時間外入院患者数')),
  importantRole: optional(longText('重要な役割の内容', LONGEST_TEXT)),
});

const input = record('様式５－１', {
  ...evidenceFields,
  work: workField,
  requirements: list(
    '該当する小項目',
    record('該当する小項目', {
      work: text('業務', 200),
      requirement: text('小項目', 600),
      emergency: optional(emergency),
      results: optional(longText('年間の実績', LONGEST_TEXT)),
    }),
  ),
});

export type ApplicationForm51Input = InputOf<typeof input>;

type Requirement = ApplicationForm51Input['requirements'][number];

/** A sub-item on this paper shows figures or results: those that need neither do not come here (北海道 提出書類一覧). */
function check({ requirements }: ApplicationForm51Input): FieldProblem[] {
  return requirements.flatMap(({ emergency: figures, results }, index) => {
    const field = `該当する小項目（${index + 1}件目）の年間の実績`;
    return figures || results
      ? []
      : [{ path: `requirements.${index}.results`, field, message: `${field}を入力してください。` }];
  });
}

function emergencyLines(figures: NonNullable<Requirement['emergency']>, roleLabel: string): string[] {
  const { from, to, ambulances, helicopters, admissions, importantRole } = figures;
  const number = (value: number) => value.toLocaleString('en-US');
  const helicopterNote = `（救急ヘリコプターによる受入れを${emergency.fields.helicopters.choices[helicopters]}。）`;
  return [
    `期間：${letterDate(from)}から${letterDate(to)}まで`,
    ...(ambulances === undefined ? [] : [`救急車受入件数：${number(ambulances)}件${helicopterNote}`]),
    ...(admissions === undefined ? [] : [`夜間・休日・時間外入院患者数：${number(admissions)}人`]),
    ...(importantRole === undefined ? [] : [`${roleLabel}：${importantRole}`]),
  ];
}

/** Widths of the text in points; the second is that of the rest. */
const WIDTHS = [165, 290] as const;

/** What stands in the two columns for one sub-item. */
function columns({ work, requirement, emergency: figures, results }: Requirement, roleLabel: string): [string, string] {
  const lines = [...(figures ? emergencyLines(figures, roleLabel) : []), ...(results === undefined ? [] : [results])];
  return [`${work}\n${requirement}`, lines.join('\n')];
}

function requirementTable({ requirements }: ApplicationForm51Input, roleLabel: string): Content {
  const rows = requirements.map((requirement) => columns(requirement, roleLabel));
  const keepRows = rowsSurelyFit(
    rows.map((row) => row.map((text, index) => ({ text, width: WIDTHS[index] as number }))),
  );
  return ruledTable([WIDTHS[0], '*'], [[caption('該当する小項目'), caption('要件に係る業務の実績（年間）')], ...rows], {
    keepRows,
  });
}

const short: ApplicationForm51Input = {
  institutionName: '医療法人青雲会　見本中央病院',
  work: '救急医療（医療法第１１３条第１項第１号）',
  requirements: [
    {
      work: '(1) 救急医療',
      requirement: '(1)イ　二次救急医療機関で、要件を満たす',
      emergency: {
        from: '2025-01-01',
        to: '2025-12-31',
        ambulances: 1234,
        helicopters: 'included',
        admissions: 567,
        importantRole: '脳卒中及び心筋梗塞の急性期医療を担う。',
      },
    },
  ],
};

const surgery: Requirement = {
  work: '(3)ア がん',
  requirement: '(3)ア(イ)　その他がん医療を行う医療機関',
  results: '令和７年１月から１２月までの悪性腫瘍の手術は４１２件、外来化学療法は延べ２，３４０件である。',
};

/** 様式5-1: the function and the yearly results behind the sub-items of B that ask for them. */
export const applicationForm51: Form<ApplicationForm51Input, 'results' | 'importantRole'> = {
  id: 'application-form-5-1',
  version: '1',
  wording: {
    number: '様式５－１',
    title: '医療法第１１３条第１項の指定に係る業務があることを証する書類\n（機能及び実績）',
    results: '機能及び年間の実績',
    importantRole: '医療法第３０条の４第２項第４号又は第５号に掲げる事業の確保についての重要な役割',
  },
  legalBasis: '医療法施行規則第81条第2項第1号（更新は第84条第2項、業務の変更は第85条第4項が準用）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式５－１）と、提出を要しない小項目は資料のとおり。白紙の原本は未見で、括弧内の呼び名、欄、配置は推定。実績の期間と救急ヘリコプターの扱いは資料に定めがない。',
  input,
  check,
  content: (form, words) =>
    endOfPaper([
      ...evidenceHead(form, words, [['指定に係る業務の内容', form.work]]),
      heading('１', words.results),
      requirementTable(form, words.importantRole),
    ]),
  samples: {
    short,
    long: { ...short, requirements: [...short.requirements, ...Array.from({ length: 8 }, () => surgery)] },
    extreme: {
      institutionName: '社会医療法人𠮷祥会　髙﨑辻󠄀葛󠄀祇󠄀邉邊濵德瀨記念総合医療センター附属見本病院',
      work: '夜間及び休日を通じて救急患者を受け入れ、緊急の手術を行う業務。'.repeat(30),
      requirements: [
        ...short.requirements.map((each) => ({
          ...each,
          results: '見本の実績を、件数と期間とともに記す。'.repeat(80),
        })),
        ...Array.from({ length: 17 }, (_, index) => ({
          ...surgery,
          requirement: `(3)見本${index + 1}　見本の拠点病院・見本の連携病院・見本の支援病院`,
        })),
      ],
    },
  },
};
