import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { auditReport } from '../verification/audit.command.js';
import { createApp } from '../app/app.js';
import type { Writer } from '../demo/contents.js';
import { SampleDocuments } from '../demo/sample-documents.js';
import { safeFileName } from '../documents/file-names.js';
import { DemoAccounts } from '../identity/demo-accounts.js';
import { FixedClock } from '../platform/clock.js';
import { loadConfig } from '../platform/config.js';
import { createLogger } from '../platform/logging.js';
import { openDatabase } from '../platform/prepare-database.js';
import { StartupError } from '../platform/startup-error.js';
import { formatShort } from '../procedure/calendar/japanese-date.js';
import { KIND_INFO, KINDS, type Kind } from '../procedure/terms/kinds.js';
import { DemoInstitutions } from '../registry/demo-institutions.js';
import { RegistryService } from '../registry/registry.service.js';
import { described, linksOf } from './html-page.js';
import { type Person, type ScenarioStep, stepsOf, type Walk } from './steps.js';
import { StepRefused, Visitor } from './visitor.js';

const USAGE = `使い方: npm run scenario -- <区分> <フォルダ>
  区分      ${KINDS.map((kind) => `${kind}（${KIND_INFO[kind].label}）`).join('、')}
  フォルダ  作られた文書（PDF）を書き出す先。なければ作ります。
例: npm run scenario -- B /tmp/scenario-b`;

/** Who walks the case; all of them are people of the demo. */
const LOGINS: Readonly<Record<Person, string>> = {
  hospital: 'h-tokachi',
  officer: 'ken-yamada',
  approver: 'ken-kessai',
  healthCentre: 'hc-obihiro',
  secondHealthCentre: 'hc-kushiro',
};
/** The hospital's own planning area, and the one to which 連携B sends doctors. */
const OWN_AREA = 'tokachi';
const DESTINATION = { institutionName: '釧路霧笛総合病院', planningAreaId: 'kushiro' };

/**
 * `npm run scenario -- <kind> <folder>`: starts the program on a throwaway database and walks one case from the first
 * draft to the designation through the pages that people use, then checks the log.
 * @returns exit code, 1 when a step was refused or the log does not fit
 */
export async function scenarioCommand(args: string[]): Promise<number> {
  const [kind, folder] = readArguments(args);
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-scenario-'));
  try {
    return await onThrowawayDatabase(dataDir, kind, folder);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function readArguments([kindText = '', folder = '', ...more]: string[]): [Kind, string] {
  const kind = KINDS.find((each) => each === kindText);
  if (!kind || folder === '' || more.length > 0) throw new StartupError(USAGE);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartupError(`フォルダ ${folder} を作れません（${(error as Error).message}）。\n${USAGE}`);
  }
  return [kind, resolve(folder)];
}

async function onThrowawayDatabase(dataDir: string, kind: Kind, folder: string): Promise<number> {
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'true', LOG_LEVEL: 'silent' });
  const logger = createLogger(config.logLevel);
  const database = await openDatabase(config, logger);
  const clock = new FixedClock('2026-08-03T09:00:00+09:00');
  const samples = new SampleDocuments();
  try {
    const app = await createApp({ config, clock, logger, databaseUrl: database.url });
    try {
      await app.listen(config.port, config.host);
      await app.get(DemoAccounts).load(await app.get(DemoInstitutions).load());
      const profile = app.get(RegistryService).profile();
      const names = new Map(
        app
          .get(DemoAccounts)
          .logins()
          .map(({ login, name, officeName }) => [login, `${officeName} ${name}`]),
      );
      const writer: Writer = {
        kind,
        procedure: 'new',
        number: 1,
        contactName: '佐々木 美穂',
        destinations: [DESTINATION],
      };
      const areas = kind === 'RENKEI_B' ? [OWN_AREA, DESTINATION.planningAreaId] : [OWN_AREA];
      const walk: Walk = { caseId: '', writer, areas, sampleDocument: (name) => samples.of(name) };
      console.log(`${KIND_INFO[kind].label}の申請を、計画から指定まで進めます。`);
      const walked = await walkThrough(stepsOf(writer, profile.councils[kind], areas), {
        address: await app.getUrl(),
        clock,
        names,
        walk,
      });
      await writeDocuments(new Visitor(await app.getUrl(), LOGINS.officer), walk.caseId, folder);
      const sound = await auditReport(app.get(DataSource), (line) => console.log(line));
      return walked && sound ? 0 : 1;
    } finally {
      await app.close();
    }
  } finally {
    await samples.close();
    await database.close();
  }
}

interface Stage {
  address: string;
  clock: FixedClock;
  /** Office and name by login. */
  names: ReadonlyMap<string, string>;
  walk: Walk;
}

/** Does the steps and prints a line for each. @returns whether the case came to its designation */
async function walkThrough(steps: readonly ScenarioStep[], { address, clock, names, walk }: Stage): Promise<boolean> {
  for (const [index, { day, who, what, run }] of steps.entries()) {
    clock.set(`${day}T10:00:00+09:00`);
    const person = names.get(LOGINS[who]) ?? who;
    const line = `${String(index + 1).padStart(2)} ${formatShort(day)} ${person}：${what}`;
    try {
      const visitor = new Visitor(address, LOGINS[who]);
      await visitor.signIn();
      await run(visitor, walk);
      const officer = new Visitor(address, LOGINS.officer);
      await officer.signIn();
      const { html } = await officer.open(`/cases/${walk.caseId}`);
      console.log(`${line} → ${described(html, '段階')}（次の対応者：${described(html, '次の対応者')}）`);
    } catch (error) {
      if (!(error instanceof StepRefused)) throw error;
      console.log(`${line} → 行えませんでした\n${error.message}`);
      return false;
    }
  }
  return true;
}

/** Saves every document that was issued for the case, as the officer downloads it. */
async function writeDocuments(officer: Visitor, caseId: string, folder: string): Promise<void> {
  if (caseId === '') return;
  await officer.signIn();
  const { html } = await officer.open(`/cases/${caseId}?tab=documents`);
  const documents = linksOf(html).filter((href) => href.startsWith('/files/'));
  console.log(`作られた文書（${documents.length}件）: ${folder}`);
  for (const [index, href] of documents.entries()) {
    const { fileName, bytes } = await officer.download(href);
    const name = `${String(index + 1).padStart(2, '0')}_${safeFileName(fileName)}`;
    writeFileSync(join(folder, name), bytes);
    console.log(`  ${name}  ${bytes.length.toLocaleString('ja-JP')}バイト`);
  }
}
