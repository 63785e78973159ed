import type { Condition } from '../../procedure/case/decision.js';
import { Fieldset, type FormState, QuestionTick } from '../components/index.js';

/**
 * What looks strange in what is submitted from other pages: each is confirmed, or mended there.
 * @param support how to go on, in Japanese; that of a hospital that submits where absent
 */
export function Questions({
  conditions,
  form,
  support = 'めずらしい内容です。正しければ印を付けて、もう一度提出してください。誤りなら、申請内容の画面で直してください。',
}: {
  conditions: readonly Condition[];
  form: FormState;
  support?: string;
}) {
  const ticked = [form.values['confirmed'] ?? []].flat();
  const asked = conditions.flatMap(({ confirm, field, text }) =>
    confirm === undefined || field !== undefined ? [] : [{ confirm, text }],
  );
  if (asked.length === 0) return null;
  return (
    <Fieldset legend="確かめてください" support={support}>
      {asked.map(({ confirm, text }, index) => (
        <div class="field">
          <p>{text}</p>
          <QuestionTick name={`question-${index}`} question={{ confirm, ticked: ticked.includes(confirm) }} />
        </div>
      ))}
    </Fieldset>
  );
}
