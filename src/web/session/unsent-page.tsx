import { ButtonLink, ButtonRow, Button, PostForm, Section } from '../components/index.js';
import { formatDateTime } from '../base/format.js';
import { Page, type PageChrome, UnsentFormAgain } from '../layout/index.js';
import type { UnsentPost } from './unsent-posts.js';
import type { UnsentTold } from './unsent-told.js';
import { UNSENT_DAYS } from '../../identity/unsent-forms.js';

export const UNSENT_PATH = '/account/unsent';

export interface UnsentPageProps {
  chrome: PageChrome;
  waiting: readonly { id: string; post: UnsentPost; keptAt: Date; told: UnsentTold | null }[];
  /** Where the person was going. */
  next: string;
}

/** What somebody sent whose session had ended: to be sent again, or given up. Nothing is sent by itself. */
export function UnsentPage({ chrome, waiting, next }: UnsentPageProps) {
  return (
    <Page {...chrome} title="ログインが終わった後に送った内容">
      {waiting.length === 0 ? (
        <p>この端末で、ログインが終わった後に送った内容はありません。</p>
      ) : (
        <p>
          次の内容は、送ったときにログインが終わっていたため、どこにも反映されていません。ご本人だけがこの端末で開けるように、
          {UNSENT_DAYS}
          日間とってあります。ほかの方が先に直していたときは、送った後にその違いが示されます。
        </p>
      )}
      {waiting.map(({ id, post, keptAt, told }) => (
        <Section
          title={told === null ? `${formatDateTime(keptAt)}に送った内容` : `${told.title}（${formatDateTime(keptAt)}）`}
          id={`unsent-${id}`}
        >
          {told !== null && (
            <>
              {told.cases.length > 0 && <p>申請：{told.cases.join('、')}</p>}
              <p>
                <a href={told.page}>{told.title}の画面を開いて入力し直す</a>
              </p>
            </>
          )}
          <UnsentFormAgain
            {...post}
            sectionId={`unsent-${id}-again`}
            mayBeStored={false}
            now
            {...(told !== null && { named: told.typed })}
          />
          <PostForm action={UNSENT_PATH}>
            <input type="hidden" name="id" value={id} />
            <ButtonRow>
              <Button>この内容を捨てる</Button>
            </ButtonRow>
          </PostForm>
        </Section>
      ))}
      <ButtonRow>
        <ButtonLink variant={waiting.length === 0 ? 'primary' : 'link'} href={next}>
          {waiting.length === 0 ? '続ける' : '送らずに続ける'}
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}
