import { statedBusiness } from '../procedure/fields/content.js';
import type { FormInput } from '../../forms/index.js';
import { contactOf } from '../applications/documents/office-documents.js';
import type { Document } from '../documents/issued-documents.js';
import type { Remedies } from '../documents/remedies.js';
import { termsOfNotice } from '../procedure/case/council-remarks.js';
import { designationAtNotice, instructionsOfNotice, NOTICE_FORM } from '../procedure/designation/decision-notice.js';
import { draftedPeriod } from '../procedure/designation/validity.js';
import { holdsFrom } from '../procedure/designation/succession.js';
import {
  decidedChangeInWords,
  decidedMatters,
  reasonsNotDesignated,
  matterOnPaper,
  MATTERS_ON_PAPER,
} from '../procedure/designation/designated-work.js';
import type { CaseFacts, DraftDecisionFacts } from '../procedure/case/facts.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { ProcedureType } from '../procedure/terms/kinds.js';
import type { MedicalInstitution } from '../registry/registry.entities.js';
import { sealsOn, wordingOn } from '../procedure/profile/paper-settings.js';
import { contactOn } from '../procedure/profile/office-contact.js';

/** What a notice is drawn from: the case as it stands when the notice is issued, and what the officer typed. */
export interface NoticeMaterial {
  facts: CaseFacts;
  draft: DraftDecisionFacts;
  institution: Pick<MedicalInstitution, 'name' | 'address' | 'establisherName' | 'establisherRepresentative'>;
  documentNumber: string;
  /** Whom the reader may ask by name; the office alone where nobody is known. */
  officer?: string | null;
  /** Day that it bears; '' of a draft that bears none yet. */
  issuedOn: IsoDate;
  /** Of such a draft: the day for which it is drawn, so that it says what the notice of that day says. */
  drawnFor?: IsoDate;
  /** The notice this one corrects, and why; absent for the first. */
  corrects?: FormInput<'designation-notice'>['corrects'];
}

type Notice = typeof NOTICE_FORM;
export type NoticeDocument = Document<Notice['designate']> | Document<Notice['refuse']>;

/** Name of the notice, by procedure: an approved change is an approval and not a designation. */
const TITLES: Readonly<Record<DraftDecisionFacts['outcome'], Readonly<Record<ProcedureType, string>>>> = {
  designate: { new: '指定通知書', renewal: '指定更新通知書', change: '業務変更承認通知書' },
  refuse: { new: '不指定通知書', renewal: '指定更新拒否通知書', change: '業務変更不承認通知書' },
};

const CONTENT = '決裁者が起案を戻してから、申請内容の補正を求めてください。';
const DRAFT = '決裁者が起案を戻してから、起案をやり直してください。';
const THIS_PAGE = '通知の画面で入力してください。';

const REMEDIES: Remedies = [
  { field: '医療機関の名称', at: 'institution' },
  { field: '所在の場所', at: 'institution' },
  { field: '開設者', at: 'institution' },
  { field: '業務の内容', remedy: CONTENT, at: 'content:business' },
  { field: '承認した変更の内容', remedy: CONTENT, at: 'content:change.matters' },
  { field: '追加・削除した事項', remedy: CONTENT },
  { field: '申請の年月日', remedy: CONTENT },
  { field: '理由', remedy: DRAFT, at: 'decision' },
  { field: '条件', remedy: DRAFT, at: 'decision' },
  { field: '有効期間', remedy: DRAFT, at: 'decision' },
  { field: '指定（更新・承認）の年月日', remedy: DRAFT, at: 'decision' },
  { field: '文書番号', remedy: THIS_PAGE, at: 'step' },
  { field: '文書の日付', remedy: THIS_PAGE, at: 'step' },
];

/** The notice of the drafted decision. Pure. */
export function noticeDocument(material: NoticeMaterial): NoticeDocument {
  const { draft, facts } = material;
  const about = {
    title: TITLES[draft.outcome][facts.procedure],
    remedies: REMEDIES,
    author: facts.profile.governorTitle,
    wording: wordingOn(facts.profile, NOTICE_FORM[draft.outcome], dayOf(material)),
  };
  return draft.outcome === 'designate'
    ? { ...about, formId: NOTICE_FORM.designate, input: designationInput(material) }
    : { ...about, formId: NOTICE_FORM.refuse, input: refusalInput(material) };
}

function designationInput(material: NoticeMaterial): FormInput<'designation-notice'> {
  const { draft, facts } = material;
  const issuedOn = dayOf(material);
  const { procedure } = facts;
  const drafted = draftedPeriod({ ...facts, draft }, issuedOn);
  if (drafted === null) throw new Error('a designation is drafted without its period');
  const notDesignated = reasonsNotDesignated(facts, holdsFrom(drafted));
  const firstDay = drafted.designatedOn > issuedOn ? drafted.designatedOn : issuedOn;
  return {
    ...commonInput(material),
    ...written('work', workText(facts, holdsFrom(drafted))),
    ...(procedure === 'change' ? approvedChange(facts, drafted.designatedOn) : {}),
    decidedOn: drafted.designatedOn,
    validFrom: drafted.validFrom,
    validUntil: drafted.validTo,
    ...(procedure === 'change' && { currentStanding: designationAtNotice(facts, firstDay)?.standing }),
    ...(notDesignated.length > 0 && { notDesignated }),
    terms: termsOfNotice(draft),
    instructions: [...instructionsOfNotice(facts, draft, { notDesignated, day: issuedOn })],
  };
}

/** What is approved: as the hospital wrote it, and what comes to the matters of the designation by it and what goes. */
function approvedChange(
  facts: CaseFacts,
  on: IsoDate,
): Pick<FormInput<'designation-notice'>, 'change' | 'addedAndRemoved'> {
  const addedAndRemoved = decidedChangeInWords(facts, on);
  return {
    ...written('change', facts.content.change.matters),
    ...(addedAndRemoved.length > 0 && { addedAndRemoved }),
  };
}

/** The work that is designated, with the matters of its kind by name. @param from first day on which it is */
function workText(facts: CaseFacts, from: IsoDate): string {
  const { content, kind, profile } = facts;
  const label = MATTERS_ON_PAPER[kind];
  const matters = decidedMatters(facts, from).map((matter) => matterOnPaper(kind, matter, profile.subItems));
  const business = statedBusiness(content);
  return label === null || business.trim() === '' || matters.length === 0
    ? business
    : `${business}\n${label}：${matters.join('、')}`;
}

function refusalInput(material: NoticeMaterial): FormInput<'refusal-notice'> {
  const { draft, facts } = material;
  const current = designationAtNotice(facts, dayOf(material));
  return {
    ...commonInput(material),
    reasons: [draft.reason],
    currentValidUntil: current?.validUntil,
    currentStanding: current?.standing,
    instructions: [...instructionsOfNotice(facts, draft, { notDesignated: [], day: dayOf(material) })],
  };
}

/** The day whose law, governor, office and words it bears. */
const dayOf = ({ issuedOn, drawnFor }: NoticeMaterial): IsoDate => drawnFor ?? issuedOn;

function commonInput(material: NoticeMaterial) {
  const { facts, institution, documentNumber, issuedOn, officer = null, corrects } = material;
  return {
    procedure: facts.procedure,
    kind: facts.kind,
    number: documentNumber,
    date: issuedOn,
    senderTitle: facts.profile.governorTitle,
    senderName: contactOn(facts.profile, dayOf(material)).governorName ?? undefined,
    seal: sealsOn(facts.profile, dayOf(material)).noticeSeal,
    establisher: {
      name: institution.establisherName,
      ...written('representative', institution.establisherRepresentative),
    },
    appliedOn: facts.submittedOn ?? '',
    institutionName: institution.name,
    location: institution.address,
    contact: contactOf(facts.profile, dayOf(material), officer),
    corrects,
  };
}

/** A field of the document that may be left out, when there is something to write. */
function written<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text.trim() === '' ? {} : ({ [name]: text } as Record<Name, string>);
}
