import { labelledRows, type Content } from '../src/pdf/elements/elements.js';
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
import { trainingLines } from './parts/training.js';

const input = record('様式３', {
  ...applicationFields,
  content: printed('C1', ...PRINTED, 'business', 'clinicalTraining', 'specialtyTraining'),
});

export type ApplicationForm3Input = InputOf<typeof input>;

function trainingTable(content: ApplicationForm3Input['content']): Content {
  return labelledRows([['研修の区分', { stack: trainingLines(content) }]], 150);
}

const short: ApplicationForm3Input = {
  ...sampleApplication,
  content: {
    ...sampleApplication.content,
    business: '臨床研修に係る業務（医療法第１１９条第１項第１号）',
    clinicalTraining: true,
    specialtyTraining: false,
  },
  attachments: [
    { name: '様式７　指定に係る業務があることを証する書類', state: 'attached' },
    ...sampleApplication.attachments,
  ],
};

/** 様式3: the application for C-1, its renewal, and the approval of a change. */
export const applicationForm3: Form<ApplicationForm3Input, ApplicationWord> = {
  id: 'application-form-3',
  version: '1',
  wording: applicationWording('C1', '様式３'),
  ...APPLICATION,
  legalBasis:
    '医療法第119条第1項・第2項、第113条第2項、医療法施行規則第95条（更新は第98条、業務の変更は第99条第3項・第4項）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式３）と名称、記載事項は資料と法令のとおり。白紙の原本は未見で、配置、研修の区分・添付書類・担当者・Ｇ－ＭＩＳ受付番号の欄、宛名は推定。更新と業務の変更の様式は番号・名称とも未見。',
  input,
  named: ({ procedure }, words) => applicationWords(words, procedure),
  content: (form, words) =>
    applicationContent(form, words, {
      work: form.content.business,
      own: { heading: '申請に係る研修', block: trainingTable(form.content) },
    }),
  samples: {
    short,
    long: {
      ...short,
      procedure: 'renewal',
      validUntil: '2027-03-31',
      content: {
        ...short.content,
        specialtyTraining: true,
        business: '臨床研修に係る業務（医療法第１１９条第１項第１号）\n専門研修に係る業務（同項第２号）',
      },
    },
    extreme: {
      ...short,
      ...extremeApplication,
      content: {
        ...extremeApplication.content,
        clinicalTraining: false,
        specialtyTraining: true,
        business: '夜間及び休日に、指導医の下で一定期間、集中的に診療を行う研修の業務。'.repeat(30),
      },
    },
  },
};
