import { endOfDocument } from '../src/pdf/elements/elements.js';
import { evidenceFields, evidenceHead, question, subItemsField } from './parts/evidence.js';
import type { Form } from './parts/form.js';
import { APPLICATION } from './parts/place.js';
import { record, type InputOf } from './parts/input.js';
import { printed } from './parts/printed-content.js';

const input = record('様式５－２', {
  ...evidenceFields,
  subItems: subItemsField,
  content: printed('B', 'business', 'subItems', 'longHoursReason', 'regionalRole'),
});

export type ApplicationForm52Input = InputOf<typeof input>;

const short: ApplicationForm52Input = {
  institutionName: '医療法人青雲会　見本中央病院',
  subItems: [{ work: '(1) 救急医療', requirement: '(1)イ　二次救急医療機関で、要件を満たす' }],
  content: {
    business: '救急医療（医療法第１１３条第１項第１号）',
    subItems: ['(1)イ'],
    longHoursReason:
      '夜間及び休日の救急搬送を圏域でほぼ一手に受け入れており、当直の翌日にも手術と診療を続けざるを得ない。',
    regionalRole: '救急患者の受入れや手術など、急性期医療を中心に担う。',
  },
};

/** 様式5-2: why doctors must work long hours in the work applied for, and what the hospital is for the region. */
export const applicationForm52: Form<ApplicationForm52Input, 'reason' | 'role'> = {
  id: 'application-form-5-2',
  version: '1',
  wording: {
    number: '様式５－２',
    title: '医療法第１１３条第１項の指定に係る業務があることを証する書類\n（長時間の必要性）',
    reason: '地域に必要な医療提供体制確保のため、当該業務により医師をやむを得ず長時間従事させることが必要な理由',
    role: '地域医療構想等、地域の医療提供体制の構築方針における役割',
  },
  ...APPLICATION,
  legalBasis: '医療法施行規則第81条第2項第1号（更新は第84条第2項、業務の変更は第85条第4項が準用）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式５－２）と、全ての小項目で要ることは資料のとおり。理由の欄の名は資料にあるが、どの様式の欄かは書かれていない。白紙の原本は未見で、括弧内の呼び名、役割の欄、配置は推定。',
  input,
  content: (form, words) =>
    endOfDocument([
      ...evidenceHead(form, words, [
        ['指定に係る業務の内容', form.content.business],
        ['該当する小項目', { stack: form.subItems.map(({ work, requirement }) => `${work}\n${requirement}`) }],
      ]),
      ...question('１', words.reason, form.content.longHoursReason),
      ...question('２', words.role, form.content.regionalRole),
    ]),
  samples: {
    short,
    long: {
      ...short,
      content: {
        ...short.content,
        longHoursReason: `${short.content.longHoursReason}\n`.repeat(20),
        regionalRole: short.content.regionalRole.repeat(8),
      },
    },
    extreme: {
      ...short,
      institutionName: '社会医療法人𠮷祥会　髙﨑辻󠄀葛󠄀祇󠄀邉邊濵德瀨記念総合医療センター附属見本病院',
      subItems: Array.from({ length: 18 }, (_, index) => ({
        work: `(3) 見本の業務その${index + 1}`,
        requirement: `(3)見本${index + 1}　見本の拠点病院・見本の連携病院・見本の支援病院`,
      })),
      content: {
        ...short.content,
        longHoursReason: short.content.longHoursReason.repeat(100),
        regionalRole: short.content.regionalRole.repeat(80),
      },
    },
  },
};
