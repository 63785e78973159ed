import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import type { HearingStep } from '../../procedure/case/hearings.js';
import { unconfirmedPoints, unrecordedPoints } from '../../procedure/case/hearings.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { casePath } from '../addresses/case-addresses.js';
import { type Column, DeadlineText } from '../components/index.js';
import {
  confirmationFormPath,
  confirmationPath,
  MEETINGS,
  meetingPath,
  REPORTS,
} from '../addresses/health-centre-addresses.js';

const STEP_LABEL: Readonly<Record<HearingStep, string>> = {
  toConvene: '会議に載せていません',
  toConfirm: '確認の記録待ち',
  toReport: '報告できます',
  reported: '報告済み',
};

/** B水準・新規 */
export function kindText({ kind, procedure }: Pick<CentreHearing, 'kind' | 'procedure'>): string {
  return `${KIND_INFO[kind].label}・${PROCEDURE_LABEL[procedure]}`;
}

/** What the council said, for those who report it: 確認した, or the number of points it could not confirm. */
function confirmationText({ kind, hearing }: CentreHearing): string {
  if (unrecordedPoints(kind, hearing).length > 0) return '未記録';
  const doubtful = unconfirmedPoints(kind, hearing).length;
  return doubtful === 0 ? '全て確認した' : `確認できない項目 ${doubtful}件`;
}

/** The columns of the lists of hearings; the first names the row. */
export const HEARING_COLUMNS = {
  institution: {
    header: '医療機関名',
    cell: ({ institutionName, caseId }) => <a href={casePath(caseId)}>{institutionName}</a>,
  },
  number: { header: '受付番号', cell: ({ referenceNo }) => referenceNo, nowrap: true },
  kind: { header: '区分', cell: (each) => kindText(each), nowrap: true },
  area: {
    header: '構想区域',
    cell: ({ planningAreaName, whyHere }) => (
      <>
        {planningAreaName}
        {whyHere && <div>{whyHere}</div>}
      </>
    ),
  },
  due: { header: '報告期限', cell: (each) => <Due {...each} /> },
  meeting: {
    header: '会議',
    cell: ({ meetingId, hearing }) =>
      meetingId ? <a href={meetingPath(meetingId)}>{hearing.convened?.meetingName}</a> : '－',
  },
  result: { header: '確認の結果', cell: (each) => confirmationText(each) },
  step: { header: '状況', cell: ({ step }) => STEP_LABEL[step] },
  next: { header: '次にすること', cell: (each) => <NextStep {...each} /> },
} as const satisfies Record<string, Column<CentreHearing>>;

export function Due({ hearing: { dueOn, reportedOn }, dueInOfficeDays, dueNote }: CentreHearing) {
  if (dueOn === null || dueInOfficeDays === null) return <>－</>;
  if (reportedOn !== null) return <>報告済み</>;
  return <DeadlineText deadline={{ date: dueOn, officeDaysLeft: dueInOfficeDays, note: dueNote }} form="short" />;
}

/** The 確認様式 as it would be reported. */
export function SheetLink({ hearing, institutionName }: CentreHearing) {
  return (
    <a href={confirmationFormPath(hearing.id)}>
      案を見る<span class="visually-hidden">（{institutionName}の確認様式）</span>
    </a>
  );
}

function NextStep({ step, hearing, institutionName }: CentreHearing) {
  const about = <span class="visually-hidden">（{institutionName}）</span>;
  switch (step) {
    case 'toConvene':
      return <a href={MEETINGS}>会議に載せる{about}</a>;
    case 'toConfirm':
      return <a href={confirmationPath(hearing.id)}>確認を記録する{about}</a>;
    case 'toReport':
      return <a href={REPORTS}>報告する{about}</a>;
    case 'reported':
      return <>－</>;
  }
}
