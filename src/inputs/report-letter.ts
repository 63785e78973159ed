/** What is typed with a 確認結果報告書. */
import { Text } from './fields/fields.js';

export class ReportLetterInput {
  @Text('訂正の理由', { longest: 500 }) reason = '';
}
