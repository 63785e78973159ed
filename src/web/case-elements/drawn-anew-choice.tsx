import { DRAWN_ANEW_LABEL, DRAWN_ANEW_SUPPORT } from '../../procedure/official-documents.js';
import { bindMany, CheckboxGroup, type FormState } from '../components/index.js';

/** Name of its field, in forms and in REST. */
export const DRAWN_ANEW = 'drawnAnew';

/** How much of a document its correction changes; only what is named unless told. */
export function DrawnAnewChoice({ form }: { form: FormState }) {
  return (
    <CheckboxGroup
      {...bindMany(form, DRAWN_ANEW)}
      label="訂正の範囲"
      requirement="optional"
      choices={[{ value: 'true', label: DRAWN_ANEW_LABEL, hint: DRAWN_ANEW_SUPPORT }]}
    />
  );
}
