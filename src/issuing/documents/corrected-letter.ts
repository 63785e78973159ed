/** A correction of 確認結果報告書, one letter about several cases: as that of every document (corrected-document.ts), case by case. Pure. */
import type { FormInput } from '../../../forms/index.js';
import { reportedLine, reportedLines, type ReportedLine, withLines } from '../../councils/confirmation-report.js';
import type { Document } from '../../documents/issued-documents.js';
import { onFrozen, type StandingVersion } from './corrected-document.js';
import { correctedInput } from './corrected-input.js';

type Letter = FormInput<'confirmation-report'>;

/** The letter as one of the two drawings of its correction has it: with its cases, in their order. */
export interface DrawnLetter {
  document: Document<'confirmation-report'>;
  cases: readonly Parameters<typeof reportedLine>[0][];
}

/** The letter that stands, with what was put right of its cases since; a case that it did not tell of comes as it is today. */
export function correctedLetter(
  { before, after }: { before: DrawnLetter; after: DrawnLetter },
  standing: Pick<StandingVersion, 'snapshot' | 'drawnWith'>,
): Document<'confirmation-report'> {
  const frozen = standing.snapshot as Letter;
  const lines = reportedLines(frozen);
  const { document } = after;
  const letter = onFrozen(headOf(document), {
    before: headOf(before.document),
    // How many cases it is about is in the title.
    standing: { ...standing, snapshot: withLines(frozen, []), title: document.title },
  });
  const corrected = after.cases.map((each, index) => {
    const [then, now] = [before.cases[index] ?? each, each].map(reportedLine) as [ReportedLine, ReportedLine];
    const told = lines.filter(({ line }) => line.referenceNo === now.line.referenceNo);
    const own = told.length === 1 ? told[0] : told.find(({ meeting }) => meeting.council === then.meeting.council);
    return own ? (correctedInput(own, then, now) as ReportedLine) : now;
  });
  return { ...letter, input: withLines(letter.input, corrected) };
}

const headOf = (document: Document<'confirmation-report'>) => ({ ...document, input: withLines(document.input, []) });
