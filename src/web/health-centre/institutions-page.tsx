import type { RegisterEntry } from '../../register/designation-register.js';
import type { Paged } from '../../platform/paging.js';
import { KIND_INFO } from '../../procedure/terms/kinds.js';
import type { MedicalInstitution } from '../../registry/registry.entities.js';
import { DataTable, EmptyState, Pager } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { HEALTH_CENTRE, INSTITUTIONS } from '../addresses/health-centre-addresses.js';

export interface InstitutionRow {
  institution: MedicalInstitution;
  areaName: string;
  /** Whether its council is run by this centre. */
  ownCouncil: boolean;
  designations: RegisterEntry[];
}

/** 管内の医療機関: those of the areas whose council the centre runs, and those in its own district. */
export function InstitutionsPage({ chrome, list }: { chrome: PageChrome; list: Paged<InstitutionRow> }) {
  return (
    <Page
      {...chrome}
      title="管内の医療機関"
      breadcrumbs={[{ label: 'ホーム', href: HEALTH_CENTRE }, { label: '管内の医療機関' }]}
      wide
    >
      <p>調整会議の事務局である構想区域の医療機関と、所管の医療機関です。</p>
      {list.total === 0 ? (
        <EmptyState text="登録された医療機関はありません。" />
      ) : (
        <DataTable
          caption="管内の医療機関"
          columns={[
            { header: '医療機関名', cell: ({ institution }) => institution.name },
            { header: '構想区域', cell: ({ areaName }) => areaName },
            { header: '所在地', cell: ({ institution }) => institution.address },
            { header: '調整会議', cell: ({ ownCouncil }) => (ownCouncil ? '当所が事務局' : '他の保健所が事務局') },
            { header: '指定', cell: ({ designations }) => <Designations entries={designations} /> },
          ]}
          rows={list.rows}
        />
      )}
      <Pager {...list} hrefFor={(page) => `${INSTITUTIONS}?page=${page}`} />
    </Page>
  );
}

function Designations({ entries }: { entries: RegisterEntry[] }) {
  if (entries.length === 0) return <>なし</>;
  return (
    <ul class="plain-list">
      {entries.map(({ kind, standingText }) => (
        <li>
          {KIND_INFO[kind].label}：{standingText}
        </li>
      ))}
    </ul>
  );
}
