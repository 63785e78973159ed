/** The documents of a coordination council, drawn from the case. Pure. */
import { resultTextOf } from '../procedure/fields/b.js';
import { countOfInstitutions } from '../procedure/fields/destinations.js';
import type { BSubItem } from '../procedure/fields/b-sub-items.js';
import { requestAttachments } from '../../forms/coordination-council-request.js';
import type { FormInput } from '../../forms/index.js';
import { figure } from '../../forms/parts/figure.js';
import type { Document } from '../documents/issued-documents.js';
import type { Remedies } from '../documents/remedies.js';
import type { ContentB, ContentRenkeiB } from '../procedure/fields/content.js';
import { areaName, type CaseFacts, type HearingFacts } from '../procedure/case/facts.js';
import { sealsOn, wordingOn } from '../procedure/profile/paper-settings.js';
import type { LetterWords } from '../procedure/case/letter-words.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { contactOf } from '../applications/documents/office-documents.js';
import { councilName } from './council-name.js';

export interface CouncilDocumentCase {
  facts: CaseFacts;
  institution: { name: string; address: string };
}

export type ConfirmationDocument = Document<'confirmation-form-1'> | Document<'confirmation-form-2'>;

const CONTENT = '申請内容の補正が必要です（地域医療課が補正を求めます）。';
const CONFIRMATION = '「確認を記録する」で直してください。';

const REMEDIES: Remedies = [
  { field: '医療機関名', at: 'institution' },
  { field: '確認の', remedy: CONFIRMATION, at: 'confirmation' },
  { field: '指定に係る業務', remedy: CONTENT, at: 'content:subItems' },
  { field: '実績の対象期間', remedy: CONTENT, at: 'content:emergency' },
  { field: '地域の医療提供体制', remedy: CONTENT, at: 'content:regionalRole' },
  { field: '派遣', remedy: CONTENT, at: 'content:destinations' },
  { field: '延べ派遣人数', remedy: CONTENT, at: 'content:destinations' },
  { field: '報告の期限', remedy: '依頼の画面で入力してください。', at: 'step' },
];

/** For a letter that lists several cases: the same remedies for the fields of each. */
export function remediesOfCases(count: number): Remedies {
  const each = Array.from({ length: count }, (_, index) => `申請（${index + 1}件目）`);
  return each.flatMap((place) => [
    { field: `${place}の医療機関名`, at: 'institution' },
    { field: `${place}の所在地`, at: 'institution' },
    { field: `${place}の構想区域`, at: 'institution' },
    { field: place, remedy: CONTENT, at: 'content:subItems' },
  ]);
}

/** What a document of one area is filed under, so that several areas of one case never meet. */
export const subjectKey = {
  request: (planningAreaId: string) => planningAreaId,
  meeting: (planningAreaId: string) => `meeting:${planningAreaId}`,
  report: (planningAreaId: string) => `report:${planningAreaId}`,
};

/** A case put to the council of one area. */
export interface RequestedCase extends CouncilDocumentCase {
  kind: 'B' | 'RENKEI_B';
  referenceNo: string;
  planningAreaId: string;
}

/** 調整会議開催依頼文 to a health centre, one letter for all the cases it is asked about; they stand in the order given. */
export function requestDocument(
  cases: readonly [RequestedCase, ...RequestedCase[]],
  request: {
    healthCentreName: string;
    requestedOn: IsoDate;
    dueOn: IsoDate;
    /** Whom the centre may ask by name. */
    officer: string | null;
  } & LetterWords,
): Document<'coordination-council-request'> {
  const { profile } = cases[0].facts;
  const { prefecture, submission } = profile;
  const { requestNumber, requestSeal } = sealsOn(profile, request.requestedOn);
  const areas = [...new Set(cases.map((each) => areaName(each.facts, each.planningAreaId)))];
  return {
    formId: 'coordination-council-request',
    title: `調整会議開催依頼文（${areas.map((area) => `${area}圏`).join('・')}）`,
    remedies: [...remediesOfCases(cases.length), ...REMEDIES],
    author: `${prefecture}${submission.office}`,
    wording: wordingOn(profile, 'coordination-council-request', request.requestedOn),
    input: {
      number: request.documentNumber ?? requestNumber,
      ...(request.preamble !== undefined && { preamble: request.preamble }),
      date: request.requestedOn,
      addressee: `${request.healthCentreName}長`,
      senderTitle: `${prefecture}${submission.office}長`,
      seal: requestSeal,
      cases: cases.map((each) => ({
        council: councilName(areaName(each.facts, each.planningAreaId)),
        institutionName: each.institution.name,
        location: each.institution.address,
        kind: each.kind,
        procedure: each.facts.procedure,
        work: workSummary(each.facts),
      })),
      reportDue: request.dueOn,
      reportTo: `${submission.office}${submission.unit}`,
      attachments: requestAttachments(cases.map(({ kind, facts: { procedure } }) => ({ kind, procedure }))),
      contact: contactOf(profile, request.requestedOn, request.officer),
    },
  };
}

/** 確認様式1 or 2 as 会議資料, or as 報告 once the council has confirmed. */
export function confirmationDocument(
  { facts, institution }: CouncilDocumentCase,
  {
    planningAreaId,
    purpose,
    hearing,
    today,
  }: {
    planningAreaId: string;
    purpose: 'meeting' | 'report';
    hearing: Pick<HearingFacts, 'confirmation' | 'requestedOn' | 'reportedOn'> | null;
    /** Its day while nothing is asked or reported. */
    today: IsoDate;
  },
): ConfirmationDocument {
  const { content, profile } = facts;
  const confirmation =
    purpose === 'report' && hearing?.confirmation
      ? {
          date: hearing.confirmation.confirmedOn,
          // The form names the council (〇〇圏地域医療構想調整会議); the number of the meeting has no place on it.
          council: councilName(areaName(facts, planningAreaId)),
          chair: hearing.confirmation.chair,
        }
      : undefined;
  const common = { purpose, institutionName: institution.name, ...(confirmation && { confirmation }) };
  const day = (purpose === 'report' ? hearing?.reportedOn : hearing?.requestedOn) ?? today;
  const about = { remedies: REMEDIES, author: profile.submission.office };
  const suffix = `（${purpose === 'meeting' ? '会議資料' : '報告'}・${areaName(facts, planningAreaId)}圏）`;
  switch (content.kind) {
    case 'B':
      return {
        ...about,
        formId: 'confirmation-form-1',
        title: `確認様式1${suffix}`,
        wording: wordingOn(profile, 'confirmation-form-1', day),
        input: { ...common, ...form1Content(content, profile.subItems) },
      };
    case 'RENKEI_B':
      return {
        ...about,
        formId: 'confirmation-form-2',
        title: `確認様式2${suffix}`,
        wording: wordingOn(profile, 'confirmation-form-2', day),
        input: { ...common, ...form2Content(content, facts) },
      };
    case 'C1':
    case 'C2':
      throw new Error(`there is no confirmation form for ${content.kind}`);
  }
}

type Form1 = FormInput<'confirmation-form-1'>;

function form1Content(
  content: ContentB,
  subItems: readonly BSubItem[],
): Pick<Form1, 'works' | 'role' | 'resultsPeriod'> {
  const { periodFrom, periodTo } = content.emergency;
  const usesFigures = subItems.some(
    ({ code, criterion }) => criterion === 'emergencyFigures' && content.subItems.includes(code),
  );
  return {
    works: works(content, subItems),
    ...(usesFigures &&
      periodFrom !== null &&
      periodTo !== null && { resultsPeriod: { from: periodFrom, to: periodTo } }),
    role: content.regionalRole,
  };
}

/** The sub-items applied for, under the work each belongs to, in the order of the list. */
function works(content: ContentB, subItems: readonly BSubItem[]): Form1['works'] {
  const chosen = subItems.filter(({ code }) => content.subItems.includes(code));
  const groups = [...new Set(chosen.map(({ group }) => group))];
  return groups.map((work) => ({
    work,
    requirements: chosen
      .filter(({ group }) => group === work)
      .map((item) => ({ requirement: `${item.code}　${item.label}`, ...results(content, item) })),
  }));
}

function results(
  { emergency, results: inWords }: ContentB,
  { code, criterion }: BSubItem,
): Pick<Form1['works'][number]['requirements'][number], 'results' | 'resultsText'> {
  const text = resultTextOf(inWords, code).trim();
  const figures =
    criterion !== 'emergencyFigures'
      ? []
      : [
          { name: '救急車受入件数', count: emergency.ambulances, unit: '件' },
          { name: '夜間・休日・時間外入院患者数', count: emergency.offHoursAdmissions, unit: '人' },
        ];
  return {
    results: figures.flatMap(({ name, count, unit }) => (count === null ? [] : [{ name, count, unit }])),
    ...(text !== '' && { resultsText: text }),
  };
}

type Form2 = FormInput<'confirmation-form-2'>;

function form2Content(
  { destinations }: ContentRenkeiB,
  { planningAreas }: Pick<CaseFacts, 'planningAreas'>,
): Omit<Form2, 'purpose' | 'institutionName' | 'confirmation'> {
  const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
  return {
    requirement: DISPATCH_REQUIREMENT,
    destinationCount: countOfInstitutions(destinations),
    yearlyPersons: sum(destinations.map(({ persons }) => persons)),
    yearlyDays: sum(destinations.map(({ days }) => days)),
    areas: [
      ...new Set(
        destinations.map(({ planningAreaId, elsewhere }) =>
          planningAreaId === ''
            ? `${elsewhere.trim()}${OUTSIDE}`
            : (planningAreas[planningAreaId]?.name ?? planningAreaId),
        ),
      ),
    ],
  };
}

/** Where the column asks for a 二次医療圏 of the prefecture: no council of it hears of this one. */
const OUTSIDE = '（他の都道府県）';

const DISPATCH_REQUIREMENT = '医療提供体制の確保のため他の医療機関に医師の派遣を行う医療機関で、要件を満たす';
const DISPATCH_WORK = '医療提供体制の確保のための他の医療機関への医師の派遣';

/** One line for the list of a letter or an agenda: 連携B has no item for its work (則88①). */
export function workSummary({ content, profile }: CaseFacts): string {
  switch (content.kind) {
    case 'B':
      return works(content, profile.subItems)
        .map(({ work }) => work)
        .join('、');
    case 'RENKEI_B':
      return DISPATCH_WORK;
    case 'C1':
    case 'C2':
      return content.business;
  }
}

/** The work as the application has it, with what makes it that of its kind: sub-items, figures of the dispatch, the field. */
export function workInFull({ content, profile, planningAreas }: CaseFacts): string {
  switch (content.kind) {
    case 'B': {
      const items = works(content, profile.subItems).flatMap(({ requirements }) =>
        requirements.map(({ requirement }) => requirement),
      );
      return [content.business, '該当要件：', ...items].join('\n');
    }
    case 'RENKEI_B': {
      const { destinationCount, yearlyPersons, yearlyDays, areas } = form2Content(content, { planningAreas });
      const figures = [
        `派遣先${figure(destinationCount, '医療機関')}`,
        `延べ${figure(yearlyPersons, '人')}`,
        `延べ${figure(yearlyDays, '日')}`,
      ];
      return `${DISPATCH_WORK}\n年間：${figures.join('、')}\n派遣先地域：${areas.join('、')}`;
    }
    case 'C1':
      return content.business;
    case 'C2':
      return `${content.business}\n特定分野：${content.field}`;
  }
}
