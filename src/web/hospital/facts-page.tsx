/** The pages that record the key facts of the plan and of the evaluation, each with its document. */
import type { ComponentChildren } from 'preact';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { inputName } from '../../inputs/events/index.js';
import type { Problem } from '../../procedure/fields/problems.js';
import type { SingleItem } from '../../procedure/fields/sections.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import { Banner, type FormState, type HiddenCommandFieldsProps, PostForm, SavedNote } from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage, LastSaved, OpenPoints } from './case-frame.js';
import { SingleFieldView } from '../content/field-view.js';
import { FILE_FIELD, SAME_FILE } from './upload.js';
import { SameFileChoice, UploadField } from './file-upload.js';
import { FROM_BEFORE, type Offered, type OfferedFile } from './known-before.js';
import { preparationPath, type WayBack } from '../addresses/hospital-addresses.js';
import { type Kept, KeptNote, KeptVersionField } from './kept-typing.js';
import { ENTER_SAVES, SavingButtons, WayBackField } from './leaving.js';
import type { NextPage } from './next-page.js';

export interface FactsPageProps {
  chrome: PageChrome;
  view: CaseView;
  form: FormState;
  command: HiddenCommandFieldsProps;
  refusal: CommandRefused | null;
  justSaved: boolean;
  maxBytes: number;
  /** The page from which the person came to mend something here. */
  from: WayBack | null;
  /** What is typed here and not recorded yet. */
  kept: Kept;
  /** What another application of the hospital says, where nothing is recorded here yet; null where something is. */
  offered: Offered | null;
  /** Files that another application has for the document of this page. */
  files: readonly OfferedFile[];
}

export interface FactsFormProps extends FactsPageProps {
  title: string;
  path: string;
  lead: ComponentChildren;
  /** What is missing in what was recorded. */
  problems: readonly Problem[];
  fields: readonly SingleItem[];
  /** The document that can be sent with the facts; it may come later. */
  requirementId?: string;
  /** As `SavingButtons`. */
  verb?: string;
  buttonLabel: string;
  next: NextPage;
}

/** Where the values come from that nobody typed here, or that there are none. */
function OfferedNote({ offered: { source }, title }: { offered: Offered; title: string }) {
  if (source === null) return <p>この医療機関のほかの申請に、{title}の記録はありません。</p>;
  return (
    <Banner kind="info" title={`「${source}」の記録を入れてあります`}>
      <p>
        「{FROM_BEFORE}
        」の印のある欄は、ほかの申請の記録の写しです。まだこの申請には記録されていません。書類と照らして、違うところを直してから保存してください。印を付ける項目は、改めて付けてください。
      </p>
    </Banner>
  );
}

export function FactsForm({
  chrome,
  view,
  form,
  command,
  refusal,
  justSaved,
  maxBytes,
  title,
  path,
  lead,
  problems,
  fields,
  requirementId,
  verb,
  buttonLabel,
  next,
  from,
  kept,
  offered,
  files,
}: FactsFormProps) {
  const document = view.documents.required.find(({ requirement }) => requirement.id === requirementId);
  const typing = Object.keys(form.errors).length > 0;
  return (
    <CasePage chrome={chrome} view={view} title={title} inPreparation errors={form.errors}>
      {lead}
      <RefusalNote conditions={refusal?.conditions ?? []} />
      {justSaved && <SavedNote at={view.application.updatedAt} />}
      <KeptNote
        kept={kept}
        sent="記録"
        labelOf={(name) => fields.find(({ path: each }) => inputName(each) === name)?.label ?? name}
      />
      {offered && kept.version === 0 && <OfferedNote offered={offered} title={title} />}
      {!typing && <OpenPoints points={problems.map(({ field, message }) => ({ field: inputName(field), message }))} />}
      <PostForm action={path} command={command} multipart={document !== undefined} enter={ENTER_SAVES}>
        <WayBackField from={from} />
        <KeptVersionField kept={kept} />
        {fields.map((field) => (
          <SingleFieldView field={field} name={inputName(field.path)} context={{ form, areas: [] }} />
        ))}
        {document && (
          <UploadField
            name={FILE_FIELD}
            label={document.requirement.name}
            requirement="optional"
            support={`根拠：${document.legalBasis}`}
            files={document.files}
            maxBytes={maxBytes}
            errors={form.errors[FILE_FIELD]}
          />
        )}
        {document?.files.length === 0 && <SameFileChoice name={SAME_FILE} offered={files} />}
        <SavingButtons
          next={next}
          from={from}
          list={preparationPath(view.application.id)}
          verb={verb}
          label={buttonLabel}
          kept={kept.version > 0}
        />
      </PostForm>
      <LastSaved view={view} />
    </CasePage>
  );
}
