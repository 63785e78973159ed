/** What is typed with a 確認結果報告書. */
import { Flag, Text } from './fields/fields.js';

export class ReportLetterInput {
  @Text('訂正の理由', { longest: 500 }) reason = '';
  @Flag('訂正の範囲') drawnAnew = false;
}
