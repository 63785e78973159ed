/** What the prefecture puts before 医療対策協議会 and 医療審議会: the list of the cases and a sheet for each. Pure. */
import type { FormInput } from '../../forms/index.js';
import { inOrderOfKinds } from '../../forms/council-agenda.js';
import type { Document } from '../documents/issued-documents.js';
import type { Remedies } from '../documents/remedies.js';
import { textsOf } from '../procedure/case/council-remarks.js';
import { areaName, type CaseFacts, type HearingFacts } from '../procedure/case/facts.js';
import { currentHearings } from '../procedure/case/hearings.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { wordingOn } from '../procedure/profile/paper-settings.js';
import { councilName } from './council-name.js';
import { unconfirmedWords } from './hearing-words.js';
import { type CouncilDocumentCase, remediesOfCases, workInFull, workSummary } from './documents.js';
import { fullWidth } from '../procedure/terms/official-words.js';
import { letterDate } from '../procedure/calendar/letter-date.js';

export interface CouncilCase extends CouncilDocumentCase {
  institution: CouncilDocumentCase['institution'] & { establisherName: string };
  /** 構想区域 of the case: that of its institution while it is open, and where it was decided ever after, wherever the registry moves the institution. */
  planningAreaId: string;
}

/** The meeting the documents are for. */
export interface CouncilSession {
  council: 'measuresCouncil' | 'medicalCouncil';
  meetingName: string;
  /** Null while no day is set. */
  heldOn: IsoDate | null;
  /** Its documents are of the day of the meeting, and of this one while none is set. */
  today: IsoDate;
}

export interface CouncilPack {
  agenda: Document<'council-agenda'>;
  /** One for each case, in the order of the agenda: by kind, and within a kind as given. */
  sheets: Document<'council-case-sheet'>[];
}

const CONTENT = '申請内容の補正を求めてください。';

const REMEDIES: Remedies = [
  { field: '会議の名称', remedy: 'この画面で直してください。' },
  { field: '医療機関の名称', at: 'institution' },
  { field: '所在の場所', at: 'institution' },
  { field: '開設者', at: 'institution' },
  { field: '構想区域', at: 'institution' },
  { field: '計画案', remedy: '時短計画（案）の記録を直すよう、補正を求めてください。', at: 'plan' },
  { field: '評価結果', remedy: '評価結果の記録を直すよう、補正を求めてください。', at: 'evaluation' },
  { field: '', remedy: CONTENT, at: 'content:business' },
];

/** Agenda and sheets of one meeting; the sheets are numbered 資料１, 資料２, … as the agenda names them. */
export function councilPack(cases: readonly [CouncilCase, ...CouncilCase[]], session: CouncilSession): CouncilPack {
  const ordered = inOrderOfKinds(cases.map((each) => ({ kind: each.facts.kind, each }))).map(({ each }) => each);
  const { profile } = cases[0].facts;
  const { prefecture, submission } = profile;
  const office = `${prefecture}${submission.office}`;
  return {
    agenda: {
      formId: 'council-agenda',
      title: '議題一覧',
      remedies: [...remediesOfCases(cases.length), ...REMEDIES],
      author: office,
      wording: wordingOn(profile, 'council-agenda', dayOf(session)),
      input: {
        council: session.council,
        meetingName: session.meetingName,
        heldOn: session.heldOn ?? undefined,
        office: `${office}${submission.unit}`,
        cases: ordered.map((each, index) => agendaCase(each, sheetNumber(index))),
      },
    },
    sheets: ordered.map((each, index) => numberedSheet(caseSheet(each, session), `資料${sheetNumber(index)}`)),
  };
}

const dayOf = ({ heldOn, today }: CouncilSession): IsoDate => heldOn ?? today;

const sheetNumber = (index: number) => fullWidth(String(index + 1));

const areaOf = ({ facts, planningAreaId }: CouncilCase): string => `${areaName(facts, planningAreaId)}圏`;

function agendaCase(material: CouncilCase, sheet: string): FormInput<'council-agenda'>['cases'][number] {
  const { facts, institution } = material;
  return {
    sheet,
    institutionName: institution.name,
    area: areaOf(material),
    kind: facts.kind,
    procedure: facts.procedure,
    work: workSummary(facts),
    overall: facts.evaluation?.result?.overall,
    coordination: coordinationSummary(material),
  };
}

/** One line for each area; undefined where the coordination council does not deal with the kind, or said nothing yet. */
function coordinationSummary({ facts }: CouncilCase): string | undefined {
  const lines = confirmedHearings(facts).map(({ planningAreaId, confirmation }) => {
    const unconfirmed = unconfirmedWords(facts.kind, { confirmation });
    const result = unconfirmed.length === 0 ? '全ての事項を確認' : '確認に至らなかった事項あり';
    return `${letterDate(confirmation.confirmedOn)}　${councilName(areaName(facts, planningAreaId))}　${result}`;
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}

type Confirmed = HearingFacts & { confirmation: NonNullable<HearingFacts['confirmation']> };

function confirmedHearings(facts: CaseFacts): Confirmed[] {
  return currentHearings(facts, 'coordinationCouncil').filter(
    (hearing): hearing is Confirmed => hearing.confirmation !== null,
  );
}

/** A sheet as the agenda of its meeting names it. */
function numberedSheet(document: Document<'council-case-sheet'>, sheet: string): Document<'council-case-sheet'> {
  const { institutionName } = document.input;
  return { ...document, title: `${sheet}　${institutionName}`, input: { ...document.input, sheet } };
}

/** The sheet of one case, without a number: only the agenda of a meeting gives it one. */
export function caseSheet(material: CouncilCase, session: CouncilSession): Document<'council-case-sheet'> {
  const { council, meetingName } = session;
  const { facts, institution } = material;
  const { content, currentDesignation, kind, procedure, profile } = facts;
  return {
    formId: 'council-case-sheet',
    title: institution.name,
    remedies: REMEDIES,
    author: `${profile.prefecture}${profile.submission.office}`,
    wording: wordingOn(profile, 'council-case-sheet', dayOf(session)),
    input: {
      council,
      meetingName,
      institutionName: institution.name,
      location: institution.address,
      area: areaOf(material),
      establisher: institution.establisherName,
      kind,
      procedure,
      appliedOn: facts.submittedOn ?? '',
      work: workInFull(facts),
      reason: content.longHoursReason,
      ...(procedure === 'change' && { change: content.change }),
      ...(currentDesignation && {
        currentPeriod: { from: currentDesignation.validFrom, until: currentDesignation.validTo },
      }),
      plan: planOf(facts),
      evaluation: evaluationOf(facts),
      coordination: confirmedHearings(facts).map(({ planningAreaId, confirmation }) => ({
        council: councilName(areaName(facts, planningAreaId)),
        confirmedOn: confirmation.confirmedOn,
        chair: confirmation.chair,
        unconfirmed: unconfirmedWords(kind, { confirmation }),
        ...written('remarks', confirmation.remarks),
      })),
      measures: measuresOf(facts, council),
    },
  };
}

type Sheet = FormInput<'council-case-sheet'>;

function planOf({ plan }: CaseFacts): Sheet['plan'] {
  return plan === null
    ? undefined
    : {
        from: plan.periodFrom,
        until: plan.periodTo,
        doctors: plan.doctorsTotal,
        over960: plan.doctorsOver960,
        longestHours: plan.longestHours,
        heardFrom: plan.heardFrom,
        heardOn: plan.heardOn,
      };
}

function evaluationOf({ evaluation }: CaseFacts): Sheet['evaluation'] {
  if (!evaluation?.result) return undefined;
  const { overall, asOf, noticedOn, noticeNo, onHoldReason } = evaluation.result;
  return { overall, asOf, noticedOn, noticeNo, ...written('onHoldReason', onHoldReason) };
}

/** What 医療対策協議会 said, for the council that comes after it. */
function measuresOf(facts: CaseFacts, council: CouncilSession['council']): Sheet['measures'] {
  const opinion = currentHearings(facts, 'measuresCouncil')[0]?.opinion;
  if (council === 'measuresCouncil' || !opinion) return undefined;
  const { remarks, supplementaryOpinion } = textsOf(opinion);
  return {
    heldOn: opinion.heldOn,
    opinion: opinion.opinion,
    ...written('remarks', remarks),
    ...written('supplementaryOpinion', supplementaryOpinion),
  };
}

/** A field of the document that may be left out, when there is something to write. */
function written<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text.trim() === '' ? {} : ({ [name]: text } as Record<Name, string>);
}
