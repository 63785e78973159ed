import { paragraph, title } from '../pdf/elements/elements.js';
import { renderPdf } from '../pdf/render-pdf.js';

/**
 * A readable page that stands for a file of a hospital.
 * @param documentName as in the prefecture's list, e.g. 医師労働時間短縮計画（案）
 */
export async function sampleDocument(documentName: string): Promise<Uint8Array> {
  const content = [
    title(`研修用の見本\n${documentName}`),
    paragraph('この書類は、操作の練習のために作った見本です。実在の医療機関、人及び事実とは関係がありません。'),
    paragraph('実際の申請では、この書類の代わりに、医療機関が作成し、又は交付を受けた書類を添付します。'),
  ];
  return renderPdf({
    content,
    title: `研修用の見本　${documentName}`,
    createdAt: new Date('2026-04-01T00:00:00Z'),
    watermark: '見本',
  });
}

/** What a rendering thread runs. */
export default sampleDocument;
