import type { ContentC1 } from '../../src/procedure/fields/content.js';

/** Both trainings (法119①一・二), each with its box ticked or empty. */
export function trainingLines({
  clinicalTraining,
  specialtyTraining,
}: Pick<ContentC1, 'clinicalTraining' | 'specialtyTraining'>): string[] {
  const box = (chosen: boolean) => (chosen ? '☑' : '☐');
  return [
    `${box(clinicalTraining)}　臨床研修（医療法第１１９条第１項第１号）`,
    `${box(specialtyTraining)}　専門研修（医療法第１１９条第１項第２号）`,
  ];
}
