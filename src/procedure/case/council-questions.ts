/** What each council is asked about a case, in the words of the documents put before it (第2版 3(4), 4(2)). */
import type { Kind } from '../terms/kinds.js';
import { levelInFull } from '../terms/official-words.js';
import type { CouncilId } from './facts.js';

const LONG_HOURS = '地域の医療提供体制を確保するため、当該医療機関の医師の長時間労働を前提とせざるを得ないこと。';

/**
 * What a coordination council is asked to confirm, by kind (第2版 3(4)ア②, 4(2)). It asks the agreement with the plan of
 * both B kinds; 4(2)イ names the rest for 連携B. C kinds go there only where a prefecture's own profile says so.
 */
export function coordinationQuestions(kind: Kind): string[] {
  switch (kind) {
    case 'B':
      return [
        'Ｂ水準を適用することが、地域の医療提供体制の構築方針（医療計画等）及び地域医療構想における当該医療機関の担う役割等と整合的であること。',
        LONG_HOURS,
      ];
    case 'RENKEI_B':
      return [
        '連携Ｂ水準を適用することが、地域の医療提供体制の構築方針（医療計画等）及び地域医療構想と整合的であること。',
        '医師の派遣が地域の医療提供体制を確保するために必要であり、かつ、その派遣により医師の長時間労働を前提とせざるを得ないこと。',
      ];
    case 'C1':
    case 'C2':
      return [
        `${levelInFull(kind)}を適用することが、地域の医療提供体制の構築方針（医療計画等）と整合的であること。`,
        LONG_HOURS,
      ];
  }
}

/** The prefecture's two councils. */
export type PrefectureCouncil = Exclude<CouncilId, 'coordinationCouncil'>;

/** What stands above the questions: the law asks the medical council's opinion (法113⑤); the other discusses (第2版 3(4)). */
export const QUESTIONS_HEADING: Readonly<Record<PrefectureCouncil, string>> = {
  measuresCouncil: '協議をお願いする事項',
  medicalCouncil: '意見を伺う事項',
};

/** What each council is asked about a kind (第2版 3(4)ア〜ウ). C-2 goes to the measures council only where a profile says so. */
export function councilQuestions(council: PrefectureCouncil, kind: Kind): string[] {
  if (council === 'measuresCouncil') {
    return kind === 'C1'
      ? ['Ｃ－１水準を適用することによる、地域における臨床研修医や専攻医等の確保への影響']
      : [`${levelInFull(kind)}を適用することが、地域の医師の確保に関する協議会の議論と整合的であること`];
  }
  switch (kind) {
    case 'B':
    case 'RENKEI_B':
      return [
        `${levelInFull(kind)}を適用することが、地域の医療提供体制の構築方針（医療計画等）と整合的であること`,
        '地域の医療提供体制全体としても、医師の長時間労働を前提とせざるを得ないこと',
      ];
    case 'C1':
      return ['Ｃ－１水準を適用することによる、臨床研修医や専攻医等の確保その他の地域の医療提供体制への影響'];
    case 'C2':
      return [
        'Ｃ－２水準を適用することによる、高度な技能が必要とされる医療その他の地域の医療提供体制への影響',
        'Ｃ－２水準を適用することが、地域の医療提供体制の構築方針（医療計画等）と整合的であること',
      ];
  }
}
