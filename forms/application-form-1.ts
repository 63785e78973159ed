import { caption, ruledTable, type Content } from '../src/pdf/elements/elements.js';
import {
  applicationContent,
  applicationFields,
  applicationWording,
  applicationWords,
  PRINTED,
  type ApplicationWord,
} from './parts/application.js';
import { extremeApplication, sampleApplication } from './parts/application-sample.js';
import type { Form } from './parts/form.js';
import { APPLICATION } from './parts/place.js';
import { printed } from './parts/printed-content.js';
import { record, type InputOf } from './parts/input.js';
import { subItemsField } from './parts/evidence.js';

const input = record('様式１', {
  ...applicationFields,
  subItems: subItemsField,
  content: printed('B', ...PRINTED, 'business', 'subItems'),
});

export type ApplicationForm1Input = InputOf<typeof input>;

function subItemTable(subItems: ApplicationForm1Input['subItems']): Content {
  return ruledTable(
    [150, '*'],
    [[caption('業務'), caption('小項目')], ...subItems.map(({ work, requirement }) => [work, requirement])],
  );
}

const short: ApplicationForm1Input = {
  ...sampleApplication,
  content: { ...sampleApplication.content, business: '救急医療（医療法第１１３条第１項第１号）', subItems: ['(1)イ'] },
  subItems: [{ work: '(1) 救急医療', requirement: '(1)イ　二次救急医療機関で、要件を満たす' }],
  attachments: [
    { name: '様式５－１　指定に係る業務があることを証する書類（機能及び実績）', state: 'attached' },
    { name: '様式５－２　指定に係る業務があることを証する書類（長時間の必要性）', state: 'attached' },
    ...sampleApplication.attachments,
  ],
};

/** 様式1: the application for B, its renewal, and the approval of a change. */
export const applicationForm1: Form<ApplicationForm1Input, ApplicationWord> = {
  id: 'application-form-1',
  version: '1',
  wording: applicationWording('B', '様式１'),
  ...APPLICATION,
  legalBasis: '医療法第113条第1項・第2項、医療法施行規則第81条（更新は第84条、業務の変更は第85条第3項・第4項）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式１）と名称、記載事項は資料と法令のとおり。白紙の原本は未見で、配置、該当する小項目・添付書類・担当者・Ｇ－ＭＩＳ受付番号の欄、宛名は推定。更新と業務の変更の様式は番号・名称とも未見。',
  input,
  named: ({ procedure }, words) => applicationWords(words, procedure),
  content: (form, words) =>
    applicationContent(form, words, {
      work: form.content.business,
      own: { heading: '該当する小項目', block: subItemTable(form.subItems) },
    }),
  samples: {
    short,
    long: {
      ...short,
      procedure: 'renewal',
      validUntil: '2027-03-31',
      content: { ...short.content, business: '(1) 救急医療\n(3)ア がんに係る医療\n(3)カ 周産期医療' },
      subItems: [
        ...short.subItems,
        { work: '(3)ア がん', requirement: '(3)ア(ア)　がん診療連携拠点病院' },
        { work: '(3)カ 周産期医療', requirement: '(3)カ(イ)　その他分娩を行う医療機関' },
      ],
    },
    extreme: {
      ...short,
      ...extremeApplication,
      content: {
        ...short.content,
        ...extremeApplication.content,
        business: '夜間及び休日を通じて救急患者を受け入れ、緊急の手術を行う業務。'.repeat(30),
      },
      subItems: Array.from({ length: 18 }, (_, index) => ({
        work: `(3) 見本の業務その${index + 1}`,
        requirement: `(3)見本${index + 1}　見本の拠点病院・見本の連携病院・見本の支援病院`,
      })),
    },
  },
};
