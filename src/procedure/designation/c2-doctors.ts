/** The report of doctors who newly do C-2 work (則106⑨). */
import type { IsoDate } from '../calendar/days.js';
import { type Problem, ProblemList } from '../fields/problems.js';

export interface C2DoctorReport {
  /** Day on which the report is handed in. */
  date: IsoDate;
  designatedOn: IsoDate;
  doctors: readonly {
    name: string;
    /** 医籍登録番号. */
    registrationNo: string;
    /** Day of the minister's confirmation (法120①). */
    confirmedOn: IsoDate;
    /** 技能研修計画の計画期間 (則101①). */
    planPeriod: { from: IsoDate; to: IsoDate };
  }[];
}

/** Only what has happened can be reported, and each doctor once. */
export function c2DoctorReportProblems({ date, designatedOn, doctors }: C2DoctorReport): Problem[] {
  const list = new ProblemList();
  list.check(designatedOn <= date, 'designatedOn', '指定の年月日は、提出の年月日以前にしてください。');
  doctors.forEach(({ registrationNo, confirmedOn, planPeriod }, index) => {
    const path = `doctors[${index}]`;
    const name = `医師（${index + 1}件目）`;
    list.check(
      /^[0-9]+$/u.test(registrationNo),
      `${path}.registrationNo`,
      `${name}の医籍登録番号は、半角の数字だけで入力してください。`,
    );
    list.check(
      doctors.findIndex((other) => other.registrationNo === registrationNo) === index,
      `${path}.registrationNo`,
      `${name}の医籍登録番号は、一人の医師を一度だけ入力してください。`,
    );
    list.check(confirmedOn <= date, `${path}.confirmedOn`, `${name}の確認の年月日は、提出の年月日以前にしてください。`);
    list.requirePeriod(`${path}.planPeriod`, planPeriod, `${name}の技能研修計画の計画期間`);
  });
  return list.problems;
}

/** A doctor whose plan has already ended trains no more. */
export function c2DoctorReportCautions({ date, doctors }: C2DoctorReport): string[] {
  return doctors
    .filter(({ planPeriod }) => planPeriod.to < date)
    .map(({ name }) => `${name}の技能研修計画の計画期間が、提出の年月日より前に終わっています。`);
}
