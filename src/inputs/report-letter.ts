/** What is typed with a 確認結果報告書. */
import { LONGEST_NUMBER, LONGEST_PREAMBLE } from '../procedure/fields/limits.js';
import { Flag, Line, Text } from './fields/fields.js';

export class ReportLetterInput {
  @Line('文書番号', { longest: LONGEST_NUMBER }) documentNumber = '';
  @Text('前文', { longest: LONGEST_PREAMBLE }) preamble = '';
  @Text('訂正の理由', { longest: 500 }) reason = '';
  @Flag('訂正の範囲') drawnAnew = false;
}
