/** What councils said beyond their agreement: the draft of a designation takes each of it up, or says why not. */
import { bareName } from '../terms/bare-name.js';
import { COUNCIL_LABEL, type CaseFacts, type HearingFacts, type RemarkAnswer, type RemarkKind } from './facts.js';
import { CONFIRMATION_POINT_LABEL, currentHearings, isAnswered, unconfirmedPoints } from './hearings.js';

export const REMARK_LABEL: Readonly<Record<RemarkKind, string>> = {
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
  /** Whether it is 附帯意見 beside a condition or an objection of the same hearing, so that an answer must name it by its kind. */
  beside: boolean;
}

type Said = Pick<CouncilRemark, 'kind' | 'text'>;
type Opinion = NonNullable<HearingFacts['opinion']>;

/** In the order of the profile; of a hearing its condition or objection first, then its 附帯意見. */
export function councilRemarks(facts: Pick<CaseFacts, 'kind' | 'hearings' | 'profile'>): CouncilRemark[] {
  return facts.profile.councils[facts.kind].flatMap((council) =>
    currentHearings(facts, council)
      .filter(isAnswered)
      .flatMap((hearing) => {
        const { id: hearingId, planningAreaId } = hearing;
        return saidIn(facts, hearing).map((said, index) => ({
          hearingId,
          council,
          planningAreaId,
          ...said,
          beside: index > 0,
        }));
      }),
  );
}

function saidIn({ kind }: Pick<CaseFacts, 'kind'>, hearing: HearingFacts): Said[] {
  const { opinion, confirmation } = hearing;
  if (opinion !== null) return remarksOf(opinion);
  if (confirmation === null) return [];
  const points = unconfirmedPoints(kind, hearing).map((point) => CONFIRMATION_POINT_LABEL[point]);
  if (points.length > 0) return [{ kind: 'unconfirmed', text: `${points.join('、')}：${confirmation.remarks}` }];
  return supplementary(confirmation.remarks);
}

/** What a council wrote beside its vote: its condition or objection first. */
export function remarksOf(opinion: Opinion): Said[] {
  const { remarks, supplementaryOpinion } = textsOf(opinion);
  const own: Said[] =
    opinion.opinion === 'agreed'
      ? []
      : [{ kind: opinion.opinion === 'disagreed' ? 'objection' : 'condition', text: remarks }];
  return [...own, ...supplementary(supplementaryOpinion)];
}

/**
 * Its texts, each in the place that it has now. An agreement has no conditions, so what was written with it is 附帯意見, also where it was written
 * before that had a place of its own.
 */
export function textsOf({
  opinion,
  remarks,
  supplementaryOpinion,
}: Pick<Opinion, 'opinion' | 'remarks' | 'supplementaryOpinion'>): Pick<Opinion, 'remarks' | 'supplementaryOpinion'> {
  return opinion === 'agreed'
    ? { remarks: '', supplementaryOpinion: supplementaryOpinion.trim() === '' ? remarks : supplementaryOpinion }
    : { remarks, supplementaryOpinion };
}

const supplementary = (text: string): Said[] => (text.trim() === '' ? [] : [{ kind: 'remark', text }]);

/** Whether a draft answers this remark and no other one of its hearing. */
export function isAnswerTo(answer: RemarkAnswer, { hearingId, kind, beside }: CouncilRemark): boolean {
  return answer.hearingId === hearingId && (answer.kind === undefined ? !beside : answer.kind === kind);
}

/** 医療審議会の条件, 地域医療構想調整会議（十勝圏）の附帯意見. @param areaName of its planning area, '' for none */
export function remarkName({ council, kind }: Pick<CouncilRemark, 'council' | 'kind'>, areaName: string): string {
  return `${COUNCIL_LABEL[council]}${areaName === '' ? '' : `（${areaName}圏）`}の${REMARK_LABEL[kind]}`;
}

/** A number or mark that stands before an item: 「１　」, 「(1) 」, 「①」, 「・」; not the number of what is said (3年ごとに). */
const BEFORE_ITEM =
  /^(?:[(（][0-9一二三四五六七八九十ア-ン]+[)）]|[0-9一二三四五六七八九十ア-ン]+[.．)）、]|[・･●○*-]|[0-9]+\s+)\s*/u;

/**
 * 条件 that the notice would print more than once, as they are written: typed, and taken up of a council, or of two (法113⑤). Each line is one, whatever
 * number stands before it.
 */
export function termsPrintedTwice(draft: Parameters<typeof termsOfNotice>[0]): string[] {
  const lines = termsOfNotice(draft)
    .flatMap((each) => each.split('\n').map((line) => line.trim()))
    .filter((line) => line !== '');
  const bare = lines.map((each) =>
    bareName(
      each
        .replace(/^[①-⑳]/u, '')
        .normalize('NFKC')
        .replace(BEFORE_ITEM, ''),
    ).replace(/[。.]$/u, ''),
  );
  return lines.filter((_, index) => bare.indexOf(bare[index] ?? '') !== index);
}

/** 条件 as the notice prints them: those of the draft, and what it took up of the councils. */
export function termsOfNotice({ terms, answers }: { terms: string; answers: readonly RemarkAnswer[] }): string[] {
  const own = terms.split('\n').map((line) => line.trim());
  return [...own, ...answers.flatMap(({ takenUp, text }) => (takenUp ? [text.trim()] : []))].filter(
    (text) => text !== '',
  );
}
