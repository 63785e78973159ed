import type { ResultLine } from '../../applications/commands/execute-each.js';
import type { CaseRow } from '../../applications/queries/case-rows.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { KnownCalendar } from '../../procedure/calendar/office-days.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import type { BulkAct } from '../action-forms/bulk-acts.js';
import { CASE_LIST_PATH, FROM_LIST } from '../base/case-list-address.js';
import { CASE_COLUMNS, caseSelect } from '../case-elements/case-columns.js';
import { Questions } from '../case-elements/questions.js';
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
  /** What was asked about them that belongs to no field, each question once. */
  asked: readonly Condition[];
  /** The facts of one of the cases, and the day. */
  about: { facts: Pick<CaseFacts, 'rounds' | 'officers' | keyof KnownCalendar>; today: IsoDate };
  /** The list on which they were chosen, as `listInAddress` has it; '' for the whole list. */
  list: string;
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
  const listHref = chrome.listHref ?? CASE_LIST_PATH;
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
        <ButtonLink variant="link" href={listHref}>
          {results.length > 0 ? '申請一覧に戻る' : 'やめて申請一覧に戻る'}
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}

function BulkForm({
  act,
  cases,
  form,
  path,
  idempotencyKey,
  ready,
  asked,
  about,
  list,
}: BulkActPageProps & { ready: number }) {
  const { institution, number, kind, stage } = CASE_COLUMNS;
  return (
    <PostForm action={path}>
      <HiddenKey value={idempotencyKey} />
      <input type="hidden" name={FROM_LIST} value={list} />
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
          {act.fields?.(form, about)}
          <Questions
            conditions={asked}
            form={form}
            support={`正しければ印を付けて、もう一度「${act.label}」を押してください。`}
          />
          <ButtonRow>
            <Button variant="primary">{act.label}</Button>
          </ButtonRow>
        </>
      )}
    </PostForm>
  );
}
