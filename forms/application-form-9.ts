import {
  caption,
  centred,
  endOfDocument,
  formNumber,
  heading,
  leadIn,
  labelledRows,
  paragraph,
  ruledTable,
  title,
  type Content,
} from '../src/pdf/elements/elements.js';
import { applicantHead, applicantHeadFields } from './parts/applicant.js';
import type { Form } from './parts/form.js';
import { APPLICATION } from './parts/place.js';
import { record, text, type InputOf } from './parts/input.js';
import { printed } from './parts/printed-content.js';
import { kindField, procedureField } from './parts/kinds.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { KIND_INFO, type ProcedureType } from '../src/procedure/terms/kinds.js';
import { LABOUR_LAW } from '../src/procedure/terms/labour-law.js';
import { inFull } from '../src/procedure/terms/official-words.js';
import { article113For, violationArticle } from '../src/procedure/terms/law.js';
import { LONGEST_REGISTERED } from '../src/procedure/fields/limits.js';

const input = record('様式９', {
  kind: kindField,
  procedure: procedureField,
  ...applicantHeadFields,
  institutionName: text('病院又は診療所の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  administrator: text('管理者の氏名', LONGEST_REGISTERED),
  content: printed('B', 'pledge', 'violation'),
});

export type ApplicationForm9Input = InputOf<typeof input>;

const APPLIED_FOR: Readonly<Record<ProcedureType, string>> = {
  new: '指定の申請',
  renewal: '指定の更新の申請',
  change: '業務の変更の承認の申請',
};

/** One sentence: who pledges what, in which application. */
function pledge({ kind, procedure }: ApplicationForm9Input): string {
  return `${KIND_INFO[kind].institutionTitle}の${APPLIED_FOR[procedure]}に当たり、下記の病院又は診療所について、${inFull(article113For({ kind, procedure }, '③三'))}の要件を満たすこと、すなわち、${inFull(violationArticle({ kind, procedure }))}に定める次の事実がないことを誓約します。`;
}

/** A pledge that was not given has no day. */
function pledgedOn({ pledge: { agreed, pledgedOn: on } }: ApplicationForm9Input['content']): string {
  return agreed && on !== null ? on : '';
}

function provisions(): Content {
  return ruledTable(
    [110, '*'],
    [[caption('法令'), caption('条項')], ...LABOUR_LAW.map(({ law, articles }) => [law, articles.join('、')])],
  );
}

/** A referral that does not bar the application may exist: not made public, or longer than a year ago (則82②). */
function referralRows({ exists, referredOn, publishedOn }: ApplicationForm9Input['content']['violation']): Content {
  if (!exists) return labelledRows([['送致等', 'なし']]);
  return labelledRows([
    ['送致等', `あり（${letterDate(referredOn ?? '')}）`],
    ['公表', publishedOn === null ? 'なし' : `あり（${letterDate(publishedOn)}）`],
  ]);
}

const short: ApplicationForm9Input = {
  kind: 'B',
  procedure: 'new',
  content: {
    pledge: { agreed: true, pledgedOn: '2026-11-30' },
    violation: { exists: false, referredOn: null, publishedOn: null },
  },
  addressee: '見本県知事',
  establisher: { address: '見本市中央１丁目２番３号', name: '医療法人青雲会', representative: '理事長　見本　三郎' },
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  administrator: '見本　一郎',
};

/** 様式9 誓約書: no published referral for a violation of labour law within a year (法113③三, 令14, 則82②). */
export const applicationForm9: Form<ApplicationForm9Input, 'fact'> = {
  id: 'application-form-9',
  version: '1',
  wording: {
    number: '様式９',
    title: '誓約書',
    fact: '当該病院又は診療所の管理者が次に掲げる法令の規定に違反する行為をした場合であって、当該行為に係る事件について刑事訴訟法（昭和２３年法律第１３１号）第２０３条第１項（同法第２１１条及び第２１６条において準用する場合を含む。）若しくは第２４６条の規定による送致又は同法第２４２条の規定による送付（以下「送致等」という。）が行われ、その旨の公表が行われたものであって、この申請の時において、当該送致等の日から起算して１年を経過していないもの',
  },
  ...APPLICATION,
  legalBasis:
    '医療法第113条第3項第3号、医療法施行令第14条、医療法施行規則第82条第2項、第81条第2項第3号（連携Ｂは第89条第2項・第88条第2項第3号、Ｃ－１は第96条第2項・第95条第2項第3号、Ｃ－２は第103条第2項・第102条第2項第4号）',
  certainty: 'unconfirmed',
  inferred:
    '番号（様式９）と名称、誓約する事実とその条項は資料と法令のとおり。白紙の原本は未見で、文面、配置、宛名、送致等の有無の欄は推定。医療法施行令第14条の条文そのものは確認しておらず、条項は道の資料による。',
  input,
  content: (form, words) =>
    endOfDocument([
      formNumber(words.number),
      title(words.title),
      ...applicantHead(pledgedOn(form.content), form),
      paragraph(pledge(form)),
      centred('記'),
      heading('１', '病院又は診療所'),
      labelledRows([
        ['名称', form.institutionName],
        ['所在の場所', form.location],
        ['管理者の氏名', form.administrator],
      ]),
      heading('２', '誓約する事実'),
      leadIn(paragraph(words.fact)),
      provisions(),
      heading('３', '管理者に係る送致等の有無'),
      referralRows(form.content.violation),
    ]),
  samples: {
    short,
    long: {
      ...short,
      kind: 'C2',
      procedure: 'renewal',
      content: {
        ...short.content,
        violation: { exists: true, referredOn: '2025-06-30', publishedOn: '2025-07-04' },
      },
    },
    extreme: {
      ...short,
      kind: 'RENKEI_B',
      procedure: 'change',
      establisher: {
        address: '見本県見本郡見本町大字葛󠄀辻󠄀字祇󠄀園１２３番地の４５６　見本合同庁舎別館',
        name: '社会医療法人𠮷祥会連合見本広域医療福祉事業団',
        representative: '理事長　辻󠄀邊　德瀨',
      },
      institutionName: '社会医療法人𠮷祥会　髙﨑辻󠄀葛󠄀祇󠄀邉邊濵德瀨記念総合医療センター附属見本病院',
      location: '見本県見本郡見本町大字葛󠄀辻󠄀字祇󠄀園１２３番地の４５６'.repeat(3),
      administrator: '髙﨑　邉濵',
      content: { ...short.content, violation: { exists: true, referredOn: '2026-10-01', publishedOn: null } },
    },
  },
};
