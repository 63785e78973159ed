import { COUNCIL_LABEL } from '../../procedure/case/facts.js';
import { bind, DateField, RadioGroup, TextField } from '../components/index.js';
import { CasePackPage, type CasePackPageProps } from './case-pack-page.js';

/** 対策協・審議会資料: which meeting, and which of the cases before the councils. */
export function CouncilDocumentsPage(props: CasePackPageProps) {
  const { form } = props;
  return (
    <CasePackPage
      {...props}
      kind="council-documents"
      explanation="議題一覧と申請ごとの資料を、通しのページ番号を付けて一つのPDFにします。"
      nothing="会議体の意見を聴いている申請はありません。申請を会議体の議題に載せると、ここに並びます。"
      whyAside="会議体の意見を聴いている間の申請ではありません。会議体の議題に載せると、選べるようになります。"
      choice={{ title: '議題にする申請', caption: '会議体の意見を聴いている申請' }}
    >
      <RadioGroup
        {...bind(form, 'council')}
        label="会議体"
        requirement="required"
        inline
        choices={(['measuresCouncil', 'medicalCouncil'] as const).map((value) => ({
          value,
          label: COUNCIL_LABEL[value],
        }))}
      />
      <TextField
        {...bind(form, 'meetingName')}
        label="会議の名称"
        requirement="required"
        support="例：令和8年度 第2回 医療審議会"
        width={40}
        autocomplete="off"
      />
      <DateField {...bind(form, 'heldOn')} label="開催日" requirement="optional" />
    </CasePackPage>
  );
}
