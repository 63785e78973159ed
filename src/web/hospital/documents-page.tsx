import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { filePath } from '../addresses/case-addresses.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import {
  Button,
  Details,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  SavedNote,
  Section,
} from '../components/index.js';
import { formatDateTime, formatFileSize } from '../base/format.js';
import type { PageChrome } from '../layout/index.js';
import { tabPath } from '../addresses/tabs.js';
import { CasePage, LastSaved, offers } from './case-frame.js';
import { type SectionState, sectionStates } from '../content/content-values.js';
import { fillsDocument } from '../../procedure/requirements/section-documents.js';
import { SameFileChoice, UploadField } from './file-upload.js';
import type { OfferedFile } from './known-before.js';
import { SAME_FILE } from './upload.js';
import { GoOn, WayBackField } from './leaving.js';
import {
  contentPath,
  documentRowId,
  documentsPath,
  type WayBack,
  withdrawalPath,
} from '../addresses/hospital-addresses.js';

type Document = CaseView['documents']['required'][number];

export interface DocumentsPageProps {
  chrome: PageChrome;
  view: CaseView;
  form: FormState;
  /** A fresh key for each form. */
  command: () => HiddenCommandFieldsProps;
  maxBytes: number;
  justSaved: boolean;
  refusal: CommandRefused | null;
  /** The page from which the person came to attach something. */
  from: WayBack | null;
  /** Files that other applications of the hospital have for a document. */
  offered: (requirementId: string) => readonly OfferedFile[];
}

/** Name of the file field of one document; each stands in a form of its own. */
export function fileFieldOf(requirementId: string): string {
  return `file-${requirementId}`;
}

/** 提出書類: each with why it is needed, what is there, and where it is filled in or attached. */
export function DocumentsPage(props: DocumentsPageProps) {
  const { chrome, view, form, justSaved, refusal, from } = props;
  const states = sectionStates(view.facts);
  const { required } = view.documents;
  const files = required.filter(({ needed, requirement }) => needed && requirement.suppliedBy === 'file');
  const screens = required.filter(({ needed, requirement }) => needed && requirement.suppliedBy === 'screen');
  const others = required.filter(({ needed }) => !needed);
  return (
    <CasePage chrome={chrome} view={view} title="提出書類" inPreparation errors={form.errors}>
      <RefusalNote conditions={refusal?.conditions ?? []} />
      {justSaved && <SavedNote at={view.application.updatedAt} />}
      <Section
        title={`ファイルで提出する書類（${files.filter(({ attached }) => attached).length}/${files.length}）`}
        id="files"
      >
        {files.map((document) => (
          <FileRow document={document} {...props} />
        ))}
      </Section>
      <Section title="画面で入力する書類" id="screens">
        {screens.map((document) => (
          <ScreenRow document={document} view={view} states={states} />
        ))}
      </Section>
      {others.length > 0 && (
        <Details
          summary={`いまは要らない書類（${others.length}件）`}
          open={others.some(({ requirement }) => form.errors[fileFieldOf(requirement.id)])}
        >
          {others.map((document) =>
            document.requirement.suppliedBy === 'file' ? (
              <FileRow document={document} {...props} />
            ) : (
              <ScreenRow document={document} view={view} states={states} />
            ),
          )}
        </Details>
      )}
      <LastSaved view={view} />
      <GoOn view={view} from={from} />
    </CasePage>
  );
}

function RowHead({
  document: { requirement, needed, reason, legalBasis },
  status,
}: {
  document: Document;
  status: string;
}) {
  const { form, name, note, suppliedBy } = requirement;
  return (
    <>
      <h3 class="document-row__title">
        {form && <span class="form-name">{form}</span>} {name} <span class="document-row__status">{status}</span>
      </h3>
      <p class="document-row__why">
        {needed ? '必要' : '不要'}：{reason}（{legalBasis}）
      </p>
      {note && suppliedBy === 'file' && <p class="document-row__note">{note}</p>}
    </>
  );
}

function FileRow({
  document,
  view,
  form,
  command,
  maxBytes,
  from,
  offered,
}: { document: Document } & DocumentsPageProps) {
  const { requirement, files, others, needed } = document;
  const name = fileFieldOf(requirement.id);
  const open = offers(view, 'ATTACH_DOCUMENT');
  return (
    <div class="document-row" id={documentRowId(requirement.id)}>
      <RowHead
        document={document}
        status={files.length > 0 ? `${files.length}件を添付済み` : needed ? '未添付' : '－'}
      />
      {files.length > 0 && (
        <ul class="task-parts">
          {files.map((file) => (
            <li>
              <a href={filePath(file.id)}>{file.fileName}</a>（{formatFileSize(file.size)}、
              {formatDateTime(file.createdAt)} {file.createdByName}）
              {open && (
                <a href={withdrawalPath(view.application.id, requirement.id, file.id)}>
                  取り下げる<span class="visually-hidden">：{file.fileName}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <p class="document-row__note">
          <a href={`${tabPath(view.application.id, 'attachments')}#others`}>
            申請に含まれないファイル（{others.length}件）<span class="visually-hidden">：{requirement.name}</span>
          </a>
        </p>
      )}
      {open && (
        <PostForm action={`${documentsPath(view.application.id)}/${requirement.id}`} command={command()} multipart>
          <WayBackField from={from} />
          <UploadField
            name={name}
            label={`${requirement.name}のファイル`}
            requirement={needed && files.length === 0 ? 'required' : 'optional'}
            files={[]}
            maxBytes={maxBytes}
            errors={form.errors[name]}
          />
          {files.length === 0 && <SameFileChoice name={SAME_FILE} offered={offered(requirement.id)} />}
          <Button busyLabel="送っています…">
            {files.length > 0 ? 'もう一つ添付する' : '添付する'}
            <span class="visually-hidden">：{requirement.name}</span>
          </Button>
        </PostForm>
      )}
    </div>
  );
}

function ScreenRow({
  document,
  view,
  states,
}: {
  document: Document;
  view: CaseView;
  states: readonly SectionState[];
}) {
  const own = sectionsOfDocument(document, view, states);
  const complete = own.every(({ status }) => status === 'done');
  return (
    <div class="document-row" id={documentRowId(document.requirement.id)}>
      <RowHead document={document} status={!document.needed ? '－' : complete ? '入力済み' : '入力途中'} />
      <ul class="task-parts">
        {own.map(({ section, problems }) => (
          <li>
            <a href={contentPath(view.application.id, section.id)}>{section.title}</a>
            {problems.length > 0 && <span class="task-parts__status">未入力・要確認 {problems.length}件</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sections of the editor that fill a document. */
export function sectionsOfDocument(
  { requirement }: Pick<Document, 'requirement'>,
  view: CaseView,
  states: readonly SectionState[],
): SectionState[] {
  return states.filter(({ section }) => fillsDocument(section, requirement, view.facts));
}
