/**
 * Who may issue an official document of a case, issue it again (再交付) or correct it (訂正), and when. These acts move no case: a
 * document that an event issues first comes out of that event (see decision.ts), and only what follows is decided here.
 */
import { type Actor, ROLE_LABEL, type Role } from './terms/actors.js';
import { dateFaults, type KnownDays } from './calendar/date-rules.js';
import type { IsoDate } from './calendar/days.js';
import { condition, written } from './conditions/condition.js';
import type { Condition } from './case/decision.js';
import { isBeingWritten } from './working-copy.js';
import { STATE_INFO, type CaseState } from './terms/states.js';

/** `issue`: the first version by hand, for documents that no event issues. */
export const DOCUMENT_ACTS = ['issue', 'reissue', 'correct'] as const;
export type DocumentAct = (typeof DOCUMENT_ACTS)[number];

export const DOCUMENT_ACT_LABEL: Readonly<Record<DocumentAct, string>> = {
  issue: '発行する',
  reissue: '再交付する',
  correct: '訂正する',
};

/** What whoever corrects a document chooses where more than what is typed and what was recorded is to change (docs/adr/0035-only-what-a-correction-names.md). */
export const DRAWN_ANEW_LABEL = '今の台帳・申請・設定の内容で作り直す';
export const DRAWN_ANEW_SUPPORT =
  '選ばないと、名称・所在地・開設者、差出人などは発行したときのまま残り、ここで入力したことと、発行の後に訂正された記録だけが変わります。台帳の誤りを直し、それを文書にも反映するときに選びます。';

/**
 * Whose document it is: the hospital's own (様式1–9), the office's (letters, copies, council documents), the health centre's report
 * of its council, or the notice of a decision.
 */
export const DOCUMENT_CLASSES = ['application', 'office', 'councilReport', 'decision'] as const;
export type DocumentClass = (typeof DOCUMENT_CLASSES)[number];

/**
 * The office that answers for the document puts it out again. A notice is the governor's act (法113①, 115, 116): another copy or a
 * correction of it needs whoever may approve the decision, as an office rule; no source says who does it.
 */
export const DOCUMENT_ISSUER: Readonly<Record<DocumentClass, Role>> = {
  application: 'hospital',
  office: 'prefectureOfficer',
  councilReport: 'healthCentre',
  decision: 'prefectureApprover',
};

/** Who prepares the document and so may look at its draft. Others see it once it is issued. */
const DRAFT_READERS: Readonly<Record<DocumentClass, readonly Role[]>> = {
  application: ['hospital', 'prefectureOfficer', 'prefectureApprover'],
  office: ['prefectureOfficer', 'prefectureApprover'],
  councilReport: ['healthCentre', 'prefectureOfficer', 'prefectureApprover'],
  decision: ['prefectureOfficer', 'prefectureApprover'],
};

/**
 * What is wrong with the date that a corrected letter is to bear, in Japanese; empty when it is sound.
 * @param known the days of what it tells among them
 */
export function documentDateProblems(date: IsoDate, known: KnownDays): string[] {
  return dateFaults('document.date', date, known).map(({ message }) => message);
}

/** What the rule looks at. */
export interface DocumentSituation {
  act: DocumentAct;
  documentClass: DocumentClass;
  state: CaseState;
  actor: Actor;
  /** Institution of the case. */
  institutionId: string;
  /** The health centre whose council the document is of; null for every other document. */
  healthCentreId: string | null;
  /** Number of the version that stands, 0 when none was issued. */
  version: number;
  /** Its first version comes out of an event of the procedure. */
  byEvent: boolean;
}

/**
 * Whether the person may see the document before it is issued. What an application says before it is submitted, or after that was pulled back, is
 * in the working copy, which the hospital alone reads.
 * @param situation with whether a submission stands
 */
export function mayPreviewDocument({
  documentClass,
  actor,
  institutionId,
  healthCentreId,
  submitted,
}: Pick<DocumentSituation, 'documentClass' | 'actor' | 'institutionId' | 'healthCentreId'> & {
  submitted: boolean;
}): boolean {
  if (documentClass === 'application' && !submitted && actor.role !== 'hospital') return false;
  return DRAFT_READERS[documentClass].includes(actor.role) && ownOffice({ actor, institutionId, healthCentreId });
}

/** Everything the act depends on before anything is typed. */
export function documentConditions(situation: DocumentSituation): Condition[] {
  const { act, documentClass, state, actor, version, byEvent } = situation;
  const issuer = DOCUMENT_ISSUER[documentClass];
  const conditions = [
    condition('documentIssuer', actor.role === issuer && ownOffice(situation), {
      met: `${ROLE_LABEL[issuer]}が行います`,
      unmet: `この文書の${NOUN[act]}は、${ROLE_LABEL[issuer]}${documentClass === 'councilReport' ? '（調整会議の事務局）' : ''}だけが行えます`,
    }),
  ];
  if (act === 'issue') {
    conditions.push(
      condition('issuedByHand', !byEvent, {
        met: '手続の操作によらず発行する文書です',
        unmet: 'この文書は手続の操作で発行されます。申請の画面から、その操作を行ってください',
      }),
      condition('notIssuedYet', version === 0, {
        met: 'まだ発行されていません',
        unmet:
          '発行されています。差し替えるときは「訂正する」、同じ内容をもう一度渡すときは「再交付する」を選んでください',
      }),
    );
  } else {
    conditions.push(
      condition('issuedBefore', version > 0, {
        met: `第${version}版が発行されています`,
        unmet: 'まだ発行されていません。先に発行してください',
      }),
    );
  }
  if (documentClass === 'application' && act === 'correct') {
    conditions.push(
      condition(
        'keptAsSubmitted',
        false,
        {
          met: '提出した内容です',
          unmet:
            '提出した書類は、提出したときのまま残ります。内容の誤りは、都道府県の求めに応じて補正を提出して直します',
        },
        '行政手続法7条',
      ),
    );
  }
  if (documentClass === 'application' && act !== 'reissue') {
    conditions.push(
      condition('submitted', !isBeingWritten(state), {
        met: '提出された内容から作ります',
        unmet: '申請の内容を書いている段階です。提出した後に発行してください（案は、いつでも見ることができます）',
      }),
    );
  }
  if (act !== 'reissue') {
    conditions.push(
      condition('notWithdrawn', takesNewContent(state), {
        met: '取り下げられていません',
        unmet: `申請が${STATE_INFO.withdrawn.label}になっているため、新しい内容の文書は発行できません`,
      }),
    );
  }
  return conditions;
}

/** Nothing new is said in a case that the applicant has withdrawn; a copy of what was said stays possible for ever. */
export function takesNewContent(state: CaseState): boolean {
  return state !== 'withdrawn';
}

/** The record of the case names the version after the one the person saw, so that one must still stand. */
export function documentVersionConditions({ version }: Pick<DocumentSituation, 'version'>, seen: number): Condition[] {
  const stands = version === 0 ? 'まだ発行されていません' : `第${version}版が発行されています`;
  return [
    condition('versionSeen', seen === version, {
      met: stands,
      unmet: `${stands}。画面を開き直して、もう一度行ってください`,
    }),
  ];
}

/** The reason stays with the new version and in the record of the case. */
export function documentReasonConditions(act: DocumentAct, reason: string): Condition[] {
  return act === 'issue' ? [] : [written('documentReason', reason, `${NOUN[act]}の理由`)];
}

/** A correction (訂正) changes something: whoever has put the registry right first must say that the document follows it. */
export function documentChangeConditions(changes: boolean): Condition[] {
  return [
    condition('somethingCorrected', changes, {
      met: '発行した文書から変わるところがあります',
      unmet: `発行した文書から変わるところがありません。台帳・申請・設定の今の内容を文書に反映するときは「${DRAWN_ANEW_LABEL}」を選び、同じ文書をもう一度渡すときは「${DOCUMENT_ACT_LABEL.reissue}」を選んでください`,
    }),
  ];
}

const NOUN: Readonly<Record<DocumentAct, string>> = { issue: '発行', reissue: '再交付', correct: '訂正' };

function ownOffice({
  actor,
  institutionId,
  healthCentreId,
}: Pick<DocumentSituation, 'actor' | 'institutionId' | 'healthCentreId'>): boolean {
  if (actor.role === 'hospital') return actor.institutionId === institutionId;
  if (actor.role === 'healthCentre') return healthCentreId !== null && actor.healthCentreId === healthCentreId;
  return true;
}
