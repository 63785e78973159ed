import type { ProcedureProfile } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { contactOn, missingOnPapers } from '../../procedure/profile/office-contact.js';
import {
  Banner,
  bind,
  Button,
  ButtonRow,
  CautionNote,
  DataTable,
  DateField,
  EmptyState,
  type FormState,
  HiddenKey,
  PostForm,
  Section,
  TextField,
} from '../components/index.js';
import { formatDate } from '../base/format.js';
import type { PageChrome } from '../layout/index.js';
import { SettingsFrame } from '../settings-frame/settings-frame.js';

export interface OfficeContactPageProps {
  chrome: PageChrome;
  profile: Pick<ProcedureProfile, 'submission' | 'contacts'>;
  today: IsoDate;
  form: FormState;
  idempotencyKey: string;
  /** Number of the last entry, 0 for none. */
  seen: number;
  /** Whether this person may add an entry. */
  editable: boolean;
  saved: boolean;
}

/** 知事・担当の連絡先: what papers of today bear, what held before and will hold, and the form for a change. */
export function OfficeContactPage(props: OfficeContactPageProps) {
  const { chrome, profile, today, form, idempotencyKey, seen, editable, saved } = props;
  const now = contactOn(profile, today);
  return (
    <SettingsFrame chrome={chrome} view="/settings/office-contact" errors={form.errors}>
      {saved && (
        <Banner kind="success" title="知事・担当の連絡先を保存しました">
          発行した文書は変わりません。
        </Banner>
      )}
      <p>
        通知書と公示文には知事の氏名を、都道府県が出す文書には担当の連絡先を、文書の日付の日に適用している登録から記載します。
        <a href="/settings/office-contact/record">変更の経過</a>
      </p>
      <CautionNote title="足りないまま出る文書" cautions={missingOnPapers(now)} />
      <Section title="登録" id="entries">
        <p>
          本日付けの文書：知事の氏名は{now.governorName ?? '記載なし'}、担当は{now.section}、電話は
          {now.phone ?? '記載なし'}、メールは{now.email ?? '記載なし'}。
        </p>
        {profile.contacts.length === 0 ? (
          <EmptyState text="登録はまだありません。" />
        ) : (
          <DataTable
            caption="知事・担当の連絡先の登録"
            columns={[
              { header: '適用を始める日', cell: ({ holdsFrom }) => formatDate(holdsFrom), nowrap: true },
              { header: '知事の氏名', cell: ({ governorName }) => governorName || '－' },
              { header: '課・係の名称', cell: ({ section }) => section || '－' },
              { header: '電話', cell: ({ phone }) => phone || '－' },
              { header: 'メール', cell: ({ email }) => email || '－' },
            ]}
            rows={[...profile.contacts].reverse()}
          />
        )}
      </Section>
      {editable && (
        <Section title={seen === 0 ? '登録する' : '変更する'} id="change">
          <PostForm action="/settings/office-contact">
            <HiddenKey value={idempotencyKey} />
            <input type="hidden" name="seen" value={String(seen)} />
            <DateField {...bind(form, 'holdsFrom')} label="適用を始める日" requirement="required" />
            <TextField {...bind(form, 'governorName')} label="知事の氏名" requirement="optional" width={20} />
            <TextField {...bind(form, 'section')} label="課・係の名称" requirement="optional" width={40} />
            <TextField {...bind(form, 'phone')} label="電話" requirement="optional" width={20} />
            <TextField {...bind(form, 'email')} label="メール" requirement="optional" width={40} />
            {seen > 0 && <TextField {...bind(form, 'reason')} label="変更の理由" requirement="required" width={40} />}
            <ButtonRow>
              <Button variant="primary">知事・担当の連絡先を保存する</Button>
            </ButtonRow>
          </PostForm>
        </Section>
      )}
    </SettingsFrame>
  );
}
