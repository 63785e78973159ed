/** Every kind of pack. A new one is one entry here. */
import { anyForm, type FormId } from '../../../forms/index.js';
import { councilPack } from '../../councils/council-pack.js';
import { hasConfirmationForm } from '../../procedure/case/hearings.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import { publicNoticeDocument } from '../../designations/public-notice-document.js';
import type { Role } from '../../procedure/terms/actors.js';
import { currentHearings } from '../../procedure/case/hearings.js';
import { daysOfSession } from '../../procedure/conditions/hearings.js';
import { stateLabel } from '../../procedure/terms/states.js';
import type { CaseDocument } from '../documents/document-source.js';
import { asCouncilCase, daysOfDecision, publishedDesignation, sourceOf } from '../documents/document-table.js';
import type { LoggedEventType } from '../../applications/entities/case-event-row.js';
import type { PackCase } from './pack-case.js';
import { caseRecordDocument, titleInDocuments } from './case-record-document.js';
import type { PackKind, PackPlan } from './pack-kind.js';
import type { Omitted } from './pack-report.js';
import { drawnPart, filePart, latestIssued, type PlannedPart, uploadParts } from './parts.js';
import { letterDate } from '../../procedure/calendar/letter-date.js';
import { caseName } from '../../procedure/terms/reference-number.js';

const PREFECTURE: readonly Role[] = ['prefectureOfficer', 'prefectureApprover'];
const NEVER = () => false;

export const PACK_TABLE = {
  'hospital-set': {
    label: '院内決裁用一式',
    roles: ['hospital'],
    scope: 'case',
    draft: isPrepared,
    plan: hospitalSet,
  },
  'draft-set': { label: '起案添付一式', roles: PREFECTURE, scope: 'case', draft: hasDraft, plan: draftSet },
  'case-file': { label: '一件書類', roles: PREFECTURE, scope: 'case', draft: isPrepared, plan: caseFile },
  'council-documents': {
    label: '対策協・審議会資料',
    roles: PREFECTURE,
    scope: 'session',
    draft: NEVER,
    plan: councilDocuments,
    dated: 'councilSession.heldOn',
    tells: ({ facts }, council) => daysOfSession(facts, council),
  },
  'confirmation-sheets': {
    label: '確認様式（会議資料）',
    roles: PREFECTURE,
    scope: 'cases',
    draft: (cases) => cases.some((each) => hasUnsent(each, meetingSheets(each))),
    plan: confirmationSheets,
  },
  'request-letters': {
    label: '調整会議開催依頼文',
    roles: PREFECTURE,
    scope: 'cases',
    draft: (cases) => cases.some((each) => hasUnsent(each, askedLetters(each))),
    plan: requestLetters,
  },
  'public-notice': {
    label: '公示文',
    roles: PREFECTURE,
    scope: 'publication',
    draft: NEVER,
    plan: publicNotice,
    dated: 'publicNotice.date',
    tells: daysOfDecision,
  },
} as const satisfies Record<string, PackKind>;

export type PackName = keyof typeof PACK_TABLE;

/** Not submitted yet: the documents of the application are drafts, some with blanks. */
function isPrepared(cases: readonly PackCase[]): boolean {
  return cases.some(({ view }) => view.application.submittedOn === null);
}

/** The decision is not notified yet: what is drawn for the one who approves is a draft. Afterwards it is the record of what was decided. */
function isUndecided(cases: readonly PackCase[]): boolean {
  return cases.some(
    ({ view: { application } }) => application.state !== 'designated' && application.state !== 'refused',
  );
}

/** The papers of the councils that nobody issued stay drafts also after the decision: none of them lay before a council. */
function hasDraft(cases: readonly PackCase[]): boolean {
  return (
    isUndecided(cases) ||
    cases.some((each) => councilSheets(each).some((sheet) => issuedPart(each, sheet).kind === 'form'))
  );
}

/** The hospital's own documents of the application, then what it attached. */
function hospitalSet([each]: readonly PackCase[]): PackPlan {
  if (!each) return { parts: [], omitted: [] };
  return {
    parts: [...applicationForms(each).map((document) => submittedPart(each, document)), ...uploadParts(each)],
    omitted: [],
  };
}

/** What was issued with the newest submission, byte for byte; drawn while the hospital writes, and until it is issued. */
function submittedPart(each: PackCase, document: CaseDocument): PlannedPart {
  const written = each.view.working !== null;
  const issued = latestIssued(each).find(
    (file) => file.formId === document.formId && file.subjectKey === document.subjectKey,
  );
  return issued && !written ? filePart(issued, titleInDocuments(issued)) : drawnPart(document);
}

/** 様式1–9 as the content of the case fills them. */
function applicationForms({ documents }: PackCase): CaseDocument[] {
  return documents.filter(({ formId, subjectKey }) => sourceOf(formId, subjectKey)?.documentClass === 'application');
}

/** 審査票, where a decision is drafted. */
function examinationSheets({ documents }: PackCase): CaseDocument[] {
  return documents.filter(({ formId }) => formId === 'examination-sheet');
}

/** What councils have of the case. */
function councilSheets({ documents }: PackCase): CaseDocument[] {
  return documents.filter(({ formId }) => anyForm(formId).stage === 'councils');
}

/** What the one who approves looks at: the notice as it would be, 審査票, the councils' documents, what happened, the application with its files. */
function draftSet([each]: readonly PackCase[]): PackPlan {
  if (!each) return { parts: [], omitted: [] };
  const notices = each.documents.filter(
    ({ formId, subjectKey }) => sourceOf(formId, subjectKey)?.documentClass === 'decision',
  );
  const settled = <Drawn extends Parameters<typeof drawnPart>[0]>(document: Drawn): Drawn =>
    isUndecided([each]) ? document : { ...document, settled: true };
  const heard = latestIssued(each).filter(
    ({ formId }) => formId !== null && anyForm(formId as FormId).stage === 'coordinationCouncil',
  );
  const parts = [...[...notices, ...examinationSheets(each)].map(settled), ...councilSheets(each)].map((document) =>
    issuedPart(each, document),
  );
  parts.push(drawnPart(settled(caseRecordDocument(each, byAge(each), 'draftSet'))));
  for (const document of applicationForms(each)) parts.push(submittedPart(each, settled(document)));
  for (const file of heard) parts.push(filePart(file, titleInDocuments(file)));
  const omitted =
    notices.length === 0 ? [{ title: '通知書の案', reason: '起案がまだないため、通知書の案は入っていません。' }] : [];
  return { parts: [...parts, ...uploadParts(each)], omitted };
}

/** The step that a paper of the prefecture is about: one that was issued before the last of these is about an earlier draft or hearing. */
const STEPS_OF_PAPERS: Readonly<Record<string, readonly LoggedEventType[]>> = {
  'examination-sheet~': ['DRAFT_DESIGNATION', 'DRAFT_REFUSAL'],
  'council-case-sheet~measuresCouncil': ['REFER_TO_MEASURES_COUNCIL'],
  'council-case-sheet~medicalCouncil': ['REFER_TO_MEDICAL_COUNCIL'],
};

/** What was issued, byte for byte, as it lay before a council or was notified; drawn, as 案, what was not. Its note stands in the list of documents. */
function issuedPart(each: PackCase, document: CaseDocument): PlannedPart {
  const { formId, subjectKey } = document;
  const steps = STEPS_OF_PAPERS[`${formId}~${subjectKey}`] ?? [];
  const since = each.log.find(({ eventType }) => steps.includes(eventType))?.occurredAt ?? new Date(0);
  const issued = latestIssued(each).find(
    (file) => file.formId === formId && file.subjectKey === subjectKey && file.createdAt >= since,
  );
  return issued ? filePart(issued, titleInDocuments(issued)) : drawnPart(document);
}

/** Every version of every file, in the order of its making. */
function byAge({ view }: PackCase): StoredFileInfo[] {
  return [...view.documents.stored].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/**
 * Everything: what happened, every file with its digest, the application (drawn from the record unless issued), 審査票 as the record stands,
 * then each version of every file in the order of its making. What the hospital has withdrawn is listed and not bound. A 審査票 that was issued
 * says what was known then; the one of the record names the approval and the notice too.
 */
function caseFile([each]: readonly PackCase[]): PackPlan {
  if (!each) return { parts: [], omitted: [] };
  const files = byAge(each);
  const notIssued = applicationForms(each).filter(
    ({ formId, subjectKey }) => !files.some((file) => file.formId === formId && file.subjectKey === subjectKey),
  );
  const drawn = [...notIssued, ...examinationSheets(each)];
  const parts = [
    drawnPart(caseRecordDocument(each, files)),
    ...drawn.map((document) => drawnPart(document, '記録から作成　')),
  ];
  for (const file of files.filter(({ withdrawal }) => !withdrawal))
    parts.push(filePart(file, titleInDocuments(file, file.purpose === 'issued' ? `（第${file.version}版）` : '')));
  return { parts, omitted: [] };
}

/** Agenda and sheets of one meeting; the cases that are not before the council are named. */
function councilDocuments(cases: readonly PackCase[], { session }: Parameters<PackKind['plan']>[1]): PackPlan {
  if (!session) throw new Error('a pack of a council without its meeting');
  const omitted: Omitted[] = [];
  const heard = cases.filter((each) => {
    const before = currentHearings(each.view.facts, session.council).length > 0;
    if (!before) omitted.push({ title: nameOf(each), reason: 'この会議体の議題に載っていません。' });
    return before;
  });
  const [first, ...others] = heard.map(({ material }) => asCouncilCase(material));
  const today = heard[0]?.material.today;
  if (!first || today === undefined) return { parts: [], omitted };
  const { agenda, sheets } = councilPack([first, ...others], { ...session, today });
  const { meetingName, heldOn } = session;
  const title = `${meetingName}　資料${heldOn === null ? '' : `（${letterDate(heldOn)}）`}`;
  return { title, parts: [drawnPart(agenda), ...sheets.map((sheet) => drawnPart(sheet))], omitted };
}

function meetingSheets({ documents }: PackCase): CaseDocument[] {
  return documents.filter(
    ({ formId, subjectKey }) =>
      (formId === 'confirmation-form-1' || formId === 'confirmation-form-2') && subjectKey.startsWith('meeting:'),
  );
}

/** The version that the coordination council was sent; a request that was taken back counts no more. */
function sentVersion(each: PackCase, { formId, subjectKey }: CaseDocument): StoredFileInfo | undefined {
  if (currentHearings(each.view.facts, 'coordinationCouncil').length === 0) return undefined;
  return latestIssued(each).find((file) => file.formId === formId && file.subjectKey === subjectKey);
}

/** The file that was sent, byte for byte; drawn from the record while nothing was. */
function sentPart(each: PackCase, document: CaseDocument, about: string): PlannedPart {
  const sent = sentVersion(each, document);
  return sent ? filePart(sent, `${about}${titleInDocuments(sent)}`) : drawnPart(document, about);
}

function hasUnsent(each: PackCase, documents: readonly CaseDocument[]): boolean {
  return documents.some((document) => !sentVersion(each, document));
}

function confirmationSheets(cases: readonly PackCase[]): PackPlan {
  const omitted: Omitted[] = [];
  const parts: PlannedPart[] = [];
  for (const each of cases) {
    const sheets = meetingSheets(each);
    if (sheets.length === 0)
      omitted.push({
        title: nameOf(each),
        reason: hasConfirmationForm(each.view.application.kind)
          ? notReceived(each)
          : '確認様式はＢ水準と連携Ｂ水準の申請だけにあります。',
      });
    for (const sheet of sheets) parts.push(sentPart(each, sheet, `${nameOf(each)}　`));
  }
  return { parts, omitted };
}

/** The letters of a case whose coordination councils are asked: a request that was taken back has none. */
function askedLetters(each: PackCase): CaseDocument[] {
  if (currentHearings(each.view.facts, 'coordinationCouncil').length === 0) return [];
  return each.documents.filter(({ formId }) => formId === 'coordination-council-request');
}

/** Each health centre was sent one letter for each case: these are bound, and no other is made of them, which nobody issued. */
function requestLetters(cases: readonly PackCase[]): PackPlan {
  const omitted: Omitted[] = [];
  const parts: PlannedPart[] = [];
  for (const each of cases) {
    const letters = askedLetters(each);
    if (letters.length === 0)
      omitted.push({
        title: nameOf(each),
        reason: hasConfirmationForm(each.view.application.kind)
          ? '調整会議の開催をまだ依頼していません。'
          : '調整会議への依頼文はＢ水準と連携Ｂ水準の申請だけにあります。',
      });
    for (const letter of letters) parts.push(sentPart(each, letter, `${nameOf(each)}　`));
  }
  return { parts, omitted };
}

/** One text for all the designations; under each procedure they stand in the order given. */
function publicNotice(cases: readonly PackCase[], { publicNotice: asked }: Parameters<PackKind['plan']>[1]): PackPlan {
  if (!asked) throw new Error('a 公示文 without its day');
  const { number, date } = asked;
  const lines = cases.map((each) => ({ each, line: publishedDesignation(each.material) }));
  const omitted = lines
    .filter(({ line }) => line === null)
    .map(({ each }) => ({
      title: nameOf(each),
      reason: '指定（更新・業務の変更の承認）を通知していないため、公示する事項がありません。',
    }));
  const [first, ...others] = lines.flatMap(({ line }) => line ?? []);
  const profile = cases[0]?.material.facts.profile;
  if (!first || !profile) return { parts: [], omitted };
  return {
    parts: [drawnPart(publicNoticeDocument([first, ...others], { profile, date, ...(number !== '' && { number }) }))],
    omitted,
  };
}

function notReceived({ view: { application } }: PackCase): string {
  return `段階が「${stateLabel(application.state, application.procedure)}」のため、確認様式はありません。`;
}

function nameOf({ view: { application, institution } }: PackCase): string {
  return `${caseName(application)} ${institution.name}`;
}
