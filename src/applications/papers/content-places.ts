/** Where in an application something is to be corrected, in the words that the pages and the papers share. */
import { requiredDocuments } from '../../procedure/requirements/documents.js';
import type { CaseFacts, DocumentRequirement } from '../../procedure/case/facts.js';
import type { Kind } from '../../procedure/terms/kinds.js';

/** A part of the application's content and the first names of the paths of its fields. */
type Place = readonly [title: string, names: readonly string[]];

const APPLICANT: Place = ['医療機関の基本情報', ['contactName', 'contactPhone', 'change']];
const PLEDGE: Place = ['誓約書', ['pledge', 'violation']];

const PLACES: Readonly<Record<Kind, readonly Place[]>> = {
  B: [
    APPLICANT,
    ['業務と小項目', ['business', 'subItems', 'listedInTable5', 'listedInTable7']],
    ['機能と年間の実績', ['emergency', 'results']],
    ['長時間の必要性と地域での役割', ['longHoursReason', 'regionalRole']],
    PLEDGE,
  ],
  RENKEI_B: [APPLICANT, ['医師の派遣', ['destinations', 'longHoursReason']], PLEDGE],
  C1: [
    APPLICANT,
    [
      '研修の内容',
      [
        'business',
        'clinicalTraining',
        'specialtyTraining',
        'specialtyTraineesApplied',
        'programmes',
        'longHoursReason',
        'efficiencyMeasures',
      ],
    ],
    PLEDGE,
  ],
  C2: [
    APPLICANT,
    ['特定分野と大臣の確認', ['business', 'field', 'environmentConfirmedOn', 'environmentConfirmationNo']],
    ['指導体制と適用する医師', ['doctors', 'supervision', 'longHoursReason']],
    PLEDGE,
  ],
};

/** 書類：様式9 誓約書. */
export function documentPlace({ form, name }: Pick<DocumentRequirement, 'form' | 'name'>): string {
  return `書類：${form === null ? '' : `${form} `}${name}`;
}

/** The target of a correction in words: a document's id or a content field's path; any other text as it was written. */
export function correctionPlace(facts: CaseFacts, target: string): string {
  const document = requiredDocuments(facts).find(({ requirement }) => requirement.id === target);
  if (document) return documentPlace(document.requirement);
  const [name = ''] = target.split(/[.[]/u);
  const place = PLACES[facts.kind].find(([, names]) => names.includes(name));
  return place ? `申請内容：${place[0]}` : target;
}
