/** Reads a prefecture's procedure profile from its data files and refuses one that breaks the law or has gaps. */
import type { BSubItem } from '../fields/b-sub-items.js';
import { DOCUMENT_RULES } from '../requirements/documents.js';
import {
  COUNCILS,
  SEALS,
  WRITTEN_ANSWERS,
  type CouncilId,
  type DocumentRequirement,
  type ProcedureProfile,
} from '../case/facts.js';
import { KINDS, PROCEDURES, type Kind } from '../terms/kinds.js';
import { variantsOf } from '../terms/comparable-name.js';
import { ProfileError, ProfileRow } from './profile-row.js';

const CERTAINTIES = ['confirmed', 'unconfirmed'] as const;
const FORM_5_1 = ['exempt', 'required', 'unlessListedInTable5', 'unlessListedInTable7'] as const;
const SUPPLIED_BY = ['screen', 'file'] as const;
const CRITERIA = ['standing', 'emergencyFigures', 'results', 'individualFinding'] as const;

/** Parsed JSON of the three files of a prefecture, and of the three that all share. */
export interface ProfileParts {
  /** procedure-profile.json: an object. */
  profile: unknown;
  /** document-requirements.json: { documents: [...] }. */
  documents: unknown;
  /** b-sub-items.json: { subItems: [...] }. */
  subItems: unknown;
  /** specialty-fields.json: { fields: [...] }. */
  specialtyFields: unknown;
  /** kanji-variants.json: { groups: [...] }. */
  kanjiVariants: unknown;
  /** evaluation-centre.json: an object. */
  evaluationCentre: unknown;
}

/** Checks the shape of the files and the rules of `validateProfile`. Throws ProfileError. */
export function parseProfile(parts: ProfileParts): ProcedureProfile {
  const profile = new ProfileRow(parts.profile, 'procedure-profile.json');
  const submission = profile.row('submission');
  const thresholds = profile.row('emergencyThresholds');
  const councils = profile.row('councils');
  const sealsAndNumbers = profile.row('sealsAndNumbers');
  const evaluationCentre = new ProfileRow(parts.evaluationCentre, 'evaluation-centre.json');
  const parsed: ProcedureProfile = {
    prefecture: profile.text('prefecture'),
    governorTitle: profile.text('governorTitle'),
    submission: {
      office: submission.text('office'),
      unit: submission.text('unit'),
      channels: submission.texts('channels'),
      phone: submission.isNull('phone') ? null : submission.text('phone'),
    },
    contacts: [],
    paperSettings: [],
    councils: Object.fromEntries(KINDS.map((kind) => [kind, councils.listOf(kind, COUNCILS)])) as Record<
      Kind,
      CouncilId[]
    >,
    documents: new ProfileRow(parts.documents, 'document-requirements.json').rows('documents').map(parseDocument),
    subItems: new ProfileRow(parts.subItems, 'b-sub-items.json').rows('subItems').map(parseSubItem),
    kanjiVariants: variantsOf(new ProfileRow(parts.kanjiVariants, 'kanji-variants.json').texts('groups')),
    specialtyFields: new ProfileRow(parts.specialtyFields, 'specialty-fields.json').texts('fields'),
    evaluationCentre: {
      name: evaluationCentre.text('name'),
      site: evaluationCentre.text('site'),
      wants: evaluationCentre.texts('wants'),
    },
    emergencyThresholds: {
      ambulancesPerYear: thresholds.count('ambulancesPerYear'),
      offHoursAdmissionsPerYear: thresholds.count('offHoursAdmissionsPerYear'),
    },
    mayOvercomeCouncils: profile.flag('mayOvercomeCouncils'),
    writtenAnswers: profile.oneOf('writtenAnswers', WRITTEN_ANSWERS),
    correctionOfficeDays: profile.count('correctionOfficeDays'),
    standardProcessingOfficeDays: profile.isNull('standardProcessingOfficeDays')
      ? null
      : profile.count('standardProcessingOfficeDays'),
    takesRenewalBeforeEvaluation: profile.flag('takesRenewalBeforeEvaluation'),
    renewalEarlyMonths: profile.count('renewalEarlyMonths'),
    renewalWarningDays: profile.count('renewalWarningDays'),
    sealsAndNumbers: {
      noticeSeal: sealsAndNumbers.oneOf('noticeSeal', SEALS),
      requestSeal: sealsAndNumbers.oneOf('requestSeal', SEALS),
      requestNumber: sealsAndNumbers.text('requestNumber'),
      correctionSeal: sealsAndNumbers.oneOf('correctionSeal', SEALS),
      correctionNumber: sealsAndNumbers.text('correctionNumber'),
      reportSeal: sealsAndNumbers.oneOf('reportSeal', SEALS),
      reportNumber: sealsAndNumbers.text('reportNumber'),
    },
    formWording: Object.fromEntries(
      profile
        .row('formWording')
        .names()
        .map((form) => [form, wordsOf(profile.row('formWording').row(form))]),
    ),
    appealInstructions: profile.rows('appealInstructions').map((row) => ({
      text: row.text('text'),
      certainty: row.oneOf('certainty', CERTAINTIES),
    })),
    provenance: profile.rows('provenance').map((row) => ({
      field: row.text('field'),
      certainty: row.oneOf('certainty', CERTAINTIES),
      source: row.text('source'),
    })),
  };
  validateProfile(parsed);
  return parsed;
}

function wordsOf(form: ProfileRow): Record<string, string> {
  return Object.fromEntries(form.names().map((name) => [name, form.textOrEmpty(name)]));
}

/**
 * Refuses a profile that leaves out the medical council (法113⑤), names a council twice, a rule that
 * `documents.ts` does not know or that cannot read the row's kinds, the same document or sub-item twice, a sub-item beside one that is
 * not there, or has no 教示.
 * Throws ProfileError with every problem.
 */
function validateProfile(profile: ProcedureProfile): void {
  const problems: string[] = [];
  for (const kind of KINDS) {
    const councils = profile.councils[kind];
    if (!councils.includes('medicalCouncil')) {
      problems.push(`councils.${kind} に medicalCouncil がありません。医療審議会の意見聴取は外せません（法113⑤）。`);
    }
    if (new Set(councils).size < councils.length) problems.push(`councils.${kind} に同じ会議体が二度あります。`);
  }
  for (const { id, rule, kinds } of profile.documents) {
    const known = DOCUMENT_RULES.get(rule);
    if (!known) {
      const names = [...DOCUMENT_RULES.keys()].join(', ');
      problems.push(`書類 ${id} の rule「${rule}」は決められた名前ではありません（使える名前: ${names}）。`);
    } else if (!kinds.every((kind) => known.kinds.includes(kind))) {
      problems.push(`書類 ${id} の rule「${rule}」は区分 ${known.kinds.join(', ')} だけに使えます。`);
    }
  }
  for (const kind of KINDS) {
    for (const procedure of PROCEDURES) {
      const rows = profile.documents.filter((row) => row.kinds.includes(kind) && row.procedures.includes(procedure));
      for (const id of repeated(rows.map((row) => row.id))) {
        problems.push(`書類 ${id} が ${kind}・${procedure} に二度あります。`);
      }
    }
  }
  if (profile.appealInstructions.length === 0) {
    problems.push(
      'appealInstructions が空です。不指定の通知書と、条件を付けた通知書には、教示を書かなければなりません（行政不服審査法82条、行政事件訴訟法46条）。',
    );
  }
  const codes = profile.subItems.map((item) => item.code);
  for (const code of repeated(codes)) problems.push(`小項目 ${code} が二度あります。`);
  for (const { code, otherThan } of profile.subItems)
    if (otherThan !== undefined && !codes.includes(otherThan))
      problems.push(`小項目 ${code} の otherThan「${otherThan}」は小項目にありません。`);
  if (problems.length > 0) throw new ProfileError(problems);
}

function parseDocument(row: ProfileRow): DocumentRequirement {
  return {
    id: row.text('id'),
    kinds: row.listOf('kinds', KINDS),
    procedures: row.listOf('procedures', PROCEDURES),
    name: row.text('name'),
    form: row.isNull('form') ? null : row.text('form'),
    legalBasis: row.text('legalBasis'),
    suppliedBy: row.oneOf('suppliedBy', SUPPLIED_BY),
    rule: row.text('rule'),
    certainty: row.oneOf('certainty', CERTAINTIES),
    note: row.textOrEmpty('note'),
    research: row.textOrEmpty('research'),
  };
}

function parseSubItem(row: ProfileRow): BSubItem {
  return {
    code: row.text('code'),
    label: row.text('label'),
    group: row.text('group'),
    legalBasis: row.text('legalBasis'),
    form5_1: row.oneOf('form5_1', FORM_5_1),
    criterion: row.oneOf('criterion', CRITERIA),
    ...(row.has('otherThan') && { otherThan: row.text('otherThan') }),
    certainty: row.oneOf('certainty', CERTAINTIES),
  };
}

function repeated(values: readonly string[]): Set<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) < index));
}
