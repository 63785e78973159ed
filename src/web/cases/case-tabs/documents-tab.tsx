import type { DocumentView } from '../../../issuing/documents/official-documents.js';
import { toldCount } from '../../../documents/first-told.js';
import { FORM_STAGES, type FormStage } from '../../../../forms/parts/place.js';
import { DataTable, EmptyState, Section } from '../../components/index.js';
import { formatDate, formatDateTime, formatFileSize } from '../../base/format.js';
import { issuingStep } from '../../action-forms/mending-place.js';
import { officialDocumentPath, officialDocumentPreviewPath } from '../../addresses/document-addresses.js';
import { JOBS_PATH } from '../../addresses/job-addresses.js';
import { CasePackButtons, packsFor } from '../../case-elements/pack-buttons.js';
import { OutdatedNote } from '../../case-elements/outdated-note.js';
import { NOT_IN_FORCE } from '../../../procedure/case/words.js';
import { VersionMark } from '../../case-elements/versions-table.js';
import { filePath } from '../../addresses/case-addresses.js';
import { DraftTable } from '../../case-elements/draft-table.js';
import type { TabProps } from './tab-props.js';

/** 文書: every document of the case by stage, what each still lacks and what was issued; for the prefecture also the drafts. */
export function DocumentsTab(props: TabProps) {
  const { view, inside, documents, role } = props;
  const stages = (Object.keys(FORM_STAGES) as FormStage[]).filter((stage) =>
    documents.some((document) => document.stage === stage),
  );
  return (
    <>
      {stages.length === 0 && (
        <EmptyState text="この段階で見られる文書はまだありません。文書は、手続が進むとここに並びます。" />
      )}
      {stages.map((stage) => (
        <Section title={FORM_STAGES[stage]} id={`documents-${stage}`}>
          <Documents
            {...props}
            caption={`${FORM_STAGES[stage]}の文書`}
            documents={documents.filter((document) => document.stage === stage)}
          />
        </Section>
      ))}
      {packsFor(role, ['case']).length > 0 && (
        <Section title="一式をつくる" id="packs" aside={<a href={JOBS_PATH}>作業一覧</a>}>
          <p>書類を一つのPDFに綴じます。時間がかかるときは、作業一覧から後で取り出せます。</p>
          <CasePackButtons caseId={view.application.id} role={role} />
        </Section>
      )}
      {inside && view.drafts.length > 0 && (
        <Section title="起案と決裁" id="drafts">
          {view.drafts.map((draft) => (
            <DraftTable
              draft={draft}
              facts={view.facts}
              caption={`起案　${formatDate(draft.draftedOn)}　${draft.drafterName}`}
            />
          ))}
        </Section>
      )}
    </>
  );
}

function Documents({ view, documents, caption }: TabProps & { caption: string }) {
  const { id } = view.application;
  return (
    <DataTable
      caption={caption}
      alike="documents"
      rows={[...documents]}
      columns={[
        { header: '文書', cell: ({ key, title }) => <a href={officialDocumentPath(id, key)}>{title}</a> },
        { header: '版・発行', cell: (document) => <Issued document={document} view={view} /> },
        {
          header: '足りない事項',
          nowrap: true,
          cell: ({ problems, previewable }) =>
            !previewable ? '－' : problems.length === 0 ? 'なし' : toldCount(problems),
        },
        {
          header: '見る',
          cell: ({ key, title, versions, previewable, notInForce }) => (
            <ul class="document-links">
              {versions[0] && (
                <li>
                  <a href={filePath(versions[0].id)}>
                    発行した文書<span class="visually-hidden">（{title}）</span>
                  </a>
                  （PDF {formatFileSize(versions[0].size)}）
                </li>
              )}
              {previewable && (versions.length === 0 || notInForce === 'pulledBack') && (
                <li>
                  <a href={officialDocumentPreviewPath(id, key)}>
                    案<span class="visually-hidden">（{title}）</span>
                  </a>
                  （PDF）
                </li>
              )}
            </ul>
          ),
        },
      ]}
    />
  );
}

function Issued({
  document: { versions, issuedBy, acts, problems, notInForce, outdated },
  view,
}: {
  document: DocumentView;
  view: TabProps['view'];
}) {
  const [latest] = versions;
  if (latest) {
    return (
      <>
        <VersionMark version={latest.version} latest={latest.version} />　{formatDateTime(latest.createdAt)}　
        {latest.createdByOffice}
        {latest.reason !== '' && `（${latest.reason}）`}
        {notInForce && <span class="superseded">{NOT_IN_FORCE[notInForce]}</span>}
        {outdated
          .filter(({ version }) => version === latest.version)
          .map((each) => (
            <OutdatedNote outdated={each} />
          ))}
      </>
    );
  }
  const step = issuingStep(view, issuedBy);
  if (step?.ready)
    return (
      <>
        未発行（<a href={step.href}>「{step.label}」</a>で発行します）
      </>
    );
  return (
    <>
      {problems.length === 0 && acts.some(({ act, ready }) => act === 'issue' && ready)
        ? '未発行（発行できます）'
        : '未発行'}
    </>
  );
}
