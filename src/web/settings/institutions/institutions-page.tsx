import { hasValidCheckDigit } from '../../../registry/institution-code.js';
import { isFormerName, searchWordsOf } from '../../../registry/search-key.js';
import type { Paged } from '../../../platform/paging.js';
import type { MedicalInstitution } from '../../../registry/registry.entities.js';
import {
  ButtonLink,
  ButtonRow,
  DataTable,
  EmptyState,
  FilterBar,
  FilterResults,
  FormerName,
  Pager,
  TextField,
} from '../../components/index.js';
import type { PageChrome } from '../../layout/index.js';
import { SettingsFrame } from '../../settings-frame/settings-frame.js';
import type { Districts } from './institution-form.js';

const PATH = '/settings/institutions';

export interface InstitutionsPageProps extends Districts {
  chrome: PageChrome;
  list: Paged<MedicalInstitution>;
  /** What was looked for. */
  text: string;
  /** Whether this person may add and change institutions. */
  editable: boolean;
}

/** 医療機関 by reading. None is deleted, because applications and designations belong to them. */
export function InstitutionsPage({ chrome, list, text, editable, areas, centres }: InstitutionsPageProps) {
  const words = searchWordsOf(text);
  const nameOf = (rows: readonly { id: string; name: string }[], wanted: string) =>
    rows.find(({ id }) => id === wanted)?.name ?? wanted;
  return (
    <SettingsFrame chrome={chrome} view={PATH}>
      {editable && (
        <ButtonRow>
          <ButtonLink variant="primary" href={`${PATH}/new`}>
            医療機関を登録する
          </ButtonLink>
        </ButtonRow>
      )}
      <FilterBar action={PATH} resultsId="institutions">
        <TextField name="q" type="search" label="名称・ふりがな・医療機関コード" value={text} />
      </FilterBar>
      <FilterResults
        id="institutions"
        count={list.total}
        more={list.more}
        conditions={text === '' ? [] : [{ label: `検索：${text}`, removeHref: PATH }]}
        clearHref={PATH}
      >
        {list.total === 0 ? (
          <EmptyState text={text === '' ? '医療機関が登録されていません。' : '条件に合う医療機関はありません。'} />
        ) : (
          <DataTable
            caption="医療機関"
            columns={[
              {
                header: '名称',
                cell: ({ id, name, searchKey, formerSearchKey = '' }) => (
                  <>
                    {editable ? <a href={`${PATH}/${id}/edit`}>{name}</a> : name}{' '}
                    <FormerName found={isFormerName(words, { own: searchKey, former: formerSearchKey })} />
                  </>
                ),
              },
              { header: 'ふりがな', cell: ({ kana }) => kana },
              { header: '医療機関コード', cell: ({ code }) => <Code code={code} /> },
              { header: '開設者', cell: ({ establisherName }) => establisherName },
              { header: '構想区域', cell: ({ planningAreaId }) => nameOf(areas, planningAreaId) },
              {
                header: '経過',
                cell: ({ id, name }) => (
                  <a href={`${PATH}/${id}/record`}>
                    経過<span class="visually-hidden">：{name}</span>
                  </a>
                ),
                nowrap: true,
              },
              {
                header: '所管保健所',
                cell: ({ jurisdictionHealthCentreId }) => nameOf(centres, jurisdictionHealthCentreId),
              },
            ]}
            rows={list.rows}
          />
        )}
        <Pager {...list} hrefFor={(to) => `${PATH}?${new URLSearchParams({ q: text, page: String(to) }).toString()}`} />
      </FilterResults>
    </SettingsFrame>
  );
}

function Code({ code }: { code: string | null }) {
  if (code === null) return <>－</>;
  return (
    <>
      {code} {!hasValidCheckDigit(code) && <span class="tag tag--waiting">注意：検査数字</span>}
    </>
  );
}
