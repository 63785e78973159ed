import { keyOfForm } from '../requests/form-body.js';
import { AWAITS_NOTICE } from '../../procedure/designation/public-notice.js';
import type { DesignationDetail } from '../../designations/designation.service.js';
import type { RecordEntry } from '../../record/record-entry.entity.js';
import { type Kind, KIND_INFO, OUTCOME_LABEL, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { publicNoticeBasis } from '../../procedure/designation/public-notice.js';
import { begunByPaper } from '../../procedure/designation/standing.js';
import {
  Banner,
  bind,
  Button,
  ButtonRow,
  DataTable,
  DateField,
  DescriptionTable,
  type FormState,
  PostForm,
  Section,
  TextArea,
  TextField,
  Timeline,
} from '../components/index.js';
import { formatDate } from '../base/format.js';
import { DECIDED_ON, decidedText } from './decided-on.js';
import { Page, type PageChrome } from '../layout/index.js';
import { correctRecordPath } from '../addresses/case-addresses.js';
import { confirmedWords } from '../content/confirmed-words.js';
import { paperChangePath, paperRenewalPath, REGISTER_PATH } from '../addresses/register-address.js';
import type { BSubItem } from '../../procedure/fields/b-sub-items.js';
import { DesignatedWork } from './designated-work.js';
import { periodText, StandingTag } from './register-page.js';

export interface DesignationPageProps {
  chrome: PageChrome;
  designation: DesignationDetail;
  /** The form of 公示; null for those who only read. */
  form: FormState | null;
  /** What was done just now: Japanese. */
  saved: string | null;
  /** Acts on it after its case was decided, newest first. */
  record: readonly RecordEntry[];
  subItems: readonly BSubItem[];
}

const PAPER_PATH = { renewal: paperRenewalPath, change: paperChangePath };

/** One line of the register with its notice, its 公示 and the lines before and after it. */
export function DesignationPage({ chrome, designation, form, saved, record, subItems }: DesignationPageProps) {
  const { id, institutionName, kind, history } = designation;
  const byPaper = begunByPaper(designation, history);
  return (
    <Page
      {...chrome}
      title={`${institutionName}（${KIND_INFO[kind].label}）の指定`}
      breadcrumbs={[
        { label: '指定台帳', href: REGISTER_PATH },
        { label: `${institutionName}（${KIND_INFO[kind].label}）` },
      ]}
      errors={form?.errors}
    >
      {saved && <Banner kind="success" title={saved} />}
      <DescriptionTable caption="指定の内容" captionHidden rows={facts(designation, subItems)} />
      {form &&
        (correctedAt(designation) === null ? (
          <PublicNoticeForm id={id} kind={kind} form={form} recorded={designation.publicNoticeOn !== null} />
        ) : (
          <Section title="公示の記録を直す" id="public-notice">
            <p>
              公示の日と方法は、理由を書いて直します。前の記録と理由も残ります。{' '}
              <a href={correctedAt(designation) ?? ''}>公示の記録を訂正する</a>
            </p>
          </Section>
        ))}
      {form && designation.publicNoticeOn !== null && <PublicNoticeWithdrawal id={id} form={form} />}
      {form && byPaper.length > 0 && (
        <Section title="紙の申請" id="paper-renewal">
          <p>
            更新又は業務変更の申請が紙で到達し、医療機関がまだここで始めていないときは、都道府県が到達の日を記録して始めます。更新は、満了の後でも、満了の日までに到達していれば始められます。業務変更は、変更の初日に効力のある指定の変更になります。
          </p>
          <ul>
            {byPaper.map((procedure) => (
              <li>
                <a href={PAPER_PATH[procedure](id)}>紙で到達した{PROCEDURE_LABEL[procedure]}の申請を始める</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {history.length > 1 && (
        <Section title="前後の指定" id="history">
          <DataTable
            caption="同じ区分の指定の記録"
            columns={[
              {
                header: '有効期間',
                cell: (entry) =>
                  entry.id === id ? (
                    <>{periodText(entry)}（この記録）</>
                  ) : (
                    <a href={`${REGISTER_PATH}/${entry.id}`}>{periodText(entry)}</a>
                  ),
              },
              { header: DECIDED_ON, cell: (entry) => decidedText(entry, formatDate) },
              { header: '状態', cell: ({ standing }) => <StandingTag standing={standing} /> },
            ]}
            rows={history}
          />
        </Section>
      )}
      {record.length > 0 && (
        <Section title="経過" id="record">
          <Timeline entries={record.map(noticeLine)} />
        </Section>
      )}
    </Page>
  );
}

/** 公示 is what is recorded of a designation itself. */
function noticeLine({ eventType, payload, actorOffice, actorName, occurredAt }: RecordEntry) {
  const { before, after, reason, confirmed } = payload as Record<
    'before' | 'after',
    Partial<Record<string, string | null>>
  > & { reason?: string; confirmed?: unknown };
  const asked = confirmedWords(confirmed, () => '公示の日');
  const told = ({ publicNoticeOn, publicNoticeMethod }: typeof before) =>
    [publicNoticeOn && formatDate(publicNoticeOn), publicNoticeMethod].filter(Boolean).join('　') || 'なし';
  return {
    sentence: eventType === 'WITHDRAW_PUBLIC_NOTICE' ? '公示の記録を取り消しました。' : '公示を記録しました。',
    who: `${actorOffice} ${actorName}`,
    at: occurredAt,
    detail: [
      `${told(before)} → ${told(after)}${reason === undefined ? '' : `（理由：${reason}）`}`,
      ...(asked === null ? [] : [asked]),
    ].join('、'),
  };
}

/** Where 公示 that is recorded is put right; null where the form records it, also again where no case designated. */
function correctedAt({ publicNoticeOn, office }: DesignationDetail): string | null {
  const caseId = office?.applicationId ?? null;
  return publicNoticeOn === null || caseId === null ? null : correctRecordPath(caseId, { type: 'publicNotice' });
}

function facts(designation: DesignationDetail, subItems: readonly BSubItem[]) {
  const {
    kind,
    address,
    planningAreaName,
    decidedBy,
    designatedOn,
    standing,
    standingText,
    legalBasis,
    publicNoticeOn,
    publicNoticeMethod,
    office,
  } = designation;
  return [
    {
      label: '区分',
      value: `${KIND_INFO[kind].label}（${KIND_INFO[kind].institutionTitle}、${KIND_INFO[kind].legalBasis}）`,
    },
    { label: '医療機関', value: designation.institutionName },
    { label: '所在地', value: address },
    { label: '構想区域', value: planningAreaName },
    { label: `${OUTCOME_LABEL[decidedBy].granted}の年月日`, value: formatDate(designatedOn) },
    {
      label: '指定に係る業務',
      value:
        designation.matters === null ? (
          'この台帳に記録がありません。'
        ) : (
          <DesignatedWork entry={designation} subItems={subItems} />
        ),
    },
    { label: '有効期間', value: periodText(designation) },
    {
      label: '状態',
      value: (
        <>
          <StandingTag standing={standing} /> {standingText}
          {legalBasis && `（${legalBasis}）`}
        </>
      ),
    },
    ...(office
      ? [
          { label: '通知書', value: <Notice {...office} /> },
          {
            label: '申請',
            value:
              office.applicationId === null ? (
                'この仕組みより前の指定です。'
              ) : (
                <a href={`/cases/${office.applicationId}`}>申請の経過を見る</a>
              ),
          },
        ]
      : []),
    {
      label: '公示',
      value: publicNoticeOn === null ? '記録されていません。' : `${formatDate(publicNoticeOn)}　${publicNoticeMethod}`,
    },
  ];
}

function Notice({ noticeNumber, noticeFileId }: NonNullable<DesignationDetail['office']>) {
  const number = noticeNumber === '' ? '番号の記録なし' : noticeNumber;
  return noticeFileId === null ? (
    <>{number}（電子ファイルはありません）</>
  ) : (
    <>
      {number}　<a href={`/files/${noticeFileId}`}>通知書（PDF）</a>
    </>
  );
}

function PublicNoticeForm({
  id,
  kind,
  form,
  recorded,
}: {
  id: string;
  kind: Kind;
  form: FormState;
  recorded: boolean;
}) {
  return (
    <Section title={recorded ? '公示の記録を直す' : '公示を記録する'} id="public-notice">
      <p>
        指定をしたときは、インターネットの利用その他の適切な方法で公示します（{publicNoticeBasis(kind)}
        ）。公示した後に記録してください。
      </p>
      <PostForm action={`${REGISTER_PATH}/${id}/public-notice`}>
        <input type="hidden" name="lockVersion" value={bind(form, 'lockVersion').value} />
        <DateField {...bind(form, 'on')} label="公示の日" requirement="required" />
        <TextField
          {...bind(form, 'method')}
          label="公示の方法"
          requirement="required"
          width={40}
          support="例：都道府県のホームページに掲載"
        />
        <ButtonRow>
          <Button variant="primary">公示を記録する</Button>
        </ButtonRow>
      </PostForm>
    </Section>
  );
}

/** Of a 公示 that was recorded of the wrong designation; a wrong day or way is put right instead. */
function PublicNoticeWithdrawal({ id, form }: { id: string; form: FormState }) {
  return (
    <Section title="公示の記録を取り消す" id="public-notice-withdrawal">
      <p>
        公示していないのに記録したとき（別の指定と取り違えたときなど）に使います。取り消すと、ホームの「{AWAITS_NOTICE}
        」に戻り、もう一度記録するまで、公開の一覧に載りません。前の記録と理由は経過に残ります。
      </p>
      <PostForm action={`${REGISTER_PATH}/${id}/public-notice/withdraw`}>
        <input type="hidden" name="lockVersion" value={bind(form, 'lockVersion').value} />
        <input type="hidden" name="idempotencyKey" value={keyOfForm(form.values)} />
        <TextArea {...bind(form, 'reason')} label="公示の記録を取り消す理由" requirement="required" rows={3} />
        <ButtonRow>
          <Button>公示の記録を取り消す</Button>
        </ButtonRow>
      </PostForm>
    </Section>
  );
}
