/** What a posted form is called apart from its page: its operation, its fields, and the page on which it can be filled in again. */
import type { ClassConstructor } from 'class-transformer';
import { DocumentActBody } from '../../inputs/document-act.js';
import { EntryWithdrawalInput } from '../../inputs/entry-withdrawal.js';
import { PaperArrivalInput, ReasonInput, RecordConfirmationInput } from '../../inputs/events/event-inputs.js';
import { CONTENT_INPUTS, EVENT_INPUTS, OpeningInput, PaperKindInput } from '../../inputs/events/index.js';
import { labelOfName } from '../../inputs/fields/label-of-name.js';
import { MeetingInput, MeetingReasonInput } from '../../inputs/meeting.js';
import { CouncilSessionInput, NoticePackInput } from '../../inputs/pack.js';
import { PublicNoticeInput, PublicNoticeWithdrawalInput } from '../../inputs/public-notice.js';
import { RECORD_CORRECTIONS } from '../../inputs/record-correction.js';
import { ReportLetterInput } from '../../inputs/report-letter.js';
import { ACCOUNT_TABLE } from '../../inputs/settings/account-table.js';
import { AccountInput } from '../../inputs/settings/account.js';
import { ClosedDayInput } from '../../inputs/settings/closed-day.js';
import { ExtensionInput } from '../../inputs/settings/handover.js';
import { InstitutionInput } from '../../inputs/settings/institution.js';
import { OfficeContactInput } from '../../inputs/settings/office-contact.js';
import { HeldInput, InstructionsInput, SealsInput } from '../../inputs/settings/paper-setting.js';
import { RoundInput } from '../../inputs/settings/round.js';
import { eventLabel, EVENT_TYPES } from '../../procedure/events/index.js';
import { SECTIONS } from '../../procedure/fields/content.js';
import { DOCUMENT_ACT_LABEL } from '../../procedure/official-documents.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import { eventSlug } from '../addresses/case-addresses.js';
import { documentsPath, listPath } from '../addresses/hospital-addresses.js';
import { meetingPath, MEETINGS, REPORTS } from '../addresses/health-centre-addresses.js';
import { JOBS_PATH } from '../addresses/job-addresses.js';
import { REGISTER_PATH } from '../addresses/register-address.js';
import { isFormId, wordLabel, wordOfField } from '../content/paper-words.js';

/** The case that a form is of, where its person may see it. */
interface OfCase {
  kind: Kind;
  procedure: ProcedureType;
}
type Params = Readonly<Record<string, string>>;
type Inputs = readonly ClassConstructor<object>[];

interface FormRow {
  /** Without a case for whoever may not see it. */
  title: string | ((params: Params, of: OfCase | null) => string);
  inputs?: Inputs | ((params: Params, of: OfCase | null) => Inputs);
  /** Names that no class has. */
  label?: (name: string, params: Params) => string | undefined;
  /** Where it is filled in again, if not at the address to which it is posted. */
  page?: string | ((params: Params) => string);
}

/** What the person is told of a form. */
export interface FormWords {
  title: string;
  /** Undefined for what no person typed. */
  labelOf: (name: string) => string | undefined;
  /** An address of ours. */
  page: string;
}

const typeOf = (params: Params) => EVENT_TYPES.find((type) => eventSlug(type) === params['event']);
const inputsOfEvent = (params: Params): Inputs => {
  const type = typeOf(params);
  return type === undefined ? [] : [EVENT_INPUTS[type]];
};
const titleOfEvent = (params: Params, of: OfCase | null) => {
  const type = typeOf(params);
  return type === undefined ? '申請の手続' : eventLabel(type, of?.procedure);
};
const contentOf = (of: OfCase | null): Inputs =>
  of === null ? Object.values(CONTENT_INPUTS) : [CONTENT_INPUTS[of.kind]];
const listTitle: FormRow['title'] = ({ list = '' }, of) => `${labelOfName(contentOf(of), list) ?? '一覧'}の表の取込み`;
const tableLabel = (name: string) => (name === 'table' ? '表' : undefined);

const designationPage = ({ id = '' }: Params) => `${REGISTER_PATH}/${id}`;
const PAPER_OPENING = [PaperArrivalInput, PaperKindInput];

/** By the route that takes them. */
const ROWS: Readonly<Record<string, FormRow>> = {
  '/cases/:id/content/:section': {
    title: ({ section }, of) => {
      const titles = (of === null ? [] : [...SECTIONS[of.kind]]).filter(({ id }) => id === section);
      return `申請内容${titles.map(({ title }) => `「${title}」`).join('')}の保存`;
    },
    inputs: (_params, of) => contentOf(of),
  },
  '/cases/:id/lists/:list': { title: listTitle, label: tableLabel },
  '/cases/:id/lists/:list/import': {
    title: listTitle,
    label: tableLabel,
    page: ({ id = '', list = '' }) => listPath(id, list),
  },
  '/cases/:id/plan': { title: eventLabel('RECORD_PLAN'), inputs: [EVENT_INPUTS.RECORD_PLAN] },
  '/cases/:id/evaluation': {
    title: '評価センターの評価の記録',
    inputs: [EVENT_INPUTS.APPLY_FOR_EVALUATION, EVENT_INPUTS.RECORD_EVALUATION],
  },
  '/cases/:id/documents/:requirementId': {
    title: eventLabel('ATTACH_DOCUMENT'),
    page: ({ id = '' }) => documentsPath(id),
  },
  '/cases/:id/documents/:requirementId/:fileId/withdrawal': {
    title: eventLabel('WITHDRAW_DOCUMENT'),
    inputs: [EVENT_INPUTS.WITHDRAW_DOCUMENT],
  },
  '/cases/:id/check': { title: '申請の提出', inputs: [EVENT_INPUTS.SUBMIT] },
  '/cases/:id/correction': { title: '補正への対応', inputs: [EVENT_INPUTS.SUBMIT_CORRECTION] },
  '/cases/:id/actions/:event': { title: titleOfEvent, inputs: inputsOfEvent },
  '/cases/:id/inquiries': {
    title: eventLabel('NOTE_INQUIRY'),
    inputs: [EVENT_INPUTS.NOTE_INQUIRY, EVENT_INPUTS.NOTE_CENTRE_INQUIRY],
  },
  '/cases/:id/minutes': {
    title: eventLabel('ATTACH_MINUTES'),
    inputs: [EVENT_INPUTS.ATTACH_MINUTES, EVENT_INPUTS.ATTACH_CENTRE_MINUTES],
  },
  '/cases/:id/records/:key': { title: '記録の訂正', inputs: RECORD_CORRECTIONS.map(({ input }) => input) },
  '/cases/:id/entries/:of/withdraw': { title: '照会のメモ又は議事録の取消し', inputs: [EntryWithdrawalInput] },
  '/cases/:id/official-documents/:document/:act': {
    title: ({ act }) => `文書の${Object.entries(DOCUMENT_ACT_LABEL).find(([name]) => name === act)?.[1] ?? '発行'}`,
    inputs: [DocumentActBody],
  },
  '/hospital/applications/new': { title: '新しい申請', inputs: [OpeningInput] },
  '/bulk-acts/:event': { title: titleOfEvent, inputs: inputsOfEvent, page: '/cases' },
  '/bulk-acts/:event/run': { title: titleOfEvent, inputs: inputsOfEvent, page: '/cases' },
  '/jobs': { title: '文書の作成', inputs: [CouncilSessionInput, NoticePackInput] },
  '/jobs/:id/cancel': { title: '作業の中止', page: JOBS_PATH },
  '/jobs/:id/retry': { title: '作業のやり直し', page: JOBS_PATH },
  '/health-centre/meetings': { title: '会議の登録', inputs: [MeetingInput], page: `${MEETINGS}/new` },
  '/health-centre/meetings/:id/edit': { title: '会議の変更', inputs: [MeetingInput, MeetingReasonInput] },
  '/health-centre/meetings/:id/remove': {
    title: '会議の取消し',
    inputs: [MeetingReasonInput],
    page: ({ id = '' }) => meetingPath(id),
  },
  '/health-centre/meetings/:id/cases': { title: '会議に載せる案件', page: ({ id = '' }) => meetingPath(id) },
  '/health-centre/requests/:id/confirmation': {
    title: '会議の確認の記録',
    inputs: [RecordConfirmationInput, ReasonInput],
  },
  '/health-centre/reports': { title: '確認の結果の報告', page: REPORTS },
  '/health-centre/reports/letter': { title: '確認結果報告書の作成', inputs: [ReportLetterInput] },
  '/designations/:id/public-notice': { title: '公示の記録', inputs: [PublicNoticeInput], page: designationPage },
  '/designations/:id/public-notice/withdraw': {
    title: '公示の記録の取消し',
    inputs: [PublicNoticeWithdrawalInput],
    page: designationPage,
  },
  '/designations/:id/paper-renewal': { title: '紙の更新の申請の記録', inputs: PAPER_OPENING },
  '/designations/:id/paper-change': { title: '紙の業務の変更の申請の記録', inputs: PAPER_OPENING },
  '/settings/institutions/:id/paper-application': { title: '紙の申請の記録', inputs: PAPER_OPENING },
  '/settings/closed-days': { title: '閉庁日の追加', inputs: [ClosedDayInput] },
  '/settings/closed-days/:day/remove': { title: '閉庁日の取消し', page: '/settings/closed-days' },
  '/settings/institutions/new': { title: '医療機関の登録', inputs: [InstitutionInput] },
  '/settings/institutions/:id/edit': { title: '医療機関の変更', inputs: [InstitutionInput] },
  '/settings/office-contact': { title: '知事・担当の連絡先の変更', inputs: [OfficeContactInput] },
  '/settings/rounds/new': { title: '申請の回の登録', inputs: [RoundInput] },
  '/settings/rounds/:id/edit': { title: '申請の回の変更', inputs: [RoundInput] },
  '/settings/handover': {
    title: '年度替わりの引継ぎ（利用者の期限）',
    inputs: [ExtensionInput],
  },
  '/settings/accounts': { title: '利用者の登録', inputs: [AccountInput], page: '/settings/accounts/new' },
  '/settings/accounts/list': {
    title: '利用者の一括登録',
    label: (name) => (name === ACCOUNT_TABLE ? '表' : undefined),
  },
  '/settings/accounts/:id/edit': { title: '利用者の変更', inputs: [AccountInput] },
  '/settings/accounts/:id/deactivate': { title: '利用者の停止', page: '/settings/accounts' },
  '/settings/accounts/:id/reactivate': { title: '利用者の再開', page: '/settings/accounts' },
  '/settings/accounts/:id/reset-password': { title: '利用者のパスワードの再設定', page: '/settings/accounts' },
  '/settings/papers/seals': { title: '公印と番号の変更', inputs: [SealsInput] },
  '/settings/papers/instructions': { title: '教示の変更', inputs: [InstructionsInput] },
  '/settings/papers/forms/:id': {
    title: '様式の文言の変更',
    inputs: [HeldInput],
    label: (name, { id = '' }) => {
      const word = wordOfField(name);
      return word !== null && isFormId(id) ? wordLabel(id, word) : undefined;
    },
  },
  '/account/unsent': { title: 'ログインが終わった後に送った内容の破棄' },
};

/** A form by its address. */
interface FormAt {
  /** What it is of, as the address says it; anybody can write an address. */
  caseId?: string | undefined;
  hearingId?: string | undefined;
  wordsFor: (of: OfCase | null) => FormWords;
}

/** What stands at an address to which forms are posted; null where no form of ours is. */
export function formAt(action: string): FormAt | null {
  const [path = ''] = action.split(/[?#]/u);
  for (const [route, row] of Object.entries(ROWS)) {
    const params = paramsOf(route, path);
    if (params !== null)
      return {
        caseId: route.startsWith('/cases/:id/') ? params['id'] : undefined,
        hearingId: route.startsWith('/health-centre/requests/:id/') ? params['id'] : undefined,
        wordsFor: (of) => wordsOf(row, { params, path, of }),
      };
  }
  return null;
}

function wordsOf(
  { title, inputs = [], label, page }: FormRow,
  { params, path, of }: { params: Params; path: string; of: OfCase | null },
): FormWords {
  const classes = typeof inputs === 'function' ? inputs(params, of) : inputs;
  return {
    title: typeof title === 'function' ? title(params, of) : title,
    labelOf: (name) => label?.(name, params) ?? labelOfName(classes, name),
    page: typeof page === 'function' ? page(params) : (page ?? path),
  };
}

function paramsOf(route: string, path: string): Params | null {
  const [names, values] = [route.split('/'), path.split('/')];
  if (names.length !== values.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? '';
    if (!name.startsWith(':')) {
      if (name !== value) return null;
    } else if (value === '') return null;
    else params[name.slice(1)] = decoded(value);
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // what a browser sends it can read
  }
}
