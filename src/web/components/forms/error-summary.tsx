import { errorList, fieldId, type FieldErrors } from './form-state.js';

/**
 * The list of what must be corrected, first thing in <main>, each line a link to its field with the field's own words.
 * Nothing is drawn without messages. app.js moves the focus to it.
 */
export function ErrorSummary({ errors }: { errors: FieldErrors }) {
  const lines = errorList(errors);
  if (lines.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1} data-error-summary>
      <h2 class="error-summary__title" id="error-summary-title">
        入力内容を確認してください（{lines.length}件）
      </h2>
      <ul class="error-summary__list">
        {lines.map(({ field, message }) => (
          <li>{field === undefined ? message : <a href={`#${fieldId(field)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
