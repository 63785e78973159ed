/** 審査票 of the drafted decision. Pure. */
import type { FormInput } from '../../../forms/index.js';
import type { Document } from '../../documents/issued-documents.js';
import {
  type CouncilRemark,
  councilRemarks,
  isAnswerTo,
  remarkName,
  termsOfNotice,
} from '../../procedure/case/council-remarks.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { factOf, type Condition } from '../../procedure/case/condition.js';
import { areaName, type CaseFacts, type DraftDecisionFacts } from '../../procedure/case/facts.js';
import { decidedChangeInWords } from '../../procedure/designation/designated-work.js';
import { designationPeriod } from '../../procedure/designation/validity.js';
import { wordingOn } from '../../procedure/profile/paper-settings.js';
import { basisInSigns, inDocumentFigures } from '../../procedure/terms/official-words.js';
import { REVIEW_CHECK_LABEL, reviewCheckBasis, reviewChecksOf } from '../../procedure/conditions/examination.js';

interface SheetMaterial {
  facts: CaseFacts;
  referenceNo: string;
  /** Number and day of the notice as it was given, '' where they are not known; null while nothing is notified. */
  notice: { documentNumber: string; documentDate: IsoDate } | null;
  /** What is recorded or registered otherwise since: Japanese sentences, with the figures of a document. */
  changes: readonly string[];
}

/** As the notice says it: a change leaves the period of the designation as it was, and has a first day of its own (法116①). */
function termOf(
  facts: CaseFacts,
  { validFrom, validTo }: DraftDecisionFacts,
): Pick<FormInput<'examination-sheet'>, 'validFrom' | 'validUntil' | 'changeFrom'> {
  if (validFrom === null || validTo === null) return {};
  const period = designationPeriod(facts, { validFrom, validTo });
  return {
    validFrom: period.validFrom,
    validUntil: period.validTo,
    ...(facts.procedure === 'change' && { changeFrom: validFrom }),
  };
}

/** What an approver reads of a change, also of one that is refused: then as if it began on the day of the draft. */
function changeAppliedFor(
  facts: CaseFacts,
  { validFrom, draftedOn }: DraftDecisionFacts,
): Pick<FormInput<'examination-sheet'>, 'change' | 'addedAndRemoved'> {
  if (facts.procedure !== 'change') return {};
  const addedAndRemoved = decidedChangeInWords(facts, validFrom ?? draftedOn);
  return {
    change: written(facts.content.change.matters),
    ...(addedAndRemoved.length > 0 && { addedAndRemoved }),
  };
}

/** The lists of what a designation asks are those frozen with the draft and with its notice. */
export function examinationSheetDocument(
  { facts, referenceNo, notice, changes }: SheetMaterial,
  draft: DraftDecisionFacts,
): Document<'examination-sheet'> {
  const { institution } = facts;
  const typed = typedTexts(facts);
  return {
    formId: 'examination-sheet',
    title: '審査票',
    remedies: [],
    author: facts.profile.prefecture,
    wording: wordingOn(facts.profile, 'examination-sheet', draft.draftedOn),
    settled: draft.approvedOn !== null,
    input: {
      reference: referenceNo,
      institutionName: institution.name,
      location: institution.address,
      establisher: institution.establisherName,
      kind: facts.kind,
      procedure: facts.procedure,
      appliedOn: facts.submittedOn ?? '',
      ...changeAppliedFor(facts, draft),
      draftedOn: draft.draftedOn,
      drafter: draft.drafterName,
      outcome: draft.outcome,
      ...termOf(facts, draft),
      issueOn: draft.issueOn ?? undefined,
      text: written(draft.text),
      reason: written(draft.reason),
      approval:
        draft.approvedOn === null
          ? undefined
          : { on: draft.approvedOn, approver: draft.approverName, comment: written(draft.approvalComment) },
      notice:
        notice === null ? undefined : { on: written(notice.documentDate), number: written(notice.documentNumber) },
      requirements: printed(draft.basis?.requirements ?? [], typed),
      atNotice:
        notice === null || draft.notice === null
          ? undefined
          : { ...draft.notice, requirements: printed(draft.notice.requirements, typed) },
      checks: reviewChecksOf(facts.kind).map((id) => ({
        point: inDocumentFigures(REVIEW_CHECK_LABEL[id], []),
        basis: basesOf(reviewCheckBasis(id, facts)),
        result: resultOf(facts.examination[id]),
        note: written(facts.examination[id]?.note ?? ''),
      })),
      remarks: councilRemarks(facts).map((remark) => ({
        whose: remarkName(remark, areaName(facts, remark.planningAreaId)),
        said: remark.text,
        answer: answerTo(remark, draft),
      })),
      terms: termsOfNotice(draft),
      changes: [...changes],
    },
  };
}

/** 「法113③一, 則82①」 → 「法１１３③一、則８２①」 */
const basesOf = (basis: string): string => basisInSigns(inDocumentFigures(basis, [])).replaceAll(', ', '、');

/** The conditions are frozen as the screen says them. */
function printed(requirements: readonly Condition[], typed: readonly string[]): SheetInput['requirements'] {
  return requirements.map(({ text, fact, legalBasis, evidence = '', met }) => ({
    condition: inDocumentFigures(met ? text : factOf({ text, ...(fact !== undefined && { fact }) }), typed),
    basis: written(basesOf(legalBasis)),
    evidence: written(inDocumentFigures(evidence, typed)),
    result: met ? 'met' : 'unmet',
  }));
}

/**
 * Texts that people typed and that the sentences of the conditions can name. Not those of hearings, of the examination and of the draft, which they
 * never name: one that reads like words of ours, 「第1回」, would keep its figures in a sentence that has nothing to do with it.
 */
function typedTexts({
  content,
  evaluation,
  plan,
  institution,
  planningAreas,
  currentDesignation,
}: CaseFacts): string[] {
  const texts: string[] = [];
  const read = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) read(inner);
  };
  read([content, evaluation, plan, institution, planningAreas, currentDesignation]);
  return [...new Set(texts)];
}

type SheetInput = FormInput<'examination-sheet'>;

function resultOf(
  check: CaseFacts['examination'][keyof CaseFacts['examination']],
): SheetInput['checks'][number]['result'] {
  if (check === undefined) return 'open';
  if (check.outdated) return 'outdated';
  return check.met ? 'met' : 'unmet';
}

function answerTo(remark: CouncilRemark, { answers }: DraftDecisionFacts): SheetInput['remarks'][number]['answer'] {
  const answer = answers.find((each) => isAnswerTo(each, remark));
  return answer && { takenUp: answer.takenUp ? 'yes' : 'no', text: answer.text };
}

const written = (text: string): string | undefined => (text.trim() === '' ? undefined : text);
