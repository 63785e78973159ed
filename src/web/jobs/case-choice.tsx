import type { CaseRow } from '../../applications/queries/case-rows.js';
import { CASE_COLUMNS, caseSelect } from '../case-elements/case-columns.js';
import { bindMany, DataTable, type FormState, Section } from '../components/index.js';
import { ErrorText } from '../components/forms/field-frame.js';

/** The cases a job is to take in, to be ticked, and whether there are more than these; stands in a form. */
export function CaseChoice({
  form,
  rows,
  more,
  title,
  caption,
}: {
  form: FormState;
  rows: readonly CaseRow[];
  more: boolean;
  title: string;
  caption: string;
}) {
  const chosen = bindMany(form, 'caseIds');
  return (
    <Section title={title} id="cases">
      <div id="field-caseIds" tabindex={-1}>
        {more && <p>件数が多いため、{rows.length}件だけを示しています。</p>}
        <ErrorText name="caseIds" label={title} errors={chosen.errors} />
        <DataTable
          caption={caption}
          rows={[...rows]}
          select={{ ...caseSelect('caseIds'), selected: chosen.values }}
          columns={[CASE_COLUMNS.institution, CASE_COLUMNS.number, CASE_COLUMNS.kind, CASE_COLUMNS.stage]}
        />
      </div>
    </Section>
  );
}
