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

const input = record('様式２', { ...applicationFields, content: printed('RENKEI_B', ...PRINTED) });

export type ApplicationForm2Input = InputOf<typeof input>;

const short: ApplicationForm2Input = {
  ...sampleApplication,
  attachments: [{ name: '様式６　派遣の実施に関する書類', state: 'attached' }, ...sampleApplication.attachments],
};

/** 様式2: the application for 連携B, its renewal, and the approval of a change. It states no 業務の内容 (則88①). */
export const applicationForm2: Form<ApplicationForm2Input, ApplicationWord> = {
  id: 'application-form-2',
  version: '1',
  wording: applicationWording('RENKEI_B', '様式２'),
  ...APPLICATION,
  legalBasis:
    '医療法第118条第1項・第2項、第113条第2項、医療法施行規則第88条（更新は第91条、業務の変更は第92条第3項・第4項）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式２）と名称、記載事項は資料と法令のとおり。白紙の原本は未見で、配置、添付書類・担当者・Ｇ－ＭＩＳ受付番号の欄、宛名は推定。更新と業務の変更の様式は番号・名称とも未見。',
  input,
  named: ({ procedure }, words) => applicationWords(words, procedure),
  content: (form, words) => applicationContent(form, words, {}),
  samples: {
    short,
    long: { ...short, procedure: 'renewal', validUntil: '2027-03-31', gmisNumber: '見本-0001' },
    extreme: extremeApplication,
  },
};
