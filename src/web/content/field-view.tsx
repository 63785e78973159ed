import type { PlanningArea } from '../../registry/registry.entities.js';
import type { BSubItem } from '../../procedure/fields/b-sub-items.js';
import type { ContentItem, ResultsItem, RowsItem, SingleItem, SubItemsItem } from '../../procedure/fields/sections.js';
import { rowCount } from '../../inputs/fields/flat-values.js';
import { inputName } from '../../inputs/events/index.js';
import {
  bind,
  bindMany,
  Button,
  CheckboxGroup,
  DateField,
  fieldId,
  Fieldset,
  type FormState,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../components/index.js';
import { ErrorText } from '../components/forms/field-frame.js';

/** Empty rows at the end of a list. */
export interface ExtraRows {
  list: string;
  rows: number;
}

/** So many rows may be added at once. */
export const ROWS_AT_ONCE = [1, 5, 10, 20, 30] as const;

/** Name of the field that says how many rows the button of a list adds. */
export const rowsToAddField = (list: string) => `rowsToAdd-${list}`;

/** Name of the button that saves and opens the list as a table. */
export const OPEN_LIST = 'openList';

export interface FieldContext {
  form: FormState;
  areas: readonly PlanningArea[];
  subItems: readonly BSubItem[];
  /** A list with empty rows more than it has; null for none. */
  extra: ExtraRows | null;
}

/** One item of a form. */
export function ContentFieldView({ field, context }: { field: ContentItem; context: FieldContext }) {
  switch (field.input) {
    case 'rows':
      return <RowsView field={field} context={context} />;
    case 'subItems':
      return <SubItemsView field={field} context={context} />;
    case 'results':
      return <ResultsView field={field} context={context} />;
    default:
      return <SingleFieldView field={field} name={inputName(field.path)} context={context} />;
  }
}

/** A field with one value under the given name. */
export function SingleFieldView({
  field,
  name,
  context: { form, areas },
}: {
  field: SingleItem;
  name: string;
  context: Pick<FieldContext, 'form' | 'areas'>;
}) {
  const { label, formItem, support } = field;
  const bound = { ...bind(form, name), label, formItem, support };
  switch (field.input) {
    case 'line':
      return <TextField {...bound} width={field.width} type={field.type} autocomplete={field.autocomplete} />;
    case 'listed':
      return (
        <Select
          {...bound}
          choices={withStored(
            field.values.map((each) => ({ value: each, label: each })),
            bound.value,
          )}
        />
      );
    case 'text':
      return <TextArea {...bound} rows={field.rows} />;
    case 'number':
      return <NumberField {...bound} unit={field.unit} />;
    case 'day':
      return <DateField {...bound} />;
    case 'tick':
      return (
        <div class="tick-field">
          <input type="hidden" name={name} value="false" />
          <CheckboxGroup
            {...bindMany(form, name)}
            label={label}
            formItem={formItem}
            support={support}
            choices={[{ value: 'true', label: field.statement }]}
          />
        </div>
      );
    case 'yesNo':
      return (
        <RadioGroup
          {...bound}
          inline
          choices={[
            { value: 'true', label: field.yes },
            { value: 'false', label: field.no },
          ]}
        />
      );
    case 'choice':
      return <RadioGroup {...bound} choices={[...field.choices]} />;
    case 'area':
      return (
        <Select
          {...bound}
          choices={withStored(
            areas.map(({ id, name: areaName }) => ({ value: id, label: areaName })),
            bound.value,
          )}
        />
      );
  }
}

/** The known values; one that was written before they were known, or sent past the page, is shown too, so that it is seen and can be replaced. */
function withStored(known: readonly { value: string; label: string }[], value: string) {
  return value === '' || known.some((each) => each.value === value) ? [...known] : [{ value, label: value }, ...known];
}

/** Where the first of the rows stands that were added to a list. */
export const newRowId = (path: string) => `${fieldId(path)}-new`;

/** Rows of the same fields, at least one; a row left empty is dropped when the form is read. */
function RowsView({ field, context }: { field: RowsItem; context: FieldContext }) {
  const { path, label, rowLabel, fields, support, formItem } = field;
  const { form, extra } = context;
  const filled = rowCount(form.values, path);
  const rows = Math.max(1, filled + (extra?.list === path ? extra.rows : 0));
  return (
    <Fieldset legend={label} support={[formItem, support].filter(Boolean).join('　')}>
      <OpenList path={path} label={label} />
      {Array.from({ length: rows }, (_, index) => (
        <fieldset class="row-fields" id={index === Math.min(filled, rows - 1) ? newRowId(path) : undefined}>
          <legend class="row-fields__legend">
            {rowLabel} {index + 1}
          </legend>
          {fields.map((each) => (
            <SingleFieldView field={each} name={`${path}[${index}][${each.path}]`} context={context} />
          ))}
        </fieldset>
      ))}
      <div class="row-adding">
        <Select
          {...bind(form, rowsToAddField(path))}
          label="追加する行の数"
          emptyLabel={`${ROWS_AT_ONCE[0]}行`}
          choices={ROWS_AT_ONCE.slice(1).map((each) => ({ value: String(each), label: `${each}行` }))}
        />
        <Button name="addRow" value={path} busyLabel="保存しています…">
          保存して行を追加する（{rowLabel}）
        </Button>
      </div>
    </Fieldset>
  );
}

/** The way to the list as a table; what is typed here is saved first. */
function OpenList({ path, label }: { path: string; label: string }) {
  return (
    <p>
      <Button name={OPEN_LIST} value={path} busyLabel="保存しています…">
        保存して、一覧で入れる（Excelから貼り付け・ファイル）<span class="visually-hidden">：{label}</span>
      </Button>
    </p>
  );
}

/** The sub-items of B under the headings of 別添2; all tick boxes share one name, and the first carries the id of messages. */
function SubItemsView({ field, context: { form, subItems } }: { field: SubItemsItem; context: FieldContext }) {
  const groups = [...new Set(subItems.map(({ group }) => group))];
  const { values, errors } = bindMany(form, field.path);
  const idOf = (code: string) => {
    const position = subItems.findIndex((item) => item.code === code);
    return position === 0 ? fieldId(field.path) : `${fieldId(field.path)}-${position + 1}`;
  };
  return (
    <Fieldset legend={field.label} support={[field.formItem, field.support].filter(Boolean).join('　')}>
      <ErrorText name={field.path} label={field.label} errors={errors} />
      {groups.map((group) => (
        <fieldset class="field">
          <legend class="field__label">{group}</legend>
          {subItems
            .filter((item) => item.group === group)
            .map(({ code, label }) => (
              <div class="choice">
                <input
                  class="choice__control"
                  id={idOf(code)}
                  name={field.path}
                  type="checkbox"
                  value={code}
                  checked={values.includes(code)}
                />
                <label class="choice__label" for={idOf(code)}>
                  {code} {label}
                </label>
              </div>
            ))}
        </fieldset>
      ))}
    </Fieldset>
  );
}

function ResultsView({ field, context: { form } }: { field: ResultsItem; context: FieldContext }) {
  return (
    <Fieldset legend={field.label}>
      <OpenList path={field.path} label={field.label} />
      {field.items.map(({ code, label, support }, index) => (
        <>
          <input type="hidden" name={`results[${index}][code]`} value={code} />
          <TextArea
            {...bind(form, `results[${index}][text]`)}
            label={`${code} ${label}`}
            formItem={field.formItem}
            support={support}
            rows={4}
          />
        </>
      ))}
    </Fieldset>
  );
}
