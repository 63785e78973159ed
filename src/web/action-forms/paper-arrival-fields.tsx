import type { CaseFacts } from '../../procedure/case/facts.js';
import { renewalDeadlineBasis } from '../../procedure/designation/validity.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { bind, DateField, type FormState, TextArea } from '../components/index.js';
import { formatDate } from '../base/format.js';

/** What is typed of a paper that arrived. */
export function PaperArrivalFields({ form }: { form: FormState }) {
  return (
    <>
      <DateField
        {...bind(form, 'arrivedOn')}
        label="紙の申請が到達した日"
        requirement="required"
        support="申請書が都道府県に届いた日です。入力する日ではありません。"
      />
      <TextArea
        {...bind(form, 'reason')}
        label="到達の日を確かめた方法"
        requirement="required"
        rows={3}
        support="例：収受印（3月31日）。郵送。原本は文書管理システムの簿冊にある。"
      />
    </>
  );
}

/** What the arrival of a renewal means for the designation, before it is noted: a Japanese sentence. */
export function whatArrivalKeeps(
  kind: Kind,
  { validTo }: Pick<NonNullable<CaseFacts['currentDesignation']>, 'validTo'>,
): string {
  return `現在の指定の満了日（${formatDate(validTo)}）までに到達していれば、更新の処分を通知する日まで、指定の効力が続きます（${renewalDeadlineBasis(kind)}）。それより後に到達した申請は、指定の効力を続けず、審査の上で、更新しない処分をします。`;
}
