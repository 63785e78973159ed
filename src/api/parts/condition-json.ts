import type { Condition } from '../../procedure/case/decision.js';
import { Flag, Text } from './described.js';

/** A named condition of a step. */
export class ConditionJson {
  @Text('識別子') id!: string;
  @Flag('満たしているか') met!: boolean;
  @Text('内容。満たしていないときは、足りないものと直し方') text!: string;
  @Text('根拠条文。庁内の取扱いによるときは空') legalBasis!: string;
  @Text('証拠となる書類や記録と、その日付・番号。指定の条件だけ', { required: false }) evidence?: string;
  @Text('どの項目についての条件か。一つの項目についてでないときは、ない', { required: false }) field?: string;
  @Text('めずらしい内容のため尋ねている条件にだけある。正しければ、この文字列をconfirmedに入れてもう一度送る', {
    required: false,
  })
  confirm?: string;
}

export function conditionJson({ id, met, text, legalBasis, evidence, field, confirm }: Condition): ConditionJson {
  return {
    id,
    met,
    text,
    legalBasis,
    ...(evidence !== undefined && { evidence }),
    ...(field !== undefined && { field }),
    ...(confirm !== undefined && { confirm }),
  };
}
