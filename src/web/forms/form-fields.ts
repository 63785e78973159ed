import type { Field as ContentField } from '../../procedure/fields/field.js';
import type { Field, RecordField } from '../../../forms/parts/input.js';

/** One field of a form for the catalogue. */
export interface FieldRow {
  /** With the names of what it stands in: 申請の医療機関の名称. */
  label: string;
  kind: string;
  required: boolean;
  /** Longest text, choices, least number of entries; '' without one. */
  limit: string;
}

/** The fields of a form's input in their order, each named as the validation names it; a list stands before what it holds. Pure. */
export function fieldRows({ fields }: RecordField): FieldRow[] {
  return Object.values(fields).flatMap((field) => rowsOf(field, field.label, true));
}

function rowsOf(field: Field, label: string, required: boolean): FieldRow[] {
  switch (field.kind) {
    case 'record':
      return Object.values(field.fields).flatMap((inner) => rowsOf(inner, `${label}の${inner.label}`, required));
    case 'optional':
      return rowsOf(field.field, label, false);
    case 'content':
      return Object.values(field.fields).flatMap((inner) => contentRows(inner, inner.name));
    case 'list': {
      const least = field.min > 0 ? `${field.min}件以上` : '';
      const row = { label, kind: 'くり返し', required: required && field.min > 0 };
      if (field.item.kind === 'record') return [{ ...row, limit: least }, ...rowsOf(field.item, label, true)];
      return [{ ...row, limit: [least, limitOf(field.item)].filter(Boolean).join('、各') }];
    }
    default:
      return [{ label, kind: kindOf(field), required, limit: limitOf(field) }];
  }
}

/** A described field of the content. Whether it is missing hangs on the application. */
function contentRows(field: ContentField, label: string): FieldRow[] {
  const row = { label, required: !('optional' in field && field.optional === true), limit: '' };
  switch (field.input) {
    case 'group':
      return Object.values(field.fields).flatMap((inner) => contentRows(inner, inner.name));
    case 'rows':
      return [
        { ...row, kind: 'くり返し' },
        ...Object.values(field.fields).flatMap((inner) => contentRows(inner, `${label}の${inner.name}`)),
      ];
    case 'line':
      return [{ ...row, kind: '文', limit: longest(field.longest) }];
    case 'text':
      return [{ ...row, kind: '文（複数行）', limit: longest(field.longest) }];
    case 'number':
      return [{ ...row, kind: '整数' }];
    case 'day':
      return [{ ...row, kind: '日付' }];
    case 'subItems': // told in words by a field of the form itself
      return [];
    default:
      return [{ ...row, kind: '選択', required: false }];
  }
}

const longest = (characters: number) => `${characters.toLocaleString('ja-JP')}字以内`;

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
      return longest(field.max);
    case 'choice':
      return Object.values(field.choices).join('、');
    default:
      return '';
  }
}
