/** What is missing or contradictory in something a person filled in, told field by field. */
import { validateIsoDate, type IsoDate } from '../calendar/days.js';

export interface Problem {
  /** Path of the field: `pledge.pledgedOn`, `destinations[0].persons`, `results[(2)イ]`. */
  field: string;
  /** Japanese; says how to mend it. */
  message: string;
}

/** Gathers problems; every `require…` and `check` adds one when its demand is not met. */
export class ProblemList {
  readonly problems: Problem[] = [];

  add(field: string, message: string): void {
    this.problems.push({ field, message });
  }

  check(fine: boolean, field: string, message: string): void {
    if (!fine) this.add(field, message);
  }

  requireText(field: string, value: string, name: string): void {
    this.check(value.trim() !== '', field, `${name}を入力してください。`);
  }

  requireDate(field: string, value: IsoDate | null, name: string): void {
    if (value === null || value === '') this.add(field, `${name}を入力してください。`);
    else this.check(validateIsoDate(value) !== null, field, `${name}は実在する日付で入力してください。`);
  }

  /** A whole number from `least` to `most`. */
  requireNumber(field: string, value: number | null, name: string, least: number, most: number): void {
    if (value === null) this.add(field, `${name}を入力してください。`);
    else
      this.check(
        isWithin(value, least, most),
        field,
        `${name}は${least}以上${most.toLocaleString('ja-JP')}以下の整数で入力してください。`,
      );
  }

  /** As `requireNumber`, but it may be left empty. */
  checkNumber(field: string, value: number | null, name: string, least: number, most: number): void {
    if (value !== null) this.requireNumber(field, value, name, least, most);
  }

  /** `first` must not be later than `second`; says nothing while one of them is missing or no date. */
  requireOrder(field: string, first: IsoDate | null, second: IsoDate | null, message: string): void {
    const known = [first, second].every((day) => day !== null && validateIsoDate(day) !== null);
    if (known && first !== null && second !== null) this.check(first <= second, field, message);
  }

  /** A span of days, both of which belong to it. */
  requirePeriod(field: string, { from, to }: { from: IsoDate; to: IsoDate }, name: string): void {
    this.requireOrder(`${field}.to`, from, to, `${name}の終わりは、始まり以後の日にしてください。`);
  }
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
