import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import type { ChosenHearing } from '../../councils/council.service.js';
import { chosenOf, SeenVersions } from '../case-elements/several-cases.js';
import { type Column, DataTable } from '../components/index.js';

export interface HearingChoiceProps {
  caption: string;
  hearings: CentreHearing[];
  selected: string[];
  columns: Column<CentreHearing>[];
  /** Cases that stand in the list and cannot be chosen; a column says why. */
  choosable?: (each: CentreHearing) => boolean;
}

/** Cases to choose from, each with the version that the person sees; stands in a form. */
export function HearingChoice({ caption, hearings, selected, columns, choosable }: HearingChoiceProps) {
  return (
    <>
      <SeenVersions rows={hearings.map(({ hearing: { id }, lockVersion }) => ({ id, lockVersion }))} />
      <DataTable
        caption={caption}
        columns={columns}
        rows={hearings}
        select={{
          name: 'hearings',
          value: ({ hearing }) => hearing.id,
          label: ({ institutionName }) => institutionName,
          selected,
          choosable,
        }}
      />
    </>
  );
}

/** What was ticked, as `chosenOf`. */
export function chosenHearings(body: unknown): ChosenHearing[] {
  return chosenOf(body, 'hearings').map(({ id: hearingId, lockVersion }) => ({ hearingId, lockVersion }));
}
