import { choice, list } from './input.js';

/** Which of the two trainings C-1 is applied for; both are possible (法119①一・二). */
export const trainingField = list('研修の区分', choice('研修', { clinical: '臨床研修', specialty: '専門研修' }));

export type Training = 'clinical' | 'specialty';

const LINES: readonly [Training, string][] = [
  ['clinical', '臨床研修（医療法第１１９条第１項第１号）'],
  ['specialty', '専門研修（医療法第１１９条第１項第２号）'],
];

/** Both trainings, each with its box ticked or empty. */
export function trainingLines(chosen: readonly Training[]): string[] {
  return LINES.map(([training, line]) => `${chosen.includes(training) ? '☑' : '☐'}　${line}`);
}
