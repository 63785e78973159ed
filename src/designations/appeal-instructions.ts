import type { FormInput } from '../../forms/index.js';
import type { ProcedureProfile } from '../procedure/facts.js';

/**
 * 教示 of a refusal (行政不服審査法82条①, 行政事件訴訟法46条①). The periods are those of 行政不服審査法18条 and
 * 行政事件訴訟法14条; the authority to appeal to and the wording still have to be confirmed by the prefecture's legal staff,
 * so both are marked and the issuer is warned.
 */
export function appealInstructions({ governorTitle, prefecture }: Pick<ProcedureProfile, 'governorTitle' | 'prefecture'>): FormInput<'refusal-notice'>['instructions'] {
  return [
    {
      text: `この処分について不服がある場合は、この処分があったことを知った日の翌日から起算して３か月以内に、${governorTitle}に審査請求をすることができます。ただし、この処分があった日の翌日から起算して１年を経過したときは、正当な理由がある場合を除き、審査請求をすることができません。`,
      certainty: 'unconfirmed',
    },
    {
      text: `この処分の取消しを求める訴えは、この処分があったことを知った日の翌日から起算して６か月以内に、${prefecture}を被告として提起することができます。審査請求をした場合は、その裁決があったことを知った日の翌日から起算して６か月以内に提起することができます。`,
      certainty: 'unconfirmed',
    },
  ];
}
