import {
  caption,
  endOfDocument,
  heading,
  ruledTable,
  type Content,
  type TableCell,
} from '../src/pdf/elements/elements.js';
import { countOfInstitutions } from '../src/procedure/fields/destinations.js';
import { evidenceFields, evidenceHead, question } from './parts/evidence.js';
import { columnFigure } from './parts/figure.js';
import type { Form } from './parts/form.js';
import { APPLICATION } from './parts/place.js';
import { list, optional, record, text, type InputOf } from './parts/input.js';
import { printed } from './parts/printed-content.js';
import { LONGEST_REGISTERED } from '../src/procedure/fields/limits.js';

const input = record('様式６', {
  ...evidenceFields,
  /** Names of the destinations' areas, in their order; none of one in another prefecture, which says where it is. */
  areas: list('所在する二次医療圏', optional(text('名称', LONGEST_REGISTERED)), 0),
  content: printed('RENKEI_B', 'destinations', 'longHoursReason'),
});

export type ApplicationForm6Input = InputOf<typeof input>;

/** Widths of the text in points; the name takes the rest. */
const WIDTHS = { name: 120, area: 68, department: 78 };

function destinationTable({ areas, content: { destinations } }: ApplicationForm6Input): Content {
  const right = (value: number | null, unit: string): TableCell => ({
    text: columnFigure(value, unit),
    alignment: 'right',
  });
  const institutions = countOfInstitutions(destinations);
  const areaOf = (index: number) => areas[index] ?? destinations[index]?.elsewhere ?? '';
  return ruledTable(
    [24, '*', WIDTHS.area, WIDTHS.department, 64, 64],
    [
      [
        caption('番号'),
        caption('派遣先の病院又は\n診療所の名称'),
        caption(
          destinations.some(({ elsewhere }) => elsewhere !== '')
            ? '所在する\n二次医療圏\n又は市町村'
            : '所在する\n二次医療圏',
        ),
        caption('派遣する\n診療科'),
        caption('延べ派遣\n人数\n（年間）'),
        caption('派遣延べ\n日数\n（年間）'),
      ],
      ...destinations.map(({ institutionName, department, persons, days }, index): TableCell[] => [
        { text: String(index + 1), alignment: 'center' },
        institutionName,
        areaOf(index),
        department,
        right(persons, '人'),
        right(days, '日'),
      ]),
      [
        { text: `合計　${columnFigure(institutions, '医療機関')}`, colSpan: 4, alignment: 'right' },
        {},
        {},
        {},
        right(sumOf(destinations.map(({ persons }) => persons)), '人'),
        right(sumOf(destinations.map(({ days }) => days)), '日'),
      ],
    ],
  );
}

/** Not known while one of them is not. */
function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

const short: ApplicationForm6Input = {
  institutionName: '医療法人緑風会　見本大学前病院',
  areas: ['十勝', '釧路'],
  content: {
    destinations: [
      {
        institutionName: '見本町立診療所',
        planningAreaId: 'tokachi',
        elsewhere: '',
        department: '内科',
        persons: 12,
        days: 48,
      },
      {
        institutionName: '見本湾岸病院',
        planningAreaId: 'kushiro',
        elsewhere: '',
        department: '救急科',
        persons: 8,
        days: 52,
      },
    ],
    longHoursReason: '圏域に専門医がおらず、当院から医師を派遣しなければ、派遣先の外来と当直を続けることができない。',
  },
};

/** 様式6: the dispatch of doctors behind an application for 連携B (則87, 則88②一). */
export const applicationForm6: Form<ApplicationForm6Input, 'destinations' | 'reason'> = {
  id: 'application-form-6',
  version: '1',
  wording: {
    number: '様式６',
    title: '医療法第１１８条第１項の指定に係る派遣の実施に関する書類',
    destinations: '管理者の指示その他管理者が医療提供体制の確保のために必要と認めた医師の派遣',
    reason: '地域の医療提供体制を確保するために、派遣が必要である理由',
  },
  ...APPLICATION,
  legalBasis: '医療法施行規則第87条・第88条第2項第1号（更新は第91条第2項、業務の変更は第92条第4項が準用）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式６）、書類の名、理由の欄の名は資料のとおり。白紙の原本は未見で、派遣先の欄（確認様式２の項目に合わせた。）と配置は推定。',
  input,
  content: (form, words) =>
    endOfDocument([
      ...evidenceHead(form, words, []),
      heading('１', words.destinations),
      destinationTable(form),
      ...question('２', words.reason, form.content.longHoursReason),
    ]),
  samples: {
    short,
    long: {
      ...short,
      areas: Array.from({ length: 36 }, () => '上川中部'),
      content: {
        destinations: Array.from({ length: 36 }, (_, index) => ({
          institutionName: `見本第${index + 1}病院`,
          planningAreaId: 'kamikawachubu',
          elsewhere: '',
          department: index % 2 === 0 ? '消化器内科' : '心臓血管外科',
          persons: 24 + index,
          days: 1200 + index,
        })),
        longHoursReason: short.content.longHoursReason.repeat(6),
      },
    },
    extreme: {
      institutionName: '学校法人髙﨑辻󠄀学園　𠮷祥葛󠄀祇󠄀邉邊濵德瀨大学附属見本病院',
      areas: Array.from({ length: 120 }, () => '北渡島檜山'),
      content: {
        destinations: Array.from({ length: 120 }, (_, index) => ({
          institutionName: `医療法人社団𠮷祥会　邉邊第${index + 1}見本記念病院附属葛󠄀城診療所`,
          planningAreaId: 'kitaoshimahiyama',
          elsewhere: '',
          department: '心臓血管外科・呼吸器外科',
          persons: 99_999_999,
          days: 99_999_999,
        })),
        longHoursReason: short.content.longHoursReason.repeat(120),
      },
    },
  },
};
