import type { CaseView } from '../../applications/queries/case-view.js';
import type { CommandRefused, StaleSection } from '../../applications/entities/errors.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import {
  Banner,
  DescriptionTable,
  errorList,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  SavedNote,
  Section,
} from '../components/index.js';
import { formatDateTime } from '../base/format.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage, ClosedEditor, LastSaved, lastSavedAt, mayWrite, OpenPoints } from './case-frame.js';
import { contentPath, listPath, preparationPath, type WayBack } from '../addresses/hospital-addresses.js';
import { ENTER_SAVES, ListNotSaved, SavedInPart, SavingButtons, WayBackField } from './leaving.js';
import type { NextPage } from './next-page.js';
import { ChangesTable } from '../content/changes-table.js';
import { writtenRows } from '../../applications/documents/content-rows.js';
import { changedItems } from '../../applications/documents/content-changes.js';
import { summaryRows } from '../content/content-summary.js';
import type { ContentSection } from '../../procedure/fields/sections.js';
import { type SectionState, sectionErrors } from '../content/content-values.js';
import { ContentFieldView, type ExtraRows } from '../content/field-view.js';
import { inputName } from '../../inputs/events/index.js';
import { isJudged, QualificationNote, SectionNotes } from '../content/section-notes.js';
import { sectionOf } from '../../procedure/fields/sections.js';
import type { Offered } from './known-before.js';
import { UnreadableNote } from '../content/unreadable-note.js';

export interface SectionPageProps {
  chrome: PageChrome;
  view: CaseView;
  /** The section shown, and its neighbours. */
  states: readonly SectionState[];
  current: SectionState;
  form: FormState;
  /** What was sent and could not be saved, because the application is not being written any more. */
  sent: object | undefined;
  /** Somebody else has saved the section since the form was opened. */
  conflict: StaleSection | undefined;
  command: HiddenCommandFieldsProps;
  areas: readonly PlanningArea[];
  /** Today in Japan, for what hangs on the day of application. */
  today: string;
  justSaved: boolean;
  refusal: CommandRefused | null;
  /** Empty rows more than a list has. */
  extra: ExtraRows | null;
  /** What could be read was saved; only what is named beside its field was not. */
  savedInPart: boolean;
  /** The page from which the person came to mend something here. */
  from: WayBack | null;
  /** What another application of the hospital says here; null on a form that comes back. */
  offered: Offered | null;
  next: NextPage;
}

/** One section of the application's content: saved half-filled at any time. */
export function SectionPage(props: SectionPageProps) {
  const { chrome, view, states, current, form, sent, conflict, command, areas, today, justSaved, refusal } = props;
  const { extra, savedInPart, from, next, offered } = props;
  const { section, problems, status } = current;
  const { id } = view.application;
  const path = contentPath(id, section.id);
  const typing = Object.keys(form.errors).length > 0;
  const notRead = listsNotRead(section, form);
  const lists = section.fields.filter(({ input }) => input === 'rows' || input === 'results');
  const judged = isJudged(section, view);
  const sections = states.map((each) => each.section);
  return (
    <CasePage chrome={chrome} view={view} title={section.title} inPreparation errors={form.errors}>
      <p>
        <span class="form-name">{section.form}</span> {section.lead}
      </p>
      {mayWrite(view) ? (
        <>
          <RefusalNote conditions={refusal?.conditions ?? []} />
          {conflict && <BothTexts view={view} section={section} areas={areas} conflict={conflict} />}
          {justSaved && <SavedNote at={lastSavedAt(view)} />}
          {savedInPart && <SavedInPart lists={notRead} />}
          {!savedInPart && !conflict && notRead.length > 0 && <ListNotSaved />}
          {offered && <OfferedText offered={offered} />}
          {judged && (
            <p>
              <a class="correction-link" href="#qualification">
                小項目ごとの判定を見る
              </a>
            </p>
          )}
          {!typing && !conflict && status !== 'notStarted' && (
            <OpenPoints points={errorList(sectionErrors(problems, section))} />
          )}
          <UnreadableNote
            values={view.unreadable.filter(({ field }) => [null, section].includes(sectionOf(sections, field)))}
            sections={sections}
          />
          <SectionNotes view={view} section={section} today={today} />
          <PostForm action={path} command={command} enter={ENTER_SAVES}>
            <WayBackField from={from} />
            {section.fields.map((field) => (
              <ContentFieldView field={field} context={{ form, areas, subItems: view.facts.profile.subItems, extra }} />
            ))}
            <SavingButtons next={next} from={from} list={preparationPath(id)} />
          </PostForm>
          <LastSaved view={view} />
          {judged && <QualificationNote view={view} />}
        </>
      ) : (
        <>
          {sent && (
            <Section title="あなたが入力した内容（保存されていません）" id="typed">
              <DescriptionTable
                caption="あなたが入力した内容"
                captionHidden
                rows={summaryRows(
                  section,
                  { ...view.facts.content, ...sent },
                  { areas, subItems: view.facts.profile.subItems, path },
                ).map(({ label, value }) => ({ label, value }))}
              />
            </Section>
          )}
          <ClosedEditor view={view} />
          {lists.map(({ path: list, label }) => (
            <p>
              <a href={listPath(id, list)}>「{label}」をファイルに書き出す</a>
            </p>
          ))}
        </>
      )}
    </CasePage>
  );
}

/** Labels of the lists in one of whose rows something could not be read. */
function listsNotRead({ fields }: ContentSection, { errors }: FormState): string[] {
  const inRows = (name: string) => Object.keys(errors).some((each) => each.startsWith(`${name}[`));
  return fields
    .filter(({ input, path }) => (input === 'rows' || input === 'results') && inRows(inputName(path)))
    .map(({ label }) => label);
}

/** Where what stands in the fields comes from, if nobody typed it here. */
function OfferedText({ offered: { source, marks } }: { offered: Offered }) {
  if (Object.keys(marks).length === 0) return null;
  return (
    <p>
      {source === null
        ? '印のある欄は、分かっていることを入れてあります。ほかの申請の記録はありません。'
        : `印のある欄は、「${source}」などから分かっていることを入れてあります。`}
      違うところを直して保存してください。
    </p>
  );
}

/** What is stored now beside what was typed, where they differ; the form below holds what was typed, and saving it is the choice. */
function BothTexts({
  view,
  section,
  areas,
  conflict,
}: Pick<SectionPageProps, 'view' | 'areas'> & { section: ContentSection; conflict: StaleSection }) {
  const { facts, application } = view;
  const { stored, sent } = conflict;
  const path = contentPath(application.id, section.id);
  const rows = (body: object) =>
    writtenRows(section, { ...facts.content, ...body }, { areas, subItems: facts.profile.subItems });
  return (
    <Banner kind="warning" title="ほかの方が先に、この画面を保存しました">
      <p>
        {stored.savedByName}さんが{stored.savedAt && formatDateTime(stored.savedAt)}
        に保存しています。あなたの入力はまだ保存されていません。違うところは次のとおりです。
      </p>
      <ChangesTable
        caption="違うところ"
        items={changedItems(rows(stored.body), rows(sent))}
        headers={{ before: '保存されている内容', after: 'あなたの入力' }}
      />
      <p>
        下の欄にはあなたの入力が残っています。直してから保存すると、保存されている内容に置き換わります。
        <a href={path}>自分の入力をやめて、保存されている内容で開き直す</a>
      </p>
    </Banner>
  );
}
