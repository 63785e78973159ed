/** The letter with which a health centre reports what its councils confirmed. Pure. */
import { reportAttachments } from '../../forms/confirmation-report.js';
import type { FormInput } from '../../forms/index.js';
import type { Document } from '../documents/issued-documents.js';
import type { Remedies } from '../documents/remedies.js';
import { areaName, type HearingFacts } from '../procedure/case/facts.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { sealsOn, wordingOn } from '../procedure/profile/paper-settings.js';
import { councilName } from './council-name.js';
import { unconfirmedWords } from './hearing-words.js';
import type { CouncilDocumentCase } from './documents.js';

/** One hearing of one case, convened and with its confirmation recorded. */
export interface ReportedCase extends CouncilDocumentCase {
  referenceNo: string;
  hearing: HearingFacts;
}

type Meeting = FormInput<'confirmation-report'>['meetings'][number];

const REMEDIES: Remedies = [
  { field: '会議', remedy: '「確認を記録する」か会議の画面で直してください。', at: 'confirmation' },
];

/**
 * 確認結果報告書: one letter of a health centre for the cases given, in their order, under the meetings they were dealt with on.
 * @throws Error for a case whose confirmation is not recorded: there is nothing to report
 */
export function confirmationReportDocument(
  cases: readonly [ReportedCase, ...ReportedCase[]],
  letter: { healthCentreName: string; reportedOn: IsoDate; person: string | null },
): Document<'confirmation-report'> {
  const { profile } = cases[0].facts;
  const { prefecture, submission } = profile;
  const { reportNumber, reportSeal } = sealsOn(profile, letter.reportedOn);
  const meetings = inMeetings(cases.map(reportedLine));
  return {
    formId: 'confirmation-report',
    title: `確認結果報告書（${cases.length}件）`,
    remedies: REMEDIES,
    author: letter.healthCentreName,
    wording: wordingOn(profile, 'confirmation-report', letter.reportedOn),
    input: {
      number: reportNumber,
      date: letter.reportedOn,
      addressee: `${prefecture}${submission.office}長`,
      senderTitle: `${letter.healthCentreName}長`,
      seal: reportSeal,
      meetings,
      attachments: reportAttachments(meetings),
      contact: { office: letter.healthCentreName, ...(letter.person !== null && { person: letter.person }) },
    },
  };
}

/** Of the cases that a letter tells of. */
export function referenceNosOn({ meetings }: FormInput<'confirmation-report'>): string[] {
  return meetings.flatMap(({ cases }) => cases.map(({ referenceNo }) => referenceNo));
}

/** A case on the letter, with the meeting under which it stands. */
export interface ReportedLine {
  meeting: Omit<Meeting, 'cases'>;
  line: Meeting['cases'][number];
}

/** Every case on the letter. */
export function reportedLines({ meetings }: Pick<FormInput<'confirmation-report'>, 'meetings'>): ReportedLine[] {
  return meetings.flatMap(({ cases, ...meeting }) => cases.map((line) => ({ meeting, line })));
}

/** The letter with these cases on it and no others. */
export function withLines(
  letter: FormInput<'confirmation-report'>,
  lines: readonly ReportedLine[],
): FormInput<'confirmation-report'> {
  const meetings = inMeetings(lines);
  return { ...letter, meetings, attachments: reportAttachments(meetings) };
}

function inMeetings(lines: readonly ReportedLine[]): Meeting[] {
  const meetings = new Map<string, Meeting>();
  for (const { meeting, line } of lines) {
    const { council, name, method, meetsOn, chair } = meeting;
    const key = JSON.stringify([council, name, method, meetsOn, chair]);
    const known = meetings.get(key) ?? { ...meeting, cases: [] };
    meetings.set(key, { ...known, cases: [...known.cases, line] });
  }
  return [...meetings.values()];
}

/** @throws Error as `confirmationReportDocument` */
export function reportedLine({ facts, institution, referenceNo, hearing }: ReportedCase): ReportedLine {
  const { confirmation, convened, planningAreaId } = hearing;
  if (!confirmation || !convened || planningAreaId === null)
    throw new Error(`hearing ${hearing.id} has nothing to report`);
  return {
    meeting: {
      council: councilName(areaName(facts, planningAreaId)),
      name: convened.meetingName,
      method: convened.method,
      meetsOn: convened.meetsOn,
      chair: confirmation.chair,
    },
    line: {
      referenceNo,
      institutionName: institution.name,
      kind: facts.kind,
      procedure: facts.procedure,
      confirmedOn: confirmation.confirmedOn,
      unconfirmed: unconfirmedWords(facts.kind, { confirmation }),
      ...(confirmation.remarks.trim() !== '' && { remarks: confirmation.remarks }),
    },
  };
}
