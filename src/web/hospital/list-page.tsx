import type { CaseView } from '../../applications/queries/case-view.js';
import {
  type ContentList,
  type ListColumn,
  LONGEST_TABLE,
  type ReadTable,
  type TableFault,
} from '../../applications/documents/content-lists.js';
import { choicesOf, type WordsContext } from '../../applications/documents/content-rows.js';
import { LONGEST_LIST } from '../../procedure/fields/limits.js';
import {
  Banner,
  bind,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  FileField,
  type FormState,
  PostForm,
  Section,
  TextArea,
} from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { CasePage, ClosedEditor, mayWrite } from './case-frame.js';
import { contentPath, listFilePath, listPath, mendedFrom, type WayBack } from '../addresses/hospital-addresses.js';
import { WayBackField } from './leaving.js';
import { LARGEST_FILE, TABLE, TABLE_FILE } from './posted-table.js';

export interface ListPageProps {
  chrome: PageChrome;
  view: CaseView;
  list: ContentList;
  areas: WordsContext['areas'];
  form: FormState;
  /** What could not be read of the table that was sent; null on a page that is opened. */
  read: ReadTable | null;
  /** The table that came back stood in a file. */
  fromFile: boolean;
  from: WayBack | null;
}

/** Whom the pages about a list belong to. */
export function listCrumb({ view, list, from }: Pick<ListPageProps, 'view' | 'list' | 'from'>) {
  const { id } = view.application;
  return { label: list.section.title, href: mendedFrom(contentPath(id, list.section.id), from) };
}

/** 一覧で入れる: a list as a table that is pasted, read from a file, or written to one. */
export function ListPage({ chrome, view, list, areas, form, read, fromFile, from }: ListPageProps) {
  const { id } = view.application;
  const path = listPath(id, list.name);
  const crumb = listCrumb({ view, list, from });
  const faults = read?.faults ?? [];
  const typed = form.values[TABLE];
  const writes = mayWrite(view);
  return (
    <CasePage
      chrome={chrome}
      view={view}
      title={`${writes ? '一覧で入れる' : '一覧の書出し'}：${list.label}`}
      inPreparation
      crumb={crumb}
      errors={form.errors}
    >
      {writes ? (
        <>
          <p>
            Excelなどで作った「{list.label}
            」の表を、まとめて入れられます。貼り付けるか、ファイルを選ぶと、いまの一覧との違いを示します。
            <strong>確かめて取り込むまで、何も変わりません。</strong>
          </p>
          {fromFile && typed !== undefined && (
            <Banner kind="info" title="ファイルの内容を、下の欄に入れてあります">
              <p>この欄で直して「違いを確かめる」を押すか、ファイルを直して、もう一度選んでください。</p>
            </Banner>
          )}
          {faults.length > 0 && <Faults faults={faults} />}
          <Section title="Excelから貼り付ける" id="paste">
            <PostForm action={path}>
              <WayBackField from={from} />
              <TextArea
                {...bind(form, TABLE)}
                label="表"
                support="Excelで、見出しの行も含めて表の範囲を選び、コピーして貼り付けてください。見出しがないときは、下の「列と書き方」の順に並べてください"
                rows={10}
              />
              <ButtonRow>
                <Button variant="primary" busyLabel="読み込んでいます…">
                  違いを確かめる
                </Button>
              </ButtonRow>
            </PostForm>
          </Section>
          <Section title="ファイルを読み込む" id="file">
            <PostForm action={path} multipart>
              <WayBackField from={from} />
              <FileField
                {...bind(form, TABLE_FILE)}
                label="CSV又はタブ区切りのファイル"
                support="文字コードは、UTF-8でもShift_JISでも構いません。Excelのブック（.xlsx）は、「CSV UTF-8（コンマ区切り）」で保存し直してください"
                extensions={['.csv', '.tsv', '.txt']}
                maxBytes={LARGEST_FILE}
              />
              <ButtonRow>
                <Button busyLabel="読み込んでいます…">ファイルを読み込んで、違いを確かめる</Button>
              </ButtonRow>
            </PostForm>
          </Section>
        </>
      ) : (
        <>
          {typeof typed === 'string' && typed !== '' && (
            <Section title="あなたが入れた表（保存されていません）" id="typed">
              <p class="typed-text">{typed}</p>
            </Section>
          )}
          <ClosedEditor view={view} />
        </>
      )}
      <Section title="ファイルに書き出す" id="export">
        <p>
          Excelで開けるCSVです。{writes && '直したものを読み込むこともできます。'}
          「=」で始まる文字や、数字だけの文字の前には、Excelが計算や変換をしないように「'」を付けます
          {writes && '（読み込むときに外します）'}。
        </p>
        <ul>
          <li>
            <a href={listFilePath(id, list.name)}>いまの一覧を書き出す</a>（{countOfRows(list)}行）
          </li>
          {writes && (
            <li>
              <a href={listFilePath(id, list.name, { empty: true })}>記入用のひな型</a>（
              {list.rowsGiven ? '小項目の行だけ' : '見出しだけ'}）
            </li>
          )}
        </ul>
      </Section>
      {writes && (
        <>
          <Section title="列と書き方" id="columns">
            <DataTable
              caption="列と書き方"
              rows={list.columns}
              columns={[
                { header: '列', cell: ({ heading }) => heading },
                { header: '書き方', cell: (column) => howToWrite(column, areas) },
                { header: '空欄', cell: ({ optional }) => (optional ? '可' : '提出の前に必要'), nowrap: true },
              ]}
            />
            <p>
              列の順は自由で、見出しは全角・半角や空白が違っても、短い名前（例：{shortHeading(list)}
              ）でも構いません。読み込めるのは
              {LONGEST_LIST}行、{LONGEST_TABLE.toLocaleString('ja-JP')}文字までです。
            </p>
          </Section>
          <ButtonRow>
            <ButtonLink variant="link" href={crumb.href}>
              取り込まずに「{list.section.title}」に戻る
            </ButtonLink>
          </ButtonRow>
        </>
      )}
    </CasePage>
  );
}

const countOfRows = ({ rows }: ContentList) => rows.length.toLocaleString('ja-JP');

const shortHeading = ({ columns }: ContentList) => columns.at(-1)?.headings.at(-1) ?? '';

function howToWrite({ item }: ListColumn, areas: WordsContext['areas']): string {
  const choices = choicesOf(item, areas);
  if (choices !== null) return `次のどれか：${choices.map(({ label }) => label).join('、')}`;
  switch (item.input) {
    case 'number':
      return `0以上の整数（単位は${item.unit}。全角の数字、カンマ、単位が付いていても構いません）`;
    case 'day':
      return '日付（例：令和8年12月4日、R8.12.4、2026/12/4）';
    case 'text':
      return '文章（セルの中で改行しても構いません）';
    default:
      return '文字';
  }
}

const MOST_TOLD = 100;

/** Where the table cannot be read, and what to do there. */
function Faults({ faults }: { faults: readonly TableFault[] }) {
  return (
    <Section title={`直すところ（${faults.length}か所）`} id="faults">
      <DataTable
        caption="直すところ"
        rows={faults.slice(0, MOST_TOLD)}
        columns={[
          { header: '行', cell: ({ line }) => (line === null ? '表の全体' : `${line}行目`), nowrap: true },
          { header: '列', cell: ({ heading }) => heading || '－' },
          { header: '書かれている内容', cell: ({ cell }) => <span class="typed-text">{shortened(cell)}</span> },
          { header: '直し方', cell: ({ message }) => message },
        ]}
      />
      {faults.length > MOST_TOLD && (
        <p>ほかに{faults.length - MOST_TOLD}か所あります。直してから、もう一度読み込むと示します。</p>
      )}
    </Section>
  );
}

const LONGEST_TOLD = 60;
const shortened = (cell: string) => {
  const characters = [...cell.slice(0, 2 * LONGEST_TOLD)];
  return characters.length > LONGEST_TOLD ? `${characters.slice(0, LONGEST_TOLD).join('')}…` : cell || '空欄';
};
