import { bind, DateField, TextField } from '../components/index.js';
import { AWAITS_NOTICE } from '../../procedure/designation/public-notice.js';
import { CasePackPage, type CasePackPageProps } from './case-pack-page.js';

/** 公示文: its number and day, and which of the designations it makes public. */
export function PublicNoticePage(props: CasePackPageProps) {
  const { form } = props;
  return (
    <CasePackPage
      {...props}
      kind="public-notice"
      explanation="選んだ指定（更新・業務の変更の承認を含みます）を、一つの公示文にまとめてPDFにします。公示をしたら、指定台帳に公示の日を記録してください。"
      nothing="指定、更新又は変更の承認をした申請はありません。通知すると、ここに並びます。"
      whyAside="指定・承認を通知した申請ではないか、通知から長く経って一覧に並ばない申請です。"
      choice={{ title: AWAITS_NOTICE, caption: '指定、更新又は変更の承認を通知した申請' }}
    >
      <TextField
        {...bind(form, 'number')}
        label="公示の番号"
        requirement="optional"
        support="例：見本県告示第345号。番号を付けないときは空欄にします。"
        autocomplete="off"
      />
      <DateField {...bind(form, 'date')} label="公示の日付" requirement="required" />
    </CasePackPage>
  );
}
