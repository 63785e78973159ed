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
import { letterDate } from '../src/procedure/calendar/letter-date.js';

const input = record('様式４', {
  ...applicationFields,
  content: printed('C2', ...PRINTED, 'business', 'field', 'environmentConfirmedOn', 'environmentConfirmationNo'),
});

export type ApplicationForm4Input = InputOf<typeof input>;

function fieldTable({
  field,
  environmentConfirmedOn: confirmedOn,
  environmentConfirmationNo: confirmationNumber,
}: ApplicationForm4Input['content']): Content {
  return labelledRows(
    [
      ['特定分野', field],
      ['厚生労働大臣の確認\n（教育研修環境）', `${letterDate(confirmedOn ?? '')}\n${confirmationNumber}`],
    ],
    150,
  );
}

const short: ApplicationForm4Input = {
  ...sampleApplication,
  content: {
    ...sampleApplication.content,
    business: '特定分野における高度な技能を修得するための研修に係る業務',
    field: '見本分野',
    environmentConfirmedOn: '2026-09-01',
    environmentConfirmationNo: '見本第１号',
  },
  attachments: [
    { name: '様式８　指定に係る業務があることを証する書類', state: 'attached' },
    { name: '厚生労働省の審査組織に提出した医療機関申請書の写し', state: 'attached' },
    { name: '審査結果の通知書（教育研修環境）', state: 'attached' },
    ...sampleApplication.attachments,
  ],
};

/** 様式4: the application for C-2, its renewal, and the approval of a change. */
export const applicationForm4: Form<ApplicationForm4Input, ApplicationWord> = {
  id: 'application-form-4',
  version: '1',
  wording: applicationWording('C2', '様式４'),
  ...APPLICATION,
  legalBasis:
    '医療法第120条第1項・第2項、第113条第2項、医療法施行規則第102条（更新は第105条、業務の変更は第106条第3項・第7項・第8項）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式４）と名称、記載事項は資料と法令のとおり。白紙の原本は未見で、配置、特定分野・厚生労働大臣の確認・添付書類・担当者・Ｇ－ＭＩＳ受付番号の欄、宛名は推定。更新と業務の変更の様式は番号・名称とも未見。',
  input,
  named: ({ procedure }, words) => applicationWords(words, procedure),
  content: (form, words) =>
    applicationContent(form, words, {
      work: form.content.business,
      own: { heading: '特定分野及び厚生労働大臣の確認', block: fieldTable(form.content) },
    }),
  samples: {
    short,
    long: { ...short, procedure: 'renewal', validUntil: '2027-03-31', gmisNumber: '見本-0004' },
    extreme: {
      ...short,
      ...extremeApplication,
      content: {
        ...short.content,
        ...extremeApplication.content,
        field: '見本特定分野（辻󠄀葛󠄀祇󠄀の技能）'.repeat(6),
        business: '高度な技能を修得するための手術及び術後の管理の業務。'.repeat(30),
      },
    },
  },
};
