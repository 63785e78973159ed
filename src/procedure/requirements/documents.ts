/**
 * Which documents an application needs. The prefecture's list is data (seeds/); what a row means is said
 * here, by the rule the row names. Rows of the list are the same for 新規・更新・業務変更 where the law
 * applies 則81② etc. by analogy (法115④, 116②), and separate rows where it asks for something else.
 */
import { needsForm5_1 } from '../fields/b-sub-items.js';
import type { CaseFacts, DocumentRequirement } from '../case/facts.js';
import { evaluationMayFollow } from './evaluation-to-follow.js';
import { KINDS, type Kind } from '../terms/kinds.js';

export type DocumentFacts = Pick<
  CaseFacts,
  'kind' | 'procedure' | 'profile' | 'content' | 'evaluation' | 'attachedFiles'
>;

export interface RequiredDocument {
  requirement: DocumentRequirement;
  needed: boolean;
  /** Japanese: why it is or is not needed here. */
  reason: string;
  legalBasis: string;
  /** Whether a file is stored for it. */
  attached: boolean;
}

interface Answer {
  needed: boolean;
  reason: string;
}

interface DocumentRule {
  /** Kinds whose content the rule can read. */
  kinds: readonly Kind[];
  answer: (facts: DocumentFacts) => Answer;
}

/** The rules a row of the list may name. */
export const DOCUMENT_RULES: ReadonlyMap<string, DocumentRule> = new Map(
  Object.entries({
    always: {
      kinds: KINDS,
      answer: () => ({ needed: true, reason: '必ず提出する書類です。' }),
    },
    evaluationNotice: {
      kinds: KINDS,
      answer: (facts) =>
        evaluationMayFollow(facts)
          ? { needed: false, reason: '評価結果はこれから届きます。届いたら、補正で提出します。' }
          : { needed: true, reason: '必ず提出する書類です。' },
    },
    onRequest: {
      kinds: KINDS,
      answer: () => ({ needed: false, reason: '審査のため都道府県から求められたときだけ提出します。' }),
    },
    form5_1: { kinds: ['B'], answer: answerForm5_1 },
    specialtyProgramme: { kinds: ['C1'], answer: answerSpecialtyProgramme },
    doctorsAtOnce: { kinds: ['C2'], answer: answerDoctorsAtOnce },
  } satisfies Record<string, DocumentRule>),
);

/** The rows of the list for this kind and procedure, each document once, in the order of the list. */
export function listedDocuments({
  profile,
  kind,
  procedure,
}: Pick<DocumentFacts, 'kind' | 'procedure'> & {
  profile: Pick<DocumentFacts['profile'], 'documents'>;
}): DocumentRequirement[] {
  return profile.documents.filter(({ kinds, procedures }) => kinds.includes(kind) && procedures.includes(procedure));
}

/** The same, each with whether it is needed and there. */
export function requiredDocuments(facts: DocumentFacts): RequiredDocument[] {
  return listedDocuments(facts).map((requirement) => ({
    requirement,
    ...ruleOf(requirement).answer(facts),
    legalBasis: requirement.legalBasis,
    attached: facts.attachedFiles.some(({ requirementId }) => requirementId === requirement.id),
  }));
}

/** The rows of the list for which files are stored, each once. */
export function attachedDocuments({ attachedFiles }: Pick<DocumentFacts, 'attachedFiles'>): string[] {
  return [...new Set(attachedFiles.map(({ requirementId }) => requirementId))].sort();
}

/** The needed documents that come as a file and for which none is stored. What is typed on screen is judged by `contentProblems`. */
export function missingDocuments(facts: DocumentFacts): RequiredDocument[] {
  return requiredDocuments(facts).filter(
    ({ requirement, needed, attached }) => requirement.suppliedBy === 'file' && needed && !attached,
  );
}

function ruleOf(requirement: DocumentRequirement): DocumentRule {
  const rule = DOCUMENT_RULES.get(requirement.rule);
  if (!rule) throw new Error(`document ${requirement.id} names an unknown rule: ${requirement.rule}`);
  return rule;
}

/**
 * 様式5-1: judged for each chosen sub-item, and needed when one of them is not exempt. The source is silent on
 * several sub-items at once; asking for the form is the safe reading (domain.md §2.1).
 */
function answerForm5_1({ content, profile }: DocumentFacts): Answer {
  if (content.kind !== 'B') return notThisKind();
  if (content.subItems.length === 0) {
    return { needed: true, reason: '小項目がまだ選ばれていません。選ぶと要否が決まります。' };
  }
  const exempt: string[] = [];
  const required: string[] = [];
  for (const code of content.subItems) {
    const item = profile.subItems.find((candidate) => candidate.code === code);
    (item && !needsForm5_1(item, content) ? exempt : required).push(code);
  }
  return required.length > 0
    ? { needed: true, reason: `${required.join('・')}は、提出を要しない小項目に当たりません。` }
    : { needed: false, reason: `${exempt.join('・')}は、提出を要しない小項目です。` };
}

/** The specialty programme is needed when doctors in it will work under C-1; a clinical programme never is. */
function answerSpecialtyProgramme({ content }: DocumentFacts): Answer {
  if (content.kind !== 'C1') return notThisKind();
  if (!content.specialtyTraining) {
    return {
      needed: false,
      reason: '専門研修（法119①二）の申請ではありません。臨床研修プログラムは提出を要しません。',
    };
  }
  return content.specialtyTraineesApplied
    ? { needed: true, reason: 'C-1水準を適用する予定の専攻医が参加する専門研修プログラムがあります。' }
    : { needed: false, reason: 'C-1水準を適用する予定の専攻医が参加する専門研修プログラムはありません。' };
}

/** Documents of single doctors are needed when C-2 applies to a doctor at once after designation. */
function answerDoctorsAtOnce({ content }: DocumentFacts): Answer {
  if (content.kind !== 'C2') return notThisKind();
  return content.doctors.length > 0
    ? {
        needed: true,
        reason: `指定後すぐにC-2水準を適用する医師が${content.doctors.length}人います（全員分が必要です）。`,
      }
    : { needed: false, reason: '指定後すぐにC-2水準を適用する医師はいません。' };
}

/** `parseProfile` refuses a row whose kinds the rule cannot read, so this is only said for mixed-up facts. */
function notThisKind(): Answer {
  return { needed: false, reason: 'この区分では提出を要しません。' };
}
