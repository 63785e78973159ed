import {
  caption,
  heading,
  leadIn,
  issuer,
  keptTogether,
  paragraph,
  rightAligned,
  ruledTable,
  title,
  underHeading,
  type Content,
  widthOfLines,
} from '../src/pdf/elements/elements.js';
import type { Form } from './parts/form.js';
import { choice, date, list, optional, record, text, type InputOf } from './parts/input.js';
import { kindField } from './parts/kinds.js';
import { correctionOf, correctsField, subjectOf } from './parts/letter.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { fullWidth, articleForKinds, designationArticles, kindInFull } from '../src/procedure/terms/official-words.js';
import { letterDateLines, letterDate, WIDEST_DATE_LINES } from '../src/procedure/calendar/letter-date.js';
import { type Kind } from '../src/procedure/terms/kinds.js';
import { LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const actField = choice('公示する処分', {
  new: '指定',
  renewal: '更新',
  change: '業務の変更の承認',
  revocation: '取消し',
});

const input = record('公示文', {
  number: optional(text('公示の番号', 60)),
  date: date('公示の日付'),
  governorTitle: text('知事の職名'),
  governorName: optional(text('知事の氏名')),
  designations: list(
    '指定',
    record('指定', {
      act: actField,
      kind: kindField,
      institutionName: text('医療機関の名称', LONGEST_REGISTERED),
      location: text('所在の場所', LONGEST_REGISTERED),
      actedOn: date('処分の年月日'),
      validFrom: date('有効期間の始まり'),
      validUntil: date('有効期間の満了日'),
      /** Of an approved change; what was made public before bears none. */
      changed: optional(list('変更した事項', text('事項', LONGEST_TEXT))),
    }),
  ),
  corrects: correctsField,
});

export type PublicNoticeInput = InputOf<typeof input>;
type Line = PublicNoticeInput['designations'][number];
type Act = Line['act'];

const ACTS = Object.keys(actField.choices) as Act[];
const KINDS = Object.keys(kindField.choices) as Kind[];

const LAW = '医療法（昭和２３年法律第２０５号）';

/** What was done, under which article, and which article has it made public (法113⑥, 115④, 116②, 117③ with their 準用). */
function sentence(act: Act, kinds: readonly Kind[]): string {
  const publicly = (article: string) => `同法${articleForKinds(kinds, article)}`;
  switch (act) {
    case 'new':
      return `${LAW}${designationArticles(kinds)}の規定により、次の病院又は診療所を特定労務管理対象機関として指定したので、${publicly('113⑥')}の規定により公示する。`;
    case 'renewal':
      return `${LAW}${articleForKinds(kinds, '115①')}の規定により、次の特定労務管理対象機関の指定を更新したので、${publicly('115④')}において準用する同法第１１３条第６項の規定により公示する。`;
    case 'change':
      return `${LAW}${articleForKinds(kinds, '116①')}の規定により、次の特定労務管理対象機関の業務の変更を承認したので、${publicly('116②')}において準用する同法第１１３条第６項の規定により公示する。`;
    case 'revocation':
      return `${LAW}${articleForKinds(kinds, '117①')}の規定により、次の特定労務管理対象機関の指定を取り消したので、${publicly('117③')}の規定により公示する。`;
  }
}

const ACTED_ON: Readonly<Record<Act, string>> = {
  new: '指定年月日',
  renewal: '更新年月日',
  change: '承認年月日',
  revocation: '取消年月日',
};
const PERIOD: Readonly<Record<Act, string>> = {
  new: '指定の\n有効期間',
  renewal: '指定の\n有効期間',
  change: '指定の\n有効期間',
  revocation: '取り消した\n指定の期間',
};

/** Widths of the text in points; the place takes what is left. What a change changed stands under the kind. */
const WIDTHS = { name: 100, nameOfChanged: 92, place: 58, kind: 78, changedKind: 94 };

function table(act: Act, lines: readonly Line[]): Content {
  const isChange = act === 'change';
  const nameWidth = isChange ? WIDTHS.nameOfChanged : WIDTHS.name;
  const kindWidth = isChange ? WIDTHS.changedKind : WIDTHS.kind;
  return ruledTable(
    [
      rowNumberWidth(lines.length),
      nameWidth,
      '*',
      kindWidth,
      widthOfLines(WIDEST_DATE_LINES),
      widthOfLines(`${WIDEST_DATE_LINES}から`),
    ],
    [
      [
        caption('番号'),
        caption('医療機関の名称'),
        caption('所在の場所'),
        caption(isChange ? '指定の区分及び\n変更した事項' : '指定の区分'),
        caption(ACTED_ON[act]),
        caption(PERIOD[act]),
      ],
      ...lines.map((line, index) => [
        rowNumber(index + 1),
        line.institutionName,
        line.location,
        kindCell(line),
        letterDateLines(line.actedOn),
        `${letterDateLines(line.validFrom)}から\n${letterDateLines(line.validUntil)}まで`,
      ]),
    ],
  );
}

/** The level below its kind, and below both what was changed. */
function kindCell({ kind, changed = [] }: Line): string {
  const level = kindInFull(kind).replace(/(?:提供|研修)機関/u, keptTogether);
  return [level.replace('（', '\n（'), ...changed].join('\n');
}

/** One sentence and one table for each kind of decision, under headings where there are several. */
function blocks({ designations }: PublicNoticeInput): Content[] {
  const acts = ACTS.filter((act) => designations.some((line) => line.act === act));
  return acts.flatMap((act, index) => {
    const lines = designations.filter((line) => line.act === act);
    const kinds = KINDS.filter((kind) => lines.some((line) => line.kind === kind));
    return [
      ...(acts.length > 1 ? [heading(fullWidth(String(index + 1)), actField.choices[act])] : []),
      leadIn(paragraph(sentence(act, kinds))),
      table(act, lines),
    ];
  });
}

/** The sentence tells what was done; a day that is still to come does not fit it. */
function cautions({ date: publishedOn, designations }: PublicNoticeInput): string[] {
  return designations
    .filter(({ actedOn }) => actedOn > publishedOn)
    .map(
      ({ institutionName, act }) =>
        `${institutionName}の${ACTED_ON[act]}は、公示の日付より後です。公示の日付を確かめてください。`,
    );
}

const line: Line = {
  act: 'new',
  kind: 'B',
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  actedOn: '2027-04-01',
  validFrom: '2027-04-01',
  validUntil: '2030-03-31',
};

const short: PublicNoticeInput = {
  number: '見本県告示第３４５号',
  date: '2027-04-01',
  governorTitle: '見本県知事',
  governorName: '見本　太郎',
  designations: [
    line,
    {
      ...line,
      kind: 'RENKEI_B',
      institutionName: '医療法人緑風会　見本大学前病院',
      location: '見本市北４条西５丁目６番地',
    },
  ],
};

/** 公示文: designations, renewals, approved changes and revocations made public (法113⑥, 117③; 則83, 86). */
export const publicNotice: Form<PublicNoticeInput> = {
  id: 'public-notice',
  version: '2',
  wording: { number: '', title: '特定労務管理対象機関の指定等の公示' },
  stage: 'decision',
  readers: ['hospital', 'healthCentre', 'supportCentre'],
  legalBasis:
    '医療法第113条第6項・第115条第4項・第116条第2項・第117条第3項（第118条第2項・第119条第2項・第120条第2項において準用する場合を含む。）、医療法施行規則第83条・第86条・第90条・第93条・第97条・第100条・第104条・第107条',
  certainty: 'unconfirmed',
  inferred:
    '公示文の実物は未見。公示の方法（インターネットの利用その他の適切な方法）は法令による。公示する事項は法令に定めがなく、名称・所在の場所・区分・年月日・有効期間は推定。業務の変更の承認では、指定に係る事項（小項目、研修の別、特定分野）の追加と削除を載せる。医療機関が書いた「変更しようとする事項」の文を公示してよいかは確かめておらず、載せない。告示番号を付けるかは県による。',
  input,
  cautions,
  content: (form, words) => [
    ...(form.number === undefined ? [] : [underHeading(form.number)]),
    title(subjectOf(words.title, form.corrects)),
    ...correctionOf(form.corrects),
    rightAligned([letterDate(form.date)]),
    issuer([[form.governorTitle, form.governorName].filter((part) => part !== undefined).join('　')]),
    ...blocks(form),
  ],
  samples: {
    short,
    long: {
      ...short,
      designations: [
        line,
        { ...line, kind: 'C2', institutionName: '見本高度医療センター' },
        { ...line, act: 'renewal', kind: 'RENKEI_B', institutionName: '見本第二総合病院' },
        { ...line, act: 'renewal', kind: 'C1', institutionName: '見本臨床研修病院' },
        {
          ...line,
          act: 'change',
          institutionName: '見本第三病院',
          changed: [
            '追加：(2)イ その他居宅等における医療に積極的な役割を果たす医療機関',
            '削除：(3)イ 脳卒中の急性期医療を行う医療機関',
          ],
          actedOn: '2027-03-15',
          validFrom: '2024-04-01',
          validUntil: '2027-03-31',
        },
        {
          ...line,
          act: 'revocation',
          kind: 'C1',
          institutionName: '見本第四病院',
          actedOn: '2027-03-20',
          validFrom: '2024-04-01',
          validUntil: '2027-03-31',
        },
      ],
    },
    extreme: {
      ...short,
      governorName: undefined,
      designations: Array.from({ length: 60 }, (_, index) => ({
        ...line,
        act: index < 50 ? ('renewal' as const) : ('new' as const),
        kind: KINDS[index % 4] as Kind,
        institutionName: `医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉邊第${index + 1}見本記念病院`,
        location: `見本市濵德瀨町辻󠄀${index + 1}番地`,
      })),
      corrects: { number: '見本県告示第３４４号', date: '2027-03-31', reason: '医療機関の名称に誤りがあったため。' },
    },
  },
};
