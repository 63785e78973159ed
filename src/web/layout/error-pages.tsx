import type { ComponentChildren } from 'preact';
import { safeFileName } from '../../documents/file-names.js';
import type { Counted } from '../../platform/paging.js';
import type { Condition } from '../../procedure/case/decision.js';
import { ConditionList } from '../components/condition-list.js';
import { DescriptionTable } from '../components/description-table.js';
import { Details } from '../components/details.js';
import { Button, ButtonLink, ButtonRow } from '../components/forms/button.js';
import { PostForm } from '../components/forms/form.js';
import { fieldId } from '../components/forms/form-state.js';
import { Section } from '../components/section.js';
import { Timeline, type TimelineEntry } from '../components/timeline.js';
import { formatDateTime } from '../base/format.js';
import { Page, type PageChrome } from './page.js';

interface WithChrome {
  chrome: PageChrome;
}

/** 404. A foreign case looks exactly like one that does not exist. */
export function NotFoundPage({ chrome }: WithChrome) {
  return (
    <Page {...chrome} title="この申請は見つかりません">
      <p>この申請は見つかりません。番号と、ご自分の担当かどうかをご確認ください。</p>
      <HomeLink />
    </Page>
  );
}

/** 404 for an address that belongs to no case. */
export function PageNotFoundPage({ chrome }: WithChrome) {
  return (
    <Page {...chrome} title="このページは見つかりません">
      <p>このページは見つかりません。アドレスが正しいかをご確認ください。</p>
      <HomeLink />
    </Page>
  );
}

/** 403: the page exists, the role does not open it. */
export function ForbiddenPage({ chrome, reason }: WithChrome & { reason?: string }) {
  return (
    <Page {...chrome} title="この操作はできません">
      <p>
        {reason ?? 'あなたの役割では、この画面を開けません。必要な場合は、所属の利用者管理の担当者にご相談ください。'}
      </p>
      <HomeLink />
    </Page>
  );
}

export interface ConflictPageProps extends WithChrome {
  /** What others did since the form was opened, newest first. */
  changes: TimelineEntry[];
  /** How many of them there are. */
  changed: Counted;
  /** What the user had typed, by the labels of the form, so that nothing is lost. */
  typed: { label: string; value: string }[];
  /** The same form on the present content. */
  reopenHref: string;
}

/** 409: somebody changed the case since the form was opened; nothing was saved. */
export function ConflictPage({ chrome, changes, changed, typed, reopenHref }: ConflictPageProps) {
  return (
    <Page {...chrome} title="ほかの方が先に変更しました">
      <p>
        この画面を開いた後に、ほかの方がこの申請を変更しました。あなたの操作はまだ行われていません。変更を確かめて、もう一度行ってください。
      </p>
      <Section title="この画面を開いた後の変更" id="changes">
        <Timeline entries={changes} />
        {changed.count > changes.length && (
          <p>
            {changed.count}件{changed.more && '以上'}のうち、新しい{changes.length}
            件です。ほかは申請の「経過」で確かめてください。
          </p>
        )}
      </Section>
      {typed.length > 0 && (
        <Section title="あなたが入力した内容" id="typed">
          <p>保存されていません。必要な部分を写してお使いください。</p>
          <DescriptionTable caption="あなたが入力した内容" captionHidden rows={typed} />
        </Section>
      )}
      <ButtonRow>
        <ButtonLink variant="primary" href={reopenHref}>
          最新の内容で開き直す
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}

export interface RequestErrorPageProps extends WithChrome {
  title: string;
  /** Cause and remedy. */
  text: string;
  /** Unmet conditions of a refused act. */
  conditions?: readonly Condition[];
  /** The page that the request came from. */
  backHref?: string | undefined;
}

/** Any other answer to a request that cannot be carried out (400, 409, 413, 422). */
export function RequestErrorPage({ chrome, title, text, conditions = [], backHref }: RequestErrorPageProps) {
  return (
    <Page {...chrome} title={title}>
      <p>{text}</p>
      {conditions.length > 0 && <ConditionList conditions={[...conditions]} />}
      {backHref !== undefined && (
        <p>
          <a href={backHref}>前の画面へ戻る</a>
        </p>
      )}
      <HomeLink />
    </Page>
  );
}

/** 429. `retryAfterMinutes` is rounded up by the caller. */
export function TooManyRequestsPage({ chrome, retryAfterMinutes }: WithChrome & { retryAfterMinutes: number }) {
  return (
    <Page {...chrome} title="しばらくお待ちください">
      <p>
        短い時間に操作が繰り返されたため、受付を一時止めています。{retryAfterMinutes}
        分ほど待ってから、もう一度行ってください。
      </p>
    </Page>
  );
}

export interface ServerErrorPageProps extends WithChrome {
  /** Given by the server, found again in its log. */
  inquiryNumber: string;
  at: Date;
  /** Whether what the user sent may have been stored before; left out for a page that only reads. */
  mayBeStored?: boolean | undefined;
}

/** 500. Says whether the input was stored, as far as that is known, and which number to give. */
export function ServerErrorPage({ chrome, inquiryNumber, at, mayBeStored }: ServerErrorPageProps) {
  return (
    <Page {...chrome} title="処理を完了できませんでした">
      <p>
        処理を完了できませんでした。
        {mayBeStored !== undefined &&
          (mayBeStored
            ? '入力内容は保存されていることがあるので、先に元の画面を開いて確かめてください。'
            : '入力内容は保存されていません。')}
        しばらくしてからもう一度行い、続くときは次の番号を添えてお問い合わせください。
      </p>
      <InquiryTable inquiryNumber={inquiryNumber} at={at} />
      <HomeLink />
    </Page>
  );
}

/** A form that came to nothing, as it was posted. */
export interface UnsentForm {
  /** The address it was posted to. */
  action: string;
  /** Whether the database may have stored it before it was lost. */
  mayBeStored: boolean;
  texts: readonly (readonly [name: string, value: string])[];
  passwords: readonly string[];
  files: readonly { name: string; fileName: string }[];
}

export interface NotNowPageProps extends WithChrome {
  /** The beginning of a sentence: 「データベースに接続できないため」. */
  cause: string;
  /** What becomes of it by itself, in whole sentences. */
  outlook: string;
  inquiryNumber: string;
  at: Date;
  /** The page that was only opened … */
  href?: string;
  /** … or the form that was sent … */
  unsent?: UnsentForm;
  /** … or what is known of a form that could not be kept. */
  lost?: Pick<UnsentForm, 'mayBeStored'>;
}

/** The database, or what draws documents, could not do its part just now. What was typed stands in this page and can be sent again from it, if it could be kept. */
export function NotNowPage({ chrome, cause, outlook, inquiryNumber, at, href, unsent, lost }: NotNowPageProps) {
  const sent = unsent ?? lost;
  return (
    <Page {...chrome} title="いまは使えません">
      <p>
        {cause}、{sent ? '送られた操作を最後まで行えませんでした。' : 'この画面を開けませんでした。'}
        {sent && (sent.mayBeStored ? '保存されたかどうかを確かめられません。' : 'この送信では何も保存されていません。')}
        {outlook}
      </p>
      {unsent && <UnsentFormAgain {...unsent} />}
      {lost && <LostForm {...lost} />}
      {href !== undefined && (
        <ButtonRow>
          <ButtonLink variant="primary" href={href}>
            もう一度開く
          </ButtonLink>
        </ButtonRow>
      )}
      <InquiryTable inquiryNumber={inquiryNumber} at={at} />
      {!unsent && <HomeLink />}
    </Page>
  );
}

/** The number of the act: sending it twice does it once. */
const KEY_FIELDS = ['idempotencyKey', 'key'];
/** An id, or nothing: no person typed it. */
const UNTYPED = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?$/;

interface UnsentFormAgainProps extends UnsentForm {
  /** It can be sent at once. */
  now?: boolean;
  /** What the fields are called, and what was typed into them, where that is known. */
  named?: readonly { label: string; value: string }[];
  /** Of its part of the page, for several on one page. */
  sectionId?: string;
}

export function UnsentFormAgain({
  action,
  mayBeStored,
  texts,
  passwords,
  files,
  now = false,
  named,
  sectionId = 'unsent',
}: UnsentFormAgainProps) {
  const onlyOnce = texts.some(([name]) => KEY_FIELDS.includes(name));
  const typed = texts.filter(([name, value]) => !UNTYPED.test(value) && !['lockVersion', ...KEY_FIELDS].includes(name));
  const count = named?.length ?? typed.length;
  return (
    <Section title="送った内容" id={sectionId}>
      <p>
        入力した内容はこの画面に残っています。{!now && 'しばらくしてから'}「もう一度送る」を押してください。
        {mayBeStored &&
          (onlyOnce
            ? 'すでに保存されていたときも、二重にはなりません。'
            : 'すでに保存されていることがあるので、先に別のタブで元の画面を開いて確かめてください。')}
      </p>
      {count > 0 && (
        <Details summary={`入力した内容を見る（${count}件）`}>
          {named ? (
            <DescriptionTable
              caption="入力した内容"
              captionHidden
              rows={named.map(({ label, value }) => ({ label, value: <span class="typed-text">{value}</span> }))}
            />
          ) : (
            <ul>
              {typed.map(([, value]) => (
                <li class="unsent__text">{value}</li>
              ))}
            </ul>
          )}
        </Details>
      )}
      <PostForm action={action} multipart={files.length > 0}>
        {texts.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {passwords.map((name) => (
          <SentAnew
            name={name}
            type="password"
            label="パスワード"
            support="パスワードは画面に残していません。もう一度入力してください。"
          />
        ))}
        {files.map(({ name, fileName }) => (
          <SentAnew
            name={name}
            type="file"
            label={fileName === '' ? 'ファイル' : `ファイル「${safeFileName(fileName)}」`}
            support="ファイルは画面に残せません。もう一度選んでください。"
          />
        ))}
        <ButtonRow>
          <Button variant="primary">もう一度送る</Button>
        </ButtonRow>
      </PostForm>
    </Section>
  );
}

/** What the browser still has is all there is. */
function LostForm({ mayBeStored }: Pick<UnsentForm, 'mayBeStored'>) {
  return (
    <Section title="送った内容" id="unsent">
      <p>
        受取りが混み合っているか、送った内容が大きすぎるため、入力した内容とファイルはこの画面に残っていません。ブラウザの「戻る」で前の画面に戻り、入力した内容を確かめてファイルを選び直し、しばらくしてから送ってください。
        {mayBeStored && 'すでに保存されていることがあるので、先に別のタブで元の画面を開いて確かめてください。'}
      </p>
    </Section>
  );
}

/** A field whose content a page cannot hold. */
function SentAnew({
  name,
  type,
  label,
  support,
}: {
  name: string;
  type: 'password' | 'file';
  label: string;
  support: string;
}) {
  return (
    <div class="field">
      <label class="field__label" for={fieldId(name)}>
        <span class="field__label-text">{label}</span>
      </label>
      <div class="field__support" id={`${fieldId(name)}-support`}>
        {support}
      </div>
      <input
        class={type === 'file' ? 'input input--file' : 'input input--width-20'}
        id={fieldId(name)}
        name={name}
        type={type}
        aria-describedby={`${fieldId(name)}-support`}
      />
    </div>
  );
}

function InquiryTable({ inquiryNumber, at }: { inquiryNumber: string; at: Date }) {
  return (
    <DescriptionTable
      caption="問合せのときにお伝えいただく内容"
      rows={[
        { label: '問合せ番号', value: <strong>{inquiryNumber}</strong> },
        { label: '日時', value: formatDateTime(at) },
      ]}
    />
  );
}

function HomeLink(): ComponentChildren {
  return (
    <p>
      <a href="/">ホームへ戻る</a>
    </p>
  );
}
