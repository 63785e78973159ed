import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { projectRoot } from '../platform/project-root.js';
import { nationalHolidays } from './national-holidays.js';
import { renewSearchKeys } from './renew-search-keys.js';
import { recordLoading } from '../record/record-loading.js';
import { readSeedCsv, readSeedJson } from '../platform/seed-files.js';
import type { IsoDate } from '../procedure/calendar/days.js';

interface Period {
  text: string;
  from: IsoDate;
  to: IsoDate;
}

/** seeds/<prefecture>/rounds-*.json. */
interface RoundsFile {
  fiscalYear: number;
  /** Invented for training; loaded only where demo data is. */
  demo: boolean;
  designationFrom: IsoDate;
  certainty: string;
  rounds: {
    number: number;
    label: string;
    applicationDeadline: IsoDate;
    requestToHealthCentres: Period;
    coordinationCouncil: Period;
    reportToPrefecture: Period;
    measuresCouncil: Period;
    medicalCouncil: Period;
    designation: Period;
    note: string;
  }[];
}

/** Held while one program loads, so that several may start at once. */
const LOAD_LOCK = 0x53454544;

/**
 * Brings the reference data of seeds/<prefecture>/ into the tables at every start: what is missing is added, what is
 * there stays as the prefecture edited it. The prefecture's own closed days are only a beginning and come once.
 */
@Injectable()
export class ReferenceData implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const { prefecture, seedDemo } = this.config;
    await this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
      const [{ present }]: [{ present: boolean }] = await manager.query(
        'SELECT EXISTS (SELECT FROM planning_area) AS present',
      );
      await addHealthCentres(manager, prefecture);
      await addPlanningAreas(manager, prefecture);
      await addNationalHolidays(manager);
      if (!present) await addOwnClosedDays(manager, prefecture);
      for (const file of roundsFiles(prefecture)) if (!file.demo || seedDemo) await addRounds(manager, file);
      await renewSearchKeys(manager);
      await recordLoading(manager, 'referenceData', this.clock.now());
    });
  }
}

/** Adds rows whose keys are the table's columns; one that is already there stays as it is. */
async function addMissing(manager: EntityManager, table: string, rows: Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await manager.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

async function addHealthCentres(manager: EntityManager, prefecture: string): Promise<void> {
  const rows = readSeedCsv(`${prefecture}/health-centres.csv`);
  await addMissing(
    manager,
    'health_centre',
    rows.map(({ id, name, run_by, certainty }) => ({ id, name, run_by, certainty })),
  );
}

async function addPlanningAreas(manager: EntityManager, prefecture: string): Promise<void> {
  const rows = readSeedCsv(`${prefecture}/planning-areas.csv`);
  await addMissing(
    manager,
    'planning_area',
    rows.map(({ id, name, secretariat_health_centre_id, certainty }, index) => ({
      id,
      name,
      display_order: index + 1,
      secretariat_health_centre_id,
      certainty,
    })),
  );
}

async function addNationalHolidays(manager: EntityManager): Promise<void> {
  const { days } = nationalHolidays();
  await addMissing(
    manager,
    'closed_day',
    days.map(({ date, name }) => ({ day: date, name, source: 'nationalHoliday' })),
  );
}

async function addOwnClosedDays(manager: EntityManager, prefecture: string): Promise<void> {
  const { closedDays } = readSeedJson(`${prefecture}/closed-days.json`) as {
    closedDays: { date: IsoDate; name: string }[];
  };
  await addMissing(
    manager,
    'closed_day',
    closedDays.map(({ date, name }) => ({ day: date, name, source: 'prefecture' })),
  );
}

function roundsFiles(prefecture: string): RoundsFile[] {
  return readdirSync(join(projectRoot(), 'seeds', prefecture))
    .filter((name) => /^rounds-.*\.json$/.test(name))
    .sort()
    .map((name) => readSeedJson(`${prefecture}/${name}`) as RoundsFile);
}

async function addRounds(
  manager: EntityManager,
  { fiscalYear, designationFrom, certainty, rounds }: RoundsFile,
): Promise<void> {
  await addMissing(
    manager,
    'intake_round',
    rounds.map((round) => ({
      fiscal_year: fiscalYear,
      number: round.number,
      label: round.label,
      application_deadline: round.applicationDeadline,
      request_on: round.requestToHealthCentres.to,
      council_by: round.coordinationCouncil.to,
      report_by: round.reportToPrefecture.to,
      measures_council: round.measuresCouncil.text,
      medical_council: round.medicalCouncil.text,
      designation: round.designation.text,
      designation_from: designationFrom,
      note: round.note,
      certainty,
    })),
  );
}
