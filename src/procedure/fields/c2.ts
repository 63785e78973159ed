/** C-2水準: the field of skills, the minister's confirmations, the doctors to whom it applies at once (法120①, 則101). */
import { applicationForm } from './application-form.js';
import { applicant, businessField, longTrainingReason, pledge } from './common-sections.js';
import { day, line, rows, section, text } from './field.js';

const skill = section({
  id: 'skill',
  title: '特定分野と大臣の確認',
  form: applicationForm,
  lead: '教育研修環境についての厚生労働大臣の確認が必要です（法120①）。',
  fields: {
    business: businessField('特定分野の高度な技能の修得に係る業務'),
    /** 特定分野 (法120①). */
    field: line('特定分野', {
      support: '大臣が公示した分野のうち申請するもの（日本専門医機構の19基本領域）',
      oneOf: ({ profile }) => profile.specialtyFields,
      formItem: (facts) => `${applicationForm(facts)}・法120①`,
      example: '外科',
    }),
    /** 教育研修環境についての大臣確認 (法120①). */
    environmentConfirmedOn: day('教育研修環境の大臣確認の日', {
      rule: 'content.environmentConfirmedOn',
      formItem: '則102②二',
      example: '2026-09-01',
    }),
    environmentConfirmationNo: line('教育研修環境の大臣確認の番号', { formItem: '則102②二', example: '架空第1号' }),
  },
});

const doctors = section({
  id: 'doctors',
  title: '指導体制と適用する医師',
  form: '様式8',
  lead: '指定後すぐにC-2水準を適用する医師がいるときは、全員を入力してください。いなければ空のままで構いません。',
  fields: {
    /** Doctors to whom C-2 applies at once after designation, each with a confirmed plan (則101①). */
    doctors: rows(
      '指定後すぐに適用する医師',
      {
        name: line('医師の氏名', { headings: ['氏名', '医師名', '医師氏名', '医師', '名前'], example: '𠮷川 瞳' }),
        planFrom: day('技能研修計画の始まり', {
          rule: 'content.skillPlanFrom',
          headings: ['計画の始まり', '計画開始日', '開始日', '始期', '始まり'],
          example: '2027-04-01',
        }),
        planTo: day('技能研修計画の終わり', {
          rule: 'content.skillPlanTo',
          headings: ['計画の終わり', '計画終了日', '終了日', '終期', '終わり'],
          example: '2030-03-31',
        }),
        confirmedOn: day('技能研修計画の大臣確認の日', {
          rule: 'content.skillPlanConfirmedOn',
          headings: ['大臣確認の日', '大臣確認日', '確認の日', '確認日'],
          example: '2026-09-15',
        }),
      },
      {
        rowLabel: '医師',
        // 全員分: a doctor who stands twice counts twice on 様式8 and among the documents of each doctor.
        unique: ['name'],
        namesakes: '同姓同名の別の医師のときは、氏名の後に生年月日などを書き添えてください。',
        optional: true,
        formItem: '様式8・則101①',
        support: '空の行は保存されません',
      },
    ),
    supervision: text('指導体制', { formItem: '様式8', example: '指導医3人が交代で手術を指導する。' }),
    longHoursReason: longTrainingReason(
      '様式8',
      '長時間に及ぶ手術を続けて経験しなければ、高度な技能を身に付けられない。',
    ),
  },
});

export const SECTIONS_OF_C2 = [applicant, skill, doctors, pledge] as const;
