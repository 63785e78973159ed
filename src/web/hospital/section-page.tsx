import type { CaseView } from '../../applications/queries/case-view.js';
import type { CommandRefused } from '../../applications/entities/errors.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import {
  Button,
  ButtonLink,
  ButtonRow,
  errorList,
  type FormState,
  type HiddenCommandFieldsProps,
  PostForm,
  SavedNote,
} from '../components/index.js';
import { RefusalNote } from '../case-elements/refusal-note.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage, ClosedEditor, LastSaved, offers, OpenPoints } from './case-frame.js';
import { contentPath, preparationPath } from '../addresses/hospital-addresses.js';
import { type SectionState, sectionErrors } from '../content/content-values.js';
import { ContentFieldView } from '../content/field-view.js';
import { isJudged, QualificationNote, SectionNotes } from '../content/section-notes.js';
import { sectionOf } from '../../procedure/fields/sections.js';
import { UnreadableNote } from '../content/unreadable-note.js';

export interface SectionPageProps {
  chrome: PageChrome;
  view: CaseView;
  /** The section shown, and its neighbours. */
  states: readonly SectionState[];
  current: SectionState;
  form: FormState;
  command: HiddenCommandFieldsProps;
  areas: readonly PlanningArea[];
  /** Today in Japan, for what hangs on the day of application. */
  today: string;
  justSaved: boolean;
  refusal: CommandRefused | null;
  extraRow: string;
}

/** One section of the application's content: saved half-filled at any time. */
export function SectionPage(props: SectionPageProps) {
  const { chrome, view, states, current, form, command, areas, today, justSaved, refusal, extraRow } = props;
  const { section, problems, status } = current;
  const { id, updatedAt } = view.application;
  const path = contentPath(id, section.id);
  const typing = Object.keys(form.errors).length > 0;
  const judged = isJudged(section, view);
  const sections = states.map((each) => each.section);
  const next = states[states.indexOf(current) + 1];
  return (
    <CasePage chrome={chrome} view={view} title={section.title} inPreparation errors={form.errors}>
      <p>
        <span class="form-name">{section.form}</span> {section.lead}
      </p>
      {offers(view, 'EDIT_CONTENT') ? (
        <>
          <RefusalNote conditions={refusal?.conditions ?? []} />
          {justSaved && <SavedNote at={updatedAt} />}
          {judged && (
            <p>
              <a class="correction-link" href="#qualification">
                小項目ごとの判定を見る
              </a>
            </p>
          )}
          {!typing && status !== 'notStarted' && <OpenPoints points={errorList(sectionErrors(problems, section))} />}
          <UnreadableNote
            values={view.unreadable.filter(({ field }) => [null, section].includes(sectionOf(sections, field)))}
            sections={sections}
          />
          <SectionNotes view={view} section={section} today={today} />
          <PostForm action={path} command={command}>
            {section.fields.map((field) => (
              <ContentFieldView
                field={field}
                context={{ form, areas, subItems: view.facts.profile.subItems, extraRow, path }}
              />
            ))}
            <ButtonRow>
              <Button variant="primary" name="then" value="stay" busyLabel="保存しています…">
                保存して続ける
              </Button>
              <Button name="then" value="list" busyLabel="保存しています…">
                保存して一覧へ
              </Button>
            </ButtonRow>
          </PostForm>
          <LastSaved view={view} />
          {judged && <QualificationNote view={view} />}
          <ButtonRow>
            {next && <ButtonLink href={contentPath(id, next.section.id)}>次へ進む：{next.section.title}</ButtonLink>}
            <ButtonLink variant="link" href={preparationPath(id)}>
              保存せずに一覧へ戻る
            </ButtonLink>
          </ButtonRow>
        </>
      ) : (
        <ClosedEditor view={view} />
      )}
    </CasePage>
  );
}
