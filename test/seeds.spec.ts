/** The data files agree with each other, with their sources and with the law. */
import holidayJp from '@holiday-jp/holiday_jp';
import { ROLES } from '../src/procedure/terms/actors.js';
import { validateIsoDate } from '../src/procedure/calendar/days.js';
import { isOfficeDay } from '../src/procedure/calendar/office-days.js';
import { seedJson, seedText } from './support/procedure-samples.js';

interface PlannedStep {
  text: string;
  from: string;
  to: string;
}
interface RoundFile {
  fiscalYear: number;
  demo: boolean;
  designationFrom: string;
  certainty: string;
  rounds: ({ number: number; label: string; applicationDeadline: string; note: string } & Record<
    | 'requestToHealthCentres'
    | 'coordinationCouncil'
    | 'reportToPrefecture'
    | 'measuresCouncil'
    | 'medicalCouncil'
    | 'designation',
    PlannedStep
  >)[];
}

/** Rows of a CSV file without quoted fields, by column name. */
function csv(path: string): Record<string, string>[] {
  const [head = '', ...lines] = seedText(path).trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

const areas = csv('hokkaido/planning-areas.csv');
const centres = csv('hokkaido/health-centres.csv');
const holidays = seedJson<{ from: string; to: string; calculatedFrom: string; days: { date: string; name: string }[] }>(
  'national-holidays.json',
);
const holidayDates: ReadonlySet<string> = new Set(holidays.days.map(({ date }) => date));
const institutions = seedJson<{ institutions: Record<string, unknown>[] }>('demo/institutions.json').institutions;
const accounts = seedJson<{ accounts: Record<string, string | null>[] }>('demo/accounts.json').accounts;

describe('the calendar', () => {
  it('holds the national holidays of 2023 to 2030 as the package knows them', () => {
    const expected = Object.values(holidayJp.holidays)
      .filter(({ date }) => date >= holidays.from && date <= holidays.to)
      .map(({ date, name }) => ({ date, name }));
    expect([holidays.from, holidays.to]).toEqual(['2023-01-01', '2030-12-31']);
    expect(holidays.days).toEqual(expected);
    // Fixed in February of the year before: in November 2026 for 2027, not yet for 2028.
    expect(holidays.calculatedFrom).toBe('2028-01-01');
  });

  it('names no closed day of the prefecture’s own that does not exist', () => {
    const { closedDays } = seedJson<{ closedDays: { date: string; name: string }[] }>('hokkaido/closed-days.json');
    for (const { date } of closedDays) expect(validateIsoDate(date)).toBe(date);
  });
});

it('the 19 basic fields stand once each, as unconfirmed', () => {
  const { fields, certainty } = seedJson<{ fields: string[]; certainty: string }>('specialty-fields.json');
  expect(new Set(fields).size).toBe(19);
  expect(fields).toHaveLength(19);
  expect(certainty).toBe('unconfirmed');
});

describe('Hokkaido', () => {
  it('has 21 planning areas, each with a prefectural health centre that runs its council', () => {
    expect(areas).toHaveLength(21);
    expect(new Set(areas.map(({ id }) => id)).size).toBe(21);
    for (const area of areas) {
      const secretariat = centres.find(({ id }) => id === area['secretariat_health_centre_id']);
      expect(secretariat).toMatchObject({ planning_area_id: area['id'], run_by: 'prefecture' });
    }
  });

  it('has 26 prefectural and 4 city health centres, each in a known area', () => {
    expect(centres.filter(({ run_by }) => run_by === 'prefecture')).toHaveLength(26);
    expect(centres.filter(({ run_by }) => run_by === 'city')).toHaveLength(4);
    expect(new Set(centres.map(({ id }) => id)).size).toBe(30);
    for (const centre of centres) expect(areas.map(({ id }) => id)).toContain(centre['planning_area_id']);
  });

  it('marks all of this as unconfirmed', () => {
    for (const row of [...areas, ...centres]) expect(row['certainty']).toBe('unconfirmed');
  });
});

describe('the intake rounds', () => {
  const r5 = seedJson<RoundFile>('hokkaido/rounds-r5.json');
  const r8 = seedJson<RoundFile>('hokkaido/rounds-r8-demo.json');

  it('of R5 are the four published ones', () => {
    expect(r5.rounds.map(({ applicationDeadline }) => applicationDeadline)).toEqual([
      '2023-06-30',
      '2023-09-29',
      '2023-11-30',
      '2024-01-31',
    ]);
    expect(r5.certainty).toBe('confirmed');
  });

  it('of R8 are marked as demo and unconfirmed, and lead to 1 April 2027', () => {
    expect(r8).toMatchObject({ demo: true, certainty: 'unconfirmed', designationFrom: '2027-04-01' });
    expect(r8.rounds[2]).toMatchObject({ label: '令和8年度 第3回', applicationDeadline: '2026-11-30' });
    expect(r8.rounds[3]?.applicationDeadline).toBe('2027-01-29');
  });

  it('close on office days, and run 調整会議 → 対策協 → 審議会 → 指定 before the designation takes effect', () => {
    for (const { rounds, designationFrom } of [r5, r8]) {
      for (const round of rounds) {
        expect(isOfficeDay(round.applicationDeadline, holidayDates)).toBe(true);
        const steps = [round.requestToHealthCentres, round.measuresCouncil, round.medicalCouncil, round.designation];
        let previous = round.applicationDeadline;
        for (const step of [...steps, round.coordinationCouncil, round.reportToPrefecture]) {
          expect(validateIsoDate(step.from)).toBe(step.from);
          expect(step.from <= step.to).toBe(true);
          expect(step.text).not.toBe('');
        }
        for (const step of steps) {
          expect(previous <= step.to).toBe(true);
          previous = step.to;
        }
        expect(round.coordinationCouncil.to <= round.medicalCouncil.to).toBe(true);
        expect(round.designation.to < designationFrom).toBe(true);
      }
    }
  });
});

describe('the evaluation items', () => {
  const items = csv('evaluation-items.csv');

  it('are 88, 29 of them mandatory, 12 not asked of a new applicant', () => {
    expect(items.map(({ no }) => Number(no))).toEqual(Array.from({ length: 88 }, (_, index) => index + 1));
    expect(items.filter(({ required }) => required === 'yes')).toHaveLength(29);
    expect(items.filter((item) => item['new_applicant_exempt'] === 'yes')).toHaveLength(12);
  });

  it('are structure 1–48, process 49–78, outcome 79–88', () => {
    for (const { no, category } of items) {
      const number = Number(no);
      expect(category).toBe(number <= 48 ? 'structure' : number <= 78 ? 'process' : 'outcome');
    }
  });
});

describe('the demo people and hospitals', () => {
  /** The check digit of ISO/IEC 7812 (Luhn): every second digit from the right counts double. */
  const luhnSum = (code: string): number =>
    [...code].reverse().reduce((sum, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return sum + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);

  it('have codes of no prefecture, ten digits with a valid check digit, each once', () => {
    const codes = institutions.map(({ code }) => String(code));
    expect(codes.length).toBeGreaterThanOrEqual(14);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      expect(code).toMatch(/^99\d{8}$/);
      expect(luhnSum(code) % 10).toBe(0);
    }
  });

  it('lie in a known area, under a health centre of that area', () => {
    for (const institution of institutions) {
      const centre = centres.find(({ id }) => id === institution['healthCentreId']);
      expect(centre?.['planning_area_id']).toBe(institution['planningAreaId']);
    }
  });

  it('are written in kana, and some in rare kanji', () => {
    for (const { kana } of institutions) expect(kana).toMatch(/^[\u30A1-\u30F6\u30FC]+$/);
    const text = seedText('demo/institutions.json');
    for (const kanji of ['髙', '﨑', '𠮷', '辻\u{E0100}', '濵', '邉', '德']) expect(text).toContain(kanji);
  });

  it('include one hospital of the State, to which the chapter does not apply (令12)', () => {
    expect(institutions.filter(({ establishedByState }) => establishedByState === true)).toHaveLength(1);
  });

  it('have accounts for every side, tied to a known hospital or health centre', () => {
    const count = (role: string): number => accounts.filter((account) => account['role'] === role).length;
    expect(new Set(accounts.map(({ login }) => login)).size).toBe(accounts.length);
    expect(count('prefectureOfficer')).toBe(2);
    expect(count('prefectureApprover')).toBe(1);
    expect(count('healthCentre')).toBeGreaterThanOrEqual(3);
    expect(count('hospital')).toBeGreaterThanOrEqual(3);
    for (const { role, institutionCode, healthCentreId } of accounts) {
      expect(ROLES).toContain(role);
      expect(institutionCode !== null).toBe(role === 'hospital');
      expect(healthCentreId !== null).toBe(role === 'healthCentre');
      if (institutionCode !== null) expect(institutions.map(({ code }) => code)).toContain(institutionCode);
      if (healthCentreId !== null)
        expect(areas.map((area) => area['secretariat_health_centre_id'])).toContain(healthCentreId);
    }
  });
});
