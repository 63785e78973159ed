import type { Application } from './application.js';

/** Fictional heads of an application, for the samples of 様式1–4: the usual, and one of rare characters and long names. */
export const sampleApplication: Application = {
  procedure: 'new',
  date: '2026-11-30',
  addressee: '見本県知事',
  establisher: { address: '見本市中央１丁目２番３号', name: '医療法人青雲会', representative: '理事長　見本　三郎' },
  administrator: '見本　一郎',
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  attachments: [
    { name: '医師労働時間短縮計画（案）', state: 'attached' },
    { name: '医療機関勤務環境評価センターの評価結果の通知書', state: 'attached' },
    { name: '様式９　誓約書', state: 'attached' },
  ],
  content: { contactName: '見本　花子', contactPhone: '000-000-0000', change: { matters: '', reason: '' } },
};

export const extremeApplication: Application = {
  ...sampleApplication,
  procedure: 'change',
  gmisNumber: '見本-0123456789',
  establisher: {
    address: '見本県見本郡見本町大字葛󠄀辻󠄀字祇󠄀園１２３番地の４５６　見本合同庁舎別館',
    name: '社会医療法人𠮷祥会連合見本広域医療福祉事業団',
    representative: '理事長　辻󠄀邊　德瀨',
  },
  administrator: '髙﨑　邉濵',
  institutionName: '社会医療法人𠮷祥会　髙﨑辻󠄀葛󠄀祇󠄀邉邊濵德瀨記念総合医療センター附属見本病院',
  location: '見本県見本郡見本町大字葛󠄀辻󠄀字祇󠄀園１２３番地の４５６',
  attachments: Array.from({ length: 30 }, (_, index) => ({
    name: `見本の添付書類その${index + 1}（医師の労働時間の短縮に関する取組を示すもの）`,
    state: index % 4 === 0 ? ('missing' as const) : ('attached' as const),
  })),
  content: {
    contactName: '𠮷野　葛󠄀子',
    contactPhone: '000-000-0000（内線0000）',
    change: {
      matters: '診療科の追加に伴い、指定に係る業務に従事する医師の範囲を改める。'.repeat(40),
      reason: '圏域の他の病院が救急の受入れを休止したため。'.repeat(60),
    },
  },
};
