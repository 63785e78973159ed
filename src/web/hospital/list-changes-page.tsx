import type { StaleSection } from '../../applications/entities/errors.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { ContentList, ListColumn, ReadTable, RowValues } from '../../applications/documents/content-lists.js';
import type { ListChanges, Way } from '../../applications/documents/list-changes.js';
import { inWords, type WordsContext } from '../../applications/documents/content-rows.js';
import { LONGEST_LIST } from '../../procedure/fields/limits.js';
import { formatDateTime } from '../base/format.js';
import {
  Banner,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  DescriptionTable,
  Details,
  type FieldErrors,
  type HiddenCommandFieldsProps,
  PostForm,
  Section,
} from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage } from './case-frame.js';
import { listImportPath, listPath, mendedFrom, type WayBack } from '../addresses/hospital-addresses.js';
import { WayBackField } from './leaving.js';
import { listCrumb } from './list-page.js';
import { TABLE } from './posted-table.js';

/** Name of the button that says how the table is taken over, or that it is not. */
export const WAY = 'way';
/** Goes back to the table. */
export const BACK = 'back';

export interface ListChangesPageProps {
  chrome: PageChrome;
  view: CaseView;
  list: ContentList;
  areas: WordsContext['areas'];
  /** The table as it was sent: it is sent once more with the choice. */
  text: string;
  read: ReadTable;
  changes: ListChanges;
  /** What would still be missing or wrong in the rows of the table, by its lines. */
  open: readonly { line: number; message: string }[];
  command: HiddenCommandFieldsProps;
  errors: FieldErrors;
  /** Somebody else has saved the section since the page was opened; it shows what stands now. */
  conflict: StaleSection | null;
  from: WayBack | null;
}

/** What a table would change, before anything is changed. */
export function ListChangesPage(props: ListChangesPageProps) {
  const { chrome, view, list, areas, text, read, changes, open, command, errors, conflict, from } = props;
  const { id } = view.application;
  const { added, changed, unchanged, left, extended } = changes;
  const words = (column: ListColumn, row: RowValues) => wordsOf(column, row, areas);
  const nameOf = (row: RowValues) => nameOfRow(list, row, areas);
  const columnsOf = (columns: readonly ListColumn[]) =>
    columns.map((column) => ({
      header: column.heading.replace(IN_BRACKETS, ''),
      cell: (row: RowValues) => <Cell text={words(column, row)} />,
    }));
  return (
    <CasePage
      chrome={chrome}
      view={view}
      title={`取り込む内容の確認：${list.label}`}
      inPreparation
      crumb={{ label: '一覧で入れる', href: mendedFrom(listPath(id, list.name), from) }}
      errors={errors}
    >
      {conflict && <SavedFirst conflict={conflict} />}
      <p>
        取り込むと、「{list.label}」は次のように変わります。<strong>まだ何も変わっていません。</strong>
      </p>
      <DescriptionTable
        caption="取り込む内容"
        captionHidden
        rows={[
          { label: '加わる行', value: `${added.length}行` },
          { label: '変わる行', value: `${changed.length}行` },
          { label: '変わらない行', value: `${unchanged.length}行` },
          { label: '表にない行', value: `${left.length}行` },
        ]}
      />
      <Unread read={read} list={list} />
      {added.length > 0 && (
        <Section title={`加わる行（${added.length}行）`} id="added">
          <DataTable
            caption="加わる行"
            rows={added}
            columns={[
              { header: '表の行', cell: ({ line }) => `${line}行目`, nowrap: true },
              ...columnsOf(list.columns).map(({ header, cell }) => ({
                header,
                cell: ({ after }: (typeof added)[number]) => cell(after),
              })),
            ]}
          />
        </Section>
      )}
      {changed.length > 0 && (
        <Section title={`変わる行（${changed.length}行）`} id="changed">
          <DataTable
            caption="変わる行"
            rows={changed.flatMap((row) => row.columns.map((column) => ({ row, column })))}
            columns={[
              { header: '表の行', cell: ({ row }) => `${row.line}行目`, nowrap: true },
              { header: list.rowsGiven ? '小項目' : list.rowLabel, cell: ({ row }) => nameOf(row.before) },
              { header: '列', cell: ({ column }) => column.heading },
              { header: 'いまの内容', cell: ({ row, column }) => <Cell text={words(column, row.before)} /> },
              { header: '取り込む内容', cell: ({ row, column }) => <Cell text={words(column, row.after)} /> },
            ]}
          />
        </Section>
      )}
      {left.length > 0 && (
        <Section title={`表にない行（${left.length}行）`} id="left">
          <p>いまの一覧にあって、取り込む表にない行です。「置き換える」を選ぶと、消えます。</p>
          <DataTable caption="表にない行" rows={left} columns={columnsOf(list.columns)} />
        </Section>
      )}
      {unchanged.length > 0 && (
        <Details summary={`変わらない行（${unchanged.length}行）`}>
          <ul>
            {unchanged.map(({ line, after }) => (
              <li>
                {line}行目　{nameOf(after)}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {open.length > 0 && (
        <Section title={`取り込めますが、提出の前に直すところ（${open.length}か所）`} id="open">
          <ul>
            {open.map(({ line, message }) => (
              <li>
                表の{line}行目：{message}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <PostForm action={listImportPath(id, list.name)} command={command}>
        <WayBackField from={from} />
        <input type="hidden" name={TABLE} value={text} />
        {extended.length > LONGEST_LIST && (
          <p>一覧に入れられるのは{LONGEST_LIST}行までなので、いまの行を残して加えることはできません。</p>
        )}
        {added.length + changed.length + left.length === 0 && (
          <p>変わるところはありません。取り込む必要はありません。</p>
        )}
        <ButtonRow>
          {choicesOfWay(changes).map(({ way, label }, index, all) => (
            <Button
              variant={index === 0 && all.length === 1 ? 'primary' : 'secondary'}
              name={WAY}
              value={way}
              busyLabel="取り込んでいます…"
            >
              {label}
            </Button>
          ))}
          <Button name={WAY} value={BACK}>
            表を直す
          </Button>
          <ButtonLink variant="link" href={listCrumb({ view, list, from }).href}>
            取り込まずに「{list.section.title}」に戻る
          </ButtonLink>
        </ButtonRow>
      </PostForm>
    </CasePage>
  );
}

/** The ways that change something. */
function choicesOfWay({ added, changed, left, extended }: ListChanges): { way: Way; label: string }[] {
  const writes = added.length + changed.length > 0;
  if (left.length === 0) return writes ? [{ way: 'replace', label: 'この内容で取り込む' }] : [];
  return [
    ...(writes && extended.length <= LONGEST_LIST
      ? [{ way: 'add' as const, label: `追加する（表にない${left.length}行は残す）` }]
      : []),
    { way: 'replace', label: `置き換える（表にない${left.length}行を消す）` },
  ];
}

/** When a column is meant is said on the page of the table; here it would only widen it. */
const IN_BRACKETS = /（.*）$/u;

function SavedFirst({ conflict: { stored } }: { conflict: StaleSection }) {
  return (
    <Banner kind="warning" title="ほかの方が先に、この画面を保存しました">
      <p>
        {stored.savedByName}さんが{stored.savedAt && formatDateTime(stored.savedAt)}
        に保存しています。表はまだ取り込まれていません。下の違いは、いま保存されている内容と比べ直したものです。
      </p>
    </Banner>
  );
}

/** What of the table is not read, so that nothing is left out unsaid. */
function Unread({ read, list }: { read: ReadTable; list: ContentList }) {
  const { unknown, missing, skipped, headed } = read;
  const kept = list.rows.length > 0 ? 'いまの内容のまま（新しい行は空欄）' : '空欄';
  const said = [
    ...(headed ? [] : ['見出しの行がないので、列を左から順に読みました。']),
    ...(unknown.length > 0 ? [`次の列は、この一覧にないので読みません：${unknown.join('、')}`] : []),
    ...(missing.length > 0
      ? [`次の列は、表にないので${kept}にします：${missing.map(({ heading }) => heading).join('、')}`]
      : []),
    ...skipped.map(({ line, text }) => `${line}行目は、見出しの前か合計の行として読みません：${text}`),
  ];
  if (said.length === 0) return null;
  return (
    <Banner kind="info" title="表の読み方">
      <ul>
        {said.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Cell({ text }: { text: string }) {
  return text === '' ? <span class="summary-list__missing">空欄</span> : <span class="typed-text">{text}</span>;
}

function wordsOf({ name, item }: ListColumn, row: RowValues, areas: WordsContext['areas']): string {
  const value = row[name];
  return inWords(item, typeof value === 'string' || typeof value === 'number' ? String(value) : '', areas);
}

/** The texts that tell the row from the others. */
function nameOfRow({ columns, unique }: ContentList, row: RowValues, areas: WordsContext['areas']): string {
  return columns
    .filter(({ name }) => unique.includes(name))
    .map((column) => wordsOf(column, row, areas))
    .filter((each) => each !== '')
    .join('　');
}
