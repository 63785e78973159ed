import type { CaseRow } from '../../applications/queries/case-list.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { casePath } from '../addresses/case-addresses.js';
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
          select={{
            name: 'caseIds',
            value: ({ id }) => id,
            label: ({ institutionName, referenceNo }) => `${institutionName} ${referenceNo}`,
            selected: chosen.values,
          }}
          columns={[
            { header: '医療機関名', cell: ({ id, institutionName }) => <a href={casePath(id)}>{institutionName}</a> },
            { header: '受付番号', nowrap: true, cell: ({ referenceNo }) => referenceNo },
            { header: '区分', nowrap: true, cell: ({ kind }) => KIND_INFO[kind].label },
            { header: '手続', nowrap: true, cell: ({ procedure }) => PROCEDURE_LABEL[procedure] },
            { header: '段階', cell: ({ stateLabel }) => stateLabel },
          ]}
        />
      </div>
    </Section>
  );
}
