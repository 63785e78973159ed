/** The built program walks each kind from the first draft to the designation, over HTTP, as its people. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/project-root.js';

const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'shitei-documents-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scenario(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/src/cli.js'), 'scenario', ...args], {
    env: { PATH: process.env['PATH'] },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

it.each([
  [
    'B',
    [
      '様式１　特定地域医療提供機関指定申請書',
      '様式５－１　医療法第１１３条第１項の指定に係る業務があることを証する書類（機能及び実績）',
      '様式５－２　医療法第１１３条第１項の指定に係る業務があることを証する書類（長時間の必要性）',
      '調整会議開催依頼文（十勝圏）',
      '確認様式1（報告・十勝圏）',
      '確認様式1（会議資料・十勝圏）',
    ],
  ],
  [
    'RENKEI_B',
    ['十勝圏', '釧路圏']
      .flatMap((area) => [
        `調整会議開催依頼文（${area}）`,
        `確認様式2（報告・${area}）`,
        `確認様式2（会議資料・${area}）`,
      ])
      .concat(
        '様式２　連携型特定地域医療提供機関指定申請書',
        '様式６　医療法第１１８条第１項の指定に係る派遣の実施に関する書類',
      ),
  ],
  [
    'C1',
    ['様式３　技能向上集中研修機関指定申請書', '様式７　医療法第１１９条第１項の指定に係る業務があることを証する書類'],
  ],
  [
    'C2',
    ['様式４　特定高度技能研修機関指定申請書', '様式８　医療法第１２０条第１項の指定に係る業務があることを証する書類'],
  ],
])(
  'walks %s to its designation and saves its documents',
  async (kind, documents) => {
    const { code, output } = await scenario(kind, join(folder, kind));
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/指定を通知する → 指定（次の対応者：－）/);
    expect(output).toMatch(/改変や欠落は見つかりませんでした/);
    const files = readdirSync(join(folder, kind));
    const ofEveryKind = ['様式９　誓約書', '受付の控え', '指定通知書'];
    expect(files.map((name) => name.replace(/^\d\d_|\.pdf$/g, '')).sort()).toEqual(
      [...ofEveryKind, ...documents].sort(),
    );
    for (const name of files)
      expect(
        readFileSync(join(folder, kind, name))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
  },
  3 * MINUTES,
);

it.each([[[]], [['B']], [['D', 'x']], [['B', 'x', 'y']]])(
  'tells how it is used for %j, and ends with 1',
  async (args) => {
    const { code, output } = await scenario(...args);
    expect(code).toBe(1);
    expect(output).toMatch(/使い方: npm run scenario/);
    expect(output).not.toMatch(/\n\s+at /);
  },
);
