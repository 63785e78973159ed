import {
  caption,
  endOfDocument,
  heading,
  ruledTable,
  type Content,
  type TableCell,
  widthOfLines,
} from '../src/pdf/elements/elements.js';
import { evidenceFields, evidenceHead, question } from './parts/evidence.js';
import type { Form } from './parts/form.js';
import { APPLICATION } from './parts/place.js';
import { record, type InputOf } from './parts/input.js';
import { printed } from './parts/printed-content.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { letterDate, WIDEST_DATE } from '../src/procedure/calendar/letter-date.js';

const input = record('様式８', {
  ...evidenceFields,
  content: printed('C2', 'business', 'field', 'doctors', 'supervision', 'longHoursReason'),
});

export type ApplicationForm8Input = InputOf<typeof input>;

/** Doctors to whom C-2 applies at once; a hospital may have none yet (提出書類一覧: 指定後すぐに該当者がいる場合). */
function doctorTable({ doctors }: ApplicationForm8Input['content'], none: string): Content {
  const rows = doctors.map(({ name, planFrom, planTo, confirmedOn }, index): TableCell[] => [
    rowNumber(index + 1),
    name,
    `${letterDate(planFrom ?? '')}から\n${letterDate(planTo ?? '')}まで`,
    letterDate(confirmedOn ?? ''),
  ]);
  return ruledTable(
    [rowNumberWidth(rows.length), '*', widthOfLines(`${WIDEST_DATE}から`), widthOfLines(WIDEST_DATE)],
    [
      [caption('番号'), caption('氏名'), caption('技能研修計画の計画期間'), caption('厚生労働大臣の\n確認の日')],
      ...(rows.length > 0 ? rows : [[{ text: none, colSpan: 4 }, {}, {}, {}]]),
    ],
  );
}

const short: ApplicationForm8Input = {
  institutionName: '医療法人青雲会　見本中央病院',
  content: {
    business: '特定分野における高度な技能を修得するための研修に係る業務',
    field: '見本分野',
    doctors: [{ name: '見本　四郎', planFrom: '2027-04-01', planTo: '2030-03-31', confirmedOn: '2026-09-15' }],
    supervision: '指導医３人が交代で手術を指導し、週に一度、研修の進み具合を医師と確かめる。',
    longHoursReason: '長時間に及ぶ手術を続けて経験しなければ、高度な技能を身に付けることができない。',
  },
};

/** 様式8: the training behind an application for C-2 (則101④, 則102②一). */
export const applicationForm8: Form<ApplicationForm8Input, 'doctors' | 'noDoctors' | 'supervision' | 'reason'> = {
  id: 'application-form-8',
  version: '1',
  wording: {
    number: '様式８',
    title: '医療法第１２０条第１項の指定に係る業務があることを証する書類',
    doctors: '指定後すぐに適用する医師',
    noDoctors: '指定後すぐに適用する医師はいない。',
    supervision: '指導体制',
    reason: '研修を受ける医師をやむを得ず長時間従事させることが必要な理由',
  },
  ...APPLICATION,
  legalBasis: '医療法施行規則第101条・第102条第2項第1号（更新は第105条第2項、業務の変更は第106条第8項が準用）',
  certainty: 'unconfirmed',
  inferred: '番号（様式８）は資料のとおり。白紙の原本は未見で、欄と配置は推定。',
  input,
  content: (form, words) =>
    endOfDocument([
      ...evidenceHead(form, words, [
        ['指定に係る業務の内容', form.content.business],
        ['特定分野', form.content.field],
      ]),
      heading('１', words.doctors),
      doctorTable(form.content, words.noDoctors),
      ...question('２', words.supervision, form.content.supervision),
      ...question('３', words.reason, form.content.longHoursReason),
    ]),
  samples: {
    short,
    long: {
      ...short,
      content: {
        ...short.content,
        doctors: Array.from({ length: 14 }, () => short.content.doctors).flat(),
        supervision: short.content.supervision.repeat(8),
      },
    },
    extreme: {
      institutionName: '社会医療法人𠮷祥会　髙﨑辻󠄀葛󠄀祇󠄀邉邊濵德瀨記念総合医療センター附属見本病院',
      content: {
        business: '高度な技能を修得するための手術及び術後の管理の業務。'.repeat(30),
        field: '見本特定分野（辻󠄀葛󠄀祇󠄀の技能）'.repeat(6),
        doctors: Array.from({ length: 60 }, (_, index) => ({
          name: `𠮷邊　德瀨（第${index + 1}）`,
          planFrom: '2027-04-01',
          planTo: '2030-03-31',
          confirmedOn: '2026-09-15',
        })),
        supervision: short.content.supervision.repeat(80),
        longHoursReason: short.content.longHoursReason.repeat(80),
      },
    },
  },
};
