import { formatDate, formatDateWithoutWeekday, isIsoDate } from '../../base/format.js';
import { describe, FieldFrame, type FieldProps } from './field-frame.js';
import { fieldId } from './form-state.js';

/** The width of a control in full-width characters; it must match the expected content. */
type FieldWidth = 4 | 8 | 12 | 20 | 40;

export interface TextFieldProps extends FieldProps {
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'password' | 'search';
  width?: FieldWidth;
  /** HTML autocomplete token (WCAG 1.3.5), e.g. 'email', 'tel', 'current-password'. */
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  /** Shown but not editable; the support text must say why. */
  readonly?: boolean;
}

/** One line of text. A password is never written back into the page. */
export function TextField({
  value = '',
  type = 'text',
  width = 20,
  autocomplete,
  inputmode,
  readonly,
  ...field
}: TextFieldProps) {
  // Preact's types ask for one literal; the attributes are the same for all of ours.
  const literalType = type as 'text';
  return (
    <FieldFrame field={readonly ? { ...field, label: `${field.label}（編集不可）` } : field}>
      <input
        class={`input input--width-${width}`}
        id={fieldId(field.name)}
        name={field.name}
        type={literalType}
        value={type === 'password' ? undefined : value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        readonly={readonly}
        {...describe(field)}
      />
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  value?: string;
  /** Visible lines, 5 unless told. */
  rows?: number;
}

/** Several lines of text, full width. */
export function TextArea({ value = '', rows = 5, ...field }: TextAreaProps) {
  return (
    <FieldFrame field={field}>
      <textarea class="input input--area" id={fieldId(field.name)} name={field.name} rows={rows} {...describe(field)}>
        {value}
      </textarea>
    </FieldFrame>
  );
}

export interface NumberFieldProps extends FieldProps {
  /** As typed: full-width digits and commas are kept until the server normalises them. */
  value?: string;
  /** 「件」「人」「時間」…, shown after the input and read with the label. */
  unit: string;
  /** Allows a decimal point on phone keyboards. */
  decimal?: boolean;
}

/** A number with its unit. */
export function NumberField({ value = '', unit, decimal, ...field }: NumberFieldProps) {
  const unitId = `${fieldId(field.name)}-unit`;
  const described = describe(field);
  return (
    <FieldFrame field={field}>
      <div class="input-row">
        <input
          class="input input--width-8 input--number"
          id={fieldId(field.name)}
          name={field.name}
          type="text"
          inputmode={decimal ? 'decimal' : 'numeric'}
          value={value}
          autocomplete="off"
          {...described}
          aria-describedby={[described['aria-describedby'], unitId].filter(Boolean).join(' ')}
        />
        <span class="input-row__unit" id={unitId}>
          {unit}
        </span>
      </div>
    </FieldFrame>
  );
}

const DATE_EXAMPLES = '例：令和8年12月4日、R8.12.4、2026/12/4';

export interface DateFieldProps extends FieldProps {
  /** An IsoDate, shown as 和暦 with its weekday echoed beside the input; or the text as typed, shown unchanged. */
  value?: string;
}

/** A date in one text field that takes 和暦 and 西暦; the support text gives examples unless another is given. */
export function DateField({ value = '', support = DATE_EXAMPLES, ...rest }: DateFieldProps) {
  const field = { ...rest, support };
  const known = isIsoDate(value);
  const echoId = `${fieldId(field.name)}-echo`;
  const described = describe(field);
  return (
    <FieldFrame field={field}>
      <div class="input-row">
        <input
          class="input input--width-12"
          id={fieldId(field.name)}
          name={field.name}
          type="text"
          value={known ? formatDateWithoutWeekday(value) : value}
          autocomplete="off"
          {...described}
          aria-describedby={[described['aria-describedby'], known && echoId].filter(Boolean).join(' ')}
        />
        {known && (
          <span class="input-row__unit" id={echoId}>
            {formatDate(value)}
          </span>
        )}
      </div>
    </FieldFrame>
  );
}
