import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root.js';

/** The real folder: a linked one may be gone when the browser that was unpacked through it is used again. */
const modules = realpathSync(join(projectRoot(), 'node_modules'));
const fontPackages = ['biz-udgothic', 'biz-udmincho', 'noto-serif-jp', 'noto-sans-symbols-2'];
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Launches a headless Chromium that needs nothing from the system: the binary, its libraries and the Japanese fonts all
 * come from npm packages. `CHROMIUM_PATH` names another Chromium (it still sees only our fonts).
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  const home = unpackedHome();
  useFonts(home);
  return await chromium.launch({
    executablePath: own ?? join(home, 'chromium'),
    args: flags,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      ...(own ? {} : { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') }),
    },
  });
}

/** Unpacked once for each installation, beside the packages, so that `npm ci` removes it too. */
function unpackedHome(): string {
  const { version } = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string;
  };
  const cache = join(modules, '.cache');
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'chromium-draft-'));
  unpackChromium(draft);
  try {
    renameSync(draft, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    rmSync(draft, { recursive: true }); // another test process was first
  }
  return home;
}

/** Without its fonts Chromium crashes on the first text field, so the file is renewed whenever it names other folders. */
function useFonts(home: string): void {
  const file = join(home, 'fonts.conf');
  const wanted = fontConfiguration(join(home, 'font-cache'));
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) writeFileSync(file, wanted);
}

/** The package unpacks into TMPDIR, with its own libraries only when it believes to run on Amazon Linux. */
function unpackChromium(folder: string): void {
  const unpack = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
  const env = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: projectRoot(),
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`Chromium could not be unpacked: ${result.stderr}`);
}

/** Only the fonts of the npm packages, so that a page looks the same on every machine. */
function fontConfiguration(cache: string): string {
  const prefer = (generic: string, family: string) =>
    `<alias binding="strong"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
${fontPackages.map((name) => `<dir>${join(modules, '@expo-google-fonts', name)}</dir>`).join('\n')}
<cachedir>${cache}</cachedir>
${[prefer('sans-serif', 'BIZ UDGothic'), prefer('serif', 'BIZ UDMincho'), prefer('monospace', 'BIZ UDGothic'), prefer('system-ui', 'BIZ UDGothic')].join('\n')}
</fontconfig>
`;
}
