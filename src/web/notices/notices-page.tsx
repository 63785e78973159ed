import type { NoticeList } from '../../notifications/notices.service.js';
import { Details, EmptyState, Pager } from '../components/index.js';
import { formatDateTime } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';

/** お知らせ to one's own office, newest first. The whole message is behind its subject. */
export function NoticesPage({
  chrome,
  officeName,
  list,
}: {
  chrome: PageChrome;
  officeName: string;
  list: NoticeList;
}) {
  const { rows } = list;
  return (
    <Page {...chrome} title="お知らせ" caption={`${officeName}あて`}>
      {rows.length === 0 ? (
        <EmptyState text="お知らせはありません。申請に動きがあると、ここに届きます。" />
      ) : (
        <ol class="notices">
          {rows.map(({ applicationId, subject, body, availableAt }) => (
            <li class="notices__notice">
              <p class="notices__when">
                <time datetime={availableAt.toISOString()}>{formatDateTime(availableAt)}</time>
              </p>
              <div class="notices__what">
                <p>
                  <a href={`/cases/${applicationId}`}>{subject}</a>
                </p>
                <p>{matterOf(body)}</p>
                <Details summary="本文">
                  <p class="notices__body">{body}</p>
                </Details>
              </div>
            </li>
          ))}
        </ol>
      )}
      <Pager {...list} hrefFor={(number) => `/notices?page=${number}`} />
    </Page>
  );
}

/** The sentence that says what happened or what to do: the paragraph after the addressee (applications/case-messages.ts). */
function matterOf(body: string): string {
  return body.split('\n\n')[1] ?? '';
}
