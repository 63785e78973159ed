import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { Condition } from '../../procedure/case/decision.js';
import { actionPath, casePath, filePath, recordsPath } from '../addresses/case-addresses.js';
import type { DescriptionRow } from '../components/index.js';
import { ConfirmationFields } from '../action-forms/confirmation-fields.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  Banner,
  Button,
  ButtonLink,
  ButtonRow,
  DescriptionTable,
  Details,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  Section,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { Due, kindText } from './hearing-words.js';
import {
  confirmationFormPath,
  confirmationPath,
  HEALTH_CENTRE,
  meetingPath,
  MEETINGS,
  REPORTS,
} from '../addresses/health-centre-addresses.js';

export interface ConfirmationPageProps {
  chrome: PageChrome;
  each: CentreHearing;
  /** The cases of the same meeting, in its order; this one among them. */
  onMeeting: CentreHearing[];
  documents: StoredFileInfo[];
  /** What the hospital applied for, for those who do not see the PDF in the page. */
  content: DescriptionRow[];
  /** Whether there is a form to look at for this kind. */
  hasForm: boolean;
  form: FormState;
  command: HiddenCommandFieldsProps;
  refused: readonly Condition[];
  /** Institution of the case that was recorded just before. */
  savedBefore?: string;
}

/** H4: the sheet at the left, what the council confirmed at the right, one case of the meeting after the other. */
export function ConfirmationPage(props: ConfirmationPageProps) {
  const { chrome, each, onMeeting, form, refused, savedBefore } = props;
  const { hearing, institutionName, referenceNo, meetingId } = each;
  const place = onMeeting.findIndex((other) => other.hearing.id === hearing.id);
  const meetingName = hearing.convened?.meetingName;
  const crumbs = [
    { label: 'ホーム', href: HEALTH_CENTRE },
    { label: '会議', href: MEETINGS },
    ...(meetingId && meetingName ? [{ label: meetingName, href: meetingPath(meetingId) }] : []),
    { label: '確認の記録' },
  ];
  return (
    <Page
      {...chrome}
      title={`確認の記録：${institutionName}`}
      heading={institutionName}
      caption={`${referenceNo}　${kindText(each)}`}
      breadcrumbs={crumbs}
      errors={form.errors}
      wide
    >
      {savedBefore && <Banner kind="success" title={`${savedBefore}の確認を記録しました`} />}
      <RefusalNote conditions={refused} />
      {place >= 0 && <MeetingSteps onMeeting={onMeeting} place={place} />}
      <div class="confirmation">
        <SheetSection {...props} />
        <RecordSection {...props} />
      </div>
    </Page>
  );
}

/** 2/3件目, with the way to the case before and after it. */
function MeetingSteps({ onMeeting, place }: { onMeeting: CentreHearing[]; place: number }) {
  if (onMeeting.length < 2) return null;
  const before = onMeeting[place - 1];
  const after = onMeeting[place + 1];
  return (
    <nav class="case-steps" aria-label="この会議の案件">
      <span>
        {place + 1}/{onMeeting.length}件目
      </span>
      {before && <a href={confirmationPath(before.hearing.id)}>前：{before.institutionName}</a>}
      {after && <a href={confirmationPath(after.hearing.id)}>次：{after.institutionName}</a>}
    </nav>
  );
}

function SheetSection({ each, documents, content, hasForm }: ConfirmationPageProps) {
  const { caseId, hearing, institutionName } = each;
  return (
    <Section title="確認様式" id="sheet">
      {hasForm && (
        <>
          <iframe
            class="pdf-frame"
            src={`${confirmationFormPath(hearing.id)}#navpanes=0&view=FitH`}
            title={`${institutionName}の確認様式（案）`}
            loading="lazy"
          />
          <p>
            <a href={confirmationFormPath(hearing.id)}>確認様式を別の画面で開く（PDF・案）</a>
          </p>
        </>
      )}
      <Details summary="申請内容を文字で読む">
        <DescriptionTable caption="申請内容" captionHidden rows={content} />
      </Details>
      <ul class="document-list">
        {documents.map(({ id, title, version }) => (
          <li>
            <a href={filePath(id)}>
              {title} 第{version}版（PDF）
            </a>
          </li>
        ))}
        <li>
          <a href={casePath(caseId)}>申請の内容と提出書類</a>
        </li>
      </ul>
    </Section>
  );
}

function RecordSection({ each, form, command }: ConfirmationPageProps) {
  const { hearing, kind, planningAreaName } = each;
  const facts = [
    { label: '構想区域', value: planningAreaName },
    ...(each.whyHere === null ? [] : [{ label: 'この保健所への依頼', value: each.whyHere }]),
    { label: '会議', value: hearing.convened?.meetingName ?? '未定' },
    { label: '報告期限', value: <Due {...each} /> },
  ];
  return (
    <Section title="確認" id="record">
      <DescriptionTable caption="依頼の内容" captionHidden rows={facts} />
      {each.step === 'reported' && (
        <Banner kind="info" title="この案件は報告済みです">
          誤りを見つけたときは、都道府県が次の手続に進むまでは
          <a href={actionPath(each.caseId, 'UNDO_REPORT')}>報告を取り下げて</a>
          直せます。その後は<a href={recordsPath(each.caseId)}>記録を訂正</a>します。
        </Banner>
      )}
      {each.step === 'toConvene' && (
        <Banner kind="warning" title="会議に載せていません">
          先に、会議に載せてください。
        </Banner>
      )}
      {(each.step === 'toConfirm' || each.step === 'toReport') && (
        <PostForm action={confirmationPath(hearing.id)} command={command}>
          <input type="hidden" name="hearingId" value={hearing.id} />
          <ConfirmationFields kind={kind} form={form} />
          <ButtonRow>
            <Button variant="primary">この案件の確認を記録する</Button>
            {each.step === 'toReport' && <ButtonLink href={REPORTS}>報告へ進む</ButtonLink>}
          </ButtonRow>
        </PostForm>
      )}
    </Section>
  );
}
