/** What councils said beyond their agreement: the draft of a designation takes each of it up, or says why not. */
import { COUNCIL_LABEL, type CaseFacts, type HearingFacts, type RemarkAnswer } from './facts.js';
import { CONFIRMATION_POINT_LABEL, currentHearings, isAnswered, unconfirmedPoints } from './hearings.js';

type RemarkKind = 'condition' | 'objection' | 'unconfirmed' | 'remark';

const REMARK_LABEL: Readonly<Record<RemarkKind, string>> = {
  condition: '条件',
  objection: '異議',
  unconfirmed: '確認できない項目',
  remark: '附帯意見',
};

export interface CouncilRemark extends Pick<HearingFacts, 'council' | 'planningAreaId'> {
  hearingId: string;
  kind: RemarkKind;
  /** What the council said, as it is recorded. */
  text: string;
}

/** In the order of the profile. One hearing has one text, so it is one remark. */
export function councilRemarks(facts: Pick<CaseFacts, 'kind' | 'hearings' | 'profile'>): CouncilRemark[] {
  return facts.profile.councils[facts.kind].flatMap((council) =>
    currentHearings(facts, council)
      .filter(isAnswered)
      .flatMap((hearing) => {
        const said = remarkOf(facts, hearing);
        const { id: hearingId, planningAreaId } = hearing;
        return said === null ? [] : [{ hearingId, council, planningAreaId, ...said }];
      }),
  );
}

function remarkOf(
  { kind }: Pick<CaseFacts, 'kind'>,
  hearing: HearingFacts,
): Pick<CouncilRemark, 'kind' | 'text'> | null {
  const { opinion, confirmation } = hearing;
  if (opinion !== null) {
    if (opinion.opinion === 'disagreed') return { kind: 'objection', text: opinion.remarks };
    if (opinion.opinion === 'agreedWithConditions') return { kind: 'condition', text: opinion.remarks };
    return said(opinion.remarks);
  }
  if (confirmation === null) return null;
  const points = unconfirmedPoints(kind, hearing).map((point) => CONFIRMATION_POINT_LABEL[point]);
  if (points.length > 0) return { kind: 'unconfirmed', text: `${points.join('、')}：${confirmation.remarks}` };
  return said(confirmation.remarks);
}

const said = (remarks: string) => (remarks.trim() === '' ? null : ({ kind: 'remark', text: remarks } as const));

/** 医療審議会の条件, 地域医療構想調整会議（十勝圏）の附帯意見. @param areaName of its planning area, '' for none */
export function remarkName({ council, kind }: Pick<CouncilRemark, 'council' | 'kind'>, areaName: string): string {
  return `${COUNCIL_LABEL[council]}${areaName === '' ? '' : `（${areaName}圏）`}の${REMARK_LABEL[kind]}`;
}

/** 条件 as the notice prints them: those of the draft, and what it took up of the councils. */
export function termsOfNotice({ terms, answers }: { terms: string; answers: readonly RemarkAnswer[] }): string[] {
  const own = terms.split('\n').map((line) => line.trim());
  return [...own, ...answers.flatMap(({ takenUp, text }) => (takenUp ? [text.trim()] : []))].filter(
    (text) => text !== '',
  );
}
