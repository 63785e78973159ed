/** C-1水準: clinical and specialty training (法119①). */
import { applicationForm } from './application-form.js';
import { applicant, businessField, longTrainingReason, pledge } from './common-sections.js';
import { type FieldFacts, line, number, rows, section, text, tick } from './field.js';

const trainingItem = (article: string) => (facts: FieldFacts) => `${applicationForm(facts)}・${article}`;

const training = section({
  id: 'training',
  title: '研修の内容',
  form: (facts) => `${applicationForm(facts)}・様式7`,
  lead: '臨床研修と専門研修の一方又は両方について申請できます。',
  fields: {
    business: businessField('臨床研修に係る業務'),
    clinicalTraining: tick('臨床研修', {
      statement: '臨床研修（法119①一）について申請する',
      formItem: trainingItem('法119①一'),
      example: true,
    }),
    specialtyTraining: tick('専門研修', {
      statement: '専門研修（法119①二）について申請する',
      formItem: trainingItem('法119①二'),
      example: true,
    }),
    /** Doctors of the specialty programme will work under C-1 (then the programme itself is required). */
    specialtyTraineesApplied: tick('専攻医への適用', {
      statement: '専門研修プログラムに、C-1水準を適用する予定の専攻医が参加する',
      support: '選ぶと専門研修プログラムの提出が必要になります',
      formItem: '様式7',
      example: true,
    }),
    programmes: rows(
      '研修プログラム',
      {
        name: line('研修プログラムの名称', {
          headings: ['研修プログラム', '研修プログラム名', 'プログラム', 'プログラム名', '名称'],
          example: '架空総合診療専門研修プログラム',
        }),
        trainees: number('適用予定の人数', {
          unit: '人',
          least: 0,
          most: 1_000,
          headings: ['適用予定人数', '適用人数', '予定人数', '人数'],
          example: 3,
        }),
      },
      { rowLabel: '研修プログラム', unique: ['name'], formItem: '様式7', support: '空の行は保存されません' },
    ),
    longHoursReason: longTrainingReason(
      '様式7',
      '症例の多い夜間と休日に、指導医の下で一定期間集中して経験を積む必要がある。',
    ),
    /** 研修を効率的に行うための取組 (則96①二ロ). */
    efficiencyMeasures: text('研修を効率的に行うための取組（則96①二ロ）', {
      label: '研修を効率的に行うための取組',
      formItem: '様式7・則96①二ロ',
      example: '模擬診療の教材を整え、見学の時間を減らす。',
    }),
  },
});

export const SECTIONS_OF_C1 = [applicant, training, pledge] as const;
