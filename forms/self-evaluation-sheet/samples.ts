import type { SelfEvaluationItem, SelfEvaluationSheetInput } from './input.js';
import { RENEWAL_ONLY, SAMPLE_QUESTIONS } from './sample-questions.js';

const PLACES = ['第２章', '３ページ', '第１４条から第１８条まで', '議事録の２ページの下線部', '一覧表'];

/** An answer for every item: most are met, some are in the plan, `unmet` are not. */
function answered(
  unmet: readonly number[],
  planned: readonly number[],
  status: (title: string) => string,
): SelfEvaluationItem[] {
  return SAMPLE_QUESTIONS.map(([no, required, area, title, documents]) => {
    const question = { no, required, area, title };
    if (unmet.includes(no))
      return {
        ...question,
        answer: 'unmet',
        status: '手順を定めておらず、記録がない。令和８年１２月までに定める。',
        evidence: [],
      };
    if (no === 76) return { ...question, answer: 'notApplicable', evidence: [] };
    const evidence = documents.map((document, index) => ({
      document,
      place: PLACES[(no + index) % PLACES.length] ?? '',
    }));
    if (planned.includes(no)) {
      const inPlan = [{ document: '医師労働時間短縮計画', place: '２ページ' }];
      return {
        ...question,
        answer: 'planned',
        status: '令和９年９月までに規程を定め、１０月から行う。',
        evidence: inPlan,
      };
    }
    return { ...question, answer: 'met', status: status(title), evidence };
  });
}

const usual = answered([], [55, 66, 72], (title) => `${title}について、院内の規程に定め、令和８年４月から行っている。`);

export const shortSheet: SelfEvaluationSheetInput = {
  institutionName: '医療法人青雲会　見本中央病院',
  kinds: ['B'],
  examination: 'first',
  asOf: '2026-08-31',
  items: usual.filter(({ no }) => !RENEWAL_ONLY.includes(no)),
};

export const longSheet: SelfEvaluationSheetInput = {
  ...shortSheet,
  institutionName: '社会医療法人白樺会　見本第二総合病院',
  kinds: ['B', 'RENKEI_B', 'C1'],
  examination: 'renewal',
  items: answered(
    [24, 39, 68, 81],
    [5, 47, 55, 66, 72, 74],
    (title) =>
      `${title}について、担当する部署と責任者を規程に定めている。毎月の勤務環境改善委員会で状況を確かめ、課題のある診療科には事務部門から働きかけている。前回の受審の後に手順を改め、全ての医師に書面で知らせた。`,
  ),
};

export const extremeSheet: SelfEvaluationSheetInput = {
  ...longSheet,
  institutionName: '医療法人社団𠮷祥会　辻󠄀葛󠄀祇󠄀髙﨑邉邊濵德瀨記念総合医療センター附属見本病院',
  kinds: ['B', 'RENKEI_B', 'C1', 'C2'],
  items: longSheet.items.map((item) => {
    if (item.answer !== 'met' || item.no % 6 !== 0) return item;
    const evidence = Array.from({ length: 6 }, (_, index) => ({
      document: `辻󠄀葛󠄀棟祇󠄀園班の規程集その${index + 1}（髙﨑・𠮷田・邉見・濵田・德永・瀨川が作成し、令和８年４月に改めたもの）`,
      place: '第１２条第３項から第１８条まで及び別表の下線部',
    }));
    return { ...item, status: item.status?.repeat(8), evidence };
  }),
};
