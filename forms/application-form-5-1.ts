import { caption, endOfDocument, heading, ruledTable, type Content } from '../src/pdf/elements/elements.js';
import { evidenceFields, evidenceHead } from './parts/evidence.js';
import { figure } from './parts/figure.js';
import type { Form } from './parts/form.js';
import { APPLICATION } from './parts/place.js';
import { choice, list, record, text, type InputOf } from './parts/input.js';
import { printed } from './parts/printed-content.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';

const input = record('様式５－１', {
  ...evidenceFields,
  requirements: list(
    '該当する小項目',
    record('該当する小項目', {
      work: text('業務', 200),
      code: text('記号', 20),
      requirement: text('小項目', 600),
      shows: choice('示すもの', { figures: '年間の件数', results: '年間の実績' }),
    }),
  ),
  content: printed('B', 'business', 'emergency', 'results'),
});

export type ApplicationForm51Input = InputOf<typeof input>;

type Requirement = ApplicationForm51Input['requirements'][number];
type Content51 = ApplicationForm51Input['content'];

function emergencyLines(
  {
    periodFrom,
    periodTo,
    ambulances,
    helicopterIncluded,
    offHoursAdmissions,
    importantRole,
    importantRoleDetail,
  }: Content51['emergency'],
  roleLabel: string,
): string[] {
  const helicopterNote = `（救急ヘリコプターによる受入れを${helicopterIncluded ? '含む' : '含まない'}。）`;
  return [
    `期間：${letterDate(periodFrom ?? '')}から${letterDate(periodTo ?? '')}まで`,
    ...(ambulances === null ? [] : [`救急車受入件数：${figure(ambulances, '件')}${helicopterNote}`]),
    ...(offHoursAdmissions === null ? [] : [`夜間・休日・時間外入院患者数：${figure(offHoursAdmissions, '人')}`]),
    ...(importantRole ? [`${roleLabel}：${importantRoleDetail}`] : []),
  ];
}

/** Widths of the text in points; the second is that of the rest. */
const WIDTHS = [165, 290] as const;

/** What stands in the two columns for one sub-item. */
function columns(
  { work, code, requirement, shows }: Requirement,
  { emergency, results }: Content51,
  roleLabel: string,
): [string, string] {
  const written = results.find((each) => each.code === code)?.text ?? '';
  const lines = [
    ...(shows === 'figures' ? emergencyLines(emergency, roleLabel) : []),
    ...(written === '' ? [] : [written]),
  ];
  return [`${work}\n${code}　${requirement}`, lines.join('\n')];
}

function requirementTable({ requirements, content }: ApplicationForm51Input, roleLabel: string): Content {
  const rows = requirements.map((requirement) => columns(requirement, content, roleLabel));
  return ruledTable([WIDTHS[0], '*'], [[caption('該当する小項目'), caption('要件に係る業務の実績（年間）')], ...rows]);
}

const short: ApplicationForm51Input = {
  institutionName: '医療法人青雲会　見本中央病院',
  requirements: [
    { work: '(1) 救急医療', code: '(1)イ', requirement: '二次救急医療機関で、要件を満たす', shows: 'figures' },
  ],
  content: {
    business: '救急医療（医療法第１１３条第１項第１号）',
    emergency: {
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      ambulances: 1234,
      helicopterIncluded: true,
      offHoursAdmissions: 567,
      importantRole: true,
      importantRoleDetail: '脳卒中及び心筋梗塞の急性期医療を担う。',
    },
    results: [],
  },
};

const surgery: Requirement = {
  work: '(3)ア がん',
  code: '(3)ア(イ)',
  requirement: 'その他がん医療を行う医療機関',
  shows: 'results',
};
const operations = '令和７年１月から１２月までの悪性腫瘍の手術は４１２件、外来化学療法は延べ２，３４０件である。';

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
  ...APPLICATION,
  legalBasis: '医療法施行規則第81条第2項第1号（更新は第84条第2項、業務の変更は第85条第4項が準用）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式５－１）と、提出を要しない小項目は資料のとおり。白紙の原本は未見で、括弧内の呼び名、欄、配置は推定。実績の期間と救急ヘリコプターの扱いは資料に定めがない。',
  input,
  content: (form, words) =>
    endOfDocument([
      ...evidenceHead(form, words, [['指定に係る業務の内容', form.content.business]]),
      heading('１', words.results),
      requirementTable(form, words.importantRole),
    ]),
  samples: {
    short,
    long: {
      ...short,
      requirements: [...short.requirements, ...Array.from({ length: 8 }, () => surgery)],
      content: { ...short.content, results: [{ code: surgery.code, text: operations }] },
    },
    extreme: {
      institutionName: '社会医療法人𠮷祥会　髙﨑辻󠄀葛󠄀祇󠄀邉邊濵德瀨記念総合医療センター附属見本病院',
      requirements: [
        ...short.requirements,
        ...Array.from({ length: 17 }, (_, index) => ({
          ...surgery,
          code: `(3)見本${index + 1}`,
          requirement: '見本の拠点病院・見本の連携病院・見本の支援病院',
        })),
      ],
      content: {
        ...short.content,
        business: '夜間及び休日を通じて救急患者を受け入れ、緊急の手術を行う業務。'.repeat(30),
        results: [
          { code: '(1)イ', text: '見本の実績を、件数と期間とともに記す。'.repeat(80) },
          ...Array.from({ length: 17 }, (_, index) => ({ code: `(3)見本${index + 1}`, text: operations })),
        ],
      },
    },
  },
};
