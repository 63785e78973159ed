/** What the words of a form and the settings of papers are called on screen. */
import { anyForm, FORMS, type FormId } from '../../../forms/index.js';
import { SealsInput } from '../../inputs/settings/paper-setting.js';
import { fieldLabelOf } from '../../inputs/fields/fields.js';
import type { Seal } from '../../procedure/case/facts.js';

export const SEAL_LABEL: Readonly<Record<Seal, string>> = {
  affixed: '公印を押す',
  omitted: '公印省略',
  electronic: '電子署名',
};

const NAMED: Readonly<Record<string, string>> = {
  number: '様式番号',
  title: '表題',
  renewalNumber: '更新の様式番号',
  renewalTitle: '更新の表題',
  changeNumber: '業務変更の様式番号',
  changeTitle: '業務変更の表題',
  draftTitle: '案の表題',
  submittedTitle: '提出の控えの表題',
};

/** Of one word of a form: sentences are counted in their order. */
export function wordLabel(formId: FormId, name: string): string {
  const sentences = Object.keys(anyForm(formId).wording).filter((each) => NAMED[each] === undefined);
  return NAMED[name] ?? (sentences.length === 1 ? '文' : `文${sentences.indexOf(name) + 1}`);
}

const FIELD = 'word-';

/** Name of the field of a word. */
export const wordField = (name: string) => `${FIELD}${name}`;

/** The word of a field; null for a field of anything else. */
export const wordOfField = (field: string) => (field.startsWith(FIELD) ? field.slice(FIELD.length) : null);

/** Number and title of a form on one line. @param wording what the prefecture writes otherwise */
export function formName(id: FormId, wording: Readonly<Record<string, string>>): string {
  const { number, title } = { ...anyForm(id).wording, ...wording };
  return [number, title.replaceAll('\n', '')].filter(Boolean).join('　');
}

/** What a field of the record is called. */
export function paperFieldLabel(field: string): string {
  if (field === 'reason') return '理由';
  if (field === 'appealInstructions') return '教示';
  const [, formId = '', name = ''] = /^form:([^.]*)\.(.*)$/u.exec(field) ?? [];
  if (isFormId(formId)) return `${formName(formId, {})}の${wordLabel(formId, name)}`;
  return fieldLabelOf(SealsInput, field)?.label ?? field;
}

export function paperValueLabel(field: string, value: string): string {
  return field.endsWith('Seal') ? (SEAL_LABEL[value as Seal] ?? value) : value;
}

export function isFormId(id: string): id is FormId {
  return Object.hasOwn(FORMS, id);
}
