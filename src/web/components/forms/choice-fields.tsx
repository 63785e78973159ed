import type { ComponentChildren } from 'preact';
import { describe, FieldFrame, GroupFrame, type FieldProps } from './field-frame.js';
import { fieldId } from './form-state.js';

export interface Choice {
  value: string;
  label: string;
  /** One sentence under the label of this choice. */
  hint?: ComponentChildren;
}

export interface RadioGroupProps extends FieldProps {
  choices: Choice[];
  value?: string;
  /** Puts short choices beside each other where there is room. */
  inline?: boolean;
}

/** One of a few. The first choice carries the id that an error summary points to. */
export function RadioGroup({ choices, value, inline, ...field }: RadioGroupProps) {
  return (
    <GroupFrame field={field} role="radiogroup">
      <ChoiceList
        type="radio"
        choices={choices}
        selected={value === undefined ? [] : [value]}
        inline={inline}
        field={field}
      />
    </GroupFrame>
  );
}

export interface CheckboxGroupProps extends FieldProps {
  choices: Choice[];
  values?: string[];
  inline?: boolean;
}

/** Any of a few; also for a single confirmation. Posted as repeated values of the same name. */
export function CheckboxGroup({ choices, values = [], inline, ...field }: CheckboxGroupProps) {
  return (
    <GroupFrame field={field}>
      <ChoiceList type="checkbox" choices={choices} selected={values} inline={inline} field={field} />
    </GroupFrame>
  );
}

interface ChoiceListProps {
  type: 'radio' | 'checkbox';
  choices: Choice[];
  selected: string[];
  inline: boolean | undefined;
  field: FieldProps;
}

function ChoiceList({ type, choices, selected, inline, field }: ChoiceListProps) {
  const invalid = describe(field)['aria-invalid'];
  return (
    <div class={inline ? 'choices choices--inline' : 'choices'}>
      {choices.map(({ value, label, hint }, index) => {
        const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index + 1}`;
        return (
          <div class="choice">
            <input
              class="choice__control"
              id={id}
              name={field.name}
              type={type}
              value={value}
              checked={selected.includes(value)}
              aria-invalid={invalid}
              aria-describedby={hint ? `${id}-hint` : undefined}
            />
            <label class="choice__label" for={id}>
              {label}
            </label>
            {hint && (
              <div class="choice__hint" id={`${id}-hint`}>
                {hint}
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

export interface SelectProps extends FieldProps {
  choices: Choice[];
  value?: string;
  /** The first, empty option; 「選択してください」 unless told, e.g. 「すべて」 in a filter. */
  emptyLabel?: string;
}

/** One of many; prefer RadioGroup up to seven choices. */
export function Select({ choices, value = '', emptyLabel = '選択してください', ...field }: SelectProps) {
  return (
    <FieldFrame field={field}>
      <select class="input input--select" id={fieldId(field.name)} name={field.name} {...describe(field)}>
        <option value="">{emptyLabel}</option>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
