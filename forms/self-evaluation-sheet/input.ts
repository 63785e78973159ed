import { choice, count, date, list, longText, optional, record, text, type InputOf } from '../parts/input.js';
import { kindField } from '../parts/kinds.js';
import { EXAMINATION_LABEL } from '../../src/procedure/requirements/self-evaluation.js';
import { LONGEST_REGISTERED } from '../../src/procedure/fields/limits.js';

const areaField = choice('領域', {
  structure: '労務管理体制（ストラクチャー）',
  process: '医師の労働時間短縮に向けた取組（プロセス）',
  outcome: '取組の実施後の評価（アウトカム）',
});

const answerField = choice('自己評価', {
  met: '達成している',
  planned: '実施時期を定め、取り組むことを時短計画に記載している',
  unmet: '達成していない',
  notApplicable: '対象者なし',
});

const itemField = record('評価項目', {
  no: count('番号'),
  title: text('評価項目', 200),
  area: areaField,
  required: choice('必須項目', { yes: '必須', no: '必須でない' }),
  answer: answerField,
  status: optional(longText('取組状況', 1000)),
  evidence: list('資料', record('資料', { document: text('資料名', 150), place: text('該当箇所', 150) }), 0),
});

export const sheetInput = record('自己評価シート', {
  institutionName: text('医療機関名', LONGEST_REGISTERED),
  kinds: list('指定の区分', kindField),
  examination: choice('受審の種類', EXAMINATION_LABEL),
  asOf: date('自己評価の年月日'),
  items: list('評価項目', itemField),
});

export const AREAS = areaField.choices;

export type SelfEvaluationSheetInput = InputOf<typeof sheetInput>;
export type SelfEvaluationItem = SelfEvaluationSheetInput['items'][number];
export type Answer = SelfEvaluationItem['answer'];
