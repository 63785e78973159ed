import type { ComponentChildren } from 'preact';
import type { Condition } from '../../procedure/decision.js';
import { ConditionList } from '../components/condition-list.js';
import { DescriptionTable } from '../components/description-table.js';
import { ButtonLink, ButtonRow } from '../components/forms/button.js';
import { Section } from '../components/section.js';
import { Timeline, type TimelineEntry } from '../components/timeline.js';
import { formatDateTime } from '../format.js';
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
      <p>{reason ?? 'あなたの役割では、この画面を開けません。必要な場合は、所属の利用者管理の担当者にご相談ください。'}</p>
      <HomeLink />
    </Page>
  );
}

export interface ConflictPageProps extends WithChrome {
  /** What others did since the form was opened, newest first. */
  changes: TimelineEntry[];
  /** What the user had typed, by the labels of the form, so that nothing is lost. */
  typed: { label: string; value: string }[];
  /** The same form on the present content. */
  reopenHref: string;
}

/** 409: somebody changed the case since the form was opened; nothing was saved. */
export function ConflictPage({ chrome, changes, typed, reopenHref }: ConflictPageProps) {
  return (
    <Page {...chrome} title="ほかの方が先に変更しました">
      <p>この画面を開いた後に、ほかの方がこの申請を変更しました。あなたの操作はまだ行われていません。変更を確かめて、もう一度行ってください。</p>
      <Section title="この画面を開いた後の変更" id="changes">
        <Timeline entries={changes} />
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
      <p>短い時間に操作が繰り返されたため、受付を一時止めています。{retryAfterMinutes}分ほど待ってから、もう一度行ってください。</p>
    </Page>
  );
}

export interface ServerErrorPageProps extends WithChrome {
  /** Given by the server, found again in its log. */
  inquiryNumber: string;
  at: Date;
  /** Whether what the user sent was kept; left out for a page that only reads. */
  saved?: boolean;
}

/** 500. Says whether the input was kept and which number to give. */
export function ServerErrorPage({ chrome, inquiryNumber, at, saved }: ServerErrorPageProps) {
  return (
    <Page {...chrome} title="処理を完了できませんでした">
      <p>
        処理を完了できませんでした。
        {saved !== undefined && (saved ? '入力内容は保存されています。' : '入力内容は保存されていません。')}
        しばらくしてからもう一度行い、続くときは次の番号を添えてお問い合わせください。
      </p>
      <DescriptionTable
        caption="問合せのときにお伝えいただく内容"
        rows={[
          { label: '問合せ番号', value: <strong>{inquiryNumber}</strong> },
          { label: '日時', value: formatDateTime(at) },
        ]}
      />
      <HomeLink />
    </Page>
  );
}

function HomeLink(): ComponentChildren {
  return (
    <p>
      <a href="/">ホームへ戻る</a>
    </p>
  );
}
