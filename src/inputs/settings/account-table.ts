/** Several people who may sign in, as a table that an administrator pastes: one line each. */
import { type AccountRole, normaliseLogin } from '../../identity/account.entity.js';
import { isLogin, MALFORMED_LOGIN, type NewAccount } from '../../identity/account.service.js';
import { type Cells, readCells, textOfCell, UnclosedQuote } from '../../platform/csv.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { ROLE_LABEL } from '../../procedure/terms/actors.js';
import { readForm } from '../fields/read-input.js';
import { ACCOUNT_ROLES, AccountInput } from './account.js';

/** Name of the field in which the table comes. */
export const ACCOUNT_TABLE = 'table';
/** Passwords are hashed for all of them while one waits. */
export const MOST_ACCOUNTS = 50;
const LONGEST_TABLE = 50_000;

/** In the order in which they stand where the table has no headings; the field of the form whose rule each follows. */
export const ACCOUNT_COLUMNS = [
  { heading: '氏名', field: 'name' },
  { heading: 'ログインID', field: 'login' },
  { heading: '役割', field: 'role' },
  { heading: '所属の名称', field: 'officeName' },
  { heading: '医療機関', field: 'institutionId' },
  { heading: '保健所', field: 'healthCentreId' },
  { heading: '有効期限', field: 'expiresOn' },
] as const;

type Field = (typeof ACCOUNT_COLUMNS)[number]['field'];

/** A line of the table that can be registered. */
export interface AccountLine {
  line: number;
  entry: NewAccount;
}

export interface AccountFault {
  /** Null where it is the table. */
  line: number | null;
  /** Of the column; '' where it is the line or the table. */
  heading: string;
  /** Japanese: what and how to mend it. */
  message: string;
}

export interface AccountTable {
  lines: AccountLine[];
  faults: AccountFault[];
}

/** What the lines are read with. */
export interface KnownOffices {
  today: IsoDate;
  /** What an empty 有効期限 means. */
  expiresOn: IsoDate;
  institutions: readonly { id: string; name: string; code: string | null }[];
  centres: readonly { id: string; name: string }[];
  /** Logins that somebody has, as `normaliseLogin` leaves them. */
  taken: ReadonlySet<string>;
}

interface Line {
  line: number;
  cells: Partial<Record<Field, string>>;
}

/** The lines of a pasted table, with or without headings; nothing of them is judged yet. Never throws. */
export function accountLines(sent: string): { lines: Line[]; faults: AccountFault[] } {
  const told = (message: string, line: number | null = null) => ({
    lines: [],
    faults: [{ line, heading: '', message }],
  });
  const text = sent.replace(/\r\n?/gu, '\n');
  if (text.length > LONGEST_TABLE) return told('表が大きすぎます。いくつかに分けて登録してください。');
  let cells: Cells;
  try {
    cells = readCells(text).map((row) => row.map((cell) => textOfCell(cell.trim())));
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    return told('この行から始まる引用符「"」が閉じていません。消すか、閉じてください。', error.row);
  }
  const rows = cells
    .map((row, index) => ({ line: index + 1, row }))
    .filter(({ row }) => row.some((cell) => cell !== ''));
  const [first] = rows;
  if (first === undefined) return told('登録する人の行がありません。1行に一人ずつ書いてください。');
  const headings = first.row.map((cell) => ACCOUNT_COLUMNS.find(({ heading }) => heading === cell.normalize('NFKC')));
  const isHeaded = headings.filter((column) => column !== undefined).length >= 2;
  const unknown = isHeaded ? first.row.filter((cell, index) => cell !== '' && headings[index] === undefined) : [];
  if (unknown.length > 0)
    return told(
      `見出し「${unknown.join('」「')}」は読み取れません。${ACCOUNT_COLUMNS.map(({ heading }) => heading).join('、')}のどれかにするか、列を消してください。`,
      first.line,
    );
  if (new Set(headings).size < headings.length && isHeaded)
    return told('同じ見出しの列が二つあります。一つにしてください。', first.line);
  const columns = isHeaded ? headings : ACCOUNT_COLUMNS;
  const people = isHeaded ? rows.slice(1) : rows;
  if (people.length === 0) return told('見出しの下に、登録する人の行がありません。1行に一人ずつ書いてください。');
  if (people.length > MOST_ACCOUNTS)
    return told(
      `一度に登録できるのは${MOST_ACCOUNTS}人までです（今は${people.length}人です）。分けて登録してください。`,
    );
  const faults = people
    .filter(({ row }) => row.slice(columns.length).some((cell) => cell !== ''))
    .map(({ line }) => ({ line, heading: '', message: '列の数が見出しより多いので、どの欄のことか分かりません。' }));
  const lines = people.map(({ line, row }) => ({
    line,
    cells: Object.fromEntries(
      columns.flatMap((column, index) => (column === undefined ? [] : [[column.field, row[index] ?? '']])),
    ),
  }));
  return { lines, faults };
}

/** The texts by which the lines name their hospital, to be looked up. */
export function institutionsNamed(lines: readonly Line[]): string[] {
  const texts = lines.flatMap(({ cells: { institutionId = '' } }) => [institutionId, institutionId.normalize('NFKC')]);
  return texts.filter((text) => !/\p{Cc}/u.test(text)); // no name has one, and PostgreSQL refuses NUL even in a question
}

/** The logins that the lines ask for, as they are stored. */
export function loginsAsked(lines: readonly Line[]): string[] {
  return lines.map(({ cells }) => normaliseLogin(cells.login ?? ''));
}

/** Judges each line by the rules of the form, offices by their name (a hospital also by its code), and that no login comes twice. */
export function readAccounts({ lines, faults }: ReturnType<typeof accountLines>, known: KnownOffices): AccountTable {
  const asked = loginsAsked(lines);
  const read = lines.map(({ line, cells }, index) => {
    const said: AccountFault[] = [];
    const fault = (field: string, message: string) => {
      const heading = ACCOUNT_COLUMNS.find((column) => column.field === field)?.heading ?? '';
      if (!said.some((each) => each.heading === heading)) said.push({ line, heading, message });
    };
    const role = roleCalled(cells.role ?? '');
    const institution = office(role === 'hospital' ? cells.institutionId : '', known.institutions);
    const centre = office(role === 'healthCentre' ? cells.healthCentreId : '', known.centres);
    if (role === null)
      fault('role', `役割は、${ACCOUNT_ROLES.map((each) => ROLE_LABEL[each]).join('、')}のどれかにしてください`);
    if (institution === null)
      fault('institutionId', '登録のある医療機関の名称か、10桁の医療機関コードを、そのとおりに書いてください');
    if (centre === null) fault('healthCentreId', '登録のある保健所の名称を、そのとおりに書いてください');
    const login = asked[index] ?? '';
    const first = asked.indexOf(login);
    if (login !== '' && first < index)
      fault('login', `${lines[first]?.line ?? 0}行目と同じログインIDです。別のIDにしてください`);
    if (login !== '' && !isLogin(login)) fault('login', MALFORMED_LOGIN);
    if (known.taken.has(login)) fault('login', 'このログインIDは既に使われています。別のIDにしてください');
    const form = readForm(
      AccountInput,
      {
        ...cells,
        role,
        institutionId: institution?.id ?? '',
        healthCentreId: centre?.id ?? '',
        expiresOn: (cells.expiresOn ?? '') === '' ? known.expiresOn : cells.expiresOn,
      },
      { today: known.today },
    );
    if (!form.ok) {
      for (const { field, message } of form.errors) fault(field, message);
      return { said, line: null };
    }
    const { name, officeName, expiresOn } = form.input;
    const entry = {
      name,
      login,
      role: form.input.role,
      officeName,
      institutionId: institution?.id || null,
      healthCentreId: centre?.id || null,
      expiresOn,
    };
    return { said, line: { line, entry } };
  });
  const all = [...faults, ...read.flatMap(({ said }) => said)];
  return {
    lines: all.length > 0 ? [] : read.flatMap(({ line }) => line ?? []),
    faults: all.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  };
}

function roleCalled(text: string): AccountRole | null {
  const called = text.normalize('NFKC').replace(/\s/gu, '');
  return ACCOUNT_ROLES.find((role) => ROLE_LABEL[role].replace(/\s/gu, '') === called) ?? null;
}

/** The one office that is called so; one without id where none is asked for, null where none or several are. */
function office<Office extends { id: string; name: string; code?: string | null }>(
  text: string | undefined,
  offices: readonly Office[],
): Office | { id: '' } | null {
  if (text === undefined || text === '') return { id: '' };
  const called = offices.filter(({ name, code }) => name === text || (code ?? null) === text.normalize('NFKC'));
  return called.length === 1 ? (called[0] ?? null) : null;
}
