import {
  caption,
  endOfDocument,
  heading,
  ruledTable,
  type Content,
  type TableCell,
} from '../src/pdf/elements/elements.js';
import { evidenceFields, evidenceHead, question } from './parts/evidence.js';
import { columnFigure } from './parts/figure.js';
import type { Form } from './parts/form.js';
import { APPLICATION } from './parts/place.js';
import { record, type InputOf } from './parts/input.js';
import { printed } from './parts/printed-content.js';
import { trainingLines } from './parts/training.js';

const input = record('様式７', {
  ...evidenceFields,
  content: printed(
    'C1',
    'business',
    'clinicalTraining',
    'specialtyTraining',
    'programmes',
    'specialtyTraineesApplied',
    'longHoursReason',
    'efficiencyMeasures',
  ),
});

export type ApplicationForm7Input = InputOf<typeof input>;

function programmeTable({ programmes }: ApplicationForm7Input['content']): Content {
  return ruledTable(
    [24, '*', 110],
    [
      [caption('番号'), caption('研修プログラムの名称'), caption('適用予定の人数')],
      ...programmes.map(({ name, trainees }, index): TableCell[] => [
        { text: String(index + 1), alignment: 'center' },
        name,
        { text: columnFigure(trainees, '人'), alignment: 'right' },
      ]),
    ],
  );
}

const short: ApplicationForm7Input = {
  institutionName: '医療法人青雲会　見本中央病院',
  content: {
    business: '臨床研修に係る業務（医療法第１１９条第１項第１号）',
    clinicalTraining: true,
    specialtyTraining: false,
    programmes: [{ name: '見本中央病院臨床研修プログラム', trainees: 4 }],
    specialtyTraineesApplied: false,
    longHoursReason: '症例の多い夜間と休日に、指導医の下で一定期間集中して診療の経験を積む必要がある。',
    efficiencyMeasures: '手技の動画と模擬診療の教材を整え、見学だけの時間を減らす。',
  },
};

/** 様式7: the training behind an application for C-1 (則94, 則95②一). */
export const applicationForm7: Form<ApplicationForm7Input, 'programmes' | 'reason' | 'efficiency'> = {
  id: 'application-form-7',
  version: '1',
  wording: {
    number: '様式７',
    title: '医療法第１１９条第１項の指定に係る業務があることを証する書類',
    programmes: '研修プログラム',
    reason: '研修を受ける医師をやむを得ず長時間従事させることが必要な理由',
    efficiency: '研修を効率的に行うための取組（医療法施行規則第９６条第１項第２号ロ）',
  },
  ...APPLICATION,
  legalBasis: '医療法施行規則第94条・第95条第2項第1号（更新は第98条第2項、業務の変更は第99条第4項が準用）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式７）と、臨床研修・専門研修に共通であることは資料のとおり。白紙の原本は未見で、欄と配置は推定。研修を効率的に行うための取組は計画の案の記載事項で、この様式の欄とするのは推定。',
  input,
  content: (form, words) =>
    endOfDocument([
      ...evidenceHead(form, words, [
        ['指定に係る業務の内容', form.content.business],
        ['研修の区分', { stack: trainingLines(form.content) }],
        ['Ｃ－１水準を適用する\n予定の専攻医', form.content.specialtyTraineesApplied ? 'いる' : 'いない'],
      ]),
      heading('１', words.programmes),
      programmeTable(form.content),
      ...question('２', words.reason, form.content.longHoursReason),
      ...question('３', words.efficiency, form.content.efficiencyMeasures),
    ]),
  samples: {
    short,
    long: {
      ...short,
      content: {
        ...short.content,
        specialtyTraining: true,
        specialtyTraineesApplied: true,
        programmes: [
          ...short.content.programmes,
          ...Array.from({ length: 12 }, (_, index) => ({
            name: `見本領域その${index + 1}　専門研修プログラム`,
            trainees: 3 + index,
          })),
        ],
        longHoursReason: short.content.longHoursReason.repeat(8),
        efficiencyMeasures: short.content.efficiencyMeasures.repeat(8),
      },
    },
    extreme: {
      institutionName: '社会医療法人𠮷祥会　髙﨑辻󠄀葛󠄀祇󠄀邉邊濵德瀨記念総合医療センター附属見本病院',
      content: {
        ...short.content,
        business: '夜間及び休日に、指導医の下で一定期間、集中的に診療を行う研修の業務。'.repeat(30),
        clinicalTraining: false,
        specialtyTraining: true,
        specialtyTraineesApplied: true,
        programmes: Array.from({ length: 60 }, (_, index) => ({
          name: `𠮷祥会連合葛󠄀城広域見本領域その${index + 1}　専門研修プログラム（邉邊・濵德瀨病院群）`,
          trainees: 99_999_999,
        })),
        longHoursReason: short.content.longHoursReason.repeat(80),
        efficiencyMeasures: short.content.efficiencyMeasures.repeat(80),
      },
    },
  },
};
