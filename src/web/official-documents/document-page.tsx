import { anyForm } from '../../../forms/index.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { DocumentView } from '../../issuing/documents/official-documents.js';
import type { DocumentDownload } from '../../documents/entities/document-download.js';
import { toldCount } from '../../documents/first-told.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { Paged } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { DOCUMENT_ACT_LABEL } from '../../procedure/official-documents.js';
import { tabCrumbs } from '../case-elements/case-head.js';
import {
  ActionPanel,
  Banner,
  type CaseAction,
  CautionNote,
  DescriptionTable,
  EmptyState,
  Pager,
  Section,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { wordingOn } from '../../procedure/profile/paper-settings.js';
import { formName } from '../content/paper-words.js';
import { DownloadTable } from './download-table.js';
import { issuingStep, screenFor } from '../action-forms/mending-place.js';
import {
  officialDocumentActPath,
  officialDocumentPath,
  officialDocumentPreviewPath,
} from '../addresses/document-addresses.js';
import { ProblemList } from './problem-list.js';
import { OutdatedNote } from '../case-elements/outdated-note.js';
import { NOT_IN_FORCE } from '../../procedure/case/words.js';
import { VersionsTable } from '../case-elements/versions-table.js';
import { caseName, numberBeside } from '../../procedure/terms/reference-number.js';

export interface DocumentPageProps {
  chrome: PageChrome;
  actor: Actor;
  view: CaseView;
  today: IsoDate;
  document: DocumentView;
  /** Who looked at its drafts, newest first; null for those who may not know. */
  previews: Paged<DocumentDownload> | null;
  /** A page of what was issued, newest first. */
  versions: Paged<StoredFileInfo>;
  /** What was just done, in one sentence. */
  done?: string;
  /** It was asked for and cannot be drawn at all. */
  undrawable?: boolean;
}

const ACT_HINT = {
  issue: 'いまの申請の内容で発行し、保存します。発行した文書は後から変わりません。',
  reissue: '発行した文書と同じ内容を、新しい版として渡します。理由を記録します。',
  correct: 'いまの申請の内容と入力した番号・日付で作り直し、新しい版にします。前の版も残ります。',
} as const;

/** One document of a case: what it still lacks and where that is filled in, what was issued, and what can be done. */
export function DocumentPage({
  chrome,
  actor,
  view,
  today,
  document,
  previews,
  versions,
  done,
  undrawable,
}: DocumentPageProps) {
  const { title, formId, problems, previewable } = document;
  const pages = (page: number, versionsPage: number) =>
    `${officialDocumentPath(view.application.id, document.key)}?page=${page}&versionsPage=${versionsPage}`;
  const { application, institution } = view;
  const { id } = application;
  return (
    <Page
      {...chrome}
      title={`${title}（${caseName(application)}）`}
      heading={title}
      caption={`${numberBeside(application)}　${institution.name}`}
      breadcrumbs={tabCrumbs(view, 'documents', { label: title })}
      headingAside={previewable && <a href={officialDocumentPreviewPath(id, document.key)}>案を見る（PDF）</a>}
      wide
    >
      {done !== undefined && <Banner kind="success" title={done} />}
      {document.notInForce && <Banner kind="warning" title={NOT_IN_FORCE[document.notInForce]} />}
      {document.outdated.map((each) => (
        <Banner kind="warning" title={`第${each.version}版は、訂正前の記録を印刷しています`}>
          <OutdatedNote outdated={each} />
        </Banner>
      ))}
      {undrawable && <Banner kind="error" title="足りない事項があるため、案をまだ作れません" />}
      {previewable && (
        <Section
          title={problems.length === 0 ? '足りない事項はありません' : `足りない事項（${toldCount(problems)}）`}
          id="problems"
        >
          {problems.length === 0 ? (
            <p>いまのデータで紙面を作れます。</p>
          ) : (
            <>
              <p>これらがそろうまで発行できません。案は、空欄のまま見ることができます。</p>
              <ProblemList
                problems={problems}
                screenOf={(problem) => screenFor(problem, { view, actor, issuedBy: document.issuedBy })}
              />
            </>
          )}
        </Section>
      )}
      <CautionNote title="発行の前に確かめること" cautions={document.cautions} />
      <ActionPanel actions={actionsOf(view, document)} />
      <Section title="発行した版" id="versions">
        {versions.total === 0 ? (
          <EmptyState text="まだ発行していません。" />
        ) : (
          <VersionsTable
            caption={`「${title}」の発行した版`}
            versions={versions.rows}
            latest={document.versions[0]?.version ?? 0}
            outOfForce={document.outOfForce}
          />
        )}
        <Pager {...versions} hrefFor={(page) => pages(previews?.page ?? 1, page)} />
      </Section>
      {previews && previews.total > 0 && (
        <Section title="案を見た記録" id="previews">
          <DownloadTable caption="案を見た記録" downloads={previews.rows} />
          <Pager {...previews} hrefFor={(page) => pages(page, versions.page)} />
        </Section>
      )}
      <Section title="様式" id="form" aside={<a href={`/forms/${formId}`}>様式の説明と見本</a>}>
        <DescriptionTable
          caption="様式"
          captionHidden
          rows={formRows(document, wordingOn(view.facts.profile, document.formId, today))}
        />
      </Section>
    </Page>
  );
}

function actionsOf(view: CaseView, document: DocumentView): CaseAction[] {
  const { id } = view.application;
  const step = document.versions.length === 0 ? issuingStep(view, document.issuedBy) : undefined;
  return [
    ...(step
      ? [
          {
            label: `${step.label}（発行の画面へ）`,
            href: step.href,
            available: step.ready,
            conditions: step.conditions,
            hint: 'この操作の中で発行します。',
          },
        ]
      : []),
    ...document.acts.map(({ act, conditions, ready }): CaseAction => {
      const lacking = act !== 'reissue' && document.problems.some(({ at }) => at !== 'step');
      const complete = {
        id: 'documentComplete',
        met: !lacking,
        text: lacking ? '足りない事項があります。上の画面で入力してください' : '足りない事項はありません',
        legalBasis: '',
      };
      return {
        label: DOCUMENT_ACT_LABEL[act],
        href: officialDocumentActPath(id, document.key, act),
        available: ready && !lacking,
        conditions: act === 'reissue' ? conditions : [...conditions, complete],
        hint: ACT_HINT[act],
      };
    }),
  ];
}

function formRows({ formId }: DocumentView, wording: Readonly<Record<string, string>>) {
  const { version, legalBasis, certainty, inferred } = anyForm(formId);
  return [
    { label: '様式', value: formName(formId, wording) },
    { label: '様式の版', value: version },
    { label: '根拠', value: legalBasis },
    { label: '確からしさ', value: certainty === 'confirmed' ? '確認済' : `未確認。${inferred}` },
  ];
}
