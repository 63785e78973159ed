import type { ResultLine } from '../../applications/commands/execute-each.js';
import type { CaseRow } from '../../applications/queries/case-rows.js';
import type { BulkAct } from '../action-forms/bulk-acts.js';
import { CASE_LIST_PATH } from '../addresses/case-list-address.js';
import { CASE_COLUMNS, caseSelect } from '../case-elements/case-columns.js';
import { ResultNote, SeenVersions } from '../case-elements/several-cases.js';
import {
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  DataTable,
  type FormState,
  HiddenKey,
  PostForm,
  Section,
} from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';

/** A chosen case, and whether the act can be done with it as it stands. */
export interface BulkCase extends CaseRow {
  lockVersion: number;
  ready: boolean;
  /** Why not; nothing where it can. */
  reasons: readonly string[];
}

export interface BulkActPageProps {
  chrome: PageChrome;
  act: BulkAct;
  cases: readonly BulkCase[];
  /** Chosen cases that the person may not know of, or that are no more. */
  unknown: number;
  form: FormState;
  /** Where the form is sent. */
  path: string;
  idempotencyKey: string;
  /** What became of those that were just sent. */
  results: readonly ResultLine[];
}

const READY: Column<BulkCase> = {
  header: '行えるか',
  cell: ({ ready, reasons }) =>
    ready ? (
      '行えます'
    ) : (
      <>
        行えません
        <ul>
          {reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      </>
    ),
};

/** One act on the chosen cases: what will happen, to which and to which not and why; then what became of each. */
export function BulkActPage(props: BulkActPageProps) {
  const { chrome, act, cases, unknown, form, results } = props;
  const ready = cases.filter((each) => each.ready).length;
  return (
    <Page
      {...chrome}
      title={act.label}
      breadcrumbs={[{ label: '申請一覧', href: CASE_LIST_PATH }, { label: act.label }]}
      errors={form.errors}
      wide
    >
      <ResultNote results={results} doneText={act.doneText} />
      {cases.length > 0 && (
        <Section title={results.length > 0 ? '行われなかった申請' : '選んだ申請'} id="cases">
          <p>
            {cases.length}件のうち、{ready}件で行えます。
            {unknown > 0 && `ほかに選んだ${unknown}件は、見つからないか、あなたの担当ではありません。`}
          </p>
          <BulkForm {...props} ready={ready} />
        </Section>
      )}
      <ButtonRow>
        <ButtonLink variant="link" href={CASE_LIST_PATH}>
          {results.length > 0 ? '申請一覧に戻る' : 'やめて申請一覧に戻る'}
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}

function BulkForm({ act, cases, form, path, idempotencyKey, ready }: BulkActPageProps & { ready: number }) {
  const { institution, number, kind, stage } = CASE_COLUMNS;
  return (
    <PostForm action={path}>
      <HiddenKey value={idempotencyKey} />
      <SeenVersions rows={cases} />
      <DataTable
        caption="選んだ申請"
        columns={[institution, number, kind, stage, READY]}
        rows={[...cases]}
        select={{
          ...caseSelect('caseIds'),
          selected: cases.map(({ id }) => id),
          choosable: (each) => each.ready,
        }}
      />
      {ready > 0 && (
        <>
          <div class="confirm-panel__effects">
            <h2 class="confirm-panel__title">「{act.label}」を押すと</h2>
            <ul>
              {act.effects.map((effect) => (
                <li>{effect}</li>
              ))}
              <li>申請ごとに行います。ほかの方が先に進めた申請は、変えずに理由を示します。</li>
            </ul>
          </div>
          {act.fields?.(form)}
          <ButtonRow>
            <Button variant="primary">{act.label}</Button>
          </ButtonRow>
        </>
      )}
    </PostForm>
  );
}
