/** What must hold between the facts on a letter or a sheet of the offices. */
import type { IsoDate } from '../calendar/days.js';
import { type Problem, ProblemList } from '../fields/problems.js';

/** A period that is already over is no 相当の期間 (行政手続法7条). */
const isReasonableDueDate = (dueOn: IsoDate, askedOn: IsoDate): boolean => dueOn > askedOn;

export function correctionNoticeProblems({ date, dueOn }: { date: IsoDate; dueOn: IsoDate }): Problem[] {
  const list = new ProblemList();
  list.check(isReasonableDueDate(dueOn, date), 'dueOn', '補正の期限は、文書の日付より後の日付にしてください。');
  return list.problems;
}

/** 確認様式1・2: a report without date, council and chair would confirm nothing. */
export function confirmationSheetProblems({
  purpose,
  confirmation,
}: {
  purpose: 'meeting' | 'report';
  confirmation?: object | undefined;
}): Problem[] {
  const list = new ProblemList();
  list.check(
    purpose === 'meeting' || confirmation !== undefined,
    'confirmation.date',
    '報告には確認の年月日・会議の名称・座長の氏名を入力してください。',
  );
  return list.problems;
}
