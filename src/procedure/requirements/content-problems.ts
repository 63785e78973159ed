/** What is missing or contradictory in the content of an application, for its kind and procedure. */
import { type CaseFacts, unregisteredAreas } from '../case/facts.js';
import { type BSubItem, needsForm5_1 } from '../fields/b-sub-items.js';
import type { ContentB, ContentC1, ContentRenkeiB } from '../fields/content.js';
import { fieldsOf } from '../fields/content.js';
import { fieldProblems } from '../fields/field-problems.js';
import { type Problem, ProblemList } from '../fields/problems.js';
import type { SectionFacts } from '../fields/sections.js';
import { PREFECTURES } from '../terms/prefectures.js';
import { qualifyB } from './qualification.js';

/** What the content is judged by: the registered planning areas too, because a council of ours is asked about a place in one of them. */
export type ContentFacts = SectionFacts & Pick<CaseFacts, 'planningAreas'>;

/** Every problem, in the order of the pages; empty when the content can be submitted. */
export function contentProblems(facts: ContentFacts): Problem[] {
  const { content, kind } = facts;
  const list = new ProblemList();
  list.check(content.kind === kind, 'kind', '申請の区分と入力内容の区分が違います。区分を選び直してください。');
  const fields = fieldsOf(content.kind);
  return [...list.problems, ...fieldProblems(fields, content, facts, ruleProblems(facts))];
}

/** What the fields of one kind ask of each other. */
function ruleProblems(facts: ContentFacts): Problem[] {
  const { content, profile } = facts;
  switch (content.kind) {
    case 'B':
      return subItemProblems(content, profile);
    case 'RENKEI_B':
      return [
        ...placelessDestinations(content),
        ...placesOutside(content, profile),
        ...unknownAreas(content, facts),
        ...moreDaysThanAYear(content),
      ];
    case 'C1':
      return trainingProblems(content);
    case 'C2':
      return [];
  }
}

/** Every chosen sub-item is shown, and nothing else is (法113①, 則80). */
function subItemProblems(content: ContentB, profile: SectionFacts['profile']): Problem[] {
  const list = new ProblemList();
  const chosen = profile.subItems.filter(({ code }) => content.subItems.includes(code));
  for (const { code, met, reason, hint } of qualifyB(content, profile).items) {
    list.check(met, placeOf(chosen.find((item) => item.code === code)), `${code}：${reason}${hint}`);
  }
  for (const { code, text } of content.results) {
    const asked = chosen.some((item) => item.code === code && needsForm5_1(item, content));
    list.check(
      asked || text.trim() === '',
      `results[${code}]`,
      `${code}は選ばれていないか、実績の記載が要らない小項目です。小項目を選ぶか、実績を消してください。`,
    );
  }
  return list.problems;
}

/** Where the shortfall of a sub-item is mended; a code the profile does not know is mended in the choice itself. */
function placeOf(item: BSubItem | undefined): string {
  if (item === undefined) return 'subItems';
  return item.criterion === 'emergencyFigures' ? 'emergency' : `results[${item.code}]`;
}

/** Doctors may be sent to another prefecture (法118①): then no council of ours is asked about the place, and it is written out. */
function placelessDestinations({ destinations }: ContentRenkeiB): Problem[] {
  const list = new ProblemList();
  for (const [index, { planningAreaId, elsewhere }] of destinations.entries()) {
    const [within, outside] = [planningAreaId !== '', elsewhere.trim() !== ''];
    list.check(
      within || outside,
      `destinations[${index}].planningAreaId`,
      '派遣先の所在する二次医療圏を選んでください。ほかの都道府県にあるときは、都道府県と市町村を入力してください。',
    );
    list.check(
      !within || !outside,
      `destinations[${index}].elsewhere`,
      '派遣先の所在地が二つあります。二次医療圏か、ほかの都道府県の都道府県と市町村の、どちらか一つにしてください。',
    );
  }
  return list.problems;
}

/** Of a place in the own prefecture a council is asked, which only its 二次医療圏 names (法118①): what is written out lies in another one. */
function placesOutside({ destinations }: ContentRenkeiB, { prefecture }: SectionFacts['profile']): Problem[] {
  const list = new ProblemList();
  for (const [index, { planningAreaId, elsewhere }] of destinations.entries()) {
    const place = elsewhere.normalize('NFKC').trim();
    if (planningAreaId !== '' || place === '') continue;
    const named = PREFECTURES.find((each) => place.startsWith(each));
    list.check(
      named !== undefined && named !== prefecture,
      `destinations[${index}].elsewhere`,
      named === prefecture
        ? `「${elsewhere.trim()}」は${prefecture}の中です。派遣先の所在する二次医療圏を選び、この欄は空にしてください。`
        : `「${elsewhere.trim()}」に都道府県の名がありません。ほかの都道府県のときは、都道府県から入力してください（例：青森県大間町）。${prefecture}の中のときは、二次医療圏を選んでください。`,
    );
  }
  return list.problems;
}

/** The page offers the registered areas alone; what is sent past it may name any, and of that one nobody could ask a council. */
function unknownAreas({ destinations }: ContentRenkeiB, facts: Pick<CaseFacts, 'planningAreas'>): Problem[] {
  const list = new ProblemList();
  for (const [index, { planningAreaId }] of destinations.entries()) {
    list.check(
      unregisteredAreas(facts, [planningAreaId]).length === 0,
      `destinations[${index}].planningAreaId`,
      `派遣先の所在する二次医療圏「${planningAreaId}」は、構想区域として登録されていません。一覧から選び直してください。`,
    );
  }
  return list.problems;
}

/** However often a person is sent: nobody works more days than the year has. */
function moreDaysThanAYear({ destinations }: ContentRenkeiB): Problem[] {
  const list = new ProblemList();
  for (const [index, { persons, days }] of destinations.entries()) {
    const most = (persons ?? 0) * DAYS_IN_A_YEAR;
    list.check(
      persons === null || days === null || days <= most,
      `destinations[${index}].days`,
      `派遣延べ日数（${grouped(days ?? 0)}日）が、延べ派遣人数（${grouped(persons ?? 0)}人）が1年に働ける日数（${grouped(most)}日）を超えています。どちらかを直してください。`,
    );
  }
  return list.problems;
}

const DAYS_IN_A_YEAR = 366;
const grouped = (figure: number) => figure.toLocaleString('ja-JP');

/** 法119①: one training or both; specialty trainees are those of 2号. */
function trainingProblems({ clinicalTraining, specialtyTraining, specialtyTraineesApplied }: ContentC1): Problem[] {
  const list = new ProblemList();
  list.check(
    clinicalTraining || specialtyTraining,
    'clinicalTraining',
    '臨床研修（法119①一）と専門研修（法119①二）の一方又は両方を選んでください。',
  );
  list.check(
    specialtyTraining || !specialtyTraineesApplied,
    'specialtyTraineesApplied',
    '専攻医に適用するには、専門研修（法119①二）を選んでください。',
  );
  return list.problems;
}
