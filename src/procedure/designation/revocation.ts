/** Revocation of a designation (法117, borrowed by 118②, 119② and 120②). */
import type { IsoDate } from '../calendar/days.js';
import { type Problem, ProblemList } from '../fields/problems.js';
import { KIND_INFO, type Kind } from '../terms/kinds.js';
import { articleFor } from '../terms/law.js';
import { inFull } from '../terms/official-words.js';

/** Grounds of 法117①, in the order of its items. */
export type RevocationGround = 'gone' | 'unmet' | 'dishonest' | 'disobeyed';

/** What each ground is called on screen. */
export const REVOCATION_GROUND_LABEL: Readonly<Record<RevocationGround, string>> = {
  gone: '業務（派遣）がなくなった（第１号）',
  unmet: '要件を欠くに至った（第２号）',
  dishonest: '指定に関し不正の行為があった（第３号）',
  disobeyed: '改善の命令に違反した（第４号）',
};

const ITEM: Readonly<Record<RevocationGround, string>> = { gone: '一', unmet: '二', dishonest: '三', disobeyed: '四' };

/** A ground in the law's own words, as the kind reads it, with its article. */
export function revocationGroundText(kind: Kind, ground: RevocationGround): string {
  const work = kind === 'RENKEI_B' ? '医師の派遣が行われなくなった' : '業務がなくなった';
  const words: Readonly<Record<RevocationGround, string>> = {
    gone: `${inFull(KIND_INFO[kind].legalBasis)}に規定する${work}と認められること。`,
    unmet: `${inFull(articleFor(kind, '113③'))}各号に掲げる要件を欠くに至ったと認められること。`,
    dishonest: '指定に関し不正の行為があったこと。',
    disobeyed: '開設者が、医療法第１１１条又は第１２６条の規定に基づく命令に違反したこと。',
  };
  return `${words[ground]}（${inFull(articleFor(kind, `117①${ITEM[ground]}`))}）`;
}

/** A designation is revoked after the council and the person concerned were heard (法117②, 行政手続法13条①一イ). */
export function revocationProblems({
  date,
  hearing,
  medicalCouncilOn,
}: {
  /** Day of the notice. */
  date: IsoDate;
  hearing: { heldOn: IsoDate };
  medicalCouncilOn: IsoDate;
}): Problem[] {
  const list = new ProblemList();
  list.check(hearing.heldOn <= date, 'hearing.heldOn', '聴聞の期日は、文書の日付までの日付にしてください。');
  list.check(
    medicalCouncilOn <= date,
    'medicalCouncilOn',
    '医療審議会の意見を聴いた年月日は、文書の日付までの日付にしてください。',
  );
  return list.problems;
}
