/** The application form of each kind and procedure, and the article that lists its items. */
import { type Kind, type ProcedureType } from '../terms/kinds.js';

/** The items of the blank forms are not known, so the law's numbers are printed. */
const APPLICATION_FORM: Readonly<Record<Kind, { form: string; article: string }>> = {
  B: { form: '様式1', article: '則81①' },
  RENKEI_B: { form: '様式2', article: '則88①' },
  C1: { form: '様式3', article: '則95①' },
  C2: { form: '様式4', article: '則102①' },
};

const FORM_OF_PROCEDURE: Readonly<Record<ProcedureType, string>> = {
  new: '',
  renewal: '指定更新申請書',
  change: '業務変更承認申請書',
};

interface Application {
  kind: Kind;
  procedure: ProcedureType;
}

/** Name of the application form: 様式1; renewal and change have forms of their own, whose numbers are not known. */
export function applicationForm({ kind, procedure }: Application): string {
  return FORM_OF_PROCEDURE[procedure] || APPLICATION_FORM[kind].form;
}

/** One of the items every application has, e.g. 「様式1・則81①二」. */
export function applicationItem(application: Application, number: '一' | '二' | '三' | '四' | '五'): string {
  return `${applicationForm(application)}・${APPLICATION_FORM[application.kind].article}${number}`;
}
