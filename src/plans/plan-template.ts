/** The plan as a Word file to fill in: the headings of the guideline's template (domain.md §4.11), with what is known of the hospital. */
import {
  AlignmentType,
  Document,
  type FileChild,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  EFFORTS,
  HEADINGS,
  HOURS,
  MAKING,
  MANAGEMENT,
  PROGRESS,
} from '../../forms/work-time-reduction-plan/outline.js';
import { KIND_INFO, type Kind } from '../procedure/terms/kinds.js';

export interface PlanTemplateFacts {
  kind: Kind;
  institution: { name: string; address: string; administratorName: string };
}

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'ＭＳ 明朝' };
/** Half points. */
const SIZE = 21;
/** Twentieths of a point between two paragraphs. */
const GAP = 120;
const HINT_COLOUR = '595959';

const line = (text: string) => new Paragraph({ text, spacing: { after: GAP } });
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading: level, keepNext: true, spacing: { before: 2 * GAP, after: GAP } });
const hint = (text: string) =>
  new Paragraph({
    children: [new TextRun({ text: `※　${text}`, color: HINT_COLOUR, size: SIZE - 3 })],
    spacing: { after: GAP },
  });
const cell = (text: string, percent: number) =>
  new TableCell({ width: { size: percent, type: WidthType.PERCENTAGE }, children: [new Paragraph(text)] });

/** A table whose columns have these widths, in hundredths of the page's width. */
function table(widths: readonly number[], rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (texts) => new TableRow({ cantSplit: true, children: widths.map((width, at) => cell(texts[at] ?? '', width)) }),
    ),
  });
}

const facts = (rows: readonly (readonly [string, string])[]) => table([30, 70], rows);
const progress = () => [
  facts([
    [PROGRESS.actual('前年度'), ''],
    [PROGRESS.target, ''],
    [PROGRESS.final, ''],
  ]),
  line(''),
];

/**
 * The file, to be filled in with a word processor (.docx). The headings are the guideline's, whose form is free; the notes say what the law asks for
 * (則82①, for C-1 also 則96①二ロ).
 */
export async function planTemplate({ kind, institution }: PlanTemplateFacts): Promise<Buffer> {
  const { HEADING_1, HEADING_2, HEADING_3 } = HeadingLevel;
  const efforts = Object.entries(EFFORTS).filter(([part]) => part !== 'training' || kind === 'C1');
  const children: FileChild[] = [
    new Paragraph({ text: '医師労働時間短縮計画の案', heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
    hint('灰色の「※」の行は書き方の説明です。提出する前に消してください。欄は足しても構いません。'),
    facts([
      ['医療機関の名称', institution.name],
      ['所在の場所', institution.address],
      ['管理者', institution.administratorName],
      ['指定の区分', KIND_INFO[kind].label],
      ['計画期間', '令和　年　月　日から令和　年　月　日まで'],
      ['作成年月日', '令和　年　月　日'],
      ['対象医師', '○○科医師（　名）'],
    ]),
    hint('計画期間は5年以内です。対象医師は、診療科ごとに水準別の人数を書きます。'),
    heading(`１　${HEADINGS.common}`, HEADING_1),
    heading(`(1)　${HEADINGS.hours}`, HEADING_2),
    hint('診療科ごとに一つの表をつくります。時間数は、1年間の時間外・休日労働の合計です。'),
    line('○○科医師（　名）'),
    table(
      [31, 23, 23, 23],
      [
        ['年間の時間外・休日労働時間数', '前年度実績', '当年度目標', '計画期間終了年度の目標'],
        ...Object.values(HOURS).map((label) => [label]),
      ],
    ),
    heading(`(2)　${HEADINGS.management}`, HEADING_2),
    ...Object.values(MANAGEMENT).flatMap((label) => [heading(`【${label}】`, HEADING_3), ...progress()]),
    heading(`(3)　${HEADINGS.awareness}`, HEADING_2),
    line('取組の名称：'),
    ...progress(),
    heading(`(4)　${HEADINGS.making}`, HEADING_2),
    hint('勤務する医師その他の関係者の意見を聴いてつくったことを書きます（医療法施行規則82条1項）。'),
    facts(Object.values(MAKING).map((label) => [label, ''])),
    heading(`２　${HEADINGS.efforts}`, HEADING_1),
    ...efforts.flatMap(([, label], index) => [
      heading(`(${index + 1})　${label}`, HEADING_2),
      line('取組の名称：'),
      ...progress(),
    ]),
  ];
  return Packer.toBuffer(
    new Document({
      title: '医師労働時間短縮計画の案',
      creator: institution.name,
      lastModifiedBy: institution.name,
      styles: {
        default: {
          document: { run: { font: FONT, size: SIZE } },
          title: { run: { font: FONT, size: SIZE + 7, bold: true } },
          heading1: { run: { font: FONT, size: SIZE + 3, bold: true } },
          heading2: { run: { font: FONT, size: SIZE, bold: true } },
          heading3: { run: { font: FONT, size: SIZE } },
        },
      },
      sections: [{ properties: { page: { size: { width: 11906, height: 16838 } } }, children }],
    }),
  );
}
