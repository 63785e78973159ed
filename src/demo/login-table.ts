import { DEMO_PASSWORD, type DemoLogin } from '../identity/demo-accounts.js';
import { ROLE_LABEL } from '../procedure/terms/actors.js';

const HEADINGS = ['役割', '所属', '氏名', 'ログインID', 'パスワード'];

/** The logins of the training installation as aligned columns for a terminal. */
export function demoLoginTable(logins: readonly DemoLogin[]): string {
  const rows = [
    HEADINGS,
    ...logins.map(({ role, officeName, name, login }) => [ROLE_LABEL[role], officeName, name, login, DEMO_PASSWORD]),
  ];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
  return `研修用のログイン\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** Columns of a terminal: two for each letter that is not ASCII, none for a variation selector. */
function displayWidth(text: string): number {
  return [...text.replace(/\p{Variation_Selector}/gu, '')].reduce(
    (width, letter) => width + (letter.charCodeAt(0) < 0x80 ? 1 : 2),
    0,
  );
}
