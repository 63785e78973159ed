/** 連携B水準: where doctors are sent, and why. */
import { applicant, pledge } from './common-sections.js';
import { INSTITUTION_FIELDS } from './destinations.js';
import { area, line, number, rows, section, text } from './field.js';
import { LONGEST_PLACE, MOST_IN_A_YEAR } from './limits.js';

const dispatch = section({
  id: 'dispatch',
  title: '医師の派遣',
  form: '様式6',
  lead: '管理者の指示などにより医師を派遣している医療機関と、その年間の実績を入力します。',
  fields: {
    destinations: rows(
      '派遣先の医療機関',
      {
        institutionName: line('派遣先の医療機関の名称', {
          label: '医療機関の名称',
          headings: ['派遣先', '派遣先名', '派遣先医療機関', '派遣先医療機関名', '医療機関名', '病院名', '名称'],
          example: '根室海灯病院',
        }),
        planningAreaId: area('派遣先の所在する二次医療圏', {
          label: '所在する二次医療圏（同じ都道府県の中のとき）',
          headings: ['二次医療圏', '医療圏', '圏域', '構想区域'],
          optional: true,
          example: 'nemuro',
        }),
        elsewhere: line('派遣先の所在する都道府県と市町村', {
          label: '都道府県と市町村（ほかの都道府県のとき）',
          headings: ['都道府県・市町村', '都道府県', 'ほかの都道府県', '他の都道府県', '他県'],
          optional: true,
          longest: LONGEST_PLACE,
          example: '',
        }),
        department: line('派遣する診療科', {
          width: 12,
          headings: ['診療科', '診療科名', '派遣診療科'],
          example: '内科',
        }),
        persons: number('延べ派遣人数（年間）', {
          unit: '人',
          least: 1,
          most: MOST_IN_A_YEAR,
          headings: ['派遣人数', '派遣延べ人数', '延べ人数', '延人数', '人数'],
          example: 20,
        }),
        days: number('派遣延べ日数（年間）', {
          unit: '日',
          least: 1,
          most: MOST_IN_A_YEAR,
          headings: ['派遣日数', '延べ派遣日数', '延べ日数', '延日数', '日数'],
          example: 100,
        }),
      },
      {
        rowLabel: '派遣先',
        unique: [...INSTITUTION_FIELDS, 'department'],
        formItem: '様式6・確認様式2',
        support: '診療科ごとに一つの行にしてください。空の行は保存されません',
      },
    ),
    longHoursReason: text('派遣が必要である理由', {
      formItem: '様式6',
      rows: 8,
      example: '圏域に専門医がおらず、当院から医師を派遣しなければ外来と当直を続けられない。',
    }),
  },
});

export const SECTIONS_OF_RENKEI_B = [applicant, dispatch, pledge] as const;
