/** 評価結果の要旨の公表, from the results of several cases. Pure. */
import type { FormInput } from '../../forms/index.js';
import { contactOf } from '../applications/documents/office-documents.js';
import type { Document } from '../documents/issued-documents.js';
import type { Remedies } from '../documents/remedies.js';
import type { CaseFacts } from '../procedure/case/facts.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { wordingOn } from '../procedure/profile/paper-settings.js';
import type { MedicalInstitution } from '../registry/registry.entities.js';

/** The result of one case and what the officer writes to it. */
export interface EvaluatedCase {
  facts: Pick<CaseFacts, 'kind' | 'evaluation' | 'profile'>;
  institution: Pick<MedicalInstitution, 'name' | 'address'>;
  /** 所見 of the evaluation centre, in summary. */
  findings: string;
  /** What became of the plan where the result asked to change it; '' where it did not. */
  planReview: string;
  /** 都道府県の支援方針 (法134②). */
  supportPolicy: string;
}

const remediesOf = (count: number): Remedies =>
  Array.from({ length: count }, (_, index) => `評価結果（${index + 1}件目）`).flatMap((place) => [
    { field: `${place}の医療機関の名称`, at: 'institution' },
    { field: `${place}の所在の場所`, at: 'institution' },
    { field: `${place}の評価`, remedy: '評価結果の記録を直してください。', at: 'evaluation' },
    { field: place, remedy: '発行の画面で入力してください。', at: 'step' },
  ]);

/**
 * 評価結果の要旨 (法134①, 則125), the cases in the order given.
 * @throws Error for a case whose result has not come: there is nothing to publish
 */
export function evaluationSummaryDocument(
  cases: readonly [EvaluatedCase, ...EvaluatedCase[]],
  publication: {
    publishedOn: IsoDate;
    officer: string | null;
    corrects?: FormInput<'evaluation-summary-publication'>['corrects'];
  },
): Document<'evaluation-summary-publication'> {
  const { profile } = cases[0].facts;
  return {
    formId: 'evaluation-summary-publication',
    title: `評価結果の要旨（${cases.length}件）`,
    remedies: remediesOf(cases.length),
    author: `${profile.prefecture}${profile.submission.office}`,
    wording: wordingOn(profile, 'evaluation-summary-publication', publication.publishedOn),
    input: {
      publishedOn: publication.publishedOn,
      publisher: profile.prefecture,
      evaluations: cases.map(evaluationOf),
      corrects: publication.corrects,
      contact: contactOf(profile, publication.publishedOn, publication.officer),
    },
  };
}

function evaluationOf({
  facts,
  institution,
  findings,
  planReview,
  supportPolicy,
}: EvaluatedCase): FormInput<'evaluation-summary-publication'>['evaluations'][number] {
  const result = facts.evaluation?.result;
  if (!result) throw new Error(`the evaluation of ${institution.name} has no result to publish`);
  return {
    institutionName: institution.name,
    location: institution.address,
    kind: facts.kind,
    noticedOn: result.noticedOn,
    asOf: result.asOf,
    overall: result.overall,
    findings,
    ...(planReview.trim() !== '' && { planReview }),
    supportPolicy,
  };
}
