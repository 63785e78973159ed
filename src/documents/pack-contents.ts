import { caption, heading, ruledTable, title, type Content, type TableCell } from '../pdf/elements/elements.js';
import { legible } from '../pdf/engine/index.js';

/** What the contents page of a pack tells. */
export interface PackContents {
  title: string;
  /**
   * What is bound, in order, each with the page of the pack on which it begins, and whether it is a file bound as it is: its
   * pages count but bear no number of the pack, and nobody knows whether they conform to PDF/A and PDF/UA.
   */
  bound: readonly { title: string; page: number; asItIs: boolean }[];
  /** Uploads that are no PDFs and lie beside the pack as files of their own. */
  separate: readonly { title: string; sha256: string }[];
  /** Cases and documents that are not in the pack, and why. */
  leftOut: readonly { title: string; reason: string }[];
}

/** The contents page: what is bound on which page, what lies beside the pack, what is missing and why. */
export function contentsPage(contents: PackContents): Content {
  const { bound, separate, leftOut } = contents;
  const boundRows = bound.map(({ title: name, page, asItIs }, index) => [
    centre(index + 1),
    cell(asItIs ? `${name}※` : name),
    centre(page),
  ]);
  const separateRows = separate.map(({ title: name, sha256 }) => [cell(name), { text: sha256, fontSize: 8 }]);
  const leftOutRows = leftOut.map(({ title: name, reason }) => [cell(name), cell(reason)]);
  return [
    title(`${legible(contents.title)}\n目次`),
    ...(bound.length > 0
      ? [ruledTable([30, '*', 45], [[caption('番号'), caption('文書'), caption('ページ')], ...boundRows])]
      : []),
    ...(bound.some(({ asItIs }) => asItIs)
      ? [
          {
            text: '※　発出した文書と提出されたファイルは元のまま綴じ、番号を印刷していません（ページには数えます）。これらを綴じた一式は、長期保存と読上げの規格（PDF/A、PDF/UA）に適合するとは示していません。',
            fontSize: 9,
            margin: [0, 0, 0, 10],
          } as Content,
        ]
      : []),
    ...(separate.length > 0
      ? [
          heading('別添', '（この綴りに含まれないファイル）'),
          ruledTable(['*', 150], [[caption('文書'), caption('SHA-256（ハッシュ値）')], ...separateRows]),
        ]
      : []),
    ...(leftOut.length > 0
      ? [
          heading('入らなかったもの', ''),
          ruledTable([150, '*'], [[caption('申請・文書'), caption('理由')], ...leftOutRows]),
        ]
      : []),
  ];
}

const centre = (value: number): TableCell => ({ text: String(value), alignment: 'center' });
/** Names of files and cases come from anywhere: a character that no font has is printed as 〓, never as an empty box. */
const cell = (text: string): TableCell => ({ text: legible(text) });
