import type { ComponentChildren } from 'preact';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView, HearingView } from '../../applications/queries/case-view.js';
import type { NotedInquiry } from '../../applications/queries/log-lines.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { inquiryFileOf, isOfficeFile, minutesOf } from '../../documents/office-files.js';
import { ACCEPTED_EXTENSIONS } from '../../documents/file-checks.js';
import type { Condition } from '../../procedure/case/decision.js';
import { hearingsWithMinutes } from '../../procedure/conditions/inquiries.js';
import { mayWithdraw, type WithdrawableType } from '../../procedure/entry-withdrawals.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { caseName, numberBeside } from '../../procedure/terms/reference-number.js';
import { inquiriesPath, minutesPath, withdrawEntryPath } from '../addresses/case-addresses.js';
import { formatDate, formatDateTime } from '../base/format.js';
import { CaseWhoWhen, caseCrumbs } from '../case-elements/case-head.js';
import { FileLinks } from '../case-elements/file-links.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  DateField,
  EmptyState,
  FileField,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  RadioGroup,
  Section,
  TextArea,
  TextField,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';

export interface OfficePageProps {
  chrome: PageChrome;
  view: CaseView;
  form: FormState;
  command: HiddenCommandFieldsProps;
  refusal: CommandRefused | null;
  maxBytes: number;
  /** Whether the person may add one now. */
  open: boolean;
}

const BUSY = '記録しています…';

/** 照会のメモ: what was asked and answered beside the procedure, newest first, and one more. */
export function InquiriesPage({
  inquiries,
  actor,
  ...props
}: OfficePageProps & { inquiries: readonly NotedInquiry[]; actor: Actor }) {
  const { view, form, command, open, maxBytes } = props;
  const mayTakeBack = ({ actorOffice: office, withdrawnFor }: NotedInquiry) =>
    withdrawnFor === null &&
    (['NOTE_INQUIRY', 'NOTE_CENTRE_INQUIRY'] as const).some((type) =>
      mayWithdraw({ type, office, withdrawn: false }, actor),
    );
  const filesOf = ({ seq }: NotedInquiry) => filesUnder(view, inquiryFileOf(seq));
  return (
    <OfficePage title="照会のメモ" {...props}>
      <p>電話やメールの照会と回答を残します。段階と期限は変わりません。書いた所属と都道府県だけが見ます。</p>
      <Section title="メモ" id="inquiries">
        {inquiries.length === 0 ? (
          <EmptyState text="メモはまだありません。" />
        ) : (
          <DataTable
            caption="照会のメモ（新しい順）"
            rows={inquiries}
            columns={[
              {
                header: '照会の日',
                nowrap: true,
                cell: (note) => <Kept note={note}>{formatDate(note.on)}</Kept>,
              },
              { header: '相手', cell: (note) => <Kept note={note}>{note.counterpart}</Kept> },
              { header: '照会の内容', cell: (note) => <Kept note={note}>{note.question}</Kept> },
              { header: '回答', cell: (note) => <Kept note={note}>{note.answer || 'まだありません'}</Kept> },
              {
                header: 'ファイル',
                cell: (note) => (filesOf(note).length === 0 ? '－' : <FileLinks files={filesOf(note)} />),
              },
              {
                header: '書いた人',
                cell: ({ actorOffice, actorName, occurredAt }) =>
                  `${actorOffice} ${actorName}（${formatDateTime(occurredAt)}）`,
              },
              {
                header: '取消し',
                cell: (note) =>
                  note.withdrawnFor !== null ? (
                    `取り消しました：${note.withdrawnFor}`
                  ) : mayTakeBack(note) ? (
                    <a
                      href={withdrawEntryPath(view.application.id, note.seq)}
                      aria-label={`${formatDate(note.on)}の照会のメモを取り消す`}
                    >
                      取り消す
                    </a>
                  ) : (
                    '－'
                  ),
              },
            ]}
          />
        )}
      </Section>
      {open && (
        <Section title="メモを残す" id="new">
          <p>残したメモは書き直せません。続きは新しいメモに書き、誤って残したメモは、理由を書いて取り消します。</p>
          <PostForm action={inquiriesPath(view.application.id)} command={command} multipart>
            <DateField {...bind(form, 'on')} label="照会の日" requirement="required" />
            <TextField {...bind(form, 'counterpart')} label="相手" requirement="required" support="所属と氏名" />
            <TextArea {...bind(form, 'question')} label="照会の内容" requirement="required" rows={4} />
            <TextArea {...bind(form, 'answer')} label="回答" requirement="optional" rows={4} />
            <OfficeFile form={form} label="ファイル" requirement="optional" maxBytes={maxBytes} />
            <ButtonRow>
              <Button busyLabel={BUSY}>メモを残す</Button>
            </ButtonRow>
          </PostForm>
        </Section>
      )}
    </OfficePage>
  );
}

/** What a note says, struck through once it was taken back. */
function Kept({ note: { withdrawnFor }, children }: { note: NotedInquiry; children: ComponentChildren }) {
  return withdrawnFor === null ? <>{children}</> : <s>{children}</s>;
}

/** 議事録 of the councils that this office writes them of. @param entries the entry with which each file was filed */
export function MinutesPage({
  by,
  actor,
  entries,
  ...props
}: OfficePageProps & {
  by: 'healthCentre' | 'prefecture';
  actor: Actor;
  entries: ReadonlyMap<string, number>;
}) {
  const { view, form, command, open, maxBytes } = props;
  const ids = hearingsWithMinutes(view.facts, by).map(({ id }) => id);
  const hearings = view.hearings.filter(({ id }) => ids.includes(id));
  return (
    <OfficePage title="議事録を添付する" {...props}>
      <p>
        添付した議事録は、「会議体」と一件書類に入ります。改めたものは、続けて添付します。誤って添付したものは、理由を書いて取り消します。
      </p>
      <Section title="添付した議事録" id="minutes">
        {hearings.every(({ id }) => filesUnder(view, minutesOf(id)).length === 0) ? (
          <EmptyState text="議事録はまだありません。" />
        ) : (
          hearings.map((hearing) => {
            const files = filesUnder(view, minutesOf(hearing.id));
            return (
              files.length > 0 && (
                <>
                  <h3>{hearingName(hearing)}</h3>
                  <FileLinks
                    files={files}
                    beside={({ id, createdByOffice, withdrawal }) => {
                      const of = entries.get(id);
                      const type = by === 'healthCentre' ? 'ATTACH_CENTRE_MINUTES' : 'ATTACH_MINUTES';
                      const own = mayWithdraw({ type, office: createdByOffice, withdrawn: false }, actor);
                      return withdrawal || of === undefined || !own ? null : (
                        <a href={withdrawEntryPath(view.application.id, of)}>取り消す</a>
                      );
                    }}
                  />
                </>
              )
            );
          })
        )}
      </Section>
      {open && hearings.length > 0 && (
        <Section title="添付する" id="new">
          <PostForm action={minutesPath(view.application.id)} command={command} multipart>
            <RadioGroup
              {...bind(form, 'hearingId')}
              label="会議体"
              requirement="required"
              choices={hearings.map((hearing) => ({ value: hearing.id, label: hearingName(hearing) }))}
            />
            <OfficeFile form={form} label="議事録のファイル" requirement="required" maxBytes={maxBytes} />
            <ButtonRow>
              <Button busyLabel={BUSY}>議事録を添付する</Button>
            </ButtonRow>
          </PostForm>
        </Section>
      )}
    </OfficePage>
  );
}

/** Why an entry is taken back. */
export function WithdrawEntryPage({
  chrome,
  view,
  of,
  type,
  form,
  command,
  refused,
}: Pick<OfficePageProps, 'chrome' | 'view' | 'form' | 'command'> & {
  of: number;
  type: WithdrawableType;
  refused: readonly Condition[];
}) {
  const isMemo = type === 'NOTE_INQUIRY' || type === 'NOTE_CENTRE_INQUIRY';
  const back = (isMemo ? inquiriesPath : minutesPath)(view.application.id);
  const title = isMemo ? '照会のメモを取り消す' : '議事録の添付を取り消す';
  return (
    <Page
      {...chrome}
      title={`${title}（${caseName(view.application)}）`}
      heading={title}
      caption={`${numberBeside(view.application)}　${view.institution.name}`}
      breadcrumbs={caseCrumbs(
        view,
        { label: isMemo ? '照会のメモ' : '議事録を添付する', href: back },
        { label: title },
      )}
      errors={form.errors}
    >
      <CaseWhoWhen view={view} />
      <RefusalNote conditions={refused} />
      <div class="confirm-panel__effects">
        <h2 class="confirm-panel__title">「取り消す」を押すと</h2>
        <ul>
          <li>経過の{of}番に書き留めたものが、取り消したものとして示されます。内容と理由は記録に残ります。</li>
          <li>ファイルは一件書類にとじられなくなり、一覧に取り消したことが載ります。</li>
          <li>段階と期限は変わりません。</li>
        </ul>
      </div>
      <PostForm action={withdrawEntryPath(view.application.id, of)} command={command}>
        <TextArea
          {...bind(form, 'reason')}
          label="取消しの理由"
          requirement="required"
          rows={3}
          support="例：別の申請の照会を書き留めたため"
        />
        <ButtonRow>
          <Button variant="primary">取り消す</Button>
          <ButtonLink variant="link" href={back}>
            やめて戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </Page>
  );
}

function OfficePage({
  chrome,
  view,
  form,
  refusal,
  title,
  children,
}: OfficePageProps & { title: string; children: ComponentChildren }) {
  return (
    <Page
      {...chrome}
      title={`${title}（${caseName(view.application)}）`}
      heading={title}
      caption={`${numberBeside(view.application)}　${view.institution.name}`}
      breadcrumbs={caseCrumbs(view, { label: title })}
      errors={form.errors}
    >
      <CaseWhoWhen view={view} />
      <RefusalNote conditions={refusal?.conditions ?? []} />
      {children}
    </Page>
  );
}

function OfficeFile({
  form,
  maxBytes,
  ...field
}: {
  form: FormState;
  label: string;
  requirement: 'required' | 'optional';
  maxBytes: number;
}) {
  const { errors } = bind(form, 'file');
  return <FileField name="file" extensions={[...ACCEPTED_EXTENSIONS]} maxBytes={maxBytes} errors={errors} {...field} />;
}

function filesUnder({ documents }: CaseView, key: string): StoredFileInfo[] {
  return documents.stored.filter((file) => isOfficeFile(file, key));
}

/** 医療審議会（2026年12月3日）. */
function hearingName({ councilLabel, planningAreaName, convened, opinion }: HearingView): string {
  const day = convened?.meetsOn ?? opinion?.heldOn;
  const name = planningAreaName === null ? councilLabel : `${planningAreaName}圏　${councilLabel}`;
  return day === undefined ? name : `${name}（${formatDate(day)}）`;
}
