import type { Field } from '../../../forms/parts/input.js';

/** One field of a form for the catalogue. */
export interface FieldRow {
  /** With the names of what it stands in: 申請（くり返し）の医療機関名. */
  label: string;
  kind: string;
  required: boolean;
  /** Longest text, choices, least number of entries; '' without one. */
  limit: string;
}

/** The fields of a form's input in their order; lists and groups stand before what they hold. Pure. */
export function fieldRows(field: Field, within = '', required = true): FieldRow[] {
  const label = within === '' ? field.label : `${within}の${field.label}`;
  switch (field.kind) {
    case 'record':
      return Object.values(field.fields).flatMap((inner) => fieldRows(inner, within, required));
    case 'optional':
      return fieldRows(field.field, within, false);
    case 'list': {
      const row = { label, kind: 'くり返し', required: required && field.min > 0, limit: field.min > 0 ? `${field.min}件以上` : '' };
      const inner = field.item.kind === 'record' ? fieldRows(field.item, label) : [];
      return [{ ...row, ...(field.item.kind === 'record' ? {} : { limit: [row.limit, limitOf(field.item)].filter(Boolean).join('、各') }) }, ...inner];
    }
    default:
      return [{ label, kind: kindOf(field), required, limit: limitOf(field) }];
  }
}

function kindOf(field: Field): string {
  switch (field.kind) {
    case 'text':
      return field.multiline ? '文（複数行）' : '文';
    case 'count':
      return '整数';
    case 'date':
      return '日付';
    case 'choice':
      return '選択';
    default:
      return field.kind;
  }
}

function limitOf(field: Field): string {
  switch (field.kind) {
    case 'text':
      return `${field.max.toLocaleString('ja-JP')}字以内`;
    case 'choice':
      return Object.values(field.choices).join('、');
    default:
      return '';
  }
}
