/** What was laid before the prefecture, as the facts of a case hold it. */
import type { CaseFacts } from '../../procedure/case/facts.js';
import type { Matter } from '../entities/submission.js';

export type MatterFacts = Pick<CaseFacts, 'content' | 'plan' | 'evaluation' | 'attachedFiles'>;

/** The facts that a matter makes: of a requirement that has several files each file. */
export function factsOfMatter({ content, plan, evaluation, attachments }: Matter): MatterFacts {
  return {
    content,
    plan,
    evaluation,
    attachedFiles: attachments.map(({ requirementId, fileId, fileName }) => ({
      requirementId,
      fileId,
      ...(fileName !== undefined && { fileName }),
    })),
  };
}
