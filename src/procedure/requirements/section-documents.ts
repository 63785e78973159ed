/** Which document of the list each page of an application fills. */
import type { DocumentRequirement } from '../case/facts.js';
import { applicationForm } from '../fields/application-form.js';
import type { ContentSection } from '../fields/sections.js';

/** 時短計画（案） and the notice of the evaluation: each has a page of its own, where its file is attached too. */
export const PLAN_DOCUMENT = 'D20';
export const EVALUATION_DOCUMENT = 'D21';

/** Whether a section of the content fills the document; the application form of 更新・業務変更 has no number. */
export function fillsDocument(
  { form }: Pick<ContentSection, 'form'>,
  requirement: Pick<DocumentRequirement, 'form' | 'suppliedBy'>,
  facts: Parameters<typeof applicationForm>[0],
): boolean {
  return requirement.suppliedBy === 'screen' && form.split('・').includes(requirement.form ?? applicationForm(facts));
}
