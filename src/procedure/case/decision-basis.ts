/** What a decision rests on, in parts: whoever approves it signs for what the draft rested on, so a part that changed since is named. */
export const BASIS_PARTS = [
  'content',
  'plan',
  'evaluation',
  'attachments',
  'examination',
  'hearings',
  'arrival',
  'currentDesignation',
  'currentStanding',
  'currentWork',
  'comingDesignation',
  'heldDesignation',
  'institutionName',
  'institutionAddress',
  'establisher',
  'administrator',
  'establishedByState',
  'prefecture',
  'planningArea',
] as const;
export type BasisPart = (typeof BASIS_PARTS)[number];

/** What the registry says of the institution. */
export const REGISTERED_PARTS: readonly BasisPart[] = [
  'institutionName',
  'institutionAddress',
  'establisher',
  'administrator',
  'establishedByState',
  'prefecture',
  'planningArea',
];

const registered = (what: string) => `医療機関の登録（${what}）`;

export const BASIS_PART_LABEL: Readonly<Record<BasisPart, string>> = {
  content: '申請内容',
  plan: '時短計画（案）',
  evaluation: '評価結果',
  attachments: '添付書類',
  examination: '審査の結果',
  hearings: '会議体の意見',
  arrival: '申請の到達の日',
  currentDesignation: '更新・変更する指定',
  currentStanding: '更新・変更する指定の効力（更新の申請とその処分）',
  heldDesignation: '受けている指定（更新の申請とその処分を含みます。）',
  currentWork: '更新・変更する指定に係る業務（業務の変更の承認）',
  comingDesignation: '更新された、まだ始まっていない指定とその業務',
  institutionName: registered('名称'),
  institutionAddress: registered('所在地'),
  establisher: registered('開設者'),
  administrator: registered('管理者'),
  establishedByState: registered('国の開設'),
  prefecture: registered('都道府県'),
  planningArea: registered('構想区域'),
};

/** Of the facts of a case, as far as a decision rests on them. */
interface BasisFacts {
  content: unknown;
  plan: unknown;
  evaluation: unknown;
  examination: unknown;
  hearings: readonly { opinion: { supplementaryOpinion: string } | null }[];
  institution: {
    name: string;
    address: string;
    establisherName: string;
    establisherAddress: string;
    establisherRepresentative: string;
    administratorName: string;
    establishedByState: boolean;
    inPrefecture: boolean;
    planningAreaId: string;
  };
}

/** What of the arrival and of the designations of the institution a draft rests on (`designationBasis`). */
export interface DesignationBasis {
  /** Day of the arrival. */
  arrival: string | null;
  /** The one to be renewed, or that the change as drafted changes; null without one. */
  designation: { validFrom: string; validTo: string; work?: unknown } | null;
  /** How it stands. */
  standing: unknown;
  /** Of a change: the term, granted already, into which it is carried, with its work; null without one, and of a refusal. */
  coming: unknown;
  /** Another one that stands in the way; null without one. */
  held: unknown;
}

/**
 * The parts as they are now.
 * @param attachments the files of the submission, so told that another file is another basis
 */
export function decisionBasis(
  facts: BasisFacts,
  { attachments, arrival, designation, standing, coming, held }: { attachments: unknown } & DesignationBasis,
): Record<BasisPart, unknown> {
  const { content, plan, evaluation, examination, hearings, institution } = facts;
  return {
    content,
    plan,
    evaluation,
    attachments,
    examination,
    hearings: hearings.map(asDrafted),
    arrival,
    currentDesignation: designation && [designation.validFrom, designation.validTo],
    currentStanding: standing,
    currentWork: designation?.work ?? null,
    comingDesignation: coming,
    heldDesignation: held,
    institutionName: institution.name,
    institutionAddress: institution.address,
    establisher: [institution.establisherName, institution.establisherAddress, institution.establisherRepresentative],
    administrator: institution.administratorName,
    establishedByState: institution.establishedByState,
    prefecture: institution.inPrefecture,
    planningArea: institution.planningAreaId,
  };
}

/** Without an empty 附帯意見: a draft from before it had a place of its own rests on what it rested on then. */
function asDrafted({ opinion, ...hearing }: BasisFacts['hearings'][number]): object {
  if (opinion === null || opinion.supplementaryOpinion !== '') return { ...hearing, opinion };
  const { supplementaryOpinion: _, ...rest } = opinion;
  return { ...hearing, opinion: rest };
}

/** Of the registry, what 審査票 prints of the institution. */
const ON_THE_SHEET: readonly BasisPart[] = ['institutionName', 'institutionAddress', 'establisher'];

/**
 * What 審査票 says of an institution that is registered otherwise since the draft: Japanese sentences. Until the notice nothing may change, so whoever
 * approves does not (`basisUnchanged`); after it, the sheet names the institution as the notice does.
 */
export function registeredOtherwise(
  { basis }: { basis: { changedSince: readonly BasisPart[] } | null },
  notified: boolean,
): string[] {
  return (basis?.changedSince ?? [])
    .filter((part) => ON_THE_SHEET.includes(part))
    .map((part) =>
      notified
        ? `${BASIS_PART_LABEL[part]}は、通知の後に変わりました。この文書には、通知の時の登録によって書いています。`
        : `${BASIS_PART_LABEL[part]}は、起案の後に変わりました。この文書の頭書きは今の登録、指定の条件（起案の時）は起案の時の登録によっています。`,
    );
}
