import type { Actor } from '../procedure/terms/actors.js';
import type { Made } from '../record/create-once.js';

/** What an administrator, or the person, does to an account; a password is told by its act alone. */
export interface AccountEvent {
  type: keyof typeof ACCOUNT_ACTS;
  before?: object;
  after?: object;
}

/** What each act is called in 経過. */
export const ACCOUNT_ACTS = {
  CREATE_ACCOUNT: '利用者を登録し、最初のパスワードを作りました',
  CHANGE_ACCOUNT: '利用者の登録を変更しました',
  DEACTIVATE_ACCOUNT: '利用を停止しました',
  REACTIVATE_ACCOUNT: '利用を再開しました',
  RESET_PASSWORD: 'パスワードを作り直しました',
  CHANGE_PASSWORD: '自分のパスワードを変更しました',
} as const;

/** What the person of the account is told. */
const TOLD = {
  CREATE_ACCOUNT: ['アカウントが登録されました', 'あなたのアカウントを登録し、最初のパスワードを作りました。'],
  CHANGE_ACCOUNT: ['アカウントの登録が変更されました', 'あなたの氏名・所属・役割・有効期限の登録を変更しました。'],
  DEACTIVATE_ACCOUNT: ['アカウントの利用が停止されました', 'あなたのアカウントの利用を停止しました。'],
  REACTIVATE_ACCOUNT: ['アカウントの利用が再開されました', 'あなたのアカウントの利用を再開しました。'],
  RESET_PASSWORD: ['パスワードが作り直されました', 'あなたのパスワードを作り直しました。'],
  CHANGE_PASSWORD: ['パスワードが変更されました', 'あなたのパスワードを変更しました。'],
} as const satisfies Record<AccountEvent['type'], readonly [subject: string, sentence: string]>;

/** The act for the record, with the message to the person of the account. */
export function accountAct(by: Actor, id: string, event: AccountEvent, now: Date): Made {
  const [subject, sentence] = TOLD[event.type];
  const body = `${by.officeName} ${by.name}\n\n${sentence}\n\n心当たりがないときは、都道府県のシステム管理者に知らせてください。`;
  return {
    subject: { type: 'account', id },
    event: { ...event },
    now,
    messages: [{ recipient: { kind: 'account', id }, message: { subject, body } }],
  };
}
