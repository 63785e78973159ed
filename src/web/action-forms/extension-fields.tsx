import { bind, DateField, type FormState, TextArea } from '../components/index.js';

/** A later due date, and why. */
export function ExtensionFields({ form }: { form: FormState }) {
  return (
    <>
      <DateField {...bind(form, 'dueOn')} label="新しい期限" requirement="required" />
      <TextArea {...bind(form, 'reason')} label="期限を延ばす理由" requirement="required" rows={3} />
    </>
  );
}
