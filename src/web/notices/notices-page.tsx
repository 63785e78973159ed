import type { CaseView } from '../../applications/queries/case-view.js';
import { KIND_INFO } from '../../procedure/terms/kinds.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';
import { Losses } from '../case-elements/losses.js';
import type { Notice, NoticeList } from '../../record/notices.service.js';
import { Details, EmptyState, Pager, Section } from '../components/index.js';
import { casePath } from '../addresses/case-addresses.js';
import { formatDateTime } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';

/** お知らせ to one's own office, newest first. The whole message is behind its subject. */
export function NoticesPage({
  chrome,
  officeName,
  personal,
  renewals,
  list,
}: {
  chrome: PageChrome;
  officeName: string;
  /** About the account of the person alone. */
  personal: readonly Notice[];
  /** Whose last day is near or over. */
  renewals: readonly CaseView[];
  list: NoticeList;
}) {
  const { rows } = list;
  return (
    <Page {...chrome} title="お知らせ" caption={`${officeName}あて`}>
      {renewals.length > 0 && (
        <Section title="提出していない更新の申請" id="renewals">
          {renewals.map(({ application, renewalLosses }) => (
            <>
              <p>
                <a href={`/cases/${application.id}`}>
                  {KIND_INFO[application.kind].label}（更新）　{numberBeside(application)}
                </a>
              </p>
              <Losses losses={renewalLosses} />
            </>
          ))}
        </Section>
      )}
      {personal.length > 0 && (
        <Section title="あなたのアカウントについて" id="account">
          <Notices notices={personal} />
        </Section>
      )}
      {rows.length === 0 ? (
        <EmptyState text="お知らせはありません。申請に動きがあると、ここに届きます。" />
      ) : (
        <Notices notices={rows} />
      )}
      <Pager {...list} hrefFor={(number) => `/notices?page=${number}`} />
    </Page>
  );
}

function Notices({ notices }: { notices: readonly Notice[] }) {
  return (
    <ol class="notices">
      {notices.map(({ causeType, causeId, aboutCaseId, subject, body, availableAt }) => (
        <li class="notices__notice">
          <p class="notices__when">
            <time datetime={availableAt.toISOString()}>{formatDateTime(availableAt)}</time>
          </p>
          <div class="notices__what">
            <p>
              <SubjectLine caseId={causeType === 'case' ? causeId : aboutCaseId} subject={subject} />
            </p>
            <p>{matterOf(body)}</p>
            <Details summary="本文">
              <p class="notices__body">{body}</p>
            </Details>
          </div>
        </li>
      ))}
    </ol>
  );
}

function SubjectLine({ caseId, subject }: { caseId: string | null; subject: string }) {
  return caseId === null ? <>{subject}</> : <a href={casePath(caseId)}>{subject}</a>;
}

/** The sentence that says what happened or what to do: the paragraph after the addressee (applications/messages/case-messages.ts). */
function matterOf(body: string): string {
  return body.split('\n\n')[1] ?? '';
}
