import type { EventType } from '../../procedure/events/index.js';
import { lostByGivingUp } from '../../procedure/designation/giving-up.js';
import { Losses } from '../case-elements/losses.js';
import { bind, TextArea } from '../components/index.js';
import type { ActionForm } from './action-form.js';
import { OWN_ROUND_FORMS } from './organisation.js';

/** Acts of the hospital that have no page of their own in src/web/hospital. */
export const HOSPITAL_FORMS = {
  ...OWN_ROUND_FORMS,
  PULL_BACK: {
    effects: () => [
      '申請は「申請書類の作成」に戻り、内容を直せるようになります。',
      '直した後、もう一度提出が必要です。到達の日は、もう一度提出した日になります。',
    ],
    reading: ({ view, today }) => <Losses losses={lostByGivingUp('PULL_BACK', view.facts, today)} />,
    fields: ({ form }) => (
      <TextArea {...bind(form, 'reason')} label="提出を取り消す理由" requirement="required" rows={3} />
    ),
  },
  WITHDRAW: {
    effects: () => [
      'この申請の手続は終わります。誤って取り下げたときは、都道府県に連絡してください。',
      '入力した内容と添付した書類は記録として残ります。',
      'もう一度申請するときは、新しい申請を始めます。',
    ],
    reading: ({ view, today }) => <Losses losses={lostByGivingUp('WITHDRAW', view.facts, today)} />,
    fields: ({ form }) => <TextArea {...bind(form, 'reason')} label="取下げの理由" requirement="required" rows={3} />,
    danger: true,
  },
} satisfies Partial<Record<EventType, ActionForm>>;
